"""What a run did, and how faults are told."""

import pytest

from briefings import errors
from briefings.report import Level, Report


@pytest.mark.parametrize(
    ("code", "levels"),
    [(0, []), (0, ["info"]), (3, ["finding", "info"]), (1, ["finding", "error"]), (1, ["error"])],
)
def test_the_exit_code_follows_the_worst_note(code, levels):
    report = Report()
    for level in levels:
        getattr(report, level)("x", "y.")
    assert code == report.exit_code


def test_counts_add_up():
    report = Report()
    report.count("ingest", "new")
    report.count("ingest", "new", 2)
    assert report.counts == {"ingest": {"new": 3}}


def test_notes_keep_their_order():
    report = Report()
    report.finding("b", "1.")
    report.info("a", "2.")
    assert [(n.level, n.where) for n in report.notes] == [(Level.FINDING, "b"), (Level.INFO, "a")]


def test_the_time_of_a_stage_is_counted_even_if_it_fails():
    report = Report()
    with pytest.raises(ValueError, match="x"), report.timed("render"):
        raise ValueError("x")
    assert report.seconds["render"] >= 0


def test_programs_get_plain_values_and_no_clock():
    report = Report()
    report.finding("x", "y.")
    with report.timed("render"):
        report.count("render", "pages")
    expected = {
        "counts": {"render": {"pages": 1}},
        "notes": [{"level": "finding", "where": "x", "what": "y."}],
        "exit_code": 3,
    }
    assert expected == report.to_json()


def test_a_fault_says_where_what_and_what_to_do():
    assert str(errors.ContentError("a.md", "no title", "Add one.")) == "a.md: no title. Add one."


@pytest.mark.parametrize("what", ["no title", "no title."])
def test_a_fault_without_remedy_ends_in_one_stop(what):
    assert str(errors.SeedError("a.md", what)) == "a.md: no title."


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (2, errors.ConfigError), (1, errors.SeedError), (1, errors.ContentError),
        (1, errors.RenderError), (1, errors.PluginError),
    ],
)  # fmt: skip
def test_a_wrong_call_has_another_exit_code_than_a_failed_run(code, kind):
    assert code == kind("x", "y").exit_code


def test_the_slowest_files_of_a_stage_are_told_longest_first(monkeypatch):
    report, clock = Report(), iter([0, 3, 0, 1, 0, 2, 0, 9, 0, 5, 0, 4, 0, 0.5])
    monkeypatch.setattr("briefings.report.perf_counter", lambda: next(clock))
    for name in "abcdefg":
        with report.timing("read", name):
            pass
    assert [name for _seconds, name in report.slowest["read"]] == list("defac")
