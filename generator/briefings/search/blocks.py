"""Facts and texts of articles, in blocks: what a list of results needs to be shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass

from briefings.model import Archive, Article, IsoDate, SitePath, Status
from briefings.search.codec import to_script
from briefings.search.fields import Fields

#: Articles in one file. Results lie anywhere in the archive, so small blocks spare traffic,
#: large ones spare files.
FACTS_A_BLOCK, TEXTS_A_BLOCK = 16, 8
#: Of longer texts the beginning; the rest is searched but not quoted.
MAX_TEXT = 4_000  # characters


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


def fact_blocks(
    articles: Sequence[Article], archive: Archive, show_date: Callable[[IsoDate], str]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each block of facts, articles in the order of their numbers."""
    rows = [list(astuple(_facts(a, archive.addresses[a.id], show_date))) for a in articles]
    for number, block in _blocks(rows, FACTS_A_BLOCK):
        yield facts_name(number), to_script(facts_name(number), block)


def text_blocks(fields: Sequence[Fields]) -> Iterator[tuple[str, bytes]]:
    """Yield name and script of each block of texts, given the fields of ``gather.texts``."""
    rows = [_quotable(field) for field in fields]
    for number, block in _blocks(rows, TEXTS_A_BLOCK):
        yield texts_name(number), to_script(texts_name(number), block)


def facts_name(number: int) -> str:
    """Return the name of a block of facts."""
    return f"facts/{number:04d}"


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


def _quotable(fields: Fields) -> str:
    """Return summary, text and caption, each on one line: no excerpt runs across lines."""
    lines = (" ".join(part.split()) for part in (fields.summary, fields.text, fields.caption))
    return "\n".join(_beginning(line) for line in lines if line)


def _beginning(line: str) -> str:
    if len(line) <= MAX_TEXT:
        return line
    space = line.rfind(" ", MAX_TEXT // 2, MAX_TEXT)
    return line[: space if space > 0 else MAX_TEXT]


def _blocks(rows: Sequence[object], size: int) -> Iterator[tuple[int, Sequence[object]]]:
    for start in range(0, len(rows), size):
        yield start // size, rows[start : start + size]
