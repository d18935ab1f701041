"""No markup of any vector reaches the Markdown, and no address but of the web and of mail."""

import gzip
import json
import re

import pytest
from quality.fidelity.run import REPOSITORY

from briefings import markdown
from briefings.ingest.tomarkdown.fragment import to_text

VECTORS = REPOSITORY.parent / "shared" / "data" / "xss" / "vectors.jsonl.gz"
HARMLESS = re.compile(r"https?://|mailto:", re.IGNORECASE)


@pytest.mark.slow
def test_no_vector_becomes_raw_markup_or_an_address_that_runs():
    if not VECTORS.exists():
        pytest.skip(f"{VECTORS} is not here: hostile markup was NOT tried")
    parser = markdown._parser()
    with gzip.open(VECTORS, "rt", encoding="utf-8") as lines:
        vectors = [json.loads(line)["payload"] for line in lines]
    assert len(vectors) > 10_000
    for vector in vectors:
        blocks = parser.parse(to_text("x", vector, "https://a.example/"))
        tokens = [*blocks, *(child for block in blocks for child in block.children or [])]
        assert not [t for t in tokens if t.type.startswith("html")]
        named = [str(t.attrGet(name) or "") for t in tokens for name in ("href", "src")]
        assert all(HARMLESS.match(address) for address in named if address)
