"""triplet_lab and tau_lab: what they say is true, and the learner's functions in them."""

import numpy as np
import pytest

from dlcore import embedding, explore, gradients
from dlcore.explore import distances, triplets
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers

# triplet_lab

SETTINGS = [
    {},
    {"margin": 1.25, "x": 0.9, "y": 0.95},
    {"margin": 0.0, "positive": 0.0, "x": -3.0, "y": 3.0},
    {"margin": 2.0, "positive": 2.0, "x": 0.5, "y": -0.25},
    {"margin": 0.5, "positive": 0.75, "x": 0.0, "y": 0.0},
]


@pytest.mark.parametrize("values", SETTINGS, ids=str)
def test_triplet_lab_says_its_numbers(values):
    exploration = explore.triplet_lab(**values)
    at = exploration.values
    dp, margin = at["positive"] ** 2, at["margin"]
    dn = [float(x * x + y * y) for x, y in np.vstack([[at["x"], at["y"]], triplets.NEGATIVES])]
    losses = [max(dp - d + margin, 0) for d in dn]
    hard = sum(d <= dp and loss > 0 for d, loss in zip(dn, losses, strict=True))
    semi = sum(dp < d < dp + margin for d in dn)
    said = [dp, dn[0], margin, losses[0], dp + margin, np.sqrt(dp + margin), 25]
    said += [hard, semi, 25 - hard - semi, sum(losses)]
    assert numbers(exploration.alt) == pytest.approx(said, abs=6e-3)
    a = exploration.arrays
    assert a.cost == pytest.approx(sum(losses))
    assert ((a.losses > 0) == (a.kinds != "easy")).all()


@pytest.mark.parametrize(("margin", "positive", "x", "y"), [(0.2, 1.0, 0.3, -0.4), (2.0, 1.5, -1.2, 0.7)])
def test_the_arrows_point_downhill(margin, positive, x, y):
    a = explore.triplet_lab(margin=margin, positive=positive, x=x, y=y).arrays

    def loss(points):
        return embedding.triplet_cost(points[:1], points[1:2], points[2:], margin)

    points = np.array([[0.0, 0.0], [positive, 0.0], [x, y]])
    slopes = gradients.numerical_grad(loss, points)
    assert np.array([a.pulls[name] for name in "APN"]) == pytest.approx(-slopes, abs=1e-5)


def test_a_triplet_without_a_loss_pulls_nothing():
    assert explore.triplet_lab(x=2, y=2).arrays.pulls is None
    stage, a = explore.triplet_lab.stage(), explore.triplet_lab(x=0.5, y=0.5).arrays
    stage.show(explore.triplet_lab.draw, a)
    assert {"pull A", "pull P", "pull N"} <= stage.boards[0].drawn
    stage.show(explore.triplet_lab.draw, explore.triplet_lab(x=2, y=2).arrays)
    assert not {"pull A", "pull P", "pull N"} & stage.boards[0].drawn


def test_the_answer_of_triplet_lab_is_where_its_circle_lies():
    radius = explore.triplet_lab.prediction.answer
    assert radius == np.sqrt(1 + 1.25)
    a = explore.triplet_lab(margin=1.25, positive=1)
    assert f"a radius of {radius:.3f}" in a.alt
    assert np.hypot(*triplets.circle(a.arrays.dp + a.arrays.margin)) == pytest.approx(radius)
    outside, inside = (explore.triplet_lab(margin=1.25, x=x, y=0).arrays for x in (1.5, 1.45))
    assert outside.losses[0] == 0 < inside.losses[0]


def test_the_task_of_triplet_lab_leads_where_it_says():
    counts = {}
    for margin in np.arange(0, 2.05, 0.05).round(2):
        kinds = explore.triplet_lab(margin=float(margin)).arrays.kinds
        counts[margin] = (kinds == "semi-hard").sum() - (kinds == "hard").sum()
    assert counts[0.2] < 0
    assert 0 in counts.values()
    same = [explore.triplet_lab(margin=m, positive=0, x=0, y=0).arrays.losses[0] for m in (0, 0.2)]
    assert same == [0, 0.2]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"triplet_cost": lambda A, P, N, margin: embedding.triplet_cost(A, P, N, margin) / 25},
            ", the mean over the triplets instead of their sum.",
        ),
        (
            {"triplet_cost": lambda A, P, N, margin: embedding.triplet_cost(A, P, N, 0)},
            "Your triplet_cost differs from the reference: it gives",
        ),
        ({"semi_hard": lambda dp, dn, margin: dn > dp}, "at negative 1 it is True instead of False"),
        ({"semi_hard": lambda dp, dn, margin: dn < dp}, "instead of"),
        ({"semi_hard": lambda dp, dn, margin: bool(dn[0] > dp[0])}, "has the shape ()"),
    ],
    ids=["mean", "no margin", "easy too", "hard", "one"],
)
def test_wrong_functions_are_told_in_words(given, said, recwarn):
    exploration = explore.triplet_lab(**given)
    assert said in exploration.alt
    assert exploration.alt.startswith(explore.triplet_lab().alt)
    assert exploration.png
    assert not recwarn.list


