from collections.abc import Callable

import pytest
from books import book_of

from briefings.model import Article
from briefings.render.pages import lists


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [0, 0]),
        (1, [0, 1]),
        (10, [0, 10]),
        (19, [0, 19]),
        (20, [0, 10, 20]),
        (29, [0, 10, 29]),
        (30, [0, 10, 20, 30]),
    ],
)
def test_pages_are_cut_from_the_oldest_and_only_the_newest_is_longer(
    count: int, expected: list[int]
) -> None:
    assert lists.cuts(count, 10) == expected


def test_an_older_page_keeps_its_articles_when_new_ones_arrive(
    make_article: Callable[..., Article],
) -> None:
    def pages(count: int) -> dict[str, list[str]]:
        made = [make_article(f"Piece {n:03}", date=f"2022-01-{n + 1:02}") for n in range(count)]
        found = lists.listings(book_of(made, page_size=5))
        return {
            v.path: [c.title for d in v.days for c in d.cards] for v in found if v.kind == "year"
        }

    before, after = pages(12), pages(21)
    assert before["2022/page-1.html"] == after["2022/page-1.html"]
    assert after["2022/index.html"][0] == "Piece 020"


def test_two_names_that_differ_in_case_share_one_list(make_article: Callable[..., Article]) -> None:
    book = book_of([make_article("A", tags=("Grain",)), make_article("B", tags=("grain",))])
    (view,) = [v for v in lists.listings(book) if v.kind == "topic"]
    assert view.count == 2


def test_two_names_with_one_slug_get_two_lists(make_article: Callable[..., Article]) -> None:
    book = book_of([make_article("A", tags=("C++",)), make_article("B", tags=("C",))])
    paths = [v.path for v in lists.listings(book) if v.kind == "topic"]
    assert len(set(paths)) == 2


def test_the_pages_of_author_4_and_author_42_do_not_collide(
    make_article: Callable[..., Article],
) -> None:
    """Pelican's own pagination dies of this: getpelican/pelican#2754."""
    made = [make_article(f"P{n}", authors=("Author 4",)) for n in range(9)]
    made += [make_article("Q", authors=("Author 42",))]
    paths = [v.path for v in lists.listings(book_of(made, page_size=2))]
    assert len(paths) == len(set(paths))


def test_an_article_called_index_does_not_take_the_days_page(
    make_article: Callable[..., Article],
) -> None:
    book = book_of([make_article("Index")])
    pages = set(book.archive.addresses.values())
    assert not pages & {view.path for view in lists.listings(book)}


def test_vague_dates_stand_in_the_lists_that_they_allow(
    make_article: Callable[..., Article],
) -> None:
    book = book_of([make_article("A", date="2022"), make_article("B", date="2022-10")])
    kinds = {v.kind: v.count for v in lists.listings(book) if v.kind in {"day", "month", "year"}}
    assert kinds == {"year": 2, "month": 1}


def test_undated_articles_have_a_list_of_their_own(make_article: Callable[..., Article]) -> None:
    book = book_of([make_article("A", date=None)])
    assert [v.path for v in lists.listings(book) if v.kind == "undated"] == ["undated/index.html"]
