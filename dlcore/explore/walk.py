"""Gradient descent as the list of places it visits, taken with the reference's step and with the learner's.

The learner's step may be wrong, and then one sentence stands beside the places it reached; the reference's walk is
always whole.
"""

from dataclasses import dataclass

import numpy as np

from dlcore.explore.own import attempt, own_or_none
from dlcore.messages import _
from dlcore.training import gradient_step


@dataclass(frozen=True)
class Walk:
    """The places after 0, 1, ... k steps: w (k + 1, n), b (k + 1,); and what went wrong, in words."""

    w: np.ndarray
    b: np.ndarray
    trouble: str = ""


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
    own = own_or_none("step", step, gradient_step)
    if own is None:
        return None

    def checked_step(w, b, *rest):
        return own(w, b, *rest, like=(w, b), parts=("w_new", "b_new"))

    visited = [(w, b)]
    course = places(checked_step, slopes, w, b, learning_rate, steps)
    return collected(visited, attempt(lambda: visited.extend(course), own))


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
