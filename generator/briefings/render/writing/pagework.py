"""Pages made, and written, by processes that help: views go out, what was made comes back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from jinja2 import Template

from briefings.bounds import sweep, uncollected
from briefings.manifest import Entry, entry_of
from briefings.model import SitePath
from briefings.render.views.context import SiteView
from briefings.render.writing.onepage import Beside
from briefings.render.writing.templates import environment
from briefings.workers import Line, Workers

#: Pages from which on processes are worth their start (a second or two each); pages handed over
#: at once.
MUCH, CHUNK = 1500, 50

_beside = Beside()


@dataclass(frozen=True, slots=True)
class Job:
    """Some pages that are to be made, and what each needs."""

    theme: str  #: its folder
    lang: str
    site: SiteView
    folder: str  #: that pages are written to; "" on another machine: their bytes come back
    #: names of templates, views, and what stands where the page goes, if anything known does
    pages: tuple[tuple[str, Any, Entry | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One page as it came."""

    entry: Entry
    data: bytes | None  #: None: it was written, unless it stands there as it is
    seconds: float  #: that it took


def make(job: Job) -> list[Made]:
    """Return the pages of a job, in its order."""
    env = environment(job.theme, job.lang)
    with uncollected():
        made = [
            _made(env.get_template(name), view, stands, job) for name, view, stands in job.pages
        ]
        sweep()
    return made


def _made(template: Template, view: Any, stands: Entry | None, job: Job) -> Made:  # noqa: ANN401
    start = perf_counter()
    data = template.render(_beside.names(view.path, {"page": view, "site": job.site})).encode()
    entry = entry_of(view.path, data)
    if job.folder and entry != stands:
        put(Path(job.folder), view.path, data)
    return Made(entry, None if job.folder else data, perf_counter() - start)


def put(folder: Path, path: SitePath, data: bytes) -> None:
    """Write a file of the site, unless it stands in the folder as it is."""
    target = folder / path
    if not target.is_file() or target.read_bytes() != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


class Spread:
    """Hands pages over, many at once, and gives each that came back to ``keep``."""

    def __init__(self, job: Job, workers: Workers, keep: Callable[[Made], None]) -> None:
        self._job, self._workers, self._keep = job, workers, keep
        self._line: Line[Job, list[Made]] = Line(workers, make)
        self._waiting: list[tuple[Template, Any, Entry | None]] = []
        self._begun = False

    def add(self, template: Template, view: Any, stands: Entry | None) -> None:  # noqa: ANN401
        """Take a page; none is handed over before it is known that there are many."""
        self._waiting.append((template, view, stands))
        enough = CHUNK if self._begun or self._workers.far else MUCH
        if len(self._waiting) >= enough:
            self._hand_over()

    def finish(self) -> None:
        """Have all pages made, few of them here."""
        if self._begun or self._workers.far:
            self._hand_over()
            self._take(self._line.rest())
        for template, view, stands in self._waiting:
            self._keep(_made(template, view, stands, self._job))
        self._waiting.clear()

    def _hand_over(self) -> None:
        self._begun = True
        named = [(str(template.name), view, stands) for template, view, stands in self._waiting]
        for start in range(0, len(named), CHUNK):
            job = replace(self._job, pages=tuple(named[start : start + CHUNK]))
            self._take(self._line.put(job))
        self._waiting.clear()

    def _take(self, results: Iterator[list[Made]]) -> None:
        for made in results:
            for page in made:
                self._keep(page)
