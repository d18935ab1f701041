"""The cache gives back what was put, or nothing; never something else."""

import sqlite3
from pathlib import Path

import pytest

from briefings.cache import FILE, opened


def test_what_was_put_is_there_at_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        cache.put("terms", {"a": b"one", "b": b""})
    with opened(tmp_path) as cache:
        assert cache.get("terms", ["a", "b", "c"]) == {"a": b"one", "b": b""}
        assert cache.get("page", ["a"]) == {}


def test_more_keys_than_a_statement_takes_are_found(tmp_path: Path) -> None:
    values = {str(n): str(n).encode() for n in range(1200)}
    with opened(tmp_path) as cache:
        cache.put("terms", values)
        assert cache.get("terms", values) == values


def test_what_nobody_will_ask_for_goes(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        cache.put("terms", {"a": b"1", "b": b"2"})
        cache.put("page", {"a": b"3"})
        cache.keep_only("terms", {"b"})
        assert cache.get("terms", ["a", "b"]) == {"b": b"2"}
        assert cache.get("page", ["a"]) == {"a": b"3"}


@pytest.mark.parametrize("damage", ["x'00'", "'text'", "7", "null", "data || x'00'", "x''"])
def test_a_damaged_value_is_missing(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path) as cache:
        cache.put("terms", {"a": b"one", "b": b"two"})
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"update derived set data = {damage} where key = 'a'")
    connection.commit()
    connection.close()
    with opened(tmp_path) as cache:
        assert cache.get("terms", ["a", "b"]) == {"b": b"two"}


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough" * 40)
    with opened(tmp_path) as cache:
        cache.put("terms", {"a": b"one"})
    with opened(tmp_path) as cache:
        assert cache.get("terms", ["a"]) == {"a": b"one"}


def test_without_a_folder_the_cache_is_gone_with_the_run(tmp_path: Path) -> None:
    with opened(tmp_path / "none") as cache:
        cache.put("terms", {"a": b"one"})
        assert cache.get("terms", ["a"]) == {"a": b"one"}
    assert not (tmp_path / "none").exists()


def test_a_cache_in_use_by_another_run_costs_nothing_but_time(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        cache.put("terms", {"a": b"one"})
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("begin exclusive")
    with opened(tmp_path) as cache:
        assert cache.get("terms", ["a"]) == {}
        cache.put("terms", {"b": b"two"})
    other.close()


def test_another_run_that_begins_to_write_meanwhile_costs_nothing_but_time(tmp_path: Path) -> None:
    with opened(tmp_path) as cache:
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("begin exclusive")
        cache.put("terms", {"b": b"two"})
        cache.keep_only("terms", [])
        assert cache.get("terms", ["b"]) == {}
        other.close()
        cache.put("terms", {"b": b"two"})
        assert cache.get("terms", ["b"]) == {"b": b"two"}
