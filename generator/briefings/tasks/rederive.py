"""Derive each article's text from its seed again, and say where content/ differs, and how.

Nothing of the cache is used: the seeds are read as if for the first time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefings.articlefile import text_hash
from briefings.config import Config
from briefings.content import store
from briefings.content.ledger import Ledger, is_untouched, read_ledger
from briefings.errors import SeedError
from briefings.ingest.attachments import attached
from briefings.ingest.lessons import Lessons
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import Origin, Pile, judge
from briefings.ingest.recipes.recipe import read_recipes
from briefings.model import Article, Draft
from briefings.report import Progress, Report, silent
from briefings.sources.evidence import Evidence, opened
from briefings.sources.gather import Failed, Kept, Listed, Searched, gather, load

_BYTES_OF_ROT = 8  # so many bytes with a flipped bit and no other change: no person did it


class State(StrEnum):
    """How an article stands to its seed."""

    SAME = "as its source"
    EDITED = "edited"
    DAMAGED = "damaged"
    SEED_MISSING = "seed missing"
    SEED_ALTERED = "seed altered"
    READ_OTHERWISE = "read otherwise"
    BY_HAND = "written by hand"


_SAYS = {
    State.DAMAGED: "damaged: {how}. Take it from another copy, or delete it: it is made anew.",
    State.SEED_MISSING: "its seed {seed} is missing. Put the file back.",
    State.SEED_ALTERED: "its seed {seed} is not the one it was read from: `raw_sha256` differs. "
    "Take the seed from another copy, or run `briefings ingest`.",
    State.READ_OTHERWISE: "today another text is read from {seed}: this program or a library of "
    "it has changed. Run `briefings ingest --again`, and read the difference.",
}


def verify_archive(
    config: Config, report: Report, progress: Progress = silent
) -> tuple[Failed, ...]:
    """Note every article whose text is not what its seed gives; each one gets a result.

    Returns the sources that gave nothing: they are no article's loss, and not noted.
    """
    unread: list[str] = []
    articles = store.read_content(config, report, unread)
    report.results.update(dict.fromkeys(unread, str(State.DAMAGED)))
    with opened(None) as evidence:
        drafts = _drafts(config, evidence, progress)
        for article in articles:
            state, how = _state(article, drafts, config)
            report.results[article.content_path] = str(state)
            report.count("articles", str(state))
            if state in _SAYS:
                what = _SAYS[state].format(seed=article.seed, how=how)
                report.finding(article.content_path, what)
            elif state is State.EDITED:
                report.info(article.content_path, "edited since it was taken in.")
    report.count("articles", "unreadable", len(unread))
    return drafts.failed


@dataclass(frozen=True, slots=True)
class _Drafts:
    """All that seeds/ gives."""

    keys: dict[str, list[tuple[Origin, str]]]  #: by hash: origins, and where the evidence has them
    names: frozenset[str]  #: of all sources and parts, and of the files that hold them
    piles: tuple[Pile, ...]  #: what the seeds teach about each other; and nothing, as at first
    evidence: Evidence
    ledger: Ledger
    failed: tuple[Failed, ...]  #: sources that gave nothing, and why

    def of(self, article: Article) -> Draft | None:
        """Return the draft that an article was read from, or None."""
        found = self.keys.get(article.raw_sha256 or "", [])
        best = sorted(found, key=lambda pair: (pair[0].name != article.seed, pair[0].name))
        return load(best[0][1], self.evidence)[1] if best else None


def _drafts(config: Config, evidence: Evidence, progress: Progress) -> _Drafts:
    known, lessons = read_outlets(config.root), Lessons()
    keys: dict[str, list[tuple[Origin, str]]] = {}
    failed: list[Failed] = []
    found = sorted(store.find_sources(config))
    names = {name for name, _path in found}
    searched = Searched(
        config, found, evidence, lambda _origin: False, progress, set(), read_recipes(config.root)
    )
    for item in gather(searched):
        if isinstance(item, Listed):
            lessons.learn_names(item.outlets)
        elif isinstance(item, Kept):
            first = item.origin.sha256 not in keys
            keys.setdefault(item.origin.sha256, []).append((item.origin, item.key))
            names.add(item.origin.name)
            if first:
                lessons.learn(item.draft)
        elif isinstance(item, Failed):
            failed.append(item)
    piles = (lessons.pile(known), Pile(known))
    return _Drafts(keys, frozenset(names), piles, evidence, read_ledger(config), tuple(failed))


def _state(article: Article, drafts: _Drafts, config: Config) -> tuple[State, str]:
    """Return how an article stands to its seed, and the kind of damage."""
    if not article.seed:
        return State.BY_HAND, ""
    draft = drafts.of(article)
    if draft is None:
        there = article.seed in drafts.names
        return (State.SEED_ALTERED if there else State.SEED_MISSING), ""
    bodies = list(_bodies(article, draft, drafts.piles, config))
    own = text_hash(article.body)
    if own == article.text_sha256:
        derived = {text_hash(body) for body in bodies}
        return (_of_file(article, drafts, config) if own in derived else State.READ_OTHERWISE), ""
    if article.body in bodies:
        return State.DAMAGED, "its text is whole, but `text_sha256` is not that of the text"
    raw = (config.root / article.content_path).read_bytes()
    how = next(filter(None, (damage(raw, body.encode()) for body in bodies)), "")
    return (State.DAMAGED if how else State.EDITED), how


def _of_file(article: Article, drafts: _Drafts, config: Config) -> State:
    """Return whether the file around a text that is as it was is as the machine left it."""
    listed = article.content_path in drafts.ledger
    same = not listed or is_untouched(article, drafts.ledger, config)
    return State.SAME if same else State.EDITED


def _bodies(article: Article, draft: Draft, piles: Iterable[Pile], config: Config) -> Iterator[str]:
    """Yield the texts that the draft may have given, as they would stand in the article's file."""
    depth = article.content_path.removeprefix(f"{config.content}/").count("/")
    origin = Origin(article.seed or "", article.raw_sha256 or "")
    for pile in piles:
        try:
            body = judge(origin, draft, pile).article.body
        except SeedError:
            continue
        yield attached.from_depth(body, depth)


def damage(file: bytes, derived: bytes) -> str:
    """Return why a file whose text differs from its seed's was damaged; "" if it may be edited.

    A person writes words; a dying disk flips bits, and a copy that stopped ends in the middle.
    Flipped bits that make a letter of a letter look like a typing error, and count as one.
    """
    body = file.partition(b"\n---\n")[2].lstrip(b"\n")
    if body and len(body) < len(derived) and derived.startswith(body) and not body.endswith(b"\n"):
        return "it ends in the middle, as a copy that was stopped"
    if len(body) == len(derived):
        odd = [(a, b) for a, b in zip(body, derived, strict=True) if a != b]
        flipped = len(odd) <= _BYTES_OF_ROT and all((a ^ b).bit_count() == 1 for a, b in odd)
        if flipped and any(a < 0x20 or a == 0x7F for a, _b in odd):  # signs that no person types
            return "single bits of it have flipped"
    return ""
