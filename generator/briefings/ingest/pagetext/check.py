"""Nothing of an article is lost in extraction: what is missing between kept blocks is put back.

Extraction judges an element by its class and its links, and errs: boxes, second captions,
corrections, lists of links. Each block of the page is looked for in the extracted text; one that
is missing between two that are there goes back to its place, unless it is plainly no part of the
article.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from briefings.ingest.pagetext.blocks import Block, key_of
from briefings.ingest.pagetext.boilerplate import (
    has_same_article,
    is_boilerplate,
    is_prose,
    is_talk,
)
from briefings.ingest.pagetext.lines import ANCHOR, Seen, find, rising, to_lines
from briefings.ingest.pagetext.shapes import formed, merged, shape
from briefings.ingest.tree import text_of
from briefings.mentions import match_line
from briefings.relatedlabels import LABELS
from briefings.text import title_key

_TITLES = 6  # links of a related box; more are a listing of the site
_FORMS = {"li", "pre", "blockquote", "table", "dt", "dd"}
#: What an outlet says of a mistake in the article.
_NOTE = re.compile(
    r"[*_]{0,3}(?:Correction|Clarification|Corrections? and clarifications?|Korrektur|Berichtigung|"
    r"Rectificatif|Fe de errata|Corrección|Errata|Rettifica|Исправление|Поправка|Уточнение)"
    r"[^.:]{0,40}:",
    re.IGNORECASE,
)
_COLONS = (":", "：", "؛")
_LINKS = 0.8  # share of links in an item that is nothing else
_AFTER = 3  # blocks put back below the last one
#: Characters of text times blocks to look for in it; the largest real page has 0.2 of it. Beyond,
#: the page is built to be slow, and its text is taken as it was extracted.
_MAX_WORK = 2_000_000_000
#: The short address of the page itself, which sites show for copying.
_ADDRESS = re.compile(r"https?://\S+")
_LABEL_KEYS = {title_key(label) for label in LABELS}


def with_missing(
    blocks: Sequence[Block],
    text: str,
    known: Sequence[str],
) -> str:
    """Return the extracted Markdown with the blocks that it lacks, in their places.

    ``known`` are texts that have become fields, and are not missing. Plain
    paragraphs that were judged to be no part of the article stay out.
    """
    if len(blocks) * len(text) > _MAX_WORK:
        return text
    table = to_lines(text)
    keys = {title_key(item) for item in known}
    seen = [find(block, table) for block in blocks]
    anchors = rising(seen)
    if not anchors:
        return text
    added: dict[int, list[Block]] = {}
    begun = {id(item.block.element) for item in seen if item.last is not None}
    for start, end in zip(anchors, [*anchors[1:], None], strict=True):
        missing = seen[start + 1 : end]
        before = seen[start]
        chosen = _below(before, missing) if end is None else _between(before, missing, seen[end])
        for line, block in chosen:
            headed = end is not None and _is_heading_of(block, seen[end].block)
            trusted = _has_form(block) or headed or id(block.element) in begun
            if trusted and not any(block.key in key for key in keys):
                added.setdefault(line, []).append(block)
                keys.add(block.key)
    return formed("\n".join(merged(table.lines, added)), blocks)


def _is_heading_of(block: Block, below: Block) -> bool:
    """Tell whether a block is a heading that stands beside the text below it."""
    beside = block.element.getparent() is below.element.getparent()
    return beside and re.fullmatch(r"h[1-6]", block.form) is not None


def _has_form(block: Block) -> bool:
    """Tell whether a block is of a kind that readers of pages drop: lists, code, boxes, notes."""
    boxed = next(block.element.iterancestors("aside"), None) is not None
    if block.form == "li" and block.linked > _LINKS:
        return _is_announced(block)
    noted = _NOTE.match(block.markup) or match_line(block.markup)
    return block.form in _FORMS or boxed or noted is not None or _is_lone_caption(block)


def _is_lone_caption(block: Block) -> bool:
    """Tell whether a block is the caption of a picture that the page came without."""
    figure = next(block.element.iterancestors("figure"), None)
    return block.form == "figcaption" and figure is not None and figure.find(".//img") is None


def with_top(text: str, blocks: Sequence[Block], losing: Sequence[str]) -> str:
    """Return the text with the headings above it that could have been the title, and are not.

    ``losing`` are their texts.
    """
    if not losing or len(blocks) * len(text) > _MAX_WORK:
        return text
    keys = {title_key(item) for item in losing}
    table = to_lines(text)
    first = next((at for at, b in enumerate(blocks) if find(b, table).last == 0), 0)
    heads = {
        b.key: b
        for b in blocks[:first]
        if b.form in {"h1", "h2"} and b.key in keys and b.key not in table.exact
        # the name of a section is a heading, too, and short or a link
        if b.linked <= 0.5 and len(b.key) >= ANCHOR // 2 and not is_boilerplate(b)
    }
    return "\n\n".join([*map(shape, heads.values()), text])


def _between(before: Seen, missing: Sequence[Seen], after: Seen) -> list[tuple[int, Block]]:
    """Return what belongs to the article of the blocks between two that are there.

    Each comes with the line that it follows.
    """
    chosen: list[tuple[int, Block]] = []
    above, line = before.block, before.last or 0
    at = 0
    while at < len(missing):
        item = missing[at]
        at += 1
        if item.last is not None:
            above, line = item.block, max(line, item.last)
        elif box := _related_box(missing[at - 1 :]):
            chosen.append((line, box[0]))
            at += box[1] - 1
        elif _belongs(above, item.block):
            above = item.block
            chosen.append((line, above))
    return _without_lone_headings(chosen, missing, after)


def _belongs(above: Block, block: Block) -> bool:
    """Tell whether a missing block is a part of the article; ``above`` is the one before it."""
    within = has_same_article(above, block)
    related = within and match_line(block.markup) and not is_talk(block.markup)
    if related or is_boilerplate(block) or (block.linked > 0.5 and block.form != "li"):
        return bool(related)
    if block.form == "li":
        same_list = above.element.getparent() is block.element.getparent()
        listed = _announces(above) or (above.form == "li" and same_list)
        if _begins_list_beside(above, block):
            return True
        return listed or (block.linked <= 0.5 and is_prose(block))
    if block.form == "figcaption":
        return within or len(block.markup.split()) >= 8 or is_prose(block)
    told = within and not _ADDRESS.fullmatch(block.markup)
    return block.form != "p" or told or is_prose(block)


def _begins_list_beside(above: Block, block: Block) -> bool:
    """Tell whether an item is in a list that stands among the article's own paragraphs."""
    items = block.element.getparent()
    beside = items is not None and items.getparent() is above.element.getparent()
    return beside and has_same_article(above, block)


