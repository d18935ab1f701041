"""Headers that are not quite what they should be, or are in another language than YAML."""

import pytest

from briefings.errors import SeedError
from briefings.ingest.formats import find_format
from briefings.ingest.headers.vaultnotes import take_metadata, without_marks
from briefings.model import Source

TEXT = "The city wants its trams back.\n\nBuilding is to begin next year.\n"


def read(text):
    source = Source("seeds/x.md", text.encode())
    (draft,) = find_format(source).read(source)
    return {w.field: w.value for w in reversed(draft.witnesses)}, draft


@pytest.mark.parametrize(
    "header",
    [
        "---\ntitle: Trams: a return\n---\n",
        "---\ntitle: Trams: a return\n...\n",
        "---\ntitle: 'Trams: a return'\n...\n",
        '+++\ntitle = "Trams: a return"\n+++\n',
        '{"title": "Trams: a return",\n "draft": false}\n',
        '---\ntitle: "Trams: a return"\nnote: "Peace" talks\n---\n',
    ],
)
def test_a_header_is_read(header):
    values, draft = read(f"{header}\n{TEXT}")
    assert values["title"] == "Trams: a return"
    assert draft.body == TEXT


def test_a_header_read_line_by_line_is_told():
    _, draft = read(f"---\ntitle: Trams: a return\ntags:\n  - tram\n---\n\n{TEXT}")
    (note,) = draft.notes
    assert note.where == "seeds/x.md, line 2"
    assert note.what == (
        "mapping values are not allowed here; the front matter was read line by line. "
        "Mend that line, or quote the value."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: 'Trams\n---\n\nText.\n", 2),
        ("---\ntitle: Trams: a\n  b:\n    - {\n---\n\nText.\n", 2),
        ("---\nschema: briefing/1\ntitle: Trams: a return\n---\n\nText.\n", 3),
        ("---\na: &x b\ntitle: *x\n---\n\nText.\n", 2),
        ("+++\ntitle = Trams\n+++\n\nText.\n", 2),
        ('+++\ntitle = "Trams"\n\nText.\n', 1),
        ('{"title": "Trams",,}\n\nText.\n', 1),
    ],
)
def test_a_header_that_cannot_be_understood_is_refused_with_its_line(text, line):
    with pytest.raises(SeedError) as caught:
        read(text)
    assert str(caught.value).startswith(f"seeds/x.md, line {line}")


def test_tables_of_hugo_and_zola_hold_keys_like_any_other():
    header = (
        "+++\ntitle = 'T'\ndate = 2023-02-14\n[params]\nauthor = 'Ann Ray'\n"
        "[taxonomies]\ntags = ['tram']\n[extra]\nsource_url = 'https://a.example/1'\n+++\n"
    )
    values, draft = read(f"{header}\n{TEXT}")
    assert values["date"] == "2023-02-14"
    assert values["authors"] == ("Ann Ray",)
    assert values["tags"] == ("tram",)
    assert values["source_url"] == "https://a.example/1"
    assert draft.foreign == {}


def test_marks_of_note_taking_programs_are_taken_out_of_the_text():
    text = "It was ==a long== way. ^b1c\n\n![[a b.png|300]]\n\n```\nx ==y== z ^b1\n```"
    expected = "It was a long way.\n\n![](<a b.png>)\n\n```\nx ==y== z ^b1\n```"
    assert expected == without_marks(text)


def test_an_embedded_note_is_a_link_to_it():
    assert without_marks("See ![[Other note]].") == "See [[Other note]]."


@pytest.mark.parametrize("text", ["a == b and c == d", "if x==y or y==z", "2 ^3", "![[]]"])
def test_what_only_looks_like_such_a_mark_stays(text):
    assert text == without_marks(text)


def test_a_section_that_is_called_metadata_stays_where_it_lists_nothing_known():
    text = "# Title\n\n## Metadata\n\n- Metadata: what police keep\n- Cost: ten million\n"
    assert take_metadata(text) == ({}, {}, text)
