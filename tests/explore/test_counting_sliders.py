"""fc_vs_conv and separable_cost: what they say is true, and the learner's functions in them."""

from itertools import product

import numpy as np
import pytest

from dlcore import depthwise, explore, filters
from dlcore.explore import sharing
from dlcore.layers import Dense
from dlcore.network import Sequential
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers

# fc_vs_conv


@pytest.mark.parametrize(
    ("n", "c_in", "filters_", "f"), [(8, 1, 1, 3), (28, 1, 1, 5), (9, 3, 4, 1), (1000, 64, 64, 7)]
)
def test_fc_vs_conv_says_its_numbers(n, c_in, filters_, f):
    exploration = explore.fc_vs_conv(n=n, c_in=c_in, filters=filters_, f=f)
    out = n - f + 1
    dense, units = (n * n * c_in + 1) * out * out * filters_, (n * n * c_in + 1) * 1000
    apart, conv = (f * f * c_in + 1) * out * out * filters_, (f * f * c_in + 1) * filters_
    said = [
        n,
        n,
        c_in,
        f,
        f,
        out,
        out,
        filters_,
        dense,
        apart,
        conv,
        dense / apart,
        apart / conv,
        1000,
        units,
    ]
    assert numbers(exploration.alt) == pytest.approx(said, rel=5e-3)


def test_the_counts_are_those_of_layers():
    rng = np.random.default_rng(0)
    found = sharing.counts(9, 3, 4, 3)
    assert found["dense"] == Sequential([Dense(9 * 9 * 3, 7 * 7 * 4, rng)]).theta.size
    assert found["units"] == Sequential([Dense(9 * 9 * 3, 1000, rng)]).theta.size
    assert found["conv"] == filters.conv_params(3, 3, 4)


def test_the_plan_of_fc_vs_conv_holds():
    """1000 x 1000 x 3 into 1000 units: 3 thousand million; one filter of 3 x 3 x 3: 28, whatever the picture."""
    for n in (8, 1000):
        found = explore.fc_vs_conv(n=n, c_in=3, filters=1, f=3).arrays.counts
        assert found["conv"] == 28
    assert found["units"] == pytest.approx(3e9, rel=0.01)
    assert explore.fc_vs_conv(n=1000, c_in=3, f=1).arrays.counts["conv"] == 4


def test_the_answer_of_fc_vs_conv_is_what_it_finds():
    found = explore.fc_vs_conv(n=28, f=5).arrays.counts
    assert found["windows"] / found["conv"] == 576 > 10 * found["dense"] / found["windows"]
    assert "share" in explore.fc_vs_conv.prediction.answer
    assert explore.fc_vs_conv(n=28, f=5).arrays.out ** 2 == 576


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda f, i, o: (f * f * i + 1) * o, "agrees"),
        (lambda f, i, o: f * f * i * o, "it gives 270 instead of 280"),
        (lambda f, i, o: (f * f * i + 1) * o * 1e40, "instead of 280"),
        (lambda f, i, o: np.inf, "it gives inf instead of 280"),
        (lambda f, i, o: -5, "it gives -5 instead of 280"),
    ],
    ids=["right", "no bias", "huge", "inf", "negative"],
)
def test_a_count_of_their_own_is_compared(function, said, recwarn):
    exploration = explore.fc_vs_conv(n=32, c_in=3, filters=10, conv_params=function)
    assert said in exploration.alt
    assert coloured(exploration, PURPLE) > 50
    assert not recwarn.list


# separable_cost


