"""What a learner's function returned, seen without trusting it: plain numbers, arrays, and containers of them."""

import inspect
from dataclasses import dataclass

import numpy as np

DEPTH = 8
"""Lists inside lists that are looked into: more than any array of this course has axes."""


@dataclass(frozen=True)
class Stranger:
    """In place of a result that is no number, array, tuple, list or dict: only the name of its type is kept."""

    name: str


def plain(value, depth=DEPTH):
    """The value without anything that acts when it is looked at; an array of any subclass as a plain one.

    Runs where the learner's function ran, under its time limit: an object may do anything when it is looked at.
    """
    if isinstance(value, np.ndarray):
        return np.asarray(value)
    if value is None or type(value) in (bool, int, float, complex, str) or isinstance(value, np.generic):
        return value
    if isinstance(value, tuple | list) and depth:
        parts = (plain(part, depth - 1) for part in value)
        return tuple(parts) if isinstance(value, tuple) else list(parts)
    if isinstance(value, dict) and depth and all(type(key) in (str, int) for key in value):
        return {key: plain(part, depth - 1) for key, part in value.items()}
    if inspect.iscoroutine(value):
        value.close()  # else Python warns that nobody waited for it
    called = callable(value) and not isinstance(value, type)
    return Stranger("function" if called else type(value).__name__)


def differs(before, after):
    """Whether an argument was changed by the call. That numbers are drawn from a generator is no change."""
    if type(before) is not type(after):
        return True
    if isinstance(before, np.ndarray):
        return not (
            before.shape == after.shape and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
        )
    if isinstance(before, dict):
        return list(before) != list(after) or any(differs(before[key], after[key]) for key in before)
    if isinstance(before, tuple | list):
        return len(before) != len(after) or any(map(differs, before, after))
    return not isinstance(before, np.random.Generator) and before != after
