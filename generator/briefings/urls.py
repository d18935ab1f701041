"""Addresses: of the outside world, of files in the site, and links between two pages."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from unidecode import unidecode

from briefings import urlrules
from briefings.model import SitePath
from briefings.text import to_line

#: Parts of a path that tell an article, so that ``/amp`` behind them is its slim variant; behind a
#: short word it may be about amplifiers.
_ARTICLE = re.compile(r"/(?:19|20)\d\d/|/[^/]{10,}\Z|\d{4}[^/]{0,100}\Z")
#: ``/c/s/host/path`` of AMP's own cache, ``/amp/s/host/path`` of Google's viewer; ``s``: https.
_AMP_CACHE = re.compile(r"/(?:[acv]|amp)/(s/)?((?:[\w-]+\.)+[a-z]{2,}(?:/.*)?)\Z", re.IGNORECASE)
_AMP_HOST = re.compile(
    r"(?:[\w-]+\.)?cdn\.ampproject\.org|(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})"
)
_MOST_WRAPPERS = 4
_ODD = re.compile(r"[\x00-\x20\u200b\u2028\u2029\ufeff]")
_BACKSLASH = "\\"  # browsers take it for a slash, so that the host would be another one
_WINDOWS = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")
_SLUG_LIMIT = 80


def is_web(url: str) -> bool:
    """Tell whether this is a whole http or https address with a host."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port above 65535
        return False
    return whole and _BACKSLASH not in url and not _ODD.search(url)


