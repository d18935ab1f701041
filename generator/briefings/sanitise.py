"""Hostile HTML made harmless: nh3 by an allow-list of our own.

Two walls: this allow-list, and the Content-Security-Policy of every page.
"""

import html
import re

import nh3

from briefings.urls import is_safe_link

#: No page nests elements so deeply; the parser takes quadratic time for those that do, seconds
#: from about 10,000.
_MAX_ELEMENTS = 1000
ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_PARSERS = set("p li dt dd td th tr br hr img wbr input meta link col option".split())
_BLOCK_EDGE = re.compile(
    r"(?=</?(?:address|article|blockquote|br|caption|d[dlt]|div|figcaption|figure|h[1-6]|hr|li|"
    r"ol|p|pre|section|summary|t[dhr]|table|ul)\b)",
    re.IGNORECASE,
)
TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    "var", "wbr",
}  # fmt: skip
#: Their text goes with them; of all other unknown elements the text stays.
DROPPED_WHOLE = {
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "form",
    "select", "textarea", "video", "audio", "canvas", "head", "title", "xmp", "noembed", "noframes",
    "plaintext",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir", "title", "id"},
    "a": {"href", "class"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed", "class"},
    "li": {"value", "class"},
    "time": {"datetime"},
    "p": {"class"}, "span": {"class"}, "div": {"class"}, "hr": {"class"}, "sup": {"class"},
}  # fmt: skip
_OUR_ID = re.compile(r"fn(ref)?\d+(:\d+)?")
OUR_CLASSES = {
    "related-line", "missing", "footnotes", "footnotes-sep", "footnotes-list", "footnote-item",
    "footnote-ref", "footnote-backref", "caption",
}  # fmt: skip


def to_harmless(markup: str) -> str:
    """Return hostile HTML without all that could run, call outside or leave its place."""
    return nh3.clean(
        _shallow(markup),
        tags=TAGS,
        clean_content_tags=DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def to_text(markup: str) -> str:
    """Return the words of hostile HTML, one line a block; scripts and the like go whole."""
    apart = _BLOCK_EDGE.sub("\n", _shallow(markup))
    bare = nh3.clean(apart, tags=set(), clean_content_tags=DROPPED_WHOLE)
    lines = (" ".join(line.split()) for line in html.unescape(bare).split("\n"))
    return "\n".join(line for line in lines if line)


def _shallow(markup: str) -> str:
    """Return HTML as it is, or without any tags if elements are nested beyond all reason."""
    depth = deepest = 0
    for match in ELEMENT.finditer(markup):
        if match[2].lower() not in _CLOSED_BY_PARSERS:
            depth += -1 if match[1] else 1
            deepest = max(deepest, depth)
    return re.sub(r"<[^<>]*>", " ", markup) if deepest > _MAX_ELEMENTS else markup


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    """Return the attribute's value, or None to drop it."""
    if name == "class":
        kept = [word for word in value.split() if word in OUR_CLASSES]
        return " ".join(kept) or None
    if name == "id":
        return value if _OUR_ID.fullmatch(value) else None
    if name == "href":
        return value if _leads_somewhere(value.strip()) else None
    if name == "src":  # a picture from elsewhere would tell its host who reads what
        ours = re.match(r"(?:\.\./)*images/", value)  # content/images/; nothing else is kept
        return value if ours and is_safe_link(value) else None
    return value


def _leads_somewhere(url: str) -> bool:
    """Tell whether a link is safe and its target exists; ids of the source are not kept."""
    if url.startswith("#"):
        return bool(_OUR_ID.fullmatch(url[1:]))
    return bool(url) and is_safe_link(url)
