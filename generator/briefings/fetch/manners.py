"""What a site asks of programs: robots.txt (RFC 9309), and time between two questions."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from briefings.errors import SeedError
from briefings.fetch.client import NAME, Bounds, ask, unpacked
from briefings.fetch.entries import joined
from briefings.fetch.guard import Target, find_target

_LARGEST = 500 << 10  # bytes; the standard's least that a reader must take
_LONGEST_WAIT = 60.0  # seconds; who asks for more is not asked again in this run
_OPEN, _CLOSED = "", "User-agent: *\nDisallow: /\n"


@dataclass(slots=True)
class Manners:
    """Rules by site, and when each was asked last. One site is asked at a time."""

    allowed: frozenset[str]
    bounds: Bounds
    delay: float  #: seconds between two questions to one site, if it does not ask for more
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    rules: dict[str, Protego] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)
    tired: set[str] = field(default_factory=set)  #: sites that want to be left alone for now

    def admit(self, target: Target) -> None:
        """Wait until a site may be asked. Raises SeedError if it may not."""
        if target.site in self.tired:
            what, remedy = f"{target.site} asked us to wait", "Run `briefings fetch` again later."
            raise SeedError(target.url, what, remedy)
        rules = self._rules(target)
        if not rules.can_fetch(target.url, NAME):
            remedy = "Save the page by hand if you may."
            raise SeedError(target.url, f"{target.site}/robots.txt does not allow it", remedy)
        wished = rules.crawl_delay(NAME) or 0.0
        if wished > _LONGEST_WAIT:
            self.tired.add(target.site)
            what = f"{target.site}/robots.txt asks for {wished:g} s between two pages"
            raise SeedError(target.url, what, "Save the page by hand if you may.")
        self.wait(target, max(self.delay, wished))

    def wait(self, target: Target, seconds: float) -> None:
        """Let so much time pass since the site was asked last."""
        before = self.asked.get(target.site)
        if before is not None and (rest := before + seconds - self.clock()) > 0:
            self.sleep(rest)
        self.asked[target.site] = self.clock()

    def leave_alone(self, target: Target) -> None:
        """Ask nothing more of a site in this run."""
        self.tired.add(target.site)

    def _rules(self, target: Target) -> Protego:
        if target.root not in self.rules:
            self.rules[target.root] = Protego.parse(self._robots(target))
            self.asked[target.site] = self.clock()
        return self.rules[target.root]

    def _robots(self, target: Target) -> str:
        """Return the site's rules; none is all open, no answer is all closed (RFC 9309)."""
        url = f"{target.root}robots.txt"
        bounds = Bounds(_LARGEST, self.bounds.seconds, self.bounds.idle)
        try:
            for _hop in range(5):
                answer = ask(find_target(url, self.allowed), bounds)
                if answer.status == 200:
                    return unpacked(answer, bounds).decode("utf-8", "replace")
                if answer.status not in {301, 302, 303, 307, 308}:
                    return _OPEN if 400 <= answer.status < 500 and answer.status != 429 else _CLOSED
                url = joined(answer.target.url, answer.header("location"))
        except SeedError:
            return _CLOSED
        return _OPEN  # the standard: more than five redirects are as none
