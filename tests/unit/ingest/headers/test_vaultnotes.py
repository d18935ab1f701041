"""Notes of Obsidian and its like: marks go, what they say stays."""

from briefings.ingest.headers.vaultnotes import read_marks, without_marks
from briefings.ingest.outlets import Outlets
from briefings.ingest.reading import read_source
from briefings.model import Source

NOTE = "Open %% private: ask Leila %% text.\n\n%%\nmore -- private\n%%\n\nThe end, at 50%% of it."
PROSE = "The ferry left at seven with forty passengers on board, the harbour office said."


def read(text, name="seeds/a.md"):
    (reading,) = read_source(Source(name, text.encode()), Outlets())
    return reading.article


def test_private_remarks_are_kept_and_are_on_no_page():
    marked = read_marks(NOTE)
    assert marked.text == "Open text.\n\n\n\n\n\nThe end, at 50%% of it."
    assert marked.foreign == {"comment": ("private: ask Leila", "more -- private")}


def test_a_remark_that_never_ends_hides_nothing():
    assert without_marks("%%\nText.") == "%%\nText."


def test_a_callout_is_a_quotation_with_a_bold_title():
    text = "> [!note]- What is known\n> Forty on board.\n\n> [!WARNING]\n> Ice.\n\n> [!x] **Bold**"
    expected = "> **What is known**  \n> Forty on board.\n\n> **Warning**  \n> Ice.\n\n> **Bold**  "
    assert expected == without_marks(text)


def test_inline_fields_at_head_and_foot_are_keys():
    article = read(f"---\ntitle: T\n---\n\nurl:: https://a.example/1\n\n{PROSE}\n\n- rating:: 4\n")
    assert article.source_url == "https://a.example/1"
    assert article.extra["rating"] == "4"
    assert article.body == f"{PROSE}\n"


def test_what_looks_like_an_inline_field_within_the_text_stays():
    text = f"{PROSE}\n\nstd:: vector\n\n{PROSE}"
    assert without_marks(text) == text


def test_a_date_that_cannot_be_read_is_not_lost_without_a_word():
    article = read("---\ntitle: One\ndate: 2020-02-30\n---\n\nThe text of it.\n")
    assert article.extra["date"] == "2020-02-30"


def test_a_line_of_hashtags_adds_to_the_tags_of_the_header():
    article = read(f"---\ntitle: T\ntags: [sea]\n---\n\n{PROSE}\n\n#ferry #sea\n")
    assert article.tags == ("sea", "ferry")
    assert article.body == f"{PROSE}\n"


def test_a_bundle_without_a_title_has_its_folders_name():
    text = f"---\ndate: 2020-01-02\n---\n\n{PROSE}\n"
    assert read(text, "seeds/posts/2020-01-02-the-ferry/index.md").title == "The ferry"
