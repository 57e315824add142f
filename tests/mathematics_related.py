"""What is bad for an argument that is held to another one."""

import numpy as np

BAD_RELATED = {
    "symmetric": {
        "oblong": (lambda good: good[1:], r"has shape \(3, 4\); wanted is a square matrix"),
        "vector": (lambda good: good[0], "wanted is a square matrix"),
        "empty": (lambda good: good[:0, :0], "wanted is a square matrix"),
        "one corner": (lambda good: good + np.eye(4)[[1, 2, 3, 0]], "wanted is a symmetric matrix"),
        "nan": (lambda good: good * np.nan, "nan"),
        "list": (lambda good: good.tolist(), "list"),
        "pixels": (lambda good: np.ones((4, 4), np.uint8), "uint8"),
    },
    "above": {
        "below": (lambda good: 1e-9, "wanted is a single number above lo"),
        "text": (lambda good: "1", "type str"),
        "array": (lambda good: np.array([good]), "wanted is a single number"),
        "nan": (lambda good: np.nan, "nan"),
    },
    "members": {
        "beyond": (lambda good: good + 4, "wanted are 0 to"),
        "below": (lambda good: good - 1, "holds -1; with"),
        "real": (lambda good: good.astype(float), r"labels.astype\(int\)"),
        "row": (lambda good: good[None], "wanted is a rank-1 array"),
        "none": (lambda good: good[:0], "nothing is in it|wanted is a rank-1 array"),
        "list": (lambda good: good.tolist(), "list"),
    },
    "stages": {
        "none": (lambda good: [], "empty"),
        "order": (lambda good: good[::-1], "it takes 3 numbers"),
        "pair": (lambda good: [stage[:2] for stage in good], "two arrays and a function"),
        "no function": (lambda good: [(W, b, 0) for W, b, _ in good], "two arrays and a function"),
        "transposed": (lambda good: [(W.T, b, g) for W, b, g in good], "it takes 3 numbers"),
        "column": (lambda good: [(W, b[:, None], g) for W, b, g in good], r"and \(units,\)"),
        "nan": (lambda good: [(W, b * np.nan, g) for W, b, g in good], "nan"),
        "pixels": (lambda good: [(W.astype(np.uint8), b, g) for W, b, g in good], "uint8"),
    },
    "ids": {
        "none": (lambda good: [], "nothing in it"),
        "twice": (lambda good: [*good, good[0]], "holds an id twice"),
        "number": (lambda good: 3, "type int"),
        "text": (lambda good: "abc", "type str"),
        "table": (lambda good: np.ones((2, 2)), "type ndarray"),
    },
    "remaining": {
        "too many": (lambda good: 5, "app_ids has only 5"),
        "below": (lambda good: -1, "is -1"),
        "real": (lambda good: 2.0, "is 2.0"),
        "array": (lambda good: np.array([1, 2]), "single number"),
    },
    "layerwise": {
        "none": (lambda good: [], "empty"),
        "array": (lambda good: good[0], "type ndarray"),
        "one less": (lambda good: good[1:], "one a layer in both"),
        "order": (lambda good: good[::-1], "a slope has the shape"),
        "nan": (lambda good: [*good[:2], good[2] * np.nan], "nan"),
        "pixels": (lambda good: [part.astype(np.uint8) for part in good], "uint8"),
        "lists": (lambda good: [part.tolist() for part in good], "type list"),
    },
    "places_in": {
        "number": (lambda good: 2, "type int"),
        "beyond": (lambda good: {0, 3}, "the layers 0 to 2"),
        "below": (lambda good: {-1}, "is -1"),
        "real": (lambda good: {1.0}, "is 1.0"),
        "names": (lambda good: {"W1"}, "type str"),
        "dict": (lambda good: {0: True}, "type dict"),
    },
}
