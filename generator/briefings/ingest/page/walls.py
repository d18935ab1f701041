"""Pages that hold less than their article: a teaser, a wall of consent, a text not all there."""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.ingest.page.jsonld import find_article
from briefings.ingest.pagetext.closing import PAYS
from briefings.report import Level, Note

_TEASER = 2500  # characters of a text that a paywall may have cut; a longer one is hardly a teaser
_WALL = 1500  # characters of a page that only asks for consent
_CONSENT = re.compile(
    r"cookies?\b|consent|privacy|partners? (?:store|process)|personal data|legitimate interest|"
    r"accept (?:all|or)|(?:manage|save) (?:your )?(?:choices|preferences|settings|options)|"
    r"your choices|personali[sz]ed (?:ads|advertising)|"
    r"einwilligung|datenschutz|zustimm|akzeptieren|consentement|accepter|confidentialité|"
    r"consentimiento|aceptar|privacidad|consenso|accetta|toestemming|zgod[aęy]|"
    r"согласи|файл\w* cookie|персональных данных|同意|쿠키",
    re.IGNORECASE,
)
#: What a page says whose text a program would have loaded.
_UNLOADED = re.compile(
    r"(?:enable|requires?|turn on|activ\w+|aktivier\w+|habilit\w+|włącz\w*|zapn\w+|включите|"
    r"увімкніть|启用) javascript|javascript (?:is|muss|doit|debe|must|has to|to run)|"
    r"^\W*(?:loading|wird geladen|chargement|cargando|загрузка|завантаження)\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)  # a page, no piece of one
_ENDED = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_HOLDER = re.compile(r"<(/?)(?:div|article|section|main|table|script|style)\b", re.IGNORECASE)
_LEAST = 300  # characters of a text that more than such a line is in


def find_walls(name: str, tree: etree._Element, body: str, title: str = "") -> Iterator[Note]:
    """Yield a finding where the page itself tells that its article is not all here."""
    if reason := _pays(tree, body):
        what = f"only the beginning of the article may be here, behind a paywall ({reason})."
        remedy = "Save the page again while you are signed in, or set `publish: excerpt`."
        yield Note(Level.FINDING, name, f"{what} {remedy}")
    elif _asks_consent(f"{title}\n{body}"):
        what = "the page asks for consent (cookies) and may hold no article."
        yield Note(Level.FINDING, name, f"{what} Agree to it or decline, then save the page again.")
    elif len(body) < _LEAST and _UNLOADED.search(body):
        what = "the page was saved before its text was loaded."
        yield Note(Level.FINDING, name, f"{what} Save it again when the text is to be seen.")


def find_break(name: str, text: str) -> Iterator[Note]:
    """Yield a finding where a page's HTML stops in the middle, as a download that broke off.

    Its last tags may be left out, and some programs do so; those of its divisions may not.
    """
    if not _WHOLE.search(text) or _ENDED.search(text):
        return
    opened = sum(-1 if mark[1] else 1 for mark in _HOLDER.finditer(text))
    if opened > 0 or text.rfind("<") > text.rfind(">"):
        what = "the page breaks off, so the end of the article may be missing."
        yield Note(
            Level.FINDING, name, f"{what} Save it again, or leave it so if the text is whole."
        )


def _pays(tree: etree._Element, body: str) -> str:
    if len(body) > _TEASER:
        return ""
    thing = find_article(tree)
    if thing is not None and str(thing.values.get("isAccessibleForFree")).lower() == "false":
        return "isAccessibleForFree: false"
    text = " ".join(" ".join(map(str, tree.itertext())).split())
    match = PAYS.search(text)
    return f'"{match[0]}"' if match else ""


def _asks_consent(body: str) -> bool:
    """Tell whether more than half of the sentences of a short text speak of consent."""
    if len(body) > _WALL:
        return False
    sentences = [part for part in re.split(r"[.!?。]\s*|\n+", body) if len(part) > 10]
    asking = sum(bool(_CONSENT.search(sentence)) for sentence in sentences)
    return asking >= 2 and asking > len(sentences) / 2
