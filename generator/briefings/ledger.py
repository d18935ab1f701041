"""How the machine left the files of content/: what differs now was changed by a person.

It is no cache: without it every file counts as edited, which is the safe side. A file whose seed
still gives these very bytes is taken back into it (``intake``).
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from briefings.config import Config
from briefings.files import write_whole
from briefings.model import Article

_FILE = ".written.json"


@dataclass(frozen=True, slots=True)
class Written:
    """How the machine left an article's file."""

    sha256: str  #: of the whole file
    related: tuple[str, ...]  #: value of its key `related`


Ledger = dict[str, Written]  #: by content path


def is_untouched(article: Article, ledger: Ledger, config: Config) -> bool:
    """Tell whether the article's file is as the machine left it; False if that is not known."""
    entry = ledger.get(article.content_path)
    if entry is None:
        return False
    return sha256((config.root / article.content_path).read_bytes()).hexdigest() == entry.sha256


def read_ledger(config: Config) -> Ledger:
    """Return what the machine wrote last; empty if nobody knows (then people wrote it all)."""
    try:
        entries = json.loads((config.content_dir / _FILE).read_text("utf-8"))
        return {
            path: Written(entry["sha256"], tuple(entry.get("related", ())))
            for path, entry in entries.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write_ledger(ledger: Ledger, config: Config) -> None:
    """Write the ledger, sorted by path, unless the same stands there; entries of lost files go."""
    lines = [
        f"{json.dumps(path, ensure_ascii=False)}: "
        + json.dumps({"sha256": entry.sha256, "related": list(entry.related)})
        for path, entry in sorted(ledger.items())
        if _exists(path, config)
    ]
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode()
    path = config.content_dir / _FILE
    if lines and (not path.is_file() or path.read_bytes() != data):
        write_whole(path, data)


def _exists(path: str, config: Config) -> bool:
    try:
        return (config.root / path).is_file()
    except (OSError, ValueError):  # a damaged ledger may hold any text
        return False
