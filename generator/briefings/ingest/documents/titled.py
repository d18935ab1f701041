"""What documents of word processors share: a title of its own, then the text as a clipping."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefings.errors import SeedError
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.tomarkdown.fragment import lowered, to_text
from briefings.model import Draft, Picture, Witness


def to_draft(
    name: str,
    html: str,
    title: re.Pattern[str],
    said: Iterable[Witness],
    pictures: Iterable[Picture],
) -> Draft:
    """Return a document as a draft, from its HTML and what its properties say.

    ``title`` matches the heading with the document's title, whose inside is its first group, at
    the beginning of the HTML. Raises SeedError if there is no text.
    """
    heading = title.match(html)
    found = to_text(name, heading[1]).strip() if heading else ""
    text = lowered(to_text(name, html[heading.end() :] if heading else html))
    if not text.strip():
        raise SeedError(name, "a document without text", "Take it out of seeds/.")
    draft = read_clipping(name, text, title=found or None)
    witness = Witness("title", found, "title of the document", "h1", found[:200], 0.92)
    own = (witness,) if found else ()
    witnesses = (*own, *said, *draft.witnesses)
    return replace(draft, witnesses=witnesses, pictures=tuple(pictures))
