"""Whether two spellings, in whatever alphabets, may be one name: by tables, without a model.

Letters become Latin ones by the tables of each alphabet, then sounds that transliterations write
in several ways get one sign (kh, x, ch: h; w, v: v; sch, sz, sh: S), and what is left is compared
letter by letter: vowels, which Belarusian and the Latin systems change freely, cost little.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from unidecode import unidecode

from briefings.enrich.naming import data

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "io", "є": "ie",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ј": "i", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "dj", "џ": "dj",
}  # fmt: skip
#: In this order; each (pattern, sign). Signs: S sh, Z zh, C ch, T ts, J dj.
_SOUNDS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"['’`ʼʹ\-]", ""),
        (r"^x(?=[iu])", "s"),
        (r"tsz", "J"),
        (r"(?<=[aeiou])h(?=[nlmr])", ""),
        (r"ds(?=e$)", "dz"),
        (r"(?<=i)c$", "ch"),
        (r"shch|schtsch|szcz|shh|stsch|chtch", "SC"),
        (r"tch|tsch|cz|tsh", "C"),
        (r"sch|sh|sz", "S"),
        (r"dzh|dsch|dj|dz(?=[ei])", "J"),
        (r"zh|rz", "Z"),
        (r"kh", "h"),
        (r"ch", "C"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|cq", "k"),
        (r"tz|ts|tc", "T"),
        (r"qu", "kv"),
        (r"gu(?=e)", "g"),
        (r"q|c(?![eiy])", "k"),
        (r"c", "T"),
        (r"x", "ks"),
        (r"wh|w", "v"),
        (r"gh", "g"),
        (r"(?<=[aeo])u(?=sk)", "v"),
        (r"ff$", "v"),
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"^j(?=in|ia|iu)", "J"),
        (r"(?<=[aeiou])j(?=[bdlnmv])", "Z"),
        (r"[yj]", "i"),
        (r"(?<=[^aeiou])h$", ""),
        (r"([a-zA-Z])\1+", r"\1"),
        (r"ii+", "i"),
        (r"i(?=[aeou])", "i"),
        (r"(?<=sk)i?i$|(?<=Tk)i$", "i"),
    )
)
_MARKED = str.maketrans(
    dict.fromkeys("šśşș", "sh") | dict.fromkeys("čćç", "ch") | dict.fromkeys("žżź", "zh")
    | {"ę": "en", "ą": "on", "ğ": "g", "ł": "l", "ä": "e", "ö": "o", "ü": "u", "ß": "s"}
    | {"ñ": "n", "ě": "e", "ř": "r", "ń": "n", "ŭ": "v"}
)  # fmt: skip
#: Letters that German, Polish and Czech write and English transliterations do not.
_GERMAN = re.compile(r"w(?!$)|sch|[iy]j$|aj")
_GERMAN_CH = re.compile(r"(?<![st])ch")
#: As French writes names from elsewhere: Loukachenko, Michoustine, Choïgou; not Bouchard,
#: Papachristou, Moustaine.
_FRENCH = re.compile(r"ou.*(?:enko|[^aeiou]ine|[oe]v|sk[iy])$|(?:ts|j|gu)[iy]ne$|ï.*ou$")
_FRENCH_CH = re.compile(r"(?<![stc])ch")
_VOWELS = "aeiou"
#: Pairs of signs that systems of transliteration mix up, with what it costs.
_NEAR = {
    frozenset(pair): cost
    for pair, cost in (
        ("gh", 0.45), ("kh", 0.5), ("tT", 0.3), ("CT", 0.5), ("Ck", 0.7), ("Ch", 0.5), ("CS", 0.6),
        ("sS", 0.5), ("zZ", 0.4), ("sz", 0.4), ("sT", 0.6), ("vu", 0.2), ("vo", 0.6), ("fv", 0.4),
        ("JZ", 0.4), ("Ji", 0.6), ("Zi", 0.7), ("dJ", 0.6), ("dZ", 0.9), ("Tz", 0.5), ("CJ", 0.7),
        ("kT", 0.7), ("Jg", 0.6), ("hi", 0.5), ("gZ", 0.7), ("vb", 0.8), ("SZ", 0.4),
        ("JT", 0.6),
    )
}  # fmt: skip
_NEAR_VOWELS = {frozenset(p): c for p, c in (("ao", 0.15), ("ei", 0.3), ("ae", 0.7), ("iu", 0.5))}
_VOWEL, _MISSING_VOWEL, _MISSING = 0.45, 0.37, 0.9
#: What stands between given name and surname, and says no more: patronymics.
_PATRONYMIC = re.compile(r"(?:[oeiaу]v|ov|ev|ia|i)(?:iC|ich|na)$|(?:ovi?C|evi?C|ovna|evna|ichna)$")
#: Letters a name may differ by, as a share of its length, and beside that for short ones.
_SHARE, _GRACE = 0.1, 0.12


@lru_cache(maxsize=200_000)
def sounds(word: str) -> str:
    """Return a word of any alphabet as the signs that spellings of one name share."""
    lower = word.lower()
    if lower > "\u0370":
        lower = "".join(_CYRILLIC.get(letter, letter) for letter in lower)
    if _GERMAN.search(lower):
        lower = _GERMAN_CH.sub("kh", lower)
    if _FRENCH.search(lower):
        lower = _FRENCH_CH.sub("sh", lower.removesuffix("e").replace("j", "zh"))
        lower = lower.replace("gui", "gi")
    plain = unidecode(_marked(lower)).lower()
    for pattern, sign in _SOUNDS:
        plain = pattern.sub(sign, plain)
    return re.sub(r"[^a-zA-Z]", "", plain)


def _marked(word: str) -> str:
    """Return letters of Latin alphabets that sound unlike their plain ones as what they sound."""
    return word.translate(_MARKED)


@lru_cache(maxsize=200_000)
def distance(one: str, other: str) -> float:
    """Return what it costs to turn one row of signs into another."""
    above = [0.0]
    for sign in other:
        above.append(above[-1] + _missing(sign))
    for left in one:
        row = [above[0] + _missing(left)]
        for at, right in enumerate(other):
            row.append(
                min(
                    above[at] + _exchange(left, right),
                    above[at + 1] + _missing(left),
                    row[at] + _missing(right),
                )
            )
        above = row
    return above[-1]


def _missing(sign: str) -> float:
    if sign in _VOWELS:
        return _MISSING_VOWEL if sign != "i" else 0.15
    return 0.5 if sign == "h" else _MISSING


def _exchange(left: str, right: str) -> float:
    if left == right:
        return 0.0
    pair = frozenset((left, right))
    if left in _VOWELS and right in _VOWELS:
        return _NEAR_VOWELS.get(pair, _VOWEL)
    return _NEAR.get(pair, 1.0)


@cache
def _given_groups() -> dict[str, int]:
    """Return the number of the group of forms that each given name belongs to, by its sounds."""
    found: dict[str, int] = {}
    for number, line in enumerate(data.read("forms")):
        for name in line.split():
            found.setdefault(sounds(name), number)
    return found


def given_group(word: str) -> int | None:
    """Return which group of forms a given name belongs to; None if no list has it."""
    return _given_groups().get(sounds(word))


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names are forms of one: Vladimir, Volodymyr, Уладзімір."""
    if one.endswith(".") or other.endswith("."):
        return sounds(one)[:1] == sounds(other)[:1]
    mine, theirs = given_group(one), given_group(other)
    if mine is not None and theirs is not None:
        return mine == theirs
    return {sounds(one)[-1:], sounds(other)[-1:]} != {"a", "o"} and same_word(one, other)


