"""tconv_stepper and metric_trap: what they say is true, and the learner's functions in them."""

from itertools import product

import numpy as np
import pytest

from dlcore import explore, segmentation
from dlcore.convolution import Conv2DTranspose
from dlcore.explore import lazy_model, stamps
from tests.explore.own import PURPLE, coloured, stopped
from tests.explore.settings import numbers

# tconv_stepper

ALL_SIZES = list(product((2, 3), (2, 3, 4), (1, 2, 3), (0, 1)))


def stamped(n, f, stride, pad, place):
    """The sums and how many stamps lie on each place, one number at a time."""
    sums, counts = np.zeros((12, 12)), np.zeros((12, 12))
    K = stamps.stamp(f)
    for number in range(1, place + 1):
        row, column = divmod(number - 1, n)
        for i, j in product(range(f), repeat=2):
            sums[row * stride + i, column * stride + j] += number * K[i, j]
            counts[row * stride + i, column * stride + j] += 1
    size = (n - 1) * stride + f - 2 * pad
    kept = slice(pad, pad + size)
    return sums[kept, kept], counts[kept, kept]


@pytest.mark.parametrize(("n", "f", "stride", "pad"), ALL_SIZES)
def test_tconv_stepper_stamps_one_number_after_the_other(n, f, stride, pad):
    for position in range(1, 10):
        exploration = explore.tconv_stepper(position=position, n=n, f=f, stride=stride, pad=pad)
        a, place = exploration.arrays, min(position, n * n)
        sums, counts = stamped(n, f, stride, pad, place)
        assert a.out == pytest.approx(sums)
        assert a.counts[pad : pad + len(counts), pad : pad + len(counts)] == pytest.approx(counts)
        said = [n, n, f, f, stride, pad, *sums.shape, place, n * n, sums.min(), sums.max()]
        said += [(counts > 1).sum(), counts.size, (counts == 0).sum()]
        assert numbers(exploration.alt.replace("one stamp", "").replace("one place", "")) == pytest.approx(
            [*said, counts.max()]
        )


def test_the_last_stamp_completes_what_the_layer_of_the_library_makes():
    for n, f, stride, pad in ALL_SIZES:
        a = explore.tconv_stepper(position=9, n=n, f=f, stride=stride, pad=pad).arrays
        layer = Conv2DTranspose(1, 1, f, np.random.default_rng(0), stride=stride, pad=pad)
        made, _cache = layer.forward(
            a.X[np.newaxis, :, :, np.newaxis], a.K[:, :, np.newaxis, np.newaxis], np.zeros(1), stride, pad
        )
        assert made[0, :, :, 0] == pytest.approx(a.out)


def test_the_answer_of_tconv_stepper_is_what_it_finds():
    a = explore.tconv_stepper(f=3, stride=2, pad=1).arrays
    assert f"{a.size} x {a.size}" == explore.tconv_stepper.prediction.answer == "3 x 3"
    assert segmentation.tconv_out(2, 3, 1, 2) == a.size
    assert len(a.whole) == 5


def test_the_task_of_tconv_stepper_leads_where_it_says():
    """Stamps lie evenly where the stride divides the filter; they leave gaps where it is larger."""

    def inner(f, stride):
        counts = explore.tconv_stepper(position=9, n=3, f=f, stride=stride).arrays.counts
        edge = f - 1 if f > stride else 0
        return counts[edge : len(counts) - edge, edge : len(counts) - edge]

    assert [len(np.unique(inner(f, 2))) == 1 for f in (2, 3, 4)] == [True, False, True]
    for f, stride in product((2, 3, 4), (1, 2, 3)):
        counts = explore.tconv_stepper(position=9, n=3, f=f, stride=stride).arrays.counts
        assert (counts.min() == 0) == (stride > f)


def test_the_filter_tells_which_way_round_it_lies():
    for f in (2, 3, 4):
        K = stamps.stamp(f)
        for turned in (K[::-1], K[:, ::-1], K.T, K[::-1, ::-1]):
            assert (K != turned).any()


