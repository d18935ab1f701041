"""The reckoning of related links, through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.config import read_config
from briefings.report import Report

PORT = (
    "The port of Chornomorsk lost a grain silo in the attack, said Oleksandr Kubrakov. "
    "The harbour master of Chornomorsk counted nine ships with wheat, and Oleksandr Kubrakov "
    "asked insurers to stay with the grain corridor."
)
FOLLOW = (
    "Insurers stay with the grain corridor, Oleksandr Kubrakov said in Chornomorsk. "
    "Nine ships with wheat wait for the harbour master, and a new silo will be built."
)
CHESS = "The chess club of the village elected a treasurer, who promised new boards by spring."
TEXTS = {
    "port": ("Silo burns at port", "https://a.example/port", PORT),
    "port2": ("Silo burns at port", "https://a.example/port", PORT + " One docker died."),
    "copy": ("Silo burns, agency says", "https://b.example/silo", PORT + " Agency."),
    "follow": ("Insurers stay with corridor", "https://a.example/follow", FOLLOW),
    "chess": ("Club elects treasurer", "https://c.example/chess", CHESS),
    "named": ("Corridor opens", "https://a.example/open", FOLLOW + " It is open from noon today."),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for day, (name, (title, url, body)) in enumerate(TEXTS.items(), 10):
        more = "\n\nRelated article: Corridor opens\n\nRelated article: Never heard of it\n"
        text = body + more * (name == "follow")
        (tmp_path / "content" / f"{name}.md").write_text(
            f"---\nid: {name}\ntitle: {title}\ndate: 2022-10-{day}\ncaptured: 2022-10-{day}\n"
            f"lang: en\nsource_url: {url}\nslug: {name}\n---\n\n{text}\n",
            "utf-8",
        )
    return tmp_path


def explain(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefings", "-C", str(root), "explain", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def reckoned(root: Path, what: str) -> dict:
    done = explain(root, what, "--related", "--json")
    assert done.returncode == 0, done.stderr
    (one,) = json.loads(done.stdout)
    return one


def test_every_article_has_what_became_of_it(archive: Path) -> None:
    outcomes = {c["id"]: c["outcome"] for c in reckoned(archive, "port2")["candidates"]}
    assert outcomes["port"] == "version"
    assert outcomes["copy"] == "copy"
    assert outcomes["follow"] == "linked"
    assert outcomes.get("chess", "below threshold") == "below threshold"
    assert "port2" not in outcomes


def test_what_is_named_in_the_text_is_told_with_how_it_was_found(archive: Path) -> None:
    one = reckoned(archive, "follow")
    assert [(m["title"], m["id"], m["how"]) for m in one["mentions"]] == [
        ("Corridor opens", "named", "exact"),
        ("Never heard of it", None, ""),
    ]
    outcomes = {c["id"]: c["outcome"] for c in one["candidates"]}
    assert outcomes["named"] in {"named", "copy"}


def test_the_links_are_those_of_the_build_with_their_reasons(archive: Path) -> None:
    relations = pipeline.read_archive(read_config(archive), Report()).archive.relations
    for name in ("port2", "follow"):
        found = [c for c in reckoned(archive, name)["candidates"] if c["outcome"] == "linked"]
        links = relations[name].related
        assert [(link.id, link.reason) for link in links] == [(c["id"], c["reason"]) for c in found]
        assert [link.score for link in links] == [c["parts"]["score"] for c in found]


def test_a_file_does_as_well_as_an_id_and_people_can_read_it(archive: Path) -> None:
    by_id, by_file = (
        explain(archive, what, "--related").stdout
        for what in ("port2", str(archive / "content" / "port2.md"))
    )
    assert by_id == by_file
    assert "linked  Insurers stay with corridor  follow" in by_id
    assert "score 0." in by_id
    assert "another version of the same address" in by_id


@pytest.mark.parametrize("what", ["2022-10-10-00000000", "no/such/file.md"])
def test_neither_a_file_nor_an_id_is_wrong_usage(archive: Path, what: str) -> None:
    done = explain(archive, what, "--related")
    assert done.returncode == 2
    assert f"{what}: neither a file nor the id of an article" in done.stderr


def test_an_article_alone_has_nothing_to_reckon(archive: Path) -> None:
    for name in TEXTS.keys() - {"chess"}:
        (archive / "content" / f"{name}.md").unlink()
    assert reckoned(archive, "chess")["candidates"] == []


def test_names_come_with_what_was_seen_of_them(archive: Path) -> None:
    (person,) = [n for n in reckoned(archive, "follow")["names"] if n["kind"] == "person"]
    assert person["name"] == "Oleksandr Kubrakov"
    assert "a verb of reporting beside it" in person["here"]
    assert person["articles"] == 5
    printed = explain(archive, "follow", "--related").stdout
    assert "person  Oleksandr Kubrakov  once; in 4 other articles" in printed


def test_a_state_outlet_that_an_article_rests_on_is_told_with_its_sentences(archive: Path) -> None:
    sentence = "The club elected a treasurer, Tass reported."
    text = f"---\nid: tass\ntitle: Chess\ndate: 2022-11-01\nlang: en\n---\n\n{sentence}\n"
    (archive / "content" / "tass.md").write_text(text, "utf-8")
    assert reckoned(archive, "tass")["resting"] == {"outlet": "Tass", "evidence": [sentence]}
    assert "rests on one state outlet: Tass" in explain(archive, "tass", "--related").stdout
    assert reckoned(archive, "chess")["resting"] is None
