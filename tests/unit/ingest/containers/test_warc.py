"""Web archives: one source a page, with its address, its time and its hash."""

import gzip
import io
import json
import resource
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefings.errors import SeedError
from briefings.ingest.containers import warc
from briefings.ingest.containers.members import Budget
from briefings.ingest.containers.table import find_container, members
from briefings.ingest.reading import read_drafts
from briefings.model import Source
from briefings.report import Note

TEXT = "The harbour of Port Example opened at noon on Tuesday, the harbour master said. " * 4
PAGE = (
    "<!doctype html><html><head><title>Harbour {} opens</title></head><body><article>"
    f"<h1>Harbour {{}} opens</h1><p>{TEXT}</p></article></body></html>"
)


def record(writer, url, body, *, kind="text/html; charset=utf-8", status="200 OK"):
    headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2022-05-03T12:00:00Z"},
    )
    writer.write_record(made)
    made.raw_stream.close()


def archive(pages=3, *, gz=True, write=None):
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=gz)
    for number in range(pages):
        page = PAGE.format(number, number).encode()
        record(writer, f"https://news.example/{number}", page)
    if write:
        write(writer)
    return target.getvalue()


def opened(data, name="seeds/a.warc.gz"):
    return list(members(name, io.BytesIO(data), Budget(1 << 20, len(data))))


def pages(data):
    return [item for item in opened(data) if isinstance(item, Source)]


@pytest.mark.parametrize("gz", [True, False])
def test_each_page_is_a_source_with_its_address_time_and_hash(gz):
    found = pages(archive(gz=gz))
    assert len(found) == 3
    told = {witness.field: witness.value for witness in found[0].told}
    assert told["source_url"] == "https://news.example/0"
    assert told["captured"] == "2022-05-03T12:00:00+00:00"
    assert told["warc_digest"].startswith("sha1:")
    assert told["warc_record_id"].startswith("urn:uuid:")
    assert found[0].data == PAGE.format(0, 0).encode()


def test_the_article_of_a_record_keeps_what_the_archive_says():
    ((_origin, draft),) = read_drafts(pages(archive(1))[0])
    fields = {witness.field for witness in draft.witnesses}
    assert {"source_url", "captured", "warc_digest"} <= fields


def test_what_is_no_page_is_left_out_and_counted():
    def write(writer):
        record(writer, "https://news.example/a.png", b"x", kind="image/png")
        record(writer, "https://news.example/old", b"", status="301 Moved")
        record(writer, "https://news.example/gone", b"<p>no", status="404 Not Found")

    found = opened(archive(1, write=write))
    (note,) = [item for item in found if isinstance(item, Note)]
    assert "1 image files" in note.what
    assert "1 redirects" in note.what
    assert "1 errors" in note.what
    assert len([item for item in found if isinstance(item, Source)]) == 1


def test_the_charset_of_the_header_counts():
    text = "Порт открылся в полдень, сообщил начальник порта. " * 8
    body = f"<html><title>Порт открылся</title><article><p>{text}</p></article>".encode("cp1251")

    def write(writer):
        record(writer, "https://news.example/ru", body, kind="text/html; charset=windows-1251")

    ((_origin, draft),) = read_drafts(pages(archive(0, write=write))[0])
    assert "Порт открылся в полдень" in draft.body


def test_a_damaged_record_costs_itself_and_the_rest_is_read():
    single = [archive(1), archive(1), archive(1)]
    damaged = bytearray(single[1])
    damaged[60:90] = b"\0" * 30
    found = opened(single[0] + bytes(damaged) + single[2])
    assert len([item for item in found if isinstance(item, Source)]) == 2
    assert [item for item in found if isinstance(item, SeedError)]


def test_noise_is_not_taken_for_a_record_of_the_old_kind():
    noise = b"\x1f\x8b\x08\x00 6.2.1.9 noise text/html 12x\n\n"
    found = opened(archive(1) + noise + archive(1))
    assert len([item for item in found if isinstance(item, Source)]) == 2
    assert [item for item in found if isinstance(item, SeedError)]


def test_half_a_download_gives_what_is_there():
    data = archive(3)
    found = opened(data[: len(data) - 100])
    assert len([item for item in found if isinstance(item, Source)]) == 3
    (note,) = [item for item in found if isinstance(item, Note)]
    assert "cut off" in note.what


def test_a_record_that_is_too_large_is_told():
    def write(writer):
        record(writer, "https://news.example/big", b"x" * 2_000_000)

    found = opened(archive(1, write=write))
    (fault,) = [item for item in found if isinstance(item, SeedError)]
    assert "more than 1 MB" in fault.what


def test_a_wacz_gives_the_pages_that_it_names():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        listed = {"url": "https://news.example/1", "ts": "2022-05-03T12:00:00Z"}
        packed.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n' + json.dumps(listed))
        packed.writestr("archive/data.warc.gz", archive(3))
    found = opened(target.getvalue(), "seeds/a.wacz")
    assert [item.told[0].value for item in found if isinstance(item, Source)] == [
        "https://news.example/1"
    ]
    (note,) = [item for item in found if isinstance(item, Note)]
    assert "2 pages that its list does not name" in note.what


def test_a_large_archive_streams(tmp_path):
    path = tmp_path / "large.warc"
    filler = b"<p>" + b"a harbour " * 90_000
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for number in range(120):
            record(writer, f"https://news.example/{number}", filler)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with path.open("rb") as file:
        count = sum(1 for _ in warc.members("seeds/a.warc", file, Budget(1 << 21, 1)))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert path.stat().st_size > 100_000_000
    assert count >= 1
    assert grown < 60_000, "kilobytes"


def test_gzip_of_something_else_is_no_web_archive():
    assert find_container(io.BytesIO(gzip.compress(b"# A"))).name == "compressed file"


def test_a_hostile_record_id_cannot_steer_a_terminal():
    head = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
    record = (
        f"{head}WARC-Record-ID: <urn:uuid:\x1b[2J\u202e>\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n"
    )
    data = record.encode()
    (source,) = warc.members("seeds/a.warc", io.BytesIO(data), Budget(1 << 20, len(data)))
    assert source.name == r"seeds/a.warc#\x1b[2J\u202e"
