import math

import numpy as np
import pytest
from lxml import html

from briefings.ingest.pagetext.choice import find_places, likeliest
from briefings.ingest.pagetext.clusters import find_cluster, find_strict_cluster
from briefings.ingest.pagetext.core import find_core
from briefings.ingest.pagetext.features import describe, look_at
from briefings.ingest.pagetext.forest import ALL, QUICK, chances, load_forest, to_forest
from briefings.ingest.pagetext.pieces import find_pieces
from briefings.ingest.pagetext.prune import shares_in, to_text
from briefings.ingest.pagetext.surroundings import words_around
from briefings.ingest.pagetext.witnesses import SLOW, WITNESSES, ask_all, ask_quick
from briefings.ingest.pagetext.words import words_of

_PROSE = "The harbour board met on Monday, and it decided nothing for the third time this year."
_PAGE = f"""<html lang="en"><body><div class="menu"><a href="/a">Home of the paper</a></div>
<div id="story"><h1>Nothing decided</h1>
<p>{_PROSE}</p><p>{_PROSE.replace("third", "fourth")}</p>
<ul><li>the quay</li><li>the crane, which leans a little more each winter</li></ul>
<aside><p>{_PROSE.replace("third", "fifth")}</p></aside>
<p>Share this</p><blockquote><p>{_PROSE.replace("third", "sixth")}</p></blockquote></div>
<div><a href="/b">Another story about another harbour in another town altogether</a></div>
</body></html>"""


@pytest.fixture
def tree():
    return html.document_fromstring(_PAGE)


def test_words_are_read_without_the_addresses_of_links():
    assert words_of("see [the *page*](https://a.example/b_(c)) now") == [
        "see",
        "the",
        "page",
        "now",
    ]


def test_pieces_are_runs_of_text_between_blocks():
    tree = html.document_fromstring(
        "<div>one <b>two</b><p>three<br>four<!-- no --> five</p>six<nav>no</nav><ul><li>seven</ul>"
    )
    texts = [piece.text for piece in find_pieces(tree)]
    assert texts == ["one two", "three four five", "six", "seven"]


def test_a_piece_knows_how_much_of_it_is_linked():
    tree = html.document_fromstring("<p><a href='x'>1234</a> 567</p><a href='y'><p>all</p></a>")
    assert [round(piece.linked, 1) for piece in find_pieces(tree)] == [0.5, 1.0]


def test_a_cluster_is_the_element_with_most_prose_without_its_heading_and_links(tree):
    texts = [piece.text for piece in find_cluster(find_pieces(tree))]
    assert texts[0] == _PROSE
    assert texts[-1].startswith("The harbour board")
    assert "Nothing decided" not in texts
    assert not any("Another story" in text or "Home" in text for text in texts)


def test_a_strict_cluster_leaves_out_boxes_and_lone_short_lines(tree):
    texts = [piece.text for piece in find_strict_cluster(find_pieces(tree))]
    assert not any("fifth" in text or "Share" in text for text in texts)
    assert "the quay" in texts


def test_a_page_without_prose_has_no_cluster():
    pieces = find_pieces(html.document_fromstring("<p>short</p>"))
    assert find_cluster(pieces) == find_strict_cluster(pieces) == []


def test_kept_pieces_become_markdown_in_their_form(tree):
    pieces = find_pieces(tree)
    kept = [at for at, piece in enumerate(pieces) if piece.holder.tag in {"li", "p"}]
    text = to_text(tree, pieces, [at for at in kept if pieces[at].text != "Share this"])
    assert text.startswith(f"{_PROSE}\n\n")
    assert "- the quay\n- the crane" in text
    assert "> The harbour board" in text
    assert "Share" not in text
    assert html.tostring(tree).count(b"Share this") == 1


def test_a_text_has_of_a_piece_what_it_has_of_its_runs_of_three_words():
    tree = html.document_fromstring("<p>one two three four</p><p>five six</p><p>seven</p>")
    assert shares_in("one two three and five six".split(), find_pieces(tree)) == [0.5, 1.0, 0.0]


def test_a_text_that_stands_within_another_is_told_even_between_equal_ones():
    lines = ["it is late", "it is late", "They said it is late again", "nobody said that"]
    pieces = find_pieces(html.fromstring("".join(f"<p>{line}</p>" for line in lines)))
    assert look_at(pieces, []).own[:, 11:13].tolist() == [[2, 1], [2, 1], [1, 0], [1, 0]]


def test_a_piece_knows_how_much_of_it_is_emphasised():
    tree = html.document_fromstring("<p><b>1234</b> 567</p><p><i>all</i></p><p>none</p>")
    assert [round(piece.strong, 1) for piece in find_pieces(tree)] == [0.5, 1.0, 0.0]


