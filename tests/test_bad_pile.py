"""A pile of everything that goes wrong: each gets a clear line, and what is good comes in."""

import io
import zipfile
from collections.abc import Callable

import make_pdfs
from pypdf import PdfReader, PdfWriter

from briefings import pipeline
from briefings.config import Config
from briefings.content import store
from briefings.report import Report

TEXT = "The harbour of Port Example opened at noon on Tuesday, the harbour master said. "
GOOD = f"# Harbour opens\n\n3 May 2022\n\n{TEXT}\n\nOriginal url:\n\n<https://news.example/{{}}>\n"
MAIL = (
    "From: Gazette <a@g.example>\nSubject: {0}\nDate: Tue, 3 May 2022 10:00:00 +0000\n\n{0}. "
    f"{TEXT}\n"
)
MODULE = "http://purl.org/rss/1.0/modules/content/"
PARTING = "From a@g.example Tue May  3 10:00:00 2022\n"


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdfs.newspaper())))
    writer.encrypt(user_password="secret", algorithm="AES-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def hostile_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../outside.md", GOOD.format("outside"))
        archive.writestr("inside.md", GOOD.format("inside").replace("opens", "opens inside"))
        archive.writestr("huge.txt", b"x")
    data = bytearray(target.getvalue())
    at = data.rindex(b"huge.txt") - 46  # its entry in the directory
    data[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")  # says it has 4 GB
    return bytes(data)


def mailbox() -> str:
    broken = "\x00\x01 no header\n\n\n"
    messages = (MAIL.format("One"), broken, MAIL.format("Three"))
    return "\n".join(PARTING + message for message in messages)


def bomb() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "xxxxxxxxxx">{entities}]>'
    text = f"<content:encoded>{TEXT} &a11;</content:encoded>"
    item = f"<item><guid>b1</guid><title>A bomb</title>{text}</item>"
    feed = f'<rss version="2.0" xmlns:content="{MODULE}"><channel><title>G</title>{item}'
    return f"{start}{feed}</channel></rss>"


def pile() -> dict[str, str | bytes]:
    page = f"<!doctype html><html><head><title>{{}}</title></head><body><article>{{}}<p>{TEXT}</p>"
    return {
        "good.md": GOOD.format("good"),
        "two.md": GOOD.format("two"),
        "three.md": GOOD.format("three"),
        "empty.html": b"",
        "binary.dat": bytes(range(256)) * 400,
        "half.html": page.format("Half", f"<h1>Half</h1><p>{TEXT * 3}</p>")[:-20],
        "deep.html": page.format("Deep", "<h1>Deep</h1>" + "<div>" * 100_000).replace(
            "noon", "one"
        ),
        "bomb.xml": bomb(),
        "hostile.zip": hostile_zip(),
        "june.mbox": mailbox(),
        "locked.pdf": locked_pdf(),
        "scan.pdf": make_pdfs.pdf([[]]),
        "half.zip": hostile_zip()[:80],
    }


def test_everything_gets_its_line_and_what_is_good_comes_in(
    archive_dir: Callable[..., Config],
) -> None:
    config = archive_dir(pile())
    with (config.seeds_dir / "large.txt").open("wb") as file:
        file.truncate(1 << 30)  # a gigabyte of nothing, which takes no room
    report = Report()
    outcomes = {
        name.removeprefix("seeds/"): str(outcome)
        for name, outcome in pipeline.ingest(config, report).items()
    }
    assert outcomes == {
        "good.md": "new",
        "two.md": "new",  # the same text at three addresses is three articles, related as copies
        "three.md": "new",
        "empty.html": "quarantined",
        "binary.dat": "quarantined",
        "half.html": "new",
        "deep.html": "new",
        "bomb.xml#b1": "new",
        "hostile.zip#../../outside.md": "quarantined",
        "hostile.zip#inside.md": "new",
        "hostile.zip#huge.txt": "quarantined",
        "june.mbox#1": "new",
        "june.mbox#2": "quarantined",
        "june.mbox#3": "new",
        "locked.pdf": "quarantined",
        "scan.pdf": "quarantined",
        "half.zip": "quarantined",
        "large.txt": "quarantined",
    }
    told = {note.where.removeprefix("seeds/"): note.what for note in report.notes}
    for name, words in (
        ("empty.html", "empty"),
        ("large.txt", "1024.0 MB"),
        ("locked.pdf", "password"),
        ("scan.pdf", "text layer"),
        ("hostile.zip#../../outside.md", "leads out"),
        ("hostile.zip#huge.txt", "MB"),
        ("half.zip", "damaged"),
    ):
        assert words in told[name]
    assert not (config.root.parent / "outside.md").exists()
    assert len(store.read_content(config, Report())) == 9
