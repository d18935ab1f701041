"""Pages made by processes that help: views go out, the bytes of pages come back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from jinja2 import Template

from briefings.bounds import sweep, uncollected
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
    pages: tuple[tuple[str, Any], ...] = ()  #: names of templates and views


@dataclass(frozen=True, slots=True)
class Made:
    """One page as it came."""

    path: SitePath
    data: bytes
    seconds: float  #: that it took


def make(job: Job) -> list[Made]:
    """Return the pages of a job, in its order."""
    env = environment(job.theme, job.lang)
    with uncollected():
        made = [_made(env.get_template(name), view, job.site) for name, view in job.pages]
        sweep()
    return made


def _made(template: Template, view: Any, site: SiteView) -> Made:  # noqa: ANN401 - any view
    start = perf_counter()
    data = template.render(_beside.names(view.path, {"page": view, "site": site})).encode()
    return Made(view.path, data, perf_counter() - start)


class Spread:
    """Hands pages over, many at once, and gives each that came back to ``keep``."""

    def __init__(self, job: Job, workers: Workers, keep: Callable[[Made], None]) -> None:
        self._job, self._workers, self._keep = job, workers, keep
        self._line: Line[Job, list[Made]] = Line(workers, make)
        self._waiting: list[tuple[Template, Any]] = []
        self._begun = False

    def add(self, template: Template, view: Any) -> None:  # noqa: ANN401
        """Take a page; none is handed over before it is known that there are many."""
        self._waiting.append((template, view))
        enough = CHUNK if self._begun or self._workers.far else MUCH
        if len(self._waiting) >= enough:
            self._hand_over()

    def finish(self) -> None:
        """Have all pages made, few of them here."""
        if self._begun or self._workers.far:
            self._hand_over()
            self._take(self._line.rest())
        for template, view in self._waiting:
            self._keep(_made(template, view, self._job.site))
        self._waiting.clear()

    def _hand_over(self) -> None:
        self._begun = True
        named = [(str(template.name), view) for template, view in self._waiting]
        for start in range(0, len(named), CHUNK):
            job = replace(self._job, pages=tuple(named[start : start + CHUNK]))
            self._take(self._line.put(job))
        self._waiting.clear()

    def _take(self, results: Iterator[list[Made]]) -> None:
        for made in results:
            for page in made:
                self._keep(page)
