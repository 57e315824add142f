"""Triplets: the choice against a loop, the cost and its slope against slopes by trial and HIPS autograd."""

import pickle
from inspect import unwrap

import numpy as np
import pytest

from dlcore.embedding import semi_hard, triplet_cost
from dlcore.layers import Dense
from dlcore.network import Sequential, check_gradients
from dlcore.triplets import (
    CHOICES,
    TripletLoss,
    UnitLength,
    active_share,
    choose_triplets,
    distances,
    mean_triplet_cost,
    mean_triplet_grad,
    unit_columns,
    unit_columns_backward,
)
from tests.random_numbers import SEEDS, signed

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy
close = np.testing.assert_allclose
LABELS = np.array([4, 0, 0, 7, 4, 7, 7, 2, 0, 4])  # 2 has a single picture: a negative only


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def agree(ours, theirs):
    assert np.shape(ours) == np.shape(theirs)
    close(ours, theirs, rtol=1e-9, atol=1e-12)


def by_loop(D, labels, choice):
    """The triplets of choose_triplets, found one by one."""
    found, everyone = [], range(len(labels))
    for a in everyone:
        positives = [p for p in everyone if p != a and labels[p] == labels[a]]
        negatives = [n for n in everyone if labels[n] != labels[a]]
        if choice == "batch_hard" and positives:
            positives = [max(positives, key=lambda p, a=a: D[a, p])]
        for p in positives:
            nearest = sorted(negatives, key=lambda n, a=a: D[a, n])
            farther = [n for n in nearest if D[a, n] > D[a, p]]
            hardest = {
                "all": negatives,
                "batch_hard": nearest[:1],
                "semi_hard": (farther or nearest[::-1])[:1],
            }
            found += [(a, p, n) for n in hardest[choice]]
    return found


def test_unit_columns_have_length_1_and_keep_their_direction(rng):
    Z = signed(rng, 5, 7)
    F = unit_columns(Z)
    close(np.sum(F * F, axis=0), np.ones(7))
    close(unit_columns(Z * rng.uniform(0.1, 9, 7)), F)


def test_a_column_of_zeros_stays_one_and_lets_a_slope_through():
    Z = np.zeros((3, 2))
    assert not unit_columns(Z).any()
    assert np.isfinite(unit_columns_backward(np.ones((3, 2)), Z)).all()


def test_the_slope_of_unit_columns(rng):
    Z, dF = signed(rng, 5, 7), signed(rng, 5, 7)
    theirs = autograd.grad(lambda Z: anp.sum(dF * Z / anp.sqrt(anp.sum(Z**2, axis=0))))(Z)
    agree(unit_columns_backward(dF, Z), theirs)
    close(np.sum(theirs * Z, axis=0), np.zeros(7), atol=1e-12)  # nothing along the vector


def test_distances_are_those_of_the_formula(rng):
    F = signed(rng, 4, 6)
    D = distances(F)
    close(D, [[np.sum((F[:, i] - F[:, j]) ** 2) for j in range(6)] for i in range(6)], atol=1e-12)
    assert not np.diag(D).any()


@pytest.mark.parametrize("choice", CHOICES)
def test_the_choice_is_that_of_a_loop(rng, choice):
    D = distances(signed(rng, 3, len(LABELS)))
    assert sorted(zip(*choose_triplets(D, LABELS, choice), strict=True)) == sorted(by_loop(D, LABELS, choice))


def test_a_semi_hard_choice_is_semi_hard_wherever_that_is_possible(rng):
    D = distances(unit_columns(signed(rng, 3, 40)))
    a, p, n = choose_triplets(D, np.arange(40) % 8, "semi_hard")
    chosen = semi_hard(D[a, p], D[a, n], 0.4)
    possible = [
        semi_hard(np.full(40, D[i, j]), D[i], 0.4)[np.arange(40) % 8 != i % 8].any()
        for i, j in zip(a, p, strict=True)
    ]
    assert 0 < chosen.sum() < len(a)
    assert np.array_equal(chosen, possible)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_cost_is_that_of_the_chosen_triplets_divided_by_their_number(rng, choice):
    F = signed(rng, 3, len(LABELS))
    a, p, n = choose_triplets(distances(F), LABELS, choice)
    theirs = triplet_cost(F[:, a].T, F[:, p].T, F[:, n].T, 0.7) / len(a)
    close(mean_triplet_cost(F, LABELS, 0.7, choice), theirs)
    short = np.sum((F[:, a] - F[:, p]) ** 2 - (F[:, a] - F[:, n]) ** 2, axis=0) + 0.7 > 0
    assert active_share(F, LABELS, 0.7, choice) == short.mean()


