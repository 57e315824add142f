"""How long convolutional networks take, against PyTorch and against two other ways to write them in NumPy.

    python -m benchmarks.convolution              all parts
    python -m benchmarks.convolution lenet        one of: lenet, parts, styles, costs, digits
    python -m benchmarks.convolution --rounds 40  more turns
    python -m benchmarks.convolution costs --picture costs.png

Everything has float32 and one thread, the same data and the same first weights. Those compared take turns, and what
counts is CPU time, so that a busy machine is busy for both; a ratio is the median over the turns. PyTorch runs eagerly,
in its own memory format (m, C, H, W) and once more in channels_last, which is ours. Before a network is timed, both
train for ten steps and have to come to the same weights; before a part is, both have to give the same numbers. Our
functions are called as layers call them, below the check of arguments, which a network makes once at its door.
"""

import argparse
import os
import sys
import time
from inspect import unwrap

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from benchmarks.convolution_costs import costs
from benchmarks.numpy_styles import Gathered, Looped
from benchmarks.turns import in_turns, seconds, verdict
from dlcore import columns, pooling
from dlcore.augmentation import random_shift
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.datasets import digits
from dlcore.layers import Activation, Dense, Dropout, Flatten
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.training import train

conv2d_forward, conv2d_backward = unwrap(columns.conv2d_forward), unwrap(columns.conv2d_backward)
painted, painted_back = unwrap(columns.transposed_forward), unwrap(columns.transposed_backward)
pooled, pooled_back = unwrap(pooling.max_pool_forward), unwrap(pooling.max_pool_backward)

LEARNING_RATE = 0.001
M = 64
# rows and columns of a picture, filter and padding of both convolutions; what the ratio should be at most
LENETS = {"28 x 28": (28, 5, "same", 5, "valid", 0.95), "8 x 8": (8, 3, "same", 3, "same", 0.45)}
# name: m, rows and columns, n_C_prev, n_C, f, stride, pad
CONVOLUTIONS = {
    "first of LeNet": (64, 28, 1, 8, 5, 1, 2),
    "second of LeNet": (64, 14, 8, 16, 5, 1, 0),
    "3 x 3, 16 to 32": (32, 32, 16, 32, 3, 1, 1),
    "3 x 3, stride 2": (16, 64, 32, 64, 3, 2, 1),
    "1 x 1, 64 to 64": (32, 32, 64, 64, 1, 1, 0),
}


