"""The text below a header, whichever way the header is written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefings.frontmatter import Value
from briefings.ingest.clippings.clipping import read_clipping, to_body
from briefings.ingest.headers.shortcodes import without_shortcodes
from briefings.ingest.headers.vaultnotes import read_marks
from briefings.model import Draft, Repair, Witness
from briefings.report import Note
from briefings.text import shorten
from briefings.urls import canonical

#: ``content/posts/2020-01-02-the-ferry/index.md``: Hugo's bundle is named by its folder.
_BUNDLE = re.compile(r"(?:.*[/#])?(?:\d{4}-\d\d-\d\d-)?([^/#]+)/_?index\.\w+\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a text."""

    said: tuple[Witness, ...]
    foreign: Mapping[str, Value]
    notes: tuple[Note, ...] = ()
    repairs: tuple[Repair, ...] = ()  #: of the whole source


def read_below(name: str, body: str, header: Header, *, first_line: int) -> Draft:
    """Return the article of a header and the text below it, which begins at ``first_line``."""
    marked = read_marks(body, first_line)
    title = next((str(w.value) for w in header.said if w.field == "title"), None)
    draft = read_clipping(name, marked.text, title=title, first_line=first_line)
    # without a header it is a clipping of a page, which shows no shortcode
    text, opened = without_shortcodes(draft.body) if header.said else (draft.body, ())
    text = draft.body if text == draft.body else to_body(text.split("\n"))
    text += _other_addresses(header.said, draft.witnesses)
    witnesses = (*header.said, *marked.witnesses, *draft.witnesses)
    return Draft(
        (*witnesses, *_all_tags(witnesses), *_bundle_title(name)),
        text,
        {**marked.foreign, **header.foreign},
        (*header.notes, *draft.notes),
        repairs=(*header.repairs, *opened),
    )


def _other_addresses(said: tuple[Witness, ...], below: tuple[Witness, ...]) -> str:
    """Return the addresses that the text gave up to a field that the header's address holds."""
    known = {canonical(str(w.value)) for w in said if w.field == "source_url"}
    found = (canonical(str(w.value)) for w in below if w.field == "source_url")
    lost = dict.fromkeys(url for url in found if known and url not in known)
    return "".join(f"\n<{url}>\n" for url in lost)


def _all_tags(witnesses: tuple[Witness, ...]) -> Iterator[Witness]:
    """Yield the header's tags together with those of a line of hashtags, if both are there."""
    said = [w for w in witnesses if w.field == "tags" and isinstance(w.value, tuple)]
    tags: dict[str, str] = {}
    for tag in (tag for w in said for tag in w.value):
        tags.setdefault(tag.casefold(), tag)
    if len(said) > 1 and len(tags) > len(said[0].value):
        value = tuple(tags.values())
        text = shorten(" / ".join(w.text for w in said), 200)
        where = ", ".join(w.where for w in said)
        yield Witness("tags", value, "header and line of tags", where, text, 0.995)


def _bundle_title(name: str) -> Iterator[Witness]:
    """Yield the folder's name as the title of last resort."""
    if found := _BUNDLE.match(name):
        title = re.sub(r"[-_]+", " ", found[1]).strip()
        yield Witness("title", title[:1].upper() + title[1:], "name of the folder", "", name, 0.3)
