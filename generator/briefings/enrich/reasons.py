"""Why two articles are neighbours, in words that both texts bear out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional

from briefings.dates import day, precision
from briefings.enrich.profiles import Profiles
from briefings.enrich.sharednames import MOST_NAMES, NameBook, SharedName, make_name_book
from briefings.enrich.sharedwords import MOST_WORDS, SharedWord, WordBook, make_word_book
from briefings.model import IsoDate

#: Alphabets without capitals hide their names; topics say more there, then words of the title.
_WITHOUT_CAPITALS = frozenset(
    "ar fa ur ps ckb he yi hi bn mr ne ta te ml kn gu pa th lo km my zh ja ko ka am ti".split()
)


@dataclass(frozen=True)
class Reasons:
    """What it takes to say why."""

    profiles: Profiles
    names: NameBook
    words: WordBook
    #: what was said of a pair, lower row first, until the other of the two asks: in one language
    #: both share the same, and to find it is the dear part of relating
    said: dict[tuple[int, int], str | None] = field(default_factory=dict, compare=False)

    def id_of(self, row: int) -> str:
        """Return the id of the article in a row."""
        return self.profiles.all[row].article.id

    def between(self, row: int, other: int, *, alike: bool = False) -> str | None:
        """Return the reason for a link from one row to another.

        None if what they share is too weak to be one: then they are no neighbours. ``alike``:
        the latent space holds the two together, so that words in passing may do.
        """
        pair = (min(row, other), max(row, other))
        if pair in self.said:
            why = self.said.pop(pair)
        else:
            why = self.why(row, other)
            if not self.is_crossing(row, other):
                self.said[pair] = why
        if why is None and alike and not self.is_crossing(row, other):
            mentioned = self.words.mentioned(*pair)
            why = f"both mention {enumerate_words(mentioned)}" if len(mentioned) > 1 else None
        here, there = self.profiles.all[row].article, self.profiles.all[other].article
        return why and dated(why, here.date, there.date)

    def why(self, row: int, other: int) -> str | None:
        """Return what two texts share, in words, without the time between."""
        names = self.names.shared(row, other)
        topics, words = self.beside(row, other, names)
        if not is_enough(names, topics, words, crossing=self.is_crossing(row, other)):
            return None
        return ", ".join(
            f"{verb} {enumerate_words(found)}"
            for verb, found in (
                ("both name", [name.text for name in names]),
                ("both filed under", topics),
                ("both about", [word.text for word in words]),
            )
            if found
        )

    def beside(
        self, row: int, other: int, names: Sequence[SharedName]
    ) -> tuple[list[str], list[SharedWord]]:
        """Return the topics and the words to give beside the names, as many as are missing."""
        if len(names) == MOST_NAMES:
            return [], []
        lacking = self.profiles.all[row].lang in _WITHOUT_CAPITALS
        topics = self.words.shared_topics(row, other) if lacking or not names else []
        said = [*(name.text for name in names), *topics]
        most = MOST_WORDS - len(said)
        return topics, self.words.shared_words(row, other, said, most) if most > 0 else []

    def is_crossing(self, row: int, other: int) -> bool:
        """Tell whether two articles are in different languages."""
        return self.profiles.all[row].lang != self.profiles.all[other].lang


def make_reasons(profiles: Profiles) -> Reasons:
    """Learn which names, words and topics are how frequent in the archive."""
    return Reasons(profiles, make_name_book(profiles), make_word_book(profiles))


def is_enough(
    names: Sequence[SharedName],
    topics: Sequence[str],
    words: Sequence[SharedWord],
    *,
    crossing: bool,
) -> bool:
    """Tell whether what two articles share makes a reason.

    One word is none, unless it is a rare name; common words alone are none either. Across
    languages one name of any length is none: there is too much that both may just mention.
    """
    several = len(names) + len(topics) + len(words) > 1
    if not names and not topics:
        telling = any(word.is_rare for word in words)
        return telling and (several or (" " in words[0].text and not crossing))
    if crossing:
        return several
    return several or bool(topics) or names[0].is_enough


def dated(why: str, here: IsoDate | None, there: IsoDate | None) -> str:
    """Return a reason with the time between the two articles, if both dates are known."""
    when = to_distance(here, there)
    return f"{why}; {when}" if when else why


def enumerate_words(found: Sequence[str]) -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    *first, last = map(isolated, found)
    return f"{', '.join(first)} and {last}" if first else last


def isolated(words: str) -> str:
    """Return right-to-left words between marks that keep the sentence around them in order.

    FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, as Unicode's UAX #9 asks for.
    """
    if any(bidirectional(letter) in {"R", "AL"} for letter in words):
        return f"\u2068{words}\u2069"
    return words


def to_distance(here: IsoDate | None, there: IsoDate | None) -> str:
    """Return when the other article came out, seen from this one: ``2 days later``.

    "" unless both dates are known to the day.
    """
    if not here or not there or {precision(here), precision(there)} & {"year", "month"}:
        return ""
    first, second = day(here), day(there)
    assert first is not None
    assert second is not None
    days = (second - first).days
    if not days:
        return "same day"
    return f"{to_span(abs(days))} {'later' if days > 0 else 'earlier'}"


def to_span(days: int) -> str:
    """Return a number of days as people say it: days, from two weeks on weeks, months, years."""
    for limit, length, unit in ((14, 1, "day"), (60, 7, "week"), (730, 30.44, "month")):
        if days < limit:
            return f"{round(days / length)} {unit}{'' if round(days / length) == 1 else 's'}"
    return f"{round(days / 365.25)} years"
