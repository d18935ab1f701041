"""A query to its results, from the same files and in the same order as in the browser."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefings.search.blocks import Facts, facts_name, texts_name
from briefings.search.codec import IMPACTS
from briefings.search.excerpt import Spans, excerpt
from briefings.search.grammar import Query, parse
from briefings.search.lookup import Found, Head, Shelf, find, find_quiet
from briefings.search.rank import Ranked, rank, rarity, within
from briefings.search.times import AFTER_ALL

NO_INDEX = "There is no search index here. Run `briefings build`."
NO_ARTICLES = "The archive is empty."


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    id: str
    title: str
    path: str  #: SitePath of its page
    date: str  #: IsoDate; "" if undated
    shown_date: str  #: as people read it
    outlet: str  #: "" if unknown
    lang: str  #: BCP 47; "" if unknown
    status: str  #: "" for published, else corrected or retracted
    score: int  #: only comparable within one query
    excerpt: Spans  #: runs of text with whether they are marked


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found."""

    total: int  #: hits in all
    hits: tuple[Hit, ...]  #: best first, from ``offset``, at most ``limit``
    hints: tuple[str, ...] = ()  #: what a person should know about this search, as sentences


def search(
    read: Callable[[str], bytes | None], query: str, *, limit: int = 20, offset: int = 0
) -> Results:
    """Return the results of a query. ``read`` gives the bytes of a file of the site, or None."""
    return answer(Shelf(read), query, limit=limit, offset=offset)


def answer(shelf: Shelf, query: str, *, limit: int = 20, offset: int = 0) -> Results:
    """Return the results of a query from a shelf that may have been used before."""
    head = _head(shelf)
    if head is None:
        return Results(0, (), (NO_INDEX,))
    parsed = parse(query, head.months)
    if not head.count or parsed.is_empty:
        return Results(0, (), tuple(parsed.hints) if head.count else (NO_ARTICLES,))
    looked_up = _voiced(parsed, [find(word, head, shelf) for word in parsed.words], head, shelf)
    filters = [find(word, head, shelf) for word in parsed.filters]
    found = _unlike(looked_up)
    ranked = _rank(parsed, found, filters, head, shelf)
    marks = _marks(parsed, found, head.count)
    hits = [
        _hit(number, ranked.scores[number], marks, head, shelf)
        for number in ranked.numbers[offset : offset + limit]
    ]
    unknown = (*_unknown(parsed, looked_up, head), *_unmatched(parsed, filters, head))
    hints = (*parsed.hints, *unknown, *_damage(shelf))
    return Results(len(ranked.numbers), tuple(hit for hit in hits if hit), hints)


def _head(shelf: Shelf) -> Head | None:
    data = shelf.data("head")
    if not isinstance(data, dict):
        return None
    return Head(
        count=data["count"],
        facts=data["facts"],
        texts=data["texts"],
        borders=tuple(data["borders"]),
        langs=tuple(data["langs"]),
        months=data["months"],
    )


def _voiced(query: Query, found: list[Found], head: Head, shelf: Shelf) -> list[Found]:
    """Add to words that say nothing in some language where they stand in texts of it.

    There they add points and nothing else, unless the query has no other words.
    """
    is_alone = all(word.quiet for word in found)
    voiced = []
    for word, what in zip(query.words, found, strict=True):
        if not what.quiet:
            voiced.append(what)
        elif is_alone:
            alone = what if what.impacts else find_quiet(word, head, shelf)
            voiced.append(replace(alone, quiet=False))
        else:
            beside = find_quiet(word, head, shelf)
            both = replace(what, impacts=beside.impacts | what.impacts)
            voiced.append(replace(both, marks=beside.marks | what.marks))
    return voiced


def _rank(
    query: Query, found: Sequence[Found], filters: Sequence[Found], head: Head, shelf: Shelf
) -> Ranked:
    limited = query.after or query.before or query.around
    data = shelf.data("days") if limited else []
    days = data if isinstance(data, list) else []
    then = []
    if query.around:
        when = query.around.when
        numbers = within(days, when, when + AFTER_ALL, head.count)
        impacts = dict.fromkeys(numbers, IMPACTS)
        then = [Found(impacts, frozenset(), times=query.around.worth)]
    return rank(
        [*found, *then],
        [find(word, head, shelf) for word in query.excluded],
        filters,
        within(days, query.after, query.before, head.count),
        head.count,
    )


def _unlike(found: list[Found]) -> list[Found]:
    """Blank each word that stands for the same forms as an earlier one, which counts for both."""
    places: dict[frozenset[str], int] = {}
    unlike: list[Found] = []
    for at, word in enumerate(found):
        first = places.setdefault(word.marks, at)
        if first == at:
            unlike.append(word)
            continue
        unlike[first] = replace(unlike[first], times=unlike[first].times + word.times)
        unlike.append(replace(word, impacts={}, marks=frozenset()))
    return unlike


def _marks(query: Query, found: Sequence[Found], count: int) -> dict[str, int]:
    """Return the forms to be marked with their rarity.

    Words that say nothing are left out, and single characters of an unspaced script where there
    are pairs.
    """
    has_pairs = any(word.gram == 2 for word in query.words)
    marks: dict[str, int] = {}
    for word, what in zip(query.words, found, strict=True):
        if what.quiet or (word.gram == 1 and has_pairs):
            continue
        rare = rarity(count, len(what.impacts))
        for form in what.marks:
            marks[form] = max(rare, marks.get(form, 0))
    return marks


def _unknown(query: Query, found: Sequence[Found], head: Head) -> list[str]:
    """Return what became of the words that the archive does not know.

    Grams go unsaid, and the parts of a date, which has its own hint.
    """
    hints = []
    for word, what in zip(query.words, found, strict=True):
        if query.around and (word.surface in head.months or word.surface[0].isdecimal()):
            continue
        if what.instead:
            hints.append(f"“{word.typed}” does not occur; “{what.instead}” was taken for it.")
        elif not what.impacts and not word.gram and not what.quiet:
            hints.append(f"“{word.typed}” does not occur.")
    return hints


def _unmatched(query: Query, filters: Sequence[Found], head: Head) -> list[str]:
    """Return what is to be said of ``field:value`` that fits nothing."""
    hints = []
    for word, what in zip(query.filters, filters, strict=True):
        if ":" in word.surface and not what.impacts:
            langs = f" Languages here: {', '.join(head.langs)}." if head.langs else ""
            more = langs if word.surface.startswith("lang:") else ""
            hints.append(f"“{word.surface}” fits no article.{more}")
    return hints


def _damage(shelf: Shelf) -> list[str]:
    return [
        f"{path} could not be read: some results may be missing." for path in sorted(shelf.damaged)
    ]


def _hit(number: int, score: int, marks: dict[str, int], head: Head, shelf: Shelf) -> Hit | None:
    facts = _row(shelf.data(facts_name(number // head.facts)), number % head.facts)
    text = _row(shelf.data(texts_name(number // head.texts)), number % head.texts)
    if not isinstance(facts, list):
        return None
    spans = excerpt(text, marks) if isinstance(text, str) else ()
    row = Facts(*facts)
    return Hit(
        id=row.id,
        title=row.title,
        path=row.path,
        date=row.date,
        shown_date=row.shown_date or row.date,
        outlet=row.outlet,
        lang=row.lang,
        status=row.status,
        score=score,
        excerpt=spans,
    )


def _row(block: object, number: int) -> object:
    return block[number] if isinstance(block, list) and number < len(block) else None
