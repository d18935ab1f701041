"""topics.yaml: what a rule asks for, and what stops a rule that asks for nothing."""

import pytest

from briefings.enrich.topicrules import Item, Rule, read_rules
from briefings.errors import ConfigError


def read(folder, text):
    (folder / "topics.yaml").write_text(text, "utf-8")
    return read_rules(folder)


def test_a_list_alone_is_any_of_it(tmp_path):
    rules = read(tmp_path, "grain: [grain deal, name: Someone]")
    assert rules == (Rule("grain", any=(Item("words", "grain deal"), Item("name", "Someone"))),)


def test_without_the_file_there_are_no_rules(tmp_path):
    assert read_rules(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: [x]\nA: [y]",
            "topics.yaml, line 2: `A` has a rule in line 1 already. Make one rule of both.",
        ),
        ("a:\n  ani: [x]", "topics.yaml, line 2: unknown key `ani`. Did you mean `any`?"),
        (
            "a:\n  none: [x]",
            (
                "topics.yaml, line 2: `a` says only what must not be there. "
                "Add words to `any` or `all`."
            ),
        ),
        (
            "a: [nam: X]",
            (
                "topics.yaml, line 1: `nam` is nothing that an article has. "
                "Known: name, outlet, language; words stand alone."
            ),
        ),
        (
            "a: x",
            (
                "topics.yaml, line 1: `a` has no words. "
                "Write words or phrases, as [grain deal, name: António Guterres]."
            ),
        ),
    ],
)
def test_a_rule_that_says_nothing_is_told_with_its_line_and_a_remedy(tmp_path, text, message):
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)
    assert str(error.value) == message
