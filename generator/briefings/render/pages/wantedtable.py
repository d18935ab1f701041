"""The wanted list as a table, for those who go and look for what is missing."""

import csv
from io import StringIO
from urllib.parse import urljoin

from briefings.model import SitePath
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.pages.single import WANTED_TABLE, wanted

COLUMNS = ("title", "named_by", "outlet", "search", "articles")
#: A cell that begins so is a formula to spreadsheets; titles come from outside.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def files(book: Catalogue) -> dict[SitePath, bytes]:
    """Return the table, most wanted first: UTF-8 with a mark by which spreadsheets know it.

    ``named_by`` is the number of articles, ``articles`` their pages, one a line: absolute where
    ``site_url`` is set, else from the top of the site.
    """
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for item, view in zip(book.archive.wanted, wanted(book).items, strict=True):
        pages = [urljoin(book.config.site_url, card.path) for card in view.wanted_by]
        cells = (item.title, len(pages), item.outlet or "", view.search_url, "\n".join(pages))
        rows.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return {WANTED_TABLE: text.getvalue().encode("utf-8-sig")}


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet reckons: OWASP's advice on CSV injection."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