def test_every_witness_says_of_every_piece_how_much_it_has(tree):
    pieces = find_pieces(tree)
    readings = ask_all(tree, pieces, {})
    assert list(readings) == list(WITNESSES)
    assert all(len(has) == len(pieces) for has in readings.values())
    prose = next(at for at, piece in enumerate(pieces) if piece.text == _PROSE)
    assert all(has[prose] > 0.5 for has in readings.values())


def test_the_core_is_what_those_hold_that_agree(tree):
    pieces = find_pieces(tree)[:3]
    core = find_core(pieces, {"one": [0, 1, 1], "two": [0, 1, 1], "odd": [1, 0, 0]})
    assert core.held == [False, True, True]
    assert core.best == [0, 1, 1]


def test_each_piece_has_one_row_of_figures_for_the_trees(tree):
    pieces = find_pieces(tree)
    quick = ask_quick(tree, pieces)
    for readings, forest in ((quick, QUICK), (ask_all(tree, pieces, quick), ALL)):
        figures = describe(look_at(pieces, ["Nothing decided"]), readings)
        assert figures.shape == (len(pieces), load_forest(forest).width)


def test_what_stands_beside_a_piece_is_told_and_what_is_beyond_the_page_is_not():
    page = html.fromstring("<div><h2>Two words</h2><p>It <a>ended</a>.</p></div>")
    beside = look_at(find_pieces(page), []).beside
    missing = [-1.0] * 7
    below = [2, 5 / 9, 0, 1, 0, 1, 0]  # words, links, no heading; same parent, other tag; ended
    above = [2, 0, 1, 1, 0, 0, 0]
    assert beside.tolist() == [
        [*missing, *missing, *below, *missing],
        [*missing, *above, *missing, *missing],
    ]


def test_the_slow_witness_is_asked_only_for_what_the_quick_ones_have_not_said(tree):
    pieces = find_pieces(tree)
    quick = ask_quick(tree, pieces)
    assert list(quick) == [name for name in WITNESSES if name not in SLOW]
    told = {name: [0.5] * len(pieces) for name in quick}
    readings = ask_all(tree, pieces, told)
    assert {name: has for name, has in readings.items() if name not in SLOW} == told


def test_names_in_camel_case_are_taken_apart():
    box, page = html.fromstring("<p class=relatedItem>"), html.fromstring("<p class=prose>")
    assert words_around(box) != words_around(page)
    assert words_around(html.fromstring("<p class=related-item>")) == words_around(box)


def test_the_trees_add_up_whole_numbers():
    forest = to_forest({"scale": 10, "width": 2, "trees": [[[1, 0.5, 1, 2], [-20], [20]], [[5]]]})
    figures = np.array([[0, 0.5], [0, 0.6]])
    assert chances(forest, figures) == [0.182426, 0.924142]


def test_trees_of_different_depth_are_walked_to_their_leaves():
    shallow = [[0, 0.5, 1, 2], [1], [2]]
    deep = [[1, 0.5, 4, 1], [0, 0.5, 3, 2], [40], [30], [10]]  # in no order of its own
    forest = to_forest({"scale": 10, "width": 2, "trees": [shallow, deep]})
    sums = [1 + 10, 2 + 10, 1 + 30, 2 + 40]
    figures = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    assert chances(forest, figures) == [round(1 / (1 + math.exp(-s / 10)), 6) for s in sums]


def test_figures_that_the_trees_do_not_know_are_refused():
    forest = to_forest({"scale": 1, "width": 2, "trees": [[[0]]]})
    with pytest.raises(ValueError, match="3 figures"):
        chances(forest, np.array([[0, 0, 0]]))


@pytest.mark.parametrize(
    ("likely", "expected", "sure"),
    [
        ([0.9, 0.9, 0.1], [0, 1], 0.923),
        ([0.4, 0.3, 0.01], [0, 1], 0.517),
        ([0.95, 0.45, 0.1], [0, 1], 0.8),
        ([1.0, 1.0, 0.0], [0, 1], 1.0),
    ],
)
def test_the_text_is_what_gives_the_best_score_to_be_expected(likely, expected, sure):
    pieces = find_pieces(html.document_fromstring("<p>a b</p><p>c d</p><p>e f</p>"))
    assert likeliest(pieces, likely) == (expected, pytest.approx(sure, abs=0.001))


def test_an_empty_page_has_no_text():
    empty = html.document_fromstring("<html><body></body></html>")
    assert find_places(empty, find_pieces(empty), []) == []


def test_a_page_of_very_many_pieces_is_read_as_a_witness_does():
    items = "".join(f"<li>{_PROSE.replace('third', str(at))}</li>" for at in range(5_001))
    tree = html.document_fromstring(f"<ul>{items}</ul><p><a href=x>away</a></p>")
    assert len(find_places(tree, find_pieces(tree), [])) >= 5_000
