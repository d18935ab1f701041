"""One source to readings: who wins for each field, what follows from the winners, the article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import cast

from briefings.dates import from_iso
from briefings.errors import SeedError
from briefings.ingest import addresses, language, settle
from briefings.ingest.formats import find_format
from briefings.ingest.outlets import Outlets
from briefings.model import Article, Draft, Publish, Source, Status, Witness
from briefings.report import Level, Note
from briefings.text import to_line
from briefings.urls import canonical, host, is_web, slugify

_LISTS = {
    "authors", "agency", "tags", "related_titles", "related", "people", "organisations", "places",
    "aliases",
}  # fmt: skip
_FIELDS = {f.name for f in fields(Article)} - {"body", "content_path", "extra", "seed"}
_LANG = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True)
class Reading:
    """An article, and why each of its fields is as it is."""

    article: Article
    witnesses: tuple[Witness, ...]  #: all that spoke, winners and rivals, in the order found
    winner: Mapping[str, Witness]  #: by field; what the article holds
    notes: tuple[Note, ...] = ()  #: what a person should know


def read_source(source: Source, outlets: Outlets) -> list[Reading]:
    """Return the articles of a source, at least one. Raises SeedError."""
    entry = find_format(source)
    found = [
        read_draft(source, draft, outlets, number)
        for number, draft in enumerate(entry.read(source))
    ]
    if not found:
        raise SeedError(source.name, "there is no article in it", "Take the file out of seeds/.")
    return found


def read_draft(source: Source, draft: Draft, outlets: Outlets, number: int = 0) -> Reading:
    """Return the article of one draft; ``number`` counts the drafts of one source from 0."""
    said = [*_archived(_sane(draft.witnesses))]
    said += _from_name(source.name)
    said += _from_address(choose(said), outlets)
    said += _spoken(said, draft)
    lang = choose(said).get("lang")
    settled, findings = settle.settle_dates(source.name, said, str(lang.value) if lang else None)
    witnesses = [*settled, *_title_of_address(settled), *_only_date(settled)]
    winner = choose(witnesses)
    if "title" not in winner:
        remedy = "Write the title into the first line, with an empty line below."
        raise SeedError(source.name, "no title found", remedy)
    if not draft.body.strip():
        raise SeedError(source.name, "there is a title but no text", "Add the text, or delete it.")
    witnesses += _derived(source, winner, number)
    winner = choose(witnesses)
    notes = (*draft.notes, *findings, *_findings(source.name, winner, witnesses))
    return Reading(_article(source, draft, winner), tuple(witnesses), winner, notes)


def choose(witnesses: Sequence[Witness]) -> dict[str, Witness]:
    """Return the winner of each field: the highest confidence, the earlier at a tie."""
    winner: dict[str, Witness] = {}
    for witness in witnesses:
        best = winner.get(witness.field)
        if settle.is_two_way(witness) or (best and best.confidence >= witness.confidence):
            continue
        winner[witness.field] = witness
    return winner


def _sane(witnesses: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the claims in the form of our front matter, those that cannot be left out."""
    for witness in witnesses:
        value = witness.value
        if witness.field == "lang":
            value = _language_tag(str(value))
        elif witness.field in {"source_url", "archive_url"}:
            value = canonical(str(value)) if is_web(str(value)) else ""
        elif witness.field in _LISTS and isinstance(value, str):
            value = (value,)
        elif isinstance(value, str):
            value = to_line(value)
        if value:
            yield replace(witness, value=value)


def _language_tag(text: str) -> str:
    """Return a BCP 47 tag in its usual case, or "" if it is none."""
    if not _LANG.match(text):
        return ""
    first, *rest = text.split("-")
    cased = (part.upper() if len(part) == 2 else part.title() for part in rest)
    return "-".join([first.lower(), *cased])


def _archived(witnesses: Iterator[Witness]) -> Iterator[Witness]:
    """Yield the claims; an address in a web archive becomes the original and its copy."""
    for witness in witnesses:
        found = None
        if witness.field == "source_url":
            found = addresses.find_original(str(witness.value))
        if not found:
            yield witness
            continue
        original, when = found
        yield replace(witness, field="archive_url")
        yield replace(witness, value=canonical(original), rule=f"{witness.rule}, archived copy")
        if when:
            yield replace(witness, field="archive_date", value=when)


def _from_name(name: str) -> Iterator[Witness]:
    """Yield the day that a file's name begins with, as with Jekyll; it may be that of the clip."""
    match = re.match(r"(\d{4}-\d\d-\d\d)[-_ ]", name.rpartition("/")[2])
    if match and (when := from_iso(match[1])):
        yield Witness("date", when, "name of the file", "", name[:200], 0.5)


