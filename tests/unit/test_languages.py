"""Languages as people write them."""

import pytest

from briefings.languages import to_tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"), ("EN-us", "en-US"), ("pt_br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN"),
        ("English", "en"), ("Deutsch", "de"), ("русский", "ru"), ("Russisch", "ru"),
        ("беларуская", "be"), (" français ", "fr"), ("polski", "pl"), ("українська", "uk"),
    ],
)  # fmt: skip
def test_tags_and_names_are_read(written, tag):
    assert to_tag(written) == tag


@pytest.mark.parametrize("written", ["", "../x", "e", "en us", "unknown tongue", "<b>", "en-"])
def test_what_is_no_language_is_none(written):
    assert to_tag(written) is None
