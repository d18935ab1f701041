"""How long a site stays below the limits of GitHub Pages, and what helps; no clock is asked."""

import pytest

from briefings import pipeline
from briefings.report import Level, Report
from briefings.site import check, limits

MB = limits.MB


def test_the_rate_is_that_of_the_year_before_the_newest_article() -> None:
    old = ["2010-01-01"] * 500
    recent = [f"2022-{month:02}-01" for month in range(1, 13)]
    assert limits.a_year([*old, *recent]) == 12


def test_a_few_months_are_scaled_up() -> None:
    assert limits.a_year(["2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01"]) == 12


def test_a_pile_of_one_week_tells_nothing() -> None:
    assert limits.a_year(["2022-01-01", "2022-01-05"]) == 0
    assert limits.a_year([]) == 0


def test_the_outlook_names_the_largest_kind_and_the_years_left() -> None:
    sizes = {"a.html": 124 * MB, "images/a.jpg": 400 * MB}
    days = [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 21)]
    found = limits.outlook(sizes, days, 480)
    assert found.biggest == "pictures"
    assert found.years == pytest.approx(2.0, abs=0.2)
    assert "content/images/" in found.remedy
    assert "in about 22 months" in limits.forecast(found)


def test_a_small_slow_site_says_nothing() -> None:
    assert limits.forecast(limits.outlook({"a.html": 100}, ["2020-01-01", "2022-01-01"], 2)) == ""


def test_files_and_sites_that_pages_refuses_are_told_from_those_that_are_near() -> None:
    sizes = {"big.pdf": 101 * MB, "near.pdf": 51 * MB, "c.html": 900 * MB}
    found = {(w, refused) for w, _, refused in limits.faults(sizes, limits.outlook(sizes, [], 1))}
    assert ("big.pdf", True) in found
    assert ("near.pdf", False) in found
    assert ("output", True) in found


def test_a_build_that_pages_would_refuse_fails_and_leaves_the_old_site(
    archive_dir, monkeypatch
) -> None:
    config = archive_dir({"a.md": "# A\n\n3 May 2022\n\nText.\n"})
    monkeypatch.setattr(limits, "SITE_LIMIT", 1000)
    report = pipeline.build(config)
    assert report.exit_code == 1
    assert not config.output_dir.exists()
    (note,) = [n for n in report.notes if n.level is Level.ERROR]
    assert "pages_limits = false" in note.what


def test_where_pages_does_not_matter_it_is_a_finding(archive_dir, monkeypatch) -> None:
    config = archive_dir({"a.md": "# A\n\n3 May 2022\n\nText.\n"}, pages_limits=False)
    monkeypatch.setattr(limits, "SITE_LIMIT", 1000)
    assert pipeline.build(config).exit_code == 0
    assert config.output_dir.exists()


def test_the_check_counts_files(site) -> None:
    report = Report()
    check.check_site(site, report)
    assert report.counts["check"]["files"] == sum(p.is_file() for p in site.rglob("*"))