def test_the_negatives_where_theirs_differs_are_framed():
    given = {"semi_hard": lambda dp, dn, margin: dn > dp}
    assert coloured(explore.triplet_lab(**given), PURPLE) > 1000
    right = explore.triplet_lab(semi_hard=lambda dp, dn, margin: (dp < dn) & (dn < dp + margin))
    assert coloured(right, PURPLE) < 400  # its line in the key
    assert right.alt.endswith("Your semi_hard agrees with the reference.")


# tau_lab


def every_pair(spread):
    """Squared distances of all pairs of one person and of two, one pair at a time, from the same pictures."""
    rng = np.random.default_rng(0)
    middles = rng.normal(size=(40, 1, 16))
    middles /= np.sqrt((middles**2).sum(axis=-1, keepdims=True))
    F = middles + spread * rng.normal(size=(40, 4, 16)) / 4
    F = (F / np.sqrt((F**2).sum(axis=-1, keepdims=True))).reshape(160, 16)
    found = {True: [], False: []}
    for i in range(160):
        for j in range(i):
            found[i // 4 == j // 4].append(((F[i] - F[j]) ** 2).sum())
    return np.array(found[True]), np.array(found[False])


@pytest.mark.parametrize(("tau", "spread"), [(0.7, 0.4), (1.1, 0.8), (0.0, 0.05), (4.0, 1.5), (2.0, 1.5)])
def test_tau_lab_says_its_numbers(tau, spread):
    exploration = explore.tau_lab(tau=tau, spread=spread)
    same, different = every_pair(spread)
    rejected, accepted = (same >= tau).sum(), (different < tau).sum()
    said = [tau, spread, 240, rejected, 100 * rejected / 240, 12_480, accepted, 100 * accepted / 12_480]
    assert numbers(exploration.alt) == pytest.approx(said, abs=6e-3)


def test_the_curve_holds_what_each_tau_gives():
    for tau in (0.3, 0.95, 2.4):
        a = explore.tau_lab(tau=tau, spread=0.9).arrays
        here = round(100 * tau)
        assert [share[here] for share in a.curve] == pytest.approx([a.accepted, a.false_accepts])


def test_the_answer_of_tau_lab_is_what_it_finds():
    for spread in (0.3, 0.8, 1.5):
        found = [explore.tau_lab(tau=tau, spread=spread).arrays for tau in (0.5, 1, 1.5, 2, 3)]
        in_, away = ([getattr(a, name) for a in found] for name in ("false_accepts", "false_rejects"))
        assert in_ == sorted(in_)
        assert away == sorted(away, reverse=True)
        assert in_[0] < in_[-1]
    assert explore.tau_lab.prediction.answer.startswith("more strangers get in")


def test_the_task_of_tau_lab_leads_where_it_says():
    taus = np.arange(0, 4.05, 0.05).round(2)
    found = [explore.tau_lab(tau=float(tau), spread=0.8).arrays for tau in taus]
    gap = [abs(a.false_accepts - a.false_rejects) for a in found]
    assert min(gap) < 0.005
    strict = [a for a in found if a.false_accepts <= 0.001][-1]
    assert strict.false_rejects > 0.5


def test_only_better_embeddings_lower_both_errors():
    near, far = (explore.tau_lab(tau=0.9, spread=spread).arrays for spread in (0.3, 1.0))
    assert near.false_rejects < far.false_rejects
    assert near.false_accepts <= far.false_accepts + 0.01


def test_no_distance_that_is_asked_is_a_tau():
    taus = np.arange(0, 4.05, 0.05)
    assert abs(distances.ASKED[:, np.newaxis] - taus).min() > 0.02
    assert explore.tau_lab(same_person=lambda d, tau: d <= tau).alt.endswith("agrees with the reference.")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda d, tau: d > tau, "at d = 0.025 it is False instead of True"),
        (lambda d, tau: d >= 0, "at d = 0.725 it is True instead of False"),
        (lambda d, tau: d, "at d = 0.025 it is 0.025 instead of True"),
        (lambda d, tau: np.array([d < tau]), "has the shape (1,)"),
    ],
    ids=["turned", "always", "distance", "array"],
)
def test_a_wrong_same_person_is_told(function, said, recwarn):
    exploration = explore.tau_lab(same_person=function)
    assert said in exploration.alt
    assert exploration.png
    assert not recwarn.list
