"""Print time and memory of opening a large web archive, and an archive of many members.

    python tests/bench/large_sources.py [--megabytes 1500] [--members 200000]

The web archive is written and opened as a whole, page by page; what counts is that memory does not
grow with it.
"""
# ruff: noqa: T201  a script prints

import argparse
import io
import resource
import tempfile
import time
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefings.ingest.containers.members import Budget
from briefings.ingest.containers.table import members
from briefings.model import Source

PAGE = b"<html><title>A page</title><p>" + b"The harbour opened at noon. " * 36_000


def write_warc(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        while file.tell() < megabytes << 20:
            url = f"https://news.example/{file.tell()}"
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(PAGE), http_headers=headers
            )
            writer.write_record(record)
            record.raw_stream.close()


def write_zip(path: Path, number: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for member in range(number):
            text = f"# Ship {member} leaves\n\n3 May 2022\n\nShip {member} left.\n"
            archive.writestr(f"{member % 500}/{member}.md", text)


def measure(path: Path) -> None:
    start, before = time.process_time(), peak()
    with path.open("rb") as file:
        items = members(f"seeds/{path.name}", file, Budget(20 << 20, path.stat().st_size)) or ()
        found = sum(isinstance(item, Source) for item in items)
    seconds, size = time.process_time() - start, path.stat().st_size / 1e6
    grown = peak() - before
    print(f"{path.name}: {size:,.0f} MB, {found:,} sources, {seconds:.1f} s, {grown:,} MB more")


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--megabytes", type=int, default=1500)
    parser.add_argument("--members", type=int, default=200_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_warc(Path(folder, "large.warc"), asked.megabytes)
        measure(Path(folder, "large.warc"))
        write_zip(Path(folder, "many.zip"), asked.members)
        measure(Path(folder, "many.zip"))


if __name__ == "__main__":
    main()
