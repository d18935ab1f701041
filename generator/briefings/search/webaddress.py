"""Web addresses in a query and in the index.

Twin: theme/scripts/search-query.js.
"""

import re

_OPENING = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)
#: What outlets and platforms add to tell where a reader came from.
_TRACKER = re.compile(r"(?<=[?&])(?:utm_\w+|[fgy]clid|igshid)=[^&#]*", re.IGNORECASE)


def to_bare(url: str) -> str:
    """Return what tells one address from another: without scheme, www, trackers and fragment."""
    return _TRACKER.sub("", _OPENING.sub("", url)).partition("#")[0]
