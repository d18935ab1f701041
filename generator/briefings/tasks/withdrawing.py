"""``briefings withdraw``: an article leaves the site; a notice stays at its address."""

from briefings import articlefile, frontmatter
from briefings.addresses import assign
from briefings.config import Config
from briefings.content import store
from briefings.errors import ConfigError
from briefings.files import write_whole
from briefings.model import Article, SitePath, Status
from briefings.report import Report
from briefings.rights import REASON
from briefings.site.publish import locked


def withdraw(key: str, reason: str, config: Config) -> tuple[Article, SitePath]:
    """Set an article's status and the reason in its file; return it and its page.

    ``key`` is its id, its file in content/, or its page. The text stays in content/ and seeds/: a
    person who sets ``status`` back undoes it. Raises ConfigError.
    """
    with locked(config):
        articles = store.read_content(config, Report())
        shown = [a for a in articles if a.status is not Status.DRAFT]
        pages, _changed = assign(sorted(shown, key=lambda a: (a.date or "", a.id)))
        article = _find(key, articles, {str(page): id_ for id_, page in pages.items()})
        path = config.root / article.content_path
        text = path.read_bytes().decode("utf-8-sig")
        text = frontmatter.with_key(text, "status", str(Status.WITHDRAWN), after="title")
        text = frontmatter.with_key(text, REASON, reason, after="status")
        written = articlefile.from_text(text, article.content_path)
        if written.status is not Status.WITHDRAWN or written.extra.get(REASON) != reason:
            remedy = "Set `status: withdrawn` in that file by hand."
            raise ConfigError(article.content_path, "its header cannot be edited", remedy)
        write_whole(path, text.encode())
    return written, pages.get(article.id, SitePath(""))


def _find(key: str, articles: list[Article], by_page: dict[str, str]) -> Article:
    wanted = by_page.get(key.removeprefix("output/"), key)
    for article in articles:
        if wanted in {article.id, article.content_path}:
            return article
    remedy = "Name its id (at the foot of its page), its file in content/, or its page."
    raise ConfigError(f"withdraw {key}", "no such article", remedy)
