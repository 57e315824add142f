"""How long one training step takes, against PyTorch: forward, slope of the loss, backward, Adam.

    python -m benchmarks.networks               all networks
    python -m benchmarks.networks 2-4-1         those whose name begins so
    python -m benchmarks.networks --rounds 40   more turns

PyTorch runs eagerly with its Adam as it comes. Both have float32, one thread, the same data and the same first weights;
they take turns, and what counts is CPU time, so that a busy machine is busy for both. The ratio is the median over the
turns. Before that, both train for ten steps, and have to come to the same weights.
"""

import argparse
import os
import statistics
import sys
import time
from itertools import pairwise

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam

LEARNING_RATE = 0.001
# units of all layers: what bends the hidden ones, examples of a step, what the ratio should be at most
NETWORKS = {
    "2-4-1": ("tanh", 400, 0.15),
    "2-20-1": ("tanh", 400, 0.20),
    "784-256-128-10": ("relu", 64, 0.75),
    "12288-20-7-5-1": ("relu", 209, 1.05),
}


def data(dims, m, rng):
    """Examples, and labels that depend on them: 0 or 1, or one column of zeros and a 1 a class."""
    X = rng.standard_normal((dims[0], m), np.float32)
    scores = rng.standard_normal((max(dims[-1], 2), dims[0]), np.float32) @ X
    right = np.argmax(scores, axis=0)
    Y = right[None] if dims[-1] == 1 else np.eye(dims[-1])[:, right]
    return X, Y.astype(np.float32)


def ours(dims, bend, rng):
    layers = []
    for n_prev, n in pairwise(dims):
        layers += [Dense(n_prev, n, rng, "xavier" if bend == "tanh" else "he"), Activation(bend)]
    layers[-1] = Activation("sigmoid" if dims[-1] == 1 else "softmax")
    return Sequential(layers, dtype=np.float32)


def our_step(net, X, Y):
    optimizer = Adam(LEARNING_RATE)

    def step():
        net.backpropagate(X, Y)
        optimizer.step(net.theta, net.grad)

    return step


def theirs(torch, net, bend):
    """The same network in PyTorch, with the same weights; its end is in the loss."""
    layers = []
    for layer, params, _ in net.stack:
        if isinstance(layer, Dense):
            linear = torch.nn.Linear(layer.n_prev, layer.n)
            with torch.no_grad():
                linear.weight.copy_(torch.tensor(params["W"].copy()))
                linear.bias.copy_(torch.tensor(params["b"][:, 0]))
            layers.append(linear)
        elif layer.name == bend:
            layers.append(torch.nn.Tanh() if bend == "tanh" else torch.nn.ReLU())
    return torch.nn.Sequential(*layers)


def their_step(torch, model, X, Y):
    rows = torch.tensor(X.T.copy())
    one = len(Y) == 1
    truth = torch.tensor(Y.T.copy() if one else Y.argmax(axis=0))
    loss = torch.nn.BCEWithLogitsLoss() if one else torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), LEARNING_RATE)

    def step():
        optimizer.zero_grad()
        loss(model(rows), truth).backward()
        optimizer.step()

    return step


def farthest(torch, net, model):
    """How far apart the weights of both are, at the most."""
    ours = [params[name] for _, params, _ in net.stack for name in params]
    pairs = zip(ours, model.parameters(), strict=True)
    return max(float(np.abs(mine.reshape(its.shape) - its.detach().numpy()).max()) for mine, its in pairs)


def seconds(step, times):
    start = time.thread_time()
    for _ in range(times):
        step()
    return (time.thread_time() - start) / times


def measured(torch, name, rounds):
    """Milliseconds of a step, ours and theirs, their ratio, and the number of parameters."""
    dims = [int(n) for n in name.split("-")]
    bend, m, _ = NETWORKS[name]
    rng = np.random.default_rng(0)
    X, Y = data(dims, m, rng)
    net = ours(dims, bend, rng)
    model = theirs(torch, net, bend)
    mine, its = our_step(net, X, Y), their_step(torch, model, X, Y)
    for _ in range(10):
        mine()
        its()
    if (apart := farthest(torch, net, model)) > LEARNING_RATE / 10:
        sys.exit(f"{name}: after ten steps the weights are {apart:.1e} apart, so this compares two things.")
    times = max(3, int(0.05 / seconds(its, 20)))
    turns = [(seconds(mine, times), seconds(its, times)) for _ in range(rounds)]
    here, there = (1000 * statistics.median(side) for side in zip(*turns, strict=True))
    return here, there, statistics.median(a / b for a, b in turns), net.theta.size


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    try:
        import torch
    except ImportError:
        sys.exit("PyTorch is not installed: python -m pip install torch, in an environment of its own.")
    torch.set_num_threads(1)
    print(f"{'':16}parameters   dlcore ms  PyTorch ms   ratio   at most")
    for name in NETWORKS:
        if name.startswith(options.name):
            here, there, ratio, size = measured(torch, name, options.rounds)
            target = NETWORKS[name][2]
            verdict = "" if ratio <= target else "   too slow"
            print(f"{name:16}{size:10,}{here:12.3f}{there:12.3f}{ratio:8.2f}{target:10.2f}{verdict}")


if __name__ == "__main__":
    main()
