"""Web archives in a zip (WACZ): the pages that it names, out of its WARC files."""

import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from briefings.errors import SeedError
from briefings.ingest.containers import warc
from briefings.ingest.containers.members import Budget, Item
from briefings.ingest.containers.ziparchive import FAULTS

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_LOCAL = 30  # bytes of a member's own header, without its name and extra field (APPNOTE 4.3.7)
_MOST_LIST = 200 << 20  # bytes of a list of pages


def recognises(head: bytes, file: BinaryIO) -> bool:
    """Tell whether a file is a zip with a data package and an archive folder."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        names = zipfile.ZipFile(file).namelist()
    except FAULTS:
        return False
    return "datapackage.json" in names and any(_is_archive(name) for name in names)


def members(name: str, file: BinaryIO, budget: Budget) -> Iterator[Item]:
    """Yield the pages; memory holds one record and the list of addresses."""
    try:
        archive = zipfile.ZipFile(file)
        wanted = _addresses(archive)
        for info in archive.infolist():
            if _is_archive(info.filename):
                inner = budget.unique(f"{name}#{info.filename}")
                rule = warc.Rule(wanted, _place(file, info))
                with archive.open(info) as stream:
                    yield from warc.records(inner, cast("BinaryIO", stream), budget, rule)
    except FAULTS as error:
        remedy = "Copy it again, or make it anew."
        raise SeedError(name, f"a damaged web archive ({error})", remedy) from error


def _is_archive(path: str) -> bool:
    return path.startswith("archive/") and path.endswith((".warc", ".warc.gz", ".arc", ".arc.gz"))


def _place(file: BinaryIO, info: zipfile.ZipInfo) -> warc.Place | None:
    """Return where the records of a member stand on disk; None if they are packed once more."""
    on_disk = getattr(file, "name", None)
    if not isinstance(on_disk, str) or info.compress_type != zipfile.ZIP_STORED:
        return None
    with open(on_disk, "rb") as archive:  # noqa: PTH123  another handle: this one is read forward
        archive.seek(info.header_offset)
        head = archive.read(_LOCAL)
    names = sum(int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
    return warc.Place(on_disk, info.header_offset + _LOCAL + names)


def _addresses(archive: zipfile.ZipFile) -> set[str] | None:
    """Return the addresses of the pages, None where the archive does not list them."""
    found: set[str] = set()
    for path in _LISTS:
        if path not in archive.namelist() or archive.getinfo(path).file_size > _MOST_LIST:
            continue
        for line in archive.read(path).splitlines():
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(page["url"])
    return found or None
