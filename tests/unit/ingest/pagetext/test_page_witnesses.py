import pytest
from lxml import html

from briefings.ingest.pagetext import witnesses
from briefings.ingest.pagetext.agreement import agreements, backing, words_of
from briefings.ingest.pagetext.clusters import find_cluster, find_strict_cluster
from briefings.ingest.pagetext.pieces import find_pieces
from briefings.ingest.pagetext.prune import places_in, to_text
from briefings.ingest.pagetext.witnesses import LAST_WITNESS, WITNESSES, Reading, ask, to_markdown

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


def test_a_text_agrees_with_others_as_far_as_they_share_runs_of_four_words():
    texts = {"short": "a b c d", "whole": "a b c d e f g", "more": "a b c d e f g h", "other": "x"}
    agreed = agreements({name: text.split() for name, text in texts.items()})
    assert max(agreed, key=lambda name: agreed[name]) == "whole"
    assert agreed["other"] == 0
    assert agreements({"one": ["a"] * 9, "two": ["a"] * 5})["one"] == 2 * 2 / (6 + 2)


def test_words_are_read_without_the_addresses_of_links():
    assert words_of("see [the *page*](https://a.example/b_(c)) now") == [
        "see",
        "the",
        "page",
        "now",
    ]


def test_a_piece_is_backed_by_a_text_that_has_most_of_its_runs_of_words():
    is_backed = backing([words_of(_PROSE)])
    assert is_backed("The Harbour Board met on Monday")
    assert not is_backed("Another story about another harbour")


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
    text = to_text(tree, [at for at in kept if pieces[at].text != "Share this"])
    assert text.startswith(f"{_PROSE}\n\n")
    assert "- the quay\n- the crane" in text
    assert "> The harbour board" in text
    assert "Share" not in text
    assert html.tostring(tree).count(b"Share this") == 1


def test_a_short_piece_is_in_a_text_only_beside_a_longer_one():
    tree = html.document_fromstring(f"<p>{_PROSE}</p><p>the time</p><a>x</a><hr><p>the year</p>")
    places = places_in(words_of(f"{_PROSE} the time"), find_pieces(tree))
    assert [find_pieces(tree)[at].text for at in places] == [_PROSE, "the time"]


def test_every_witness_is_asked_and_an_empty_page_has_no_text():
    empty = html.document_fromstring("<html><body></body></html>")
    readings = ask(empty)
    assert set(readings) == {*WITNESSES, LAST_WITNESS[0]}
    assert not any(to_markdown(empty, reading).strip() for reading in readings.values())


def test_the_slow_witness_is_heard_only_where_the_others_disagree(tree, monkeypatch):
    asked = []
    reading = Reading(words_of(_PROSE), markdown=_PROSE)
    monkeypatch.setattr(witnesses, "WITNESSES", {"a": lambda _: reading, "b": lambda _: reading})
    monkeypatch.setattr(
        witnesses, "LAST_WITNESS", ("slow", lambda _: asked.append(1) or Reading(()))
    )
    assert list(ask(tree)) == ["a", "b"]
    assert not asked
    monkeypatch.setattr(
        witnesses, "WITNESSES", {"a": lambda _: reading, "b": lambda _: Reading(())}
    )
    ask(tree)
    assert asked


@pytest.mark.parametrize("lang", ["en", "ru", "zh", "ja", "th", "xx", ""])
def test_the_slow_witness_fails_on_no_language(lang):
    tree = html.document_fromstring(_PAGE.replace('lang="en"', f'lang="{lang}"'))
    page = witnesses.Page(tree, find_pieces(tree), lang)
    assert isinstance(LAST_WITNESS[1](page), Reading)
