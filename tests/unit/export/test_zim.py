"""The ZIM file: the site as it is, found by words and titles; a missing library is named."""

import shutil
import subprocess
import sys

import pytest

from briefings import carry
from briefings.errors import PluginError
from briefings.report import Report


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
