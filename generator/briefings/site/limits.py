"""How a site stands to the limits of GitHub Pages, and how long it will stay below them.

No clock is asked: "of late" is the last year before the newest article.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefings import dates
from briefings.model import IsoDate

MB = 1024 * 1024
#: A published site may be no larger than 1 GB; git refuses files above 100 MB and warns from 50.
#: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
#: https://docs.github.com/en/repositories/working-with-files/managing-large-files
SITE_LIMIT, FILE_LIMIT, FILE_WARNING = 1024 * MB, 100 * MB, 50 * MB
NEAR = 0.9  # of a limit: worth a finding
LONG = 99  # years: what is told of more
_SOON = 3.0  # years; a limit that is further away is not worth a note, unless half is used
#: A deployment ends after ten minutes; sites of so many files were seen to need longer.
FILES_LIMIT = 200_000
_SWITCH = "To build it for another place, set `pages_limits = false`."
_KINDS = {
    "pictures": (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"),
    "pages": (".html",),
    "search index": (".js",),
}
_REMEDIES = {
    "pictures": "Hand them on by `briefings export`, or take large ones out of content/images/.",
    "pages": "Fewer lists (a larger `page_size`) or a smaller `related_limit` make pages lighter.",
    "search index": "`publish: link` or `excerpt` keeps a text out of it.",
    "other files": "Look for large files in content/extra/.",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a site weighs, and how it grows."""

    size: int  #: bytes
    biggest: str  #: kind of file that takes most of it: a key of _REMEDIES
    share: float  #: of the biggest kind, 0 to 1
    articles_a_year: int  #: of late; 0 if nothing tells
    years: float | None  #: until the limit at this rate; None if nothing tells

    @property
    def remedy(self) -> str:
        """What helps most."""
        return _REMEDIES[self.biggest]


def outlook(sizes: Mapping[str, int], known: Sequence[IsoDate], articles: int) -> Outlook:
    """Return how a site stands; ``known`` are the days on which articles came."""
    weights: Counter[str] = Counter()
    for name, size in sizes.items():
        weights[_kind(name)] += size
    total = sum(sizes.values())
    biggest = max(_REMEDIES, key=lambda kind: weights[kind])
    rate = a_year(known)
    growth = rate * total / articles if articles else 0
    years = max(0.0, (SITE_LIMIT - total) / growth) if growth else None
    share = weights[biggest] / total if total else 0.0
    return Outlook(total, biggest, share, rate, years)


def a_year(known: Sequence[IsoDate]) -> int:
    """Return how many articles came in the year before the newest; fewer months are scaled up.

    Less than a month tells nothing: 0.
    """
    days = sorted(d for when in known if (d := dates.day(when)))
    if not days:
        return 0
    since = max(days[0], days[-1] - timedelta(days=365))
    span = (days[-1] - since).days
    return round(_later(days, since) * 365 / span) if span >= 28 else 0


def _later(days: Sequence[date], since: date) -> int:
    return sum(day > since for day in days)


def _kind(name: str) -> str:
    suffix = f".{name.rpartition('.')[2].lower()}"
    return next((kind for kind, ends in _KINDS.items() if suffix in ends), "other files")


def faults(sizes: Mapping[str, int], found: Outlook) -> Iterator[tuple[str, str, bool]]:
    """Yield place, sentence, and whether Pages would refuse it, for all that is near a limit."""
    for name, size in sizes.items():
        if size > FILE_LIMIT:
            yield name, f"{size // MB} MB; git takes 100 MB at most. Split or shrink it.", True
        elif size > FILE_WARNING:
            yield name, f"{size // MB} MB; git warns from 50 and refuses above 100 MB.", False
    if len(sizes) > FILES_LIMIT:
        what = f"{len(sizes)} files; a deployment to GitHub Pages may take longer than it is given."
        yield "output", f"{what} Raise `page_size`, or publish elsewhere.", False
    if found.size > SITE_LIMIT * NEAR:
        takes = f"{found.biggest} take {found.share:.0%}"
        what = f"the site has {found.size // MB} MB of the 1 GB of GitHub Pages; {takes}."
        yield "output", f"{what} {found.remedy}", found.size > SITE_LIMIT


def forecast(found: Outlook) -> str:
    """Return a sentence on how long the site will fit; "" where that is no matter."""
    half = found.size > SITE_LIMIT / 2
    if found.years is None or (found.years > _SOON and not half):
        return ""
    length = f"{found.years:.0f} years" if found.years >= 2 else f"{found.years * 12:.0f} months"
    rate = f"at {found.articles_a_year:,} articles a year, as of late"
    takes = f"{found.biggest} take {found.share:.0%} of its {found.size // MB} MB"
    return f"{rate}, the site outgrows GitHub Pages in about {length}; {takes}. {found.remedy}"


def dates_in(ndjson: bytes) -> list[IsoDate]:
    """Return when each article of ``data/articles.ndjson`` came: saved, else published."""
    rows = (json.loads(line) for line in ndjson.splitlines() if line)
    found = (row.get("captured") or row.get("date") for row in rows)
    return [IsoDate(when) for when in found if when]


def refused(what: str) -> str:
    """Return the sentence for what GitHub Pages would refuse."""
    return f"{what} {_SWITCH}"
