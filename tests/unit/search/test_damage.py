"""A file of the index that is gone, cut off, another or nonsense: named, and the rest is shown."""

import pytest

from briefings.model import Archive, Article, IsoDate, SitePath
from briefings.search.index import build
from briefings.search.query import Wish, search

BREAKS = {
    "gone": lambda _data: None,
    "cut off": lambda data: data[: len(data) // 2],
    "an error page": lambda _data: b"<!DOCTYPE html><title>Oops</title>",
    "no value": lambda data: data.split(b",")[0] + b",null);\n",
    "another value": lambda data: data.split(b",")[0] + b",17);\n",
    "nothing in it": lambda data: data.split(b",")[0] + b",{});\n",
}
QUERY = 'wheat "left the port" after:2022-09'


@pytest.fixture(scope="module")
def files():
    articles = tuple(
        Article(
            id=f"2022-10-{day:02}-00000000",
            title="Ships loaded with wheat",
            body=f"They left the port of Odesa, {word}, on a Monday.",
            date=IsoDate(f"2022-10-{day % 28 + 1:02}"),
            source="The Post",
            lang="en",
        )
        for day, word in enumerate(["grain", "oil", "peas", "corn"] * 17)
    )
    return build(Archive(articles, {a.id: SitePath(f"{a.id}.html") for a in articles}, {}))


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize(
    "kind",
    ["head", "sizes", "days", "places", "facets/source", "terms", "facts", "texts", "vectors"],
)
def test_a_damaged_file_is_named_and_nothing_breaks(files, kind, how):
    broken = {name: data for name, data in files.items() if name.startswith(f"search/{kind}")}

    def read(name):
        return BREAKS[how](broken[name]) if name in broken else files.get(name)

    results = search(read, QUERY, Wish(facets=True))
    assert set(results.damaged) & set(broken)
    assert set(results.damaged) <= set(broken)
    assert results.hits or kind in {"head", "terms", "facts", "days"}
