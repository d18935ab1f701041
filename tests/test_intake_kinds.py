"""What comes with a source, and sources within others: pictures, archives, bookmarks."""

import io
import zipfile

from PIL import Image
from piles import POCKET, ROW, Maker, clipping, content, counts, ingest

from briefings import pipeline
from briefings.content import store
from briefings.report import Report
from briefings.sources import intake


def test_a_numeric_date_is_settled_by_the_outlets_other_articles(archive_dir: Maker) -> None:
    seeds = {f"{n}.md": clipping(f"harbour-{n}", date=f"{n}/05/2022") for n in (13, 14, 15)}
    config = archive_dir({**seeds, "z.md": clipping("harbour-z", date="04/05/2022")})
    assert counts(ingest(config))["new"] == 4
    assert "2022/05/04/harbour-z.md" in content(config)


def test_one_text_under_two_addresses_is_kept_twice_and_told(archive_dir: Maker) -> None:
    config = archive_dir({"a.md": clipping("harbour-opens"), "b.md": clipping("harbour-is-open")})
    report = ingest(config)
    assert counts(report) == {"sources": 2, "new": 2}
    told = "the same text as seeds/a.md, at another address; both kept."
    assert ("seeds/b.md", told) in {(note.where, note.what) for note in report.notes}


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
