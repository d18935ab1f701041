"""Feeds: one draft an entry, whatever shape it is in."""

import time

import pytest

from briefings.errors import SeedError
from briefings.ingest.feeds import feed, jsonfeed, lists, opml
from briefings.model import Source

RSS = """<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Gazette</title>
<link>https://g.example/</link>{items}</channel></rss>"""


def rss(*items, doctype=""):
    return RSS.format(doctype=doctype, items="".join(items)).encode()


def item(**parts):
    return "<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in parts.items()) + "</item>"


def drafts(data):
    source = Source("seeds/a.xml", data)
    assert feed.recognises(source)
    return list(feed.read(source))


def claim(draft, field):
    found = (witness for witness in draft.witnesses if witness.field == field)
    return next((witness.value for witness in found), None)


def test_a_feed_is_known_by_its_root_element_behind_comments_and_declarations():
    for start in (b"", b"\xef\xbb\xbf", b"<!-- made by x -->\n", b'<?xml-stylesheet href="x"?>'):
        assert feed.recognises(Source("x", start + rss(item(title="A"))))
    for data in (b"<html><body><rss>", b"feed", b"<feedback>", b"<!-- <rss> -->"):
        assert not feed.recognises(Source("x", data))


def test_an_entry_without_title_link_or_guid_is_not_dropped():
    assert len(drafts(rss(item(description="Words."), item(title="B")))) == 2


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/2022/one", "https://g.example/2022/one"),
        ("https://g.example/one", "https://g.example/one"),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_an_entry_has_the_address_that_it_names_and_never_the_feeds(link, expected):
    (draft,) = drafts(rss(item(title="One", link=link, description="Text.")))
    assert expected == claim(draft, "source_url")


def test_half_a_feed_gives_the_entries_that_are_whole():
    data = rss(item(title="A", link="https://g.example/a"), item(title="B"), item(title="C"))
    found = drafts(data[: data.index(b"<title>C")])
    assert [claim(draft, "title") for draft in found][:2] == ["A", "B"]


def test_entities_of_its_own_do_not_unfold():
    bomb = (
        "<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(20))
        + "]>"
    )
    outside = '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    for doctype, name in ((bomb, "t"), (outside, "file")):
        start = time.monotonic()
        (draft,) = drafts(rss(item(title="A", description=f"&{name};"), doctype=doctype))
        assert time.monotonic() - start < 10
        assert "root:" not in draft.body + str(draft.witnesses)
        assert len(str(draft)) < 10_000


def test_a_date_keeps_the_offset_that_it_came_with():
    (draft,) = drafts(rss(item(title="A", pubDate="Tue, 03 May 2022 14:05:00 +0300")))
    assert claim(draft, "date") == "2022-05-03T14:05:00+03:00"


def test_an_entry_of_a_planet_names_its_own_feed():
    source = '<source url="https://h.example/feed"><title>Herald</title></source>'
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><entry><title>A</title>'
        f"<id>1</id>{source}<content>Text of the entry.</content></entry></feed>"
    )
    (draft,) = drafts(atom.encode())
    assert claim(draft, "source") == "Herald"


def test_parts_are_named_by_their_guid_and_hashed_alone():
    one, two = item(title="A", guid="g1"), item(title="B", guid="g2")
    alone, both = drafts(rss(one)), drafts(rss(two, one))
    assert alone[0].part == both[1].part == "g1"
    assert alone[0].part_data == both[1].part_data


def test_a_feed_of_many_entries_is_read_in_time():
    data = rss(*(item(title=f"T {n}", link=f"https://g.example/{n}") for n in range(3000)))
    start = time.monotonic()
    assert len(drafts(data)) == 3000
    assert time.monotonic() - start < 60


@pytest.mark.parametrize("charset", [b"ut\x90-8", b"utf\x00-8", b"no-such"])
def test_a_charset_that_is_no_word_is_no_reason_to_lose_a_feed(charset):
    data = rss(item(title="A")).replace(b'"1.0"?', b'"1.0" encoding="' + charset + b'"?')
    assert len(drafts(data)) == 1


@pytest.mark.parametrize(
    "start", [b'<rss xmlns:z="a&#160;x"><z:a/><rss', b'<?\xf8ml encoding="ut\x90-8"?><rss']
)
def test_a_feed_whose_names_or_charset_are_damaged_is_refused_with_a_reason(start):
    data = rss(item(title="A"))
    with pytest.raises(SeedError, match="damaged at its names or its charset"):
        drafts(start + data[data.index(b"<rss") + 4 :])


def test_a_feed_without_entries_says_so():
    with pytest.raises(SeedError, match="without entries"):
        drafts(rss())


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"items": 3}', '{"items": [null, 1]}', '{"items": [[]]}', "{", "nul"]
)
def test_a_json_feed_of_odd_shape_is_refused_with_a_reason(text):
    text = text.replace("{", '{"version": "https://jsonfeed.org/version/1", ', 1).replace(
        ", }", "}"
    )
    with pytest.raises(SeedError):
        list(jsonfeed.read(Source("seeds/a.json", text.encode())))


def test_values_of_odd_types_in_a_json_feed_say_nothing():
    text = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": 7, "items": [{"id": {"a": 1}, '
        '"title": ["x"], "url": null, "authors": "Ann", "tags": {"a": 1}, '
        '"content_text": "Words."}]}'
    )
    (draft,) = jsonfeed.read(Source("seeds/a.json", text.encode()))
    assert draft.body.strip() == "Words."


OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline text="Gazette" title="The Gazette" type="rss" xmlUrl="https://feeds.g.example/rss"
 htmlUrl="https://www.g.example/"/><outline text="Herald" xmlUrl="https://h.example/feed"/>
<outline text="Other" xmlUrl="https://h.example/other"/><outline text="Bad" xmlUrl="javascript:1"/>
</outline></body></opml>"""


def test_a_list_of_sources_names_hosts():
    source = Source("seeds/a.opml", OPML)
    assert lists.find_list(source).name == "OPML"
    assert opml.read_outlets(source) == (("g.example", "The Gazette"), ("h.example", "Herald"))


def test_half_a_list_gives_what_is_there():
    cut = OPML[: OPML.index(b'<outline text="Other"')]
    assert len(opml.read_outlets(Source("seeds/a.opml", cut))) == 2


@pytest.mark.parametrize(
    "tail",
    ["Read more", "Continue reading Ships left →", "[…] Weiterlesen »", "Подробнее...",
     "The post Ships left appeared first on The Outlet."],
)  # fmt: skip
def test_a_summary_ends_where_the_outlet_ended_it(tail):
    (draft,) = drafts(rss(item(title="Ships left", description=f"Two ships left. {tail}")))
    assert claim(draft, "summary").removesuffix(" […]") == "Two ships left."


def test_words_of_a_summary_that_only_look_like_a_call_stay():
    said = "Ministers promised to tell it подробнее"
    (draft,) = drafts(rss(item(title="Ships left", description=said)))
    assert claim(draft, "summary") == said
