"""What a function takes: the kind and shape of every argument, said once above it and held at every call.

    @takes(w="real (n, 1)", b="real ()", X="real (n, m)", Y="labels (1, m)")
    def logreg_gradients(w, b, X, Y): ...

A letter stands for a size and means the same size in every argument; `()` is a single number, `(...)` any shape;
arguments declared with the same text must have the same shape. Bad input gets a ValueError in plain words, before
NumPy can broadcast, cast or truncate it. `inspect.unwrap` gives the plain function back.
"""

import re
from functools import wraps
from inspect import signature

import numpy as np


def takes(**wanted):
    """Decorator: check each named argument against "KIND SHAPE", KIND a row of KINDS, before the function runs."""
    wishes = {name: Wish(name, text) for name, text in wanted.items()}

    def decorate(function):
        names = tuple(signature(function).parameters)
        if unknown := wanted.keys() - set(names):
            raise TypeError(f"{function.__name__} has no argument {', '.join(sorted(unknown))}")

        @wraps(function)
        def checked(*arguments, **named):
            given = dict(zip(names, arguments, strict=False)) | named
            met = {}
            for name in names:
                if name in given and name in wishes:
                    wishes[name].check(given, met)
            return function(*arguments, **named)

        checked.takes = wanted
        return checked

    return decorate


def check(name, value, wanted):
    """Raise a ValueError unless one value is as wanted: `check("Y", Y, "labels (1, m)")`."""
    Wish(name, wanted).check({name: value}, {})


class Wish:
    """What one argument has to be: `Wish("Y", "labels (1, m)").check({"Y": Y}, met={})`."""

    def __init__(self, name, text):
        self.name = name
        self.kind, _, shapes = text.partition(" ")
        self.optional = shapes.endswith(" or None")
        self.text = shapes.removesuffix(" or None")
        self.shapes = tuple(re.findall(r"\w+|\.\.\.", shape) for shape in self.text.split(" or "))
        self.test = KINDS[self.kind]

    def check(self, given, met):
        """Raise a ValueError unless this argument fits; `met` collects the sizes and shapes of the call so far."""
        value = given[self.name]
        if value is None and self.optional:
            return
        if self.test in (function, cost):
            return self.test(self.name, value, *(given.get(letter) for letter in self.shapes[0]))
        number(self.name, value, self.text)
        self.fit(np.shape(value), met)
        self.test(self.name, value)

    def fit(self, shape, met):
        letters = next((letters for letters in self.shapes if fits(shape, letters)), None)
        if letters is None:
            raise ValueError(
                f"{self.name} {has(shape)}; wanted is {self.text}.{advice(self.name, shape, self.text)}"
            )
        if 0 in shape:
            raise ValueError(f"{self.name} has shape {shape}: there is nothing in it, not even one example.")
        if letters != ["..."]:
            for letter, size in zip(letters, shape, strict=True):
                self.agree(letter, size, shape, met)
        self.agree(self.text, shape, shape, met)

    def agree(self, letter, size, shape, met):
        other, expected, its_shape = met.setdefault(letter, (self.name, size, shape))
        if size == expected:
            return
        if letter == self.text:
            raise ValueError(
                f"{self.name} {has(shape)}, but {other} {has(its_shape)}: the two need the same shape, "
                "and nothing is stretched to fit."
            )
        raise ValueError(
            f"{other} {has(its_shape)}, so {letter} = {expected}; but {self.name} {has(shape)}, "
            f"so {letter} = {size}. Both need the same {letter}."
        )


def fits(shape, letters):
    """Whether a shape has the wanted rank, and a 1 wherever a 1 is written."""
    if letters == ["..."]:
        return True
    return len(shape) == len(letters) and all(
        size == int(letter) for size, letter in zip(shape, letters, strict=True) if letter.isdigit()
    )


def has(shape):
    return f"has shape {shape}" if shape else "is a single number"


def advice(name, shape, wanted):
    """One sentence on how to get from the shape that was given to the one that is wanted, where there is such a way."""
    size = int(np.prod(shape))
    if wanted == "()" and size == 1:
        return f" One number inside an array is still an array: {name}.item() takes the number out."
    if len(shape) == 2 and 1 in shape and fits(shape[::-1], re.findall(r"\w+", wanted.split(" or ")[0])):
        return f" {name}.T turns the {'column' if shape[1] == 1 else 'row'} into what is wanted."
    if len(shape) == 1 and wanted.startswith("(1, "):
        return f" A rank-1 array is neither row nor column: {name}.reshape(1, -1) makes one row of it."
    if len(shape) == 1 and wanted.endswith(", 1)"):
        return f" A rank-1 array is neither row nor column: {name}.reshape(-1, 1) makes one column of it."
    return ""


# What kinds of values there are. Each test raises a ValueError that names the argument.


