"""Chapter 13: what its predictions call the answer is what the library computes.

Not here: E82, which is a matter of words.
"""

from functools import cache, partial
from time import perf_counter

import numpy as np
import pytest

from dlcore import augmentation, datasets, depthwise, residual
from dlcore.convolution import Conv2D, DepthwiseConv2D, MaxPool2D, Residual
from dlcore.layers import Activation, Dense, Flatten
from dlcore.network import Sequential
from dlcore.optimizers import SGD, Adam
from dlcore.softmax import one_hot
from dlcore.training import train
from dlcore.transfer import fine_tune_step, on_top_of
from tests.card_proofs import Proofs, alike, nearest
from tests.digit_networks import error, learned, pixels

PROOFS = Proofs()


# Residual blocks


@PROOFS.of("E18")
def _():
    one = np.ones((1, 1))
    passed_on = residual.residual_block(3 * one, one, 0 * one, 0 * one, -one)
    return f"{passed_on.item():g}"


@cache
def errors_on_the_flower(blocks):
    """{has shortcuts: the share of wrong answers on train}, means over six networks of blocks of two layers"""
    X, Y = datasets.flower()
    found = {False: 0.0, True: 0.0}
    for shortcuts in found:
        for seed in range(6):
            rng = np.random.default_rng(seed)
            layers = [Dense(2, 8, rng), Activation("relu")]
            for _ in range(blocks):
                inside = [Dense(8, 8, rng), Activation("relu"), Dense(8, 8, rng)]
                layers += [*([Residual(inside)] if shortcuts else inside), Activation("relu")]
            net = Sequential([*layers, Dense(8, 1, rng), Activation("sigmoid")])
            for _ in train(net, X / X.std(), Y, Adam(0.01), epochs=300, every=300):
                pass
            found[shortcuts] += np.mean((net(X / X.std()) > 0.5) != Y) / 6
    return found


def fewer_errors(blocks):
    found = errors_on_the_flower(blocks)
    if alike(found, 0.03):
        return "Both about alike"
    return "Those with shortcuts" if found[True] < found[False] else "The plain ones"


PROOFS["13.p1"] = partial(fewer_errors, 20)
PROOFS["13.p2"] = partial(fewer_errors, 3)


@PROOFS.of("E87")
def _():
    ten, twenty = errors_on_the_flower(10)[True], errors_on_the_flower(20)[True]
    assert ten == pytest.approx(0.07, abs=0.02)
    if abs(twenty - ten) < 0.03:
        return "As many"
    return "More" if twenty > ten else "Fewer"


# What a convolution costs


@PROOFS.of("13.p3")
def _():
    share = depthwise.separable_mults(4, 3, 5, 5) / depthwise.conv_mults(4, 3, 5, 5)
    assert share == pytest.approx(672 / 2160)
    return f"{share:.2f}"


def shortest(layers, X):
    """Seconds for a way through the layers, the shortest of several."""
    net = Sequential(layers, dtype=np.float32)
    times = []
    for _ in range(7):
        start = perf_counter()
        net(X)
        times.append(perf_counter() - start)
    return min(times)


@PROOFS.of("13.p4")
def _():
    rng = np.random.default_rng(0)
    fewer = depthwise.conv_mults(16, 3, 64, 64) / depthwise.separable_mults(16, 3, 64, 64)
    assert fewer == pytest.approx(8, abs=0.2)
    X = rng.normal(size=(16, 16, 16, 64)).astype(np.float32)
    whole = shortest([Conv2D(64, 64, 3, rng, pad="same")], X)
    less = whole / shortest([DepthwiseConv2D(64, 3, rng, pad="same"), Conv2D(64, 64, 1, rng)], X)
    if less > 1.2 * fewer:
        return "More than 8 times less"
    return "Less time, but not 8 times less" if less < 0.8 * fewer else "8 times less"


@PROOFS.of("13.p5")
def _():
    direct = depthwise.conv_mults(1, 3, 256, 256)
    narrow = (
        depthwise.conv_mults(1, 1, 256, 64)
        + depthwise.conv_mults(1, 3, 64, 64)
        + depthwise.conv_mults(1, 1, 64, 256)
    )
    assert (direct, narrow) == (589_824, 69_632)
    return nearest(narrow / direct, {"One half": 1 / 2, "One quarter": 1 / 4, "One eighth": 1 / 8})


# Changed pictures


@PROOFS.of("13.p6")
def _():
    pixel = np.full((1, 1, 1), 250, np.uint8)
    assert augmentation.color_shift(pixel, np.array([20])).item() == 255
    return f"{(pixel + np.uint8(20)).item()}"


def seeing(rng, classes=10):
    """A small network for digits; its first six layers are what can be frozen."""
    return Sequential([
        Conv2D(1, 8, 3, rng, pad="same"), Activation("relu"), Conv2D(8, 16, 3, rng), Activation("relu"),
        MaxPool2D(2), Flatten(), Dense(144, classes, rng), Activation("softmax"),
    ], dtype=np.float32)  # fmt: skip


