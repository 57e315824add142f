"""How well a YOLO finds what is in scenes it has never seen, and after how many seconds of training.

    python -m benchmarks.detection                all parts
    python -m benchmarks.detection street         one of: street, real, notes, anchors
    python -m benchmarks.detection street 5 6 7   with other seeds than 0, 1 and 2

Each seed has its own scenes, anchors and first weights. Test scenes share no photograph, face, coin or writer with
those of the training; their number is what makes a mAP certain to about 0.01. A second is one of CPU time on one
thread, so that a busy machine counts little; making the scenes is not training, and is told beside it. mAP@0.5 is the
mean over classes of the all-point average precision.
"""

import os
import sys
import time
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from dlcore.average_precision import mean_average_precision
from dlcore.datasets import scenes
from dlcore.detector import detect, detector, train_detector
from dlcore.yolo import boxes_as_anchors, unlabelled

TEST = 400
LEAST_SCORE = 0.02


@dataclass(frozen=True)
class Recipe:
    """What a detector is trained on and how, and what it should reach within how many seconds."""

    kind: str
    side: int
    S: int
    A: int
    m: int
    epochs: int
    least: float
    seconds: float
    most: int = 5
    overlap: float = 0.35
    channels: tuple = (8, 32, 64)
    last: int = 96
    batch_size: int = 32
    learning_rate: float = 0.02


RECIPES = {
    "street": Recipe("street", 64, 8, 2, m=3000, epochs=5, least=0.95, seconds=20),
    "real": Recipe("real", 64, 8, 2, m=4000, epochs=8, least=0.93, seconds=40, overlap=0.2),
    "notes": Recipe("street", 48, 3, 1, m=2000, epochs=12, least=0.85, seconds=20, most=3, overlap=0.1),
}


def run(recipe, seed):
    """mAP at 0.5 and at 0.75, that of each class, seconds of training and of making scenes."""
    start, rng = time.process_time(), np.random.default_rng(seed)
    how = {"side": recipe.side, "most": recipe.most, "overlap": recipe.overlap, "kind": recipe.kind}
    train = scenes(recipe.m, seed=2 * seed, **how)
    test = scenes(TEST, seed=2 * seed + 1, part="test", **how)
    making, start = time.process_time() - start, time.process_time()
    anchors = boxes_as_anchors(train.objects, recipe.A, rng)
    net = detector(recipe.side, recipe.S, anchors, len(train.names), rng, recipe.channels, recipe.last)
    walk = train_detector(
        net, train.X, train.objects, anchors, recipe.epochs, rng, recipe.batch_size, recipe.learning_rate
    )
    for _ in walk:
        pass
    training = time.process_time() - start
    found = detect(net, test.X, anchors, LEAST_SCORE)
    mAP, each = mean_average_precision(found, test.objects)
    each = {test.names[cls]: its for cls, its in each.items()}
    return mAP, mean_average_precision(found, test.objects, 0.75)[0], each, training, making


def report(name, seeds):
    recipe, reached = RECIPES[name], []
    print(f"{name}: mAP@0.5 of at least {recipe.least} within {recipe.seconds} s")
    print(f"    {recipe}")
    for seed in seeds:
        mAP, tight, each, training, making = run(recipe, seed)
        classes = ", ".join(f"{cls} {its:.3f}" for cls, its in each.items())
        print(
            f"    seed {seed}: {mAP:.4f} after {training:.1f} s ({classes}); @0.75 {tight:.3f}; scenes {making:.1f} s"
        )
        reached.append(mAP >= recipe.least and training <= recipe.seconds)
    print(f"    {sum(reached)} of {len(reached)} seeds above the bar")


def anchors(seeds):
    """The share of objects for which a grid has no place: crowded streets, by cells and anchors."""
    print("objects without a place, in crowded streets (up to 5 in 48 x 48, overlap up to 0.35)")
    for seed in seeds:
        rng, objects = np.random.default_rng(seed), scenes(1000, 48, seed=seed).objects
        for S in (3, 6, 8):
            shares = [unlabelled(objects, S, boxes_as_anchors(objects, A, rng)) for A in (1, 2, 3)]
            told = ", ".join(f"A = {A}: {share:.2%}" for A, share in zip((1, 2, 3), shares, strict=True))
            print(f"    seed {seed}, S = {S}: {told}")


def main(wanted):
    names = [name for name in wanted if not name.isdigit()] or [*RECIPES, "anchors"]
    seeds = [int(name) for name in wanted if name.isdigit()] or [0, 1, 2]
    for name in names:
        anchors(seeds) if name == "anchors" else report(name, seeds)


if __name__ == "__main__":
    main(sys.argv[1:])
