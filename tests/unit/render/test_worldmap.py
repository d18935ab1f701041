from collections.abc import Callable
from dataclasses import replace

import pytest
from books import book_of

from briefings.model import Article
from briefings.naming import Entity, Naming
from briefings.render.grouping.catalogue import Catalogue, catalogue
from briefings.render.pages import names
from briefings.render.pages.worldmap import WORLD, point, world_map

ODESA, KYIV, SEA, ASIA = "city:698740", "city:703448", "place:Black Sea", "place:Asia"


@pytest.fixture
def book(make_article: Callable[..., Article]) -> Catalogue:
    """Two articles: one names Odesa and the Black Sea, both name Kyiv and Asia."""
    made = book_of([make_article("A"), make_article("B")])
    known = {"odesa": ODESA, "kyiv": KYIV, "sea": SEA, "asia": ASIA}
    entities = {
        name: Entity(name, "place", name.title(), by_hand=True, known=id_)
        for name, id_ in known.items()
    }
    first, second = (a.id for a in made.archive.articles)
    named = {first: ("odesa", "sea", "kyiv", "asia"), second: ("kyiv", "asia")}
    archive = replace(made.archive, naming=Naming(entities, named))
    return catalogue(archive, made.config)


def test_a_city_lies_where_geonames_has_it_and_a_sea_where_we_say() -> None:
    assert point(ODESA) == pytest.approx((46.5, 30.7), abs=0.1)
    assert point(SEA) == (43.4, 34)
    assert point("country:NO") == (61.5, 10.0)
    assert point(ASIA) is None
    assert point("") is None


def test_places_with_most_articles_are_largest_and_lie_below_the_others(book: Catalogue) -> None:
    drawn = world_map({"odesa": 1, "kyiv": 4}, book)
    assert drawn
    assert [spot.told for spot in drawn.spots] == ["Kyiv: 4 articles", "Odesa: 1 article"]
    assert drawn.spots[0].radius > drawn.spots[1].radius
    assert drawn.spots[0].y < drawn.spots[1].y  # Kyiv is north of Odesa


def test_what_is_shown_of_the_world_holds_every_spot_and_ends_with_it(book: Catalogue) -> None:
    drawn = world_map({"odesa": 1, "sea": 1}, book)
    assert drawn
    left, top, width, height = map(int, drawn.box.split())
    assert width < WORLD[0]
    assert all(left < s.x < left + width and top < s.y < top + height for s in drawn.spots)
    assert (left >= 0, left + width <= WORLD[0], top >= 0, top + height <= WORLD[1]) == (True,) * 4


def test_a_place_without_a_spot_is_named_below_the_map(book: Catalogue) -> None:
    drawn = world_map({"odesa": 1, "asia": 2}, book)
    assert drawn
    assert drawn.unplaced == ("Asia",)
    assert world_map({"asia": 2}, book) is None


def test_the_page_of_a_place_shows_it_among_its_neighbours_and_lists_them(book: Catalogue) -> None:
    (page,) = [page for page in names.names(book) if page.title == "Odesa"]
    assert page.map
    assert {s.told: s.kind for s in page.map.spots} == {
        "Odesa: 1 article": "city here",
        "Kyiv: 1 article": "city",
        "Sea: 1 article": "area",
    }
