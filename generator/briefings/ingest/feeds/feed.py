"""RSS and Atom: one draft an entry. A teaser is the outlet's own summary, not a text."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from briefings.dates import from_datetime, from_iso
from briefings.errors import SeedError
from briefings.ingest.clippings.marks import plain
from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.exports import shared
from briefings.ingest.mails.forwards import read_date
from briefings.ingest.tomarkdown.fragment import to_text
from briefings.model import Draft, Source, Witness
from briefings.report import Level, Note
from briefings.text import shorten, title_key
from briefings.urls import is_web

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?"
    rb"(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
    rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.DOTALL,
)
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>")
#: Entities that a document declares itself are how a small one becomes a large one.
_SUBSET = re.compile(rb"(<!DOCTYPE[^>\[]*)\[[^\]]*\]", re.DOTALL)
#: Characters of a description that is a whole text; teasers are cut at 150 to 500.
_WHOLE = 1000
#: What a feed's program sets below a teaser: a link to the page, WordPress's line on the post.
_TAIL = re.compile(
    r"(?:^|(?<=[.!?…»\"”'\])。]))\s*"
    r"(?:The post .{1,300} (?:first )?appeared first on .{1,200}"
    r"|(?:Read (?:more|on|the (?:full|whole) (?:story|article))|Continue reading|Full story"
    r"|Weiterlesen|Mehr lesen|Lire la suite|Leer más|Seguir leyendo|Leggi tutto"
    r"|Lees (?:verder|meer)|Läs mer|Les mer|Læs mere|Czytaj (?:więcej|dalej)"
    r"|Читать (?:далее|дальше|полностью)|Подробнее|Читати далі|Детальніше|Чытаць далей"
    r"|続きを読む|阅读全文)(?: .{1,200}(?=[→»]))?)[\s.…→»>\[\]]*$",
    re.IGNORECASE,
)


def recognises(source: Source) -> bool:
    """Tell whether the root element is that of a feed."""
    head = source.data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return bool(_ROOT.match(head))


def read(source: Source) -> Iterator[Draft]:
    """Yield one draft an entry. Raises SeedError if there is none."""
    feed = _opened(source.name, _SUBSET.sub(rb"\1", source.data))
    if not feed.entries:
        reason = feed.get("bozo_exception")
        what = f"a feed without entries ({reason})" if reason else "a feed without entries"
        raise SeedError(source.name, what, "Save it again, or take it out of seeds/.")
    for entry in feed.entries:
        yield _draft(source.name, feed.feed, entry)


def _opened(name: str, data: bytes) -> Any:  # noqa: ANN401  feedparser has no types
    # feedparser 6 stumbles over a declared charset that is no word, and over damaged namespaces
    try:
        return _parsed(data)
    except ValueError:
        pass
    try:
        return _parsed(_DECLARATION.sub(b"", data))
    except ValueError:
        what = "a feed whose XML is damaged at its names or its charset"
        raise SeedError(name, what, "Save it again, or take it out of seeds/.") from None


def _parsed(data: bytes) -> Any:  # noqa: ANN401  feedparser has no types
    # a stream, since bytes could be taken for the name of a file
    return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _draft(name: str, feed: Mapping[str, Any], entry: Mapping[str, Any]) -> Draft:
    home = str(feed.get("link") or "")
    own = _link(entry, home if is_web(home) else "")
    base = next((url for url in (own, home) if is_web(url)), "")
    markup, kind = _text(entry)
    text = to_markdown(markup) if kind == "text/plain" else to_text(name, markup, base)
    whole = "content" in entry or len(text) >= _WHOLE
    said = (*_claims(entry, own, str(feed.get("title") or "")), *_of_feed(entry, feed))
    notes: tuple[Note, ...] = ()
    if text and not whole:
        line = plain(" ".join(text.split()))
        summary = shorten(_TAIL.sub("", line).strip() or line, 1000)
        said += (Witness("summary", summary, "feed", "description", summary[:200], 0.85),)
        where = f"{name}#{entry.get('id') or base}"
        what = "the feed has only a summary; save the page itself to have the text."
        notes = (Note(Level.INFO, where[:300], what),)
    draft = shared.to_draft(
        name,
        said,
        shared.canonical_bytes(name, _bare(entry)),
        key=str(entry.get("id") or ""),
        text=text if whole else "",
        foreign=_foreign(entry),
    )
    return replace(draft, notes=(*draft.notes, *notes))


def _link(entry: Mapping[str, Any], base: str) -> str:
    """Return the address of an entry's page, whole if the feed's is; "" if it names none."""
    links = [link for link in entry.get("links") or () if link.get("rel") == "alternate"]
    named = [str(link.get("href") or "") for link in links] + [str(entry.get("link") or "")]
    link = next(filter(None, named), "")
    try:
        return urljoin(base, link) if link else ""
    except ValueError:  # brackets that do not close
        return ""


def _text(entry: Mapping[str, Any]) -> tuple[str, str]:
    """Return the fullest text of an entry, and its type."""
    parts = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    texts = [(str(p.get("value") or ""), str(p.get("type") or "")) for p in parts]
    return max(texts, key=lambda part: len(part[0]))


def _claims(entry: Mapping[str, Any], link: str, outlet: str) -> Iterator[Witness]:
    title = to_text("", str(entry.get("title") or "")) if entry.get("title") else ""
    if line := plain(" ".join(title.split())):
        yield Witness("title", line, "feed", "title", line[:200], 0.92)
    if is_web(link):
        yield Witness("source_url", link, "feed", "link", link[:200], 0.9)
    dates = {key: _date(entry, key) for key in ("published", "updated") if key in entry}
    if dates.get("updated") == dates.get("published"):
        dates.pop("updated", None)
    for key, when in dates.items():
        field = "date" if key == "published" else "modified"
        if when:
            yield Witness(field, when, "feed", key, str(entry.get(key))[:200], 0.93)
    names = [str(author.get("name") or "") for author in entry.get("authors") or () if author]
    # a feed that signs with its own name names no person
    people = [person for person in names if title_key(person) != title_key(outlet)]
    yield from shared.claim("feed", "authors", "author", people)
    tags = [str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or ()]
    yield from shared.claim("feed", "tags", "category", tags)
    pictures = [*(entry.get("media_content") or ()), *(entry.get("media_thumbnail") or ())]
    for url in [str(p.get("url") or "") for p in pictures if _is_picture(p)][:1]:
        yield Witness("image", url, "feed", "media:content", url[:200], 0.7)


def _of_feed(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> tuple[Witness, ...]:
    """Return what the feed says of all its entries, or the feed that an entry was taken from."""
    origin = entry.get("source") or feed
    named = shared.claim("feed", "source", "title of the feed", origin.get("title") or "")
    spoken = shared.claim("feed", "lang", "language", entry.get("language") or feed.get("language"))
    return (*named, *spoken)


def _date(entry: Mapping[str, Any], key: str) -> str | None:
    """Return a date with the offset that it came with, else in UTC."""
    text = str(entry.get(key) or "").strip()
    if found := from_iso(text) or read_date(text):
        return found
    parsed = entry.get(f"{key}_parsed")
    try:
        return from_datetime(datetime.fromtimestamp(timegm(parsed), UTC)) if parsed else None
    except (ValueError, TypeError, OverflowError):
        return None


def _is_picture(part: Mapping[str, Any]) -> bool:
    kind = str(part.get("type") or part.get("medium") or "image")
    return kind.startswith("image") and is_web(str(part.get("url") or ""))


def _foreign(entry: Mapping[str, Any]) -> shared.Foreign:
    enclosed = [
        str(link.get("href"))
        for link in entry.get("links") or ()
        if link.get("rel") == "enclosure" and is_web(str(link.get("href") or ""))
    ]
    return {"enclosure": tuple(enclosed[:20]), "comments": str(entry.get("comments") or "")}


def _bare(entry: Mapping[str, Any]) -> dict[str, object]:
    """Return what an entry says, without what feedparser makes of it."""
    return {
        key: value if isinstance(value, str) else repr(value)
        for key, value in sorted(entry.items())
        if not key.endswith(("_parsed", "_detail")) and key != "guidislink"
    }
