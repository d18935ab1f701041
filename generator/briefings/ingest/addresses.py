"""What an address says by itself: the day, the outlet's own id, words of the title, an archive."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from briefings.dates import from_iso
from briefings.model import IsoDate
from briefings.urls import is_web

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?([01]\d)[/_.-]?([0-3]\d)(?!\d)")
_DAY_SLASH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$|-)")
_DAY_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})[a-z]*/(\d{1,2})(?=/|$)", re.IGNORECASE)
_DAY_LAST = re.compile(r"(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.]((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/([01]?\d)(?=/|$)")
#: Ids as outlets write them into addresses, each seen in the wild.
_IDS = (
    re.compile(r"[-/_]([a-z]{1,2}-?\d{4,})(?:\.\w+)?/?$"),  # ...-a79041, /a-63388412
    re.compile(r"[-/_](\d{5,})(?:[.-][a-z]+)?/?$"),  # ...-63207092, /7369212/, /123456.html
    re.compile(r"[-/_](\d{5,})/[^/]*$"),  # /63207092/title-of-it
    re.compile(r"/(\d{5,})/"),
    re.compile(r"/(?:article|story|news|id)[/-]?(\d{5,})\b"),
)
_ID_KEYS = ("id", "article_id", "articleid", "storyid", "story_id", "p", "newsid", "news_id")
_ARCHIVED = re.compile(
    r"^https?://web\.archive\.org/web/(\d{4,14})[a-z_]*/(https?:/{1,2}.+)$", re.IGNORECASE
)
_ARCHIVED_TODAY = re.compile(
    r"^https?://archive\.(?:today|ph|is|li|fo|md|vn)/(\d{4}[\d.-]*)/(https?://.+)$", re.IGNORECASE
)


def find_day(url: str) -> IsoDate | None:
    """Return the day (or only the month) that the address holds, or None."""
    path = _path(url)
    if named := _DAY_NAMED.search(path):
        month = named[2].lower()[:3]
        if month in _MONTHS:
            return from_iso(f"{named[1]}-{_MONTHS.index(month) + 1:02}-{int(named[3]):02}")
    for pattern, order in ((_DAY_SLASH, (1, 2, 3)), (_DAY, (1, 2, 3)), (_DAY_LAST, (3, 2, 1))):
        for match in pattern.finditer(path):
            year, month, day = (match[group] for group in order)
            if found := from_iso(f"{year}-{month:0>2}-{day:0>2}"):
                return found
    vague = _MONTH.search(path)
    return from_iso(f"{vague[1]}-{vague[2]:0>2}") if vague else None


def find_id(url: str) -> str | None:
    """Return the outlet's own id of the article, or None where the address shows none."""
    path = _path(url)
    for pattern in _IDS:
        match = pattern.search(path)
        if match and not _is_day(match[1]):
            return match[1].replace("-", "")
    query = dict(parse_qsl(urlsplit(url).query)) if is_web(url) else {}
    return next((query[k] for k in _ID_KEYS if query.get(k, "").isdigit()), None)


def find_title(url: str) -> str | None:
    """Return words of a title from the last telling part of the address, or None."""
    parts = [part for part in _path(url).split("/") if part]
    for part in reversed(parts[-2:]):
        stem = re.sub(r"\.\w{2,5}$|-[a-z]-?\d{4,}$", "", part)
        words = [w for w in re.split(r"[-_+ ]+", stem) if w and not re.fullmatch(r"[a-z]?\d+", w)]
        if len(words) >= 4 and all(any(c.isalpha() for c in w) or w.isdigit() for w in words):
            title = " ".join(words)
            return title[0].upper() + title[1:]
    return None


def find_original(url: str) -> tuple[str, IsoDate | None] | None:
    """Return the original address and the day of the copy for an address in a web archive."""
    match = _ARCHIVED.match(url) or _ARCHIVED_TODAY.match(url)
    if not match:
        return None
    digits = re.sub(r"\D", "", match[1])[:8]
    parts = [digits[:4], digits[4:6], digits[6:8]]
    original = re.sub(r"^(https?:)/+", r"\1//", match[2])
    return (original, from_iso("-".join(p for p in parts if p))) if is_web(original) else None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def _is_day(digits: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d[01]\d([0-3]\d)?", digits))
