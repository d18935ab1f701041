import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.errors import SeedError
from briefings.ingest.exports import jsonexports, omnivore, shared
from briefings.ingest.formats import find_format
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import Pile, judge, read_drafts, read_source
from briefings.model import Source, nothing_beside

WALLABAG = {
    "id": 7,
    "title": "Bridges in winter",
    "url": "https://example.org/bridges",
    "is_archived": 0,
    "is_starred": 0,
    "tags": ["bridges"],
    "created_at": "2024-01-01T10:00:00+0100",
    "content": None,
}
OMNIVORE = {
    "id": "a1",
    "slug": "bridges-18c",
    "title": "Bridges in winter",
    "url": "https://example.org/bridges",
    "savedAt": "2024-01-01T10:00:00.000Z",
    "state": "Active",
    "labels": [],
}


def source(value, beside=nothing_beside, name="seeds/export.json"):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Source(name, data, beside)


def drafts(value, beside=nothing_beside):
    return [draft for _, draft in read_drafts(source(value, beside))]


def said(draft, field):
    return [w.value for w in draft.witnesses if w.field == field]


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


def test_half_a_file_says_where_it_breaks_off():
    with pytest.raises(SeedError) as caught:
        drafts(b'[{"is_archived":0,\n"is_starred":0,"url":"https://exam')
    assert caught.value.where == "seeds/export.json, line 2, character 22"
    assert "the JSON breaks off" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"is_archived":1,"is_starred":1,"url":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'[{"is_archived":1,"is_starred":1,"url":' + b"9" * 10_000 + b"}]",
        b'[{"is_archived":1,"is_starred":1,"url":' + b'{"a":' * 50_000,
        b'[{"' + rb"\"" * 100_000 + b" words",
    ],
    ids=["deep lists", "a long number", "deep objects", "one endless key"],
)
def test_json_beyond_all_bounds_is_refused_quickly(data):
    with pytest.raises(SeedError):
        drafts(data)


def test_numbers_that_are_none_say_nothing():
    data = b'[{"is_archived":NaN,"is_starred":1e400,"url":"https://example.org/cold-hands-in-spring","title":-Infinity}]'
    (reading,) = read_source(source(data), shipped())
    assert reading.article.title == "Cold hands in spring"


def test_halves_of_surrogate_pairs_never_reach_an_article():
    data = rb'[{"is_archived":0,"is_starred":0,"url":"u","title":"a\ud800b title"}]'
    (reading,) = read_source(source(data), shipped())
    assert reading.article.title == "ab title"


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


KEYS = sorted(
    {
        *("id slug title url savedAt state labels createdAt content text tags lists note").split(),
        *("archived is_archived is_starred annotations quote published_by created_at").split(),
        *("UID URL Title Created Labels Annotations Files article name Authors Published").split(),
        *("collections links collectionId readable textContent parentId highlights").split(),
        *("href description extended hash time toread excerpt hasContent html issued").split(),
        *("date-parts author family given literal type container-title keyword").split(),
    }
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["https://example.org/a b", "0001-01-01", "\ud800", "../..", "&#xD800;"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(VALUES)
def test_no_json_value_breaks_a_recogniser_or_a_reader(value):
    seed = source(value)
    jsonexports.recognises_other(seed)
    for service in jsonexports.SERVICES:
        for wrapped in (value, [value], {"bookmarks": [value], "collections": [value]}):
            for draft in service_drafts(service, seed, wrapped):
                assert draft.part


def service_drafts(service, seed, value):
    try:
        return list(service.drafts(seed, value))
    except SeedError:
        return []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([WALLABAG, OMNIVORE]), st.sampled_from(KEYS), VALUES)
def test_an_item_with_any_value_becomes_an_article_or_a_fault_that_is_told(item, key, value):
    try:
        for origin, draft in read_drafts(source([{**item, key: value}])):
            judge(origin, draft, Pile(shipped()))
    except SeedError:
        pass  # told to the person, with the name of the source
