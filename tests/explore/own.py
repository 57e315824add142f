"""What a test of a learner's own functions needs: the pixels of their colours, and a function without an end."""

import numpy as np

from tests.explore.settings import pixels

PURPLE, ORANGE = (170, 68, 153), (213, 94, 0)


def coloured(exploration, colour):
    """How many pixels of a picture have this colour."""
    return int((abs(pixels(exploration) - np.array(colour)) < 12).all(axis=-1).sum())


def stopped(explorer, name):
    """Give the explorer a function without an end, twice: it is stopped, said so, and called once."""
    calls = []

    def endless(*_arguments):
        calls.append(1)
        while True:
            pass

    assert f"Your {name} did not come to an end within 1 s" in explorer(**{name: endless}).alt
    assert "was not called again" in explorer(**{name: endless}).alt
    assert len(calls) == 1
