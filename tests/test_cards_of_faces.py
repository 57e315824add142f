"""Chapter 16: what its predictions call the answer is what the library computes."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from dlcore import datasets, embedding, siamese, verification
from dlcore.activations import sigmoid
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.triplets import TripletLoss, active_share, choose_triplets
from tests.card_proofs import Proofs, nearest

PROOFS = Proofs()

FOUR_OF_TEN = np.repeat(np.arange(10), 4)


def directions(rng, *shape):
    """Random rows of length 1."""
    F = rng.normal(size=shape)
    return F / np.linalg.norm(F, axis=1, keepdims=True)


# Distances


@PROOFS.of("E19")
def _():
    rng = np.random.default_rng(0)
    stored = directions(rng, 50, 64)
    again = stored + rng.normal(0, 0.04, stored.shape)
    coming = {"Employees alone": embedding.sq_dist(stored, again)}
    coming["Strangers alone"] = embedding.sq_dist(stored, directions(rng, 50, 64))
    opened = {name: sum(d > 0.7 for d in distances) for name, distances in coming.items()}
    assert all(embedding.same_person(d, 0.7) for d in coming["Employees alone"])
    assert set(opened.values()) == {0, 50}
    return max(opened, key=opened.get)


@PROOFS.of("16.p1")
def _():
    rng = np.random.default_rng(0)
    F1, F2 = directions(rng, 500, 2), directions(rng, 500, 2)
    opposite = embedding.sq_dist(F1, -F1)
    assert embedding.sq_dist(F1, F2).max() <= opposite.max() + 1e-12
    return f"{opposite.max():g}"


# Triplets


@PROOFS.of("16.p2")
def _():
    same = np.full((10, 3), 0.7)
    assert embedding.triplet_cost(same, same, same, 0.0) == 0
    return f"{embedding.triplet_cost(same, same, same, 0.2):g}"


@PROOFS.of("16.p3")
def _():
    A, margin = np.zeros((2, 1)), 0.5
    P, N = np.sqrt([[1.5], [0.5]]), np.sqrt([[1.0], [4.0]])
    differences = embedding.sq_dist(A, P) - embedding.sq_dist(A, N) + margin
    np.testing.assert_allclose(differences, [1, -3])
    return f"{embedding.triplet_cost(A, P, N, margin):g}"


@PROOFS.of("16.p4")
def _():
    A, P, N = np.zeros((1, 2)), np.array([[0.5, 0.0]]), np.array([[0.0, np.sqrt(0.35)]])
    assert embedding.triplet_cost(A, P, N, 0.2) == pytest.approx(0.1)
    return f"{embedding.triplet_cost(2 * A, 2 * P, 2 * N, 0.2):g}"


@PROOFS.of("16.p5")
def _():
    of_1000, of_10 = (4 * people * 3 * 4 * (people - 1) for people in (1000, 10))
    a, p, n = choose_triplets(np.ones((40, 40)), FOUR_OF_TEN, "all")
    assert np.all((a != p) & (FOUR_OF_TEN[a] == FOUR_OF_TEN[p]) & (FOUR_OF_TEN[a] != FOUR_OF_TEN[n]))
    assert len(set(zip(a, p, n, strict=True))) == of_10 and of_1000 == pytest.approx(48e6, rel=0.01)
    return f"{of_10}"


# Pairs


@PROOFS.of("16.p6")
def _():
    same = [one == other for one, other in combinations(FOUR_OF_TEN, 2)]
    assert (sum(same), len(same)) == (60, 780)
    return nearest(np.mean(same), {"About 1 in 2": 1 / 2, "About 1 in 4": 1 / 4, "About 1 in 13": 1 / 13})


@PROOFS.of("16.p7")
def _():
    rng = np.random.default_rng(0)
    stranger, names = np.eye(16)[0], [f"employee {k}" for k in range(100)]
    others = directions(rng, 100_000, 16)
    tau = np.quantile(np.sum((others - stranger) ** 2, axis=1), 0.01)
    let_in = [
        embedding.identify(stranger, db, names, tau) is not None for db in others.reshape(1000, 100, 16)
    ]
    return nearest(np.mean(let_in), {"1 percent": 0.01, "63 percent": 0.63, "100 percent": 1.0})


@PROOFS.of("16.p8")
def _():
    f1, f2, w = np.array([0.9, 0.2]), np.array([0.1, 0.5]), np.array([2.0, -2.0])
    w *= np.log(9) / np.dot(w, f1 - f2)
    one, swapped = sigmoid(np.dot(w, f1 - f2)), sigmoid(np.dot(w, f2 - f1))
    assert one == pytest.approx(0.9)
    assert embedding.siamese_prob(f1, f2, w, 0.0) == embedding.siamese_prob(f2, f1, w, 0.0)
    return f"{swapped:.1f}"


@PROOFS.of("16.p9")
def _():
    f = np.array([0.3, -1.7])
    assert embedding.siamese_prob(f, f, np.array([-1.0, -2.0]), 0.0) == 0.5
    return f"{embedding.siamese_prob(f, f, np.array([-1.0, -2.0]), 3.0):.2f}"


# People


@PROOFS.of("16.p10")
def _():
    (F_dev, who_dev), (F_test, who_test) = (
        (X.reshape(len(X), -1).astype(float), labels)
        for X, labels in (datasets.portraits(40, 8, part=part) for part in ("dev", "test"))
    )
    found = verification.verify(F_dev, who_dev, F_test, who_test, np.random.default_rng(0))
    shares = {"About 60 percent": 0.6, "About 80 percent": 0.8, "About 95 percent": 0.95}
    return nearest(found.accuracy, shares)


@cache
def learned_from():
    """Embeddings (m, d) and identities of the people in each part, after 100 steps on those of train."""
    rng = np.random.default_rng(0)
    people = {part: datasets.portraits(50, 10, side=16, part=part) for part in ("train", "dev", "test")}
    net = Sequential(siamese.embedder(16, 3, 32, rng), loss=TripletLoss(0.3), dtype=np.float32)
    for _ in siamese.train_on_triplets(net, *people["train"], Adam(0.003), 100, rng=rng):
        pass
    return {part: (verification.embeddings(net, X).astype(float), who) for part, (X, who) in people.items()}


@PROOFS.of("16.p11")
def _():
    F, who = learned_from()["train"]
    share = active_share(F.T, who, 0.3, "all")
    return nearest(share, {"About 9 in 10": 0.9, "About 1 in 2": 0.5, "About 1 in 100": 0.01})


@PROOFS.of("16.p12")
def _():
    compared = {}
    for part, (F, who) in learned_from().items():
        i, j, same = verification.pairs(who, 4000, np.random.default_rng(0))
        compared[part] = embedding.sq_dist(F[i], F[j]), same
    d, same = compared["test"]
    of_train, of_dev = (verification.best_threshold(*compared[part]) for part in ("train", "dev"))
    more = {
        "Different people are called the same": np.mean(d[~same] < of_train) - np.mean(d[~same] < of_dev),
        "One person is called two people": np.mean(d[same] >= of_train) - np.mean(d[same] >= of_dev),
    }
    return max(more, key=more.get) if max(more.values()) > 0.03 else "Nothing, all people are alike"


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