def number(name, value, wanted):
    """A number or a NumPy array of numbers, all of them finite."""
    if value is None:
        raise ValueError(
            f"{name} is None; wanted is {wanted}. Did the function that made it forget its return?"
        )
    if isinstance(value, np.matrix | np.ma.MaskedArray) or not isinstance(
        value, np.ndarray | np.generic | int | float
    ):
        is_what = f"{name} is a {type(value).__name__}"
        raise ValueError(
            f"{is_what}; wanted is {'a number' if wanted == '()' else 'a NumPy array'}.{remedy(value, name)}"
        )
    holds = np.asarray(value).dtype
    if holds.kind not in "iuf":
        raise ValueError(
            f"{name} holds {KIND_NAMES.get(holds.kind, holds.name)}; wanted are numbers.{cure(holds, name)}"
        )
    if holds.kind == "f" and not finite(value):
        found = "nan (not a number)" if np.isnan(value).any() else "an infinite number"
        raise ValueError(f"{name} contains {found}, and everything computed from it would be spoilt too.")


KIND_NAMES = {"b": "True and False", "U": "text", "S": "text", "O": "Python objects", "c": "complex numbers"}


def remedy(value, name):
    return f" np.array({name}) makes one." if isinstance(value, list | tuple) else ""


def cure(holds, name):
    return f" {name}.astype(int) makes 1 and 0 of them." if holds.kind == "b" else ""


def finite(values):
    """Whether no value is nan or infinite. A sum shows it at once; only a suspicious sum needs a look at every value."""
    with np.errstate(all="ignore"):
        return bool(np.isfinite(np.sum(values)) or np.isfinite(values).all())


def anything(name, value):
    """Numbers of any type, pixels of 8 bits included: for functions that move numbers and do not compute."""


def real(name, value):
    holds = np.asarray(value).dtype
    if holds.kind == "u" or (holds.kind == "i" and holds.itemsize < 8):
        raise ValueError(
            f"{name} holds {holds.name}, whole numbers that wrap around when they leave their range "
            f"(200 + 100 in uint8 gives 44). {name}.astype(float) makes real numbers of them."
        )


def real_rows(name, value):
    real(name, value)
    empty = np.flatnonzero(~np.any(value, axis=1))
    if empty.size:
        raise ValueError(
            f"row {empty[0]} of {name} is all zeros: it has no direction, and no length to divide by."
        )


def floating(name, value):
    if np.asarray(value).dtype.kind != "f":
        raise ValueError(
            f"{name} holds whole numbers, which cannot move by a small step. "
            f"{'Write it with a decimal point.' if np.ndim(value) == 0 else f'{name}.astype(float) makes real numbers.'}"
        )


def labels(name, value):
    wrong = np.extract((np.asarray(value) != 0) & (np.asarray(value) != 1), value)
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]}; wanted are labels, each of them 0 or 1.")


def classes(name, value):
    wrong = np.extract((np.asarray(value) < 0) | (np.asarray(value) % 1 != 0), value)
    if wrong.size:
        raise ValueError(f"{name} holds {wrong[0]}; wanted are class numbers: 0, 1, 2 and so on.")


def probability(name, value):
    if np.min(value) < 0 or np.max(value) > 1:
        out = np.min(value) if np.min(value) < 0 else np.max(value)
        raise ValueError(
            f"{name} holds {out:.4g}; wanted are probabilities, from 0 to 1. Was the sigmoid left out?"
        )


def prediction(name, value):
    probability(name, value)
    if np.min(value) == 0 or np.max(value) == 1:
        raise ValueError(
            f"{name} holds exactly {0 if np.min(value) == 0 else 1}, and the loss takes the logarithm of {name} "
            f"and of 1 - {name}, one of which is then log 0. The losses from logits take z instead and have no such limit."
        )


def fraction(name, value):
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value}; wanted is a number between 0 and 1.")


def positive(name, value):
    if not value > 0:
        raise ValueError(f"{name} is {value}; wanted is a number above 0.")


def rate(name, value):
    if value < 0:
        raise ValueError(f"{name} is {value}: a negative rate steps uphill. Wanted is 0 or more.")


def count(name, value):
    if value < 0 or np.asarray(value).dtype.kind not in "iu":
        raise ValueError(f"{name} is {value}; wanted is a whole number, 0 or more.")


def function(name, value, *_):
    if not callable(value):
        raise ValueError(
            f"{name} is a {type(value).__name__}; wanted is a function, its name without brackets."
        )


def cost(name, value, theta):
    """A function of theta that gives one finite number and leaves theta as it is: tried once."""
    function(name, value)
    before = np.copy(theta)
    number(f"{name}(theta)", found := value(theta), "()")
    if np.shape(found):
        raise ValueError(
            f"{name}(theta) {has(np.shape(found))}; wanted is one number.{advice(f'{name}(theta)', np.shape(found), '()')}"
        )
    if not np.array_equal(before, theta):
        raise ValueError(f"{name} changes the theta it is given; let it work on a copy.")


# fmt: off
KINDS = {
    "number":      anything,     # of any type
    "real":        real,         # that can be computed with
    "rows":        real_rows,    # real, and no row of zeros
    "float":       floating,     # that can move by a small step
    "labels":      labels,       # 0 or 1
    "classes":     classes,      # 0, 1, 2 ...
    "probability": probability,  # 0 <= p <= 1
    "prediction":  prediction,   # 0 < p < 1, since its logarithm is taken
    "fraction":    fraction,     # 0 < p < 1
    "positive":    positive,     # > 0
    "rate":        rate,         # >= 0
    "count":       count,        # 0, 1, 2 ...
    "function":    function,     # can be called
    "cost":        cost,         # can be called with the argument named in its brackets
}
# fmt: on
