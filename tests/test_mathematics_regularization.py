"""L2, dropout and early stopping: laws, and numbers that can be redone by hand."""

import numpy as np
import pytest

from dlcore.gradients import gradient_check, numerical_grad
from dlcore.regularization import (
    decay_step,
    dropout_backward,
    dropout_forward,
    dropout_mask,
    early_stop,
    l1_grad,
    l1_penalty,
    l2_grad,
    l2_penalty,
)
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def network(rng):
    n_x, n_h, n_y = sizes(rng, 3)
    return {
        "W1": signed(rng, n_h, n_x), "b1": signed(rng, n_h, 1),
        "W2": signed(rng, n_y, n_h), "b2": signed(rng, n_y, 1),
    }  # fmt: skip


def test_l2_grad_is_the_slope_of_l2_penalty(rng):
    params, lambd, m = network(rng), float(rng.uniform(0.1, 3)), int(rng.integers(2, 50))
    grads = {
        name: l2_grad(np.zeros(v.shape), v, lambd, m) if name[0] == "W" else np.zeros(v.shape)
        for name, v in params.items()
    }
    assert gradient_check(lambda theta: l2_penalty(theta, lambd, m), params, grads)


def test_l2_grad_adds_to_the_slope_of_the_data(rng):
    W, dW = signed(rng, 3, 4), signed(rng, 3, 4)
    close(l2_grad(dW, W, 0.7, 5) - l2_grad(0 * dW, W, 0.7, 5), dW)
    assert np.array_equal(l2_grad(dW, W, 0.0, 5), dW)


def test_l1_grad_is_the_slope_of_l1_penalty(rng):
    params, l1, m = network(rng), float(rng.uniform(0.1, 3)), int(rng.integers(2, 50))
    grads = {
        name: l1_grad(np.zeros(v.shape), v, l1, m) if name[0] == "W" else np.zeros(v.shape)
        for name, v in params.items()
    }
    assert gradient_check(lambda theta: l1_penalty(theta, l1, m), params, grads)


def test_l1_pulls_every_weight_with_one_force_and_none_that_is_zero(rng):
    W, dW = signed(rng, 3, 4), signed(rng, 3, 4)
    W[1, 2] = 0.0
    pull = l1_grad(dW, W, 0.7, 5) - dW
    close(pull[W != 0], 0.14 * np.sign(W[W != 0]))
    assert pull[1, 2] == 0
    close(l1_penalty({"W1": np.array([[3.0, -4.0]]), "b1": np.array([[9.0]])}, 0.2, 5), 0.28)


def test_decay_is_the_gradient_step_on_the_cost_with_its_penalty(rng):
    W, dW = signed(rng, *sizes(rng, 2)), None
    dW = signed(rng, *W.shape)
    rate, lambd, m = 0.3, 1.7, 9
    close(decay_step(W, dW, rate, lambd, m), W - rate * l2_grad(dW, W, lambd, m), rtol=1e-13)


def test_without_data_weights_decay_by_one_factor(rng):
    W = signed(rng, 4, 3)
    for step in range(1, 4):
        decayed = W * 0.8**step
        found = W
        for _ in range(step):
            found = decay_step(found, np.zeros(W.shape), 0.5, 2.0, 5)
        close(found, decayed)


def test_the_penalty_knows_weights_by_their_names_alone(rng):
    params = network(rng)
    with_other_biases = params | {"b1": 100 * params["b1"], "gamma1": signed(rng, 3)}
    assert l2_penalty(params, 0.7, 5) == l2_penalty(with_other_biases, 0.7, 5)
    close(l2_penalty({"W1": np.array([[3.0, 4.0]])}, 0.2, 5), 0.5)


@pytest.mark.parametrize("keep_prob", [0.3, 0.8, 1.0])
def test_dropout_keeps_the_mean(rng, keep_prob):
    """Over many draws, within five standard errors; a missing or a second division is far outside."""
    A, draws = signed(rng, 12, 1), 4000
    many = np.repeat(A, draws, axis=1)
    found = dropout_forward(many, keep_prob, rng.random(many.shape), True).mean(axis=1, keepdims=True)
    error = np.abs(A) * np.sqrt((1 - keep_prob) / keep_prob / draws)
    assert np.all(np.abs(found - A) <= 5 * error + 1e-12)


@pytest.mark.parametrize("keep_prob", [0.3, 0.8])
def test_the_mask_keeps_the_share_that_it_is_asked_to(rng, keep_prob):
    share = dropout_mask(rng.random((200, 200)), keep_prob).mean()
    assert abs(share - keep_prob) < 5 * np.sqrt(keep_prob * (1 - keep_prob) / 40_000)


def test_test_time_is_certain_and_training_is_not(rng):
    A = signed(rng, 5, 6)
    seen = [dropout_forward(A, 0.6, rng.random(A.shape), False) for _ in range(3)]
    assert all(np.array_equal(found, A) for found in seen)
    one, other = (dropout_forward(A, 0.6, rng.random(A.shape), True) for _ in range(2))
    assert not np.array_equal(one, other)
    assert np.array_equal(dropout_forward(A, 1.0, rng.random(A.shape), True), A)


def test_dropout_backward_is_the_slope_of_forward_for_the_mask_of_that_pass(rng):
    n, m = sizes(rng, 2)
    A, u, c = signed(rng, n, m), rng.random((n, m)), signed(rng, n, m)
    slopes = numerical_grad(lambda A: np.sum(c * dropout_forward(A, 0.7, u, True)), A)
    found = dropout_backward(c, dropout_mask(u, 0.7), 0.7)
    close(found, slopes, rtol=1e-9, atol=1e-9)
    close(found, dropout_backward(c, dropout_mask(u, 0.7).astype(int), 0.7))


def test_dropout_backward_is_what_automatic_differentiation_finds(rng):
    grad = pytest.importorskip("autograd", reason="autograd, another library, is not installed").grad
    n, m = sizes(rng, 2)
    A, u, c = signed(rng, n, m), rng.random((n, m)), signed(rng, n, m)
    mask = dropout_mask(u, 0.7)
    close(dropout_backward(c, mask, 0.7), grad(lambda A: (c * (A * mask / 0.7)).sum())(A), rtol=1e-12)


def test_early_stop_is_the_best_of_what_was_seen(rng):
    """The specification: the first stretch of `patience` epochs without a new lowest ends it."""
    for _ in range(200):
        errs = (rng.integers(0, 6, int(rng.integers(1, 12))) / 10).tolist()
        patience = int(rng.integers(1, 5))
        first_best = [errs.index(min(errs[: k + 1])) for k in range(len(errs))]
        stops = [best for k, best in enumerate(first_best) if k - best >= patience]
        assert early_stop(errs, patience) == (stops[0] if stops else first_best[-1])
        assert early_stop(np.array(errs), patience) == early_stop(errs, patience)


def test_more_patience_never_finds_a_worse_epoch(rng):
    errs = rng.random(30).tolist()
    kept = [errs[early_stop(errs, patience)] for patience in range(1, 31)]
    assert kept == sorted(kept, reverse=True) and kept[-1] == min(errs)


def test_what_comes_after_the_stop_is_never_seen():
    errs = [0.5, 0.4, 0.6, 0.6]
    assert early_stop(errs, 2) == early_stop([*errs, 0.0], 2) == 1
