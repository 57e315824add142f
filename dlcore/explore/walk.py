"""Gradient descent as the list of places it visits, taken with the reference's step and with the learner's.

The learner's step may be wrong: it may raise, return something else, give nan, or never end. All of that ends
here, as one sentence beside the places it reached; the reference's walk is always whole.
"""

import inspect
from dataclasses import dataclass
from weakref import WeakSet

import numpy as np

from dlcore.messages import _
from dlcore.training import gradient_step

TIME_LIMIT = 1.0
"""Seconds that all steps of one picture may take together."""

_endless = WeakSet()  # steps that did not come back: they are not called again


@dataclass(frozen=True)
class Walk:
    """The places after 0, 1, ... k steps: w (k + 1, n), b (k + 1,); and what went wrong, in words."""

    w: np.ndarray
    b: np.ndarray
    trouble: str = ""


class Refused(Exception):
    """The learner's step gave something that is not a step; the text says what."""


def places(step, slopes, w, b, learning_rate, steps):
    """Every (w, b) that gradient descent visits; ends early where the numbers overflow."""
    with np.errstate(all="ignore"):
        for _step in range(steps):
            if not (np.isfinite(w).all() and np.isfinite(b)):
                return
            dw, db = slopes(w, b)
            w, b = step(w, b, dw, db, learning_rate)
            yield w, b


def collected(visited, trouble=""):
    w, b = zip(*visited, strict=True)
    return Walk(np.array(w, dtype=float).reshape(len(w), -1), np.array(b, dtype=float), trouble)


def reference_walk(slopes, w, b, learning_rate, steps):
    return collected([(w, b), *places(gradient_step, slopes, w, b, learning_rate, steps)])


def learners_walk(step, slopes, w, b, learning_rate, steps):
    """The same walk with the learner's step, or None if there is none of their own."""
    if step is None or inspect.unwrap(step) is inspect.unwrap(gradient_step):
        return None
    visited = [(w, b)]
    return collected(visited, trouble_of(step, visited, (slopes, w, b, learning_rate, steps)))


def trouble_of(step, visited, course):
    """Walk with the learner's step, adding to `visited`; returns what went wrong, or an empty text."""
    # the room of exercises is only entered when somebody brings a function of their own
    from dlcore.practice.checker.checking import NotAttempted
    from dlcore.practice.checker.running import OutOfTime, run

    if step in _endless:
        return _(
            "Your step did not come to an end before, so it was not called again. Mend it and run this cell."
        )

    def go():
        visited.extend(places(lambda *arguments: guarded(step, *arguments), *course))

    error = run(go, (), TIME_LIMIT).error
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, OutOfTime):
        _endless.add(step)
        return _("Your step did not come to an end within {seconds:g} second, so it was stopped.").format(
            seconds=TIME_LIMIT
        )
    if isinstance(error, NotAttempted):
        return _("Your step is not written yet, so only the reference's path is shown.")
    return "" if error is None else in_words(error, len(visited))


def guarded(step, w, b, dw, db, learning_rate):
    """One step of the learner's, on copies, so that changing them in place leads nobody astray."""
    moved = step(np.array(w), b, np.array(dw), db, learning_rate)
    if moved is None:
        raise Refused(_("Your step returned None: is its `return` missing?"))
    if not isinstance(moved, (tuple, list)) or len(moved) != 2:
        raise Refused(
            _("Your step has to return two values, w_new and b_new; it returned {what}.").format(
                what=kind(moved)
            )
        )
    return number_like("w_new", moved[0], w), number_like("b_new", moved[1], b).item()


def number_like(name, value, old):
    """The value as real numbers, in the shape that the old one has."""
    array = numbers(value)
    if array is None:
        what = kind(value)
        raise Refused(
            _("Your step's {name} is not made of real numbers: it is {what}.").format(name=name, what=what)
        )
    if array.shape != np.shape(old):
        raise Refused(
            _("Your step's {name} has the shape {given}; it has to have the shape {wanted}.").format(
                name=name, given=array.shape, wanted=np.shape(old)
            )
        )
    return array.astype(float)


def numbers(value):
    """The value as an array of real numbers; None if it is something else."""
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "fiu" else None


def kind(value):
    return (
        _("{count} values").format(count=len(value))
        if isinstance(value, tuple)
        else f"{type(value).__name__}"
    )


def in_words(error, step):
    return _("Your step stopped at step {step} with {kind}: {words}").format(
        step=step, kind=type(error).__name__, words=str(error).rstrip(".") + "."
    )


def compared(reference, own):
    """One sentence on how the learner's walk relates to the reference's; empty if there is none of theirs."""
    if own is None or own.trouble:
        return own.trouble if own else ""
    both = min(len(own.b), len(reference.b))
    w, b = own.w[:both], own.b[:both]
    same = np.isclose(w, reference.w[:both]).all(axis=1) & np.isclose(b, reference.b[:both])
    if same.all():
        return _("Your step takes the same path as the reference.")
    k = int(np.argmin(same))
    if np.isnan(w[k]).any() or np.isnan(b[k]):
        return _("From step {k} on your step gives nan, which is not a number.").format(k=k)
    return _(
        "Your step leaves the reference's path at step {k}: it goes to {own}, the reference to {reference}."
    ).format(k=k, own=place(w[k], b[k]), reference=place(reference.w[k], reference.b[k]))


def place(w, b):
    """One place as text, "w = 0.8, b = 1"."""
    return ", ".join(f"{letter} = {value:.4g}" for letter, value in (("w", w[0]), ("b", b)))
