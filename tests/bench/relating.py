"""Print what relating costs, in units of counting the words of the articles once.

    python tests/bench/relating.py [ARTICLES ...]

One unit: the words of every text, lower-case, counted and nothing else. Beyond 10,000 articles the
real ones are recombined: each new text is made of paragraphs or sentences of four real ones, drawn
with a fixed seed. CPU seconds of this process; set OPENBLAS_NUM_THREADS=1 to compare machines.
"""
# ruff: noqa: T201  a script prints

import gc
import gzip
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from briefings.dates import from_iso
from briefings.enrich import neighbours
from briefings.enrich.context import Context, Found, make_context
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import NO_CORRECTIONS
from briefings.enrich.reasons import Reasons
from briefings.enrich.relate import CONNECTORS
from briefings.enrich.vectors import weigh
from briefings.enrich.wordtable import make_word_table
from briefings.model import Article
from briefings.report import silent
from briefings.text import sentences, words

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news" / "mix10k.jsonl.gz"
SIZES = (1_000, 3_000, 10_000)


def read(count: int) -> list[Article]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    real = [
        Article(id=f"{number:08x}", title=row["title"], body=row["text"],
                date=from_iso(row["date"] or ""))
        for number, row in enumerate(rows)
    ]  # fmt: skip
    return real[:count] + [recombined(number, real) for number in range(len(real), count)]


def recombined(number: int, real: list[Article]) -> Article:
    """Return an article of sentences of four others, about as long as one of them."""
    chance = Random(number)
    parents = chance.sample(real, 4)
    pool = [sentence for parent in parents for sentence in sentences(parent.body)]
    chance.shuffle(pool)
    body = " ".join(pool[: max(1, len(pool) // 4)])
    return Article(id=f"{number:08x}", title=parents[0].title, body=body, date=parents[1].date)


def measure(count: int) -> None:
    articles = read(count)
    unit = spent(lambda: [Counter(words(f"{a.title}\n{a.body}".lower())) for a in articles])
    print(f"{count:,} articles, one unit is {unit:.2f} s")
    gc.disable()  # as relate does
    context: Any = None

    def contexts() -> None:
        nonlocal context
        context = make_context(articles, 6, silent)

    print(f"  {'reading':22} {spent(contexts) / unit:6.2f}")
    parts: dict[str, float] = defaultdict(float)
    for name in ("make_profiles", "find_near", "make_reasons"):
        watch(neighbours, name, parts)
    watch(Reasons, "why", parts)
    found = Found()
    for name, connect in CONNECTORS:
        start = time.process_time()
        found = connect(context, found)
        print(f"  {name:22} {(time.process_time() - start) / unit:6.2f}")
    for name, seconds in parts.items():
        print(f"    {name:20} {seconds / unit:6.2f}")
    print(f"  {'names':22} {spent(lambda: name_all(context, NO_CORRECTIONS, 'en')) / unit:6.2f}")
    counting = spent(lambda: vectorised(context))
    print(f"  find_near is {parts['find_near'] / counting:.2f} of counting terms and weighing them")
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def vectorised(context: Context) -> object:
    """Return the terms of all texts, counted and weighed: what finding neighbours is set against.

    The notes on related articles took this as their unit: there the exact way costs 35 of it at
    100,000 articles, rare words as candidates 2.3.
    """
    texts = [context.texts[article.id] for article in context.articles]
    langs = [article.lang or "en" for article in context.articles]
    return weigh(make_word_table(context.articles, texts, langs).counts)


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def watch(owner: Any, name: str, parts: dict[str, float]) -> None:
    """Count the seconds spent in a function, under its name."""
    work = getattr(owner, name)
    work = getattr(work, "watched", work)

    def timed(*arguments: object, **named: object) -> object:
        start = time.process_time()
        result = work(*arguments, **named)
        parts[name] += time.process_time() - start
        return result

    timed.watched = work  # type: ignore[attr-defined]
    setattr(owner, name, timed)


if __name__ == "__main__":
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        measure(size)
