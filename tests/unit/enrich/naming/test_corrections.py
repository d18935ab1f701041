"""names.yaml: what people say, and what stops them when they contradict themselves."""

import pytest

from briefings.enrich.naming.corrections import NO_CORRECTIONS, read_corrections
from briefings.errors import ConfigError


def read(folder, text):
    (folder / "names.yaml").write_text(text, "utf-8")
    return read_corrections(folder)


def test_without_the_file_nothing_is_corrected(tmp_path):
    assert read_corrections(tmp_path) == NO_CORRECTIONS
    assert read(tmp_path, "") == NO_CORRECTIONS


def test_groups_that_share_a_name_are_one_in_circles_too(tmp_path):
    said = read(tmp_path, "same:\n- [A, B]\n- [C, D]\n- [B, C]\n- [D, A]\n")
    assert said.same == (("A", "B", "C", "D"),)
    assert said.shown()["d"] == "A"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sam:\n- [A, B]", "names.yaml, line 1: unknown key `sam`. Did you mean `same`?"),
        ("same:\n- [A]", "names.yaml, line 2: a single name. Name at least two."),
        (
            "kind:\n  A: persn",
            "names.yaml, line 2: `A` is 'persn'. Kinds are person, organisation, place.",
        ),
        (
            "kind:\n  A: person\n  a: place",
            "names.yaml, line 3: `a` has two kinds. Keep one of the two lines.",
        ),
        (
            "same:\n- [A, B]\ndifferent:\n- [B, A]",
            (
                "names.yaml: `a` and `b` are both the same and different. "
                "Take them out of `same` or of `different`."
            ),
        ),
        (
            "same:\n- [A, B]\nhide: [B]",
            "names.yaml: `B` is hidden and in a group of `same`. Take it out of one of the two.",
        ),
        ("- A", "names.yaml, line 1: expected keys. Known keys: same, different, kind, hide."),
    ],
)
def test_a_contradiction_is_told_with_its_line_and_a_remedy(tmp_path, text, message):
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)
    assert str(error.value) == message
