"""Sources to drafts, each in bounded time."""

import io
import resource
import sys
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from time import sleep

import pytest
from PIL import Image

from briefings.bounds import TooLongError, bounded_time, uncollected
from briefings.ingest.containers.ziparchive import ZipFolder
from briefings.ingest.draftjson import Read
from briefings.ingest.recipes.recipe import Recipes
from briefings.model import Source
from briefings.sources import readers
from briefings.sources.gather import LIBRARIES

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


TEXT = b"Grain ships leave Odesa\n\nTwo ships left the port today.\n"


@pytest.mark.parametrize("name", ["note.txt", "paper.pdf"])
def test_reading_is_bounded_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_SECONDS", 0.001)
    source = Source(f"seeds/{name}", TEXT)
    # without the collector, whose callbacks (other tests have some) may swallow the alarm
    with uncollected(), readers.reader([name], len(source.data), Recipes()) as read:
        (found,) = read([source])
    assert "takes more than" in str(found.fault)


def test_work_that_swallowed_its_alarm_is_too_long_all_the_same() -> None:
    with pytest.raises(TooLongError), bounded_time(0.001), suppress(TooLongError):
        sleep(5)


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
def test_reading_a_small_pile_is_bounded_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(_source: Source, _recipes: Recipes) -> list[None]:
        return [None] * (2 << 30)

    monkeypatch.setattr(readers, "_MEMORY", 1 << 30)
    monkeypatch.setattr(readers, "read_drafts", exhaust)
    with readers.reader(["note.txt"], len(TEXT), Recipes()) as read:
        (found,) = read([Source("seeds/note.txt", TEXT)])
    assert "needs more memory" in str(found.fault)
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


def test_a_small_pile_is_bounded_where_this_process_has_no_timer_to_stop_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readers, "_SECONDS", 0.001)
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(_read_in_a_thread).result()
    assert "takes more than" in str(found.fault)


def _read_in_a_thread() -> Read:
    with readers.reader(["note.txt"], len(TEXT), Recipes()) as read:
        (found,) = read([Source("seeds/note.txt", TEXT)])
    return found


def test_evidence_is_renewed_with_the_libraries_that_read() -> None:
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    needed = {line.split(">")[0].strip() for line in project["dependencies"]}
    assert set(LIBRARIES) <= needed
    assert all(version(name) for name in LIBRARIES)


def test_a_picture_in_an_archive_is_used_under_its_name_whatever_marks_that_has(
    tmp_path: Path,
) -> None:
    picture = io.BytesIO()
    Image.linear_gradient("L").save(picture, "PNG")
    archive = tmp_path / "a#b.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("in#ner/ship.png", picture.getvalue())
    text = b"# Grain ships leave\n\nTwo ships left the port today.\n\n![A ship](ship.png)\n"
    name = "seeds/a#b.zip#in#ner/note#1.md"
    read = readers.read_one(Source(name, text, ZipFolder(str(archive), "in#ner")))
    assert read.used == ("seeds/a#b.zip#in#ner/ship.png",)
