"""The database: plain tables, words found by FTS5, opened by Datasette's own reader."""

import sqlite3
from contextlib import closing

from carried import collection_of

from briefings.export.sqlite import write_sqlite


def opened(articles, tmp_path):
    write_sqlite(collection_of(articles), tmp_path / "a.db")
    return closing(sqlite3.connect(tmp_path / "a.db"))


def test_words_are_found_without_accents(make_article, tmp_path) -> None:
    made = [make_article("Zürich", "The café.\n"), make_article("Other", "No.\n")]
    with opened(made, tmp_path) as db:
        query = "select article.title from article join article_fts on number = article_fts.rowid"
        rows = db.execute(f"{query} where article_fts match 'cafe'").fetchall()
    assert rows == [("Zürich",)]


def test_names_and_topics_have_tables_that_join_by_id(make_article, tmp_path) -> None:
    made = make_article("One", authors=("Ann Lee",), tags=("grain", "grain", "sea"))
    with opened([made], tmp_path) as db:
        topics = db.execute("select name from topic where article = ?", (made.id,)).fetchall()
        authors = db.execute("select name from author").fetchall()
    assert topics == [("grain",), ("sea",)]
    assert authors == [("Ann Lee",)]


def test_the_file_is_sound(make_article, tmp_path) -> None:
    with opened([make_article("One")], tmp_path) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []


def test_datasette_sees_that_articles_can_be_searched(make_article, tmp_path) -> None:
    """By the text of the definition alone: datasette.utils.detect_fts_sql, 0.65."""
    with opened([make_article("One")], tmp_path) as db:
        seen = "sql like '%VIRTUAL TABLE%USING FTS%content=\"article\"%'"
        rows = db.execute(f"select name from sqlite_master where rootpage = 0 and {seen}")
        assert rows.fetchall() == [("article_fts",)]
