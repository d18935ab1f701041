"""A local server: shows output/, rebuilds when something changes, reloads open pages."""

import threading
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from watchfiles import watch

from briefings.config import Config

_VERSION, _SCRIPT = "/.briefings/version", "/.briefings/reload.js"
#: Asks which form of its page is shown; the answer comes when it is another, or after a while.
#: A script of its own: the policy allows no inline ones.
_RELOAD = """\
(function () {
  "use strict";
  const page = encodeURIComponent(location.pathname);
  const ask = (shown) => fetch(`/.briefings/version?page=${page}&after=${shown}`)
    .then((answer) => answer.text())
    .then((now) => (shown && now !== shown ? location.reload() : ask(now)))
    .catch(() => setTimeout(ask, 1000, shown));
  ask("");
})();
"""
_PATIENCE = 20  # seconds until a question is answered that nothing has changed
#: Milliseconds without another change until one is told, and until it is told anyway.
_STEP, _DEBOUNCE = 20, 300
_WAKING = 0.5  # seconds: a wait without end cannot be interrupted on Windows
_TAG = f'<script defer src="{_SCRIPT}"></script></head>'.encode()


class Server(ThreadingHTTPServer):
    """Serves one folder, and before it what is not built yet; ``version`` counts the changes."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: "Callable[..., _Handler]") -> None:
        super().__init__(address, handler)
        self.version = 0
        self.looks = 0  #: of them, those that may change what all pages look like
        self.ahead: dict[str, bytes] = {}  #: pages that are shown before they are built, by path
        self.changed = threading.Condition()

    def tell(self, *, look: bool = False) -> None:
        """Have open pages ask whether they are another now."""
        with self.changed:
            self.version += 1
            self.looks += look
            self.changed.notify_all()


class _Handler(SimpleHTTPRequestHandler):
    """Static files as they are, pages with the reload script, 404.html for what is missing."""

    server: Server

    def do_GET(self) -> None:
        path = self.path.split("?", maxsplit=1)[0]
        if path == _VERSION:
            self._send(200, "text/plain", self._version().encode())
        elif path == _SCRIPT:
            self._send(200, "text/javascript", _RELOAD.encode())
        elif (file := self._file()) is None:
            super().do_GET()
        elif not file.is_file():
            self._send_page(404, Path(self.directory) / "404.html")
        elif file.suffix == ".html":
            self._send_page(200, file)
        else:
            super().do_GET()

    def _version(self) -> str:
        """Return the count of changes, or that of a page when it is no longer ``after``."""
        asked = dict(parse_qsl(urlsplit(self.path).query))
        if "page" not in asked:
            return str(self.server.version)
        with self.server.changed:
            self.server.changed.wait_for(
                lambda: self._form(asked["page"]) != asked.get("after"), _PATIENCE
            )
        return self._form(asked["page"])

    def _form(self, page: str) -> str:
        file = Path(self.translate_path(page))
        data = self._page(file / "index.html" if file.is_dir() else file)
        return f"{self.server.looks}-{blake2b(data, digest_size=8).hexdigest()}"

    def _page(self, file: Path) -> bytes:
        """Return a page as it is or will be; nothing if there is none."""
        name = file.relative_to(self.directory).as_posix()
        ahead = self.server.ahead.get(name)
        return ahead or (file.read_bytes() if file.is_file() else b"")

    def _file(self) -> Path | None:
        """Return the file that is asked for; None where a redirect to a folder is due."""
        file = Path(self.translate_path(self.path))
        if not file.is_dir():
            return file
        return file / "index.html" if self.path.split("?")[0].endswith("/") else None

    def _send_page(self, status: int, file: Path) -> None:
        page = self._page(file) or b"<title>Not found</title></head>"
        self._send(status, "text/html; charset=utf-8", page.replace(b"</head>", _TAG, 1))

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""


def open_server(folder: Path, host: str, port: int) -> Server:
    """Return a server bound to the address, port 0 for any free one. Raises OSError."""
    return Server((host, port), partial(_Handler, directory=str(folder)))


def serve(
    server: Server,
    config: Config,
    rebuild: Callable[[], None],
    preview: Callable[[Path], tuple[str, bytes] | None] = lambda _path: None,
) -> None:
    """Serve until interrupted; call ``rebuild`` at every change of what it is made from.

    ``preview`` gives the path and bytes of the page of a changed article, if they can be told
    without a build: it is shown until it is built.
    """
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waiting, look = threading.Event(), threading.Event()
    arguments = (server, config, preview, waiting, look)
    threading.Thread(target=_follow, args=arguments, daemon=True).start()
    while True:
        while not waiting.wait(_WAKING):
            pass
        waiting.clear()
        covered, looks = dict(server.ahead), look.is_set()
        look.clear()
        rebuild()
        for name, page in covered.items():
            if server.ahead.get(name) is page:  # else it was changed again meanwhile
                del server.ahead[name]
        server.tell(look=looks)


def _follow(
    server: Server,
    config: Config,
    preview: Callable[[Path], tuple[str, bytes] | None],
    waiting: threading.Event,
    look: threading.Event,
) -> None:
    """Show changed articles at once, and say that a build is due."""
    texts = (config.content_dir, config.seeds_dir)
    for changes in watch(*_watched(config), debounce=_DEBOUNCE, step=_STEP):
        paths = sorted({Path(name) for _change, name in changes})
        articles = [p for p in paths if p.suffix == ".md" and p.is_relative_to(texts[0])]
        shown = [page for path in articles if (page := preview(path))]
        if shown:
            server.ahead.update(shown)
            server.tell()
        if not all(any(path.is_relative_to(text) for text in texts) for path in paths):
            look.set()
        waiting.set()


def _watched(config: Config) -> list[Path]:
    theme = [config.root / config.theme] if config.theme else [config.root / "theme"]
    tables = sorted(p for p in config.root.glob("*.[ty][oa]ml") if p.is_file())
    recipes = config.root / "recipes"
    wanted = [config.seeds_dir, config.content_dir, recipes, *theme, *tables]
    return [path for path in wanted if path.exists()]
