"""Links that lead out of the archive, and pictures within a text, as a page needs them.

Outward links are robust links (robustlinks.mementoweb.org): beside the address as it is, that of
the original and the day that its author meant, so that a reader can find the page as it was then.
"""

import re
from collections.abc import Mapping

from briefings.model import IsoDate

#: As the sanitiser writes them.
_OUTWARD = re.compile(r'<a href="(https?://[^"]*)"([^>]*?) rel="noopener noreferrer"')
_LOST = '<a rel="noopener noreferrer">'  # its address was refused
_PICTURE = re.compile(r'<img src="([^"]*)"')


def with_robust_links(markup: str, seen: IsoDate | None) -> str:
    """Return harmless HTML whose outward links say what they meant, and when: on day ``seen``."""
    version = f' data-versiondate="{seen[:10]}"' if seen else ""
    return _OUTWARD.sub(
        rf'<a href="\1"\2 rel="external noopener noreferrer" data-originalurl="\1"{version}',
        markup.replace(_LOST, "<a>"),
    )


def with_sizes(markup: str, sizes: Mapping[str, tuple[int, int]]) -> str:
    """Return HTML whose pictures keep room for themselves and load as they come into sight.

    ``sizes`` are width and height in pixels by the address that the page uses.
    """

    def sized(match: re.Match[str]) -> str:
        size = sizes.get(match[1])
        room = f' width="{size[0]}" height="{size[1]}"' if size else ""
        return f'{match[0]}{room} loading="lazy" decoding="async"'

    return _PICTURE.sub(sized, markup)
