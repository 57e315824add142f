"""What a function takes: kind and shape of every argument, said once above it and held at every call.

    @takes(w="real (n, 1)", b="real ()", X="real (n, m)", Y="labels (1, m)")
    def logreg_gradients(w, b, X, Y): ...

The kinds are listed in kinds.py and kinds_apart.py. A letter in a shape is a size, the same in every argument
that has it; `()` is a single number, `(...)` any shape. Arguments declared alike must have the same shape. An
argument made of several arrays says what each is: "dict W1 (n_h, n_x), b1 (n_h, 1)" by name, "list W (n, n_prev),
b (n, 1)" one tuple a layer. What does not fit gets a ValueError in plain words, before NumPy can broadcast, cast
or truncate it. The function below keeps its plain body: inspect.unwrap gives it back.
"""

import re
from collections.abc import Mapping
from functools import cache, wraps
from inspect import signature

import numpy as np

from dlcore.kinds import KINDS, numbers
from dlcore.kinds_apart import APART


def takes(**wanted):
    """Decorator: hold the named arguments to "KIND SHAPE", "KIND SHAPE or SHAPE" or "KIND SHAPE or None"."""
    wishes = {name: wish(text) for name, text in wanted.items()}

    def decorate(function):
        names = tuple(signature(function).parameters)
        if unknown := wishes.keys() - set(names):
            raise TypeError(f"{function.__name__} has no argument {', '.join(sorted(unknown))}")

        @wraps(function)
        def checked(*arguments, **named):
            given = dict(zip(names, arguments, strict=False)) | named
            met = {}
            for name, its_wish in wishes.items():
                if name in given:
                    its_wish.hold(name, given, met)
            return function(*arguments, **named)

        checked.takes = wanted
        return checked

    return decorate


def check(name, value, wanted):
    """Hold a single value to what is wanted: `check("Y", Y, "labels (1, m)")`."""
    wish(wanted).hold(name, {name: value}, {})


class Wish:
    """What one argument has to be, read from its text: a kind, and the shapes it may have."""

    def __init__(self, text):
        kind, _, shapes = text.partition(" ")
        self.name, self.kind = kind, (KINDS | APART)[kind]
        self.optional = shapes.endswith(" or None")
        self.text = shapes.removesuffix(" or None")
        self.shapes = [re.findall(r"[\w\[\]]+|\.\.\.", shape) for shape in self.text.split(" or ")]

    def hold(self, name, given, met):
        """Raise a ValueError unless given[name] fits; `met` collects the sizes and shapes of this call."""
        value = given[name]
        if value is None and self.optional:
            return
        if self.name in APART:
            self.kind(name, value, self.shapes[0], given)
            return
        value = self.as_numbers(value)
        numbers(name, value, wanted=described(self.text))
        self.fit(name, np.shape(value), met)
        self.kind(name, value)

    def as_numbers(self, value):
        """A list of numbers as an array, and True and False as 1 and 0, for the kinds that allow it."""
        if self.name == "series" and isinstance(value, list | tuple):
            return np.array(value) if len({np.shape(part) for part in value}) == 1 else value
        truths = self.name == "mask" and np.asarray(value).dtype.kind == "b"
        return np.asarray(value).astype(int) if truths else value

    def fit(self, name, shape, met):
        """Raise a ValueError unless the shape is one of those wanted and agrees with the arguments before."""
        letters = next((letters for letters in self.shapes if fits(shape, letters)), None)
        if letters is None:
            way = way_out(name, shape, self.text)
            raise ValueError(f"{name} {has(shape)}; wanted is {described(self.text)}.{way}")
        if 0 in shape:
            raise ValueError(f"{name} has shape {shape}: nothing is in it, not even one example.")
        for letter, size in zip(letters, shape, strict=False):
            other, its_size, its_shape = met.setdefault(letter, (name, size, shape))
            if size != its_size and letter != "...":
                raise ValueError(
                    f"{other} {has(its_shape)}, so {letter} = {its_size}; "
                    f"but {name} {has(shape)}, so {letter} = {size}. Both need the same {letter}."
                )
        other, its_shape = met.setdefault(self.text, (name, shape))
        if shape != its_shape:
            raise ValueError(
                f"{other} {has(its_shape)}, but {name} {has(shape)}. "
                "Both need the same shape: nothing is stretched to fit here."
            )


