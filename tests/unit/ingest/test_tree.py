"""Hostile HTML to a tree."""

import pytest

from briefings.ingest.tree import text_of, to_tree

NESTS = [
    ("<div>", "</div>"),
    ("<span>", "</span>"),
    ("<ul><li>", "</li></ul>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<table><tbody><tr><td><div>", "</div></td></tr></tbody></table>"),
]


@pytest.mark.parametrize("depth", [60, 90, 150, 5000])
@pytest.mark.parametrize(("opening", "closing"), NESTS)
def test_text_of_any_depth_is_kept(opening: str, closing: str, depth: int) -> None:
    tree = to_tree(f"<body>{opening * depth}deep {closing * depth}<p>after</p></body>")
    assert tree is not None
    assert text_of(tree) == "deep after"
    assert max(sum(1 for _ in element.iterancestors()) for element in tree.iter()) < 255


def test_what_the_parser_would_cut_is_refused_whole() -> None:
    assert to_tree(f"<p>{'x' * 10_500_000}</p><p>after</p>") is None


def test_a_data_address_that_a_text_names_takes_no_end_tag_along() -> None:
    for named in ("data:text/html;base64,PHNj&quot;&gt;x", "data:text/html,abc"):
        tree = to_tree(f"<html><title>{named}</title><body><p>{named}</p><p>More text.</p>")
        assert tree is not None
        assert [p.text_content() for p in tree.iter("p")][-1] == "More text."
        assert len(list(tree.iter("p"))) == 2
