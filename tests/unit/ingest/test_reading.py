"""From source to article: who wins, what follows, and what a person is told."""

import os
import subprocess
import sys
import time

import pytest

from briefings.errors import ConfigError
from briefings.ingest.encoding import to_text
from briefings.ingest.explain import explain
from briefings.ingest.formats import find_format
from briefings.ingest.outlets import read_outlets, shipped
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.report import Level

TEXT = "The minister said on Monday that the agreement would be signed in the coming weeks.\n"


def read(text, name="seeds/x.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    (reading,) = read_source(Source(name, data), shipped())
    return reading


def findings(reading):
    return [note.what for note in reading.notes if note.level is Level.FINDING]


def test_the_address_settles_a_date_that_reads_two_ways():
    reading = read(f"T one\n\n10/11/2022\n\n{TEXT}\nhttps://example.org/2022/10/11/x\n")
    assert reading.article.date == "2022-10-11"
    assert findings(reading) == []


def test_an_unsettled_date_is_left_out_with_both_readings_in_a_finding():
    # neither is a Monday or the day after, which the text names
    reading = read(f"T one\n\n07/08/2022\n\n{TEXT}")
    assert reading.article.date is None
    assert reading.article.id.startswith("undated-")
    assert "2022-08-07 or 2022-07-08" in findings(reading)[0]


def test_a_date_far_from_the_address_is_a_finding():
    reading = read(f"T one\n\n10 October 2022\n\n{TEXT}\nhttps://example.org/2021/03/02/x\n")
    assert reading.article.date == "2022-10-10"
    assert "the address 2021-03-02" in findings(reading)[0]


def test_a_subtitle_that_says_what_the_title_says_is_told_and_not_taken():
    head = '{"@type":"Article","headline":"Ships wait","alternativeHeadline":"Ships wait"}'
    page = f"<html><script type=application/ld+json>{head}</script><p>{TEXT * 5}</p></html>"
    reading = read(page, "seeds/x.html")
    assert reading.article.title == "Ships wait"
    assert reading.article.subtitle is None
    assert any(witness.field == "subtitle" for witness in reading.witnesses)


def test_an_archived_copy_gives_the_original_and_the_copy():
    copy = "https://web.archive.org/web/20221011120000/https://example.org/a"
    article = read(f"T one\n\n{TEXT}\nSource: {copy}\n").article
    assert article.source_url == "https://example.org/a"
    assert (copy, "2022-10-11") == (article.archive_url, article.archive_date)


def test_a_text_contradicts_the_language_of_its_template():
    text = "Урожай собирают позже обычного, и крестьяне говорят, что он лучше, чем они думали. " * 3
    page = f'<html lang="en"><head><title>Урожай</title></head><body><p>{text}</p></body></html>'
    assert read(page, "seeds/x.html").article.lang == "ru"


def test_a_file_of_ours_keeps_its_id_and_its_words():
    text = f"---\nschema: briefing/1\nid: 2020-01-02-0a1b2c3d\ntitle: T one\n---\n\n# By\n\n{TEXT}"
    article = read(text, "seeds/x.md").article
    assert ("2020-01-02-0a1b2c3d", f"# By\n\n{TEXT}") == (article.id, article.body)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.txt", "From: a@example.org\nSubject: T\nDate: x\nMIME-Version: 1.0\n\nText", "e-mail"),
        ("x.txt", "<!DOCTYPE html>\n<html><p>Text", "HTML page"),
        ("x.txt", "---\ntitle: T\n---\nText", "YAML front matter"),
        ("x.txt", "Title: T\nDate: 2022-10-10\n\nText", "Key: value header"),
        ("x.txt", "# T\n\nText", "Markdown clipping"),
        ("x.md", "T\n\nText", "Markdown clipping"),
        ("x.txt", "T\n\nText", "plain text"),
        ("x.txt", "Note: this\nis no header\n\nText", "plain text"),
        ("x.md", "---\n\nA rule, then text", "Markdown clipping"),
    ],
)
def test_a_format_is_known_by_its_content_first(name, text, expected):
    assert expected == find_format(Source(f"seeds/{name}", text.encode())).name


