"""What is learnt of outlets can be read again from the file that keeps it."""

import pytest

from briefings.ingest import outlets


def test_names_of_hosts_are_written_and_read_again(tmp_path):
    names = outlets.seen([("harbour.example", "Harbour Post", 0.9)], outlets.shipped())
    (tmp_path / "sources.yaml").write_text(outlets.with_entries(None, names), "utf-8")
    assert outlets.read_outlets(tmp_path).by_host["harbour.example"].name == "Harbour Post"


@pytest.mark.parametrize(
    "damaged", ["feedsxt=", "harbourpos", "the…com", "a/b.example", "a: b.example", "[::1.2]", ".x"]
)
def test_what_is_no_host_is_not_learnt(damaged):
    assert outlets.seen([(damaged, "Harbour Post", 0.9)], outlets.shipped()) == {}
