"""A server on loopback that does to its visitors what servers should not do."""

import gzip
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

PAGE = (
    b"<!doctype html><html lang=en><head><title>Harbour opens</title></head><body><article>"
    b"<h1>Harbour opens</h1><time datetime=2022-05-03>3 May 2022</time><p>"
    + b"The harbour opened at noon and the first ship left for the south. " * 8
    + b"</p></article></body></html>"
)
FEED = (
    b'<rss version="2.0"><channel><title>G</title><link>http://%s/</link>'
    b"<item><title>One</title><link>http://%s/good</link></item>"
    b"<item><title>Two</title><link>/good?2</link></item>"
    b"<item><title>Inside</title><link>http://169.254.169.254/latest/meta-data/</link></item>"
    b"<item><title>File</title><link>file:///etc/passwd</link></item></channel></rss>"
)
_HTML = b"Content-Type: text/html; charset=utf-8\r\n"

Script = Callable[["HostileServer"], Iterator[bytes]]


def whole(body: bytes, head: bytes = _HTML, status: bytes = b"200 OK") -> bytes:
    length = b"Content-Length: %d\r\n" % len(body)
    return b"HTTP/1.1 " + status + b"\r\n" + head + length + b"\r\n" + body


def leading_to(place: bytes) -> bytes:
    return whole(b"", b"Location: " + place + b"\r\n", b"302 Found")


def _endless(piece: bytes, pause: float = 0.0) -> Iterator[bytes]:
    while True:
        yield piece
        time.sleep(pause)


class HostileServer:
    """Answers by path; counts what was asked; closes each connection."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listening.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"
        self.asked: Counter[str] = Counter()
        self.heads: list[bytes] = []
        self.most_at_once = self.open = 0
        self.robots = whole(b"", status=b"404 Not Found")
        self.closed = False
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self.closed = True
        self.listening.close()

    def _serve(self) -> None:
        while not self.closed:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        self.open += 1
        self.most_at_once = max(self.most_at_once, self.open)
        with connection, suppress(OSError, IndexError):
            head = connection.recv(65536)
            self.heads.append(head)
            path = head.split()[1].decode()
            self.asked[path] += 1
            for piece in self._script(path):
                if self.closed:
                    break
                connection.sendall(piece)
        self.open -= 1

    def _script(self, path: str) -> Iterator[bytes]:  # noqa: C901, PLR0912, PLR0915 - a table
        name = path.strip("/").partition("?")[0]
        start = b"HTTP/1.1 200 OK\r\n"
        chunked = start + _HTML + b"Transfer-Encoding: chunked\r\n\r\n"
        zipped = start + _HTML + b"Content-Encoding: %s\r\n\r\n"
        match name:
            case "robots.txt":
                yield self.robots
            case "good":
                yield whole(PAGE)
            case "feed":
                host = self.host.encode()
                yield whole(FEED % (host, host), b"Content-Type: application/rss+xml\r\n")
            case "leads":
                yield leading_to(b"/good")
            case "circle":
                yield leading_to(b"/circle")
            case "on-and-on":
                yield leading_to(f"/on-and-on?{self.asked.total()}".encode())
            case "inside":
                yield leading_to(b"http://localhost:1/secret")
            case "metadata":
                yield leading_to(b"http://169.254.169.254/latest/meta-data/")
            case "file":
                yield leading_to(b"file:///etc/passwd")
            case "short":
                yield start + _HTML + b"Content-Length: 100000\r\n\r\n" + PAGE
            case "large":
                yield start + _HTML + b"Content-Length: 99999999999\r\n\r\n" + PAGE
            case "no-number":
                yield start + _HTML + b"Content-Length: many\r\n\r\n" + PAGE
            case "endless":
                yield start + _HTML + b"\r\n"
                yield from _endless(b"x" * 65536)
            case "chunks":
                yield chunked
                yield from _endless(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            case "bad-chunks":
                yield chunked + b"zz\r\nabc\r\n"
            case "slow":
                yield start + _HTML + b"\r\n"
                yield from _endless(b"x", 0.05)
            case "slow-head":
                yield start
                yield from _endless(b"X-A: b\r\n", 0.05)
            case "slow-line":
                yield start + b"X-A: "
                yield from _endless(b"b", 0.05)
            case "continue":
                yield from _endless(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)
            case "many-headers":
                yield start + b"X-A: b\r\n" * 100_000 + b"\r\n"
            case "silent":
                time.sleep(3)
            case "nothing":
                return
            case "noise":
                yield bytes(range(256)) * 40
            case "bomb":
                yield zipped % b"gzip" + gzip.compress(b"\0" * (40 << 20), 1)
            case "half-zipped":
                yield zipped % b"gzip" + gzip.compress(PAGE)[:-9]
            case "zipped":
                yield zipped % b"gzip" + gzip.compress(PAGE)
            case "odd-zipped":
                yield zipped % b"br" + PAGE
            case "picture":
                yield whole(b"\x89PNG", b"Content-Type: image/png\r\n")
            case "tired":
                yield whole(b"", b"Retry-After: 9\r\n", b"429 Too Many Requests")
            case "split":
                yield start + _HTML + b"X-A: b\x1b[31m\r\n\r\n" + PAGE
            case _:
                yield whole(b"gone", status=b"404 Not Found")
