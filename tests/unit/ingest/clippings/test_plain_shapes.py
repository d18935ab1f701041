"""Plain texts keep their shape: lines broken on purpose, quoted letters, first blocks, kickers."""

import pytest

from briefings.errors import SeedError
from briefings.ingest.clippings.plaintext import to_markdown
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.report import Level

PROSE = "The strike at the mill ended on Friday after forty days, both sides said.\n"


def read(text):
    (reading,) = read_source(Source("seeds/x.txt", text.encode()), shipped())
    return reading


def findings(reading):
    return " ".join(note.what for note in reading.notes if note.level is Level.FINDING)


def test_a_poem_keeps_its_lines():
    assert to_markdown("Grey water,\ngrey rope,\na bell.\n\nA coat\non a hook") == (
        "Grey water,  \ngrey rope,  \na bell.\n\nA coat  \non a hook"
    )


def test_a_list_of_results_keeps_its_lines():
    text = "Alston 2 - 1 Nenthead\nBrampton 0 - 0 Penrith\nPostponed: Appleby v Kirkby"
    assert to_markdown(text) == text.replace("\n", "  \n")


def test_a_numbered_list_needs_no_breaks():
    text = "1. D. Armstrong (Alston) 9\n2. S. Okafor (Wigton) 8"
    assert to_markdown(text) == text


def test_prose_wrapped_at_72_columns_stays_one_paragraph():
    text = (
        "The council of the valley decided on Tuesday that the narrow bridge over\n"
        "the river will be closed to lorries from the first of May, after the two\n"
        "engineers had found cracks in its northern pier during the winter, which\n"
        "nobody wondered at."
    )
    assert to_markdown(text) == text


def test_a_long_paragraph_of_one_line_does_not_make_wrapped_prose_break():
    wrapped = (
        "The council of the valley decided on Tuesday that the narrow bridge over\n"
        "the river will be closed to lorries from the first of May, after the two\n"
        "engineers had found cracks."
    )
    assert to_markdown(f"{wrapped}\n\n{'A word more. ' * 30}").startswith(wrapped)


def test_a_signature_below_wrapped_prose_keeps_its_lines():
    text = (
        "The council of the valley decided on Tuesday that the narrow bridge over\n"
        "the river will be closed to lorries.\n\nYours faithfully,\nJ. de Wit\nZutphen"
    )
    assert to_markdown(text).endswith("\n\nYours faithfully,  \nJ. de Wit  \nZutphen")
    assert "bridge over\nthe river" in to_markdown(text)


def test_wrapped_chinese_stays_one_paragraph():
    text = "春" * 36 + "\n" + "秋" * 36 + "\n" + "冬" * 10 + "。"
    assert to_markdown(text) == text


def test_quoted_lines_of_a_letter_become_quotes():
    text = "She wrote:\n> Is it true?\n>\n>> It burned.\n> Tell us.\nIt is."
    assert to_markdown(text) == (
        "She wrote:\n\n> Is it true?\n>\n>> It burned.\n>\n> Tell us.\n\nIt is."
    )


@pytest.mark.parametrize(
    ("head", "title", "kept"),
    [
        ("The strike is over\nWeavers go back on Monday", "The strike is over", "Weavers go back"),
        ("LOCAL NEWS\nA lorry of cheese turns over", "A lorry of cheese turns over", "LOCAL NEWS"),
        ("STRIKE OVER\nJK", "STRIKE OVER", "JK"),
        ("Two trams meet\nJK\n2.11.2022 r.", "Two trams meet", "JK"),
        (
            "ZCZC\nBC-MILL,1st Ld,0210\nMill strike over\nEds: Adds quote",
            "Mill strike over",
            "Eds:",
        ),
    ],
)
def test_the_first_of_several_short_lines_is_the_title_and_a_finding_says_so(head, title, kept):
    reading = read(f"{head}\n\n{PROSE}")
    assert reading.article.title == title
    assert kept in reading.article.body
    assert f'"{title}" was taken as the title' in findings(reading)


def test_fields_below_a_line_that_stays_are_still_read():
    article = read(f"Two trams meet\nJK\n2.11.2022 r.\n\nBy Ann Ray\n\n{PROSE}").article
    assert (article.date, article.authors) == ("2022-11-02", ("Ann Ray",))


@pytest.mark.parametrize(
    "text",
    [
        "The wheel goes round\nand round\n\nand the flour\nis white",
        "It ended on Friday.\nBoth sides said so.\n\n" + PROSE,
        "1. bread\n2. salt\n\n" + PROSE,
    ],
)
def test_verse_sentences_and_lists_have_no_title(text):
    with pytest.raises(SeedError, match="no title found"):
        read(text)


@pytest.mark.parametrize(
    "kicker",
    [
        "FOR IMMEDIATE RELEASE", "PRESS RELEASE", "Pressemitteilung", "Communiqué de presse",
        "Пресс-релиз", "INGEZONDEN BRIEF", "Press release:",
    ],
)  # fmt: skip
def test_a_kicker_is_never_the_title_and_stays_in_the_body(kicker):
    article = read(f"{kicker}\n\nThe mill opens again\n\n{PROSE}").article
    assert article.title == "The mill opens again"
    assert article.body.startswith(f"{kicker}\n")


def test_an_embargo_and_contacts_below_a_kicker_are_passed_over():
    head = "PRESS RELEASE\nEMBARGOED UNTIL NOON\n\nContact: Dr Ruth Ray\nSubject: New survey"
    article = read(f"{head}\n\nHedgehogs fewer by a third\n\n{PROSE}").article
    assert article.title == "Hedgehogs fewer by a third"
    assert "Contact: Dr Ruth Ray" in article.body


def test_a_narrow_column_of_prose_is_one_paragraph():
    text = (
        "The ferry left at seven in the morning\nwith forty passengers on board, the\n"
        "harbour office said. Nobody was hurt and\nthe crossing took an hour, as it did in\n"
        "the years before the storm of January."
    )
    assert to_markdown(text) == text


def test_an_address_below_the_text_stays_where_the_header_names_another():
    text = (
        b"---\ntitle: T\nurl: https://a.example/1\n---\n\nThe ferry left.\n\nhttps://b.example/2\n"
    )
    (reading,) = read_source(Source("seeds/x.md", text), shipped())
    assert reading.article.source_url == "https://a.example/1"
    assert reading.article.body == "The ferry left.\n\n<https://b.example/2>\n"
