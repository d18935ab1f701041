"""Blocks of a page that are no part of its article, told by where they stand and what they say."""

import re
from functools import lru_cache

from lxml import etree

from briefings.ingest.pagetext.blocks import Block
from briefings.ingest.pagetext.layout import is_hidden

_ELEMENTS = {"nav", "footer", "form", "button", "select", "dialog", "menu"}
_ROLES = {"navigation", "contentinfo", "search", "dialog", "banner", "toolbar"}
#: Words of class and id attributes of what stands around articles, seen on saved pages.
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|newsletter\w*|subscri\w*|promo\w*|advert\w*|ads?|adslot|"
    r"sponsor\w*|comments?|byline|author\w*|breadcrumb\w*|cookie\w*|consent|related\w*|recommend\w*|"
    r"teasers?|trending|popular|outbrain|taboola|paywall\w*|sign-?up|login|register|toolbar|tags?|"
    r"taglist|topics?|keywords|menu\w*|nav\w*|sidebar|player|playlist|video\w*|audio\w*|podcast\w*|"
    r"sr-only|visually-?hidden|visuallyhidden|screen-?reader\w*|a11y|print-only|modal\w*|popup|"
    r"overlay|tooltip|follow\w*|donat\w*|membership|cta|hidden|widget\w*|carousel|slider|gallery|"
    r"rating|poll|quiz|timestamp|meta|metadata|dateline|pubdate|credits?|copyright|recirc\w*|"
    r"read-?more|more-on|most-read|next-up|embed\w*|bookmark\w*|liveticker|disclaimer|imprint|"
    r"toc|table-of-contents|jump-?links?|skip)(?=$|[\s_-])",
    re.IGNORECASE,
)
#: camelCase is taken apart before the words are looked at.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: What sites say to readers, in short blocks, in small letters: either case is slow to look for.
_TALK = re.compile(
    r"newsletter|sign up|subscri(?:be|ption)|log ?in\b|cookies|advertis|sponsored|follow us|"
    r"download (?:our|the) app|support us|donate|whatsapp|telegram|facebook|copy link|"
    r"share this|loading|javascript|click here|skip to|scroll|"
    r"anzeige\b|abonnieren|anmelden|registrier|jetzt lesen|mehr lesen|weiterlesen|einwilligung|"
    r"externer? inhalt|publicité|abonnez|inscrivez|cliquez|publicidad|suscr[ií]b|haz clic|"
    r"iscriviti|abbonat|pubblicità|реклама|подпис(?:ывай|ат|к)|войти|читайте нас|загрузка|"
    r"przewiń|reklama|subskryb|zapisz się|abone ol|広告|登録|广告|订阅|分享|إعلان|"
    r"اشترك|آگهی|פרסומת",
)
_SHORT = 250  # characters of a block that is talk to readers as a whole
_LEAST = 15  # characters of a block that says anything
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’“«»)\]*_]*$")


#: "Article • UN Climate Change", "News | Europe": names of rooms of the site, no sentence.
_TRAIL = re.compile(r"[^.!?:,\n]{1,40}(?:\s[•·|›»]\s[^.!?:,\n]{1,40})+")


def is_boilerplate(block: Block) -> bool:
    """Tell whether a block is furniture of the site."""
    captioned = block.form == "figcaption" and _article_of(block) is not None
    if len(block.key) < _LEAST and block.form in {"p", "td", "figcaption"} and not captioned:
        return True
    if is_talk(block.markup):
        return True
    if block.form == "p" and _TRAIL.fullmatch(block.markup.strip()):
        return True
    return any(map(is_furniture, (block.element, *block.element.iterancestors())))


def is_talk(text: str) -> bool:
    """Tell whether a short text is what sites say to readers, of themselves."""
    return len(text) <= _SHORT and bool(_TALK.search(text.lower()))


def is_prose(block: Block) -> bool:
    """Tell whether a block is a sentence at least: that long, and ended like one."""
    return bool(_ENDED.search(block.markup)) and len(block.key) >= 2 * _LEAST


def has_same_article(one: Block, other: Block) -> bool:
    """Tell whether two blocks stand in the same article element, or main element."""
    article = _article_of(one)
    return article is not None and article is _article_of(other)


def _article_of(block: Block) -> etree._Element | None:
    return next(block.element.iterancestors("article", "main"), None)


def is_furniture(element: etree._Element) -> bool:
    """Tell whether an element is a part of the site by its kind, its role or its class."""
    if element.tag in {"body", "html", "article", "main"}:
        return False
    if element.tag == "footer" and next(element.iterancestors("blockquote"), None) is not None:
        return False  # names who is quoted
    if element.tag in _ELEMENTS or is_hidden(element) or element.get("role") in _ROLES:
        return True
    own, name = element.get("class"), element.get("id")
    return bool(own or name) and _names_furniture(f"{own or ''} {name or ''}"[:500])


@lru_cache(maxsize=4096)  # one page names its parts alike
def _names_furniture(names: str) -> bool:
    return bool(_CLASSES.search(_HUMP.sub("-", names)))
