"""Counts in = counts out; people win; run twice changes nothing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from briefings import articlefile, pipeline
from briefings.config import Config, read_config
from briefings.content import store
from briefings.ingest.outlets import read_outlets
from briefings.ingest.reading import read_source
from briefings.model import Source
from briefings.report import Report
from briefings.sources import copyin, intake, readers

CLIPPING = """# {title}

{date}

{text}

Original url:

<https://news.example/{slug}>
"""
Maker = Callable[..., Config]


def clipping(slug: str, text: str = "The harbour opened.", date: str = "3 May 2022") -> str:
    title = slug.replace("-", " ").title()
    return CLIPPING.format(title=title, slug=slug, text=text, date=date)


def ingest(config: Config) -> Report:
    report = Report()
    pipeline.ingest(config, report)
    return report


def counts(report: Report) -> dict[str, int]:
    return {what: number for what, number in report.counts["ingest"].items() if number}


def content(config: Config) -> dict[str, str]:
    return {
        p.relative_to(config.content_dir).as_posix(): p.read_text("utf-8")
        for p in config.content_dir.rglob("*.md")
    }


def test_every_source_has_one_outcome(archive_dir: Maker) -> None:
    config = archive_dir(
        {
            "a.md": clipping("harbour-opens"),
            "again/a.md": clipping("harbour-opens"),
            "b.md": clipping("harbour-closes"),
            "empty.txt": b"",
            "rubbish.bin": bytes(range(256)) * 40,
        }
    )
    report = ingest(config)
    assert counts(report) == {"sources": 5, "new": 2, "folded": 1, "quarantined": 2}
    assert {note.where for note in report.notes if note.level == "finding"} == {
        "seeds/empty.txt",
        "seeds/rubbish.bin",
    }


def test_run_twice_changes_nothing(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b/a.md": clipping("harbour-opens")})
    ingest(config)
    before = content(config)
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "folded": 1}
    assert content(config) == before


def test_a_file_that_a_person_edited_stays_as_edited(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    edited = path.read_text("utf-8").replace("title: Harbour Opens", "title: My title")
    path.write_text(edited, "utf-8")
    ingest(config)
    assert path.read_text("utf-8") == edited


def test_a_changed_seed_updates_its_untouched_file_and_keeps_id_and_address(
    archive_dir: Maker,
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (before,) = store.read_content(config, Report())
    archive_dir({"a.md": clipping("harbour-opens", "The harbour opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}
    (after,) = store.read_content(config, Report())
    assert (after.id, after.slug, after.content_path) == (
        before.id,
        before.slug,
        before.content_path,
    )
    assert "at noon" in after.body


def test_a_changed_seed_never_overwrites_a_persons_text_and_says_so(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    path.write_text(path.read_text("utf-8").replace("opened.", "opened late."), "utf-8")
    archive_dir({"a.md": clipping("harbour-opens", "Another text.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "kept": 1}
    assert "opened late." in path.read_text("utf-8")
    assert [note.where for note in report.notes] == ["seeds/a.md"]


def test_without_the_ledger_every_file_counts_as_a_persons(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.content_dir / ".written.json").unlink()
    archive_dir({"a.md": clipping("harbour-opens", "Another text.")})
    assert counts(ingest(config)) == {"sources": 1, "kept": 1}


def test_a_renamed_seed_is_still_the_same_article(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.seeds_dir / "a.md").rename(config.seeds_dir / "z.md")
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_a_later_capture_of_one_address_becomes_a_version_with_its_own_id(
    archive_dir: Maker,
) -> None:
    config = archive_dir(
        {"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-opens", "It closed again.")}
    )
    assert counts(ingest(config)) == {"sources": 2, "new": 2}
    articles = store.read_content(config, Report())
    assert len({a.id for a in articles}) == len({a.content_path for a in articles}) == 2


def test_related_titles_that_arrive_later_are_written_to_the_file(archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    config = archive_dir({"a.md": clipping("harbour-opens", text)})
    pipeline.build(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    assert "related:" not in path.read_text("utf-8")
    archive_dir({"b.md": clipping("harbour-closes", "It closed.", "2 May 2022")})
    pipeline.build(config)
    closed = articlefile.from_text(
        (config.content_dir / "2022/05/02/harbour-closes.md").read_text("utf-8"), "x"
    )
    assert articlefile.from_text(path.read_text("utf-8"), "x").related == (closed.id,)


@pytest.mark.parametrize("by_hand", ["", "related:\n  - 2020-01-01-00000000\n"])
def test_related_ids_that_a_person_changed_are_left_alone(by_hand: str, archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    seeds = {"a.md": clipping("harbour-opens", text), "b.md": clipping("harbour-closes")}
    config = archive_dir(seeds)
    pipeline.build(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    machine = path.read_text("utf-8")
    start = machine.index("related:\n")
    line_end = machine.index("\n", start + len("related:\n"))
    edited = machine[:start] + by_hand + machine[line_end + 1 :]
    path.write_text(edited, "utf-8")
    pipeline.build(config)
    assert path.read_text("utf-8") == edited


def test_no_related_please_is_respected(archive_dir: Maker) -> None:
    text = "It opened.\n\n**Related article:** [Harbour closes](#)"
    config = archive_dir({"a.md": clipping("harbour-opens", text)})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    edited = path.read_text("utf-8").replace("seed:", "related: []\nseed:")
    path.write_text(edited, "utf-8")
    archive_dir({"b.md": clipping("harbour-closes")})
    pipeline.build(config)
    assert path.read_text("utf-8") == edited


def test_a_renamed_seed_that_changes_later_updates_its_article(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.seeds_dir / "a.md").rename(config.seeds_dir / "z.md")
    ingest(config)
    archive_dir({"z.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}
    assert len(content(config)) == 1


def test_a_file_that_does_not_parse_keeps_its_seed_from_coming_again(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    ingest(config)
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    broken = path.read_text("utf-8").replace("title: ", 'title: "').replace("opened", "HAND WORK")
    path.write_text(broken, "utf-8")
    for _ in range(2):
        report = ingest(config)
        assert counts(report) == {"sources": 2, "unchanged": 1, "kept": 1}
    assert path.read_text("utf-8") == broken
    assert len(content(config)) == 2


@pytest.mark.parametrize(
    "line", ["status: done", 'id: "../x"', "id: 2023/1", "publish: maybe", "source_url: //x"]
)
def test_a_value_that_our_schema_refuses_costs_the_value_and_not_the_article(
    line: str, archive_dir: Maker
) -> None:
    seed = f"---\ntitle: Harbour opens\ndate: 2022-05-03\n{line}\n---\n\nIt opened at noon.\n"
    config = archive_dir({"a.md": seed})
    assert counts(ingest(config)) == {"sources": 1, "new": 1}
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    assert len(store.read_content(config, Report())) == 1


def test_files_that_a_killed_run_left_are_known_as_ours_again(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.content_dir / ".written.json").unlink()  # a killed run writes it last
    ingest(config)
    archive_dir({"a.md": clipping("harbour-opens", "It opened at noon.")})
    assert counts(ingest(config)) == {"sources": 1, "updated": 1}


def test_no_file_is_written_through_a_link_out_of_the_archive(
    archive_dir: Maker, tmp_path: Path
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    (tmp_path / "outside").mkdir()
    config.content_dir.mkdir()
    (config.content_dir / "2022").symlink_to(tmp_path / "outside")
    report = ingest(config)
    assert counts(report) == {"sources": 1, "quarantined": 1}
    assert list((tmp_path / "outside").rglob("*")) == []


def test_a_text_of_many_thousand_lines_is_refused(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens", "a line\n" * 60_000)})
    assert counts(ingest(config)) == {"sources": 1, "quarantined": 1}


@pytest.mark.parametrize("where", ["outside", "seeds"])
def test_half_a_download_is_told_and_left_where_it_is(
    archive_dir: Maker, tmp_path: Path, where: str
) -> None:
    config = archive_dir({} if where == "outside" else {"a.html.crdownload": "<html><title>A"})
    if where == "outside":
        (tmp_path / "a.html.crdownload").write_text("<html><title>A", "utf-8")
    report = Report()
    copyin.copy_in([tmp_path / "a.html.crdownload"] if where == "outside" else [], config, report)
    pipeline.ingest(config, report)
    assert sum("not finished" in note.what for note in report.notes) == 1
    assert (config.seeds_dir / "a.html.crdownload").exists() == (where == "seeds")


def test_files_from_outside_are_copied_unchanged(archive_dir: Maker, tmp_path: Path) -> None:
    outside = tmp_path / "clips"
    outside.mkdir()
    (outside / "a.md").write_text(clipping("harbour-opens"), "utf-8")
    config = archive_dir({})
    report = Report()
    copyin.copy_in([outside], config, report)
    copyin.copy_in([outside], config, report)
    assert report.counts["ingest"]["copied"] == 1
    assert (config.seeds_dir / "clips" / "a.md").read_bytes() == (outside / "a.md").read_bytes()


def test_another_file_of_the_same_name_is_not_overwritten(
    archive_dir: Maker, tmp_path: Path
) -> None:
    config = archive_dir({"a.md": "one"})
    (tmp_path / "a.md").write_text("two", "utf-8")
    copyin.copy_in([tmp_path / "a.md"], config, Report())
    assert sorted(p.read_text("utf-8") for p in config.seeds_dir.iterdir()) == ["one", "two"]


def edit(config: Config, old: str, new: str) -> Path:
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_a_changed_seed_and_a_persons_title_come_together(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens", "It opened.\n\nShips came.")})
    ingest(config)
    path = edit(config, "title: Harbour Opens", "title: My title  # mine")
    archive_dir({"a.md": clipping("harbour-opens", "It opened.\n\nShips came at noon.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "updated": 1}
    text = path.read_text("utf-8")
    assert "title: My title  # mine\n" in text
    assert "Ships came at noon." in text
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    assert path.read_text("utf-8") == text


def test_two_changes_of_one_paragraph_are_both_kept(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    path = edit(config, "The harbour opened.", "It opened, I saw it.")
    archive_dir({"a.md": clipping("harbour-opens", "The harbour opened at noon.")})
    report = ingest(config)
    assert counts(report) == {"sources": 1, "kept": 1}
    assert "I saw it" in path.read_text("utf-8")
    aside = config.content_dir / ".conflicts/2022/05/03/harbour-opens.md"
    assert "at noon" in aside.read_text("utf-8")
    (finding,) = (note for note in report.notes if note.level == "finding")
    assert "text" in finding.what
    assert ".conflicts/2022/05/03/harbour-opens.md" in finding.what
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_a_dry_run_tells_everything_and_writes_nothing(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-opens")})
    report = Report()
    outcomes = pipeline.ingest(config, report, options=intake.Options(dry_run=True))
    assert {name: str(outcome) for name, outcome in outcomes.items()} == {
        "seeds/a.md": "new",
        "seeds/b.md": "folded",
    }
    assert not config.content_dir.exists()
    assert not (config.state_dir / "evidence.sqlite").exists()


def test_reading_again_changes_nothing_where_the_readers_are_the_same(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    ingest(config)
    edit(config, "title: Harbour Opens", "title: My title")
    before = content(config)
    report = Report()
    pipeline.ingest(config, report, options=intake.Options(again=True))
    assert counts(report) == {"sources": 2, "unchanged": 2}
    assert content(config) == before


def test_what_was_read_before_a_run_was_killed_is_not_read_again(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    with monkeypatch.context() as patch:
        patch.setattr("briefings.sources.intake.shelve", stopped)
        with pytest.raises(KeyboardInterrupt):
            ingest(config)
    monkeypatch.setattr("briefings.sources.readers.read_drafts", stopped)
    assert counts(ingest(config)) == {"sources": 2, "new": 2}


def stopped(*_args: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_the_evidence_may_be_deleted_or_damaged_at_any_time(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    ingest(config)
    (config.state_dir / "evidence.sqlite").write_bytes(b"rubbish" * 1000)
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}
    (config.state_dir / "evidence.sqlite").unlink()
    assert counts(ingest(config)) == {"sources": 1, "unchanged": 1}


def test_a_fault_in_a_reader_costs_one_source_and_is_told(
    archive_dir: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-closes")})
    real = readers.read_drafts
    monkeypatch.setattr(
        "briefings.sources.readers.read_drafts",
        lambda source, recipes: real(source, recipes) if "b.md" in source.name else {}["missing"],
    )
    report = ingest(config)
    assert counts(report) == {"sources": 2, "new": 1, "quarantined": 1}
    assert "KeyError" in report.notes[0].what


def test_many_sources_are_read_by_several_processes_with_the_same_result(
    archive_dir: Maker, tmp_path: Path
) -> None:
    seeds = {f"{n:02}.md": clipping(f"harbour-{n}-opens") for n in range(40)}
    config = archive_dir(seeds)
    assert counts(ingest(config)) == {"sources": 40, "new": 40}
    few = {}
    for name, seed in seeds.items():
        source = Source(f"seeds/{name}", seed.encode())
        (reading,) = read_source(source, read_outlets(tmp_path))
        few[f"2022/05/03/{reading.article.slug}.md"] = articlefile.to_text(reading.article)
    assert content(config) == few


def test_a_numeric_date_is_settled_by_the_outlets_other_articles(archive_dir: Maker) -> None:
    seeds = {f"{n}.md": clipping(f"harbour-{n}", date=f"{n}/05/2022") for n in (13, 14, 15)}
    config = archive_dir({**seeds, "z.md": clipping("harbour-z", date="04/05/2022")})
    assert counts(ingest(config))["new"] == 4
    assert "2022/05/04/harbour-z.md" in content(config)


POCKET = "title,url,time_added,tags,status\n"
ROW = "{title},https://news.example/{slug},1651600000,{tags},unread\n"


def test_a_bookmark_gives_its_tags_to_the_article_of_its_address(archive_dir: Maker) -> None:
    pocket = POCKET + ROW.format(title="Harbour opens", slug="harbour-opens", tags="ports|sea")
    config = archive_dir({"a.md": clipping("harbour-opens"), "pocket.csv": pocket})
    report = ingest(config)
    assert counts(report) == {"sources": 2, "new": 1, "folded": 1}
    (article,) = store.read_content(config, Report())
    assert article.tags == ("ports", "sea")
    assert article.captured
    assert "The harbour opened." in article.body
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "folded": 1}


def test_tags_that_a_person_took_out_do_not_come_back(archive_dir: Maker) -> None:
    pocket = POCKET + ROW.format(title="Harbour opens", slug="harbour-opens", tags="ports")
    config = archive_dir({"a.md": clipping("harbour-opens"), "pocket.csv": pocket})
    ingest(config)
    edit(config, "tags:\n  - ports\n", "")
    before = content(config)
    ingest(config)
    assert content(config) == before


def test_a_bookmark_without_its_page_is_an_article_that_the_page_fills_later(
    archive_dir: Maker,
) -> None:
    pocket = POCKET + ROW.format(title="Harbour opens", slug="harbour-opens", tags="ports")
    config = archive_dir({"pocket.csv": pocket})
    assert counts(ingest(config)) == {"sources": 1, "new": 1}
    (bare,) = store.read_content(config, Report())
    assert (bare.body, bare.publish) == ("", "link")
    archive_dir({"a.md": clipping("harbour-opens")})
    assert counts(ingest(config)) == {"sources": 2, "updated": 1, "unchanged": 1}
    (article,) = store.read_content(config, Report())
    assert (article.id, article.tags, article.publish) == (bare.id, ("ports",), "full")
    assert "The harbour opened." in article.body
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "folded": 1}


def test_an_export_that_grows_changes_only_what_is_new(archive_dir: Maker) -> None:
    one = ROW.format(title="Harbour opens", slug="harbour-opens", tags="ports")
    two = ROW.format(title="Harbour closes", slug="harbour-closes", tags="ports")
    config = archive_dir({"pocket.csv": POCKET + one})
    ingest(config)
    before = content(config)
    archive_dir({"pocket.csv": POCKET + one + two})
    assert counts(ingest(config)) == {"sources": 2, "new": 1, "unchanged": 1}
    assert before.items() <= content(config).items()


def photo() -> bytes:
    target = io.BytesIO()
    Image.effect_noise((120, 80), 90).convert("RGB").save(target, "JPEG")
    return target.getvalue()


def test_pictures_beside_a_text_are_kept_and_shown(archive_dir: Maker) -> None:
    text = "It opened.\n\n![The lock](pics/lock.jpg)\n\nThen it closed."
    config = archive_dir({"a.md": clipping("harbour-opens", text), "pics/lock.jpg": photo()})
    assert counts(ingest(config)) == {"sources": 2, "new": 1, "attached": 1}
    (kept,) = (config.content_dir / "images").iterdir()
    path = config.content_dir / "2022/05/03/harbour-opens.md"
    assert f"![The lock](../../../images/{kept.name})" in path.read_text("utf-8")
    for again in (True, False):  # with the evidence, and without
        assert counts(ingest(config)) == {"sources": 2, "unchanged": 1, "attached": 1}
        if again:
            (config.state_dir / "evidence.sqlite").unlink()
    pipeline.build(config)
    page = (config.output_dir / "2022/05/03/harbour-opens.html").read_text("utf-8")
    assert f'src="../../../images/{kept.name}"' in page
    assert (config.output_dir / "images" / kept.name).read_bytes() == kept.read_bytes()


def test_a_picture_that_nothing_shows_is_told(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "lock.jpg": photo()})
    assert counts(ingest(config)) == {"sources": 2, "new": 1, "quarantined": 1}


def test_a_page_saved_with_its_folder_is_one_source(archive_dir: Maker) -> None:
    body = "<p>The harbour of Port Example opened at noon on Tuesday, it was said.</p>" * 5
    page = f"<!doctype html><title>Harbour opens</title><article><h1>Harbour opens</h1>{body}"
    config = archive_dir({"a.html": page, "a_files/x.css": "p {}", "a_files/x.js": "x()"})
    assert counts(ingest(config)) == {"sources": 3, "new": 1, "attached": 2}


def test_a_zip_of_sources_is_taken_in_and_known_again(archive_dir: Maker) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "in/a.md", clipping("harbour-opens", "![The lock](../pics/x.jpg)\n\nText.")
        )
        archive.writestr("in/b.md", clipping("harbour-closes"))
        archive.writestr("pics/x.jpg", photo())
        archive.writestr("../evil.md", clipping("evil"))
    config = archive_dir({"a.zip": packed.getvalue()})
    report = ingest(config)
    assert counts(report) == {"sources": 4, "new": 2, "attached": 1, "quarantined": 1}
    assert list((config.content_dir / "images").iterdir())
    (article,) = [a for a in store.read_content(config, Report()) if a.slug == "harbour-closes"]
    assert article.seed == "seeds/a.zip#in/b.md"
    assert counts(ingest(config)) == {
        "sources": 4,
        "unchanged": 2,
        "attached": 1,
        "quarantined": 1,
    }


def test_a_list_of_sources_names_the_outlets_of_articles(archive_dir: Maker) -> None:
    opml = (
        '<opml><body><outline text="The Gazette" xmlUrl="https://news.example/feed"/></body></opml>'
    )
    config = archive_dir({"a.opml": opml, "b.md": clipping("harbour-opens")})
    assert counts(ingest(config)) == {
        "sources": 2,
        "new": 1,
        "lists of sources": 1,
        "outlets added to sources.yaml": 1,
    }
    (article,) = store.read_content(config, Report())
    assert article.source == "The Gazette"
    assert 'news.example: "The Gazette"' in (config.root / "sources.yaml").read_text("utf-8")
    assert "outlets added to sources.yaml" not in counts(ingest(config))


def test_a_recipe_reads_the_pages_of_its_outlet(archive_dir: Maker) -> None:
    page = (
        '<!doctype html><title>x</title><link rel="canonical" href="https://news.example/a">'
        '<div class="kop">Harbour opens</div><div class="txt"><p>The harbour opened.</p></div>'
        '<div class="day">3 May 2022</div>'
    )
    config = archive_dir({"a.html": page})
    ingest(config)
    recipes = config.root / "recipes"
    recipes.mkdir()
    (recipes / "news.example.yaml").write_text("title: .kop\ntext: .txt\ndate: .day\n", "utf-8")
    report = Report()
    pipeline.ingest(config, report, options=intake.Options(again=True))
    assert counts(report) == {"sources": 1, "updated": 1}
    (article,) = store.read_content(config, Report())
    assert (article.title, article.body) == ("Harbour opens", "The harbour opened.\n")
    (finding,) = (note for note in report.notes if note.level == "finding")
    assert finding.where == "recipes/news.example.yaml"


def test_a_mark_in_a_file_name_is_no_place_in_an_archive(archive_dir: Maker) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.md", clipping("harbour-closes"))
    names = {"C# notes.zip": inner.getvalue(), "C#.md": clipping("harbour-opens")}
    config = archive_dir(names)
    assert counts(ingest(config)) == {"sources": 2, "new": 2}
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 2}


def test_a_file_and_a_member_of_an_archive_that_have_one_name_are_two_sources(
    archive_dir: Maker,
) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.md", clipping("harbour-closes"))
    config = archive_dir({"a.zip": inner.getvalue(), "a.zip#b.md": clipping("harbour-opens")})
    assert counts(ingest(config)) == {"sources": 2, "new": 2}
    before = content(config)
    assert counts(ingest(config)) == {"sources": 2, "unchanged": 2}
    assert content(config) == before


def test_a_text_cannot_name_another_source_away(archive_dir: Maker) -> None:
    texts = {
        "bad.md": clipping("bad-page", "The text. ![x](good.md) ![y](bad.md) ![z](sub/good.html)"),
        "good.md": clipping("good-page"),
    }
    outcomes = pipeline.ingest(archive_dir(texts), Report())
    assert {str(outcome) for outcome in outcomes.values()} == {"new"}


def test_a_web_archive_without_pages_is_told(archive_dir: Maker) -> None:
    record = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n"
    assert counts(ingest(archive_dir({"a.warc": record}))) == {"sources": 1, "quarantined": 1}


def test_a_dry_run_leaves_not_even_a_lock(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens")})
    before = sorted(config.root.rglob("*"))
    pipeline.ingest(config, Report(), options=intake.Options(dry_run=True))
    assert sorted(config.root.rglob("*")) == before


def test_a_dry_run_of_sources_elsewhere_needs_no_seeds(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(clipping("harbour-opens"), "utf-8")
    config = read_config(tmp_path)
    options = intake.Options(dry_run=True, also=(("seeds/a.md", tmp_path / "a.md"),))
    report = Report()
    assert list(pipeline.ingest(config, report, options=options)) == ["seeds/a.md"]
    assert not [note for note in report.notes if note.level == "finding"]
