"""What elements mean for Markdown, and the shapes of paragraphs."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from briefings.ingest.tomarkdown.links import absolute
from briefings.ingest.tomarkdown.lists import Block
from briefings.ingest.tomarkdown.runs import Kind, Run, is_blank
from briefings.urls import is_web

BLOCKS = {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html",
    "legend", "li", "main", "nav", "noscript", "p", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "blockquote", "ul", "ol", "menu", "dir", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "optgroup", "template",
}  # fmt: skip
#: Not ``source`` and ``track``: the parser takes what stands behind them for their inside.
SKIPPED = {
    "script", "style", "template", "button", "select", "option", "textarea", "svg", "canvas",
    "head", "title", "meta", "link", "map", "area", "datalist", "progress", "meter", "frameset",
    "frame", "param", "col", "colgroup", "base", "basefont",
}  # fmt: skip
_MARKS = {
    "b": "strong", "strong": "strong", "mark": "strong", "em": "em", "i": "em", "var": "em",
    "dfn": "em", "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-(?:weight|style)\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?(?:caption(?:-?text)?|legend)(?=$|[\s_-])", re.IGNORECASE
)
_CREDIT = re.compile(r"credit|copyright|photographer|byline|source|author|rights", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PERMALINKS = (
    "data-instgrm-permalink", "data-text-post-permalink", "data-embed-url", "data-href", "cite",
)  # fmt: skip
_SIGN = re.compile(r"(?:^|[\s_-])(?:emoji|icon|smil(?:ey|ie)s?|wp-smiley)(?=$|[\s_-])")
_FORMULA = re.compile(r"mwe-math|(?:^|[\s_-])(?:latex|tex|math)(?=$|[\s_-])")
#: What is left at the beginning of a note when its links back are gone, and at its end.
_LEFT = re.compile(r"^(?:\\?[\^↑↩⏎.,:;)\]]\s*|\\?\[\s*\\?\]\s*)+")
_ARROWS = re.compile(r"\s*[↩↑⏎\ufe0e\ufe0f]+$")
_SMALL = 32  # pixels of a picture that stands between words


def is_block(element: etree._Element) -> bool:
    """Tell whether an element stands on lines of its own."""
    return element.tag in BLOCKS or bool(_AS_BLOCK.search(element.get("style") or ""))


def is_hidden(element: etree._Element) -> bool:
    """Tell whether words inside a line are not seen; whole blocks are hidden by paywalls, too."""
    if element.tag in BLOCKS:
        return False
    styled = _HIDDEN.search(element.get("style") or "") and element.tag != "img"
    return (
        bool(styled)
        or element.get("hidden") is not None
        or "katex-html" in (element.get("class") or "")
    )


def marks_of(element: etree._Element) -> tuple[str, ...]:
    """Return the marks that an element sets by its name or its style."""
    style = element.get("style") or ""
    mark = _MARKS.get(str(element.tag))
    if not style:
        return (mark,) if mark else ()
    named = () if mark is None or _LIGHT.search(style) else (mark,)
    bold = ("strong",) if _BOLD.search(style) else ()
    return (*named, *bold, *(("em",) if _SLANTED.search(style) else ()))


def is_caption(element: etree._Element, above: Sequence[Block]) -> bool:
    """Tell whether an element is the caption of the picture above it, by its class."""
    return (
        bool(above)
        and above[-1].kind == "picture"
        and bool(_CAPTION.search(element.get("class") or ""))
        and next(element.iter("img"), None) is None
    )


def is_credit(element: etree._Element) -> bool:
    """Tell whether a part of a caption names who made the picture, by its class."""
    return bool(_CREDIT.search(element.get("class") or ""))


def permalink(element: etree._Element, base_url: str) -> str:
    """Return the address that a quotation or an embedded post names as its own; "" if none."""
    for name in _PERMALINKS:
        url = absolute(element.get(name) or "", base_url)
        if is_web(url):
            return url.removesuffix("/embed")
    return ""


def raised(text: str) -> str:
    """Return superscript as plain text: ``m²``, ``10⁻⁶``, ``1st``, ``e^(x·y)``."""
    return _shifted(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return subscript as plain text: ``H₂O``, ``x_(k·l)``."""
    return _shifted(text, _LOWERED, "_")


def _shifted(text: str, signs: dict[int, int], mark: str) -> str:
    bare = text.strip()
    words = re.fullmatch(r"[^\d+=−()]*", bare)  # letters of an ordinal, a trade mark
    if words or re.search(r"[\[\]*†‡§]", bare):
        return text
    if all(ord(letter) in signs or letter in " ,.–" for letter in bare):
        return text.translate(signs)
    return f"{mark}({bare})" if mark == "^" else text


