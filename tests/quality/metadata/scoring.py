"""How titles, authors and dates are compared with the truth, alike for every tool."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from briefings.agencies import agency_of
from briefings.ingest.dates.words import LANGUAGES, words_of

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Said:
    """What one tool says of one page; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""  #: ISO 8601, of which the first ten characters count
    modified: str = ""  #: the same


@dataclass
class Tally:
    """Right answers among pages whose truth is known, and among the answers given."""

    pages: int = 0
    right: int = 0
    answered: int = 0
    f1: list[float] = field(default_factory=list)  #: of authors, a page each

    def add(self, expected: object, said: object) -> None:
        self.pages += 1
        self.answered += bool(said)
        self.right += bool(said) and expected == said

    @property
    def share(self) -> float:
        return self.right / self.pages if self.pages else 0.0


def title_of(text: str) -> str:
    """Return the words of a title without case, accents and marks.

    The name of the site behind a title counts as an error, for every tool.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(c for c in folded if unicodedata.category(c) not in {"Mn", "Me"})
    return " ".join(_WORD.findall(re.sub(r"['’‘`´]", "", bare)))


def names_of(names: Iterable[str]) -> frozenset[str]:
    """Return the names as a set, each as titles are compared; agencies are left out.

    Some truths call an agency an author, ours has a field of its own for it. So agencies count
    neither in the truth nor in what a tool says, whichever tool it is.
    """
    people = (name for name in names if not agency_of(name))
    return frozenset(filter(None, map(title_of, people)))


def f1(expected: frozenset[str], said: frozenset[str]) -> float:
    """Return the F1 of two sets of names."""
    both = len(expected & said)
    return 2 * both / (len(expected) + len(said)) if both else 0.0


def score(pages: Sequence[dict], said: Callable[[dict], Said]) -> dict[str, Tally]:
    """Return a tally for each field over the pages whose truth names it.

    ``either`` counts a date as right, too, if the tool calls that day the day of the last change:
    some truths hold what the page shows, and many pages show that.
    """
    tallies = {name: Tally() for name in ("title", "authors", "date", "either")}
    for page in pages:
        truth, answer = page["truth"], said(page)
        if truth.get("title"):
            tallies["title"].add(title_of(truth["title"]), title_of(answer.title))
        if expected := names_of(listed(truth.get("author") or [])):
            found = names_of(answer.authors)
            tallies["authors"].add(expected, found)
            tallies["authors"].f1.append(f1(expected, found))
        if truth.get("date"):
            day = truth["date"][:10]
            tallies["date"].add(day, answer.date[:10])
            either = day in {answer.date[:10], answer.modified[:10]}
            tallies["either"].add(day, day if either else "")
    return tallies


def listed(value: str | list[str]) -> list[str]:
    """Return names as a list, whichever way the truth has them."""
    return [value] if isinstance(value, str) else value


def carries(html: str, iso: str) -> bool:
    """Tell whether a day stands anywhere in a page: as numbers, in words, as seconds since 1970.

    Month names in all languages that briefings reads; a day in a link of the page counts, too:
    this is the upper bound for any reader of the page alone.
    """
    when = date.fromisoformat(iso[:10])
    year, month, day = when.year, when.month, when.day
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in html)
    apart = r"[\s./_年月日년월일-]{1,3}"
    forms = [
        rf"{year}{apart}0?{month}{apart}0?{day}(?!\d)", rf"{year}{month:02}{day:02}",
        rf"(?<!\d)0?{day}{apart}0?{month}{apart}(?:{year}|{year % 100:02})(?!\d)",
        rf"(?<!\d)0?{month}{apart}0?{day}{apart}(?:{year}|{year % 100:02})(?!\d)",
    ]  # fmt: skip
    names = {n for code in LANGUAGES for n, m in words_of(code).months.items() if m == month}
    month_words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    between = r"[\W_]{0,4}(?:\w{1,3}[\W_]{1,3})?"
    forms += [
        rf"(?<!\d)0?{day}{between}(?:{month_words}){between}{year}",
        rf"(?:{month_words})[\W_]{{0,3}}0?{day}(?:st|nd|rd|th)?{between}{year}",
    ]
    lowered = digits.lower()
    return any(re.search(form, lowered) for form in forms) or _has_seconds(digits, when)


def _has_seconds(html: str, when: date) -> bool:
    start = int(datetime.combine(when, time(), UTC).timestamp())
    spent = {int(found[:10]) for found in re.findall(r"(?<!\d)\d{10}(?:\d{3})?(?!\d)", html)}
    day = int(timedelta(days=1).total_seconds())
    return any(start <= seconds < start + day for seconds in spent)
