"""What a build tells content/: ids of articles and resolved titles, stories, names of feeds."""

import errno
import re
from dataclasses import dataclass, replace
from hashlib import sha256

from briefings import articlefile, feednames, frontmatter
from briefings.config import Config
from briefings.content import store
from briefings.content.ledger import FILE as LEDGER
from briefings.content.ledger import (
    Ledger,
    announce,
    is_untouched,
    read_ledger,
    write_ledger,
    written,
)
from briefings.content.ledger import Written as Entry
from briefings.enrich import storyrules
from briefings.files import write_whole
from briefings.model import Archive, Article
from briefings.report import Report

#: ``related: []`` of a person: none, please.
_EMPTIED = re.compile(r"^related:", re.MULTILINE)
#: What the system says of a folder that is not to be written to.
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_ID = (
    "has no `id`, and cannot be written to: with each change of its text it counts as another "
    "article. Give it an `id`, or let the build write to it."
)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written to content/."""

    archive: Archive  #: as its files are now
    hashes: dict[str, str]  #: SHA-256 by path of the files as they were left


def write_back(archive: Archive, config: Config, report: Report) -> Written:
    """Write ids to the articles' files: their own, and those of titles where no person decided.

    An article written by hand has its own id from its text alone, which may change: once in the
    file, it stays. A file that cannot be written is a note where only that is missing.
    The ids of the stories shown, and by what name feeds go, are noted beside the articles.
    """
    ledger = read_ledger(config)
    by_id, hashes = dict(archive.by_id), {}
    for article in archive.articles:
        related = _new_links(article, archive, ledger)
        if article.identified and not related:
            continue
        if left := _write(article, related, ledger, config, report):
            by_id[article.id] = replace(article, identified=True, related=left.related)
            hashes[str(config.root / article.content_path)] = left.sha256
    write_ledger(ledger, config)
    storyrules.write_known((story.id for story in archive.stories), config)
    _note_authority(config)
    for name in (LEDGER, storyrules.KNOWN, feednames.FILE):
        if (path := config.content_dir / name).is_file():
            hashes[str(path)] = sha256(path.read_bytes()).hexdigest()
    articles = tuple(by_id[a.id] for a in archive.articles)
    return Written(replace(archive, articles=articles, by_id=by_id), hashes)


def _new_links(article: Article, archive: Archive, ledger: Ledger) -> tuple[str, ...]:
    """Return what ``related`` is to be; () where nothing is new, or a person decided."""
    named = archive.relations[article.id].mentions
    known = tuple(dict.fromkeys(m.id for m in named if m.id))
    entry = ledger.get(article.content_path)
    ours = entry.related if entry else tuple(k for k in known if k in article.related)
    wanted = tuple(dict.fromkeys((*article.related, *known)))
    return () if article.related != ours or wanted == article.related else wanted


def _write(
    article: Article, related: tuple[str, ...], ledger: Ledger, config: Config, report: Report
) -> Entry | None:
    """Write the id and the links that a file lacks; return how it is left, None if as it was."""
    name = article.content_path
    before = (config.root / name).read_bytes().decode()  # not read_text: line ends stay
    text = _with_ids(before, article, related)
    if text == before:
        return None
    # as the file has it: the archive's article is cut to its rights
    left = keep = written(text, articlefile.from_text(text, name))
    if entry := ledger.get(name):
        # a file that a person edited stays known as edited: its old hash is kept
        untouched = is_untouched(article, ledger, config)
        keep = left if untouched else replace(entry, related=left.related)
        announce(name, text, keep, config)
    try:
        store.write_text(name, text, article, config)
    except OSError as error:
        if left.related != article.related or error.errno not in _READ_ONLY:
            raise
        report.info(name, _NO_ID)
        return None
    if entry:
        ledger[name] = keep
    if left.related != article.related:
        report.count("enrich", "files with new links")
    return left


def _with_ids(text: str, article: Article, related: tuple[str, ...]) -> str:
    if related and (article.related or not _EMPTIED.search(frontmatter.split(text)[0] or "")):
        text = frontmatter.with_key(text, "related", related, after="related_titles")
    if article.identified:
        return text
    return frontmatter.with_key(text, "id", article.id, after="title")


def _note_authority(config: Config) -> None:
    """Note the authority that the address gave, for when the site has moved."""
    name = config.feed_authority
    if name and name == feednames.derived(config.site_url) != feednames.noted(config.content_dir):
        write_whole(config.content_dir / feednames.FILE, feednames.note(name))
