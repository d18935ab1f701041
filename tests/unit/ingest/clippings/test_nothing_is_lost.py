"""Every word of a clipping is in a field, in the body, or in a note; labels and dates aside."""

import re
from pathlib import Path

import pytest

from briefings import mentions
from briefings.articlefile import to_text
from briefings.ingest.clippings.captions import _WORD
from briefings.ingest.dates.words import vocabulary
from briefings.ingest.labels import LABELS
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.ingest.seedtext import text_of
from briefings.model import Source
from briefings.text import words
from briefings.urls import canonical

ROOT = Path(__file__).parents[4]
CLIPPINGS = sorted(
    path
    for folder in ("tests/golden/ingest/clipping", "tests/golden/ingest/plain", "seeds")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".md", ".txt"} and path.name not in {"expected.md", "name.txt"}
)
SPOKEN = (*(p for kind in LABELS if kind != "furniture" for p in LABELS[kind]), *mentions.LABELS)
#: Words that announce a field, and the names of months, days and zones.
KNOWN = {word for phrase in SPOKEN for word in words(phrase.casefold())} | vocabulary()
KNOWN |= set(words(re.sub(r"[\\?:()|.]+", " ", _WORD)))
_ADDRESS = re.compile(r"https?://[^\s<>()\"]+")  # fields hold them without trackers
#: Words a line that may go: "Kyiv correspondent".
SHORT = 4


def lost(source):
    """Return the lines of a source of which more than a short phrase is nowhere."""
    (reading,) = read_source(source, shipped())
    notes = " ".join(note.what for note in reading.notes)
    kept = set(words(f"{to_text(reading.article)} {notes}".casefold()))
    return [
        line
        for line in _ADDRESS.sub(lambda m: canonical(m[0]), text_of(source)[0]).split("\n")
        if len([w for w in words(line.casefold()) if w not in kept | KNOWN and not w.isdigit()])
        > SHORT
    ]


@pytest.mark.parametrize("path", CLIPPINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_of_a_clipping_is_lost(path):
    assert lost(Source(path.relative_to(ROOT).as_posix(), path.read_bytes())) == []


TEXT = "The minister said so on Monday.\n\n{}\n\nObservers doubted it, and said why they did.\n\n{}"
#: Lines that look like fields and hold more words than their fields.
MORE_THAN_FIELDS = [
    "Source: the ministry of grain in a letter to all mills, https://grain.example/letter.pdf",
    "Published: 10 October 2022 and then again, with many errors, two weeks later",
    "By Ann Ray, whose father had sown the first field of the valley in his youth",
    "Author: Ann Ray, whose father had sown the first field of the valley in his youth",
    "Tags: grain, a word that nobody had ever heard here before the war began in spring",
    "Original: https://a.example/one https://b.example/two https://c.example/three",
    "https://a.example/one",
    "10 October 2022",
    "Source: https://a.example/2",
]


@pytest.mark.parametrize("first", MORE_THAN_FIELDS)
@pytest.mark.parametrize("last", MORE_THAN_FIELDS)
def test_no_line_that_looks_like_a_field_is_lost(first, last):
    for body in (f"{first}\n\n{TEXT.format('A line.', last)}", TEXT.format(first, last)):
        text = f"# Harvest late\n\n11 October 2022\n\n{body}\n"
        (reading,) = read_source(Source("seeds/x.md", text.encode()), shipped())
        kept = to_text(reading.article) + " ".join(note.what for note in reading.notes)
        for line in (first, last):
            if "http" in line:
                assert {url.strip(".,") for url in re.findall(r"https?://\S+", line)} <= {
                    url.strip('.,"') for url in re.findall(r"https?://[^\s;]+", kept)
                }
            assert lost(Source("seeds/x.md", text.encode())) == []
