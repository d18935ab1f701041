"""Vectors: learnt from the archive, the same bytes on every machine, five numbers a byte."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array
from search_site import small_archive

from briefings.model import Archive, Article, SitePath
from briefings.search import vectors
from briefings.search.codec import to_script
from briefings.search.directions import directions
from briefings.search.feedback import settle
from briefings.search.index import build
from briefings.search.query import search
from briefings.search.rank import Ranked
from briefings.search.shelf import Head, Shelf

#: Libraries of linear algebra add in other orders on other processors and with other threads.
MACHINES = (
    {"OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Prescott"},
    {"OPENBLAS_NUM_THREADS": "2", "OPENBLAS_CORETYPE": "Haswell"},
    {"OPENBLAS_NUM_THREADS": "3", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3"},
)
TELL = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from search_site import small_archive
from briefings.search.index import build
print(hashlib.sha256(build(small_archive())["search/vectors/0000.js"]).hexdigest())
"""


def archive_of(*bodies: str) -> Archive:
    articles = tuple(
        Article(id=f"{number:04}", title="-", body=body, lang="en")
        for number, body in enumerate(bodies)
    )
    return Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {})


def test_the_same_archive_gives_the_same_bytes_on_every_machine() -> None:
    here = hashlib.sha256(build(small_archive())[SitePath("search/vectors/0000.js")]).hexdigest()
    for machine in MACHINES:
        told = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", TELL, *sys.path],
            env={**os.environ, **machine}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert here == told.stdout.strip(), machine


def test_directions_stand_upright_the_widest_first() -> None:
    spread = np.random.RandomState(1).randint(-9, 10, (200, 30)) * np.arange(30, 0, -1)
    rows = csr_array(spread.astype(float))
    found = directions(rows, [f"term{at}" for at in range(30)], 8)
    products = found.T @ found / 2.0**48
    assert np.allclose(products, np.eye(8), atol=1e-3)
    true = np.linalg.svd(spread.astype(float))[2][:8]
    assert np.allclose(np.abs(true @ found / 2.0**24).diagonal(), 1, atol=0.05)


def test_articles_that_are_all_the_same_have_vectors_too() -> None:
    files = build(archive_of(*["grain ships left the port"] * 70))
    assert search(files.get, "grain").total == 70
    assert len({bytes(row) for row in rows_of(files)}) == 1


def test_a_small_archive_has_no_vectors() -> None:
    files = build(archive_of(*["grain ships left the port"] * (vectors.MIN_ARTICLES - 1)))
    assert [path for path in files if "vectors" in path] == []


def test_an_article_without_words_is_near_to_none() -> None:
    files = build(archive_of(*["grain ships left the port", "a telescope saw a galaxy"] * 40, "!"))
    assert not rows_of(files)[0].any()


def test_vectors_survive_the_round_trip() -> None:
    row = np.random.RandomState(1).randint(-1, 2, (3, vectors.SIZE)).astype(np.int8)
    text = vectors.b64encode(vectors._packed(row).tobytes()).decode()
    assert len(text) <= 3 * 22  # 16 bytes an article, in base64
    assert (row == vectors.unpack(text)).all()


def test_one_more_article_beside_those_that_are_learnt_from_changes_no_other_vector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vectors, "MAX_LEARNT", 70)
    whole = small_archive()
    chosen = vectors._chosen([article.id for article in whole.articles])
    extra = next(
        one
        for one in (replace(whole.articles[5], id=f"2022-09-20-{at:08x}") for at in range(99))
        if not len(vectors._chosen([one.id] * 120))
    )
    addresses = {**whole.addresses, extra.id: SitePath("extra.html")}
    more = Archive((*whole.articles, extra), addresses, {})
    before, after = ({bytes(row) for row in rows_of(build(one))} for one in (whole, more))
    assert 0 < len(chosen) < 70
    assert before <= after


def test_articles_on_the_subject_of_the_first_hits_come_forward() -> None:
    ships, space = "ships wheat port cargo grain", "telescope galaxy star orbit image"
    bodies = [f"{ships} sea{at}" for at in range(40)] + [f"{space} sky{at}" for at in range(40)]
    # two hits that say the word equally often; the newer one is about something else
    odd = ["embargo wheat port cargo grain", "embargo telescope galaxy star orbit"]
    first = ["embargo embargo ships wheat cargo"] * 3
    files = build(archive_of(*bodies, *odd, *first))
    order = [hit.id for hit in search(files.get, "embargo").hits]
    assert order[-2:] == ["0080", "0081"]


def test_a_damaged_block_is_told_and_the_rest_is_shown() -> None:
    files = build(small_archive())
    name = SitePath("search/vectors/0000.js")
    files[name] = to_script("vectors/0000", "not base64!")
    results = search(files.get, "wheat")
    assert (name,) == results.damaged
    assert results.total > 0


def test_without_scores_nothing_is_settled() -> None:
    head = Head(count=100, facts=16, texts=8, vectors=2048, borders=())
    ranked = Ranked([2, 1], {2: 0, 1: 0})
    assert ranked is settle(ranked, head, Shelf({}.get))


def rows_of(files: dict[SitePath, bytes]) -> np.ndarray:
    shelf = Shelf(files.get)
    return vectors.unpack(str(shelf.data("vectors/0000")))
