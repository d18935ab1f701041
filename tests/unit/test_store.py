"""seeds/ and content/ on disk."""

import os
from dataclasses import replace

import pytest

from briefings import articlefile, files
from briefings.content import ledger as ledger_room
from briefings.content import store
from briefings.errors import SeedError
from briefings.report import Report


def names(config):
    return [name for name, _ in store.find_sources(config)]


def test_seeds_are_found_in_the_order_of_their_names(archive_dir):
    config = archive_dir({"b.md": "", "a/z.md": "", "a.md": "", "ж.md": "", "Z.md": ""})
    expected = ["seeds/Z.md", "seeds/a.md", "seeds/a/z.md", "seeds/b.md", "seeds/ж.md"]
    assert expected == names(config)


def test_hidden_files_and_folders_are_no_seeds(archive_dir):
    assert names(archive_dir({".x": "", ".git/x": "", "b/.y": "", "a": ""})) == ["seeds/a"]


def test_an_archive_without_seeds_has_none(archive_dir):
    assert names(archive_dir({})) == []


def test_a_source_holds_its_bytes_unchanged(archive_dir):
    config = archive_dir({"a": b"\xff\x00\r\n"})
    (name, path), *_ = store.find_sources(config)
    assert store.read_source(name, path, config).data == b"\xff\x00\r\n"


def refused(config):
    (name, path), *_ = store.find_sources(config)
    with pytest.raises(SeedError) as error:
        store.read_source(name, path, config)
    return str(error.value)


@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "missing", "."])
def test_a_symbolic_link_is_not_followed(archive_dir, target):
    config = archive_dir({})
    config.seeds_dir.mkdir()
    (config.seeds_dir / "x").symlink_to(target)
    assert names(config) == ["seeds/x"]
    remedy = "links are not followed. Put a copy of the file there instead."
    assert f"seeds/x: a symbolic link; {remedy}" == refused(config)


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("a\\x0ab", "a\nb"),
        ("a\\x1b[2Jb", "a\x1b[2Jb"),
        ("a\\xffb", "a\udcffb"),
        ("a\\x9bb", "a\x9bb"),
        ("a\\u202eb", "a\u202eb"),
    ],
)
def test_an_odd_name_is_refused_and_shown_harmlessly(archive_dir, shown, name):
    config = archive_dir({name: "x"})
    what = "control characters or broken encoding in the file name. Rename the file."
    assert f"seeds/{shown}: {what}" == refused(config)


def test_a_file_that_is_too_large_is_not_read(archive_dir):
    config = archive_dir({"big.txt": ""}, max_seed_mb=1)
    with (config.seeds_dir / "big.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    remedy = "Split the file, or raise `max_seed_mb` in the configuration."
    assert f"seeds/big.txt: 200.0 MB, more than 1 MB. {remedy}" == refused(config)


def test_a_file_of_just_the_limit_is_read(archive_dir):
    config = archive_dir({"big.txt": b"x" * 1024 * 1024}, max_seed_mb=1)
    (name, path), *_ = store.find_sources(config)
    assert len(store.read_source(name, path, config).data) == 1024 * 1024


def test_a_pipe_is_refused_and_not_waited_for(archive_dir):
    config = archive_dir({"a": ""})
    os.mkfifo(config.seeds_dir / "0")
    assert refused(config) == "seeds/0: not a regular file. Take it out of this folder."


no_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all"
)


@no_root
def test_a_file_without_rights_is_explained(archive_dir):
    config = archive_dir({"a": "x"})
    (config.seeds_dir / "a").chmod(0)
    assert refused(config) == "seeds/a: cannot be read (Permission denied). Mend its rights."


@no_root
def test_a_folder_without_rights_does_not_vanish(archive_dir):
    config = archive_dir({"a/b": "x"})
    (config.seeds_dir / "a").chmod(0)
    assert refused(config) == "seeds/a: a folder that cannot be opened. Mend its rights."
    (config.seeds_dir / "a").chmod(0o755)


