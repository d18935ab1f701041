"""Runs of capitalised words in a text, with what stands around each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from briefings.enrich.names import CAPITALS, is_headline
from briefings.enrich.naming import data
from briefings.enrich.stopwords import STOP_WORDS
from briefings.enrich.terms import fold_word, stemmer
from briefings.enrich.wordforms import EAST_SLAVIC

#: What a place in the text says about a name; flags, to be joined by ``|``.
TITLED = 1  #: a person's title stands before it
SAID = 2  #: a verb of reporting stands beside it
AGED = 4  #: an age follows
LOCATED = 8  #: a preposition of place stands before it
ARTICLE = 16  #: "the" stands before it
INSIDE = 32  #: it does not open a sentence, so that its capital means something
QUOTED = 64  #: a quotation mark stands before it
BARE = 2048  #: none does
HEADED = 128  #: a small word of geography stands beside it: Qeshm island, остров Гвадалупе

_HYPHENS = "an|de|del|el|al|ul|ur|la|le|les|sur|on|upon|in|en|над|на|де|ле|эль|аль|дель|ан|ди"
_WORD = (
    rf"[{CAPITALS}]\w*(?:['’]\w+)*(?:(?<=s)['’](?= [{CAPITALS}]))?"
    rf"(?:-(?:(?:{_HYPHENS})-)*[{CAPITALS}0-9]\w*(?:['’]\w+)*)*"
)
_INITIALS = rf"(?:[{CAPITALS}]\.)+(?![^\W_])"
_SHORT = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Rev|Gen|Col|Lt|Sgt|Capt|Maj|Adm|St|Mt|Ft|Hon|Supt|Insp"
    r"|Det|Cmdr|Cpl|Msgr|Mme)\."
)
_TOKEN = rf"(?:{_SHORT}|{_INITIALS}|{_WORD})"
#: Small words that may stand within a name; what they join is decided later.
_LINKS = (
    "of the|for the|of|for|and|&|on|de la|de los|del|della|de|di|da|dos|du|des|la|le|von der|von"
    "|van der|van den|van|der|den|bin|ibn|al|el|ul|ur|für|y|і|и"
    "|ибн|бин|бен|фон дер|фон|ван дер|ван ден|ван|де ла|де|ди|да|дю|дель|делла|аль|эль"
)
_JOINT = rf" (?:(?:{_LINKS}) )?(?:(?:el|al|ad|as|ash|an|ul|аль|эль|ад|ар|ас|аш|эд)-)?|(?<=\.)"
RUN = re.compile(rf"(?<![\w'’]){_TOKEN}(?:(?:{_JOINT}){_TOKEN})*")
_OPENING = " \t\"'“”„«»‘’([{*_-–—#|"
_ENDING = ".!?:…;•|\n"
_BEFORE, _AFTER = 40, 32
_AGE = re.compile(r",? \(?(?:aged |age )?(\d{1,3})(?:\)|,|\.|$)|, (?:aged|age) \d|, \d\d-летн")
_PREPOSITIONS = {
    "en": "in at near from to outside around across throughout into through via toward towards"
    " north south east west between inside leave left leaving city town village port capital",
    "ru": "в во из под у к ко через близ около от до городе города город посёлке деревне селе"
    " столице столицы на над",
    "uk": "в у із зі з під до біля через місті міста місто селі над на",
    "be": "у ў з са пад да каля праз горадзе горада над на",
    "de": "in im aus nach bei von vor um über",
    "fr": "à en au aux de du vers depuis",
    "es": "en de desde hacia hasta a",
    "pl": "w we z ze do koło pod nad przez na od",
    "it": "a in da di verso nel nella dal dalla",
    "pt": "em no na de do da para desde até",
}
_BEHIND = frozenset(
    "island islands peninsula province region district county river lake valley coast bay"
    " village oblast".split()
)
_AHEAD = frozenset(
    "остров острова острову острове островом озеро озера озеру озере река реки реке рекой"
    " полуостров полуострова полуострове город города городе городом штат штата штате штатом"
    " провинция провинции провинцию деревня деревни деревне село селе посёлок посёлке"
    " місто міста місті річка річки острів області область area village town city".split()
)
_ARTICLES = frozenset(("the", "their", "our", "its", "a", "an", "this", "that"))
_BETWEEN = frozenset("also then later has had have уже также в во a hat ha".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One run of capitals as it stands in a text."""

    text: str  #: as printed
    before: int  #: flags of what stands before it, and whether it opens a sentence
    after: int  #: flags of what follows
    bracketed: bool = False  #: whether it stands in brackets alone


@dataclass(frozen=True, slots=True)
class Around:
    """Which words around a name say something in one language, folded."""

    titles: frozenset[str]  #: in languages with cases their stems
    stem: Callable[[str], str]  #: what makes a word comparable with ``titles``
    verbs: frozenset[str]
    places: frozenset[str]
    idle: frozenset[str]  #: words that name nothing alone, as printed: The, It, But


@cache
def around(lang: str) -> Around:
    """Return the words of a language; those of English where we know nothing of it."""
    known = lang if lang in _PREPOSITIONS else "en"
    stem = stemmer("ru") if known in EAST_SLAVIC else fold_word
    idle = {word.capitalize() for word in STOP_WORDS.get(known, frozenset()) if len(word) > 1}
    return Around(
        frozenset(map(stem, data.read("words")["titles"][known].split())),
        stem,
        data.folded("verbs", known),
        frozenset(map(fold_word, _PREPOSITIONS[known].split())),
        frozenset(idle | {"I", "A", "Я", "О", "У", "В", "И", "А", "С", "К", "I've", "It's", "I'm"}),
    )


def find_mentions(text: str, lang: str) -> Iterator[Mention]:
    """Yield the runs of a plain text in order; headlines in capitals are left out."""
    known = around(lang)
    for line in text.split("\n"):
        if is_headline(line):
            continue
        for match in RUN.finditer(line):
            run = match.group()
            if run in known.idle:
                continue
            start, end = match.span()
            before = line[max(0, start - _BEFORE) : start]
            after = line[end : end + _AFTER]
            bracketed = before[-1:] == "(" and after[:1] == ")"
            yield Mention(run, _before(before, known), _after(after, known), bracketed)


def _before(before: str, known: Around) -> int:
    bare = before.rstrip(_OPENING)
    flags = QUOTED if before[-1:] and before[-1] in "«„“\"'" else BARE
    if not bare or bare[-1] in _ENDING:
        return flags
    flags |= INSIDE
    if flags & QUOTED:
        return flags
    words = before.replace(",", " ").lower().split()
    last = fold_word(words[-1]) if words else ""
    if last in _ARTICLES:
        flags |= ARTICLE
        last = fold_word(words[-2]) if len(words) > 1 else ""
    elif known.stem(last) in known.titles:
        flags |= TITLED
    if last in known.verbs:
        flags |= SAID
    if last in _AHEAD:
        flags |= HEADED | LOCATED
    return flags | LOCATED if last in known.places else flags


def _after(after: str, known: Around) -> int:
    if after[:1] not in {" ", ","}:
        return 0
    words = after.lstrip(" ,").split(None, 2)
    said = words and (
        fold_word(words[0].rstrip(".,:")) in known.verbs
        or (
            len(words) > 1
            and words[0] in _BETWEEN
            and fold_word(words[1].rstrip(".,:")) in known.verbs
        )
    )
    flags = SAID if said else 0
    if words and words[0].rstrip(".,;:)") in _BEHIND:
        flags |= HEADED
    return flags | AGED if _AGE.match(after) else flags
