"""Kinds for detection: boxes, objects, sizes of anchors, and the vectors of cells.

As in kinds_apart.py, each is a function of the argument's name and value, of the words in the brackets of its
declaration, and of all arguments of the call. Where numbers stand in a row, a list, a tuple or a rank-1 array does.
"""

import numpy as np

from dlcore.kinds import count, numbers, real


def single(name, value, wanted="a single number"):
    """A finite number that can be computed with."""
    numbers(name, value, wanted)
    real(name, value)
    if np.ndim(value):
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted is {wanted}.")


def row(name, value, letters):
    """As many single numbers as there are letters."""
    wanted = f"{len(letters)} numbers ({', '.join(letters)})"
    if not isinstance(value, list | tuple | np.ndarray):
        raise ValueError(f"{name} is of type {type(value).__name__}; wanted are {wanted}.")
    if isinstance(value, np.ndarray) and value.ndim != 1:
        raise ValueError(f"{name} has shape {value.shape}; wanted are {wanted}.")
    if len(value) != len(letters):
        raise ValueError(f"{name} has {len(value)} numbers; wanted are {wanted}.")
    for letter, number in zip(letters, value, strict=True):
        single(f"{letter} of {name}", number)


def within(name, value, words=(), given=None):
    """A number from 0 to 1: a place along a side of the picture, a score, a share of an area."""
    single(name, value)
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; wanted is a number from 0 to 1.")


def below(name, value, words, given):
    """A row or a column of the grid: "below (S)"."""
    single(name, value)
    count(name, value)
    if value >= given[words[0]]:
        raise ValueError(f"{name} is {value}; the {given[words[0]]} of the grid count from 0.")


def center(name, value, words=(), given=None):
    row(name, value, ("x", "y", "w", "h"))
    if min(value[2], value[3]) < 0:
        raise ValueError(f"{name} has w = {value[2]} and h = {value[3]}; wanted are sizes of 0 or more.")


def corners(name, value, words=(), given=None):
    row(name, value, ("x1", "y1", "x2", "y2"))
    if value[2] < value[0] or value[3] < value[1]:
        told = ", ".join(f"{number:.6g}" for number in value)
        raise ValueError(f"{name} is ({told}); wanted is (x1, y1, x2, y2), the smaller x and y first.")


def listed(name, value, wanted):
    """A list, a tuple or an array, maybe with nothing in it."""
    if not isinstance(value, list | tuple | np.ndarray) or (isinstance(value, np.ndarray) and not value.ndim):
        raise ValueError(f"{name} is of type {type(value).__name__}; wanted is {wanted}.")


def boxes(name, value, words, given):
    """Corners, a box a row, perhaps none at all."""
    listed(name, value, "a list of boxes (x1, y1, x2, y2), or an array of shape (N, 4)")
    for k, box in enumerate(value):
        corners(f"{name}[{k}]", box)


def scores(name, value, words, given):
    """One number a box: "scores (boxes)"."""
    listed(name, value, "a list with a number for every box")
    if len(value) != len(given[words[0]]):
        told = f"{name} has {len(value)} numbers, but {words[0]} has {len(given[words[0]])} boxes"
        raise ValueError(f"{told}: wanted is one for each.")
    for k, number in enumerate(value):
        single(f"{name}[{k}]", number)


def classes_of(name, value, words, given):
    """One class number a box: "classes_of (boxes)"."""
    scores(name, value, words, given)
    for k, number in enumerate(value):
        count(f"{name}[{k}]", number)


def objects(name, value, words, given):
    """(cls, x, y, w, h) in a list, maybe none; x and y within the picture, cls below the C in brackets."""
    listed(name, value, "a list of objects (cls, x, y, w, h)")
    C = given[words[0]]
    for k, thing in enumerate(value):
        row(f"{name}[{k}]", thing, ("cls", "x", "y", "w", "h"))
        cls, x, y, *size = thing
        within(f"x of {name}[{k}]", x)
        within(f"y of {name}[{k}]", y)
        if min(size) < 0 or cls % 1 or not 0 <= cls < C:
            told = ", ".join(f"{number:.6g}" for number in thing)
            raise ValueError(
                f"{name}[{k}] is ({told}); wanted are sizes of 0 or more, and a class below {C}."
            )


def extent(name, value, words=(), given=None):
    """Width and height of something that has an area."""
    row(name, value, ("w", "h"))
    if min(value) <= 0:
        raise ValueError(f"{name} has w = {value[0]} and h = {value[1]}; wanted are sizes above 0.")


def extents(name, value, words, given):
    """At least one of them, in a list or an array (n, 2)."""
    listed(name, value, "a list of anchors (w, h)")
    if not len(value):
        raise ValueError(f"{name} has nothing in it, not even one anchor.")
    for k, anchor in enumerate(value):
        extent(f"{name}[{k}]", anchor)


def cell(name, value, words, given):
    """The vector of a cell, as long as the one in brackets: "cell", "cell (y)"."""
    numbers(name, value, wanted="an array of shape (5 + C,)")
    real(name, value)
    if np.ndim(value) != 1 or len(value) < 5:
        raise ValueError(
            f"{name} has shape {np.shape(value)}; wanted is (5 + C,): pc, bx, by, bh, bw, classes."
        )
    if words and len(value) != len(given[words[0]]):
        told = f"{name} has {len(value)} numbers, but {words[0]} has {len(given[words[0]])}"
        raise ValueError(f"{told}; wanted are as many.")


def target(name, value, words, given):
    """The vector of a cell as encode_label makes it: there is an object, or there is none."""
    cell(name, value, words, given)
    if value[0] not in (0, 1):
        raise ValueError(f"{name}[0] is {value[0]:.6g}; wanted is 1 for an object, or 0 for none.")


# fmt: off
OF_BOXES = {
    "within":     within,      # from 0 to 1
    "below":      below,       # a row or column of a grid: "below (S)"
    "center":     center,      # a box (x, y, w, h)
    "corners":    corners,     # a box (x1, y1, x2, y2)
    "boxes":      boxes,       # any number of those
    "scores":     scores,      # a number for each: "scores (boxes)"
    "classes_of": classes_of,  # a class for each: "classes_of (boxes)"
    "objects":    objects,     # any number of (cls, x, y, w, h): "objects (C)"
    "extent":     extent,      # (w, h), both above 0
    "extents":    extents,     # at least one of them
    "cell":       cell,        # the vector of a cell: "cell", "cell (y)"
    "target":     target,      # the same, with a pc of 0 or 1
}
# fmt: on
