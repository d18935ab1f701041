"""Small piles of clippings, taken in, and what became of them."""

from collections.abc import Callable
from pathlib import Path

from briefings import pipeline
from briefings.config import Config
from briefings.report import Report

CLIPPING = """# {title}

{date}

{text}

Original url:

<https://news.example/{slug}>
"""
#: A bookmark list of Pocket: its head, and a row.
POCKET = "title,url,time_added,tags,status\n"
ROW = "{title},https://news.example/{slug},1651600000,{tags},unread\n"
Maker = Callable[..., Config]


def clipping(slug: str, text: str = "The harbour opened.", date: str = "3 May 2022") -> str:
    title = slug.replace("-", " ").title()
    return CLIPPING.format(title=title, slug=slug, text=text, date=date)


def ingest(config: Config) -> Report:
    report = Report()
    pipeline.ingest(config, report)
    return report


def counts(report: Report) -> dict[str, int]:
    return {what: number for what, number in report.counts["ingest"].items() if number}


def content(config: Config) -> dict[str, str]:
    return {
        p.relative_to(config.content_dir).as_posix(): p.read_text("utf-8")
        for p in config.content_dir.rglob("*.md")
    }


def edit(config: Config, old: str, new: str) -> Path:
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path
