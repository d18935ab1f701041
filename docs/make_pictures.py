"""Take the README's pictures of output/: ``make pictures``. Needs Chromium."""

import base64
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SITE, PICTURES = ROOT / "output", ROOT / "docs" / "pictures"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = {
    "home": "index.html",
    "article": "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html",
    "search": "search.html?q=grain%20deal",
}
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}


def take(browser: Any, page: str, *, size: dict[str, int], dark: bool = False) -> bytes:
    """Return a PNG of a page."""
    context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light")
    opened = context.new_page()
    opened.goto(f"{SITE.as_uri()}/{page}")
    opened.wait_for_timeout(500)
    picture: bytes = opened.screenshot()
    context.close()
    return picture


def side_by_side(browser: Any, pictures: list[bytes]) -> bytes:
    """Return one PNG of several, with a little room between them."""
    images = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(p).decode()}">' for p in pictures
    )
    style = "margin:0;padding:20px;display:inline-flex;gap:20px;background:#8d8a83"
    opened = browser.new_page()
    opened.set_content(f'<body style="{style}">{images}</body>')
    picture: bytes = opened.locator("body").screenshot()
    opened.close()
    return picture


def main() -> None:
    """Write all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, page in PAGES.items():
            for dark in (False, True):
                shade = "dark" if dark else "light"
                picture = take(browser, page, size=DESKTOP, dark=dark)
                (PICTURES / f"{name}-{shade}.png").write_bytes(picture)
        phones = [take(browser, page, size=PHONE) for page in PAGES.values()]
        (PICTURES / "phone.png").write_bytes(side_by_side(browser, phones))
        browser.close()


if __name__ == "__main__":
    main()
