"""``briefings init``: a new archive in an empty folder."""

import json
from datetime import UTC, datetime
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

from briefings import __version__, urls
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


def init(folder: Path, title: str, site_url: str = "") -> list[str]:
    """Write the files of a new archive and return their names.

    Where its address is known, feeds get lasting ids by the host and this year. Raises ConfigError
    if the folder holds anything but hidden files: nothing is overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(not path.name.startswith(".") for path in folder.iterdir()):
        remedy = "Name a new folder: briefings init my-archive"
        raise ConfigError(str(folder), "not empty", remedy)
    if "\n" in title or '"' in title or "\\" in title:
        raise ConfigError("--title", "quotes and backslashes do not fit", "Leave them out.")
    filled = {"@TITLE@": title, "@REQUIREMENT@": requirement(), "@PLACE@\n": _place(site_url)}
    skeleton = files("briefings") / "skeleton"
    for name, source in _FILES.items():
        text = (skeleton / source).read_text("utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for mark, words in filled.items():
            text = text.replace(mark, words)
        path.write_text(text, "utf-8")
    return list(_FILES)


def requirement() -> str:
    """Return the line that installs this very program: its repository's commit, else its version.

    What was installed says where it came from: PEP 610. A folder of this machine helps nobody else.
    """
    told = json.loads(distribution("briefings").read_text("direct_url.json") or "{}")
    vcs = told.get("vcs_info")
    if vcs:
        return f"briefings @ {vcs['vcs']}+{told['url']}@{vcs['commit_id']}"
    return f"briefings=={__version__}"


def _place(site_url: str) -> str:
    """Return the settings for where the site will stand; "" if that is not known."""
    if not site_url:
        return ""
    host = urls.host(site_url)
    if not urls.is_web(site_url) or not host or '"' in site_url:
        raise ConfigError("--site-url", f"is {site_url!r}", "Write it as https://host/path/.")
    year = datetime.now(UTC).year
    return (
        f'site_url = "{site_url}"\n'
        "# Names articles in feeds for ever: leave it as it is, even if the archive moves.\n"
        f'feed_authority = "{host},{year}"\n'
    )
