"""batchnorm_lab: what it says is true, and the learner's functions in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.batchnorm import BatchNorm, bn_forward
from dlcore.explore import normalised
from dlcore.practice import todo
from tests.explore.own import PURPLE, coloured
from tests.explore.settings import numbers


def lab(**given):
    return explore.batchnorm_lab(**given)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"shift": -7.5, "scale": 3, "gamma": 2.5, "beta": -4},
        {"batch": 1, "beta": 1.5},
        {"batch": 2, "shift": 10},
        {"mode": "test", "shift": 3, "gamma": 0.5},
        {"gamma": 0, "beta": -0.3},
    ],
)
def test_batchnorm_lab_says_its_numbers(values):
    exploration = lab(**values)
    a = exploration.arrays
    after, company = a.after
    assert len(a.before) == len(after) == 200 * a.batch
    assert len(company) == 200
    how = [a.batch] if a.mode == "train" else [value.item() for value in normalised.running()]
    wanted = [*how, a.before.mean(), a.before.std(), a.gamma, a.beta, after.mean(), after.std()]
    wanted += [a.shift + a.scale, company.min(), company.max(), 200]
    assert numbers(exploration.alt) == pytest.approx(wanted, abs=6e-3)
    assert "-0.00" not in exploration.alt


@pytest.mark.parametrize("batch", [7, 32, 64])
def test_neither_shift_nor_scale_is_left_in_training(batch):
    """The plan: adding a constant before batch normalization changes nothing; here neither does a factor."""
    plain = lab(batch=batch).arrays.after
    for given in ({"shift": -10}, {"shift": 4.5, "scale": 10}, {"scale": 0.5}):
        for before, after in zip(plain, lab(batch=batch, **given).arrays.after, strict=True):
            assert after == pytest.approx(before, abs=0.03)  # epsilon counts where a variance is tiny
    changed = lab(batch=batch, mode="test", shift=4.5).arrays.after[0]
    assert changed.mean() == pytest.approx(4.5, abs=0.2)


@pytest.mark.parametrize("beta", [-5, 0, 2.3])
@pytest.mark.parametrize("shift", [-10, 0, 7])
def test_a_batch_of_one_gives_beta_whatever_comes_in(shift, beta):
    exploration = lab(shift=shift, beta=beta, batch=1, gamma=3)
    for out in exploration.arrays.after:
        assert out == pytest.approx(beta)
    assert exploration.arrays.before.std() == pytest.approx(1, abs=0.1)


def test_a_batch_of_two_gives_two_values():
    after, company = lab(batch=2, gamma=2, beta=1, scale=10).arrays.after
    assert np.abs(after - 1) == pytest.approx(2, abs=0.01)
    assert {round(value) for value in company} == {-1, 3}


def test_the_one_example_depends_on_its_company_in_training_alone():
    spreads = [lab(batch=batch).arrays.after[1].std() for batch in (64, 32, 8, 2)]
    assert all(np.diff(spreads) > 0)
    for batch in (1, 2, 64):
        assert np.ptp(lab(batch=batch, mode="test").arrays.after[1]) == 0


def test_the_running_averages_are_those_of_the_layer():
    layer = BatchNorm(1)
    for row in normalised.drawn()[: normalised.BATCHES, : normalised.TRAINED_WITH]:
        layer.ahead(row[np.newaxis], layer.params | layer.statistics, training=True)
    mu, var = normalised.running()
    assert mu == pytest.approx(layer.statistics["running_mu"])
    assert var == pytest.approx(layer.statistics["running_var"])


def test_the_answer_of_batchnorm_lab_is_what_it_finds():
    assert lab(shift=5).arrays.after[0].mean() == pytest.approx(0, abs=1e-6)
    assert lab(shift=5, mode="test").arrays.after[0].mean() == pytest.approx(5, abs=0.2)
    assert explore.batchnorm_lab.prediction.answer == "about 5"


def own_forward(Z, gamma, beta):
    Z -= Z.mean(axis=1).reshape(-1, 1)
    return Z / np.sqrt((Z**2).mean(axis=1).reshape(-1, 1) + 1e-5) * gamma + beta


def own_inference(Z, run_mu, run_var, gamma, beta):
    return (Z - run_mu) * gamma / np.sqrt(run_var + 1e-5) + beta


@pytest.mark.parametrize("mode", ["train", "test"])
def test_right_functions_agree_and_are_drawn(mode):
    exploration = lab(mode=mode, bn_forward=own_forward, bn_inference=own_inference)
    assert exploration.alt.endswith("Your bn_forward and bn_inference agree with the reference.")
    assert coloured(exploration, PURPLE) > 60 > coloured(lab(mode=mode), PURPLE)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"bn_forward": lambda Z, gamma, beta: gamma * (Z - Z.mean()) / Z.std() + beta},
            ["bn_forward differs"],
        ),
        (
            {"bn_forward": lambda Z, gamma, beta: bn_forward(Z.T, gamma[:32], beta[:32]).T},
            ["bn_forward differs"],
        ),
        ({"bn_forward": lambda Z, gamma, beta: 1e300 * Z}, ["bn_forward differs", "e+299 instead of"]),
        ({"bn_forward": lambda Z, gamma, beta: Z * np.nan}, ["is nan instead of"]),
        ({"bn_forward": lambda Z, gamma, beta: Z[0]}, ["shape (32,)", "(400, 32)"]),
        ({"bn_forward": lambda Z, gamma, beta: (Z, 1)}, ["bn_forward"]),
        (
            {"bn_inference": lambda Z, mu, var, gamma, beta: gamma * (Z - mu) / var + beta},
            ["bn_inference differs"],
        ),
        ({"bn_inference": lambda Z, mu, var, gamma, beta: todo()}, ["bn_inference is not written yet"]),
    ],
    ids=["one mean", "other axis", "huge", "nan", "one row", "two values", "variance", "todo"],
)
def test_wrong_functions_are_told_in_words(given, said, recwarn):
    exploration = lab(**given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(lab().alt)
    assert exploration.png
    assert not recwarn.list


def test_without_the_mean_of_a_batch_a_shift_comes_through():
    def not_centred(Z, gamma, beta):
        return gamma * Z / np.sqrt(Z.var(axis=1, keepdims=True) + 1e-5) + beta

    own = lab(shift=5, bn_forward=not_centred).arrays.own[0]
    assert own.mean() == pytest.approx(5, abs=0.5)