class Group:
    """What an argument made of several arrays has to hold: "dict W1 (n_h, n_x), b1 (n_h, 1)", by name, or
    "list W (n, n_prev), b (n, 1)", one tuple a layer.

    In a list, n and n_prev of the first tuple are the sizes n[1] and n[0], those of the second n[2] and n[1]: so
    each layer has to take what the one before it gives.
    """

    def __init__(self, text):
        self.optional = text.endswith(" or None")
        self.sort, _, parts = text.removesuffix(" or None").partition(" ")
        self.parts = dict(re.findall(r"(\w+) (\([^)]*\))", parts))

    def hold(self, name, given, met):
        """Raise a ValueError unless given[name] has all its parts, each of its shape."""
        value = given[name]
        if value is None and self.optional:
            return
        if not isinstance(value, GROUPS[self.sort]):
            told = f"{name} is of type {type(value).__name__}"
            raise ValueError(f"{told}; wanted is a {self.sort} {self.contents}.")
        (self.hold_names if self.sort == "dict" else self.hold_layers)(name, value, met)

    @property
    def contents(self):
        names = ", ".join(self.parts)
        return f"with the entries {names}" if self.sort == "dict" else f"of tuples ({names}), one a layer"

    def hold_names(self, name, value, met):
        for key, shape in self.parts.items():
            if key not in value:
                raise ValueError(f"{name} has no entry {key!r}; wanted is a dict {self.contents}.")
            part = f"{key} of {name}"
            wish(f"real {shape}").hold(part, {part: value[key]}, met)

    def hold_layers(self, name, value, met):
        if not value:
            raise ValueError(f"{name} is empty: there is not even one layer.")
        other, length = met.setdefault("layers", (name, len(value)))
        if length != len(value):
            raise ValueError(f"{other} has {length} layers, but {name} {len(value)}.")
        for l, layer in enumerate(value, start=1):
            if not isinstance(layer, list | tuple) or len(layer) != len(self.parts):
                raise ValueError(f"{name}[{l - 1}] is {sort_of(layer)}; wanted is a list {self.contents}.")
            for (key, shape), array in zip(self.parts.items(), layer, strict=True):
                part = f"{key} of {name}[{l - 1}]"
                wish(f"real {of_layer(l, shape)}").hold(part, {part: array}, met)


GROUPS = {"dict": Mapping, "list": list | tuple}


@cache
def of_layer(l, shape):
    """(n, n_prev) as (n[2], n[1]) for layer 2."""
    return re.sub(r"\bn(_prev)?\b", lambda found: f"n[{l - bool(found[1])}]", shape)


def sort_of(value):
    several = f" of {len(value)}" if isinstance(value, list | tuple) else ""
    return f"of type {type(value).__name__}{several}"


@cache
def wish(text):  # cached, for the same few texts stand above many functions
    return (Group if text.split()[0] in GROUPS else Wish)(text)


def fits(shape, letters):
    """Whether a shape has as many axes as there are letters, and size 1 wherever a 1 is written."""
    if letters == ["..."]:
        return True
    right_sizes = (size == 1 or letter != "1" for size, letter in zip(shape, letters, strict=False))
    return len(shape) == len(letters) and all(right_sizes)


def has(shape):
    return f"has shape {shape}" if shape else "is a single number"


def spelled(shape):
    """A shape with letters for sizes that are not known yet: (m, n_H, n_W, 3)."""
    letters = ("m", "n_H", "n_W", "n_C") if len(shape) == 4 else ("n", "m")
    if None not in shape:
        return str(tuple(shape))
    return f"({', '.join(str(letter if n is None else n) for letter, n in zip(letters, shape, strict=True))})"


def described(text):
    known = {"()": "a single number", "(...)": "a number or an array"}
    known |= {"(n, 1)": "a column of shape (n, 1)", "(1, m)": "a row of shape (1, m)"}
    return known.get(text, f"an array of shape {text}")


def way_out(name, shape, text):
    """A sentence on the way from the given shape to the wanted one, where there is such a way."""
    column, row = text.endswith(", 1)"), text.startswith("(1, ")
    if text == "()" and np.prod(shape) == 1:
        return f" One number in an array is still an array: {name}.item() takes the number out."
    if len(shape) == 1 and column:
        return f" A rank-1 array is neither row nor column; {name}.reshape(-1, 1) makes a column of it."
    if len(shape) == 1 and row:
        return f" A rank-1 array is neither row nor column; {name}.reshape(1, -1) makes a row of it."
    if len(shape) == 2 and column and shape[0] == 1:
        return f" {name}.T turns the row into a column."
    if len(shape) == 2 and row and shape[1] == 1:
        return f" {name}.T turns the column into a row."
    return ""
