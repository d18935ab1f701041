"""``briefings init``: a new archive in an empty folder."""

from importlib.resources import files
from pathlib import Path

from briefings import __version__
from briefings.errors import ConfigError

#: File of the new archive <- file of briefings/skeleton/.
_FILES = {
    "briefings.toml": "briefings.toml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
    "seeds/first-article.md": "first-article.md",
}


def init(folder: Path, title: str) -> list[str]:
    """Write the files of a new archive and return their names.

    Raises ConfigError if the folder holds anything but hidden files: nothing is overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(not path.name.startswith(".") for path in folder.iterdir()):
        remedy = "Name a new folder: briefings init my-archive"
        raise ConfigError(str(folder), "not empty", remedy)
    if "\n" in title or '"' in title or "\\" in title:
        raise ConfigError("--title", "quotes and backslashes do not fit", "Leave them out.")
    skeleton = files("briefings") / "skeleton"
    for name, source in _FILES.items():
        text = (skeleton / source).read_text("utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("@TITLE@", title).replace("@VERSION@", __version__), "utf-8")
    return list(_FILES)
