"""Lines that say where a text was published: ``Source: Reuters, https://...`` and their like.

A line leaves the body only if all of its words are understood: an address, an outlet, a date,
the title. What else stands beside an address is a sentence of the text.
"""

import re
from urllib.parse import urlsplit

from briefings.agencies import agency_of
from briefings.ingest import outlets
from briefings.ingest.clippings.marks import LINK, Address, bare_address, find_address, plain
from briefings.ingest.clippings.sheet import Sheet
from briefings.ingest.dates.claims import claim_dates
from briefings.ingest.dates.lines import DateFound, find_dates
from briefings.ingest.labels import match_bare_label, match_label, names_only
from briefings.mentions import match_line
from briefings.text import title_key
from briefings.urls import canonical, is_web

#: Labels that name only an address, never an outlet.
_ADDRESS_ONLY = re.compile(
    r"url|uri|link|address|адрес|ссылк|посиланн|enlace|lien|رابط|קישור|链接|リンク|web",
    re.IGNORECASE,
)
#: Labels that say when somebody saved the page: the date on the line is not the outlet's.
_SAVING = re.compile(r"clipped|saved|retrieved|copied|captured|archived|accessed", re.IGNORECASE)
#: Between the parts of "Al-Monitor, 4 July 2023" and "BIRN on 7 May 2023".
_JOINT = re.compile(r"\s*[,|]\s+|\s+[—–-]\s+|\s*[()]\s*|\s(?:on|am|le|el|il|vom|от|від)\s(?=\d)")
_NOTHING = re.compile(
    r"(?i)here|link|click here|at|on|see|тут|здесь|hier|ici|aquí|cliquez ici|هنا|כאן"
)
_NO_ORIGINAL = re.compile(
    r"subscri|newsletter|sign-?up|donat|log-?in|/account|/share|abonn|suscri|podpis|подпис",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


def take_source(sheet: Sheet, at: int) -> bool:
    """Take ``Source: ...`` with an address on it or below it, or with an outlet's short name."""
    line = sheet.text(at)
    found = match_label("source", line)
    if found is None:
        found = match_bare_label("source", line)
        if not found or not find_address(found[1]):
            return False
        # "From the beginning" is no label: without a colon all the rest must be understood
        if not _all_understood(sheet, "url", found[1]):
            return False
    label, rest = found
    if match_line(line) and not bare_address(rest):
        return False  # "Read more: Some other title"
    if not rest.strip("*_ "):
        return _take_below(sheet, at)
    address = find_address(rest, without_scheme=True)
    if address:
        return _take_address(sheet, at, label, rest)
    return _take_name(sheet, at, label, rest)


def is_original(sheet: Sheet, address: Address) -> bool:
    """Tell whether an address that nothing announces can be that of the text.

    A link's text must be the outlet, the title, or say "original"; a front page is no article.
    """
    parts = urlsplit(address.url)
    if _NO_ORIGINAL.search(f"{parts.path} {address.name}") or not parts.path.strip("/"):
        return False
    name = address.name
    return not name or bool(
        outlets.name_in(name)
        or outlets.fits_host(name, address.url)
        or _is_title(sheet, name)
        or names_only("source", name)
    )


def take_address(sheet: Sheet, at: int, rule: str, confidence: float) -> bool:
    """Take a line that is an address and nothing else; at most one of a text."""
    address = bare_address(sheet.text(at))
    if not address or not is_original(sheet, address):
        return False
    known = {canonical(str(w.value)) for w in sheet.witnesses if w.field == "source_url"}
    if known and canonical(address.url) not in known:
        return False
    sheet.claim("source_url", address.url, rule, at, confidence)
    if (
        address.name
        and not _is_title(sheet, address.name)
        and not names_only("source", address.name)
    ):
        sheet.claim("source", outlets.name_in(address.name) or address.name, rule, at, 0.6)
    sheet.take(at)
    return True


def _take_below(sheet: Sheet, at: int) -> bool:
    """Take a label with nothing behind it and the address on the next line."""
    below = sheet.after(at)
    line = sheet.text(below)
    if not find_address(line) or not _all_understood(sheet, sheet.text(at), line):
        return False
    _claim(sheet, below, sheet.text(at), line)
    sheet.take(at, below)
    return True


def _take_address(sheet: Sheet, at: int, label: str, rest: str) -> bool:
    if not _all_understood(sheet, label, rest):
        return False
    _claim(sheet, at, label, rest)
    sheet.take(at)
    return True


def _claim(sheet: Sheet, at: int, label: str, rest: str) -> None:
    address = find_address(rest, without_scheme=True)
    assert address is not None
    sure = 0.85 if not re.search(r"https?://", sheet.text(at)) else 0.95
    sheet.claim("source_url", address.url, f"source block ({label.strip('*_:： ')})", at, sure)
    for part in _parts_beside(rest, address):
        if found := find_dates(part, sheet.lang):
            kind = "captured" if _SAVING.search(label) else "date"
            dates = tuple(DateFound(kind, one.readings, one.text) for one in found)
            claim_dates(sheet, at, dates, "date in the source block", 0.7)
        elif not _is_title(sheet, part) and not _NOTHING.fullmatch(part):
            sheet.claim("source", outlet_of(part) or "", "name in the source block", at, 0.8)


def _all_understood(sheet: Sheet, label: str, rest: str) -> bool:
    address = find_address(rest, without_scheme=True)
    if address is None:
        return False
    strict = bool(_ADDRESS_ONLY.search(label)) and not re.search(r"(?i)origin|article", label)
    if strict and not urlsplit(address.url).path.strip("/"):
        return False  # "Website: https://museum.example" is no article
    return all(
        _NOTHING.fullmatch(part)
        or find_dates(part, sheet.lang)
        or _is_title(sheet, part)
        or (is_known(part, address.url) if strict else _is_name_like(part))
        for part in _parts_beside(rest, address)
    )


def is_known(name: str, url: str) -> bool:
    """Tell whether a name is an outlet's or agency's, by the tables or by the address."""
    return bool(agency_of(name) or outlets.name_in(name) or outlets.fits_host(name, url))


def _parts_beside(rest: str, address: Address) -> list[str]:
    """Return the pieces of text beside an address, its link's text among them."""

    def text_of(link: re.Match[str]) -> str:
        return f", {link['text']}, " if link["url"] == address.url else link[0]

    text = plain(LINK.sub(text_of, rest).replace(address.url, ", "))
    text = text.replace(address.url.removeprefix("https://"), ", ")
    parts = (part.strip(" .,:;|*_<>()[]-–—，：") for part in _JOINT.split(f" {text} "))
    return [part for part in parts if part and not is_web(part)]


def _is_title(sheet: Sheet, text: str) -> bool:
    """Tell whether a text is the title of the sheet, perhaps with the outlet behind it."""
    titles = [sheet.title, *(str(w.value) for w in sheet.witnesses if w.field == "title")]
    keys = [title_key(title) for title in titles if title]
    return any(key and title_key(text).startswith(key) for key in keys)


def outlet_of(text: str) -> str | None:
    """Return the name of an outlet as it shall be shown, or None if the text cannot be one."""
    text = text.strip(" .,:;|*_-–—")
    if text.count("(") != text.count(")"):
        text = text.strip("() ")
    if not text or is_web(text) or len(text.split()) > 6 or _NOTHING.fullmatch(text):
        return None
    return outlets.name_in(text) or text


def _agency(name: str) -> tuple[str, ...]:
    found = agency_of(name)
    return (found,) if found else ()


def _take_name(sheet: Sheet, at: int, label: str, rest: str) -> bool:
    """Take "Source: Reuters": a name in capitals, no sentence."""
    if _ADDRESS_ONLY.search(label):
        return False
    text = plain(rest)
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}/?", text, re.IGNORECASE):
        _claim_host(sheet, at, text.strip("/").lower())
        return True
    # "Reuters, 3 May 2022", "四川日报 2020年9月27日"
    first, last = [*re.split(r",|(?<=[\u2e80-\uffff])\s+(?=\d{4})", text, maxsplit=1), ""][:2]
    dates = find_dates(last.strip(" ()"), sheet.lang) if last else ()
    name = outlet_of(first if dates else text)
    if not name or not (agency_of(name) or outlets.name_in(name) or _is_name_like(name)):
        return False
    claim_dates(sheet, at, dates, "date in the source block", 0.7)
    sheet.claim("source", name, "name in the source block", at, 0.8)
    sheet.claim("agency", _agency(name), "name in the source block", at, 0.6)
    sheet.take(at)
    return True


def _claim_host(sheet: Sheet, at: int, host: str) -> None:
    known = outlets.shipped().find(f"https://{host}")
    name = known[1].name if known else host.removeprefix("www.")
    sheet.claim("source", name, "host in the source block", at, 0.75)
    sheet.take(at)


def _is_name_like(text: str) -> bool:
    words = text.split()
    first = next((c for c in text if c.isalnum()), "a")
    return (
        len(words) <= 6
        and len(text) <= _LONGEST_NAME
        and first == first.upper()
        and not first.isdigit()
        and not re.search(r"[.!?]\s|\d{4}|[:：]", text)  # a sentence, a date, another label
    )
