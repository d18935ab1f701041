"""What must hold of the files of a site, whatever is in them: names, pictures, limits of hosts."""

import re
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

from briefings import pictures
from briefings.report import Report
from briefings.site import limits

_CSS_REMOTE = re.compile(r"(?:url\(|@import|image-set\()\s*['\"]?\s*(?:https?:)?//", re.IGNORECASE)
#: A drawing that is opened by itself may do what a page may not: it has no policy.
_ACTIVE = re.compile(
    rb"<(?:\w+:)?(?:script|foreignobject)\b|\son[a-z]+\s*=|javascript:"
    rb"|(?:href\s*=|@import|url\()\s*['\"]?\s*(?:https?:)?//",
    re.IGNORECASE,
)
_DATA = "data/articles.ndjson"  # says when the articles came


def check_files(
    files: dict[str, Path], report: Report, *, pages_limits: bool, known: Mapping[str, int]
) -> None:
    """Note what is wrong with files by path: their names, pictures, styles, how many they are.

    ``known``: the sizes of those of which nothing but the name need be looked at.
    """
    folded: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for name, path in files.items():
        if name not in known and path.is_symlink():
            report.finding(name, "a symbolic link. GitHub Pages refuses links; copy the file.")
        other = folded.setdefault(normalize("NFC", name).casefold(), name)
        if other != name:  # one file to Windows and macOS
            what = f"differs from {other} only in case or in how accents are written"
            report.finding(name, f"{what}. Rename one of them.")
        if name in known:
            sizes[name] = known[name]
        elif path.is_file():
            sizes[name] = path.stat().st_size
            if name.startswith("images/") and (fault := _fault_of_picture(path)):
                report.finding(f"content/{name}", fault)
            if name.endswith(".css") and _CSS_REMOTE.search(path.read_text("utf-8", "replace")):
                report.finding(name, "loads from elsewhere. Keep a copy in the site.")
    _check_limits(sizes, files.get(_DATA), report, hard=pages_limits)
    report.count("check", "files", len(sizes))
    report.count("check", "bytes", sum(sizes.values()))


def _check_limits(sizes: dict[str, int], data: Path | None, report: Report, *, hard: bool) -> None:
    """Note what GitHub Pages would refuse, as a failure if that matters, and how long it fits."""
    known = limits.dates_in(data.read_bytes()) if data and data.is_file() else []
    found = limits.outlook(sizes, known, len(known))
    if not hard:
        return
    for where, what, refused in limits.faults(sizes, found):
        if refused:
            report.error(where, limits.refused(what))
        else:
            report.finding(where, what)
    if found.years is not None:
        report.count("check", "years on GitHub Pages", min(limits.LONG, int(found.years)))
    if line := limits.forecast(found):
        report.info("output", line)


def _fault_of_picture(path: Path) -> str:
    """Return what is wrong with a picture and what to do; "" if nothing is."""
    if path.suffix.lower() == ".svg" and _ACTIVE.search(path.read_bytes()):
        return "a drawing with a program, or with an address to load from. Save it as a PNG file."
    if pictures.is_broken(path):
        return "a broken picture. Replace it, or take it out."
    if pictures.is_cut(path):
        return "a picture that is cut off: its end is missing. Copy or load the whole file again."
    return ""
