"""Captions and picture credits: ``Caption. [credit](url)``, ``(Photo: X)``, ``Foto: X / Y``."""

import re
from dataclasses import dataclass

from briefings.agencies import agency_of
from briefings.ingest.clippings.marks import LINK, plain
from briefings.ingest.labels import match_label
from briefings.urls import is_web

_WORD = (
    r"photos?(?:graph)?(?: credit| courtesy(?: of)?| by| from)?"
    r"|image(?: credit| courtesy(?: of)?| by| source)?|picture(?: credit| by)?|pic(?:s)?"
    r"|(?:photo )?credits?(?: line)?|courtesy(?: of)?|file photo|handout"
    r"|illustration(?: by)?|graphic(?: by)?|фото(?:графия)?|снимок|иллюстрация"
    r"|світлина|ілюстрація|фота"
    r"|foto(?:s)?|bild(?:quelle|nachweis)?|abbildung|photo(?:graphie)?|crédits?(?: photo)?|image"
    r"|imagen|fotografía|fotografia|immagine|imagem|crédito|zdjęcie|fot\.|snímek|fotoğraf|görsel"
    r"|الصورة|صورة|تصوير|عکس|צילום|תמונה|图片来源|图片|图源|圖片|摄影|攝影|写真|撮影|提供|사진"
)
#: "(Photo: X)" or "[Foto: X]" at the end
_BRACKETED = re.compile(
    rf"^(?P<caption>.*?)\s*[(\[](?:{_WORD})\s*[:：/]\s*(?P<credit>[^()\[\]]+(?:\([^()]*\))?)[)\]][.*_]*$",
    re.IGNORECASE,
)
#: "Caption. Photo: X" and "Photo: X" alone
_LABELLED = re.compile(
    rf"^(?P<caption>(?:.*[.!?…\"”»。])?)\s*[|–—-]?\s*(?<![\w])(?:{_WORD})\s*[:：]\s*(?P<credit>[^.:]\S.*)$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^(?P<caption>.*?)\s*[(\[|–—]?\s*(?:©|\(c\))\s*(?P<credit>[^()\[\]]+?)[)\]]?\.?$",
    re.IGNORECASE,
)
#: "Name/Agency", at most three names
_NAMES = r"[^\W\d_][\w.’' -]{1,40}(?:\s?/\s?[^\W\d_][\w.’' -]{1,40}){1,2}"
#: "Caption. (Name/Agency)", "Caption. [Name/Agency]", "Caption. REUTERS/Name"
_SLASHED = re.compile(
    rf"^(?P<caption>.+?[.!?…])\s*(?:[(\[](?P<in>{_NAMES})[)\]]|\s(?P<naked>{_NAMES}))[.*_]*$"
)
#: "Caption. Photo by Name/Agency.", "Caption. Credit...Name/Paper"
_BY = re.compile(
    r"^(?P<caption>.*[.!?…\"”»])\s*(?:(?:photo|photograph|picture|image|illustration|foto|imagen)s?"
    r"\s(?:by|de|von|di|da|od|courtesy of)\s+|credit\s?\.{3}\s?)(?P<credit>[^\W\d_].+?)\.?$",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a caption; real ones stay below 300
_LONGEST_CREDIT = 90
_MOST_NAMES = 5  # words of a credit in a script without capitals
_MOST_WORDS = 30  # of a caption that a label announces
#: Words of lower case that stand in credits: "Ann Ray for The Paper via AP".
_JOINTS = {"for", "via", "of", "and", "the", "by", "für", "pour", "para", "de", "von", "van", "da",
           "di", "del", "la", "le", "y", "et", "und", "и", "та", "courtesy", "handout"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's words and who made it."""

    caption: str  #: plain text; "" if only the credit stands there
    credit: str | None  #: None if nobody is named
    credit_url: str | None  #: address that the credit links to


def read_caption(line: str) -> Caption | None:
    """Return caption and credit of a line that names who made a picture, or None."""
    line = line.strip().strip("*_").strip()
    if len(line) > _LONGEST + _LONGEST_CREDIT:
        return None
    return _linked(line) or _worded(line) or _announced(line)


def _linked(line: str) -> Caption | None:
    """Read "Caption. [credit](url)": one link, at the end, short, after a full sentence."""
    links = list(LINK.finditer(line))
    if len(links) != 1 or line[links[0].end() :].strip(" .)"):
        return None
    match = links[0]
    before, credit = line[: match.start()].strip(), plain(match["text"])
    named = re.fullmatch(rf"(?P<caption>.*?)[ (|–—-]*(?:{_WORD})\s*[:：]?", before, re.IGNORECASE)
    if named:
        before = named["caption"].strip()
    sentence = not before or bool(re.search(r"[.!?…\"”»)。]$", before)) or before.endswith("|")
    if not sentence or len(credit.split()) > 6 or not credit or (not before and not named):
        return None
    url = match["url"] if is_web(match["url"]) else None
    return Caption(plain(before.rstrip("| ")), credit, url)


def _worded(line: str) -> Caption | None:
    text = plain(line)
    if announced := match_label("caption", text):
        text = announced[1]
    for pattern in (_BRACKETED, _LABELLED, _COPYRIGHT, _BY, _SLASHED):
        match = pattern.match(text)
        if not match:
            continue
        groups = match.groupdict()
        credit = groups.get("credit") or groups.get("in") or groups.get("naked") or ""
        credit = credit.strip(" .,;|")
        if 0 < len(credit) <= _LONGEST_CREDIT and _is_credit(credit):
            link = LINK.search(line)
            url = link["url"] if link and is_web(link["url"]) else None
            return Caption(match["caption"].strip(" |–—-"), credit, url)
    return None


def _announced(line: str) -> Caption | None:
    """Read "Caption: A ship in the canal." and "Photo: A ship crosses the canal": one sentence."""
    text = plain(line)
    found = match_label("caption", text)
    alone = re.match(rf"^(?:{_WORD})\s*[:：]\s*(?P<rest>\S.*)$", text, re.IGNORECASE)
    rest = found[1] if found else alone["rest"] if alone else ""
    one = len(rest.split()) <= _MOST_WORDS and not re.search(r"[.!?…。]\s*\S", rest)
    if not rest or not one or rest[0].islower() or rest.lower().startswith("http"):
        return None
    return Caption(rest, None, None)


def _is_credit(text: str) -> bool:
    """Tell whether a text names somebody: no sentence, no address, capitals where there are any."""
    words = text.split()
    signed = "/" in text or agency_of(words[0])
    prose = re.search(r"[.!?]\s+[^\W\d_]{2,}\s", text)
    lower = [w for w in words if w[0].islower() and w.lower().strip(".,") not in _JOINTS]
    uncased = text.lower() == text.upper()
    if prose or text.lower().startswith("http") or (uncased and len(words) > _MOST_NAMES):
        return False
    return len(words) <= 12 and (
        bool(signed) or "." in words[0] or not (words[0][0].islower() or len(lower) > 2)
    )
