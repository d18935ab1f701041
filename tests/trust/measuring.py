"""What a document costs: read, judged, and shown, in CPU seconds and in memory.

``python -m trust.measuring SIZE [NAME...]`` prints a line for each case of ``pathological``, at
half the size and at the whole one, each measured in a child of its own; ``NAME=SIZE`` has its own.
"""

import gc
import json
import os
import resource
import signal
import sys
from dataclasses import asdict, dataclass

from trust.pathological import CASES

from briefings import markdown
from briefings.errors import SeedError
from briefings.ingest.reading import Pile, judge
from briefings.model import Source
from briefings.sources.readers import read_one

LIMIT = 30  # seconds of CPU after which a child is given up
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float  #: of CPU
    memory: int  #: MiB more than before
    size: int  #: bytes of the document
    said: str  #: why it was refused; "" if it was read


def once(name: str, data: bytes) -> str:
    """Read a document and render what it gives; return why not."""
    read = read_one(Source(f"seeds/{name}", data))
    for origin, draft in read.drafts:
        try:
            body = judge(origin, draft, Pile()).article.body
        except SeedError as error:
            return error.message
        markdown.to_html(body)
        markdown.to_text(body)
    return read.fault.message if read.fault else ""


def measure(name: str, n: int) -> Cost:
    """Return what a case costs at a size, measured in a child."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        data = CASES[name](n)
        before = resource.getrusage(resource.RUSAGE_SELF)
        said = once(name, data)
        after = resource.getrusage(resource.RUSAGE_SELF)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        more = (after.ru_maxrss - before.ru_maxrss) // 1024
        os.write(theirs, json.dumps([round(seconds, 3), more, len(data), said[:200]]).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        data = told.read()
    status = os.waitpid(child, 0)[1]
    if not data:
        how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)
        return Cost(float(LIMIT), 0, 0, f"given up: {how}")
    return Cost(*json.loads(data))


def warm() -> None:
    """Read one of each kind, so that tables of libraries are not counted.

    Nor is a look of the garbage collector through them all, at whatever size it comes.
    """
    for name in (
        "headings.md",
        "paragraphs.html",
        "long feed.xml",
        "nested mail.eml",
        "many keys.md",
    ):
        once(name, CASES[name](40))
    gc.collect()
    gc.freeze()


def main(n: int, names: list[str]) -> None:
    warm()
    for each in names or CASES:
        name, _, own = each.partition("=")
        size = int(own or n)
        one, two = measure(name, size // 2), measure(name, size)
        growth = two.seconds / max(one.seconds, 0.01)
        found = {"case": name, "growth": round(growth, 2), "half": one.seconds, **asdict(two)}
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
