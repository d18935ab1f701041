"""The notation of the index, there and back."""

import pytest

from briefings.search import codec
from briefings.search.codec import Entry


@pytest.mark.parametrize(
    "pairs",
    [[], [(0, 1)], [(0, 16), (1, 1), (2, 9)], [(5, 3), (100_000, 16), (100_001, 1)]],
)
def test_postings_come_back_as_they_were(pairs):
    assert pairs == list(codec.from_postings(codec.to_postings(pairs)))


def test_a_neighbour_of_low_weight_takes_one_letter():
    assert len(codec.to_postings([(0, 1), (1, 1), (2, 2)])) == 3


def test_a_foreign_letter_among_postings_is_noticed():
    with pytest.raises(ValueError, match="!"):
        list(codec.from_postings("A!"))


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
