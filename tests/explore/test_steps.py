"""Sliders that drive the learner's own step: right, wrong, crashing, endless."""

import time

import numpy as np
import pytest

from dlcore import explore
from dlcore.practice import todo
from dlcore.training import gradient_step

BOTH = pytest.mark.parametrize("explorer", [explore.loss_bowl, explore.learning_rate], ids=lambda e: e.name)


def own_step(w, b, dw, db, learning_rate):
    w = w - learning_rate * dw
    return w, b - learning_rate * db


def in_place(w, b, dw, db, learning_rate):
    w -= learning_rate * dw
    return w, b - learning_rate * db


def as_list_and_array(w, b, dw, db, learning_rate):
    return [w - learning_rate * dw, np.float32(b) - np.float32(learning_rate * db)]


def forgot_rate(w, b, dw, db, learning_rate):
    return w - dw, b - db


def bias_not_updated(w, b, dw, db, learning_rate):
    return w - learning_rate * dw, b


def up_the_hill(w, b, dw, db, learning_rate):
    return w + learning_rate * dw, b + learning_rate * db


def swapped(w, b, dw, db, learning_rate):
    return b - learning_rate * db, w - learning_rate * dw


def nothing(w, b, dw, db, learning_rate):
    w - learning_rate * dw


def one_value(w, b, dw, db, learning_rate):
    return w - learning_rate * dw


def three_values(w, b, dw, db, learning_rate):
    return w, b, 0


def words(w, b, dw, db, learning_rate):
    return "w", "b"


def complex_numbers(w, b, dw, db, learning_rate):
    return w * 1j, b


def row(w, b, dw, db, learning_rate):
    return np.hstack([w, w]), b


def crashes(w, b, dw, db, learning_rate):
    return w - rate * dw, b  # noqa: F821


def divides_by_zero(w, b, dw, db, learning_rate):
    return w, 1 / 0


def too_few_arguments(w, b):
    return w, b


def leaves(w, b, dw, db, learning_rate):
    raise SystemExit


def gives_nan(w, b, dw, db, learning_rate):
    return w * np.nan, b


def nan_later(w, b, dw, db, learning_rate):
    w, b = own_step(w, b, dw, db, learning_rate)
    return (w, b) if abs(w).max() > 1.5 else (w * np.nan, b)


def overflows(w, b, dw, db, learning_rate):
    return w * 1e200, b


def unfinished(w, b, dw, db, learning_rate):
    return todo()


def shouts(w, b, dw, db, learning_rate):
    print("here I am", "!" * 100_000)
    np.log(np.zeros(1))
    return own_step(w, b, dw, db, learning_rate)


@BOTH
@pytest.mark.parametrize("step", [own_step, as_list_and_array, in_place, shouts])
def test_a_right_step_takes_the_same_path(explorer, step, capsys, recwarn):
    exploration = explorer(step=step)
    assert exploration.alt.endswith("Your step takes the same path as the reference.")
    assert exploration.arrays.own.w == pytest.approx(exploration.arrays.reference.w)
    assert "".join(capsys.readouterr()) == ""
    assert not recwarn.list


@BOTH
@pytest.mark.parametrize("step", [None, gradient_step])
def test_the_references_own_step_is_drawn_once(explorer, step):
    exploration = explorer(step=step)
    assert exploration.arrays.own is None
    assert "Your step" not in exploration.alt


@BOTH
def test_both_paths_are_drawn(explorer):
    """Wherever the learner's path is, there are pixels of its own colour, and the reference's stays as it was."""
    orange = np.array([213, 94, 0])

    def pixels(**step):
        stage, exploration = explorer.stage(), explorer(**step)
        stage.show(explorer.draw, exploration.arrays)
        return np.asarray(stage.image()).astype(int)

    alone, wrong, right = pixels(), pixels(step=up_the_hill), pixels(step=own_step)
    for with_step in (wrong, right):
        own = (abs(with_step - orange) < 30).all(axis=-1)
        assert own.sum() > 100
        assert not (abs(alone - orange) < 30).all(axis=-1).any()
    blue = (abs(alone - np.array([0, 114, 178])) < 10).all(axis=-1)
    still = (abs(wrong - np.array([0, 114, 178])) < 10).all(axis=-1)
    assert still.sum() > 0.5 * blue.sum()


