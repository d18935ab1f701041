"""What servers answered, kept in seeds/: pages as a web archive, feeds as they came."""

import io
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefings.config import Config
from briefings.fetch.client import Answer
from briefings.files import write_whole
from briefings.urls import slugify

FOLDER = "fetched"  # below seeds/


def name_of(url: str, ending: str) -> str:
    """Return the name below seeds/ that an address has, the same at every run.

    It is made of letters, digits and hyphens only, whatever the address holds.
    """
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    slug = slugify(last, "page")[:40].strip("-")
    digest = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{FOLDER}/{slugify(parts.netloc, 'host')}/{slug}-{digest}{ending}"


def keep_page(url: str, answers: Sequence[Answer], config: Config) -> str:
    """Write the answers on the way to a page, redirects first, as one WARC; return its name."""
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=False)
    for answer in answers:
        writer.write_record(_record(writer, answer))
    return _write(name_of(url, ".warc"), target.getvalue(), config)


def keep_feed(url: str, body: bytes, config: Config) -> str:
    """Write a feed as it came; another state of it has another name. Return the name."""
    ending = ".json" if body.lstrip()[:1] == b"{" else ".xml"
    state = sha256(body).hexdigest()[:8]
    return _write(name_of(url, f"-{state}{ending}"), body, config)


def find_page(url: str, config: Config) -> str | None:
    """Return the name of the file that holds an address already, or None."""
    name = name_of(url, ".warc")
    return name if (config.seeds_dir / name).is_file() else None


def _write(name: str, data: bytes, config: Config) -> str:
    path: Path = config.seeds_dir / name
    if path.exists() and path.read_bytes() != data:  # seeds are never changed
        path = path.with_stem(f"{path.stem}-{sha256(data).hexdigest()[:8]}")
    if not path.exists():
        write_whole(path, data)
    return path.relative_to(config.seeds_dir).as_posix()


def _record(writer: WARCWriter, answer: Answer):  # type: ignore[no-untyped-def]  # noqa: ANN202
    # as other archivers do: the body is kept without its chunks, the header under another name
    headers = [
        (f"X-Crawler-{k}" if k.lower() == "transfer-encoding" else k, v) for k, v in answer.headers
    ]
    status = f"{answer.status} {answer.reason}".strip()
    http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    http.compute_headers_buffer()
    # ours, since warcio's take a temporary file for each record and leave it open
    digests = {
        "WARC-Block-Digest": _digest(http.headers_buff + answer.body),
        "WARC-Payload-Digest": _digest(answer.body),
    }
    return writer.create_warc_record(
        answer.target.url, "response", payload=io.BytesIO(answer.body), length=len(answer.body),
        http_headers=http,
        warc_headers_dict={
            "WARC-Date": answer.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-IP-Address": answer.target.ip,
            **digests,
        },
    )  # fmt: skip


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"
