"""What changed in some days, with the figures that say so."""

from collections.abc import Callable
from datetime import date, timedelta

from briefings import addresses
from briefings.briefing import Briefing, Kind
from briefings.config import Config
from briefings.digest.digests import digests, maker
from briefings.digest.lines import Desk
from briefings.digest.periods import periods
from briefings.digest.silence import of_archive
from briefings.model import Archive, Article, Relations, Status, Story
from briefings.naming import Entity, Naming
from briefings.summing import tongue

Make = Callable[..., Article]
START = date(2022, 1, 3)  # a Monday


def archive(articles: list[Article], **more: object) -> Archive:
    relations = {a.id: Relations() for a in articles} | dict(more.pop("relations", {}))  # type: ignore[call-overload]
    pages, _ = addresses.assign(articles)
    by_id = {a.id: a for a in articles}
    ordered = tuple(sorted(articles, key=lambda a: (a.date or "", a.id)))
    return Archive(ordered, pages, relations, by_id=by_id, **more)  # type: ignore[arg-type]


def weeks(made: Archive) -> dict[str, Briefing]:
    made_by = maker(Desk(made, tongue(Config())), 100, tuple(of_archive(made)))
    return {each.name: each for each in digests(periods(made, Kind.WEEKLY), made_by)}


def news(make: Make, key: str, day: int, **more: object) -> Article:
    """Return an article of a day counted from the start."""
    when = str(START + timedelta(days=day))
    return make(f"News {key}", "Words.\n", id=f"{when}-{key}", date=when, **more)


def told(briefing: Briefing, kind: str) -> list[tuple[str, str]]:
    return [(fact.what, fact.told) for fact in briefing.facts if fact.kind == kind]


def test_a_new_name_of_two_articles_is_told_and_an_old_one_is_not(make_article: Make) -> None:
    articles = [news(make_article, "a", 0), *(news(make_article, f"b{n}", 7 + n) for n in range(3))]
    keys = [a.id for a in articles]
    naming = Naming(
        {k: Entity(k, "person", k.title()) for k in ("old", "new", "once")},
        {keys[0]: ("old",), keys[1]: ("old", "new"), keys[2]: ("old", "new"), keys[3]: ("once",)},
    )
    made = weeks(archive(articles, naming=naming))
    assert told(made["2022-w02"], "name") == [("New", "new: 2 articles, first on 10 January 2022")]


def test_a_topic_that_has_far_more_articles_than_before_rises(make_article: Make) -> None:
    steady = [news(make_article, f"s{n}", 7 * n, tags=("grain", "sea")) for n in range(12)]
    risen = [news(make_article, f"r{n}", 7 * 11 + n % 5, tags=("grain",)) for n in range(6)]
    made = weeks(archive([*steady, *risen]))
    last = made["2022-w12"]
    assert told(last, "topic") == [("grain", "rising: 7 articles, after 1.0 on average before")]
    assert not any(told(made[f"2022-w{n:02d}"], "topic") for n in range(1, 12))


def test_a_story_that_goes_on_after_three_weeks_is_revived(make_article: Make) -> None:
    articles = [news(make_article, key, day) for key, day in (("a", 0), ("b", 3), ("c", 30))]
    story = Story(articles[0].id, "The strike", tuple(a.id for a in articles))
    made = weeks(archive(articles, stories=(story,)))
    assert told(made["2022-w05"], "revived") == [("The strike", "went on after 27 days")]
    assert told(made["2022-w01"], "revived") == []


def test_corrections_and_later_captures_are_told_in_their_days(make_article: Make) -> None:
    first = news(make_article, "a", 0, status=Status.CORRECTED, modified="2022-01-12")
    earlier, later = news(make_article, "b", 1), news(make_article, "c", 1, modified="2022-01-13")
    links = {
        earlier.id: Relations(versions=(later.id,)),
        later.id: Relations(versions=(earlier.id,)),
    }
    made = weeks(archive([first, earlier, later, news(make_article, "d", 8)], relations=links))
    assert told(made["2022-w02"], "correction") == [
        ("News a", "corrected"),
        ("News c", "changed since the version before"),
    ]


def test_an_outlet_that_fell_silent_is_told_when_it_is_certain(make_article: Make) -> None:
    daily = [news(make_article, f"g{n}", n, source="Gazette") for n in range(60)]
    other = [news(make_article, f"c{n}", n, source="Courier") for n in range(100)]
    made = weeks(archive([*daily, *other]))
    alarms = {name: told(each, "silent") for name, each in made.items() if told(each, "silent")}
    assert list(alarms) == ["2022-w10"]
    ((outlet, what),) = alarms["2022-w10"]
    assert outlet == "Gazette"
    assert what == (
        "nothing since 4 March 2022, where 40 articles were to be expected by 12 April 2022 "
        "(7.0 a week before)"
    )


def test_empty_weeks_are_named_by_the_digest_after_them(make_article: Make) -> None:
    made = weeks(archive([news(make_article, "a", 0), news(make_article, "b", 22)]))
    assert told(made["2022-w04"], "empty") == [
        ("10 January 2022 to 23 January 2022", "no article of these days is in the archive")
    ]
    assert told(made["2022-w01"], "empty") == []
