"""Three-way: what the machine wrote last, what it would write now, what stands in the file.

A value that a person changed stays; one that only the source changed is taken; where both did,
the person's stays and the conflict is told. Of what the machine wrote last only hashes are
known (``ledger``): that is enough to see who changed what.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from merge3 import Merge3

from briefings import frontmatter
from briefings.articlefile import KEYS
from briefings.content.ledger import UNMERGED, Written, blocks_of, short_hash, value_hash
from briefings.model import Article

_FROM_SEED = ("seed", "raw_sha256", "text_sha256")


@dataclass(frozen=True, slots=True)
class Merged:
    """The article as its file shall say, and what two sides changed."""

    article: Article
    conflicts: tuple[str, ...]  #: front matter keys, and "text"; the person's side was kept


def merge(base: Written, present: Article, new: Article) -> Merged:
    """Return the present article with what changed in its source since ``base``."""
    changes: dict[str, Any] = {key: getattr(new, key) for key in _FROM_SEED}
    conflicts: list[str] = []
    for key in KEYS:
        if key not in UNMERGED:
            changes[key] = _value(key, base, (getattr(present, key), getattr(new, key)), conflicts)
    extra = {
        key: _value(key, base, (present.extra.get(key, ""), new.extra.get(key, "")), conflicts)
        for key in dict.fromkeys((*present.extra, *new.extra))
    }
    body = _text(base, present.body, new.body)
    if body is None:
        conflicts.append("text")
        body = present.body
    kept = {key: value for key, value in extra.items() if value}
    return Merged(replace(present, **changes, body=body, extra=kept), tuple(conflicts))


def _value(key: str, base: Written, sides: tuple[Any, Any], conflicts: list[str]) -> Any:  # noqa: ANN401  as the field
    present, new = sides
    was = base.fields.get(key, "")
    if (present or None) == (new or None) or value_hash(new) == was:
        return present
    if value_hash(present) == was:
        return new
    conflicts.append(key)
    return present


def _text(base: Written, present: str, new: str) -> str | None:
    """Return the body merged paragraph by paragraph, or None where both sides changed one."""
    ours, theirs = blocks_of(present), blocks_of(new)
    a, b = [short_hash(block) for block in ours], [short_hash(block) for block in theirs]
    if a == b or b == list(base.blocks):
        return present
    if a == list(base.blocks):
        return new
    sides = {"unchanged": list(base.blocks), "same": a, "a": a, "b": b}
    merged: list[str] = []
    for kind, *at in Merge3(list(base.blocks), a, b).merge_regions():
        if kind == "conflict":
            return None
        merged += sides[kind][at[0] : at[1]]
    block_of = dict(zip([*a, *b], [*ours, *theirs], strict=True))
    return "\n\n".join(block_of[mark] for mark in merged) + "\n"


def merged_text(text: str, present: Article, merged: Article) -> str:
    """Return a file's text with what the merge changed, a person's other lines byte for byte."""
    after = "schema"
    before, wanted = _values(present), _values(merged)
    for key in (*KEYS, *merged.extra, *present.extra):
        if wanted.get(key) != before.get(key):
            text = frontmatter.with_key(text, key, wanted.get(key, ""), after=after)
        if key in wanted:
            after = key
    if merged.body == present.body:
        return text
    header, body = frontmatter.split(text)
    assert header is not None
    return f"{text[: len(text) - len(body)].rstrip()}\n\n{merged.body}"


def _values(article: Article) -> Mapping[str, str | tuple[str, ...]]:
    return dict(_pairs(article))


def _pairs(article: Article) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key in KEYS:
        value = getattr(article, key)
        if value and not (key in {"publish", "status"} and value in {"full", "published"}):
            yield key, value if isinstance(value, tuple) else str(value)
    yield from article.extra.items()
