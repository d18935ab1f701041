"""``briefings export briefing``: a briefing of the built site in the forms that people send."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from briefings import addresses, rights, sending
from briefings.briefing import FOLDER, Briefing
from briefings.config import Config
from briefings.content import editions, store
from briefings.digest.asjson import from_json
from briefings.digest.forms import BOOK, FORMS
from briefings.errors import ConfigError
from briefings.files import whole_path
from briefings.model import Status
from briefings.report import Report
from briefings.tasks import carry

NAME = "briefing"  #: what stands in place of a format on the command line
_SUFFIXES = {BOOK[0]: BOOK[1]} | {form.name: form.suffix for form in FORMS}
_PERIOD = re.compile(r"\d{4}-(?:w\d\d|\d\d(?:-\d\d)?)")


def export(
    name: str, forms: Sequence[str], config: Config, report: Report, to: Path | None = None
) -> list[Path]:
    """Write a briefing in some forms, all if none is named; return where. Raises ConfigError.

    ``to`` is a folder, or a file where one form is wanted.
    """
    briefing = find(name, config)
    read = editions.settled(store.read_content(config, report), config)
    articles = [a for a in read if a.status is not Status.DRAFT]
    pages, _ = addresses.assign(sorted(articles, key=lambda a: (a.date or "", a.id)))
    carry.refuse_stale(articles, pages, carry.read_built(config), config)
    known = {article.id: rights.masked(article) for article in articles}
    letter = sending.letter_of(briefing, known, config)
    wanted = [_SUFFIXES[form] for form in forms or _SUFFIXES]
    is_file = to is not None and len(wanted) == 1 and not to.is_dir() and to.suffix != ""
    folder = to or config.root / carry.FOLDER
    made = []
    for suffix in wanted:
        target = to if is_file and to else folder / f"{briefing.name}{suffix}"
        data = sending.written(suffix, letter, config)
        with whole_path(target) as path:
            path.write_bytes(data)
        if suffix == sending.ONE_FILE:
            sending.note_size(data, letter, report)
        report.count("export", "bytes", len(data))
        made.append(target)
    report.count("export", "articles", briefing.count)
    return made


def find(name: str, config: Config) -> Briefing:
    """Return a briefing of the built site by its name. Raises ConfigError with the nearest."""
    carry.read_built(config)
    folder = config.output_dir / FOLDER
    names = sorted(
        p.name.removesuffix(".json") for p in folder.glob("*.json") if ".csl" not in p.name
    )
    plain = name.removesuffix(".html").rpartition("/")[2].lower()
    if plain not in names:
        raise ConfigError(f"export {NAME}", *_missing(name, plain, names))
    try:
        return from_json((folder / f"{plain}.json").read_bytes())
    except ValueError as error:
        where = f"{config.output}/{FOLDER}/{plain}.json"
        raise ConfigError(where, "not as a build writes it", "Run `briefings build`.") from error


def _missing(name: str, plain: str, names: list[str]) -> tuple[str, str]:
    """Return what is wrong with a name, and what to do."""
    same = [each for each in names if _PERIOD.fullmatch(each) and _kind(each) == _kind(plain)]
    if _PERIOD.fullmatch(plain) and same:
        around = [
            max((e for e in same if e < plain), default=""),
            *[e for e in same if e > plain][:1],
        ]
        near = " and ".join(each for each in around if each)
        return f"{name} holds no article", f"The nearest that do are {near}."
    close = get_close_matches(plain, names, n=3, cutoff=0.4)
    near = f"Nearest: {', '.join(close)}." if close else f"See {FOLDER}/index.html."
    return f"no briefing {name}", near


def _kind(name: str) -> tuple[int, bool]:
    return len(name), "w" in name
