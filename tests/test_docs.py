"""The documents know every command, option, key, front matter name and template name."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import pytest

from briefings import articlefile, config
from briefings.commands.cli import briefings
from briefings.render.views import context, drawn, parts

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text("utf-8")
FRONT_MATTER = (ROOT / "docs" / "front-matter.md").read_text("utf-8")
THEME = (ROOT / "theme" / "README.md").read_text("utf-8")
NAMES = {**vars(parts), **vars(drawn), **vars(context)}
VIEWS = [v for v in NAMES.values() if isinstance(v, type) and is_dataclass(v)]


@pytest.mark.parametrize("name", briefings.commands)
def test_every_command_is_documented_and_its_help_ends_in_an_example(name: str) -> None:
    command = briefings.commands[name]
    assert f"## briefings {name}" in COMMANDS
    shown = command.get_help(click.Context(command)).split("Options:")[0]
    assert f"briefings {name}" in shown.split("Example:")[1]


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^## briefings ([\w-]+)", COMMANDS, re.MULTILINE)) == set(
        briefings.commands
    )


@pytest.mark.parametrize("name", briefings.commands)
def test_every_option_is_documented_and_has_a_long_name_and_a_help_text(name: str) -> None:
    section = COMMANDS.split(f"## briefings {name}\n")[1].split("\n## ")[0]
    for option in briefings.commands[name].params:
        if isinstance(option, click.Option):
            assert option.help
            long = [o for o in option.opts if o.startswith("--")]
            assert long
            assert f"`{long[0]}" in section


@pytest.mark.parametrize("key", config.KEYS)
def test_every_configuration_key_is_documented_with_its_default(key: str) -> None:
    default = config.KEYS[key].default
    row = next(line for line in CONFIGURATION.split("\n") if line.startswith(f"| `{key}` |"))
    default = list(default) if isinstance(default, tuple) else default
    written = {"True": "true", "False": "false"}.get(str(default), default)
    assert f"| `{written!r}` |".replace("'", '"') in row or f"| `{written}` |" in row


def test_no_configuration_key_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", CONFIGURATION, re.MULTILINE)) == set(config.KEYS)


def test_every_front_matter_key_is_documented() -> None:
    documented = set(re.findall(r"`(\w+)`", FRONT_MATTER))
    assert set(articlefile.KEYS) | {"schema"} <= documented


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_the_theme_document_names_every_field_of_every_view(view: type) -> None:
    section = THEME.split(f"### {view.__name__}\n")[1].split("\n### ")[0].split("\n## ")[0]
    named = re.findall(r"^- `(\w+)`", section, re.MULTILINE)
    assert named == [field.name for field in fields(view)]


def test_pictures_and_documents_that_the_readme_shows_exist() -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", README):
        assert (ROOT / target).is_file(), target


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = README[: README.index("\n## ")]
    assert "make site" in opening
    assert "make test" in opening
