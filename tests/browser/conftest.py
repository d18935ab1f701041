"""The small archive's site, opened in Chromium from disk and from a server below a sub-path."""

import threading

import pytest
from pages_server import PagesServer
from search_site import small_archive, write_site


@pytest.fixture(scope="session")
def small_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    archive = small_archive()
    with pytest.MonkeyPatch.context() as patch:  # so that there are several blocks
        patch.setattr("briefings.search.index.VECTORS_A_BLOCK", 50)
        patch.setattr("briefings.search.vectors.VECTORS_A_BLOCK", 50)
        return folder, archive, write_site(folder, archive)


@pytest.fixture(scope="session")
def places(small_site):
    """Where the site can be opened: from disk, and below a path of a server."""
    server = PagesServer(small_site[0], "/some-repo/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"disk": small_site[0].as_uri(), "server": server.url.rstrip("/")}
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser):
    """A page that fails its test when it complains or asks for anything that is not there."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    opened = context.new_page()
    opened.complaints = []
    opened.requests = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("request", lambda request: opened.requests.append(request.url))
    yield opened
    context.close()


@pytest.fixture(params=["disk", "server"])
def place(request, places):
    return places[request.param]