def content(archive_dir, files):
    config = archive_dir({})
    for name, data in files.items():
        path = config.content_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    report = Report()
    articles = store.read_content(config, report)
    return [a.content_path for a in articles], [(n.where, n.what) for n in report.notes]


GOOD = "---\ntitle: {0}\nid: 2022-{0}\n---\n"


def test_articles_are_read_in_the_order_of_their_paths(archive_dir):
    files = {"2022/b.md": GOOD.format("b"), "2021/c.md": GOOD.format("c"), "a.txt": "no article"}
    assert content(archive_dir, files) == (["content/2021/c.md", "content/2022/b.md"], [])


@pytest.mark.parametrize("folder", ["pages", "images", "extra"])
def test_folders_for_pelican_hold_no_articles(archive_dir, folder):
    assert content(archive_dir, {f"{folder}/x.md": "no header"}) == ([], [])


def test_of_two_files_with_one_id_the_first_stays(archive_dir):
    files = {"a.md": GOOD.format("x"), "b.md": GOOD.format("x"), "c.md": GOOD.format("y")}
    what = "same id as content/a.md (2022-x). It is left out; give it another `id`, or none."
    assert (["content/a.md", "content/c.md"], [("content/b.md", what)]) == content(
        archive_dir, files
    )


BY_HAND = "---\ntitle: T\ndate: 2022-10-11\nsource_url: https://a.example/x\n---\n\n{0}\n"


def test_two_texts_by_hand_of_one_address_and_day_are_both_kept(archive_dir):
    files = {"a.md": BY_HAND.format("One."), "b.md": BY_HAND.format("Two.")}
    paths, notes = content(archive_dir, files)
    assert (paths, notes) == (["content/a.md", "content/b.md"], [])


def test_who_gives_an_id_keeps_it_from_who_gives_none(archive_dir):
    config = archive_dir({})
    for name, text in {"a.md": "One.", "b.md": "Two."}.items():
        config.content_dir.mkdir(exist_ok=True)
        (config.content_dir / name).write_text(BY_HAND.format(text))
    plain = store.read_content(config, Report())[0].id
    given = BY_HAND.format("Two.").replace("title", f"id: {plain}\ntitle")
    (config.content_dir / "b.md").write_text(given)
    first, second = store.read_content(config, Report())
    assert second.id == plain
    assert first.id not in {plain, ""}


def test_one_text_by_hand_twice_is_left_out_once(archive_dir):
    files = {"a.md": BY_HAND.format("One."), "b.md": BY_HAND.format("One.")}
    paths, notes = content(archive_dir, files)
    assert (paths, len(notes)) == (["content/a.md"], 1)


@pytest.mark.parametrize(
    ("what", "where", "data"),
    [
        (
            "not UTF-8 at byte 11. Save the file as UTF-8.",
            "content/b.md",
            b"---\ntitle: \xe9\n---\n",
        ),
        (
            "no title. Add a line `title: ...` to the front matter.",
            "content/b.md",
            "---\nx: y\n---\n",
        ),
        ("`date` is", "content/b.md, line 3", "---\ntitle: T\ndate: x\n---\n"),
        (
            "a character that YAML does not allow.",
            "content/b.md, line 1",
            '---\ntitle: "\\UFFFFFFFF"\n---\n',
        ),
    ],
)
def test_a_broken_article_is_left_out_and_the_others_stay(archive_dir, what, where, data):
    found, notes = content(archive_dir, {"a.md": GOOD.format("a"), "b.md": data})
    assert found == ["content/a.md"]
    assert [where] == [note[0] for note in notes]
    assert notes[0][1].startswith(what)
    assert notes[0][1].endswith("It is left out until then.")


