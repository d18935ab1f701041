"""Front matter: read strictly, written in one form."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import frontmatter
from briefings.frontmatter import FrontMatterError

steady = settings(deadline=None, derandomize=True, max_examples=400)
tricky = st.sampled_from(
    [
        "no", "0777", "1e3", "0x1F", "0o17", "~", "null", "=", "<<", "- a", "a: b", "a #b", "'",
        '"', "2026-01-05", "12:30:45", "---", "...", " a", "a ", "a\n", "\t", "*a", "&a", "!a",
        "{a}", "%", "\x85", "\u2028", "\ufeff", "\x7f", "\\", "https://a.example/\x7f", "\ud800",
        "[a",
        "?", "|",
    ]
)  # fmt: skip
texts = st.text(st.characters(), max_size=30) | tricky
values = texts.filter(bool) | st.lists(texts, min_size=1, max_size=4).map(tuple)
keys = st.text("abc_.-: #ж", min_size=1, max_size=6).filter(lambda k: k == k.strip())


def header_of(text):
    header, body = frontmatter.split(text)
    assert header is not None
    return header, body


@steady
@given(st.dictionaries(keys, values, max_size=5))
def test_what_is_written_is_read_again(fields):
    header, body = header_of(frontmatter.write(fields))
    assert fields == frontmatter.read(header)
    assert body == ""


@steady
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30) | tricky)
def test_other_yaml_readers_see_the_same_text(value):
    header, _ = header_of(frontmatter.write({"title": value} if value else {}))
    assert ({"title": value} if value else None) == yaml.safe_load(header)


@steady
@given(st.text("ab:-[]{}\"'#&*!|>%@`?, \n\t\\\x00\ud800~0", max_size=40))
def test_any_header_is_read_or_explained(header):
    try:
        told = frontmatter.read(header)
    except FrontMatterError as error:
        told = str(error).split("\n")
    assert isinstance(told, dict) or len(told) == 1


@pytest.mark.parametrize("value", ["1e3", "0o17", "0777", "no", "2022", "12:30"])
def test_what_other_readers_would_take_for_a_number_is_quoted(value):
    assert f'---\nk: "{value}"\n---\n' == frontmatter.write({"k": value})


def test_a_plain_title_is_not_quoted():
    assert frontmatter.write({"title": "A plain title"}) == "---\ntitle: A plain title\n---\n"


def test_dates_and_addresses_are_not_quoted():
    fields = {"date": "2022-10-10T14:05:00+03:00", "source_url": "https://a.example/x-a79041"}
    expected = "---\ndate: 2022-10-10T14:05:00+03:00\nsource_url: https://a.example/x-a79041\n---\n"
    assert expected == frontmatter.write(fields)


def test_empty_values_are_left_out():
    assert frontmatter.write({"x": "", "a": "b", "y": ()}) == "---\na: b\n---\n"


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("a: b", "---\na: b\n---\nBody"),
        ("a: b", "---  \na: b\n---\t\nBody"),
        ("", "---\n---\nBody"),
        ("a: b", "\ufeff---\r\na: b\r\n---\r\nBody"),
        ("a: b\nc: d", "---\na: b\nc: d\n---\nBody"),
    ],
)
def test_header_and_body_are_told_apart(header, text):
    assert (header, "Body") == frontmatter.split(text)


@pytest.mark.parametrize(
    "text",
    ["", "Body", "a\n---\nb\n---\n", "---\na: b\n", "----\na: b\n----\n", " ---\na: b\n---\n"],
)
def test_a_text_without_header_is_all_body(text):
    assert (None, text) == frontmatter.split(text)


def test_a_rule_in_the_body_stays_there():
    assert frontmatter.split("---\na: b\n---\nx\n\n---\n\ny\n") == ("a: b", "x\n\n---\n\ny\n")


@pytest.mark.parametrize(
    ("fields", "header"),
    [
        ({"a": "no", "b": "0777", "c": "2026-01-05"}, "a: no\nb: 0777\nc: 2026-01-05"),
        ({"a": "", "b": "", "c": ()}, "a:\nb: ~\nc: []"),
        ({"a": ("x", "y")}, "a: [x, y]"),
        ({"date.created": "2022", "date.to.x": "y"}, "date: {created: 2022, to: {x: y}}"),
        ({"a": "two words"}, "a: >-\n  two\n  words"),
        ({"a": "x"}, "a: !!python/object:os.system x"),
        ({}, "# nothing but a comment"),
    ],
)
def test_every_scalar_is_text(fields, header):
    assert fields == frontmatter.read(header)


@pytest.mark.parametrize(
    ("message", "header"),
    [
        ("line 3: `a` stands twice", "a: 1\na: 2"),
        ("line 2: `a.b` stands twice", "{a.b: 1, a: {b: 2}}"),
        ("line 3: anchors and aliases are not read", "x: 1\na: &b [c]\nd: *b"),
        ("line 2: expected `key: value`", "just words"),
        ("line 2: expected `key: value`", "- a\n- b"),
        ("line 2: a key must be one word", "? [a]\n: b"),
        ("line 2: mapping values are not allowed here", "title: a: b"),
        ("line 2: nested too deeply", "a: {b: {c: {d: {e: f}}}}"),
        ("line 1: nested too deeply", f"a: {'[' * 20_000}"),
        ("line 1: the header is longer than 64 KB", f"a: {'x' * 70_000}"),
        ("line 1: a character that YAML does not allow", 'a: "\\UFFFFFFFF"'),
        ("line 1: a character that YAML does not allow", "a: \x07"),
    ],
)
def test_a_header_that_cannot_be_read_is_explained(message, header):
    with pytest.raises(FrontMatterError) as error:
        frontmatter.read(header)
    assert message == str(error.value)


FILE = "---\ntitle: 'A  title' # kept\n\n# a comment\ntags: [a,\n  b]\n---\n\nBody\r\n---\nx: y"


@pytest.mark.parametrize(
    ("after_edit", "before"),
    [
        ("---\na: b\nrelated:\n  - x\n---\nBody", "---\na: b\n---\nBody"),
        ("---\na: b\nrelated:\n  - x\nc: d\n---\n", "---\na: b\nc: d\n---\n"),
        ("---\nrelated:\n  - x\n---\n", "---\n---\n"),
        ("---\nrelated:\n  - x\nc: d\n---\n", "---\nrelated: [q,\nr\n]\nc: d\n---\n"),
        ("---\nrelated:\n  - x\nc: d\n---\n", "---\nrelated:\n- q\n- r\nc: d\n---\n"),
        ("---\nrelated:\n  - x\n\n# c\nc: d\n---\n", "---\nrelated:\n  - q\n\n# c\nc: d\n---\n"),
        ("---\nrelated:\n  - x\nc: d\n---\n", '---\n"related" : [q]\nc: d\n---\n'),
        ("---\nrelated:\n  - x\nc: d\n---\n", "---\nrelated:\nc: d\n---\n"),
        ("---\nc: |\n  related:\nrelated:\n  - x\n---\n", "---\nc: |\n  related:\n---\n"),
        ("\ufeff---\r\na: b\r\nrelated:\r\n  - x\r\n---\r\n", "\ufeff---\r\na: b\r\n---\r\n"),
    ],
)
def test_one_key_is_set_in_place(after_edit, before):
    assert after_edit == frontmatter.with_key(before, "related", ("x",), after="a")


def test_all_other_bytes_stay():
    edited = frontmatter.with_key(FILE, "related", ("x",), after="title")
    assert edited.replace("related:\n  - x\n", "") == FILE
    assert edited.startswith("---\ntitle: 'A  title' # kept\nrelated:")


@pytest.mark.parametrize(
    "text", ["---\n{a: b, c: d}\n---\nx", "---\na: [\n---\nx", "---\n- a\n---\n"]
)
def test_a_header_that_cannot_be_edited_by_lines_is_left_alone(text):
    assert text == frontmatter.with_key(text, "related", ("x",), after="a")


@steady
@given(
    st.dictionaries(st.text("abcd", min_size=1, max_size=2), values, min_size=1, max_size=5),
    values,
    st.sampled_from(["a", "zz"]),
)
def test_setting_a_key_changes_that_key_only(fields, value, key):
    text = frontmatter.write(fields) + "\nBody\n"
    header, body = header_of(frontmatter.with_key(text, key, value, after="b"))
    assert fields | {key: value} == frontmatter.read(header)
    assert body == "\nBody\n"


@pytest.mark.parametrize(
    "header",
    [
        "title: 'The ferry''s last day'\ntags:\n  - ice\n  - \"a \\u0041\"\n",
        "k: >-\n  folded\n  lines\n\nnote: |\n  kept\n  lines\n",
        "title: Why?\ntags: [a, 'b, c']\n",
        "date: {created: 2022-10-10, changed: ~}\nempty:\n",
        "# a comment\nurl: http://a.example/x?y#z\nemoji: 😀\n",
        "k: [what? now]\n",
        "k:\t1\nl: a\r\nm: 2\n",
        "--- \nk: v\n",
        "k: |#\n",
        "- ? a\n",
        "k: !tag v\n",
        "k: 'open\n",
        "\u2028k: v",
    ],
)
def test_a_header_is_read_the_same_with_and_without_libyaml(header, monkeypatch):
    def read():
        try:
            return list(frontmatter.read(header).items())
        except frontmatter.FrontMatterError as error:
            return str(error)

    made = read()
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert read() == made


def test_halves_of_characters_are_joined_and_lone_ones_are_no_key():
    header = '"\\ud83d\\ude00": "\\ud83d\\ude00"\n"a\\ud83d": ["\\ude00b"]\n'
    assert frontmatter.read(header) == {"😀": "😀", "a\ufffd": ("\ude00b",)}


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? ", "[{"])
def test_a_deep_nest_is_refused_and_does_not_crash(sign):
    with pytest.raises(frontmatter.FrontMatterError):
        frontmatter.read(sign * 12_000)
