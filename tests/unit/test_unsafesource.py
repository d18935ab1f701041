"""What in a source could do harm is named, with its line."""

import time

import pytest

from briefings.model import Source
from briefings.tasks.unsafesource import taken_out_of

MAIL = b"Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", b"<p>Fine, <b>bold</b> <img src=a.png width=100 height=10></p>", []),
        ("a.html", b"a\n<script>x</script>\n<script>y</script>", [("line 2", "<script>")]),
        ("a.html", b"<script type='application/ld+json'>{}</script>", []),
        ("a.html", b"<IFRAME src='https://a.example/x'>", [("line 1", "<iframe> of a.example")]),
        ("a.html", b"<form action=/x>", [("line 1", "<form>")]),
        ("a.html", b"<p class=a onclick='x'>", [("line 1", "attribute onclick")]),
        ("a.html", b"<a href=' JavaScript:x'>", [("line 1", "address javascript:")]),
        ("a.html", b"<meta http-equiv=refresh>", [("line 1", "a page that leads on by itself")]),
        (
            "a.html",
            b"<img width=1 height='1' src=//t.example/p>",
            [("line 1", "a picture of one pixel of t.example")],
        ),
        ("a.html", b"<iframe src='http://[x'>", [("line 1", "<iframe>")]),
        ("a.xml", b"<rss>\n&lt;embed&gt;</rss>", []),
        ("a.xml", b"<?xml version='1.0'?>\n&lt;embed&gt;", [("line 2", "<embed>")]),
        ("a.md", b"a\n\n[x](javascript:y)", [("line 3", "address javascript:")]),
        ("a.eml", MAIL + b"PHA+PGZvcm0+", [("part 1, line 1", "<form>")]),
        (
            "a.eml",
            b"Content-Type: text/html; charset=nosuch\n\n<form>",
            [("part 1, line 1", "<form>")],
        ),
        ("a.pdf", b"%PDF-1.4 /OpenAction /JavaScript", [("", "JavaScript of a PDF")]),
        ("a.docx", b"PK\x03\x04\0\0<script>", []),
    ],
)
def test_it_is_named_with_its_place(
    name: str, data: bytes, expected: list[tuple[str, str]]
) -> None:
    assert list(taken_out_of(Source(f"seeds/{name}", data))) == expected


@pytest.mark.parametrize("piece", [b"<", b"<a ", b'<p "', b"<a onx", b"<a href= ", b"on=\n"])
def test_it_costs_what_its_size_costs(piece: bytes) -> None:
    start = time.process_time()
    list(taken_out_of(Source("seeds/a.html", piece * (1_000_000 // len(piece)))))
    assert time.process_time() - start < 2
