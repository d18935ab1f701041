"""The web archive: honest records, hashes that hold, an index that leads to them."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
from carried import collection_of
from warcio.archiveiterator import ArchiveIterator

from briefings.export.wacz import sort_key, write_wacz
from briefings.report import Report
from briefings.tasks import carry


@pytest.fixture(scope="module")
def packed(own_archive, tmp_path_factory):
    path = tmp_path_factory.mktemp("wacz") / "a.wacz"
    return zipfile.ZipFile(carry.export("wacz", carry.Choice(), own_archive, Report(), path))


def records(packed):
    warc = io.BytesIO(packed.read("archive/data.warc.gz"))
    return [(r.rec_type, r.rec_headers, r.content_stream().read()) for r in ArchiveIterator(warc)]


def test_there_is_no_response_that_nobody_recorded(packed) -> None:
    kinds = [kind for kind, _headers, _data in records(packed)]
    assert set(kinds) == {"warcinfo", "resource", "conversion", "metadata"}
    assert kinds.count("conversion") == kinds.count("metadata") == 41
    assert kinds.count("resource") > 30


def test_a_conversion_refers_to_the_source_it_was_made_of(packed) -> None:
    found = records(packed)
    sources = {h.get_header("WARC-Record-ID") for kind, h, _ in found if kind == "resource"}
    named = [h.get_header("WARC-Refers-To") for kind, h, _ in found if kind == "conversion"]
    assert {name for name in named if name} == sources


def test_the_hashes_of_the_package_hold(packed) -> None:
    package = packed.read("datapackage.json")
    digest = json.loads(packed.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{sha256(package).hexdigest()}"
    for resource in json.loads(package)["resources"]:
        data = packed.read(resource["path"])
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"


def test_the_index_leads_to_each_record(packed) -> None:
    warc = packed.read("archive/data.warc.gz")
    lines = packed.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        row = json.loads(line.split(" ", 2)[2])
        start = int(row["offset"])
        (record,) = ArchiveIterator(io.BytesIO(warc[start : start + int(row["length"])]))
        assert record.rec_headers.get_header("WARC-Target-URI") == row["url"]


def test_packed_parts_are_not_packed_again(packed) -> None:
    assert packed.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED


def test_keys_turn_the_host_round() -> None:
    assert sort_key("https://www.News.example/A?b=1") == "example,news)/a?b=1"


def test_an_article_without_an_address_has_a_name_of_its_own(make_article, tmp_path) -> None:
    write_wacz(collection_of([make_article("A", source_url=None)]), tmp_path / "a.wacz")
    with zipfile.ZipFile(tmp_path / "a.wacz") as packed:
        _head, page = packed.read("pages/pages.jsonl").decode().splitlines()
    assert json.loads(page)["url"].startswith("urn:briefing:2022-10-10-")
