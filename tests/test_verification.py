"""Verification: pairs, ROC and threshold against counting, and against scikit-learn; training on pairs and triplets."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score, roc_curve

from dlcore.embedding import same_person, siamese_prob
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import Adam
from dlcore.siamese import (
    PairDifferences,
    batch_of,
    embedder,
    pair_differences,
    pair_differences_backward,
    pairs_of_batch,
    train_on_pairs,
    train_on_triplets,
)
from dlcore.triplets import TripletLoss, UnitLength
from dlcore.verification import (
    area_under,
    best_threshold,
    embeddings,
    equal_error,
    interval_over_people,
    judged,
    one_shot,
    pairs,
    roc,
    verify,
)
from tests.random_numbers import SEEDS, signed

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy
close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


@pytest.fixture
def judged_pairs(rng):
    """Distances with ties, and which pairs are the same."""
    same = rng.random(60) < 0.4
    return np.round(rng.gamma(3, np.where(same, 0.1, 0.2)), 2), same


def people(rng, m, spread, d=5, views=6):
    """Rows of length 1 around a direction of each of m people, and labels."""
    Z = np.repeat(rng.normal(size=(m, d)), views, axis=0) + spread * rng.normal(size=(m * views, d))
    return Z / np.linalg.norm(Z, axis=1, keepdims=True), np.repeat(np.arange(m), views)


def test_half_of_the_pairs_are_the_same_and_nothing_is_its_own_pair(rng):
    labels = np.array([4, 4, 1, 1, 1, 9])
    i, j, same = pairs(labels, 200, rng)
    assert np.array_equal(labels[i] == labels[j], same) and same.sum() == 100 and not (i == j).any()
    assert {tuple(sorted(pair)) for pair in zip(i[same], j[same], strict=True)} == {
        (0, 1),
        (2, 3),
        (2, 4),
        (3, 4),
    }


def test_no_pair_comes_twice_while_there_are_others(rng):
    i, j, _ = pairs(np.repeat(np.arange(10), 5), 160, rng)
    assert len(set(zip(i, j, strict=True))) == 160


def test_the_roc_is_that_of_counting_and_of_scikit_learn(judged_pairs):
    d, same = judged_pairs
    fpr, tpr, tau = roc(d, same)
    for f, t, threshold in zip(fpr[1:], tpr[1:], tau[1:], strict=True):
        taken = d <= threshold
        assert f == np.mean(taken[~same]) and t == np.mean(taken[same])
    assert fpr[0] == tpr[0] == 0 and fpr[-1] == tpr[-1] == 1
    theirs = roc_curve(same, -d, drop_intermediate=False)
    close([fpr, tpr], theirs[:2])
    close(area_under(fpr, tpr), roc_auc_score(same, -d))


def test_the_area_is_how_often_the_same_are_nearer(judged_pairs):
    d, same = judged_pairs
    nearer, equal = d[same][:, None] < d[~same], d[same][:, None] == d[~same]
    close(area_under(*roc(d, same)[:2]), np.mean(nearer + equal / 2))


def test_at_the_equal_error_both_mistakes_are_as_frequent(judged_pairs):
    fpr, tpr, _ = roc(*judged_pairs)
    alarms, misses = np.stack([fpr[:-1], fpr[1:]]), 1 - np.stack([tpr[1:], tpr[:-1]])
    share = (misses[1] - alarms[0]) / (np.diff(fpr) + np.diff(tpr))  # where on each piece both would be equal
    on_it = (share >= 0) & (share <= 1)
    close(equal_error(fpr, tpr), (alarms[0] + share * np.diff(fpr))[on_it])
    assert equal_error(np.array([0, 0, 1.0]), np.array([0, 1.0, 1])) == 0


def test_no_threshold_gives_more_right_answers(judged_pairs):
    d, same = judged_pairs
    tau = best_threshold(d, same)

    def right(tau):
        return np.mean(d[same] < tau) + np.mean(d[~same] >= tau)

    assert right(tau) == max(right(t) for t in np.append(d, d.max() + 1))
    assert tau not in d


def test_a_threshold_stands_in_the_middle_of_a_gap():
    assert best_threshold(np.array([0.1, 0.2, 0.6, 0.9]), np.array([1, 1, 0, 0])) == 0.4
    assert best_threshold(np.array([0.5, 0.2]), np.array([1, 0])) > 0.5


def test_verified_counts_what_same_person_says(judged_pairs):
    d, same = judged_pairs
    found = judged(d, same, 0.3)
    assert found.accuracy == np.mean(
        [same_person(its, 0.3) == truth for its, truth in zip(d, same, strict=True)]
    )
    assert found.low < found.accuracy < found.high


def test_people_well_apart_are_told_apart_and_noise_is_chance(rng):
    (F_dev, labels_dev), (F, labels) = people(rng, 12, 0.05), people(rng, 15, 0.05)
    assert verify(F_dev, labels_dev, F, labels, rng, 800).accuracy > 0.97
    assert one_shot(F, labels, 5, rng, 100) > 0.97
    noise = rng.normal(size=F.shape)
    assert abs(verify(F_dev, labels_dev, noise, labels, rng, 800).area - 0.5) < 0.1
    assert abs(one_shot(noise, labels, 4, rng, 600) - 0.25) < 0.08


def test_the_interval_over_people_is_wider_than_that_over_pairs(rng):
    """All pairs of one person are right, or all are wrong: 20 people tell as much as 20 answers."""
    first = np.repeat(np.arange(20), 50)
    right = (first % 4 > 0).astype(int)
    low, high = interval_over_people(right, first, first, rng, 400)
    assert low < 0.62 and high > 0.87 and low < 0.75 < high


def test_a_pair_counts_only_where_both_its_people_come(rng):
    """Person 0 meets all others; right are the answers about half of those, so they make the interval."""
    second = np.arange(1, 9)
    low, high = interval_over_people(second % 2, np.zeros(8, int), second, rng, 400)
    assert low < 0.35 and high > 0.65


def test_embeddings_are_rows_however_many_are_computed_at_once(rng):
    net = Sequential([Dense(6, 4, rng), UnitLength()], TripletLoss())
    X = signed(rng, 6, 11)
    close(embeddings(net, X, 4), net(X).T, rtol=1e-12)


def test_the_differences_of_pairs_and_their_slope(rng):
    F, d_out = signed(rng, 4, 6), signed(rng, 4, 3)
    out = pair_differences(F)
    w, b = signed(rng, 4), 0.3
    for k in range(3):
        close(out[:, k], np.abs(F[:, 2 * k] - F[:, 2 * k + 1]))
        close(1 / (1 + np.exp(-(w @ out[:, k] + b))), siamese_prob(F[:, 2 * k], F[:, 2 * k + 1], w, b))
    theirs = autograd.grad(lambda F: anp.sum(d_out * anp.abs(F[:, ::2] - F[:, 1::2])))(F)
    close(pair_differences_backward(d_out, F), theirs, rtol=1e-9, atol=1e-12)


def comparing(rng, n=6):
    return Sequential([Dense(n, 4, rng), PairDifferences(), Dense(4, 1, rng), Activation("sigmoid")])


def test_a_network_on_pairs_has_the_slopes_of_its_cost(rng):
    report = check_gradients(comparing(rng), signed(rng, 6, 8), np.array([[1.0, 0, 0, 1]]), epsilon=1e-7)
    assert report.ok, report


def test_a_network_on_pairs_is_saved_and_read(rng, tmp_path):
    net, X = comparing(rng), signed(rng, 6, 8)
    net.save(tmp_path / "net.npz")
    close(Sequential.load(tmp_path / "net.npz")(X), net(X))
    with pytest.raises(ValueError, match="two for each pair"):
        net(X[:, :7])


def test_a_batch_has_views_of_people_each_once(rng):
    labels = np.array([5, 5, 5, 2, 2, 8, 8, 8, 8, 1])
    which = batch_of(labels, 3, 2, rng)
    assert len(set(which)) == 6 and sorted(labels[which][::2]) == [2, 5, 8]
    assert np.array_equal(labels[which][::2], labels[which][1::2])
    with pytest.raises(ValueError, match="has 3 with so many"):
        batch_of(labels, 4, 2, rng)


def test_the_pairs_of_a_batch_use_every_picture_twice():
    places, Y = pairs_of_batch(5, 4)
    one, other = places[0::2] // 4, places[1::2] // 4
    assert np.array_equal(one == other, Y[0] == 1) and Y.sum() == 10 and Y.shape == (1, 20)
    assert not (places[0::2] == places[1::2]).any()
    assert np.array_equal(np.bincount(places), np.full(20, 2))


def test_training_tells_people_apart_who_were_not_there(rng):
    """Six numbers of twelve say who it is, the others are louder and say nothing."""

    def pictures(m):
        who = np.repeat(rng.normal(size=(m, 6)), 6, axis=0) + 0.2 * rng.normal(size=(6 * m, 6))
        return np.concatenate([who, 3 * rng.normal(size=who.shape)], axis=1).T, np.repeat(np.arange(m), 6)

    (X, labels), (X_dev, labels_dev), (X_test, labels_test) = pictures(60), pictures(20), pictures(20)

    def accuracy(net):
        return verify(
            embeddings(net, X_dev), labels_dev, embeddings(net, X_test), labels_test, rng, 1000
        ).accuracy

    net = Sequential([Dense(12, 6, rng), UnitLength()], TripletLoss(0.4))
    before = accuracy(net)
    steps = list(train_on_triplets(net, X, labels, Adam(0.02), 150, 8, 4, rng))
    assert before < 0.7 and accuracy(net) > 0.85
    assert steps[-1].active < steps[0].active and steps[-1].cost < steps[0].cost
    pairwise = Sequential([Dense(12, 6, rng), PairDifferences(), Dense(6, 1, rng), Activation("sigmoid")])
    found = list(train_on_pairs(pairwise, X, labels, Adam(0.02), 150, 8, 4, rng))
    assert np.mean([step.active for step in found[-20:]]) < 0.2


def test_what_does_not_fit_is_refused_before_the_first_step(rng):
    net, X, labels = (
        Sequential([Dense(6, 4, rng), UnitLength()], TripletLoss()),
        signed(rng, 6, 8),
        np.arange(8) // 2,
    )
    for settings, told in (
        ({"labels": labels[:7]}, "there are 7 labels"),
        ({"people": 5}, "wanted are 5 identities"),
        ({"steps": 0}, "steps is 0"),
        ({"rng": None}, "rng"),
        ({"loss": "triplet"}, "wanted is a TripletLoss"),
    ):
        given = {"labels": labels, "steps": 3, "people": 2, "views": 2, "rng": rng} | settings
        with pytest.raises(ValueError, match=told):
            train_on_triplets(net, X, optimizer=Adam(0.1), **given)
    with pytest.raises(ValueError, match="PairDifferences"):
        train_on_pairs(net, X, labels, Adam(0.1), 3, 2, 2, rng)


def test_the_layers_of_an_embedder_fit_to_their_pictures(rng):
    net = Sequential(embedder(11, 2, 5, rng, (3, 4)), TripletLoss(), shape=(None, 11, 11, 2))
    F = embeddings(net, signed(rng, 7, 11, 11, 2))
    close(np.sum(F * F, axis=1), np.ones(7))
    assert F.shape == (7, 5)
