"""What stands on many pages of one outlet is no part of an article: calls to subscribe, notices.

Only short paragraphs near the beginning and the end are looked at; the text between is the
article's, whatever repeats in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from briefings.model import Repair
from briefings.text import title_key

#: Formats whose texts sites make, with what they put around each; a person's notes repeat, too.
MADE_BY_SITES = {"HTML page", "feed"}
_TOP, _BOTTOM = 3, 6  # paragraphs from either end
_LONGEST = 400  # characters of one paragraph
_PAGES = 4  # that hold a paragraph, at least
_SHARE = 0.3  # of all pages of the outlet, at least


@dataclass(slots=True)
class Repetition:
    """Counts of edge paragraphs, host by host."""

    pages: Counter[str] = field(default_factory=Counter)  #: by host
    held: dict[str, Counter[bytes]] = field(default_factory=dict)  #: by host, hash of a paragraph
    seen: set[tuple[str, str]] = field(default_factory=set)  #: hosts with titles and addresses

    def learn(self, host: str, body: str, names: Sequence[str]) -> None:
        """Count the paragraphs of one page.

        ``names`` are its title and its address: a second capture of an article proves nothing.
        """
        keys = {(host, name) for name in names}
        known = keys & self.seen
        self.seen |= keys
        if known:
            return
        blocks = body.split("\n\n")
        self.pages[host] += 1
        marks = {_mark(blocks[at]) for at in _edges(blocks)} - {b""}
        self.held.setdefault(host, Counter()).update(marks)

    def found(self) -> Mapping[str, frozenset[bytes]]:
        """Return the paragraphs that are the outlet's own, by host."""
        return {
            host: frozenset(
                mark
                for mark, number in held.items()
                if number >= max(_PAGES, _SHARE * self.pages[host])
            )
            for host, held in self.held.items()
        }


def without(body: str, repeated: frozenset[bytes], host: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the body without what repeats on the outlet's pages, and what was taken out.

    A body of nothing else stays as it is.
    """
    blocks = body.split("\n\n")
    out = {at for at in _edges(blocks) if _mark(blocks[at]) in repeated}
    kept = [block for at, block in enumerate(blocks) if at not in out]
    if not out or not any(block.strip() for block in kept):
        return body, ()
    what = f"repeated on pages of {host}"
    repairs = tuple(Repair(what, "text", blocks[at].strip()[:200], "") for at in sorted(out))
    return "\n\n".join(kept).strip("\n") + "\n", repairs


def _edges(blocks: list[str]) -> list[int]:
    return [at for at in range(len(blocks)) if at < _TOP or at >= len(blocks) - _BOTTOM]


def _mark(block: str) -> bytes:
    """Return a hash of a paragraph as title_key sees it; b"" for one that is not counted."""
    key = title_key(block)
    return sha256(key.encode()).digest()[:8] if 0 < len(block) <= _LONGEST and key else b""
