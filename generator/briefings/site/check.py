"""What must hold of a finished site: links, privacy, limits of hosts."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, normpath
from sys import intern
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import html

from briefings.report import Progress, Report, silent
from briefings.site.filecheck import check_files
from briefings.site.lastsite import Gist, LastSite
from briefings.site.targets import mark, naming, packed

_LOADED = {  # elements that make a browser ask for something by itself
    "script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src",
    "object": "data", "audio": "src", "video": "src", "input": "src", "track": "src",
}  # fmt: skip
_LOADING_RELS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
    "prefetch", "prerender", "preconnect", "dns-prefetch",  # no policy stops the last two
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto"}
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Page:
    """What one page points to."""

    path: str
    links: tuple[str, ...]  #: addresses that a reader may follow
    loads: tuple[str, ...]  #: addresses that a browser asks for by itself
    ids: frozenset[str]  #: fragments that exist
    has_policy: bool  #: a strict Content-Security-Policy stands in its head
    mute: tuple[str, ...] = ()  #: addresses of pictures without alternative text


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look through a site saw."""

    gists: Mapping[str, Gist]  #: of each page
    clean: bool  #: nothing was found wrong, but pictures without alternative text


def check_site(
    folder: Path,
    report: Report,
    progress: Progress = silent,
    *,
    pages_limits: bool = True,
    known: LastSite | None = None,
) -> Looked:
    """Note as findings everything that would disappoint a reader, endanger one, or a host.

    Where ``pages_limits`` hold, what GitHub Pages would refuse is a failure. ``known``: of the
    files that it keeps, which are not in the folder, nothing was found wrong; of its pages only
    those are read again that name an address that is gone.
    """
    before, found = len(report.notes), _files(folder, known)
    sizes = known.kept_sizes() if known else {}
    check_files(found, report, pages_limits=pages_limits, known=sizes)
    # a link to a folder opens a listing from disk, so folders are no targets
    targets = {n for n, p in found.items() if n in sizes or p.is_file()}
    html_files = [n for n in found if n.endswith(".html") and n in targets]
    html_files = [n for n in html_files if n in sizes or not found[n].is_symlink()]
    pages = _Pages(found, known)
    fresh = [n for n in html_files if not known or n not in known.kept]
    pages.read(fresh, report, progress)
    if known:
        kept, lost = [n for n in html_files if n in known.kept], _lost(fresh, pages, known)
        again = kept if lost is None else list(naming(lost, known.pages, kept))
        pages.read(again, report, progress)
    for name in [n for n in html_files if n in pages.looked]:
        for what in faults(pages[name], targets, pages):
            report.finding(name, what)
    looked = Looked({n: pages.gist(n) for n in html_files}, len(report.notes) == before)
    _check_pictures(looked.gists, report)
    report.count("check", "pages", len(html_files))
    report.count("check", "links", sum(gist.links for gist in looked.gists.values()))
    return looked


