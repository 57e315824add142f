"""The sliders of chapters 03 to 05: what their sentences say is true, and what they are there to teach happens."""

import numpy as np
import pytest

from dlcore import activations, deep, explore, selection, shallow
from dlcore.explore import builder, first_weights, hidden, planner, shallow_nets, spectrum, zoo
from dlcore.initializers import init_two_layer
from tests.explore.settings import numbers

# activation_zoo


@pytest.mark.parametrize("name", list(zoo.NAMES))
@pytest.mark.parametrize("z0", [-8.0, -4.0, -0.75, 0.5, 4.0, 8.0])
def test_the_slope_is_that_of_the_curve(name, z0):
    a = explore.activation_zoo(function=name, z0=z0, leak=0.2).arrays
    h = 1e-6
    beside = [zoo.value(name, np.float64(z), 0.2) for z in (z0 - h, z0 + h)]
    assert a.here[name] == pytest.approx((beside[1] - beside[0]) / (2 * h), abs=1e-8)
    assert a.height == pytest.approx(np.mean(beside))


def test_the_sentence_of_the_zoo_has_its_numbers():
    exploration = explore.activation_zoo(function="tanh", z0=-1.5, leak=0.3)
    a = exploration.arrays
    said = numbers(exploration.alt)
    assert said == pytest.approx([-1.5, a.height, a.here["tanh"], *a.here.values()], abs=6e-4)
    assert "largest: leaky ReLU" in exploration.alt
    assert "enough to learn from" in exploration.alt
    assert "too small" in explore.activation_zoo(function="sigmoid", z0=5).alt


def test_the_prediction_of_the_zoo_is_what_happens():
    at = explore.activation_zoo(z0=-4.0, leak=0.01).arrays
    prediction = explore.activation_zoo.prediction
    assert [zoo.NAMES[name] for name in zoo.steepest(at)] == [prediction.answer]
    said = numbers(prediction.reason)
    assert said[:4] == pytest.approx([-4, at.here["sigmoid"], 0.01, at.here["tanh"]], abs=6e-5)
    assert zoo.steepest(explore.activation_zoo(z0=4.0).arrays) == ["relu", "leaky"]
    assert activations.sigmoid_grad(0.0) == said[-1] == 0.25


# hidden_units and symmetry


def test_the_prediction_of_hidden_units_is_what_happens():
    small, usual = (explore.hidden_units(n_h=4, lr=lr).arrays.found for lr in (0.1, 1.2))
    assert small.right(hidden.Y).mean() < 0.7 and usual.right(hidden.Y).mean() == pytest.approx(
        0.92, abs=0.02
    )
    early = shallow_nets.trained(hidden.X, hidden.Y, hidden.start(4), "tanh", 1.2, 42, hidden.GRID.columns)
    assert np.abs(early.A2 - small.A2).max() < 0.05
    assert explore.hidden_units.prediction.answer == "less than 70 %"


def test_the_prediction_of_symmetry_is_what_happens():
    W1 = explore.symmetry(init="ramp", scale=1e-4).arrays.found.W1
    apart = np.ptp(W1, axis=1).max(axis=1)
    assert apart[0] < 2e-4 and apart[-1] > 1
    assert explore.symmetry.prediction.answer == "by more than 1"


# net_builder


@pytest.mark.parametrize(("layers", "units", "n_x"), [(1, 5, 2), (3, 5, 2), (4, 20, 12288), (6, 1, 625)])
def test_net_builder_counts_what_a_network_has(layers, units, n_x):
    exploration = explore.net_builder(layers=layers, units=units, n_x=n_x)
    a = exploration.arrays
    rng = np.random.default_rng(0)
    arrays = [
        array
        for n, n_prev in zip(a.dims[1:], a.dims[:-1], strict=True)
        for array in (rng.random((n, n_prev)), rng.random((n, 1)))
    ]
    assert a.count == sum(a.counts) == sum(array.size for array in arrays)
    assert [shape for shapes in a.shapes for shape in shapes[:2]] == [array.shape for array in arrays]
    assert [shapes[2] for shapes in a.shapes] == [(n, builder.M) for n in a.dims[1:]]
    assert f"{a.count:,} parameters, {a.counts[0]:,} of them" in exploration.alt


def test_the_prediction_of_net_builder_counts_right():
    dims = (12288, 20, 7, 5, 1)
    count, first = deep.count_parameters(list(dims)), deep.count_parameters(list(dims[:2]))
    reason = numbers(explore.net_builder.prediction.reason)
    assert (count, first) == (245_973, 245_780)
    assert reason[:2] == [count, first]
    assert reason[-1] == count - first
    assert explore.net_builder.prediction.answer == "250,000"
    assert first == explore.net_builder(layers=4, units=20, n_x=12288).arrays.counts[0]


# hidden_units, symmetry


def right(exploration):
    return exploration.arrays.right.mean()


def test_more_hidden_units_help_up_to_three():
    few = [right(explore.hidden_units(n_h=n_h)) for n_h in (1, 2, 3)]
    assert 0.65 < few[0] < 0.75
    assert 0.65 < few[1] < 0.75
    assert few[2] > 0.88
    assert all(abs(right(explore.hidden_units(n_h=n_h)) - few[2]) < 0.04 for n_h in (4, 7, 20))


