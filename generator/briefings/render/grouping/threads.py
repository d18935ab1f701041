"""Texts that stand in several places: folded in lists, and in the line of each story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefings import dates
from briefings.model import Archive, Relations, Story


@dataclass(frozen=True, slots=True)
class Thread:
    """A story as a line of texts."""

    story: Story
    lines: tuple[tuple[str, ...], ...]  #: ids, oldest first; of one text the earliest first
    places: Mapping[str, int]  #: id -> place of its text in the lines, from 0
    first: str | None  #: id of the article that reported first; None if the dates do not tell


def threads(archive: Archive) -> dict[str, Thread]:
    """Return for each article of a story the story with its lines: copies and versions folded."""
    found: dict[str, Thread] = {}
    for story in archive.stories:
        lines: list[list[str]] = []
        places: dict[str, int] = {}
        for key in story.articles:
            relations = archive.relations[key]
            same = (each for each in (*relations.copies, *relations.versions) if each in places)
            at = places[key] = next((places[each] for each in same), len(lines))
            if at == len(lines):
                lines.append([])
            lines[at].append(key)
        thread = Thread(story, tuple(map(tuple, lines)), places, _first(story, archive))
        found |= dict.fromkeys(story.articles, thread)
    return found


def _first(story: Story, archive: Archive) -> str | None:
    """Return the article that reported first; None if the dates do not tell which did.

    Two of one day tell only if both give the time, or one outlet has both.
    """
    dated = [archive.by_id[key] for key in story.articles if archive.by_id[key].date]
    if not dated or len(dated) < len(story.articles):
        return None
    first = dated[0]
    rivals = [a for a in dated[1:] if (a.date or "")[:10] == (first.date or "")[:10]]
    timed = all("T" in (a.date or "") for a in (first, *rivals))
    told = timed or all(a.source == first.source for a in rivals)
    exact = dates.precision(first.date) not in {"year", "month"} if first.date else False
    return first.id if told and exact else None


def folded(
    ids: Iterable[str], relations: Mapping[str, Relations], positions: Mapping[str, int]
) -> dict[str, list[str]]:
    """Return the ids that stand for themselves in a list, in its order, with their copies in it.

    Who is a copy of one that is folded only, a person having held it apart from the first, stands
    for itself.
    """
    listed = list(ids)
    leads: dict[str, list[str]] = {}
    for key in sorted(set(listed), key=positions.__getitem__):
        copies = relations[key].copies
        first = next((each for each in copies if each in leads), None)
        if first is None:
            leads[key] = []
        else:
            leads[first].append(key)
    return {key: leads[key] for key in listed if key in leads}
