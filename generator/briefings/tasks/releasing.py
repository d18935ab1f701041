"""``briefings release``: note what has changed since the last release, for the publication log."""

from dataclasses import replace

from briefings.config import PUBLIC, Config
from briefings.content import editions, store
from briefings.errors import ConfigError
from briefings.model import IsoDate
from briefings.report import Report
from briefings.site import releases
from briefings.site.publish import locked
from briefings.site.releases import Release
from briefings.urls import slugify


def release(
    date: IsoDate, config: Config, *, name: str = "", note: str = ""
) -> tuple[Release, str]:
    """Write the release of what content/ holds now; return it and its file.

    ``name`` is the date if left out. Raises ConfigError where nothing has changed, and where the
    name is taken or would stand before an earlier release.
    """
    public = replace(config, edition=PUBLIC)
    with locked(config):
        before = releases.read_releases(config)
        articles = editions.settled(store.read_content(config, Report()), public)
        changes = releases.changes_since(before, articles)
        made = Release(slugify(name or date), date, note, changes)
        last = before[-1] if before else None
        if not changes:
            since = f" since {last.name}" if last else ""
            raise ConfigError("release", f"nothing has changed{since}", "There is nothing to log.")
        if any(made.name == other.name for other in before):
            raise ConfigError(f"release {made.name}", "there is one already", "Give it a --name.")
        if last and (made.date, made.name) < (last.date, last.name):
            what = f"would stand before {last.name} of {last.date}"
            raise ConfigError(f"release {made.name}", what, "Give a later --date or --name.")
        return made, releases.write(made, config)
