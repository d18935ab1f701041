"""A build on top of others gives what a clean one gives, whatever happened in between.

INCREMENTAL_ROUNDS: sequences of changes; each is a handful of builds.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from test_pelican import files

from briefings import pipeline
from briefings.config import read_config
from briefings.site import lastbuild, lastsite
from briefings.site.publish import MARKER

ROUNDS = int(os.environ.get("INCREMENTAL_ROUNDS", "4"))
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "6"))
SUBJECTS = ("grain ships leave Odesa", "Minsk and Moscow talk", "a telescope looks at the deep sky")
LETTERS = "abcdefgh"

letter = st.sampled_from(LETTERS)
subject = st.sampled_from(SUBJECTS)
fraction = st.floats(0, 1, exclude_max=True)
STEP = st.one_of(
    st.tuples(st.just("write"), letter, subject, st.integers(1, 28)),
    st.tuples(st.just("names"), letter, letter),
    st.tuples(st.just("links"), letter, letter, st.sampled_from(["", "modified: 2022-11-01"])),
    st.tuples(st.just("pictures"), letter, st.integers(1, 2)),
    st.tuples(st.just("status"), letter, st.sampled_from(["draft", "retracted", "withdrawn"])),
    st.tuples(st.just("rename"), letter, letter),
    st.tuples(st.just("delete"), letter),
    st.tuples(
        st.just("setting"),
        st.sampled_from(['lang = "de"', "page_size = 2", "related_limit = 1", 'title = "T"', ""]),
    ),
    st.tuples(st.just("topics"), subject),
    st.tuples(st.just("tamper"), fraction),
    st.tuples(st.just("lose"), fraction),
    st.tuples(st.just("litter"), st.sampled_from(["x.html", "2022/x.css", "topics/deep/x.txt"])),
    st.tuples(st.just("damage"), fraction, st.binary(max_size=9)),
    st.tuples(st.just("forget"), fraction),
    st.tuples(st.just("kill"), st.integers(1, 400)),
)


def write(root, name, title_of, day, body="", more=""):  # noqa: PLR0913, PLR0917
    path = root / "content" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    words = f"On that day {title_of}, said Anna Petrova of the United Nations in Geneva. " * 3
    head = f"title: {name} {title_of}\ndate: 2022-10-{day:02}\ntags: [{title_of[:5].strip()}]"
    path.write_text(f"---\n{head}\nsource: Paper {name}\n{more}\n---\n{words}\n\n{body}\n")


def start(root):
    for number, name in enumerate(LETTERS[:5]):
        write(root, name, SUBJECTS[number % len(SUBJECTS)], number + 1)


def chosen(folder, at):
    """Return a file of a folder by a number from 0 to 1; None if there is none."""
    # without its marker a folder is not ours, and is left alone
    found = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MARKER)
    return found[int(at * len(found))] if found else None


def take(step, root):  # noqa: C901, PLR0912 - one line for each thing that may happen
    """Change something that a person, a program or an accident may change."""
    match step:
        case ["write", name, title_of, day]:
            write(root, name, title_of, day)
        case ["names", name, other]:
            write(root, name, SUBJECTS[0], 9, f"Related: {other} {SUBJECTS[1]}")
        case ["links", name, other, more]:
            body = f"[There](https://paper.example/{other}) and ![that](images/x.png)."
            write(
                root,
                name,
                SUBJECTS[1],
                9,
                body,
                f"source_url: https://paper.example/{name}\n{more}",
            )
        case ["pictures", name, size]:
            write(root, name, SUBJECTS[2], 12, "![A dot](images/x.png)", "image: images/x.png")
            picture = root / "content" / "images" / "x.png"
            picture.parent.mkdir(exist_ok=True)
            Image.new("RGB", (size, size)).save(picture)
        case ["status", name, status]:
            path = root / "content" / f"{name}.md"
            if path.is_file():
                text = path.read_text().replace("source:", f"status: {status}\nsource:", 1)
                path.write_text(text)
        case ["rename", name, other]:
            if (path := root / "content" / f"{name}.md").is_file():
                path.replace(root / "content" / f"{other}.md")
        case ["delete", name]:
            (root / "content" / f"{name}.md").unlink(missing_ok=True)
        case ["setting", line]:
            (root / "briefings.toml").write_text(line)
        case ["topics", words]:
            (root / "topics.yaml").write_text(f"By rule: [{words.split()[-1]}]\n")
        case ["tamper", at]:
            if path := chosen(root / "output", at):
                path.write_bytes(path.read_bytes()[::-1])
        case ["lose", at]:
            if path := chosen(root / "output", at):
                path.unlink()
        case ["litter", name]:
            path = root / "output" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("by somebody else")
        case ["damage", at, data]:
            if path := chosen(root / ".briefings", at):
                kept = path.read_bytes()
                path.unlink()  # else it may be a file of the site as well
                path.write_bytes(kept[: len(kept) // 2] + data)
        case ["forget", at]:
            if path := chosen(root / ".briefings", at):
                path.unlink()
        case ["kill", calls]:
            killed_build(root, calls)


def killed_build(root, calls):
    """Build in a process that ends for good at some change of the disk."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        left = iter(range(calls))
        for name in ("link", "unlink", "rename", "replace", "mkdir", "rmdir"):
            setattr(os, name, _mortal(getattr(os, name), left))
        pipeline.build(read_config(root))
    finally:
        os._exit(0)


