"""Print what each part of reading a page's text brings: the F1 with everything, then without it.

    python tests/quality/extraction/ablate.py [--folds N] [--every N] [--sets NAME ...]

Needs lightgbm 4.7, as train.py does: without a witness the trees are grown anew. Every page is read
by trees that have not seen its part. ``--every 6`` takes each sixth page, for a quick look.
"""
# ruff: noqa: T201  a script prints

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from quality.extraction import train
from quality.extraction.compare import SETS, read_pages

from briefings.ingest.page import page
from briefings.ingest.pagetext import choice, text, witnesses

#: What stands in the place of a part: module, name, value.
PARTS: dict[str, tuple[object, str, object]] = {
    "what is put back": (text, "with_missing", lambda _blocks, text, known: text),  # noqa: ARG005
    "lost headings": (text, "with_top", lambda text, _blocks, _losing: text),
    "whole tables": (choice, "with_whole_tables", lambda _pieces, kept: kept),
    "a closing's cut": (page, "without_closing", lambda body, _people: body),
    "data of scripts": (page, "from_scripts", lambda *_: None),
    "the best limit": (choice, "_LIMITS", (0.5,)),
    "the trees": (choice, "_MOST", -1),  # the reading that agrees most with the others
}


def without(part: tuple[object, str, object], work: Callable[[], None]) -> None:
    module, name, value = part
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        work()
    finally:
        setattr(module, name, before)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--sets", nargs="*", default=SETS)
    asked = parser.parse_args()
    train.read_pages = lambda name: read_pages(name)[:: asked.every]

    def grown_anew() -> None:
        train.cross_score(train.gather(asked.sets, asked.folds), asked.folds)

    print("everything")
    examples = train.gather(asked.sets, asked.folds)
    train.cross_score(examples, asked.folds)
    for name, part in PARTS.items():
        print(f"without {name}")
        without(part, lambda: train.cross_score(examples, asked.folds))
    for name in witnesses.WITNESSES:
        print(f"without the witness {name}")
        others = {other: who for other, who in witnesses.WITNESSES.items() if other != name}
        without((witnesses, "WITNESSES", others), grown_anew)


if __name__ == "__main__":
    main()
