"""ewa_lab: what it says is true, and the learner's averages in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import smoothing
from dlcore.practice import todo
from tests.explore.own import ORANGE, PURPLE, coloured, stopped
from tests.explore.settings import numbers


def noise_left(window):
    """The share of independent noise that an average has left, drawn anew many times over."""
    beta, rng = 1 - 1 / window, np.random.default_rng(5)
    v = np.zeros(4000)
    for _day in range(20 * window):
        v = beta * v + (1 - beta) * rng.standard_normal(4000)
    return v.std()


def test_the_answer_of_ewa_lab_is_what_noise_does():
    short, long = (explore.ewa_lab(window=window).arrays.left for window in (10, 40))
    assert long / short == pytest.approx(0.5, abs=0.02)
    assert (short, long) == pytest.approx((2 * noise_left(10), 2 * noise_left(40)), rel=0.05)
    assert explore.ewa_lab.prediction.answer == "it is half of what it was"


@pytest.mark.parametrize("window", [1, 5, 10])
def test_the_peak_of_ewa_lab_is_as_late_as_theory_says(window):
    """A wave of frequency f comes out later by the angle of 1 - beta e^(-if); a ramp would by beta / (1 - beta)."""
    a = explore.ewa_lab(window=window).arrays
    turn = 2 * np.pi / 365
    late = -np.angle((1 - a.beta) / (1 - a.beta * np.exp(-1j * turn))) / turn
    assert a.peak - smoothing.PEAK == pytest.approx(late, abs=3)
    assert a.peak - smoothing.PEAK <= window - 1


def test_the_task_of_ewa_lab_can_be_done():
    assert explore.ewa_lab(window=30).arrays.left > 0.25 > explore.ewa_lab(window=33).arrays.left
    raw, corrected = (explore.ewa_lab(window=50, correction=c).arrays.chosen for c in ("off", "on"))
    assert raw[0] < 0.5 and corrected[0] > 14
    assert 150 < smoothing.DAYS[np.argmax(corrected - raw < 0.5)] < 250


@pytest.mark.parametrize("correction", ["off", "on"])
@pytest.mark.parametrize(("window", "noise"), [(1, 0.0), (10, 2.0), (200, 3.0)])
def test_ewa_lab_says_its_numbers(window, correction, noise):
    exploration = explore.ewa_lab(window=window, correction=correction, noise=noise)
    a = exploration.arrays
    values = [a.beta, window, 1, a.chosen[0], a.days[0], 91, a.peak - 90, a.height, 22, noise, a.left]
    assert numbers(exploration.alt) == pytest.approx(values, rel=0.05, abs=0.006)
    assert ("not corrected" in exploration.alt) == (correction == "off")


def test_without_noise_and_with_a_window_of_one_the_average_is_the_wave():
    a = explore.ewa_lab(window=1, noise=0).arrays
    assert a.chosen == pytest.approx(smoothing.WAVE)
    assert a.peak == smoothing.PEAK


def own_ewa(xs, beta):
    v, out = 0, []
    for x in xs:
        v += (1 - beta) * (x - v)
        out += [v]
    return np.array(out)


def own_weights(beta, t):
    return [(1 - beta) * beta**k for k in range(t)][::-1]


def own_corrected(xs, beta):
    return own_ewa(xs, beta) / (1 - beta ** np.arange(1, len(xs) + 1))


def test_right_averages_agree_and_are_drawn():
    exploration = explore.ewa_lab(
        window=40, correction="on", ewa=own_ewa, ewa_corrected=own_corrected, ewa_weights=own_weights
    )
    assert exploration.alt.endswith("Your ewa, ewa_corrected and ewa_weights agree with the reference.")
    assert coloured(exploration, ORANGE) > 300
    assert coloured(exploration, PURPLE) > 200
    hidden = explore.ewa_lab(ewa_corrected=own_corrected)
    assert hidden.alt.endswith("Switch the correction on to see your ewa_corrected.")
    assert coloured(hidden, PURPLE) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ewa": lambda xs, beta: own_ewa(xs, 1 - beta)}, ["Your ewa differs", "at day "]),
        ({"ewa": lambda xs, beta: own_ewa(xs, beta)[-1]}, ["shape ()", "(365,)"]),
        ({"ewa": lambda xs, beta: None}, ["returned None"]),
        ({"ewa_corrected": lambda xs, beta: own_ewa(xs, beta) / 0.0}, ["differs", "inf"]),
        ({"ewa_corrected": lambda xs, beta: todo()}, ["not written yet"]),
        (
            {"ewa_weights": lambda beta, t: own_weights(beta, t)[::-1]},
            ["the value of day 1 it is 0.1 instead of"],
        ),
        ({"ewa_weights": lambda beta, t: own_weights(beta, t + 1)}, ["shape (366,)", "(365,)"]),
        ({"ewa_weights": lambda beta, t: [-1.0] * t}, ["it is -1 instead of"]),
    ],
    ids=["swapped", "only last", "None", "inf", "todo", "reversed", "too many", "negative"],
)
def test_wrong_averages_are_told_in_words(given, said, recwarn):
    with np.errstate(divide="ignore"):
        exploration = explore.ewa_lab(correction="on", **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.ewa_lab(correction="on").alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize("name", explore.ewa_lab.functions)
def test_an_endless_function_of_ewa_lab_is_stopped(name):
    stopped(explore.ewa_lab, name)
