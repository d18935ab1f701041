from collections.abc import Callable

from briefings import addresses
from briefings.model import Article


def test_an_article_that_came_later_never_takes_an_address_over(
    make_article: Callable[..., Article],
) -> None:
    first = make_article("One", id="2022-10-10-ffffffff", content_path="content/2022/10/10/one.md")
    later = make_article(
        "One", id="2022-10-10-00000000", content_path="content/2022/10/10/one-00000000.md"
    )
    pages, changed = addresses.assign([later, first])
    assert pages[first.id] == "2022/10/10/one.html"
    assert [key for key, _ in changed] == [later.id]
