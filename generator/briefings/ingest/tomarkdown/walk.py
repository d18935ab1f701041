"""The walk over a tree of HTML that writes Markdown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from briefings.ingest.tomarkdown import shapes
from briefings.ingest.tomarkdown.inline import to_paragraph
from briefings.ingest.tomarkdown.lists import Block, to_note
from briefings.ingest.tomarkdown.notes import Notes
from briefings.ingest.tomarkdown.runs import Kind, Run
from briefings.ingest.tree import MAX_DEPTH
from briefings.text import to_clean

#: Quotations and lists within each other; what is deeper stands in the innermost. Our renderer
#: leaves out what is nested more than 100 deep, and a list counts twice.
MOST_NESTED = 20


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds at a place of the tree."""

    marks: frozenset[str] = frozenset()  #: of inline content
    depth: int = 0  #: elements above
    nested: int = 0  #: quotations and lists above
    as_code: bool = False  #: inside of inline code
    in_caption: bool = False
    in_heading: bool = False

    def marked(self, *marks: str) -> "Scope":
        """Return the scope with more marks."""
        return replace(self, marks=self.marks | set(marks)) if marks else self


@dataclass
class Flow:
    """What was written of one container so far: finished blocks, and a paragraph under way."""

    on_one_line: bool = False  #: in a heading or a cell: blocks become words
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def edge(self) -> None:
        """End the paragraph under way."""
        if self.on_one_line:
            self.runs.append(Run(" "))
            return
        if not self.runs:
            return
        for part in shapes.paragraphs(self.runs):
            pictured = all(run.kind is Kind.PICTURE or not run.text.strip() for run in part)
            if text := to_paragraph(part):
                self.blocks.append(Block("picture" if pictured else "text", text))
        self.runs = []

    def add(self, block: Block | None) -> None:
        """Add a finished block; None adds nothing."""
        self.edge()
        if block is not None and block.text:
            self.blocks.append(block)


#: Writes one element in its own way.
Write = Callable[["Walk", etree._Element, Scope, Flow], None]  # noqa: SLF001  lxml names it so


class Walk:
    """Walks a tree once and hands each element to what writes it."""

    def __init__(
        self,
        base_url: str,
        notes: Notes,
        *,
        words: Mapping[str, Write],
        blocks: Mapping[str, Write],
    ) -> None:
        """Keep the two tables: who writes an element in any place, who where there is room."""
        self.base_url = base_url
        self.notes = notes
        self._words = words
        self._blocks = blocks
        self._late: list[Block] = []  # notes found inside of other blocks

    def convert(self, element: etree._Element) -> list[Block]:
        """Return the blocks of an element."""
        flow = Flow()
        self.element(element, Scope(), flow)
        flow.edge()
        return [*shapes.trimmed(flow.blocks), *self._late]

    def inside(self, element: etree._Element, scope: Scope) -> list[Block]:
        """Return the blocks inside of an element, in a flow of their own."""
        flow = Flow()
        self.children(element, scope, flow)
        flow.edge()
        return flow.blocks

    def nested(self, element: etree._Element, scope: Scope) -> list[Block]:
        """Return the blocks inside of an element that is a container in Markdown, too."""
        blocks = self.inside(element, replace(scope, nested=scope.nested + 1))
        return [block for block in blocks if block.kind != "rule"]

    def one_line(self, element: etree._Element, scope: Scope) -> list[Run]:
        """Return all that is in an element as inline content."""
        flow = Flow(on_one_line=True)
        self.children(element, scope, flow)
        return flow.runs

    def children(self, element: etree._Element, scope: Scope, flow: Flow) -> None:
        """Write all that is in an element."""
        self.text(element.text, scope, flow)
        if not len(element):
            return
        below = replace(scope, depth=scope.depth + 1)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, below, flow)
            self.text(child.tail, scope, flow)

    def text(self, text: str | None, scope: Scope, flow: Flow) -> None:
        """Write words."""
        if text:
            kind = Kind.CODE if scope.as_code and text.strip() else Kind.TEXT
            flow.runs.append(Run(to_clean(text), scope.marks, kind))

    def element(self, element: etree._Element, scope: Scope, flow: Flow) -> None:
        """Write an element, in its own way if it has one."""
        tag = str(element.tag)
        if tag in shapes.SKIPPED or shapes.is_hidden(element):
            return
        if scope.depth > MAX_DEPTH:
            self.text(str(element.xpath("string()")), scope, flow)
        elif not self.note(element, scope, flow):
            write = self._words.get(tag) or (None if flow.on_one_line else self._blocks.get(tag))
            (write or Walk.plain)(self, element, scope, flow)

    def plain(self, element: etree._Element, scope: Scope, flow: Flow) -> None:
        """Write an element without a way of its own: on its own lines, or as words."""
        below = scope.marked(*shapes.marks_of(element))
        if not shapes.is_block(element):
            apart = [Run(" ", scope.marks)] * (scope.in_caption and shapes.is_credit(element))
            flow.runs += apart
            self.children(element, below, flow)
            flow.runs += apart
            return
        flow.edge()
        if shapes.is_caption(element, flow.blocks):
            self.caption(element, scope, flow)
            return
        self.children(element, below, flow)
        flow.edge()

    def caption(self, element: etree._Element, scope: Scope, flow: Flow) -> None:
        """Write the words that belong to a picture or a table, emphasised."""
        flow.edge()
        for block in self.inside(element, replace(scope.marked("em"), in_caption=True)):
            flow.add(Block("caption", block.text) if block.kind == "text" else block)

    def note(self, element: etree._Element, scope: Scope, flow: Flow) -> bool:
        """Write a footnote; tell whether the element is one that the text refers to."""
        label = self.notes.notes.get(element)
        if label is None or label not in self.notes.referred:
            return False
        blocks = shapes.without_way_back(self.nested(element, scope))
        note = to_note(label, blocks or [Block("text", "…")])
        if scope.nested or flow.on_one_line:
            self._late.append(note)
        else:
            flow.add(note)
        return True
