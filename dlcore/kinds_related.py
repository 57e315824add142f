"""Kinds that are held to another argument: numbers above it, classes among its rows, layers on top of it.

As in kinds_apart.py, each is a function of the argument's name and value, of the words in the brackets of its
declaration, and of all arguments of the call.
"""

import numpy as np

from dlcore.kinds import count, numbers, real


def symmetric(name, value, words, given):
    """A square matrix that is its own transpose."""
    numbers(name, value, wanted="an array of shape (n, n)")
    real(name, value)
    shape = np.shape(value)
    if len(shape) != 2 or shape[0] != shape[1] or not shape[0]:
        raise ValueError(f"{name} has shape {shape}; wanted is a square matrix, of shape (n, n).")
    apart = np.abs(value - value.T)
    i, j = np.unravel_index(np.argmax(apart), shape)
    if apart[i, j] > 1e-6 * np.max(np.abs(value)):
        told = f"{name}[{i}, {j}] is {value[i, j]:.6g}, but {name}[{j}, {i}] is {value[j, i]:.6g}"
        raise ValueError(f"{told}; wanted is a symmetric matrix, as second slopes make one.")


def above(name, value, words, given):
    """A number above another argument, and below a second word: "above (lo, 1)"."""
    numbers(name, value, wanted="a single number")
    least, most = given.get(words[0]), float(words[1])
    if np.ndim(value) or not least < value < most:
        raise ValueError(
            f"{name} is {value}; wanted is a single number above {words[0]}, which is {least}, and below {most:g}."
        )


def members(name, value, words, given):
    """Class numbers (m,), below the number in brackets, or one a column of the argument in brackets: "members (Z)"."""
    numbers(name, value, wanted="an array of shape (m,)")
    other = given.get(words[0])
    C = other if np.ndim(other) == 0 else len(other)
    if np.ndim(value) != 1 or (np.ndim(other) and len(value) != other.shape[1]):
        its = f" for a {words[0]} of shape {other.shape}" if np.ndim(other) else ""
        told = f"{name} has shape {np.shape(value)}"
        raise ValueError(f"{told}; wanted is a rank-1 array with one class number an example{its}.")
    if not len(value):
        raise ValueError(f"{name} has shape (0,): nothing is in it, not even one example.")
    if value.dtype.kind not in "iu":
        told = f"{name} holds {value.dtype.name}, and classes are counted"
        raise ValueError(f"{told}: {name}.astype(int) makes whole numbers of them.")
    wrong = value[(value < 0) | (value >= C)]
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]}; with {C} classes, wanted are 0 to {C - 1}.")


def stages(name, value, words, given):
    """Keras' layers (W, b, g), W (n, units), each taking what the one before it gives: "stages (x)"."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f"{name} is of type {type(value).__name__} or empty; wanted is a list of (W, b, g).")
    n = len(given.get(words[0]))
    for k, stage in enumerate(value):
        if not isinstance(stage, list | tuple) or len(stage) != 3 or not callable(stage[2]):
            raise ValueError(f"{name}[{k}] is no (W, b, g), two arrays and a function.")
        for letter, array in zip("Wb", stage, strict=False):
            numbers(f"{letter} of {name}[{k}]", array, wanted="an array")
            real(f"{letter} of {name}[{k}]", array)
        shapes = np.shape(stage[0]), np.shape(stage[1])
        if len(shapes[0]) != 2 or shapes[0][0] != n or shapes[1] != shapes[0][1:]:
            told = f"W and b of {name}[{k}] have the shapes {shapes[0]} and {shapes[1]}"
            raise ValueError(f"{told}; wanted are ({n}, units) and (units,): it takes {n} numbers.")
        n = shapes[1][0]


def ids(name, value, words, given):
    """Names or numbers of examples, each once, and none that the argument in brackets has: "ids (web_ids)"."""
    if not isinstance(value, list | tuple | np.ndarray) or np.ndim(value) != 1 or not len(value):
        told = f"{name} is of type {type(value).__name__}, or has nothing in it"
        raise ValueError(f"{told}; wanted is a list with the id of every example.")
    if len(set(value)) < len(value):
        raise ValueError(f"{name} holds an id twice: so one example could get into two sets.")
    if shared := set(value) & set(given.get(words[0]) if words else ()):
        raise ValueError(f"{name} and {words[0]} both hold {min(shared)!r}: each example has one source.")


def remaining(name, value, words, given):
    """How many of a list are taken, after those of another argument: "remaining (app_ids, n_dev)"."""
    numbers(name, value, wanted="a single number")
    if np.ndim(value):
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted is a single number.")
    count(name, value)
    whole, other = (given.get(argument) for argument in words)
    if other + value > len(whole):
        raise ValueError(f"{words[1]} = {other} and {name} = {value}, but {words[0]} has only {len(whole)}.")


def layerwise(name, value, words, given):
    """Arrays in a list, one a layer; with another such list in the brackets, of the same shapes."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f"{name} is of type {type(value).__name__} or empty; wanted is a list of arrays.")
    other = given.get(words[0]) if words else value
    if len(value) != len(other):
        raise ValueError(f"{name} has {len(value)} arrays, but {words[0]} {len(other)}: one a layer in both.")
    for k, (array, like) in enumerate(zip(value, other, strict=True)):
        numbers(f"{name}[{k}]", array, wanted="an array")
        real(f"{name}[{k}]", array)
        if np.shape(array) != np.shape(like):
            told = f"{name}[{k}] has shape {np.shape(array)}, but {words[0]}[{k}] {np.shape(like)}"
            raise ValueError(f"{told}: a slope has the shape of what it is the slope in.")


def places_in(name, value, words, given):
    """Places in the list in brackets, each once, perhaps none: {0, 1} are the first two of it."""
    if not isinstance(value, set | frozenset | list | tuple | range):
        told = f"{name} is of type {type(value).__name__}"
        raise ValueError(f"{told}; wanted is a set of layers, counted from 0, such as {{0, 1}}.")
    n = len(given.get(words[0]))
    for place in value:
        numbers(f"a layer in {name}", place, wanted="a whole number")
        count(f"a layer in {name}", place)
        if place >= n:
            raise ValueError(f"{name} holds {place}, but {words[0]} has the layers 0 to {n - 1}.")


# fmt: off
RELATED = {
    "symmetric": symmetric,  # a matrix that is its own transpose
    "above":     above,      # a number above another and below 1: "above (lo, 1)"
    "members":   members,    # classes of examples: "members (C)", "members (Z)"
    "stages":    stages,     # layers in Keras' layout on top of the argument in brackets
    "ids":       ids,        # names of examples, none of them in the argument in brackets
    "remaining": remaining,  # a number out of a list, beside another: "remaining (app_ids, n_dev)"
    "layerwise": layerwise,  # arrays in a list, one a layer: "layerwise", "layerwise (params)"
    "places_in": places_in,  # which ones of a list: "places_in (params)"
}
# fmt: on
