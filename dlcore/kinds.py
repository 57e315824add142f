"""Kinds of values: what an argument may hold, whatever its shape. shapes.py holds them at every call.

A kind is a function of the argument's name and value that raises a ValueError unless the value is of that
kind. They run before every step of a training, so they look at a sum before they look at every number.
"""

import math
from collections.abc import Mapping

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


def floating(name, value):
    if np.asarray(value).dtype.kind != "f":
        way = f"{name}.astype(float) makes them" if np.ndim(value) else "write it with a decimal point"
        raise ValueError(f"{name} holds whole numbers, and slopes need real ones: {way}.")


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


def positive(name, value):
    if np.ndim(value) and not np.min(value) > 0:
        raise ValueError(f"{name} holds {np.min(value):.6g}; wanted are numbers above 0.")
    if not np.all(value > 0):
        raise ValueError(f"{name} is {value}; wanted is a number above 0.")


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


# Kinds of things that are no numbers, or that have to fit to another argument: (name, value, words, given),
# with the words in the brackets of the declaration and all arguments of the call.


def dims(name, value, words, given):
    """n[0] features and the units of at least one layer."""
    if not isinstance(value, list | tuple | np.ndarray) or np.ndim(value) != 1 or len(value) < 2:
        raise ValueError(
            f"{name} is {value!r}; wanted is a list of at least two sizes, such as [2, 4, 1]: the features, then "
            f"the units of each layer."
        )
    for k, units in enumerate(value):
        numbers(f"{name}[{k}]", units, wanted="a whole number, 1 or more")
        size(f"{name}[{k}]", units)


def function(name, value, words=(), given=None):
    if not callable(value):
        told = f"{name} is of type {type(value).__name__}"
        raise ValueError(f"{told}; wanted is a function: its name, without brackets.")


def cost(name, value, words, given):
    """Tried once: a cost gives one finite number for theta, and leaves theta as it is."""
    function(name, value)
    theta = given.get(words[0])
    before, found = np.copy(theta), value(theta)
    numbers(f"{name}(theta)", found, wanted="a single number")
    if np.shape(found):
        raise ValueError(f"{name}(theta) has shape {np.shape(found)}; a cost is a single number.")
    if not np.array_equal(before, theta):
        raise ValueError(f"{name} changes the theta that it is given; let it work on a copy.")


def rng(name, value, words, given):
    if not isinstance(value, np.random.Generator):
        told = f"{name} is of type {type(value).__name__}"
        raise ValueError(f"{told}; wanted is a random generator: np.random.default_rng(0) makes one.")


def word(name, value, words, given):
    if not isinstance(value, str) or value not in words:
        raise ValueError(f"{name} is {value!r}; wanted is one of {', '.join(map(repr, words))}.")


def truth(name, value, words, given):
    if not isinstance(value, bool | np.bool):
        raise ValueError(f"{name} is {value!r}; wanted is True or False.")


def blocks(name, value, words, given):
    """Parameters or gradients under their names, such as {"W1": W1, "b1": b1}."""
    if not isinstance(value, Mapping):
        told = f"{name} is of type {type(value).__name__}"
        raise ValueError(f'{told}; wanted is a dict of arrays by name, such as {{"W1": W1, "b1": b1}}.')
    if not value:
        raise ValueError(f"{name} has nothing in it, not even one array.")
    for key, block in value.items():
        numbers(f'{name}["{key}"]', block, wanted="an array")
        real(f'{name}["{key}"]', block)


def names(name, value, words, given):
    """Names of blocks of another argument, in the order in which they are wanted."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f'{name} is {value!r}; wanted is a list of names, such as ["W1", "b1"].')
    known = given.get(words[0])
    for key in value:
        if key not in known:
            raise ValueError(f"{name} holds {key!r}, but {words[0]} has {', '.join(map(str, known))}.")
    if len(set(value)) < len(value):
        raise ValueError(f"{name} holds a name twice: {', '.join(map(str, value))}.")


def weights(name, value, words, given):
    """The weight matrices of a network, first layer first, each taking what the one before it gives."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f"{name} is of type {type(value).__name__} or empty; wanted is a list of matrices.")
    size = len(given.get(words[0]))
    for k, W in enumerate(value):
        numbers(f"{name}[{k}]", W, wanted="a matrix")
        real(f"{name}[{k}]", W)
        if np.ndim(W) != 2 or np.shape(W)[1] != size:
            raise ValueError(f"{name}[{k}] has shape {np.shape(W)}; wanted is (n, {size}): it takes {size}.")
        size = np.shape(W)[0]


def share(name, value, words, given):
    """A fraction of m examples that, with the other fraction, leaves at least one for training."""
    numbers(name, value, wanted="a single number")
    m, other = (given.get(argument) for argument in words)
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; wanted is a fraction from 0 to 1, such as 0.2 for 20 %.")
    if round(m * other) + round(m * value) >= m:
        raise ValueError(
            f"{words[1]} = {other} and {name} = {value} of m = {m} leave no example to train on."
        )


def cut(name, value, words, given):
    """How many of the columns of X are cut off at the end, after those of another argument."""
    numbers(name, value, wanted="a single number")
    count(name, value)
    X, other = (given.get(argument) for argument in words)
    if other + value >= X.shape[1]:
        raise ValueError(
            f"{words[1]} = {other} and {name} = {value} of {X.shape[1]} examples leave none to train on."
        )


# fmt: off
KINDS = {
    "number":      anything,     # of any type, also pixels of 8 bits: for what moves numbers around
    "real":        real,         # that can be computed with
    "rows":        rows,         # real, no row all zeros
    "float":       floating,     # that can move by a small step
    "labels":      labels,       # 0 or 1
    "classes":     classes,      # 0, 1, 2 ...
    "probability": probability,  # 0 <= p <= 1
    "tanh":        tanh,         # -1 <= a <= 1
    "prediction":  prediction,   # 0 < p < 1, for a logarithm follows
    "fraction":    fraction,     # 0 < p < 1
    "positive":    positive,     # > 0
    "rate":        rate,         # >= 0
    "count":       count,        # 0, 1, 2 ...
    "size":        size,         # 1, 2, 3 ...
    "kept":        kept,         # 0 < p <= 1
    "order":       order,        # 0, 1, ..., m - 1, each once
    "varied":      varied,       # real, no row the same in every column
    "series":      real,         # real, and a list will do
    "mask":        labels,       # 0 or 1, and True or False will do
}
APART = {
    "dims":        dims,         # the sizes of a network's layers
    "function":    function,     # a function
    "cost":        cost,         # a function of the argument in brackets, with a single number as its value
    "rng":         rng,          # a random generator
    "word":        word,         # one of the words in brackets
    "truth":       truth,        # True or False
    "blocks":      blocks,       # arrays by name
    "names":       names,        # names of blocks of the argument in brackets
    "weights":     weights,      # matrices of the layers on top of the argument in brackets
    "share":       share,        # a fraction of m, beside another fraction: "share (m, dev_frac)"
    "cut":         cut,          # a number of columns of X, beside another: "cut (X, n_dev)"
}
# fmt: on
