"""Pictures of a page back to their places in its text, which extraction gives without them."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from briefings.ingest.pagetext.blocks import Block, key_of
from briefings.ingest.pagetext.boilerplate import is_furniture
from briefings.ingest.pagetext.lines import Lines, Seen, find, rising, to_lines
from briefings.ingest.pagetext.words import without_addresses
from briefings.ingest.tomarkdown.convert import to_markdown
from briefings.ingest.tree import text_of

_MOST = 60  # pictures of one article
#: A picture alone on its line, and an emphasised line alone below it.
_CAPTIONED = re.compile(
    r"^(?P<picture>!\[(?:[^\]\\\n]|\\.)*\]\([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)\n\n"
    r"\*(?P<caption>[^*\n](?:[^*\n]|\*\*)*)\*$(?=\n\n|\n?\Z)",
    re.MULTILINE,
)
_CAPTION = 60  # words of a figure with a caption; with more it is a part of the text
_SMALL = 50  # pixels as the page gives them; smaller ones are icons
#: Blocks times characters; beyond, the page is built to be slow.
_MAX_WORK = 200_000_000


def with_pictures(tree: etree._Element, blocks: Sequence[Block], text: str) -> str:
    """Return the Markdown with each picture behind the paragraph that it follows on the page.

    Pictures above the first paragraph and below the last one are not the text's.
    """
    if len(blocks) * len(text) > _MAX_WORK or next(tree.iter("img"), None) is None:
        return text
    table = to_lines(text)
    seen = [find(block, table) for block in blocks]
    anchors = [seen[at] for at in rising(seen)]
    if len(anchors) < 2:
        return text
    lines = {item.block.element: item.last or 0 for item in anchors}
    for line in _captions(anchors, table.lines):
        table.lines[line] = f"*{without_addresses(table.lines[line]).strip(' *_')}*"
    added: dict[int, list[str]] = {}
    for line, picture in _placed(tree, lines, table, (anchors[-1].last or 0)):
        added.setdefault(line, []).append(picture)
    return with_captions("\n".join(_merged(table.lines, added)))


def _captions(anchors: Sequence[Seen], lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that hold the words of a figure with a picture and nothing else."""
    for item in anchors:
        figure = next(item.block.element.iterancestors("figure"), None)
        line = item.last or 0
        if figure is None or item.block.form != "p" or next(figure.iter("img"), None) is None:
            continue
        few = len(text_of(figure).split()) <= _CAPTION
        if few and key_of(lines[line]) == item.block.key:
            yield line


def with_captions(text: str) -> str:
    """Return the Markdown with an emphasised paragraph below a picture as the picture's title.

    A caption is no sentence of the text; as the title it stays with its picture wherever that goes.
    """
    return _CAPTIONED.sub(_titled, text)


def _titled(match: re.Match[str]) -> str:
    caption = re.sub(r"(?<!\\)[*_]+|\\(?=[*_])", "", without_addresses(match["caption"]))
    quoted = caption.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["picture"]} "{quoted}")'


def _placed(
    tree: etree._Element, lines: dict[etree._Element, int], table: Lines, last: int
) -> Iterator[tuple[int, str]]:
    """Yield each picture as Markdown with the line of the text that it follows.

    A caption that the text lacks comes with it.
    """
    line, number = -1, 0
    for element in tree.iter():
        line = max(line, lines.get(element, -1))
        if element.tag != "img" or not 0 <= line < last or number >= _MOST:
            continue
        if _is_small(element) or any(map(is_furniture, element.iterancestors())):
            continue
        if picture := to_markdown(element).strip():
            number += 1
            caption = _caption_of(element)
            key = key_of(caption)
            known = not key or f" {key} " in table.whole
            yield line, picture if known else f"{picture}\n\n{caption}"


def _caption_of(picture: etree._Element) -> str:
    """Return the caption in the figure around a picture as Markdown, emphasised.

    "" if it has none, or one of several paragraphs, or there are more pictures in the figure.
    """
    figure = next(picture.iterancestors("figure"), None)
    if figure is None or sum(1 for _ in figure.iter("img")) > 1:
        return ""
    caption = next(figure.iter("figcaption"), None)
    text = "" if caption is None else to_markdown(caption).strip()
    return text if "\n" not in text and len(text.split()) <= _CAPTION else ""


def _is_small(element: etree._Element) -> bool:
    sizes = [str(element.get(side) or "").removesuffix("px") for side in ("width", "height")]
    return any(size.isdigit() and int(size) < _SMALL for size in sizes)


def _merged(lines: Sequence[str], added: dict[int, list[str]]) -> Iterator[str]:
    """Yield the lines with pictures behind the paragraphs that the lines are part of."""
    waiting: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if waiting and not line.strip():
            for picture in waiting:
                yield from ("", picture)
            waiting = []
        if number < len(lines):
            yield line
        waiting += added.get(number, [])
