"""Dead titles in changed spelling: which come alive, and whether what is absent stays wanted."""

from collections import Counter
from collections.abc import Iterable

import pytest
from quality.related.labelled import FLOORS, REPOSITORY, SHARED, read
from quality.related.planting import Planted, plant

from briefings import articlefile
from briefings.enrich.context import Found, make_context
from briefings.enrich.titles import connect_titles
from briefings.model import Article, Mention
from briefings.report import silent
from briefings.text import title_key


def titles_of_the_sample() -> list[tuple[str, str]]:
    """Return title and language of the repository's own articles: seven languages, all scripts."""
    files = sorted((REPOSITORY / "content").rglob("*.md"))
    articles = (articlefile.from_text(f.read_text("utf-8"), f.name) for f in files)
    return [(article.title, article.lang or "en") for article in articles if article.seed]


def titles_of_news() -> list[tuple[str, str]]:
    """Return titles of Wikinews (English) and MasakhaNEWS (French)."""
    return [
        (doc["title"], lang)
        for name, lang in (("wikinews", "en"), ("masakha_fra", "fr"))
        for doc in read(SHARED / "ir" / name / "docs.jsonl.gz")
    ]


def planted_in(titles: Iterable[tuple[str, str]]) -> tuple[list[Planted], list[Mention | None]]:
    """Return what was planted, and what each was taken for; every third title is not there."""
    different = list({title_key(t): (t, lang) for t, lang in titles}.values())
    held = [
        Article(
            id=f"held{number}",
            title=title,
            body="",
            lang=lang,
            source_url=f"https://news.example/{number}",
            aliases=(f"{title.split()[-1]} as it was called at first, number {number}",),
        )
        for number, (title, lang) in enumerate(different)
        if number % 3 != 2
    ]
    planted = plant(held, [title for title, _lang in different[2::3]], seed=5)
    askers = [
        Article(id=f"asks{number}", title=f"Asks {number}", body=each.line)
        for number, each in enumerate(planted)
    ]
    context = make_context([*held, *askers], 0, silent)
    mentions = connect_titles(context, Found()).mentions
    return planted, [(mentions.get(asker.id) or (None,))[0] for asker in askers]


def judged(planted: list[Planted], found: list[Mention | None]) -> tuple[float, float, Counter]:
    """Return precision, recall and the mistakes by rule."""
    taken = [mention.id if mention else None for mention in found]
    pairs = list(zip(planted, taken, strict=True))
    right = sum(p.means == t for p, t in pairs if t)
    named, meant = sum(t is not None for t in taken), sum(p.means is not None for p in planted)
    wrong = Counter((p.rule, "wrong" if t else "missed") for p, t in pairs if p.means != t)
    return right / named, right / meant, wrong


@pytest.mark.parametrize("titles", [titles_of_the_sample, titles_of_news])
def test_dead_titles_come_alive_and_absent_ones_stay_wanted(titles):
    planted, found = planted_in(titles())
    precision, recall, wrong = judged(planted, found)
    said = f"{len(planted)} planted, precision {precision:.4f}, recall {recall:.4f}, {wrong}"
    print(titles.__name__, said)  # noqa: T201
    assert precision >= FLOORS["titles"]["precision"], said
    assert recall >= FLOORS["titles"]["recall"], said
