"""Dossiers in a built archive: their pages, and a finding for whatever is wrong in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from briefings import pipeline
from briefings.config import Config, read_config
from briefings.report import Level

Build = Callable[..., tuple[Config, list[str]]]

ARTICLE = """---
id: {id}
title: {title}
date: {date}
lang: en
source: {source}
source_url: https://news.example/{id}
{more}---
{body}
"""
BODY = "The harbour of the city was closed on Monday by a strike of the dockers, officials said."
#: id, title, date, outlet, further lines of front matter
ARTICLES = (
    ("2022-10-10-aaaaaaaa", "Harbour closed", "2022-10-10", "Gazette", ""),
    ("2022-10-11-bbbbbbbb", "Harbour opened", "2022-10-11", "Gazette", ""),
    ("2022-10-12-cccccccc", "Harbour closed", "2022-10-12", "Courier", ""),
    ("2022-10-13-dddddddd", "Secret of the harbour", "2022-10-13", "Courier", "publish: link\n"),
    ("2022-10-14-eeeeeeee", "Taken back", "2022-10-14", "Courier", "status: withdrawn\n"),
)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds an archive with dossiers and gives its findings."""

    def made(**dossiers: str) -> tuple[Config, list[str]]:
        content = tmp_path / "content"
        (content / "briefings").mkdir(parents=True)
        for key, title, date, source, more in ARTICLES:
            text = ARTICLE.format(
                id=key, title=title, date=date, source=source, more=more, body=f"{BODY} {key}."
            )
            (content / f"{key}.md").write_text(text, "utf-8")
        for name, text in dossiers.items():
            path = content / "briefings" / name.replace("__", ".")
            path.write_text(text, "utf-8")
        config = read_config(tmp_path)
        report = pipeline.build(config)
        return config, [f"{n.where}: {n.what}" for n in report.notes if n.level is Level.FINDING]

    return made


def page(config: Config, name: str) -> html.HtmlElement:
    return html.fromstring((config.output_dir / "briefings" / f"{name}.html").read_bytes())


def titles(config: Config, name: str) -> list[str]:
    return [e.text_content().strip() for e in page(config, name).xpath("//main//h3")]


def test_a_dossier_is_a_page_with_articles_words_and_extracts(build: Build) -> None:
    text = (
        "---\ntitle: Week\n---\nOwn *words*, see [[bbbbbbbb]].\n\n[[2022-10-10-aaaaaaaa]] First.\n"
    )
    config, findings = build(week__md=text)
    assert findings == []
    made = page(config, "week")
    assert titles(config, "week") == ["Harbour closed"]
    assert made.xpath("//main//em/text()") == ["words"]
    (link,) = made.xpath("//main//div[contains(@class, 'brief-note')]//a/@href")
    assert link == "../2022/10/11/harbour-opened.html"
    (extract,) = made.xpath("//main//blockquote")
    assert "closed on Monday by a strike" in extract.text_content()
    assert "#:~:text=The%20harbour" in extract.xpath(".//a/@href")[0]


def test_an_archive_names_its_dossiers(build: Build) -> None:
    config, _ = build(
        week__md="---\ntitle: Week\n---\n[[aaaaaaaa]]\n", d__md="---\nstatus: draft\n---\n"
    )
    named = page(config, "index").xpath("//main//a[@class='entry-title']/@href")
    assert named == ["week.html", "2022-10.html", "2022-w41.html", "2022-10-13.html"]
    home = html.fromstring((config.output_dir / "index.html").read_bytes())
    assert "briefings/index.html" in home.xpath("//nav//a/@href")


@pytest.mark.parametrize(
    ("body", "shown", "finding"),
    [
        ("[[2022-10-10-aaaaaaab]]", [], "line 1: no article for [[2022-10-10-aaaaaaab]]."),
        ("[[2022-10-10-aaaaaaab]]", [], 'Nearest: 2022-10-10-aaaaaaaa "Harbour closed"'),
        ("[[Harbour closed]]", ["Harbour closed"], "may mean 2 articles"),
        (
            "[[aaaaaaaa]]\n[[https://www.news.example/2022-10-10-aaaaaaaa/]]",
            ["Harbour closed"],
            'line 2: 2022-10-10-aaaaaaaa "Harbour closed" was asked for in line 1 already',
        ),
        ("[[eeeeeeee]]", [], "has been withdrawn; a notice stands in its place"),
        ("[[query: zeppelin]]", [], "nothing is found for `zeppelin`"),
        ("Only words.", [], "no article in it"),
    ],
)
def test_what_is_wrong_in_a_dossier_is_a_finding_and_the_page_stands(
    body: str,
    shown: list[str],
    finding: str,
    build: Build,
) -> None:
    config, findings = build(week__md=body)
    assert titles(config, "week") == shown
    assert [f for f in findings if finding in f], findings
    assert all(f.startswith("content/briefings/week.md") for f in findings)


def test_two_dossiers_of_one_name_both_stand(build: Build) -> None:
    config, findings = build(week__md="[[aaaaaaaa]]", week__markdown="[[bbbbbbbb]]")
    assert len(findings) == 1
    assert (
        "content/briefings/week.md: content/briefings/week.markdown has the same name"
        in findings[0]
    )
    pages = sorted(p.name for p in (config.output_dir / "briefings").glob("week*.json"))
    pages = [name for name in pages if ".csl." not in name]
    assert len(pages) == 2
    assert titles(config, "week") == ["Harbour opened"]


def test_a_query_finds_what_the_search_finds_each_once(build: Build) -> None:
    config, findings = build(week__md="[[bbbbbbbb]]\n\n[[query: harbour before:2022-10-13]]\n")
    assert findings == []
    assert titles(config, "week") == ["Harbour opened", "Harbour closed", "Harbour closed"]


def test_nothing_is_quoted_of_a_text_that_may_not_be_shown(build: Build) -> None:
    config, findings = build(week__md="[[dddddddd]]")
    assert findings == []
    assert page(config, "week").xpath("//main//blockquote") == []


def test_an_unreadable_dossier_is_left_out_with_a_finding(build: Build) -> None:
    config, findings = build(week__md="---\ntitle: [\n---\n[[aaaaaaaa]]")
    assert len(findings) == 1
    assert "The briefing is left out until then" in findings[0]
    assert not (config.output_dir / "briefings/week.html").exists()


@pytest.mark.parametrize(
    "text",
    [
        "[[" * 5000,
        "[[query: " + "(" * 3000 + "]]",
        "[[query: ]]\n[[query: |]]\n[[ ]]\n[[|]]\n[[query:\x00]]",
        "---\ntitle: {a: [b, {c: d}]}\nauthors: [[x]]\ndate: 2022-10\n---\n# \n### \n[[aaaaaaaa]]",
        "```\n[[aaaaaaaa]]\n",
        "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) [[b]]",
        "\u202e[[aaaaaaaa]]\u202c\n\n" + "> " * 500 + "deep",
    ],
)
def test_hostile_dossiers_give_a_page_without_anything_that_runs(text: str, build: Build) -> None:
    config, _ = build(week__md=text)
    made = page(config, "week")
    assert made.xpath("//main//script | //main//@onerror | //main//img") == []
    assert not [a for a in made.xpath("//main//a/@href") if a.startswith("javascript")]