def _from_address(winner: Mapping[str, Witness], outlets: Outlets) -> Iterator[Witness]:
    """Yield what the winning address says: outlet, its id, day, language."""
    if "source_url" not in winner:
        return
    url = str(winner["source_url"].value)
    known = outlets.find(url)
    if known:
        name, outlet = known
        yield Witness("source", outlet.name, "host of source_url", name, url[:200], 0.92)
        if outlet.lang:
            yield Witness("lang", outlet.lang, "language of the outlet", name, url[:200], 0.3)
    else:
        yield Witness(
            "source", host(url), "host of source_url, not in the table", "", url[:200], 0.3
        )
    if found := addresses.find_id(url):
        yield Witness("source_id", found, "end of the address", "", url[:200], 0.9)
    if when := addresses.find_day(url):
        sure = 0.6 if len(when) == 10 else 0.4
        yield Witness("date", when, "day in the address", "", url[:200], sure)


def _spoken(said: Sequence[Witness], draft: Draft) -> Iterator[Witness]:
    """Yield the language that the text itself is in."""
    title = choose(said).get("title")
    text = f"{title.value if title else ''}\n{draft.body}"
    found = language.find_language(text)
    if not found:
        return
    lang, sure = found
    declared = choose(said).get("lang")
    if declared and not language.share_script(str(declared.value), text):
        sure = 0.985  # a template's lang="en" around Russian text
    yield Witness("lang", lang, "letters and words of the text", "", "", sure)


def _title_of_address(witnesses: Sequence[Witness]) -> Iterator[Witness]:
    winner = choose(witnesses)
    if "title" in winner or "source_url" not in winner:
        return
    url = str(winner["source_url"].value)
    if title := addresses.find_title(url):
        yield Witness("title", title, "words of the address", "", url[:200], 0.3)


def _only_date(witnesses: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the date of the last change as the date where no other is named."""
    if any(w.field == "date" for w in witnesses):
        return
    if changed := choose(witnesses).get("modified"):
        rule = f"{changed.rule} of the last change, no other date is named"
        yield replace(changed, field="date", rule=rule, confidence=0.4)


def _derived(source: Source, winner: Mapping[str, Witness], number: int) -> Iterator[Witness]:
    """Yield slug and id, which follow from the winners."""
    title = str(winner["title"].value)
    if "slug" in winner:
        wanted = str(winner["slug"].value)
        yield replace(winner["slug"], value=slugify(wanted, title), confidence=1.0)
    else:
        yield Witness("slug", slugify(title), "title", "", title[:200], 1.0)
    if "id" not in winner:
        when = winner.get("date")
        url = winner.get("source_url")
        seed = str(url.value).encode() if url else source.sha256.encode() + b"#%d" % number
        digits = sha256(seed).hexdigest() if url or number else source.sha256
        rule = "date and SHA-256 of " + ("source_url" if url else "the seed's bytes")
        identity = f"{str(when.value)[:10] if when else 'undated'}-{digits[:8]}"
        yield Witness("id", identity, rule, "", str(url.value)[:200] if url else "", 1.0)


def _findings(
    where: str, winner: Mapping[str, Witness], witnesses: Sequence[Witness]
) -> Iterator[Note]:
    if winner["title"].rule == "words of the address":
        title = winner["title"].value
        what = f'no title in the text; "{title}" was made from the address. Set `title`.'
        yield Note(Level.FINDING, where, what)
    if "date" not in winner:
        if not any(w.field == "date" for w in witnesses):
            yield Note(Level.FINDING, where, "no date found. Set `date` in content/.")
    elif note := settle.contradiction(where, winner["date"], witnesses):
        yield note
    if "source_url" not in winner:
        yield Note(Level.INFO, where, "no address of the original found.")


def _article(source: Source, draft: Draft, winner: Mapping[str, Witness]) -> Article:
    values: dict[str, object] = {
        name: witness.value if name in _LISTS else str(witness.value)
        for name, witness in winner.items()
        if name in _FIELDS
    }
    values["publish"] = _member(Publish, values.get("publish"), Publish.FULL)
    values["status"] = _member(Status, values.get("status"), Status.PUBLISHED)
    values |= {
        "body": draft.body,
        "seed": source.name,
        "raw_sha256": source.sha256,
        "text_sha256": sha256(draft.body.encode()).hexdigest(),
        "extra": dict(draft.foreign),
    }
    # each value has the type of its field
    return Article(**values)  # type: ignore[arg-type]


def _member(kind: type[Publish] | type[Status], value: object, default: Publish | Status) -> object:
    return kind(cast("str", value)) if value in set(kind) else default
