"""Kinds for pictures: filters that fit into them, paddings, and slopes of the size that a filter leaves.

As in kinds_apart.py, each is a function of the argument's name and value, of the words in the brackets of its
declaration, and of all arguments of the call.
"""

import numpy as np

from dlcore.kinds import count, floating, numbers, real, size
from dlcore.margins import painted, places


def sides(thing, p=0):
    """Rows and columns: of a single picture, of many, or n and n of a number."""
    if not np.ndim(thing):
        return int(thing) + 2 * p, int(thing) + 2 * p
    rows, columns = np.shape(thing)[1:3] if np.ndim(thing) == 4 else np.shape(thing)[:2]
    return rows + 2 * p, columns + 2 * p


def side_of(filters):
    """f of filters W (f, f, ...), or of f itself."""
    return np.shape(filters)[0] if np.ndim(filters) else int(filters)


def window_of(name, value, words, given):
    """f of windows in a picture, or in n pixels with padding p: "filter (A)", "filter (n, p)"."""
    numbers(name, value, wanted="a whole number, 1 or more")
    size(name, value)
    rows, columns = sides(*(given[word] for word in words))
    if value > min(rows, columns):
        told = f"{name} is {value}, but {words[0]} has only {rows} x {columns} pixels"
        raise ValueError(f"{told}{', padding included' if len(words) > 1 else ''}: no window fits.")


def corner(name, value, words, given):
    """Where a window begins along an axis of a picture, so that it stays inside: "corner (img, 0, size)"."""
    numbers(name, value, wanted="a whole number, 0 or more")
    if np.ndim(value):
        raise ValueError(f"{name} has shape {np.shape(value)}; wanted is a single number.")
    count(name, value)
    picture, axis, length = given[words[0]], int(words[1]), given[words[2]]
    room = np.shape(picture)[axis] - length
    if value > room:
        told = f"a window of {length} from 0 to {room} stays inside {words[0]}"
        raise ValueError(f"{name} is {value}; {told}, which has {np.shape(picture)[axis]} along axis {axis}.")


def odd(name, value, words, given):
    """The f of a filter that has a middle."""
    numbers(name, value, wanted="a whole number, 1 or more")
    size(name, value)
    if value % 2 == 0:
        raise ValueError(f"{name} is {value}; wanted is an odd number: only then there is a middle.")


def kernel(name, value, words, given):
    """A square filter that fits into a picture, with a layer for each of its channels."""
    numbers(name, value, wanted="an array")
    real(name, value)
    picture = given[words[0]]
    wanted = "(f, f)" if picture.ndim == 2 else f"(f, f, {picture.shape[2]})"
    shape = np.shape(value)
    if len(shape) != picture.ndim or not shape[0] == shape[1] > 0 or shape[2:] != picture.shape[2:]:
        raise ValueError(f"{name} has shape {shape}; wanted is {wanted}, a square filter for {words[0]}.")
    if shape[0] > min(picture.shape[:2]):
        told = f"{name} has shape {shape}, but {words[0]} only {picture.shape}"
        raise ValueError(f"{told}: the filter does not fit into the picture.")


def whole(name, value, also=""):
    known = isinstance(value, int | np.integer) and not isinstance(value, bool) and value >= 0
    if not known:
        raise ValueError(f"{name} is {value!r}; wanted is {also}a whole number of zeros, 0 or more.")


def margin(name, value, words, given):
    """A number of zeros around pictures with which the filter fits: "margin (A_prev, W, stride)"."""
    whole(name, value)
    fit(name, value, words, given)


def padding(name, value, words, given):
    """The same, or one of the words "valid" and "same"."""
    if not isinstance(value, str) or value not in ("valid", "same"):
        whole(name, value, "'valid', 'same' or ")
    fit(name, value, words, given)


def fit(name, value, words, given):
    pictures, filters, stride = (given[word] for word in words)
    f, shape = side_of(filters), np.shape(pictures)[1:3]
    if min(places(n, f, stride, value) for n in shape) < 1:
        told = f"with {name} = {value!r}, no {f} x {f} window of {words[1]} fits into {words[0]}"
        raise ValueError(f"{told}, whose pictures are {shape[0]} x {shape[1]}.")