@pytest.mark.parametrize("choice", CHOICES)
def test_the_slope_of_the_cost(rng, choice):
    F = unit_columns(signed(rng, 3, len(LABELS)))
    a, p, n = choose_triplets(distances(F), LABELS, choice)

    def cost(F):
        apart = anp.sum((F[:, a] - F[:, p]) ** 2 - (F[:, a] - F[:, n]) ** 2, axis=0)
        return anp.mean(anp.maximum(apart + 0.7, 0))

    assert 0 < active_share(F, LABELS, 0.7, choice)
    agree(mean_triplet_grad(F, LABELS, 0.7, choice), autograd.grad(cost)(F))


def test_triplets_beyond_their_margin_have_no_slope():
    F = np.repeat(np.eye(3), 2, axis=1)
    labels = np.repeat(np.arange(3), 2)
    assert mean_triplet_cost(F, labels, 1.9) == 0 and not mean_triplet_grad(F, labels, 1.9).any()
    close(mean_triplet_cost(F, labels, 2.5), 0.5)


def test_the_same_vector_for_all_costs_the_margin(rng):
    """The useless network that has cost 0 where there is no margin."""
    F = np.tile(unit_columns(signed(rng, 4, 1)), len(LABELS))
    for choice in CHOICES:
        close(mean_triplet_cost(F, LABELS, 0.3, choice), 0.3)
        assert mean_triplet_cost(F, LABELS, 0.0, choice) == 0


@pytest.mark.parametrize("choice", CHOICES)
def test_a_network_is_trained_on_it_through_the_layer(rng, choice):
    net = Sequential([Dense(6, 4, rng), UnitLength()], TripletLoss(0.8, choice))
    X = signed(rng, 6, len(LABELS))
    report = check_gradients(net, X, LABELS[np.newaxis], epsilon=1e-7)
    assert report.ok, report
    assert net.cost(X, LABELS[np.newaxis]) == mean_triplet_cost(net(X), LABELS, 0.8, choice)


def test_the_loss_and_the_layer_travel(rng, tmp_path):
    net = Sequential([Dense(6, 4, rng), UnitLength()], TripletLoss(0.8, "batch_hard"))
    X, Y = signed(rng, 6, len(LABELS)), LABELS[np.newaxis]
    twin = pickle.loads(pickle.dumps(net))
    assert twin.loss.margin == 0.8 and twin.loss.choice == "batch_hard" and twin.cost(X, Y) == net.cost(X, Y)
    net.save(tmp_path / "net.npz")
    again = Sequential.load(tmp_path / "net.npz", loss=TripletLoss(0.8, "batch_hard"))
    assert again.cost(X, Y) == net.cost(X, Y)
    assert repr(net.loss) == 'TripletLoss(0.8, "batch_hard")'


def test_where_no_triplet_is_this_is_told(rng):
    F = signed(rng, 3, 4)
    for labels in (np.arange(4), np.zeros(4, int)):
        for choice in CHOICES:
            with pytest.raises(ValueError, match="no triplet"):
                mean_triplet_cost(F, labels, 0.3, choice)
    with pytest.raises(ValueError, match="'hardest'"):
        TripletLoss(0.3, "hardest")


def test_a_batch_in_float32_stays_in_it(rng):
    F = unit_columns(signed(rng, 3, len(LABELS))).astype(np.float32)
    assert mean_triplet_grad(F, LABELS).dtype == np.float32
    assert unwrap(unit_columns_backward)(F, F).dtype == np.float32
