"""Gradients by trial: nudge one number, see how far the cost moves, and compare with the slope a formula gives.

theta is what the cost depends on: an array of any shape, or several of them under names. A gradient has the shape
of its theta.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlcore.shapes import takes


@takes(f="cost (theta)", theta="float (...)", epsilon="positive ()")
def numerical_grad(f, theta, epsilon=1e-4):
    """dJ/dtheta_k = (f(theta + epsilon e_k) - f(theta - epsilon e_k)) / (2 epsilon)    theta any shape -> that shape

    Two costs an entry; the error shrinks like epsilon^2 until rounding takes over. theta stays as it is.
    Raises ValueError for whole numbers, which cannot move by epsilon, and where f(theta) is not one number.
    """
    grad = np.zeros(np.shape(theta))
    for index in np.ndindex(grad.shape):
        nudge = np.zeros(grad.shape)
        nudge[index] = epsilon
        plus, minus = theta + nudge, theta - nudge
        grad[index] = (f(plus) - f(minus)) / (2 * epsilon)
    return grad


@takes(a="real (...)", b="real (...)")
def relative_error(a, b):
    """||a - b|| / (||a|| + ||b||)    a, b of one shape -> a number from 0 to 1

    0 where both are all zeros. About 1e-7 says that a gradient is right; 1e-3 says that it is wrong.
    """
    if max(np.linalg.norm(a), np.linalg.norm(b)) == 0:
        return 0.0
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


@takes(f="function", epsilon="positive ()", tolerance="positive ()")
def gradient_check(f, theta, grad, epsilon=1e-5, tolerance=1e-6):
    """compare grad with the numerical slopes of f at theta    theta an array, or {"w": w, "b": b}; grad likewise

    f takes one argument like theta and gives the cost. The report prints as ok, or names the entry that is most wrong.
    An entry agrees if |difference| <= tolerance (|grad| + |slope|), give or take what rounding of f explains.
    Raises ValueError where theta and grad differ in names or shapes, or f is random or computes in float32.
    """
    blocks, given = named(theta), named(grad)
    if blocks.keys() != given.keys():
        raise ValueError(f"theta has {', '.join(blocks)} and grad has {', '.join(given)}: name both alike.")
    noise = rounding(f, theta) / epsilon
    entries = []
    for name, block in blocks.items():
        if np.shape(block) != np.shape(given[name]):
            shapes = f"{np.shape(block)}, and its gradient {np.shape(given[name])}"
            raise ValueError(
                f"{name} has shape {shapes}: a gradient has the shape of what it is the gradient of."
            )
        slopes = numerical_grad(lambda part, name=name: f(replaced(theta, name, part)), block, epsilon)
        entries += [
            Entry(name, index, float(np.asarray(given[name])[index]), float(slopes[index]))
            for index in np.ndindex(slopes.shape)
        ]
    return GradientReport(
        tuple(entries), tuple(entry for entry in entries if not entry.agrees(tolerance, noise))
    )


def named(theta):
    """The blocks of theta under their names: those of a dict or named tuple, theta[0] and so on, or theta alone."""
    if isinstance(theta, Mapping):
        return dict(theta)
    if isinstance(theta, tuple | list):
        return dict(
            zip(getattr(theta, "_fields", [f"theta[{k}]" for k in range(len(theta))]), theta, strict=True)
        )
    return {"theta": theta}


def replaced(theta, name, part):
    """theta with one block exchanged, in the container it came in."""
    blocks = {**named(theta), name: part}
    if isinstance(theta, Mapping):
        return blocks
    if isinstance(theta, tuple | list):
        return type(theta)(*blocks.values()) if hasattr(theta, "_fields") else type(theta)(blocks.values())
    return part


def rounding(f, theta):
    """How far rounding may move f(theta); f is called twice, and must not roll dice between."""
    value = f(theta)
    if not np.array_equal(value, f(theta)):
        raise ValueError(
            "f gives two different costs for the same theta. Is something random in it, dropout say?"
        )
    if np.asarray(value).dtype in (np.float32, np.float16):
        raise ValueError(
            f"f computes in {np.asarray(value).dtype}, too coarse for small steps: use float64 for the check."
        )
    return 10 * np.finfo(float).eps * max(1.0, abs(value))


@dataclass(frozen=True)
class Entry:
    """One number of a gradient, beside the slope that was measured."""

    block: str
    index: tuple
    grad: float
    slope: float

    @property
    def place(self):
        return f"{self.block}[{', '.join(map(str, self.index))}]" if self.index else self.block

    @property
    def error(self):
        return relative_error(self.grad, self.slope) if np.isfinite(self.grad) else np.inf

    @property
    def ratio(self):
        """grad / slope, or None where the slope is too small to divide by."""
        return self.grad / self.slope if abs(self.slope) > 1e-6 * abs(self.grad) else None

    def agrees(self, tolerance, noise):
        return abs(self.grad - self.slope) <= tolerance * (abs(self.grad) + abs(self.slope)) + noise

    def __str__(self):
        told = f"{self.place}: grad says {self.grad:.6g}, the cost moves with slope {self.slope:.6g}"
        if self.ratio is None or not np.isfinite(self.grad):
            return told
        return f"{told}; grad is {self.ratio:.4g} times that"


@dataclass(frozen=True)
class GradientReport:
    """What gradient_check found: every entry, and those that are wrong. True if none is."""

    entries: tuple
    wrong: tuple

    @property
    def ok(self):
        return not self.wrong

    def __bool__(self):
        return self.ok

    @property
    def worst(self):
        """The entry that is most wrong, or None."""
        return max(self.wrong, key=lambda entry: entry.error, default=None)

    def __repr__(self):
        blocks = dict.fromkeys(entry.block for entry in self.entries)
        if self.ok:
            return f"gradient check: ok, all {len(self.entries)} entries of {', '.join(blocks)} agree with their slopes"
        wrong = {block: [entry for entry in self.wrong if entry.block == block] for block in blocks}
        sizes = {block: sum(entry.block == block for entry in self.entries) for block in blocks}
        shares = ", ".join(f"{block} {len(wrong[block])} of {sizes[block]}" for block in blocks)
        lines = [f"gradient check: not ok. Wrong entries: {shares}", f"  worst: {self.worst}"]
        lines += [f"  {told}" for block in blocks if (told := same_factor(block, wrong[block]))]
        return "\n".join(lines)


def same_factor(block, wrong):
    """A sentence if all wrong entries of a block are off by one and the same factor: that often names the mistake."""
    ratios = [entry.ratio for entry in wrong]
    if len(wrong) > 1 and None not in ratios and np.allclose(ratios, ratios[0], rtol=1e-4):
        return f"in {block} every wrong entry is {ratios[0]:.4g} times its slope"
    return ""
