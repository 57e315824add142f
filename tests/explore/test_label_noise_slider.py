"""label_noise: what it says is true, and the learner's function in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import wrong_labels
from dlcore.explore.stack import single
from dlcore.optimizers import Adam
from dlcore.practice import todo
from dlcore.strategy import flip_labels
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers


@pytest.mark.parametrize("kind", list(wrong_labels.KINDS))
@pytest.mark.parametrize("share", [0, 12.5, 40])
def test_label_noise_says_its_numbers(share, kind):
    exploration = explore.label_noise(share=share, kind=kind)
    a = exploration.arrays
    (other,) = set(wrong_labels.KINDS) - {kind}
    wanted = [4 * share, 400, share, a.net.error, 4000, a.net.worst, a.as_labelled, a.errors[other][a.k]]
    assert numbers(exploration.alt) == pytest.approx(wanted, abs=6e-4)
    assert a.flipped.sum() == 4 * share
    _X, Y, _cluster = wrong_labels.points(400, 0)
    assert ((a.given != Y) == a.flipped).all()
    assert a.net.error == a.errors[kind][a.k]


def test_where_the_wrong_labels_are():
    _X, Y, cluster = wrong_labels.points(400, 0)

    def flipped(kind, share):
        return np.bincount(cluster[(flip_labels(Y, share, wrong_labels.noise(kind)) != Y)[0]], minlength=4)

    assert (flipped("random", 0.2) > 10).all()
    assert flipped("systematic", 0.2).tolist() == [80, 0, 0, 0]
    assert flipped("systematic", 0.4).tolist() == [100, 60, 0, 0]


def test_the_networks_are_those_that_training_gives():
    """One of the stack, trained again by the library's network."""
    share, kind = 20, "systematic"
    X, Y, _cluster = wrong_labels.points(400, 0)
    labels = flip_labels(Y, share / 100, wrong_labels.noise(kind)).astype(np.float32)
    net = single(wrong_labels.SIZES, np.random.default_rng(wrong_labels.SEED))
    adam = Adam(wrong_labels.LEARNING_RATE)
    for _step in range(wrong_labels.STEPS):
        net.backpropagate(X.astype(np.float32), labels)
        adam.step(net.theta, net.grad)
    own = ((net(X.astype(np.float32)) > 0.5) != labels).mean()
    a = explore.label_noise(share=share, kind=kind).arrays
    assert own == pytest.approx(a.as_labelled, abs=0.01)


@pytest.mark.parametrize("seed", range(wrong_labels.SEED, wrong_labels.SEED + 4))
def test_random_errors_are_outvoted_and_gathered_ones_are_learned(seed):
    """The plan: of 20 % at random next to nothing is left, in one cluster a quarter of all answers is lost."""
    random, gathered = np.split(wrong_labels.stack(seed).errors, 2)
    at = wrong_labels.SHARES.index
    assert random[at(0)] < 0.01
    assert random[at(20)] < 0.04
    assert gathered[at(20)] == pytest.approx(0.25, abs=0.02)
    assert gathered[at(40)] > 0.4


@pytest.mark.parametrize("seed", range(wrong_labels.SEED, wrong_labels.SEED + 4))
def test_the_answer_of_label_noise_is_what_it_finds(seed):
    """Most of the cluster is lost where more than an eighth of all answers is."""
    _random, gathered = np.split(wrong_labels.stack(seed).errors, 2)
    lost = [share for share, error in zip(wrong_labels.SHARES, gathered, strict=True) if error > 1 / 8]
    assert min(lost) in (12.5, 15)
    assert gathered[wrong_labels.SHARES.index(10)] < 0.09
    assert explore.label_noise.prediction.answer == "about an eighth"


def test_the_task_of_label_noise_leads_where_it_says():
    random, gathered = (explore.label_noise().arrays.errors[kind] for kind in wrong_labels.KINDS)
    above = [
        next(s for s, e in zip(wrong_labels.SHARES, errors, strict=True) if e > 0.05)
        for errors in (random, gathered)
    ]
    assert above[0] > 25
    assert 7.5 < above[1] < 17.5
    at_random = explore.label_noise(share=20).arrays
    assert at_random.as_labelled == pytest.approx(0.2, abs=0.03)
    in_clusters = explore.label_noise(share=20, kind="systematic").arrays
    assert in_clusters.as_labelled < 0.1 < in_clusters.net.error


def own_flips(y, p, u):
    y = np.array(y)
    y[u < p] = 1 - y[u < p]
    return y


def test_a_right_flip_labels_agrees_and_its_border_is_the_same():
    exploration = explore.label_noise(share=30, flip_labels=own_flips)
    assert "Your flip_labels agrees with the reference. It flips 120 labels." in exploration.alt
    assert exploration.arrays.own is exploration.arrays.net
    assert coloured(exploration, PURPLE) > 100 > coloured(explore.label_noise(share=30), PURPLE)
    trained_anew = wrong_labels.one(wrong_labels.networks(exploration.arrays.given[np.newaxis]), 0)
    assert trained_anew.error == pytest.approx(exploration.arrays.net.error, abs=0.01)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda y, p, u: np.where(u > p, 1 - y, y), ["differs", "It flips 320 labels", "has the error 0.9"]),
        (lambda y, p, u: np.where(u < p, 0, y), ["differs", "A network trained on them has the error 0.0"]),
        (lambda y, p, u: 1 - y, ["It flips 400 labels", "has the error 0.99"]),
        (lambda y, p, u: y, ["It flips 0 labels", "has the error 0.00"]),
        (lambda y, p, u: y + 0.5, ["Labels other than 0 and 1 are not trained on."]),
        (lambda y, p, u: y * np.nan, ["is nan instead of", "Labels other than 0 and 1"]),
        (lambda y, p, u: y * 1e300, ["differs", "Labels other than 0 and 1"]),
        (lambda y, p, u: y[0], ["shape (400,)", "(1, 400)"]),
        (lambda y, p, u: int(y.sum()), ["shape ()"]),
        (lambda y, p, u: todo(), ["not written yet"]),
    ],
    ids=["the rest", "to zero", "all", "none", "halves", "nan", "huge", "row", "count", "todo"],
)
def test_a_wrong_flip_labels_is_told_in_words(function, said, recwarn):
    exploration = explore.label_noise(share=20, flip_labels=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.label_noise(share=20).alt)
    assert exploration.png
    assert not recwarn.list
