"""What the sources of a pile teach about each other: outlets' names, habits, repeated lines."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefings.ingest import outlets
from briefings.ingest.claims import choose, sane
from briefings.ingest.dates import settle
from briefings.ingest.outlets import Outlets
from briefings.ingest.reading import Pile
from briefings.ingest.repetition import MADE_BY_SITES, Repetition
from briefings.model import Draft, Outlet, Witness
from briefings.urls import host

_LISTED = 0.8  # confidence of a name in somebody's list of sources
_ENOUGH = 3  # times as many pages for one order of day and month as for the other


@dataclass(slots=True)
class Lessons:
    """Collected draft by draft; small, whatever the pile."""

    names: Counter[tuple[str, str, float]] = field(default_factory=Counter)
    orders: dict[str, Counter[str]] = field(default_factory=dict)  #: by host
    repetition: Repetition = field(default_factory=Repetition)

    def learn(self, draft: Draft) -> None:
        """Note what one draft says of its outlet."""
        claims = list(sane(draft.witnesses))
        winner = choose(claims)
        if "source_url" not in winner:
            return
        name = host(str(winner["source_url"].value))
        if "source" in winner:
            best = winner["source"]
            self.names[name, str(best.value), best.confidence] += 1
        if draft.kind in MADE_BY_SITES:
            self._learn_text(name, draft, winner)
        if order := settle.habit_of(claims):
            self.orders.setdefault(name, Counter())[order] += 1

    def learn_names(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Note what a list of sources calls the outlets at some hosts."""
        self.names.update((name, shown, _LISTED) for name, shown in pairs)

    def _learn_text(self, name: str, draft: Draft, winner: Mapping[str, Witness]) -> None:
        names = [str(winner[key].value) for key in ("title", "source_url") if key in winner]
        self.repetition.learn(name, draft.body, names)

    def seen(self, known: Outlets) -> dict[str, str]:
        """Return the names of outlets that the table lacks, by host."""
        return outlets.seen(self.names.elements(), known)

    def pile(self, known: Outlets) -> Pile:
        """Return what was learnt, beside what was known before."""
        own = {name: Outlet(shown) for name, shown in self.seen(known).items()}
        outlets_now = Outlets({**own, **known.by_host})
        return Pile(outlets_now, self._habits(), self.repetition.found())

    def _habits(self) -> Mapping[str, str]:
        habits = {}
        for name, orders in sorted(self.orders.items()):
            (order, times), *others = orders.most_common()
            if times >= _ENOUGH * sum(number for _order, number in others):
                habits[name] = order
        return habits