def rim(name, value, words, given):
    """Padding of a pooling layer: every window has at least one pixel of the picture."""
    padding(name, value, words, given)
    f = given[words[1]]
    if not isinstance(value, str) and value >= f:
        told = f"{name} is {value} and {words[1]} is {f}: a window would see nothing but padding"
        raise ValueError(f"{told}. Below {f}, each has a pixel of the picture.")


def frame(name, value, words, given):
    """What a transposed filter leaves out on all sides of what it paints: at least one pixel stays."""
    if not isinstance(value, str) or value not in ("valid", "same"):
        whole(name, value, "'valid', 'same' or ")
    pictures, filters, stride = (given[word] for word in words)
    rows, columns = (painted(n, side_of(filters), stride, value) for n in pictures.shape[1:3])
    if min(rows, columns) < 1:
        told = f"{name} is {value}, which is more than {words[1]} paints from {words[0]}"
        raise ValueError(f"{told}: {rows} x {columns} pixels would be left.")


def slope(name, value, words, given, sized=places):
    """dJ/dZ for the Z that a filter makes: "slope (A_prev, W, stride, pad)". W may be the f of windows."""
    numbers(name, value, wanted="an array")
    pictures, filters, stride, *pad = (given[word] for word in words)
    (real if pictures.dtype.kind != "f" else floating)(name, value)
    rows, columns = (sized(n, side_of(filters), stride, *pad or [0]) for n in pictures.shape[1:3])
    n_C = np.shape(filters)[-1] if np.ndim(filters) else pictures.shape[3]
    wanted = (len(pictures), rows, columns, n_C)
    if np.shape(value) != wanted:
        told = f"{name} has shape {np.shape(value)}, but the value it is the slope in has {wanted}"
        raise ValueError(f"{told}: a slope has the shape of what it is the slope in.")


def painted_slope(name, value, words, given):
    """The same for a transposed filter."""
    slope(name, value, words, given, painted)


SIZES_OF = {"conv": "f, p, s, k", "pool": "f, s"}


def plan(name, value, words, given):
    """The layers of a network for pictures of n x n pixels: [("conv", f, p, s, k), ("pool", f, s), ...]."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f'{name} is {value!r}; wanted is a list of layers, such as [("pool", 2, 2)].')
    n = given[words[0]]
    for k, layer in enumerate(value):
        kind, *sizes = layer if isinstance(layer, list | tuple) and layer else [layer]
        letters = SIZES_OF.get(kind) if isinstance(kind, str) else None
        if letters is None or len(sizes) != len(letters.split(", ")):
            known = " or ".join(f'("{kind}", {letters})' for kind, letters in SIZES_OF.items())
            raise ValueError(f"{name}[{k}] is {layer!r}; wanted is {known}.")
        its = dict(zip(letters.split(", "), sizes, strict=True))
        for letter, number in its.items():
            numbers(f"{letter} of {name}[{k}]", number, wanted="a whole number")
            whole(f"{letter} of {name}[{k}]", number) if letter == "p" else size(
                f"{letter} of {name}[{k}]", number
            )
        if (n := places(n, its["f"], its["s"], its.get("p", 0))) < 1:
            raise ValueError(f"{name}[{k}] is {layer!r}, and its window is larger than what it is given.")


# fmt: off
OF_PICTURES = {
    "filter":  window_of,      # f of windows that fit: "filter (A)", "filter (n, p)"
    "corner":  corner,         # where a window begins: "corner (img, 0, size)"
    "odd":     odd,            # 1, 3, 5 ...
    "kernel":  kernel,         # a square filter that fits: "kernel (X)"
    "margin":  margin,         # zeros with which a filter fits: "margin (A_prev, W, stride)"
    "padding": padding,        # the same, or "valid" or "same"
    "rim":     rim,            # padding of a pooling layer, "rim (A_prev, f, stride)"
    "frame":   frame,          # padding of a transposed filter
    "slope":   slope,          # dJ/dZ of a filter's Z: "slope (A_prev, W, stride, pad)"
    "painted": painted_slope,  # the same of a transposed filter
    "plan":    plan,           # layers for n x n pixels: "plan (n)"
}
# fmt: on
