"""Seeds that must be refused, each with the line that a person reads."""

from pathlib import Path

import pytest

from briefings.errors import SeedError
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import read_source
from briefings.model import Source

SEEDS = Path(__file__).parents[2] / "invalid/seeds"
MESSAGES = {
    "broken-front-matter.md": "seeds/broken-front-matter.md, line 3: "
    "found unexpected end of stream. Mend that line, or quote the value.",
    "empty-page.html": "seeds/empty-page.html: no text in the page. "
    "Save the page again when it is fully loaded, or save its text.",
    "empty.txt": "seeds/empty.txt: the file is empty. Save it again, or delete it.",
    "feed.html": "seeds/feed.html: a feed without entries. "
    "Save it again, or take it out of seeds/.",
    "no-title.txt": "seeds/no-title.txt: no title found. "
    "Write the title into the first line, with an empty line below.",
    "open-front-matter.md": "seeds/open-front-matter.md, line 1: the front matter has no end. "
    "Close the header with a line of three hyphens.",
    "picture.html": "seeds/picture.html: this is a picture, not a text. "
    "Take it out of seeds/; pictures belong beside content/.",
    "rubbish.txt": "seeds/rubbish.txt: binary data, no text. Take the file out of seeds/.",
    "scan.pdf": "seeds/scan.pdf: a damaged PDF (PDFSyntaxError). "
    "Get it again, or save its text as .txt.",
    "title-only.md": "seeds/title-only.md: there is a title but no text. "
    "Add the text, or delete it.",
}


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.iterdir()))
def test_a_broken_seed_is_refused_with_where_what_and_what_to_do(name):
    with pytest.raises(SeedError) as caught:
        read_source(Source(f"seeds/{name}", (SEEDS / name).read_bytes()), shipped())
    assert MESSAGES[name] == str(caught.value)
