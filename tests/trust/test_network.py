"""No command but `fetch` (and `serve`, which listens) uses the network, in any of its processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from briefings.config import Config

WIRETAP = Path(__file__).with_name("wiretap")
#: What a source may name that somebody would want to look up.
PAGE = """<!doctype html><!DOCTYPE x SYSTEM "http://dtd.example/x.dtd"><html><head><title>Harbour
opens</title><link rel=stylesheet href="http://style.example/a.css"><base
href="http://base.example/"></head><body><article><h1>Harbour opens</h1><p>{}</p><img
src="http://picture.example/a.png"><iframe src="http://frame.example/"></iframe></article></body>
""".format("The harbour opened at noon, and the first ship left for the south. " * 9)
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://dtd.example/rss.dtd" [<!ENTITY e SYSTEM
"http://entity.example/">]><rss version="2.0"><channel><title>&e;</title><link>http://feed.example/
</link><item><title>A ship</title><link>http://feed.example/1</link><enclosure
url="http://feed.example/a.mp3"/><description>&e; It left.</description></item></channel></rss>"""
NOTE = """---
title: A ship leaves
date: 2022-05-03
image: http://picture.example/b.png
source_url: https://news.example/1
archive_url: https://web.example/1
---

It left, ![seen](http://picture.example/c.png) from [the pier](http://link.example/).
"""
#: Commands one after the other, as somebody would type them.
COMMANDS = """
import sys
from briefings.commands.cli import main
root, *lines = sys.argv[1:]
for line in lines:
    sys.argv = ["briefings", "-C", root, *line.split()]
    try:
        main()
    except SystemExit as end:
        print(line, end.code, file=sys.stderr)
"""
LINES = ("ingest", "build", "verify", "check", "doctor", "search ship", "export zip",
         "export epub", "export wacz")  # fmt: skip


def tapped(folder: Path, *arguments: str) -> tuple[list[str], str]:
    """Run Python with a wiretap, without a network where that may be; return its notes, words."""
    told = folder / "wiretap.txt"
    env = {**os.environ, "PYTHONPATH": str(WIRETAP), "WIRETAP": str(told)}
    alone = [*_UNSHARE] if shutil.which("unshare") and not _failed(*_UNSHARE, "true") else []
    done = subprocess.run(
        [*alone, sys.executable, *arguments], env=env, capture_output=True, text=True, check=False
    )
    return told.read_text("utf-8").splitlines(), done.stderr


_UNSHARE = ("unshare", "--map-root-user", "--net")


def _failed(*command: str) -> int:
    return subprocess.run(command, check=False, capture_output=True).returncode


def test_the_wiretap_hears_other_processes_too(tmp_path: Path) -> None:
    code = "import socket,subprocess,sys;sys.argv[1:] and subprocess.run([sys.executable,'-c',"
    code += "\"import socket; socket.getaddrinfo('localhost', 1)\"]);"
    code += "socket.socket().connect_ex(('127.0.0.1', 1))"
    notes, _ = tapped(tmp_path, "-c", code, "twice")
    assert notes.count("begun") == 2
    assert {note.split()[0] for note in notes} == {"begun", "socket.connect", "socket.getaddrinfo"}


def test_no_command_asks_anybody_for_anything(
    archive_dir: Callable[..., Config], tmp_path: Path
) -> None:
    config = archive_dir({"a.html": PAGE, "feed.xml": FEED, "note.md": NOTE})
    notes, words = tapped(tmp_path, "-c", COMMANDS, str(config.root), *LINES)
    for line in LINES:
        assert f"{line} 0\n" in words or f"{line} 3\n" in words, words
    assert notes.count("begun") > 2, "those that read sources are processes of their own"
    assert {*notes} == {"begun"}
