"""Work done beside: the same result, the same errors, and nothing left behind."""

import os
from multiprocessing import active_children

import pytest

from briefings.aside import Aside
from briefings.errors import ConfigError, RenderError


def who_sums(numbers):
    return os.getpid(), sum(numbers)


def refuse(what):
    raise ConfigError("names.yaml", what, "Mend it.")


def divide(number):
    return 1 / number


def vanish(_piece):
    os._exit(9)


def done(work, piece, *, apart=True):
    with Aside(work, apart=apart) as others:
        others.give(piece)
        return others.result()


def give_up():
    with Aside(who_sums, apart=True) as others:
        others.give(range(10))
        raise ValueError("here")


@pytest.mark.parametrize("apart", [True, False])
def test_the_result_is_that_of_the_work_wherever_it_is_done(apart):
    process, total = done(who_sums, range(100_000), apart=apart)
    assert total == sum(range(100_000))
    assert (process != os.getpid()) == apart
    assert not active_children()


@pytest.mark.parametrize("apart", [True, False])
def test_what_the_work_raises_is_raised_whole(apart):
    with pytest.raises(ConfigError) as told:
        done(refuse, "no such kind", apart=apart)
    assert str(told.value) == "names.yaml: no such kind. Mend it."
    assert not active_children()


def test_a_fault_in_the_work_tells_where_it_is():
    with pytest.raises(ZeroDivisionError) as told:
        done(divide, 0)
    assert "in divide" in told.value.__notes__[0]


def test_a_process_that_dies_is_told():
    with pytest.raises(RenderError, match="has died"):
        done(vanish, 1)
    assert not active_children()


def test_who_gives_nothing_leaves_no_process_behind():
    with Aside(who_sums, apart=True) as others:
        assert others is not None
    assert not active_children()


def test_a_fault_of_this_process_does_not_wait_for_the_other():
    with pytest.raises(ValueError, match="here"):
        give_up()
    assert not active_children()
