"""Draw 14_street.png, the picture at the head of chapter 14.

python notebooks/source/pictures/make_14_street.py
"""

from pathlib import Path

import numpy as np

from dlcore import datasets, plots
from dlcore.average_precision import mean_average_precision
from dlcore.detector import detect, detector, train_detector
from dlcore.yolo import boxes_as_anchors

PLACE = Path(__file__).with_name("14_street.png")


def learned(scenes, epochs=8):
    anchors = boxes_as_anchors(scenes.objects, 2, np.random.default_rng(0))
    net = detector(64, 8, anchors, 3, np.random.default_rng(0), last=96)
    rng = np.random.default_rng(0)
    list(train_detector(net, scenes.X, scenes.objects, anchors, epochs, rng, learning_rate=0.015))
    return net, anchors


def main():
    held_out = datasets.scenes(300, seed=2, part="test")
    net, anchors = learned(datasets.scenes(2000, seed=1))
    score = mean_average_precision(detect(net, held_out.X, anchors, threshold=0.02), held_out.objects)[0]
    some = [k for k, things in enumerate(held_out.objects) if len(things) in (2, 3)][:8]
    boxes, scores, classes = zip(*detect(net, held_out.X[some], anchors), strict=True)
    look = {"classes": classes, "scores": scores, "names": held_out.names}
    axes = plots.boxes(held_out.X[some], boxes, **look)
    axes.flat[0].figure.savefig(PLACE, dpi=110)
    print(f"mAP@0.5 {score:.3f}; {axes.flat[0].figure.alt}")


if __name__ == "__main__":
    main()
