"""Saved HTML pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefings.errors import SeedError
from briefings.ingest.attachments import embedded
from briefings.ingest.clippings.clipping import read_clipping
from briefings.ingest.clippings.marks import emphasised, plain
from briefings.ingest.page.claims import find_claims
from briefings.ingest.page.savers import is_marked, marks_of, without_additions
from briefings.ingest.page.scripted import from_scripts
from briefings.ingest.page.walls import find_break, find_walls
from briefings.ingest.pagetext.closing import without_closing
from briefings.ingest.pagetext.text import find_text
from briefings.ingest.seedtext import head_of, read_text
from briefings.ingest.tree import to_tree
from briefings.model import Draft, Source, Witness
from briefings.text import title_key

_OPENING = re.compile(
    r"^(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b|article\b|meta\b|title\b)",
    re.IGNORECASE | re.DOTALL,
)
#: Fields whose text stands on the page, too.
_SHOWN = {"subtitle", "image_caption", "image_credit", "authors", "source", "section"}
_SHORT = 600  # characters of a text, below which the page may keep its article in a script
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def recognises(source: Source) -> bool:
    """Tell whether the text opens as a page does, or is named so and has tags."""
    head = head_of(source)
    if _OPENING.match(head):
        return True
    return source.name.lower().endswith(_SUFFIXES) and bool(re.search(r"<[a-zA-Z][^>]*>", head))


def read(source: Source) -> Iterator[Draft]:
    """Yield the one article of a page. Raises SeedError if there is no text in it."""
    seed = read_text(source)
    text, pictures = embedded.take_out(seed.text)
    draft = read_page(source.name, text)
    yield replace(
        draft,
        notes=(*seed.notes, *draft.notes),
        repairs=(*seed.repairs, *draft.repairs),
        pictures=pictures,
    )


def _as_it_is(text: str) -> str:
    return text


def read_page(
    name: str, text: str, *, title: str | None = None, mend: Callable[[str], str] = _as_it_is
) -> Draft:
    """Return the claims and the text of a page given as clean text.

    ``title`` is what stands outside of the page and wins over its own, as a mail's subject.
    ``mend`` gets the extracted text, as Markdown, before it is read as a clipping: a mail has more
    around its article than a page.
    """
    tree = to_tree(text)
    if tree is None:
        raise SeedError(name, "the page is empty or too large", "Save only the article.")
    claims = find_claims(tree)
    marked = is_marked(text)
    marks = marks_of(tree) if marked else {}
    tree = without_additions(tree) if marked else tree
    titles = tuple(_spellings(claims, title))
    losing = tuple(
        str(w.value) for w in claims if w.where in {"h1", "h2"} and str(w.value) not in titles
    )
    known = tuple(text for w in claims if w.field in _SHOWN for text in _texts(w))
    people = tuple(text for w in claims if w.field == "authors" for text in _texts(w))
    body = find_text(tree, (*titles, *people), known, losing)
    hidden = from_scripts(name, text, titles, body) if len(body) < _SHORT else None
    if hidden:
        body, claims = hidden.body, (*claims, *hidden.witnesses)
    if not body:
        remedy = "Save the page again when it is fully loaded, or save its text."
        raise SeedError(name, "no text in the page", remedy)
    # the text may hold a related line, an agency's sign or a source block, as a clipping does
    body = mend(body)
    shown = tuple(_shown_title(body, titles))
    best = next((str(w.value) for w in shown), titles[0] if titles else None)
    draft = read_clipping(name, body, title=best)
    weaker = tuple(_weaker(witness) for witness in draft.witnesses)
    walls = find_walls(name, tree, draft.body, best or "")
    notes = (*draft.notes, *find_break(name, text), *walls, *(hidden.notes if hidden else ()))
    body = without_closing(draft.body, people)
    return Draft((*claims, *shown, *weaker), body, marks, notes)


def _spellings(claims: Sequence[Witness], title: str | None) -> Iterator[str]:
    """Yield the title that wins, and the claims that say no more and no other than it.

    They begin it, go on from it, or consist of words of it. Another heading of the page is text.
    """
    claimed = [witness for witness in claims if witness.field == "title"]
    if title is None:
        # the earlier at a tie, as all claims are judged
        title = next((str(w.value) for w in sorted(claimed, key=lambda w: -w.confidence)), None)
    if title is None:
        return
    yield title
    best = f"{title_key(title)} "
    for text in dict.fromkeys(str(witness.value) for witness in claimed):
        key = f"{title_key(text)} "
        same = (
            key.startswith(best) or best.startswith(key) or not set(key.split()) - set(best.split())
        )
        if same and text != title:
            yield text


def _shown_title(body: str, titles: tuple[str, ...]) -> Iterator[Witness]:
    """Yield the bold first line of the text as the title if the page's own title begins it."""
    line = body.split("\n", 1)[0].strip()
    text = emphasised(line) or (line.lstrip("# ") if line.startswith("#") else "")
    keys = [title_key(title) for title in titles]
    if any(len(key) >= 8 and title_key(text).startswith(f"{key} ") for key in keys):
        yield Witness("title", plain(text), "bold line, begins with the title", "text", line, 0.65)


def _texts(witness: Witness) -> tuple[str, ...]:
    return (witness.value,) if isinstance(witness.value, str) else witness.value


def _weaker(witness: Witness) -> Witness:
    """Return a claim from the extracted text: it counts where the page itself says nothing."""
    return replace(witness, where=f"text, {witness.where}", confidence=witness.confidence * 0.75)
