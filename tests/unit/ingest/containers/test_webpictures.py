"""Pages of a web archive bring their pictures along; what they show in a frame is no page."""

import io
import zipfile

import pytest
from PIL import Image
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefings.ingest.containers.members import Budget
from briefings.ingest.containers.table import members
from briefings.model import Source
from briefings.report import Note
from briefings.sources.readers import read_one

PROSE = "<p>The harbour of Port Example opened at noon on Tuesday, the harbour master said.</p>" * 6


def picture():
    target = io.BytesIO()
    Image.linear_gradient("L").resize((200, 120)).save(target, "PNG")
    return target.getvalue()


def page(inner):
    head = "<head><title>Harbour opens</title></head>"
    article = f"<article><h1>Harbour opens</h1>{inner}</article>"
    return f"<html>{head}<body>{article}</body></html>".encode()


def archive(*records, gz=True):
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=gz)
    for url, kind, body in records:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(body)
        made = writer.create_warc_record(url, "response", payload=payload, http_headers=headers)
        writer.write_record(made)
        made.raw_stream.close()
    return target.getvalue()


def opened(path, data):
    path.write_bytes(data)
    with path.open("rb") as file:
        return list(members("seeds/a", file, Budget(1 << 24, len(data))))


def sources(items):
    return [item for item in items if isinstance(item, Source)]


@pytest.mark.parametrize("gz", [True, False])
@pytest.mark.parametrize(
    "named", ["/img/ship.png?w=600", "https://news.example/img/ship.png?w=600"]
)
def test_a_picture_is_found_by_its_address_behind_its_page(tmp_path, gz, named):
    body = page(f'{PROSE}<figure><img src="{named}" alt="A ship"></figure>{PROSE}')
    data = archive(
        ("https://news.example/2022/a", "text/html", body),
        ("http://news.example/img/ship.png?w=600", "image/png", picture()),
        gz=gz,
    )
    (source,) = sources(opened(tmp_path / "a.warc", data))
    read = read_one(source)
    ((_origin, draft),) = read.drafts
    (kept,) = draft.pictures
    shown = [draft.body, *(str(w.value) for w in draft.witnesses if w.field == "image")]
    assert any(kept.reference in text for text in shown)
    assert kept.reference.startswith("images/")
    assert read.used == ()


def test_a_wacz_gives_pictures_too(tmp_path):
    body = page(f'{PROSE}<figure><img src="/ship.png" alt="A ship"></figure>{PROSE}')
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        records = (
            ("https://news.example/a", "text/html", body),
            ("https://news.example/ship.png", "image/png", picture()),
        )
        packed.writestr("archive/data.warc.gz", archive(*records))
    (source,) = sources(opened(tmp_path / "a.wacz", target.getvalue()))
    ((_origin, draft),) = read_one(source).drafts
    assert len(draft.pictures) == 1


def test_a_frame_with_little_text_is_no_page(tmp_path):
    records = (
        ("https://news.example/a", "text/html", page(f'{PROSE}<iframe src="//ads.example/1">')),
        ("https://ads.example/1", "text/html", b"<html><body><p>Buy now</body></html>"),
    )
    found = opened(tmp_path / "a.warc", archive(*records))
    assert [source.told[0].value for source in sources(found)] == ["https://news.example/a"]
    (note,) = [item for item in found if isinstance(item, Note)]
    assert "1 frames" in note.what


def test_an_article_in_a_frame_is_kept(tmp_path):
    records = (
        ("https://news.example/a", "text/html", page(f'{PROSE}<iframe src="/b">')),
        ("https://news.example/b", "text/html", page(PROSE * 2)),
    )
    assert len(sources(opened(tmp_path / "a.warc", archive(*records)))) == 2