def test_without_an_activation_it_is_a_guess():
    exploration = explore.hidden_units(n_h=20, activation="linear")
    assert 0.48 < right(exploration) < 0.56
    assert "one straight line" in exploration.alt


def test_the_sentence_of_hidden_units_counts_the_examples():
    exploration = explore.hidden_units(n_h=2, lr=0.5)
    wrong = int((~exploration.arrays.right).sum())
    assert f"{wrong} are not" in exploration.alt
    assert f"{100 * (1 - wrong / 400):.1f} % are on the right side" in exploration.alt


def test_the_quick_training_is_the_librarys():
    """With tanh the network of layers does what forward_2layer and backward_2layer do."""
    start, rng = init_two_layer(2, 5, 1, np.random.default_rng(3), 0.5), np.random.default_rng(4)
    X, Y = rng.normal(size=(2, 30)), rng.integers(0, 2, (1, 30))
    found = shallow_nets.trained(X, Y, start, "tanh", 0.7, 20, X)
    *_earlier, (p, _cost) = shallow.train_2layer(X, Y, 5, 0.7, 20, rng, p=start)
    for name, value in p.items():
        assert found.p[name] == pytest.approx(value, rel=1e-9, abs=1e-12)
    assert found.A2 == pytest.approx(shallow.forward_2layer(X, p)["A2"])
    pair = shallow_nets.trained_with_pair(own_forward, own_backward, X, Y, start, p, 0.7, 20, X)
    assert pair.trained.W1 == pytest.approx(found.W1)
    assert pair.said.startswith("Your forward and backward agree with the reference.")


def own_forward(X, p):
    return shallow.forward_2layer(X, p)


def own_backward(p, cache, X, Y):
    return shallow.backward_2layer(p, cache, X, Y)


