"""A query to its results, from the same files and in the same order as in the browser."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefings.search import hints
from briefings.search.blocks import facts_name, facts_of, part_name, texts_name
from briefings.search.excerpt import Spans, excerpt
from briefings.search.facets import Counts, Days, Limits, counted, narrowed
from briefings.search.feedback import settle
from briefings.search.grammar import Query, Word, parse
from briefings.search.lookup import Found, find, find_quiet
from briefings.search.mistakes import mistakes
from briefings.search.phrases import holders
from briefings.search.postings import IMPACTS
from briefings.search.rank import SORTS, UNSCORED, Ranked, in_order, rank, rarity, within
from briefings.search.shelf import Head, Shelf
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
    facets: Mapping[str, Counts] = field(default_factory=dict)  #: if asked for; facets.counted
    damaged: tuple[str, ...] = ()  #: SitePaths that could not be read: some results may be missing


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the results beside the query."""

    limit: int = 20
    offset: int = 0
    sort: str = SORTS[0]  #: one of rank.SORTS
    limits: Limits = field(default_factory=Limits)
    facets: bool = False  #: count them too

    @property
    def is_timed(self) -> bool:
        """Tell whether the days of the articles must be known."""
        return bool(self.limits.first or self.limits.last or self.facets or self.sort == "oldest")


_PLAIN = Wish()


def search(read: Callable[[str], bytes | None], query: str, wish: Wish = _PLAIN) -> Results:
    """Return the results of a query. ``read`` gives the bytes of a file of the site, or None."""
    return answer(Shelf(read), query, wish)


def answer(shelf: Shelf, query: str, wish: Wish = _PLAIN) -> Results:
    """Return the results of a query from a shelf that may have been used before."""
    head = shelf.head()
    if head is None:
        return Results(0, (), (NO_INDEX,), damaged=tuple(sorted(shelf.damaged)))
    parsed = parse(query, head.months)
    if not head.count:
        return Results(0, (), (NO_ARTICLES,))
    if parsed.is_empty and wish.limits.is_open:
        return Results(0, (), tuple(parsed.hints))
    looked_up = _voiced(parsed, [find(word, head, shelf) for word in parsed.words], head, shelf)
    filters = [find(word, head, shelf) for word in parsed.filters]
    found = _unlike(looked_up)
    days = _days(shelf) if wish.is_timed else []
    phrases = {phrase: holders(phrase, head, shelf) for phrase in parsed.phrases}
    needed = [*(what.impacts for what in filters), *filter(None, phrases.values())]
    ranked = _rank(parsed, found, needed, head, shelf)
    if wish.sort not in UNSCORED:
        ranked = settle(ranked, head, shelf)
    ranked = in_order(ranked, wish.sort, days[0][1] if days else head.count, head.count)
    hits = narrowed(ranked.numbers, wish.limits, days, shelf, head.count)
    marks = _marks(parsed, found, head.count)
    shown = [
        _hit(number, ranked.scores[number], marks, head, shelf)
        for number in hits[wish.offset : wish.offset + wish.limit]
    ]
    facets = counted(ranked.numbers, wish.limits, days, shelf, head.count) if wish.facets else {}
    said = () if parsed.is_empty else parsed.hints
    unknown = hints.unknown(parsed, looked_up, head)
    unmatched = hints.unmatched(parsed, filters, head, len(hits))
    return Results(
        len(hits),
        tuple(hit for hit in shown if hit),
        (*said, *mistakes(parsed), *unknown, *hints.unheard(phrases), *unmatched),
        facets,
        tuple(sorted(shelf.damaged)),
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


def _days(shelf: Shelf) -> Days:
    data = shelf.data("days")
    return data if isinstance(data, list) else []


def _rank(
    query: Query,
    found: Sequence[Found],
    needed: Sequence[Container[int]],
    head: Head,
    shelf: Shelf,
) -> Ranked:
    days = _days(shelf) if query.after or query.before or query.around else []
    then = []
    if query.around:
        when = query.around.when
        numbers = within(days, when, when + AFTER_ALL, head.count)
        impacts = dict.fromkeys(numbers, IMPACTS)
        then = [Found(impacts, frozenset(), times=query.around.worth)]
    barred = (dict.fromkeys(holders(phrase, head, shelf), 1) for phrase in query.barred)
    return rank(
        [*found, *then],
        [*(find(word, head, shelf).impacts for word in query.excluded), *barred],
        [*needed, *(_of_choice(choice, head, shelf) for choice in query.choices if choice)],
        within(days, query.after, query.before, head.count),
        head.count,
    )


def _of_choice(choice: Sequence[Sequence[Word]], head: Head, shelf: Shelf) -> set[int]:
    """Return the articles that hold all words of one alternative at least."""
    alternatives = ([find(word, head, shelf) for word in words] for words in choice)
    return set[int]().union(
        *(set.intersection(*(set(what.impacts) for what in found)) for found in alternatives)
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


def _hit(number: int, score: int, marks: dict[str, int], head: Head, shelf: Shelf) -> Hit | None:
    row = facts_of(shelf.data(facts_name(number // head.facts)), number % head.facts)
    if row is None:
        shelf.damaged.add(f"search/{facts_name(number // head.facts)}.js")
        return None
    text = _text(number, head, shelf)
    spans = () if text is None else excerpt(text, marks)
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


def _text(number: int, head: Head, shelf: Shelf) -> str | None:
    """Return what may be quoted of an article; None if it cannot be read."""
    block, row = divmod(number, head.texts)
    text = _row(shelf.data(texts_name(block)), row)
    if isinstance(text, int):
        parts = [shelf.data(part_name(block, row, part)) for part in range(text)]
        return None if None in parts else "".join(map(str, parts))
    return text if isinstance(text, str) else None


def _row(block: object, number: int) -> object:
    return block[number] if isinstance(block, list) and number < len(block) else None
