import pytest

from briefings.errors import SeedError
from briefings.ingest.exports import tableexports
from briefings.ingest.formats import find_format
from briefings.model import Source

POCKET = "title,url,time_added,tags,status\n"


def source(text):
    return Source("seeds/export.csv", text.encode() if isinstance(text, str) else text)


def drafts(text):
    return list(tableexports.read(source(text)))


def said(draft, field):
    return [w.value for w in draft.witnesses if w.field == field]


@pytest.mark.parametrize(
    "header",
    [
        "title,url,time_added,tags,status",
        "title,url,time_added,cursor,tags,status",
        "\ufeffTitle;URL;Time_Added;Tags;Status\r",
        '"title"\t"url"\t"time_added"\t"tags"\t"status"',
        "URL,Title,Selection,Folder",
        "URL,Title,Selection,Folder,Timestamp,Tags",
        "url,title,created,labels,is_archived,is_marked,type",
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite",
        'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"',
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen",
    ],
)
def test_an_export_is_told_by_the_names_of_its_columns(header):
    assert tableexports.recognises(source(header + "\n"))


@pytest.mark.parametrize(
    "text", ["", "title,url\n", "A title, and more\n", "name;date\n1;2\n", "\0"]
)
def test_other_tables_and_texts_are_left_alone(text):
    assert not tableexports.recognises(source(text))


def test_commas_quotes_and_newlines_in_a_cell_belong_to_it():
    (draft,) = drafts(
        POCKET + '"Salt, ""smoke""\r\nand time",https://example.org/s,1600322788,a|b,unread\r\n'
    )
    assert said(draft, "title") == ['Salt, "smoke" and time']
    assert said(draft, "tags") == [("a", "b")]


def test_short_and_long_rows_are_kept_and_blank_ones_are_none():
    found = drafts(POCKET + "Alone\n\n  \nBoth,https://example.org/b,1,x,unread,more,and more\n")
    assert [said(draft, "title") for draft in found] == [["Alone"], ["Both"]]


def test_a_table_with_semicolons_and_a_mark_is_read():
    (draft,) = drafts(
        b"\xef\xbb\xbf"
        + (POCKET + "A,https://e.org/,1600322788,,archive").replace(",", ";").encode()
    )
    assert said(draft, "source_url") == ["https://e.org/"]
    assert draft.foreign["read_later_state"] == "archived"


def test_a_row_is_the_same_part_whatever_its_neighbours():
    one = "One,https://example.org/1,1600322788,,unread\n"
    assert drafts(POCKET + one) == drafts(POCKET + "Two,https://example.org/2,,,\n" + one)[1:]


def test_a_page_in_one_cell_is_no_fault():
    page = "<p>" + "Nine villages and a road. " * 20_000 + "</p>"
    (draft,) = drafts(
        'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n'
        f'A;https://e.org/;"{page}";;;;"13/05/2023 09:40:02"\n'
    )
    assert not draft.is_record
    assert said(draft, "captured") == ["2023-05-13"]


def test_a_quote_that_is_never_closed_costs_no_time_and_loses_no_row_before_it():
    found = drafts(POCKET + "One,https://example.org/1,,,\n" + '"Two' + ",x\n" * 100_000)
    assert said(found[0], "title") == ["One"]


def test_a_table_without_rows_says_so():
    with pytest.raises(SeedError, match="without a single row"):
        drafts(POCKET)


def test_instapapers_folders_are_states_or_folders():
    text = "URL,Title,Selection,Folder\nhttps://e.org/1,One,,Archive\nhttps://e.org/2,Two,,Essays\nhttps://e.org/3,Three,Words.,Starred\n"
    archived, essay, starred = (draft.foreign for draft in drafts(text))
    assert archived == {"read_later_state": "archived"}
    assert essay == {"folder": "Essays"}
    assert starred == {"starred": "true", "highlights": ("Words.",)}


@pytest.mark.parametrize("tags", ["[]", "null", "[[[", '{"a":1}', "7", '["a", 3, null]'])
def test_tags_that_are_no_list_of_words_break_nothing(tags):
    cell = tags.replace('"', '""')
    (draft,) = drafts(
        f'URL,Title,Selection,Folder,Timestamp,Tags\nhttps://e.org/,One,,Unread,x,"{cell}"\n'
    )
    assert said(draft, "title") == ["One"]


def test_the_formats_give_tables_to_their_reader():
    assert (
        find_format(source(POCKET + "One,https://example.org/1,,,\n")).name == "export in a table"
    )
