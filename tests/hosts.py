"""Servers that do as well-known hosts of static files do, each in its own way."""

import mimetypes
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Way:
    """How a host answers."""

    name: str
    prefix: str = "/"  #: what stands before the site's files
    entry: str = ""  #: what people open: the folder, or the file where folders have no page
    indexes: bool = True  #: a folder shows its index.html
    guesses: bool = False  #: ``x`` shows ``x.html``
    not_found: str = ""  #: the site's page for missing files; "": the host's own
    host: str = "127.0.0.1"  #: by which name people come
    types: dict[str, str] = field(default_factory=dict)  #: by suffix, else as Python knows them
    headers: dict[str, str] = field(default_factory=dict)


UNKNOWN = {".webmanifest": "application/octet-stream", ".atom": "application/octet-stream"}
WAYS = (
    Way("GitHub Pages", "/some-repo/", guesses=True, not_found="404.html",
        headers={"Cache-Control": "max-age=600", "Access-Control-Allow-Origin": "*"}),
    Way("Codeberg Pages", "/archive/@pages/", not_found="404.html"),
    Way("S3", "/bucket/", entry="index.html", indexes=False, types=UNKNOWN),
    Way("nginx", types=UNKNOWN, headers={"X-Content-Type-Options": "nosniff"}),
    # by http, so to Chromium no place where workers may be; Tor Browser takes onions for safe
    Way("onion service", host="archive.test"),
    Way("IPFS gateway", "/ipfs/bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/",
        not_found="ipfs-404.html", headers={"Cache-Control": "public, max-age=29030400, immutable",
                                            "X-Content-Type-Options": "nosniff"}),
)  # fmt: skip


class HostServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, folder: Path, way: Way) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, folder, way))
        self.top = f"http://{way.host}:{self.server_port}{way.prefix}"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, way: Way, *args: object) -> None:
        self.folder, self.way = folder, way
        super().__init__(*args)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        name = path.removeprefix(self.way.prefix)
        if not path.startswith(self.way.prefix) or ".." in name.split("/"):
            return self._send(404, b"", ".html")
        file = self.folder / name
        if file.is_dir() and self.way.indexes:
            file /= "index.html"
        guess = file.with_name(f"{file.name}.html") if name else file
        if self.way.guesses and not file.exists() and guess.is_file():
            file = guess
        if file.is_file():
            return self._send(200, file.read_bytes(), file.suffix)
        missing = self.folder / (self.way.not_found or "none")
        return self._send(404, missing.read_bytes() if missing.is_file() else b"", ".html")

    def _send(self, status: int, data: bytes, suffix: str) -> None:
        known = mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", self.way.types.get(suffix, known))
        self.send_header("Content-Length", str(len(data)))
        for name, value in self.way.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):
                self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        pass
