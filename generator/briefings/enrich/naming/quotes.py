"""Who said what: quotations whose speaker the same sentence names, in English and Russian.

Only direct speech beside a verb of saying whose subject is a person of the article; "he said" and
two speakers at once are left in silence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefings.enrich.naming import data, russianquotes
from briefings.enrich.terms import fold_word
from briefings.text import words

#: Languages in which sentences are read: those whose precision was measured.
LANGUAGES = ("en", "ru")
_FEWEST, _LONGEST = 4, 600  # words of a quotation at least; letters at most
_LED = 300  # letters before a Russian quotation that are read
_RUSSIAN = re.compile(
    r"[«„“]([^«»„“”\n]{15,600})[»“”]|(?:(?<=^)|(?<=[\s(]))\"([^\"\n]{15,600})\"(?=[\s,.)]|$)"
)
_QUOTES = re.compile(r"“([^“”\n]{15,600})”|(?:(?<=^)|(?<=[\s(]))\"([^\"\n]{15,600})\"(?=[\s,.)]|$)")
#: From the quotation to the end of its clause, and from the beginning of its sentence to it.
_CLAUSE = re.compile(r"[^.;!?:“”\"«»\n]{0,140}")
_BEFORE = re.compile(r"(?:^|[.!?»”\"] )([^.;!?“”\"«»\n]{3,160})$")
_VERB = "said|says|added|wrote|told|stated|warned|insisted|explained|announced|concluded"
_CHANNEL = re.compile(r"\baccording to (?:the )?(?:state )?(?:news agency )?([A-Z][\w-]+)")
_PRONOUNS = frozenset(("he", "she", "they", "who", "it", "we", "i"))

#: Two speakers, or somebody else who speaks for one: a spokesman for Mr Macron.
_BETWEEN = frozenset(("and", "for", "of", "to", "behalf"))


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation as found in a text."""

    speaker: str  #: id of the person
    verb: str  #: as printed
    text: str  #: without quotation marks
    channel: str  #: who handed it on: "according to Belta"; "" if the sentence does not say
    start: int  #: of the quotation in the text, characters
    end: int


def find_said(text: str, lang: str, people: Mapping[str, str]) -> Iterator[Said]:
    """Yield the quotations of a text in order; ``people``: folded names and surnames -> ids."""
    if lang not in LANGUAGES or not people:
        return
    at = 0
    for line in text.split("\n"):
        if line.count('"') % 2 == 0:
            yield from (_in_line if lang == "en" else _in_russian)(line, at, people)
        at += len(line) + 1


def _in_line(line: str, at: int, people: Mapping[str, str]) -> Iterator[Said]:
    for match in _QUOTES.finditer(line):
        quoted = next(group for group in match.groups() if group)
        if len(words(quoted)) < _FEWEST or len(quoted) > _LONGEST:
            continue
        clause = _CLAUSE.match(line, match.end())
        behind = clause.group() if clause else ""
        closed = quoted.rstrip()[-1:] == "." and not behind.startswith(",")
        found = _behind(behind, people, closed=closed)
        if not found and not _is_clause(behind):
            found = _before(line[max(0, match.start() - 160) : match.start()], people)
        if found:
            verb, speaker = found
            channel = _CHANNEL.search(behind)
            told = channel[1] if channel else ""
            yield Said(
                speaker, verb, quoted.strip(" ,"), told, at + match.start(), at + match.end()
            )


def _in_russian(line: str, at: int, people: Mapping[str, str]) -> Iterator[Said]:
    for match in _RUSSIAN.finditer(line):
        quoted = next(group for group in match.groups() if group)
        if len(words(quoted)) < _FEWEST:
            continue
        before, behind = line[max(0, match.start() - _LED) : match.start()], line[match.end() :]
        found = russianquotes.speaker_behind(behind, people)
        found = found or russianquotes.speaker_before(before, people)
        if found:
            verb, speaker = found
            told = russianquotes.channel_of(re.split(r"[.!?] ", behind)[0], people)
            yield Said(
                speaker, verb, quoted.strip(" ,"), told, at + match.start(), at + match.end()
            )


def _is_clause(behind: str) -> bool:
    """Tell whether somebody is said to speak behind the quotation, even if nobody we know."""
    return bool(re.search(rf"\b(?:{_VERB})\b", behind[:80]))


def _behind(clause: str, people: Mapping[str, str], *, closed: bool) -> tuple[str, str] | None:
    """Return verb and speaker of a clause behind a quotation: “…,” said X; “…,” X said.

    Behind a full stop, ``closed``, somebody's saying is a sentence of its own.
    """
    bare = clause.lstrip(" ,-—–")
    first = re.match(rf"({_VERB})\s+(.*)", bare)
    if first:
        subject = re.split(r"[,(]|\b(?:in|on|at|during|after|when|while|as)\b", first[2])[0]
        return _spoken(first[1], subject, people)
    if closed:
        return None
    later = re.match(rf"([^,]{{2,80}}?) ({_VERB})\b", bare)
    return _spoken(later[2], later[1], people) if later else None


def _before(text: str, people: Mapping[str, str]) -> tuple[str, str] | None:
    """Return verb and speaker of what leads to a quotation: X said: “…”."""
    sentence = _BEFORE.search(text.rstrip(" "))
    if not sentence or text.rstrip(" ")[-1:] not in {":", ","}:
        return None
    verb = rf"(?:^|\s)([^,]{{2,80}}?) ({_VERB})(?: [\w’' ]{{0,30}})?[:,]$"
    led = re.search(verb, sentence[1])
    return _spoken(led[2], led[1], people) if led else None


def _spoken(verb: str, subject: str, people: Mapping[str, str]) -> tuple[str, str] | None:
    """Return verb and speaker if the subject ends in one person's name and holds no other's."""
    told = [fold_word(word).replace("’s", "").replace("'s", "") for word in words(subject)]
    if not told or (_PRONOUNS | _BETWEEN) & set(told):
        return None
    ends = people.get(told[-1])
    titles = data.folded("titles", "en")
    idle = {word for word in told[:-1] if word in people and people[word] != ends} - titles
    return (verb, ends) if ends and not idle else None
