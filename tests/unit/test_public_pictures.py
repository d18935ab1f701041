"""Pictures go with the rights of the texts that show them."""

from briefings.model import Publish, Status
from briefings.rights import public_pictures

KEPT = frozenset({"images/a.jpg", "images/b.jpg", "images/by hand.jpg"})


def shows(make_article, **fields):
    return make_article(body="![B](../../images/b.jpg)\n", image="images/a.jpg", **fields)


def test_pictures_of_a_withdrawn_article_or_a_draft_stay_out(make_article):
    for status in (Status.WITHDRAWN, Status.DRAFT):
        assert public_pictures([shows(make_article, status=status)], KEPT) == {"images/by hand.jpg"}


def test_an_excerpt_shows_its_main_picture_only(make_article):
    expected = {"images/a.jpg", "images/by hand.jpg"}
    assert expected == public_pictures([shows(make_article, publish=Publish.EXCERPT)], KEPT)


def test_a_picture_that_an_open_article_shows_too_stays(make_article):
    both = [shows(make_article, status=Status.WITHDRAWN), shows(make_article, title="Open")]
    assert public_pictures(both, KEPT) == KEPT


def test_a_name_written_with_escapes_is_the_same_file(make_article):
    article = make_article(body="![C](images/by%20hand.jpg)", status=Status.WITHDRAWN)
    assert "images/by hand.jpg" not in public_pictures([article], KEPT)
