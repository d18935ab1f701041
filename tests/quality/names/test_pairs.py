"""Names across alphabets: pairs that are one name, and pairs that are two."""

import json
from itertools import combinations, pairwise

from quality.names.scoring import HERE, REPOSITORY

from briefings.enrich.naming.spelling import same_name

FLOOR = json.loads((REPOSITORY / "tests/quality/floors.json").read_text("utf-8"))["names"]["pairs"]


def pairs():
    """Return (one, other, whether they are one name), each pair of spellings once."""
    groups = [line.split("|") for line in lines("same_names.txt")]
    same = {pair for group in groups for pair in combinations(dict.fromkeys(group), 2)}
    other = {tuple(line.split("|")) for line in lines("other_names.txt")}
    # of two people who stand side by side in the list, too
    other |= {pair for one, two in pairwise(groups) for pair in zip(one, two[::-1], strict=False)}
    return [(*pair, True) for pair in sorted(same)] + [(*pair, False) for pair in sorted(other)]


def lines(name):
    return (HERE / name).read_text("utf-8").splitlines()


def test_names_are_told_apart_and_brought_together_across_alphabets():
    checked = pairs()
    wrong = [(one, other) for one, other, same in checked if same_name(one, other) != same]
    right = 1 - len(wrong) / len(checked)
    print(f"\nname pairs: {len(checked)}, right {right:.3f}", *wrong, sep="\n  ")  # noqa: T201
    assert len(checked) >= 500
    assert right >= FLOOR


def test_it_does_not_matter_which_of_two_names_comes_first():
    assert all(same_name(a, b) == same_name(b, a) for a, b, _ in pairs())
