"""Where a page's links, frames and pictures lead."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree

from briefings.text import to_line
from briefings.urls import host, is_safe_link, is_web

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]")
_ESCAPES = {" ": "%20", "<": "%3C", ">": "%3E", "\\": "%5C", "|": "%7C", '"': "%22", "\xa0": "%20"}
_LONGEST = 4000  # characters of an address; no browser of old took more than 2083

#: Addresses of frames -> address of what they show.
_FRAMES = (
    (r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,})", "https://www.youtube.com/watch?v={}"),
    (r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
    (r"dailymotion\.com/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
    (r"open\.spotify\.com/embed/([\w/]+)", "https://open.spotify.com/{}"),
    (r"(?:platform|syndication)\.twitter\.com/.*[?&]id=(\d+)", "https://twitter.com/i/status/{}"),
    (r"(?:www\.)?instagram\.com/(p|reel|tv)/([\w-]+)/embed", "https://www.instagram.com/{}/{}/"),
    (r"//t\.me/([\w/]+)\?(?:.*&)?embed=1", "https://t.me/{}"),
    (r"tiktok\.com/embed/(?:v2/)?(\d+)", "https://www.tiktok.com/embed/{}"),
    (r"(https?://[\w.-]+/@[\w.@-]+/\d+)/embed", "{}"),  # Mastodon
)
_WRAPPERS = re.compile(
    r"facebook\.com/plugins/(?:post|video)\.php|soundcloud\.com/player|/embed/?\?(?:.*&)?url=http"
)
#: Frames that show what somebody posted; others show a film, a sound, a map, a chart.
_POSTS = re.compile(
    r"(?:twitter|x|instagram|facebook|threads|tiktok)\.com/|//t\.me/|/@[\w.@-]+/\d+|bsky\.app/"
)
#: Frames that show nothing of the article.
_NOISE = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|/ads?[/.?]|adserver|/like\.php|"
    r"follow_button|plugins/(?:page|share|likebox)|recaptcha|about:|disqus|/share|taboola|outbrain|amazon-adsystem|/comments?/",
    re.IGNORECASE,
)
_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-img-src",
    "data-original-src", "data-full-src", "data-actualsrc", "data-url", "original", "data-echo",
    "data-raw-src", "data-image", "data-delayed-url",
)  # fmt: skip
_LAZY_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_PLACEHOLDER = re.compile(
    r"^(?:data:|about:|#|$)|[{}]|placeholder[\w-]*\.\w{3,4}(?:$|\?)|(?:^|[/_.-])(?:blank|spacer|pixel|placeholder|lazy[_-]?load(?:ing)?|"
    r"transparent|gr[ea]y|1x1|loading|clear)(?:[_-]?(?:\d{1,4}|image|img|pixel|bg))?"
    r"\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]{1,9})([wx]))?[^,]*,?")
_WIDEST = 2000  # pixels of a picture that a text needs


def absolute(address: str, base_url: str) -> str:
    """Return a link's target, whole where the base is known; "" if it leads nowhere or does harm.

    A place in the same page without a known base leads nowhere.
    """
    bare = _UNSEEN.sub("", address).strip()
    if bare in {"", "#"} or len(bare) > _LONGEST:
        return ""
    try:
        whole = urljoin(base_url, bare) if base_url else bare
    except ValueError:  # brackets of an IPv6 address that do not close
        return ""
    if whole.startswith("//"):
        whole = f"https:{whole}"
    safe = is_safe_link(whole) and not whole.startswith("#") and whole.lower() != "mailto:"
    return "".join(_ESCAPES.get(letter, letter) for letter in whole) if safe else ""


def fragment_of(address: str, base_url: str) -> str:
    """Return the place in the same page that a link names, without ``#``; "" if it is no such."""
    start, mark, place = address.strip().partition("#")
    same = not start or start == base_url.partition("#")[0]
    return place if mark and same else ""


def frame_address(element: etree._Element, base_url: str) -> str:
    """Return the address of what a frame or a player shows; "" if it shows nothing of use."""
    for name in ("src", "data-src", "data-lazy-src", "data", "data-url", "href", "data-href"):
        url = absolute(element.get(name) or "", base_url)
        if is_web(url) and not _NOISE.search(url):
            return shown_address(url)
    return ""


def shown_address(url: str) -> str:
    """Return the page of a film or a post that is meant to be shown in a frame."""
    if _WRAPPERS.search(url):
        query = parse_qs(urlsplit(url).query)
        inner = (query.get("href") or query.get("url") or [""])[0]
        return shown_address(inner) if is_web(inner) and inner != url else url
    for pattern, form in _FRAMES:
        if match := re.search(pattern, url):
            return form.format(*match.groups())
    return url


def is_post(url: str) -> bool:
    """Tell whether an address is that of something posted at a social network."""
    return bool(_POSTS.search(url))


def player_address(element: etree._Element, base_url: str) -> str:
    """Return the address of a film or a sound; "" if it has none."""
    for part in element.iter("video", "audio", "source", "embed", "object"):
        if url := frame_address(part, base_url):
            return url
    return ""


def name_of(element: etree._Element, url: str) -> str:
    """Return the title of a frame or player; its address where it has none."""
    title = to_line(element.get("title") or element.get("aria-label") or "")
    generic = not title or len(title) > 200 or host(url).split(".")[0] == title.lower()
    return url if generic else title


def picture_address(img: etree._Element, base_url: str) -> str:
    """Return where a picture is, lazily loaded or not; "" if nobody can know.

    Its ``src`` counts unless it is a placeholder: what was saved beside the page is named there.
    """
    for address in _candidates(img):
        if not _PLACEHOLDER.search(address.strip()) and (url := absolute(address, base_url)):
            return url
    return ""


def _candidates(img: etree._Element) -> Iterator[str]:
    yield img.get("src") or ""
    yield from (img.get(name) or "" for name in _LAZY)
    yield from (largest(img.get(name) or "") for name in _LAZY_SETS)
    for parent in islice(img.iterancestors(), 6):  # the parser nests what belongs side by side
        if parent.tag == "picture":
            for source in parent.iter("source"):
                yield from (largest(source.get(name) or "") for name in _LAZY_SETS)
            break


def largest(srcset: str) -> str:
    """Return the largest picture of a ``srcset`` that is not beyond all need; "" if none."""
    best, size = "", -1.0
    for match in _CANDIDATE.finditer(" ".join(srcset[:20_000].split())):
        number = (
            float(match[2]) if match[2] and match[2].count(".") < 2 and match[2] != "." else 1.0
        )
        width = number * (1000 if match[3] == "x" else 1)
        width = -width / 1e9 if width > _WIDEST else width
        if width > size or not best:
            best, size = match[1], width
    return best