@lru_cache(maxsize=4096)  # a page is asked for its links several times
def is_safe_link(url: str) -> bool:
    """Tell whether a link may stand on a page: web, mail, fragment, or a relative path.

    White space and invisible characters are taken out first, since browsers do so too.
    """
    bare = _ODD.sub("", url)
    if _BACKSLASH in bare or bare.startswith("//"):
        return False
    if re.match(r"^(https?|mailto):", bare, re.IGNORECASE):
        return bare.lower().startswith("mailto:") or is_web(bare)
    return ":" not in re.split(r"[/?#]", bare, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """Return one spelling for all addresses of one page, by the rules of urlrules.yaml.

    Scheme and host in lower case; default port, fragment and trackers gone; AMP variants, mobile
    hosts and addresses that only lead on are followed where a rule knows them. What may change
    the page (path, other query keys, www, ``#!``) stays. Nothing is asked of the network. Returns
    the text unchanged if it is no web address.
    """
    url = url.strip()
    for _ in range(_MOST_WRAPPERS):
        inner = unwrapped(url)
        if inner is None:
            break
        url = inner
    return _spelt(url) if is_web(url) else url


def unwrapped(url: str) -> str | None:
    """Return the address that a wrapper leads to (google.com/url?q=...), or None if it is none."""
    if not is_web(url):
        return None
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    if cached := _AMP_HOST.fullmatch(name) and _AMP_CACHE.match(parts.path):
        rest = f"?{parts.query}" if parts.query else ""
        inner = f"{'https' if cached[1] else 'http'}://{cached[2]}{rest}"
        return inner if is_web(inner) else None
    for wrapper in urlrules.shipped().wrappers:
        if parts.path.startswith(wrapper.path) and wrapper.hosts.match(name):
            query = {key.lower(): value for key, value in reversed(parse_qsl(parts.query))}
            led = (query[key].strip() for key in wrapper.keys if key in query)
            return next(filter(is_web, led), None)
    return None


def _spelt(url: str) -> str:
    """Return a web address in its one spelling."""
    parts = urlsplit(url)
    name = _full_host((parts.hostname or "").rstrip("."))
    port = parts.port
    default_port = {"http": 80, "https": 443}[parts.scheme]
    shown = f"[{name}]" if ":" in name else name
    netloc = shown if port in {None, default_port} else f"{shown}:{port}"
    # kept as written: decoding would spoil what is not UTF-8
    kept = [part for part in parts.query.split("&") if not _says_nothing(name, part)]
    # pages of single-page applications have their path behind the sign
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path = _full_path(name, parts.path or "/")
    return urlunsplit((parts.scheme, netloc, path, "&".join(kept), fragment))


def _says_nothing(name: str, part: str) -> bool:
    """Tell whether a part of a query is a tracker's, or only asks for the slim variant."""
    key, _, value = part.partition("=")
    rules = urlrules.shipped()
    return rules.is_tracker(name, key) or value.lower() in rules.slim.get(key.lower(), ())


def _full_host(name: str) -> str:
    """Return the host of the full variant; the host itself if it is that."""
    mobile = urlrules.shipped().mobile
    if name in mobile:
        return mobile[name]
    first, _, rest = name.partition(".")
    return mobile.get(f"*.{rest}", name).replace("*", first)


def _full_path(name: str, path: str) -> str:
    """Return the path without what asks for the slim variant."""
    path = _without_amp(path)
    for parent in urlrules.parents(name):
        for ending, instead in urlrules.shipped().endings.get(parent, {}).items():
            if path.endswith(ending):
                return path.removesuffix(ending) + instead
    return path


def _without_amp(path: str) -> str:
    """Return ``/2022/10/slug/`` for ``/2022/10/slug/amp/``."""
    parts = path.removesuffix("/").split("/")
    while len(parts) > 1 and parts[-1] == "amp":
        parts.pop()
    head = "/".join(parts)
    if head == path.removesuffix("/") or not _ARTICLE.search(head):
        return path
    return head + ("/" if path.endswith("/") else "")


@lru_cache(maxsize=4096)
def address_key(url: str) -> str:
    """Return what two spellings of one address share: no scheme, no ``www.``, no final slash.

    Returns the text unchanged if it is no web address.
    """
    if not is_web(url.strip()):
        return url
    parts = urlsplit(canonical(url))
    host = parts.netloc.removeprefix("www.").removeprefix("m.")
    return f"{host}{unquote(parts.path).rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def readable(url: str) -> str:
    """Return an address as people read it: letters instead of percent signs where that is safe.

    For display only: a decoded address may not lead back to the page.
    """
    text = unquote(url, errors="replace")
    return url if "\ufffd" in text or _ODD.search(text) else to_line(text)


def to_uri(url: str) -> str:
    """Return a web address in letters of ASCII alone, as RFC 3986 has it: for programs.

    Letters of a host become Punycode, others percent signs of their UTF-8; what is escaped stays.
    """
    if url.isascii():
        return url
    with suppress(ValueError):  # a host that no name server could know is escaped as it is
        parts = urlsplit(url)
        url = parts._replace(netloc=parts.netloc.encode("idna").decode("ascii")).geturl()
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~")


def host(url: str) -> str:
    """Return the host without ``www.``, lower case; "" if there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def slugify(title: str, fallback: str = "") -> str:
    """Return ``[a-z0-9-]``, at most 80 characters, safe as a file name on every system.

    Other scripts are transliterated (unidecode). Where nothing is left, the fallback is
    slugified, and where that is empty too, eight hex digits of the title's SHA-256 are returned.
    """
    bare = unidecode(title).lower().replace("'", "").replace("`", "")
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(slug) > _SLUG_LIMIT:
        slug = slug[: _SLUG_LIMIT + 1].rsplit("-", 1)[0][:_SLUG_LIMIT].strip("-")
    if _WINDOWS.match(slug):
        slug += "-1"
    if slug:
        return slug
    return slugify(fallback) if fallback else sha256(title.encode()).hexdigest()[:8]


def relative(start: SitePath, target: str) -> str:
    """Return the link from one page of the site to another file of it.

    A fragment or a query on the target is kept.
    """
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    here, there = start.split("/")[:-1], (path or start).split("/")
    shared = 0  # folders; not posixpath.relpath, which asks the system where it is at every call
    while shared < len(there) - 1 and here[shared : shared + 1] == [there[shared]]:
        shared += 1
    link = "/".join([".."] * (len(here) - shared) + there[shared:])
    return quote(link, safe="/.-_~!$&'()*+,;=@") + mark + rest


def unique(wanted: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Give every key a name of its own, even where case does not count.

    ``wanted`` holds pairs of key and name in order of precedence. Returns names by key, and the
    pairs that had to change. The suffix comes from the key, so that it does not depend on what
    else there is (but for names that end in another's suffix).
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    changed = []
    for key, name in wanted:
        free, digest = name, sha256(key.encode()).hexdigest()
        while free.casefold() in taken:
            free, digest = f"{name}-{digest[:6]}", sha256(digest.encode()).hexdigest()
        if free != name:
            changed.append((key, free))
        taken.add(free.casefold())
        names[key] = free
    return names, changed
