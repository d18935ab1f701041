"""What pages draw, as templates get it: tables of the calendar, charts, maps."""

from dataclasses import dataclass

from briefings.model import SitePath


@dataclass(frozen=True, slots=True)
class CellView:
    """A day or a month in a table of the calendar."""

    label: str  #: number of the day or month
    path: SitePath | None  #: its page; None if it has no articles
    count: int  #: articles
    level: int  #: 0 for none to 4 for as many as the fullest of the table has
    told: str  #: "10 October 2022: 4 articles"; "" if it has none


@dataclass(frozen=True, slots=True)
class RowView:
    """A year, a month or a week in a table of the calendar."""

    label: str  #: "2022", "October"; "" for a week
    path: SitePath | None  #: its page; None if it has none
    count: int  #: articles
    cells: tuple[CellView | None, ...]  #: None: no such day


@dataclass(frozen=True, slots=True)
class GridView:
    """A table of the calendar: what is there when."""

    kind: str  #: "all" (years by months), "year" (months by days) or "month" (weeks by weekdays)
    caption: str
    corner: str  #: heading of the rows; "" for weeks
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """Articles over time, as bars."""

    path: str  #: ``d`` of one SVG path, a unit wide for each bar
    width: int  #: places for bars, 24 or more
    height: int
    told: str  #: the same in a sentence: "March 2022 to May 2023, most in October 2022: 4 articles"


@dataclass(frozen=True, slots=True)
class BarView:
    """One period of a histogram; numbers in units of its drawing."""

    label: str  #: "October 2022", "2022"
    count: int  #: articles
    x: int  #: from the left
    y: int  #: from the top
    height: int  #: 0 for a period without articles


@dataclass(frozen=True, slots=True)
class HistogramView:
    """How many articles each month or year has, from the first to the last."""

    unit: str  #: "month" or "year"
    width: int  #: of the drawing; a bar takes 10 of it
    bars: tuple[BarView, ...]  #: oldest first, periods without articles among them


@dataclass(frozen=True, slots=True)
class SpotView:
    """A place on a map."""

    told: str  #: "Odesa: 8 articles"
    x: float  #: in units of the drawing, as are all the following
    y: float
    radius: float
    kind: str  #: "city", or "area" for a country, a region, a sea; with " here" for the page's own


@dataclass(frozen=True, slots=True)
class MapView:
    """Places on the outlines of the land; the page tells the same in words."""

    outlines: SitePath  #: a picture of the whole world
    world: tuple[int, int]  #: width and height of that picture
    box: str  #: the part of the world that is shown, as ``viewBox``
    width: int  #: of that part
    height: int
    spots: tuple[SpotView, ...]  #: the largest first, so that none is hidden
    unplaced: tuple[str, ...]  #: names of places of the page that have no spot
