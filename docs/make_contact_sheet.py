"""Show all kinds of pages at once: `make contact-sheet` writes contact-sheet.png, to be looked at.

The kitchen-sink archive (tests/kitchen_sink) holds all that can appear on a page. With the sample
it is built in a folder of its own, in English and in Arabic, and taken as phone, tablet, desktop
and print, light and dark. A row for each page, a column for each way to see it. Needs a Chromium.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from briefings import pipeline
from briefings.config import read_config

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "contact-sheet.png"
PAGES = (
    "index.html", "2022/10/10/everything-that-can-stand-in-a-text.html", "2022/10/08/m*.html",
    "2022/10/07/forty*.html", "2022/10/10/a-title*.html", "2022/10/09/a-table*.html",
    "2022/10/09/donau*.html", "2022/10/04/pictures*.html", "a-z.html", "places/index.html",
    "stories/2*.html", "briefings/index.html", "briefings/2022-10.html",
    "briefings/everything.html", "offline.html",
    "calendar.html", "2022/index.html", "2022/10/index.html", "sources/index.html",
    "sources/*/index.html", "topics/index.html", "search.html?q=text", "wanted.html", "about.html",
    "404.html",
)  # fmt: skip
#: Language of the interface, width in pixels, scheme, medium.
WAYS = (
    ("en", 320, "light", "screen"), ("en", 768, "dark", "screen"), ("en", 1440, "light", "screen"),
    ("en", 1440, "dark", "screen"), ("en", 794, "light", "print"), ("ar", 320, "dark", "screen"),
    ("ar", 1440, "light", "screen"),
)  # fmt: skip
SCALE = 0.4  # of the pixels taken
TALLEST = 2200  # pixels of a page that are shown
GAP, LABEL = 16, 22


def build(lang: str, folder: Path) -> Path:
    """Build the kitchen sink in a language and return its site."""
    shutil.copytree(ROOT / "tests" / "kitchen_sink" / "content", folder / lang / "content")
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(ROOT / "content", folder / lang / "content" / "sample", ignore=hidden)
    config = read_config(folder / lang, title="The Kitchen Sink", subtitle="Everything", lang=lang)
    pipeline.build(config)
    return config.output_dir


def take(browser: Browser, sites: dict[str, Path], way: tuple[str, int, str, str]) -> Iterator[Any]:
    """Yield a picture of each page as it is seen in one way."""
    lang, width, scheme, medium = way
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.emulate_media(media=medium)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(PAGES):
            path, _, query = name.partition("?")
            found = min(sites[lang].glob(path))
            page.goto(found.as_uri() + (f"?{query}" if query else ""))
            page.wait_for_timeout(400)
            file = Path(folder) / f"{number}.png"
            tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
            page.screenshot(
                path=file,
                full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": tall},
            )
            with Image.open(file) as taken:
                size = (round(taken.width * SCALE), round(taken.height * SCALE))
                yield taken.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    context.close()


def sheet(columns: list[list[Image.Image]]) -> Image.Image:
    """Return one picture: a row for each page, a column for each way."""
    widths = [max(picture.width for picture in column) for column in columns]
    heights = [max(column[row].height for column in columns) for row in range(len(PAGES))]
    size = (sum(widths) + GAP * (len(widths) + 1), sum(heights) + (GAP + LABEL) * len(heights))
    whole = Image.new("RGB", size, "#888888")
    draw = ImageDraw.Draw(whole)
    top = 0
    for row, name in enumerate(PAGES):
        left = GAP
        for column, (way, width) in enumerate(zip(WAYS, widths, strict=True)):
            draw.text((left, top + 4), f"{name}  {way[0]} {way[1]} {way[2]} {way[3]}", "white")
            whole.paste(columns[column][row], (left, top + LABEL))
            left += width + GAP
        top += heights[row] + GAP + LABEL
    return whole


def main() -> None:
    """Build, look, and write the sheet."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {lang: build(lang, Path(folder)) for lang in sorted({way[0] for way in WAYS})}
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        columns = [list(take(browser, sites, way)) for way in WAYS]
        browser.close()
    sheet(columns).save(TARGET)


if __name__ == "__main__":
    main()
