"""What a page's JSON-LD says of its article (schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefings.ingest import bylines
from briefings.ingest.agencies import agency_of
from briefings.ingest.pagedates import date_claims, listed
from briefings.model import Witness
from briefings.urls import is_web

_ARTICLES = re.compile(
    r"article|posting|report|newsitem|webpage|creativework|liveblog", re.IGNORECASE
)
_MAX = 500_000  # characters of one block


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the page's JSON-LD that may be the article."""

    kind: str  #: its @type, as written
    values: dict[str, object] = field(default_factory=dict)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a key: scalars, names or addresses of objects, lists of them."""
        return tuple(_texts(self.values.get(key)))

    def objects(self, key: str) -> tuple[dict[str, object], ...]:
        """Return the objects of a key."""
        value = self.values.get(key)
        items = value if isinstance(value, list) else [value]
        return tuple(item for item in items if isinstance(item, dict))


def json_claims(tree: etree._Element) -> Iterator[Witness]:
    """Yield what the article of the page's JSON-LD says."""
    thing = find_article(tree)
    if thing is None:
        return
    is_article = not re.search(r"^webpage$|creativework", thing.kind, re.IGNORECASE)
    for name, key, sure in (
        ("title", "headline", 0.94), ("subtitle", "alternativeHeadline", 0.85),
        ("section", "articleSection", 0.9), ("summary", "description", 0.86),
        ("image", "image", 0.8), ("lang", "inLanguage", 0.8),
    ):  # fmt: skip
        values = thing.texts(key)
        if values:
            yield _json(name, values[0], key, sure if is_article else sure - 0.3)
    for name, key, sure in (("date", "datePublished", 0.97), ("modified", "dateModified", 0.93)):
        for text in thing.texts(key)[:1]:
            yield from date_claims(
                name,
                text,
                f"JSON-LD {key}",
                "script[type=application/ld+json]",
                sure if is_article else sure - 0.2,
            )
    for key in ("mainEntityOfPage", "url"):
        for url in thing.texts(key)[:1]:
            if is_web(url):
                yield _json("source_url", url, key, 0.85)
    yield from _json_people(thing)
    if keywords := thing.texts("keywords"):
        yield _json("tags", listed(keywords), "keywords", 0.8)


def _json_people(thing: Thing) -> Iterator[Witness]:
    people: list[str] = []
    agencies: list[str] = []
    organisations = [
        o.get("name") for o in thing.objects("author") if "Organization" in str(o.get("@type"))
    ]
    for name in thing.texts("author"):
        if found := agency_of(name):
            agencies.append(found)
        elif name not in organisations and not is_web(name):
            names = bylines.split_names(name, strict=False)
            people.extend(names.authors if names else ())
    if people:
        yield _json("authors", tuple(dict.fromkeys(people)), "author", 0.9)
    if agencies:
        yield _json("agency", tuple(dict.fromkeys(agencies)), "author", 0.9)
    for name in thing.texts("publisher")[:1]:
        if not is_web(name):
            yield _json("source", name, "publisher", 0.88)


def _json(name: str, value: str | tuple[str, ...], key: str, sure: float) -> Witness:
    text = value if isinstance(value, str) else ", ".join(value)
    return Witness(name, value, f"JSON-LD {key}", "script[type=application/ld+json]", text, sure)


def find_article(tree: etree._Element) -> Thing | None:
    """Return the article of the page's JSON-LD, the most telling first, or None."""
    things = [t for block in _blocks(tree) for t in _things(block, 0) if _ARTICLES.search(t.kind)]
    if not things:
        return None
    return max(things, key=lambda t: ("headline" in t.values, "datePublished" in t.values))


def _blocks(tree: etree._Element) -> Iterator[object]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in str(script.get("type", "")).lower() or len(text) > _MAX:
            continue
        try:
            # newlines inside strings are common and harmless
            yield json.loads(text.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue


def _things(value: object, depth: int) -> Iterator[Thing]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kind = " ".join(str(k) for k in kinds) if isinstance(kinds, list) else str(kinds or "")
        yield Thing(kind, {str(k): v for k, v in value.items()})
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if text := " ".join(value.split()):
            yield text
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key in ("name", "url", "@id"):
            if isinstance(value.get(key), str):
                yield str(value[key]).strip()
                return
