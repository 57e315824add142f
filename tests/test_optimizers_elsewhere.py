"""Fifty steps of each optimizer beside those of two libraries by others: HIPS autograd and PyTorch.

Keras' own are in tests/with_keras. The others' conventions differ in places. PyTorch's momentum is v = beta v + dW, so
its learning rate is (1 - beta) times ours, and its RMSprop calls beta alpha. The average of autograd's RMSprop begins
at 1, not at 0. All add epsilon outside the root, after the correction.
"""

import numpy as np
import pytest

from dlcore.optimizers import SGD, Adam, Momentum, RMSprop, rmsprop_step
from tests.random_numbers import signed

C = np.logspace(-1, 1, 6)


def slope(theta):
    """Of the cost sum C_k (theta_k - 1)^2 + prod cos theta_k: a valley with walls from 0.1 to 10, and bent."""
    return 2 * C * (theta - 1) - np.prod(np.cos(theta)) * np.tan(theta)


def start():
    return signed(np.random.default_rng(4), C.size)


def our_path(optimizer):
    theta = start()
    for _ in range(50):
        optimizer.step(theta, slope(theta))
        yield theta.copy()


def agree(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def autograd_path(name, **settings):
    """The 50 places after the start, by one of autograd's optimizers."""
    reason = "autograd is not installed: pip install autograd"
    optimizers = pytest.importorskip("autograd.misc.optimizers", reason=reason)
    path = []
    last = getattr(optimizers, name)(
        lambda theta, t: slope(theta), start(), lambda theta, t, grad: path.append(theta), 50, **settings
    )
    return [*path[1:], last]


# fmt: off
IN_AUTOGRAD = {
    "SGD":      (SGD(0.05),                    "sgd",  {"step_size": 0.05, "mass": 0.0}),
    "Momentum": (Momentum(0.05, 0.8),          "sgd",  {"step_size": 0.05, "mass": 0.8}),
    "Adam":     (Adam(0.02, 0.8, 0.99, 1e-3),  "adam", {"step_size": 0.02, "b1": 0.8, "b2": 0.99, "eps": 1e-3}),
}
IN_TORCH = {
    "SGD":      (SGD(0.05),                      lambda t, p: t.SGD(p, 0.05)),
    "Momentum": (Momentum(0.05, 0.8),            lambda t, p: t.SGD(p, 0.05 * (1 - 0.8), momentum=0.8)),
    "RMSprop":  (RMSprop(0.02, 0.9, 1e-3),       lambda t, p: t.RMSprop(p, 0.02, alpha=0.9, eps=1e-3)),
    "Adam":     (Adam(0.02, 0.8, 0.99, 1e-3),    lambda t, p: t.Adam(p, 0.02, (0.8, 0.99), 1e-3)),
}
# fmt: on


@pytest.mark.parametrize("name", IN_AUTOGRAD)
def test_fifty_steps_of_autograd(name):
    optimizer, its, settings = IN_AUTOGRAD[name]
    for ours, theirs in zip(our_path(optimizer), autograd_path(its, **settings), strict=True):
        agree(ours, theirs)


def test_fifty_steps_of_autograds_rmsprop():
    """The pure step, from its beginning at 1; and the class, which is that step from 0, is held to it elsewhere."""
    theta, s = start(), np.ones(C.size)
    for theirs in autograd_path("rmsprop", step_size=0.02, gamma=0.9, eps=1e-3):
        theta, s = rmsprop_step(theta, slope(theta), s, 0.02, 0.9, 1e-3)
        agree(theta, theirs)


def test_fifty_steps_of_the_class_rmsprop_from_autograds_beginning():
    optimizer, theta = RMSprop(0.02, 0.9, 1e-3), start()
    optimizer.step(theta.copy(), slope(theta))  # makes its memory
    optimizer.memory[0][...] = 1
    for theirs in autograd_path("rmsprop", step_size=0.02, gamma=0.9, eps=1e-3):
        optimizer.step(theta, slope(theta))
        agree(theta, theirs)


@pytest.mark.parametrize("name", IN_TORCH)
def test_fifty_steps_of_torch(name):
    """The slope by torch's own differentiation."""
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    optimizer, make = IN_TORCH[name]
    theta = torch.tensor(start(), requires_grad=True)
    its_optimizer = make(torch.optim, [theta])
    for ours in our_path(optimizer):
        its_optimizer.zero_grad()
        (torch.tensor(C) * (theta - 1) ** 2).sum().add(torch.cos(theta).prod()).backward()
        its_optimizer.step()
        agree(ours, theta.detach().numpy())