def is_sign(img: etree._Element) -> bool:
    """Tell whether a picture stands for a letter: an emoji, an icon."""
    sizes = [img.get("width") or "", img.get("height") or ""]
    small = all(size.isdigit() and int(size) <= _SMALL for size in sizes)
    return small or bool(_SIGN.search(img.get("class") or ""))


def is_tracker(img: etree._Element) -> bool:
    """Tell whether a picture is too small to be seen."""
    sizes = [(img.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return all(size in {"0", "1"} for size in sizes)


def is_formula(img: etree._Element) -> bool:
    """Tell whether a picture shows a formula that its alternative text holds."""
    return bool(img.get("alt")) and bool(_FORMULA.search(img.get("class") or ""))


def tex_of(math: etree._Element) -> str:
    """Return a formula as TeX; "" if it is not written in it."""
    told = math.get("alttext") or ""
    for note in math.iter("annotation"):
        if "tex" in (note.get("encoding") or ""):
            told = note.text or told
    return without_style(told)


def without_style(tex: str) -> str:
    """Return a formula without the braces that only set its size."""
    match = re.fullmatch(r"\s*\{\\(?:displaystyle|textstyle)\s*(.*)\}\s*", tex, re.DOTALL)
    return " ".join((match[1] if match else tex).split())


def paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the paragraphs of inline content: two line breaks part them, and large pictures."""
    paragraph: list[Run] = []
    for line_break, line in _lines(runs):
        above, words, below = _apart(line)
        if paragraph and (above or not words):
            yield paragraph
            paragraph = []
        yield from ([picture] for picture in above)
        if words:
            paragraph += [line_break, *words] if paragraph and line_break else words
        if paragraph and below:
            yield paragraph
            paragraph = []
        yield from ([picture] for picture in below)
    if paragraph:
        yield paragraph


def _lines(runs: Sequence[Run]) -> Iterator[tuple[Run | None, list[Run]]]:
    """Yield the lines, each with the line break before it; None before the first."""
    line_break: Run | None = None
    line: list[Run] = []
    for run in runs:
        if run.kind is Kind.BREAK:
            yield line_break, line
            line_break, line = run, []
        else:
            line.append(run)
    yield line_break, line


def _apart(line: list[Run]) -> tuple[list[Run], list[Run], list[Run]]:
    """Return the pictures at the beginning, the words (none if blank), the pictures at the end."""
    seen = [at for at, run in enumerate(line) if not is_blank([run])]
    first = next((i for i, at in enumerate(seen) if not _is_picture(line[at])), len(seen))
    above = [line[at] for at in seen[:first]]
    if first == len(seen):
        return above, [], []
    last = next(i for i in range(len(seen) - 1, -1, -1) if not _is_picture(line[seen[i]]))
    below = [line[at] for at in seen[last + 1 :]]
    return above, line[seen[first] : seen[last] + 1], below


def _is_picture(run: Run) -> bool:
    return run.kind is Kind.PICTURE and not run.is_small


def each_picture_once(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without pictures that are there already, but for their words."""
    seen: set[str] = set()
    out = []
    for block in blocks:
        address = block.text.rpartition("](")[2] if block.kind == "picture" else ""
        if not address or address not in seen:
            out.append(block)
        seen.add(address)
    return out


def trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without rules at the beginning, at the end and below other rules."""
    out: list[Block] = []
    for block in blocks:
        if block.kind != "rule" or (out and out[-1].kind != "rule"):
            out.append(block)
    return out[:-1] if out and out[-1].kind == "rule" else out


def without_way_back(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a note without what is left of its links back to the text."""
    if not blocks:
        return []
    first, *others = blocks
    text = _LEFT.sub("", first.text) if first.kind in {"text", "caption"} else first.text
    last = _ARROWS.sub("", others[-1].text if others else text)
    if others:
        others[-1] = Block(others[-1].kind, last)
    kept = [Block(first.kind, text if others else last), *others]
    return [block for block in kept if block.text]


def without_whole(runs: Sequence[Run], mark: str) -> list[Run]:
    """Return the runs without a mark that all of them have: it tells nothing apart."""
    if all(mark in run.marks or is_blank([run]) or run.kind is not Kind.TEXT for run in runs):
        return [run._replace(marks=run.marks - {mark}) for run in runs]
    return list(runs)
