"""Who said what in Russian: the verb beside a quotation and its subject, in the nominative.

A surname that has one form in all cases (Шойгу, Меркель) may be whom the subject serves, so only
its given name or nothing may stand between it and the verb.
"""

import re
from collections.abc import Mapping, Sequence

from briefings.enrich.naming.judgepeople import is_given
from briefings.enrich.naming.morphology import forms, nominative
from briefings.enrich.terms import fold_word
from briefings.text import words

_PAST = (
    "сказал|заявил|сообщил|отметил|добавил|подчеркнул|пояснил|объяснил|написал|ответил|признал"
    "|заметил|уточнил|предупредил|рассказал|напомнил|пообещал|призвал|указал|констатировал"
    "|заключил|утверждал|говорил|уверен"
)
_VERB = rf"(?:(?:{_PAST})а?|говорит|считает|пишет|утверждает|отмечает|подчёркивает|поясняет)"
_WITHIN = r"[^.,;:!?()«»“”\"\n]"  # letters of one clause
_OPENS = r"(?:^|[.!?»”\"] |, )"
_BEHIND = re.compile(rf"(?:,? ?[-–—]|,) ({_VERB}) ({_WITHIN}{{3,140}})")
_BEFORE = re.compile(rf"{_OPENS}({_WITHIN}*?)\b({_VERB})\b{_WITHIN}{{0,40}}(?::|, что) $")
_AS_SAID = re.compile(rf"{_OPENS}[Кк]ак ({_VERB}) ({_WITHIN}{{3,100}}), $")
_BY_WORDS = re.compile(rf"(?:^|[.!?»”\"] )По словам ({_WITHIN}{{3,100}}), $")
_CHANNEL = re.compile(
    r"[,(] ?(?:как )?(?:сообща|переда|пиш|цитиру|сообщи|написа|цитата по)\w*"
    r"(?: (?:государственн|информационн)\w+)?(?: (?:информ)?(?:агентств|газет|издани)\w+)?"
    r" [«\"“]?([A-ZА-ЯЁ][\w-]+)"
)
#: Between a verb and its subject these begin something else: about whom, with whom, for whom.
_IDLE = frozenset("и о об обо с со от для из про к ко не он она они кто который которая".split())
_MOST = 9  # words from a verb to its subject
_UNCHANGED = "оуюиэеыёь"
#: Endings of surnames that only men, only women have.
_MEN, _WOMEN = ("ов", "ев", "ин", "ын", "ский", "цкий"), ("ова", "ева", "ина", "ына", "ая")


def speaker_behind(text: str, people: Mapping[str, str]) -> tuple[str, str] | None:
    """Return verb and speaker of what follows a quotation: «…», — сказал X."""
    match = _BEHIND.match(text)
    return _after_verb(match[1], words(match[2]), people) if match else None


def speaker_before(text: str, people: Mapping[str, str]) -> tuple[str, str] | None:
    """Return verb and speaker of what leads to a quotation: X сказал: «…», По словам X, «…»."""
    if told := _BY_WORDS.search(text):
        return _in_genitive(words(told[1]), people)
    if told := _AS_SAID.search(text):
        return _after_verb(told[1], words(told[2]), people)
    match = _BEFORE.search(text)
    return _before_verb(match[2], words(match[1]), people) if match else None


def channel_of(text: str, people: Mapping[str, str]) -> str:
    """Return who handed a quotation on, as the rest of its sentence says; "" if it does not."""
    match = _CHANNEL.search(text)
    return match[1] if match and fold_word(match[1]) not in people else ""


def _after_verb(
    verb: str, found: Sequence[str], people: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the first person behind a verb, unless something else begins before, or a second."""
    at = next((n for n, word in enumerate(found[:_MOST]) if fold_word(word) in people), None)
    if at is None or _IDLE & {fold_word(word) for word in found[:at]}:
        return None
    behind = found[at + 1 : at + 3]
    if behind[:1] == ["и"] or any(fold_word(word) in people for word in behind):
        return None
    return _if_subject(verb, found[: at + 1], people)


def _before_verb(
    verb: str, found: Sequence[str], people: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the person who stands right before a verb and is alone there."""
    known = [word for word in found if fold_word(word) in people]
    if len(known) != 1 or known != list(found[-1:]) or _IDLE & {*map(fold_word, found[-4:-1])}:
        return None
    return _if_subject(verb, found, people)


def _if_subject(
    verb: str, found: Sequence[str], people: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return verb and speaker if the surname that ends these words can be the verb's subject."""
    *before, surname = found
    woman = verb.endswith("ла")
    if surname.endswith(_MEN if woman else _WOMEN) and verb.endswith(("л", "ла")):
        return None
    one_form = surname[-1] in _UNCHANGED or (woman and not surname.endswith(_WOMEN))
    if one_form and before and not _is_given_in_nominative(before[-1]):
        return None
    return verb, people[fold_word(surname)]


def _in_genitive(found: Sequence[str], people: Mapping[str, str]) -> tuple[str, str] | None:
    """Return whose words they are: a surname alone, or with a given name."""
    *before, surname = found
    if before and not is_given(nominative((before[-1],), "ru")[0], "ru"):
        return None
    read = {fold_word(form.nominative) for form in forms(surname, "ru") if form.case == "gent"}
    if surname[-1] in _UNCHANGED:
        read.add(fold_word(surname))
    meant = {people[each] for each in read if each in people}
    return ("по словам", meant.pop()) if len(meant) == 1 else None


def _is_given_in_nominative(word: str) -> bool:
    return is_given(word, "ru") and nominative((word,), "ru") == (word,)
