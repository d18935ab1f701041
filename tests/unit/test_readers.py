"""Sources to drafts, each in bounded time."""

import io
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from PIL import Image

from briefings import readers
from briefings.gather import LIBRARIES
from briefings.ingest.containers.ziparchive import ZipFolder
from briefings.ingest.recipes.recipe import Recipes
from briefings.model import Source

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


@pytest.mark.parametrize(("name", "is_bounded"), [("note.txt", False), ("paper.pdf", True)])
def test_a_single_file_that_may_exhaust_the_machine_is_bounded(
    name: str, is_bounded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_SECONDS", 0.001)
    source = Source(f"seeds/{name}", b"Grain ships leave Odesa\n\nTwo ships left the port today.\n")
    with readers.reader([name], len(source.data), Recipes()) as read:
        (found,) = read([source])
    assert ("takes more than" in str(found.fault)) == is_bounded


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
