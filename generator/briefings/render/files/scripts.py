"""The scripts of the search, joined and made small: theme/scripts -> theme/js in the site.

They are written in small files, each with a task; a reader who came to search would wait for each
of them. What the first list of results needs is one script, what may come after it another, and
what marks the words found in an article a third.
"""

from collections.abc import Iterable
from pathlib import Path

from rjsmin import jsmin

from briefings.model import SitePath

#: The parts of each script in the order in which they are run: theme/scripts/search-NAME.js.
PARTS = {
    SitePath("theme/js/search.js"): (
        *("later", "text", "codec", "shelf", "times", "query", "lookup", "rank", "blocks"),
        *("run", "address", "results", "told", "settle", "page"),
    ),
    SitePath("theme/js/search-later.js"): (
        *("clitics", "repair", "phrases", "feedback", "counts", "excerpt", "mistakes", "hints"),
        *("dates", "histogram", "facets", "pages", "quotes", "limits", "keys"),
    ),
    SitePath("theme/js/search-mark.js"): ("text", "mark"),
}
#: Stands in each source, and once is enough.
_STRICT = '"use strict";\n'


def scripts(theme: Path) -> dict[SitePath, bytes]:
    """Return the scripts by their place in the site; nothing for a theme without a search."""
    folder = theme / "scripts"
    if not folder.is_dir():
        return {}
    return {
        path: joined((folder / f"search-{name}.js").read_text("utf-8") for name in names)
        for path, names in PARTS.items()
    }


def joined(texts: Iterable[str]) -> bytes:
    """Return scripts as one, without comments and space; names stay, so that errors can be read."""
    whole = "\n".join(text.replace(_STRICT, "", 1) for text in texts)
    small: str = jsmin(_STRICT + whole)
    return small.encode() + b"\n"
