"""Which articles rest on one state outlet: it stands behind all that somebody is said to say.

Silence beats a wrong flag: an outlet that is named without a verb of reporting is no source, and
any other outlet, any other speaker in the text takes the flag away. English only: there it was
measured (tests/quality/names/test_resting.py).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from unidecode import unidecode

from briefings.enrich.context import Context, is_target
from briefings.enrich.stopwords import ALL_STOP_WORDS
from briefings.enrich.terms import fold_word
from briefings.model import Article, Outlet
from briefings.naming import Resting
from briefings.text import fold, sentences, shorten, words

LANGUAGE = "en"
#: Verbs that hand something on.
_VERB = re.compile(
    r"\b(?:according to|sa(?:id|ys?|ying)|told|added|reports?|reported|quot(?:es?|ed|ing)|stated"
    r"|cit(?:es?|ed|ing)|announced|claim(?:s|ed)|confirmed|denied|wrote|warned|explained"
    r"|interview|statement)\b",
    re.IGNORECASE,
)
#: Letters between an outlet and the verb, in which it is its source; letters of the evidence.
_NEAR, _SHOWN = 40, 300
#: Words before a verb and behind it in which its subject stands.
_BEFORE, _BEHIND = 7, 4
#: Subjects that were named before, or are the outlet itself; as printed, for the New China News
#: Agency is another one.
_ANAPHORS = frozenset(
    "he she it they who He She It They agency newspaper paper daily broadcaster outlet".split()
)
#: Words of many agencies' names.
_OF_AGENCIES = frozenset("news agency press state".split())


@dataclass(frozen=True)
class Press:
    """The outlets that a text may name."""

    of_states: Collection[str]  #: keys of the names of state outlets
    pattern: re.Pattern[str]  #: any outlet's name
    spellings: tuple[str, ...]  #: of state outlets: a text without any is soon told


def to_press(outlets: Mapping[str, Outlet]) -> Press:
    """Return the outlets by name; ``outlets`` by host. A state's in one place is a state's."""
    of_states = {to_key(outlet.name) for outlet in outlets.values() if outlet.state}
    spellings: set[str] = set()
    for name in {outlet.name for outlet in outlets.values()}:
        # Tass, BELTA: agencies are written in capitals, and not
        spellings |= {name, name.upper(), name.capitalize()} if " " not in name else {name}
    longest = sorted(spellings, key=lambda name: (-len(name), name))
    spelt = "|".join(map(re.escape, longest)) or r"(?!)"
    pattern = re.compile(rf"(?<![\w-])(?:{spelt})(?![\w-])")
    return Press(of_states, pattern, tuple(each for each in longest if to_key(each) in of_states))


def to_key(name: str) -> str:
    """Return what the spellings of an outlet share in two alphabets: TASS, Tass, ТАСС."""
    return " ".join(words(fold(unidecode(name)))).removeprefix("the ")


def find_resting(context: Context, press: Press) -> dict[str, Resting]:
    """Return by id the articles that rest on one state outlet."""
    found = {}
    for article in context.articles:
        text = context.texts[article.id]
        resting = resting_of(article, text, press) if is_target(article) else None
        if resting:
            found[article.id] = resting
    return found


def resting_of(article: Article, text: str, press: Press) -> Resting | None:
    """Return on which state outlet an article rests; None if on none, or on somebody else too."""
    if (article.lang or LANGUAGE).partition("-")[0].lower() != LANGUAGE:
        return None
    if not any(name in text for name in press.spellings):
        return None
    own, told = to_key(article.source or ""), {to_key(name) for name in article.agency}
    found = [match.group() for match in press.pattern.finditer(text)]
    printed = {to_key(name): name for name in reversed(found)}
    others = (printed.keys() | told) - {own}
    if len(others) != 1 or not others <= printed.keys() & set(press.of_states):
        return None
    name = printed[others.pop()]
    said = sentences(text)
    evidence = [each for each in said if hands_on(each, press)]
    known = {fold_word(word) for each in evidence for word in words(each) if word[0].isupper()}
    known -= ALL_STOP_WORDS | _OF_AGENCIES | {fold_word(word) for word in words(name)}
    if not evidence or any(has_other_speaker(each, known) for each in said if each not in evidence):
        return None
    return Resting(name, tuple(shorten(each, _SHOWN) for each in evidence[:2]))


def hands_on(sentence: str, press: Press) -> bool:
    """Tell whether a sentence has an outlet as its source: a verb of reporting stands beside it."""
    return any(
        _VERB.search(sentence[max(0, match.start() - _NEAR) : match.end() + _NEAR])
        for match in press.pattern.finditer(sentence)
    )


def has_other_speaker(sentence: str, known: Collection[str]) -> bool:
    """Tell whether somebody says something who stands in no sentence with the outlet."""
    for match in _VERB.finditer(sentence):
        before = words(sentence[: match.start()])[-_BEFORE:]
        behind = words(sentence[match.end() :])[:_BEHIND]
        named = any(fold_word(word) in known for word in (*before, *behind))
        if not named and not _ANAPHORS & set(before):
            return True
    return False
