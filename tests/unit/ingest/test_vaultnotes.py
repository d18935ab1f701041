from briefings import markdown
from briefings.ingest.outlets import Outlets
from briefings.ingest.reading import read_source
from briefings.ingest.vaultnotes import without_marks
from briefings.model import Source

NOTE = "Open %% private: ask Leila %% text.\n\n%%\nmore -- private\n%%\n\nThe end, at 50%% of it."


def test_private_remarks_stay_in_the_file_and_are_on_no_page() -> None:
    text = without_marks(NOTE)
    assert "ask Leila" in text
    for shown in (markdown.to_html(text), markdown.to_text(text)):
        assert "private" not in shown
        assert "50%% of it" in shown


def test_a_remark_that_never_ends_hides_nothing() -> None:
    assert without_marks("%%\nText.") == "%%\nText."


def test_a_date_that_cannot_be_read_is_not_lost_without_a_word() -> None:
    seed = b"---\ntitle: One\ndate: 2020-02-30\n---\n\nThe text of it.\n"
    (reading,) = read_source(Source("seeds/a.md", seed), Outlets())
    assert reading.article.extra["date"] == "2020-02-30"
