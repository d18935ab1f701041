"""Each folder holds a seed and what ingest must make of it, byte for byte.

Of a container that is all it holds: the articles one after another, and a line for each part that
became none.
"""

import difflib
from pathlib import Path

import pytest

from briefings.articlefile import to_text
from briefings.errors import SeedError
from briefings.ingest.attachments.companions import Companion
from briefings.ingest.containers.members import Budget, size_of
from briefings.ingest.containers.table import CONTAINERS, find_container, members
from briefings.ingest.feeds.lists import LISTS, find_list
from briefings.ingest.formats import FORMATS, find_format
from briefings.ingest.outlets import shipped
from briefings.ingest.reading import Pile, judge
from briefings.model import Source
from briefings.sources.readers import read_one

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.rglob("expected.md"))
SEEDS = sorted(path.parent for path in HERE.rglob("seed.*"))


def read(case):
    return "".join(line for item in items_of(case) for line in lines(item))


def items_of(case):
    """Return what lies in the seed of a case: one source, or all that a container yields."""
    (seed,) = case.glob("seed.*")
    # the name under which it would lie in an archive
    name = f"seeds/{case.relative_to(HERE).as_posix()}/{seed.name}"
    if (case / "name.txt").is_file():
        name = (case / "name.txt").read_text("utf-8").strip()
    with seed.open("rb") as file:
        inner = members(name, file, Budget(1 << 20, size_of(file)))
        return list(inner) if inner is not None else [Source(name, file.read(), Folder(case))]


def lines(item):
    """Yield the articles of a source as files; of all else, what is told of it."""
    if isinstance(item, SeedError):
        yield f"quarantined: {item}\n"
    elif isinstance(item, Companion):
        yield f"attached: {item.name} goes with {item.page}\n"
    elif not isinstance(item, Source):
        yield f"{item.level}: {item.where}: {item.what}\n"
    elif entry := find_list(item):
        yield from (f"outlet: {host}: {name}\n" for host, name in entry.read_outlets(item))
    else:
        read = read_one(item)
        yield from [f"quarantined: {read.fault}\n"] if read.fault else []
        yield from (judged(origin, draft) for origin, draft in read.drafts)


def judged(origin, draft):
    try:
        return to_text(judge(origin, draft, Pile(shipped())).article)
    except SeedError as error:
        return f"quarantined: {error}\n"


class Folder:
    def __init__(self, folder):
        self.folder = folder

    def __call__(self, path):
        return (self.folder / path).read_bytes() if (self.folder / path).is_file() else None


@pytest.mark.parametrize("case", SEEDS, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_seed_becomes_its_expected_file(case, request):
    made, expected = read(case), case / "expected.md"
    before = expected.read_text("utf-8") if expected.is_file() else ""
    if request.config.getoption("--update-golden", default=False) and made != before:
        changes = difflib.unified_diff(before.splitlines(True), made.splitlines(True))
        print("".join(changes))  # noqa: T201  what an update is for
        expected.write_text(made, "utf-8", newline="\n")
        return
    assert before == made


def test_every_golden_has_its_seed():
    assert CASES
    assert set(CASES) <= set(SEEDS)


def test_every_format_and_every_container_has_a_golden():
    found = set()
    for case in SEEDS:
        (seed,) = case.glob("seed.*")
        with seed.open("rb") as file:
            found |= {container.name} if (container := find_container(file)) else set()
        sources = (item for item in items_of(case) if isinstance(item, Source) and item.data)
        found |= {(find_list(source) or find_format(source)).name for source in sources}
    assert {entry.name for entry in (*CONTAINERS, *LISTS, *FORMATS)} <= found
