"""`briefings fetch` against a hostile server: one line for each, nothing half-kept, in time."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from trust.hostileserver import PAGE, HostileServer, leading_to, whole

from briefings import pipeline
from briefings.config import Config
from briefings.errors import SeedError
from briefings.fetch import guard, keeping, run
from briefings.report import Report

Archive = Callable[..., Config]
QUICK = run.Options(frozenset({"127.0.0.1"}), delay=0, seconds=1.0, idle=0.5)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


def fetched(config: Config, *urls: str, options: run.Options = QUICK) -> Report:
    report = Report()
    run.fetch(urls, config, report, options)
    return report


def kept(config: Config) -> list[str]:
    return sorted(p.suffix for p in config.seeds_dir.rglob("*") if p.is_file())


BAD = {
    "circle": "circle",
    "on-and-on": "more than 5 times",
    "inside": "port 1",
    "metadata": "private network",
    "file": "not an http",
    "short": "no whole answer",
    "large": "larger than 1 MB",
    "no-number": "no whole answer",
    "endless": "larger than 1 MB",
    "chunks": "larger than 1 MB",
    "bad-chunks": "no whole answer",
    "slow": "not whole after 1 s",
    "slow-head": "not whole after 1 s",
    "slow-line": "not whole after 1 s",
    "continue": "not whole after 1 s",
    "many-headers": "no whole answer",
    "silent": "no whole answer",
    "nothing": "no whole answer",
    "noise": "no whole answer",
    "bomb": "unpacks to more than 1 MB",
    "half-zipped": "damaged",
    "odd-zipped": "not asked for",
    "picture": "image/png",
    "tired": "asks us to wait",
    "gone": "404",
}


@pytest.mark.parametrize("name", BAD)
def test_what_a_bad_server_does_is_told_and_nothing_is_kept(
    name: str, archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({}, max_seed_mb=1)
    start = time.monotonic()
    report = fetched(config, f"{server.url}/{name}")
    assert time.monotonic() - start < 10
    assert BAD[name] in report.notes[0].what
    assert report.results == {f"{server.url}/{name}": "not fetched"}
    assert report.exit_code == 3
    assert kept(config) == []


def test_a_page_is_kept_as_it_came_with_how_it_was_reached_and_becomes_an_article(
    archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({})
    report = fetched(config, f"{server.url}/leads")
    assert report.exit_code == 0, report.notes
    (file,) = (config.seeds_dir / keeping.FOLDER).rglob("*.warc")
    data = file.read_bytes()
    assert PAGE in data
    assert data.index(b"302 Found") < data.index(b"200 OK")
    taken = Report()
    pipeline.ingest(config, taken)
    assert taken.counts["ingest"]["new"] == 1
    (article,) = config.content_dir.rglob("*.md")
    assert f"source_url: {server.url}/good" in article.read_text("utf-8")


def test_a_packed_answer_is_kept_packed_and_read(
    archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({})
    assert fetched(config, f"{server.url}/zipped").exit_code == 0
    taken = Report()
    pipeline.ingest(config, taken)
    assert taken.counts["ingest"]["new"] == 1


def test_a_feed_brings_its_pages_but_none_from_inside_a_network(
    archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({})
    report = fetched(config, f"{server.url}/feed")
    assert report.results == {
        f"{server.url}/feed": "feed",
        f"{server.url}/good": "fetched",
        f"{server.url}/good?2": "fetched",
        "http://169.254.169.254/latest/meta-data/": "not fetched",
    }
    assert kept(config) == [".warc", ".warc", ".xml"]


def test_a_run_that_was_stopped_goes_on_where_it_was(
    archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({})
    fetched(config, f"{server.url}/good")
    report = fetched(config, f"{server.url}/good", f"{server.url}/good?2")
    assert list(report.results.values()) == ["already here", "fetched"]
    assert server.asked["/good"] == 1


def test_what_was_fetched_again_stands_beside_what_was_there(
    archive_dir: Archive, server: HostileServer
) -> None:
    config = archive_dir({})
    (first,) = [fetched(config, f"{server.url}/good")]
    (path,) = config.seeds_dir.rglob("*.warc")
    before = path.read_bytes()
    again = run.Options(QUICK.allowed, again=True, delay=0, seconds=5, idle=5)
    assert fetched(config, f"{server.url}/good", options=again).exit_code == 0
    assert first.exit_code == 0
    assert path.read_bytes() == before


def test_robots_txt_is_obeyed(archive_dir: Archive, server: HostileServer) -> None:
    server.robots = whole(b"User-agent: briefings\nDisallow: /good\n")
    report = fetched(archive_dir({}), f"{server.url}/good")
    assert "robots.txt does not allow it" in report.notes[0].what
    assert "/good" not in server.asked


@pytest.mark.parametrize(
    "robots", [whole(b"", status=b"503 No"), b"", leading_to(b"http://10.0.0.1/robots.txt")]
)
def test_without_an_answer_about_robots_nothing_is_asked(
    robots: bytes, archive_dir: Archive, server: HostileServer
) -> None:
    server.robots = robots
    report = fetched(archive_dir({}), f"{server.url}/good")
    assert report.exit_code == 3
    assert "/good" not in server.asked


def test_time_passes_between_two_pages_of_a_site_and_one_is_asked_at_a_time(
    archive_dir: Archive, server: HostileServer
) -> None:
    server.robots = whole(b"User-agent: *\nCrawl-delay: 0.4\n")
    start = time.monotonic()
    fetched(archive_dir({}), *(f"{server.url}/good?{n}" for n in range(3)))
    assert time.monotonic() - start > 1.0
    assert server.most_at_once == 1


def test_a_site_that_is_tired_is_left_alone(archive_dir: Archive, server: HostileServer) -> None:
    report = fetched(archive_dir({}), f"{server.url}/tired", f"{server.url}/good")
    assert list(report.results.values()) == ["not fetched", "not fetched"]
    assert "/good" not in server.asked


def test_nothing_is_told_of_the_reader(archive_dir: Archive, server: HostileServer) -> None:
    fetched(archive_dir({}), f"{server.url}/leads")
    for head in server.heads:
        names = {line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:] if line}
        known = {b"host", b"user-agent", b"accept", b"accept-encoding", b"connection"}
        assert names <= known, head


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://0.0.0.0/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://10.1.2.3/", "http://172.16.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/", "http://100.64.0.1/", "http://[fd00::1]/",
        "http://[fe80::1]/", "http://224.0.0.1/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
        "http://0/", "http://255.255.255.255/", "http://news.example:22/", "file:///etc/passwd",
        "gopher://news.example/", "http://u:p@news.example/", "http://", "http://a b/",
        "http://[::1", "http://news.example:99999/", "http://" + "a" * 3000, "javascript:alert(1)",
    ],
)  # fmt: skip
def test_addresses_that_lead_inside_or_nowhere_are_refused(url: str) -> None:
    with pytest.raises(SeedError):
        guard.find_target(url)


def test_a_name_is_looked_up_once_and_that_machine_is_asked(
    archive_dir: Archive, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means another machine a moment later gains nothing."""
    looked: list[str] = []

    def lookup(host: str, port: int, *_how: object, **_more: object) -> list[object]:
        looked.append(host)
        ip = "127.0.0.1" if looked.count(host) <= 2 else "10.0.0.1"  # robots.txt, then the page
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", lookup)
    options = run.Options(frozenset({"rebinding.example"}), delay=0, seconds=5, idle=5)
    url = f"http://rebinding.example:{server.port}/good"
    assert fetched(archive_dir({}), url, options=options).results == {url: "fetched"}
    assert set(looked) - {"127.0.0.1"} == {"rebinding.example"}


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/../../../../etc/passwd", "http://a.example/%2e%2e/%2e%2e/x",
        "http://a.example/\u202egnp.exe", "http://a.example/CON", "http://../x", "http://a.example/"
        + "x" * 900, "http://a.example/a?b=/../../c", "http://[::1]/x", "http://a.example/\x00",
    ],
)  # fmt: skip
def test_a_file_is_named_by_letters_and_digits_whatever_its_address_holds(url: str) -> None:
    folder, host, name = Path(keeping.name_of(url, ".warc")).parts
    assert folder == keeping.FOLDER
    assert set(host + name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not host.startswith(".")
    assert len(name) < 70
