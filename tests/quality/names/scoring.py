"""Read the labels, and count what was found right, wrong and missed.

A line of labels_<lang>.txt: id|people|organisations|places; names parted by ``;``, the spellings
that count as right by ``=``; a name with ``?`` may be found or not (a mascot, a part of the Earth).
"""

import gzip
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefings.enrich.context import plain_text
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.text import fold

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]
KINDS = ("person", "organisation", "place")


@dataclass
class Score:
    right: int = 0
    wrong: list = field(default_factory=list)
    missed: list = field(default_factory=list)

    @property
    def precision(self):
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self):
        return self.right / max(1, self.right + len(self.missed))

    def __str__(self):
        shown = self.right + len(self.wrong)
        return f"precision {self.precision:.3f} of {shown}, recall {self.recall:.3f}"


def labels(lang):
    """Return by id: kind -> list of (accepted folded spellings, optional)."""
    found = {}
    for line in (HERE / f"labels_{lang}.txt").read_text("utf-8").splitlines():
        id_, *columns = line.split("|")
        found[id_] = {
            kind: [_label(text) for text in column.split(";") if text.strip()]
            for kind, column in zip(KINDS, columns, strict=True)
        }
    return found


def _label(text):
    text = text.strip()
    return {fold(form.strip().lstrip("?")) for form in text.split("=")}, text.startswith("?")


def half(id_, labelled):
    """Return 0 for articles that decided the rules, 1 for those that measure them."""
    return sorted(labelled).index(id_) % 2


def sample_texts():
    """Return (id, lines, lang) of the repository's own sample seeds."""
    outlets = read_outlets(REPOSITORY)
    for path in sorted((REPOSITORY / "seeds").rglob("*")):
        if path.is_file():
            name = path.relative_to(REPOSITORY).as_posix()
            article = replace(read_source(Source(name, path.read_bytes()), outlets)[0].article)
            lines = "\n".join(
                (article.title, plain_text(article.body), article.image_caption or "")
            )
            yield name, lines, (article.lang or "").partition("-")[0]


def shared_texts(data, wanted):
    """Return (id, lines, lang) of the labelled articles that lie in the shared data."""
    with gzip.open(data / "news" / "mix10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                yield row["id"], f"{row['title']}\n{row['text']}", "en"
    with gzip.open(data / "ir" / "xquad_ru" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield f"xquad_ru:{row['id']}", row["text"], "ru"


def score(found, truth, ids):
    """Return the score of found (id -> [(kind, spellings)]) for some of the labelled articles."""
    total = Score()
    for id_ in ids:
        left = {kind: list(names) for kind, names in truth[id_].items()}
        for kind, spellings in found[id_]:
            match = next((n for n in left[kind] if _is_one(kind, spellings, n[0])), None)
            if match is None:
                total.wrong.append((id_, kind, min(spellings)))
            else:
                left[kind].remove(match)
                total.right += not match[1]
        for kind, names in left.items():
            total.missed += [(id_, kind, min(n)) for n, optional in names if not optional]
    return total


def _is_one(kind, spellings, accepted):
    for spelling in map(fold, spellings):
        for right in accepted:
            if spelling == right:
                return True
            mine, theirs = set(spelling.split()), set(right.split())
            surname = spelling.split()[-1] == right.split()[-1]
            if kind == "person" and surname and (mine <= theirs or theirs <= mine):
                return True
    return False
