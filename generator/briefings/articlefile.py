"""An article as the text of its file in content/, both ways."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from hashlib import sha256

from briefings import dates, frontmatter
from briefings.errors import ContentError
from briefings.frontmatter import Value
from briefings.languages import to_tag
from briefings.model import Article, Publish, Status
from briefings.text import shorten, to_clean, to_line
from briefings.urls import canonical, is_web, slugify

SCHEMA = "briefing/1"

#: Front matter keys in the order of a file.
KEYS = (
    "id", "title", "subtitle", "date", "modified", "captured", "authors", "agency", "lang",
    "source", "source_url", "source_id", "archive_url", "archive_date", "section", "tags", "slug",
    "aliases", "image", "image_alt", "image_caption", "image_credit", "image_credit_url",
    "related_titles", "related", "summary", "summary_kind", "people", "organisations", "places",
    "rights", "publish", "status", "seed", "raw_sha256", "text_sha256",
)  # fmt: skip
_LISTS = {f.name for f in fields(Article) if f.default == ()}
_DEFAULTS = {f.name: f.default for f in fields(Article)}
_MOST_ITEMS = 500  # a header is no place for more; real articles have a few dozen
_DATES = {"date", "modified", "captured", "archive_date"}
_WEB = {"source_url", "archive_url"}
_CHOICES = {"publish": Publish, "status": Status}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")  # it stands in addresses and citations
_SEED_KEYS = ("seed", "raw_sha256", "text_sha256")


def text_hash(body: str) -> str:
    """Return the SHA-256 of a body, 64 hex digits."""
    return sha256(body.encode()).hexdigest()


def new_id(date: str | None, source_url: str | None, raw_sha256: str) -> str:
    """Return ``<date or undated>-<8 hex>``: of the canonical address, else of the raw bytes."""
    digest = sha256(canonical(source_url).encode()).hexdigest() if source_url else raw_sha256
    return f"{date[:10] if date else 'undated'}-{digest[:8]}"


def to_text(article: Article) -> str:
    """Return the whole file: front matter, an empty line, the body."""
    header: dict[str, Value] = {"schema": SCHEMA}
    for key in KEYS:
        if key == _SEED_KEYS[0]:
            header.update(article.extra)
        value = getattr(article, key)
        is_plain = key in _CHOICES and value == next(iter(_CHOICES[key]))
        if value and not (is_plain and not (key == "publish" and article.released)):
            header[key] = value if isinstance(value, tuple) else str(value)
    return f"{frontmatter.write(header)}\n{article.body}"


def acceptable(article: Article) -> tuple[Article, list[str]]:
    """Return the article as our schema takes it, and a sentence for each value that it refuses."""
    changes: dict[str, object] = {}
    refused = []
    for key in KEYS:
        value = getattr(article, key)
        try:
            if value and isinstance(value, tuple) and len(value) > _MOST_ITEMS:
                changes[key] = value[:_MOST_ITEMS]
                refused.append(f"`{key}` has {len(value)} items; the first {_MOST_ITEMS} are kept.")
            elif value:
                _known(key, value if isinstance(value, tuple) else str(value), f"`{key}`")
        except ContentError as error:
            changes[key] = _DEFAULTS[key]
            refused.append(f"{error.message} The value is left out.")
    if "id" in changes:
        changes["id"] = new_id(article.date, article.source_url, article.raw_sha256 or "0" * 8)
    if ours := {*KEYS, "schema"} & set(article.extra):
        extra = {k: v for k, v in article.extra.items() if k != "schema"}
        # a key of ours that means something else there stays beside ours
        changes["extra"] = {f"seed_{k}" if k in ours else k: v for k, v in extra.items()}
    return replace(article, **changes), refused  # type: ignore[arg-type]


def from_text(text: str, where: str) -> Article:
    """Return the article that a file of content/ holds; ``where`` is its path, for messages.

    A file written by hand needs a title only: an id and a slug are made as ingest makes them.
    The id stays as it is from the build on that writes it into the file.
    Raises ContentError.
    """
    header, body = frontmatter.split(text)
    if header is None:
        remedy = "Begin the file with `---`, `title: ...`, `---`."
        raise ContentError(where, "no front matter", remedy)
    header, body = to_clean(header), to_clean(body)
    try:
        values = frontmatter.read(header)
    except frontmatter.FrontMatterError as error:
        remedy = "Mend that line of the front matter."
        raise ContentError(f"{where}, line {error.line}", error.reason, remedy) from error
    return _article(values, body.lstrip("\n"), lambda key: _place(where, header, key), where)


def _article(
    values: Mapping[str, Value], body: str, place: Callable[[str], str], where: str
) -> Article:
    _check_schema(str(values.get("schema", SCHEMA)), place("schema"))
    known = {key: _known(key, value, place(key)) for key, value in values.items() if key in KEYS}
    known = {key: value for key, value in known.items() if value}
    foreign = (key for key in values if key not in {*KEYS, "schema"} and values[key])
    extra = {to_clean(key): _clean(values[key]) for key in foreign}
    if not known.get("title"):
        raise ContentError(where, "no title", "Add a line `title: ...` to the front matter.")
    raw = str(known.get("raw_sha256") or text_hash(body))
    date, url = str(known.get("date") or ""), str(known.get("source_url") or "")
    identified = "id" in known
    known.setdefault("id", new_id(date, url, raw))
    known["slug"] = slugify(str(known.get("slug") or known["title"]), str(known["id"]))
    released = known.get("publish") == Publish.FULL
    return Article(
        **known,  # type: ignore[arg-type]
        body=body,
        content_path=where,
        extra=extra,
        identified=identified,
        released=released,
    )


def _check_schema(schema: str, place: str) -> None:
    if schema.startswith("briefing/") and schema != SCHEMA:
        remedy = "Update this program, which knows no later form."
        raise ContentError(place, f'`schema` is "{schema}"; expected {SCHEMA}', remedy)


def _clean(value: Value) -> Value:
    """Return a foreign value clean: the escapes of YAML bring back what the text may not hold."""
    return to_clean(value) if isinstance(value, str) else tuple(to_clean(item) for item in value)


def _known(key: str, value: Value, place: str) -> Value:
    """Return a value of our own schema, checked. Raises ContentError."""
    if key in _LISTS:
        parts = value.split(",") if isinstance(value, str) and key == "tags" else value
        items = (parts,) if isinstance(parts, str) else parts
        return tuple(line for item in items if (line := to_line(item)))
    line = to_line(value if isinstance(value, str) else ", ".join(value))
    if key in _DATES and line:
        return _date(key, line, place)
    if key in _WEB and line and not is_web(line):
        remedy = "Write the whole address, https://..., or take the line out."
        raise ContentError(place, f'`{key}` is "{line}"', remedy)
    if key == "id" and line and not _ID.fullmatch(line):
        remedy = "Use letters, digits, `-`, `_` and `.` only, or take the line out."
        raise ContentError(place, f'`id` is "{shorten(line, 60)}"', remedy)
    if key == "lang" and line:
        return _language(line, place)
    if key in _CHOICES and line:
        return _choice(key, line, place)
    return line


def _language(line: str, place: str) -> str:
    tag = to_tag(line)
    if tag is None:
        remedy = "Write a tag, as en or pt-BR, or take the line out."
        raise ContentError(place, f'`lang` is "{shorten(line, 60)}", which is no language', remedy)
    return tag


def _date(key: str, line: str, place: str) -> str:
    when = dates.from_iso(line)
    if when is None:
        expected = "an ISO 8601 date, as 2024-09-15 or 2024-09-15T08:00:00+00:00"
        if line[:4].isdecimal() and not dates.FIRST_YEAR <= int(line[:4]) <= dates.LAST_YEAR:
            expected = f"a year from {dates.FIRST_YEAR} to {dates.LAST_YEAR}"
        raise ContentError(place, f'`{key}` is "{line}"; expected {expected}', "Mend the date.")
    return when


def _choice(key: str, line: str, place: str) -> str:
    choices = list(_CHOICES[key])
    if line in choices:
        return _CHOICES[key](line)
    close = get_close_matches(line, choices, n=1)
    hint = f"Did you mean `{close[0]}`?" if close else f"Choose one of {', '.join(choices)}."
    raise ContentError(place, f'`{key}` is "{line}"', hint)


def _place(where: str, header: str, key: str) -> str:
    for number, line in enumerate(header.split("\n"), start=2):
        if line.startswith(f"{key}:"):
            return f"{where}, line {number}"
    return where
