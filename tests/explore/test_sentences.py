"""What the sentences say is true of the arrays, and of the mathematics."""

from itertools import product

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import bowl, curvature, scaling, sigmoid_curve
from tests.explore.settings import numbers, pixels


@pytest.mark.parametrize(
    ("w", "b", "output"), [(2, -6, "sigmoid"), (0.5, 1, "line"), (-3, 2, "sigmoid"), (0, 1, "line")]
)
def test_sigmoid_line_tells_the_threshold(w, b, output):
    x = explore.sigmoid_line(w=w, b=b, output=output)
    a = x.arrays
    if w:
        height = sigmoid_curve.output_at(output, w, b, a.crossing)
        assert height == pytest.approx(0.5)
        assert f"{a.crossing:.2f}" in x.alt
    else:
        assert "same for every x" in x.alt
    right = sum((y > 0.5) == label for y, label in zip(a.y_hat, sigmoid_curve.LABEL, strict=True))
    assert f"{right} of 12" in x.alt
    assert f"{np.sum((a.y_hat < 0) | (a.y_hat > 1))} of the outputs" in x.alt


def test_the_threshold_of_the_prediction_is_where_the_explorer_finds_it():
    exploration = explore.sigmoid_line(w=2, b=-6)
    assert exploration.arrays.crossing == explore.sigmoid_line.prediction.answer == 3


def test_only_the_line_leaves_the_probabilities():
    assert not explore.sigmoid_line(w=10, b=-10).arrays.outside.any()
    assert explore.sigmoid_line(w=1, b=0, output="line").arrays.outside.sum() == 11


def test_one_wrong_example_can_be_reached_and_not_none():
    wrong = {
        int((~explore.sigmoid_line(w=w, b=b).arrays.right).sum())
        for w in (1, 2, 5)
        for b in np.arange(-10, 10.25, 0.25)
    }
    assert min(wrong) == 1


@pytest.mark.parametrize("shapes", list(product((1, 2, 3, 4), repeat=4)), ids=str)
def test_broadcast_lab_agrees_with_numpy(shapes):
    names = ("a_rows", "a_columns", "b_rows", "b_columns")
    exploration = explore.broadcast_lab(**dict(zip(names, shapes, strict=True)))
    a = exploration.arrays
    assert (a.a.shape, a.b.shape) == (shapes[:2], shapes[2:])
    try:
        wanted = np.broadcast_shapes(shapes[:2], shapes[2:])
    except ValueError:
        assert a.total is None
        assert "error" in exploration.alt
        assert "could not be broadcast" in exploration.alt
    else:
        assert a.total.shape == wanted
        assert str(wanted) in exploration.alt
        assert numbers(exploration.alt)[-2:] == [a.total[0, 0], a.total[-1, -1]]
        stretched = [name for name, shape in (("A", shapes[:2]), ("B", shapes[2:])) if shape != wanted]
        said = ("Nothing is stretched", f"{stretched} is stretched", "Both are stretched")[len(stretched)]
        assert said.translate(str.maketrans("", "", "[']")) in exploration.alt


def test_scale_curves_turns_the_order_round():
    few, many = explore.scale_curves(n_examples=100), explore.scale_curves(n_examples=100_000)
    order = ["classic", "small", "medium", "large"]
    assert sorted(order, key=few.arrays.here.get) == order
    assert sorted(order, key=many.arrays.here.get) == order[::-1]
    assert few.alt.endswith("Lowest: classic method.")
    assert many.alt.endswith("Lowest: large network.")


def test_scale_curves_says_its_numbers_and_that_they_are_invented():
    exploration = explore.scale_curves(n_examples=2500, noise=0.35)
    assert exploration.alt.startswith("Invented")
    assert numbers(exploration.alt)[2:] == [round(error, 3) for error in exploration.arrays.here.values()]


def test_noise_costs_every_model_and_leaves_a_coin_toss_at_the_end():
    errors = [scaling.error("large", 1000, noise) for noise in np.linspace(0, 1, 21)]
    assert all(np.diff(errors) > 0)
    assert errors[-1] == 0.5
    first_best = [
        min(
            n
            for n in scaling.EXAMPLES
            if "large" in scaling.best(explore.scale_curves(n_examples=round(n), noise=x).arrays)
        )
        for x in (0.0, 0.4)
    ]
    assert first_best[1] > 2 * first_best[0]


