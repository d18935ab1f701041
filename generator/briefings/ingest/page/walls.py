"""Pages that hold less than their article: a teaser, a wall of consent, a text not loaded yet."""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.ingest.page.jsonld import find_article
from briefings.report import Level, Note

_TEASER = 2500  # characters of a text that a paywall may have cut; a longer one is hardly a teaser
_WALL = 1500  # characters of a page that only asks for consent
#: What sites write where the free part ends, as seen on their pages.
_PAY = re.compile(
    r"subscribe (?:now )?to (?:continue|keep) reading|to continue reading,? (?:subscribe|log in)|"
    r"this (?:article|content|story) is (?:only |reserved )?for subscribers|"
    r"mit (?:einem )?abo(?:nnement)? (?:weiter)?lesen|nur für abonnenten|"
    r"r[ée]serv[ée] aux abonn[ée]s|il vous reste \d+\s?% de cet article|"
    r"(?:contenido|art[ií]culo) (?:exclusivo|solo) para suscriptores|"
    r"suscr[ií]bete para seguir leyendo|"
    r"(?:contenuto|articolo) riservato agli abbonati|abbonati per continuare|"
    r"conte[úu]do exclusivo para assinantes|alleen voor abonnees|"
    r"tylko dla prenumerator[óo]w|pozostało \d+\s?% tekstu|"
    r"только (?:для|по) подпис|чтобы прочитать (?:дальше|полностью)|"
    r"тільки для передплатників|pouze pro předplatitele|"
    r"会員限定|有料会員|この記事は有料|订阅后(?:可)?阅读|登录后(?:可)?阅读|구독자 전용",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookies?\b|consent|privacy (?:policy|settings)|partners? (?:store|process)|accept all|"
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
_LEAST = 300  # characters of a text that more than such a line is in


def find_walls(name: str, tree: etree._Element, body: str) -> Iterator[Note]:
    """Yield a finding where the page itself tells that its article is not all here."""
    if reason := _pays(tree, body):
        what = f"only the beginning of the article may be here, behind a paywall ({reason})."
        remedy = "Save the page again while you are signed in, or set `publish: excerpt`."
        yield Note(Level.FINDING, name, f"{what} {remedy}")
    elif _asks_consent(body):
        what = "the page asks for consent (cookies) and may hold no article."
        yield Note(Level.FINDING, name, f"{what} Agree to it or decline, then save the page again.")
    elif len(body) < _LEAST and _UNLOADED.search(body):
        what = "the page was saved before its text was loaded."
        yield Note(Level.FINDING, name, f"{what} Save it again when the text is to be seen.")


def _pays(tree: etree._Element, body: str) -> str:
    if len(body) > _TEASER:
        return ""
    thing = find_article(tree)
    if thing is not None and str(thing.values.get("isAccessibleForFree")).lower() == "false":
        return "isAccessibleForFree: false"
    text = " ".join(" ".join(map(str, tree.itertext())).split())
    match = _PAY.search(text)
    return f'"{match[0]}"' if match else ""


def _asks_consent(body: str) -> bool:
    """Tell whether more than half of the sentences of a short text speak of consent."""
    if len(body) > _WALL:
        return False
    sentences = [part for part in re.split(r"[.!?。]\s*|\n+", body) if len(part) > 10]
    asking = sum(bool(_CONSENT.search(sentence)) for sentence in sentences)
    return asking >= 2 and asking > len(sentences) / 2
