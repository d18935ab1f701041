"""Exports of one file of text: NDJSON, CSL-JSON, RIS, BibTeX."""

import json
from pathlib import Path

from briefings.bibliography import bibtex, csl, ris
from briefings.export.collection import Collection, facts


def write_ndjson(collection: Collection, path: Path) -> None:
    """Write a line of JSON for each article, text included; docs/corpus.schema.json tells how."""
    lines = (json.dumps(facts(p, collection), ensure_ascii=False) for p in collection.pieces)
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())


def write_csl(collection: Collection, path: Path) -> None:
    """Write a CSL-JSON list, for Zotero, citeproc and pandoc."""
    items = [csl(p.article, p.outlet, collection.address(p)) for p in collection.pieces]
    path.write_bytes((json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode())


def write_ris(collection: Collection, path: Path) -> None:
    """Write RIS records, an empty line between them."""
    records = (ris(p.article, p.outlet, collection.address(p)) for p in collection.pieces)
    path.write_bytes("".join(f"{record}\r\n\r\n" for record in map(_lines, records)).encode())


def write_bibtex(collection: Collection, path: Path) -> None:
    """Write biblatex entries, an empty line between them."""
    entries = (bibtex(p.article, p.outlet, collection.address(p)) for p in collection.pieces)
    path.write_bytes("".join(f"{entry}\n\n" for entry in entries).encode())


def _lines(record: str) -> str:
    return record.replace("\n", "\r\n")  # RIS was made for DOS, and some readers insist
