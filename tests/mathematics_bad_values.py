"""What is bad for an argument, by its kind: a name for it, the bad value made from the good one, and a word of the
complaint.
"""

import numpy as np

from tests.mathematics_detection import BAD_DETECTION
from tests.mathematics_groups import BAD_GROUPS
from tests.mathematics_pictures import BAD_PICTURES
from tests.mathematics_related import BAD_RELATED

BAD_NUMBERS = {
    "None": (lambda good: None, "None"),
    "text": (lambda good: "3", "str"),
    "True": (lambda good: np.full(np.shape(good), True) if np.ndim(good) else True, "True or False"),
    "complex": (lambda good: good + 1j, "complex"),
    "objects": (lambda good: np.full(np.shape(good), 1.0, dtype=object), "objects"),
    "nan": (lambda good: with_one(good, np.nan), "nan"),
    "infinite": (lambda good: with_one(good, -np.inf), "infinite"),
}
BAD_ARRAYS = {
    "list": (lambda good: good.tolist(), "list"),
    "matrix": (lambda good: good.reshape(len(good), -1).view(np.matrix), "matrix"),
    "masked": (lambda good: np.ma.masked_array(good), "MaskedArray"),
    "empty": (lambda good: good.take([], axis=int(np.argmax(good.shape))), "nothing is in it"),
}
BAD_RANKS = {
    "one axis more": (lambda good: good[None], "has shape"),
    "a number": (lambda good: 0.5, "single number"),
}
BAD_SCALARS = {
    "array of one": (lambda good: np.array([good]), r"item\(\)"),
    "matrix of one": (lambda good: np.array([[good]]), r"item\(\)"),
    "list of one": (lambda good: [good], "list"),
}
BAD_BY_KIND = {
    "number": {},
    "real": {
        "pixels": (lambda good: np.ones(np.shape(good), np.uint8), "uint8"),
        "bytes": (lambda good: np.ones(np.shape(good), np.int8), "int8"),
    },
    "rows": {"zero row": (lambda good: good * np.arange(len(good))[:, None], "row 0")},
    "heard": {"silent": (lambda good: 0 * good, "all zeros")},
    "float": {"whole numbers": (lambda good: np.ones(np.shape(good), int), "whole numbers")},
    "pixels": {
        "real": (lambda good: good / 255, "uint8"),
        "wide": (lambda good: good.astype(int), "uint8"),
    },
    "whole": {
        "real": (lambda good: good + 0.5, "whole numbers"),
        "pixels": (lambda good: np.ones(np.shape(good), np.uint8), "uint8"),
    },
    "labels": {
        "two": (lambda good: with_one(good, 2), "holds 2"),
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
    },
    "classes": {
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
        "below": (lambda good: with_one(good, -1), "holds -1"),
    },
    "probability": {
        "above": (lambda good: with_one(good, 1.25), "holds 1.25"),
        "below": (lambda good: with_one(good, -0.5), "holds -0.5"),
    },
    "prediction": {
        "above": (lambda good: with_one(good, 1.25), "holds 1.25"),
        "below": (lambda good: with_one(good, -0.5), "holds -0.5"),
        "zero": (lambda good: with_one(good, 0), "exactly 0"),
        "one": (lambda good: with_one(good, 1), "exactly 1"),
    },
    "one_hot": {
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
        "two classes": (lambda good: np.ones_like(good), "column 0 of Y has 3 ones"),
        "no class": (lambda good: good * (np.arange(good.shape[1]) > 0), "column 0 of Y has 0 ones"),
    },
    "decay": {"one": (lambda good: 1.0, "is 1"), "below": (lambda good: -0.1, "is -0.1")},
    "fraction": {"one": (lambda good: 1.0, "is 1"), "zero": (lambda good: 0.0, "is 0")},
    "positive": {
        "zero": (lambda good: with_one(good, 0.0), "(is|holds) 0"),
        "below": (lambda good: with_one(good, -1.5), "(is|holds) -1.5"),
    },
    "squares": {"below": (lambda good: with_one(good, -0.5), "holds -0.5")},
    "rate": {"below": (lambda good: -1.5, "is -1.5")},
    "count": {
        "below": (lambda good: -1, "is -1"),
        "broken": (lambda good: 2.5, "is 2.5"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "size": {
        "zero": (lambda good: 0, "is 0"),
        "broken": (lambda good: 2.5, "is 2.5"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "kept": {"zero": (lambda good: 0.0, "is 0"), "above": (lambda good: 1.5, "is 1.5")},
    "order": {
        "twice": (lambda good: with_one(good, good[0]), "has to be there once"),
        "from one": (lambda good: good + 1, "from 0 to"),
    },
    "varied": {
        "same": (lambda good: good * np.arange(len(good))[:, None], "row 0"),
        "one example": (lambda good: good[:, :1], "one example only"),
    },
    "series": {
        "text inside": (lambda good: [*good[:-1], "3"], "holds text"),
        "list in a list": (lambda good: [*good[:-1], [1.0, 2.0]], "of type list"),
    },
    "mask": {
        "two": (lambda good: with_one(good, 2), "holds 2"),
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
    },
    "rng": {
        "seed": (lambda good: 3, "type int"),
        "old": (lambda good: np.random.RandomState(0), "RandomState"),
    },
    "word": {"other": (lambda good: "rulu", "'rulu'; wanted is one of"), "None": (lambda good: None, "None")},
    "truth": {"text": (lambda good: "yes", "'yes'"), "number": (lambda good: 1, "is 1")},
    "blocks": {
        "list": (lambda good: list(good.values()), "type list"),
        "empty": (lambda good: {}, "nothing in it"),
        "nan": (lambda good: good | {"W1": with_one(good["W1"], np.nan)}, "nan"),
        "pixels": (lambda good: good | {"W1": good["W1"].astype(np.uint8)}, "uint8"),
    },
    "names": {
        "unknown": (lambda good: [*good, "W9"], "'W9'"),
        "twice": (lambda good: [*good, good[0]], "twice"),
        "text": (lambda good: good[0], "a list of names"),
    },
    "weights": {
        "array": (lambda good: good[0], "type ndarray"),
        "empty": (lambda good: [], "empty"),
        "order": (lambda good: good[::-1], "it takes"),
        "nan": (lambda good: [with_one(good[0], np.nan), *good[1:]], "nan"),
    },
    "column": {
        "row": (lambda good: good.T, r"wanted is shape \(16, 1\)"),
        "short": (lambda good: good[1:], "16 numbers"),
        "nan": (lambda good: with_one(good, np.nan), "nan"),
    },
    "sizes": {
        "none": (lambda good: [], "holds nothing"),
        "zero": (lambda good: [0, *good], "holds 0"),
        "more than all": (lambda good: [*good, 6], "holds 6"),
        "real": (lambda good: [2.0], "holds 2.0"),
    },
    "window": {"larger": (lambda good: 9, "has only"), "zero": (lambda good: 0, "is 0")},
    "places": {
        "beyond": (lambda good: good + 4, "stays inside"),
        "before": (lambda good: good - 4, "stays inside"),
        "real": (lambda good: good + 0.5, "whole numbers"),
        "for one": (lambda good: good[:1], "3 whole numbers"),
        "None": (lambda good: None, "None"),
    },
    "share": {
        "percent": (lambda good: 20, "a fraction from 0 to 1"),
        "array": (lambda good: np.array([good]), "a fraction from 0 to 1"),
        "below": (lambda good: -0.1, "a fraction from 0 to 1"),
        "nan": (lambda good: np.nan, "nan"),
        "text": (lambda good: "0.2", "str"),
    },
    "cut": {
        "all": (lambda good: 99, "none to train on"),
        "below": (lambda good: -1, "is -1"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "tanh": {"above": (lambda good: with_one(good, 1.25), "holds 1.25")},
    "dims": {
        "one": (lambda good: good[:1], "at least two sizes"),
        "broken": (lambda good: [*good, 2.5], "is 2.5"),
        "zero": (lambda good: [*good, 0], "is 0"),
        "number": (lambda good: 3, "at least two sizes"),
    },
    **BAD_GROUPS,
    **BAD_PICTURES,
    **BAD_DETECTION,
    **BAD_RELATED,
    "function": {"number": (lambda good: 3, "type int"), "None": (lambda good: None, "NoneType")},
    "cost": {
        "number": (lambda good: 3, "type int"),
        "array": (lambda good: np.copy, "has shape"),
        "nothing": (lambda good: lambda theta: None, "None"),
        "nan": (lambda good: lambda theta: np.nan, "nan"),
        "damage": (lambda good: lambda theta: float(theta.fill(1) or 1), "changes"),
    },
}
ALLOWED = {"mask": ["True"], "series": ["list"]}  # what is bad elsewhere


def with_one(good, number):
    """The good value with one bad number in it, not the first."""
    if np.ndim(good) == 0:
        return number
    bad = np.array(good, np.result_type(good, number))
    bad.flat[-1] = number
    return bad
