"""decay_lab: its walks and where they end, and the learner's decays in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import falling_rates
from dlcore.practice import todo
from tests.explore.own import ORANGE, PURPLE, coloured, stopped
from tests.explore.settings import numbers


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.25, 1])
def test_all_decays_have_lost_half_after_one_over_the_rate(rate):
    rates, halved = explore.decay_lab(lr0=0.4, rate=rate).arrays.rates, round(1 / rate)
    assert rates["none"] == pytest.approx(np.full(60, 0.4))
    for name in ("inverse", "staircase", "exponential"):
        assert rates[name][0] == pytest.approx(0.4)
        assert all(np.diff(rates[name]) <= 0)
        if halved < 60:
            assert rates[name][halved] == pytest.approx(0.2)


@pytest.mark.parametrize(("lr0", "scheme"), [(0.1, "none"), (0.5, "inverse"), (1, "staircase")])
def test_the_distance_of_decay_lab_is_that_of_many_walks(lr0, scheme):
    a, rng = explore.decay_lab(lr0=lr0, scheme=scheme).arrays, np.random.default_rng(3)
    places = np.repeat(falling_rates.START[np.newaxis], 4000, axis=0)
    for lr in np.repeat(a.rates[scheme], falling_rates.UPDATES):
        places = places - lr * (places + rng.standard_normal(places.shape))
    assert np.sqrt(np.mean(np.sum(places**2, axis=1))) == pytest.approx(a.distance[-1], rel=0.05)


def test_without_decay_the_walk_circles_and_decay_lets_it_settle():
    """Without decay the distance stays at sqrt(2 lr / (2 - lr)), however long the walk."""
    still = explore.decay_lab(lr0=0.5).arrays
    assert still.distance[[100, 300, 600]] == pytest.approx(np.full(3, np.sqrt(2 * 0.5 / 1.5)))
    late = np.hypot(*still.path[101:].T).reshape(5, -1)
    assert (late.mean(axis=1) > 0.5).all()
    for scheme in ("inverse", "staircase", "exponential"):
        assert explore.decay_lab(lr0=0.5, scheme=scheme).arrays.distance[-1] < still.distance[-1] / 2


def test_the_answer_of_decay_lab_is_where_the_walk_stops():
    """Halved after every epoch, all learning rates together are twice the first: a share of 1/e of the way is left."""
    start = np.hypot(*falling_rates.START)
    for scheme in ("exponential", "staircase"):
        a = explore.decay_lab(lr0=0.05, scheme=scheme, rate=1).arrays
        assert start / 3 < a.distance[-1] < start / 2
        assert np.abs(np.diff(a.path[300:], axis=0)).max() < 1e-6
        assert np.hypot(*a.path[-1]) > start / 4
    inverse, none = (
        explore.decay_lab(lr0=0.05, scheme=s, rate=1).arrays.distance for s in ("inverse", "none")
    )
    assert inverse[-1] < start / 10
    assert all(np.diff(inverse) < 0)
    assert none[-1] < 0.25
    assert explore.decay_lab.prediction.answer == "at a standstill on the way, far from the minimum"


def test_the_task_of_decay_lab_can_be_done():
    small, large = (explore.decay_lab(lr0=lr).arrays.distance for lr in (0.02, 0.03))
    assert small[-1] < 0.15 < large[-1]
    assert np.argmax(small < 1) > 50
    assert np.argmax(explore.decay_lab(lr0=0.3).arrays.distance < 1) < 10
    for scheme, rate in (("inverse", 0.3), ("staircase", 0.1), ("exponential", 0.1)):
        fast = explore.decay_lab(lr0=0.3, scheme=scheme, rate=rate).arrays.distance
        assert np.argmax(fast < 1) < 10 and fast[-1] < 0.15
    assert explore.decay_lab(lr0=0.3, scheme="exponential", rate=1).arrays.distance[-1] > 0.15


@pytest.mark.parametrize("scheme", falling_rates.SCHEMES)
def test_decay_lab_says_its_numbers(scheme):
    exploration = explore.decay_lab(lr0=0.25, scheme=scheme, rate=0.3)
    a, decays = exploration.arrays, scheme != "none"
    wanted = [0.25, *[0.3] * decays, a.rates[scheme][-1], 60, np.sqrt(13), a.distance[-1]]
    wanted += [*[np.sqrt(0.5 / 1.75)] * decays, np.hypot(*a.path[-1])]
    assert numbers(exploration.alt) == pytest.approx(wanted, rel=0.06)


def own_inverse(learning_rate, rate, epoch):
    return learning_rate * (1 + epoch * rate) ** -1


def own_staircase(learning_rate, factor, every, epoch):
    for _fall in range(epoch // every):
        learning_rate *= factor
    return learning_rate


def test_right_decays_agree_and_are_drawn():
    given = {"decay_inverse": own_inverse, "decay_staircase": own_staircase}
    exploration = explore.decay_lab(scheme="inverse", **given)
    assert exploration.alt.endswith("Your decay_inverse and decay_staircase agree with the reference.")
    assert exploration.arrays.own_distance == pytest.approx(exploration.arrays.distance)
    assert coloured(exploration, ORANGE) > 300
    assert coloured(exploration, PURPLE) > 150


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"decay_inverse": lambda lr, rate, epoch: lr / (rate * epoch)}, ["stopped", "ZeroDivisionError"]),
        ({"decay_inverse": lambda lr, rate, epoch: lr / (1 + rate) * epoch}, ["differs", "at epoch 59"]),
        ({"decay_inverse": lambda lr, rate, epoch: lr * (1 - rate * epoch)}, ["it is -0.49 instead of"]),
        ({"decay_inverse": lambda lr, rate, epoch: 1e300 * 10.0**epoch}, ["it is inf instead of"]),
        ({"decay_inverse": lambda lr, rate, epoch: [lr]}, ["shape (1,)"]),
        (
            {"decay_staircase": lambda lr, f, every, epoch: lr * f ** (epoch / every)},
            ["differs", "at epoch 9"],
        ),
        ({"decay_staircase": lambda lr, f, every, epoch: todo()}, ["not written yet"]),
        ({"decay_staircase": lambda lr, f, every, epoch: np.nan}, ["it is nan instead of"]),
    ],
    ids=["zero", "grows", "negative", "inf", "list", "smooth", "todo", "nan"],
)
@pytest.mark.parametrize("scheme", ["inverse", "staircase"])
def test_wrong_decays_are_told_in_words(scheme, given, said, recwarn):
    with np.errstate(over="ignore"):
        exploration = explore.decay_lab(scheme=scheme, **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.decay_lab(scheme=scheme).alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize("name", explore.decay_lab.functions)
def test_an_endless_decay_is_stopped(name):
    stopped(explore.decay_lab, name)
