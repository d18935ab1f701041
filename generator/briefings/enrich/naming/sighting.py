"""What one article alone says of its names: each with what stands around it, nothing decided."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefings.enrich.naming import polish, scan
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.listed import UNCAPITAL, find_listed
from briefings.enrich.naming.morphology import is_common, nominative
from briefings.enrich.naming.pieces import Name, Piece, to_pieces
from briefings.enrich.naming.slavic import find_phrases, slavic_key, slavic_pieces
from briefings.enrich.terms import fold_word
from briefings.enrich.wordforms import EAST_SLAVIC

#: Flags beside those of scan: its last word stands alone elsewhere in the article; does so beside
#: a verb of reporting or a title; it was found by a small word that tells its kind.
ECHOED, ECHO_SAID, PHRASED = 256, 512, 1024
TIMES = 16  #: bits for flags, below those for the number of times

#: Group of languages whose spellings are compared word by word ("" for Latin letters), and words.
Key = tuple[str, str]


@dataclass
class Sightings:
    """The names of an article; everything in the order of the text."""

    names: dict[Key, int] = field(default_factory=dict)  #: times and flags in one number
    forms: dict[Key, dict[Name, int]] = field(default_factory=dict)  #: spelling -> times
    kinds: dict[Key, str] = field(default_factory=dict)  #: of names found by their small words
    capital: Counter[str] = field(default_factory=Counter)  #: words alone, within sentences
    expansions: dict[Key, Key] = field(default_factory=dict)  #: abbreviation -> full name


def read_names(text: str) -> bytes:
    """Return the sightings of an article as JSON; its first line is the language."""
    lang, _, lines = text.partition("\n")
    found = sightings(lines, lang)
    names = [
        (*key, packed, [(times, *name) for name, times in found.forms[key].items()])
        for key, packed in found.names.items()
    ]
    kinds = [(*key, kind) for key, kind in found.kinds.items()]
    expansions = [(*short, *full) for short, full in found.expansions.items()]
    return json.dumps([names, kinds, found.capital, expansions], ensure_ascii=False).encode()


def from_json(data: bytes) -> Sightings:
    """Return what ``read_names`` wrote."""
    found = Sightings()
    names, kinds, capital, expansions = json.loads(data)
    for group, words, packed, forms in names:
        found.names[group, words] = packed
        found.forms[group, words] = {tuple(name): times for times, *name in forms}
    found.kinds = {(group, words): kind for group, words, kind in kinds}
    found.capital = Counter(capital)
    found.expansions = {(a, b): (c, d) for a, b, c, d in expansions}
    return found


def sightings(text: str, lang: str) -> Sightings:
    """Return the names of an article: its title, text and captions, one line each."""
    found = Sightings()
    seen = _listed(found, text, lang) if lang in UNCAPITAL else _written(found, text, lang)
    for name, flags, key in _with_full_names(seen) if lang == "pl" else seen:
        found.names[key] = (found.names.get(key, 0) | flags) + (1 << TIMES)
        forms = found.forms.setdefault(key, {})
        forms[name] = forms.get(name, 0) + 1
        if len(name) == 1 and flags & scan.INSIDE:
            found.capital[fold_word(name[0])] += 1
    _echo(found.names)
    return found


def _with_full_names(seen: Iterable[tuple[Name, int, Key]]) -> Iterator[tuple[Name, int, Key]]:
    """Yield Polish names, a surname alone in whatever case as that of who is named in full."""
    sightings = list(seen)
    full = {name[-1] for name, _, _ in sightings if len(name) > 1}
    for name, flags, key in sightings:
        meant = polish.surnames_of(name[0]) & full if len(name) == 1 else frozenset()
        if meant and name[0] not in full:
            surname = min(meant)
            yield (surname,), flags, ("", fold_word(surname))
        else:
            yield name, flags, key


def _listed(found: Sightings, text: str, lang: str) -> Iterator[tuple[Name, int, Key]]:
    """Yield the names that lists know, in languages without capitals."""
    for kind, name in find_listed(text, lang):
        key = (lang, " ".join(name))
        found.kinds[key] = kind
        yield name, scan.INSIDE | PHRASED, key


def _written(found: Sightings, text: str, lang: str) -> Iterator[tuple[Name, int, Key]]:
    for line in text.split("\n"):
        if lang in EAST_SLAVIC:
            for kind, name in find_phrases(line, lang):
                key = (lang, slavic_key(name, lang))
                found.kinds[key] = kind
                yield name, scan.INSIDE | PHRASED, key
        previous: Key | None = None
        for mention, piece, cyrillic in _in_line(line, lang):
            flags, words = _flags(piece, mention), piece.words
            if lang in EAST_SLAVIC and not cyrillic:
                flags &= ~scan.TITLED  # директор Microsoft
            if not flags & scan.INSIDE and len(words) > 1 and _opens(words, lang):
                words, flags = words[1:], flags | scan.INSIDE
            name, key = _named(words, lang, cyrillic=cyrillic)
            if name:
                yield name, flags, key
            if previous and _abbreviates(key, previous) and mention.bracketed:
                found.expansions[key] = previous
            previous = key


def _in_line(line: str, lang: str) -> Iterator[tuple[scan.Mention, Piece, bool]]:
    """Yield the names of a line, and whether each is in Cyrillic: none of "Minister Speaks"."""
    shouts = _is_capital(line)
    for mention in scan.find_mentions(line, lang):
        for piece, cyrillic in _pieces(mention.text, lang):
            if not (shouts and piece.titled and len(piece.words) == 1):
                yield mention, piece, cyrillic


def _is_capital(line: str) -> bool:
    """Tell whether all longer words of a line that is no sentence have a capital: a headline."""
    bare = line.rstrip()
    return bare[-1:].isalnum() and all(word[0].isupper() for word in bare.split() if len(word) > 3)


def _pieces(run: str, lang: str) -> Iterator[tuple[Piece, bool]]:
    """Yield the names of a run, and whether each is in Cyrillic: Chicago Cubs Томаса Рикеттса."""
    if lang not in EAST_SLAVIC:
        yield from ((piece, False) for piece in to_pieces(run, lang))
        return
    parts: list[list[str]] = []
    for word in run.split(" "):
        if parts and (word > "\u0400") == (parts[-1][0] > "\u0400"):
            parts[-1].append(word)
        else:
            parts.append([word])
    for number, part in enumerate(parts):
        cyrillic = part[0] > "\u0400"
        for piece in (slavic_pieces if cyrillic else to_pieces)(" ".join(part), lang):
            first, last = piece.first and number == 0, piece.last and number == len(parts) - 1
            yield Piece(piece.words, piece.titled, first, last), cyrillic


def _opens(words: Name, lang: str) -> bool:
    """Tell whether the first word has its capital from the sentence that it opens."""
    base = gazetteer()
    if base.place(words) or base.organisation(words):
        return False
    return fold_word(words[0]) in base.common or is_common(words[0], lang)


def _named(words: Name, lang: str, *, cyrillic: bool) -> tuple[Name, Key]:
    if cyrillic:
        return nominative(words, lang), (lang, slavic_key(words, lang))
    words = polish.nominative(words) if lang == "pl" else words
    return words, ("", " ".join(map(fold_word, words)).replace("’", "'"))


def _flags(piece: Piece, mention: scan.Mention) -> int:
    flags = mention.before if piece.first else scan.INSIDE | scan.BARE
    if piece.last:
        flags |= mention.after
    return flags | scan.TITLED | scan.INSIDE if piece.titled else flags


def _abbreviates(key: Key, full: Key) -> bool:
    """Tell whether a word is made of another name's first letters: NBA."""
    short, words = key[1], full[1].split()
    if " " in short or not 1 < len(short) < 8 or len(words) < 2:
        return False
    initials = "".join(word[0] for word in words)
    strong = "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "on", "&", "in"})
    return short in {initials, strong}


def _echo(found: dict[Key, int]) -> None:
    """Mark names of several words whose last word stands alone in the same article."""
    for key in found:
        group, text = key
        if " " not in text:
            continue
        alone = found.get((group, text.rpartition(" ")[2]))
        if alone is not None and not alone & scan.ARTICLE:
            found[key] |= ECHOED
            if alone & (scan.SAID | scan.TITLED):
                found[key] |= ECHO_SAID