def lenet(side, f1, pad1, f2, pad2, rng):
    """Two convolutions, each bent and pooled, and three dense layers, for pictures of one channel and ten classes."""
    left = (side // 2 - (f2 - 1 if pad2 == "valid" else 0)) // 2
    return Sequential(
        [
            Conv2D(1, 8, f1, rng, pad=pad1), Activation("relu"), MaxPool2D(2),
            Conv2D(8, 16, f2, rng, pad=pad2), Activation("relu"), MaxPool2D(2),
            Flatten(), Dense(left * left * 16, 120, rng), Activation("relu"),
            Dense(120, 84, rng), Activation("relu"), Dense(84, 10, rng), Activation("softmax"),
        ],
        dtype=np.float32, shape=(None, side, side, 1),
    )  # fmt: skip


def channels_first(torch, X, layout):
    """Pictures (m, H, W, C) as PyTorch counts their axes, (m, C, H, W), in one of the two layouts in memory."""
    X = torch.tensor(np.ascontiguousarray(np.moveaxis(X, -1, 1)))
    return X.to(memory_format=torch.channels_last) if layout == "channels_last" else X


def their_lenet(torch, net, side, f1, pad1, f2, pad2, layout):
    """The same network in PyTorch, with the same weights; its softmax is in the loss."""
    nn, params = torch.nn, net.params
    layers = [
        nn.Conv2d(1, 8, f1, padding=pad1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, f2, padding=pad2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(params["W3"].shape[1], 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    ]  # fmt: skip
    model = nn.Sequential(*layers)
    with torch.no_grad():
        for its, ours in zip(model.parameters(), in_their_axes(net), strict=True):
            its.copy_(torch.tensor(ours))
    return model.to(memory_format=torch.channels_last) if layout == "channels_last" else model


def in_their_axes(net):
    """Our parameters in their order of axes: filters (n_C, n_C_prev, f, f), and Flatten by channels first."""
    maps = net.params["W2"].shape[3]
    for name, array in net.params.items():
        if array.ndim == 4:
            yield array.transpose(3, 2, 0, 1).copy()
        elif name == "W3":
            side = int((array.shape[1] // maps) ** 0.5)
            yield array.reshape(-1, side, side, maps).transpose(0, 3, 1, 2).reshape(len(array), -1).copy()
        else:
            yield array.reshape(array.shape[0]) if name[0] == "b" else array.copy()


def our_step(net, X, Y):
    optimizer = Adam(LEARNING_RATE)

    def step():
        net.backpropagate(X, Y)
        optimizer.step(net.theta, net.grad)

    return step


def their_step(torch, model, X, Y, layout):
    pictures, truth = channels_first(torch, X, layout), torch.tensor(Y.argmax(axis=0))
    loss, optimizer = torch.nn.CrossEntropyLoss(), torch.optim.Adam(model.parameters(), LEARNING_RATE)

    def step():
        optimizer.zero_grad()
        loss(model(pictures), truth).backward()
        optimizer.step()

    return step


def lenets(torch, rounds):
    told = "dlcore ms  PyTorch ms   ratio   at most   channels_last"
    print(f"{'a training step of LeNet, batch of 64':40}{told}")
    for name, (side, *sizes, most) in LENETS.items():
        rng = np.random.default_rng(0)
        X = rng.standard_normal((M, side, side, 1), np.float32)
        Y = np.eye(10, dtype=np.float32)[:, rng.integers(0, 10, M)]
        net = lenet(side, *sizes, rng)
        models = [their_lenet(torch, net, side, *sizes, layout) for layout in ("contiguous", "channels_last")]
        steps = [our_step(net, X, Y)]
        steps += [
            their_step(torch, model, X, Y, layout)
            for model, layout in zip(models, ("contiguous", "channels_last"), strict=True)
        ]
        for step in steps * 10:
            step()
        for model in models:
            pairs = zip(in_their_axes(net), model.parameters(), strict=True)
            apart = max(float(np.abs(mine - its.detach().numpy()).max()) for mine, its in pairs)
            if apart > LEARNING_RATE / 10:
                sys.exit(
                    f"{name}: after ten steps the weights are {apart:.1e} apart: these are two networks."
                )
        (here, there, _), (ratio, last) = in_turns(steps, rounds)
        print(f"{name:36}{here:13.3f}{there:12.3f}{verdict(ratio, most)}{last:16.2f}")


def parts(torch, rounds):
    """Forward and backward of single layers, each against the same in PyTorch."""
    rng = np.random.default_rng(1)
    functional = torch.nn.functional
    print(f"{'single layers':40}dlcore ms  PyTorch ms   ratio   at most   channels_last")
    for name, (m, side, n_C_prev, n_C, f, stride, pad) in CONVOLUTIONS.items():
        X = rng.standard_normal((m, side, side, n_C_prev), np.float32)
        W = rng.standard_normal((f, f, n_C_prev, n_C), np.float32)
        b = rng.standard_normal(n_C).astype(np.float32)
        compared(
            torch, rounds, name, X, W.transpose(3, 2, 0, 1), b,
            lambda X=X, W=W, b=b, s=stride, p=pad: conv2d_forward(X, W, b, s, p),
            conv2d_backward,
            lambda x, w, c, s=stride, p=pad: functional.conv2d(x, w, c, s, p),
        )  # fmt: skip
    X = rng.standard_normal((M, 14, 14, 64), np.float32)
    W, b = rng.standard_normal((2, 2, 64, 32), np.float32), rng.standard_normal(32).astype(np.float32)
    compared(
        torch, rounds, "transposed 2 x 2, 64 to 32", X, W.transpose(2, 3, 0, 1), b,
        lambda: painted(X, W, b, 2, 0), painted_back,
        lambda x, w, c: functional.conv_transpose2d(x, w, c, 2), (0.9, None),
    )  # fmt: skip
    X = rng.standard_normal((M, 28, 28, 8), np.float32)
    compared(
        torch, rounds, "max-pooling 2 x 2, 8 channels", X, None, None, lambda: pooled(X, 2, 2, 0), pooled_back,
        lambda x, w, c: functional.max_pool2d(x, 2), (0.15, None),
    )  # fmt: skip


def compared(torch, rounds, name, X, W, b, forward, backward, theirs, most=(None, None)):
    """One line for forward, one for backward; what both give has to agree."""
    Z, cache = forward()
    dZ = np.random.default_rng(2).standard_normal(Z.shape, np.float32)
    aheads, backs = [forward], [lambda: backward(dZ, *cache)]
    for layout in ("contiguous", "channels_last"):
        given = [channels_first(torch, X, layout).requires_grad_()]
        given += [
            torch.tensor(np.ascontiguousarray(array)).requires_grad_() for array in (W, b) if W is not None
        ]
        value = theirs(*given, *[None] * (3 - len(given)))
        slope = channels_first(torch, dZ, layout)
        if np.abs(np.moveaxis(value.detach().numpy(), 1, -1) - Z).max() > 1e-4 * np.abs(Z).max():
            sys.exit(f"{name}: PyTorch gives other numbers, so this compares two things.")
        aheads.append(lambda given=given: ahead_only(torch, theirs, given))
        backs.append(
            lambda value=value, given=given, slope=slope: torch.autograd.grad(
                value, given, slope, retain_graph=True
            )
        )
    for way, steps, target in (("forward", aheads, most[0]), ("backward", backs, most[1])):
        (here, there, _), (ratio, last) = in_turns(steps, rounds)
        judged = verdict(ratio, target) if target else f"{ratio:8.2f}{'':10}"
        print(f"{name:30}{way:9}{here:10.3f}{there:12.3f}{judged}{last:16.2f}")


def ahead_only(torch, theirs, given):
    with torch.no_grad():
        return theirs(*given, *[None] * (3 - len(given)))


def styles(_, rounds):
    """Forward and backward of a convolution against two other styles of NumPy code."""
    told = "gathered      looped: how many times as long, at least 3 and 200"
    print(f"{'forward and backward':30}dlcore ms   {told}")
    for name, (m, side, n_C_prev, n_C, f, stride, pad) in CONVOLUTIONS.items():
        rng = np.random.default_rng(3)
        X = rng.standard_normal((m, side, side, n_C_prev), np.float32)
        W = rng.standard_normal((f, f, n_C_prev, n_C), np.float32)
        b = rng.standard_normal(n_C).astype(np.float32)
        dZ = rng.standard_normal(conv2d_forward(X, W, b, stride, pad)[0].shape, np.float32)

        def ours(X=X, W=W, b=b, dZ=dZ, stride=stride, pad=pad):
            return conv2d_backward(dZ, *conv2d_forward(X, W, b, stride, pad)[1])

        gathered, looped = Gathered(X, W, b, dZ, stride, pad), Looped(X[:1], W, b, dZ[:1], stride, pad)
        for mine, its in zip(ours(), gathered(), strict=True):
            if np.abs(mine - its).max() > 1e-3 * np.abs(mine).max():
                sys.exit(f"{name}: the styles give other numbers.")
        (here, _), (ratio,) = in_turns([ours, gathered], max(rounds // 4, 3))
        slow = seconds(looped) * m / (here / 1000)  # every picture takes the loops as long: one is timed
        print(f"{name:30}{here:9.2f}{1 / ratio:11.1f}{slow:12.0f}")


def digit_network(rng):
    """For the real digits, 8 x 8: three convolutions, the pictures halved twice, and one dense layer."""
    return Sequential(
        [
            Conv2D(1, 12, 3, rng, pad="same"), Activation("relu"),
            Conv2D(12, 24, 3, rng, pad="same"), Activation("relu"), MaxPool2D(2),
            Conv2D(24, 48, 3, rng, pad="same"), Activation("relu"), MaxPool2D(2),
            Flatten(), Dropout(0.5, rng), Dense(192, 10, rng), Activation("softmax"),
        ],
        dtype=np.float32, shape=(None, 8, 8, 1),
    )  # fmt: skip


def right_digits(seed, epochs=21):
    """The share of digits by other writers that are read right: shifted in training, slower at the end."""
    task, rng = digits(), np.random.default_rng(seed)
    X, X_test = (images[..., np.newaxis] for images in (task.images_train, task.images_test))
    Y = np.eye(10)[:, task.Y_train[0]]
    net, optimizer = digit_network(rng), Adam(0.003)
    for epoch in range(epochs):
        if epoch == epochs * 2 // 3:
            optimizer.learning_rate /= 5
        for _ in train(net, random_shift(X, 1, rng, 0.0), Y, optimizer, 1, 32, rng):
            pass
    return np.mean(net(X_test).argmax(axis=0) == task.Y_test[0])


def lab(_, rounds):
    """Real digits, tested on those by other writers, with three seeds."""
    print(f"{'real digits by other writers':30}test accuracy   CPU seconds")
    right, _ = [], digits()  # loading them is no training
    for seed in range(3):
        start = time.process_time()
        right.append(right_digits(seed))
        print(f"{f'seed {seed}':30}{right[-1]:13.4f}{time.process_time() - start:14.2f}")
    print(f"{'mean':30}{np.mean(right):13.4f}   at least 0.975, each within 5 s")


PARTS = {"lenet": lenets, "parts": parts, "styles": styles, "costs": costs, "digits": lab}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="?", choices=[*PARTS, "all"], default="all")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--picture", help="where to write a picture of the costs")
    options = parser.parse_args()
    torch = None
    if options.part in ("lenet", "parts", "all"):
        try:
            import torch
        except ImportError:
            sys.exit("PyTorch is not installed: python -m pip install torch, in an environment of its own.")
        torch.set_num_threads(1)
    for name, part in PARTS.items():
        if options.part in (name, "all"):
            part(torch, options.rounds, *([options.picture] if part is costs else []))
            print()


if __name__ == "__main__":
    main()
