"""What must hold of a finished site: links, privacy, limits of hosts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from briefings.report import Progress, Report, silent
from briefings.site.faults import Pages, faults
from briefings.site.filecheck import check_files
from briefings.site.lastsite import Gist, LastSite
from briefings.site.pagelook import Look, look, read_page
from briefings.site.targets import mark, naming, unpacked
from briefings.workers import Workers, ordered

#: Pages from which on processes are worth their start (half a second each); pages handed over at
#: once.
MUCH, CHUNK = 1500, 100


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look through a site saw."""

    gists: Mapping[str, Gist]  #: of each page
    clean: bool  #: nothing was found wrong, but pictures without alternative text


def check_site(  # noqa: PLR0913 - each is a value that the caller gives
    folder: Path,
    report: Report,
    progress: Progress = silent,
    *,
    pages_limits: bool = True,
    known: LastSite | None = None,
    workers: Workers | None = None,
) -> Looked:
    """Note as findings everything that would disappoint a reader, endanger one, or a host.

    Where ``pages_limits`` hold, what GitHub Pages would refuse is a failure. ``known``: of the
    files that it keeps, which are not in the folder, nothing was found wrong; of its pages only
    those are read again that name an address that is gone. Many pages are read by ``workers``.
    """
    before, found = len(report.notes), _files(folder, known)
    sizes = known.kept_sizes() if known else {}
    check_files(found, report, pages_limits=pages_limits, known=sizes)
    # a link to a folder opens a listing from disk, so folders are no targets
    targets = {n for n, p in found.items() if n in sizes or p.is_file()}
    html_files = [n for n in found if n.endswith(".html") and n in targets]
    html_files = [n for n in html_files if n in sizes or not found[n].is_symlink()]
    see = partial(_looks, report=report, progress=progress, workers=workers)
    looks = _look_through(html_files, folder, known, see)
    pages = Pages(html_files, found)
    for name in sorted(_doubtful(looks, targets)):
        for what in faults(pages[name], targets, pages):
            report.finding(name, what)
    kept_gists = known.pages if known else {}
    gists = {n: looks[n].gist if n in looks else kept_gists[n] for n in html_files}
    looked = Looked(gists, len(report.notes) == before)
    _check_pictures(looked.gists, report)
    report.count("check", "pages", len(html_files))
    report.count("check", "links", sum(gist.links for gist in looked.gists.values()))
    return looked


def _look_through(
    names: list[str],
    folder: Path,
    known: LastSite | None,
    see: Callable[[Path, list[str]], dict[str, Look]],
) -> dict[str, Look]:
    """Look at the pages that are new, and at those that stay but name something that is gone."""
    looks = see(folder, [n for n in names if not known or n not in known.kept])
    if known:
        kept, lost = [n for n in names if n in known.kept], _lost(looks, known)
        again = kept if lost is None else list(naming(lost, known.pages, kept))
        looks |= see(known.config.output_dir, again)
    return looks


def _looks(
    folder: Path, names: list[str], *, report: Report, progress: Progress, workers: Workers | None
) -> dict[str, Look]:
    """Look at pages, each alone."""
    work = partial(look, str(folder))
    chunks = (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))
    apart = workers and workers.far is None and workers.are_worth(len(names), MUCH)
    seen: dict[str, Look] = {}
    for some in ordered(workers, work, chunks) if workers and apart else map(work, chunks):
        seen |= {each.path: each for each in some}
        for each in some:
            report.took("check", each.path, each.seconds)
        progress("check", len(seen), len(names))
    return seen


def _doubtful(looks: Mapping[str, Look], targets: set[str]) -> set[str]:
    """Return the pages that name something that may not be there, or that doubt themselves."""
    files = np.array([mark(name) for name in targets], dtype=np.uint64)
    there = np.concatenate([files, *(unpacked(each.parts) for each in looks.values())])
    named = [unpacked(each.gist.targets) for each in looks.values()]
    missed = ~np.isin(np.concatenate([files[:0], *named]), there)
    owners = np.repeat(np.arange(len(named)), [len(marks) for marks in named])
    names = list(looks)
    missing = {names[row] for row in np.unique(owners[missed]).tolist()}
    return missing | {name for name, each in looks.items() if each.doubtful}


def _files(folder: Path, known: LastSite | None) -> dict[str, Path]:
    """Return all files of the new site and its folders, sorted by their path in it."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*")}
    if known:
        output, folders = known.config.output_dir, {""}
        for name in known.kept:
            while (name := name.rpartition("/")[0]) not in folders:
                folders.add(name)
        found |= {name: output / name for name in (folders - {""}) | known.kept}
    return dict(sorted(found.items()))


def _lost(looks: Mapping[str, Look], known: LastSite) -> set[int] | None:
    """Return the hashes of files and parts of pages that are gone; None: nobody can tell."""
    if not known.whole:
        return None
    lost = {mark(name) for name in known.gone()}
    for name, each in looks.items():
        if name in known.rows:
            old = read_page(name, (known.config.output_dir / name).read_bytes())
            lost |= {mark(name, part) for part in old.ids} - set(unpacked(each.parts).tolist())
    return lost


def _check_pictures(gists: Mapping[str, Gist], report: Report) -> None:
    """Note once for the whole site how many pictures say nothing to those who do not see them."""
    mute = [(path, url) for path, gist in gists.items() for url in gist.mute]
    if mute:
        where, first = mute[0]
        what = (
            f"{len(mute)} pictures have no alternative text"
            if len(mute) > 1
            else ("a picture has no alternative text")
        )
        remedy = "Write what it shows as `image_alt`, or in the brackets of `![]()`."
        report.finding(where, f"{what}, {'the first ' if len(mute) > 1 else ''}{first}. {remedy}")
