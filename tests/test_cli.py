"""The command line: exit statuses, streams, messages."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.config import Config

CLIPPING = "# Harbour Opens\n\n3 May 2022\n\nThe harbour opened.\n"


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefings", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def small(archive_dir: Callable[..., Config]) -> Path:
    return archive_dir({"a.md": CLIPPING}).root


def test_a_bare_folder_with_one_seed_builds_without_any_configuration(small: Path) -> None:
    done = run(small, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "1 sources, 1 new" in done.stderr
    assert (small / "output" / "2022/05/03/harbour-opens.html").is_file()


def test_an_empty_folder_builds_an_empty_archive(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert done.returncode == 3
    assert "seeds/: no such folder" in done.stderr
    assert (tmp_path / "output" / "index.html").is_file()


def test_findings_give_three_and_the_site_is_built(small: Path) -> None:
    (small / "seeds" / "empty.txt").touch()
    done = run(small, "build", "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["counts"]["ingest"]["quarantined"] == 1
    assert (small / "output" / "index.html").is_file()


def test_strict_turns_findings_into_failure_before_anything_is_published(small: Path) -> None:
    (small / "seeds" / "empty.txt").touch()
    assert run(small, "build", "--strict").returncode == 1
    assert not (small / "output").exists()


def test_an_unknown_key_gives_two_and_a_guess(small: Path) -> None:
    (small / "briefings.toml").write_text('titel = "x"\n', "utf-8")
    done = run(small, "build")
    assert done.returncode == 2
    assert "briefings.toml: unknown key `titel`. Did you mean `title`?" in done.stderr


def test_search_before_a_build_says_what_to_do(small: Path) -> None:
    done = run(small, "search", "harbour")
    assert done.returncode == 2
    assert "Run `briefings build` first." in done.stderr


def test_search_prints_results_to_standard_output(small: Path) -> None:
    run(small, "build")
    done = run(small, "search", "harbour", "--json")
    hits = json.loads(done.stdout)["hits"]
    assert [hit["path"] for hit in hits] == ["2022/05/03/harbour-opens.html"]
    assert "1 result" in run(small, "search", "harbour").stderr.splitlines()


def test_explain_names_rule_and_line_for_seed_and_content(small: Path) -> None:
    run(small, "build")
    for file in ("seeds/a.md", "content/2022/05/03/harbour-opens.md"):
        done = run(small, "explain", str(small / file))
        assert done.returncode == 0, done.stderr
        assert "line 3" in done.stdout
        assert "2022-05-03" in done.stdout


def test_explain_says_what_a_person_changed(small: Path) -> None:
    run(small, "build")
    path = small / "content/2022/05/03/harbour-opens.md"
    path.write_text(path.read_text("utf-8").replace("Harbour Opens", "My title"), "utf-8")
    (article,) = json.loads(run(small, "explain", str(path), "--json").stdout)
    title = next(row for row in article["rows"] if row["field"] == "title")
    assert (title["value"], title["by_hand"]) == ("Harbour Opens", "My title")


def test_check_finds_a_broken_link(small: Path) -> None:
    run(small, "build")
    assert run(small, "check").returncode == 0
    (small / "output/2022/05/03/harbour-opens.html").unlink()
    done = run(small, "check")
    assert done.returncode == 3
    assert "broken link 2022/05/03/harbour-opens.html" in done.stderr


def test_init_refuses_a_folder_with_files(small: Path) -> None:
    done = run(small, "init", str(small))
    assert done.returncode == 2
    assert "not empty" in done.stderr


def test_an_output_folder_that_is_not_ours_is_left_alone(small: Path) -> None:
    (small / "output").mkdir()
    (small / "output" / "thesis.doc").write_text("precious", "utf-8")
    done = run(small, "build")
    assert done.returncode == 1
    assert (small / "output" / "thesis.doc").read_text("utf-8") == "precious"


def test_a_second_build_says_that_nothing_has_changed_and_a_changed_page_is_mended(
    small: Path,
) -> None:
    run(small, "build")
    page = small / "output" / "about.html"
    before, when = page.read_bytes(), page.stat().st_mtime_ns
    again = run(small, "build")
    assert "nothing has changed, 0 files written" in again.stderr
    assert page.stat().st_mtime_ns == when
    page.write_bytes(before + b"<!-- by somebody -->")
    assert "is ready" in run(small, "build").stderr
    assert page.read_bytes() == before


def test_again_builds_although_nothing_has_changed(small: Path) -> None:
    run(small, "build")
    assert "is ready" in run(small, "build", "--again").stderr


def test_profile_says_what_each_stage_took_and_its_slowest_files(small: Path) -> None:
    done = run(small, "build", "--profile", "--json")
    told = json.loads(done.stdout)["profile"]
    assert {"ingest", "read", "enrich", "search", "render", "check", "publish"} <= told.keys()
    assert all(stage["processor"] >= 0 < stage["megabytes"] for stage in told.values())
    assert [name for _seconds, name in told["read"]["slowest"]] == sorted(
        path.relative_to(small).as_posix() for path in (small / "content").rglob("*.md")
    )
    assert "of CPU" in run(small, "build", "--profile").stderr
