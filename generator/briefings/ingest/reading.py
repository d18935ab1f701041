"""One source to readings: drafts first, then who wins for each field, and the article.

The two halves are apart because the second learns from the other sources of a run: what an
outlet is called, whether it writes the day or the month first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import cast

from briefings.errors import SeedError
from briefings.ingest import deductions
from briefings.ingest.claims import FIELDS, LISTS, choose, sane, without_repeated_title
from briefings.ingest.dates import settle
from briefings.ingest.formats import MAIL, PAGE, find_format
from briefings.ingest.outlets import Outlets
from briefings.ingest.page.wholelinks import with_whole_links
from briefings.ingest.recipes import pages
from briefings.ingest.recipes.recipe import Recipes
from briefings.ingest.repetition import MADE_BY_SITES, without
from briefings.model import Article, Draft, Publish, Repair, Source, Status, Witness
from briefings.report import Level, Note
from briefings.text import shorten
from briefings.urls import host, slugify

_NO_RECIPES = Recipes()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a draft was read, and the hash of what it was read from."""

    name: str  #: of the source; a part of one has its own id behind a ``#``
    sha256: str  #: 64 hex digits, of the source's bytes, or of the part's


@dataclass(frozen=True, slots=True)
class Pile:
    """What all sources of an archive teach about each."""

    outlets: Outlets = field(default_factory=Outlets)
    habits: Mapping[str, str] = field(default_factory=dict)  #: by host: "dmy" or "mdy"
    #: by host: marks of paragraphs that are the outlet's own
    repeated: Mapping[str, frozenset[bytes]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """An article, and why each of its fields is as it is."""

    article: Article
    witnesses: tuple[Witness, ...]  #: all that spoke, winners and rivals, in the order found
    winner: Mapping[str, Witness]  #: by field; what the article holds
    notes: tuple[Note, ...] = ()  #: what a person should know
    repairs: tuple[Repair, ...] = ()  #: what was mended


def read_source(source: Source, outlets: Outlets) -> list[Reading]:
    """Return the articles of a source that stands alone, at least one. Raises SeedError."""
    pile = Pile(outlets)
    return [judge(origin, draft, pile) for origin, draft in read_drafts(source)]


def read_drafts(source: Source, recipes: Recipes = _NO_RECIPES) -> list[tuple[Origin, Draft]]:
    """Return the drafts of a source with their origins, at least one. Raises SeedError."""
    by_recipe = pages.apply(source, recipes)
    entry = PAGE if by_recipe else find_format(source)
    drafts = [
        deductions.measured(
            replace(draft, witnesses=(*source.told, *draft.witnesses), kind=entry.name)
        )
        for draft in ([by_recipe] if by_recipe else entry.read(source))
    ]
    if not drafts:
        raise SeedError(source.name, "there is no article in it", "Take the file out of seeds/.")
    return list(zip(_origins(source, drafts), drafts, strict=True))


def _origins(source: Source, drafts: list[Draft]) -> Iterator[Origin]:
    """Yield an origin for each draft, no two equal: a service may give one id twice."""
    seen: dict[str, int] = {}
    for draft in drafts:
        name = f"{source.name}#{draft.part}" if draft.part else source.name
        seen[name] = seen.get(name, 0) + 1
        digest = sha256(draft.part_data).hexdigest() if draft.part_data else source.sha256
        if seen[name] > 1:
            name += f"#{seen[name]}"
            digest = digest if draft.part_data else sha256(f"{digest}{name}".encode()).hexdigest()
        yield Origin(name, digest)


def judge(origin: Origin, draft: Draft, pile: Pile) -> Reading:
    """Return the article of a draft. Raises SeedError where title or text are missing."""
    witnesses, findings = _settled(origin, draft, pile)
    winner = choose(witnesses)
    if "title" not in winner:
        remedy = "Write the title into the first line, with an empty line below."
        raise SeedError(origin.name, "no title found", remedy)
    if not draft.body.strip() and not draft.is_record:
        remedy = "Add the text, or delete it."
        raise SeedError(origin.name, "there is a title but no text", remedy)
    witnesses += _derived(origin, winner)
    winner = without_repeated_title(choose(witnesses))
    draft = _without_repeated(draft, winner, pile)
    if draft.kind in {PAGE.name, MAIL.name} and "source_url" in winner:
        address = str(winner["source_url"].value)
        draft = replace(draft, body=with_whole_links(draft.body, address))
    notes = (
        *draft.notes,
        *findings,
        *_findings(origin.name, winner, witnesses, draft),
    )
    article = _article(origin, draft, winner)
    repairs = (*draft.repairs, *_repaired_address(draft, winner))
    return Reading(article, tuple(witnesses), winner, notes, repairs)


def _settled(origin: Origin, draft: Draft, pile: Pile) -> tuple[list[Witness], tuple[Note, ...]]:
    said = [*deductions.with_archived(sane(draft.witnesses))]
    said += deductions.from_name(origin.name)
    said += deductions.from_address(choose(said), pile.outlets)
    said += deductions.spoken(choose(said), draft)
    winner = choose(said)
    lang = winner.get("lang")
    habit = pile.habits.get(host(str(winner["source_url"].value))) if "source_url" in winner else ""
    spoken = str(lang.value) if lang else None
    settled, findings = settle.settle_dates(
        origin.name, said, spoken, habit=habit or None, text=draft.body
    )
    said = [*settled]
    said += deductions.title_of_address(choose(said))
    said += deductions.title_of_name(choose(said), origin.name, draft.kind)
    said += deductions.only_date(choose(said), said)
    return said, findings


def _without_repeated(draft: Draft, winner: Mapping[str, Witness], pile: Pile) -> Draft:
    if "source_url" not in winner or draft.kind not in MADE_BY_SITES:
        return draft
    name = host(str(winner["source_url"].value))
    body, repairs = without(draft.body, pile.repeated.get(name, frozenset()), name)
    return replace(draft, body=body, repairs=(*draft.repairs, *repairs))


def _repaired_address(draft: Draft, winner: Mapping[str, Witness]) -> Iterator[Repair]:
    """Yield the source's own spelling of the address where ours differs."""
    url = winner.get("source_url")
    spelt = {str(w.value).strip() for w in draft.witnesses if w.field == "source_url"}
    if url and spelt and str(url.value) not in spelt:
        yield Repair("address", "source_url", min(spelt)[:200], str(url.value)[:200])


def _derived(origin: Origin, winner: Mapping[str, Witness]) -> Iterator[Witness]:
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
        digits = sha256(str(url.value).encode()).hexdigest() if url else origin.sha256
        rule = "date and SHA-256 of " + ("source_url" if url else "the seed's bytes")
        identity = f"{str(when.value)[:10] if when else 'undated'}-{digits[:8]}"
        yield Witness("id", identity, rule, "", str(url.value)[:200] if url else "", 1.0)


def _findings(
    where: str, winner: Mapping[str, Witness], witnesses: list[Witness], draft: Draft
) -> Iterator[Note]:
    if winner["title"].rule in {"words of the address", "name of the file"}:
        title, made = winner["title"].value, winner["title"].rule.rpartition(" ")[2]
        what = f'no title in the text; "{title}" was made from the {made}. Set `title`.'
        yield Note(Level.FINDING, where, what)
    if "date" not in winner:
        if not any(w.field == "date" for w in witnesses):
            # bookmarks seldom have one, and a finding for each would hide the others
            level = Level.INFO if draft.is_record else Level.FINDING
            odd = draft.foreign.get("date")  # a header's that cannot be read
            what = f'"{shorten(str(odd), 80)}" is no date that can be' if odd else "no date found"
            yield Note(level, where, f"{what}. Set `date` in content/.")
    elif note := settle.contradiction(where, winner["date"], witnesses):
        yield note
    if "source_url" not in winner:
        yield Note(Level.INFO, where, "no address of the original found.")


def _article(origin: Origin, draft: Draft, winner: Mapping[str, Witness]) -> Article:
    values: dict[str, object] = {
        name: witness.value if name in LISTS else str(witness.value)
        for name, witness in winner.items()
        if name in FIELDS
    }
    default = Publish.FULL if draft.body.strip() else Publish.LINK
    values["publish"] = _member(Publish, values.get("publish"), default)
    values["status"] = _member(Status, values.get("status"), Status.PUBLISHED)
    told = {k: witness.value for k, witness in winner.items() if k not in FIELDS | {"charset"}}
    values |= {
        "body": draft.body,
        "seed": origin.name,
        "raw_sha256": origin.sha256,
        "text_sha256": sha256(draft.body.encode()).hexdigest(),
        "extra": {**told, **draft.foreign},
    }
    # each value has the type of its field
    return Article(**values)  # type: ignore[arg-type]


def _member(kind: type[Publish] | type[Status], value: object, default: Publish | Status) -> object:
    return kind(cast("str", value)) if value in set(kind) else default
