"""What a page weighs before its text: styles, first scripts, the frame of an article."""

import gzip
import re
from pathlib import Path

import pytest

MOST = 15_000  # bytes, compressed
FRAME = 14_000


def packed(*data: bytes) -> int:
    return sum(len(gzip.compress(each, 9, mtime=0)) for each in data)


def test_all_styles_stay_within_their_budget(site: Path) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert [sheet.relative_to(site).as_posix() for sheet in sheets] == ["theme/css/site.css"]
    assert packed(sheets[0].read_bytes()) <= MOST
    assert b"@import" not in sheets[0].read_bytes()


@pytest.mark.parametrize(
    "name", ["index.html", "2022/10/10/index.html", "reading-list.html",
             "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"],
)  # fmt: skip
def test_scripts_that_load_at_first_stay_within_their_budget(name: str, site: Path) -> None:
    page = (site / name).read_text("utf-8")
    scripts = re.findall(r'<script defer src="([^"]+)"', page)
    assert len(scripts) > 2
    assert packed(*((site / name).parent.joinpath(s).read_bytes() for s in scripts)) <= MOST


def test_an_article_page_without_its_text_stays_within_its_budget(site: Path) -> None:
    for path in sorted(site.glob("2022/10/10/*.html")):
        page = re.sub(r'<div class="prose".*?</div>', "", path.read_text("utf-8"), flags=re.DOTALL)
        assert packed(page.encode()) <= FRAME, path.name


def test_only_one_style_sheet_blocks_the_first_paint(site: Path) -> None:
    page = (site / "index.html").read_text("utf-8")
    assert len(re.findall(r'rel="stylesheet"', page)) == 1
    assert re.findall(r"<script(?! defer| type=\"application/ld)", page) == []
