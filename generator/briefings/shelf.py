"""What content/ holds while sources are taken in, and whose each file is."""

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256

from briefings import articlefile, frontmatter, store
from briefings.config import Config
from briefings.ledger import Ledger, Written, is_untouched, read_ledger
from briefings.model import Article, Source
from briefings.report import Report
from briefings.urls import address_key

_SEED = re.compile(r"^seed:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_RAW = re.compile(r"^raw_sha256:[ \t]*[\"']?([0-9a-f]{64})", re.MULTILINE)


@dataclass(slots=True)
class Shelf:
    """The articles of content/ by what a source may have in common with them."""

    config: Config
    report: Report
    ledger: Ledger
    by_id: dict[str, Article] = field(default_factory=dict)
    by_text: dict[str, list[Article]] = field(default_factory=dict)
    by_seed: dict[str, list[Article]] = field(default_factory=dict)
    by_raw: dict[str, list[Article]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)  #: folded
    unreadable: set[str] = field(
        default_factory=set
    )  #: seeds and hashes of files that do not parse

    def add(self, article: Article) -> None:
        """Put an article on the shelf, in place of what had its id."""
        self.by_id[article.id] = article
        self.paths.add(article.content_path.casefold())
        for index, key in (
            (self.by_text, article.text_sha256),
            (self.by_seed, article.seed),
            (self.by_raw, article.raw_sha256),
        ):
            if key:
                index.setdefault(key, []).append(article)

    def write(self, article: Article) -> None:
        """Write the article's file, whole, and note how it was left.

        Raises ContentError if content/ could not be read back, SeedError for a path that leads
        out of it.
        """
        articlefile.from_text(articlefile.to_text(article), article.content_path)
        self.ledger[article.content_path] = store.write_article(article, self.config)
        self.add(article)

    def is_untouched(self, article: Article) -> bool:
        """Tell whether the article's file is as the machine left it."""
        return is_untouched(article, self.ledger, self.config)

    def earlier_state(self, source: Source, article: Article) -> Article | None:
        """Return what the same source file gave before it changed."""
        before = [a for a in self.by_seed.get(source.name, []) if a.raw_sha256 != source.sha256]
        same = [a for a in before if a.id == article.id]
        return (same or before)[0] if same or len(before) == 1 else None

    def twin(self, article: Article) -> Article | None:
        """Return an article with the same text from the same address (or from none)."""
        for other in self.by_text.get(article.text_sha256 or "", []):
            if not article.source_url or not other.source_url:
                return other
            if address_key(article.source_url) == address_key(other.source_url):
                return other
        return None

    def place(self, article: Article) -> Article:
        """Return a new article with an id and a file that nobody has yet.

        A later capture of an address gets an id of its own, from the address and its raw bytes.
        """
        if article.id in self.by_id:
            digest = sha256(f"{article.id} {article.raw_sha256}".encode()).hexdigest()
            article = replace(article, id=f"{article.id.rpartition('-')[0]}-{digest[:8]}")
        return replace(article, content_path=store.free_path(article, self.config, self.paths))

    def rename(self, source: Source) -> None:
        """Write a seed's new name into the files that were made from it."""
        for article in self.by_raw[source.sha256]:
            path = self.config.root / article.content_path
            before = path.read_bytes().decode()
            text = frontmatter.with_key(before, "seed", source.name, after="status")
            if text == before:
                continue
            ours = self.is_untouched(article)
            written = store.write_text(article.content_path, text, article, self.config)
            if ours:
                self.ledger[article.content_path] = written
            self.by_seed.setdefault(source.name, []).append(replace(article, seed=source.name))

    def adopt(self, article: Article, read: Article) -> None:
        """Note a file as the machine's if the seed still gives its very bytes.

        A killed run, or a lost ledger, leaves such files.
        """
        own = {"id": article.id, "slug": article.slug, "related": article.related}
        same = replace(read, content_path=article.content_path, **own)  # type: ignore[arg-type]
        data = (self.config.root / article.content_path).read_bytes()
        if articlefile.to_text(same).encode() == data:
            # ids that stand there may be a person's: () keeps them from being added to
            self.ledger[article.content_path] = Written(sha256(data).hexdigest(), ())


def open_shelf(config: Config, report: Report) -> Shelf:
    """Return the shelf with all that content/ holds."""
    shelf = Shelf(config, report, read_ledger(config))
    unread: list[str] = []
    for article in store.read_content(config, Report(), unread):
        shelf.add(article)
    for name in unread:
        shelf.paths.add(name.casefold())
        path = config.root / name
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes().decode("utf-8", "replace")
            shelf.unreadable.update(_SEED.findall(text)[:1] + _RAW.findall(text)[:1])
    return shelf
