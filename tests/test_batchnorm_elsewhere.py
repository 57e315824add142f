"""Batch normalisation beside two libraries of others: slopes and fifty steps of HIPS autograd and of PyTorch.

Keras' own layer is in tests/with_keras. PyTorch counts its momentum the other way round, 1 - ours, and divides the
running variance by m - 1 where we divide by m; the batch itself it normalises as we do.
"""

import numpy as np
import pytest

from dlcore.batchnorm import BatchNorm, bn_backward
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from tests.random_numbers import SEEDS, one_hot, predictions, signed, sizes


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def agree(ours, theirs, atol=1e-12):
    assert np.shape(ours) == np.shape(theirs)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=atol)


@pytest.mark.parametrize("far", [0.0, 1e4])
@pytest.mark.parametrize("epsilon", [1e-5, 0.7])
def test_the_ladder_of_slopes(rng, epsilon, far):
    autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
    anp = autograd.numpy
    n, m = sizes(rng, 2)
    Z, dOut, gamma = far + signed(rng, n, m), signed(rng, n, m), signed(rng, n, 1)

    def cost(Z, gamma, beta):
        centred = Z - anp.mean(Z, axis=1, keepdims=True)
        power = anp.mean(centred * centred, axis=1, keepdims=True) + epsilon
        return anp.sum(dOut * (gamma * centred * power**-0.5 + beta))

    theirs = autograd.grad(cost, (0, 1, 2))(Z, gamma, np.zeros((n, 1)))
    for ours, its in zip(bn_backward(dOut, Z, gamma, epsilon), theirs, strict=True):
        agree(ours, its, atol=1e-9 if far else 1e-12)


def cost_in(anp, epsilon=1e-5):
    """The cost of the network below, written anew for autograd: theta a tuple, examples as columns."""

    def cost(theta, X, Y):
        W1, b1, gamma, beta, W3, b3 = theta
        Z = anp.dot(W1, X) + b1
        centred = Z - anp.mean(Z, axis=1, keepdims=True)
        std = anp.sqrt(anp.mean(centred**2, axis=1, keepdims=True) + epsilon)
        scores = anp.dot(W3, anp.tanh(gamma * centred / std + beta)) + b3
        return -anp.sum(Y * (scores - anp.log(anp.sum(anp.exp(scores), axis=0)))) / X.shape[1]

    return cost


# fmt: off
IN_AUTOGRAD = {
    "SGD":      (lambda: SGD(0.05),                   "sgd",  {"step_size": 0.05, "mass": 0.0}),
    "Momentum": (lambda: Momentum(0.05, 0.8),         "sgd",  {"step_size": 0.05, "mass": 0.8}),
    "Adam":     (lambda: Adam(0.01, 0.9, 0.99, 1e-2), "adam", {"step_size": 0.01, "b2": 0.99, "eps": 1e-2}),
}
# fmt: on


@pytest.mark.parametrize("name", IN_AUTOGRAD)
def test_fifty_steps_of_autograd(name):
    """Cost and parameters before every one of them: its slopes, and its optimizers."""
    reason = "autograd is not installed: pip install autograd"
    optimizers = pytest.importorskip("autograd.misc.optimizers", reason=reason)
    from autograd import grad, numpy

    rng = np.random.default_rng(7)
    net, cost = network(rng), cost_in(numpy)
    batches = [(signed(rng, 3, 12), one_hot(rng, 4, 12)) for _ in range(50)]
    make, its, settings = IN_AUTOGRAD[name]
    ours, slope, seen = make(), grad(cost), []

    def compare(theta, t, its_slopes):
        X, Y = batches[t]
        agree(net.copy().cost(X, Y, training=True), cost(theta, X, Y))
        net.backpropagate(X, Y)
        for part, mine, theirs, its in zip(
            net.params.values(), net.grads.values(), theta, its_slopes, strict=True
        ):
            agree(part, theirs)
            agree(mine, its)
        ours.step(net.theta, net.grad)
        seen.append(t)

    theta = tuple(part.copy() for part in net.params.values())
    last = getattr(optimizers, its)(
        lambda theta, t: slope(theta, *batches[t]), theta, compare, 50, **settings
    )
    assert seen == list(range(50))
    for part, theirs in zip(net.params.values(), last, strict=True):
        agree(part, theirs)


def network(rng):
    return Sequential(
        [Dense(3, 5, rng), BatchNorm(5), Activation("tanh"), Dense(5, 4, rng), Activation("softmax")]
    )


def torch_here():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    torch.set_num_threads(1)  # more of them wait for each other where other tests run beside this one
    return torch


