"""One question to one machine, within bounds of time and size; nothing of the answer is changed."""

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from briefings import __version__
from briefings.errors import SeedError
from briefings.fetch.guard import Target
from briefings.files import printable

NAME = "briefings"  # by which a site's robots.txt may know us
AGENT = f"{NAME}/{__version__} (archiving for personal use; obeys robots.txt)"
_CHUNK = 1 << 16
_FAULTS = (HTTPError, HTTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one answer may cost."""

    size: int = 20 << 20  #: bytes, as sent and as unpacked
    seconds: float = 60.0  #: from the first byte asked to the last one read
    idle: float = 20.0  #: seconds without any byte


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, as it said it."""

    target: Target
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes  #: still packed, if it came so
    when: datetime  #: UTC, when it was asked

    def header(self, name: str) -> str:
        """Return the first header of a name, "" if there is none."""
        return next((v for k, v in self.headers if k.lower() == name), "")

    @property
    def kind(self) -> str:
        """Its media type, without parameters, lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()


def ask(target: Target, bounds: Bounds) -> Answer:
    """Ask for one address and read the whole answer; no redirect is followed.

    Raises SeedError: no answer, a broken one, too large, or too slow.
    """
    when = datetime.now(UTC).replace(microsecond=0)
    connection = _connection(target, bounds)
    try:
        with _watched(connection, bounds.seconds) as (held, late):
            try:
                connection.connect()
                held.append(connection.sock)  # a response takes it away from its connection
                connection.request(
                    "GET", target.path, headers=_headers(target), preload_content=False,
                    decode_content=False, enforce_content_length=True,
                )  # fmt: skip
                response = connection.getresponse()
                body = _read(response, target, bounds)
                if late.is_set():  # cut off, it looks like an end
                    raise TimeoutError
            except _FAULTS as error:
                raise _failed(target, error, bounds, late=late.is_set()) from error
    finally:
        connection.close()
    headers = tuple((printable(k), printable(v)) for k, v in response.headers.items())
    reason = printable(response.reason or "")
    return Answer(target, response.status, reason, headers, body, when)


def unpacked(answer: Answer, bounds: Bounds) -> bytes:
    """Return an answer's body as it is meant, unpacked only so far as is allowed.

    Raises SeedError for a bomb, a damaged body, or a packing that was not asked for.
    """
    packing = answer.header("content-encoding").strip().lower()
    if packing in {"", "identity"}:
        return answer.body
    where = printable(answer.target.url)
    if packing not in {"gzip", "x-gzip", "deflate"}:
        what = f"packed as {packing[:40]}, which was not asked for"
        raise SeedError(where, what, "Save it by hand.")
    try:
        return _inflated(answer.body, packing, bounds.size)
    except OverflowError as error:
        what = f"unpacks to more than {bounds.size >> 20} MB"
        raise SeedError(where, what, "Save it by hand.") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise SeedError(where, f"damaged on the way ({error})", "Try again later.") from error


def _inflated(data: bytes, packing: str, most: int) -> bytes:
    wbits = [47] if packing != "deflate" else [15, -15]  # some servers send it without its head
    for bits in wbits:
        engine = zlib.decompressobj(wbits=bits)
        try:
            made = engine.decompress(data, most + 1)
        except zlib.error:
            if bits == wbits[-1]:
                raise
            continue
        if len(made) > most:
            raise OverflowError
        if not engine.eof:
            raise zlib.error("it ends in the middle")
        return made
    raise zlib.error("not packed as it says")


def _connection(target: Target, bounds: Bounds) -> HTTPConnection:
    """Return a connection to the very address that was looked up; no proxy comes between."""
    if not target.is_tls:
        return HTTPConnection(target.ip, target.port, timeout=bounds.idle)
    return HTTPSConnection(
        target.ip, target.port, timeout=bounds.idle, ssl_context=ssl.create_default_context(),
        server_hostname=target.host, assert_hostname=target.host,
    )  # fmt: skip


def _headers(target: Target) -> dict[str, str]:
    """Return what is said of us: no cookie, no referrer, no language."""
    return {
        "Host": target.site,
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/xml,application/pdf,*/*;q=0.1",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


@contextmanager
def _watched(
    connection: HTTPConnection, seconds: float
) -> Iterator[tuple[list[socket.socket], threading.Event]]:
    """Cut a connection when its time is over, however busy it seems.

    Yields where to put its socket, and whether it was cut.
    """
    held: list[socket.socket] = []
    late = threading.Event()

    def cut() -> None:
        late.set()
        for sock in (connection.sock, *held):
            with suppress(OSError, AttributeError):  # closed meanwhile, or none yet
                sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield held, late
    finally:
        timer.cancel()


def _read(response: BaseHTTPResponse, target: Target, bounds: Bounds) -> bytes:
    if int(response.headers.get("content-length") or 0) > bounds.size:
        raise _too_large(target, bounds)
    body = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > bounds.size:
            raise _too_large(target, bounds)
    return bytes(body)


def _too_large(target: Target, bounds: Bounds) -> SeedError:
    remedy = "Save it by hand, or raise `max_seed_mb`."
    return SeedError(printable(target.url), f"larger than {bounds.size >> 20} MB", remedy)


def _failed(target: Target, error: Exception, bounds: Bounds, *, late: bool) -> SeedError:
    where = printable(target.url)
    if late:
        what = f"not whole after {bounds.seconds:g} s"
        return SeedError(where, what, "Try again later, or save it by hand.")
    said = printable(" ".join(str(error).split()))[:200]
    return SeedError(where, f"no whole answer ({type(error).__name__}: {said})", "Try again later.")
