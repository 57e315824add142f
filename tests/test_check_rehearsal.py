"""What our own functions do on a set of cases is looked at once, and nothing that went wrong is remembered."""

import numpy as np
import pytest

from dlcore.practice import exercises
from dlcore.practice.checker import rehearsal
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judge, judged
from dlcore.practice.checker.exercise import Exercise, case, mistake
from dlcore.practice.checker.rehearsal import KEPT, Rehearsal, rehearsed

CALLS = []


def doubled(x):
    """y = 2 x    x (n,) -> (n,)"""
    y = 2 * x
    return y


def counted(function, *arguments):
    """The way through which every call of the exercise goes."""
    CALLS.append(function)
    return function(*arguments)


def exercise(**more):
    """A small exercise of which all calls are counted."""
    declared = {
        "id": "doubled", "notebook": "01_numpy_and_big_picture", "points": 1, "core": False, "task": "",
        "reference": doubled, "trials": lambda rng: [case(rng.normal(size=3)) for _ in range(4)], "hints": (),
        "slips": (mistake("added", "2 *", "2 +", "Which sign?"), mistake("tripled", "2 *", "3 *", "How often?")),
        "through": counted,
    }  # fmt: skip
    return Exercise(**{**declared, **more})


def judged_by(asked, function, attempt=1):
    CALLS.clear()
    return judge(asked, Mine(function), attempt), list(CALLS)


def test_a_second_answer_costs_only_its_own_calls():
    asked = exercise()
    first, calls = judged_by(asked, wrong)
    assert calls.count(doubled) == 4 and calls.count(wrong) == 4 and len(calls) > 8
    second, calls = judged_by(asked, wrong)
    assert calls == [wrong] * 4
    assert first == second
    again, calls = judged_by(asked, wrong, attempt=2)
    assert calls.count(doubled) == 4 and again.mistake == first.mistake


def wrong(x):
    return 2 * x + np.sign(x)


def test_what_is_remembered_is_not_what_an_answer_can_change():
    """An answer that writes into its input and keeps it spoils no later verdict."""
    asked = exercise()
    before, _calls = judged_by(asked, wrong)

    def spoiling(x):
        x[:] = np.nan
        return x

    judged_by(asked, spoiling)
    after, _calls = judged_by(asked, wrong)
    assert before == after


def test_a_mistake_is_named_from_memory_too():
    asked = exercise()
    for _time in range(2):
        assert judged_by(asked, lambda x: x + 2)[0].mistake == "added"
        assert judged_by(asked, lambda x: x + x + x)[0].mistake == "tripled"


def test_an_exercise_declared_anew_is_another_one():
    asked, other = exercise(), exercise(reference=wrong, slips=())
    assert asked != other
    assert not judged_by(asked, wrong)[0]
    assert judged_by(other, wrong)[0]


def test_a_reference_that_fails_is_said_and_tried_again():
    failing = [True]

    def reference(x):
        if failing:
            raise MemoryError
        return 2 * x

    asked = exercise(reference=reference, slips=())
    assert (
        "The check itself failed, which says nothing about your answer (MemoryError)"
        in judged(asked, Mine(doubled), 1).message
    )
    failing.clear()
    assert judged(asked, Mine(doubled), 1)


def test_being_stopped_is_not_remembered():
    pressed = [True]

    def reference(x):
        if pressed:
            raise KeyboardInterrupt
        return 2 * x

    asked = exercise(reference=reference, slips=())
    assert "stopped from the keyboard" in judged(asked, Mine(doubled), 1).message
    pressed.clear()
    assert judged(asked, Mine(doubled), 1)


def test_an_error_is_remembered_without_what_the_call_had_in_its_hands():
    found = Rehearsal(exercise(), 1)

    def failing(x):
        large = np.ones(1000)
        raise ValueError(f"{large.sum()} and {x.shape}")

    error = found.outcome(failing, 0).error
    assert str(error) == "1000.0 and (3,)"
    assert error.__traceback__ is None
    assert found.outcome(failing, 0).error is error


def test_the_memory_has_an_end():
    assert rehearsed.cache_info().maxsize == KEPT
    assert KEPT >= 16 * len(exercises())


@pytest.mark.parametrize("limit", [None, float("inf")])
def test_without_a_limit_our_functions_do_the_same(limit, monkeypatch):
    """As in a grader, where no thread is started for them."""
    monkeypatch.setattr(rehearsal, "LIMIT", limit)
    verdict, _calls = judged_by(exercise(), lambda x: 3 * x)
    assert verdict.mistake == "tripled"
