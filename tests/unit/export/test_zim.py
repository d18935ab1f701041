"""The ZIM file: the site as it is, found by words and titles; a missing library is named."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from briefings.errors import PluginError
from briefings.export.zimfile import quotable
from briefings.report import Report
from briefings.tasks import carry

SEED_PAGE = "2022/10/10/belarus-says-forming-joint-military-group-with-russia.html"


@pytest.fixture(scope="module")
def made(own_archive, tmp_path_factory):
    pytest.importorskip("libzim")
    path = tmp_path_factory.mktemp("zim") / "a.zim"
    return carry.export("zim", carry.Choice(), own_archive, Report(), path)


def test_every_page_is_in_it_byte_for_byte(made, site) -> None:
    from libzim.reader import Archive

    archive = Archive(made)
    assert archive.check()
    for name in ("index.html", "search.html", "theme/css/site.css"):
        found = archive.get_entry_by_path(name).get_item().content
        assert bytes(found) == (site / name).read_bytes()


def test_results_quote_neither_citations_nor_anything_that_breaks_kiwix() -> None:
    cite = b'<details class="cite"><p>{{cite news}}</p></details>'
    page = b"<main><p>Text</p>%s<p>More</p>%s</main>" % (cite, cite)
    off, on = b"<!--htdig_noindex-->", b"<!--/htdig_noindex-->"
    assert quotable(page) == page.replace(cite, off + cite + on)
    wiki = b"<body><main><p>a {{template}}</p></main></body>"
    assert quotable(wiki) == wiki.replace(b"<main>", off + b"<main>").replace(
        b"</main>", b"</main>" + on
    )


def test_words_and_titles_are_found(made) -> None:
    from libzim.reader import Archive
    from libzim.search import Query, Searcher
    from libzim.suggestion import SuggestionSearcher

    archive = Archive(made)
    assert archive.has_fulltext_index
    found = Searcher(archive).search(Query().set_query("lukashenko"))
    assert found.getEstimatedMatches() > 0
    titles = SuggestionSearcher(archive).suggest("belarus says")
    assert titles.getEstimatedMatches() == 1


def test_only_articles_are_found_by_words_not_the_lists_that_name_them(made, own_archive) -> None:
    from libzim.reader import Archive
    from libzim.search import Query, Searcher

    search = Searcher(Archive(made)).search(Query().set_query("lukashenko"))
    found = set(search.getResults(0, search.getEstimatedMatches()))
    assert found
    assert found <= articles_of(own_archive)


def articles_of(config) -> set[str]:
    data = (config.output_dir / "data" / "articles.ndjson").read_bytes()
    return {json.loads(line)["page"] for line in data.splitlines()}


def test_kiwix_finds_an_article_by_its_words_and_shows_it(made, own_archive) -> None:
    if not shutil.which("kiwix-serve"):
        pytest.skip("no kiwix-serve; on Debian: apt install kiwix-tools")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["kiwix-serve", "-i", "127.0.0.1", "-p", str(port), str(made)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            top = f"http://127.0.0.1:{port}"
            entries = answer(f"{top}/catalog/v2/entries")
            assert "_ftindex:yes" in entries
            found = answer(f"{top}/search?content={made.stem}&pattern=lukashenko+military")
            pages = re.findall(rf'href="[^"]*?/{made.stem}/(?:A/)?([^"]+html)"', found)
            assert SEED_PAGE in pages
            assert set(pages) <= articles_of(own_archive)
            for word in ("grain", "artemis", "webb"):  # quotations of all articles with it
                assert ".html" in answer(f"{top}/search?content={made.stem}&pattern={word}")
            titles = answer(f"{top}/suggest?content={made.stem}&term=belarus+says")
            assert SEED_PAGE in titles
        finally:
            server.terminate()


def answer(url: str) -> str:
    """Return what a server says that may still be starting."""
    for _ in range(100):
        with suppress(URLError), urlopen(url, timeout=10) as page:
            return page.read().decode("utf-8")
        time.sleep(0.05)
    raise AssertionError(url)


def test_zimcheck_passes(made) -> None:
    if not shutil.which("zimcheck"):
        pytest.skip("no zimcheck; on Debian: apt install zim-tools")
    done = subprocess.run(
        ["zimcheck", "-A", str(made)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    own_archive, tmp_path, monkeypatch
) -> None:
    monkeypatch.setitem(sys.modules, "libzim", None)
    with pytest.raises(PluginError, match=r"pip install 'briefings\[zim\]'"):
        carry.export("zim", carry.Choice(), own_archive, Report(), tmp_path / "a.zim")
    assert list(tmp_path.iterdir()) == []
