"""The local server: shows the site, tells pages which build they show, rebuilds at a change."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from briefings import pipeline
from briefings.config import Config, read_config
from briefings.render.preview import Drawn
from briefings.tasks import serve


@pytest.fixture
def running(archive_dir: Callable[..., Config]) -> Iterator[tuple[Config, serve.Server]]:
    config = archive_dir({"a.md": "# One\n\n3 May 2022\n\nText.\n"})
    pipeline.build(config)
    server = serve.open_server(config.output_dir, "127.0.0.1", 0)
    yield config, server
    server.shutdown()
    server.server_close()


def get(server: serve.Server, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=5) as answer:
        return str(answer.read().decode())


def test_pages_get_a_script_that_obeys_the_policy_and_files_stay_as_they_are(
    running: tuple[Config, serve.Server],
) -> None:
    config, server = running
    threading.Thread(target=server.serve_forever, daemon=True).start()
    assert '<script defer src="/.briefings/reload.js"></script></head>' in get(server, "/")
    assert get(server, "/data/articles.ndjson") == (
        config.output_dir / "data/articles.ndjson"
    ).read_text("utf-8")
    with pytest.raises(HTTPError, match="404"):
        get(server, "/no/such.html")


def test_a_change_of_a_seed_rebuilds_and_is_told_to_open_pages(
    running: tuple[Config, serve.Server],
) -> None:
    config, server = running
    rebuilt = threading.Event()
    arguments = (server, config, rebuilt.set)
    threading.Thread(target=serve.serve, args=arguments, daemon=True).start()
    assert get(server, "/.briefings/version") == "0"
    for attempt in range(50):  # the watcher needs a moment before it sees changes
        (config.seeds_dir / "b.md").write_text(f"# Two {attempt}\n\nText.\n", "utf-8")
        if rebuilt.wait(0.2):
            break
    assert rebuilt.is_set()
    deadline = time.monotonic() + 5
    while get(server, "/.briefings/version") == "0" and time.monotonic() < deadline:
        pass
    assert get(server, "/.briefings/version") != "0"


def test_an_edited_article_is_shown_before_the_site_is_built(
    running: tuple[Config, serve.Server],
) -> None:
    config, server = running
    drawn: list[Drawn] = []
    pipeline.build(config, pipeline.Options(drawn=drawn.append))
    file = next(config.content_dir.rglob("*.md"))
    page = (
        "/"
        + next((config.output_dir / "2022").rglob("one.html"))
        .relative_to(config.output_dir)
        .as_posix()
    )
    begun, may_end = threading.Event(), threading.Event()

    def rebuild() -> None:
        begun.set()
        may_end.wait(10)

    preview = partial(pipeline.preview, config=config, drawn=drawn[-1])
    arguments = (server, config, rebuild, preview)
    threading.Thread(target=serve.serve, args=arguments, daemon=True).start()
    before = get(server, f"/.briefings/version?page={page}")
    text = file.read_text("utf-8")
    for attempt in range(50):
        file.write_text(f"{text}\nA sentence by hand, {attempt}.\n", "utf-8")
        if begun.wait(0.2):
            break
    assert get(server, f"/.briefings/version?page={page}&after={before}") != before
    shown = get(server, page)
    assert "A sentence by hand" in shown
    assert "A sentence by hand" not in (config.output_dir / page[1:]).read_text("utf-8")
    pipeline.build(config)
    built = (config.output_dir / page[1:]).read_text("utf-8")
    assert built.replace("</head>", serve._TAG.decode(), 1) == get(server, page)
    may_end.set()


def test_no_page_is_shown_ahead_where_more_than_a_text_changed(
    archive_dir: Callable[..., Config],
) -> None:
    config = archive_dir({"a.md": "# One\n\n3 May 2022\n\nText.\n"})
    drawn: list[Drawn] = []
    pipeline.build(config, pipeline.Options(drawn=drawn.append))
    file = next(config.content_dir.rglob("*.md"))
    text = file.read_text("utf-8")
    assert pipeline.preview(file, config, drawn[-1])
    for line in ("tags: [new]", "status: withdrawn", "publish: link", "date: 2021-01-01", "x: [a"):
        file.write_text(text.replace("title:", f"{line}\ntitle:", 1), "utf-8")
        assert pipeline.preview(file, config, drawn[-1]) is None, line
    file.unlink()
    assert pipeline.preview(file, config, drawn[-1]) is None


def test_every_table_that_a_build_reads_is_watched(tmp_path: Path) -> None:
    for name in ("briefings.toml", "topics.yaml", "names.yaml", "stories.yaml", "notes.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "recipes").mkdir()
    watched = {path.name for path in serve._watched(read_config(tmp_path))}
    assert watched == {"briefings.toml", "topics.yaml", "names.yaml", "stories.yaml", "recipes"}
