"""Kinds for segmentation and faces: classes of pixels, masks, maps that fit into others, names of rows.

As in kinds_apart.py, each is a function of the argument's name and value, of the words in the brackets of its
declaration, and of all arguments of the call.
"""

import numpy as np

from dlcore.kinds import numbers, real
from dlcore.kinds_of_pictures import side_of, sides, whole
from dlcore.margins import painted


def crop(name, value, words, given):
    """What a transposed filter leaves out on all sides, so that a pixel stays: "crop (n, f, s)", "crop (X, K, s)"."""
    whole(name, value)
    picture, stamp, stride = (given[word] for word in words)
    rows, columns = (painted(n, side_of(stamp), stride, value) for n in sides(picture))
    if min(rows, columns) < 1:
        told = f"{name} is {value}, which is more than {words[1]} paints from {words[0]}"
        raise ValueError(f"{told}: {rows} x {columns} pixels would be left.")


def inner(name, value, words, given):
    """A map (h, w, D) that is no larger than the one in brackets: "inner (skip)"."""
    numbers(name, value, wanted="an array of shape (h, w, D)")
    real(name, value)
    outer = np.shape(given[words[0]])
    if np.ndim(value) != 3 or not value.size:
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted is an array of shape (h, w, D).")
    if value.shape[0] > outer[0] or value.shape[1] > outer[1]:
        told = f"{name} has shape {value.shape}, but {words[0]} only {outer}"
        raise ValueError(f"{told}: it is {words[0]} that is cut to the size of {name}.")


def alike(name, value, words, given):
    """A single map (H, W) or several (m, H, W), of the shape of another."""
    if np.ndim(value) not in (2, 3) or not value.size:
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted is an array of shape (H, W).")
    if words and np.shape(value) != np.shape(given[words[0]]):
        told = f"{words[0]} has shape {np.shape(given[words[0]])}, but {name} has shape {value.shape}"
        raise ValueError(f"{told}. Both need the same shape: they are compared pixel by pixel.")


def segments(name, value, words, given):
    """The class of every pixel, below C: "segments (C)", "segments (C, pred)"."""
    numbers(name, value, wanted="an array of shape (H, W)")
    alike(name, value, words[1:], given)
    C = given[words[0]]
    if value.dtype.kind not in "iu":
        told = f"{name} holds {value.dtype.name}, and classes are counted"
        raise ValueError(f"{told}: {name}.astype(int) makes whole numbers of them.")
    for extreme in (value.min(), value.max()):
        if not 0 <= extreme < C:
            raise ValueError(f"{name} holds {extreme}; with {C} classes, wanted are 0 to {C - 1}.")


def truths(name, value, words, given):
    """A mask, True or False for every pixel: "truths", "truths (p)"."""
    if not isinstance(value, np.ndarray) or value.dtype.kind != "b":
        held = (
            f"holds {value.dtype.name}"
            if isinstance(value, np.ndarray)
            else f"is of type {type(value).__name__}"
        )
        raise ValueError(f"{name} {held}; wanted is an array of True and False, as {name} > 0.5 makes one.")
    alike(name, value, words, given)


def named(name, value, words, given):
    """A name for every row of an array: "named (db)"."""
    if not isinstance(value, list | tuple | np.ndarray) or np.ndim(value) != 1:
        raise ValueError(
            f"{name} is of type {type(value).__name__}; wanted is a list with a name for each row."
        )
    if wrong := [each for each in value if not isinstance(each, str)]:
        raise ValueError(f"{name} holds {wrong[0]!r}; wanted are names, as text.")
    if len(value) != len(given[words[0]]):
        told = f"{name} has {len(value)} names, but {words[0]} has {len(given[words[0]])} rows"
        raise ValueError(f"{told}; wanted is one for each.")


# fmt: off
OF_SEGMENTS = {
    "crop":     crop,      # what a stamp leaves out: "crop (n, f, s)"
    "inner":    inner,     # a map that is no larger: "inner (skip)"
    "segments": segments,  # classes of pixels: "segments (C)", "segments (C, pred)"
    "truths":   truths,    # True or False for every pixel: "truths", "truths (p)"
    "named":    named,     # a name a row: "named (db)"
}
# fmt: on
