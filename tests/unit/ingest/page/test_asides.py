"""Lines of boxes, of other articles and of comments are told by what is around them."""

import pytest
from lxml import html

from briefings.ingest.page.head import is_aside

_PAGE = html.document_fromstring(
    "<article><p id=text>Text</p>"
    "<div class=related><p><span id=teaser>Another</span></p></div>"
    "<div class=related><ul><li><p><b><span id=deep>Far below</span></b></p></li></ul></div>"
    "<div class=comments><ul><li><p><b><span id=said>Said</span></b></p></li></ul></div>"
    "<aside><ul><li><p><b><span id=boxed>Boxed</span></b></p></li></ul></aside></article>"
)


@pytest.mark.parametrize(
    ("name", "aside"),
    [("text", False), ("teaser", True), ("deep", False), ("said", True), ("boxed", True)],
)
def test_what_is_known_of_the_elements_around_changes_no_answer(name, aside):
    element = _PAGE.get_element_by_id(name)
    far = {}
    for each in _PAGE.iter("span", "p"):
        is_aside(each, far)
    assert is_aside(element) == is_aside(element, far) == aside
