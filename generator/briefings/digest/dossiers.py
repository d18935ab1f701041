"""Dossiers: what a person wrote, with the articles it asks for, each once, each as it may be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefings import rights, urls
from briefings.briefing import Briefing, Entry, Gap, Kind, Note, Section
from briefings.digest.dossierfile import (
    REFERENCE,
    DossierFile,
    Heading,
    Query,
    Reference,
    Words,
)
from briefings.digest.lines import Desk
from briefings.digest.references import Shelf
from briefings.model import SitePath
from briefings.report import Report
from briefings.text import shorten

#: Names of pages below briefings/ that are not a dossier's.
RESERVED = ("index", "quiet", "daily", "weekly", "monthly", "dossiers")
#: Gives the ids that the search finds, best first, and how many there are in all.
Find = Callable[[str, int], tuple[Sequence[str], int]]


@dataclass(frozen=True, slots=True)
class _Work:
    """One dossier being made."""

    file: DossierFile
    desk: Desk
    shelf: Shelf
    find: Find
    report: Report
    seen: dict[str, int] = field(default_factory=dict)  #: article -> line where it was asked for

    def finding(self, line: int, what: str) -> None:
        self.report.finding(f"{self.file.where}, line {line}", what)


def dossiers(
    files: Sequence[DossierFile], desk: Desk, find: Find, report: Report
) -> tuple[Briefing, ...]:
    """Return the dossiers by name; of two that want one name the later file gets a suffix."""
    kept = [file for file in files if not file.is_draft]
    shelf = Shelf(desk.archive) if kept else None
    taken = [(name, name) for name in RESERVED]
    names, changed = urls.unique([*taken, *((file.where, file.slug) for file in kept)])
    first_with = {names[file.where].casefold(): file.where for file in reversed(kept)}
    for where, name in changed:
        other = first_with.get(next(f.slug for f in kept if f.where == where), "another file")
        what = f"{other} has the same name; this one stands at briefings/{name}.html."
        report.finding(where, f"{what} Rename one of them, or give it a `slug`.")
    made = [
        _dossier(_Work(file, desk, shelf, find, report), names[file.where])
        for file in kept
        if shelf
    ]
    return tuple(sorted(made, key=lambda briefing: briefing.name))


def _dossier(work: _Work, name: str) -> Briefing:
    file = work.file
    sections = tuple(_sections(work))
    made = Briefing(
        name,
        Kind.DOSSIER,
        file.title,
        sections,
        lang=file.lang or work.desk.tongue.phrases.lang,
        summary=file.summary,
        authors=file.authors,
        date=file.date,
        content_path=file.where,
    )
    dated = sorted(line.date for line in made.lines if line.date)
    if not any(made.lines):
        what = "no article in it. Ask for some by `[[id]]`, an address, or `[[query: words]]`."
        work.report.finding(file.where, what)
    if not dated:
        return made
    span = work.desk.tongue.span(dated[0], dated[-1])
    return replace(made, first=dated[0][:10], last=dated[-1][:10], span=span)


def _sections(work: _Work) -> Iterator[Section]:
    title, entries = "", list[Entry]()
    for block in work.file.blocks:
        if isinstance(block, Heading):
            if title or entries:
                yield Section(title, tuple(entries))
            title, entries = block.text, []
        elif isinstance(block, Words):
            entries.append(_note(block, work))
        elif isinstance(block, Query):
            entries += _found(block, work)
        else:
            entries += _named(block, work)
    if title or entries:
        yield Section(title, tuple(entries))


def _named(wanted: Reference, work: _Work) -> Iterator[Entry]:
    key = _meant(wanted.text, wanted.line, work)
    say = work.desk.tongue.phrases.say
    if key is None:
        yield Gap(say("Not in this archive: %(what)s", what=shorten(wanted.text, 200)))
    elif key in work.seen:
        what = f"{work.shelf.title(key)} was asked for in line {work.seen[key]} already."
        work.finding(wanted.line, f"{what} It stands there; take one of the two out.")
    elif not rights.is_published(work.desk.archive.by_id[key]):
        work.seen[key] = wanted.line
        what = f"{work.shelf.title(key)} has been withdrawn; a notice stands in its place."
        work.finding(wanted.line, f"{what} Take it out of the briefing.")
        title = work.desk.archive.by_id[key].title
        yield Gap(say("This article has been withdrawn: %(title)s", title=title))
    else:
        work.seen[key] = wanted.line
        yield work.desk.line(key)


def _found(query: Query, work: _Work) -> Iterator[Entry]:
    """Yield what a query finds, oldest first; what stands in the dossier already is left out."""
    ids, total = work.find(query.words, query.limit)
    say = work.desk.tongue.phrases.say
    shown = [key for key in ids if rights.is_published(work.desk.archive.by_id[key])]
    if not shown:
        work.finding(query.line, f"nothing is found for `{query.words}`. Mend the query.")
        yield Gap(say("Nothing was found for: %(what)s", what=query.words))
    if total > len(ids):
        what = f"{total} articles are found for `{query.words}`; the best {len(ids)} are here."
        more = "Write `[[query: words | 25]]` for another number."
        work.report.info(f"{work.file.where}, line {query.line}", f"{what} {more}")
    order = work.desk.archive.by_id
    for key in sorted(shown, key=lambda each: (order[each].date or "", each)):
        if key not in work.seen:
            work.seen[key] = query.line
            yield work.desk.line(key)


def _meant(text: str, line: int, work: _Work) -> str | None:
    meant = work.shelf.find(text)
    if meant.id is None:
        near = ", ".join(meant.nearest)
        remedy = f"Nearest: {near}." if near else "Nothing here is like it."
        work.finding(line, f"no article for [[{shorten(text, 120)}]]. {remedy} Mend the reference.")
    elif meant.others:
        others = ", ".join(work.shelf.title(key) for key in meant.others[:3])
        what = f"[[{shorten(text, 120)}]] may mean {len(meant.others) + 1} articles:"
        chosen = f"{work.shelf.title(meant.id)}, the newest, is taken"
        work.finding(line, f"{what} {chosen}; others are {others}. Write the id of one.")
    return meant.id


def _note(block: Words, work: _Work) -> Note:
    """Return a person's Markdown with references within sentences as links; code stays."""
    parts = block.text.split("`")
    linked: list[SitePath] = []

    def link(match: re.Match[str]) -> str:
        wanted, _, label = match[1].partition("|")
        key = _meant(wanted.strip(), block.line, work)
        if key is None:
            return label.strip() or wanted.strip()
        title = label.strip() or work.desk.archive.by_id[key].title
        linked.append(page := work.desk.archive.addresses[key])
        return f"[{_escaped(title)}](/{page})"

    parts[::2] = [REFERENCE.sub(link, part) for part in parts[::2]]
    return Note("`".join(parts), tuple(dict.fromkeys(linked)))


def _escaped(title: str) -> str:
    return re.sub(r"([\\\[\]*_`<])", r"\\\1", title)
