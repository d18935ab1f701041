"""How the machine left the files of content/: what differs now was changed by a person.

Hashes only, of each value and each paragraph: enough to see which of them somebody changed since.
It is no cache: without it every file counts as edited, which is the safe side. A file whose seed
still gives these very bytes is taken back into it (``intake``).
What a run is about to write stands in a log beside it until the ledger is written, at its end: so
a run that is killed leaves no file of ours that counts as edited.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from stat import S_ISREG
from typing import Any

from briefings.articlefile import KEYS
from briefings.config import Config
from briefings.files import write_whole
from briefings.model import Article

FILE = ".written.json"
_LOG = ".written.log"


@dataclass(frozen=True, slots=True)
class Written:
    """How the machine left an article's file."""

    sha256: str  #: of the whole file
    related: tuple[str, ...]  #: value of its key `related`
    fields: Mapping[str, str] = field(default_factory=dict)  #: ``value_hash`` of each value
    blocks: tuple[str, ...] = ()  #: ``short_hash`` of each paragraph of the body


#: Keys that are set once or the seed's own: never a matter of two opinions.
UNMERGED = {"id", "slug", "related", "seed", "raw_sha256", "text_sha256"}

Ledger = dict[str, Written]  #: by content path

#: What reading a damaged ledger can raise.
_FAULTS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


def written(text: str, article: Article) -> Written:
    """Return the entry of a file whose text the machine made of the article."""
    values = {key: getattr(article, key) for key in KEYS if key not in UNMERGED}
    values |= article.extra
    hashes = {key: value_hash(value) for key, value in values.items() if value}
    blocks = tuple(short_hash(block) for block in blocks_of(article.body))
    return Written(sha256(text.encode()).hexdigest(), article.related, hashes, blocks)


def value_hash(value: str | tuple[str, ...] | None) -> str:
    """Return a short hash of a front matter value; "" for one that is left out."""
    if not value:
        return ""
    return short_hash(value if isinstance(value, str) else "\0".join(("", *value)))


def short_hash(text: str) -> str:
    """Return 8 hex digits of the SHA-256: enough to tell the few versions of one value apart."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def blocks_of(body: str) -> list[str]:
    """Return the paragraphs of a body: what stands between empty lines."""
    return [block for block in re.split(r"\n(?:[ \t]*\n)+", body.strip("\n")) if block.strip()]


def is_untouched(article: Article, ledger: Ledger, config: Config) -> bool:
    """Tell whether the article's file is as the machine left it; False if that is not known."""
    entry = ledger.get(article.content_path)
    if entry is None:
        return False
    return _digest(article.content_path, config) == entry.sha256


def read_ledger(config: Config) -> Ledger:
    """Return what the machine wrote last; empty if nobody knows (then people wrote it all)."""
    try:
        entries = json.loads((config.content_dir / FILE).read_text("utf-8"))
        ledger = {path: _entry(entry) for path, entry in entries.items()}
    except _FAULTS:
        ledger = {}
    for path, digest, entry in _announced(config):
        if _exists(path, config) and _digest(path, config) == digest:
            ledger[path] = entry
    return ledger


def announce(path: str, text: str, entry: Written, config: Config) -> None:
    """Note an entry before its file is written with this text; it holds if that came to pass."""
    row = [path, sha256(text.encode()).hexdigest(), _row(entry)]
    config.content_dir.mkdir(parents=True, exist_ok=True)
    with (config.content_dir / _LOG).open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def is_pending(config: Config) -> bool:
    """Tell whether a run was stopped before it wrote the ledger."""
    return (config.content_dir / _LOG).is_file()


def _announced(config: Config) -> Iterator[tuple[str, str, Written]]:
    """Yield path, hash of the file and entry of what runs were about to write, in their order."""
    log = config.content_dir / _LOG
    for line in log.read_bytes().splitlines() if is_pending(config) else ():
        try:
            path, digest, row = json.loads(line)
            yield str(path), str(digest), _entry(row)
        except _FAULTS:  # the last line of a killed run
            continue


def write_ledger(ledger: Ledger, config: Config) -> None:
    """Write the ledger, sorted by path, unless the same stands there; entries of lost files go."""
    lines = [
        f"{json.dumps(path, ensure_ascii=False)}: " + json.dumps(_row(entry), ensure_ascii=False)
        for path, entry in sorted(ledger.items())
        if _exists(path, config)
    ]
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode()
    path = config.content_dir / FILE
    if lines and (not path.is_file() or path.read_bytes() != data):
        write_whole(path, data)
    (config.content_dir / _LOG).unlink(missing_ok=True)


def _digest(path: str, config: Config) -> str:
    return sha256((config.root / path).read_bytes()).hexdigest()


def _entry(row: Mapping[str, Any]) -> Written:
    blocks = tuple(str(row.get("blocks", "")).split())
    return Written(
        row["sha256"], tuple(row.get("related", ())), dict(row.get("fields", {})), blocks
    )


def _row(entry: Written) -> dict[str, object]:
    return {
        "sha256": entry.sha256,
        "related": list(entry.related),
        "fields": dict(sorted(entry.fields.items())),
        "blocks": " ".join(entry.blocks),
    }


def _exists(path: str, config: Config) -> bool:
    try:
        return S_ISREG((config.root / path).stat().st_mode)
    except PermissionError:  # nobody can look; what is known of it must not go
        return True
    except (OSError, ValueError):  # a damaged ledger may hold any text
        return False
