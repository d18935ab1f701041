"""The notation of the index, there and back."""

import pytest

from briefings.search import codec
from briefings.search.codec import Entry


@pytest.mark.parametrize(
    "numbers", [[], [0], [0, 1, 2], [5, 100_000, 100_001], list(range(3, 5000, 31))]
)
def test_article_numbers_come_back_as_they_were(numbers):
    assert numbers == list(codec.from_numbers(codec.to_numbers(numbers)))


def test_entries_come_back_as_they_were():
    entries = [
        Entry("happi", ("happier", "happy"), "AB"),
        Entry("lang:en", ("lang:en",), "C"),
        Entry("sanct", ("sanct", "sanction", "sanctions"), "D", ("санкц",)),
        Entry("ties", links=("tie",)),
        Entry("كتاب", ("الكتاب", "كتاب"), "E"),
        Entry("𠮷", ("𠮷",), "F"),
        Entry("𠮷野", ("𠮷野",), "G"),
    ]
    assert entries == list(codec.from_entries(codec.to_entries(entries)))


def test_a_script_of_another_name_is_refused():
    script = codec.to_script("facts/0001", [1])
    assert codec.from_script("facts/0001", script) == [1]
    with pytest.raises(ValueError, match="facts/0002"):
        codec.from_script("facts/0002", script)


@pytest.mark.parametrize("script", [b"", b"\xff\xfe", b'briefings.shard("a",[1', b"alert(1)"])
def test_a_damaged_script_is_refused(script):
    with pytest.raises(ValueError):  # noqa: PT011 - json's and Unicode's errors say their own
        codec.from_script("a", script)
