"""Terms for an index as at the end of a book: words that some articles are about, none of many."""

from collections import Counter, defaultdict

from briefings.enrich.circle import Circle
from briefings.enrich.sharedwords import Subject, WordBook
from briefings.model import IndexTerm, Publish

#: So many of an article's subjects become terms, if another article is about them too.
OWN = 4
#: A term of more articles than this leads nowhere.
MOST_ARTICLES = 8
#: Terms of one archive.
MOST_TERMS = 1_000


def index_terms(words: WordBook, circle: Circle) -> tuple[IndexTerm, ...]:
    """Return words that two or more articles are about and one of them above all, by spelling.

    Copies and versions of each other count once. Only texts that everybody may read are looked
    at: a term tells what they say.
    """
    rows: defaultdict[tuple[str, int], dict[int, Subject]] = defaultdict(dict)
    firsts = Counter[tuple[str, int]]()
    for row, profile in enumerate(words.profiles.all):
        if profile.article.publish is Publish.FULL and circle.eligible[row]:
            subjects = _subjects(row, words)
            for subject in subjects:
                rows[profile.lang, subject.term][row] = subject
            firsts.update((profile.lang, subject.term) for subject in subjects[:OWN])
    told = [k for k in firsts if len(rows[k]) <= MOST_ARTICLES and _is_shared(rows[k], circle)]
    told.sort(key=lambda key: (-firsts[key], key))
    return tuple(sorted((_term(rows[key], words) for key in told[:MOST_TERMS]), key=_order))


def _subjects(row: int, words: WordBook) -> list[Subject]:
    """Return what an article is about, one word for each term, the weightiest first."""
    found = sorted(words.subjects(row).values(), key=lambda s: (-round(s.weight, 6), s.term))
    return list({subject.term: subject for subject in found}.values())


def _is_shared(rows: dict[int, Subject], circle: Circle) -> bool:
    return len({int(circle.group[row]) for row in rows}) > 1


def _term(rows: dict[int, Subject], words: WordBook) -> IndexTerm:
    """Return a term as its articles mostly print it, with its neighbour where two have it so."""
    one, two, *_ = rows
    usual = Counter(words.in_usual_case(s.text, row, s.term) for row, s in rows.items())
    word = min(usual, key=lambda text: (-usual[text], text))
    profiles = words.profiles.all
    ids = tuple(profiles[row].article.id for row in rows)
    return IndexTerm(words.phrase(word, one, two), profiles[one].lang, ids)


def _order(term: IndexTerm) -> tuple[str, str, tuple[str, ...]]:
    return term.text, term.lang, term.ids
