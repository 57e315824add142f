"""Kinds of values: what an argument may hold, whatever its shape. shapes.py holds them at every call.

A kind is a function of the argument's name and value that raises a ValueError unless the value is of that
kind. Those of things that are no numbers stand apart, in kinds_apart.py. They all run before every step of a
training, so they look at a sum before they look at every number.
"""

import math

import numpy as np

TYPES = {"b": "True or False", "U": "text", "S": "text", "c": "complex numbers", "O": "Python objects"}


def numbers(name, value, wanted):
    """What all kinds but functions have in common: a number, or a NumPy array of them, every one finite."""
    if value is None:
        raise ValueError(f"{name} is None; wanted is {wanted}. Did a function forget its return?")
    known = isinstance(value, np.ndarray | np.generic | int | float)
    if not known or isinstance(value, np.matrix | np.ma.MaskedArray):
        sequence = isinstance(value, list | tuple) and "array" in wanted
        way = f" np.array({name}) makes an array of it." if sequence else ""
        raise ValueError(f"{name} is of type {type(value).__name__}; wanted is {wanted}.{way}")
    dtype = np.asarray(value).dtype
    if dtype.kind not in "iuf":
        way = f" {name}.astype(int) makes 1 and 0 of them." if dtype.kind == "b" and np.ndim(value) else ""
        raise ValueError(f"{name} holds {TYPES.get(dtype.kind, dtype.name)}; wanted are numbers.{way}")
    if dtype.kind == "f" and not finite(value):
        found = "nan (not a number)" if np.isnan(value).any() else "an infinite number"
        raise ValueError(f"{name} contains {found}; all that is computed from it would be spoilt.")


def finite(value):
    """Whether nothing is nan or infinite. The sum tells; only if it is not finite, every number is seen."""
    if np.ndim(value) == 0:
        return math.isfinite(value)
    with np.errstate(all="ignore"):
        return math.isfinite(value.sum()) or bool(np.isfinite(value).all())


def anything(name, value):
    pass


def real(name, value):
    dtype = np.asarray(value).dtype
    if dtype.kind == "u" or (dtype.kind == "i" and dtype.itemsize < 8):
        raise ValueError(
            f"{name} holds {dtype.name}, whole numbers of a small range that start again at its end "
            f"(200 + 100 is 44 in uint8). {name}.astype(float) makes real numbers of them."
        )


def rows(name, value):
    real(name, value)
    zero = np.flatnonzero(~np.any(value, axis=1))
    if zero.size:
        raise ValueError(f"row {zero[0]} of {name} is all zeros: it has no length to divide by.")


def heard(name, value):
    real(name, value)
    if not np.any(value):
        raise ValueError(f"{name} is all zeros: it has no power, and no factor makes it louder.")


def floating(name, value):
    if np.asarray(value).dtype.kind != "f":
        way = f"{name}.astype(float) makes them" if np.ndim(value) else "write it with a decimal point"
        raise ValueError(f"{name} holds whole numbers; wanted are real ones: {way}.")


def pixels(name, value):
    if np.asarray(value).dtype != np.uint8:
        told = f"{name} holds {np.asarray(value).dtype.name}"
        raise ValueError(f"{told}; wanted are pixels from 0 to 255, of type uint8, as files have them.")


def whole(name, value):
    if np.asarray(value).dtype.kind != "i":
        told = f"{name} holds {np.asarray(value).dtype.name}"
        raise ValueError(f"{told}; wanted are whole numbers of either sign: {name}.astype(int) makes them.")


def labels(name, value):
    wrong = np.extract((value != 0) & (value != 1), value)
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]:.6g}; wanted are labels, each of them 0 or 1.")


def classes(name, value):
    wrong = np.extract((value < 0) | (value % 1 != 0), value)
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]:.6g}; wanted are class numbers: 0, 1, 2 and so on.")


def probability(name, value):
    for extreme in (np.min(value), np.max(value)):
        if not 0 <= extreme <= 1:
            raise ValueError(f"{name} holds {extreme:.6g}; wanted are probabilities, from 0 to 1.")


def tanh(name, value):
    for extreme in (np.min(value), np.max(value)):
        if not -1 <= extreme <= 1:
            raise ValueError(f"{name} holds {extreme:.6g}; wanted are values of tanh, from -1 to 1.")


def prediction(name, value):
    probability(name, value)
    for extreme in (np.min(value), np.max(value)):
        if extreme in (0, 1):
            raise ValueError(
                f"{name} holds exactly {extreme:.0f}, but the loss takes the logarithms of {name} and "
                f"1 - {name}, and log 0 is infinite. The losses from logits take z and have no such limit."
            )


