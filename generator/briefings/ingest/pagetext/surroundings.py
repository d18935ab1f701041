"""What the elements around a piece of text say of it: kinds of element, words of their classes."""

import re
from functools import lru_cache

from lxml import etree

from briefings.ingest.pagetext.boilerplate import is_furniture

#: Kinds of what stands in pages, by words that sites put into classes, ids and roles.
_GROUPS = (
    r"article|story|body|content|entry|text|post|main|paragraph|copy|prose",
    r"caption|legend|credit|figure|image|photo|picture|media|gallery|slide|bild|foto",
    r"relat|recommend|teaser|trending|popular|outbrain|taboola|promo|recirc|most|latest|river",
    r"card|list|feed|item|more|next|hub|collection|carousel|swiper|grid|row|column",
    r"byline|author|writer|reporter|contributor|bio|profile|avatar|autor",
    r"date|time|publish|meta|updated|info",
    r"comment|disqus|discuss|repl(?:y|ies)|respond",
    r"shar(?:e|ing)|social|follow|facebook|twitter|instagram|whatsapp",
    r"newsletter|subscri|signup|login|register|paywall|donat|cta|banner|abo|piano|form",
    r"^ads?$|advert|sponsor|adslot|dfp|gpt|commercial|anzeige",
    r"^nav|menu|breadcrumb|toolbar|toc|^tags?$|topic|keyword|categor|search",
    r"footer|header|sidebar|cookie|consent|widget|modal|popup|overlay|skip|disclaimer|copyright",
    r"hidden|invisible|hide|^sr$|offscreen|print",
    r"subtitle|subhead|dek|standfirst|lead|lede|summary|intro|excerpt|deck|abstract|chapo|kicker",
    r"quote|pull|tweet|embed|zitat|citation",
    r"box|fact|aside|inset|highlight|key|bullet|note|info",
    r"title|headline|heading|name|label",
    r"tag|button|btn|link|icon|tool|action|player|video|audio|podcast|map|chart",
)
_PATTERNS = tuple(re.compile(group) for group in _GROUPS)
GROUPS = len(_GROUPS) + 1  #: kinds, and parts of the site
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_ATTRIBUTES = ("class", "id", "itemprop", "role", "data-testid", "data-component")
#: Kinds of elements around a piece that tell of it.
_TAGS = {
    tag: 1 << at
    for at, tag in enumerate((
        "article", "main", "aside", "footer", "header", "figure", "figcaption", "ul", "ol", "table",
        "form", "blockquote", "section", "a", "dl", "details", "address", "center",
    ))
}  # fmt: skip
TAGS = len(_TAGS)


def words_around(element: etree._Element) -> int:
    """Return the kinds that an element's own names speak of, as bits."""
    if element.tag in {"body", "html"}:
        return 0
    names = " ".join(filter(None, map(element.get, _ATTRIBUTES)))
    return (_kinds(names[:500]) if names else 0) | is_furniture(element) << len(_GROUPS)


@lru_cache(maxsize=4096)  # one page names its parts alike
def _kinds(names: str) -> int:
    kinds = 0
    for word in _WORD.findall(_HUMP.sub("-", names).lower()):
        kinds |= _kinds_of_word(word)
    return kinds


@lru_cache(maxsize=8192)
def _kinds_of_word(word: str) -> int:
    return sum(bool(pattern.search(word)) << at for at, pattern in enumerate(_PATTERNS))


def tag_bit(element: etree._Element) -> int:
    """Return the kind of an element as a bit, 0 if it tells nothing."""
    return _TAGS.get(str(element.tag), 0)
