from dataclasses import replace

import pytest

from briefings.enrich.relate import Told, relate
from briefings.model import Outlet

OUTLETS = {
    "tass.example": Outlet("TASS", state=True),
    "wire.example": Outlet("The Wire"),
    "post.example": Outlet("Harbour Post"),
}
TEXT = "The bridge will close in May, Tass reported on Friday. It said two lanes stay open."


def resting(story, text, **fields):
    article = replace(story("a", body=text), **fields)
    found = relate([article], limit=0, told=Told(outlets=OUTLETS))
    return found.relations["a"].resting


def test_an_article_that_hands_on_what_one_state_outlet_says_rests_on_it(story):
    found = resting(story, TEXT, source="Harbour Post")
    assert found.outlet == "Tass"
    assert found.evidence == ("The bridge will close in May, Tass reported on Friday.",)


@pytest.mark.parametrize(
    "more",
    [
        "The Wire saw other plans.",
        "Mayor Ann Reed said she knew of nothing.",
        "The New Harbour News Agency quoted a driver.",
        "According to residents, the bridge is closed already.",
    ],
)
def test_anybody_else_who_is_heard_takes_the_flag_away(story, more):
    assert resting(story, f"{TEXT} {more}") is None


def test_who_speaks_by_way_of_the_outlet_is_nobody_else(story):
    text = "Ann Reed told Tass that the bridge will close. Reed said two lanes stay open."
    assert resting(story, text)


def test_an_outlet_that_is_only_named_is_no_source(story):
    assert resting(story, "The offices of Tass stand beside the bridge.") is None


def test_an_outlet_that_is_no_states_is_not_told(story):
    assert resting(story, TEXT.replace("Tass", "The Wire")) is None


def test_a_state_outlets_own_article_is_known_by_its_source(story):
    assert resting(story, TEXT, source="TASS") is None


def test_other_languages_are_left_in_silence(story):
    assert resting(story, TEXT, lang="it") is None


RUSSIAN = "Мост закроют, сообщил ТАСС глава порта Игорь Саенко. По словам Саенко, на месяц."


def test_cases_of_a_name_are_one_speaker(story):
    assert resting(story, RUSSIAN, lang="ru").outlet == "ТАСС"
    assert resting(story, f"{RUSSIAN} Жители говорят иное.", lang="ru") is None


def test_another_outlet_is_known_in_the_dative(story):
    told = {**OUTLETS, "post.example": Outlet("Вестник")}
    article = story("a", body=f"{RUSSIAN} Саенко сказал Вестнику то же.", lang="ru")
    for outlets, rests in ((OUTLETS, True), (told, False)):
        found = relate([article], limit=0, told=Told(outlets=outlets)).relations["a"].resting
        assert bool(found) == rests


def test_a_title_alone_is_nobody_known(story):
    text = "President Ann Reed told Tass that the bridge will close. President Bo Lind denied it."
    assert resting(story, text) is None
