"""10,000 real articles as an archive, and what people might ask it."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from random import Random

from briefings import addresses
from briefings.dates import from_iso
from briefings.model import Archive, Article
from briefings.urls import slugify

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news" / "mix10k.jsonl.gz"


def read_archive(times: int = 1) -> Archive:
    """Return the archive; with ``times`` each article stands there so often, with another id."""
    read = rows()
    articles = tuple(to_article(row, copy) for copy in range(times) for row in read)
    return Archive(articles, addresses.assign(articles)[0], {})


def rows() -> list[dict[str, str]]:
    """Return the articles as they lie there: id, title, text, date, src."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def to_article(row: dict[str, str], copy: int) -> Article:
    title, day = row["title"] or "x", (row["date"] or "undated")[:10]
    digest = sha256(f"{copy} {row['id']}".encode()).hexdigest()
    return Article(
        id=f"{day}-{digest[:8]}",
        title=title,
        body=row["text"],
        lang="en",
        date=from_iso(row["date"] or ""),
        source=row["src"],
        slug=slugify(title),
    )


def queries(archive: Archive, number: int) -> list[str]:
    """Return the first four words of some titles."""
    titles = [a.title for a in archive.articles if len(a.title) > 20]
    return [" ".join(title.split()[:4]) for title in Random(1).sample(titles, number)]


def with_slip(query: str) -> str:
    """Return a query with two letters of its longest word swapped."""
    word = max(query.split(), key=len)
    at = len(word) // 2
    return query.replace(
        word, word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    )
