"""One and the same output, read and searched at every kind of host."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import BROWSER_FLAGS
from hosts import WAYS, HostServer, Way

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, chromium: str) -> Iterator[Any]:
    """A page of a Chromium of its own, which finds made-up hosts at this machine."""
    flags = "--host-resolver-rules=MAP archive.test 127.0.0.1"
    opened = browser.browser_type.launch(executable_path=chromium, args=[*BROWSER_FLAGS, flags])
    made = opened.new_page()
    made.set_default_timeout(20_000)
    made.said, made.failed, made.asked = [], [], []
    made.on("console", lambda message: made.said.append(message.text))
    made.on("pageerror", lambda error: made.said.append(str(error)))
    made.on("request", lambda request: made.asked.append(request.url))
    made.on("response", lambda answer: answer.status >= 400 and made.failed.append(answer.url))
    yield made
    opened.close()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_site_is_read_and_searched_the_same_at_every_host(
    way: Way, site: Path, page: Any
) -> None:
    server = HostServer(site, way)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(server.top + way.entry)
        page.locator(".card-title a, .card a").first.click()
        page.wait_for_selector("body.page-article")
        page.locator(".bar-search input[type=search]").fill("grain deal")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-results] li, .result")
        page.goto(f"{server.top}offline.html")
        secure = page.evaluate("window.isSecureContext")
        ready = "[data-keep]:not([hidden])" if secure else "[data-said]:not(:empty)"
        page.wait_for_selector(ready)
        assert secure is (way.host == "127.0.0.1")
        assert page.said == []
        assert page.failed == []
        assert [url for url in page.asked if not url.startswith(server.top)] == []
    finally:
        server.shutdown()
        server.server_close()