@PROOFS.of("13.p7")
def _():
    task, errors = datasets.digits(), {True: 0.0, False: 0.0}
    X, X_test = pixels(task.X_train), pixels(task.X_test)
    for mirrored in errors:
        for seed in range(3):
            rng = np.random.default_rng(seed)
            ids = rng.permutation(len(X))[:200]
            net, optimizer, Y = seeing(rng), Adam(0.005), one_hot(task.Y_train[0, ids], 10)
            for _ in range(30):
                shown = augmentation.random_flip(X[ids], rng) if mirrored else X[ids]
                list(train(net, shown, Y, optimizer, 1, 64, rng))
            errors[mirrored] += error(net, X_test, task.Y_test[0]) / 3
    assert errors[False] == pytest.approx(0.1, abs=0.02)
    shares = {"About 5 percent": 0.05, "About 10 percent": 0.1, "About 15 percent": 0.15}
    return nearest(errors[True], shares)


# What was learned elsewhere


def with_a_new_end(net, rng):
    """What the first six layers have learned, and a last layer that has learned nothing."""
    return on_top_of(net, 6, [Dense(144, 10, rng), Activation("softmax")])


@cache
def of_handwriting():
    task, rng = datasets.digits(), np.random.default_rng(0)
    return learned(seeing(rng), pixels(task.X_train), task.Y_train[0], 12, rng)


def better_for_print(m, epochs, seeds, within):
    """Which network makes fewer errors on new printed digits, after m printed digits."""
    X, Y = datasets.printed_digits(2000, seed=3)
    X_new, Y_new = datasets.printed_digits(1000, seed=4)
    errors = {"The fresh one": 0.0, "The pre-trained one": 0.0}
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        ids = np.concatenate([rng.permutation(np.flatnonzero(Y[0] == k))[: m // 10] for k in range(10)])
        nets = seeing(rng), with_a_new_end(of_handwriting(), rng)
        for name, net, frozen in zip(errors, nets, (0, 6), strict=True):
            learned(net, pixels(X[:, ids]), Y[0, ids], epochs, rng, frozen=frozen)
            errors[name] += error(net, pixels(X_new), Y_new[0]) / seeds
    return "Both about alike" if alike(errors, within) else min(errors, key=errors.get)


PROOFS["13.p8"] = partial(better_for_print, 20, 150, 8, 0.02)
PROOFS["13.p9"] = partial(better_for_print, 1000, 10, 3, 0.003)


@PROOFS.of("13.p10")
def _():
    """How much a network has to know to read print decides what it knows of handwriting."""
    (X, Y), task = datasets.printed_digits(2000, seed=3), datasets.digits()
    X, X_hand, X_test = pixels(X), pixels(task.X_train), pixels(task.X_test)
    errors = {}
    for name, change in (
        ("The one that knows moved print", augmentation.random_shift),
        ("The one that knows print as it is", lambda images, pixels, rng: images),
    ):
        rng = np.random.default_rng(0)
        source, optimizer, one = seeing(rng), Adam(0.005), one_hot(Y[0], 10)
        for _ in range(20):
            list(train(source, change(X, 1, rng), one, optimizer, 1, 64, rng))
        errors[name] = 0.0
        for seed in range(4):
            rng = np.random.default_rng(seed)
            ids = rng.permutation(len(X_hand))[:200]
            net = learned(with_a_new_end(source, rng), X_hand[ids], task.Y_train[0, ids], 15, rng)
            errors[name] += error(net, X_test, task.Y_test[0]) / 4
    return "Both about alike" if alike(errors, 0.01) else min(errors, key=errors.get)


@PROOFS.of("E44")
def _():
    rng = np.random.default_rng(0)
    layers = [Dense(3, 3, rng) for _ in range(5)] + [Dense(3, 1, rng)]
    net, X = Sequential(layers), rng.normal(size=(3, 8))
    before = {name: array.copy() for name, array in net.params.items()}
    list(train(net, X, X[:1], SGD(0.01), 1, frozen=4))
    stayed = [name for name, array in net.params.items() if np.array_equal(array, before[name])]
    ones = [np.ones(1)] * 12
    literally = fine_tune_step(ones, ones, {0, 1, 2, 3}, 0.1)
    assert sum(array.item() == 1 for array in literally) == 4 < len(stayed)
    return f"{len(stayed)}"


def turned(X):
    """Each picture in four directions, and by how many quarters it was turned."""
    ways = np.concatenate([np.rot90(X, k, axes=(1, 2)) for k in range(4)])
    return ways, np.repeat(np.arange(4), len(X))


@PROOFS.of("E91")
def _():
    """Frozen layers that learned from labels of our own are of more use than frozen layers that learned nothing."""
    task, rng = datasets.digits(), np.random.default_rng(5)
    X, X_test = pixels(task.X_train), pixels(task.X_test)
    quarters = learned(seeing(rng, classes=4), *turned(X), 4, rng, 0.01)
    assert error(quarters, *turned(X_test)) < 0.25
    gained = 0
    for seed in range(5):
        rng = np.random.default_rng(seed)
        ids = rng.permutation(len(X))[:400]
        taught, untaught = (
            error(learned(net, X[ids], task.Y_train[0, ids], 15, rng, 0.01, frozen=6), X_test, task.Y_test[0])
            for net in (with_a_new_end(quarters, rng), seeing(rng))
        )
        gained += (untaught - taught) / 5
    return "Yes, with labels that we make ourselves" if gained > 0.01 else "No, it needs labels"


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