@pytest.mark.parametrize(
    ("explorer", "step", "said"),
    [
        (explore.learning_rate, forgot_rate, ["leaves the reference's path at step 1", "w = 0,", "w = 1.8"]),
        (
            explore.learning_rate,
            bias_not_updated,
            ["leaves the reference's path at step 1", "b = 1,", "b = 0.9"],
        ),
        (explore.learning_rate, up_the_hill, ["leaves the reference's path at step 1", "w = 2.2"]),
        (explore.loss_bowl, up_the_hill, ["leaves the reference's path at step 1", "w = 4.2,"]),
        (explore.learning_rate, swapped, ["w_new", "shape ()", "(1, 1)"]),
        (explore.learning_rate, nothing, ["None", "return"]),
        (explore.learning_rate, one_value, ["2 values (w_new, b_new)", "ndarray"]),
        (explore.learning_rate, three_values, ["2 values (w_new, b_new)", "3 values"]),
        (explore.learning_rate, words, ["w_new of your step is not made of real numbers", "str"]),
        (
            explore.learning_rate,
            complex_numbers,
            ["w_new of your step is not made of real numbers", "ndarray"],
        ),
        (explore.learning_rate, row, ["w_new", "(1, 2)", "(1, 1)"]),
        (explore.learning_rate, crashes, ["stopped with", "NameError", "'rate'"]),
        (explore.learning_rate, divides_by_zero, ["stopped with", "ZeroDivisionError"]),
        (explore.learning_rate, too_few_arguments, ["stopped with", "TypeError", "5 were given"]),
        (explore.learning_rate, leaves, ["stopped with", "SystemExit"]),
        (explore.learning_rate, gives_nan, ["From step 1 on", "nan"]),
        (explore.learning_rate, nan_later, ["From step 3 on", "nan"]),
        (explore.learning_rate, overflows, ["leaves the reference's path at step 1", "2e+200"]),
        (explore.learning_rate, unfinished, ["not written yet"]),
        (explore.loss_bowl, unfinished, ["not written yet"]),
    ],
)
def test_a_wrong_step_is_told_in_words(explorer, step, said, capsys, recwarn):
    exploration = explorer(step=step)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.png
    assert exploration.alt.startswith(explorer().alt), "the reference's part of the sentence changed"
    assert not [found for found in ("Traceback", "\n") if found in exploration.alt]
    assert "".join(capsys.readouterr()) == ""
    assert not recwarn.list


@BOTH
@pytest.mark.parametrize("step", [swapped, crashes, gives_nan, overflows, unfinished, up_the_hill])
def test_a_wrong_step_survives_every_setting(explorer, step):
    panel = explorer(step=step).panel()
    for control in explorer.controls:
        for value in control.trials:
            panel.moving[control.name].value = value
            assert panel.screen.widget.png[:4] == b"\x89PNG"
    assert panel.screen.widget.code.endswith(f"step={step.__name__})")


def swallows_everything():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


@pytest.mark.parametrize("stubborn", [False, True])
@BOTH
def test_an_endless_step_is_stopped_and_not_called_again(explorer, stubborn):
    calls = []

    def endless(w, b, dw, db, learning_rate):
        calls.append(1)
        if stubborn:
            swallows_everything()
        while True:
            pass

    start = time.perf_counter()
    exploration = explorer(step=endless)
    panel = exploration.panel()
    panel.moving["lr"].value = 0.5
    panel.moving["lr"].value = 0.25
    assert time.perf_counter() - start < 20, "the panel hangs"
    assert "did not come to an end within 1 s" in exploration.alt
    assert "not called again" in panel.screen.widget.alt
    assert len(calls) == 1


def test_a_lambda_and_a_method_can_be_steps():
    class Learner:
        def step(self, w, b, dw, db, learning_rate):
            return own_step(w, b, dw, db, learning_rate)

    same = "same path"
    unnamed = explore.learning_rate(step=lambda w, b, dw, db, rate: (w - rate * dw, b - rate * db))
    assert same in unnamed.alt
    assert unnamed.code.endswith("step=your_step)")
    assert same in explore.learning_rate(step=Learner().step).alt


def test_the_learners_step_is_never_handed_the_real_arrays():
    seen = []

    def keeps(w, b, dw, db, learning_rate):
        seen.append(w)
        w[:] = 100
        dw[:] = 100
        return w, b

    exploration = explore.learning_rate(step=keeps)
    assert exploration.arrays.reference.w == pytest.approx(explore.learning_rate().arrays.reference.w)
    assert exploration.arrays.own.w[0, 0] == 2
