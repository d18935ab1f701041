"""Documents that make parsers slow: of every shape one function of a size, its bytes about linear.

The Markdown ones follow the kinds that CommonMark's implementations test themselves against; all
are generated here.
"""

import io
import zipfile
from collections.abc import Callable
from html import escape

import make_documents as make

Maker = Callable[[int], bytes]


def related(n: int) -> str:
    """Return so many lines that name other articles."""
    return "\n\n".join(f"**Related article:** Ship {k} leaves" for k in range(n)) + "\n"


_HEAD = "# Harbour opens\n\n3 May 2022\n\n"
_MARKDOWN: dict[str, Callable[[int], str]] = {
    "nested strong emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "closers without openers": lambda n: "a_ " * n,
    "openers without closers": lambda n: "_a " * n,
    "closers of links without openers": lambda n: "a]" * n,
    "openers of links without closers": lambda n: "[a" * n,
    "mismatched openers and closers": lambda n: "*a_ " * n,
    "emphasis of 3 and 2": lambda n: "a**b" + "c* " * n,
    "openers of links and emphasis": lambda n: "[ a_" * n,
    "hard link, emphasis": lambda n: "**x [a*b**c*](d)" * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested parentheses": lambda n: "[a](" + "(" * n + "b" + ")" * n + ")",
    "nested quotes": lambda n: "> " * n + "a",
    "nested lists": lambda n: "".join("  " * k + "* a\n" for k in range(int((n * 2) ** 0.5))),
    "nested inline links": lambda n: "[[[" * n + "a" + "](b)" * n,
    "pictures in pictures": lambda n: "![" * n + "a" + "](b)" * n,
    "unclosed links to A": lambda n: "[a](<b" * n,
    "unclosed links to B": lambda n: "[a](b" * n,
    "backticks of all lengths": lambda n: "".join(
        "e" + "`" * k for k in range(1, int((n * 2) ** 0.5))
    ),
    "backticks unclosed": lambda n: "`a``b" * n,
    "many references": lambda n: "".join(f"[{k}]: u\n" for k in range(n)) + "[0] " * n,
    "references that fail": lambda n: "[a]: u\n" * n + "[b] " * n,
    "empty lines of a list": lambda n: "- a\n" + "\n" * n + "b",
    "list of lists": lambda n: "- " * n + "a",
    "unclosed comments": lambda n: "</" + "<!--" * n,
    "unclosed tags": lambda n: "<a " * n,
    "unclosed processing": lambda n: "<?" * n,
    "unclosed declarations": lambda n: "<!A " * n,
    "unclosed cdata": lambda n: "<![CDATA[" * n,
    "autolinks unclosed": lambda n: "<http://" * n,
    "entities": lambda n: "&amp;&#x41;&nosuch;" * n,
    "backslashes": lambda n: "\\" * n + "a",
    "tildes": lambda n: "~~a " * n,
    "headings": lambda n: "# a\n" * n,
    "setext lines": lambda n: "a\n=\n" * n,
    "a line of equals": lambda n: "a\n" * n + "=\n",
    "thematic almost": lambda n: "* " * n + "a",
    "tables wide": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n,
    "tables long": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "footnotes": lambda n: "".join(f"a[^{k}]\n\n[^{k}]: b\n\n" for k in range(n // 4)),
    "footnotes that fail": lambda n: "[^a" * n,
    "nested footnotes": lambda n: "^[a" * n + "]" * n,
    "one word": lambda n: "a" * (n * 20),
    "one line of words": lambda n: "word " * (n * 4),
    "white space": lambda n: "a" + " " * (n * 20) + "b",
    "tabs": lambda n: "\t" * n + "a",
    "nul": lambda n: "abc\x00de\x00" * n,
    "bidi": lambda n: "\u202ea\u2066" * n,
    "combining": lambda n: "e" + "\u0301" * n,
    "related lines": lambda n: related(n // 5),
    "related list": lambda n: "Related articles:\n\n" + "".join(f"- Ship {k}\n" for k in range(n)),
    "bylines": lambda n: "By A B\n\n" * n,
    "date lines": lambda n: "3 May 2022\n\n" * n,
    "quotation marks": lambda n: "“a " * n + "” " * n,
    "captions": lambda n: "![a](b.png)\n\nA caption / A credit\n\n" * (n // 5),
    "addresses": lambda n: "https://news.example/a " * (n // 2),
    "one address": lambda n: "https://news.example/" + "a/" * (n * 5),
}
_HTML: dict[str, Callable[[int], str]] = {
    "deep div": lambda n: "<div>" * n + "text",
    "deep span": lambda n: "<p>" + "<span>" * n + "text",
    "deep formatting": lambda n: "<p>" + "<b><i>" * (n // 2) + "text",
    "deep list": lambda n: "<ul><li>" * (n // 2) + "text",
    "deep quote": lambda n: "<blockquote>" * n + "text",
    "deep table": lambda n: "<table><tr><td>" * (n // 3) + "text",
    "deep links": lambda n: "<a href=x>" * n + "text",
    "misnested": lambda n: "<b><p><i></b>" * (n // 3) + "text",
    "adoption agency": lambda n: "<a><b><div>" * (n // 3) + "</a></b>" * (n // 3),
    "unclosed attribute": lambda n: '<p title="' + "a" * n * 5,
    "many attributes": lambda n: "<p " + " ".join(f"a{k}=b" for k in range(n)) + ">text",
    "many classes": lambda n: f'<p class="{" ".join(f"c{k}" for k in range(n))}">text',
    "comments": lambda n: "<!-- a -->" * n,
    "unclosed comment": lambda n: "<!--" + "-" * n * 5,
    "entities": lambda n: "<p>" + "&amp;&#65;&nosuch;" * n,
    "tags without names": lambda n: "<" * n * 5,
    "paragraphs": lambda n: "<p>The harbour opened at noon.</p>" * n,
    "links": lambda n: "<p>" + "<a href='/x'>harbour</a> " * n,
    "breaks": lambda n: "<p>a" + "<br>a" * n,
    "table cells": lambda n: "<table><tr>" + "<td>a" * n + "</table>",
    "options": lambda n: "<select>" + "<option>a" * n,
    "pictures": lambda n: "<img src=x.png alt=harbour>" * n,
    "one word": lambda n: "<p>" + "a" * n * 20,
    "inline styles": lambda n: "<p>" + "<span style='color:red'>a</span>" * n,
    "marked words": lambda n: "<p>" + "<b>a</b> <a href=x.html>b</a> " * (n // 2),
    "scripts": lambda n: "<script>a</script>" * n,
    "nested articles": lambda n: "<article><p>text</p>" * n,
}


def _page(body: str, head: str = "") -> bytes:
    text = "The harbour opened at noon and the first ship left for the south. " * 4
    start = f"<!doctype html><html><head><title>Harbour opens</title>{head}</head><body><article>"
    return f"{start}<h1>Harbour opens</h1><p>{text}</p>{body}<p>{text}</p>".encode()


def _entity_bomb(n: int) -> bytes:
    layers = min(n // 500, 60)
    entities = "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10}">' for k in range(1, layers))
    text = f"&a{layers - 1}; The harbour opened at noon."
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "xxxxxxxxxx">{entities}]><rss version='
        f'"2.0"><channel><title>G</title><item><title>B</title><description>{text}</description>'
        "</item></channel></rss>"
    ).encode()


def _quadratic_entity(n: int) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"x" * n * 2}">]><rss version="2.0">'
        f"<channel><title>G</title><item><title>B</title><description>{'&a;' * n}</description>"
        "</item></channel></rss>"
    ).encode()


def _yaml(header: str) -> bytes:
    return f"---\ntitle: Harbour opens\n{header}\n---\n\nThe harbour opened at noon.\n".encode()


def _alias_bomb(n: int) -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]" for k in range(1, max(n // 500, 9))]
    return _yaml("\n".join(lines))


def _json_article(n: int) -> bytes:
    return b'[{"title":"a","url":"https://x.example/","content":' + b"[" * n + b"]" * n + b"}]"


def bomb_zip(inner: str, n: int) -> bytes:
    """Pack zeros, a thousand for a byte, under a name that is read."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, b"\0" * (n * 10_000))
    return target.getvalue()


def _bomb_inside(document: bytes, inner: str, n: int) -> bytes:
    """Swap a part of a packed document for one that unpacks to much more."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            same = old.read(name)
            new.writestr(name, same + b" " * (n * 10_000) if name.endswith(inner) else same)
    return target.getvalue()


def _feed(n: int) -> bytes:
    item = (
        "<item><title>Ship {0}</title><guid>{0}</guid><description>Ship {0}.</description></item>"
    )
    items = "".join(item.format(k) for k in range(n // 20))
    return f'<rss version="2.0"><channel><title>G</title>{items}</channel></rss>'.encode()


def _mail(n: int) -> bytes:
    head = b"From: a@b.example\nSubject: Harbour\nDate: Tue, 3 May 2022 10:00:00 +0000\n"
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (k, k) for k in range(n // 20)
    )
    return head + parts + b"Content-Type: text/plain\n\nThe harbour opened.\n"


#: Name of the case with its suffix -> its bytes at a size.
CASES: dict[str, Maker] = {
    **{f"{k}.md": (lambda n, f=f: (_HEAD + f(n) + "\n").encode()) for k, f in _MARKDOWN.items()},
    **{f"{k}.html": (lambda n, f=f: _page(f(n))) for k, f in _HTML.items()},
    "only comment.html": lambda n: b"<!--" + b"a" * n,
    "metas.html": lambda n: _page("x", "<meta name=author content=a>" * n),
    "json-ld.html": lambda n: _page(
        "x", f'<script type="application/ld+json">{"[" * n}{"]" * n}</script>'
    ),
    "entity bomb.xml": _entity_bomb,
    "quadratic entity.xml": _quadratic_entity,
    "long feed.xml": _feed,
    "deep feed.xml": lambda n: b'<rss version="2.0"><channel>' + b"<item>" * n,
    "feed of entities.xml": lambda n: _feed(20).replace(b"Ship 0.", escape("&" * n).encode()),
    "alias bomb.md": _alias_bomb,
    "deep yaml.md": lambda n: _yaml(f"x: {'[' * n}{']' * n}"),
    "many keys.md": lambda n: _yaml("\n".join(f"k{k}: v" for k in range(n))),
    "many tags.md": lambda n: _yaml(f"tags: [{', '.join(f't{k}' for k in range(n))}]"),
    "long value.md": lambda n: _yaml("x: " + "a" * n * 20),
    "deep json.json": _json_article,
    "nested mail.eml": _mail,
    "long header.eml": lambda n: b"From: a@b.example\nSubject: " + b"a " * n * 5 + b"\n\nText.\n",
    "encoded words.eml": lambda n: (
        b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * n + b"\n\nT."
    ),
    "recipients.eml": lambda n: (
        b"To: " + b"a@b.example, " * n + b"\nSubject: x\n\nThe harbour opened.\n"
    ),
    "bomb.epub": lambda n: _bomb_inside(make.report(), ".xhtml", n),
    "bomb.docx": lambda n: _bomb_inside(make.docx(), "document.xml", n),
}
