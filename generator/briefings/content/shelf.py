"""What content/ holds while sources are taken in, and whose each file is."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from briefings import articlefile, frontmatter
from briefings.articlefile import text_hash
from briefings.config import Config
from briefings.content import store
from briefings.content.ledger import Ledger, Written, announce, read_ledger, written
from briefings.files import write_whole
from briefings.ingest.reading import Origin
from briefings.model import Article
from briefings.report import Report
from briefings.seen import Seen, mark_of
from briefings.urls import address_key

_SEED = re.compile(r"^seed:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_RAW = re.compile(r"^raw_sha256:[ \t]*[\"']?([0-9a-f]{64})", re.MULTILINE)
_NO_TEXT = text_hash("")
#: Folder of content/ for what a source says and a person's file does not; nothing reads it.
_ASIDE = ".conflicts"


class Outcome(StrEnum):
    """What became of a source."""

    NEW = "new"
    UPDATED = "updated"  #: the source changed, and so did its file
    KEPT = "kept"  #: a person had changed the same in its file, which stays
    UNCHANGED = "unchanged"
    FOLDED = "folded"  #: the same article is there already
    ATTACHED = "attached"  #: goes with a page: its pictures, styles and scripts
    LISTED = "lists of sources"  #: names outlets, holds no articles
    QUARANTINED = "quarantined"


@dataclass(slots=True)
class Shelf:
    """The articles of content/, without their texts, by what a source may share with them."""

    config: Config
    report: Report
    ledger: Ledger
    dry: bool = False  #: nothing is written; files are kept in ``texts`` instead
    by_id: dict[str, Article] = field(default_factory=dict)
    by_text: dict[str, list[Article]] = field(default_factory=dict)
    by_seed: dict[str, list[Article]] = field(default_factory=dict)
    by_raw: dict[str, list[Article]] = field(default_factory=dict)
    by_address: dict[str, list[Article]] = field(default_factory=dict)
    #: not in ``by_address`` yet: keys take their time, and a pile without news asks for none
    addressed: list[Article] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)  #: folded
    #: seeds and hashes of files that do not parse
    unreadable: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)  #: by content path

    def add(self, article: Article) -> None:
        """Put an article on the shelf, in place of what had its id."""
        article = replace(article, body="") if article.body else article
        is_new = article.id not in self.by_id
        self.by_id[article.id] = article
        self.paths.add(article.content_path.casefold())
        self.addressed.append(article)
        for index, key in (
            (self.by_text, article.text_sha256),
            (self.by_seed, article.seed),
            (self.by_raw, article.raw_sha256),
        ):
            if key and is_new:  # thousands may share the hash of no text
                index.setdefault(key, []).append(article)
            elif key:
                index[key] = [a for a in index.get(key, []) if a.id != article.id] + [article]

    def write(self, article: Article) -> None:
        """Write the article's file, whole, and note how it was left.

        Raises ContentError if content/ could not be read back, SeedError for a path that leads
        out of it.
        """
        text = articlefile.to_text(article)
        articlefile.from_text(text, article.content_path)
        self.put(text, article, written(text, article))

    def put(self, text: str, article: Article, left: Written) -> None:
        """Write a file's text and note how the machine left it. Raises SeedError."""
        if self.dry:
            self.texts[article.content_path] = text
        else:
            announce(article.content_path, text, left, self.config)
            store.write_text(article.content_path, text, article, self.config)
        self.ledger[article.content_path] = left
        self.add(article)

    def put_aside(self, article: Article) -> str:
        """Write what the source says beside a file that a person changed; return its name."""
        inner = article.content_path.removeprefix(f"{self.config.content}/")
        name = f"{self.config.content}/{_ASIDE}/{inner}"
        if not self.dry:
            store.write_text(name, articlefile.to_text(article), article, self.config)
        return name

    def put_picture(self, name: str, data: bytes | None) -> None:
        """Write a picture below content/ unless it is there."""
        path = self.config.content_dir / name
        if data is not None and not self.dry and not path.is_file():
            write_whole(path, data)

    def text(self, content_path: str) -> str:
        """Return the text of an article's file, line ends as they are."""
        if content_path in self.texts:
            return self.texts[content_path]
        return (self.config.root / content_path).read_bytes().decode()

    def present(self, known: Article) -> Article:
        """Return an article as its file says, with its text. Raises ContentError."""
        return articlefile.from_text(self.text(known.content_path), known.content_path)

    def is_listed(self, article: Article) -> bool:
        """Tell whether it is known how the machine left the article's file."""
        return article.content_path in self.ledger

    def is_untouched(self, article: Article) -> bool:
        """Tell whether the article's file is as the machine left it."""
        entry = self.ledger.get(article.content_path)
        text = self.text(article.content_path)
        return entry is not None and entry.sha256 == sha256(text.encode()).hexdigest()

    def earlier_state(self, origin: Origin, article: Article) -> Article | None:
        """Return what the same source gave before it changed."""
        before = [a for a in self.by_seed.get(origin.name, []) if a.raw_sha256 != origin.sha256]
        same = [a for a in before if a.id == article.id]
        return (same or before)[0] if same or len(before) == 1 else None

    def at_address(self, article: Article) -> Article | None:
        """Return the first article of the same address, or None."""
        if not article.source_url:
            return None
        for known in self.addressed:
            if known.source_url:
                key = address_key(known.source_url)
                before = (a for a in self.by_address.get(key, []) if a.id != known.id)
                self.by_address[key] = [*before, known]
        self.addressed.clear()
        return next(iter(self.by_address.get(address_key(article.source_url), [])), None)

    def bare(self, article: Article) -> Article | None:
        """Return the record of this article's address that has no text yet, or None."""
        known = self.at_address(article)
        bare = known and known.text_sha256 == _NO_TEXT and article.text_sha256 != _NO_TEXT
        return known if bare else None

    def twin(self, article: Article) -> Article | None:
        """Return an article with the same text, from the same address if this one names any."""
        if article.text_sha256 == _NO_TEXT:
            return None
        for other in self.by_text.get(article.text_sha256 or "", []):
            if not article.source_url:
                return other
            if address_key(article.source_url) == address_key(other.source_url or ""):
                return other
        return None

    def copy(self, article: Article) -> Article | None:
        """Return the first article with the same text, whatever its address; None without text."""
        same = self.by_text.get(article.text_sha256 or "", [])
        return same[0] if same and article.text_sha256 != _NO_TEXT else None

    def place(self, article: Article) -> Article:
        """Return a new article with an id and a file that nobody has yet.

        A later capture of an address gets an id of its own, from the address and its raw bytes.
        """
        if article.id in self.by_id:
            digest = sha256(f"{article.id} {article.raw_sha256}".encode()).hexdigest()
            article = replace(article, id=f"{article.id.rpartition('-')[0]}-{digest[:8]}")
        return replace(article, content_path=store.free_path(article, self.config, self.paths))

    def rename(self, origin: Origin) -> None:
        """Write a seed's new name into the files that were made from it."""
        for article in self.by_raw[origin.sha256]:
            before = self.text(article.content_path)
            text = frontmatter.with_key(before, "seed", origin.name, after="status")
            if text == before:
                continue
            renamed = replace(article, seed=origin.name)
            entry = self.ledger.get(article.content_path)
            if entry is None:
                store.write_text(article.content_path, text, article, self.config)
                continue
            ours = self.is_untouched(article)
            digest = sha256(text.encode()).hexdigest() if ours else entry.sha256
            self.put(text, renamed, replace(entry, sha256=digest))

    def adopt(self, known: Article, read: Article) -> None:
        """Note a file as the machine's if the seed still gives its very bytes.

        A killed run, or a lost ledger, leaves such files.
        """
        text = articlefile.to_text(read)
        if text == self.text(known.content_path):
            # ids that stand there may be a person's: () keeps them from being added to
            self.ledger[known.content_path] = replace(written(text, read), related=())


