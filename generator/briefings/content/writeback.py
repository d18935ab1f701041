"""What the archive as a whole tells content/: ids of resolved titles, stories, names of feeds."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from briefings import articlefile, feednames, frontmatter
from briefings.config import Config
from briefings.content import store
from briefings.content.ledger import FILE as LEDGER
from briefings.content.ledger import announce, is_untouched, read_ledger, write_ledger, written
from briefings.enrich import storyrules
from briefings.files import write_whole
from briefings.model import Archive
from briefings.report import Report

_EMPTIED = re.compile(r"^related:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written to content/."""

    archive: Archive  #: as its files are now
    hashes: dict[str, str]  #: SHA-256 by path of the files as they were left


def write_related(archive: Archive, config: Config, report: Report) -> Written:
    """Write the ids of resolved titles to the articles' files, where no person decided.

    The ids of the stories shown, and by what name feeds go, are noted beside them.
    """
    ledger = read_ledger(config)
    by_id, hashes = dict(archive.by_id), {}
    for article in archive.articles:
        named = archive.relations[article.id].mentions
        known = tuple(dict.fromkeys(m.id for m in named if m.id))
        entry = ledger.get(article.content_path)
        ours = entry.related if entry else tuple(k for k in known if k in article.related)
        wanted = tuple(dict.fromkeys((*article.related, *known)))
        if article.related != ours or wanted == article.related:
            continue
        path = config.root / article.content_path
        before = path.read_bytes().decode()  # not read_text: a person's line ends stay
        if not article.related and _EMPTIED.search(frontmatter.split(before)[0] or ""):
            continue  # a person wrote `related: []`: none, please
        untouched = is_untouched(article, ledger, config)
        text = frontmatter.with_key(before, "related", wanted, after="related_titles")
        if text == before:
            continue
        changed = replace(article, related=wanted)
        # as the file has it: the archive's article is cut to its rights
        left = written(text, articlefile.from_text(text, article.content_path))
        if entry:
            # a file that a person edited stays known as edited: its old hash is kept
            keep = left if untouched else replace(entry, related=wanted)
            announce(article.content_path, text, keep, config)
            ledger[article.content_path] = keep
        store.write_text(article.content_path, text, changed, config)
        by_id[article.id] = changed
        hashes[str(path)] = left.sha256
        report.count("enrich", "files with new links")
    write_ledger(ledger, config)
    storyrules.write_known((story.id for story in archive.stories), config)
    _note_authority(config)
    for name in (LEDGER, storyrules.KNOWN, feednames.FILE):
        if (path := config.content_dir / name).is_file():
            hashes[str(path)] = sha256(path.read_bytes()).hexdigest()
    articles = tuple(by_id[a.id] for a in archive.articles)
    return Written(replace(archive, articles=articles, by_id=by_id), hashes)


def _note_authority(config: Config) -> None:
    """Note the authority that the address gave, for when the site has moved."""
    name = config.feed_authority
    if name and name == feednames.derived(config.site_url) != feednames.noted(config.content_dir):
        write_whole(config.content_dir / feednames.FILE, feednames.note(name))
