"""Many calls in one message: what they give is what each call by itself gives, and trouble is left to those."""

import numpy as np
import pytest

from dlcore.classroom.box import submission
from dlcore.running.call import OutOfTime
from tests.classroom.test_box import X, box, inside  # noqa: F401  fixtures
from tests.classroom.test_wire import same

CASES = [(X,), (2 * X,), (np.array([[1.0, -1.0]]),)]


def told(outcome):
    error = outcome.error and (type(outcome.error).__name__, str(outcome.error), outcome.error.seen_at)
    return outcome.value, error, outcome.changed, outcome.warned, outcome.printed, outcome.printed_length


@pytest.mark.parametrize("loaded", [True, False], ids=["loaded", "new"])
@pytest.mark.parametrize("name", ["double", "several", "changes", "prints", "warns", "fails", "odd", "asks"])
def test_together_they_are_what_they_are_alone(inside, name, loaded):  # noqa: F811
    assert not loaded or inside.facts(name)["function"]
    together = inside.calls(name, CASES)
    alone = [inside.call(name, case) for case in CASES]
    assert len(together) == len(alone) == 3
    assert all(same(told(one), told(other)) for one, other in zip(together, alone, strict=True))


def test_a_function_of_ours_is_asked_from_among_them(inside):  # noqa: F811
    cases = [(np.sin, 0.0), (np.exp, 0.0)]
    first, second = (outcome.value for outcome in inside.calls("slope", cases))
    assert first == pytest.approx(1, abs=1e-6) == second
    offered = {"offered_one": lambda x: x + 1}
    assert [one.value for one in inside.calls("uses", [(1,), (2,)], offered)] == [21, 31]


def test_what_stops_ends_the_row(inside):  # noqa: F811
    (only,) = inside.calls("stops", CASES)
    assert isinstance(only.error, SystemExit)


@pytest.mark.parametrize("loaded", [True, False], ids=["loaded", "new"])
@pytest.mark.parametrize("name", ["hangs", "dies", "floods"])
def test_trouble_is_left_to_single_calls(inside, name, loaded, monkeypatch):  # noqa: F811
    monkeypatch.setattr(submission, "BESIDE", 0.2)
    assert not loaded or inside.facts(name)["function"]
    assert inside.calls(name, CASES) == []
    assert not inside.running, "what was interrupted, or worse, is not asked again"
    error = inside.call(name, (X,), seconds=0.2).error
    assert type(error).__name__ == {"hangs": "OutOfTime", "dies": "Gone", "floods": "TooMuch"}[name]
    assert isinstance(error, OutOfTime) == (name == "hangs")
    assert np.array_equal(inside.call("double", (X,)).value, 2 * X)


@pytest.mark.parametrize("name", ["nowhere", "broken"])
def test_what_cannot_be_called_is_not(inside, name):  # noqa: F811
    inside.facts(name)
    children = dict(inside.running)
    assert inside.calls(name, CASES) == [] and inside.calls(name, CASES) == []
    assert inside.running == children
