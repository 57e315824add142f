"""What is given to a figure, checked: the error names the argument, what was given, and what is wanted."""

import numpy as np


def numbers(name, value, ndim=None, finite=True):
    """The value as an array of real numbers, a copy where it was anything else."""
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths; it has to be one array of numbers") from None
    if array.dtype.kind not in "buif":
        raise ValueError(f"{name} has to be real numbers; got {described(value)}")
    if array.size == 0:
        raise ValueError(f"{name} is empty: there is nothing to draw")
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} has to have {ndim} dimensions; got shape {array.shape}")
    if finite and not np.isfinite(array).all():
        raise ValueError(f"{name} holds nan or infinity, which cannot be drawn")
    return array.astype(float)


def series(name, value):
    """One list of numbers, or a dict of them -> {label: 1-D array}; a single one has the label ""."""
    if not isinstance(value, dict):
        return {"": flat(name, value)}
    if not value:
        raise ValueError(f"{name} is an empty dict: there is nothing to draw")
    return {str(key): flat(f"{name}[{key!r}]", part) for key, part in value.items()}


def flat(name, value):
    """Numbers in a row, whether they came as (m,), (1, m), (m, 1) or a generator."""
    if hasattr(value, "__next__"):
        value = list(value)
    array = numbers(name, value, finite=False)
    if array.size != max(array.shape, default=1):
        raise ValueError(f"{name} has to be one row of numbers; got shape {array.shape}")
    return array.ravel()


def span(name, value):
    """A range (low, high) with low < high."""
    low_high = numbers(name, value)
    if low_high.shape != (2,) or not low_high[0] < low_high[1]:
        raise ValueError(f"{name} has to be (low, high) with low < high, such as (-4, 4); got {value!r}")
    return float(low_high[0]), float(low_high[1])


def image(name, value):
    """A picture to show: (H, W) or (H, W, 3); whole numbers 0..255, or reals 0..1."""
    array = np.asarray(value)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.dtype.kind not in "buif" or array.size == 0 or not (array.ndim == 2 or array.shape[2:] == (3,)):
        raise ValueError(f"{name} has to be an image of shape (H, W) or (H, W, 3); got {described(value)}")
    highest = 255 if array.dtype.kind in "ui" else 1
    if not (array.min() >= 0 and array.max() <= highest):
        low, high = float(array.min()), float(array.max())
        raise ValueError(
            f"{name} goes from {low:.4g} to {high:.4g}; "
            "an image has whole numbers in 0..255 or reals in 0..1 (weights_picture shows any numbers)"
        )
    return array / highest


def function(name, value):
    if not callable(value):
        raise ValueError(f"{name} has to be a function; got {described(value)}")
    return value


def described(value):
    """A value in a few words: "an array of shape (3, 4) of float64", "'text'"."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} of {value.dtype}"
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