def slope_from_z(p, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / X.shape[1]
    dZ1 = p["W2"].T @ dZ2 * (1 - cache["Z1"] ** 2)
    sums = [np.sum(dZ, axis=1, keepdims=True) for dZ in (dZ1, dZ2)]
    return {"dW1": dZ1 @ X.T, "db1": sums[0], "dW2": dZ2 @ cache["A1"].T, "db2": sums[1]}


def test_a_pair_that_trains_into_the_void_is_told_so():
    exploration = explore.hidden_units(n_h=4, backward=slope_from_z)
    assert "Your backward differs from the reference: dW1[0, 0]" in exploration.alt
    assert "no numbers any more after step" in exploration.alt
    assert exploration.arrays.own is None
    assert exploration.png


def test_a_wrong_pair_that_still_trains_is_drawn_beside_the_reference():
    exploration = explore.symmetry(backward=slope_from_z)
    assert "Your backward differs from the reference: dW1[0, 0]" in exploration.alt
    own = exploration.arrays.own
    assert f"Trained with yours: {100 * own.right(first_weights.Y).mean():.1f} % right." in exploration.alt
    assert right(exploration) > own.right(first_weights.Y).mean()


def test_a_pair_with_tanh_waits_for_tanh():
    exploration = explore.hidden_units(activation="relu", forward=own_forward)
    assert exploration.arrays.own is None
    assert "where tanh is chosen" in exploration.alt


def test_the_lines_of_the_units_are_where_they_are_zero():
    p = {"W1": np.array([[2.0, -1.0], [0.0, 3.0]]), "b1": np.array([[1.5], [-0.6]])}
    x1, x2 = hidden.zero_lines(p)
    for unit in range(2):
        ends = np.stack([x1, x2])[:, 3 * unit : 3 * unit + 2]
        assert p["W1"][unit] @ ends + p["b1"][unit] == pytest.approx(0, abs=1e-9)
    assert np.isnan(x1[2::3]).all()


@pytest.mark.parametrize("scale", [0.0001, 0.01, 0.1, 10])
def test_equal_rows_stay_equal(scale):
    exploration = explore.symmetry(init="constant", scale=scale)
    assert exploration.arrays.apart.max() < first_weights.EQUAL
    assert "equal at every step" in exploration.alt


def test_zeros_stay_and_a_ramp_learns_all():
    nothing, ramp = explore.symmetry(init="zeros"), explore.symmetry(init="ramp")
    assert not nothing.arrays.found.W1.any()
    assert right(nothing) == 0.5
    assert "still 0" in nothing.alt
    assert right(ramp) > 0.97
    assert right(explore.symmetry()) > 0.97
    assert 0.82 < right(explore.symmetry(init="constant", scale=0.1)) < 0.92


def test_a_smaller_start_stays_together_longer():
    apart = {scale: explore.symmetry(scale=scale).arrays.apart for scale in (0.0001, 0.1)}
    first = {scale: int(np.argmax(rows > 1)) for scale, rows in apart.items()}
    assert first[0.0001] > first[0.1] > 0


def test_the_sentence_of_symmetry_has_its_numbers():
    exploration = explore.symmetry(init="ramp", scale=0.3)
    a = exploration.arrays
    apart = [np.ptp(rows, axis=0).max() for rows in (a.found.W1[0], a.found.W1[-1])]
    assert numbers(exploration.alt)[-3:] == pytest.approx([*apart, 100 * a.right.mean()], rel=0.05)


# fit_spectrum


def test_the_costs_of_fit_spectrum_are_those_of_the_curve():
    a = explore.fit_spectrum(d=4, m=40, noise=0.5).arrays
    curve = selection.fit_polynomial(a.data.x, a.data.y, 4)
    assert a.curve == pytest.approx(curve(spectrum.GRID))
    assert a.J_train[3] == pytest.approx(np.mean((curve(a.data.x) - a.data.y) ** 2))
    assert a.J_dev[3] == pytest.approx(np.mean((curve(a.data.x_dev) - a.data.y_dev) ** 2))
    assert len(a.data.x) == 40


def test_more_data_mends_variance_and_not_bias():
    few, many = ({d: explore.fit_spectrum(d=d, m=m) for d in (1, 12)} for m in (20, 200))
    assert few[1].arrays.verdict == many[1].arrays.verdict == {"bias": True, "variance": False}
    assert few[12].arrays.verdict == {"bias": False, "variance": True}
    assert many[12].arrays.verdict == {"bias": False, "variance": False}
    assert many[1].arrays.J_dev[0] > 3 * many[1].arrays.baseline


def test_the_answer_of_fit_spectrum_is_the_cost_of_the_wave_itself():
    data = explore.fit_spectrum(noise=0.3).arrays.data
    found = selection.curve_cost(spectrum.truth, data.x_dev, data.y_dev)
    question = explore.fit_spectrum.prediction
    assert min(question.choices, key=lambda c: abs(float(c.split()[-1]) - found)) == question.answer


def test_the_prediction_of_fit_spectrum_is_the_cost_of_the_wave():
    data = explore.fit_spectrum(noise=0.3).arrays.data
    cost = selection.curve_cost(spectrum.truth, data.x_dev, data.y_dev)
    assert cost == pytest.approx(0.09, abs=0.006)
    assert explore.fit_spectrum.prediction.answer == "about 0.09"


def test_the_dev_cost_falls_and_rises_while_the_train_cost_falls():
    a = explore.fit_spectrum().arrays
    assert all(np.diff(a.J_train) < 1e-9)
    assert 4 <= a.best <= 7
    assert a.J_dev[0] > 2 * a.J_dev[a.best - 1]
    assert a.J_dev[11] > 10 * a.J_dev[a.best - 1]


def test_the_sentence_of_fit_spectrum_names_the_problem():
    assert "problem: bias. The lowest" in explore.fit_spectrum(d=1).alt
    assert "problem: variance." in explore.fit_spectrum(d=12).alt
    assert "problem: bias and variance." in explore.fit_spectrum(d=3, baseline=0.02).alt
    assert "no problem." in explore.fit_spectrum(d=5, m=200).alt
    assert "below 0.0001" in explore.fit_spectrum(d=12, m=8, noise=0).alt


# split_planner


@pytest.mark.parametrize("n", [50, 2000, 100_000])
def test_the_standard_error_is_the_spread_of_measured_errors(n):
    rng = np.random.default_rng(n)
    measured = 100 * rng.binomial(n, planner.ERROR, 4000) / n
    assert planner.standard_error(n) == pytest.approx(measured.std(), rel=0.05)
    apart = measured[:2000] - measured[2000:]
    assert planner.visible(n) == pytest.approx(2 * apart.std(), rel=0.06)


def test_a_paired_difference_varies_as_much_as_the_two_disagree():
    rng, n, half = np.random.default_rng(0), 2000, planner.DISAGREE / 2
    better, worse = rng.multinomial(n, [half, half, 1 - 2 * half], 4000).T[:2]
    assert planner.visible_paired(n) == pytest.approx(2 * (100 * (better - worse) / n).std(), rel=0.06)


def test_the_prediction_of_the_planner_counts_right():
    assert planner.visible(10_000) == pytest.approx(1, abs=0.2)
    assert planner.visible(720_000) == pytest.approx(planner.GOAL)
    assert planner.visible_paired(120_000) == pytest.approx(planner.GOAL)
    assert {720_000, 120_000, 10_000} <= set(numbers(explore.split_planner.prediction.reason))
    assert explore.split_planner.prediction.answer == "100,000 to a million"


@pytest.mark.parametrize(("m", "dev"), [(10_000, 20), (100, 0.1), (10_000_000, 30), (1_000_000, 1)])
def test_the_sentence_of_the_planner_adds_up(m, dev):
    exploration = explore.split_planner(m=m, dev=dev)
    said = numbers(exploration.alt)
    assert said[:2] == [m, dev]
    assert sum(said[2:5]) == m
    if said[3]:
        n = int(said[3])
        shown = [planner.standard_error(n), planner.visible(n), planner.visible_paired(n)]
        assert said[6:9] == pytest.approx(shown, rel=0.06)
    else:
        assert "Without a dev example" in exploration.alt
