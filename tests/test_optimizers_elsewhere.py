"""Fifty steps of each optimizer beside PyTorch's, which others wrote.

Two of its conventions differ. Its momentum is v = beta v + dW, so its learning rate is (1 - beta) times ours. Its
RMSprop calls beta alpha. Both of us add epsilon outside the root, after the correction.
"""

import numpy as np
import pytest

from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from tests.random_numbers import signed

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")

# fmt: off
PAIRS = {
    "SGD":      (SGD(0.05),                      lambda p: torch.optim.SGD(p, 0.05)),
    "Momentum": (Momentum(0.05, 0.8),            lambda p: torch.optim.SGD(p, 0.05 * (1 - 0.8), momentum=0.8)),
    "RMSprop":  (RMSprop(0.02, 0.9, 1e-3),       lambda p: torch.optim.RMSprop(p, 0.02, alpha=0.9, eps=1e-3)),
    "Adam":     (Adam(0.02, 0.8, 0.99, 1e-3),    lambda p: torch.optim.Adam(p, 0.02, (0.8, 0.99), 1e-3)),
}
# fmt: on


@pytest.mark.parametrize("name", PAIRS)
def test_fifty_steps_down_a_bent_valley(name):
    """The cost is sum c_k (theta_k - 1)^2 + prod cos theta_k, with c from 0.1 to 10; its slope by hand and by torch."""
    c, theta = np.logspace(-1, 1, 6), signed(np.random.default_rng(4), 6)
    optimizer, make = PAIRS[name]
    theirs = torch.tensor(theta, requires_grad=True)
    its_optimizer = make([theirs])
    for _ in range(50):
        grad = 2 * c * (theta - 1) - np.prod(np.cos(theta)) * np.tan(theta)
        optimizer.step(theta, grad)
        its_optimizer.zero_grad()
        (torch.tensor(c) * (theirs - 1) ** 2).sum().add(torch.cos(theirs).prod()).backward()
        its_optimizer.step()
        np.testing.assert_allclose(theta, theirs.detach().numpy(), rtol=1e-9, atol=1e-12)
