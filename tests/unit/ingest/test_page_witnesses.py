from lxml import html

from briefings.ingest.pagepieces import find_pieces
from briefings.ingest.pagewitnesses import WITNESSES, ask, chosen


def test_the_text_that_agrees_with_most_others_is_chosen():
    words = {"short": "a b c d", "whole": "a b c d e f g", "more": "a b c d e f g h", "other": "x"}
    assert chosen({name: text.split() for name, text in words.items()}) == "whole"


def test_the_first_wins_where_nothing_agrees():
    assert chosen({"one": ["a"], "two": ["b"], "three": []}) == "one"


def test_pieces_are_runs_of_text_between_blocks():
    tree = html.document_fromstring(
        "<div>one <b>two</b><p>three<br>four<!-- no --> five</p>six<nav>no</nav><ul><li>seven</ul>"
    )
    texts = [piece.text for piece in find_pieces(tree)]
    assert texts == ["one two", "three four five", "six", "seven"]


def test_a_piece_knows_how_much_of_it_is_linked():
    tree = html.document_fromstring("<p><a href='x'>1234</a> 567</p><a href='y'><p>all</p></a>")
    assert [round(piece.linked, 1) for piece in find_pieces(tree)] == [0.5, 1.0]


def test_every_witness_is_asked_and_an_empty_page_has_no_text():
    texts = ask(html.document_fromstring("<html><body></body></html>"))
    assert list(texts) == list(WITNESSES)
    assert not "".join(texts.values()).strip()
