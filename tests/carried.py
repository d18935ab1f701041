"""Collections made of a handful of articles, for tests of the export wing."""

from pathlib import Path

from briefings import addresses, rights
from briefings.bibliography import outlet_name
from briefings.export.collection import Collection, Piece
from briefings.model import Article


def collection_of(articles: list[Article], **fields: object) -> Collection:
    ordered = sorted(articles, key=lambda a: (a.date or "", a.id))
    pages = addresses.assign(ordered)[0]
    pieces = tuple(
        Piece(rights.shown(a), pages[a.id], outlet_name(a) or "", rights.is_whole(a))
        for a in ordered
    )
    known = {
        "archive": "The Archive",
        "part": "",
        "description": "",
        "lang": "en",
        "site_url": "",
        "site": Path("none"),
        "images": Path("none"),
    }
    return Collection(pieces=pieces, **{**known, **fields})
