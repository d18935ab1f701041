"""The whole way from texts to names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.enrich.derive import Derive, here
from briefings.enrich.naming.book import Book, add_article
from briefings.enrich.naming.case import Verdict
from briefings.enrich.naming.corrections import NO_CORRECTIONS, Corrections
from briefings.enrich.naming.judge import judge
from briefings.enrich.naming.persons import EntityId, Found, resolve
from briefings.enrich.naming.pieces import Name
from briefings.enrich.naming.sighting import Key, from_json, read_names
from briefings.enrich.naming.unite import unite


@dataclass(frozen=True, slots=True)
class Text:
    """An article as names are looked for in it."""

    lines: str  #: title, plain text and captions, one line each
    lang: str  #: primary subtag; "" if unknown


@dataclass(frozen=True)
class Names:
    """All names that were found, and where."""

    kinds: Mapping[EntityId, str]
    listed: Mapping[EntityId, str]  #: the name that the gazetteer gives, of those it knows
    forms: Mapping[EntityId, Counter[tuple[str, Name]]]  #: (language, spelling) -> times
    articles: tuple[Mapping[EntityId, int], ...]  #: as given; in the order of the text


def find_names(
    texts: Sequence[Text], corrections: Corrections = NO_CORRECTIONS, derive: Derive = here
) -> Names:
    """Return the names in the texts of an archive."""
    book, verdicts = judge_names(texts, corrections, derive)
    found = resolve(book, verdicts)
    forms = _forms(book, found)
    order = sorted(forms, key=lambda entity: (-sum(forms[entity].values()), entity))
    best = {entity: _best(forms[entity]) for entity in order}
    one = unite(best, found.kinds, corrections.different)
    united: dict[EntityId, Counter[tuple[str, Name]]] = defaultdict(Counter)
    for entity in order:
        united[one[entity]].update(forms[entity])
    kinds = {entity: found.kinds[entity] for entity in united}
    articles = tuple(_joined(article, one) for article in found.articles)
    return Names(kinds, found.listed, united, articles)


def judge_names(
    texts: Sequence[Text], corrections: Corrections = NO_CORRECTIONS, derive: Derive = here
) -> tuple[Book, dict[Key, Verdict]]:
    """Return all that was seen of names, and what each is; those passed over have no verdict."""
    book, small = Book(), Counter[str]()
    for text, own in zip(texts, see(texts, derive), strict=True):
        add_article(book, from_json(own), text.lang)
        small.update(set(text.lines.split()))  # words with a stop behind are missed: no harm
    return book, judge(book, small, corrections.kinds)


def see(texts: Sequence[Text], derive: Derive = here) -> list[bytes]:
    """Return what each text alone says of its names, as ``sighting.read_names`` writes it."""
    return derive("names", read_names, [f"{text.lang}\n{text.lines}" for text in texts])


def _joined(
    article: Mapping[EntityId, int], one: Mapping[EntityId, EntityId]
) -> dict[EntityId, int]:
    found: dict[EntityId, int] = {}
    for entity, times in article.items():
        found[one[entity]] = found.get(one[entity], 0) + times
    return found


def _forms(book: Book, found: Found) -> dict[EntityId, Counter[tuple[str, Name]]]:
    forms: dict[EntityId, Counter[tuple[str, Name]]] = defaultdict(Counter)
    for key, entity in found.of.items():
        for name, times in book.forms[key].items():
            forms[entity][_language(book, key), name] += times
    return dict(forms)


def _language(book: Book, key: Key) -> str:
    langs = book.langs[key]
    return key[0] or min(langs, key=lambda lang: (-langs[lang], lang))


def _best(forms: Mapping[tuple[str, Name], int]) -> Name:
    return min(forms, key=lambda form: (-len(form[1]), -forms[form], form))[1]
