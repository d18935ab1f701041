"""All known attack vectors at hand, as Markdown and as HTML: nothing of them may come through.

The vectors are for research and no part of the repository; without them the test is skipped.
"""

import gzip
import json

import pytest
from trust.hostile import VECTORS
from trust.markup import markup_faults

from briefings import markdown, sanitise
from briefings.text import to_clean


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
                bad += [(vector["id"], fault) for fault in markup_faults(made)]
    assert bad[:20] == []
    assert count > 10_000
