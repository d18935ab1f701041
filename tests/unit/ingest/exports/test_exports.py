"""What exports of services say: times, addresses, parts, records, texts beside."""

import pytest
from exported import OMNIVORE, WALLABAG, drafts, said, source

from briefings.errors import SeedError
from briefings.ingest.exports import omnivore, shared
from briefings.ingest.formats import find_format
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import Pile, judge, read_drafts, read_source


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1600322788, "2020-09-17T06:06:28+00:00"),
        ("1600322788", "2020-09-17T06:06:28+00:00"),
        (1600322788123, "2020-09-17T06:06:28+00:00"),
        (1600322788123456, "2020-09-17T06:06:28+00:00"),
        (1600322788.5, "2020-09-17T06:06:28+00:00"),
        ("2016-09-08T11:55:58+0200", "2016-09-08T11:55:58+02:00"),
        ("2025-01-20 22:13:02.447000+00:00", "2025-01-20T22:13:02+00:00"),
        ("2023-11-03T09:15:27.000Z", "2023-11-03T09:15:27+00:00"),
        ("2023-11-03", "2023-11-03"),
    ],
)
def test_a_time_is_read_as_seconds_milliseconds_or_iso(value, expected):
    assert shared.as_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -5,
        "",
        "soon",
        1e400,
        float("nan"),
        1e300,
        10**30,
        "٣٤",
        [1],
        {"a": 1},
        "9" * 40,
    ],
)
def test_what_is_no_time_says_nothing(value):
    assert shared.as_date(value) is None


def test_a_day_of_publication_written_as_midnight_stays_a_day():
    (draft,) = drafts([{**WALLABAG, "published_at": "2024-01-01T00:00:00+0000"}])
    assert said(draft, "date") == ["2024-01-01"]


def test_a_part_has_the_same_bytes_in_whatever_order_its_keys_came():
    (first,) = drafts([WALLABAG])
    (second,) = drafts([dict(reversed(WALLABAG.items()))])
    assert first.part_data == second.part_data


def test_a_part_is_unchanged_when_a_neighbour_is_taken_out():
    first, second = drafts([{**WALLABAG, "id": 6}, WALLABAG])
    assert drafts([WALLABAG]) == [second]
    assert first.part != second.part


def test_one_entry_alone_is_an_object_and_read_as_well():
    assert drafts(WALLABAG) == drafts([WALLABAG])


def test_an_entry_without_text_is_a_record():
    (draft,) = drafts([WALLABAG])
    assert (draft.is_record, draft.body) == (True, "")


def test_an_entry_without_title_and_address_is_given_to_the_caller_as_it_is():
    (draft,) = drafts([{**WALLABAG, "title": None, "url": None}])
    with pytest.raises(SeedError, match="no title found"):
        judge(
            read_drafts(source([{**WALLABAG, "title": 3.5, "url": []}]))[0][0],
            draft,
            Pile(shipped()),
        )


def test_an_address_stands_for_a_title_that_nobody_gave():
    (reading,) = read_source(
        source([{**WALLABAG, "title": "", "url": "https://example.org/a/?p=12"}]), shipped()
    )
    assert reading.article.title == "example.org/a/?p=12"


def test_an_address_as_the_title_is_no_title():
    (draft,) = drafts([{**WALLABAG, "title": "https://example.org/bridges-are-cold-in-winter"}])
    assert said(draft, "title") == ["example.org/bridges"]


def test_json_of_no_known_export_names_what_is_known():
    with pytest.raises(SeedError, match=r"no export that is known .*wallabag.*Zotero"):
        drafts([{"temperature": 12.5, "station": "Harbour"}])
    with pytest.raises(SeedError, match="no export that is known"):
        drafts({"temperature": 12.5, "station": "Harbour", "readings": []})


def test_json_front_matter_stays_what_it_is():
    text = b'{"title": "Cold bridges", "date": "2024-01-02"}\n\nThe bridges froze over night.\n'
    assert find_format(source(text, name="a.md")).name == "TOML or JSON front matter"
    text = b'{"date": "2024-01-02"}\n\n# Cold bridges\n\nThe bridges froze {over night}\n'
    assert find_format(source(text, name="a.md")).name == "TOML or JSON front matter"


def test_a_markdown_clipping_that_begins_with_a_link_is_no_json():
    text = b"[Bridges](https://example.org/bridges)\n\nThe bridges froze over night.\n"
    assert find_format(source(text, name="a.md")).name == "Markdown clipping"


def test_a_missing_text_beside_makes_a_record_and_a_present_one_an_article():
    files = {"content/bridges-18c.html": b"<p>They froze over night, all nine of them.</p>"}
    (record,), (article,) = drafts([OMNIVORE]), drafts([OMNIVORE], files.get)
    assert record.is_record
    assert article.body == "They froze over night, all nine of them.\n"
    assert article.part_data != record.part_data


@pytest.mark.parametrize(
    "slug", ["../../etc/passwd", "a/b", "a\\b", "", None, 5.5, "x" * 500, "\0"]
)
def test_a_slug_that_is_no_file_name_asks_for_no_file(slug):
    asked = []
    drafts([{**OMNIVORE, "slug": slug}], asked.append)
    assert asked == []


def test_highlights_keep_their_notes_and_lose_their_labels():
    text = "> The first\n> goes on \n\n#one #two\n\nwhy?\n\n> The second \n\n"
    assert omnivore.read_highlights(text) == (("The first goes on [why?]", "The second"), "")
    assert omnivore.read_highlights("On the whole text.\n\n\n\n") == ((), "On the whole text.")


def test_readeck_accounts_are_no_article_and_said_so():
    with pytest.raises(SeedError, match="accounts of a Readeck export"):
        drafts({"Info": {"Version": "1", "ReadeckVersion": "0.20"}, "Users": [], "Bookmarks": []})


def test_folders_within_themselves_end():
    value = {
        "collections": [
            {
                "id": 1,
                "name": "A",
                "parentId": 1,
                "links": [{"url": "https://e.org", "collectionId": 1}],
            }
        ],
        "pinnedLinks": [],
    }
    (draft,) = drafts(value)
    assert draft.foreign["folder"].startswith("A / A")


def test_wallabags_first_version_is_read_too():
    item = {
        "0": "3",
        "id": "3",
        "title": "No title found",
        "url": "https://example.org/bridges",
        "is_read": "1",
        "is_fav": "0",
        "content": "<p>They froze over night.</p>",
        "tags": "bridges,winter",
    }
    (draft,) = drafts([item])
    assert said(draft, "tags") == [("bridges", "winter")]
    assert said(draft, "title") == ["example.org/bridges"]
    assert draft.foreign["read_later_state"] == "archived"
    assert draft.body == "They froze over night.\n"


def test_a_tree_of_bookmarks_is_no_front_matter():
    tree = {"guid": "root________", "title": "", "type": "folder", "children": [{"title": "menu"}]}
    with pytest.raises(SeedError, match="no export that is known"):
        drafts(tree)


def test_shiori_bookmarks_come_as_a_page_of_its_interface():
    item = {
        "id": 3,
        "url": "https://example.org/bridges",
        "title": "Bridges in winter",
        "excerpt": "They freeze.",
        "author": "Ann Ray",
        "public": 0,
        "modified": "2020-12-09 20:42:05",
        "hasContent": True,
        "tags": [{"id": 1, "name": "bridges"}],
    }
    (draft,) = drafts({"bookmarks": [item], "maxPage": 1, "page": 1})
    assert said(draft, "tags") == [("bridges",)]
    assert said(draft, "captured") == ["2020-12-09"]
    assert said(draft, "authors") == [("Ann Ray",)]
