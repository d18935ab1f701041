"""Who helped with a text is neither its author nor its subtitle."""

import pytest

from briefings.ingest.clippings.clipping import read_clipping

TEXT = "The port opened at noon on Tuesday, the harbour master said."


@pytest.mark.parametrize(
    "line",
    ["Reviewed by Bo Kim", "Medically reviewed by Bo Kim, MD", "Übersetzt von Eva Groß",
     "Traduit par Anne Roy", "Перевод: Иван Петров"],
)  # fmt: skip
def test_a_helper_is_kept_as_credits_and_the_head_goes_on(line: str) -> None:
    draft = read_clipping("a", f"# Port opens\n\nBy Ann Lee\n\n{line}\n\n5 May 2022\n\n{TEXT}\n")
    said = {witness.field: witness.value for witness in draft.witnesses}
    assert said["credits"] == line
    assert said["date"] == "2022-05-05"
    assert "subtitle" not in said
    assert draft.body.strip() == TEXT


@pytest.mark.parametrize(
    "line",
    ["Reviewed by experts, the plan was sent back to the council.", "Edited by hand"],
)
def test_a_sentence_is_no_credit(line: str) -> None:
    draft = read_clipping("a", f"# Port opens\n\n5 May 2022\n\n{line}\n\n{TEXT}\n")
    assert "credits" not in {witness.field for witness in draft.witnesses}
