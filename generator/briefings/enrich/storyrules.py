"""``stories.yaml``: stories joined, split or named by hand; and the stories known so far.

- story: 2022-10-10-1a2b3c4d      # any article of the story
  title: The bridge               # instead of the title of one of its articles
  with: [2022-11-01-5e6f7a8b]     # these articles, and the stories they are in, belong to it
  without: [2022-10-11-9c0d1e2f]  # these do not; two or more of them are a story of their own
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefings.config import Config
from briefings.errors import ConfigError
from briefings.files import write_whole

FILE = "stories.yaml"
KNOWN = ".stories.json"
_KEYS = ("story", "title", "with", "without")


@dataclass(frozen=True, slots=True)
class StoryRule:
    """What a person said of one story."""

    story: str  #: id of an article in it
    title: str | None = None
    joined: tuple[str, ...] = ()  #: ids of articles whose stories are this one
    parted: tuple[str, ...] = ()  #: ids of articles that are not in it
    line: int = 0  #: where it stands in the file, from 1


def read_rules(root: Path) -> tuple[StoryRule, ...]:
    """Return what ``stories.yaml`` says, in its order; nothing without the file.

    Raises ConfigError.
    """
    path = root / FILE
    if not path.is_file():
        return ()
    try:
        node = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ConfigError(FILE, f"not valid YAML: {reason}", "Mend that line.") from error
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(FILE, "expected a list of stories", "Begin each with `- story: ID`.")
    return tuple(_rule(item) for item in node.value)


def _rule(node: yaml.Node) -> StoryRule:
    line = node.start_mark.line + 1
    where = f"{FILE}, line {line}"
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(where, "expected keys", "Write `- story: ID` and its keys below.")
    found: dict[str, tuple[str, ...]] = {}
    for key, value in node.value:
        place = f"{FILE}, line {key.start_mark.line + 1}"
        if key.value not in _KEYS:
            remedy = f"Known keys: {', '.join(_KEYS)}."
            raise ConfigError(place, f"unknown key `{key.value}`", remedy)
        found[key.value] = _texts(place, key.value, value)
    if len(found.get("story", ())) != 1:
        raise ConfigError(where, "no `story`", "Write the id of one article of the story.")
    title = " ".join(found.get("title", ())) or None
    return StoryRule(
        found["story"][0], title, found.get("with", ()), found.get("without", ()), line
    )


def _texts(where: str, key: str, node: yaml.Node) -> tuple[str, ...]:
    listed = isinstance(node, yaml.SequenceNode) and key in {"with", "without"}
    nodes = node.value if listed else [node]
    if not all(isinstance(each, yaml.ScalarNode) for each in nodes):
        raise ConfigError(where, f"`{key}` is no plain value", "Write an id, or a list of ids.")
    return tuple(str(each.value).strip() for each in nodes)


def check_rules(rules: Iterable[StoryRule], ids: Iterable[str]) -> None:
    """Raise ConfigError where a rule names an id that no article of the archive has."""
    known = set(ids)
    for rule in rules:
        for each in (rule.story, *rule.joined, *rule.parted):
            if each not in known:
                what = f"no article has the id {each}"
                remedy = "Take it from the article's front matter (`id`), or take the line out."
                raise ConfigError(f"{FILE}, line {rule.line}", what, remedy)


def read_known(config: Config) -> frozenset[str]:
    """Return the ids of all stories that were ever shown; none without the file.

    Not a cache: by it an older article that comes later does not rename a story.
    """
    try:
        data = json.loads((config.content_dir / KNOWN).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    listed = data.get("stories") if isinstance(data, dict) else None
    return (
        frozenset(i for i in listed if isinstance(i, str))
        if isinstance(listed, list)
        else frozenset()
    )


def write_known(ids: Iterable[str], config: Config) -> None:
    """Write the ids of all stories known, if there are new ones."""
    known = read_known(config)
    if (new := known | set(ids)) and new != known:
        text = json.dumps({"stories": sorted(new)}, indent=1) + "\n"
        write_whole(config.content_dir / KNOWN, text.encode())
