"""A server that behaves as GitHub Pages does, under a sub-path.

Exact case, 301 for folders without a slash, ``x`` for ``x.html``, 404.html with status 404 for all
that is missing (below the sub-path), no listing, max-age=600, an ETag.
"""

import mimetypes
from contextlib import suppress
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class PagesServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, folder: Path, prefix: str) -> None:
        self.asked: list[str] = []  #: the names of all files asked for, below the prefix
        super().__init__(("127.0.0.1", 0), partial(_Handler, folder, prefix, self.asked))
        self.url = f"http://127.0.0.1:{self.server_port}{prefix}"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, prefix: str, asked: list[str], *args: object) -> None:
        self.folder, self.prefix, self.asked = folder, prefix, asked
        super().__init__(*args)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.prefix):
            return self._send(404, "text/html", b"no such site")
        name = path.removeprefix(self.prefix)
        self.asked.append(name)
        file = self.folder / name
        if file.is_dir():
            if name and not name.endswith("/"):
                return self._redirect(path + "/")
            file /= "index.html"
        elif not file.exists() and file.with_name(file.name + ".html").is_file():
            file = file.with_name(file.name + ".html")
        if not file.is_file() or ".." in name.split("/"):
            return self._send(404, "text/html; charset=utf-8", self._not_found())
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return self._send(200, kind, file.read_bytes())

    def _not_found(self) -> bytes:
        return (self.folder / "404.html").read_bytes()

    def _redirect(self, path: str) -> None:
        self.send_response(301)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", f'"{sha256(data).hexdigest()[:16]}"')
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):  # a reader who stopped loading
                self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        pass
