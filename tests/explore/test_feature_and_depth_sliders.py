"""feature_scale and signal_depth: what they say is true, and the learner's functions in them."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import feature_ranges, signals
from dlcore.initializers import init_std
from dlcore.logistic import logreg_gradients
from dlcore.losses import logistic_cost_from_logits
from dlcore.practice import todo
from dlcore.scaling import fit_scaler
from tests.explore.own import ORANGE, PURPLE, coloured, stopped
from tests.explore.settings import numbers

# feature_scale


@pytest.mark.parametrize(("ratio", "lr"), [(1, 0.1), (10, 0.03), (300, 1e-6)])
def test_the_walk_of_feature_scale_is_gradient_descent(ratio, lr):
    X, Y = feature_ranges.features(ratio), feature_ranges.examples()[1]
    w, b, costs = np.zeros((2, 1)), 0.0, []
    for _step in range(feature_ranges.STEPS + 1):
        costs.append(logistic_cost_from_logits(w.T @ X + b, Y))
        dw, db = logreg_gradients(w, b, X, Y.astype(int))
        w, b = w - lr * dw, b - lr * db
    a = explore.feature_scale(ratio=ratio, lr=lr).arrays
    assert a.chosen is a.raw
    assert a.raw.costs == pytest.approx(np.array(costs))
    k = int(np.argmin(abs(feature_ranges.RATES - lr)))
    near = explore.feature_scale(ratio=ratio, lr=float(feature_ranges.RATES[k])).arrays
    assert near.raw.last[k] == pytest.approx(near.raw.costs[-1])


@pytest.mark.parametrize("normalised", [False, True])
@pytest.mark.parametrize("ratio", [1, 40])
def test_the_contours_of_feature_scale_have_the_levels_they_should(normalised, ratio):
    from scipy.optimize import minimize_scalar

    X, Y = feature_ranges.features(ratio), feature_ranges.examples()[1]
    X = feature_ranges.scaled(X) if normalised else X
    a = explore.feature_scale(ratio=ratio, normalise="on" if normalised else "off").arrays
    places = np.array(a.contours).T
    places = places[np.isfinite(places).all(axis=1)][::29]
    assert len(places) > 20
    for w in places:
        best = minimize_scalar(lambda b, w=w: logistic_cost_from_logits(w[np.newaxis] @ X + b, Y))
        assert min(abs(np.log(best.fun / np.array(feature_ranges.LEVELS)))) < 0.06


def test_the_plan_of_feature_scale_holds():
    """Ranges (0, 1) and (0, 1000): raw 0.64 at best, above 1 from a learning rate of 1e-4 on; scaled low with 10."""
    slow, fast = (explore.feature_scale(ratio=1000, lr=lr).arrays for lr in (1e-6, 1e-4))
    assert 0.6 < slow.chosen.costs[-1] < slow.chosen.costs[0]
    assert slow.raw.last.min() > 0.6
    assert fast.chosen.costs.max() > 2
    scaled = explore.feature_scale(ratio=1000, lr=10, normalise="on").arrays.chosen.costs
    assert scaled[-1] < 0.12


def test_the_answer_of_feature_scale_is_how_far_w1_gets():
    """Beside the best weights, which many steps on the scaled features find."""
    X, Y = feature_ranges.features(100), feature_ranges.examples()[1]
    scaled = feature_ranges.scaled(X)
    w, b = np.zeros((2, 1)), 0.0
    for _step in range(20_000):
        dw, db = logreg_gradients(w, b, scaled, Y)
        w, b = w - 1.5 * dw, b - 1.5 * db
    best = w[0, 0] / X[0].std()
    assert np.abs(dw).max() < 1e-4
    a = explore.feature_scale(ratio=100, lr=0.002).arrays.chosen
    assert all(np.diff(a.costs) < 0)
    assert explore.feature_scale(ratio=100, lr=0.003).arrays.chosen.costs[-1] > np.log(2)
    assert a.path[-1, 0] / best < 0.01
    assert 1500 < best / a.path[-1, 0] < 4000
    assert explore.feature_scale.prediction.answer == "less than one percent"


@pytest.mark.parametrize("ratio", [1, 31.6, 1000])
def test_scaled_features_do_not_know_their_range(ratio):
    one, other = (explore.feature_scale(ratio=r, lr=0.5, normalise="on").arrays.chosen for r in (1, ratio))
    assert other.path == pytest.approx(one.path)


@pytest.mark.parametrize(("ratio", "lr", "normalise"), [(1, 0.1, "off"), (100, 0.1, "off"), (250, 3, "on")])
def test_feature_scale_says_its_numbers(ratio, lr, normalise):
    exploration = explore.feature_scale(ratio=ratio, lr=lr, normalise=normalise)
    a = exploration.arrays
    said = numbers(exploration.alt.replace("x1 ", "").replace("x2 ", ""))
    peak = [a.chosen.costs.max()] if a.chosen.costs.max() > 1.001 * a.chosen.costs[0] else []
    wanted = [0, 1, 0, ratio, 100, lr, a.chosen.costs[0], a.chosen.costs[-1], *peak, 10]
    assert said == pytest.approx([*wanted, a.raw.last.min(), a.scaled.last.min()], rel=6e-3)
    assert ("scaled: 100 steps" in exploration.alt) == (normalise == "on")


def own_fit(X):
    return X.mean(axis=1).reshape(-1, 1), np.sqrt(
        ((X - X.mean(axis=1, keepdims=True)) ** 2).mean(axis=1, keepdims=True)
    )


def own_apply(X, mu, sigma):
    X -= mu
    return X / sigma


def variance(X):
    return X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)


@pytest.mark.parametrize(
    "given",
    [
        {"fit_scaler": own_fit},
        {"apply_scaler": own_apply},
        {"fit_scaler": own_fit, "apply_scaler": own_apply},
    ],
)
def test_right_scalers_give_the_same_path(given):
    exploration = explore.feature_scale(ratio=50, lr=1, normalise="on", **given)
    assert f"X scaled with your {' and '.join(given)} is as the reference scales it." in exploration.alt
    assert exploration.arrays.own.path == pytest.approx(exploration.arrays.scaled.path)
    assert coloured(exploration, ORANGE) > 60


def test_the_references_own_scaler_is_drawn_once():
    exploration = explore.feature_scale(normalise="on", fit_scaler=fit_scaler)
    assert exploration.arrays.own is None
    assert "your" not in exploration.alt


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"fit_scaler": variance}, ["has means 0, 0 and standard deviations 3.51, 0.0349"]),
        ({"fit_scaler": lambda X: (X.mean(axis=1), X.std(axis=1))}, ["mu", "shape (2,)", "(2, 1)"]),
        ({"fit_scaler": lambda X: X.mean(axis=1, keepdims=True)}, ["2 values (mu, sigma)"]),
        ({"fit_scaler": lambda X: (X.mean(axis=1, keepdims=True), 0 * X[:, :1])}, ["nan"]),
        ({"apply_scaler": lambda X, mu, sigma: X - mu}, ["standard deviations 0.285, 28.6"]),
        ({"apply_scaler": lambda X, mu, sigma: 1e300 * X}, ["means inf, inf"]),
        ({"apply_scaler": lambda X, mu, sigma: None}, ["returned None"]),
        ({"apply_scaler": lambda X, mu, sigma: X[3]}, ["IndexError"]),
        ({"apply_scaler": lambda X, mu, sigma: todo()}, ["not written yet"]),
    ],
    ids=["variance", "flat", "one value", "zero", "not divided", "huge", "None", "raises", "todo"],
)
def test_wrong_scalers_are_told_in_words(given, said, recwarn):
    exploration = explore.feature_scale(ratio=100, normalise="on", **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.feature_scale(ratio=100, normalise="on").alt)
    assert exploration.png
    assert not recwarn.list
    assert explore.feature_scale(**given).alt.endswith("Switch scaling on to see it.")


# signal_depth


@pytest.mark.parametrize(
    ("activation", "std", "low", "high"),
    [("tanh", 0.01, 5e-11, 2e-10), ("relu", 0.01, 1e-12, 1e-11), ("relu", 1, 1e8, 1e9), ("tanh", 1, 0.5, 1)],
)
def test_the_plan_of_signal_depth_holds(activation, std, low, high):
    """Each of ten layers multiplies by 10 std, with relu by 10 std / sqrt(2), as long as tanh is straight."""
    chosen = explore.signal_depth(std=std, activation=activation).arrays.courses["chosen"]
    assert low < chosen.forward[-1] < high


@pytest.mark.parametrize("depth", [1, 7, 10, 50])
def test_he_keeps_the_signal_and_the_gradient(depth):
    fair = explore.signal_depth(depth=depth, activation="relu").arrays.courses["fair"]
    for values in (fair.forward, fair.backward):
        assert len(values) == depth
        assert (0.4 < values).all()
        assert (values < 2.5).all()


def test_the_gradient_of_signal_depth_is_that_of_a_number_at_the_end():
    """dJ/dA of layer 1 for J = sum of the last A times the gradient there, by nudging a few entries of that A."""
    signal, gradient, _weights = signals.drawn()
    Ws = signals.weights(0.12, 3)
    first = np.tanh(Ws[0] @ signal)

    def J(A):
        for W in Ws[1:]:
            A = np.tanh(W @ A)
        return np.sum(A * gradient)

    entries = [(k, k % 7) for k in range(0, 100, 3)]
    slopes = []
    for entry in entries:
        nudge = np.zeros_like(first)
        nudge[entry] = 1e-4
        slopes.append((J(first + nudge) - J(first - nudge)) / 2e-4)
    backward = explore.signal_depth(depth=3, std=0.12).arrays.courses["chosen"].backward
    assert backward[-1] == pytest.approx(1)
    assert np.sqrt(np.mean(np.square(slopes))) == pytest.approx(backward[0], rel=0.35)


@pytest.mark.parametrize(
    ("depth", "std", "activation"), [(10, 0.1, "tanh"), (50, 0.01, "relu"), (50, 1, "relu")]
)
def test_signal_depth_says_its_numbers_and_what_is_outside(depth, std, activation):
    exploration = explore.signal_depth(depth=depth, std=std, activation=activation)
    a = exploration.arrays
    chosen, fair = a.courses["chosen"], a.courses["fair"]
    assert numbers(exploration.alt) == pytest.approx(
        [
            depth,
            100,
            std,
            1,
            chosen.forward[-1],
            1,
            chosen.backward[0],
            1,
            fair.std,
            fair.forward[-1],
            fair.backward[0],
        ],
        rel=0.06,
    )
    assert fair.std == init_std(100, activation)


def test_the_answer_of_signal_depth_is_what_it_finds():
    question = explore.signal_depth.prediction
    found = explore.signal_depth(depth=50, std=0.2, activation="relu").arrays.courses["chosen"].forward[-1]
    distances = {choice: abs(np.log(float(choice.split()[-1]) / found)) for choice in question.choices}
    assert min(distances, key=distances.get) == question.answer


def own_rms(A0, Ws, g):
    sizes = []
    for W in Ws:
        A0 = g(np.dot(W, A0))
        sizes.append(np.linalg.norm(A0) / np.sqrt(A0.size))
    return np.array(sizes)


def test_right_functions_agree_and_are_drawn():
    given = {"init_std": lambda n_in, activation: (1 / n_in) ** 0.5, "layer_rms": own_rms}
    exploration = explore.signal_depth(std=0.05, **given)
    assert exploration.alt.endswith(
        "Your init_std agrees with the reference. Your layer_rms agrees with the reference."
    )
    assert exploration.arrays.courses["own"].forward == pytest.approx(
        exploration.arrays.courses["fair"].forward
    )
    assert coloured(exploration, ORANGE) > 100
    assert coloured(exploration, PURPLE) > 100
    alone = explore.signal_depth(std=0.05, init_std=init_std)
    assert "own" not in alone.arrays.courses
    assert coloured(alone, ORANGE) == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"init_std": lambda n_in, activation: 1 / n_in}, ["Your init_std differs", "0.01 instead of 0.1"]),
        ({"init_std": lambda n_in, activation: np.nan}, ["is nan instead of 0.1"]),
        ({"init_std": lambda n_in, activation: -1e200}, ["instead of 0.1"]),
        ({"init_std": lambda n_in, activation: None}, ["init_std returned None"]),
        ({"init_std": lambda n_in, activation: n_in[0]}, ["TypeError"]),
        (
            {"layer_rms": lambda A0, Ws, g: [np.sqrt(np.mean(g(W @ A0) ** 2)) for W in Ws]},
            ["Your layer_rms differs"],
        ),
        ({"layer_rms": lambda A0, Ws, g: [0.0] * len(Ws)}, ["differs", "is 0 instead of"]),
        ({"layer_rms": lambda A0, Ws, g: [-1.0] * 3}, ["shape (3,)", "(10,)"]),
        ({"layer_rms": lambda A0, Ws, g: todo()}, ["not written yet"]),
    ],
    ids=["variance", "nan", "huge", "None", "raises", "always input", "zero", "too few", "todo"],
)
def test_wrong_functions_of_signal_depth_are_told_in_words(given, said, recwarn):
    exploration = explore.signal_depth(**given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.signal_depth().alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize(
    ("explorer", "name"),
    [
        (explore.feature_scale, "fit_scaler"),
        (explore.feature_scale, "apply_scaler"),
        (explore.signal_depth, "init_std"),
        (explore.signal_depth, "layer_rms"),
    ],
    ids=lambda part: getattr(part, "name", part),
)
def test_an_endless_function_is_stopped_and_not_called_again(explorer, name):
    stopped(explorer, name)
