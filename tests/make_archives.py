"""Write the seeds of the goldens that hold other sources: web archives, zip and tar, mailboxes.

python tests/make_archives.py    (the same bytes each time)
"""

import gzip
import io
import json
import tarfile

from make_documents import INGEST, zipped
from make_pdfs import assembled
from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DAY = "2022-05-03T12:00:00Z"
HOST = "https://gazette.example"
OPENED = (
    "The harbour of Port Example reopened on Tuesday, ten days after a crane fell into its lock "
    "and closed the only way to the sea for the grain ships of three counties."
)
WAITING = (
    "Three grain ships wait outside, and their captains were told to expect a berth within two "
    "days, the agent of the port said. Nobody was hurt when the crane fell."
)
FELL = (
    "A crane fell into the lock of Port Example on Sunday morning, an hour before the first ship "
    "of the day was to pass. Nobody was hurt."
)


def page(title: str, day: str, texts: list[str], more: str = "") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} - Gazette</title>'
        f'<meta property="article:published_time" content="{day}"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/ports/">Ports</a></nav><article><h1>{title}</h1>'
        f"{paragraphs}{more}</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


def picture(shade: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 64), (shade, 90, 120)).save(target, "PNG")
    return target.getvalue()


REOPENS = page(
    "Harbour reopens after ten days",
    "2022-05-03",
    [OPENED, WAITING],
    '<figure><img src="/pictures/lock.png" alt="The lock"><figcaption>The lock on Tuesday.'
    '</figcaption></figure><iframe src="/weather"></iframe>',
)
FALLS = page("Crane falls into lock", "2022-04-24", [FELL, WAITING])
LETTER = (
    "From: Harbour Letter <letter@harbour.example>\nTo: Reader <reader@mail.example>\n"
    "Subject: Divers look at the gate\nDate: Wed, 4 May 2022 08:00:00 +0200\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
    "Divers looked at the foundations of the northern gate on Tuesday.\n\n"
    "They found them whole, the harbour master said.\n"
)
CLIPPING = (
    f"# Crane falls into lock\n\n24 April 2022\n\n{FELL}\n\nSource: {HOST}/2022/04/24/crane/\n"
)


class Records:
    """A WARC file that grows; ids and lengths follow from what is written."""

    def __init__(self, *, packed: bool) -> None:
        self.target = io.BytesIO()
        self.writer = WARCWriter(self.target, gzip=packed)
        self.number = 0

    def add(self, path: str, kind: str, data: bytes, status: str = "200 OK") -> None:
        self.number += 1
        headers = {
            "WARC-Date": DAY,
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{self.number:012}>",
        }
        answer = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            HOST + path,
            "response",
            io.BytesIO(data),
            http_headers=answer,
            warc_headers_dict=headers,
        )
        self.writer.write_record(record)

    @property
    def bytes(self) -> bytes:
        return self.target.getvalue()


def warc(*, packed: bool = True) -> bytes:
    records = Records(packed=packed)
    records.add("/harbour-reopens", "text/html; charset=utf-8", REOPENS)
    records.add("/pictures/lock.png", "image/png", picture(40))
    records.add("/weather", "text/html", b"<html><body><p>Rain.</p></body></html>")
    records.add("/crane", "text/html", FALLS)
    records.add("/old-crane", "text/html", b"", "301 Moved Permanently")
    records.add("/gone", "text/html", b"<p>Not found.</p>", "404 Not Found")
    records.add("/site.css", "text/css", b"p { margin: 0 }")
    return records.bytes


