"""Lines without words do not come into a text."""

import pytest

from briefings.ingest.pagetext.leftovers import without_leftovers, without_own_teaser

TEXT = "The ferry leaves the quay at six.\n\nIt will leave no more."


@pytest.mark.parametrize(
    "line",
    [
        "- [**](https://a.example/share)",
        "* [](https://a.example/a_(b)) [*](https://b.example)",
        "|",
        "\\-",
        "· · ·",
    ],
)
def test_signs_without_words_at_the_end_are_left_out(line):
    assert without_leftovers(f"{TEXT}\n\n{line}\n") == TEXT


@pytest.mark.parametrize(
    "line",
    ["- [1](https://a.example)", "★★★★★", "![](images/a.png)", "[![](a.png)](https://a.example)"],
)
def test_figures_stars_and_pictures_stay(line):
    assert without_leftovers(f"{TEXT}\n\n{line}") == f"{TEXT}\n\n{line}"


def test_dots_between_sections_stay():
    text = TEXT.replace("\n\n", "\n\n\\* \\*\n\n")
    assert without_leftovers(text) == text


def test_a_teaser_of_the_article_itself_is_left_out_and_one_of_another_stays():
    own = "- [The last ferry](https://a.example/1) The ferry leaves..."
    other = "- [A bridge](https://a.example/2) Nobody will..."
    assert (
        without_own_teaser(f"{own}\n{other}\n\n{TEXT}", ["The last ferry"]) == f"{other}\n\n{TEXT}"
    )
