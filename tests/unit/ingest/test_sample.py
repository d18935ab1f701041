"""The whole sample archive reads as tests/quality/sample.json says."""

import json
from pathlib import Path

import pytest

from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.report import Level

ROOT = Path(__file__).parents[3]
TRUTH = json.loads((ROOT / "tests/quality/sample.json").read_text("utf-8"))


def read(path):
    return read_source(Source(path, (ROOT / path).read_bytes()), read_outlets(ROOT))


@pytest.mark.parametrize("truth", TRUTH, ids=[truth["path"] for truth in TRUTH])
def test_a_sample_article_reads_as_its_author_meant_it(truth):
    (reading,) = read(truth["path"])
    article = reading.article
    found = {
        "title": article.title,
        "lang": article.lang.split("-")[0],
        "date": article.date[:10],
        "source_url": article.source_url,
        "source": article.source if truth["source"] else None,
        "tags": sorted(article.tags),
        "related": sorted(article.related_titles),
        "modified": article.modified[:10] if truth.get("modified") else None,
        "captured": article.captured[:10] if truth.get("captured") else None,
    }
    expected = {key: truth.get(key) for key in found}
    expected["title"] = truth.get("title_as_found", truth["title"])
    expected["tags"] = sorted(set(truth["tags"]) - {"clippings"})  # the clipper's, on everything
    expected["related"] = sorted(truth["related"])
    assert expected == found


@pytest.mark.parametrize("truth", TRUTH, ids=[truth["path"] for truth in TRUTH])
def test_a_sample_article_has_no_findings(truth):
    (reading,) = read(truth["path"])
    assert [note.what for note in reading.notes if note.level is Level.FINDING] == []


def test_every_sample_is_listed_in_the_truth():
    files = {p.relative_to(ROOT).as_posix() for p in (ROOT / "seeds/sample").rglob("*.*")}
    assert files == {truth["path"] for truth in TRUTH}
