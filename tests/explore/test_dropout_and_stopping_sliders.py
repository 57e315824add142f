"""dropout_dial and early_stopping: what they say is true, and the learner's functions in them."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import dropped_units, stopping
from dlcore.practice import todo
from dlcore.regularization import dropout_forward, early_stop
from dlcore.training import early_stopping as watched
from tests.explore.own import ORANGE, coloured, stopped
from tests.explore.settings import numbers

# dropout_dial


@pytest.mark.parametrize("keep_prob", [0.1, 0.35, 0.8, 0.95, 1.0])
@pytest.mark.parametrize(
    ("rescale", "mean"), [("keep", lambda p: 1), ("none", lambda p: p), ("drop", lambda p: p / (1 - p))]
)
def test_the_mean_under_dropout(keep_prob, rescale, mean):
    if rescale == "drop" and keep_prob == 1:
        assert "nothing can be divided by it" in explore.dropout_dial(keep_prob=1.0, rescale="drop").alt
        return
    exploration = explore.dropout_dial(keep_prob=keep_prob, rescale=rescale)
    means, wanted = exploration.arrays.means, mean(keep_prob)
    spread = wanted * np.sqrt(
        (1 - keep_prob) / keep_prob * (dropped_units.layer() ** 2).mean() / dropped_units.UNITS
    )
    assert means.mean() == pytest.approx(wanted, abs=1e-9 + 5 * spread / np.sqrt(dropped_units.MASKS))
    assert means.std() == pytest.approx(spread, rel=0.1)
    said = numbers(exploration.alt)
    assert said[0] == keep_prob
    assert said[1] == exploration.arrays.on.sum()
    assert round(means.mean(), 2) in said
    assert round(means.std(), 2) in said


def test_the_answer_of_dropout_dial_is_what_it_finds():
    most, few = (explore.dropout_dial(keep_prob=keep_prob).arrays.means for keep_prob in (0.8, 0.2))
    assert most.mean() == pytest.approx(1, abs=0.02)
    assert few.mean() == pytest.approx(1, abs=0.05)
    assert few.std() > 3 * most.std()
    assert explore.dropout_dial.prediction.answer == "it stays near 1, and spreads more"


def test_dividing_by_what_is_dropped_makes_the_mean_four_times_too_large():
    assert explore.dropout_dial(rescale="drop").arrays.means.mean() == pytest.approx(4, abs=0.1)


def test_at_test_time_nothing_is_dropped_whatever_else_is_chosen():
    for rescale in dropped_units.RESCALES:
        a = explore.dropout_dial(keep_prob=0.1, mode="test", rescale=rescale).arrays
        assert a.on.all()
        assert a.means == pytest.approx(1)


def test_another_seed_is_another_mask_with_much_the_same_mean():
    one, other = (explore.dropout_dial(seed=seed).arrays for seed in (0, 1))
    assert 10 < (one.on != other.on).sum() < 60
    assert one.means.mean() == pytest.approx(other.means.mean(), abs=0.02)


def own_dropout(A, keep_prob, u, training):
    if not training:
        return A
    A[u >= keep_prob] = 0
    return A / keep_prob


def not_rescaled(A, keep_prob, u, training):
    return A * (u < keep_prob)


def test_a_right_dropout_agrees_in_both_modes():
    for mode in dropped_units.MODES:
        exploration = explore.dropout_dial(mode=mode, dropout_forward=own_dropout)
        assert exploration.alt.endswith("Your dropout_forward agrees with the reference.")
    assert explore.dropout_dial(dropout_forward=dropout_forward).arrays.own_means is None


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (not_rescaled, ["differs", "Its mean is 0.8", "instead of 1"]),
        (lambda A, keep_prob, u, training: A * (u > keep_prob) / keep_prob, ["differs", "Its mean is 0.2"]),
        (lambda A, keep_prob, u, training: (A, u), ["shape (2, 100, 1000)"]),
        (lambda A, keep_prob, u, training: A[:, 0], ["shape (100,)", "(100, 1000)"]),
        (lambda A, keep_prob, u, training: A / 0 * np.inf, ["differs"]),
        (lambda A, keep_prob, u, training: A.nothing, ["AttributeError"]),
        (lambda A, keep_prob, u, training: todo(), ["not written yet"]),
    ],
    ids=["not rescaled", "dropped kept", "two values", "one example", "infinite", "raises", "todo"],
)
def test_a_wrong_dropout_is_told_in_words(function, said, recwarn):
    exploration = explore.dropout_dial(dropout_forward=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.dropout_dial().alt)
    assert exploration.png
    assert not recwarn.list


def test_the_learners_units_and_means_are_drawn():
    with_own = explore.dropout_dial(dropout_forward=not_rescaled)
    assert coloured(with_own, ORANGE) > 800 > coloured(explore.dropout_dial(), ORANGE)


# early_stopping


@pytest.mark.parametrize("seed", [0, 3, 9])
@pytest.mark.parametrize("patience", [1, 3, 12, 20])
def test_where_training_stops(seed, patience):
    exploration = explore.early_stopping(patience=patience, seed=seed)
    a = exploration.arrays
    lowest = np.minimum.accumulate(a.dev)
    new = np.flatnonzero(np.r_[True, a.dev[1:] < lowest[:-1]])
    waits = np.diff([*new, stopping.EPOCHS + patience])
    assert a.kept == new[np.argmax(waits > patience)]
    assert a.stop == min(a.kept + patience, stopping.EPOCHS - 1)
    said = numbers(exploration.alt)
    assert said[:3] == [patience, a.stop + 1, a.kept + 1]
    assert said[3:] == pytest.approx(
        [a.dev[a.kept], stopping.EPOCHS, a.dev.min(), a.best + 1, a.dev[-1], a.train[-1]], abs=6e-4
    )


def test_the_library_stops_in_the_same_epoch():
    """The explorer trains to the end once; training that is watched and stopped goes the same way."""
    rng = np.random.default_rng(0)
    net, X, Y = stopping.beginning(0, rng)
    epochs = list(watched(stopping.course(net, X, Y, rng), net, *stopping.dev(), patience=3))
    a = explore.early_stopping(patience=3).arrays
    assert len(epochs) == a.stop + 1
    assert net.cost(*stopping.dev()) == pytest.approx(a.dev[a.kept])


def test_the_plan_of_early_stopping_holds():
    """A large patience keeps a lower dev cost than patience 1, and the end is worse than both."""
    one, eight = (explore.early_stopping(patience=patience).arrays for patience in (1, 20))
    assert one.kept < eight.kept
    assert eight.dev[eight.kept] < one.dev[one.kept] - 0.01
    assert one.dev[-1] > one.dev[one.kept] + 0.1
    assert one.train[-1] < 0.15


def own_stop(dev_errs, patience):
    best = 0
    for epoch in range(len(dev_errs)):
        if dev_errs[epoch] < dev_errs[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return np.int64(best)


def stop_epoch(dev_errs, patience):
    return min(early_stop(dev_errs, patience) + patience, len(dev_errs) - 1)


def test_the_answer_of_early_stopping_is_what_it_finds():
    def enough(seed):
        costs = stopping.costs(seed)[1]
        return next(p for p in range(1, stopping.EPOCHS + 1) if early_stop(costs, p) == costs.argmin())

    found = [enough(seed) for seed in range(10)]
    assert found.count(1) >= 2
    assert sum(patience > 5 for patience in found) >= 2
    assert explore.early_stopping.prediction.answer == "1 in some runs, more than 5 in others"


def test_a_right_early_stop_agrees():
    exploration = explore.early_stopping(patience=8, early_stop=own_stop)
    assert exploration.alt.endswith("Your early_stop agrees with the reference.")
    assert exploration.arrays.own == exploration.arrays.kept
    assert coloured(exploration, ORANGE) > 60 > coloured(explore.early_stopping(patience=8), ORANGE)


@pytest.mark.parametrize(
    ("function", "said", "drawn"),
    [
        (stop_epoch, ["Your early_stop differs from the reference: it is "], True),
        (lambda dev_errs, patience: 1000, ["it is 1000 instead of"], False),
        (lambda dev_errs, patience: -1, ["it is -1 instead of"], False),
        (lambda dev_errs, patience: min(dev_errs), ["it is 0.3"], False),
        (lambda dev_errs, patience: np.nan, ["it is nan"], False),
        (lambda dev_errs, patience: "epoch 4", ["not made of real numbers", "str"], False),
        (lambda dev_errs, patience: (3, 4), ["shape (2,)"], False),
        (lambda dev_errs, patience: None, ["returned None"], False),
        (lambda dev_errs, patience: dev_errs[200], ["IndexError"], False),
        (lambda dev_errs, patience: todo(), ["not written yet"], False),
    ],
    ids=["stop", "far", "negative", "cost", "nan", "words", "two", "None", "raises", "todo"],
)
def test_a_wrong_early_stop_is_told_in_words(function, said, drawn):
    exploration = explore.early_stopping(early_stop=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.early_stopping().alt)
    assert (coloured(exploration, ORANGE) > 60) == drawn


@pytest.mark.parametrize(
    ("explorer", "name"),
    [(explore.dropout_dial, "dropout_forward"), (explore.early_stopping, "early_stop")],
    ids=lambda part: getattr(part, "name", part),
)
def test_an_endless_function_is_stopped_and_not_called_again(explorer, name):
    stopped(explorer, name)
