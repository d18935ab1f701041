"""The configuration: every key has a default, everything wrong is told (see tests/invalid)."""

from pathlib import Path

import pytest

from briefings.config import KEYS, read_config
from briefings.errors import ConfigError


def test_a_bare_folder_is_an_archive(tmp_path):
    config = read_config(tmp_path)
    assert (tmp_path / "seeds", tmp_path / "output") == (config.seeds_dir, config.output_dir)


def test_keys_stand_in_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.briefings]\ntitle = "Mine"\npage_size = 7\n')
    config = read_config(tmp_path)
    assert (config.title, config.page_size) == ("Mine", 7)


def test_a_pyproject_of_something_else_changes_nothing(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.other]\ntitle = "Other"\n')
    assert read_config(tmp_path).title == "Briefing archive"


def test_a_file_of_its_own_wins(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.briefings]\ntitle = "One"\n')
    (tmp_path / "briefings.toml").write_text('title = "Two"\n')
    assert read_config(tmp_path).title == "Two"


def test_the_command_line_wins_over_files(tmp_path):
    (tmp_path / "briefings.toml").write_text('site_url = "https://a.example/"\n')
    assert read_config(tmp_path, site_url="https://b.example/").site_url == "https://b.example/"


def test_a_byte_order_mark_does_not_matter(tmp_path):
    (tmp_path / "briefings.toml").write_bytes(b'\xef\xbb\xbftitle = "Two"\n')
    assert read_config(tmp_path).title == "Two"


def test_the_root_is_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_config(tmp_path.relative_to(tmp_path)).root == tmp_path.resolve()


def test_lists_are_tuples(tmp_path):
    (tmp_path / "briefings.toml").write_text('plugins = ["a", "b"]\n')
    assert read_config(tmp_path).plugins == ("a", "b")


def test_the_root_is_no_key():
    assert "root" not in KEYS


@pytest.mark.parametrize("key", ["seeds", "content", "output"])
@pytest.mark.parametrize(
    "folder",
    ["", ".", "..", "../x", "a/../b", "/tmp/x", "\\\\host\\x", "C:\\x", "C:x", "a\\b", ".briefings",
     ".briefings/x"],
)  # fmt: skip
def test_a_folder_lies_below_the_archive(tmp_path, key, folder):
    with pytest.raises(ConfigError, match="Name a folder of its own"):
        read_config(tmp_path, **{key: folder})


@pytest.mark.parametrize("folder", ["docs", "build/site", "Ausgabe für Leser", "a..b"])
def test_a_folder_may_have_any_other_name(tmp_path, folder):
    assert tmp_path / folder == read_config(tmp_path, output=folder).output_dir


@pytest.mark.parametrize(
    ("one", "other"),
    [("content", "output"), ("seeds", "output"), ("output", "content"), ("seeds", "content")],
)
def test_no_folder_lies_in_another(tmp_path, one, other):
    """Output is replaced whole: what lay in it would be gone."""
    with pytest.raises(ConfigError, match="lie side by side"):
        read_config(tmp_path, **{one: "site/x", other: "site"})


@pytest.mark.parametrize(
    "url", ["a.example", "https://", "ftp://a.example/", "https://a b/", "https://a.example:99999/"]
)
def test_a_site_url_is_a_web_address(tmp_path, url):
    with pytest.raises(ConfigError, match="Write it as https://host/path/"):
        read_config(tmp_path, site_url=url)


@pytest.mark.parametrize("lang", ["en", "pt-BR", "zh-Hant-TW", "ckb"])
def test_a_language_tag_is_taken(tmp_path, lang):
    assert lang == read_config(tmp_path, lang=lang).lang


@pytest.mark.parametrize("folder", [".site", ".git", "docs/.hidden", "theme", "Seeds"])
def test_the_site_never_takes_the_place_of_something_else(folder, tmp_path):
    with pytest.raises(ConfigError):
        read_config(tmp_path, output=folder)


def test_control_characters_are_refused(tmp_path):
    with pytest.raises(ConfigError, match="control characters"):
        read_config(tmp_path, title="a\0b")


def test_the_address_of_the_site_is_one_that_every_program_takes(tmp_path: Path) -> None:
    config = read_config(tmp_path, site_url="https://новости.example/да/%20/")
    assert config.site_url == "https://xn--b1amnebsh.example/%D0%B4%D0%B0/%20/"
