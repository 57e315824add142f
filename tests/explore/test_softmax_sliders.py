"""softmax_temp and logit_loss: what they say is true, and the learner's functions in them."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import logits
from dlcore.losses import logistic_cost, logistic_cost_from_logits
from dlcore.practice import todo
from dlcore.softmax import softmax_at
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers

# softmax_temp


def as_written(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=0)


@pytest.mark.parametrize("temperature", [0.1, 0.7, 1, 10])
@pytest.mark.parametrize("scores", [(2, 1, 0), (-5, 5, 5), (0.3, 0.2, -4.9)])
def test_softmax_temp_says_its_numbers(scores, temperature):
    z1, z2, z3 = scores
    exploration = explore.softmax_temp(z1=z1, z2=z2, z3=z3, offset=30, temperature=temperature)
    wanted = softmax_at(np.array([scores], float).T, temperature)[:, 0]
    found = exploration.arrays.found
    assert found["stable"] == pytest.approx(wanted)
    assert found["naive"] == pytest.approx(wanted)
    said = numbers(exploration.alt.replace("z1", ""))
    assert said == pytest.approx([*scores, 30, temperature, *wanted], abs=6e-4)
    assert "The naive way gives the same." in exploration.alt


def test_an_offset_changes_nothing_unless_it_is_computed_as_written():
    """The plan: stable shares are the same at every offset; the naive way gives nan far above and far below 0."""
    plain = explore.softmax_temp().arrays.found["stable"]
    for offset in (-1000, -745, -30, 707, 708, 1000):
        found = explore.softmax_temp(offset=offset).arrays.found
        assert found["stable"] == pytest.approx(plain)
        assert np.isnan(found["naive"]).any() == (offset not in (-745, -30, 707))
    assert explore.softmax_temp(offset=-745).arrays.found["naive"] != pytest.approx(plain, rel=0.01)


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (707, "gives the same"),
        (708, "gives nan, 0.000, 0.000: a power of e, or the sum, is larger"),
        (1000, "gives nan, nan, nan: a power of e"),
        (-730, "gives the same"),
        (-744, ": powers of e this small have lost their digits"),
        (-748, "gives nan, nan, nan: all powers of e are rounded to 0"),
    ],
)
def test_where_the_naive_way_fails(offset, words):
    exploration = explore.softmax_temp(offset=offset)
    assert words in exploration.alt
    assert np.isfinite(exploration.arrays.found["stable"]).all()


def test_a_sum_can_be_too_large_where_no_power_is():
    exploration = explore.softmax_temp(z1=4.5, z2=4.5, z3=4.5, offset=705)
    assert np.isfinite(exploration.arrays.powers).all()
    assert exploration.arrays.found["naive"] == pytest.approx([0, 0, 0])
    assert "the sum, is larger" in exploration.alt


def test_the_task_of_softmax_temp_leads_where_it_says():
    failing = [
        offset for offset in range(-1000, 1001) if "the same" not in explore.softmax_temp(offset=offset).alt
    ]
    above, below = (o for o in failing if o > 0), (o for o in failing if o < 0)
    assert min(above) == 708
    assert -746 < max(below) < -735
    assert "gives the same" in explore.softmax_temp(offset=1000, temperature=1.42).alt
    assert "gives the same" not in explore.softmax_temp(offset=1000, temperature=1.4).alt
    for temperature in (0.1, 1, 10):
        assert list(np.argsort(explore.softmax_temp(temperature=temperature).arrays.found["stable"])) == [
            2,
            1,
            0,
        ]
    cold, hot = (explore.softmax_temp(temperature=T).arrays.found["stable"] for T in (0.1, 10))
    assert cold.max() > 0.9999
    assert hot.max() - hot.min() < 0.1


def test_the_answer_of_softmax_temp_is_what_it_finds():
    exploration = explore.softmax_temp(z1=2, z2=1, z3=0, offset=-1000)
    first = exploration.arrays.found["naive"][0]
    assert explore.softmax_temp.prediction.answer == f"{first}" == "nan"
    assert not exploration.arrays.powers.any()


def test_the_learners_softmax_is_drawn_beside_both():
    right = explore.softmax_temp(softmax_columns=lambda Z: as_written(Z - Z.max()))
    assert right.alt.endswith("Your softmax_columns agrees with the reference.")
    naive = explore.softmax_temp(offset=-744, softmax_columns=as_written)
    assert "differs from the reference: entry [0, 0] is " in naive.alt
    assert naive.alt.endswith(" instead of 0.6652.")
    for exploration in (right, naive):
        assert coloured(exploration, PURPLE) > 100 > coloured(explore.softmax_temp(), PURPLE)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (as_written, ["entry [0, 0] is nan instead of 0.6652"]),
        (lambda Z: Z / Z.sum(axis=0), ["entry [0, 0] is 0.3337"]),
        (lambda Z: -1e300 * Z, ["entry [0, 0] is -1.002e+303"]),
        (lambda Z: np.full((3, 1), -np.inf), ["is -inf instead of 0.6652"]),
        (lambda Z: as_written(Z - Z.max())[:, 0], ["shape (3,)", "(3, 1)"]),
        (lambda Z: np.argmax(Z), ["shape ()"]),
        (lambda Z: todo(), ["not written yet"]),
    ],
    ids=["naive", "ratio", "huge", "infinite", "flat", "class", "todo"],
)
def test_a_wrong_softmax_is_told_in_words(function, said, recwarn):
    exploration = explore.softmax_temp(offset=1000, softmax_columns=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.softmax_temp(offset=1000).alt)
    assert exploration.png
    assert not recwarn.list


# logit_loss


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-50, -3.7, 0, 0.1, 20])
def test_logit_loss_says_its_numbers(z, y):
    exploration = explore.logit_loss(z=z, y=y)
    a = exploration.arrays
    Z, Y = np.full((1, 1), z), np.full((1, 1), y)
    assert a.exact == pytest.approx(logistic_cost_from_logits(Z, Y))
    right = 1 / (1 + np.exp(-z)) if y else 1 / (1 + np.exp(z))
    assert a.p == pytest.approx(right, rel=1e-6)
    assert a.naive == pytest.approx(a.exact, abs=1e-6)
    said = numbers(exploration.alt.replace("float64", "").replace("1 - a", ""))
    assert said[:5] == pytest.approx([z, y, a.p, a.naive, a.exact], rel=6e-3, abs=1e-12)


def test_the_curves_of_logit_loss_are_the_reference_at_every_z():
    for y in (0, 1):
        curves = logits.curves(y, "float64")
        for k in range(0, logits.GRID.size, 97):
            Z, Y = np.full((1, 1), logits.GRID[k]), np.full((1, 1), y)
            assert curves.exact[k] == pytest.approx(logistic_cost_from_logits(Z, Y))
            if 0 < 1 / (1 + np.exp(-logits.GRID[k])) < 1:
                A = 1 / (1 + np.exp(-Z))
                assert curves.naive[k] == pytest.approx(logistic_cost(A, Y), abs=1e-7)


@pytest.mark.parametrize(("precision", "digits", "start"), [("float64", 53, 36.8), ("float32", 24, 16.7)])
def test_from_where_on_the_loss_is_infinite(precision, digits, start):
    """The plan: 1 + e^-z is rounded to 1 where e^-z is half of the last digit or less; with label 1 nowhere."""
    assert digits * np.log(2) < start < digits * np.log(2) + 0.1
    for z in (start - 0.1, start, 50):
        a = explore.logit_loss(z=z, precision=precision).arrays
        assert np.isinf(a.naive) == (z >= start)
        assert a.exact == pytest.approx(z)
        other = explore.logit_loss(z=-z, y=1, precision=precision).arrays
        assert other.naive == pytest.approx(z, rel=1e-6)
    assert f"1 - a is 0 from z = {start} on." in explore.logit_loss(precision=precision).alt
    assert "From -50 to 50 a is never 0." in explore.logit_loss(y=1, precision=precision).alt


def test_just_before_the_loss_has_few_digits_left():
    """What the task asks: the last finite values move in steps, and the last is off by more than a half."""
    a = explore.logit_loss(z=16.6, precision="float32").arrays
    assert a.naive == pytest.approx(-np.log(2.0**-23), rel=1e-3)
    assert a.exact - a.naive > 0.5
    assert explore.logit_loss(z=30.0).arrays.naive == pytest.approx(30, abs=0.01)


def test_the_answer_of_logit_loss_is_what_it_finds():
    assert np.isinf(explore.logit_loss(z=40, y=0).arrays.naive)
    exploration = explore.logit_loss(z=-40, y=1)
    assert exploration.arrays.naive == pytest.approx(40)
    assert "a is rounded to 4.25e-18, and minus its logarithm is 40." in exploration.alt
    assert explore.logit_loss.prediction.answer == "about 40, as it should be"


def two_cases(Z, Y):
    return np.mean(np.where(Y == 1, np.logaddexp(0, -Z), np.logaddexp(0, Z)))


def from_probability(Z, Y):
    A = 1 / (1 + np.exp(-Z))
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("y", [0, 1])
def test_a_right_cost_agrees_in_both_precisions(y, precision):
    exploration = explore.logit_loss(y=y, precision=precision, logistic_cost_from_logits=two_cases)
    assert exploration.alt.endswith("Your logistic_cost_from_logits agrees with the reference.")
    assert coloured(exploration, PURPLE) > 60 > coloured(explore.logit_loss(), PURPLE)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (from_probability, ["differs from the reference: at z = 37 it is inf instead of 37."]),
        (lambda Z, Y: logistic_cost_from_logits(Z, Y) - 2 * float(np.sum(Z * Y)), ["agrees"]),
        (lambda Z, Y: 1e300, ["at z = -50 it is 1e+300 instead of 1.929e-22"]),
        (lambda Z, Y: np.nan, ["it is nan instead of"]),
        (lambda Z, Y: np.logaddexp(0, Z), ["shape (1, 1)", "shape ()"]),
        (lambda Z, Y: (1, 2), ["shape (2,)"]),
        (lambda Z, Y: todo(), ["not written yet"]),
    ],
    ids=["naive", "right for 0", "huge", "nan", "no mean", "two", "todo"],
)
def test_a_wrong_cost_is_told_in_words(function, said, recwarn):
    exploration = explore.logit_loss(logistic_cost_from_logits=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.logit_loss().alt)
    assert exploration.png
    assert not recwarn.list


def test_a_cost_that_is_right_for_one_label_is_found_at_the_other():
    def wrong_sign(Z, Y):
        return logistic_cost_from_logits(Z, Y) + 2 * float(np.sum(Z * Y))

    assert "agrees" in explore.logit_loss(logistic_cost_from_logits=wrong_sign).alt
    assert "differs" in explore.logit_loss(y=1, logistic_cost_from_logits=wrong_sign).alt
