"""What hosts, robots and browsers ask a site for: robots.txt, sitemap, OpenSearch, CNAME."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from lxml import etree

from briefings import rights, urls
from briefings.config import PUBLIC
from briefings.model import Article, SitePath
from briefings.render.grouping.catalogue import Catalogue

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITEMAP_LIMIT = 50_000  # addresses in one file: sitemaps.org protocol
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT = 16  # characters of a name: OpenSearch 1.1
#: Hosts that give every project an address below their own name.
_SHARED = ("github.io", "gitlab.io", "codeberg.page", "pages.dev", "netlify.app", "onion")


def files(book: Catalogue, pages: Iterable[SitePath]) -> dict[str, bytes]:
    """Return such files; they need ``site_url``, but for one that keeps robots out."""
    site_url = book.config.site_url
    made: dict[str, bytes] = {}
    if book.config.edition != PUBLIC:
        made["robots.txt"] = b"User-agent: *\nDisallow: /\n"
    elif site_url:
        made["robots.txt"] = _robots(site_url)
    if site_url:
        made |= _sitemaps(site_url, sorted(pages))
        made["opensearch.xml"] = _opensearch(book)
        if host := own_host(site_url):
            made["CNAME"] = f"{host}\n".encode()
    return made


def is_listed(article: Article, book: Catalogue) -> bool:
    """Tell whether search engines may list an article's page: if it is no copy of another's text.

    One's own is what a person wrote here without naming a source, and what an outlet published
    that sources.yaml calls ``own``.
    """
    if book.config.edition != PUBLIC or not rights.is_whole(article):
        return False
    outlet = book.archive.outlets.get(urls.host(article.source_url or ""))
    by_hand = not (article.seed or article.source or article.source_url)
    return book.config.index_articles or by_hand or bool(outlet and outlet.own)


def own_host(site_url: str) -> str:
    """Return the name of a host of one's own that the site fills; "" if it is another's."""
    parts = urlsplit(site_url)
    host = parts.hostname or ""
    shared = host.endswith(_SHARED) or "." not in host or host.replace(".", "").isdigit()
    return "" if shared or parts.port or parts.path.strip("/") else host


def _robots(site_url: str) -> bytes:
    # pages that ask not to be indexed must stay readable, or nobody sees that they ask
    return f"User-agent: *\nAllow: /\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n".encode()


def _sitemaps(site_url: str, pages: list[SitePath]) -> dict[str, bytes]:
    """Return sitemap.xml; of more addresses than fit in one, an index and its parts."""
    parts = [pages[at : at + _SITEMAP_LIMIT] for at in range(0, len(pages), _SITEMAP_LIMIT)]
    if len(parts) <= 1:
        return {"sitemap.xml": _listing("urlset", "url", site_url, pages)}
    made = {
        f"sitemap-{number}.xml": _listing("urlset", "url", site_url, part)
        for number, part in enumerate(parts, start=1)
    }
    return {"sitemap.xml": _listing("sitemapindex", "sitemap", site_url, made), **made}


def _listing(outer: str, inner: str, site_url: str, paths: Iterable[str]) -> bytes:
    root = etree.Element(outer, nsmap={None: _SITEMAP}, attrib={})
    for path in paths:
        row = etree.SubElement(root, inner)
        etree.SubElement(row, "loc").text = urljoin(site_url, path)
    return _xml(root)


def _opensearch(book: Catalogue) -> bytes:
    """Return what lets a browser search here from its address bar."""
    config = book.config
    root = etree.Element("OpenSearchDescription", nsmap={None: _OPENSEARCH}, attrib={})
    for name, text in (
        ("ShortName", config.title[:_SHORT].strip()),
        ("Description", (config.description or config.title)[:1024]),
        ("InputEncoding", "UTF-8"),
        ("Language", config.lang),
    ):
        etree.SubElement(root, name).text = text
    icon = etree.SubElement(root, "Image", type="image/svg+xml", width="16", height="16")
    icon.text = urljoin(config.site_url, "theme/img/favicon.svg")
    template = urljoin(config.site_url, "search.html") + "?q={searchTerms}"
    etree.SubElement(root, "Url", type="text/html", template=template)
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
