"""Digests: the articles of a day, a week or a month, stories first, the weightiest first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from briefings import addresses, rights
from briefings.briefing import Briefing, Entry, Fact, Figures, Kind, Role, Section, Silence
from briefings.digest.changes import changes
from briefings.digest.lines import Desk, Tongue
from briefings.digest.periods import Period, empty_before, with_empty
from briefings.digest.ranking import Scales
from briefings.model import Archive, IsoDate, Story

#: Texts of a story that a digest shows beside its lead, at most; the story's page has all.
ALSO = 7
#: Texts of a story from before these days.
BACKGROUND = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Texts of one story in one period, or one text that stands alone."""

    heads: tuple[str, ...]  #: ids, oldest first
    story: Story | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Maker:
    """What all digests of an archive share."""

    desk: Desk
    scales: Scales
    stories: dict[str, Story]  #: by article
    size: int  #: lines of a digest at most
    silences: tuple[Silence, ...] = ()


def maker(desk: Desk, size: int, silences: tuple[Silence, ...] = ()) -> Maker:
    """Return what makes the digests of an archive."""
    stories = {key: story for story in desk.archive.stories for key in story.articles}
    return Maker(desk, Scales(desk.archive, desk.tongue), stories, size, silences)


def digests(found: Sequence[Period], made_by: Maker) -> Iterator[Briefing]:
    """Yield the digests of all periods of one kind; those of days do not tell what changed."""
    if not found:
        return
    if found[0].kind is Kind.DAILY:
        yield from (digest(period, made_by) for period in found)
        return
    told = changes(made_by.desk.archive, made_by.scales, found, made_by.silences)
    gaps = {after.name: (first, last) for after, first, last in empty_before(found)}
    for period in with_empty(found):
        gap = [_empty(*gaps[period.name], made_by.desk.tongue)] if period.name in gaps else []
        yield replace(digest(period, made_by), facts=(*gap, *told.facts(period)))


def _empty(first: date, last: date, tongue: Tongue) -> Fact:
    """Return that the weeks or months before are empty."""
    days = tongue.span(IsoDate(first.isoformat()), IsoDate(last.isoformat()))
    return Fact("empty", "", days, tongue.phrases.say("no article of these days is in the archive"))


def digest(period: Period, made_by: Maker) -> Briefing:
    """Return the digest of a period: its stories, then what stands alone, by their points."""
    tongue = made_by.desk.tongue
    folds = folded(period.ids, made_by.desk.archive)
    leading = made_by.scales.leading(period.ids)
    stories, alone = groups(folds, leading, period, made_by)
    sections: list[Section] = []
    room = made_by.size
    for group in stories:
        if room <= 0:
            break
        sections.append(_story(group, folds, leading, period, made_by))
        room -= min(len(group.heads), 1 + ALSO)
    rest = tuple(
        made_by.desk.line(g.heads[0], folded=tuple(folds[g.heads[0]]), figures=g.figures)
        for g in alone[: max(0, room)]
    )
    if rest:
        title = tongue.phrases.say("Further articles") if sections else ""
        sections.append(Section(title, rest))
    dates = (IsoDate(period.first.isoformat()), IsoDate(period.last.isoformat()))
    return Briefing(
        name=period.name,
        kind=period.kind,
        title=period.title(tongue),
        sections=tuple(sections),
        lang=tongue.phrases.lang,
        first=dates[0],
        last=dates[1],
        span=tongue.span(*dates) if period.kind is Kind.WEEKLY else "",
        place=period.place,
        all_articles=len(period.ids),
        rule=made_by.scales.rule if period.ids else "",
    )


def folded(ids: Sequence[str], archive: Archive) -> dict[str, list[str]]:
    """Return the texts of a period, oldest first, each with its copies and versions of these days.

    What is a copy of any copy of a text is a copy of that text.
    """
    heads: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for key in ids:
        relations = archive.relations[key]
        same = (heads[o] for o in chain(relations.copies, relations.versions) if o in heads)
        head = heads[key] = next(same, key)
        if head == key:
            found[key] = []
        else:
            found[head].append(key)
    return found


def groups(
    folds: dict[str, list[str]], leading: dict[str, list[str]], period: Period, made_by: Maker
) -> tuple[list[Group], list[Group]]:
    """Return the stories of a period, and the texts that stand alone, the weightiest first."""
    together: dict[str, list[str]] = {}
    for head in folds:
        story = made_by.stories.get(head)
        together.setdefault(f"story {story.id}" if story else head, []).append(head)
    groups = [_group(heads, folds, leading, period, made_by) for heads in together.values()]
    groups.sort(key=lambda g: (-g.figures.points, g.heads[0]))
    return [g for g in groups if len(g.heads) > 1], [g for g in groups if len(g.heads) == 1]


def _group(
    heads: list[str],
    folds: dict[str, list[str]],
    leading: dict[str, list[str]],
    period: Period,
    made_by: Maker,
) -> Group:
    all_ = {*heads, *(key for head in heads for key in folds[head])}
    links = len({other for key in all_ for other in leading.get(key, ())} - all_)
    figures = made_by.scales.figures(heads, all_, links, period)
    story = made_by.stories.get(heads[0]) if len(heads) > 1 else None
    return Group(tuple(heads), story, figures)


def _story(
    group: Group,
    folds: dict[str, list[str]],
    leading: dict[str, list[str]],
    period: Period,
    made_by: Maker,
) -> Section:
    """Return a story: the text that most others keep company with, the others, what was before."""
    assert group.story
    line = made_by.desk.line
    lead = max(group.heads, key=lambda k: (len(folds[k]) + len(leading.get(k, ())), _early(k)))
    others = [key for key in group.heads if key != lead][:ALSO]
    entries: list[Entry] = [line(lead, Role.LEAD, tuple(folds[lead]))]
    entries += [line(key, Role.ALSO, tuple(folds[key])) for key in others]
    entries += [line(key, Role.BACKGROUND) for key in _before(group.story, period, made_by)]
    page = addresses.story(group.story.id)
    return Section(group.story.title, tuple(entries), page, group.figures)


def _early(key: str) -> tuple[int, ...]:
    """Return what is greater the earlier an id's article is: ids begin with their day."""
    return tuple(-ord(letter) for letter in key)


def _before(story: Story, period: Period, made_by: Maker) -> Iterator[str]:
    """Yield the texts of a story from before a period that are nearest to it, oldest first."""
    archive = made_by.desk.archive
    start = period.first.isoformat()
    known = archive.by_id
    earlier = [
        k for k in story.articles if (known[k].date or start)[:10] < start and _shown(k, archive)
    ]
    yield from list(folded(earlier, archive))[-BACKGROUND:]


def _shown(key: str, archive: Archive) -> bool:
    return rights.is_published(archive.by_id[key])


def by_hand_first(made: Collection[Briefing], dossiers: Collection[Briefing]) -> list[Briefing]:
    """Return the digests whose names no dossier has: who writes one by hand replaces it."""
    taken = {dossier.name for dossier in dossiers}
    return [briefing for briefing in made if briefing.name not in taken]
