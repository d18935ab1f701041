"""Groups of copies in words, and the agency that they come from."""

from collections.abc import Callable, Iterator, Sequence

from briefings.agencies import in_dateline
from briefings.enrich.context import Context, place
from briefings.model import Article
from briefings.report import Level, Note

#: Copies named on a page and in the report at most.
MOST_SHOWN = 50
_LONGEST_DATELINE = 200  #: characters of a text that are looked at for one


def told_once(
    group: Sequence[int], may_be_one: Callable[[int, int], bool]
) -> Iterator[tuple[int, list[int]]]:
    """Yield a text and those that it is told with, so that each of a group is told at least once.

    That is the first one with all others, unless some of them are held apart from it.
    """
    told: set[int] = set()
    for row in group:
        if row not in told:
            others = [other for other in group if other != row and may_be_one(row, other)]
            told.update(others)
            yield row, others


def to_note(first: Article, others: Sequence[Article], agency: str) -> Note:
    """Return the note on an article and its copies: where it is, and what they are."""
    named = ", ".join(f"“{other.title}” ({place(other)})" for other in others[:MOST_SHOWN])
    more = f" and {len(others) - MOST_SHOWN} more" if len(others) > MOST_SHOWN else ""
    kind = f" ({agency} copy)" if agency else ""
    what = f"nearly the same text{kind} as {named}{more}. All are kept; each page names the others."
    return Note(Level.INFO, place(first), what)


def common_agency(group: Sequence[Article], context: Context) -> str:
    """Return the agency that all the articles give as theirs; "" if there is none.

    A dateline gives it as a field does, and so does an agency's own page.
    """
    signed = [agencies_of(article, context.texts[article.id]) for article in group]
    whole = zip(group, signed, strict=True)
    shared = set.intersection(*(each | {article.source or ""} for article, each in whole))
    return min(shared & set[str]().union(*signed), default="")


def agencies_of(article: Article, text: str) -> set[str]:
    """Return the agencies that an article names as where its text comes from."""
    dateline = in_dateline(text[:_LONGEST_DATELINE].partition("\n")[0])
    return {*article.agency, *((dateline,) if dateline else ())}
