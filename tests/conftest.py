"""Shared by all tests: articles made up, the repository's own archive built once, browsers."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from pages_server import PagesServer

from briefings import pipeline, urls
from briefings.articlefile import new_id, text_hash
from briefings.config import Config, read_config
from briefings.model import Article, IsoDate

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"
BROWSER_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


def article(title: str = "A title", body: str = "A body.\n", **fields: object) -> Article:
    """Return an article of one's own; what is not given is made as ingest makes it."""
    date = fields.pop("date", "2022-10-10")
    source_url = fields.pop("source_url", f"https://news.example/{urls.slugify(title)}")
    raw = sha256(f"{title}{body}{source_url}".encode()).hexdigest()
    known = {
        "id": new_id(date, source_url, raw),
        "date": date and IsoDate(str(date)),
        "source_url": source_url,
        "lang": "en",
        "slug": urls.slugify(title),
        "raw_sha256": raw,
        "text_sha256": text_hash(body),
    }
    return Article(title=title, body=body, **{**known, **fields})


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return article


@pytest.fixture
def archive_dir(tmp_path: Path) -> Callable[..., Config]:
    """Return a maker of archives on disk: seeds by name, then its configuration."""

    def make(seeds: dict[str, str | bytes], **settings: object) -> Config:
        for name, data in seeds.items():
            path = tmp_path / "archive" / "seeds" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        (tmp_path / "archive").mkdir(exist_ok=True)
        return read_config(tmp_path / "archive", **settings)

    return make


def copy_of_own_archive(target: Path) -> Path:
    """Copy the repository's seeds and settings (not its content/ and output/)."""
    shutil.copytree(REPOSITORY / "seeds", target / "seeds")
    shutil.copytree(REPOSITORY / "theme", target / "theme")
    shutil.copy(REPOSITORY / "pyproject.toml", target)
    for name in ("sources.yaml", "stories.yaml", "pelicanconf.py"):
        if (REPOSITORY / name).is_file():
            shutil.copy(REPOSITORY / name, target)
    return target


@pytest.fixture(scope="session")
def own_archive(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The repository's own archive, built once from its seeds in another folder."""
    root = copy_of_own_archive(tmp_path_factory.mktemp("own"))
    config = read_config(root)
    report = pipeline.build(config)
    assert report.exit_code == 0, report.notes
    return config


@pytest.fixture(scope="session")
def site(own_archive: Config) -> Path:
    """The repository's own site."""
    return own_archive.output_dir


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; the test is skipped without one, unless browsers are compulsory."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("BRIEFINGS_BROWSER") == "required":
        pytest.fail("BRIEFINGS_BROWSER=required, but no Chromium was found. apt install chromium")
    pytest.skip("no Chromium found; on Debian: apt install chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """One running Chromium for the session, by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages_url(site: Path) -> Iterator[str]:
    """Address of the repository's own site, served under a sub-path as GitHub Pages does it."""
    server = PagesServer(site, "/some-repo/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url
    server.shutdown()
    server.server_close()
