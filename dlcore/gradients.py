"""Gradients by trial: nudge one number, see how far the cost moves, and compare with a formula.

theta is what the cost depends on: an array of any shape, or several of them under names. A gradient has the
shape of its theta.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlcore.shapes import check, takes


@takes(params="blocks", keys="names (params)")
def pack(params, keys):
    """The numbers of params[k] for each k in keys, one under the other    params {"W1": W1, ...} -> (N, 1)

    Each block row by row, as NumPy reads it. N is the number of all parameters that are named. Raises ValueError
    for a key that is not in params, or no keys.
    """
    return np.concatenate([params[k].reshape(-1, 1) for k in keys], axis=0)


@takes(params="blocks", keys="names (params)", vector="column (params, keys)")
def unpack(vector, params, keys):
    """The blocks that pack(params, keys) laid into one column    vector (N, 1) -> {"W1": W1, ...}

    params only tells the shapes. unpack(pack(params, keys), params, keys) has the numbers of params. Raises
    ValueError unless vector has as many numbers as the named blocks.
    """
    sizes = [params[k].size for k in keys]
    parts = np.split(vector, np.cumsum(sizes)[:-1])
    return {k: part.reshape(params[k].shape) for k, part in zip(keys, parts, strict=True)}


@takes(theta="real (...)", f="cost (theta)", epsilon="positive ()")
def numerical_grad(f, theta, epsilon=1e-4):
    """dJ/dtheta_k = (f(theta + epsilon e_k) - f(theta - epsilon e_k)) / (2 epsilon)    -> shape of theta

    theta has any shape and stays as it is; whole numbers in it are real ones too. Two costs an entry; the error
    shrinks like epsilon^2 until rounding takes over. Raises ValueError for an f that does not give one finite
    number or changes its argument.
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

    Euclidean norms over all entries; 0 where both are all zeros. For two ways to the same gradient, 1e-7 or
    less says that they agree, 1e-3 that one is wrong. Raises ValueError where the shapes differ.
    """
    if max(np.linalg.norm(a), np.linalg.norm(b)) == 0:
        return 0.0
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


@takes(f="function", epsilon="positive ()", tolerance="positive ()")
def gradient_check(f, theta, grad, epsilon=1e-5, tolerance=1e-6):
    """|grad_k - slope_k| <= tolerance (|grad_k| + |slope_k|) for every entry k?    -> GradientReport

    The slopes are those of numerical_grad. theta is an array, or a dict or tuple of arrays and numbers, such
    as {"w": w, "b": b}; grad is alike, and f(theta) is the cost. What rounding of f explains is no error. The
    report prints as ok, or names the entry that is most wrong. Raises ValueError where theta and grad differ
    in names or shapes, and where f is random or computes in float32.
    """
    blocks, given = named(theta), named(grad)
    if blocks.keys() != given.keys():
        raise ValueError(f"theta has {', '.join(blocks)}, but grad has {', '.join(given)}: name both alike.")
    noise = rounding(f, theta) / epsilon
    entries = []
    for name, block in blocks.items():
        its_grad = np.asarray(given[name])
        if its_grad.dtype.kind not in "iuf":
            raise ValueError(f"the gradient of {name} is {given[name]!r}; wanted are numbers.")
        if np.shape(block) != its_grad.shape:
            told = f"{name} has shape {np.shape(block)}, but its gradient {its_grad.shape}"
            raise ValueError(f"{told}: a gradient has the shape of what it is the gradient of.")
        slopes = numerical_grad(lambda part, name=name: f(replaced(theta, name, part)), block, epsilon)
        entries += [Entry(name, k, float(its_grad[k]), float(slopes[k])) for k in np.ndindex(slopes.shape)]
    return GradientReport(tuple(entries), tuple(e for e in entries if not e.agrees(tolerance, noise)))


def named(theta):
    """The blocks of theta by name: those of a dict or named tuple, theta[0] and so on, or theta alone."""
    if isinstance(theta, Mapping):
        return dict(theta)
    if isinstance(theta, tuple | list):
        names = getattr(theta, "_fields", [f"theta[{k}]" for k in range(len(theta))])
        return dict(zip(names, theta, strict=True))
    return {"theta": theta}


def replaced(theta, name, part):
    """theta with one block exchanged, in a container like its own."""
    blocks = {**named(theta), name: part}
    if isinstance(theta, Mapping):
        return blocks
    if hasattr(theta, "_fields"):
        return type(theta)(*blocks.values())
    return type(theta)(blocks.values()) if isinstance(theta, tuple | list) else part


def rounding(f, theta):
    """How far rounding may move f(theta). f is called twice, and has to say the same twice."""
    cost = f(theta)
    check("f(theta)", cost, "real ()")
    if cost != f(theta):
        raise ValueError("f gives two costs for the same theta. Is something random in it, such as dropout?")
    dtype = np.asarray(cost).dtype
    if dtype.kind == "f" and dtype.itemsize < 8:
        raise ValueError(f"f computes in {dtype}, too coarse for small steps. Use float64 for the check.")
    return 10 * np.finfo(float).eps * abs(float(cost))


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
        """grad / slope, or None where there is nothing sensible to divide."""
        sensible = np.isfinite(self.grad) and abs(self.slope) > 1e-6 * abs(self.grad)
        return self.grad / self.slope if sensible else None

    def agrees(self, tolerance, noise):
        return abs(self.grad - self.slope) <= tolerance * (abs(self.grad) + abs(self.slope)) + noise

    def __str__(self):
        times = "" if self.ratio is None else f": {self.ratio:.4g} times as much"
        return f"{self.place}: the cost moves with slope {self.slope:.6g}, grad says {self.grad:.6g}{times}"


@dataclass(frozen=True, repr=False)
class GradientReport:
    """What gradient_check found: all entries, and those that are wrong. Counts as True if none is."""

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
        blocks = list(dict.fromkeys(entry.block for entry in self.entries))
        if self.ok:
            return f"gradient check: ok, all {len(self.entries)} entries of {', '.join(blocks)} agree"
        shares = ", ".join(
            f"{self.count(self.wrong, b)} of {self.count(self.entries, b)} in {b}" for b in blocks
        )
        lines = [f"gradient check: not ok, wrong are {shares}", f"worst is {self.worst}"]
        return "\n".join(lines + [told for block in blocks if (told := self.same_factor(block))])

    def count(self, entries, block):
        return sum(entry.block == block for entry in entries)

    def same_factor(self, block):
        """A sentence if all wrong entries of a block are off by one factor, which often names the mistake."""
        ratios = [entry.ratio for entry in self.wrong if entry.block == block]
        if len(ratios) > 1 and None not in ratios and np.allclose(ratios, ratios[0], rtol=1e-4):
            return f"in {block}, every wrong entry is {ratios[0]:.4g} times its slope"
        return ""
