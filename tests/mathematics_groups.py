"""What is bad for an argument made of several arrays: a dict of them, or a list with one tuple a layer."""

import numpy as np


def grown(array):
    return np.concatenate([array, array[:1]])


def with_part(good, change):
    """A dict with one entry changed, or a list with the first array of its last tuple changed."""
    if isinstance(good, dict):
        name = next(iter(good))
        return good | {name: change(good[name])}
    first, *others = good[-1]
    return [*good[:-1], (change(first), *others)]


IN_A_PART = {
    "no array in it": (lambda good: with_part(good, lambda part: None), "None"),
    "nan in it": (lambda good: with_part(good, lambda part: part * np.nan), "nan"),
    "pixels in it": (lambda good: with_part(good, lambda part: part.astype(np.uint8)), "uint8"),
    "another size in it": (lambda good: with_part(good, grown), "need"),
    "another rank in it": (lambda good: with_part(good, np.ravel), "has shape"),
}
BAD_GROUPS = {
    "dict": {
        "tuple": (lambda good: tuple(good.values()), "type tuple; wanted is a dict with the entries"),
        "one missing": (lambda good: dict(list(good.items())[1:]), "has no entry"),
        **IN_A_PART,
    },
    "list": {
        "dict": (lambda good: dict(enumerate(good)), "type dict; wanted is a list of tuples"),
        "empty": (lambda good: [], "not even one layer"),
        "short tuple": (lambda good: [*good[:-1], good[-1][:1]], "of type tuple of 1; wanted is a list"),
        "no tuple": (lambda good: [*good[:-1], good[-1][0]], "of type ndarray; wanted is a list"),
        **IN_A_PART,
    },
}