@lru_cache(maxsize=200_000)
def same_word(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one surname or place."""
    first, second = sounds(one), sounds(other)
    if first == second:
        return bool(first)
    if _is_other_sex(first, second) or _is_other_sex(second, first):
        return False
    longest = max(len(first), len(second))
    if not first or not second or _differs_at_begin(first[0], second[0]):
        return False
    # Sacharowa is Захарова in German; Sakharov is not Захаров
    if {first[0], second[0]} == {"s", "z"} and not (
        _GERMAN.search(one.lower()) or _GERMAN.search(other.lower())
    ):
        return False
    return distance(first, second) <= _SHARE * longest + _GRACE


def _differs_at_begin(left: str, right: str) -> bool:
    if left in _VOWELS and right in _VOWELS:
        return _exchange(left, right) > _NEAR_VOWELS[frozenset("ei")]
    if "i" in {left, right} and (left in _VOWELS or right in _VOWELS):
        return False
    return _exchange(left, right) > 0.5


def _is_other_sex(man: str, woman: str) -> bool:
    """Tell whether the second is the surname of the first one's wife: Ivanov, Ivanova."""
    return (
        (
            woman.startswith(man[:-1])
            and man[-2:] in {"ov", "ev", "in", "iv"}
            and woman in {f"{man}a", f"{man[:-1]}va"}
        )
        or (man.endswith("ski") and woman[:-2] in {man, man[:-1]} and woman.endswith("a"))
        or (
            man.endswith("ski")
            and woman.startswith(man[:-1])
            and woman.endswith(("aia", "aa", "ska"))
        )
    )


def parts_of(name: str) -> tuple[str, ...]:
    """Return the words of a person's name that tell: no patronymic, no particle, no initial."""
    words = [w for w in re.split(r"[ ]+", name.strip()) if w]
    told = [w for w in words if not (len(w) <= 2 and w.endswith("."))]
    if len(told) == 3 and _PATRONYMIC.search(sounds(told[1])):
        del told[1]
    if len(told) == 3 and _PATRONYMIC.search(sounds(told[2])) and not _PATRONYMIC.search(
        sounds(told[0])) and given_group(told[1]) is not None:  # fmt: skip
        return told[1], told[0]
    return tuple(told or words)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of people, as printed in any alphabet, may be one person's.

    A surname alone matches the same surname alone or with a given name: the caller decides
    whether that is enough.
    """
    mine, theirs = parts_of(one), parts_of(other)
    if not mine or not theirs or not same_word(mine[-1], theirs[-1]):
        return bool(mine and theirs) and _turned(mine, theirs)
    if len(mine) == 1 or len(theirs) == 1:
        return True
    return same_given(mine[0], theirs[0]) or _share_middle(mine, theirs)


def _turned(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether one of two full names has its surname first."""
    if len(mine) != 2 or len(theirs) != 2:
        return False
    return same_word(mine[-1], theirs[0]) and same_given(mine[0], theirs[-1])


def _share_middle(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether a name of two words is part of one of three: Tayyip Erdogan."""
    short, long = sorted((mine, theirs), key=len)
    return len(long) > len(short) and any(same_given(short[0], word) for word in long[:-1])


@lru_cache(maxsize=200_000)
def block(word: str) -> str:
    """Return a rough key that all spellings of a word share, to find what to compare."""
    rough = sounds(word).translate(_ROUGH)
    bare = rough[:1] + re.sub(r"[aeiou]", "", rough[1:])
    return re.sub(r"(.)\1+", r"\1", bare)[:4]


_ROUGH = str.maketrans({"T": "t", "C": "t", "S": "s", "z": "s", "Z": "s", "J": "t", "h": "k",
                        "g": "k", "f": "v", "b": "b", "o": "a", "e": "i"})  # fmt: skip
