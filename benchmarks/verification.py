"""Whether a network that has never seen two people, or two letters, says if they are the same, and in how many seconds.

    python -m benchmarks.verification            the bars: three seeds, drawn people and an unseen alphabet
    python -m benchmarks.verification --choices  kinds of triplets, and the logistic unit on pairs, besides

Trained live on one thread. The threshold is chosen on dev identities, the answers are about test identities, and no
identity is in two parts. A seed draws the pictures, the first weights, the batches and the pairs.
"""

import argparse
import os
import time
from functools import partial

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from dlcore.activations import sigmoid
from dlcore.augmentation import random_flip
from dlcore.datasets import glyphs, portraits
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.schedules import warm_cosine
from dlcore.siamese import PairDifferences, embedder, train_on_pairs, train_on_triplets
from dlcore.transfer import features
from dlcore.triplets import TripletLoss
from dlcore.verification import best_threshold, embeddings, judged, one_shot, pairs, verify

SECONDS, LEARNING_RATE, D, PAIRS = 30, 0.003, 64, 4000


def people(seed):
    """Drawn portraits: 300 people to learn from, 40 for the threshold, 50 to be asked about."""
    sizes = {"train": (300, 8), "dev": (40, 16), "test": (50, 16)}
    found = [portraits(*size, seed=seed, part=part) for part, size in sizes.items()]
    return [((X - 0.45) / 0.25, labels) for X, labels in found]


def letters(seed):
    """Crooked letters: several alphabets to learn from, Georgian for the threshold, Armenian to be asked about."""
    views = {"train": 60, "dev": 24, "test": 24}
    found = [glyphs(its, seed=seed, part=part) for part, its in views.items()]
    return [((X - 0.15) / 0.3, labels) for X, labels in found]


# fmt: off
# name: data, channels, people in a batch, margin, steps on semi-hard triplets, then on batch-hard ones, what changes a
# batch, least accuracy
TASKS = {
    "portraits": (people,  (24, 48, 96), 16, 0.3, 300, 700, random_flip, 0.96),
    "letters":   (letters, (24, 48, 96), 24, 0.4, 900,   0, None,        0.85),
}
# fmt: on


def on_triplets(data, seed, channels, at_once, stages, margin, change):
    """Train on triplets of each choice for so many steps    -> the network, the seconds, the steps"""
    rng, (X, labels) = np.random.default_rng(seed), data[0]
    net = Sequential(embedder(X.shape[1], X.shape[3], D, rng, channels), TripletLoss(margin), np.float32)
    optimizer = Adam(partial(warm_cosine, LEARNING_RATE, sum(stages.values())))
    start, steps = time.process_time(), []
    for choice, count in stages.items():
        loss = TripletLoss(margin, choice)
        steps += (
            list(train_on_triplets(net, X, labels, optimizer, count, at_once, 4, rng, loss, change))
            if count
            else []
        )
    return net, time.process_time() - start, steps


def on_pairs(data, seed, channels, at_once, count, change):
    """The same with a logistic unit on the differences of pairs, and its answer as a distance: 1 - probability."""
    rng, (X, labels) = np.random.default_rng(seed), data[0]
    layers = embedder(X.shape[1], X.shape[3], D, rng, channels)
    end = [PairDifferences(), Dense(D, 1, rng), Activation("sigmoid")]
    net, start = Sequential([*layers, *end], dtype=np.float32), time.process_time()
    optimizer = Adam(partial(warm_cosine, LEARNING_RATE, count))
    for _ in train_on_pairs(net, X, labels, optimizer, count, at_once, 4, rng, change):
        pass
    seconds, (W, b) = time.process_time() - start, list(net.params.values())[-2:]

    def distances(part):
        (X, labels), rng = data[part], np.random.default_rng(seed)
        F = np.concatenate([features(net, X[k : k + 256], len(layers)).T for k in range(0, len(X), 256)])
        i, j, same = pairs(labels, PAIRS, rng)
        return 1 - sigmoid(np.abs(F[i] - F[j]) @ W[0] + b.item()), same

    return judged(*distances(2), best_threshold(*distances(1))), seconds


def asked(told, net, data, seconds, seed):
    """One line: how the network answers about the people, or letters, of the test."""
    (_, _), (X_dev, dev), (X_test, test) = data
    F_dev, F_test = embeddings(net, X_dev), embeddings(net, X_test)
    rng = np.random.default_rng(seed)
    found = verify(F_dev, dev, F_test, test, rng, PAIRS)
    shots = [one_shot(F_test, test, n, rng) for n in (5, 20)]
    line(told, found, seconds, *shots)
    return found.accuracy


def line(told, found, seconds, *shots):
    its = "".join(f"{share:9.3f}" for share in shots)
    print(f"{told:30}{found.accuracy:9.4f}  {found.low:.3f}-{found.high:.3f}", end="")
    print(f"{found.tau:8.2f}{found.area:8.4f}{seconds:8.1f}{its}", flush=True)


def plain(data, seed):
    """The pixels themselves as the embedding, divided by a number so that distances are near 1."""
    parts = [(X.reshape(len(X), -1) / np.sqrt(X[0].size), labels) for X, labels in data[1:]]
    return verify(*parts[0], *parts[1], np.random.default_rng(seed), PAIRS)


def bar(name, seeds):
    make, channels, at_once, margin, semi, hard, change, least = TASKS[name]
    results = []
    for seed in seeds:
        data = make(seed)
        if seed == seeds[0]:
            line(f"{name}, pixels", plain(data, seed), 0)
        net, seconds, steps = on_triplets(
            data, seed, channels, at_once, {"semi_hard": semi, "batch_hard": hard}, margin, change
        )
        results.append((asked(f"{name}, seed {seed}", net, data, seconds, seed), seconds))
        active = ", ".join(
            f"{np.mean(part):.2f}" for part in np.array_split([its.active for its in steps], 5)
        )
        print(f"{'':30}share of triplets that teach, in fifths of the training: {active}", flush=True)
    worst, longest = min(its for its, _ in results), max(its for _, its in results)
    verdict = "reached" if worst >= least and longest <= SECONDS else "missed"
    print(f"{name}: lowest {worst:.4f}, longest {longest:.1f} s; ", end="")
    print(f"wanted: at least {least} within {SECONDS} s: {verdict}\n", flush=True)


def choices(name):
    """What the choice of triplets is worth, and what two pictures and a logistic unit do without triplets."""
    make, channels, at_once, margin, semi, hard, change, _ = TASKS[name]
    data, count = make(0), (semi + hard) // 2
    half = count // 3
    for stages in (
        {"all": count}, {"semi_hard": count}, {"batch_hard": count}, {"semi_hard": half, "batch_hard": count - half},
    ):  # fmt: skip
        net, seconds, _ = on_triplets(data, 0, channels, at_once, stages, margin, change)
        asked(f"{name}, {', '.join(stages)}", net, data, seconds, 0)
    line(f"{name}, pairs", *on_pairs(data, 0, channels, at_once, count, change))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", nargs="?", choices=[*TASKS, "all"], default="all")
    parser.add_argument("--choices", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    options = parser.parse_args()
    heads = "".join(f"{head:>8}" for head in ("tau", "area", "s"))
    print(f"{'':30}{'accuracy':>9}{'95 % of pairs':>13}{heads}{'5-way':>9}{'20-way':>9}")
    for name in TASKS:
        if options.task in (name, "all"):
            bar(name, options.seeds)
            if options.choices:
                choices(name)


if __name__ == "__main__":
    main()
