"""What a page's JSON-LD says of its article (schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefings.agencies import agency_of
from briefings.ingest.clippings import bylines
from briefings.ingest.page.dates import date_claims, listed
from briefings.model import Witness
from briefings.urls import is_web

_ARTICLES = re.compile(
    r"article|posting|report|newsitem|webpage|creativework|liveblog", re.IGNORECASE
)
_SCRIPT = "script[type=application/ld+json]"
_DEEPEST = 8  # levels of one block that are looked through
_MOST_IDS = 2000
_MAX = 500_000  # characters of one block


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the page's JSON-LD that may be the article."""

    kind: str  #: its @type, as written
    values: dict[str, object] = field(default_factory=dict)

    @property
    def is_article(self) -> bool:
        """Tell whether it is an article, and not the page around one."""
        return not re.search(r"^webpage$|creativework", self.kind, re.IGNORECASE)

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
    less = 0.0 if thing.is_article else 0.3
    for name, key, sure in (
        ("title", "headline", 0.94), ("subtitle", "alternativeHeadline", 0.85),
        ("section", "articleSection", 0.9), ("summary", "description", 0.86),
        ("image", "image", 0.8), ("lang", "inLanguage", 0.8),
    ):  # fmt: skip
        if values := thing.texts(key):
            yield _json(name, values[0], key, sure - less)
    for name, key, sure in (("date", "datePublished", 0.97), ("modified", "dateModified", 0.93)):
        for text in thing.texts(key)[:1]:
            sure -= 0 if thing.is_article else 0.2  # noqa: PLW2901  of a page, not of an article
            yield from date_claims(name, text, f"JSON-LD {key}", _SCRIPT, sure)
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
    for name in thing.texts("author") or thing.texts("creator"):
        # the paper stands behind a bar, initials in brackets
        bare = re.sub(r"\s*\([^)]*\)\s*$", "", name.partition("|")[0]).strip()
        if found := agency_of(bare):
            agencies.append(found)
        elif name not in organisations and not _is_address(bare):
            names = bylines.split_names(bare, strict=False)
            people.extend(names.authors if names else ())
            agencies.extend(names.agency if names else ())
    if people:
        yield _json("authors", tuple(dict.fromkeys(people)), "author", 0.9)
    if agencies:
        yield _json("agency", tuple(dict.fromkeys(agencies)), "author", 0.9)
    for name in thing.texts("publisher")[:1]:
        if not _is_address(name):
            yield _json("source", name, "publisher", 0.88)


def _is_address(text: str) -> bool:
    """Tell whether a text is an address, or an id that leads nowhere on this page."""
    return is_web(text) or text.startswith(("#", "/", "_:", "mailto:"))


def _json(name: str, value: str | tuple[str, ...], key: str, sure: float) -> Witness:
    text = value if isinstance(value, str) else ", ".join(value)
    return Witness(name, value, f"JSON-LD {key}", _SCRIPT, text, sure)


def find_article(tree: etree._Element) -> Thing | None:
    """Return the article of the page's JSON-LD, the most telling first, or None.

    What it names by ``@id`` alone is looked up among all objects of the page.
    """
    blocks = list(_blocks(tree))
    known: dict[str, dict[str, object]] = {}
    for block in blocks:
        _index(block, known, 0)
    things = [t for block in blocks for t in _things(block, 0) if _ARTICLES.search(t.kind)]
    if not things:
        return None
    best = max(
        things, key=lambda t: (t.is_article, "headline" in t.values, "datePublished" in t.values)
    )
    return Thing(best.kind, {key: _resolved(value, known) for key, value in best.values.items()})


def _blocks(tree: etree._Element) -> Iterator[object]:
    for script in tree.iter("script"):
        text = (script.text or "").strip()
        if "ld+json" not in str(script.get("type", "")).lower() or len(text) > _MAX:
            continue
        bare = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$", "", text
        )
        # a comma before a bracket is the commonest mistake of templates
        for attempt in (bare.strip(" ;\n\t"), re.sub(r",(?=\s*[}\]])", "", bare.strip(" ;\n\t"))):
            try:
                # newlines inside strings are common and harmless
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _index(value: object, known: dict[str, dict[str, object]], depth: int) -> None:
    """Note every object that has an id and a name."""
    if depth > _DEEPEST or len(known) > _MOST_IDS:
        return
    if isinstance(value, dict):
        if isinstance(value.get("@id"), str) and value.get("name"):
            known.setdefault(str(value["@id"]), value)
        for part in value.values():
            _index(part, known, depth + 1)
    elif isinstance(value, list):
        for part in value[:200]:
            _index(part, known, depth + 1)


def _resolved(value: object, known: dict[str, dict[str, object]]) -> object:
    """Return a value with what is only named by its id in place of the id."""
    if isinstance(value, list):
        return [_resolved(part, known) for part in value[:200]]
    if isinstance(value, dict) and "name" not in value:
        return known.get(str(value.get("@id")), value)
    if isinstance(value, str) and value.startswith(("#", "_:")):
        return known.get(value, value)
    return value


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
