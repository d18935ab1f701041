"""Who speaks for a saved page: JSON-LD, meta elements, comments, elements."""

import html as markup
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import cast

import htmldate
from lxml import etree, html

from briefings.ingest.jsonld import json_claims
from briefings.ingest.pagemeta import meta_claims
from briefings.ingest.pageparts import comment_claims, element_claims
from briefings.model import Witness
from briefings.text import shorten, title_key, to_line
from briefings.urls import host

_JOINTS = re.compile(r"(\s+[-–—|•·:]\s+|\s*[|]\s*|[:：])")
_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def find_claims(tree: etree._Element) -> tuple[Witness, ...]:
    """Return everything that the page says of its article, in the order of the sources above."""
    said = [*json_claims(tree), *meta_claims(tree), *comment_claims(tree), *element_claims(tree)]
    found = [witness for witness in map(_cleaned, said) if witness.value]
    if not any(witness.field == "date" for witness in found):
        found.extend(_searched_date(tree))
    return tuple(_with_shown_title(list(_without_site(found, tree))))


def _without_site(found: list[Witness], tree: etree._Element) -> Iterator[Witness]:
    """Yield the claims; titles lose the name of the site in front of them or behind.

    The site's name is what the page calls it, what stands beside its copyright sign, or what its
    address consists of.
    """
    names = {title_key(str(w.value)) for w in found if w.field == "source"}
    owned = f" {title_key(' '.join(_rights_of(tree)))} "
    hosts = [host(str(w.value)).replace("-", "") for w in found if w.field == "source_url"]
    for witness in found:
        parts = _JOINTS.split(str(witness.value)) if witness.field == "title" else []
        site = None
        ends = ((parts[-1:], parts[:-2]), (parts[:1], parts[2:])) if parts[1:] else ()
        for at, (part, rest) in enumerate(ends):
            key = title_key(part[0])
            letters = key.removeprefix("the ").replace(" ", "")
            # in front, a common word as Report may be a part of the address, too
            told = not at and len(letters) >= 5 and any(letters in name for name in hosts)
            if (
                not site
                and key
                and (key in names or told or (len(key) >= 5 and f" {key} " in owned))
            ):
                site = part[0].strip()
                yield replace(witness, value="".join(rest).strip())
        if not site:
            yield witness
        elif title_key(site) not in names:
            rule = f"name of the site in the {witness.rule}"
            yield replace(witness, field="source", value=site, rule=rule, confidence=0.5)


def _rights_of(tree: etree._Element) -> Iterator[str]:
    """Yield the lines of a page that begin with a copyright sign."""
    for text in tree.itertext():
        if _RIGHTS.match(str(text)):
            yield str(text)[:200]


def _with_shown_title(found: list[Witness]) -> list[Witness]:
    """Return the claims; a heading that another title begins with is the title without the site.

    The other one then holds "Title - Site" or "Title | Section | Site". The site's own name is a
    heading, too, on some pages.
    """
    heads = {"h1", "h2"}
    names = {title_key(str(w.value)) for w in found if w.field == "source"}
    titles = [str(w.value) for w in found if w.field == "title" and w.where not in heads]
    first = next((w for w in found if w.field == "title" and w.where == "h1"), None)
    claims = []
    for witness in found:
        text = str(witness.value)
        if witness.field == "title" and witness.where in heads:
            begins = _begins if witness is first else _is_joined
            if title_key(text) in names and titles:
                continue
            if any(begins(other, text) for other in titles):
                rule = f"{witness.where}, and another title begins with it"
                witness = replace(witness, rule=rule, confidence=0.96)  # noqa: PLW2901  raised
            elif witness.where == "h2":
                continue
        claims.append(witness)
    return claims


def _is_joined(title: str, start: str) -> bool:
    """Tell whether a title is another one, alone or with something joined to it."""
    return bool(re.match(rf"{re.escape(start)}\s*(?:$|[-–—|•·:：])", title)) and len(start) >= 8


def _begins(title: str, start: str) -> bool:
    key = title_key(start)
    return len(key) >= 8 and f"{title_key(title)} ".startswith(f"{key} ")


def _searched_date(tree: etree._Element) -> Iterator[Witness]:
    """Yield the day that htmldate finds in the page's text, where nothing names one."""
    found = htmldate.find_date(
        cast("html.HtmlElement", deepcopy(tree)),
        original_date=True,
        extensive_search=False,  # it would ask the clock what "yesterday" is
        min_date="1995-01-01",
        max_date="2199-12-31",  # the default is today: the same page would read differently later
    )
    if found:
        yield Witness("date", found, "date found in the page by htmldate", "", "", 0.45)


def _cleaned(witness: Witness) -> Witness:
    """Return the claim with its texts on one line, entities that were escaped twice resolved."""
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
