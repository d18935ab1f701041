"""``content/briefings/NAME.md`` read: front matter, own sentences, and what they ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefings import dates, frontmatter
from briefings.errors import ContentError
from briefings.frontmatter import Value
from briefings.model import IsoDate
from briefings.text import to_clean, to_line
from briefings.urls import slugify

KEYS = ("title", "summary", "date", "lang", "authors", "slug", "status")
#: Articles that a query gives, unless it says another number: ``[[query: words | 25]]``.
OF_A_QUERY = 10
MOST_OF_A_QUERY = 200
REFERENCE = re.compile(r"\[\[\s*([^\[\]\n]+?)\s*\]\]")
_ITEM = re.compile(rf"\s*(?:[-*+]|\d+[.)])?\s*{REFERENCE.pattern}(?:\([^)\s]*\))?(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUERY = re.compile(r"query\s*:\s*(.*?)\s*(?:\|\s*(\d+)\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the file; it begins a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the person wrote, Markdown; references within it are not resolved yet."""

    text: str
    line: int  #: where it begins in the file, from 1


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that the person wants here."""

    text: str  #: id, address, page or title, as written
    line: int


@dataclass(frozen=True, slots=True)
class Query:
    """Articles that the search is to find."""

    words: str  #: as the search takes it
    limit: int
    line: int


Block = Heading | Words | Reference | Query


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier as its person wrote it."""

    where: str  #: its path below the archive's root
    slug: str  #: ``[a-z0-9-]``
    title: str
    blocks: tuple[Block, ...]
    summary: str = ""
    date: IsoDate | None = None
    lang: str = ""  #: "" for the archive's
    authors: tuple[str, ...] = ()
    is_draft: bool = False


def read(text: str, where: str) -> DossierFile:
    """Return what a file of content/briefings/ says. Raises ContentError.

    Nothing is compulsory: without a title the first heading, else the file's name, is taken.
    """
    header, body = frontmatter.split(text)
    try:
        values = frontmatter.read(to_clean(header)) if header else {}
    except frontmatter.FrontMatterError as error:
        remedy = "Mend that line of the front matter."
        raise ContentError(f"{where}, line {error.line}", error.reason, remedy) from error
    before = text[: len(text) - len(body)].count("\n")
    blocks = list(_blocks(to_clean(body), before + 1))
    stem = PurePosixPath(where).stem
    title = _line(values, "title")
    if not title and blocks and isinstance(first := blocks[0], Heading):
        title, blocks = first.text, blocks[1:]
    return DossierFile(
        where=where,
        slug=slugify(_line(values, "slug") or stem, "briefing"),
        title=title or stem,
        blocks=tuple(blocks),
        summary=_line(values, "summary"),
        date=_date(_line(values, "date"), where),
        lang=_line(values, "lang"),
        authors=_list(values.get("authors", ())),
        is_draft=_line(values, "status") == "draft",
    )


def _line(values: dict[str, Value], key: str) -> str:
    value = values.get(key, "")
    return to_line(value if isinstance(value, str) else ", ".join(value))


def _list(value: Value) -> tuple[str, ...]:
    items = (value,) if isinstance(value, str) else value
    return tuple(line for item in items if (line := to_line(item)))


def _date(line: str, where: str) -> IsoDate | None:
    when = dates.from_iso(line) if line else None
    if line and when is None:
        raise ContentError(where, f'`date` is "{line}"', "Write it as 2022-10-14.")
    return when


def _blocks(body: str, number: int) -> Iterator[Block]:
    """Yield the blocks of a body whose first line is ``number`` of the file."""
    held: list[str] = []
    began = number
    fence = ""
    for at, line in enumerate(body.split("\n"), start=number):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        asked = None if fence or mark else _asked(line, at)
        if asked is None:
            began = began if held else at
            held.append(line)
            continue
        yield from _words(held, began)
        blocks, rest = asked
        yield from blocks
        held, began = ([rest] if rest else []), at
    yield from _words(held, began)


def _asked(line: str, at: int) -> tuple[list[Block], str] | None:
    """Return the heading or the references that a line begins with, and the rest of it."""
    if heading := _HEADING.fullmatch(line):
        return [Heading(to_line(heading[2]))], ""
    blocks: list[Block] = []
    while item := _ITEM.fullmatch(line):
        blocks.append(_wanted(item[1], at))
        line = item[2]
    return (blocks, line.strip().lstrip(":—–-,;. ")) if blocks else None


def _wanted(text: str, at: int) -> Block:
    if query := _QUERY.fullmatch(text):
        return Query(query[1], min(int(query[2] or OF_A_QUERY), MOST_OF_A_QUERY), at)
    return Reference(text.partition("|")[0].strip(), at)


def _words(lines: list[str], began: int) -> Iterator[Words]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Words(text, began)
