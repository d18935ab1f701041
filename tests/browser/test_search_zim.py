"""The search in what a ZIM file holds, served below a path as Kiwix serves it."""

import threading

import pytest
from pages_server import PagesServer

from briefings.report import Report
from briefings.tasks import carry

pytestmark = pytest.mark.browser


@pytest.fixture
def served(own_archive, tmp_path):
    """Address of the entries of a ZIM file, and of nothing else."""
    reader = pytest.importorskip("libzim.reader")
    made = carry.export("zim", carry.Choice(), own_archive, Report(), tmp_path / "a.zim")
    archive = reader.Archive(made)
    held = (archive._get_entry_by_id(number) for number in range(archive.all_entry_count))
    folder = tmp_path / "entries"
    for entry in held:
        if "/" in entry.path or "." in entry.path:
            path = folder / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(entry.get_item().content)
    server = PagesServer(folder, "/content/archive/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url
    server.shutdown()
    server.server_close()


def test_results_facets_excerpts_and_marks_work_within_a_zim_file(page, served):
    page.goto(f"{served}search.html?q=grain+deal")
    page.locator(".result-excerpt mark").first.wait_for()
    page.locator("[data-search-facet='source'] label").first.wait_for(state="attached")
    page.locator(".result-title a").first.click()
    page.locator("article mark").first.wait_for()
    assert page.complaints == []
