"""A local server: shows output/, rebuilds when something changes, reloads open pages."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from briefings.config import Config

_VERSION, _SCRIPT = "/.briefings/version", "/.briefings/reload.js"
#: Asks once a second which build is shown. A script of its own: the policy allows no inline ones.
_RELOAD = """\
(function () {
  "use strict";
  let shown = null;
  const ask = () => fetch("/.briefings/version").then((r) => r.text()).then((now) => {
    if (shown !== null && now !== shown) location.reload();
    shown = now;
  }).catch(() => {});
  setInterval(ask, 1000);
})();
"""
_TAG = f'<script defer src="{_SCRIPT}"></script></head>'.encode()


class Server(ThreadingHTTPServer):
    """Serves one folder; ``version`` counts the builds."""

    daemon_threads = True
    request_queue_size = 128
    version = 0


class _Handler(SimpleHTTPRequestHandler):
    """Static files as they are, pages with the reload script, 404.html for what is missing."""

    server: Server

    def do_GET(self) -> None:
        path = self.path.split("?", maxsplit=1)[0]
        if path == _VERSION:
            self._send(200, "text/plain", str(self.server.version).encode())
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

    def _file(self) -> Path | None:
        """Return the file that is asked for; None where a redirect to a folder is due."""
        file = Path(self.translate_path(self.path))
        if not file.is_dir():
            return file
        return file / "index.html" if self.path.split("?")[0].endswith("/") else None

    def _send_page(self, status: int, file: Path) -> None:
        page = file.read_bytes() if file.is_file() else b"<title>Not found</title></head>"
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


def serve(server: Server, config: Config, rebuild: Callable[[], None]) -> None:
    """Serve until interrupted; call ``rebuild`` at every change of what it is made from."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for _changes in watch(*_watched(config), debounce=300):
        rebuild()
        server.version += 1


def _watched(config: Config) -> list[Path]:
    theme = [config.root / config.theme] if config.theme else [config.root / "theme"]
    tables = sorted(p for p in config.root.glob("*.[ty][oa]ml") if p.is_file())
    recipes = config.root / "recipes"
    wanted = [config.seeds_dir, config.content_dir, recipes, *theme, *tables]
    return [path for path in wanted if path.exists()]
