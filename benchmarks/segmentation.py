"""How well a U-Net finds the pixels of things in street scenes, and in how many seconds.

    python -m benchmarks.segmentation            the bar: three seeds
    python -m benchmarks.segmentation --lessons  the last layer drawn too small, and weights for classes, besides

Trained live on one thread; the test scenes are on photographs that no training scene has. The mean IoU is over all
pixels of all test scenes, background included. The curve is that of plain answers; the bar is for answers to a picture
and its mirrored one. A seed draws the scenes, the first weights and the order of batches.
"""

import argparse
import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from dlcore.datasets import scenes
from dlcore.pixels import batch_mean_iou, class_ious
from dlcore.unet import segmented, train_unet, unet

SIDE, EPOCHS = 48, 11
LEAST, SECONDS = 0.85, 60


def trained(seed, told, **settings):
    """Train, with a line for every second epoch; what is said at the end is the last one."""
    train = scenes(1500, SIDE, seed=seed)
    test = scenes(200, SIDE, seed=seed, part="test")
    rng = np.random.default_rng(seed)
    net = unet(3, 4, rng, shape=(None, SIDE, SIDE, 3), **settings)
    start, asked = time.process_time(), 0.0
    for epoch in train_unet(net, train.X, train.masks, EPOCHS, rng):
        if epoch.number % 2 and epoch.number < EPOCHS:
            continue
        now = time.process_time()
        found = segmented(net, test.X)
        mean, seconds = batch_mean_iou(found, test.masks, 4), now - start - asked
        print(f"{told:24}{epoch.number:6}{epoch.cost:9.3f}{mean:10.4f}{seconds:13.1f}", flush=True)
        asked += time.process_time() - now
    named = zip(("background", *train.names), class_ious(found, test.masks, 4), strict=True)
    print(f"{told:24}{', '.join(f'{name} {iou:.3f}' for name, iou in named)}")
    twice = batch_mean_iou(segmented(net, test.X, mirrored=True), test.masks, 4)
    print(f"{told:24}asked a second time, in a mirror: mean IoU {twice:.4f}")
    lazy = np.zeros_like(found)
    shares = [np.mean(answer == test.masks) for answer in (found, lazy)]
    print(
        f"{told:24}pixels right {shares[0]:.3f}; the answer `background` everywhere: {shares[1]:.3f}, ",
        end="",
    )
    print(f"mean IoU {batch_mean_iou(lazy, test.masks, 4):.3f}\n", flush=True)
    return twice, seconds


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lessons", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    options = parser.parse_args()
    print(f"{'':24}{'epoch':>6}{'cost':>9}{'mean IoU':>10}{'CPU seconds':>13}")
    found = [trained(seed, f"seed {seed}") for seed in options.seeds]
    worst, longest = min(mean for mean, _ in found), max(seconds for _, seconds in found)
    verdict = "reached" if worst >= LEAST and longest <= SECONDS else "missed"
    bar = f"at least {LEAST} within {SECONDS} s"
    print(f"lowest mean IoU {worst:.4f}, longest training {longest:.1f} s; wanted: {bar}: {verdict}")
    if options.lessons:
        trained(0, "last layer at 0.01", init=0.01)
        trained(0, "weights 1, 2, 2, 2", weights=(1, 2, 2, 2))


if __name__ == "__main__":
    main()
