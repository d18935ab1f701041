"""What the meta elements of a page say: Open Graph, Dublin Core and their like."""

from collections.abc import Iterator

from lxml import etree

from briefings.ingest import bylines
from briefings.ingest.pagedates import date_claims, listed
from briefings.ingest.titles import without_outlet
from briefings.model import Witness
from briefings.urls import is_web

#: Field, confidence of the first name (each next one 0.01 less), names of meta elements in
#: order of trust.
_META: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("title", 0.9, (
        "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title",
        "sailthru.title",
    )),
    ("date", 0.95, (
        "article:published_time", "og:article:published_time", "article:published",
        "datepublished", "citation_publication_date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "parsely-pub-date",
        "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
        "date", "article_date_original", "cxenseparse:recs:publishtime",
        "originalpublicationdate", "displaydate",
    )),
    ("modified", 0.9, (
        "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
        "datemodified", "last-modified",
    )),
    ("authors", 0.8, (
        "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
        "parsely-author", "byl", "sailthru.author",
    )),
    ("source", 0.85, (
        "og:site_name", "dc.publisher", "dcterms.publisher", "application-name",
        "citation_journal_title",
    )),
    ("section", 0.85, (
        "article:section", "og:article:section", "parsely-section", "section",
    )),
    ("tags", 0.85, (
        "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "keywords",
    )),
    ("summary", 0.85, (
        "og:description", "description", "dc.description", "twitter:description",
    )),
    ("image", 0.85, (
        "og:image", "og:image:url", "og:image:secure_url", "twitter:image",
    )),
    ("image_alt", 0.8, (
        "og:image:alt", "twitter:image:alt",
    )),
    ("source_url", 0.9, (
        "og:url",
    )),
    ("rights", 0.7, (
        "dc.rights", "dcterms.rights", "copyright",
    )),
)  # fmt: skip


def meta_claims(tree: etree._Element) -> Iterator[Witness]:
    """Yield what the meta elements say, in the order of the table."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content and len(content) < 5000:
            said.setdefault(name.lower().strip(), []).append(content)
    for field, first, names in _META:
        present = [name for name in names if name in said]
        for rank, name in enumerate(present):
            yield from _meta(field, name, said[name], round(first - 0.01 * rank, 2))
    for name in ("og:locale", "content-language", "dc.language", "inlanguage"):
        if name in said:
            yield Witness(
                "lang",
                said[name][0].replace("_", "-"),
                f"meta {name}",
                f"meta[{name}]",
                said[name][0],
                0.7,
            )


def _meta(field: str, name: str, values: list[str], sure: float) -> Iterator[Witness]:
    rule, where, text = f"meta {name}", f"meta[{name}]", ", ".join(values)
    if field in {"date", "modified"}:
        yield from date_claims(field, values[0], rule, where, sure)
    elif field == "authors":
        names = [bylines.split_names(v, strict=True) for v in values if not is_web(v)]
        if authors := tuple(a for n in names if n for a in n.authors):
            yield Witness("authors", tuple(dict.fromkeys(authors)), rule, where, text, sure)
        if agency := tuple(a for n in names if n for a in n.agency):
            yield Witness("agency", tuple(dict.fromkeys(agency)), rule, where, text, sure)
    elif field == "tags":
        yield Witness(field, listed(tuple(values)), rule, where, text, sure)
    elif field == "title":
        title, outlet = without_outlet(values[0])
        yield Witness(field, title, rule, where, text, sure)
        if outlet:
            yield Witness("source", outlet, f"outlet's name behind {rule}", where, text, 0.6)
    elif field != "source_url" or is_web(values[0]):
        yield Witness(field, values[0], rule, where, text, sure)
