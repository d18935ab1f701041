"""Relative links of a saved page lead to where it stood."""

import pytest

from briefings.ingest.outlets import shipped
from briefings.ingest.page.wholelinks import whole, with_whole_links
from briefings.ingest.reading import read_source
from briefings.model import Source

ADDRESS = "https://news.example/2022/05/harbour.html"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/port/", "https://news.example/port/"),
        ("next.html?a=1", "https://news.example/2022/05/next.html?a=1"),
        ("../04/a", "https://news.example/2022/04/a"),
        ("https://b.example/", "https://b.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("#note", "#note"),
        ("images/0123456789abcdef.jpg", "images/0123456789abcdef.jpg"),
        ("harbour_files/ship.jpg", "harbour_files/ship.jpg"),
        ("./harbour_files/ship.jpg", "./harbour_files/ship.jpg"),
        ("http://[", "http://["),
    ],
)
def test_a_target_is_made_whole_if_it_is_the_page_s_own(target: str, expected: str) -> None:
    assert whole(target, ADDRESS) == expected


def test_links_and_pictures_are_made_whole_and_code_is_not() -> None:
    body = '[a](/b_(c)) ![d](e.jpg "f")\n\n```\n[a](/b)\n```\n\n[g](</h>)\n'
    made = with_whole_links(body, ADDRESS)
    assert made == (
        '[a](https://news.example/b_(c)) ![d](https://news.example/2022/05/e.jpg "f")\n\n'
        "```\n[a](/b)\n```\n\n[g](<https://news.example/h>)\n"
    )


def test_a_saved_page_whose_address_is_known_has_no_dead_links() -> None:
    prose = "<p>The harbour opened at noon, said the <a href='/master'>harbour master</a>.</p>" * 5
    head = f"<title>Harbour opens</title><link rel='canonical' href='{ADDRESS}'>"
    page = f"<html><head>{head}</head><body><h1>Harbour opens</h1>{prose}</body></html>"
    (reading,) = read_source(Source("seeds/a.html", page.encode()), shipped())
    assert "](https://news.example/master)" in reading.article.body
    assert "](/" not in reading.article.body
