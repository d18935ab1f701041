"""Digests: what stands in which days, what is folded, what comes first, with its numbers."""

from collections.abc import Callable

import pytest

from briefings import addresses
from briefings.briefing import Briefing, Kind, Role
from briefings.config import Config
from briefings.digest.digests import by_hand_first, digest, maker
from briefings.digest.digests import digests as made_digests
from briefings.digest.lines import Desk
from briefings.digest.periods import empty_before, periods, with_empty
from briefings.model import Archive, Article, RelatedLink, Relations, Status, Story
from briefings.naming import Entity, Naming
from briefings.summing import tongue

Make = Callable[..., Article]
BODY = "The harbour of the city was closed on Monday by a strike of the dockers, officials said.\n"


def archive(*articles: Article, **more: object) -> Archive:
    """Return an archive of articles in their order; ``relations`` by id, others as given."""
    relations = {a.id: Relations() for a in articles} | dict(more.pop("relations", {}))  # type: ignore[call-overload]
    pages, _ = addresses.assign(articles)
    by_id = {a.id: a for a in articles}
    return Archive(tuple(articles), pages, relations, by_id=by_id, **more)  # type: ignore[arg-type]


def digests(made: Archive, kind: Kind, size: int = 100) -> list[Briefing]:
    made_by = maker(Desk(made, tongue(Config())), size)
    return [digest(period, made_by) for period in periods(made, kind)]


def news(make: Make, key: str, date: str, outlet: str = "Gazette", **more: object) -> Article:
    return make(f"News {key}", BODY, id=key, date=date, source=outlet, **more)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.DAILY, ["2021-01-03", "2021-01-04"]),
        (Kind.WEEKLY, ["2020-w53", "2021-w01"]),
        (Kind.MONTHLY, ["2021-01", "2021-02"]),
    ],
)
def test_only_periods_that_hold_articles_have_digests(
    kind: Kind, names: list[str], make_article: Make
) -> None:
    made = archive(
        news(make_article, "u", ""),
        news(make_article, "y", "2021"),
        news(make_article, "a", "2021-01-03"),
        news(make_article, "b", "2021-01-04T08:00:00+03:00"),
        news(make_article, "w", "2021-01-20", status=Status.WITHDRAWN),
        news(make_article, "m", "2021-02"),
    )
    assert [each.name for each in digests(made, kind)] == names


def test_empty_weeks_are_known(make_article: Make) -> None:
    made = archive(news(make_article, "a", "2021-01-04"), news(make_article, "b", "2021-01-25"))
    ((after, first, last),) = empty_before(periods(made, Kind.WEEKLY))
    assert (after.name, str(first), str(last)) == ("2021-w04", "2021-01-11", "2021-01-24")


def test_an_empty_week_has_a_digest_that_holds_nothing(make_article: Make) -> None:
    made = archive(news(make_article, "a", "2020-12-21"), news(make_article, "b", "2021-01-11"))
    weeks = list(made_digests(periods(made, Kind.WEEKLY), maker(Desk(made, tongue(Config())), 9)))
    assert [(week.name, week.count) for week in weeks] == [
        ("2020-w52", 1), ("2020-w53", 0), ("2021-w01", 0), ("2021-w02", 1)
    ]  # fmt: skip
    assert (weeks[1].sections, weeks[1].rule, weeks[1].first) == ((), "", "2020-12-28")


@pytest.mark.parametrize(("last", "empty"), [("2021-02-08", 4), ("2021-02-15", 0)])
def test_no_week_of_a_long_gap_has_one(last: str, empty: int, make_article: Make) -> None:
    made = archive(news(make_article, "a", "2021-01-04"), news(make_article, "b", last))
    assert len(list(with_empty(periods(made, Kind.WEEKLY)))) == 2 + empty


def test_months_and_days_without_articles_have_none(make_article: Make) -> None:
    made = archive(news(make_article, "a", "2021-01-04"), news(make_article, "b", "2021-04-04"))
    for kind in (Kind.DAILY, Kind.MONTHLY):
        assert len(list(with_empty(periods(made, kind)))) == 2


