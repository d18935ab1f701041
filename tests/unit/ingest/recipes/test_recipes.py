"""Recipes speak for the fields that they name, and are tried against sample pages."""

import pickle

import pytest

from briefings.errors import ConfigError
from briefings.ingest.recipes.fixtures import check_recipes
from briefings.ingest.recipes.pages import apply
from briefings.ingest.recipes.recipe import read_recipes
from briefings.model import Source, Witness

PAGE = """<!doctype html><html><head><title>Harbour Post</title>
<link rel="canonical" href="https://www.harbour.example/news/4711-ferry"></head><body>
<div class="kop">Ferry to the island sails again</div><p class="who">By Ann Ray and Tom Lee</p>
<span class="when" data-day="2024-03-05">last week</span>
<div class="txt"><p>The ferry left at seven in the morning with forty passengers on board.</p>
<aside class="ad">Buy a boat!</aside><p>The crossing takes <b>an hour</b>; see the
<a href="/news/1">timetable</a>.</p></div><div class="tag">ferry</div><div class="tag">islands</div>
</body></html>"""
RECIPE = """title: .kop
authors: p.who
date: .when
date_attribute: data-day
text: .txt
drop: [.ad]
tags: .tag
lang: en
"""


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "recipes" / "harbour.example").mkdir(parents=True)
    (tmp_path / "recipes" / "harbour.example.yaml").write_text(RECIPE, "utf-8")
    (tmp_path / "recipes" / "harbour.example" / "ferry.html").write_text(PAGE, "utf-8")
    return tmp_path


def write(archive, text):
    (archive / "recipes" / "harbour.example.yaml").write_text(text, "utf-8")


def test_a_recipe_wins_for_what_it_names(archive):
    draft = apply(Source("seeds/a.html", PAGE.encode()), read_recipes(archive))
    sure = {w.field: w.value for w in draft.witnesses if w.confidence == 0.99}
    assert sure == {
        "title": "Ferry to the island sails again",
        "authors": ("Ann Ray", "Tom Lee"),
        "date": "2024-03-05",
        "tags": ("ferry", "islands"),
        "lang": "en",
    }
    assert draft.witnesses[0].rule == "recipe harbour.example: .kop"
    assert draft.body == (
        "The ferry left at seven in the morning with forty passengers on board.\n\n"
        "The crossing takes **an hour**; see the "
        "[timetable](https://www.harbour.example/news/1).\n"
    )


def test_other_pages_and_other_sources_are_left_to_the_formats(archive):
    recipes = read_recipes(archive)
    elsewhere = PAGE.replace("www.harbour.example", "harbour.example.org")
    assert apply(Source("seeds/a.html", elsewhere.encode()), recipes) is None
    assert apply(Source("seeds/a.txt", b"https://harbour.example/"), recipes) is None


def test_the_address_may_be_told_by_a_web_archive(archive):
    page = PAGE.replace(
        '<link rel="canonical" href="https://www.harbour.example/news/4711-ferry">', ""
    )
    url = "https://m.harbour.example/news/4711"
    told = (Witness("source_url", url, "WARC record", "", url, 0.9),)
    assert apply(Source("seeds/a.html", page.encode()), read_recipes(archive)) is None
    assert apply(Source("seeds/a.html", page.encode(), told=told), read_recipes(archive))


def test_a_host_may_have_several_recipes_by_address(archive):
    write(archive, "- {match: /blog/, title: h1}\n- {match: /news/, title: .kop}\n")
    recipes = read_recipes(archive)
    assert recipes.find("https://harbour.example/blog/1").title == "h1"
    assert recipes.find("https://harbour.example/news/1").title == ".kop"
    assert recipes.find("https://harbour.example/shop") is None


def test_recipes_travel_between_processes_and_have_a_hash_of_their_own(archive):
    recipes = read_recipes(archive)
    assert pickle.loads(pickle.dumps(recipes)) == recipes
    write(archive, RECIPE + "section: .s\n")
    assert read_recipes(archive).sha256 != recipes.sha256
    assert read_recipes(archive / "nowhere").sha256 == ""


def test_a_selector_that_finds_nothing_is_a_finding(archive):
    write(archive, RECIPE.replace(".kop", "h1.gone"))
    draft = apply(Source("seeds/a.html", PAGE.encode()), read_recipes(archive))
    assert [n.what for n in draft.notes if "recipe" in n.what] == [
        "recipe harbour.example: `title: h1.gone` finds nothing. Mend the recipe."
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("titel: h1\n", "unknown key `titel`. Did you mean `title`?"),
        ("title: 'h1['\n", "`title`: `h1[` is no CSS selector"),
        ("match: '('\n", "`match`: `(` is no regular expression"),
        ("title: [h1, h2]\n", "`title` is ['h1', 'h2']. It must be a text."),
        ("title: 3\n", "`title` is 3. It must be a text."),
        ("h1\n", "expected keys with selectors"),
        ("a: {\n", "not valid YAML"),
    ],
)
def test_a_recipe_that_is_none_is_refused_with_a_guess(archive, text, what):
    write(archive, text)
    with pytest.raises(ConfigError) as caught:
        read_recipes(archive)
    assert str(caught.value).startswith(f"recipes/harbour.example.yaml: {what}")


def test_a_fixture_must_give_what_is_expected(archive):
    where = "recipes/harbour.example/ferry.html"
    assert [n.where for n in check_recipes(archive).notes] == [where]
    assert not check_recipes(archive, update=True).notes
    report = check_recipes(archive, "harbour.example")
    assert (report.exit_code, report.counts) == (0, {"recipes": {"right": 1}})
    write(archive, RECIPE.replace("drop: [.ad]\n", ""))
    report = check_recipes(archive)
    assert report.exit_code == 1
    assert "+Buy a boat!" in report.notes[0].what


def test_a_recipe_without_a_fixture_is_a_fault(archive):
    (archive / "recipes" / "other.example.yaml").write_text("title: h1\n", "utf-8")
    (note,) = check_recipes(archive, "other.example").notes
    assert note.where == "recipes/other.example.yaml"
    with pytest.raises(ConfigError, match=r"Did you mean `other\.example`\?"):
        check_recipes(archive, "others.example")


def test_a_fixture_without_an_address_is_a_page_of_its_folder_s_host(archive):
    page = PAGE.replace(
        '<link rel="canonical" href="https://www.harbour.example/news/4711-ferry">', ""
    )
    (archive / "recipes" / "harbour.example" / "ferry.html").write_text(page, "utf-8")
    assert check_recipes(archive, update=True).counts == {"recipes": {"right": 1}}


def test_an_archive_without_recipes_is_told(tmp_path):
    (note,) = check_recipes(tmp_path).notes
    assert "no recipe is there" in note.what
