"""``stories.yaml``: what it may say, and where it is wrong."""

import pytest

from briefings.config import read_config
from briefings.enrich.storyrules import StoryRule, check_rules, read_known, read_rules, write_known
from briefings.errors import ConfigError


def rules(folder, text):
    (folder / "stories.yaml").write_text(text, "utf-8")
    return read_rules(folder)


def test_a_story_is_named_joined_and_split(tmp_path):
    text = "# by hand\n- story: a\n  title: The bridge\n  with: [b, c]\n  without: d\n"
    expected = (StoryRule("a", "The bridge", ("b", "c"), ("d",), 2),)
    assert rules(tmp_path, text) == expected


def test_no_file_and_an_empty_one_say_nothing(tmp_path):
    assert read_rules(tmp_path) == ()
    assert rules(tmp_path, "# nothing yet\n") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- story: a\n  wiht: [b]\n", "stories.yaml, line 2: unknown key `wiht`."),
        ("- title: The bridge\n", "stories.yaml, line 1: no `story`."),
        ("- a\n", "stories.yaml, line 1: expected keys."),
        ("story: a\n", "stories.yaml: expected a list of stories."),
        ("- story: [a\n", "stories.yaml: not valid YAML:"),
        ("- story: a\n  with: {b: c}\n", "stories.yaml, line 2: `with` is no plain value."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(ConfigError) as error:
        rules(tmp_path, text)
    assert str(error.value).startswith(told)


def test_an_id_that_no_article_has_is_told_with_its_line(tmp_path):
    found = rules(tmp_path, "- story: a\n- story: b\n  without: [x]\n")
    with pytest.raises(ConfigError) as error:
        check_rules(found, {"a", "b"})
    assert str(error.value).startswith("stories.yaml, line 2: no article has the id x.")


def test_known_stories_are_kept_and_only_grow(tmp_path):
    config = read_config(tmp_path)
    config.content_dir.mkdir()
    assert read_known(config) == frozenset()
    write_known(["b", "a"], config)
    write_known(["c"], config)
    assert read_known(config) == {"a", "b", "c"}


def test_a_broken_list_of_known_stories_counts_as_none(tmp_path):
    config = read_config(tmp_path)
    config.content_dir.mkdir()
    (config.content_dir / ".stories.json").write_text("[", "utf-8")
    assert read_known(config) == frozenset()
