"""``briefings explain --related``: read content/, reckon links anew, write nothing."""

from dataclasses import replace
from pathlib import Path

from briefings.config import Config
from briefings.content import store
from briefings.enrich.context import make_context
from briefings.enrich.naming.corrections import read_corrections
from briefings.enrich.naming.witness import NameWitness, witnesses
from briefings.enrich.reckoning import Candidate, Reckoning, reckon
from briefings.enrich.resting import find_resting, to_press
from briefings.errors import ConfigError
from briefings.ingest.outlets import read_outlets
from briefings.model import Article, Status
from briefings.report import Progress, Report, silent

#: What became of a candidate, in words; a link needs none.
_WHY = {
    "version": "another version of the same address",
    "copy": "nearly the same text",
    "named": "one of the two names the other: shown as such",
    "same text as one above": "a copy or version of a link above",
    "no room": "behind the last link that there is room for (related_limit)",
    "below threshold": "too little in common",
    "no reason": "nothing that both texts bear out well enough to be said",
}


def find_file(named: str, config: Config) -> Path:
    """Return the file that a person means by a path or by the id of an article."""
    path = Path(named)
    if path.is_file():
        return path.resolve()
    for article in store.read_content(config, Report()):
        if article.id == named:
            return (config.root / article.content_path).resolve()
    remedy = "Name a file of seeds/ or content/, or the id in an article's front matter."
    raise ConfigError(named, "neither a file nor the id of an article", remedy)


def explain_related(
    file: Path, config: Config, progress: Progress = silent
) -> list[Reckoning]:  # fmt: skip
    """Return the whole reckoning for the articles of a file. Raises BriefingsError."""
    articles = store.read_content(config, Report())
    meant = [a for a in articles if _is_of(a, file, config)]
    if not meant:
        remedy = "Run `briefings ingest`, or name a file of content/."
        raise ConfigError(str(file), "no article of the archive comes from it", remedy)
    hidden = {Status.DRAFT, Status.WITHDRAWN}
    for article in meant:
        if article.status in hidden:
            what = f"`status` is {article.status}, and so it has no related articles"
            raise ConfigError(article.content_path, what, "Name another article.")
    readable = [a for a in articles if a.status not in hidden]
    context = make_context(readable, config.related_limit, progress, config.lang)
    ids = [article.id for article in meant]
    names = witnesses(context, read_corrections(config.root), ids)
    resting = find_resting(context, to_press(read_outlets(config.root).by_host))
    return [
        replace(found, names=names[found.id], resting=resting.get(found.id))
        for found in reckon(context, ids)
    ]


def _is_of(article: Article, file: Path, config: Config) -> bool:
    if not file.is_relative_to(config.root):
        return False
    name = file.relative_to(config.root).as_posix()
    seed = article.seed or ""
    return name in {article.content_path, seed} or seed.startswith(f"{name}#")


def to_lines(found: Reckoning) -> list[str]:
    """Return the reckoning as it is printed."""
    lines = [found.title, found.content_path, ""]
    for mention in found.mentions:
        what = f"{mention.id} ({mention.how})" if mention.id else "not in this archive yet"
        lines.append(f"names  {mention.title}  -> {what}")
    lines += _of_candidate(found.candidates, found.limit)
    lines += ["", f"{len(found.names)} names"]
    for name in found.names:
        lines += _of_name(name)
    if found.resting:
        lines += ["", f"rests on one state outlet: {found.resting.outlet}"]
        lines += [f"    {sentence}" for sentence in found.resting.evidence]
    return lines


def _of_name(name: NameWitness) -> list[str]:
    times = "once" if name.times == 1 else f"{name.times} times"
    others = name.articles - 1
    beside = f"{others} other article{'s' * (others != 1)}" if others else "no other article"
    lines = [f"{name.kind}  {name.name}  {times}; in {beside}"]
    said = (
        ("as names.yaml says" if name.by_hand else ""),
        f"list: {name.listed}" if name.listed else "",
        f"here: {', '.join(name.here)}" if name.here else "",
        f"elsewhere: {', '.join(name.elsewhere)}" if name.elsewhere else "",
    )
    return lines + [f"    {each}" for each in said if each]


def _of_candidate(candidates: tuple[Candidate, ...], limit: int) -> list[str]:
    links = sum(c.outcome == "linked" for c in candidates)
    lines = [f"{len(candidates)} looked at, {links} linked (related_limit {limit})"]
    for candidate in candidates:
        why = candidate.reason or _WHY[candidate.outcome]
        lines += ["", f"{candidate.outcome}  {candidate.title}  {candidate.id}", f"    {why}"]
        if parts := candidate.parts:
            lines.append(
                f"    score {parts.score:.3f}: words {parts.words:.3f}, names {parts.names:.3f}, "
                f"subject {parts.latent:.3f}, together {parts.own:.3f}, "
                f"company {parts.company:.3f}; evidence {parts.evidence:.3f}"
            )
    return lines