def _files(folder: Path, known: LastSite | None) -> dict[str, Path]:
    """Return all files of the new site and its folders, sorted by their path in it."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*")}
    if known:
        output, folders = known.config.output_dir, {""}
        for name in known.kept:
            while (name := name.rpartition("/")[0]) not in folders:
                folders.add(name)
        found |= {name: output / name for name in (folders - {""}) | known.kept}
    return dict(sorted(found.items()))


def _lost(fresh: list[str], pages: "_Pages", known: LastSite) -> set[int] | None:
    """Return the hashes of files and parts of pages that are gone; None: nobody can tell."""
    if not known.whole:
        return None
    lost = {mark(name) for name in known.gone()}
    for name in fresh:
        if name in known.rows:
            old = read_page(name, (known.config.output_dir / name).read_bytes())
            lost |= {mark(name, part) for part in old.ids - pages[name].ids}
    return lost


class _Pages(Mapping[str, Page]):
    """The pages of a site, read when they are asked for."""

    def __init__(self, files: Mapping[str, Path], known: LastSite | None) -> None:
        self._files, self._known = files, known
        self.looked: dict[str, Page] = {}

    def read(self, names: list[str], report: Report, progress: Progress) -> None:
        """Read pages anew."""
        for done, name in enumerate(names, start=1):
            progress("check", done, len(names))
            with report.timing("check", name):
                self.looked[name] = read_page(name, self._files[name].read_bytes())

    def gist(self, name: str) -> Gist:
        """Return what was seen on a page, now or before."""
        if self._known and name not in self.looked:
            return self._known.pages[name]
        page = self.looked[name]
        return Gist(len(page.links), page.mute, packed(list(_named(page))))

    def __getitem__(self, name: str) -> Page:
        if name not in self.looked:
            return read_page(name, self._files[name].read_bytes())
        return self.looked[name]

    def __contains__(self, name: object) -> bool:
        return name in self.looked or bool(self._known and name in self._known.pages)

    def __iter__(self) -> Iterator[str]:
        return iter(self.looked)

    def __len__(self) -> int:
        return len(self.looked)


def _check_pictures(gists: Mapping[str, Gist], report: Report) -> None:
    """Note once for the whole site how many pictures say nothing to those who do not see them."""
    mute = [(path, url) for path, gist in gists.items() for url in gist.mute]
    if mute:
        where, first = mute[0]
        what = (
            f"{len(mute)} pictures have no alternative text"
            if len(mute) > 1
            else ("a picture has no alternative text")
        )
        remedy = "Write what it shows as `image_alt`, or in the brackets of `![]()`."
        report.finding(where, f"{what}, {'the first ' if len(mute) > 1 else ''}{first}. {remedy}")


def read_page(name: str, data: bytes) -> Page:
    """Return what a page points to."""
    # lxml refuses documents without any element
    tree = html.document_fromstring(data + b"<p>", html.HTMLParser(encoding="utf-8"))
    # pages say the same addresses again and again; each is held once
    hrefs = (str(a.get("href")) for a in tree.iter("a", "area") if "href" in a.attrib)
    links = [intern(href.strip()) for href in hrefs]
    loads = [value for e in tree.iter(*_LOADED) if (value := e.get(_LOADED[str(e.tag)]))]
    asking = (e for e in tree.iter("link") if _LOADING_RELS & set((e.get("rel") or "").split()))
    loads.extend(link.get("href") or "" for link in asking)
    for several in tree.xpath("//@srcset"):
        loads.extend(part.split()[0] for part in str(several).split(",") if part.strip())
    policy = " ".join(tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content"))
    strict = "default-src 'none'" in policy and "'unsafe-" not in policy
    ids = frozenset(intern(str(value)) for value in tree.xpath("//@id"))
    mute = tuple(str(i.get("src")) for i in tree.iter("img") if not (i.get("alt") or "").strip())
    return Page(name, tuple(links), tuple(url.strip() for url in loads), ids, strict, mute)


def faults(page: Page, files: Container[str], pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield what is wrong with one page, as sentences."""
    if not page.has_policy:
        yield "no strict Content-Security-Policy. Put the meta element back into the theme's head."
    remote = [url for url in page.loads if _is_remote(url)]
    for url in remote:
        yield f"loads {url}. Nothing may be asked from elsewhere; keep a copy in the site."
    if page.path == _NOT_FOUND:
        return  # its links start at the host, which is not known here
    for url in dict.fromkeys((*page.links, *(u for u in page.loads if u not in remote))):
        if url in {"", "#"}:
            yield f'dead link "{url}". Give it a target or make it plain text.'
        elif broken := _broken(page, url, files, pages):
            yield f"{broken}. Mend the link or the page it means."


@lru_cache(maxsize=1 << 14)  # pages of a folder follow each other and share most links
def _split(url: str) -> SplitResult | None:
    """Return the parts of an address, or None if it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def _meant(folder: str, url: str) -> tuple[str, str, str] | None:
    """Return scheme, path in the site and fragment of a link on a page; None if it is none."""
    parts = _split(url)
    if parts is None:
        return None
    path = normpath(f"{folder}/{unquote(parts.path)}".lstrip("/")) if parts.path else ""
    # what follows ":~:" is for the browser: words to look for on the page
    return parts.scheme, path, unquote(parts.fragment.partition(":~:")[0])


def _named(page: Page) -> Iterator[tuple[str, str]]:
    """Yield path and fragment of what a page names in the site."""
    for url in {*page.links, *page.loads}:
        scheme, path, fragment = _meant(dirname(page.path), url) or ("-", "", "")
        if not scheme:
            yield path or page.path, fragment


def _is_remote(url: str) -> bool:
    parts = _split(url)
    return url.startswith("//") or bool(parts and parts.scheme not in {"", "data", "blob"})


def _broken(page: Page, url: str, files: Container[str], pages: Mapping[str, Page]) -> str | None:
    meant = _meant(dirname(page.path), url)
    if meant is None:
        return f"malformed link {url}"
    scheme, path, fragment = meant
    if scheme:
        wrong = f"link {url} of a kind that no page may have"
        return None if scheme in _SCHEMES or url in page.loads else wrong
    if url.startswith("/"):  # works neither from disk nor below a folder of a host
        return f"link {url} out of the site"
    target = path or page.path
    if target not in files:
        return f"broken link {url}"
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"link {url} to a part that is not there"
    return None
