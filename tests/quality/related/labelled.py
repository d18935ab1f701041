"""Labelled news outside the repository, read as articles; absent ones skip the test, loudly."""

import gzip
import json
from functools import lru_cache
from pathlib import Path

import pytest

from briefings.model import Article

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY.parent / "shared" / "data"
FLOORS = json.loads((REPOSITORY / "tests" / "quality" / "floors.json").read_text("utf-8"))[
    "related"
]
LANGS = {"ecb": "en", "masakha_fra": "fr"}
LABELS = {"ecb": "event", "masakha_fra": "category"}


def read(path: Path) -> list[dict]:
    if not path.exists():
        pytest.skip(f"{path} is not here: the quality of related links was NOT measured")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@lru_cache
def labelled(name: str) -> tuple[tuple[Article, ...], dict[str, str]]:
    """Return articles, and the label of those that have one."""
    if name == "ecb_in_10000":
        events = {f"ecb:{own}": label for own, label in labelled("ecb")[1].items()}
        docs = read(SHARED / "news" / "mix10k.jsonl.gz")
        held = [Article(id=doc["id"], title=doc["title"], body=doc["text"]) for doc in docs]
        return tuple(held), {a.id: events[a.id] for a in held if a.id in events}
    docs = read(SHARED / "ir" / name / "docs.jsonl.gz")
    held = [Article(id=d["id"], title=d["title"], body=d["text"], lang=LANGS[name]) for d in docs]
    return tuple(held), {doc["id"]: doc["labels"][LABELS[name]] for doc in docs}
