"""What is wrong with one page of a finished site, in words."""

from collections.abc import Collection, Container, Iterator, Mapping
from pathlib import Path
from posixpath import dirname

from briefings.site.pagelook import SCHEMES, Page, meant_by, read_page, split

_NOT_FOUND = "404.html"


class Pages(Mapping[str, Page]):
    """The pages of a site, each read when somebody asks for it, and kept."""

    def __init__(self, names: Collection[str], files: Mapping[str, Path]) -> None:
        self._names, self._files = frozenset(names), files
        self._read: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._read:
            self._read[name] = read_page(name, self._files[name].read_bytes())
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


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


def _is_remote(url: str) -> bool:
    parts = split(url)
    return url.startswith("//") or bool(parts and parts.scheme not in {"", "data", "blob"})


def _broken(page: Page, url: str, files: Container[str], pages: Mapping[str, Page]) -> str | None:
    meant = meant_by(dirname(page.path), url)
    if meant is None:
        return f"malformed link {url}"
    scheme, path, fragment = meant
    if scheme:
        wrong = f"link {url} of a kind that no page may have"
        return None if scheme in SCHEMES or url in page.loads else wrong
    if url.startswith("/"):  # works neither from disk nor below a folder of a host
        return f"link {url} out of the site"
    target = path or page.path
    if target not in files:
        return f"broken link {url}"
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"link {url} to a part that is not there"
    return None
