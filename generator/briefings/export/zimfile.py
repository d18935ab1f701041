"""ZIM for Kiwix: the whole site in one file, with full-text search and suggestions of titles.

libzim gives each file a random number, so two are equal by their entries, not by their bytes.
"""

import errno
import io
import mimetypes
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import html
from PIL import Image, ImageDraw

from briefings import dates, manifest
from briefings.errors import PluginError
from briefings.export.collection import Collection

#: ISO 639-3 for ISO 639-1, as ZIM wants it; languages of the news first of all.
_THREE = dict(
    pair.split(":")
    for pair in (
        "ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng "
        "es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun "
        "hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz ko:kor ky:kir lt:lit lv:lav mk:mkd "
        "ms:msa nb:nob nl:nld nn:nno no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi "
        "sr:srp sv:swe sw:swa ta:tam tg:tgk th:tha tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho"
    ).split()
)
_ICON = 48  # pixels; the size that every reader of ZIM files shows
#: What only a web server's robots and hosts read.
_LEFT_OUT = {"robots.txt", "sitemap.xml", "CNAME", ".nojekyll", "404.html", "sw.js"}
_TYPES = {
    ".atom": "application/atom+xml", ".ndjson": "application/x-ndjson", ".js": "text/javascript",
    ".webmanifest": "application/manifest+json", ".md": "text/markdown",
}  # fmt: skip


def write_zim(collection: Collection, path: Path) -> None:
    """Write the site; every article's page is found by its words and its title."""
    writer = _libzim()
    articles = {str(p.page) for p in collection.pieces}
    path.unlink(missing_ok=True)  # libzim refuses a file that is there
    item = _item_class(writer)
    creator = writer.Creator(path)
    creator.config_indexing(True, _three(collection.lang)).config_nbworkers(1)  # noqa: FBT003
    with _quiet(), _faults_named(path, collection.site), creator:
        creator.set_mainpath("index.html")
        creator.add_illustration(_ICON, _icon())
        for key, value in _metadata(collection).items():
            creator.add_metadata(key, value)
        for name, file in manifest.files_of(collection.site):
            if name not in _LEFT_OUT:
                is_front = name in articles or name == "index.html"
                creator.add_item(item(name, file, is_front, name in articles))


@contextmanager
def _quiet() -> Iterator[None]:
    """Send what libzim prints to standard error: standard output is for results."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextmanager
def _faults_named(path: Path, site: Path) -> Iterator[None]:
    """Take away what libzim leaves when it fails, and say why: it only knows "Unknown exception".

    It keeps its indexes as files of their own while it works, so that it may want as much room as
    the site takes, twice.
    """
    free = shutil.disk_usage(path.parent).free
    try:
        yield
    except RuntimeError as error:
        for left in path.parent.glob(f"{path.name}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if free < 2 * sum(file.stat().st_size for _, file in manifest.files_of(site)):
            place = str(path.parent)
            raise OSError(errno.ENOSPC, "no room for a ZIM file", place) from error
        remedy = "Try `briefings export zip`, and report it with the line above."
        raise PluginError("export zim", f"libzim stopped: {error}", remedy) from error


def _libzim() -> Any:  # noqa: ANN401 - an extra that may be missing has no types
    try:
        from libzim import writer  # noqa: PLC0415 - only who wants a ZIM file needs it
    except ImportError as error:
        remedy = "Install it: pip install 'briefings[zim]'"
        raise PluginError("export zim", "the library libzim is missing", remedy) from error
    return writer


def _item_class(writer: Any) -> Any:  # noqa: ANN401
    words = _words_class(writer)

    class Page(writer.Item):  # type: ignore[misc]
        """One file of the site."""

        def __init__(self, name: str, file: Path, is_front: bool, is_found: bool) -> None:  # noqa: FBT001
            super().__init__()
            self.name, self.file, self.is_front, self.is_found = name, file, is_front, is_found

        def get_path(self) -> str:
            return self.name

        def get_title(self) -> str:
            return _title(self.file) if self.is_front else ""

        def get_mimetype(self) -> str:
            return mimetype(self.name)

        def get_contentprovider(self) -> Any:  # noqa: ANN401
            data = self.file.read_bytes()
            return writer.StringProvider(quotable(data) if self.is_found else data)

        def get_indexdata(self) -> Any:  # noqa: ANN401
            return words(_text(self.file) if self.is_found else "")

        def get_hints(self) -> dict[Any, bool]:
            return {writer.Hint.FRONT_ARTICLE: self.is_front}

    return Page


def _words_class(writer: Any) -> Any:  # noqa: ANN401
    class Words(writer.IndexData):  # type: ignore[misc]
        """By what a page is found: an article by its own words, a list by none.

        A list holds every word of its articles and would stand before them.
        """

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

        def has_indexdata(self) -> bool:
            return bool(self.text)

        def get_title(self) -> str:
            return ""  # the heading is in the text

        def get_content(self) -> str:
            return self.text

        def get_keywords(self) -> str:
            return ""

        def get_wordcount(self) -> int:
            return len(self.text.split())

    return Words


_CITATION = re.compile(rb'<details class="cite".*?</details>', re.DOTALL)
_MAIN = re.compile(rb"<main\b.*</main>", re.DOTALL)


def quotable(page: bytes) -> bytes:
    """Return an article's page with what results of a search shall not quote marked so.

    kiwix-serve 3.3 reads what it quotes as a part of its own template: one `{{`, as in a citation
    for Wikipedia, and an error stands in the place of all results.
    """
    where = _MAIN if b"{{" in _CITATION.sub(b"", page) else _CITATION
    return where.sub(rb"<!--htdig_noindex-->\g<0><!--/htdig_noindex-->", page)


def _text(file: Path) -> str:
    """Return what stands in the main part of a page, without how to cite it."""
    page = _CITATION.sub(b"", file.read_bytes())
    main = html.document_fromstring(page).find(".//main")
    return " ".join(main.text_content().split()) if main is not None else ""


def _title(file: Path) -> str:
    heading = html.document_fromstring(file.read_bytes()).find(".//h1")
    return " ".join(heading.text_content().split()) if heading is not None else ""


def mimetype(name: str) -> str:
    """Return the type of a file of the site by its suffix."""
    suffix = Path(name).suffix.lower()
    # only Python's own table: the machine's would differ
    return _TYPES.get(suffix) or mimetypes.MimeTypes().guess_type(f"x{suffix}")[0] or "text/plain"


def _metadata(collection: Collection) -> dict[str, str]:
    newest = collection.newest
    return {
        "Title": collection.archive[:30],  # openZIM: at most 30 characters
        "Description": (collection.description or collection.archive)[:80],
        "Language": _three(collection.lang),
        "Creator": collection.archive,
        "Publisher": collection.archive,
        "Name": "briefings_" + "".join(c for c in collection.archive.lower() if c.isalnum())[:40],
        "Date": dates.instant(newest).strftime("%Y-%m-%d") if newest else "1970-01-01",
        "Scraper": collection.program,
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        **({"Source": collection.site_url} if collection.site_url else {}),
    }


def _three(lang: str) -> str:
    return _THREE.get(lang.split("-", maxsplit=1)[0].lower(), "eng")


def _icon() -> bytes:
    """Return a sheet with lines of text."""
    image = Image.new("RGB", (_ICON, _ICON), "#1d3557")
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 6, 38, 42), fill="#ffffff")
    for y in range(13, 38, 6):
        draw.line((14, y, 34, y), fill="#1d3557", width=2)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
