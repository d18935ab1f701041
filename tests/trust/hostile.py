"""Hostile markup, and sources of every shape that carry it in every field."""

import gzip
import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import escape
from itertools import product

from conftest import SHARED_DATA

VECTORS = SHARED_DATA / "xss" / "vectors.jsonl.gz"

_SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.example/alert.js",
    "blob:https://evil.example/1",
    "https://evil.example/pixel.png",
)
_PLACES = (
    '<a href="{}">x</a>',
    '<img src="{}">',
    '<iframe src="{}"></iframe>',
    '<form action="{}"><button>x</button></form>',
    '<svg><a xlink:href="{}"><text>x</text></a></svg>',
    '<meta http-equiv="refresh" content="0;url={}">',
    '<link rel="stylesheet" href="{}">',
    '<object data="{}"></object>',
    "[x](<{}>)",
    "![x](<{}>)",
    "[x]\n\n[x]: <{}>",
    "<{}>",
)
_PLAIN = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "]]><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "${alert(1)}",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<p style=\"background:url('https://evil.example/x')\">x</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<a id=briefings name=briefings>x</a>",
    "<base href=https://evil.example/>",
    "`<img src=x onerror=alert(1)>`",
    "    <script>alert(1)</script>",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "![x](x 'a\" onerror=alert(1) b=\"')",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "| a | <script>alert(1)</script> |\n|---|---|\n| <img src=x onerror=alert(1)> | b |",
    "<!--<script>",
    "\u2028alert(1)\u2029",
    "\x1b]0;told\x07\x1b[31mred\x9b0m\u202egnp",
    '=HYPERLINK("https://evil.example/","x")',
    "a%0A::error file=a::told",
    "__proto__",
    "constructor",
    "<b title='`'>`'><img src=x onerror=alert(1)>`",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<?php <img src=x onerror=alert(1)> ?>",
    "*a <svg><p><style><!--</style><img src=x onerror=alert(1)>-->*",
    "<img src='data:image/svg+xml,<svg onload=%22alert(1)%22/>'>",
    '[^"><img src=x onerror=alert(1)>]\n\n[^"><img src=x onerror=alert(1)>]: note',
    "<x:y onclick=alert(1)>x</x:y><p is=x slot=y id=location name=cookie>x</p>",
)


def own() -> list[str]:
    """Return vectors of our own: addresses in every place, and breakouts of every quoting."""
    return [place.format(scheme) for place, scheme in product(_PLACES, _SCHEMES)] + list(_PLAIN)


def public(step: int) -> list[str]:
    """Return every ``step``-th vector of public collections; none where they are absent."""
    if not VECTORS.is_file():
        return []
    with gzip.open(VECTORS, "rt", encoding="utf-8") as file:
        return [json.loads(line)["payload"] for line in file][::step]


def _line(vector: str) -> str:
    return " ".join(vector.split())


def _front_matter(vector: str, number: int) -> str:
    hostile = json.dumps(_line(vector), ensure_ascii=False)
    keys = (
        "subtitle", "summary", "source", "section", "agency", "image", "image_alt",
        "image_caption", "image_credit", "image_credit_url", "archive_url", "rights", "slug",
        "x_foreign",
    )  # fmt: skip
    lists = ("authors", "tags", "related_titles", "aliases", "people", "organisations", "places")
    lines = [f"{key}: {hostile}" for key in keys] + [f"{key}: [{hostile}]" for key in lists]
    head = "\n".join([f"title: {hostile}", "date: 2022-10-10", "lang: en", *lines])
    address = f"source_url: https://news.example/{number}"
    return f"---\n{head}\n{address}\n---\n\nBefore.\n\n{vector}\n\nAfter number {number}.\n"


def _clipping(vector: str, number: int) -> str:
    line = _line(vector)
    return (
        f"# {line}\n\nOctober 10, 2022\n\nBy {line}\n\n"
        f"![{line}](picture.png)\n\n{line} / {line}\n\n"
        f"Before.\n\n{vector}\n\n**Related article:** {line}\n\nAfter number {number}.\n\n"
        f"Original url: https://news.example/{number}\n"
    )


def _page(vector: str, number: int) -> str:
    quoted = escape(_line(vector))
    said = json.dumps({"@type": "NewsArticle", "headline": vector, "author": {"name": vector}})
    metas = "".join(
        f'<meta {key} content="{quoted}">'
        for key in (
            'property="og:title"',
            'property="og:image"',
            'name="author"',
            'name="keywords"',
        )
    )
    words = "The harbour opened at noon and the first ship left for the south. " * 4
    return (
        f"<!doctype html><html lang=en><head><title>{quoted}</title>{metas}"
        f'<link rel="canonical" href="https://news.example/{number}">'
        f'<script type="application/ld+json">{said.replace("<", chr(92) + "u003c")}</script>'
        f"</head><body><article><h1>{quoted}</h1><time datetime=2022-10-10>10 October 2022</time>"
        f'<p class="byline">By {quoted}</p><p>{words}</p><p>{words}</p><figure><img src="x.png" '
        f'alt="{quoted}"><figcaption>{quoted}</figcaption></figure><p>{number} {quoted}</p>'
        f"<div>{vector}</div><p>{words}</p></article></body></html>"
    )


def _mail(vector: str, number: int) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = f"{_line(vector)} {number}".encode("ascii", "replace").decode()[:900]
    mail["From"] = '"<script>alert(1)</script>" <desk@news.example>'
    mail["Date"] = "Mon, 10 Oct 2022 12:00:00 +0000"
    mail.set_content(f"Plain {number}.\n")
    mail.add_alternative(f"<p>Before {number}.</p>{vector}<p>After.</p>", subtype="html")
    return mail.as_bytes()


def _feed(vector: str, number: int) -> str:
    quoted = escape("".join(c for c in vector if c >= " " or c in "\n\t"))
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel>'
        f"<title>{quoted}</title><link>https://news.example/</link>"
        f"<item><title>{quoted}</title><link>https://news.example/{number}</link>"
        f"<author>{quoted}</author><category>{quoted}</category>"
        "<pubDate>Mon, 10 Oct 2022 12:00:00 GMT</pubDate>"
        f"<description>Before {number}. {quoted} After.</description></item></channel></rss>"
    )


def _export(vector: str, number: int) -> str:
    entry = {
        "id": number, "title": vector, "url": f"https://news.example/{number}",
        "content": f"<p>Before {number}.</p>{vector}<p>After.</p>",
        "is_archived": 0, "is_starred": 0,
        "tags": [_line(vector)], "created_at": "2022-10-10T12:00:00+00:00", "domain_name": vector,
        "published_by": [vector], "annotations": [{"text": vector, "quote": vector}],
        "mimetype": "text/html", "language": "en", "preview_picture": vector,
    }  # fmt: skip
    return json.dumps([entry])


#: How a source of each shape is made of a vector and a number; the name's end says what it is.
SHAPES: dict[str, Callable[[str, int], str | bytes]] = {
    "header.md": _front_matter,
    "clipping.txt": _clipping,
    "page.html": _page,
    "mail.eml": _mail,
    "feed.xml": _feed,
    "export.json": _export,
}


def sources(vectors: list[str], turn: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of a source for each vector; with another turn in another shape."""
    shapes = list(SHAPES.items())
    for number, vector in enumerate(vectors):
        name, made = shapes[(number + turn) % len(shapes)]
        data = made(vector, number)
        whole = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
        yield f"{number:05}-{name}", whole