def _mortal(change, left):
    def call(*args, **kwargs):
        if next(left, None) is None:
            os._exit(9)
        return change(*args, **kwargs)

    return call


def built(root):
    """Build as the command does and return the site."""
    config = read_config(root)
    if lastbuild.unchanged(config) is None:
        pipeline.build(config)
    return files(root / "output")


def cleanly_built(root, folder):
    """Return the site of a build that knows nothing of those before it."""
    for name in ("content", "briefings.toml", "topics.yaml"):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
        elif (root / name).is_file():
            shutil.copy(root / name, folder / name)
    return built(folder)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own kind")
@settings(
    max_examples=ROUNDS,
    deadline=None,
    derandomize=ROUNDS < 10,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking would take an hour
    suppress_health_check=list(HealthCheck),
)
@given(steps=st.lists(STEP, min_size=STEPS, max_size=STEPS))
def test_a_build_after_any_changes_is_the_clean_build(steps):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "archive")
        root.mkdir()
        start(root)
        built(root)
        for number, step in enumerate(steps):
            take(step, root)
            if number % 2:  # some changes come together
                here = built(root)
                clean = Path(folder, f"clean{number}")
                clean.mkdir()
                theirs = cleanly_built(root, clean)
                assert sorted(here) == sorted(theirs), step
                assert [name for name in here if here[name] != theirs[name]] == [], step
                told = [lastbuild.notes(read_config(each)) for each in (root, clean)]
                assert told[0] == told[1], step


def test_an_edited_article_changes_no_file_but_those_that_tell_of_it(tmp_path):
    start(tmp_path)
    before = built(tmp_path)
    inodes = {p: p.stat().st_ino for p in (tmp_path / "output").rglob("*.html")}
    page = tmp_path / "content" / "a.md"
    page.write_text(page.read_text() + "One more sentence, of no weight.\n")
    after = built(tmp_path)
    assert (
        after["2022/10/01/a-grain-ships-leave-odesa.html"]
        != before["2022/10/01/a-grain-ships-leave-odesa.html"]
    )
    same = [name for name in before if before[name] == after.get(name)]
    assert "about.html" in same
    pages = [tmp_path / "output" / name for name in same if name.endswith(".html")]
    assert all(page.stat().st_ino == inodes[page] for page in pages)


def test_a_new_article_changes_no_page_that_has_nothing_to_do_with_it(tmp_path):
    start(tmp_path)
    before = built(tmp_path)
    far = tmp_path / "content" / "far.md"
    far.write_text("---\ntitle: Snow\ndate: 2023-01-20\n---\nBears slept under it all winter.\n")
    after = built(tmp_path)
    changed = {name for name in before if before[name] != after.get(name)}
    articles = [name for name in before if name.startswith("2022/10/") and "index" not in name]
    assert {"index.html", "calendar.html", "a-z.html"} <= changed
    assert "2022/10/01/a-grain-ships-leave-odesa.html" in articles
    last = max(articles)  # its pager leads on to the new one
    assert not changed & {"wanted.html", "404.html", *(n for n in articles if n[:10] != last[:10])}


def test_the_first_build_leaves_the_links_that_the_next_one_needs(tmp_path):
    start(tmp_path)
    built(tmp_path)
    site, second = tmp_path / "output", tmp_path / ".briefings" / "site"
    inodes = {p.relative_to(site): p.stat().st_ino for p in site.rglob("*") if p.is_file()}
    assert inodes == {
        p.relative_to(second): p.stat().st_ino for p in second.rglob("*") if p.is_file()
    }


def test_without_hard_links_the_site_is_the_same(tmp_path, monkeypatch):
    start(tmp_path)
    built(tmp_path)
    (tmp_path / "content" / "b.md").unlink()

    def refuse(*_args, **_kwargs):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    here = built(tmp_path)
    (tmp_path / "clean").mkdir()
    assert here == cleanly_built(tmp_path, tmp_path / "clean")


def test_what_is_known_of_a_site_is_void_once_the_program_or_a_setting_changed(tmp_path):
    start(tmp_path)
    built(tmp_path)
    config = read_config(tmp_path)
    ground = lastbuild.watch(config).ground()
    assert lastsite.read(config, ground).keys
    assert not lastsite.read(config, "another").keys
    assert lastbuild.watch(read_config(tmp_path, page_size=3)).ground() != ground


def test_plugins_have_every_page_made(tmp_path):
    config = read_config(tmp_path, plugins=["somebody.elses"])
    assert lastsite.read(config, lastbuild.watch(config).ground()) is None
