"""What is wrong with an archive is told by subject, with its file and the remedy."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings import pipeline
from briefings.commands.cli import briefings as command
from briefings.commands.findings import to_annotations, to_page
from briefings.config import Config
from briefings.report import Level, Note, Report
from briefings.tasks import doctor
from briefings.unsafe import taken_out

TEXT = "The harbour opened at noon, the harbour master said.\n"


@pytest.fixture
def archive(archive_dir: Callable[..., Config]) -> Config:
    config = archive_dir(
        {
            "open.md": f"# Harbour opens\n\n03/04/2022\n\n{TEXT}",
            "gone.md": f"# Ship leaves\n\n3 May 2022\n\nIt left. {TEXT}",
        }
    )
    pipeline.ingest(config, Report())
    hand = "---\ntitle: {}\n{}---\n\n{}"
    made = {
        "contrary.md": hand.format("A", "date: 2022-05-03\nmodified: 2021-01-01\n", "Words.\n"),
        "unsafe.md": hand.format(
            "B", "", "Fine.\n\n<script>x</script>\n\n<b onclick=x>b</b> [c](javascript:x)\n"
        ),
        "one.md": hand.format("C", "id: undated-00000001\n", "Same words.\n"),
        "two.md": hand.format("D", "id: undated-00000002\n", "Same words.\n"),
    }
    for name, text in made.items():
        (config.content_dir / name).write_text(text)
    (config.seeds_dir / "gone.md").unlink()
    return config


def told(config: Config) -> dict[str, str]:
    sections, _report = doctor.examine(config)
    return {
        subject: "\n".join(f"{n.where}: {n.what}" for n in notes)
        for subject, notes in sections.items()
    }


def test_each_kind_of_fault_is_told_with_its_file(archive: Config) -> None:
    found = told(archive)
    assert "content/contrary.md: `modified` is 2021-01-01, before `date`" in found["metadata"]
    assert "harbour-opens.md: no `date`" in found["metadata"]
    assert "may be 2022-03-04 or 2022-04-03" in found["dates and doubts"].replace(
        "2022-04-03 or 2022-03-04", "2022-03-04 or 2022-04-03"
    )
    assert "content/two.md: the same text as content/one.md" in found["duplicates"]
    assert "content/unsafe.md: <script>, line 3" in found["unsafe"]
    assert "its seed seeds/gone.md is missing" in found["damage"]
    assert "no site yet" in found["links"]


def test_sources_that_gave_nothing_and_what_in_them_could_do_harm_are_told(
    archive_dir: Callable[..., Config],
) -> None:
    words = "<p>The harbour opened at noon, the harbour master said, and a ship left.</p>" * 4
    page = f"<title>A</title>\n<h1>A ship leaves</h1>{words}\n<iframe src=//b.example/></iframe>"
    config = archive_dir(
        {
            "a.html": page,
            "cut.pdf": "%PDF-1.4",
            "d.md": f"---\ntitle: D\ndate: 2022-13-45\n---\n\n{TEXT}",
        }
    )
    pipeline.ingest(config, Report())
    found = told(config)
    assert "seeds/a.html, line 3: <iframe> of b.example is in the source" in found["unsafe"]
    assert "seeds/cut.pdf: a damaged PDF" in found["damage"]
    assert '"2022-13-45" is no date that can be' in found["dates and doubts"]


def test_what_the_last_build_could_not_resolve_is_told(archive: Config) -> None:
    dossier = archive.content_dir / "briefings" / "b.md"
    dossier.parent.mkdir()
    dossier.write_text("---\ntitle: B\n---\n\n[[no-such-article]]\n")
    pipeline.build(archive)
    found = told(archive)["links"]
    assert "content/briefings/b.md, line 5: no article for [[no-such-article]]." in found


def test_broken_links_of_the_site_are_told(archive: Config) -> None:
    pipeline.build(archive)
    (archive.output_dir / "about.html").unlink()
    found = told(archive)
    assert "output/index.html: broken link about.html" in found["links"]
    assert "output/about.html: missing" in found["damage"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine *words* and <b>bold</b>, [a link](https://a.example/).", []),
        ("One.\n\n<iframe src=x></iframe>", [(3, "<iframe>")]),
        ("<p style='x' onload=y>a</p>", [(1, "attribute style"), (1, "attribute onload")]),
        ("[a](javascript:x) ![b](file:///x)", [(1, "address javascript:"), (1, "address file:")]),
        ("```\n<script>\n```", []),
    ],
)
def test_what_no_page_shows_is_named_with_its_line(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert expected == list(taken_out(text))


def test_annotations_name_file_and_line_and_cannot_be_broken_out_of() -> None:
    notes = [
        Note(Level.FINDING, "content/a, b.md, line 3", "50% is\n::error::wrong"),
        Note(Level.ERROR, "output", "gone"),
        Note(Level.INFO, "seeds/a.eml, part 2, line 3", "x"),
    ]
    assert list(to_annotations({"metadata": notes})) == [
        "::warning file=content/a%2C b.md,line=3,title=metadata::50%25 is%0A::error::wrong",
        "::error file=output,title=metadata::gone",
        "::notice file=seeds/a.eml,title=metadata::x",
    ]


def test_the_page_escapes_what_files_are_called() -> None:
    page = to_page({"links": [Note(Level.FINDING, "<script>", "x & y")]}, "T <b>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "x &amp; y" in page


def test_the_command_tells_in_all_forms(archive: Config, tmp_path: Path) -> None:
    page = tmp_path / "doctor.html"
    options = ["-C", str(archive.root), "doctor", "--json", "--html", str(page)]
    done = CliRunner().invoke(command, options)
    assert done.exit_code == 3, done.output
    assert set(json.loads(done.stdout)["subjects"]) >= {"metadata", "links", "damage"}
    assert "contrary.md" in page.read_text("utf-8")
    done = CliRunner().invoke(command, ["-C", str(archive.root), "doctor", "--annotations"])
    assert "::warning file=content/contrary.md,title=metadata::" in done.stdout
