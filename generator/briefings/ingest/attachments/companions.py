"""Files that belong to a source: the folder of a saved page, pictures that a text names."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from briefings.model import Draft, Picture, Source

#: What browsers append to a page's name for the folder of its parts; others are translations.
_FOLDER = re.compile(
    r"(?P<page>.+?)(?:[_.-](?:files|file|dateien|fichiers|fichier|archivos|bestanden|filer|tiedostot|"
    r"arquivos|ficheiros|file|pliki|soubory|subory|fajlok|fișiere|dosyalar|elemei|fails|failid|"
    r"bylos|datoteke|archivos?|elementos|data)|_файлы|_файли|\.файлы|-filer)",
    re.IGNORECASE,
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".php", ".asp", ".aspx")
_PICTURES = (
    ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg",
    ".ico", ".heic",
)  # fmt: skip
_IMAGE = re.compile(
    r"!\[(?:[^\]\\]|\\.){0,2000}+\]\((?:<([^<>\n]+)>|([^\s()]+(?:\([^\s()]*\)[^\s()]*)*))"
)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
_MOST = 200  # pictures of one article


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that belongs to a saved page: its styles, scripts and pictures."""

    name: str  #: as sources are named
    page: str  #: name of the page


def is_saved_folder(name: str) -> bool:
    """Tell whether a folder has the name that browsers give to that of a saved page's parts."""
    return bool(_FOLDER.fullmatch(name))


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture by its name."""
    return name.lower().endswith(_PICTURES)


def is_companion(name: str, names: Collection[str]) -> str | None:
    """Return the saved page that a file belongs to, None for a source of its own.

    ``names`` are all files; a page ``a.html`` has its parts in ``a_files/``, at any depth.
    """
    parts = name.split("/")
    for depth, folder in enumerate(parts[:-1]):
        if match := _FOLDER.fullmatch(folder):
            stem = "/".join([*parts[:depth], match["page"]])
            for suffix in _PAGES:
                if f"{stem}{suffix}" in names:
                    return f"{stem}{suffix}"
    return None


def pictures_of(source: Source, draft: Draft) -> tuple[Picture, ...]:
    """Return the pictures beside a source that its draft names, each once, in their order."""
    known = {picture.reference for picture in draft.pictures}
    named = [match[1] or match[2] for match in _IMAGE.finditer(draft.body)]
    named += [str(w.value) for w in draft.witnesses if w.field == "image"]
    found = []
    for reference in list(dict.fromkeys(named))[:_MOST]:
        if reference in known:
            continue
        if getattr(source.beside, "address", ""):  # of a page in a web archive: all is on the web
            found += [Picture(reference, data)] if (data := source.beside(reference)) else []
            continue
        if _ELSEWHERE.match(reference):
            continue
        path = re.split(r"[?#]", reference, maxsplit=1)[0]
        # what is taken as a picture is no source any more: a text must not name others away
        if not is_picture(path) and "." in path.rpartition("/")[2]:
            continue
        data = source.beside(unquote(path)) or source.beside(path)
        if data:
            found.append(Picture(reference, data))
    return tuple(found)
