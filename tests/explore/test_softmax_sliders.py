"""softmax_temp: what it says is true, and the learner's function in it."""

import numpy as np
import pytest

from dlcore import explore
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
