"""``briefings explain --related``: read content/, reckon links anew, write nothing."""

from pathlib import Path

from briefings import store
from briefings.config import Config
from briefings.enrich.context import make_context
from briefings.enrich.reckoning import Candidate, Reckoning, reckon
from briefings.errors import ConfigError
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
    return reckon(context, [a.id for a in meant])


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
    return lines


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
