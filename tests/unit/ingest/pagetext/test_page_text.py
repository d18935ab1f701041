"""Nothing of a page's article is lost, and little that is around it comes in."""

import re

import pytest

from briefings.ingest.page.page import read_page

FIRST = (
    "The ferry leaves the quay at six, and after Friday it will leave no more, the company has "
    "said, although forty people live on the island and eleven of them go to school in the town."
)
LAST = (
    "A hearing on the matter is to be held in the town hall in the middle of March, and those who "
    "cannot come may write to the clerk, who has promised to read out every single letter."
)


def body(between, *, after="", head="<title>The last ferry north</title>"):
    page = f"<html><head>{head}</head><body><article><h1>The last ferry north</h1><p>{FIRST}</p>"
    return read_page("x.html", f"{page}{between}<p>{LAST}</p>{after}</article></body></html>").body


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<aside class=box><h3>The law</h3><p>Each island must be served once a week.</p></aside>",
         "### The law\n\nEach island must be served once a week."),
        (("<figure><img></figure><figure><figcaption>The hut was closed in the autumn of last year."
         "</figcaption></figure>"),
         "*The hut was closed in the autumn of last year.*"),
        ("<p class=footer-note>Correction: an earlier version gave the wrong hour.</p>",
         "Correction: an earlier version gave the wrong hour."),
        ("<blockquote><p>We shall row, and they shall pay for the oars.</p></blockquote>",
         "> We shall row, and they shall pay for the oars."),
        ("<pre>06:00  quay\n07:40  island</pre>", "```\n06:00  quay\n07:40  island\n```"),
        ("<p>The papers are these:</p><ul><li><a href=https://a.example/1>The plan</a></li></ul>",
         "- [The plan](https://a.example/1)"),
        ("<aside><h3>Read more</h3><a href=https://a.example/1>A bridge too dear</a></aside>",
         "**Read more:** [A bridge too dear](https://a.example/1)"),
        ("<div class=related><b>See also:</b> <a href=https://a.example/1>A bridge</a></div>",
         "**See also:** [A bridge](https://a.example/1)"),
        ("<p class=note><em>Correction:</em> it leaves <strong>at six</strong>, not at ten.</p>",
         "*Correction:* it leaves **at six**, not at ten."),
        ("<aside class=box><h3><b>T</b>he law</h3><p>Each must be served once a week.</p></aside>",
         "### The law\n\nEach must be served once a week."),
        ("<div>The mate has counted four wrecks off the point since 1991.</div>",
         "The mate has counted four wrecks off the point since 1991."),
    ],
)  # fmt: skip
def test_a_block_of_the_article_is_in_its_place(markup, expected):
    made = body(markup)
    assert FIRST in made
    assert made.index(FIRST) < made.index(expected) < made.index(LAST)
    assert made.count(expected) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=newsletter><p>Our morning letter brings you what the night brought.</p></div>",
        "<div class='share-buttons'><p>Send this article to a friend of yours by mail.</p></div>",
        "<nav><p>All of the pages of this site can be found from here on.</p></nav>",
        "<aside><ul><li><a href=/a>House prices fall for a third month</a></li></ul></aside>",
    ],
)
def test_furniture_between_two_paragraphs_stays_out(markup):
    assert f"{FIRST}\n\n{LAST}\n" == body(markup)


@pytest.mark.parametrize("sign", ["×", "<b>✕</b>", "☰", "‹ ›", "&gt;", "\ue023", "\u200d"])
def test_a_button_s_sign_alone_is_no_paragraph(sign):
    assert f"{FIRST}\n\n{LAST}\n" == body(f"<div>{sign}</div>")


@pytest.mark.parametrize("sign", ["• • •", "—"])
def test_what_parts_sections_stays(sign):
    assert f"\n\n{sign}\n\n" in body(f"<p>{sign}</p>")


def test_hidden_words_in_a_paragraph_are_no_text():
    assert "ghost" not in body("<p>The crew was paid off on Sunday. <span hidden>ghost</span></p>")


def test_paragraphs_hidden_by_a_paywall_are_text():
    hidden = "<p hidden>The owner has sold both ships to a yard in the south.</p>"
    assert "sold both ships" in body(hidden + "<p>Forty people live on the island today.</p>")


def test_what_became_a_field_is_not_put_back():
    head = "<meta property=og:title content='The last ferry north'>"
    caption = "<figure><figcaption>The old quay on a winter morning.</figcaption></figure>"
    assert "The old quay" not in body(caption + caption, head=head)


def test_a_layout_table_is_no_table():
    cells = f"<td>{FIRST}<br><br>{FIRST.replace('six', 'ten')}<br><br>{LAST * 3}</td>"
    page = f"<html><body><table><tr><td><a href=/>Home</a></td>{cells}</tr></table></body></html>"
    made = read_page("x.html", f"<title>The last ferry north</title>{page}").body
    assert "|" not in made
    assert f"{FIRST}\n\n" in made


def test_a_table_of_data_stays_a_table():
    rows = "<tr><th>Year</th><th>Days</th></tr><tr><td>2021</td><td>61</td></tr>"
    assert "| 2021 | 61 |" in body(f"<table>{rows}</table>")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (("<title>The last ferry north | Sound Courier</title>"
         "<meta property=og:site_name content='Sound Courier'>"), "<h1>Sound Courier</h1>"),
        ("<title>Sound Courier - The last ferry north</title>",
         "<p>Copyright 2001 Sound Courier</p>"),
        (("<title>The last ferry north: Sound Courier</title>"
         "<link rel=canonical href=https://soundcourier.example/1>"), ""),
    ],
)  # fmt: skip
def test_the_site_s_name_is_no_part_of_the_title(head, top):
    text = f"<p>{FIRST}</p><p>{LAST}</p>"
    draft = read_page("x.html", f"<html><head>{head}</head><body>{top}{text}</body></html>")
    best = max((w for w in draft.witnesses if w.field == "title"), key=lambda w: w.confidence)
    assert best.value == "The last ferry north"
    assert "Sound Courier" in {w.value for w in draft.witnesses if w.field == "source"}


def test_a_table_that_is_kept_keeps_the_headings_of_its_columns() -> None:
    prose = "<p>The telescope looked at five targets, and each of them told something new.</p>" * 6
    rows = "".join(
        f"<tr><td>Nebula number {n}</td><td>about {n} light-years</td></tr>" for n in "246"
    )
    head = "<tr><th>Target</th><th>Distance</th></tr>"
    page = f"<article><h1>Targets</h1>{prose}<table>{head}{rows}</table>{prose}</article>"
    assert "| Target | Distance |" in read_page("x.html", page).body


@pytest.mark.parametrize("mark", ["span", "b", "a href=https://x.example/"])
def test_a_line_that_never_ends_keeps_its_words(mark):
    words = [f"word{number}" for number in range(2500)]
    line = " ".join(f"<{mark}>{word}</{mark.split()[0]}>" for word in words)
    text = re.sub(r"\*\*|\[|\]\([^)]*\)", "", body(f"<p>{line}</p>"))
    assert " ".join(words) in " ".join(text.split())
