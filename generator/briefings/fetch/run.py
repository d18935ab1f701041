"""Fetch addresses one after the other: what is there is left alone, what fails is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefings.config import Config
from briefings.errors import SeedError
from briefings.fetch import keeping
from briefings.fetch.client import Answer, Bounds, ask, unpacked
from briefings.fetch.entries import find_entries, is_feed, joined
from briefings.fetch.guard import find_target
from briefings.fetch.manners import Manners
from briefings.files import printable
from briefings.report import Progress, Report, silent
from briefings.site.publish import locked

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 5
_LOCK = "fetch.lock"  # two runs at once would ask a site twice as often
_LATER = (429, 503)  # the site asks for time
_PAGES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """How addresses are fetched."""

    allowed: frozenset[str] = frozenset()  #: hosts that may lie in a private network, by name
    again: bool = False  #: ask for pages that are there already, too
    delay: float = 2.0  #: seconds between two questions to one site
    seconds: float = 60.0  #: for one answer
    idle: float = 20.0  #: seconds without a byte


@dataclass(slots=True)
class _Run:
    config: Config
    report: Report
    options: Options
    bounds: Bounds
    manners: Manners
    done: set[str] = field(default_factory=set)


def fetch(
    urls: Iterable[str],
    config: Config,
    report: Report,
    options: Options = Options(),
    progress: Progress = silent,
) -> None:
    """Bring addresses, and what feeds among them name, into seeds/; each has one result.

    A run that was stopped goes on where it was: pages that are there are not asked for again.
    """
    bounds = Bounds(config.max_seed_mb << 20, options.seconds, options.idle)
    run = _Run(config, report, options, bounds, Manners(options.allowed, bounds, options.delay))
    with locked(config, progress, _LOCK):  # builds go on meanwhile
        _all(urls, run, progress)


def _all(urls: Iterable[str], run: _Run, progress: Progress) -> None:
    waiting = list(dict.fromkeys(urls))
    named: list[str] = []
    for number, url in enumerate(waiting, start=1):
        progress("fetch", number, len(waiting))
        named += _one(url, run, entries=True)
    entries = [url for url in dict.fromkeys(named) if url not in run.done]
    for number, url in enumerate(entries, start=1):
        progress("entries", number, len(entries))
        _one(url, run, entries=False)


def _one(url: str, run: _Run, *, entries: bool) -> list[str]:
    """Fetch one address; return what it names if it is a feed."""
    run.done.add(url)
    shown = printable(url)
    try:
        if not run.options.again and keeping.find_page(url, run.config):
            _tell(shown, "already here", run)
            return []
        answers = list(_answers(url, run))
        return _keep(url, answers, run, entries=entries)
    except SeedError as error:
        _tell(shown, "not fetched", run)
        run.report.finding(shown, error.message)
        return []


def _keep(url: str, answers: list[Answer], run: _Run, *, entries: bool) -> list[str]:
    last = answers[-1]
    body = unpacked(last, run.bounds)
    if is_feed(body):
        keeping.keep_feed(url, body, run.config)
        _tell(printable(url), "feed", run)
        return list(find_entries(body, last.target.url)) if entries else []
    if last.kind and last.kind not in _PAGES:
        raise SeedError(url, f"{last.kind}: no page, feed or document", "Save it by hand.")
    keeping.keep_page(url, answers, run.config)
    _tell(printable(url), "fetched", run)
    return []


def _tell(url: str, result: str, run: _Run) -> None:
    run.report.results[url] = result
    run.report.count("fetch", result)


def _answers(url: str, run: _Run) -> Iterator[Answer]:
    """Yield the answers on the way to a page, the page last. Raises SeedError.

    Every hop is looked up, and its site asked, as if it had been named itself.
    """
    seen: set[str] = set()
    here = url
    for _hop in range(_MOST_HOPS + 1):
        target = find_target(here, run.options.allowed)
        if target.url in seen:
            raise SeedError(url, "leads round in a circle", "Open it in a browser.")
        seen.add(target.url)
        run.manners.admit(target)
        answer = ask(target, run.bounds)
        if answer.status in _LATER:
            run.manners.leave_alone(target)
            what = f"{target.site} asks us to wait ({answer.status})"
            raise SeedError(url, what, "Try again later.")
        if answer.status not in _REDIRECTS:
            if answer.status != 200:
                what = f"answered {answer.status} {answer.reason}".strip()
                raise SeedError(url, what, "Check the address.")
            yield answer
            return
        yield answer
        here = joined(answer.target.url, answer.header("location"))
    raise SeedError(url, f"leads on more than {_MOST_HOPS} times", "Open it in a browser.")
