"""Names that lead elsewhere, wherever a source can have one: not a byte outside."""

import io
import json
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.config import Config
from briefings.report import Report
from briefings.tasks import carry

NASTY = (
    "../outside", "../../../../outside", "/tmp/briefings-outside", "..\\..\\outside",
    "C:\\outside", "//host/share/outside", "a/../../outside", "....//....//outside",
    "%2e%2e/%2e%2e/outside", "..%2f..%2foutside", "~/outside", "con", "nul.html", ".git/hooks/x",
    "\u202eoutside", "x" * 300, "a\nb", "-rf", "$(touch outside)", "|touch outside", ".", "..", " ",
    "index", "manifest.json", "../content/x", "..\u2215outside", "outside\u0000.md",
)  # fmt: skip
TEXT = "The harbour opened at noon, the harbour master said. Ship number {} left for the south."


def header(name: str, number: int) -> str:
    """Return an article that has a nasty name for everything that may become a path."""
    value = json.dumps(name.replace("\0", ""), ensure_ascii=True)
    single = ("slug", "id", "source", "section", "image", "image_credit_url", "seed", "source_id")
    lists = ("aliases", "authors", "tags", "people", "places", "organisations", "related")
    lines = [f"{key}: {value}" for key in single] + [f"{key}: [{value}]" for key in lists]
    links = f"[a]({name})\n\n![b]({name})\n\n![c](<{name}>)\n\n[[{name}]] ![[{name}]]"
    aliases = json.dumps([f"/{name.replace(chr(0), '')}"])
    head = "\n".join([f"title: Ship {number} leaves", *lines]).replace("aliases: ", "old: ")
    return f"---\n{head}\naliases: {aliases}\n---\n\n{TEXT.format(number)}\n\n{links}\n"


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number, name in enumerate(NASTY):
            archive.writestr(f"{name}.md", header(name, number + 100))
        link = zipfile.ZipInfo("link.md")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../../../outside.md")
    return made.getvalue()


def tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for number, name in enumerate(NASTY):
            data = header(name, number + 200).encode("utf-8", "replace")
            info = tarfile.TarInfo(f"{name}.md".replace("\0", ""))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for kind, target in ((tarfile.SYMTYPE, "/etc/passwd"), (tarfile.LNKTYPE, "../../outside")):
            link = tarfile.TarInfo(f"link{kind.decode()}.md")
            link.type, link.linkname = kind, target
            archive.addfile(link)
    return made.getvalue()


def everything(root: Path) -> set[str]:
    return {
        os.path.relpath(Path(top, name), root) for top, _, names in os.walk(root) for name in names
    }


OURS = ("seeds/", "content/", "output/", ".briefings/", "exports/", "sources.yaml")


@pytest.mark.slow
def test_nasty_names_write_nothing_outside_and_lose_nothing(
    archive_dir: Callable[..., Config], tmp_path: Path
) -> None:
    seeds: dict[str, str | bytes] = {f"{n}.md": header(x, n) for n, x in enumerate(NASTY)}
    config = archive_dir({**seeds, "a.zip": zipped(), "b.tar": tarred()})
    victim = tmp_path / "victim.md"
    victim.write_text("---\ntitle: Secret\n---\n\nSECRET outside words.\n")
    (config.seeds_dir / "link.md").symlink_to(victim)
    (config.seeds_dir / "folder").symlink_to(tmp_path)
    hand = config.content_dir / "hand"
    hand.mkdir(parents=True)
    for number, name in enumerate(NASTY):
        (hand / f"{number}.md").write_text(header(name, number + 300), "utf-8")
    before = everything(tmp_path)

    report = pipeline.build(config)
    assert report.exit_code in {0, 3}, report.notes
    for name in ("zip", "epub", "wacz"):
        carry.export(name, carry.Choice(), config, Report())

    made = {os.path.relpath(tmp_path / path, config.root) for path in everything(tmp_path) - before}
    assert [path for path in made if not path.startswith(OURS)] == []
    assert not list(Path("/tmp").glob("briefings-outside*"))
    counts = report.counts["ingest"]
    assert counts["sources"] > 2.5 * len(NASTY)  # hidden members of archives are left out
    assert (
        sum(
            n
            for what, n in counts.items()
            if what not in {"sources", "outlets added to sources.yaml"}
        )
        == counts["sources"]
    )
    for path in config.output_dir.rglob("*"):
        assert not path.is_symlink()
        assert b"SECRET" not in (path.read_bytes() if path.is_file() else b""), path
    for path in (config.root / "exports").iterdir():
        if path.suffix in {".zip", ".epub", ".wacz"}:
            names = zipfile.ZipFile(path).namelist()
            odd = [
                n for n in names if n.startswith(("/", "\\")) or ".." in n.split("/") or "\\" in n
            ]
            assert odd == [], path
