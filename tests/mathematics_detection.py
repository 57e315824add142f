"""One good call of every function for boxes, masks and faces, and what is bad for the kinds that only they have."""

import numpy as np

from dlcore import detection, embedding, segmentation
from tests.random_numbers import labels, predictions, signed

RNG = np.random.default_rng(22)
BOXES = [(0.1, 0.2, 0.5, 0.6), (0.15, 0.2, 0.55, 0.62), (0.7, 0.1, 0.9, 0.4)]
SCORES, DISTANCES = [0.8, 0.9, 0.6], predictions(RNG, 5)
MASKS = labels(RNG, 4, 6) > 0, labels(RNG, 4, 6) > 0

DETECTION = {
    detection.to_corners: {"box": (0.5, 0.4, 0.2, 0.3)},
    detection.iou_pair: {"b1": BOXES[0], "b2": np.array(BOXES[1])},
    detection.grid_cell: {"x": 0.4, "y": 0.9, "S": 3},
    detection.encode_label: {"objects": [(2, 0.4, 0.9, 0.2, 0.3), (0, 0.1, 0.2, 0.3, 0.1)], "S": 4, "C": 3},
    detection.decode_cell: {"vec": predictions(RNG, 8), "row": 2, "col": 1, "S": 3},
    detection.filter_boxes: {"pc": predictions(RNG, 7), "p": predictions(RNG, 7, 3), "threshold": 0.2},
    detection.nms: {"boxes": np.array(BOXES), "scores": SCORES, "threshold": 0.4},
    detection.nms_per_class: {"boxes": BOXES, "scores": SCORES, "classes": [1, 0, 1], "threshold": 0.4},
    detection.assign_anchor: {"wh": (0.2, 0.5), "anchors": [(0.5, 0.2), (0.25, 0.4)]},
    detection.target_shape: {"S": 3, "n_anchors": 2, "C": 4},
    detection.cell_loss: {"y": np.array([1.0, 0.3, 0.4, 1.2, 0.8, 0, 1]), "yhat": predictions(RNG, 7)},
    segmentation.tconv_out: {"n": 4, "f": 3, "p": 1, "s": 2},
    segmentation.transpose_conv: {"X": signed(RNG, 3, 4), "K": signed(RNG, 2, 2), "s": 3, "p": 1},
    segmentation.upsample_nearest: {"X": signed(RNG, 3, 4), "k": 2},
    segmentation.crop_and_concat: {"skip": signed(RNG, 7, 8, 2), "up": signed(RNG, 4, 5, 3)},
    segmentation.mean_iou: {"pred": RNG.integers(0, 3, (4, 6)), "target": RNG.integers(0, 3, (4, 6)), "C": 3},
    segmentation.dice: {"p": MASKS[0], "t": MASKS[1]},
    embedding.sq_dist: {"F1": signed(RNG, 5, 3), "F2": signed(RNG, 5, 3)},
    embedding.triplet_cost: {
        "A": signed(RNG, 5, 3), "P": signed(RNG, 5, 3), "N": signed(RNG, 5, 3), "margin": 0.3,
    },
    embedding.semi_hard: {"dp": DISTANCES, "dn": DISTANCES + 0.1, "margin": 0.3},
    embedding.same_person: {"d": 0.4, "tau": 0.7},
    embedding.identify: {"f": signed(RNG, 3), "db": signed(RNG, 5, 3), "names": list("ABCDE"), "tau": 9.0},
    embedding.siamese_prob: {"f1": signed(RNG, 4), "f2": signed(RNG, 4), "w": signed(RNG, 4), "b": 0.2},
}  # fmt: skip
DETECTION_IN_FLOAT64 = {detection.encode_label, segmentation.transpose_conv}
DETECTION_WHOLE = {detection.filter_boxes, embedding.semi_hard}


def spoilt(place, number):
    """The good list with another number in its first entry."""
    return lambda good: [[*good[0][:place], number, *good[0][place + 1 :]], *good[1:]]


