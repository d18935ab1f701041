"""What ``[[...]]`` in a dossier means: an id, an address, a page of ours, or a title."""

import re
from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from briefings.model import Archive
from briefings.text import shorten, title_key
from briefings.urls import address_key, is_web

_NEAREST = 3  # matches named in a finding
_TOO_FAR = 60  # of 100, by rapidfuzz's ratio


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference means."""

    id: str | None  #: None: no article
    others: tuple[str, ...] = ()  #: ids of further articles that it could mean
    nearest: tuple[str, ...] = ()  #: of a wrong one: what is like it, as ``id "title"``


class Shelf:
    """The articles by all that a person may call them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._named: dict[str, list[str]] = defaultdict(list)
        for article in reversed(archive.articles):  # of several, the newest is meant
            names = {article.id, str(archive.addresses[article.id]), title_key(article.title)}
            names |= {article.id.rpartition("-")[2]}
            names |= {address_key(article.source_url)} if article.source_url else set()
            for name in names - {""}:
                self._named[name].append(article.id)

    def find(self, reference: str) -> Meant:
        """Return the article that a reference means, or what is like it."""
        named = _site_path(reference)
        web = address_key(reference) if is_web(reference) else ""
        for name in (reference, web, named, title_key(reference)):
            if found := self._named.get(name) if name else None:
                return Meant(found[0], tuple(found[1:]))
        return Meant(None, nearest=self._nearest(web or named or reference))

    def title(self, key: str) -> str:
        """Return ``id "title"`` for a finding."""
        return f'{key} "{shorten(self._archive.by_id[key].title, 60)}"'

    def _nearest(self, reference: str) -> tuple[str, ...]:
        is_title = " " in reference or not re.search(r"[\d/]", reference)
        found = process.extract(
            title_key(reference) if is_title else reference,
            list(self._named),
            scorer=fuzz.WRatio if is_title else fuzz.ratio,
            limit=20,
            score_cutoff=_TOO_FAR,
        )
        ranked = sorted(found, key=lambda match: (-match[1], match[0]))
        keys = dict.fromkeys(self._named[name][0] for name, _, _ in ranked)
        return tuple(self.title(key) for key in list(keys)[:_NEAREST])


def _site_path(reference: str) -> str:
    """Return the path of a page of ours that an address may end with; "" if it is none."""
    path = reference.partition("#")[0].partition("?")[0]
    parts = path.split("/")
    return "/".join(parts[-4:]) if path.endswith(".html") else ""
