"""The zip that outlives us: everything in it, and a script that reads it with bare Python."""

import json
import subprocess
import sys
import zipfile
from html.parser import HTMLParser

import pytest
from carried import collection_of

from briefings.export.whole import _shipped
from briefings.report import Report
from briefings.tasks import carry, verify

TOP = "the-briefing-archive"


@pytest.fixture(scope="module")
def packed(own_archive, tmp_path_factory):
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    return carry.export("zip", carry.Choice(), own_archive, Report(), path)


def test_the_readme_comes_first_the_manifest_last_and_all_in_one_folder(packed) -> None:
    names = zipfile.ZipFile(packed).namelist()
    assert (names[0], names[-1]) == (f"{TOP}/README.txt", f"{TOP}/manifest.json")
    assert {name.split("/")[0] for name in names} == {TOP}


def test_it_is_whole_and_the_same_bytes_each_time(packed, own_archive, tmp_path) -> None:
    report = Report()
    verify.verify_zip(packed, report)
    assert report.exit_code == 0, report.notes
    again = carry.export("zip", carry.Choice(), own_archive, Report(), tmp_path / "b.zip")
    assert again.read_bytes() == packed.read_bytes()


def test_raw_sources_have_the_name_of_their_hash(packed) -> None:
    archive = zipfile.ZipFile(packed)
    lines = archive.read(f"{TOP}/corpus/articles.ndjson").decode().splitlines()
    hashes = {json.loads(line)["raw_sha256"] for line in lines}
    raws = {n.rpartition("/")[2].split(".")[0] for n in archive.namelist() if "/raw/" in n}
    letters = [n for n in archive.namelist() if n.endswith(".eml")]
    assert len(raws) > 30
    assert raws <= hashes
    assert letters == []


def test_every_line_keeps_to_the_schema_that_lies_beside_it(packed) -> None:
    archive = zipfile.ZipFile(packed)
    schema = json.loads(archive.read(f"{TOP}/corpus/schema.json"))
    for line in archive.read(f"{TOP}/corpus/articles.ndjson").decode().splitlines():
        record = json.loads(line)
        assert set(record) <= set(schema["properties"])
        assert set(schema["required"]) <= set(record)


def test_the_schema_knows_every_key_of_the_front_matter() -> None:
    from briefings import articlefile

    known = json.loads(_shipped("corpus.schema.json"))["properties"]
    assert set(articlefile.KEYS) <= set(known)


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.open = [], []

    def handle_starttag(self, tag, attrs):
        assert tag not in {"script", "iframe"}
        assert not [k for k, v in attrs if k.startswith("on") or "javascript:" in (v or "")]
        if tag not in {"meta", "br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def rebuilt(folder, tmp_path):
    command = [sys.executable, "-I", "-S", str(folder / "rebuild.py"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = {}
    for path in (tmp_path / "out").iterdir():
        reader = Reader()
        reader.feed(path.read_text("utf-8"))
        assert reader.open == [], path
        pages[path.name] = "".join(reader.text)
    return pages


def test_bare_python_rebuilds_a_readable_site(packed, tmp_path) -> None:
    zipfile.ZipFile(packed).extractall(tmp_path)
    pages = rebuilt(tmp_path / TOP, tmp_path)
    assert len(pages) == 42
    assert "Belarus Says Forming Joint Military Group with Russia" in pages["index.html"]
    assert any("Bernama said" in text or "Lukashenko" in text for text in pages.values())


def test_the_script_has_at_most_200_lines() -> None:
    assert len(_shipped("rebuild.py.txt").splitlines()) <= 200


MARKDOWN = """# Head

A *few* **words** with `code <b>`, [a link](https://x.example/a_(b)) and <script>alert(1)</script>.
[bad](javascript:alert(1))

- one
- two

> quoted

| a | b |
|---|---|
| 1 | 2 |

```
<raw> & kept
```
"""


def test_markdown_is_read_and_hostile_text_escaped(make_article, tmp_path) -> None:
    from briefings.export.plain import write_ndjson

    (tmp_path / "corpus").mkdir()
    write_ndjson(
        collection_of([make_article("A", MARKDOWN)]), tmp_path / "corpus" / "articles.ndjson"
    )
    (tmp_path / "rebuild.py").write_bytes(_shipped("rebuild.py.txt"))
    rebuilt(tmp_path, tmp_path)
    page = (tmp_path / "out" / "00001.html").read_text("utf-8")
    for markup in (
        "<em>few</em>", "<strong>words</strong>", "<code>code &lt;b&gt;</code>",
        'href="https://x.example/a_(b)"', "<li>one</li>", "<blockquote><p>quoted</p>",
        "<td>1</td>", "<pre>&lt;raw&gt; &amp; kept</pre>", "&lt;script&gt;",
    ):  # fmt: skip
        assert markup in page, markup
