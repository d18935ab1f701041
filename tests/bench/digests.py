"""What digests cost: `python tests/bench/digests.py [ARTICLES] [DAYS]`, CPU seconds.

Real news of ../shared/data, dealt out over days from 2022-01-03 on; 1000 articles and 7 days are a
full week. Relations are computed first and not counted. Prints what each kind of digest costs, what
rendering its pages would add is measured by a build.
"""
# ruff: noqa: T201  a script prints

import gzip
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from briefings import addresses
from briefings.briefing import Kind
from briefings.config import Config
from briefings.digest.digests import digest, maker
from briefings.digest.lines import Desk
from briefings.digest.periods import periods
from briefings.enrich.relate import relate
from briefings.model import Archive, Article, IsoDate
from briefings.summing import tongue

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news" / "mix10k.jsonl.gz"


def articles(count: int, days: int) -> list[Article]:
    """Return real news, evenly dealt out over days and forty outlets, oldest first."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        found = [json.loads(row) for _, row in zip(range(count), rows, strict=False)]
    made = []
    for at, row in enumerate(found):
        day = IsoDate(str(date(2022, 1, 3) + timedelta(days=at * days // count)))
        key = f"{day}-{at:08x}"
        url = f"https://outlet-{at % 40}.example/{at}"
        told = {"date": day, "source_url": url, "slug": f"a{at}", "lang": "en"}
        made.append(Article(id=key, title=row["title"], body=row["text"], **told))
    return made


def archive(count: int, days: int) -> Archive:
    """Return such an archive, related."""
    found = articles(count, days)
    related = relate(found, limit=6)
    pages, _ = addresses.assign(found)
    by_id = {a.id: a for a in found}
    told = {"by_id": by_id, "stories": related.stories, "naming": related.naming}
    return Archive(tuple(found), pages, related.relations, **told)


def main() -> None:
    """Print the CPU seconds of each kind of digest."""
    count, days = (int(value) for value in (*sys.argv[1:], "1000", "7")[:2])
    config = Config()
    start = process_time()
    made = archive(count, days)
    print(f"{count} articles, {days} days: relating {process_time() - start:.1f} s")
    made_by = maker(Desk(made, tongue(config)), config.digest_size)
    for kind in (Kind.WEEKLY, Kind.DAILY, Kind.MONTHLY):
        start = process_time()
        found = [digest(period, made_by) for period in periods(made, kind)]
        print(f"{kind}: {len(found)} digests, {process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
