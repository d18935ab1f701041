"""A page whose text stands in a script alone, as data for its program."""

import json
import time

import pytest

from briefings.errors import SeedError
from briefings.ingest.page.page import read
from briefings.ingest.page.scripted import from_scripts
from briefings.model import Source

OPENED = (
    "The harbour of Port Example opened at noon on Tuesday, ten days after a crane fell into its "
    "lock and closed it, its master said."
)
WAITING = (
    "Three grain ships wait outside, and their captains were told to expect a berth within two "
    "days, the agent of the port said."
)
EDITOR = [
    {"type": "paragraph", "content": [{"type": "text", "text": OPENED}]},
    {"type": "paragraph", "content": [{"type": "text", "text": WAITING}]},
]
LONG = f"<p>{OPENED}</p><p>{WAITING}</p>"
PORTABLE = [
    {"_type": "block", "children": [{"_type": "span", "text": OPENED}]},
    {"_type": "block", "children": [{"_type": "span", "text": WAITING}]},
]
NUXT = [{"story": 1}, {"headline": 2, "body": 3}, "Harbour opens", ["Reactive", 4], [5, 6]]


def page(script, shown="<p>Loading…</p>"):
    return (
        "<!doctype html><html><head><title>Harbour opens</title></head>"
        f"<body><div id=app>{shown}</div>{script}</body></html>"
    )


def body(script, shown="<p>Loading…</p>"):
    (draft,) = read(Source("seeds/a.html", page(script, shown).encode()))
    return draft.body.strip()


def data(value, attributes='type="application/json"'):
    return f"<script {attributes}>{json.dumps(value)}</script>"


def streamed(*parts):
    pushed = (f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in parts)
    return "<script>(self.__next_f=self.__next_f||[]).push([0])</script>" + "".join(pushed)


@pytest.mark.parametrize(
    "script",
    [
        data({"story": {"html": f"<p>{OPENED}</p><p>{WAITING}</p>"}}),
        data({"story": {"content": EDITOR}}),
        data({"story": {"body": PORTABLE}}),
        data([*NUXT, OPENED, WAITING], 'type="application/json" id="__NUXT_DATA__"'),
        data(
            {"@type": "Article", "articleBody": f"{OPENED}\n{WAITING}"}, "type=application/ld+json"
        ),
        f'<script>window["q"].push({json.dumps({"html": [OPENED, WAITING]})})</script>',
        streamed(
            f'1:I[13578,[],""]\n2:T{len(LONG.encode()):x},{LONG}',
            '3:["$","$L9",null,{"story":{"html":"$2"}}]\n',
        ),
        f"<script>window.__STATE__ = {json.dumps({'text': [OPENED, WAITING]})}; go()</script>",
    ],
    ids=[
        "markup",
        "ProseMirror",
        "Portable Text",
        "Nuxt 3",
        "JSON-LD",
        "pushed",
        "Next.js, streamed",
        "a global",
    ],
)
def test_the_text_is_found_in_data_of_every_shape(script):
    assert body(script) == f"{OPENED}\n\n{WAITING}"


def test_what_the_page_shows_wins():
    shown = f"<article><h1>Harbour opens</h1><p>{OPENED}</p><p>{WAITING}</p></article>"
    other = {"html": f"<p>{WAITING} {WAITING} {OPENED}</p>"}
    assert body(data(other), shown) == f"{OPENED}\n\n{WAITING}"


def test_the_article_with_the_title_of_the_page_wins_over_a_longer_one():
    other = {"title": "Ferry sails", "html": f"<p>{WAITING * 9}</p>"}
    own = {"title": "Harbour opens", "html": f"<p>{OPENED}</p><p>{WAITING}</p>"}
    assert body(data({"all": [other, own]})) == f"{OPENED}\n\n{WAITING}"


def test_where_the_text_came_from_is_told():
    (draft,) = read(Source("seeds/a.html", page(data({"story": {"body": PORTABLE}})).encode()))
    assert "data of a script (story.body)" in draft.notes[-1].what


def test_a_page_without_text_in_its_data_is_refused():
    with pytest.raises(SeedError, match="no text in the page"):
        body(data({"cookies": {"text": f"{OPENED} {WAITING} {OPENED}"}}), "")


@pytest.mark.parametrize(
    "row", ["2:Tfff,short", "2:T", "x", "2:{", "2:T-1,a", "", "2:" + "[" * 5000]
)
def test_a_stream_that_breaks_off_takes_nothing_along(row):
    whole = streamed(f"1:{json.dumps({'html': LONG})}\n", row)
    assert "berth within two days" in body(whole)


def test_data_that_hold_themselves_many_times_over_take_no_time():
    flat = [[1, 1], *([[at, at]] for at in range(2, 60))]
    flat = [[place[0], place[0]] if isinstance(place[0], int) else place[0] for place in flat]
    markup = page(data([*flat, "end"], 'type="application/json" id="__NUXT_DATA__"'))
    deep = page(f"<script>window.a = {'[' * 100_000}</script>")
    never_closed = page("<script>" * 50_000 + "<script " * 50_000)
    began = time.process_time()
    assert from_scripts("seeds/a.html", never_closed, (), "") is None
    assert from_scripts("seeds/a.html", markup, (), "") is None
    assert from_scripts("seeds/a.html", deep, (), "") is None
    assert time.process_time() - began < 2
