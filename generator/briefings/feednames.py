"""Under which authority (RFC 4151) feeds name things where no ``feed_authority`` is set.

By where the site stands first. That is noted beside the articles, so that a site that moves keeps
its names, and readers of its feeds do not see every article anew.
"""

import json
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

#: The note, in content/. Not a cache.
FILE = ".feeds.json"
_KEY = "feed_authority"
#: A year in which the host was the archive's: no archive of this program is older.
_YEAR = 2026
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_NUMBERS = re.compile(r"[\d.]+")
_NOTED = re.compile(rf"{_HOST.pattern},\d{{4}}(:[\w.~%/-]+)?", re.ASCII)


def authority(site_url: str, content: Path) -> str:
    """Return what was noted in a folder of articles, else what the address gives; may be ""."""
    return noted(content) or derived(site_url)


def noted(content: Path) -> str:
    """Return the authority that feeds have had; "" without a note, or with a damaged one."""
    try:
        told = json.loads((content / FILE).read_bytes())
    except (OSError, ValueError):
        return ""
    found = told.get(_KEY) if isinstance(told, dict) else None
    return found if isinstance(found, str) and _NOTED.fullmatch(found) else ""


def derived(site_url: str) -> str:
    """Return host, year and, since several archives may share a host, path: ``a.example,2026:x``.

    "" for this machine and for addresses of numbers, which are no one's for long.
    """
    try:
        parts = urlsplit(site_url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return ""
    if not _HOST.fullmatch(host) or _NUMBERS.fullmatch(host):
        return ""
    path = quote(parts.path.strip("/"), safe="%/")
    return f"{host},{_YEAR}:{path}" if path else f"{host},{_YEAR}"


def note(name: str) -> bytes:
    """Return what the note of an authority holds."""
    return (json.dumps({_KEY: name}, indent=1) + "\n").encode()
