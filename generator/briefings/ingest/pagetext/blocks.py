"""The blocks of a page in the order of reading: paragraphs, items, captions, bare text, tables."""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.tree import text_of
from briefings.text import title_key, to_clean
from briefings.urls import is_safe_link

_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
#: Elements that give their text a form; text elsewhere is a paragraph.
_FORMS = {
    "li", "pre", "figcaption", "blockquote", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td",
    "th",
}  # fmt: skip
_SKIPPED = {
    "script", "style", "noscript", "template", "button", "select", "option", "svg", "iframe",
    "object", "video", "audio", "input", "textarea", "form", "nav", "title", "head",
}  # fmt: skip
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
#: Classes of captions that are no figcaption.
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?(?:caption(?:-?text)?|legend)(?=$|[\s_-])", re.IGNORECASE
)
_ADDRESS = re.compile(r"\]\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?\)")


class Block(NamedTuple):
    """One block of a page."""

    element: etree._Element  #: holds the text, perhaps with others
    form: str  #: "p", or the element that gives the form: "li", "pre", "blockquote", "table" ...
    markup: str  #: Markdown of its text, without the mark of its form
    key: str  #: for comparing
    linked: float  #: share of the text that is links, 0 to 1


def find_blocks(scope: etree._Element) -> list[Block]:
    """Return the blocks of an element in the order of reading, empty ones left out.

    There are no comments and no processing instructions in it.
    """
    found: list[Block] = []
    _add_blocks(scope, "p", found)
    return found


def _add_blocks(element: etree._Element, form: str, found: list[Block]) -> None:
    tag = element.tag
    if tag in _SKIPPED:
        return
    if tag == "table" and _is_data(element):
        _add(found, element, "table", _table(element), 0.0)
        return
    if tag in _FORMS and not (form in {"blockquote", "figcaption"} and tag == "td"):
        form = tag
    elif form == "p" and _says_caption(element.get("class") or ""):
        form = "figcaption"
    elif tag == "p" and form not in {"blockquote", "figcaption", "li", "dd"}:
        form = "p"
    if form == "pre":
        _add(found, element, "pre", _with_breaks(element).strip("\n"), 0.0)
        return
    run: list[etree._Element | str] = [element.text or ""]
    for child in element:
        if _is_inline(child):
            run.extend((child, child.tail or ""))
            continue
        _add_run(found, element, form, run)
        _add_blocks(child, form, found)
        run = [child.tail or ""]
    _add_run(found, element, form, run)


@lru_cache(maxsize=4096)  # one page names its parts alike
def _says_caption(names: str) -> bool:
    return bool(_CAPTION.search(names))


def _is_inline(element: etree._Element) -> bool:
    if element.tag not in _INLINE or not len(element):
        return element.tag in _INLINE
    return all(e.tag in _INLINE for e in element.iter())


def _add_run(
    found: list[Block], holder: etree._Element, form: str, run: list[etree._Element | str]
) -> None:
    """Add the blocks of a run of inline content; two line breaks part them."""
    if len(run) == 1:  # nearly all runs, most of them blank between two blocks
        if text := " ".join(str(run[0]).split()):
            _add(found, holder, form, to_markdown(text), 0.0)
        return
    parts = [part if isinstance(part, str) else _inline(part) for part in run]
    whole = "".join(parts)
    if not whole.strip():
        return
    linked = _linked(run)
    for text in re.split(r"\x00\s*\x00[\s\x00]*", whole):
        lines = (" ".join(line.split()) for line in text.split("\x00"))
        _add(found, holder, form, to_markdown("\n".join(filter(None, lines))), linked)


def _linked(run: list[etree._Element | str]) -> float:
    """Return the share of a run's text that is links, 0 to 1."""
    links = sum(len(text_of(a)) for p in run if not isinstance(p, str) for a in p.iter("a"))
    if not links:
        return 0.0
    bare = sum(len(p) if isinstance(p, str) else len(text_of(p)) for p in run)
    return min(1.0, links / max(1, bare))


def _add(
    found: list[Block], element: etree._Element, form: str, markup: str, linked: float
) -> None:
    markup = to_clean(markup)
    key = key_of(markup)
    if key:
        found.append(Block(element, form, markup, key, linked))


@lru_cache(maxsize=4096)  # the lines of a text are looked up several times
def key_of(markup: str) -> str:
    """Return what is compared of Markdown: the folded words, without addresses of links."""
    bare = markup.replace("*", "")  # a letter within a word may be emphasised
    return title_key(_ADDRESS.sub("] ", bare) if "](" in bare else bare)


def _inline(element: etree._Element) -> str:
    """Return inline content as Markdown: links stay, line breaks are NUL for the time being."""
    if element.tag == "img":
        return ""
    if element.tag == "br":
        return "\x00"
    inside = "".join([element.text or "", *(_inline(e) + (e.tail or "") for e in element)])
    url = (element.get("href") or "").strip()
    shown = " ".join(inside.replace("\x00", " ").split())
    if element.tag == "a" and shown and url and not url.startswith("#") and is_safe_link(url):
        address = f"<{url}>" if re.search(r"[\s()]", url) else url
        return f"[{shown}]({address})"
    sign = _SIGNS.get(str(element.tag), "")
    if not sign or not shown or {"*", "\x00"} & set(inside):
        return inside
    bare = inside.strip()
    return inside.replace(bare, f"{sign}{bare}{sign}")


def _with_breaks(element: etree._Element) -> str:
    """Return the text as it stands, with its line breaks."""
    inside = "".join([element.text or "", *(_with_breaks(e) + (e.tail or "") for e in element)])
    return "\n" if element.tag == "br" else inside


def _is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data: rows and columns, short cells, no table inside."""
    rows = list(table.iter("tr"))
    cells = list(table.iter("td", "th"))
    inner = any(True for _ in table.iterdescendants("table", "p", "h1", "h2", "h3"))
    return len(rows) > 1 and len(cells) > len(rows) and not inner


def _table(table: etree._Element) -> str:
    rows = [
        [text_of(c).replace("|", "\\|") for c in row.iter("td", "th")] for row in table.iter("tr")
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
