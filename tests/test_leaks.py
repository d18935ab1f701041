"""No run of eight words of a text that may not be shown stands in anything that is given away.

Titles are names, not quotations; what an excerpt may show, and what stands in an open article as
well, is no secret.
"""

import email
import gzip
import html
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.config import Config
from briefings.export.table import EXPORTS
from briefings.report import Report
from briefings.rights import runs
from briefings.search import query as queries
from briefings.tasks import carry

#: By outlet: what sources.yaml, or the file itself, lets be shown.
TEXTS = {
    "excerpt": (
        "The harbour office in Odesa counted forty ships on Monday morning, two more than the week "
        "before the talks began.\n\n"
        "Behind closed doors the deputy minister told traders that insurers would rather walk away "
        "than cover another winter of mines.\n\n"
        "Nobody in the room wrote it down, three of those present said, because telephones had "
        "been left in a basket at the door.\n\n"
        "Ships that wait pay nine thousand dollars for every day that they lie at anchor off the "
        "lighthouse, a broker reckoned on a napkin.\n"
    ),
    "link": (
        "Only subscribers may know that the second convoy turned round before dawn, after its "
        "pilot had heard gunfire over the radio.\n\n"
        "“We shall not sail on promises written in pencil,” the captain of the leading ship said "
        "to Maria Kovalenko when she came aboard.\n\n"
        "Grain worth eleven million dollars stayed in the holds, and the harbour in Odesa was told "
        "nothing until the following evening.\n"
    ),
    "withdrawn": (
        "A letter that was never meant for print names the clerk who stamped the papers, and the "
        "street on which he lives with his children.\n\n"
        "He asked for silence, received a promise of it, and read his own words in the archive on "
        "the next working day of the harbour.\n"
    ),
    "open": (
        "Ships with grain left the harbour of Odesa on Tuesday after traders and insurers agreed "
        "on cover for another winter.\n\n"
        "The deputy minister thanked the pilots; a broker said that waiting at anchor had cost "
        "dollars by the thousand.\n"
    ),
}
SOURCES = "paid.example: {name: Paid Times, publish: excerpt}\nopen.example: Open Post\n"
HEADS = {
    "excerpt": "source_url: https://news.paid.example/a\nhighlights: @PIECE@\nsummary: @PIECE@\n",
    "link": "source_url: https://open.example/l\npublish: link\nimage_caption: @PIECE@\n"
    "authors: [Ann Poe, @PIECE@]\nsection: @PIECE@\nrights: @PIECE@\nimage_credit: @PIECE@\n"
    "people: [@PIECE@]\nplaces: [@PIECE@]\norganisations: [@PIECE@]\n",
    "withdrawn": "source_url: https://open.example/w\nstatus: withdrawn\nsubtitle: @PIECE@\n",
    "open": "source_url: https://open.example/o\n",
}
DOSSIER = "---\ntitle: Ships\n---\nSee [[2022-10-11-00000001]].\n\n[[query: harbour | 5]]\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Config:
    root = tmp_path_factory.mktemp("leaks")
    (root / "content" / "briefings").mkdir(parents=True)
    (root / "sources.yaml").write_text(SOURCES, "utf-8")
    (root / "content" / "briefings" / "ships.md").write_text(DOSSIER, "utf-8")
    for number, (name, text) in enumerate(TEXTS.items(), start=1):
        piece = text.split("\n\n")[-1].strip()
        head = HEADS[name].replace("@PIECE@", f'"{piece}"')
        title = f"title: Harbour {name}\nid: 2022-10-1{number}-0000000{number}\n"
        title += f'tags: [grain, "{piece}"]\n' if name != "open" else "tags: [grain]\n"
        file = f"---\n{title}date: 2022-10-1{number}\n{head}---\n\n{text}"
        (root / "content" / f"{name}.md").write_text(file, "utf-8")
    config = read(root)
    assert pipeline.build(config).exit_code in {0, 3}
    return config


def read(root: Path, **settings: str) -> Config:
    from briefings.config import read_config

    return read_config(root, title="Leaks", site_url="https://leaks.example/", **settings)


def secrets() -> set[str]:
    """Return all runs that must be nowhere."""
    hidden = {run for name in ("excerpt", "link", "withdrawn") for run in runs(TEXTS[name])}
    shown = set(runs(TEXTS["excerpt"].split("\n\n")[0])) | set(runs(TEXTS["open"]))
    return hidden - shown


