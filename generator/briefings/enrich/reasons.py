"""Why two articles are neighbours, in words that both texts bear out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings.dates import day, precision
from briefings.enrich.profiles import Profiles
from briefings.enrich.sharednames import MOST_NAMES, NameBook, SharedName, make_name_book
from briefings.enrich.sharedwords import MOST_WORDS, SharedWord, WordBook, make_word_book
from briefings.model import IsoDate
from briefings.phrases import Phrases
from briefings.text import isolated

#: Alphabets without capitals hide their names; topics say more there, then words of the title.
_WITHOUT_CAPITALS = frozenset(
    "ar fa ur ps ckb he yi hi bn mr ne ta te ml kn gu pa th lo km my zh ja ko ka am ti".split()
)

_WEEKS, _MONTHS, _YEARS = 14, 60, 730  # days from which a distance is told in these


@dataclass(frozen=True)
class Reasons:
    """What it takes to say why."""

    profiles: Profiles
    names: NameBook
    words: WordBook
    phrases: Phrases
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
            say, listed = self.phrases.say, self.phrases.enumerate(map(isolated, mentioned))
            why = say("both mention %(words)s", words=listed) if len(mentioned) > 1 else None
        here, there = self.profiles.all[row].article, self.profiles.all[other].article
        return why and dated(why, here.date, there.date, self.phrases)

    def why(self, row: int, other: int) -> str | None:
        """Return what two texts share, in words, without the time between."""
        names = self.names.shared(row, other)
        topics, words = self.beside(row, other, names)
        if not is_enough(names, topics, words, crossing=self.is_crossing(row, other)):
            return None
        said = [name.text for name in names], topics, [word.text for word in words]
        return self.told(*said)

    def told(self, names: Sequence[str], topics: Sequence[str], words: Sequence[str]) -> str:
        """Return what two articles share, a clause for each kind of thing."""
        say, listed = self.phrases.say, self.phrases.enumerate
        clauses = [
            say("both name %(names)s", names=listed(map(isolated, names))) if names else "",
            say("both filed under %(topics)s", topics=listed(map(isolated, topics)))
            if topics
            else "",
            say("both about %(words)s", words=listed(map(isolated, words))) if words else "",
        ]
        return ", ".join(clause for clause in clauses if clause)

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


def make_reasons(profiles: Profiles, words: Phrases) -> Reasons:
    """Learn which names, words and topics are how frequent in the archive."""
    return Reasons(profiles, make_name_book(profiles), make_word_book(profiles), words)


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


def dated(why: str, here: IsoDate | None, there: IsoDate | None, words: Phrases) -> str:
    """Return a reason with the time between the two articles, if both dates are known."""
    when = to_distance(here, there, words)
    return f"{why}; {when}" if when else why


def to_distance(here: IsoDate | None, there: IsoDate | None, words: Phrases) -> str:
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
        return words.say("same day")
    return to_later(days, words) if days > 0 else to_earlier(-days, words)


def to_later(days: int, words: Phrases) -> str:
    """Return a number of days as people say it: days, from two weeks on weeks, months, years."""
    many = words.say_many
    if days < _WEEKS:
        return many("%(count)s day later", "%(count)s days later", days)
    if days < _MONTHS:
        return many("%(count)s week later", "%(count)s weeks later", round(days / 7))
    if days < _YEARS:
        return many("%(count)s month later", "%(count)s months later", round(days / 30.44))
    return many("%(count)s year later", "%(count)s years later", round(days / 365.25))


def to_earlier(days: int, words: Phrases) -> str:
    """Return the same for an article that came out before."""
    many = words.say_many
    if days < _WEEKS:
        return many("%(count)s day earlier", "%(count)s days earlier", days)
    if days < _MONTHS:
        return many("%(count)s week earlier", "%(count)s weeks earlier", round(days / 7))
    if days < _YEARS:
        return many("%(count)s month earlier", "%(count)s months earlier", round(days / 30.44))
    return many("%(count)s year earlier", "%(count)s years earlier", round(days / 365.25))
