"""The query language: words, ``prefix*``, ``-word``, ``"phrase"``, AND, dates, ``field:value``.

Nothing is a syntax error: what cannot be read as meant is read as words, with a hint.
Twin: theme/scripts/search-query.js.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefings.search.analyse import MAX_TERM, Piece, is_loud, pieces, to_surface, words
from briefings.search.places import offsets
from briefings.search.times import AFTER_ALL, Spoken, find_spoken, is_period
from briefings.search.tokens import ALIASES, DATES, FIELDS, Token, to_tokens
from briefings.search.webaddress import to_bare
from briefings.text import to_line

#: More words than that are pasted text; the first ones say what it is about.
MAX_WORDS = 64
MAX_QUERY = 10_000  # characters
#: What a pasted text says often is what it is about; beyond that it is a key held down.
MAX_TIMES = 9
MAX_SHOWN = 60  # characters of a phrase in a hint

_QUOTES = re.compile("[“”„«»]")
_DAY = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", re.ASCII)

NO_WORD = "The query holds no word. Type a name, a place or a subject."


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to look up."""

    surface: str  #: folded; with the field in front for a filter: ``lang:ru``
    prefix: bool = False  #: may stand for all words that begin so
    gram: int = 0  #: as in analyse.Piece
    times: int = 1  #: how often it stands in the query, at most MAX_TIMES
    typed: str = ""  #: as it was written, shortened; "" for a filter
    loud: bool = False  #: written in capitals: an abbreviation, whatever it spells


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another."""

    words: tuple[tuple[str, int], ...]  #: folded, with their places counted from the first
    typed: str  #: as it was written, shortened


@dataclass(slots=True)
class Query:
    """A query taken apart."""

    words: list[Word] = field(default_factory=list)  #: wanted, any may be missing; all different
    excluded: list[Word] = field(default_factory=list)  #: none may occur
    filters: list[Word] = field(default_factory=list)  #: all must hold; words joined by AND too
    choices: list[list[list[Word]]] = field(default_factory=list)
    #: of each, all words of one alternative at least must hold: fields joined by OR
    phrases: list[Phrase] = field(default_factory=list)  #: all must occur; their words are wanted
    barred: list[Phrase] = field(default_factory=list)  #: none may occur
    after: str = ""  #: first day, month or year to show, ISO; "" for no limit
    before: str = ""  #: first day, month or year not to show, ISO; "" for no limit
    around: Spoken | None = None  #: a date in words: what was published then comes first
    periods: list[str] = field(default_factory=list)  #: dates that were read as limits
    is_cut: bool = False  #: had more words than MAX_WORDS
    line: str = ""  #: what was read, on one line, with plain quotation marks
    hints: list[str] = field(default_factory=list)  #: what was read otherwise than typed

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        looked = self.words or self.excluded or self.filters or any(self.choices) or self.barred
        return not (looked or self.after or self.before)


def parse(text: str, months: Mapping[str, int] | None = None) -> Query:
    """Take a query apart. Never raises. ``months``: numbers by folded name."""
    query = Query(line=_QUOTES.sub('"', to_line(text[:MAX_QUERY])))
    tokens = to_tokens(query.line)
    for token in tokens:
        _add_token(query, token)
    _open_last(query, tokens)
    _note_date(query, tokens, months or {})
    if len(query.words) > MAX_WORDS:
        del query.words[MAX_WORDS:]
        query.is_cut = True
    if query.is_empty:
        query.hints.append(NO_WORD)
    return query


def _add_token(query: Query, token: Token) -> None:
    name = ALIASES.get(token.name, "")
    if token.name in {"http", "https"} and token.value.startswith("//"):
        name = "url"
    if name in DATES:
        _add_date(query, name, token.value)
        if token.minus:
            query.hints.append(f"“-{name}:” was read without the minus.")
    elif name in FIELDS:
        _add_field(query, token, name)
    elif token.is_plain and is_period(token.value):
        query.after, query.before = token.value, token.value + AFTER_ALL
        query.periods.append(token.value)
    else:
        _add_words(query, token)


def _add_field(query: Query, token: Token, name: str) -> None:
    value = to_bare(token.value) if name == "url" else token.value
    if name == "title":
        surfaces = [piece.surface for piece in pieces(value) if piece.gram >= 0]
    else:
        surfaces = [surface for word in words(value) if (surface := to_surface(word))]
    found = [Word(f"{name}:{surface}") for surface in surfaces]
    if token.minus:
        _add(query.excluded, found)
    elif not (token.is_other or token.has_other):
        _add(query.filters, found)
    else:
        if not token.is_other:
            query.choices.append([])
        if found:
            query.choices[-1].append(found)


def _add_words(query: Query, token: Token) -> None:
    text = f"{token.name} {token.value}"
    found = [piece for piece in pieces(text) if piece.gram >= 0]  # parts only if need be
    if token.is_quoted and len(found) > 1:
        phrase = _phrase(found[:MAX_WORDS], text)
        (query.barred if token.minus else query.phrases).append(phrase)
        if token.minus:
            return
    written = [text[piece.start : piece.end] for piece in found]
    new = [
        Word(piece.surface, gram=piece.gram, typed=short(word), loud=is_loud(word))
        for piece, word in zip(found, written, strict=True)
    ]
    if not token.is_quoted and token.value.endswith("*") and new and not new[-1].gram:
        new[-1] = replace(new[-1], prefix=True)
    _add(query.excluded if token.minus else query.words, new)
    if token.is_joined and not token.minus:
        _add(query.filters, new)


def _phrase(found: list[Piece], text: str) -> Phrase:
    places, _width = offsets(found)
    surfaces = (piece.surface for piece in found)
    return Phrase(tuple(zip(surfaces, places, strict=True)), short(text.strip(), MAX_SHOWN))


def _add_date(query: Query, name: str, value: str) -> None:
    if not _DAY.match(value):
        query.hints.append(f"“{name}:{value[:40]}” is no date. Write it as {name}:2022-10-31.")
    elif name == "before":
        query.before = value
    elif name == "date":
        query.after, query.before = value, value + AFTER_ALL
    else:
        query.after = value


def _open_last(query: Query, tokens: list[Token]) -> None:
    """Let the word that is being typed stand for all that begin so."""
    if not tokens or not query.words or query.words[-1].gram:
        return
    token, final = tokens[-1], query.words[-1]
    if token.minus or token.is_quoted:
        return
    typed = to_surface((words(token.value) or [""])[-1])
    if token.value.endswith("*") or typed == final.surface:
        query.words[-1] = replace(final, prefix=True)


def _note_date(query: Query, tokens: list[Token], months: Mapping[str, int]) -> None:
    plain = [p.surface for t in tokens if t.is_plain for p in pieces(t.value) if p.gram >= 0]
    query.around = find_spoken(plain, months)


def _add(into: list[Word], new: list[Word]) -> None:
    places = {word.surface: at for at, word in enumerate(into)}
    for word in new:
        at = places.setdefault(word.surface, len(into))
        if at == len(into):
            into.append(word)
        else:
            known = into[at]
            times = min(MAX_TIMES, known.times + 1)
            into[at] = replace(known, times=times, loud=known.loud or word.loud)


def short(text: str, most: int = MAX_TERM) -> str:
    """Return a text with at most so many characters, and a mark where it was cut."""
    return text if len(text) <= most else text[:most] + "…"
