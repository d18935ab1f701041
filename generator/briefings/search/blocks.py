"""Facts and texts of articles, in blocks: what a list of results needs to be shown."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TypeVar

from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.search.codec import to_script
from briefings.search.fields import Fields

#: Articles in one file. Results lie anywhere in the archive, so small blocks spare traffic,
#: large ones spare files: hosts stop at some thousands.
FACTS_A_BLOCK, TEXTS_A_BLOCK = 32, 54
#: Characters of a text that lies in its block; a longer one has files of its own, each so long.
MAX_TEXT = 40_000
#: Before what a block of facts holds as it is, not made shorter by the date.
_WHOLE = "="
#: Before the number of characters of the usual slug.
_CUT = "~"
_ENDING = ".html"
_APOSTROPHES, _NO_SLUG = re.compile("['’`]"), re.compile("[^a-z0-9]+")
_UNDATED = "undated"  # as in addresses, and at the beginning of ids
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Facts:
    """One row of a block: what a result shows besides its excerpt."""

    id: str
    title: str
    path: str  #: SitePath of its page
    date: str  #: IsoDate; "" if undated
    shown_date: str  #: as people read it; "" if it is the same
    outlet: str  #: "" if unknown
    lang: str  #: BCP 47; "" if unknown
    status: str  #: "" for published


_COLUMNS = attrgetter(*(column.name for column in fields(Facts)))


def fact_blocks(
    articles: Sequence[Article], archive: Archive, show_date: Callable[[IsoDate], str]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each block of facts, articles in the order of their numbers."""
    rows = [_facts(article, archive.addresses[article.id], show_date) for article in articles]
    for number, block in _blocks(rows, FACTS_A_BLOCK):
        columns = zip(*(_shortened(facts) for facts in block), strict=True)
        yield facts_name(number), to_script(facts_name(number), ["\n".join(c) for c in columns])


def facts_of(block: object, row: int) -> Facts | None:
    """Return a row of a block of facts, None if it has none: it is damaged, or too short."""
    columns = block if isinstance(block, list) and len(block) == len(fields(Facts)) else []
    rows = [str(column).split("\n") for column in columns]
    if not rows or any(len(column) <= row for column in rows):
        return None
    facts = Facts(*(column[row] for column in rows))
    day = facts.date[:10] or _UNDATED
    return replace(
        facts,
        id=facts.id[1:] if facts.id.startswith(_WHOLE) else f"{day}-{facts.id}",
        path=_path(facts, day),
    )


def text_block(number: int, texts: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of a block of texts, each as ``quotable`` gives it.

    A long text has files of its own; the block says how many.
    """
    rows: list[str | int] = []
    for row, whole in enumerate(texts):
        parts = _parts(whole)
        rows.append(len(parts) if len(parts) > 1 else parts[0])
        for part, text in enumerate(parts if len(parts) > 1 else ()):
            name = part_name(number, row, part)
            yield name, to_script(name, text)
    yield texts_name(number), to_script(texts_name(number), rows)


def quotable(its: Fields) -> str:
    """Return summary, text and caption, one line each block: no excerpt runs across lines."""
    lines = (" ".join(part.split()) for part in (its.summary, its.text, its.caption))
    return "\n".join(line for line in lines if line)


def facts_name(number: int) -> str:
    """Return the name of a block of facts."""
    return f"facts/{number:04d}"


def part_name(number: int, row: int, part: int) -> str:
    """Return the name of a part, from 0, of the long text in a row of a block."""
    return f"{texts_name(number)}-{row:02d}-{part}"


def texts_name(number: int) -> str:
    """Return the name of a block of texts."""
    return f"texts/{number:04d}"


def _facts(article: Article, path: SitePath, show_date: Callable[[IsoDate], str]) -> Facts:
    date = article.date or ""
    shown = show_date(article.date) if article.date else ""
    return Facts(
        id=article.id,
        title=article.title,
        path=path,
        date=date,
        shown_date="" if shown == date else shown,
        outlet=article.source or "",
        lang=article.lang or "",
        status="" if article.status is Status.PUBLISHED else str(article.status),
    )


def _shortened(facts: Facts) -> tuple[str, ...]:
    """Return the fields without what the date says already; each is one line."""
    day = facts.date[:10] or _UNDATED
    key, folder = f"{day}-", f"{day.replace('-', '/')}/"
    is_of_day = facts.id.startswith(key) and not facts.id.startswith(key + _WHOLE)
    slug = facts.path.removeprefix(folder).removesuffix(_ENDING)
    is_plain = facts.path == folder + slug + _ENDING and not slug.startswith((_WHOLE, _CUT))
    short = replace(
        facts,
        id=facts.id.removeprefix(key) if is_of_day else _WHOLE + facts.id,
        path=_beside(slug, facts.title) if is_plain else _WHOLE + facts.path,
    )
    return tuple(" ".join(text.split("\n")) for text in _COLUMNS(short))


def _path(facts: Facts, day: str) -> str:
    """Return the path of shortened facts."""
    if facts.path.startswith(_WHOLE):
        return facts.path[1:]
    usual = _usual_slug(facts.title)
    slug = usual if not facts.path else facts.path
    if slug.startswith(_CUT):
        slug = usual[: int(slug[1:])]
    return f"{day.replace('-', '/')}/{slug}{_ENDING}"


def _beside(slug: str, title: str) -> str:
    """Return what tells a slug beside its title: "" or where it is cut, if it is the usual one."""
    usual = _usual_slug(title)
    if slug and usual.startswith(slug):
        return "" if usual == slug else f"{_CUT}{len(slug)}"
    return slug or f"{_CUT}0"


def _usual_slug(title: str) -> str:
    return _NO_SLUG.sub("-", _APOSTROPHES.sub("", title.lower())).strip("-")


def _parts(text: str) -> list[str]:
    """Return a text in parts of at most ``MAX_TEXT`` characters, cut before a space if possible."""
    parts, at = [], 0
    while len(text) - at > MAX_TEXT:
        space = text.rfind(" ", at + MAX_TEXT // 2, at + MAX_TEXT)
        end = space if space > 0 else at + MAX_TEXT
        parts.append(text[at:end])
        at = end
    return [*parts, text[at:]]


def _blocks(rows: Sequence[_Row], size: int) -> Iterator[tuple[int, Sequence[_Row]]]:
    for start in range(0, len(rows), size):
        yield start // size, rows[start : start + size]
