"""Of the pages that stay, those are looked at again that name something gone."""

import pytest

from briefings.site.lastsite import Gist
from briefings.site.targets import mark, naming, packed

PAGES = {
    "a.html": Gist(2, (), packed([("people/odesa.html", ""), ("b.html", "part")])),
    "b.html": Gist(1, (), packed([("a.html", "")])),
    "c.html": Gist(0, (), packed([])),
}


def test_a_page_that_names_a_file_that_is_gone_is_found():
    assert list(naming({mark("people/odesa.html")}, PAGES, PAGES)) == ["a.html"]


def test_a_part_of_a_page_counts_by_itself_and_with_its_page():
    assert list(naming({mark("b.html", "part")}, PAGES, PAGES)) == ["a.html"]
    assert list(naming({mark("b.html")}, PAGES, PAGES)) == ["a.html"]
    assert list(naming({mark("b.html", "other")}, PAGES, PAGES)) == []


@pytest.mark.parametrize("damaged", ["AAAA", "A", "é"])
def test_a_page_whose_note_is_damaged_is_looked_at(damaged):
    pages = PAGES | {"c.html": Gist(0, (), damaged)}
    assert list(naming({mark("people/odesa.html")}, pages, pages)) == ["a.html", "c.html"]


def test_nothing_gone_has_no_page_looked_at():
    assert list(naming(set(), PAGES, PAGES)) == []
