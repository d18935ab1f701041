"""Exports in JSON: a table of services, told by the keys that the file begins with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefings.errors import SeedError
from briefings.ingest.exports import (
    karakeep,
    linkwarden,
    omnivore,
    pinboard,
    pocket,
    readeck,
    shared,
    shiori,
    wallabag,
)
from briefings.ingest.exports.jsonshape import Shape, parse, shape_of
from briefings.ingest.references import csljson
from briefings.model import Draft, Source


@dataclass(frozen=True)
class Service:
    """A service whose export is JSON."""

    name: str  #: as a person calls it
    fits: Callable[[Shape], bool]
    #: one draft an item, from the source and the value that its JSON holds
    drafts: Callable[[Source, object], Iterator[Draft]]


#: Asked from the top.
SERVICES: tuple[Service, ...] = (
    Service("wallabag", wallabag.fits, wallabag.drafts),
    Service("Omnivore", omnivore.fits, omnivore.drafts),
    Service("Pocket annotations or a collection", pocket.fits, pocket.drafts),
    Service("Readeck", readeck.fits, readeck.drafts),
    Service("Karakeep or Hoarder", karakeep.fits, karakeep.drafts),
    Service("Linkwarden", linkwarden.fits, linkwarden.drafts),
    Service("Shiori", shiori.fits, shiori.drafts),
    Service("Pinboard", pinboard.fits, pinboard.drafts),
    Service("CSL-JSON (Zotero)", csljson.fits, csljson.drafts),
)


def recognises(source: Source) -> bool:
    """Tell whether the source begins as the export of a service does."""
    return _service(source) is not None


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft an item. Raises SeedError if the JSON is broken or holds no item."""
    service = _service(source)
    value, notes = parse(source)
    drafts = service.drafts(source, value) if service else iter(())
    yield from shared.told(source.name, drafts, notes, "an export without a single item")


def recognises_other(source: Source) -> bool:
    """Tell whether the source is JSON that is no export of a known service and no front matter.

    An object with a title may be front matter without a text, and is left to its reader.
    """
    shape = shape_of(source)
    if shape is None:
        return False
    if shape.is_list:
        return True
    headed = shape.has("title") and not shape.has("children")  # a browser's tree of bookmarks
    return not headed and _is_whole(source)


def read_other(source: Source) -> Iterator[Draft]:
    """Raise SeedError: nothing here tells what would be a title and what a text."""
    parse(source)
    known = ", ".join(service.name for service in SERVICES)
    what = f"JSON, but no export that is known ({known})"
    remedy = "Export it in another form (HTML, CSV), or take it out of seeds/."
    raise SeedError(source.name, what, remedy)


def _service(source: Source) -> Service | None:
    shape = shape_of(source)
    return next((s for s in SERVICES if shape and s.fits(shape)), None)


def _is_whole(source: Source) -> bool:
    """Tell whether nothing but white space follows the object: then it heads no text."""
    data = source.data.rstrip()
    if not data.endswith(b"}"):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
