"""All known attack vectors at hand, as Markdown and as HTML: nothing of them may come through.

The vectors are for research and no part of the repository; without them the test is skipped.
"""

import gzip
import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from briefings import markdown, sanitise
from briefings.text import to_clean

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "data" / "xss" / "vectors.jsonl.gz"
SAFE_HREF = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
OUR_ID = re.compile(r"fn(ref)?\d+(:\d+)?")


def faults(markup: str) -> list[str]:
    """Return what may not stand on a page, by an independent parser."""
    found = []
    page = f"<!doctype html><body><p>{markup}".encode()
    tree = lxml_html.document_fromstring(page, lxml_html.HTMLParser(encoding="utf-8"))
    for element in tree.body.iterdescendants():
        if element.tag not in sanitise.TAGS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcset", "target", "ping", "name"}:
                found.append(f"{name}={value}")
            if name == "id" and not OUR_ID.fullmatch(value):
                found.append(f"id={value}")
            bare = re.sub(r"[\x00-\x20]", "", value)
            scheme = ":" in re.split(r"[/?#]", bare)[0] or bare.startswith(("//", "\\", "/\\"))
            if name == "href" and scheme and not SAFE_HREF.match(bare):
                found.append(f"href={value}")
            if name == "src" and scheme:
                found.append(f"src={value}")
    return found


@pytest.mark.slow
def test_no_vector_comes_through():
    if not VECTORS.is_file():
        pytest.skip(f"{VECTORS} is absent")
    bad, count = [], 0
    with gzip.open(VECTORS, "rt", encoding="utf-8") as file:
        for line in file:
            vector = json.loads(line)
            count += 1
            for made in (
                markdown.to_html(to_clean(vector["payload"])),
                sanitise.to_harmless(vector["payload"].encode("utf-8", "replace").decode()),
            ):
                bad += [(vector["id"], fault) for fault in faults(made)]
    assert bad[:20] == []
    assert count > 10_000
