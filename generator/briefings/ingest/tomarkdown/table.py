"""Tables: which hold data, and how GFM writes them.

GFM has one row of headers, one line a cell and no spans. A cell over several columns or rows
stands where it begins, and empty cells hold its other places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefings.ingest.tomarkdown.lists import Block
from briefings.ingest.tree import text_of

_PARTS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}
#: What no cell of a table of data holds.
_LAYOUT = (
    "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "form", "hr",
    "iframe", "article", "section",
)  # fmt: skip
#: Characters of one cell above which a table is read as columns of a page: without and with
#: headers of its own.
_LONGEST, _LONGEST_HEADED = 500, 2000
_MOST_COLUMNS = 100
_MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str  #: Markdown on one line
    is_head: bool
    columns: int  #: how many it covers, at least 1
    rows: int  #: how many it covers, at least 1


def is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data; other tables lay out a page."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    if next(table.iterdescendants(*_LAYOUT), None) is not None or _has_more(table):
        return False
    cells = [[text for c in row if (text := _seen(c))] for row in rows_of(table)]
    headed = next(table.iterdescendants("th", "thead", "caption"), None) is not None
    longest = max((len(text) for row in cells for text in row), default=0)
    wide = sum(len(row) > 1 for row in cells)
    least = 1 if headed and len([row for row in cells if row]) > 1 else 2
    return wide >= least and longest <= (_LONGEST_HEADED if headed else _LONGEST)


def _has_more(table: etree._Element) -> bool:
    """Tell whether there are words or elements in a table outside of its cells and captions."""
    groups = [table, *table.iterchildren(*_PARTS)]
    rows = [row for group in groups for row in group.iterchildren("tr")]
    return (
        _has_others([table], {*_PARTS, *_CELLS, "tr", "caption", "colgroup", "col"})
        or _has_others(groups[1:], {*_CELLS, "tr"})
        or _has_others(rows, _CELLS)
    )


def _has_others(parents: list[etree._Element], known: set[str]) -> bool:
    """Tell whether there are words, or elements that are not known, right inside of the parents."""
    for parent in parents:
        if (parent.text or "").strip() or any((child.tail or "").strip() for child in parent):
            return True
        if any(isinstance(child.tag, str) and child.tag not in known for child in parent):
            return True
    return False


def _seen(cell: etree._Element) -> str:
    """Return what is seen of a cell: its words, or a sign for a picture."""
    return text_of(cell) or ("*" if next(cell.iter("img", "input"), None) is not None else "")


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the cells of each row of a table, not those of tables in it.

    Cells without a row, whose beginning a page forgot, are parted by the length of the row above.
    """
    loose: list[etree._Element] = []
    width = 0
    for element in _rows_and_cells(table):
        if element.tag != "tr":
            loose.append(element)
            continue
        yield from _parted(loose, width)
        loose, cells = [], [cell for cell in element if cell.tag in _CELLS]
        width = len(cells)
        yield cells
    yield from _parted(loose, width)


def _rows_and_cells(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag in _PARTS:
            yield from (part for part in child if part.tag == "tr" or part.tag in _CELLS)
        elif child.tag == "tr" or child.tag in _CELLS:
            yield child


def _parted(cells: list[etree._Element], width: int) -> Iterator[list[etree._Element]]:
    step = width if width and len(cells) % width == 0 else max(1, len(cells))
    yield from (cells[at : at + step] for at in range(0, len(cells), step))


def to_cell(element: etree._Element, text: str) -> Cell:
    """Return a cell with its text, a pipe in it escaped."""
    bare = text.replace("|", "\\|")
    columns = min(_MOST_COLUMNS, _number(element, "colspan"))
    return Cell(bare, element.tag == "th", columns, _number(element, "rowspan"))


def _number(element: etree._Element, name: str) -> int:
    digits = re.match(r"\s*(\d{1,5})", element.get(name) or "")
    return max(1, int(digits[1])) if digits else 1


def to_table(rows: Sequence[Sequence[Cell]]) -> Block | None:
    """Return the rows as a table of GFM; None if nothing is in them."""
    grid = [row for row in _grid(rows) if any(cell.text for cell in row)]
    if not grid:
        return None
    head = grid[0] if _is_header(grid) else [_EMPTY] * max(map(len, grid))
    body = grid[1:] if head is grid[0] else grid
    lines = [_written(head), f"|{' --- |' * len(head)}", *map(_written, body)]
    return Block("table", "\n".join(lines))


_EMPTY = Cell("", is_head=False, columns=1, rows=1)


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows of equal length, a cell in its first place and empty ones in its others.

    The spans of a table that names more places than a page can have are not heeded, and its rows
    are as long as they are: GFM takes what is missing for empty.
    """
    named = sum(cell.columns * min(cell.rows, len(rows)) for row in rows for cell in row)
    grid = list(_spread(rows)) if named <= _MOST_CELLS else [list(row) for row in rows]
    width = max(map(len, grid), default=0)
    if width * len(grid) > _MOST_CELLS:
        grid[0] += [_EMPTY] * (width - len(grid[0]))
        return grid
    return _without_empty([line + [_EMPTY] * (width - len(line)) for line in grid])


def _spread(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """Yield the rows with an empty cell in each place that a cell to the left or above covers."""
    covered: dict[int, int] = {}  # column -> how many rows below are covered by a cell above
    for row in rows:
        line: list[Cell] = []
        below = {column: number - 1 for column, number in covered.items() if number > 1}
        for cell in row:
            while len(line) in covered:
                line.append(_EMPTY)
            places = range(len(line), len(line) + cell.columns)
            below |= {column: cell.rows - 1 for column in places if cell.rows > 1}
            line += [cell, *[_EMPTY] * (cell.columns - 1)]
        covered = below
        yield line


def _without_empty(grid: list[list[Cell]]) -> list[list[Cell]]:
    """Return the grid without columns in which nothing stands."""
    used = [any(cell.text for cell in column) for column in zip(*grid, strict=True)]
    return [[cell for cell, kept in zip(row, used, strict=True) if kept] for row in grid]


def _is_header(grid: list[list[Cell]]) -> bool:
    """Tell whether the first row names the columns."""
    first = grid[0]
    if any(cell.is_head for cell in first):
        # a header beside data names its row
        return all(cell.is_head or not cell.text for cell in first) and len(grid) > 1
    if any(cell.is_head for row in grid for cell in row):
        return False
    named = all(cell.text and not re.search(r"\d|[:：]$", cell.text) for cell in first)
    return named and len(grid) > 2 and len({cell.text for cell in first}) == len(first)


def _written(row: Sequence[Cell]) -> str:
    return f"|{'|'.join(f' {cell.text} ' if cell.text else '  ' for cell in row)}|"
