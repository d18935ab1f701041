"""What the cache gives is what a clean build gives, whatever happened before, and to the cache."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings import addresses
from briefings.cache import FILE, opened
from briefings.model import Archive, Article, IsoDate
from briefings.search import index, reading

TEXTS = (
    "Ships left the port of Odesa with wheat, *inspectors* said.\n\nKyiv & Минск agreed.",
    "Министры обсудили зерновое соглашение в Стамбуле, сообщает ООН.",
    "欧盟外长讨论了新的制裁措施。",
    "COP27 ended; the UN's fund \x1f was agreed by U.S. officials.",
    "",
)
PLACES = st.integers(0, 9)
STEPS = st.one_of(
    st.tuples(st.sampled_from(("add", "edit")), PLACES, st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.sampled_from(("delete", "rename", "date", "name", "damage", "empty")), PLACES,
              st.just(0)),
)  # fmt: skip


def article(number: int, text: str) -> Article:
    return Article(
        id=f"2022-10-{number + 1:02}-{number:08x}",
        title=f"Number {number}: {text[:20]}".strip(),
        body=text,
        date=IsoDate(f"2022-10-{number + 1:02}"),
        lang=("en", "ru", "zh", None)[number % 4],
        source="The Gazette",
        slug=f"slug-{number}",
    )


def changed(here: dict[int, Article], step: str, number: int, text: str) -> None:
    old = here.get(number)
    if step == "add":
        here[number] = article(number, text)
    elif old is None:
        return
    elif step == "delete":
        del here[number]
    elif step == "edit":
        here[number] = replace(old, body=text)
    elif step == "rename":
        here[number] = replace(old, slug=f"{old.slug}-x", title=f"{old.title} again")
    elif step == "date":
        here[number] = replace(old, date=IsoDate("2021-03-04"))
    elif step == "name":
        here[number] = replace(old, people=(*old.people, "Ann Ray"))


def damage(path, number: int) -> None:
    """Change what the cache keeps under every third key, from a number on."""
    with closing(sqlite3.connect(path)) as file:
        keys = file.execute("select kind, key from derived order by kind, key").fetchall()
        for kind, key in keys[number % 3 :: 3]:
            file.execute(
                "update derived set data = x'00ff' where kind = ? and key = ?", (kind, key)
            )
        file.commit()


def built(here: dict[int, Article], folder=None):
    articles = tuple(here[number] for number in sorted(here))
    archive = Archive(articles, addresses.assign(articles)[0], {})
    if folder is None:
        return index.build(archive)
    with opened(folder) as cache:
        return index.build(archive, cache=cache)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_incremental_is_clean_byte_for_byte(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("state")
    here = {number: article(number, TEXTS[number % len(TEXTS)]) for number in range(5)}
    with pytest.MonkeyPatch.context() as patch:  # so that there are vectors
        patch.setattr("briefings.search.index.MIN_ARTICLES", 2)
        patch.setattr("briefings.search.vectors.MIN_ARTICLES", 2)
        patch.setattr("briefings.search.directions._SWEEPS", 1)  # most of the time
        built(here, folder)
        for step, number, text in steps:
            if step == "damage":
                damage(folder / FILE, number)
            elif step == "empty":
                (folder / FILE).write_bytes(b"no database")
            else:
                changed(here, step, number, TEXTS[text])
            assert built(here, folder) == built(here)


@pytest.fixture
def reads(monkeypatch):
    """The titles of the articles that are read, in turn."""
    found = []

    def noted(fields):
        found.append(fields.title)
        return real(fields)

    real = reading.reading
    monkeypatch.setattr(reading, "reading", noted)
    return found


def test_one_changed_article_is_the_only_one_that_is_read_again(tmp_path, reads):
    here = {number: article(number, TEXTS[number % len(TEXTS)]) for number in range(10)}
    before = built(here, tmp_path)
    reads.clear()
    changed(here, "edit", 9, "Ships left.")
    after = built(here, tmp_path)
    assert reads == [here[9].title]
    assert before != after


def test_an_index_of_which_nothing_changed_is_not_made_again(tmp_path, monkeypatch):
    here = {number: article(number, TEXTS[number % len(TEXTS)]) for number in range(5)}
    before = built(here, tmp_path)
    monkeypatch.setattr("briefings.search.index.gather", None)
    assert built(here, tmp_path) == before


def test_dates_in_another_language_are_another_index(tmp_path):
    articles = (article(1, TEXTS[0]),)
    archive = Archive(articles, addresses.assign(articles)[0], {})
    with opened(tmp_path) as cache:
        plain = index.build(archive, cache=cache)
        spoken = index.build(archive, cache=cache, show_date=lambda date: f"am {date}")
    assert plain != spoken
    assert spoken == index.build(archive, show_date=lambda date: f"am {date}")
