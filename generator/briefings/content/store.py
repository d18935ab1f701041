"""seeds/ and content/ on disk: what is found, what is read, what is written."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefings import addresses, articlefile
from briefings.config import Config
from briefings.content.ledger import Written, written
from briefings.errors import BriefingsError, ConfigError, ContentError, SeedError
from briefings.files import find_files, is_part, read_bytes, write_whole
from briefings.model import Article, Source
from briefings.report import Progress, Report, silent

#: Folders of content/ that hold no articles: Pelican's pages and static files; dossiers.
NOT_ARTICLES = {"pages", "images", "extra", "briefings"}


def find_sources(config: Config) -> list[tuple[str, Path]]:
    """Return name and path of all seeds, sorted by name."""
    return list(find_files(config.seeds_dir, config.root))


def read_source(name: str, path: Path, config: Config) -> Source:
    """Return a seed's bytes under its name. Raises SeedError."""
    return Source(name, read_bytes(name, path, config.max_seed_mb))


def has_seed(name: str, config: Config) -> bool:
    """Tell whether a file of seeds/ has this name, which may be any text; links lead nowhere."""
    path = config.root / name
    try:
        return path.is_file() and path.resolve().is_relative_to(config.seeds_dir.resolve())
    except (OSError, ValueError):  # what no file can be called
        return False


def refuse_links(config: Config) -> None:
    """Raise ConfigError where a folder that we write to is a symbolic link out of the archive."""
    for folder in (config.content_dir, config.state_dir):
        if folder.is_symlink():
            remedy = "Put the folder itself there, or build where it lies."
            raise ConfigError(folder.name, "a symbolic link; links are not followed", remedy)


def read_content(
    config: Config,
    report: Report,
    unread: list[str] | None = None,
    read: Callable[[str, Path, Config], Article] | None = None,
    progress: Progress = silent,
) -> list[Article]:
    """Return all articles of content/, sorted by path.

    A file that cannot be read and the second file with one id are left out, with a finding; their
    names are added to ``unread``. So are links: they lead out of the archive. A file that gives no
    id has another one than the rest (``_own_id``). ``read`` stands in for ``read_article``.
    """
    found: list[Article] = []
    unread = [] if unread is None else unread
    read = read or read_article
    files = list(_article_files(config))
    for done, (name, path) in enumerate(files, start=1):
        progress("read", done, len(files))
        try:
            with report.timing("read", name):
                article = read(name, path, config)
        except BriefingsError as error:
            report.finding(error.where, f"{error.message} It is left out until then.")
            unread.append(name)
        else:
            found.append(article)
    given = {article.id for article in found if article.identified}
    articles: dict[str, Article] = {}
    for article in found:
        own = _own_id(article, articles, given)
        if first := articles.get(own.id):
            what = f"same id as {first.content_path} ({own.id})."
            report.finding(
                own.content_path, f"{what} It is left out; give it another `id`, or none."
            )
            unread.append(own.content_path)
        else:
            articles[own.id] = own
    return list(articles.values())


def _own_id(article: Article, taken: Mapping[str, Article], given: Collection[str]) -> Article:
    """Return an article whose file gives no id with that of its text, where another has its own.

    So two texts by hand of one address and day are two captures; the build writes the ids down.
    """
    first = taken.get(article.id)
    if article.identified or not (first or article.id in given):
        return article
    if first and first.body == article.body:
        return article  # the same twice
    id_ = articlefile.new_id(article.date, None, articlefile.text_hash(article.body))
    return article if id_ in given else replace(article, id=id_)


def read_article(name: str, path: Path, config: Config) -> Article:
    """Return the article of a file of content/. Raises BriefingsError."""
    return articlefile.from_text(_text(name, path, config), name)


def _article_files(config: Config) -> Iterator[tuple[str, Path]]:
    above = len(config.content) + 1
    for name, path in find_files(config.content_dir, config.root):
        is_article = name.lower().endswith((".md", ".markdown"))
        # a folder that cannot be opened is told, lest its articles vanish
        is_told = is_article or path.is_symlink() or path.is_dir()
        if is_told and name[above:].partition("/")[0] not in NOT_ARTICLES:
            yield name, path


def sweep(folder: Path) -> None:
    """Delete what a killed run left of files that it was writing. Call it under ``locked``."""
    for top, folders, files in os.walk(folder):
        for name in filter(is_part, files):
            Path(top, name).unlink(missing_ok=True)
        for name in filter(is_part, folders):
            shutil.rmtree(Path(top, name), ignore_errors=True)


def find_pictures(config: Config) -> frozenset[str]:
    """Return the pictures of content/images/ by their path below content/."""
    folder = config.content_dir / "images"
    return frozenset(name for name, _path in find_files(folder, config.content_dir))


def _text(name: str, path: Path, config: Config) -> str:
    try:
        return read_bytes(name, path, config.max_seed_mb).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "Save the file as UTF-8."
        raise ContentError(name, f"not UTF-8 at byte {error.start}", remedy) from error


def free_path(article: Article, config: Config, taken: set[str]) -> str:
    """Return where a new article's file goes, below the root; ``taken`` holds folded paths."""
    plain = f"{config.content}/{addresses.content_path(article)}".removesuffix(".md")
    suffix = f"-{article.id.rsplit('-', 1)[-1]}"
    path = f"{plain}.md"
    while path.casefold() in taken or os.path.lexists(config.root / path):
        plain += suffix
        path = f"{plain}.md"
    return path


def write_article(article: Article, config: Config) -> Written:
    """Write an article's file whole, at its content path."""
    return write_text(article.content_path, articlefile.to_text(article), article, config)


def write_text(name: str, text: str, article: Article, config: Config) -> Written:
    """Write the given text as an article's file and return the ledger's entry for it.

    Raises SeedError where a link would lead the file out of content/.
    """
    inside = (config.root / name).parent.resolve().is_relative_to(config.content_dir.resolve())
    if not inside:
        remedy = "Put a folder in the place of the symbolic link."
        raise SeedError(name, "its folder leads out of content/", remedy)
    write_whole(config.root / name, text.encode())
    return written(text, article)
