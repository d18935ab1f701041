"""Who speaks for a saved page: JSON-LD, meta elements, comments, elements."""

import html as markup
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import cast

import htmldate
from lxml import etree, html

from briefings.ingest.page.bylines import printed_authors
from briefings.ingest.page.classes import with_classes
from briefings.ingest.page.head import head_lines
from briefings.ingest.page.heading import find_heading
from briefings.ingest.page.jsonld import json_claims
from briefings.ingest.page.marks import marked_authors
from briefings.ingest.page.meta import meta_claims
from briefings.ingest.page.microdata import ELEMENTS, element_properties
from briefings.ingest.page.parts import element_claims
from briefings.ingest.page.people import weighed
from briefings.ingest.page.printed import (
    class_claims,
    is_others_date,
    posted_lines,
    printed_dates,
    time_claims,
)
from briefings.ingest.page.savers import saver_claims
from briefings.ingest.page.titles import (
    document_title,
    heading_claims,
    rights_of,
    site_beside,
    without_masthead,
    without_site,
)
from briefings.model import Witness
from briefings.text import shorten, to_line


def find_claims(tree: etree._Element) -> tuple[Witness, ...]:
    """Return everything that the page says of its article, in the order of the sources above."""
    classed = with_classes(tree)
    said = [*json_claims(tree), *meta_claims(tree), *saver_claims(tree), *document_title(tree)]
    found = _cleaned([*said, *element_claims(tree, classed), *element_properties(tree, classed)])
    rights = rights_of(tree)
    titles = [w for w in without_site(found, rights) if w.field == "title"]
    told = [str(w.value) for w in titles if w.rule not in ELEMENTS]  # a heading may be marked up
    heading = find_heading(tree, told)
    lines = head_lines(tree, heading)
    shown = [*heading_claims(tree, heading, told), *site_beside(heading, found)]
    shown += [*time_claims(tree, lines), *printed_dates(lines), *class_claims(classed)]
    shown += [*printed_authors(lines), *marked_authors(tree, classed)]
    found = without_masthead(list(without_site([*found, *_cleaned(shown)], rights)))
    if not any(witness.field == "date" for witness in found):  # the page's text as the last resort
        found.extend(posted_lines(tree))
    # a day found elsewhere on a page that names its last change is that one, or another article's
    if not any(witness.field in {"date", "modified"} for witness in found):
        found.extend(_searched_date(tree))
    return tuple(weighed(found))


def _searched_date(tree: etree._Element) -> Iterator[Witness]:
    """Yield the day that htmldate finds in the page's text, where nothing names one."""
    copy = cast("html.HtmlElement", deepcopy(tree))
    for element in [e for e in copy.iter("div", "span", "p", "li", "section") if is_others_date(e)]:
        if element.getparent() is not None:
            element.drop_tree()
    found = htmldate.find_date(
        copy,
        original_date=True,
        extensive_search=False,  # it would ask the clock what "yesterday" is
        min_date="1995-01-01",
        max_date="2199-12-31",  # the default is today: the same page would read differently later
    )
    if found:
        yield Witness("date", found, "date found in the page by htmldate", "", "", 0.45)


def _cleaned(claims: Iterable[Witness]) -> list[Witness]:
    """Return the claims with their texts on one line and double escapes resolved; empty ones go."""
    return [claim for claim in map(_clean, claims) if claim.value]


def _clean(witness: Witness) -> Witness:
    value = witness.value
    if isinstance(value, str):
        value = to_line(markup.unescape(value))
    else:
        value = tuple(v for v in (to_line(markup.unescape(item)) for item in value) if v)
    return Witness(
        witness.field,
        value,
        witness.rule,
        witness.where,
        shorten(witness.text, 200),
        witness.confidence,
    )
