"""``content/releases/``: what each release added, changed and removed; a file a release.

They stand beside the articles because they must not be lost with the output: what a release held
cannot be told from what content/ holds now. ``briefings release`` writes them, builds only read.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from briefings import dates
from briefings.config import Config
from briefings.errors import ContentError
from briefings.files import find_files, write_whole
from briefings.model import Article, IsoDate
from briefings.rights import is_published, shown

FOLDER = "releases"  # of content/
SCHEMA = "briefing-release/1"
#: What a reader would call a change. Not what follows from other articles, as ``related``.
_TOLD = (
    "title", "subtitle", "date", "modified", "authors", "agency", "source", "source_url",
    "archive_url", "lang", "section", "tags", "summary", "image", "image_caption", "rights",
    "publish", "status", "body",
)  # fmt: skip
_DIGITS = 16  # of a fingerprint; it tells states of one article apart, no more


@dataclass(frozen=True, slots=True)
class Changes:
    """How one state of the archive differs from an earlier one."""

    added: Mapping[str, str]  #: fingerprint by id, sorted by id
    changed: Mapping[str, str]  #: the same
    removed: tuple[str, ...]  #: ids, sorted; withdrawn ones too

    def __bool__(self) -> bool:
        """Tell whether they differ at all."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Release:
    """A state of the archive that somebody gave out."""

    name: str  #: a slug, unique
    date: IsoDate  #: a day
    note: str  #: in the words of who released it; "" if none
    changes: Changes  #: since the release before


def read_releases(config: Config) -> tuple[Release, ...]:
    """Return the releases, oldest first. Raises ContentError."""
    folder = config.content_dir / FOLDER
    files = find_files(folder, config.root)
    found = [_read(name, path.read_bytes()) for name, path in files if name.endswith(".json")]
    return tuple(sorted(found, key=lambda release: (release.date, release.name)))


def _read(where: str, data: bytes) -> Release:
    remedy = "Restore it, or delete it and release again."
    fault = ContentError(where, f"no release of the form {SCHEMA}", remedy)
    try:
        told = json.loads(data)
        date = dates.from_iso(told["date"])
        changes = Changes(dict(told["added"]), dict(told["changed"]), tuple(told["removed"]))
        release = Release(told["name"], IsoDate(date or ""), str(told.get("note", "")), changes)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise fault from error
    if told.get("schema") != SCHEMA or not date or not where.endswith(f"/{release.name}.json"):
        raise fault
    return release


def write(release: Release, config: Config) -> str:
    """Write a release's file and return its path below the archive's root."""
    name = f"{config.content}/{FOLDER}/{release.name}.json"
    told = {
        "schema": SCHEMA,
        "name": release.name,
        "date": release.date,
        "note": release.note,
        "added": dict(release.changes.added),
        "changed": dict(release.changes.changed),
        "removed": list(release.changes.removed),
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    write_whole(config.root / name, text.encode())
    return name


def fingerprint(article: Article) -> str:
    """Return a hash of what everybody may see of an article."""
    seen = shown(article)
    told = json.dumps([str(getattr(seen, key) or "") for key in _TOLD], ensure_ascii=False)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def state_after(releases: Iterable[Release]) -> dict[str, str]:
    """Return the fingerprints by id of the articles in the last of these releases."""
    state: dict[str, str] = {}
    for release in releases:
        state |= {**release.changes.added, **release.changes.changed}
        for key in release.changes.removed:
            state.pop(key, None)
    return state


def changes_since(releases: Iterable[Release], articles: Iterable[Article]) -> Changes:
    """Return how the articles differ from the last release."""
    before = state_after(releases)
    now = {a.id: fingerprint(a) for a in sorted(articles, key=lambda a: a.id) if is_published(a)}
    return Changes(
        {key: mark for key, mark in now.items() if key not in before},
        {key: mark for key, mark in now.items() if before.get(key, mark) != mark},
        tuple(sorted(before.keys() - now.keys())),
    )
