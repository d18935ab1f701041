"""What follows from claims that are there: from the file's name, the address, the text itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefings.dates import from_iso
from briefings.ingest import addresses, language
from briefings.ingest.claims import choose, sane
from briefings.ingest.outlets import Outlets
from briefings.model import Draft, Witness
from briefings.urls import canonical, host

_DOCUMENTS = {"PDF", "EPUB", "Word document", "OpenDocument text"}
_PAGE_NAME = re.compile(r".+\.(?:x?html?|mhtml?)\Z", re.IGNORECASE)
Winners = Mapping[str, Witness]


def with_archived(witnesses: Iterator[Witness]) -> Iterator[Witness]:
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


def from_name(name: str) -> Iterator[Witness]:
    """Yield the day that a file's name begins with, as with Jekyll; it may be that of the clip."""
    match = re.match(r"(\d{4}-\d\d-\d\d)[-_ ]", name.rpartition("/")[2])
    if match and (when := from_iso(match[1])):
        yield Witness("date", when, "name of the file", "", name[:200], 0.5)


def from_address(winner: Winners, outlets: Outlets) -> Iterator[Witness]:
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
        rule = "host of source_url, not in the table"
        yield Witness("source", host(url), rule, "", url[:200], 0.3)
    if found := addresses.find_id(url):
        yield Witness("source_id", found, "end of the address", "", url[:200], 0.9)
    if when := addresses.find_day(url):
        sure = 0.6 if len(when) == 10 else 0.4
        yield Witness("date", when, "day in the address", "", url[:200], sure)


def measured(draft: Draft) -> Draft:
    """Return a draft with the language that its title and text are in: it takes its time."""
    text = _said(choose(list(sane(draft.witnesses))), draft.body)
    return replace(draft, spoken=language.find_language(text))


def _said(winner: Winners, body: str) -> str:
    title = winner.get("title")
    return f"{title.value if title else ''}\n{body}"


def spoken(winner: Winners, draft: Draft) -> Iterator[Witness]:
    """Yield the language that the text itself is in."""
    text = _said(winner, draft.body)
    found = draft.spoken or language.find_language(text)
    if not found or (not draft.body.strip() and text.isascii()):
        return  # a title alone in Latin letters is too little to tell
    lang, sure = found
    declared = winner.get("lang")
    if declared and not language.share_script(str(declared.value), text):
        sure = 0.985  # a template's lang="en" around Russian text
    yield Witness("lang", lang, "letters and words of the text", "", "", sure)


def title_of_address(winner: Winners) -> Iterator[Witness]:
    """Yield the words of the address as the title where there is no other."""
    if "title" in winner or "source_url" not in winner:
        return
    url = str(winner["source_url"].value)
    if title := addresses.find_title(url):
        yield Witness("title", title, "words of the address", "", url[:200], 0.3)


def title_of_name(winner: Winners, name: str, kind: str) -> Iterator[Witness]:
    """Yield the name of a document's file, or of a page's, as its title where it has no other.

    A text has a first line; what a PDF or an office document lacks nobody can write into it.
    Browsers name a saved page by its title.
    """
    named = kind in _DOCUMENTS or (kind == "HTML page" and _PAGE_NAME.fullmatch(name))
    if "title" in winner or not named:
        return
    stem = re.sub(r"\.\w{2,5}$", "", name.rpartition("#")[2].rpartition("/")[2])
    if title := " ".join(re.sub(r"[_-]+", " ", stem).split()):
        yield Witness("title", title, "name of the file", "", name[:200], 0.15)


def only_date(winner: Winners, witnesses: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the date of the last change as the date where no other is named."""
    if any(w.field == "date" for w in witnesses):
        return
    if changed := winner.get("modified"):
        rule = f"{changed.rule} of the last change, no other date is named"
        yield replace(changed, field="date", rule=rule, confidence=0.4)
