from time import perf_counter

import pytest

from briefings.errors import SeedError
from briefings.ingest.exports import linklists
from briefings.ingest.exports.linklists import find_links
from briefings.ingest.formats import find_format
from briefings.model import Source

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"


def source(text):
    return Source("seeds/bookmarks.html", text.encode())


def drafts(text):
    return list(linklists.read(source(text)))


def test_bookmarks_are_told_before_pages_are():
    assert find_format(source(HEAD)).name == "bookmarks, or another list of links"
    pocket = "<!DOCTYPE html><html><head><title>Pocket Export</title></head>"
    assert find_format(source(pocket)).name == "bookmarks, or another list of links"
    page = "<!DOCTYPE html><html><head><title>My bookmarks</title></head><p>Some words.</p>"
    assert find_format(source(page)).name == "HTML page"


def test_folders_open_and_close_around_their_links():
    text = (
        "<DL><p><DT><H3>A</H3><DL><p><DT><H3>B</H3><DL><p><DT><A HREF='1'>one</A></DL><p>"
        "<DT><A HREF='2'>two</A></DL><p><DT><A HREF='3'>three</A></DL>"
    )
    assert [(link.title, link.folders) for link in find_links(text)] == [
        ("one", ("A", "B")),
        ("two", ("A",)),
        ("three", ()),
    ]


def test_a_note_belongs_to_the_link_above_it():
    text = "<DL><DT><A HREF='1'>one</A><DD>Read <b>this</b> again\n<DT><A HREF='2'>two</A></DL>"
    assert [(link.title, link.note) for link in find_links(text)] == [
        ("one", "Read this again"),
        ("two", ""),
    ]


def test_a_file_cut_in_two_keeps_what_came_before():
    text = HEAD + "<DL><p><DT><A HREF='https://example.org/1'>One</A>\n<DT><A HREF='https://exam"
    assert [draft.part for draft in drafts(text)] == ["https://example.org/1"]


def test_icons_and_visits_change_no_part():
    link = "<DT><A HREF='https://example.org/1' ADD_DATE='1609459200'{}>One</A>"
    plain = drafts(HEAD + link.format(""))
    assert drafts(HEAD + link.format(" ICON='data:image/png;base64,AAAA' LAST_VISIT='1'")) == plain


def test_an_address_that_is_none_of_the_web_is_kept_as_words():
    (draft,) = drafts(HEAD + "<DT><A HREF='javascript:alert(1)'>Click</A>")
    assert draft.foreign["address"] == "javascript:alert(1)"


def test_a_list_without_a_link_says_so():
    with pytest.raises(SeedError, match="a list without a link"):
        drafts(HEAD + "<DL><p>Nothing here</DL>")


@pytest.mark.parametrize(
    "text",
    [
        "<DT><H3>x</H3><DL><p>" * 30_000 + "<A HREF='https://example.org/'>x",
        "<A HREF='https://example.org/'>x" * 10_000,
        "<DT><A HREF='https://example.org/' "
        + " ".join(f"a{n}=1" for n in range(50_000))
        + ">x</A>",
        "<DT><A HREF='https://example.org/'>" + "&amp;" * 200_000 + "</A>",
    ],
    ids=["deep folders", "links in links", "attributes", "entities"],
)
def test_hostile_lists_are_read_quickly(text):
    start = perf_counter()
    assert drafts(HEAD + text)
    assert perf_counter() - start < 10
