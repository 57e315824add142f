"""Chapters 05 to 07: what their predictions call the answer is what the library computes.

Not here: what a chapter measures on data of its own, and what is a matter of words.
"""

import numpy as np
import pytest

from dlcore import datasets, deep, depth, regularization, selection, splits
from dlcore.activations import relu, sigmoid, tanh
from dlcore.gradients import numerical_grad, relative_error
from tests.card_proofs import Proofs, nearest, slope

PROOFS = Proofs()


def noisy_wave(m, rng):
    x = rng.uniform(0, 1, m)
    return x, np.sin(2 * np.pi * x) + rng.normal(0, 0.3, m)


def dev_cost(d, m):
    """The middle dev cost of degree d fitted to m points of a noisy wave, over several draws."""
    costs = []
    for seed in range(25):
        rng = np.random.default_rng(seed)
        curve = selection.fit_polynomial(*noisy_wave(m, rng), d)
        costs.append(selection.curve_cost(curve, *noisy_wave(400, rng)))
    return np.median(costs)


def landscape_cost(d, m):
    """The same for m of the measured heights, on a hundred others."""
    x, y = datasets.elevation(every=1)
    costs = []
    for seed in range(25):
        order = np.random.default_rng(seed).permutation(403)
        train, dev = order[:m], order[303:]
        curve = selection.fit_polynomial(x[train], y[train], d)
        costs.append(selection.curve_cost(curve, x[dev], y[dev]))
    return np.median(costs)


def signal(std, g, n=100, layers=10):
    """The size of a signal after some layers of n units with weights of this standard deviation."""
    rng = np.random.default_rng(0)
    Ws = [std * rng.standard_normal((n, n)) for _ in range(layers)]
    return depth.layer_rms(rng.standard_normal((n, 50)), Ws, g)[-1]


# Chapter 05


@PROOFS.of("E74")
def _():
    first, second = (selection.diagnose(train, 0.16, 0.01)["variance"] for train in (0.01, 0.15))
    return "The one with 1 percent" if first and not second else "Both are equal"


@PROOFS.of("E76")
def _():
    return named(selection.diagnose(0.01, 0.12, 0.01), "Bias", "Variance")


@PROOFS.of("E77")
def _():
    return named(selection.diagnose(0.11, 0.118, 0.106), "High bias", "High variance")


def named(found, bias, variance):
    return {(0, 0): "Neither", (1, 0): bias, (0, 1): variance, (1, 1): "Both"}[
        found["bias"], found["variance"]
    ]


@PROOFS.of("E43")
def _():
    x, y = noisy_wave(34, np.random.default_rng(0))
    costs = [selection.curve_cost(selection.fit_polynomial(x, y, d), x, y) for d in range(1, 17)]
    return str(selection.select_degree(costs, costs))


@PROOFS.of("05.p1")
def _():
    few, many = landscape_cost(1, 25), landscape_cost(1, 303)
    return "It hardly changes" if abs(many / few - 1) < 0.2 else "It falls to the noise"


@PROOFS.of("05.p2")
def _():
    return "It falls a lot" if landscape_cost(9, 303) < landscape_cost(9, 25) / 3 else "It hardly changes"


@PROOFS.of("05.p3")
def _():
    costs = [dev_cost(d, 34) for d in range(1, 17)]
    inside = min(costs) < costs[0] / 2 and min(costs) < costs[-1] / 2
    return "It falls, and then rises" if inside else "It falls all the way"


@PROOFS.of("05.p4")
def _():
    """Two errors of 10 and 9 percent are told apart where twice the noise of both is about one point."""
    sizes = {"About 100": 100, "About 10 thousand": 10_000, "About 1 million": 1_000_000}
    noise = {name: 2 * np.sqrt(2 * 0.1 * 0.9 / m) for name, m in sizes.items()}
    return min(noise, key=lambda name: abs(np.log(noise[name] / 0.01)))


@PROOFS.of("05.p5")
def _():
    dev = np.random.default_rng(0).binomial(100, 0.2, (1000, 30)).min(axis=1).mean()
    return f"About {nearest(dev, {'12': 12, '20': 20, '28': 28})} percent"


