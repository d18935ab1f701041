"""One article to its place on the shelf: new, merged with what is there, or folded."""

from dataclasses import replace
from typing import Any

from briefings import addresses, articlefile
from briefings.articlefile import KEYS, text_hash
from briefings.content.ledger import UNMERGED, Written, value_hash, written
from briefings.content.merge import merge, merged_text
from briefings.content.shelf import Outcome, Shelf
from briefings.errors import SeedError
from briefings.ingest.attachments import attached
from briefings.ingest.reading import Origin
from briefings.model import Article

_MOST_LINES = 50_000  # in one article; the longest books have fewer
#: A record never says these better than the article itself.
_NOT_ADDED = UNMERGED | {"title", "aliases", "publish", "status"}


def shelve(origin: Origin, article: Article, shelf: Shelf, *, is_record: bool) -> Outcome:
    """Write an article where it belongs, or say why not. Raises SeedError."""
    if article.body.count("\n") > _MOST_LINES:
        raise SeedError(origin.name, f"more than {_MOST_LINES} lines", "Split the file.")
    article, refused = articlefile.acceptable(article)
    for what in refused:
        shelf.report.finding(origin.name, what)
    article = _at(article, addresses.content_path(article))
    if same := shelf.by_raw.get(origin.sha256):
        return _confirm(article, same, shelf)
    if before := shelf.earlier_state(origin, article):
        return _update(article, before, shelf)
    if bare := shelf.bare(article):
        return _update(_filled(article, shelf.present(bare)), bare, shelf)
    if is_record and (owner := shelf.at_address(article)):
        return _add(origin, article, owner, shelf)
    if twin := shelf.twin(article):
        what = f"the same article as {twin.seed or twin.content_path}; folded."
        shelf.report.info(origin.name, what)
        return Outcome.FOLDED
    if copy := shelf.copy(article):
        where = copy.seed or copy.content_path
        shelf.report.info(origin.name, f"the same text as {where}, at another address; both kept.")
    shelf.write(shelf.place(article))
    return Outcome.NEW


def _at(article: Article, inner: str) -> Article:
    """Return the article for a file below content/: links to its pictures lead up to there."""
    body = attached.from_depth(article.body, inner.count("/"))
    return replace(article, body=body, text_sha256=text_hash(body))


def _same_place(article: Article, known: Article, shelf: Shelf) -> Article:
    inner = known.content_path.removeprefix(f"{shelf.config.content}/")
    own = {key: getattr(known, key) for key in ("id", "slug", "related", "content_path")}
    return replace(_at(article, inner), **own)


def _confirm(article: Article, same: list[Article], shelf: Shelf) -> Outcome:
    """Take files of ours that the ledger lost back into it, or bring them up to date."""
    outcome = Outcome.UNCHANGED
    for known in same:
        if shelf.is_listed(known):
            outcome = _update(article, known, shelf)
        else:
            shelf.adopt(known, _same_place(article, known, shelf))
    return outcome


def _update(article: Article, known: Article, shelf: Shelf) -> Outcome:
    """Bring a file up to date with its source; what a person changed stays."""
    new = _same_place(article, known, shelf)
    entry = shelf.ledger.get(known.content_path)
    if shelf.is_untouched(known):
        if articlefile.to_text(new) == shelf.text(known.content_path):
            return Outcome.UNCHANGED
        shelf.write(new)
        return Outcome.UPDATED
    if entry is None:
        what = f"the source changed, but {known.content_path} was edited by hand and stays."
        remedy = "Delete that file to take the new text."
        shelf.report.finding(article.seed or "", f"{what} {remedy}")
        return Outcome.KEPT
    return _merge(entry, new, known, shelf)


def _merge(entry: Written, new: Article, known: Article, shelf: Shelf) -> Outcome:
    before, present = shelf.text(known.content_path), shelf.present(known)
    merged = merge(entry, present, new)
    text = merged_text(before, present, merged.article)
    left = replace(written(articlefile.to_text(new), new), related=entry.related)
    shelf.put(text, merged.article, left)
    if not merged.conflicts:
        return Outcome.UNCHANGED if text == before else Outcome.UPDATED
    other = shelf.put_aside(new)
    what = (
        f"the source and a person both changed {', '.join(merged.conflicts)}; the person's stays "
        f"in {known.content_path}, the source's is in {other}. Take over what you want, then "
        "delete the latter."
    )
    shelf.report.finding(new.seed or "", what)
    return Outcome.KEPT


def _add(origin: Origin, record: Article, known: Article, shelf: Shelf) -> Outcome:
    """Add what a record says to the article of its address, where that says nothing."""
    entry = shelf.ledger.get(known.content_path)
    before, present = shelf.text(known.content_path), shelf.present(known)
    added = _missing(record, present, entry) if entry else {}
    if added and entry:
        extra = {**present.extra, **{k: v for k, v in added.items() if k not in KEYS}}
        fields = {k: v for k, v in added.items() if k in KEYS}
        full = replace(present, **fields, extra=extra)
        text = merged_text(before, present, full)
        hashes = {**entry.fields, **{key: value_hash(value) for key, value in added.items()}}
        ours = shelf.is_untouched(known)
        digest = written(text, full).sha256 if ours else entry.sha256
        shelf.put(text, full, replace(entry, sha256=digest, fields=hashes))
        what = f"a record of {known.content_path}; it gave {', '.join(added)}."
        shelf.report.info(origin.name, what)
    return Outcome.FOLDED


def _filled(article: Article, record: Article) -> Article:
    """Return an article with what the record of its address said, where it says nothing itself."""
    values = {key: getattr(article, key) or getattr(record, key) for key in KEYS}
    values |= {key: getattr(article, key) for key in _NOT_ADDED}
    values["tags"] = tuple(dict.fromkeys((*article.tags, *record.tags)))
    return replace(article, **values, extra={**record.extra, **article.extra})


def _missing(record: Article, present: Article, entry: Written) -> dict[str, Any]:
    """Return the values of a record that the article lacks and no person took out."""
    found: dict[str, Any] = {}
    wanted = {key: getattr(record, key) for key in KEYS if key not in _NOT_ADDED}
    for key, value in (wanted | dict(record.extra)).items():
        has = getattr(present, key) if key in KEYS else present.extra.get(key)
        if key == "tags":
            value = tuple(dict.fromkeys((*(has or ()), *value)))  # noqa: PLW2901  the union
        by_machine = value_hash(has) == entry.fields.get(key, "")
        if value and value != has and by_machine and (key == "tags" or not has):
            found[key] = value
    return found
