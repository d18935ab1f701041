"""Addresses: of the outside world, of files in the site, and links between two pages."""

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from unidecode import unidecode

from briefings.model import SitePath
from briefings.text import to_line

#: Query keys that say who clicked, not what is read. Seen in the wild; the list of Firefox's
#: "Copy Clean Link" (StripOnShare) holds most of them.
TRACKERS = re.compile(
    r"^(utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|ysclid|igshid|mc_[ce]id|_openstat|"
    r"spm|wt_mc|cmpid|ref_src|ref_url|at_medium|at_campaign|xtor|mkt_tok|vero_id|_hs\w+|"
    r"oly_\w+_id|rb_clickid|s_cid|trk|ocid|ncid|guccounter|guce_\w+|__twitter_impression|"
    r"cmp|ito|smid|smtyp|ns_(?:campaign|mchannel|source|linkname|fee)|at_\w+|pk_\w+|"
    r"mtm_\w+|hsa_\w+|wbraid|gbraid|srsltid|ttclid|twclid|li_fat_id|mibextid|sfnsn|"
    r"share_?id|sharetype|shareToken|feature_share|dicbo)$",
    re.IGNORECASE,
)
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


def canonical(url: str) -> str:
    """Return one spelling for all addresses of one page.

    Scheme and host in lower case, default port, fragment and trackers gone. What may change the
    page (path, other query keys, www) stays. Returns the text unchanged if it is no web address.
    """
    url = url.strip()
    if not is_web(url):
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    default_port = {"http": 80, "https": 443}[parts.scheme]
    netloc = host if port in {None, default_port} else f"{host}:{port}"
    # kept as written: decoding would spoil what is not UTF-8
    kept = [part for part in parts.query.split("&") if not TRACKERS.match(part.split("=")[0])]
    return urlunsplit((parts.scheme, netloc, parts.path or "/", "&".join(kept), ""))


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
