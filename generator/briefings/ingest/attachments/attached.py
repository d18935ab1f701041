"""Pictures that come with a source: made small and harmless, and named in its text."""

import re
from dataclasses import replace
from urllib.parse import unquote

from briefings.ingest.attachments.companions import pictures_of
from briefings.ingest.attachments.picturefiles import is_damaged, keep
from briefings.model import Article, Draft, Picture, Source, Witness
from briefings.report import Level, Note
from briefings.text import to_line

#: Folder of content/ that pictures are kept in.
FOLDER = "images"
_MOST = 200  # pictures of one article
_DAMAGED = (
    "the picture {} is cut off or damaged, and was left out. "
    "Save the article again, or put the whole picture in its place."
)


def with_pictures(source: Source, draft: Draft) -> Draft:
    """Return the draft with the pictures that are there, kept ones only, named ``images/...``."""
    found = {p.reference: p for p in (*draft.pictures, *pictures_of(source, draft))}
    kept: dict[str, Picture] = {}
    notes: list[Note] = []
    shown = {unquote(match[2]) for match in _IMAGE.finditer(draft.body)}
    shown |= {str(witness.value) for witness in draft.witnesses if witness.field == "image"}
    wanted = {key: found[key] for key in found if key in shown or unquote(key) in shown}
    for reference, picture in list(wanted.items())[:_MOST]:
        if made := keep(picture.data):
            kept[reference] = Picture(f"{FOLDER}/{made[0]}", made[1])
        elif is_damaged(picture.data):
            told = _DAMAGED.format(to_line(reference)[-80:])
            notes.append(Note(Level.FINDING, source.name, told))
    draft = replace(draft, notes=(*draft.notes, *notes))
    if not kept:
        return replace(draft, pictures=())
    names = {reference: picture.reference for reference, picture in kept.items()}
    return replace(
        draft,
        body=_renamed(draft.body, names),
        witnesses=tuple(_named(witness, names) for witness in draft.witnesses),
        pictures=tuple({p.reference: p for p in kept.values()}.values()),
    )


_IMAGE = re.compile(
    r"(!\[(?:[^\]\\]|\\.){0,2000}+\]\(<?)([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*|[^<>\n]+)(>?)"
)


def _renamed(body: str, names: dict[str, str]) -> str:
    def name(match: re.Match[str]) -> str:
        known = names.get(match[2]) or names.get(unquote(match[2]))
        return f"{match[1]}{known or match[2]}{match[3]}"

    return _IMAGE.sub(name, body)


def _named(witness: Witness, names: dict[str, str]) -> Witness:
    if witness.field != "image" or str(witness.value) not in names:
        return witness
    return replace(
        witness, value=names[str(witness.value)], confidence=max(0.95, witness.confidence)
    )


_KEPT = re.compile(rf"(?:\.\./)*({FOLDER}/[0-9a-f]{{16}}\.\w{{2,5}})")


def from_depth(body: str, depth: int) -> str:
    """Return the body for a file that stands ``depth`` folders below content/."""

    def led_up(match: re.Match[str]) -> str:
        kept = _KEPT.fullmatch(match[2])
        return f"{match[1]}{'../' * depth}{kept[1]}{match[3]}" if kept else match[0]

    return _IMAGE.sub(led_up, body)


def names_in(article: Article) -> tuple[str, ...]:
    """Return the kept pictures that an article shows, ``images/...``, sorted."""
    named = [match[2] for match in _IMAGE.finditer(article.body)] + [article.image or ""]
    return tuple(sorted({kept[1] for name in named if (kept := _KEPT.fullmatch(name))}))