@PROOFS.of("05.p6")
def _():
    Y = np.repeat([[1, 0]], 100, axis=1)
    test = splits.shuffle_split(np.zeros((1, 200)), Y, 40, 40, np.arange(200))["test"]
    return nearest(test[1].sum(), {"None": 0, "About 10": 10, "About 20": 20})


# Chapter 06


@PROOFS.of("E60")
def _():
    W = np.ones((1, 1))
    for _ in range(10):
        W = regularization.decay_step(W, np.zeros((1, 1)), 1.1, 2.0, 1)
    return nearest(abs(W.item()), {"About 0": 0, "About 1": 1, "About 6": 6})


@PROOFS.of("E63")
def _():
    rng = np.random.default_rng(0)
    return str(regularization.dropout_mask(rng.random((50, 200)), 0.8).size)


@PROOFS.of("E20")
def _():
    mask = regularization.dropout_mask(np.random.default_rng(0).random((100, 1000)), 0.8)
    return f"{(np.ones(mask.shape) * mask / 0.2).mean():.0f}"


@PROOFS.of("E65")
def _():
    rng = np.random.default_rng(0)
    W, a = rng.uniform(0, 1, (1, 50)), np.ones((50, 1))
    W *= 13.4 / (W @ a)
    mask = regularization.dropout_mask(rng.random((50, 4000)), 0.8)
    lost = 1 - (W @ (a * mask) + 10).mean() / 23.4
    return nearest(lost, {"Not at all": 0, "By about 11 percent": 0.11, "By 20 percent": 0.2})


@PROOFS.of("E64")
def _():
    with pytest.raises(ValueError):
        np.ones((2, 3)) @ np.ones((2, 3))
    return "An error"


@PROOFS.of("E21")
def _():
    rng = np.random.default_rng(0)
    mask = regularization.dropout_mask(rng.random((300, 300)), 0.8)
    related = np.corrcoef(mask.ravel(), np.abs(rng.standard_normal(mask.size)))[0, 1]
    return "No, all equally often" if abs(related) < 0.02 else "Yes"


@PROOFS.of("06.p1")
def _():
    away = abs(tanh(np.float64(0.01)) - 0.01)
    return "Less than a millionth" if away < 1e-6 else "About 0.0001"


@PROOFS.of("06.p3")
def _():
    return f"Epoch {regularization.early_stop([0.50, 0.40, 0.42, 0.35, 0.36], 1)}"


# Chapter 07


@PROOFS.of("E01")
def _():
    X = np.random.default_rng(0).normal(1000, 100, (1, 200))
    centred = X - X.mean()
    with np.errstate(divide="ignore"):
        size = np.max(np.abs(centred / centred.mean() ** 2))
    return "Larger than 10**20" if size > 1e20 else "About 1"


@PROOFS.of("E59")
def _():
    return nearest(np.log10(signal(0.01, tanh)), {"About 1": 0, "About 0.01": -2, "About 10**-10": -10})


@PROOFS.of("E66")
def _():
    return "It is larger than a million" if signal(1.0, relu) > 1e6 else "It stays near 1"


def check_error(epsilon):
    """The relative error of a right gradient, checked with this epsilon."""
    theta = np.random.default_rng(0).standard_normal((20, 1))
    slopes = numerical_grad(lambda theta: np.sum(np.logaddexp(0, theta)), theta, epsilon)
    return relative_error(slopes, sigmoid(theta))


@PROOFS.of("07.p1")
def _():
    assert check_error(1e-4) < 1e-9
    return "It rises" if check_error(1e-10) > 1e-7 else "It falls"


@PROOFS.of("07.p4")
def _():
    smaller = check_error(1e-2) / check_error(1e-3)
    return nearest(smaller, {"It stays the same": 1, "10 times": 10, "100 times": 100})


@PROOFS.of("07.p5")
def _():
    return f"{slope(relu, np.float64(5e-5)):g}"


@PROOFS.of("07.p7")
def _():
    times = 2 * deep.count_parameters([12288, 20, 7, 5, 1])
    return nearest(times, {"2 times": 2, "About 500 times": 500, "About 500 thousand times": 5e5})


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