def test_a_linked_article_is_left_out(archive_dir, tmp_path):
    (tmp_path / "outside.md").write_text(GOOD.format("x"))
    config = archive_dir({})
    config.content_dir.mkdir()
    (config.content_dir / "x.md").symlink_to(tmp_path / "outside.md")
    report = Report()
    assert store.read_content(config, report) == []
    assert [note.where for note in report.notes] == ["content/x.md"]


def test_an_article_is_written_where_its_page_will_be(archive_dir, make_article):
    config = archive_dir({})
    article = make_article(slug="x")
    assert store.free_path(article, config, set()) == "content/2022/10/10/x.md"


def test_a_taken_path_gets_the_end_of_the_id(archive_dir, make_article):
    config = archive_dir({})
    article = make_article(slug="x", id="2022-10-10-0123abcd")
    taken = {"content/2022/10/10/x.md"}
    assert store.free_path(article, config, taken) == "content/2022/10/10/x-0123abcd.md"


def written(archive_dir, make_article):
    config = archive_dir({})
    article = replace(make_article(), content_path="content/a.md")
    ledger = {article.content_path: store.write_article(article, config)}
    ledger_room.write_ledger(ledger, config)
    return config, article


def test_a_written_article_is_read_again(archive_dir, make_article):
    config, article = written(archive_dir, make_article)
    assert [article] == store.read_content(config, Report())


def test_what_the_machine_wrote_is_untouched(archive_dir, make_article):
    config, article = written(archive_dir, make_article)
    assert ledger_room.is_untouched(article, ledger_room.read_ledger(config), config)


@pytest.mark.parametrize("change", [b"\n", b"A word."])
def test_what_a_person_changed_is_touched(archive_dir, make_article, change):
    config, article = written(archive_dir, make_article)
    with (config.root / article.content_path).open("ab") as file:
        file.write(change)
    assert not ledger_room.is_untouched(article, ledger_room.read_ledger(config), config)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"content/a.md": 5}', b"\xff\xfe", b"null"])
def test_a_broken_ledger_means_that_people_wrote_all(archive_dir, make_article, data):
    config, article = written(archive_dir, make_article)
    (config.content_dir / ".written.json").write_bytes(data)
    assert not ledger_room.is_untouched(article, ledger_room.read_ledger(config), config)


def test_a_broken_ledger_is_replaced(archive_dir, make_article):
    config, article = written(archive_dir, make_article)
    (config.content_dir / ".written.json").write_bytes(b"\xff\xfe")
    ledger_room.write_ledger({article.content_path: ledger_room.Written("0", ("x",))}, config)
    assert {article.content_path: ledger_room.Written("0", ("x",))} == ledger_room.read_ledger(
        config
    )


def test_a_ledger_that_says_the_same_is_not_written_again(archive_dir, make_article):
    config, _ = written(archive_dir, make_article)
    path = config.content_dir / ".written.json"
    os.utime(path, ns=(1, 1))
    ledger_room.write_ledger(ledger_room.read_ledger(config), config)
    assert path.stat().st_mtime_ns == 1


def test_a_file_of_a_run_that_was_killed_before_the_ledger_is_known_as_ours(
    archive_dir, make_article
):
    config, article = written(archive_dir, make_article)
    changed = replace(article, title="Another title")
    text = articlefile.to_text(changed)
    entry = ledger_room.written(text, changed)
    ledger_room.announce(article.content_path, text, entry, config)
    with (config.content_dir / ".written.log").open("a") as log:
        log.write('["content/a.md", "0')  # killed while it wrote a line
    assert ledger_room.is_untouched(article, ledger_room.read_ledger(config), config)  # not yet
    store.write_article(changed, config)
    assert ledger_room.is_untouched(changed, ledger_room.read_ledger(config), config)
    ledger_room.write_ledger(ledger_room.read_ledger(config), config)
    assert not ledger_room.is_pending(config)
    assert ledger_room.is_untouched(changed, ledger_room.read_ledger(config), config)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a"
    files.write_whole(path, b"old")
    with pytest.raises(TypeError):
        files.write_whole(path, "no bytes")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"old"
