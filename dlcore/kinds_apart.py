"""Kinds that stand apart: things that are no numbers, and numbers that have to fit to another argument.

Each is a function of the argument's name and value, of the words in the brackets of its declaration, and of all
arguments of the call. It raises a ValueError unless the value is of that kind.
"""

from collections.abc import Mapping

import numpy as np

from dlcore.kinds import count, numbers, real, size
from dlcore.kinds_of_boxes import OF_BOXES
from dlcore.kinds_of_pictures import OF_PICTURES
from dlcore.kinds_of_segments import OF_SEGMENTS
from dlcore.kinds_related import RELATED


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
        if not isinstance(block, np.ndarray):
            raise ValueError(f'{name}["{key}"] is a single number; wanted is an array.')
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
    """A fraction of m examples; with another fraction in the brackets, both leave at least one for training."""
    numbers(name, value, wanted="a single number")
    if np.ndim(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; wanted is a fraction from 0 to 1, such as 0.2 for 20 %.")
    m, *others = (given.get(argument) for argument in words)
    if others and round(m * others[0]) + round(m * value) >= m:
        raise ValueError(
            f"{words[1]} = {others[0]} and {name} = {value} of m = {m} leave no example to train on."
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


def column(name, value, words, given):
    """A column with all the numbers of the named blocks of another argument."""
    numbers(name, value, wanted="a column")
    params, keys = (given.get(argument) for argument in words)
    size_of_all = sum(params[key].size for key in keys)
    if np.shape(value) != (size_of_all, 1):
        told = f"{name} has shape {np.shape(value)}; {', '.join(keys)} together have {size_of_all} numbers"
        raise ValueError(f"{told}, so wanted is shape ({size_of_all}, 1).")


def sizes(name, value, words, given):
    """How many of the examples of another argument to take, again and again."""
    m = np.shape(given.get(words[0]))[-1]
    wrong = [k for k in value if np.asarray(k).dtype.kind not in "iu" or not 1 <= k <= m]
    if not len(value) or wrong:
        found = wrong[0] if wrong else "nothing"
        raise ValueError(f"{name} holds {found}; wanted are whole numbers from 1 to m = {m}.")


def window(name, value, words, given):
    """A length within an axis of another argument: "window (images, 1)"."""
    size(name, value)
    length = given.get(words[0]).shape[int(words[1])]
    if value > length:
        raise ValueError(f"{name} is {value}, but {words[0]} has only {length} along axis {words[1]}.")


def places(name, value, words, given):
    """Where a window begins in each image, so that it stays inside: "places (images, 1, n_H)"."""
    images, length = given.get(words[0]), given.get(words[2])
    numbers(name, value, wanted="an array with one place an image")
    if np.shape(value) != (len(images),) or np.asarray(value).dtype.kind not in "iu":
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted are {len(images)} whole numbers.")
    room = images.shape[int(words[1])] - length
    wrong = value[(value < 0) | (value > room)]
    if wrong.size:
        raise ValueError(
            f"{name} holds {wrong[0]}; a window of {length} from 0 to {room} stays inside the image."
        )


# fmt: off
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
    "column":      column,       # the numbers of named blocks: "column (params, keys)"
    "sizes":       sizes,        # numbers of examples of the argument in brackets
    "window":      window,       # a length within an axis: "window (images, 1)"
    "places":      places,       # where a window begins: "places (images, 1, n_H)"
    "share":       share,        # a fraction of m, also beside another one: "share (m, dev_frac)"
    "cut":         cut,          # a number of columns of X, beside another: "cut (X, n_dev)"
    **OF_PICTURES,
    **OF_BOXES,
    **OF_SEGMENTS,
    **RELATED,
}
# fmt: on
