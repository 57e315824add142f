"""Fine-tuning beside PyTorch, where freezing is several settings: no gradient, no place in the optimizer, eval()."""

import numpy as np
import pytest

from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.layers import Activation, Dense, Flatten
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.training import train
from tests.random_numbers import one_hot, signed

RNG = np.random.default_rng(40)
X, Y = signed(RNG, 12, 6, 6, 2), one_hot(RNG, 3, 12)
LR = 0.02


def pretrained():
    """A small convolutional network that has learned something, with running averages that are not 0 and 1."""
    rng = np.random.default_rng(41)
    net = Sequential([
        Conv2D(2, 4, 3, rng), BatchNorm(4), Activation("relu"), MaxPool2D(2), Conv2D(4, 5, 2, rng), BatchNorm(5),
        Activation("tanh"), Flatten(), Dense(5, 3, rng), Activation("softmax"),
    ])  # fmt: skip
    list(train(net, X, one_hot(rng, 3, 12), Adam(LR), 5))
    return net


def in_torch(torch, net):
    """The same numbers in PyTorch's layers: filters (n_C, n_C_prev, f, f), pictures with their channels first."""
    nn = torch.nn
    twin = nn.Sequential(
        nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 5, 2), nn.BatchNorm2d(5),
        nn.Tanh(), nn.Flatten(), nn.Linear(5, 3),
    ).double()  # fmt: skip
    its = net.params | net.statistics
    with torch.no_grad():
        for k, number in {0: 1, 1: 2, 4: 3, 5: 4, 8: 5}.items():
            layer = twin[k]
            if isinstance(layer, nn.BatchNorm2d):
                pairs = {
                    "weight": "gamma",
                    "bias": "beta",
                    "running_mean": "running_mu",
                    "running_var": "running_var",
                }
                for theirs, ours in pairs.items():
                    getattr(layer, theirs).copy_(torch.from_numpy(its[f"{ours}{number}"].ravel()))
                continue
            W = its[f"W{number}"]
            layer.weight.copy_(torch.from_numpy((W.transpose(3, 2, 0, 1) if W.ndim == 4 else W).copy()))
            layer.bias.copy_(torch.from_numpy(its[f"b{number}"].ravel().copy()))
    return twin


@pytest.mark.parametrize("frozen", [1, 2, 4, 5, 6, 8])
def test_fine_tuning_takes_the_steps_that_pytorch_takes(frozen):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    torch.set_num_threads(1)  # more of them wait for each other where other tests run beside this one
    net = pretrained()
    twin = in_torch(torch, net)
    for layer in twin[:frozen]:
        layer.requires_grad_(False)
    optimizer = torch.optim.Adam([p for p in twin.parameters() if p.requires_grad], LR)
    pictures, classes = torch.from_numpy(X.transpose(0, 3, 1, 2).copy()), torch.from_numpy(Y.argmax(axis=0))
    for _ in train(net, X, Y, Adam(LR), 10, frozen=frozen):
        twin.train()
        twin[:frozen].eval()
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(twin(pictures), classes).backward()
        optimizer.step()
        for number, k in {1: 0, 3: 4, 5: 8}.items():
            W, theirs = net.params[f"W{number}"], twin[k].weight.detach().numpy()
            close = theirs.transpose(2, 3, 1, 0) if W.ndim == 4 else theirs
            np.testing.assert_allclose(W, close, rtol=1e-7, atol=1e-9)
    for number, k in {2: 1, 4: 5}.items():
        np.testing.assert_allclose(
            net.statistics[f"running_mu{number}"].ravel(), twin[k].running_mean.numpy(), rtol=1e-7
        )
