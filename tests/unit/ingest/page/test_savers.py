"""What programs that save pages write into them becomes a claim, and goes from the page."""
# ruff: noqa: E501, ISC004  markup in tables, a case a line

import pytest

from briefings.ingest.page.savers import marks_of, saver_claims, without_additions
from briefings.ingest.tree import text_of, to_tree

PAGE = "<html><head><title>F</title></head><body><p>The ferry leaves at six.</p></body></html>"
URL = "https://news.example/a"


def said(markup):
    return {(witness.field, witness.value) for witness in saver_claims(to_tree(markup))}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<!-- saved from url=(0022){URL} -->{PAGE}", {("source_url", URL)}),
        (f"<html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: "
         f"Tue Feb 14 2023 23:41:07 GMT+0100 (Mitteleuropäische Normalzeit)\n-->{PAGE}",
         {("source_url", URL), ("captured", "2023-02-14T23:41:07+01:00")}),
        (f"<!-- Saved from {URL} at 2023-02-14T22:41:07Z using monolith v2.7.0 -->{PAGE}",
         {("source_url", URL), ("captured", "2023-02-14T22:41:07+00:00")}),
        (f"<!-- Saved from local source at 2023-02-14T22:41:07Z using monolith v2.7.0 -->{PAGE}",
         {("captured", "2023-02-14T22:41:07+00:00")}),
        (f"{PAGE}<!-- Mirrored from news.example/a by HTTrack Website Copier/3.x [XR&CO'2014], "
         "Tue, 14 Feb 2023 22:41:07 GMT -->",
         {("source_url", "http://news.example/a"), ("captured", "2023-02-14T22:41:07+00:00")}),
        (f"{PAGE}<!--\n     FILE ARCHIVED ON 08:09:10 Feb 16, 2023 AND RETRIEVED FROM THE\n"
         "     INTERNET ARCHIVE ON 14:15:16 Nov 01, 2024.\n-->",
         {("captured", "2023-02-16T08:09:10+00:00"), ("archive_date", "2023-02-16T08:09:10+00:00")}),
        (f"<html data-scrapbook-source={URL} data-scrapbook-create=20230214224107123>{PAGE}",
         {("source_url", URL), ("captured", "2023-02-14T22:41:07+00:00")}),
        (f"<meta name=savepage-url content={URL}>"
         "<meta name=savepage-date content='Tue Feb 14 2023 23:41:07 GMT+0100 (CET)'><p>x</p>",
         {("source_url", URL), ("captured", "2023-02-14T23:41:07+01:00")}),
        (f"<!-- saved from url=(0021)file:///C:/a.html -->{PAGE}", set()),
        (f"<!-- nobody saved this page -->{PAGE}", set()),
    ],
)  # fmt: skip
def test_address_and_time_of_saving_are_read(markup, expected):
    assert said(markup) == expected


def test_the_toolbar_goes_and_links_lead_to_the_originals_again():
    link = "<a href=/web/20230216080910/https://news.example/b>b</a>"
    bar = "<div id=wm-ipp-base>12 captures</div>"
    tree = without_additions(to_tree(f"<body>{bar}<p>The ferry {link}</p></body>"))
    assert text_of(tree) == "The ferry b"
    assert [a.get("href") for a in tree.iter("a")] == ["https://news.example/b"]


def test_a_page_that_cites_an_archive_keeps_its_links():
    address = "https://web.archive.org/web/20100101000000/https://news.example/b"
    tree = without_additions(to_tree(f"<body><p><a href={address}>b</a></p></body>"))
    assert [a.get("href") for a in tree.iter("a")] == [address]


def test_what_a_person_marked_is_kept_and_stays_in_the_text():
    mark = "<span data-scrapbook-elem=linemarker>at six</span>"
    note = "<div data-scrapbook-elem=sticky>ask the clerk</div>"
    tree = to_tree(f"<body><p>The ferry leaves {mark}.</p>{note}</body>")
    assert marks_of(tree) == {"highlights": ("at six",), "note": "ask the clerk"}
    assert text_of(without_additions(tree)) == "The ferry leaves at six."
