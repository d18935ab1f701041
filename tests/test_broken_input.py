"""Small broken inputs, each beside the exact message that a person gets.

``tests/invalid/config/<case>/`` holds a configuration, ``tests/invalid/content/<case>.md`` an
article; ``expected.txt`` or ``<case>.txt`` holds the message.
"""

from pathlib import Path

import pytest

from briefings import articlefile
from briefings.config import read_config
from briefings.errors import ConfigError, ContentError

HERE = Path(__file__).parent / "invalid"
CONFIGS = sorted((HERE / "config").glob("*/expected.txt"))
ARTICLES = sorted((HERE / "content").glob("*.md"))


@pytest.mark.parametrize("expected", CONFIGS, ids=[path.parent.name for path in CONFIGS])
def test_a_broken_configuration_is_explained(expected):
    with pytest.raises(ConfigError) as error:
        read_config(expected.parent)
    assert expected.read_text("utf-8") == f"{error.value}\n"


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_a_broken_article_is_explained(path):
    with pytest.raises(ContentError) as error:
        articlefile.from_text(path.read_text("utf-8"), f"content/{path.name}")
    assert path.with_suffix(".txt").read_text("utf-8") == f"{error.value}\n"


def test_there_are_cases():
    assert len(CONFIGS) >= 10
    assert len(ARTICLES) >= 10