@pytest.mark.parametrize("loss", ["log", "squared"])
def test_the_valleys_of_loss_bowl_are_the_ones_it_names(loss):
    w = np.linspace(-8, 8, 160_001)
    J = bowl.cost(loss, w)
    lowest = [k for k in range(1, len(w) - 1) if J[k] < J[k - 1] and J[k] < J[k + 1]]
    found = sorted((J[k], w[k]) for k in lowest)
    assert len(found) == len(bowl.VALLEYS[loss])
    for (J_found, w_found), (w_named, J_named) in zip(found, bowl.VALLEYS[loss], strict=True):
        assert (w_found, J_found) == pytest.approx((w_named, J_named), abs=6e-4)


@pytest.mark.parametrize("loss", ["log", "squared"])
@pytest.mark.parametrize("w", [-3.0, -0.5, 0.7, 2.0])
def test_the_slope_of_loss_bowl_is_that_of_its_cost(loss, w):
    h = 1e-5
    slope = (bowl.cost(loss, np.array([w + h])) - bowl.cost(loss, np.array([w - h]))) / (2 * h)
    assert bowl.slope(loss, np.array([[w]])).item() == pytest.approx(slope.item(), rel=1e-6)


@pytest.mark.parametrize(
    ("start", "lr", "steps", "loss", "words"),
    [
        (2, 10, 100, "squared", "in the worse of two valleys"),
        (-2, 10, 100, "squared", "in the deeper valley"),
        (6, 10, 100, "squared", "almost where it started"),
        (4, 0.1, 20, "squared", "almost where it started"),
        (6, 1, 100, "log", "at the minimum"),
        (-8, 1, 100, "log", "at the minimum"),
        (4, 0.1, 20, "log", "still on its way"),
        (8, 10, 100, "log", "outside the picture"),
    ],
)
def test_where_the_walks_of_loss_bowl_end(start, lr, steps, loss, words):
    exploration = explore.loss_bowl(start=start, lr=lr, steps=steps, loss=loss)
    assert words in exploration.alt
    walk = exploration.arrays.reference.w[:, 0]
    assert len(walk) == steps + 1
    assert numbers(exploration.alt)[-3:] == pytest.approx(
        [round(walk[-1], 2), *np.round(exploration.arrays.cost[[0, -1]], 3)]
    )


@pytest.mark.parametrize("kappa", [1, 2, 10, 37, 50])
@pytest.mark.parametrize("share", [0.3, 0.49, 0.7, 0.97, 1.03, 1.4])
def test_learning_rate_diverges_beyond_two_over_the_curvature(kappa, share):
    lr = min(max(share * 2 / kappa, 0.01), 3.0)
    exploration = explore.learning_rate(lr=lr, curvature=kappa)
    cost, b = exploration.arrays.cost, exploration.arrays.reference.b
    grows = lr * kappa > 2
    assert ("diverges" in exploration.alt) == grows == (abs(b[-1]) > 1)
    assert ("swings" in exploration.alt) == (1 < lr * kappa < 2) == bool(b[1] < 0 and not grows)
    assert numbers(exploration.alt)[-2:] == pytest.approx([cost[0], cost[-1]], rel=0.006)


def test_the_plan_of_learning_rate_holds():
    near, far = explore.learning_rate(lr=0.18, curvature=10), explore.learning_rate(lr=0.21, curvature=10)
    assert abs(near.arrays.reference.b[-1]) < 1e-4
    assert far.arrays.reference.b[-1] == pytest.approx(117.39, abs=0.01)
    assert explore.learning_rate(lr=0.2, curvature=10).arrays.verdict == "bounces"
    assert explore.learning_rate.prediction.answer == "0.2"


def test_a_step_that_lands_in_the_minimum_is_drawn():
    exploration = explore.learning_rate(lr=1, curvature=1)
    assert exploration.arrays.cost[1] == 0
    assert "falls smoothly" in exploration.alt
    assert (pixels(exploration) < 128).any()


def test_the_contours_are_where_the_cost_has_their_level():
    w, b = curvature.contours(10)
    cost = curvature.cost(w, b, 10) / curvature.cost(curvature.START_W, curvature.START_B, 10)
    found = np.unique(np.round(cost[np.isfinite(cost)], 9))
    assert found == pytest.approx(curvature.LEVELS)


@pytest.mark.parametrize(
    "correct",
    [explorer for explorer in explore.EXPLORERS if explorer.prediction.choices],
    ids=lambda e: e.name,
)
def test_the_answer_of_a_prediction_is_among_its_choices(correct):
    assert correct.prediction.answer in correct.prediction.choices
    assert correct.prediction.reason


def test_the_predictions_of_the_bowl_and_the_shapes_are_what_happens():
    worse = explore.loss_bowl(start=2, lr=10, steps=100, loss="squared")
    assert explore.loss_bowl.prediction.answer == "in a worse valley"
    assert "worse" in worse.alt
    assert explore.broadcast_lab(a_rows=2, a_columns=3, b_rows=4, b_columns=3).arrays.total is None
