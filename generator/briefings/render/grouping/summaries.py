"""What lists show of an article beside its title: the source's summary, or the text's beginning.

A text's beginning is kept from build to build.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b

from briefings import cache, markdown, rights
from briefings.codestamp import code_stamp
from briefings.config import Config
from briefings.model import Article, Publish, Status
from briefings.text import shorten, to_extract

_KIND = "beginning"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins")
_LIMIT = 240  # characters: three lines of a list
_LEAST = 60
_DATELINE = re.compile(r"([^\W\d_][\w .,'’/-]{1,40}?)(?:\s*\([^()]{2,40}\))?\s+[-–—]{1,2}\s+(?=\w)")


def summaries(articles: Sequence[Article], config: Config) -> dict[str, str]:
    """Return the summary of each article by its id; "" if nothing may be shown."""
    texts = {a.id: text for a in articles if (text := _quoted(a)) is not None}
    told = {a.id: "" for a in articles}
    told |= {a.id: shorten(a.summary, _LIMIT) for a in articles if _is_told(a) and a.summary}
    with cache.opened(config.state_dir) as kept:
        return told | _beginnings(texts, kept)


def _is_told(article: Article) -> bool:
    return article.status is not Status.WITHDRAWN


def _quoted(article: Article) -> str | None:
    """Return the text that a summary may be taken from; None if none is."""
    if not _is_told(article) or article.summary or article.publish is Publish.LINK:
        return None
    in_part = article.publish is Publish.EXCERPT
    return rights.excerpt(article) if in_part else article.body


def _beginnings(texts: dict[str, str], kept: cache.Cache) -> dict[str, str]:
    """Return the beginning of each text, by the same keys."""
    stamp = code_stamp(("render",), _LIBRARIES).encode()[:64]
    keys = {
        id_: blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=stamp).hexdigest()
        for id_, text in texts.items()
    }
    known = {key: data.decode() for key, data in kept.get(_KIND, keys.values()).items()}
    fresh = {key: beginning(texts[id_]) for id_, key in keys.items() if key not in known}
    if fresh:
        kept.put(_KIND, {key: text.encode() for key, text in fresh.items()})
        kept.keep_only(_KIND, keys.values())
    known |= fresh
    return {id_: known[key] for id_, key in keys.items()}


def beginning(body: str) -> str:
    """Return the first words of a text that say something, as long as a list has room for."""
    paragraphs = [_without_dateline(text) for text in markdown.paragraphs(body)]
    # a label of a few words is no summary
    long_enough = (text for text in paragraphs if len(text) >= _LEAST)
    return to_extract(next(long_enough, next(iter(paragraphs), "")), _LIMIT)


def _without_dateline(text: str) -> str:
    """Return a paragraph without "ISTANBUL (Agency) — " at its beginning."""
    match = _DATELINE.match(text)
    return text[match.end() :] if match and match[1] == match[1].upper() else text
