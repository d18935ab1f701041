"""What a query costs in Chromium: bytes over the wire, and time, first and later."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit
from zlib import MAX_WBITS, compressobj

from playwright.sync_api import Browser, Page

#: Titles and addresses of ten results, without excerpts: the first list.
OURS = """async (query) => (await briefings.search(query,
    {limit: 10, excerpts: false, vectors: "if loaded"})).hits.length"""
PAGEFIND = """async (query) => {
    window.engine ||= await import("/pagefind/pagefind.js");
    const found = await window.engine.search(query);
    return (await Promise.all(found.results.slice(0, 10).map((one) => one.data()))).length;
}"""


_KINDS = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}


@dataclass(slots=True)
class Server:
    """A site over http, compressed as servers do; counts what it sends but pages."""

    folder: Path
    url: str = ""
    sent: dict[str, int] = field(default_factory=dict)  #: bytes by path since ``forget``
    packed: dict[str, bytes] = field(default_factory=dict)

    def body(self, path: str) -> bytes | None:
        """Return a file, compressed; None if there is none."""
        if path not in self.packed:
            file = self.folder / path.lstrip("/")
            if not file.is_file():
                return None
            gzip = compressobj(9, wbits=MAX_WBITS | 16)
            self.packed[path] = gzip.compress(file.read_bytes()) + gzip.flush()
        if not path.endswith(".html"):
            self.sent[path] = len(self.packed[path])
        return self.packed[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, server: Server, *args: object) -> None:
        self.site = server
        super().__init__(*args)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        data = self.site.body(path)
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Type", _KINDS.get(Path(path).suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    site = Server(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()


@dataclass(frozen=True, slots=True)
class Cold:
    """A query of which nothing was there before."""

    milliseconds: float  #: from opening the page to the first results
    asking: float  #: of these, from the question on
    engine: int  #: bytes of scripts and the like, before any query
    index: int  #: bytes that this query needed


def cold(browser: Browser, site: Server, ask: str, query: str) -> Cold:
    """Ask one query in a browser that has seen nothing of the site."""
    context = browser.new_context()
    page = context.new_page()
    site.sent.clear()
    began = _now()
    page.goto(f"{site.url}/search.html")
    asked = _now()
    page.evaluate(ask, query)
    done = _now()
    index = sum(n for path, n in site.sent.items() if _is_index(path))
    engine = sum(site.sent.values()) - index
    context.close()
    return Cold(done - began, done - asked, engine, index)


def warm(page: Page, ask: str, query: str) -> float:
    """Return the milliseconds of a query."""
    timed = f"""async (query) => {{
        const began = performance.now();
        await ({ask})(query);
        return performance.now() - began;
    }}"""
    return float(page.evaluate(timed, query))


def opened(browser: Browser, site: Server) -> Page:
    page = browser.new_page()
    page.goto(f"{site.url}/search.html")
    return page


def _is_index(path: str) -> bool:
    return path.startswith(("/search/", "/pagefind/")) and not path.endswith("pagefind.js")


def _now() -> float:
    return time.perf_counter() * 1000
