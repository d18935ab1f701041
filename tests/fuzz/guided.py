"""Parsers under inputs that a fuzzer grows by what code they reach (Atheris, libFuzzer).

``pip install atheris``, then ``python tests/fuzz/guided.py NAME [-runs=100000]``, where NAME is one
of ``TARGETS``; further options are libFuzzer's. It stops at the first input that a parser neither
reads nor refuses in its own words, and writes that input down.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["briefings", "markdown_it", "feedparser", "bs4"]):
    from briefings import articlefile, dates, frontmatter, markdown, sanitise, urls
    from briefings.errors import BriefingsError
    from briefings.model import Source
    from briefings.search import grammar
    from briefings.sources.readers import read_one
    from briefings.text import to_clean

SECONDS = 5


def _read_as(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> None:
        fault = read_one(Source(name, data)).fault
        assert fault is None or "a fault in its reader" not in fault.what, fault.what

    return read


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


TARGETS: dict[str, Callable[[bytes], object]] = {
    "header": lambda data: frontmatter.read(_text(data)),
    "article": lambda data: articlefile.to_text(articlefile.from_text(_text(data), "x.md")),
    "markdown": lambda data: markdown.to_html(to_clean(_text(data))),
    "sanitise": lambda data: sanitise.to_harmless(_text(data)),
    "date": lambda data: dates.from_iso(_text(data)),
    "address": lambda data: urls.canonical(_text(data)),
    "query": lambda data: grammar.parse(_text(data), {}),
    **{
        kind: _read_as(f"seeds/x.{kind}")
        for kind in ("html", "eml", "xml", "json", "md", "txt", "csv", "warc", "pdf", "rtf", "bib")
    },
}
REFUSALS = (BriefingsError, frontmatter.FrontMatterError)


def main() -> None:
    """Fuzz the target named first."""
    name, *options = sys.argv[1:]
    target = TARGETS[name]

    def once(data: bytes) -> None:
        with suppress(*REFUSALS):
            target(data)

    atheris.Setup([sys.argv[0], f"-timeout={SECONDS}", *options], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
