"""The styles of the theme, joined and made small: theme/styles -> theme/css/site.css in the site.

They are written in files by layer, which ``site.css`` imports; a browser would ask for each of them
in turn before it paints anything.
"""

import re
from pathlib import Path

from briefings.model import SitePath

SHEET = SitePath("theme/css/site.css")
#: A string, which stays, or a comment, which goes.
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_LINE_END = re.compile(r"\s*\n\s*")
_IMPORT = re.compile(
    r'@import url\("(?P<file>[\w-]+\.css)"\) layer\((?P<layer>\w+)\)(?P<media>[^;]*);'
)


def styles(theme: Path) -> dict[SitePath, bytes]:
    """Return the one style sheet by its place in the site; nothing for a theme without layers."""
    folder = theme / "styles"
    if not (folder / "site.css").is_file():
        return {}
    return {SHEET: joined(folder)}


def joined(folder: Path) -> bytes:
    """Return site.css with what it imports in its place, in the order of its layers."""
    sheet = (folder / "site.css").read_text("utf-8")
    layers = dict.fromkeys(found["layer"] for found in _IMPORT.finditer(sheet))
    order = f"@layer {', '.join(layers)};\n" if layers else ""
    whole = order + _IMPORT.sub(lambda found: _block(folder, found), sheet)
    # no more than that: a space before a colon may tell a descendant from its parent
    bare = _COMMENT.sub(lambda found: found[1] or "", whole)
    return _LINE_END.sub("\n", bare).encode()


def _block(folder: Path, found: re.Match[str]) -> str:
    text = (folder / found["file"]).read_text("utf-8")
    block = f"@layer {found['layer']} {{\n{text}\n}}\n"
    media = found["media"].strip()
    return f"@media {media} {{\n{block}}}\n" if media else block
