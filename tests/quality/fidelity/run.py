"""How much of an article's structure survives as Markdown: ours, markdownify, html2text.

Each converter turns the expected HTML of the pages into Markdown, one renderer turns it back, and
the typed blocks of both are compared. To run it:
PYTHONPATH=tests python -m quality.fidelity.run [--misses KIND]
"""

import gzip
import json
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from quality.fidelity.typed_blocks import KINDS, settle, typed_blocks, without_frames

from briefings.ingest.tomarkdown.fragment import to_text

REPOSITORY = Path(__file__).resolve().parents[3]
PAGES = REPOSITORY.parent / "shared" / "data" / "pages" / "moz.jsonl.gz"


def converters():
    """Return the converters by name, peers only where they are installed."""
    found = {"briefings": lambda markup, url: to_text("page", markup, url)}
    if find_spec("markdownify"):
        found["markdownify"] = _by_markdownify
    if find_spec("html2text"):
        found["html2text"] = _by_html2text
    return found


def _by_markdownify(markup, _url):
    import markdownify

    return markdownify.markdownify(markup, heading_style="ATX")


def _by_html2text(markup, url):
    import html2text

    converter = html2text.HTML2Text(bodywidth=0, baseurl=url)
    converter.unicode_snob = True
    return converter.handle(markup)


def renderer():
    """Return the one renderer: CommonMark, GFM tables, strike-through, footnotes."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    return parser.enable(["table", "strikethrough"]).use(footnote_plugin)


def read_pages():
    """Return the pages with their expected HTML."""
    with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(convert, pages, misses=None):
    """Return recall and precision by kind, over all blocks of all pages.

    ``misses`` is filled with what is missing and what is too much, by kind.
    """
    render = renderer().render
    hits, wanted, made = Counter(), Counter(), Counter()
    for page in pages:
        truth = typed_blocks(page["truth"]["html"], page["url"])
        shown = typed_blocks(render(convert(page["truth"]["html"], page["url"])), page["url"])
        settle(truth, shown)
        without_frames(page["truth"]["html"], shown)
        for kind in KINDS:
            hits[kind] += (truth[kind] & shown[kind]).total()
            wanted[kind] += truth[kind].total()
            made[kind] += shown[kind].total()
            if misses is not None:
                missing, extra = truth[kind] - shown[kind], shown[kind] - truth[kind]
                misses.setdefault(kind, []).append((page["id"], missing, extra))
    return {
        kind: {
            "recall": hits[kind] / max(1, wanted[kind]),
            "precision": hits[kind] / max(1, made[kind]),
        }
        for kind in KINDS
    }


def main():
    pages = read_pages()
    if "--misses" in sys.argv:
        misses = {}
        measure(converters()["briefings"], pages, misses)
        for name, missing, extra in misses[sys.argv[sys.argv.index("--misses") + 1]]:
            for sign, bag in (("-", missing), ("+", extra)):
                for block, number in bag.items():
                    print(name, sign, number, *(str(part)[:300] for part in block))  # noqa: T201
        return
    results = {name: measure(convert, pages) for name, convert in converters().items()}
    lines = [f"{'':12}" + "".join(f"{name:>24}" for name in results)]
    for kind in KINDS:
        figures = (f"{r[kind]['recall']:.3f} {r[kind]['precision']:.3f}" for r in results.values())
        lines.append(f"{kind:12}" + "".join(f"{figure:>24}" for figure in figures))
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
