import pytest

from briefings.errors import SeedError
from briefings.ingest.formats import find_format
from briefings.ingest.references import ris
from briefings.model import Source


def source(text):
    return Source("seeds/library.ris", text.encode() if isinstance(text, str) else text)


def drafts(text):
    return list(ris.read(source(text)))


def said(draft, field):
    return [w.value for w in draft.witnesses if w.field == field]


def test_entries_are_told_by_their_first_line():
    for text in (
        "TY  - NEWS\n",
        "\ufeff\r\nTY  - JOUR\r\n",
        "1. \r\nTY  - JOUR\r\n",
        "TY - ELEC\n",
    ):
        assert find_format(source(text + "TI  - A title of it\nER  - \n")).name == "RIS"
    for text in ("TY for the news\n", "Dear all,\nTY  - JOUR\n", "TI  - A title\n"):
        assert not ris.recognises(source(text))


def test_an_entry_without_an_end_is_kept_apart_from_the_next():
    first, second = drafts("TY  - NEWS\nTI  - One\nTY  - NEWS\nTI  - Two\n")
    assert (said(first, "title"), said(second, "title")) == (["One"], ["Two"])


def test_a_value_goes_on_in_lines_without_a_tag():
    (draft,) = drafts("TY  - NEWS\r\nTI  - Two yards,\r\none crane\r\nER  - \r\n")
    assert said(draft, "title") == ["Two yards, one crane"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022/10/10/", "2022-10-10"),
        ("2022/10//", "2022-10"),
        ("2022///", "2022"),
        ("2022///summer", "2022"),
        ("2022", "2022"),
        ("2022-10-10", "2022-10-10"),
        ("2022/1/5", "2022-01-05"),
        ("10 October 2022", "2022-10-10"),
        ("2022/13/45", None),
        ("next week", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written, expected):
    (draft,) = drafts(f"TY  - NEWS\nTI  - One\nDA  - {written}\nER  - \n")
    assert said(draft, "date") == ([expected] if expected else [])


def test_the_more_precise_date_counts():
    (draft,) = drafts("TY  - NEWS\nTI  - One\nPY  - 2022\nDA  - 2022/10/10/\nER  - \n")
    assert said(draft, "date") == ["2022-10-10"]


def test_people_are_told_from_agencies_and_offices():
    (draft,) = drafts(
        "TY  - RPRT\nTI  - One\nAU  - Ray, Ann\nAU  - Reuters\nAU  - Harbour Office\n"
    )
    assert said(draft, "authors") == [("Ann Ray",)]
    assert said(draft, "agency") == [("Reuters",)]
    assert said(draft, "source") == ["Harbour Office"]
    assert draft.foreign["corporate_author"] == ("Harbour Office",)


def test_a_doi_is_the_address_where_there_is_no_other():
    (draft,) = drafts("TY  - JOUR\nTI  - One\nDO  - doi:10.5555/silt.44\nER  - ")
    assert said(draft, "source_url") == ["https://doi.org/10.5555/silt.44"]


def test_a_file_without_an_entry_says_so():
    with pytest.raises(SeedError, match="without an entry"):
        drafts("ER  - \n and some words\n")