def leaks(data: bytes) -> set[str]:
    """Return the secrets in a file, its markup and escapes taken away."""
    text = html.unescape(data.decode("utf-8", "replace"))
    plain = re.sub(r"<[^>]*>", "", text).replace("\\n", " ").replace("\\u00a0", " ")
    return secrets() & {*runs(text), *runs(plain)}


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file and all that is packed in it."""
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield from parts(f"{name}#{member}", packed.read(member))
    elif data[:2] == b"\x1f\x8b":
        yield from parts(f"{name}#", gzip.decompress(data))
    elif data.startswith(b"SQLite format 3"):
        base = sqlite3.connect(":memory:")
        base.deserialize(data)
        yield f"{name}#dump", "\n".join(base.iterdump()).encode()
    elif name.endswith(".eml"):
        for number, part in enumerate(email.message_from_bytes(data).walk()):
            yield f"{name}#{number}", part.get_payload(decode=True) or b""


def found_in(name: str, data: bytes) -> dict[str, set[str]]:
    return {part: runs for part, inner in parts(name, data) if (runs := leaks(inner))}


def test_the_test_knows_a_leak_when_it_sees_one() -> None:
    page = "<p>He asked <b>for</b> silence, received a promise &amp; of it</p>"
    assert leaks(page.replace("&amp; ", "").encode())


def test_no_file_of_the_site_holds_what_may_not_be_shown(archive: Config) -> None:
    files = [path for path in archive.output_dir.rglob("*") if path.is_file()]
    assert len(files) > 50
    assert {".atom", ".eml", ".epub", ".html", ".js", ".json", ".rss"} <= {
        path.suffix for path in files
    }
    found: dict[str, set[str]] = {}
    for path in files:
        found |= found_in(path.name, path.read_bytes())
    assert found == {}


def test_the_search_shows_nothing_of_it_and_knows_no_phrase_of_it(archive: Config) -> None:
    def file(path: str) -> bytes | None:
        place = archive.output_dir / path
        return place.read_bytes() if place.is_file() else None

    everything = queries.search(file, "harbour", queries.Wish(limit=50))
    assert everything.total >= 2
    shown = " ".join(text for hit in everything.hits for text, _marked in hit.excerpt)
    assert leaks(shown.encode()) == set()
    for phrase in ("insurers would rather walk away", "promises written in pencil", "never meant"):
        hits = queries.search(file, f'"{phrase}"', queries.Wish()).hits
        assert {hit.title for hit in hits} <= {"Harbour open"}  # by single words


@pytest.mark.parametrize("name", [export.name for export in EXPORTS if export.name != "delta"])
def test_no_export_holds_what_may_not_be_shown(archive: Config, name: str, tmp_path: Path) -> None:
    path = carry.export(name, carry.Choice(), archive, Report(), tmp_path / "made")
    found = found_in(name, path.read_bytes())
    if name == "zim":
        from libzim.reader import Archive

        opened = Archive(str(path))
        entries = (opened._get_entry_by_id(at) for at in range(opened.all_entry_count))
        items = [entry.get_item() for entry in entries if not entry.is_redirect]
        assert len(items) > 20
        found |= {i.path: r for i in items if (r := leaks(bytes(i.content)))}
    assert found == {}


def test_a_delta_holds_nothing_of_it(archive: Config, tmp_path: Path) -> None:
    old = carry.export("zip", carry.Choice(), archive, Report(), tmp_path / "old.zip")
    path = carry.export("delta", carry.Choice(since=old), archive, Report(), tmp_path / "d.zip")
    assert found_in("delta", path.read_bytes()) == {}


def test_another_edition_shows_all_of_it_beside_the_public_one(archive: Config) -> None:
    private = read(archive.root, edition="private")
    pipeline.build(private)
    assert private.output_dir == archive.root / "output-private"
    texts = "".join(path.read_text("utf-8") for path in private.output_dir.rglob("*.html"))
    assert "telephones had been left in a basket" in texts
    assert "promises written in pencil" in texts
    assert "the street on which he lives" not in texts  # withdrawn for everybody
    assert "not for publication" in (private.output_dir / "index.html").read_text("utf-8")
    assert "Disallow: /\n" in (private.output_dir / "robots.txt").read_text("utf-8")
    test_no_file_of_the_site_holds_what_may_not_be_shown(archive)