def fraction(name, value):
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value}; wanted is a number between 0 and 1.")


def decay(name, value):
    if not 0 <= value < 1:
        raise ValueError(f"{name} is {value}; wanted is a number from 0 to below 1, the weight of the past.")


def one_hot(name, value):
    """Classes as columns: a single 1 in each, in the row of the right class."""
    labels(name, value)
    wrong = np.flatnonzero(np.sum(value, axis=0) != 1)
    if wrong.size:
        told = f"column {wrong[0]} of {name} has {np.sum(value, axis=0)[wrong[0]]:.0f} ones"
        raise ValueError(f"{told}; wanted is a single 1 in every column, in the row of its class.")


def positive(name, value):
    if np.ndim(value) and not np.min(value) > 0:
        raise ValueError(f"{name} holds {np.min(value):.6g}; wanted are numbers above 0.")
    if not np.all(value > 0):
        raise ValueError(f"{name} is {value}; wanted is a number above 0.")


def squares(name, value):
    real(name, value)
    if not np.min(value) >= 0:
        raise ValueError(f"{name} holds {np.min(value):.6g}; wanted is an average of squares: 0 or more.")


def distance(name, value):
    real(name, value)
    if not np.min(value) >= 0:
        raise ValueError(f"{name} holds {np.min(value):.6g}; wanted are distances: 0 or more.")


def rate(name, value):
    if value < 0:
        raise ValueError(f"{name} is {value}; wanted is 0 or more, for a negative one steps uphill.")


def count(name, value):
    if np.asarray(value).dtype.kind not in "iu" or value < 0:
        raise ValueError(f"{name} is {value}; wanted is a whole number, 0 or more.")


def size(name, value):
    if np.asarray(value).dtype.kind not in "iu" or value < 1:
        raise ValueError(f"{name} is {value}; wanted is a whole number, 1 or more.")


def kept(name, value):
    if not 0 < value <= 1:
        raise ValueError(f"{name} is {value}; wanted is the share that is kept: above 0, and at most 1.")


def order(name, value):
    """A reordering of m things: a rank-1 array that has each of 0, 1, ..., m - 1 once."""
    if not np.array_equal(np.sort(value), np.arange(len(value))):
        raise ValueError(
            f"{name} is no order of {len(value)} examples: each number from 0 to {len(value) - 1} has to be "
            f"there once. rng.permutation({len(value)}) makes one."
        )


def varied(name, value):
    """Features whose values differ from example to example."""
    real(name, value)
    if value.shape[1] == 1:
        raise ValueError(f"{name} has one example only, and one value has no spread. Two are the least.")
    same = np.flatnonzero(np.min(value, axis=1) == np.max(value, axis=1))
    if same.size:
        raise ValueError(
            f"row {same[0]} of {name} has the value {value[same[0], 0]:.6g} in every example: its standard "
            f"deviation is 0, and it tells no example from another. Leave that feature out."
        )


# fmt: off
KINDS = {
    "number":      anything,     # of any type, also pixels of 8 bits: for what moves numbers around
    "real":        real,         # that can be computed with
    "rows":        rows,         # real, no row all zeros
    "heard":       heard,        # real, not all zeros
    "float":       floating,     # that can move by a small step
    "pixels":      pixels,       # 0 ... 255 in 8 bits
    "whole":       whole,        # ... -1, 0, 1 ...
    "labels":      labels,       # 0 or 1
    "classes":     classes,      # 0, 1, 2 ...
    "probability": probability,  # 0 <= p <= 1
    "tanh":        tanh,         # -1 <= a <= 1
    "prediction":  prediction,   # 0 < p < 1, for a logarithm follows
    "one_hot":     one_hot,      # 0 or 1, a single 1 in each column
    "fraction":    fraction,     # 0 < p < 1
    "decay":       decay,        # 0 <= beta < 1
    "positive":    positive,     # > 0
    "squares":     squares,      # real, >= 0
    "distance":    distance,     # real, >= 0
    "rate":        rate,         # >= 0
    "count":       count,        # 0, 1, 2 ...
    "size":        size,         # 1, 2, 3 ...
    "kept":        kept,         # 0 < p <= 1
    "order":       order,        # 0, 1, ..., m - 1, each once
    "varied":      varied,       # real, no row the same in every column
    "series":      real,         # real, and a list will do
    "mask":        labels,       # 0 or 1, and True or False will do
}
# fmt: on