@pytest.mark.parametrize(
    "charset", ["cp1251", "koi8-r", "cp866", "iso8859-5", "utf-16", "utf-8-sig"]
)
def test_russian_is_read_in_its_old_charsets(charset):
    text = "Министр заявил, что соглашение подпишут."
    assert text == to_text(text.encode(charset)).text


def test_a_text_encoded_twice_is_mended_and_noted():
    twice = "It’s “late”".encode().decode("cp1252", "ignore")
    reading = read(f"Harvest\n\nIt’s late: {TEXT}".encode().decode("cp1252").encode())
    assert "It’s late" in reading.article.body
    assert any("encoded twice" in note.what for note in reading.notes)
    assert "â€" in twice


def test_an_html_look_alike_in_a_plain_text_shows_as_it_stands():
    assert (
        "\\<script>" in read(f"T one\n\n{TEXT}\nHe wrote <script>x</script> there.\n").article.body
    )


def test_explain_shows_winner_and_rivals():
    reading = read(f"T one\n\n10 October 2022\n\n{TEXT}\nhttps://example.org/2022/10/10/x\n")
    row = next(row for row in explain(reading) if row.field == "date")
    assert (row.value, row.rule, row.where) == ("2022-10-10", "date line", "line 3")
    assert [rival.rule for rival in row.rivals] == ["day in the address"]


def test_the_archives_own_outlets_win(tmp_path):
    (tmp_path / "sources.yaml").write_text("example.org: {name: The Example, lang: en}\n")
    outlets = read_outlets(tmp_path)
    assert outlets.find("https://news.example.org/x")[1].name == "The Example"
    assert outlets.find("https://news.un.org/en/x")[1].name == "UN News"
    assert outlets.find("https://www.un.org/x")[1].name == "United Nations"
    assert outlets.find("https://nowhere.test/") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "expected `host: Name` lines"),
        ("https://x.org: X\n", "`https://x.org` is no host"),
        ("x.org: {nme: X}\n", "`x.org` has no name"),
        ("x.org: {name: X, colour: red}\n", "unknown key `colour`"),
        ("x: [\n", "not valid YAML"),
    ],
)
def test_a_wrong_table_of_outlets_is_refused(tmp_path, text, message):
    (tmp_path / "sources.yaml").write_text(text)
    with pytest.raises(ConfigError, match=r"sources\.yaml") as caught:
        read_outlets(tmp_path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.html", "<html><title>A b c</title>" + "<div>" * 100_000 + TEXT * 3),
        ("bold.html", "<html><title>A b c</title>" + "<b><i>" * 50_000 + TEXT * 3),
        ("wide.html", "<title>A b c</title><p " + "a=1 " * 50_000 + f">{TEXT * 3}"),
        ("open.html", "<html><title>A b c</title>" + "<script>" * 20_000 + f"<p>{TEXT * 3}"),
        ("stars.md", f"# A b c\n\n{TEXT}\n" + "*a_ " * 50_000),
        ("brackets.md", f"# A b c\n\n{TEXT}\n" + "[" * 20_000),
        ("names.txt", "A b c\n\nBy " + "A " * 50_000 + f"\n\n{TEXT}\n" + "1/" * 50_000),
    ],
)
def test_hostile_input_is_read_in_seconds(name, text):
    start = time.perf_counter()
    reading = read(text, f"seeds/{name}")
    assert "The minister said" in reading.article.body
    assert time.perf_counter() - start < 10


def test_reading_is_the_same_under_another_hash_seed_and_zone():
    program = (
        "import sys; from briefings.articlefile import to_text;"
        "from briefings.ingest.outlets import shipped;"
        "from briefings.ingest.reading import read_source; from briefings.model import Source;"
        "text = open(sys.argv[1], 'rb').read();"
        "print(ascii(to_text(read_source(Source('seeds/x.html', text), shipped())[0].article)))"
    )
    seed = "tests/golden/ingest/html/json-ld/seed.html"
    outputs = set()
    for hash_seed, zone in (("0", "UTC"), ("1", "Asia/Kathmandu")):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
        command = [sys.executable, "-c", program, seed]
        root = __file__.partition("/tests/unit")[0]
        outputs.add(
            subprocess.run(command, env=env, cwd=root, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1