def test_copies_and_versions_fold_under_the_earliest(make_article: Make) -> None:
    made = archive(
        news(make_article, "a", "2021-01-04"),
        news(make_article, "b", "2021-01-05", "Courier"),
        news(make_article, "c", "2021-01-06", "Herald"),
        relations={
            "a": Relations(copies=("b",)),
            "b": Relations(copies=("a", "c")),
            "c": Relations(copies=("b",)),
        },
    )
    (week,) = digests(made, Kind.WEEKLY)
    (line,) = week.lines
    assert line.id == "a"
    assert [each.id for each in line.folded] == ["b", "c"]
    assert line.figures
    assert (line.figures.outlets, line.figures.articles) == (3, 1)


def test_stories_come_first_and_what_was_before_is_background(make_article: Make) -> None:
    articles = [
        news(make_article, "2021-01-01-a", "2021-01-01"),
        news(make_article, "2021-01-04-b", "2021-01-04"),
        news(make_article, "2021-01-05-c", "2021-01-05", "Courier"),
        news(make_article, "2021-01-06-d", "2021-01-06", "Herald"),
    ]
    story = Story("2021-01-01-a", "The strike", ("2021-01-01-a", "2021-01-05-c", "2021-01-06-d"))
    leads = {"2021-01-04-b": Relations(related=(RelatedLink("2021-01-06-d", 0.5, "r"),))}
    made = archive(*articles, stories=(story,), relations=leads)
    week = digests(made, Kind.WEEKLY)[-1]
    first, rest = week.sections
    assert (first.title, first.story) == ("The strike", "stories/2021-01-01-a.html")
    assert [(line.id[-1], line.role) for line in first.entries] == [  # type: ignore[union-attr]
        ("d", Role.LEAD),
        ("c", Role.ALSO),
        ("a", Role.BACKGROUND),
    ]
    assert [line.id[-1] for line in rest.entries] == ["b"]  # type: ignore[union-attr]
    assert week.left_out == 0


def test_the_points_follow_the_rule_and_are_told(make_article: Make) -> None:
    made = archive(
        news(make_article, "2021-01-01-a", "2021-01-01"),
        news(make_article, "2021-01-05-b", "2021-01-05"),
        news(make_article, "2021-01-06-c", "2021-01-06"),
        relations={"2021-01-05-b": Relations(related=(RelatedLink("2021-01-06-c", 0.5, "r"),))},
        naming=Naming(
            {key: Entity(key, "person", key) for key in ("old", "new")},
            {"2021-01-01-a": ("old",), "2021-01-06-c": ("old", "new")},
        ),
    )
    lines = list(digests(made, Kind.WEEKLY)[-1].lines)
    assert [line.id[-1] for line in lines] == ["c", "b"]
    assert lines[0].figures
    # an outlet 4, an article 2, a new name 1, a related article 1
    assert lines[0].figures.told == (
        "8 points: 1 outlet · 1 article · 1 new name · 1 related article"
    )


def test_a_full_digest_says_how_many_it_leaves_out(make_article: Make) -> None:
    made = archive(*(news(make_article, f"a{n}", "2021-01-05") for n in range(5)))
    (week,) = digests(made, Kind.WEEKLY, size=3)
    assert (week.all_articles, len(list(week.lines)), week.left_out) == (5, 3, 2)


def test_a_dossier_with_the_name_of_a_digest_replaces_it(make_article: Make) -> None:
    made = digests(archive(news(make_article, "a", "2021-01-05")), Kind.WEEKLY)
    own = Briefing("2021-w01", Kind.DOSSIER, "By hand", (), "en")
    assert by_hand_first(made, [own]) == []


def test_figures_are_told_in_the_language_of_the_interface(make_article: Make) -> None:
    made = archive(news(make_article, "a", "2021-01-05"))
    made_by = maker(Desk(made, tongue(Config(lang="de"))), 100)
    (week,) = (digest(period, made_by) for period in periods(made, Kind.WEEKLY))
    (line,) = week.lines
    assert line.figures
    assert week.title == "Woche 1, 2021"
    assert line.figures.told == (
        "6 Punkte: 1 Medium · 1 Artikel · 0 neue Namen · 0 verwandte Artikel"
    )