def twin_of(net, torch):
    """The same network in PyTorch, where examples are rows."""
    layers = []
    for layer, params, _ in net.stack:
        if isinstance(layer, Dense):
            theirs = torch.nn.Linear(layer.n_prev, layer.n, dtype=torch.float64)
            given = {"weight": params["W"], "bias": params["b"][:, 0]}
        elif isinstance(layer, BatchNorm):
            theirs = torch.nn.BatchNorm1d(layer.n, layer.epsilon, 1 - layer.momentum, dtype=torch.float64)
            given = {"weight": params["gamma"][:, 0], "bias": params["beta"][:, 0]}
        elif layer.name == "tanh":
            theirs, given = torch.nn.Tanh(), {}
        else:  # a softmax is in its loss
            break
        theirs.load_state_dict({name: torch.tensor(array) for name, array in given.items()}, strict=False)
        layers.append(theirs)
    return torch.nn.Sequential(*layers)


# fmt: off
IN_TORCH = {
    "SGD":      (lambda: SGD(0.05),                   lambda t, p: t.SGD(p, 0.05)),
    "Momentum": (lambda: Momentum(0.05, 0.8),         lambda t, p: t.SGD(p, 0.05 * (1 - 0.8), momentum=0.8)),
    "RMSprop":  (lambda: RMSprop(0.01, 0.9, 1e-2),    lambda t, p: t.RMSprop(p, 0.01, alpha=0.9, eps=1e-2)),
    "Adam":     (lambda: Adam(0.01, 0.9, 0.99, 1e-2), lambda t, p: t.Adam(p, 0.01, (0.9, 0.99), 1e-2)),
}
# fmt: on


@pytest.mark.parametrize("name", IN_TORCH)
def test_fifty_steps_of_torch(name):
    """Costs, parameters and running averages after every one of them, and at last the answers at test time."""
    torch, rng = torch_here(), np.random.default_rng(6)
    net, m = network(rng), 12
    twin = twin_of(net, torch)
    make, elsewhere = IN_TORCH[name]
    ours, theirs = make(), elsewhere(torch.optim, twin.parameters())
    for t in range(1, 51):
        X, Y = signed(rng, 3, m), one_hot(rng, 4, m)
        cost = torch.nn.functional.cross_entropy(twin(torch.tensor(X.T)), torch.tensor(Y.T))
        agree(net.copy().cost(X, Y, training=True), cost.item())
        net.backpropagate(X, Y)
        ours.step(net.theta, net.grad)
        theirs.zero_grad()
        cost.backward()
        theirs.step()
        for part, its in zip(net.params.values(), twin.parameters(), strict=True):
            agree(part.reshape(its.shape), its.detach().numpy())
        agree(net.statistics["running_mu2"][:, 0], twin[1].running_mean.numpy())
        from_the_start = 0.9**t  # what is left of the 1 that it began with
        of_batches = net.statistics["running_var2"][:, 0] - from_the_start
        agree(of_batches * m / (m - 1) + from_the_start, twin[1].running_var.numpy())
    twin[1].running_var = torch.tensor(net.statistics["running_var2"][:, 0].copy())
    twin.eval()
    for m in (1, 7):
        X = signed(rng, 3, m)
        agree(net(X), torch.softmax(twin(torch.tensor(X.T)), 1).detach().numpy().T)


def test_pictures_with_channels_first_are_the_same(rng):
    torch = torch_here()
    m, H, W, C = sizes(rng, 4)
    images, d_value = signed(rng, m, H, W, C), signed(rng, m, H, W, C)
    net = Sequential([BatchNorm(C, epsilon=0.01)])
    net.params = {"gamma1": signed(rng, C, 1), "beta1": predictions(rng, C, 1)}
    theirs = torch.nn.BatchNorm2d(C, 0.01, dtype=torch.float64)
    given = {"weight": net.params["gamma1"], "bias": net.params["beta1"]}
    theirs.load_state_dict({name: torch.tensor(part[:, 0]) for name, part in given.items()}, strict=False)
    channels_first = torch.tensor(images.transpose(0, 3, 1, 2), requires_grad=True)
    found = theirs(channels_first)
    found.backward(torch.tensor(d_value.transpose(0, 3, 1, 2)))
    layer, params, grads = net.stack[0]
    value, cache = layer.ahead(images, params, training=True)
    agree(value, found.detach().numpy().transpose(0, 2, 3, 1))
    agree(
        layer.back(d_value, cache, grads, True), channels_first.grad.numpy().transpose(0, 2, 3, 1), atol=1e-11
    )
    agree(net.grads["gamma1"][:, 0], theirs.weight.grad.numpy(), atol=1e-11)
    agree(net.grads["beta1"][:, 0], theirs.bias.grad.numpy(), atol=1e-11)
