"""Closing lines of an extracted text that speak for the site: promotions, notes on the author.

Only what stands at the end is looked at, and only as long as each line is of that kind: within an
article the same words may be its text.
"""

import re
from collections.abc import Sequence

from briefings.mentions import match_line
from briefings.text import title_key

_MOST = 6  # lines taken at most
_LONGEST = 80  # words of such a line
_OFFER = 15  # words of a line that says where the free part ends
_SHORT = 5  # characters of a name that says nothing
_LEAST_KEPT = 0.7  # share of the text's words that stays at least; else the article is of that kind
#: What sites ask of readers, and say of themselves, in the languages at hand.
_TALK = re.compile(
    r"newsletter|sign up|subscri(?:be|ption)|follow (?:us|him|her|them|me)\b|(?-i:Follow) |"
    r"on (?:twitter|facebook|instagram|google news)|click here|"
    r"(?:be reached|^\W*(?:contact|write to|e-?mail)) .{0,60}@|tell us what you think|"
    r"all rights reserved|subject to copyright|©|terms of (?:use|service)|"
    r"affiliate (?:fee|link|marketer|partner)|"
    r"download (?:our|the) app|join the conversation|leave a comment|our standards:|"
    r"abonnieren|newsletter|jetzt anmelden|folgen sie|alle rechte vorbehalten|"
    r"abonnez[- ]|inscrivez[- ]|suivez[- ]|tous droits réservés|"
    r"suscr[ií]b|síguenos|todos los derechos|apúntate|"
    r"iscriviti|seguici|tutti i diritti|assine |inscreva-se|siga |todos os direitos|"
    r"подпи(?:сывай|шит|ши)|читайте нас|все права защищены|підпи(?:суй|ш)|"
    r"zapisz się|obserwuj|wszelkie prawa|odebírejte|sledujte|abone ol|takip ed|"
    r"订阅|关注我们|版权所有|责编|登録|フォロー|無断転載|구독|무단 전재|اشترك|تابعونا|حقوق",
    re.IGNORECASE,
)
#: What sites write where the free part ends, as seen on their pages.
PAYS = re.compile(
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
#: A longer heading is the text of a list of facts with pictures.
_HEADING = re.compile(r"#{1,6}\s+(?:\S+\s*){1,8}$")
_SPOKEN = re.compile(
    r"\W{0,3}P\.\s?(?:P\.\s?)?S\.|[\"“„«]"
)  # a postscript, and what somebody said, are the author's


def without_closing(text: str, authors: Sequence[str] = ()) -> str:
    """Return the Markdown without the lines at its end that are no part of the article.

    ``authors`` are names; a closing line that begins with one is a note on who wrote. Related lines
    among them stay.
    """
    lines = _without_offer(text.rstrip("\n").split("\n"))
    keys = [key for name in authors if len(key := title_key(name)) > _SHORT]
    left = sum(len(line.split()) for line in lines) * (1 - _LEAST_KEPT)
    for at in _last(lines):
        left -= len(lines[at].split())
        if match_line(lines[at]):
            continue
        if left < 0 or not _is_closing(lines[at], keys):
            break
        lines[at] = ""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _without_offer(lines: list[str]) -> list[str]:
    """Return the lines above a short last one that says the rest is for subscribers."""
    for at in _last(lines)[::-1]:
        if at and len(lines[at].split()) <= _OFFER and PAYS.search(lines[at]):
            rest = any(len(line.split()) > _LONGEST for line in lines[at:])
            return lines if rest else lines[:at]
    return lines


def _last(lines: Sequence[str]) -> list[int]:
    """Return the places of the last lines that are not empty, the last one first."""
    return [at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()][:_MOST]


def _is_closing(line: str, authors: Sequence[str]) -> bool:
    if line.startswith(("|", "```", ">", "[^")) or len(line.split()) > _LONGEST:
        return False
    key = title_key(line)
    noted = any(key.startswith(name) for name in authors) and not re.search(r'["“«]', line)
    asks = _TALK.search(line) and not _SPOKEN.match(line)
    return bool(_HEADING.match(line) or asks or noted)
