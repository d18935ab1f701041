"""An article as words: what is read of one alone, and so may be kept from build to build."""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from sys import version
from typing import NamedTuple

from briefings.cache import Cache
from briefings.codestamp import code_stamp
from briefings.model import Article
from briefings.search.analyse import is_loud, words
from briefings.search.fields import Fields, as_written, texts

KIND = "search-reading"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins")
#: Articles that are looked up in the cache at a time.
_BATCH = 500


class Reading(NamedTuple):
    """The text of an article and the words of all its fields."""

    text: str  #: without markup, one line a block
    words: tuple[list[list[str]], ...]  #: of each field, of each of its lines


def read(articles: Sequence[Article], cache: Cache | None) -> Iterator[Reading]:
    """Yield what is read of each article; those that the cache knows are not read again."""
    stamp = code_stamp(("search",), _LIBRARIES) + version
    used: list[str] = []
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        keys = [_key(article, stamp) for article in batch]
        known = cache.get(KIND, keys) if cache else {}
        fresh: dict[str, bytes] = {}
        for key, article in zip(keys, batch, strict=True):
            if key in known:
                yield _unpacked(known[key])
            else:
                found = reading(texts(article))
                if cache:
                    fresh[key] = _packed(found)
                yield found
        if cache and fresh:
            cache.put(KIND, fresh)
        used += keys
    if cache:
        cache.keep_only(KIND, used)


def reading(fields: Fields) -> Reading:
    """Return the words of an article's fields."""
    return Reading(fields.text, tuple(_words(text) for text in fields))


def _words(text: str) -> list[list[str]]:
    # a headline all in capitals holds no abbreviations
    read = text.lower() if " " in text and is_loud(text) else text
    return [words(line) for line in read.split("\n")]


def _key(article: Article, stamp: str) -> str:
    digest = blake2b(stamp.encode(), digest_size=20)
    for text in as_written(article):
        data = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % len(data) + data)
    return digest.hexdigest()


def _packed(found: Reading) -> bytes:
    fields = ["\n".join(map(" ".join, lines)) for lines in found.words]
    return zlib.compress(json.dumps([found.text, *fields]).encode(), 1)


def _unpacked(data: bytes) -> Reading:
    text, *fields = json.loads(zlib.decompress(data))
    return Reading(text, tuple([line.split() for line in its.split("\n")] for its in fields))
