"""One SQLite file with full-text search, for Datasette, DB Browser, or any language's library."""

import sqlite3
from pathlib import Path

from briefings import markdown
from briefings.errors import RenderError
from briefings.export.collection import Collection, Piece

_SCALARS = (
    "id", "title", "subtitle", "date", "modified", "captured", "source", "source_url", "source_id",
    "archive_url", "lang", "section", "summary", "rights", "publish", "status", "seed",
    "raw_sha256", "text_sha256",
)  # fmt: skip
#: Tables of names, a row for each name of an article: front matter key, table.
_LISTS = {
    "authors": "author",
    "agency": "agency",
    "tags": "topic",
    "people": "person",
    "organisations": "organisation",
    "places": "place",
}


def write_sqlite(collection: Collection, path: Path) -> None:
    """Write all articles with their names and topics; ``article_fts`` finds words in them."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        _fill(connection, collection)
    except sqlite3.OperationalError as error:  # it names neither the file nor the fault of the disk
        remedy = "Make room on the disk."
        raise RenderError("export sqlite", f"cannot be written ({error})", remedy) from error
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, collection: Collection) -> None:
    connection.execute("pragma journal_mode = off")  # one file, thrown away if not whole
    connection.executescript(_schema())
    connection.executemany("insert into about values (?, ?)", _about(collection))
    connection.executemany(
        f"insert into article values ({', '.join('?' * (len(_SCALARS) + 5))})",  # noqa: S608
        (_row(number, p, collection) for number, p in enumerate(collection.pieces, start=1)),
    )
    for key, table in _LISTS.items():
        rows = ((p.article.id, name) for p in collection.pieces for name in _once(p, key) if name)
        connection.executemany(f"insert into {table} values (?, ?)", rows)  # noqa: S608 - ours
    # FTS5 writes its index in one merge: the same rows give the same bytes
    connection.execute("insert into article_fts(article_fts) values ('rebuild')")
    connection.execute("insert into article_fts(article_fts) values ('optimize')")
    connection.commit()
    connection.execute("vacuum")


def _schema() -> str:
    columns = ",\n  ".join(f"{name} text{' unique' if name == 'id' else ''}" for name in _SCALARS)
    lists = "\n".join(
        f"create table {table} (article text references article(id), name text);\n"
        f"create index {table}_name on {table} (name);"
        for table in _LISTS.values()
    )
    return f"""
create table about (key text primary key, value text) without rowid;
create table article (
  number integer primary key,
  {columns},
  outlet text,
  page text,
  url text,
  text text
);
create index article_date on article (date);
create index article_outlet on article (outlet);
{lists}
create virtual table article_fts using fts5 (
  title, summary, text,
  content="article", content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
"""


def _about(collection: Collection) -> list[tuple[str, str]]:
    return [
        ("title", collection.title),
        ("description", collection.description),
        ("lang", collection.lang),
        ("site_url", collection.site_url),
        ("program", collection.program),
    ]


def _row(number: int, piece: Piece, collection: Collection) -> tuple[object, ...]:
    article = piece.article
    values = [getattr(article, name) for name in _SCALARS]
    plain = markdown.to_text(article.body)
    own = (piece.outlet or None, piece.page, collection.address(piece) or None, plain)
    return (number, *(str(value) if value else None for value in values), *own)


def _once(piece: Piece, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(getattr(piece.article, key)))
