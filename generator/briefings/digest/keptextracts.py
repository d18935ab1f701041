"""Extracts from build to build: what a text gave once it gives again."""

import json
from hashlib import blake2b

from briefings import rights
from briefings.briefing import Extract
from briefings.cache import Cache
from briefings.codestamp import code_stamp
from briefings.digest.lines import Desk

_KIND = "extract"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins")


def recall(desk: Desk, cache: Cache) -> dict[str, str]:
    """Give a desk the extracts that the cache has; return the key of every article's text."""
    stamp = code_stamp(("digest",), _LIBRARIES)
    keys = {}
    for article in desk.archive.articles:
        body = rights.shown(article).body
        keys[article.id] = blake2b(f"{stamp}\0{body}".encode(), digest_size=16).hexdigest()
    kept = cache.get(_KIND, keys.values())
    for own, key in keys.items():
        if (data := kept.get(key)) is not None:
            told = json.loads(data)
            desk.known[own] = Extract(*told) if told else None
    return keys


def keep(desk: Desk, keys: dict[str, str], cache: Cache) -> None:
    """Keep the extracts that a desk made, and none that no article asks for."""
    made = {
        keys[own]: json.dumps([e.text, e.paragraph, e.sentence] if e else None).encode()
        for own, e in desk.known.items()
    }
    new = made.keys() - cache.get(_KIND, made.keys()).keys()
    cache.put(_KIND, {key: made[key] for key in sorted(new)})
    if new:
        cache.keep_only(_KIND, keys.values())
