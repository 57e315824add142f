"""Softmax, classes and losses from logits: by hand, by loops, far out, and against HIPS autograd."""

import math

import numpy as np
import pytest

from dlcore.activations import sigmoid
from dlcore.gradients import numerical_grad
from dlcore.keras_layout import dense_batch, run_sequential
from dlcore.losses import bce_from_logits, logistic_cost_from_logits
from dlcore.softmax import (
    ce_from_logits,
    cross_entropy,
    cross_entropy_from_logits,
    log_sum_exp,
    one_hot,
    predict_class,
    softmax_at,
    softmax_ce_grad,
    softmax_columns,
    two_class_softmax,
)
from tests.random_numbers import SEEDS, labels, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_one_hot_by_hand_and_back(rng):
    assert one_hot(np.array([2, 0]), 4).tolist() == [[0, 1], [0, 0], [1, 0], [0, 0]]
    classes = rng.integers(0, 5, 9)
    Y = one_hot(classes, 5)
    assert Y.shape == (5, 9) and Y.dtype == np.float64 and (Y.sum(axis=0) == 1).all()
    assert np.array_equal(predict_class(Y), classes)


def test_the_class_is_a_whole_number_and_the_first_of_equals():
    found = predict_class(np.array([[0.1, 0.4, 0.2], [0.7, 0.4, 0.2], [0.2, 0.2, 0.6]]))
    assert found.tolist() == [1, 0, 2] and found.dtype.kind == "i"


def test_scores_and_probabilities_name_the_same_class(rng):
    Z = signed(rng, *sizes(rng, 2))
    for temperature in (0.1, 1.0, 30.0):
        assert np.array_equal(predict_class(softmax_at(Z, temperature)), predict_class(Z))


def test_temperature_of_one_changes_nothing_and_the_ends_are_known(rng):
    Z = rng.permuted(np.tile(np.arange(5.0)[:, None], (1, 7)), axis=0)
    close(softmax_at(Z, 1.0), softmax_columns(Z))
    close(softmax_at(Z, 1e9), 1 / 5, rtol=1e-8)
    close(softmax_at(Z, 1e-3), one_hot(predict_class(Z), 5), atol=1e-12)
    close(softmax_at(Z + 1e3, 0.01), softmax_at(Z, 0.01))


def test_heat_makes_the_answers_less_sure(rng):
    Z = signed(rng, 4, 6)
    entropy = [-np.sum(A * np.log(A), axis=0) for A in (softmax_at(Z, t) for t in (0.3, 1.0, 3.0))]
    assert (np.diff(entropy, axis=0) > 0).all()


def test_two_classes_are_a_sigmoid_of_the_difference(rng):
    z1, z0 = signed(rng, 1, 8), signed(rng, 1, 8)
    close(two_class_softmax(z1, z0), softmax_columns(np.vstack([z1, z0]))[:1])
    close(two_class_softmax(z1 + 100, z0 + 100), two_class_softmax(z1, z0), rtol=1e-10)
    close(two_class_softmax(z1, z0) + two_class_softmax(z0, z1), 1)
    assert two_class_softmax(np.array(3.0), np.array(3.0)) == 0.5


def test_the_loss_from_logits_is_that_of_the_probabilities(rng):
    C, m = sizes(rng, 2)
    Z, classes = signed(rng, C, m), rng.integers(0, C, m)
    close(ce_from_logits(Z, classes), cross_entropy(softmax_columns(Z), one_hot(classes, C)))
    close(ce_from_logits(Z, classes), cross_entropy_from_logits(Z, one_hot(classes, C)))
    looped = [math.log(sum(math.exp(z) for z in Z[:, i])) - Z[classes[i], i] for i in range(m)]
    close(ce_from_logits(Z, classes), sum(looped) / m)


def test_guessing_costs_the_logarithm_of_the_number_of_classes():
    close(ce_from_logits(np.full((10, 4), 7.0), np.array([0, 3, 9, 1])), math.log(10))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_out_the_loss_is_the_gap_of_the_scores(dtype):
    Z = np.array([[1000, 0], [0, 1000], [-1000, 0]], dtype)
    with np.errstate(all="raise", under="ignore"):
        assert ce_from_logits(Z, np.array([0, 1])) == 0
        assert ce_from_logits(Z, np.array([2, 0])) == (2000 + 1000) / 2
    assert (softmax_columns(Z) == 0).any(), "the logarithm of this would be infinite"


def test_its_slope_is_a_minus_y_over_m(rng):
    C, m = sizes(rng, 2)
    Z, classes = signed(rng, C, m), rng.integers(0, C, m)
    dZ = softmax_ce_grad(softmax_columns(Z), one_hot(classes, C))
    close(dZ, numerical_grad(lambda Z: ce_from_logits(Z, classes), Z), atol=1e-8)
    close(dZ.sum(axis=0), 0, atol=1e-15)


def test_its_slope_by_autograd(rng):
    autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
    C, m = sizes(rng, 2)
    Z, classes = 30 * signed(rng, C, m), rng.integers(0, C, m)

    def cost(Z):
        top = autograd.numpy.max(Z, axis=0)
        total = top + autograd.numpy.log(autograd.numpy.sum(autograd.numpy.exp(Z - top), axis=0))
        return autograd.numpy.mean(total - autograd.numpy.sum(Z * np.eye(C)[:, classes], axis=0))

    close(ce_from_logits(Z, classes), cost(Z), rtol=1e-9)
    ours = softmax_ce_grad(softmax_columns(Z), one_hot(classes, C))
    close(ours, autograd.grad(cost)(Z), rtol=1e-9, atol=1e-12)


def test_a_shift_of_all_scores_moves_the_sum_only(rng):
    Z, classes = signed(rng, 4, 6), rng.integers(0, 4, 6)
    close(log_sum_exp(Z + 500), log_sum_exp(Z) + 500)
    close(ce_from_logits(Z + 500, classes), ce_from_logits(Z, classes), rtol=1e-9)


def test_the_cost_of_two_classes_is_the_mean_of_its_losses(rng):
    Z, Y = rng.choice([-800.0, -3.0, 0.5, 40.0, 800.0], (1, 9)), labels(rng, 1, 9)
    with np.errstate(all="raise", under="ignore"):
        close(logistic_cost_from_logits(Z, Y), np.mean(bce_from_logits(Z, Y)), rtol=1e-12)
        close(logistic_cost_from_logits(Z, Y), ce_from_logits(np.vstack([0 * Z, Z]), Y[0].astype(int)))
        assert logistic_cost_from_logits(np.array([[800.0, -800.0]]), np.array([[1, 0]])) == 0
        assert logistic_cost_from_logits(np.array([[800.0, -800.0]]), np.array([[0, 1]])) == 800


def test_layers_run_one_after_the_other(rng):
    n, n_1, n_2 = sizes(rng, 3)
    layers = [
        (signed(rng, n, n_1), signed(rng, n_1), np.tanh),
        (signed(rng, n_1, n_2), signed(rng, n_2), sigmoid),
    ]
    x = signed(rng, n)
    found = run_sequential(x, layers)
    assert found.shape == (n_2,)
    A = x[None]
    for W, b, g in layers:
        A = dense_batch(A, W, b, g)
    close(found, A[0])
    close(run_sequential(x, layers[:1]), np.tanh(x @ layers[0][0] + layers[0][1]))
