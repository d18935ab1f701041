"""Circles of values are freed when somebody sweeps, while the collector is off."""

import gc
import weakref

from briefings.bounds import sweep, uncollected


class Ring:
    def __init__(self):
        self.self = self


def test_a_sweep_frees_circles_and_leaves_the_collector_off():
    with uncollected():
        gone = weakref.ref(Ring())
        assert gone() is not None
        sweep()
        assert gone() is None
        assert not gc.isenabled()
    assert gc.isenabled()
