"""One good call of every function for grids of boxes."""

import numpy as np

from dlcore import average_precision, detection_loss, yolo
from tests.random_numbers import signed

RNG = np.random.default_rng(14)
ANCHORS = np.array([[0.2, 0.5], [0.4, 0.25]])
OBJECTS = [
    np.array([[1, 0.3, 0.6, 0.25, 0.5], [0, 0.35, 0.62, 0.4, 0.3]]),
    np.zeros((0, 5)),
    np.array([[1, 0.9, 0.1, 0.15, 0.2]]),
]
Z = signed(RNG, 3, 4, 4, 14)
T = yolo.encode(OBJECTS, 4, ANCHORS, 2)
WEIGHTS = {"lambda_coord": 4.0, "lambda_noobj": 0.3}

GRIDS = {
    yolo.boxes_as_anchors: {"objects": OBJECTS, "A": 2, "rng": np.random.default_rng(0), "rounds": 3},
    yolo.encode: {"objects": OBJECTS, "S": 4, "anchors": ANCHORS, "C": 2},
    yolo.unlabelled: {"objects": OBJECTS, "S": 2, "anchors": ANCHORS[:1]},
    yolo.answers: {"Z": Z, "anchors": ANCHORS},
    detection_loss.yolo_cost: {"Z": Z, "T": T, "anchors": ANCHORS, **WEIGHTS},
    detection_loss.yolo_grad: {"Z": Z, "T": T, "anchors": ANCHORS, **WEIGHTS},
    average_precision.all_points: {
        "recall": np.array([0.2, 0.2, 0.4, 0.6]), "precision": np.array([1.0, 0.5, 0.7, 0.75]),
    },
}  # fmt: skip
GRIDS_IN_FLOAT64 = {yolo.encode, yolo.boxes_as_anchors}
