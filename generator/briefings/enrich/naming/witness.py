"""Why a name of an article is taken for what it is: all that was seen of it, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.enrich.context import Context
from briefings.enrich.naming import scan, sighting
from briefings.enrich.naming.archive import to_text
from briefings.enrich.naming.book import Book, times_of
from briefings.enrich.naming.case import Verdict
from briefings.enrich.naming.corrections import Corrections
from briefings.enrich.naming.find import judge_names
from briefings.enrich.naming.judge import usual
from briefings.enrich.naming.sighting import Key
from briefings.enrich.terms import fold_word

#: What each flag of a sighting says, in the order told.
_SIGNS = (
    (scan.TITLED, "a person's title before it"),
    (scan.SAID, "a verb of reporting beside it"),
    (scan.AGED, "an age behind it"),
    (scan.LOCATED, "a preposition of place before it"),
    (scan.HEADED, "a word of geography beside it"),
    (sighting.ECHO_SAID, "its last word alone, beside a title or a verb of reporting"),
    (sighting.ECHOED, "its last word alone"),
    (sighting.PHRASED, "found by a word that tells its kind, or by a list"),
    (scan.INSIDE, "a capital within a sentence"),
)


@dataclass(frozen=True, slots=True)
class NameWitness:
    """One name of an article, and why it is shown."""

    name: str  #: in the spelling found most often in the archive
    kind: str  #: "person", "organisation" or "place"
    times: int  #: in this article
    articles: int  #: that have it
    here: tuple[str, ...]  #: what this article says of it
    elsewhere: tuple[str, ...]  #: what only others say
    listed: str  #: its entry where a list has it: ``country:UA``; "" if none does
    by_hand: bool  #: whether names.yaml says what it is


def witnesses(
    context: Context, corrections: Corrections, ids: Sequence[str]
) -> dict[str, tuple[NameWitness, ...]]:
    """Return the names of some articles in the order of the text, with what speaks for each.

    Surnames alone, and names that were passed over in silence, are left out.
    """
    texts = [to_text(article, context.texts[article.id]) for article in context.articles]
    book, verdicts = judge_names(texts, corrections, context.derive)
    rows = {article.id: row for row, article in enumerate(context.articles)}
    return {
        each: tuple(
            _witness(book, key, packed, verdicts[key], corrections.kinds)
            for key, packed in book.articles[rows[each]].items()
            if key in verdicts
        )
        for each in ids
    }


def _witness(
    book: Book, key: Key, packed: int, verdict: Verdict, told: Mapping[str, str]
) -> NameWitness:
    name = " ".join(usual(book, key))
    others = book.flags[key] & ~packed
    return NameWitness(
        name=name,
        kind=verdict.kind,
        times=times_of(packed),
        articles=book.spread[key],
        here=_signs(packed),
        elsewhere=_signs(others),
        listed=verdict.entry.id if verdict.entry else "",
        by_hand=fold_word(name) in told,
    )


def _signs(flags: int) -> tuple[str, ...]:
    """Return what was seen in words; an echo that speaks is told once."""
    found = [(flag, said) for flag, said in _SIGNS if flags & flag]
    speaks = any(flag == sighting.ECHO_SAID for flag, _ in found)
    return tuple(said for flag, said in found if not (speaks and flag == sighting.ECHOED))