def open_shelf(config: Config, report: Report, seen: Seen, *, dry: bool = False) -> Shelf:
    """Return the shelf with all that content/ holds; files that were seen are not read again."""
    shelf = Shelf(config, report, read_ledger(config), dry)
    unread: list[str] = []
    articles = store.read_content(config, Report(), unread, partial(_remembered, seen))
    for article in articles:
        shelf.add(article)
    seen.keep()
    seen.forget_others({article.content_path for article in articles})
    for name in unread:
        shelf.paths.add(name.casefold())
        path = config.root / name
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes().decode("utf-8", "replace")
            shelf.unreadable.update(_SEED.findall(text)[:1] + _RAW.findall(text)[:1])
    return shelf


#: What a shelf asks of an article that it need not open, in the order in which it is noted.
_HEAD = ("id", "slug", "source_url", "seed", "raw_sha256", "text_sha256", "related")


def _remembered(seen: Seen, name: str, path: Path, config: Config) -> Article:
    """Return an article with the fields of ``_HEAD``, read only if its file is not as it was."""
    mark = mark_of(path)
    match seen.get(name, mark):
        case [*single, list(related)] if len(single) + 1 == len(_HEAD):
            known = dict(zip(_HEAD, [*single, tuple(related)], strict=True))
            # each value was taken from the field of its name
            return Article(title="", body="", content_path=name, **known)  # type: ignore[arg-type]
    article = store.read_article(name, path, config)
    seen.note(name, mark, [getattr(article, key) for key in _HEAD])
    return article