def arc() -> bytes:
    """Return an archive in the format before WARC: a line a record, then what the server said."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + FALLS
    version = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    start = f"filedesc://port.arc 0.0.0.0 20220424120000 text/plain {len(version)}\n".encode()
    head = f"{HOST}/crane 192.0.2.1 20220424130000 text/html {len(answer)}\n".encode()
    return start + version + b"\n" + head + answer + b"\n"


def wacz() -> bytes:
    """Return a web archive as browsertrix packs it: its list names one page of two."""
    lines = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All pages"},
        {"id": "1", "url": f"{HOST}/harbour-reopens", "ts": DAY, "title": "Harbour reopens"},
    ]
    pages = "".join(f"{json.dumps(line)}\n" for line in lines)
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1"})
    files = {"archive/data.warc.gz": warc(), "pages/pages.jsonl": pages}
    return zipped({"datapackage.json": package, **files})


def mixed() -> dict[str, bytes]:
    """Return what people pack together: a clipping, a page with its folder, a mail, rubbish."""
    saved = REOPENS.replace(b"/pictures/", b"Harbour_files/")
    return {
        "clippings/crane.md": CLIPPING.encode(),
        "Harbour.html": saved,
        "Harbour_files/lock.png": picture(40),
        "Harbour_files/site.css": b"p { margin: 0 }",
        "inner.zip": zipped({"letter.eml": LETTER}),
        "empty.txt": b"",
        ".DS_Store": b"\0\0\0\1Bud1",
    }


def zip_of_many() -> bytes:
    return zipped({**mixed(), "../outside.txt": "It leads out."})


def zip_with_old_names() -> bytes:
    """Return a zip whose names are in a charset that it does not tell, as Windows wrote them."""
    text = "# Порт открылся\n\n3 мая 2022\n\nПорт открылся во вторник, сообщил начальник порта.\n"
    inside = "порт/открылся.md".encode("cp866")
    plain = zipped({"n" * len(inside): text})
    return plain.replace(b"n" * len(inside), inside)


def tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in mixed().items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return gzip.compress(target.getvalue(), mtime=0)


def mailbox() -> bytes:
    """Return three messages, the second without any text; a line of the first opens with From."""
    first = LETTER.replace("They found", ">From the quay they saw:\n\nThey found")
    broken = "From: broken@mail.example\nSubject: Nothing\nDate: Thu, 5 May 2022 08:00:00 +0200\n\n"
    third = LETTER
    for before, after in (
        ("Divers look at the gate", "Ships pass again"),
        ("Wed, 4", "Fri, 6"),
        ("Divers looked at", "Four ships passed"),
        ("They found them", "All are"),
    ):
        third = third.replace(before, after)
    parting = "From letter@harbour.example Wed May  4 08:00:00 2022\n"
    return "".join(f"{parting}{message}\n" for message in (first, broken, third)).encode()


def scan() -> bytes:
    """Return a PDF that holds a picture of a page and no letter."""
    pixels = bytes(range(0, 240, 10)) * 10
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 24 /Height 10 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Length %d >>\nstream\n%s\nendstream" % (len(pixels), pixels)
    )
    drawn = b"q 400 0 0 600 50 100 cm /I Do Q"
    sheet = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /I 3 0 R >> >> >>"
    )
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    catalog, pages = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
    )
    return assembled([catalog, pages, image, content, b"<< >>", sheet])


OPML = f"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Ports</title></head><body><outline text="Papers">
<outline type="rss" text="Port Example Gazette" xmlUrl="{HOST}/feed" htmlUrl="{HOST}/"/>
<outline type="rss" title="The Skerry Post" xmlUrl="https://feeds.skerry-post.example/all"/>
</outline></body></opml>
""".encode()


def main() -> None:
    for place, data in (
        ("warc/crawl/seed.warc.gz", warc()),
        ("warc/old-arc/seed.arc", arc()),
        ("wacz/browsertrix/seed.wacz", wacz()),
        ("zip/many-kinds/seed.zip", zip_of_many()),
        ("zip/old-names/seed.zip", zip_with_old_names()),
        ("tar/many-kinds/seed.tar.gz", tar()),
        ("compressed/clipping/seed.md.gz", gzip.compress(CLIPPING.encode(), mtime=0)),
        ("mbox/broken-in-the-middle/seed.mbox", mailbox()),
        ("opml/reader/seed.opml", OPML),
        ("pdf/scan/seed.pdf", scan()),
        ("html/complete-save/Lighthouse lit again - Skerry Post_files/lamp.jpg", picture(200)),
    ):
        path = INGEST / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