@pytest.mark.parametrize(
    ("n_out", "f", "c_in", "c_out"), [(4, 3, 3, 5), (112, 7, 512, 512), (1, 1, 1, 1), (7, 5, 20, 9)]
)
def test_separable_cost_says_its_numbers(n_out, f, c_in, c_out):
    exploration = explore.separable_cost(f=f, c_in=c_in, c_out=c_out, n_out=n_out)
    whole, deep, flat = n_out**2 * f**2 * c_in * c_out, n_out**2 * f**2 * c_in, n_out**2 * c_in * c_out
    said = [f, f, c_in, c_out, n_out, n_out, whole, deep, flat, deep + flat]
    said += [(deep + flat) / whole, 1, 1 / c_out, 1, 1 / f**2]
    assert numbers(exploration.alt.replace("f²", "")) == pytest.approx(said, abs=6e-4)
    assert depthwise.separable_mults(n_out, f, c_in, c_out) == deep + flat


def test_the_products_are_those_that_are_made():
    """Every loop written out, one product at a time, and the numbers that come out are the library's."""
    f, c_in, c_out, places = 2, 3, 4, range(3)
    rng, made = np.random.default_rng(0), {"whole": 0, "depthwise": 0, "pointwise": 0}
    A, W = rng.normal(size=(4, 4, c_in)), rng.normal(size=(f, f, c_in, c_out))
    K, V = rng.normal(size=(f, f, c_in)), rng.normal(size=(c_in, c_out))
    Z, D, S = np.zeros((3, 3, c_out)), np.zeros((3, 3, c_in)), np.zeros((3, 3, c_out))
    for h, w, i, j, c in product(places, places, range(f), range(f), range(c_in)):
        D[h, w, c] += A[h + i, w + j, c] * K[i, j, c]
        made["depthwise"] += 1
        for k in range(c_out):
            Z[h, w, k] += A[h + i, w + j, c] * W[i, j, c, k]
            made["whole"] += 1
    for h, w, c, k in product(places, places, range(c_in), range(c_out)):
        S[h, w, k] += D[h, w, c] * V[c, k]
        made["pointwise"] += 1
    assert filters.conv_layer(A[np.newaxis], W, np.zeros(c_out), 1, 0)[0] == pytest.approx(Z)
    assert depthwise.pointwise_conv(depthwise.depthwise_conv(A, K), V) == pytest.approx(S)
    found = explore.separable_cost(f=f, c_in=c_in, c_out=c_out, n_out=len(places)).arrays
    assert {name: getattr(found, name) for name in made} == made


def test_the_plan_of_separable_cost_holds():
    small, large = (explore.separable_cost(f=3, c_out=c_out).arrays for c_out in (5, 512))
    assert (small.whole, small.separable) == (2160, 672)
    assert large.separable / large.whole == pytest.approx(0.113, abs=5e-4)


def test_the_answer_of_separable_cost_is_what_it_finds():
    cases = {"with 1 channel in and 512 out": (1, 512), "with 512 channels in and 1 out": (512, 1)}
    cases["with 2 in and 2 out"] = 2, 2
    more = [
        words
        for words, (c_in, c_out) in cases.items()
        if (a := explore.separable_cost(f=3, c_in=c_in, c_out=c_out).arrays).separable > a.whole
    ]
    assert more == [explore.separable_cost.prediction.answer]


def test_the_task_of_separable_cost_leads_where_it_says():
    shares = {
        (a.separable / a.whole)
        for c_in in (1, 40, 512)
        for n_out in (1, 112)
        for a in [explore.separable_cost(f=3, c_in=c_in, c_out=8, n_out=n_out).arrays]
    }
    assert max(shares) - min(shares) < 1e-12
    for f in (3, 7):
        a = explore.separable_cost(f=f, c_out=512).arrays
        assert a.pointwise > 0.9 * a.separable


def test_wrong_counts_are_told_and_seen(recwarn):
    exploration = explore.separable_cost(
        c_out=5, conv_mults=lambda n, f, i, o: n * n * f * f * i * o, separable_mults=lambda n, f, i, o: 2400
    )
    assert "Your conv_mults agrees with the reference." in exploration.alt
    assert (
        "Your separable_mults differs from the reference: it gives 2,400 instead of 672." in exploration.alt
    )
    assert coloured(exploration, PURPLE) > 100
    assert not recwarn.list
