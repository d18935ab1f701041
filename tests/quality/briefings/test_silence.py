"""Planted silences are found, and regular outlets give no false alarm.

Outlets are made up: articles a day by chance, fewer at weekends, alone or in bursts, slowly growing
and shrinking; three years each. A silence of a week or more that misses twenty articles is cut out
of each.
`python -m pytest -s -m '' tests/quality/briefings` prints the figures.
"""
# ruff: noqa: T201  figures are printed with -s

import math
import random
from datetime import date, timedelta

import pytest

from briefings.digest.silence import Series, silences

START, YEARS = date(2020, 1, 1), 3
DAYS = 365 * YEARS
PLANTED = START + timedelta(days=600)
OUTLETS = 24
#: The most false alarms an outlet and year may give; the measured rate is below .05.
MOST_ALARMS = 0.1
LEAST_FOUND = 0.95


def chance(dice: random.Random, mean: float) -> int:
    """Return a Poisson number, by Knuth's way."""
    limit, product, number = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        number += 1
    return number


def outlet(dice: random.Random, rate: float, bursts: float, drift: float) -> list[date]:
    """Return the days of an outlet's articles; ``bursts`` is the variance of a day's own rate."""
    days, level = [], 0.0
    for number in range(DAYS):
        day = START + timedelta(days=number)
        level = max(-0.7, min(0.7, level + dice.gauss(0, drift)))
        mean = rate * math.exp(level) * (0.4 if day.weekday() > 4 else 1)
        mean *= dice.gammavariate(1 / bursts, bursts) if bursts else 1
        days += [day] * chance(dice, mean)
    return days


@pytest.mark.parametrize("rate", [1, 4, 12])
def test_planted_silences_are_found_and_hardly_any_other(rate: int) -> None:
    dice, end = random.Random(rate), START + timedelta(days=DAYS - 1)
    length = max(7, math.ceil(20 / rate / 0.8))
    last = PLANTED + timedelta(days=length - 1)
    alarms = found = runs = 0
    for number in range(OUTLETS):
        days = outlet(dice, rate, (0, 0.5, 1)[number % 3], (0, 0.02)[number % 2])
        alarms += len(silences([Series("outlet", "regular", tuple(days))], end))
        cut = tuple(day for day in days if not PLANTED <= day <= last)
        told = silences([Series("outlet", "cut", cut)], end)
        runs += 1
        found += any(s.first <= PLANTED and s.last >= last and s.alarm <= last for s in told)
    rate_of_alarms = alarms / runs / YEARS
    print(f"\n{rate} a day: {rate_of_alarms:.3f} false alarms a year, {found}/{runs} found")
    assert rate_of_alarms <= MOST_ALARMS
    assert found / runs >= LEAST_FOUND