def overwriting(X, K, s, p):
    f = len(K)
    out = np.zeros((len(X) * s - s + f,) * 2)
    for i, j in np.ndindex(X.shape):
        out[i * s : i * s + f, j * s : j * s + f] = X[i, j] * K
    return out[p : len(out) - p, p : len(out) - p]


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (overwriting, "entry [0, 2] is 2 instead of 4"),
        (lambda X, K, s, p: segmentation.transpose_conv(X, K, s, 0), "has the shape (5, 5)"),
        (
            lambda X, K, s, p: segmentation.transpose_conv(X, K[::-1, ::-1], s, p),
            "differs from the reference",
        ),
        (lambda X, K, s, p: segmentation.transpose_conv(X, K, 1, p), "has the shape (2, 2)"),
    ],
    ids=["overwrites", "not cropped", "turned", "no stride"],
)
def test_a_wrong_transpose_conv_is_told(function, said, recwarn):
    values = {"position": 4, "f": 3, "pad": 0 if function is overwriting else 1}
    exploration = explore.tconv_stepper(transpose_conv=function, **values)
    assert said in exploration.alt
    assert exploration.png
    assert not recwarn.list


def test_where_theirs_differs_the_numbers_are_theirs():
    exploration = explore.tconv_stepper(position=4, f=3, transpose_conv=overwriting)
    assert coloured(exploration, PURPLE) > 100
    assert (exploration.arrays.own != exploration.arrays.out).sum() == 9
    right = explore.tconv_stepper(position=4, f=2, transpose_conv=overwriting)  # no stamps overlap
    assert right.alt.endswith("Your transpose_conv agrees with the reference.")


def test_an_endless_one_is_stopped():
    stopped(explore.tconv_stepper, "transpose_conv")


# metric_trap


@pytest.mark.parametrize(
    ("share", "found", "alarms"),
    [(50, 0, 0), (99, 0, 0), (90, 100, 0), (75, 35, 60), (50, 0, 100), (99, 5, 100)],
)
def test_metric_trap_says_its_numbers(share, found, alarms):
    exploration = explore.metric_trap(share=share, found=found, alarms=alarms)
    size = 10_000 - 100 * share
    hits, false = round(size * found / 100), round(size * alarms / 100)
    missed, rest = size - hits, 10_000 - size - false
    accuracy = (hits + rest) / 10_000
    ious = hits / (size + false), rest / (10_000 - hits)
    dice = 2 * hits / (size + hits + false)
    lazy = share / 100
    said = [share, found, alarms, accuracy, sum(ious) / 2, dice, lazy, lazy / 2, 0]
    assert numbers(exploration.alt) == pytest.approx(said, abs=6e-5)
    a = exploration.arrays
    assert [int(mask.sum()) for mask in (a.truth, a.called, a.truth & a.called)] == [size, hits + false, hits]
    assert missed == (a.truth & ~a.called).sum()


def test_the_answer_of_metric_trap_is_what_it_finds():
    measures = explore.metric_trap(share=99).arrays.measures
    assert (measures["accuracy"], measures["mean_iou"], measures["dice"]) == pytest.approx((0.99, 0.495, 0))
    assert explore.metric_trap.prediction.answer == "0.99 and 0.495"


def test_the_task_of_metric_trap_leads_where_it_says():
    a = explore.metric_trap(share=99, found=60, alarms=80).arrays
    assert a.measures["accuracy"] < a.lazy["accuracy"]
    assert a.measures["mean_iou"] > a.lazy["mean_iou"] + 0.1
    assert a.measures["dice"] > 0.4


def test_what_other_shares_give_is_not_shown_before_they_are_reached():
    a = explore.metric_trap(share=70, found=50).arrays
    assert a.passed == list(range(50, 71))
    assert [len(values) for values in a.curves.values()] == [21] * 3
    for name in lazy_model.MEASURES:
        assert a.curves[name][5] == explore.metric_trap(share=55, found=50).arrays.measures[name]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"mean_iou": lambda p, t, C: np.mean(p == t)}, "it gives 0.97 instead of"),
        (
            {"mean_iou": lambda p, t, C: np.sum((p == 1) & (t == 1)) / np.sum((p == 1) | (t == 1))},
            "instead of",
        ),
        ({"dice": lambda p, t: np.sum(p & t) / np.sum(p | t)}, "it gives 0.4 instead of 0.5714"),
        ({"dice": lambda p, t: np.sum(p & t) / 0}, "differs"),
    ],
    ids=["accuracy", "foreground", "iou", "inf"],
)
@pytest.mark.filterwarnings("ignore:divide by zero")
def test_other_measures_are_told_and_seen(given, said):
    exploration = explore.metric_trap(share=95, found=40, alarms=0, **given)
    assert said in exploration.alt
    assert coloured(exploration, PURPLE) > 60
