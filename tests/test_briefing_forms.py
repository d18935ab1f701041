"""One source, all forms: the same articles in the same order, and nothing that may not be shown."""

import email
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from email import policy
from pathlib import Path
from zipfile import ZipFile

import feedparser
import pytest
from lxml import etree, html

from briefings import pipeline, sending
from briefings.briefing import Kind
from briefings.config import Config, read_config
from briefings.digest.asjson import from_json
from briefings.digest.feed import series
from briefings.digest.forms import NAMES
from briefings.errors import ConfigError
from briefings.model import SitePath
from briefings.report import Report
from briefings.syndication.atom import atom
from briefings.tasks import carrybriefing

ARTICLE = """---
id: {id}
title: {title}
date: {date}
lang: en
source: {source}
source_url: https://news.example/{id}
{more}---
The {word} of the city was closed on Monday by a strike of the dockers, officials said there.

{words}
"""
#: id, title, date, outlet, a word of its own, further front matter
ROWS = (
    ("2022-10-10-aaaaaaaa", "Alpha & omega", "2022-10-10", "Gazette", "harbour", ""),
    ("2022-10-11-bbbbbbbb", "Beta <b>", "2022-10-11", "Gazette", "market", ""),
    ("2022-10-12-cccccccc", "Gamma", "2022-10-12", "Courier", "SECRETWORD", "publish: link\n"),
    ("2022-10-13-dddddddd", "Delta", "2022-10-13", "Courier", "bridge", ""),
)
TITLES = ["Delta", "Beta <b>", "Alpha & omega", "Gamma"]
#: Headings of articles: those of a part with a heading stand below it.
ITEMS = "//*[local-name() = 'h3'] | //*[local-name() = 'h2'][contains(../@class, 'line')]"
DOSSIER = """---
title: "Grain \\"deal\\" & more"
date: 2022-10-14
---
Own words, see [[aaaaaaaa]].

[[dddddddd]]

## Second

[[bbbbbbbb]] a *comment*

[[query: strike before:2022-10-12]]
[[cccccccc]]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Config:
    root = tmp_path_factory.mktemp("forms")
    (root / "content" / "briefings").mkdir(parents=True)
    for key, title, date, source, word, more in ROWS:
        text = ARTICLE.format(
            id=key, title=title, date=date, source=source, more=more, word=word, words=key * 9
        )
        (root / "content" / f"{key}.md").write_text(text, "utf-8")
    (root / "content" / "briefings" / "grain.md").write_text(DOSSIER, "utf-8")
    config = read_config(root, site_url="https://archive.example/a/")
    report = pipeline.build(config)
    assert report.exit_code == 0, report.notes
    return config


@pytest.fixture(scope="module")
def forms(built: Config) -> dict[str, bytes]:
    """All forms as the command writes them, by suffix."""
    paths = carrybriefing.export("grain", (), built, Report())
    assert len(paths) == len(NAMES)
    return {path.name.removeprefix("grain"): path.read_bytes() for path in paths}


def heads(data: bytes | str) -> list[str]:
    return [e.text_content().strip() for e in html.fromstring(data).xpath(ITEMS)]


def parts_of(data: bytes) -> dict[str, str]:
    message = email.message_from_bytes(data, policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    return {part.get_content_type(): part.get_content() for part in message.iter_parts()}


def test_all_forms_hold_the_same_articles_in_the_same_order(
    built: Config, forms: dict[str, bytes], tmp_path: Path
) -> None:
    page = (built.output_dir / "briefings" / "grain.html").read_bytes()
    (tmp_path / "b.epub").write_bytes(forms[".epub"])
    with ZipFile(tmp_path / "b.epub") as book:
        front = etree.fromstring(book.read("EPUB/title.xhtml"))
        chapters = sorted(n for n in book.namelist() if re.search(r"/a\d+\.xhtml", n))
        texts = [etree.fromstring(book.read(name)) for name in chapters]
    mail = parts_of(forms[".eml"])
    entries = json.loads(forms[".json"])["sections"]
    found = {
        "page": heads(page),
        "html": heads(forms[".single.html"]),
        "mail, HTML": heads(mail["text/html"]),
        "mail, text": re.findall(r"^\* (.*)$", mail["text/plain"].replace("\r", ""), re.MULTILINE),
        "text": re.findall(r"^\* (.*)$", forms[".txt"].decode(), re.MULTILINE),
        "Markdown": [
            re.sub(r"\\(.)", r"\1", title)
            for title in re.findall(r"^##+ \[(.*)\]\(<", forms[".md"].decode(), re.MULTILINE)
        ],
        "JSON": [e["title"] for s in entries for e in s["entries"] if e["type"] == "article"],
        "RIS": re.findall(r"^TI  - (.*)\r$", forms[".ris"].decode(), re.MULTILINE),
        "BibTeX": [
            title.replace("\\", "")
            for title in re.findall(r"title = \{\{(.*)\}\}", forms[".bib"].decode())
        ],
        "CSL": [item["title"] for item in json.loads(forms[".csl.json"])],
        "book, front": ["".join(e.itertext()) for e in front.xpath(ITEMS)],
        "book, chapters": ["".join(next(t.iter("{*}h1")).itertext()) for t in texts],
    }
    assert found == dict.fromkeys(found, TITLES)


def test_the_command_writes_what_the_site_offers(built: Config, forms: dict[str, bytes]) -> None:
    folder = built.output_dir / "briefings"
    assert {s: (folder / f"grain{s}").read_bytes() for s in forms} == forms


def test_no_form_quotes_what_may_not_be_shown_or_asks_for_anything(
    forms: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "b.epub"
    path.write_bytes(forms[".epub"])
    with ZipFile(path) as book:
        inside = b"".join(book.read(name) for name in book.namelist())
    mail = "".join(parts_of(forms[".eml"]).values()).encode()
    everything = b"".join(data for suffix, data in forms.items() if suffix != ".epub")
    assert b"SECRETWORD" not in everything + inside + mail
    for page in (forms[".single.html"], parts_of(forms[".eml"])["text/html"].encode()):
        tree = html.fromstring(page)
        assert tree.xpath("//script | //img | //link | //iframe | //@style | //object") == []


def test_the_one_file_has_a_policy_that_lets_its_own_style_pass_only(
    forms: dict[str, bytes],
) -> None:
    (policy_,) = html.fromstring(forms[".single.html"]).xpath("//meta[@http-equiv]/@content")
    assert policy_.startswith("default-src 'none'; style-src 'sha256-")


def test_an_extract_is_marked_and_leads_to_its_words(forms: dict[str, bytes]) -> None:
    where = "https://archive.example/a/2022/10/13/delta.html#:~:text=The%20bridge%20of%20the"
    (link,) = html.fromstring(forms[".single.html"]).xpath(
        "//blockquote[contains(., 'The bridge of')]//a"
    )
    assert link.text == "Extract"
    assert link.get("href").startswith(where)
    assert f"[Extract](<{where}" in forms[".md"].decode()
    assert "Extract: “The bridge of the city" in forms[".txt"].decode()


def test_a_mail_is_a_draft_with_a_name_and_a_day_that_do_not_change(
    forms: dict[str, bytes], built: Config
) -> None:
    message = email.message_from_bytes(forms[".eml"], policy=policy.default)
    assert message["Subject"] == 'Grain "deal" & more'
    assert message["Date"] == "Fri, 14 Oct 2022 12:00:00 +0000"
    assert re.fullmatch(r"<[0-9a-f]{32}@archive\.example>", message["Message-ID"])
    assert message["X-Unsent"] == "1"
    again = carrybriefing.export("grain", ("eml",), built, Report())[0].read_bytes()
    assert again == forms[".eml"]


def test_json_gives_the_briefing_back(forms: dict[str, bytes], built: Config) -> None:
    briefing = from_json(forms[".json"])
    assert [line.title for line in briefing.lines] == TITLES
    letter = sending.letter_of(
        briefing, {a.id: a for a in pipeline.read_archive(built, Report()).archive.articles}, built
    )
    assert sending.written(".json", letter, built) == forms[".json"]


def test_a_digest_is_carried_too_and_an_empty_week_is_named(built: Config) -> None:
    paths = carrybriefing.export("2022-w41", ("text", "epub"), built, Report())
    assert [path.name for path in paths] == ["2022-w41.txt", "2022-w41.epub"]
    with pytest.raises(ConfigError, match=r"2022-w42 holds no article. The nearest .* 2022-w41"):
        carrybriefing.export("2022-w42", (), built, Report())
    with pytest.raises(ConfigError, match=r"no briefing grian\. Nearest: grain"):
        carrybriefing.export("grian", (), built, Report())


def test_one_file_that_is_too_large_says_what_to_leave_out(built: Config) -> None:
    briefing = carrybriefing.find("grain", built)
    articles = {a.id: a for a in pipeline.read_archive(built, Report()).archive.articles}
    letter = sending.letter_of(briefing, articles, built)
    report = Report()
    sending.note_size(b"x" * 4000, letter, report, limit=2000)
    (note,) = report.notes
    assert "Leave out about 2 of its 4 articles, from 2022-10-10-aaaaaaaa on" in note.what
    sending.note_size(b"x" * 2000, letter, report, limit=2000)
    assert len(report.notes) == 1


def test_each_kind_of_briefing_has_a_feed_with_the_whole_briefing(built: Config) -> None:
    for name, title in (("weekly", "Week 41, 2022"), ("dossiers", 'Grain "deal" & more')):
        made = feedparser.parse((built.output_dir / "briefings" / f"{name}.atom").read_bytes())
        assert not made.bozo
        assert made.entries[0].title.replace("&amp;", "&") == title
        assert "Delta" in made.entries[0].content[0].value
        assert made.entries[0].link.startswith("https://archive.example/a/briefings/")
        rss = feedparser.parse((built.output_dir / "briefings" / f"{name}.rss").read_bytes())
        assert not rss.bozo
        assert [e.id for e in rss.entries] == [e.id for e in made.entries]
        data = json.loads((built.output_dir / "briefings" / f"{name}.json").read_bytes())
        assert [item["id"] for item in data["items"]] == [e.id for e in made.entries]
        assert "Delta" in data["items"][0]["content_html"]


def test_a_dossier_has_a_feed_of_its_articles(built: Config) -> None:
    (name,) = (path.parent.name for path in built.output_dir.glob("briefings/*/feed.atom"))
    made = feedparser.parse((built.output_dir / f"briefings/{name}/feed.atom").read_bytes())
    assert not made.bozo
    page = (built.output_dir / f"briefings/{name}.html").read_text("utf-8")
    assert f'href="{name}/feed.atom"' in page
    assert {e.title for e in made.entries} >= {"Delta"}


def test_a_digest_has_a_feed_of_its_articles_newest_first(built: Config) -> None:
    digests = sorted(built.output_dir.glob("briefings/[12]*.html"))
    assert digests
    for page in digests:
        sheet = json.loads(page.with_suffix(".json").read_bytes())
        lines = [line for part in sheet["sections"] for line in part["entries"] if "id" in line]
        feed = page.with_suffix(".atom")
        assert feed.is_file() == bool(lines), page
        if not feed.is_file():
            continue
        made = feedparser.parse(feed.read_bytes())
        assert len(made.entries) == len({line["id"] for line in lines})
        days = [entry.published for entry in made.entries]
        assert days == sorted(days, reverse=True)
        assert f'href="{feed.name}"' in page.read_text("utf-8")


def test_older_briefings_of_a_series_are_reached_page_by_page(built: Config) -> None:
    found_in = pipeline.read_archive(built, Report()).archive.articles
    letter = sending.letter_of(
        carrybriefing.find("grain", built), {a.id: a for a in found_in}, built
    )
    made = []
    for n in range(123):
        briefing = replace(letter.briefing, name=f"d{n:03}", kind=Kind.DAILY)
        made.append(replace(letter, briefing=briefing))
    feeds = {each.path: each for each in series(Kind.DAILY, "Days", made)}
    path, found = SitePath("briefings/daily.atom"), set[str]()
    while path:
        found |= {each.url for each in feeds[path].entries}
        assert not feedparser.parse(atom(feeds[path])).bozo
        path = feeds[path].previous
    assert len(found) == 123
    assert len(feeds) == 3


def test_hash_seed_and_time_zone_change_no_byte_of_any_form(built: Config, tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Kolkata")):
        root = tmp_path / seed
        shutil.copytree(built.content_dir, root / "content")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        call = [
            sys.executable,
            "-m",
            "briefings",
            "-C",
            str(root),
            "build",
            "--site-url",
            built.site_url,
        ]
        subprocess.run(call, env=environment, check=True, capture_output=True)
        folder = root / "output" / "briefings"
        files = (path for path in folder.rglob("*") if path.is_file())
        made.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert made[0] == made[1]
