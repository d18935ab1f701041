"""Which pages a feed names, as ingest will read it."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from briefings.errors import SeedError
from briefings.ingest.feeds import feed, jsonfeed
from briefings.model import Source
from briefings.urls import is_web

_MOST = 200  # entries of one feed


def is_feed(body: bytes) -> bool:
    """Tell whether an answer is RSS, Atom or a JSON Feed."""
    source = Source("answer", body)
    return feed.recognises(source) or jsonfeed.recognises(source)


def find_entries(body: bytes, base: str) -> Iterator[str]:
    """Yield the addresses of a feed's entries, whole, in its order; none of a damaged feed."""
    source = Source("answer", body)
    entry = feed if feed.recognises(source) else jsonfeed
    try:
        for draft in islice(entry.read(source), _MOST):
            links = (str(w.value) for w in draft.witnesses if w.field == "source_url")
            url = joined(base, next(links, ""))
            if url != base and is_web(url):
                yield url
    except SeedError:  # a feed without entries; ingest will say so
        return


def joined(base: str, link: str) -> str:
    """Return a link as a whole address; "" for what can be none."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
