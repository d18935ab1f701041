"""What stands in the index, and what must not."""

import os
import subprocess
import sys

import pytest

from briefings.model import Archive, Article, IsoDate, Publish, SitePath, Status
from briefings.search.index import build
from briefings.search.query import search


def article(number, title, body="", **more):
    date = more.pop("date", f"2022-10-{number:02}")
    return Article(
        id=f"{date or 'undated'}-{number:08x}",
        title=title,
        body=body,
        date=IsoDate(date) if date else None,
        lang=more.pop("lang", "en"),
        **more,
    )


def archive(*articles):
    return Archive(articles, {a.id: SitePath(f"x/{a.id}.html") for a in articles}, {})


def everything(files):
    return b"".join(files.values()).decode().lower()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_drafts_and_withdrawn_articles_leave_no_trace(status):
    files = build(
        archive(
            article(1, "Open harvest"),
            article(2, "Hiddentitle", "Hiddenbody", status=status, source="Hiddenoutlet"),
        )
    )
    assert "hidden" not in everything(files)
    assert search(files.get, "harvest").total == 1


@pytest.mark.parametrize("publish", [Publish.EXCERPT, Publish.LINK])
def test_of_a_text_that_may_not_be_shown_only_title_and_summary_are_there(publish):
    files = build(
        archive(
            article(
                1,
                "Harvest report",
                "Secretword in the body.",
                summary="A short account.",
                subtitle="Secretsubtitle",
                image_caption="Secretcaption",
                people=("Secretperson",),
                publish=publish,
            )
        )
    )
    assert "secret" not in everything(files)
    assert search(files.get, "account").total == search(files.get, "harvest").total == 1


def test_a_retracted_article_is_found_and_named_so():
    files = build(archive(article(1, "Harvest", status=Status.RETRACTED), article(2, "Other")))
    assert [hit.status for hit in search(files.get, "harvest").hits] == ["retracted"]


def test_the_order_of_the_articles_does_not_matter():
    articles = [article(n, f"Title {n % 3}", f"word{n} common") for n in range(1, 20)]
    assert build(archive(*articles)) == build(archive(*reversed(articles)))


def test_the_bytes_do_not_depend_on_hash_seed_zone_or_locale():
    code = (
        "import hashlib; from briefings.model import *;"
        "from briefings.search.index import build;"
        "texts = ['grain deal signed', 'зерновая сделка', '欧盟制裁', 'Lukashenko Лукашенко'] * 9;"
        "articles = tuple(Article(id=f'2022-10-10-{n:08x}', title=t, body=t * 3, lang='en',"
        " date=IsoDate('2022-10-10T23:30:00-05:00')) for n, t in enumerate(texts));"
        "files = build(Archive(articles, {a.id: SitePath(a.id) for a in articles}, {}));"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **world},
            check=True,
            capture_output=True,
        ).stdout
        for world in worlds
    }
    assert len(digests) == 1


def test_a_new_article_leaves_the_shards_of_other_words_as_they_are():
    syllables = [a + b for a in "bdgklmnprst" for b in "aeiou"]
    words = [one + other for one in syllables for other in syllables]
    old = [
        article(
            n % 27 + 1, words[n * 5], " ".join(words[n * k * 7 % len(words)] for k in range(60))
        )
        for n in range(500)
    ]
    new = article(28, "Zebra", "zebra quagga", date="2023-01-01")
    before, after = build(archive(*old)), build(archive(*old, new))
    terms = [name for name in before if name.startswith("search/terms/")]
    changed = [name for name in terms if before[name] != after.get(name)]
    assert len(terms) > 7
    assert len(changed) <= 4  # of lang:en, of title:zebra, of quagga, of zebra


def test_a_text_that_grew_changes_the_lists_of_the_words_that_it_gained():
    syllables = [a + b for a in "bdgklmnprst" for b in "aeiou"]
    words = [one + other for one in syllables for other in syllables]
    texts = [" ".join(words[n * k * 7 % len(words)] for k in range(60)) for n in range(500)]
    articles = [article(n % 27 + 1, words[n * 5], text) for n, text in enumerate(texts)]
    longer = article(250 % 27 + 1, words[250 * 5], f"{texts[250]} {'zebra quagga ' * 9}")
    before = build(archive(*articles))
    after = build(archive(*articles[:250], longer, *articles[251:]))
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    terms = [name for name in changed if name.startswith("search/terms/")]
    assert len(terms) <= 2  # of zebra, of quagga
    assert len([name for name in changed if name.startswith("search/texts/")]) == 1
    assert not [name for name in changed if name.startswith("search/facts/")]


def test_a_page_shows_dates_as_it_was_told():
    files = build(archive(article(1, "Harvest")), show_date=lambda _date: "the first")
    assert search(files.get, "harvest").hits[0].shown_date == "the first"
    assert search(files.get, "harvest").hits[0].date == "2022-10-01"


def test_an_empty_archive_has_an_index_that_says_so():
    assert search(build(archive()).get, "word").hints == ("The archive is empty.",)


def test_a_word_of_any_script_makes_no_file_name_that_is_too_long():
    wild = " ".join(chr(0x10330 + n % 26) * 60 + chr(0x10331 + n % 25) * n for n in range(400))
    assert all(len(name.rsplit("/", 1)[1]) < 200 for name in build(archive(article(1, wild, wild))))
