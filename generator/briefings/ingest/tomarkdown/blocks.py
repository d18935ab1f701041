"""How elements are written that stand on lines of their own.

Each function takes the walk, the element, what holds there, and what its text is added to.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefings.ingest.tomarkdown import links, shapes
from briefings.ingest.tomarkdown.inline import to_line, to_paragraph
from briefings.ingest.tomarkdown.lists import Block, to_heading, to_list, to_quote
from briefings.ingest.tomarkdown.runs import Kind, Run, is_blank, link_mark
from briefings.ingest.tomarkdown.table import is_data, rows_of, to_cell, to_table
from briefings.ingest.tomarkdown.walk import MOST_NESTED, Flow, Scope, Walk
from briefings.text import to_clean

_LISTS = {"bullets", "numbers"}
_PLAYERS = {"video", "audio", "object"}


def figure(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write pictures and what else is in a figure, captions below."""
    blocks = shapes.each_picture_once(walk.inside(element, scope))
    if any(block.kind == "picture" for block in blocks):
        blocks.sort(key=lambda block: block.kind == "caption")
    flow.edge()
    flow.blocks += blocks


def heading(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a heading of the same level."""
    flow.edge()
    runs = walk.one_line(element, replace(scope, in_heading=True))
    runs = shapes.without_whole(runs, "strong")
    if all(run.kind is Kind.PICTURE or is_blank([run]) for run in runs):
        flow.runs += runs
        return flow.edge()
    return flow.add(to_heading(int(str(element.tag)[1]), to_line(runs)))


def quote(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a quotation, or a post that is shown in the page, with its address."""
    if scope.nested >= MOST_NESTED:
        return walk.plain(element, scope, flow)
    blocks = walk.nested(element, scope)
    url = shapes.permalink(element, walk.base_url)
    if url and not any(url in block.text for block in blocks):
        blocks.append(Block("text", to_paragraph([Run(url, frozenset({link_mark(url)}))])))
    return flow.add(to_quote(blocks) if blocks else None)


def source(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write who is quoted behind a dash where a quotation says so in an element of its own."""
    parent = element.getparent()
    if parent is None or parent.tag != "blockquote" or flow.on_one_line:
        return walk.plain(element, scope, flow)
    flow.edge()
    for at, block in enumerate(walk.inside(element, scope)):
        dashed = at > 0 or block.kind != "text" or block.text[0] in "—–-\\~"
        flow.add(block if dashed else Block("text", f"— {block.text}"))
    return None


def post(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a div; one that stands for a post becomes a quotation with its address."""
    classes = (element.get("class") or "").split()
    shown = {"fb-post", "fb-video"}.intersection(classes)
    (quote if shown and not flow.on_one_line else Walk.plain)(walk, element, scope, flow)


def items(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a list. A list beside its items belongs to the item above; what else is parts it."""
    if scope.nested >= MOST_NESTED or next(element.iter("li"), None) is None:
        walk.plain(element, scope, flow)  # without items it only indents
        return
    flow.edge()
    start = _start(element) if element.tag == "ol" else None
    made: list[list[Block]] = []
    for member in _members(element):
        is_note = _is_note(walk, member)
        blocks = [] if is_note else _member_blocks(walk, member, scope)
        if blocks and all(block.kind in _LISTS for block in blocks):
            made[-1 if made else 0 :] = [[*(made[-1] if made else ()), *blocks]]
        elif not is_note and not isinstance(member, str) and member.tag == "li":
            made += [blocks] if blocks else []
        elif is_note or blocks:
            flow.add(to_list(made, start) if made else None)
            start, made = (None if start is None else start + len(made)), []
            flow.blocks += blocks
            if not isinstance(member, str):
                walk.note(member, scope, flow)
    flow.add(to_list(made, start) if made else None)


def _is_note(walk: Walk, member: etree._Element | str) -> bool:
    label = None if isinstance(member, str) else walk.notes.notes.get(member)
    return label in walk.notes.referred


def _member_blocks(walk: Walk, member: etree._Element | str, scope: Scope) -> list[Block]:
    if isinstance(member, str):
        return [Block("text", to_paragraph([Run(to_clean(member), scope.marks)]))]
    if member.tag == "li":
        return walk.nested(member, scope)
    flow = Flow()
    walk.element(member, scope, flow)
    flow.edge()
    return flow.blocks


def item(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write an item that is in no list, or in a cell."""
    flow.edge()
    if flow.on_one_line:
        flow.runs.append(Run("• "))
    walk.children(element, scope, flow)
    flow.edge()


def table(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a table of data; another one is read cell by cell."""
    if not is_data(element):
        return walk.plain(element, scope, flow)
    for part in element.iterchildren("caption"):
        walk.caption(part, scope, flow)
    rows = [
        [to_cell(cell, to_line(_cell(walk, cell, scope))) for cell in row]
        for row in rows_of(element)
    ]
    return flow.add(to_table(rows))


def _cell(walk: Walk, cell: etree._Element, scope: Scope) -> list[Run]:
    runs = walk.one_line(cell, scope)
    return shapes.without_whole(runs, "strong") if cell.tag == "th" else runs


def term(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write what is explained below it as a bold paragraph."""
    walk.plain(element, scope.marked("strong"), flow)


def rule(_walk: Walk, _element: etree._Element, _scope: Scope, flow: Flow) -> None:
    """Write a rule."""
    flow.add(Block("rule", "---"))


def frame(walk: Walk, element: etree._Element, scope: Scope, flow: Flow) -> None:
    """Write a film, a sound or a map as its link, a post as a quotation with its link."""
    seen = links.player_address if element.tag in _PLAYERS else links.frame_address
    if not (url := seen(element, walk.base_url)):
        return walk.plain(element, scope, flow) if element.tag == "object" else None
    run = Run(links.name_of(element, url), frozenset({link_mark(url)}))
    if flow.on_one_line:
        flow.runs.append(run)
    elif links.is_post(url) and scope.nested < MOST_NESTED:
        flow.add(to_quote([Block("text", to_paragraph([run]))]))
    else:
        flow.add(Block("text", to_paragraph([run])))
    return None


def _members(element: etree._Element) -> Iterator[etree._Element | str]:
    """Yield what is in a list: its items, and the elements and words that stand between them."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        if child.tag in {"div", "span", "form"} and child.find("li") is not None:
            yield from _members(child)
        elif isinstance(child.tag, str):
            yield child
        if child.tail and child.tail.strip():
            yield child.tail


def _start(element: etree._Element) -> int:
    text = (element.get("start") or "1").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
