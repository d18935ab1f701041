"""Extracts: the sentence of a text that says most of it, as it stands there.

A sentence is worth more the more its words are those of the whole text (centrality), and the
earlier it stands (the lead). tests/quality/extracts.py compares with other ways.
"""

import re
from collections import Counter

from briefings import markdown
from briefings.briefing import Extract
from briefings.text import fold, sentences, words

LIMIT = 280  # characters of an extract; one sentence alone may be longer, up to LONGEST
LONGEST = 420
SHORTEST = 40  # a sentence of fewer letters is a label or a cry
PARAGRAPHS = 12  # what comes later is hardly ever what a text is about
_SHORT_WORD = 4  # letters; shorter words say little in any alphabet
#: What a final stop often belongs to although the sentence goes on.
_ABBREVIATION = re.compile(
    r"(?:\b[A-ZА-ЯЁІЇЄ]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|St|No|Jr|Sr|Prof|Sen|Rep|Gov|vs|Inc|Co|Ltd"
    r"|bzw|Nr|Hr|Fr|им|ул|тыс|млн|млрд|руб|гг?|св|кв))\.$"
)


def extract(body: str) -> Extract | None:
    """Return the extract of a Markdown text; None if it has no sentence worth it."""
    found = [
        (at, number, sentence)
        for at, paragraph in enumerate(markdown.paragraphs(body)[:PARAGRAPHS], start=1)
        for number, sentence in enumerate(whole_sentences(paragraph), start=1)
    ]
    usable = [place for place in found if SHORTEST <= len(place[2]) <= LONGEST]
    if not usable:
        return None
    worth = weights([sentence for _, _, sentence in usable])
    best = max(range(len(usable)), key=lambda at: (worth[at], -at))
    paragraph, number, text = usable[best]
    after = usable[best + 1] if best + 1 < len(usable) else None
    if after and after[:2] == (paragraph, number + 1) and len(text) + len(after[2]) < LIMIT:
        text = f"{text} {after[2]}"
    return Extract(text, paragraph, number)


def whole_sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph; what was cut after an abbreviation is joined again."""
    joined: list[str] = []
    for sentence in sentences(paragraph):
        if joined and _ABBREVIATION.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def weights(texts: list[str]) -> list[float]:
    """Return how much each of a text's sentences, in their order, says of it."""
    bags = [{w for w in words(fold(text)) if len(w) >= _SHORT_WORD} for text in texts]
    counts = Counter(word for bag in bags for word in bag)
    most = sum(counts.values()) or 1
    return [
        sum(counts[word] for word in bag) / most / max(1, len(bag)) ** 0.5 / (1 + at * 0.25)
        for at, bag in enumerate(bags)
    ]
