"""Which articles rest on one state outlet: it stands behind all that somebody is said to say.

Silence beats a wrong flag: an outlet that is named without a verb of reporting is no source, and
any other outlet, any other speaker in the text takes the flag away. In the languages of
``handingon`` alone: there it was measured (tests/quality/names/test_resting.py).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from unidecode import unidecode

from briefings.enrich.context import Context, is_target
from briefings.enrich.handingon import ALSO, ENDINGS, SPEECH, Speech
from briefings.enrich.stopwords import ALL_STOP_WORDS, guess_language
from briefings.enrich.terms import fold_word, stemmer
from briefings.enrich.weakwords import TITLES_OF_PERSONS
from briefings.model import Article, Outlet
from briefings.naming import Resting
from briefings.text import first_words, fold, sentences, shorten, words

#: Letters between an outlet and the verb, in which it is its source; letters of the evidence.
_NEAR, _SHOWN = 40, 300
#: Words before a verb and behind it in which its subject stands.
_BEFORE, _BEHIND = 7, 4
#: Words from which a text tells its language.
_ENOUGH = 200


def plain(name: str) -> str:
    """Return a name without alphabet, capitals and article."""
    return " ".join(words(fold(unidecode(name)))).removeprefix("the ")


#: Plain spelling -> plain name of the outlet at home.
_HOME = {plain(each): home for home, others in ALSO.items() for each in others}


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
        spellings |= set(ALSO.get(to_key(name), ()))
    longest = sorted(spellings, key=lambda name: (-len(name), name))
    spelt = "|".join(map(re.escape, longest)) or r"(?!)"
    pattern = re.compile(rf"(?<![\w-])(?P<name>{spelt})(?:{ENDINGS})?(?![\w-])")
    return Press(of_states, pattern, tuple(each for each in longest if to_key(each) in of_states))


def to_key(name: str) -> str:
    """Return what the spellings of an outlet share in all alphabets: TASS, Tass, ТАСС."""
    return _HOME.get(plain(name), plain(name))


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
    if not any(name in text for name in press.spellings):
        return None
    lang = (article.lang or guess_language(first_words(text, _ENOUGH)) or "en").partition("-")[0]
    speech = SPEECH.get(lang.lower())
    name = sole_outlet(article, text, press) if speech else None
    if not speech or not name:
        return None
    said = sentences(text)
    evidence = [each for each in said if hands_on(each, press, speech)]
    heard = Heard(speech, lang.lower(), fold(name))
    known = {key for each in evidence for key in heard.speakers(each)}
    if not evidence or any(
        heard.has_other_speaker(each, known) for each in said if each not in evidence
    ):
        return None
    return Resting(name, tuple(shorten(each, _SHOWN) for each in evidence[:2]))


def sole_outlet(article: Article, text: str, press: Press) -> str | None:
    """Return the one outlet that a text names beside its own, as printed, if it is a state's."""
    own, told = to_key(article.source or ""), {to_key(name) for name in article.agency}
    found = [match["name"] for match in press.pattern.finditer(text)]
    printed = {to_key(name): name for name in reversed(found)}
    others = (printed.keys() | told) - {own}
    if len(others) != 1 or not others <= printed.keys() & set(press.of_states):
        return None
    return printed[others.pop()]


def hands_on(sentence: str, press: Press, speech: Speech) -> bool:
    """Tell whether a sentence has an outlet as its source: a verb of reporting stands beside it."""
    return any(
        speech.verb.search(sentence[max(0, match.start() - _NEAR) : match.end() + _NEAR])
        for match in press.pattern.finditer(sentence)
    )


@dataclass(frozen=True)
class Heard:
    """Who is heard in the sentences of a text that hands on what one outlet says."""

    speech: Speech
    lang: str
    name: str  #: of the outlet, folded

    def speakers(self, sentence: str) -> set[str]:
        """Return the keys of those who may speak in a sentence with the outlet.

        Where every noun has a capital, only of those that stand beside a verb.
        """
        near = (word for before, behind in self.around(sentence) for word in (*before, *behind))
        printed = near if self.speech.nouns_have_capitals else words(sentence)
        folded = {word: fold_word(word) for word in printed if word[0].isupper()}
        idle = ALL_STOP_WORDS | self.speech.of_agencies | TITLES_OF_PERSONS | {*words(self.name)}
        return {self.key(word) for word, low in folded.items() if low not in idle}

    def has_other_speaker(self, sentence: str, known: Collection[str]) -> bool:
        """Tell whether somebody says something who stands in no sentence with the outlet."""
        return any(
            not any(self.key(word) in known for word in (*before, *behind))
            # English puts its subject before the verb; "сообщил он", "sagte er" stand behind
            and not self.speech.anaphors & {*before, *(behind[:1] if self.lang != "en" else ())}
            for before, behind in self.around(sentence)
        )

    def around(self, sentence: str) -> list[tuple[list[str], list[str]]]:
        """Return the words before and behind each verb of reporting."""
        return [
            (words(sentence[: match.start()])[-_BEFORE:], words(sentence[match.end() :])[:_BEHIND])
            for match in self.speech.verb.finditer(sentence)
        ]

    def key(self, word: str) -> str:
        """Return what the cases of a name share; in English as it is."""
        return fold_word(word) if self.lang == "en" else stemmer(self.lang)(word.lower())