def _announces(block: Block) -> bool:
    return block.linked <= 0.5 and block.markup.rstrip(" *_").endswith(_COLONS)


def _is_announced(item: Block) -> bool:
    """Tell whether the element right above the list of an item ends as an announcement does."""
    items = item.element.getparent()
    above = None if items is None else items.getprevious()
    return above is not None and text_of(above).endswith(_COLONS)


def _below(before: Seen, missing: Sequence[Seen]) -> list[tuple[int, Block]]:
    """Return what goes on below the last block: its neighbours, a list that it announces."""
    chosen: list[tuple[int, Block]] = []
    above, line = before.block, before.last or 0
    parent = above.element.getparent()
    for at, item in enumerate(missing[:30]):
        block = item.block
        if item.last is not None:
            above, line = block, max(line, item.last)
            continue
        if _is_inside_article(block, before.block) and (box := _related_box(missing[at:])):
            return [*chosen, (line, box[0])]
        goes_on = above.form == "li" and above.element.getparent() is block.element.getparent()
        listed = block.form == "li" and (block.linked > 0.5 or goes_on)
        sibling = block.element.getparent() is parent and len(chosen) < _AFTER
        # a page without an article may end with a list of terms
        terms = block.form in {"dt", "dd"} and _follows(block, before.block)
        same = block.element is above.element or match_line(block.markup) is not None
        told = listed or terms or same or (sibling and is_prose(block))
        if not told or not _belongs(above, block):
            break
        chosen.append((line, block))
        above = block
    return chosen


def _follows(term: Block, last: Block) -> bool:
    """Tell whether a term is in the list that comes right after a block."""
    return last.element.getnext() is term.element.getparent()


def _is_inside_article(block: Block, last: Block) -> bool:
    """Tell whether a block stands beside the last one, or in the article's own element."""
    beside = last.element.getparent()
    return any(
        a is beside or a.tag in {"article", "main"} or "articleBody" in (a.get("itemprop") or "")
        for a in block.element.iterancestors()
    )


def _related_box(missing: Sequence[Seen]) -> tuple[Block, int] | None:
    """Return a related line made of a label and the links below it, and how many blocks it took."""
    label = missing[0].block
    if label.key not in _LABEL_KEYS or label.linked > 0.5:
        return None
    links: list[Block] = []
    for item in missing[1:]:
        if item.block.linked < 0.8 or item.last is not None or len(item.block.key) < ANCHOR // 2:
            break
        links.append(item.block)
    if not 0 < len(links) <= _TITLES:
        return None
    lines = (" ".join(link.markup.replace("*", "").split()) for link in links)
    titles = " · ".join(line.lstrip("—–- ") for line in lines)
    markup = f"**{label.markup.strip(' :：*_')}:** {titles}"
    return Block(label.element, "p", markup, key_of(markup), 0.0), 1 + len(links)


def _without_lone_headings(
    chosen: list[tuple[int, Block]], missing: Sequence[Seen], after: Seen
) -> list[tuple[int, Block]]:
    """Return the blocks but headings whose own text is not among them, and not ``after`` them."""
    order = {id(item.block): at for at, item in enumerate(missing)}
    kept = []
    for (line, block), (_, below) in zip_longest(chosen, chosen[1:], fillvalue=(0, None)):
        assert block is not None
        if re.fullmatch(r"h[1-6]", block.form):
            beside = block.element.getparent() is after.block.element.getparent()
            if beside and missing and block is missing[-1].block:
                kept.append((line, block))
                continue
            next_one = order.get(id(below)) == order[id(block)] + 1
            if below is None or below.form == block.form or not next_one:
                continue
        kept.append((line, block))
    return kept
