"""Bibliographies are read back by the libraries that others use."""

import json

import bibtexparser
import pytest
from carried import collection_of

from briefings.export import plain
from briefings.export.table import EXPORTS
from briefings.model import Publish


@pytest.fixture
def grain(make_article):
    return make_article(
        "Grain: “50 %” & more_{x}",
        authors=("Ann Lee", "Bo Ek"),
        source="The Times",
        captured="2022-10-11T10:00:00+00:00",
        tags=("grain", "sea"),
    )


def written(write, collection, tmp_path) -> bytes:
    write(collection, tmp_path / "made")
    return (tmp_path / "made").read_bytes()


def test_ris_is_read_back(grain, tmp_path) -> None:
    rispy = pytest.importorskip("rispy")
    data = written(plain.write_ris, collection_of([grain], site_url="https://x.example/"), tmp_path)
    (read,) = rispy.loads(data.decode())
    assert read["type_of_reference"] == "NEWS"
    assert read["title"] == grain.title
    assert read["authors"] == ["Ann Lee", "Bo Ek"]
    assert read["urls"] == [grain.source_url]


def test_bibtex_is_read_back(grain, tmp_path) -> None:
    data = written(plain.write_bibtex, collection_of([grain]), tmp_path)
    (entry,) = bibtexparser.parse_string(data.decode()).entries
    assert entry.key == grain.id
    assert entry["journaltitle"] == "The Times"
    assert entry["date"] == "2022-10-10"


def test_csl_is_set_by_citeproc(grain, tmp_path) -> None:
    pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(written(plain.write_csl, collection_of([grain]), tmp_path))
    read = CiteProcJSON(items)[grain.id.lower()]
    assert "".join(map(str, read.title)) == grain.title
    assert read.type == "article-newspaper"
    assert (read.issued.year, read.issued.month, read.issued.day) == (2022, 10, 10)


def test_a_line_of_ndjson_has_front_matter_page_and_text(grain, tmp_path) -> None:
    collection = collection_of([grain], site_url="https://x.example/")
    record = json.loads(written(plain.write_ndjson, collection, tmp_path))
    assert record["id"] == grain.id
    assert record["url"] == f"https://x.example/{record['page']}"
    assert record["text"] == grain.body
    assert record["tags"] == ["grain", "sea"]


def test_an_undated_article_without_outlet_goes_into_every_export(make_article, tmp_path) -> None:
    bare = make_article("Bare", date=None, source_url=None, lang=None)
    for export in EXPORTS:
        if not export.of_all:
            assert written(export.write, collection_of([bare]), tmp_path)


def test_equal_articles_give_equal_bytes(grain, tmp_path) -> None:
    for export in EXPORTS:
        if not export.of_all and export.name != "zim":
            once = written(export.write, collection_of([grain]), tmp_path)
            assert once == written(export.write, collection_of([grain]), tmp_path), export.name


def test_no_run_of_eight_words_of_a_restricted_text_leaves(make_article, tmp_path) -> None:
    words = " ".join(f"hidden{n}" for n in range(30))
    link = make_article("A", f"{words}.\n", publish=Publish.LINK, summary=words)
    part = make_article("B", f"Open.\n\n{words}.\n", publish=Publish.EXCERPT, extra={"n": words})
    for export in EXPORTS:
        if not export.of_all and export.name not in {"epub", "zim", "wacz"}:
            assert b"hidden3" not in written(export.write, collection_of([link, part]), tmp_path)
