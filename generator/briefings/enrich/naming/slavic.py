"""Runs of capitals in East Slavic texts: places and titles taken off before a person's name.

Geography and institutions are written there with one capital, behind it small words: Тихий океан,
Следственный комитет; these are found by the small word that tells the kind.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefings.enrich.naming import data, morphology
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.morphology import PARTICLES
from briefings.enrich.naming.pieces import Name, Piece
from briefings.enrich.naming.spelling import given_group
from briefings.enrich.stopwords import CALENDAR, STOP_WORDS
from briefings.enrich.terms import fold_word, stemmer
from briefings.enrich.wordforms import name_key
from briefings.text import fold

_PLACE_HEADS = (
    "океан море пролив залив полуостров область край район округ республика мост гора озеро"
    " федерация империя королевство хребет равнина долина степь канал коса"
).split()
_HEADS = (
    "комитет комиссия агентство совет союз банк суд партия университет институт академия фонд"
    " служба министерство флот корпорация концерн холдинг ассоциация"
    " организация общество лига бюро прокуратура управление"
).split()
_ADJECTIVE = r"[а-яё]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ую|юю|ом|ем|ых|их)"
_STEM = {head: head[:-1] if head[-1] in "аяеоьй" else head for head in (*_PLACE_HEADS, *_HEADS)}
_PLACE_STEMS = frozenset(_STEM[head] for head in _PLACE_HEADS)
_PHRASE = re.compile(
    rf"(?<![\w-])([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?: {_ADJECTIVE}){{0,3}}) "
    rf"({'|'.join(sorted(_STEM.values(), key=len, reverse=True))})([а-яё]{{0,3}})(?![\w-])"
    r"(?: ([А-ЯЁ][\w-]+))?(?: ([а-яё]+))?"
)
#: Endings of the genitive -> those of the nominative, as countries have them.
_OF = {"і": ("ь", "я"), "ї": ("я",), "ы": ("а",), "и": ("а",), "а": ("",)}
_JOINED = re.compile(r"(?:аль|эль|ад|ар|ас|аш|эд)-[А-ЯЁ]")  # Рашид ад-Дин
#: An institution's name goes on behind these: Комиссия по изучению снега.
_GOES_ON = frozenset(("по", "имени", "для", "за"))
_QUOTED = re.compile(
    r"\b(?:компани|корпораци|парти|агентств|газет|журнал|телеканал|банк|концерн|холдинг|движени"
    r"|издани|клуб|завод|радиостанци|организаци|фирм|издательств|портал|канал|групп|фонд"
    r"|компані|парті|агенці|рух)\w{0,4} [«\"“]([^«»\"“”\n]{2,40})[»\"”]"
)
#: What any country has; with a capital alone it names nobody in particular.
_GENERIC = frozenset(
    fold(w)
    for w in (
        "верховный конституционный генеральный государственный национальный центральный районный"
        " городской областной федеральный народный главный первый второй новый большой малый"
        " арбитражный высший общественный координационный политический исполнительный"
    ).split()
)
_ENDINGS_OF_HEADS = re.compile(r"[аяуюыиеоёьй]?(?:[ем]|ой|ом|ем|ою|ью|я|ю|и|ого|ами|ях|ах)?")


@lru_cache(maxsize=100_000)
def slavic_pieces(run: str, lang: str) -> tuple[Piece, ...]:
    """Return the names in a run of an East Slavic text, in order."""
    found: list[Piece] = []
    segments = list(_segments(run.split(" "), lang))
    for number, (segment, first) in enumerate(segments):
        last = number == len(segments) - 1
        words, titled = _without_title(segment, lang)
        peeled, rest = _peel(words, lang)
        if peeled and rest:
            found.append(Piece(peeled, titled=False, first=False, last=False))
            found.append(Piece(rest, titled, first, last))
        elif words:
            found.append(Piece(tuple(words), titled, first, last))
    return tuple(found)


def _segments(tokens: Sequence[str], lang: str) -> Iterator[tuple[list[str], bool]]:
    current: list[str] = []
    first = True
    for token in tokens:
        folded = fold_word(token)
        # a capital within a run is a name's: Рена Ли
        idle = folded in CALENDAR or (not current and folded in STOP_WORDS.get(lang, ()))
        if current and (token in PARTICLES or _JOINED.match(token)):
            current.append(token)
        elif token[0].islower() or (idle and not token.isupper()):
            if current:
                yield current, first
            current, first = [], False
        else:
            current.append(token)
    while current and current[-1] in PARTICLES:
        current.pop()
    if current:
        yield current, first


def _without_title(words: list[str], lang: str) -> tuple[list[str], bool]:
    """Return the words without a capitalised title before them: Президент Владимир Путин."""
    titles = {stemmer("ru")(w) for w in data.read("words")["titles"][lang].split()}
    for at in range(min(2, len(words) - 1), 0, -1):  # Оскар Леди Гага: what leads names another
        if words[at - 1][0].isupper() and stemmer("ru")(words[at - 1].lower()) in titles:
            return words[at:], True
    return words, False


def _peel(words: Sequence[str], lang: str) -> tuple[Name, Name]:
    """Return a place or an institution before a person, and the person; ((), words) if none."""
    if known(tuple(words), lang):
        return (), tuple(words)
    for size in range(min(3, len(words) - 1), 0, -1):
        before, rest = tuple(words[:size]), tuple(words[size:])
        if not known(before, lang):
            continue
        whose = before[-1].isupper() or morphology.nominative(before, lang) != before
        if _is_given(before[0], lang) and not (whose and _is_given(rest[0], lang)):
            continue  # but Израиля Биньямин Нетаньяху: whose prime minister he is
        if whose or _is_given(rest[0], lang):
            return before, rest
    return (), tuple(words)


@lru_cache(maxsize=100_000)
def known(words: Name, lang: str) -> bool:
    """Tell whether the gazetteer has a name, in whatever case it stands."""
    base = gazetteer()
    forms = (words, morphology.nominative(words, lang), *_of_countries(words, lang))
    return any(base.place(form) or base.organisation(form) for form in forms)


def _of_countries(words: Name, lang: str) -> tuple[Name, ...]:
    """Return what a country may be called that stands in the genitive: Беларусі, Беларусь.

    For Belarusian, which has no dictionary of cases here, and Ukrainian, whose errs in countries.
    """
    if len(words) != 1 or lang not in {"be", "uk"}:
        return ()
    stem, ending = words[0][:-1], words[0][-1:]
    return tuple((stem + other,) for other in _OF.get(ending, ()))


def _is_given(word: str, lang: str) -> bool:
    bare = morphology.nominative((word,), lang)[0]
    if fold_word(bare) in gazetteer().given or given_group(bare) is not None:
        return True
    return "Name" in morphology.kinds(word, lang) or fold_word(word) in gazetteer().given


def slavic_key(words: Sequence[str], lang: str) -> str:
    """Return what all cases of a name share."""
    return " ".join(name_key(word, lang) for word in words)


def find_phrases(line: str, lang: str) -> Iterator[tuple[str, Name]]:
    """Yield (kind, name in the nominative) of geography and institutions with small words."""
    for match in _QUOTED.finditer(line):
        yield "organisation", tuple(match[1].split())
    if lang != "ru":
        return
    for match in _PHRASE.finditer(line):
        if not _ENDINGS_OF_HEADS.fullmatch(match[3]):
            continue
        words = (*match[1].split(), match[2] + match[3])
        if not all(morphology.is_adjective(word, lang) for word in words[:-1]):
            continue
        if match[5] and (match[5] in _GOES_ON or morphology.is_genitive(match[5], lang)):
            continue
        base = morphology.nominative(words, lang)
        kind = "place" if base[-1] in _PLACE_HEADS else "organisation"
        if base[-1] not in _STEM or (kind == "place") != (match[2] in _PLACE_STEMS):
            continue
        adjectives = {fold_word(word) for word in base[:-1]}
        of = match[4] and morphology.nominative((match[4],), lang)
        if adjectives <= _GENERIC or all(a[0].islower() for a in base[:-1]):
            if not of or kind == "place" or not gazetteer().place(of):
                continue
            base = (*base, match[4])
        yield kind, base