FOUR = {
    "None": (lambda good: None, "type NoneType"),
    "three": (lambda good: good[:3], "has 3 numbers"),
    "text": (lambda good: [*good[:3], "1"], "type str"),
    "nan": (lambda good: [*good[:3], np.nan], "nan"),
    "several": (lambda good: np.array([good, good]), r"has shape \(2, 4\)"),
    "a box inside": (lambda good: [good, *good[1:]], "type (tuple|list|ndarray)|has shape"),
    "pixels": (lambda good: np.array([1, 2, 3, 4], np.uint8), "uint8"),
    "truth": (lambda good: [True, *good[1:]], "True or False"),
}
LISTS = {
    "number": (lambda good: 3, "type int"),
    "None": (lambda good: None, "NoneType"),
    "array of nothing": (lambda good: np.array(0.5), "type ndarray"),
}
MAPS = {
    "one less": (lambda good: good[1:], "Both need the same shape"),
    "a column": (lambda good: good[:, 0], "has shape"),
    "empty": (lambda good: good[:, :0], "has shape"),
    "list": (lambda good: good.tolist(), "type list"),
}
NUMBERS = {
    "text": (lambda good: "1", "type str"),
    "array": (lambda good: np.array([1, 2]), "wanted is a single number"),
    "nan": (lambda good: np.nan, "nan"),
    "None": (lambda good: None, "None"),
}
CELLS = {
    "short": (lambda good: good[:4], "has shape"),
    "column": (lambda good: good[:, None], "has shape"),
    "list": (lambda good: good.tolist(), "list"),
    "nan": (lambda good: good * np.nan, "nan"),
    "pixels": (lambda good: np.ones(good.shape, np.uint8), "uint8"),
}
PAIRS = {
    "three": (lambda good: (0.1, 0.2, 0.3), "has 3 numbers"),
    "zero": (lambda good: (0.1, 0.0), "above 0"),
    "nan": (lambda good: (np.nan, 0.1), "nan"),
}
BAD_DETECTION = {
    "distance": {"below": (lambda good: good - 9.5, "holds -")},
    "within": NUMBERS | {"above": (lambda good: 1.01, "is 1.01"), "below": (lambda good: -0.1, "is -0.1")},
    "below": NUMBERS
    | {
        "beyond": (lambda good: 3, "is 3; the 3"),
        "before": (lambda good: -1, "is -1"),
        "real": (lambda good: 1.0, "is 1.0"),
    },
    "center": FOUR | {"size": (lambda good: (0.5, 0.5, -0.1, 0.2), "sizes of 0 or more")},
    "corners": FOUR
    | {
        "right to left": (lambda good: (0.5, 0.2, 0.1, 0.6), "the smaller x and y first"),
        "upside down": (lambda good: (0.1, 0.6, 0.5, 0.2), "the smaller x and y first"),
    },
    "boxes": LISTS
    | {
        "upside down": (lambda good: [*good[:2], good[2][[0, 3, 2, 1]]] if isinstance(good, np.ndarray) else
                        [*good[:2], (0.1, 0.6, 0.5, 0.2)], r"boxes\[2\] is .* first"),
        "one box": (lambda good: good[0], "type float"),
        "numbers for one": (lambda good: [(0.1, 0.2, 0.3), *good[1:]], r"boxes\[0\] has 3 numbers"),
    },
    "scores": LISTS
    | {
        "one less": (lambda good: good[1:], "has 2 numbers, but boxes has 3 boxes"),
        "nan": (lambda good: [*good[1:], np.nan], "nan"),
        "column": (lambda good: np.array(good)[:, None], "has shape"),
    },
    "classes_of": LISTS
    | {
        "one less": (lambda good: good[1:], "has 2 numbers, but boxes has 3 boxes"),
        "below": (lambda good: [-1, *good[1:]], "is -1"),
        "real": (lambda good: [0.5, *good[1:]], "is 0.5"),
    },
    "objects": LISTS
    | {
        "outside": (spoilt(1, 1.2), "is 1.2; wanted is a number from 0 to 1"),
        "above": (spoilt(2, -0.2), "is -0.2; wanted is a number from 0 to 1"),
        "class": (spoilt(0, 3), "a class below 3"),
        "broken class": (spoilt(0, 0.5), "a class below 3"),
        "size": (spoilt(4, -0.1), "sizes of 0 or more"),
        "corners": (lambda good: [good[0][:4], *good[1:]], "has 4 numbers"),
        "nan": (spoilt(3, np.nan), "nan"),
        "one object": (lambda good: good[0], "type int"),
    },
    "extent": PAIRS | {"number": (lambda good: 3, "type int"), "None": (lambda good: None, "NoneType")},
    "extents": LISTS
    | {name: (lambda good, spoil=spoil: [spoil(good), *good[1:]], told) for name, (spoil, told) in PAIRS.items()}
    | {"none": (lambda good: [], "nothing in it"), "one": (lambda good: good[0], "type float")},
    "cell": CELLS,
    "target": CELLS | {"half": (lambda good: np.array([0.5, *good[1:]]), r"\[0\] is 0.5; wanted is 1")},
    "crop": {
        "more than is painted": (lambda good: 5, "pixels would be left"),
        "below": (lambda good: -1, "is -1"),
        "real": (lambda good: 1.0, "is 1.0"),
        "word": (lambda good: "same", "is 'same'"),
    },
    "inner": {
        "larger": (lambda good: good.repeat(2, axis=0), "that is cut to the size of up"),
        "wider": (lambda good: good.repeat(2, axis=1), "that is cut to the size of up"),
        "no channels": (lambda good: good[:, :, 0], "has shape"),
        "empty": (lambda good: good[:0], "has shape"),
        "nan": (lambda good: good * np.nan, "nan"),
        "pixels": (lambda good: np.ones(good.shape, np.uint8), "uint8"),
        "list": (lambda good: good.tolist(), "list"),
    },
    "segments": MAPS
    | {
        "beyond": (lambda good: good + 2, "wanted are 0 to 2"),
        "below": (lambda good: good - 1, "holds -1; with 3 classes"),
        "real": (lambda good: good.astype(float), r"astype\(int\)"),
    },
    "truths": MAPS | {"labels": (lambda good: good.astype(int), "an array of True and False")},
    "named": LISTS
    | {
        "one less": (lambda good: good[1:], "has 4 names, but db has 5 rows"),
        "numbers": (lambda good: [1, 2, 3, 4, 5], "as text"),
    },
}  # fmt: skip
