"""One page of a finished site, looked at alone: what it holds and what it points to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, normpath
from sys import intern
from time import perf_counter
from typing import Any, cast
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from briefings.site.lastsite import Gist
from briefings.site.targets import packed

_LOADED = {  # elements that make a browser ask for something by itself
    "script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src",
    "object": "data", "audio": "src", "video": "src", "input": "src", "track": "src",
}  # fmt: skip
_LOADING_RELS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
    "prefetch", "prerender", "preconnect", "dns-prefetch",  # no policy stops the last two
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}


def _all(path: str) -> Callable[[Any], list[str]]:
    return cast("Callable[[Any], list[str]]", etree.XPath(path, smart_strings=False))


_LINKS, _SEVERAL, _IDS = _all("//a/@href | //area/@href"), _all("//@srcset"), _all("//@id")
_POLICIES = _all("//head/meta[@http-equiv='Content-Security-Policy']/@content")


@dataclass(frozen=True, slots=True)
class Page:
    """What one page points to."""

    path: str
    links: tuple[str, ...]  #: addresses that a reader may follow
    loads: tuple[str, ...]  #: addresses that a browser asks for by itself
    ids: frozenset[str]  #: fragments that exist
    has_policy: bool  #: a strict Content-Security-Policy stands in its head
    mute: tuple[str, ...] = ()  #: addresses of pictures without alternative text


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at one page saw, as little as the look through the whole site needs."""

    path: str
    gist: Gist
    parts: str  #: hashes of itself and its fragments, as ``targets.packed`` gives them
    doubtful: bool  #: whatever else the site holds, something may be wrong
    seconds: float  #: that it took


def look(folder: str, names: list[str]) -> list[Look]:
    """Look at some pages of a folder, in their order."""
    return [_look(name, Path(folder, name)) for name in names]


def _look(name: str, file: Path) -> Look:
    start = perf_counter()
    page = read_page(name, file.read_bytes())
    return Look(
        name,
        Gist(len(page.links), page.mute, packed(set(_named(page)))),
        packed([(name, part) for part in page.ids]),
        _is_doubtful(page),
        perf_counter() - start,
    )


def _is_doubtful(page: Page) -> bool:
    """Tell whether a page has no policy, or a link that does not simply name something here."""
    folder = dirname(page.path)
    loads = set(page.loads)
    return not page.has_policy or any(
        url in {"", "#"}
        or url.startswith("/")
        or (meant := meant_by(folder, url)) is None
        or (meant[0] not in {"", *SCHEMES} or (bool(meant[0]) and url in loads))
        for url in {*page.links, *loads}
    )


def read_page(name: str, data: bytes) -> Page:
    """Return what a page points to."""
    # lxml refuses documents without any element
    tree = etree.fromstring(data + b"<p>", etree.HTMLParser(encoding="utf-8"))
    # pages say the same addresses again and again; each is held once
    links = tuple(intern(href.strip()) for href in _LINKS(tree))
    loads = [value for e in tree.iter(*_LOADED) if (value := e.get(_LOADED[str(e.tag)]))]
    asking = (e for e in tree.iter("link") if _LOADING_RELS & set((e.get("rel") or "").split()))
    loads.extend(link.get("href") or "" for link in asking)
    for several in _SEVERAL(tree):
        loads.extend(part.split()[0] for part in several.split(",") if part.strip())
    policy = " ".join(_POLICIES(tree))
    strict = "default-src 'none'" in policy and "'unsafe-" not in policy
    mute = tuple(str(i.get("src")) for i in tree.iter("img") if not (i.get("alt") or "").strip())
    ids = frozenset(map(intern, _IDS(tree)))
    return Page(name, links, tuple(url.strip() for url in loads), ids, strict, mute)


@lru_cache(maxsize=1 << 14)  # pages of a folder follow each other and share most links
def split(url: str) -> SplitResult | None:
    """Return the parts of an address, or None if it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def meant_by(folder: str, url: str) -> tuple[str, str, str] | None:
    """Return scheme, path in the site and fragment of a link on a page; None if it is none."""
    parts = split(url)
    if parts is None:
        return None
    path = normpath(f"{folder}/{unquote(parts.path)}".lstrip("/")) if parts.path else ""
    # what follows ":~:" is for the browser: words to look for on the page
    return parts.scheme, path, unquote(parts.fragment.partition(":~:")[0])


def _named(page: Page) -> Iterator[tuple[str, str]]:
    """Yield path and fragment of what a page names in the site."""
    folder = dirname(page.path)
    for url in {*page.links, *page.loads}:
        scheme, path, fragment = meant_by(folder, url) or ("-", "", "")
        if not scheme:
            yield path or page.path, fragment
