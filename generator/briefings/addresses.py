"""Where things stand in the site: one function for every kind of page."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from briefings import urls
from briefings.model import Article, IsoDate, SitePath


def assign(articles: Iterable[Article]) -> tuple[dict[str, SitePath], list[tuple[str, str]]]:
    """Return the page of every article by id, and (id, page) of those that had to give way.

    ``YYYY/MM/DD/slug.html``; vaguer dates give fewer folders, none ``undated/``. Of two that
    want one address, that one keeps it whose file has the plain name: it came first. Without
    files the lower id decides.
    """
    ordered = sorted(articles, key=lambda a: (not a.content_path.endswith(content_path(a)), a.id))
    wanted = [(a.id, f"{_folder(a.date)}/{_file_name(a.slug)}") for a in ordered]
    names, changed = urls.unique(wanted)
    pages = {key: SitePath(f"{name}.html") for key, name in names.items()}
    return pages, [(key, f"{name}.html") for key, name in changed]


def content_path(article: Article) -> str:
    """Return where an article's file belongs, below content/: as its page, with ``.md``."""
    return f"{_folder(article.date)}/{article.slug}.md"


def _file_name(slug: str) -> str:
    """Return the slug, out of the way of the lists that stand in the same folder."""
    return f"{slug}-article" if re.fullmatch(r"index|page-\d+", slug) else slug


def _folder(when: IsoDate | None) -> str:
    return when[:10].replace("-", "/") if when else "undated"


def period(when: str) -> SitePath:
    """Return the page of a year, month or day: ``2022``, ``2022-10`` or ``2022-10-10``."""
    return SitePath(f"{when[:10].replace('-', '/')}/index.html")


def named(kind: str, slug: str) -> SitePath:
    """Return the page of one outlet, topic or author: kind is ``sources``, ``topics`` ..."""
    return SitePath(f"{kind}/{slug}/index.html")


def index_of(kind: str) -> SitePath:
    """Return the page that lists all of a kind."""
    return SitePath(f"{kind}/index.html")


def story(key: str) -> SitePath:
    """Return the page of a story, by its id."""
    return SitePath(f"stories/{key}.html")


def story_feed(key: str) -> SitePath:
    """Return the feed of a story, by its id."""
    return SitePath(f"stories/{key}.atom")


def dossier_feed(name: str) -> SitePath:
    """Return the feed of a dossier's articles, by its name."""
    return SitePath(f"briefings/{name}/feed.atom")


def digest_feed(name: str) -> SitePath:
    """Return the feed of a digest's articles, by its name."""
    return SitePath(f"briefings/{name}.atom")


def sibling(feed: SitePath, ending: str) -> SitePath:
    """Return where the same feed stands in another format: ``json`` or ``rss``."""
    return SitePath(f"{feed.removesuffix('.atom')}.{ending}")


def lasting_id(kind: str, key: str, authority: str) -> str:
    """Return a name that outlives every move of the site.

    A ``tag:`` URI (RFC 4151) where the archive has a ``feed_authority``, which never changes; else
    (an address without a name) a UUID made from kind and key alone.
    """
    if authority:
        return f"tag:{authority}:{kind}/{quote(key)}"
    name = f"briefing:{key}" if kind == "article" else f"briefing:{kind}:{key}"
    return uuid5(NAMESPACE_URL, name).urn


def kept_story(key: str) -> str:
    """Return the name by which readers keep a story in their browser."""
    return f"story:{key}"


def kept_month(month: SitePath) -> str:
    """Return the name by which readers keep a month, by its page: ``month:2022/10``."""
    return f"month:{month.removesuffix('/index.html')}"


def page(first: SitePath, number: int, last: int) -> SitePath:
    """Return one page of a long list.

    Pages are counted from the oldest, 1, so that they never shift; the newest, ``last``, is
    what the list's own address shows.
    """
    if number == last:
        return first
    return SitePath(f"{first.removesuffix('index.html')}page-{number}.html")


def slugs(names: Sequence[str]) -> dict[str, str]:
    """Return a slug for each name, no two equal; names that come first keep the plain one."""
    return urls.unique((name, urls.slugify(name)) for name in names)[0]
