"""What the meta elements of a page say: Open Graph, Dublin Core and their like."""

import re
from collections.abc import Iterator

from lxml import etree

from briefings.ingest.clippings import bylines
from briefings.ingest.clippings.titles import without_outlet
from briefings.ingest.labels import names_only
from briefings.ingest.page.dates import date_claims, listed
from briefings.model import Witness
from briefings.urls import is_web

#: Labels of such cards in the languages of the plugins that write them.
_WRITTEN = re.compile(
    r"(?:written by|by|posted by|geschrieben von|verfasst von|von|écrit par|par|escrito por|por|"
    r"scritto da|di|geschreven door|door|skrevet av|skriven av|skrevet af|napisane przez|autor|"
    r"kirjoittanut|yazan|автор|написано|napsal|scris de|szerző|συγγραφέας|作者|著者|執筆者|글쓴이|"
    r"كتب بواسطة|נכתב על ידי)\s*:?$",
    re.IGNORECASE,
)

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
        "originalpublicationdate", "displaydate", "published", "publish_date", "pub_date",
        "published_date", "date_published", "publicationdate", "article.published",
        "citation_online_date", "citation_date", "dc.date.published", "dcterms.available",
        "posted", "created", "rnews:datepublished", "article:post_date", "og:published_time",
    )),
    ("modified", 0.9, (
        "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
        "datemodified", "last-modified", "article:modified", "article.updated", "updated",
        "modified", "lastmod", "dateupdated", "date_modified", "update_date", "revised",
        "dc.date.updated", "rnews:datemodified", "og:article:modified_time",
    )),
    ("authors", 0.8, (
        "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
        "parsely-author", "byl", "sailthru.author", "article_author", "article.author",
        "og:article:author", "authors", "byline", "author_name", "cxenseparse:author",
        "rnews:author", "trackonomics.author", "dc.contributor.author",
    )),
    ("source", 0.85, (
        "og:site_name", "dc.publisher", "dcterms.publisher", "application-name",
        "citation_journal_title",
    )),
    ("section", 0.85, (
        "article:section", "og:article:section", "parsely-section", "section",
    )),
    ("tags", 0.85, (
        "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "dc.subject",
        "dcterms.subject", "citation_keywords", "sailthru.tags", "keywords",
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
        "og:url", "dc.identifier", "dcterms.identifier", "citation_public_url", "parsely-link",
        "dc.identifier.uri", "citation_fulltext_html_url", "twitter:url",
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
    yield from _card_author(said)
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


def _card_author(said: dict[str, list[str]]) -> Iterator[Witness]:
    """Yield the author of a card for previews: "Written by" as a label, the name as its datum."""
    for number in ("1", "2"):
        label = " ".join(said.get(f"twitter:label{number}", []))
        value = said.get(f"twitter:data{number}", [])
        if value and (_WRITTEN.match(label) or names_only("authors", label)):
            yield from _meta("authors", f"twitter:data{number}", value[:1], 0.77)


def _in_order(text: str, name: str) -> str:
    """Return "Ada Holm" for the "Holm, Ada" of Dublin Core and of citations."""
    last, comma, first = (part.strip() for part in text.partition(","))
    turned = name.startswith(("dc.", "dcterms.", "citation_")) and comma and "," not in first
    return f"{first} {last}" if turned and len(last.split()) == 1 and first else text


def _meta(field: str, name: str, values: list[str], sure: float) -> Iterator[Witness]:
    rule, where, text = f"meta {name}", f"meta[{name}]", ", ".join(values)
    if field in {"date", "modified"}:
        yield from date_claims(field, values[0], rule, where, sure)
    elif field == "authors":
        bare = [
            _in_order(v.partition("|")[0], name) for v in values if not is_web(v) and "@" not in v
        ]
        names = [bylines.split_names(v, strict=True) for v in bare]
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
