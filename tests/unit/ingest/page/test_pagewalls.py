"""A page that holds less than its article says so."""

import pytest

from briefings.ingest.page.page import read
from briefings.model import Source

TEXT = "The harbour of Port Example opened at noon on Tuesday, the harbour master said. "
FREE = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Harbour opens", %s}</script>'
)


def findings(body, head=""):
    page = (
        f"<!doctype html><html><head><title>Harbour opens</title>{head}</head><body><article>"
        f"<h1>Harbour opens</h1>{body}</article></body></html>"
    )
    (draft,) = read(Source("seeds/a.html", page.encode()))
    return [note.what for note in draft.notes if note.level == "finding"]


def test_structured_data_that_deny_free_access_are_told():
    (what,) = findings(f"<p>{TEXT * 3}</p>", FREE % '"isAccessibleForFree": false')
    assert "paywall (isAccessibleForFree: false)" in what
    assert findings(f"<p>{TEXT * 3}</p>", FREE % '"isAccessibleForFree": true') == []


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading",
        "Nur für Abonnenten",
        "Réservé aux abonnés",
        "Suscríbete para seguir leyendo",
        "Articolo riservato agli abbonati",
        "Только для подписчиков",
        "会員限定",
    ],
)
def test_the_words_at_the_end_of_the_free_part_are_told(words):
    (what,) = findings(f"<p>{TEXT * 3}</p><div class=wall>{words}</div>")
    assert "behind a paywall" in what


def test_a_page_saved_before_its_text_was_loaded_is_told():
    (what,) = findings("<p>You need to enable JavaScript to run this app.</p>")
    assert "before its text was loaded" in what


def test_a_long_text_is_no_teaser():
    paragraphs = "".join(f"<p>On day {number}: {TEXT}</p>" for number in range(60))
    assert findings(f"{paragraphs}<div>Subscribe to continue reading</div>") == []


def test_a_wall_of_consent_is_told():
    body = (
        "<p>We and our partners store cookies on your device.</p><p>Your consent is needed to "
        "process your data.</p><p>Read our privacy policy, or accept all cookies below.</p>"
    )
    (what,) = findings(body)
    assert "asks for consent" in what


def test_a_wall_that_is_headed_by_its_purpose_is_told():
    page = (
        "<!doctype html><html><head><title>Courier</title></head><body><h1>We value your privacy"
        "</h1><p>We and our partners store and process personal data on your device. You may "
        "accept or manage your choices below. They will not affect what you read here.</p>"
    )
    (draft,) = read(Source("seeds/a.html", page.encode()))
    assert any("asks for consent" in note.what for note in draft.notes)


def test_an_article_that_mentions_cookies_is_none():
    assert findings(f"<p>{TEXT * 2}</p><p>The bakery sold cookies.</p><p>{TEXT}</p>") == []


@pytest.mark.parametrize(
    "end", [f"<p>{TEXT * 3}", f"<p>{TEXT * 3}</p><p clas", f"<p>{TEXT * 3}</p>"]
)
def test_a_page_that_breaks_off_is_told(end):
    (draft,) = read(Source("a.html", f"<html><body><h1>Harbour opens</h1><div>{end}".encode()))
    assert [note.what for note in draft.notes if "breaks off" in note.what]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><h1>Harbour opens</h1><div><p>{TEXT * 3}</div>",  # SingleFile saves so
        f"<article><h1>Harbour opens</h1><p>{TEXT * 3}</p>",  # a piece
        f"<html><body><div><h1>Harbour opens</h1><p>{TEXT * 3}</p></body>",  # careless
    ],
)
def test_a_page_that_leaves_out_tags_is_whole(page):
    (draft,) = read(Source("a.html", page.encode()))
    assert not [note.what for note in draft.notes if "breaks off" in note.what]
