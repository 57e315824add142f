"""Losses: how bad one answer is. A loss belongs to one example; a cost is the mean loss of m examples.

y_hat or A is the answer, y or Y the truth. The losses "from logits" take z, the number before the sigmoid:
they need no logarithm of a rounded probability, and are finite for every z.
The costs of whole networks come last, each with its slope; n outputs an example, whose losses add up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from inspect import unwrap

import numpy as np

from dlcore.pixels import pixel_cost, pixel_cost_from_logits, pixel_grad, pixel_grad_from_logits
from dlcore.shapes import check, takes
from dlcore.softmax import cross_entropy, cross_entropy_from_logits, cross_entropy_grad, softmax_ce_grad


@takes(y_hat="real (m,) or (1, m)", y="real (m,) or (1, m)")
def l1_loss(y_hat, y):
    """L = sum |y_hat - y|    y_hat, y (m,) or (1, m) -> a number

    Raises ValueError where the shapes differ.
    """
    return float(np.sum(np.abs(y_hat - y)))


@takes(y_hat="real (m,) or (1, m)", y="real (m,) or (1, m)")
def l2_loss(y_hat, y):
    """L = sum (y_hat - y)^2    y_hat, y (m,) or (1, m) -> a number

    No square root: that would be the L2 norm. Raises ValueError where the shapes differ.
    """
    d = y_hat - y
    return float(np.sum(d**2))


@takes(y_hat="prediction (...)", y="labels (...)")
def bce_loss(y_hat, y):
    """L = -(y ln y_hat + (1 - y) ln(1 - y_hat))    y_hat, y of one shape -> that shape

    Binary cross-entropy, one loss an example, in nats. Raises ValueError for labels other than 0 and 1, and
    for predictions of exactly 0 or 1, whose loss may be infinite: bce_from_logits has no such limit.
    """
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@takes(z="real (...)", y="labels (...)")
def bce_from_logits(z, y):
    """L = ln(1 + e^-z) where y = 1, ln(1 + e^z) where y = 0    z, y of one shape -> that shape

    The same as bce_loss(sigmoid(z), y), but finite for every z: the loss grows like |z| where z is wrong.
    Raises ValueError for labels other than 0 and 1.
    """
    return np.logaddexp(0, np.where(y == 1, -z, z))


@takes(A="prediction (1, m)", Y="labels (1, m)")
def logistic_cost(A, Y):
    """J = 1/m sum_i L(a_i, y_i), L = -(y ln a + (1 - y) ln(1 - a))    A, Y (1, m) -> a number

    Raises ValueError as bce_loss does; logistic_cost_from_logits takes Z instead.
    """
    m = Y.shape[1]
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.sum(losses) / m)


@takes(Z="real (1, m)", Y="labels (1, m)")
def logistic_cost_from_logits(Z, Y):
    """J = 1/m sum_i (max(z_i, 0) - z_i y_i + ln(1 + e^-|z_i|))    Z, Y (1, m) -> a number

    The same as logistic_cost(sigmoid(Z), Y), the mean of bce_from_logits; finite for every Z, as no power of e is
    ever above 1. Raises ValueError as bce_from_logits does.
    """
    losses = np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))
    return float(np.mean(losses))


@takes(A="prediction (1, m)", Y="labels (1, m)")
def log_likelihood(A, Y):
    """ln P(Y | A) = sum_i (y_i ln a_i + (1 - y_i) ln(1 - a_i))    A, Y (1, m) -> a number, 0 or less

    The examples are independent, so their probabilities multiply and the logarithms add. J = -ln P / m.
    Raises ValueError as bce_loss does.
    """
    return float(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@takes(a="probability (...)", y="labels (...)")
def dz_squared_error(a, y):
    """dL/dz = (a - y) a (1 - a) for L = 1/2 (a - y)^2, a = sigmoid(z)    a, y of one shape -> that shape

    The factor a (1 - a) vanishes where the answer is sure, right or wrong; with the log loss it cancels.
    Raises ValueError for labels other than 0 and 1, and for a outside 0 to 1.
    """
    return (a - y) * a * (1 - a)


@takes(A="real (n, m)", Y="real (n, m)")
def squared_cost(A, Y):
    """J = 1/m sum (a - y)^2, over outputs and examples    A, Y (n, m) -> a number

    With one output, the mean squared error. Raises ValueError where the shapes differ.
    """
    return float(np.sum((A - Y) ** 2) / Y.shape[1])


@takes(A="real (n, m)", Y="real (n, m)")
def squared_grad(A, Y):
    """dA = 2 (A - Y) / m    A, Y (n, m) -> the slope of squared_cost in A, (n, m)

    Raises ValueError where the shapes differ.
    """
    return 2 * (A - Y) / Y.shape[1]


@takes(A="prediction (n, m)", Y="labels (n, m)")
def log_cost(A, Y):
    """J = -1/m sum (y ln a + (1 - y) ln(1 - a)), over outputs and examples    A, Y (n, m) -> a number

    With one output, logistic_cost. Raises ValueError as bce_loss does.
    """
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1])


@takes(A="prediction (n, m)", Y="labels (n, m)")
def log_grad(A, Y):
    """dA = (a - y) / (a (1 - a)) / m    A, Y (n, m) -> the slope of log_cost in A, (n, m)

    Raises ValueError as bce_loss does; log_grad_from_logits has no such limit.
    """
    return (A - Y) / (A * (1 - A)) / Y.shape[1]


@takes(Z="real (n, m)", Y="labels (n, m)")
def log_cost_from_logits(Z, Y):
    """J = 1/m sum L(sigmoid(z), y), over outputs and examples    Z, Y (n, m) -> a number

    The same as log_cost(sigmoid(Z), Y), but finite for every Z. Raises ValueError as bce_from_logits does.
    """
    return float(np.sum(np.logaddexp(0, np.where(Y == 1, -Z, Z))) / Y.shape[1])


@takes(A="probability (n, m)", Y="labels (n, m)")
def log_grad_from_logits(A, Y):
    """dZ = (A - Y) / m    A = sigmoid(Z), Y (n, m) -> the slope of the log loss in Z, (n, m)

    The slope of the sigmoid cancels against that of the logarithm, so an A of exactly 0 or 1 does no harm.
    Raises ValueError for labels other than 0 and 1.
    """
    return (A - Y) / Y.shape[1]


@dataclass(frozen=True)
class Loss:
    """What a network is trained on. Behind the activation `end`, both are one step, finite for every Z.

    One of your own needs no `end`: Loss("mine", "real (n, m)", cost, grad). With alike=False, Y may have another shape
    than A; only the number of examples has to be the same.
    """

    name: str
    truth: str  # what Y holds, as above a function
    cost: Callable  # (A, Y) -> J
    grad: Callable  # (A, Y) -> dA
    end: str | None = None
    cost_from_logits: Callable | None = None  # (Z, Y) -> J
    grad_from_logits: Callable | None = None  # (A, Y) -> dZ
    alike: bool = True

    @property
    def answer(self):
        """What A holds, as above a function."""
        return getattr(self.cost, "takes", {}).get("A", "real (...)")

    def __reduce__(self):  # for pickle and copies: of those below there is one each
        if LOSSES.get(self.name) is self:
            return chosen_loss, (self.name, None)
        return Loss, tuple(vars(self).values())


# fmt: off
LOSSES = {
    "squared": Loss(
        "squared", "real (n, m)", squared_cost, squared_grad,
        "linear", squared_cost, squared_grad,
    ),
    "log": Loss(
        "log", "labels (n, m)", log_cost, log_grad,
        "sigmoid", log_cost_from_logits, log_grad_from_logits,
    ),
    "cross_entropy": Loss(
        "cross_entropy", "one_hot (n, m)", cross_entropy, cross_entropy_grad,
        "softmax", cross_entropy_from_logits, softmax_ce_grad,
    ),
    "pixel_cross_entropy": Loss(
        "pixel_cross_entropy", "classes (m, n_H, n_W)", pixel_cost, pixel_grad,
        "pixel_softmax", pixel_cost_from_logits, pixel_grad_from_logits, alike=False,
    ),
}
# fmt: on


def chosen_loss(loss, end):
    """The Loss of this name, or of one's own; without one, that which belongs to the activation at the end."""
    if loss is None:
        loss = next((name for name, its in LOSSES.items() if its.end == end), "squared")
    if isinstance(loss, Loss):
        return loss
    if not isinstance(loss, str) or loss not in LOSSES:
        names = ", ".join(map(repr, LOSSES))
        raise ValueError(f"loss is {loss!r}; wanted is one of {names}, or a Loss of your own.")
    return LOSSES[loss]


class WeightedLoss(Loss):
    """A Loss of pixels whose weights travel with it."""

    def __reduce__(self):
        return pixel_cross_entropy, (self.cost.keywords["weights"],)


def pixel_cross_entropy(weights=None):
    """The loss behind PixelSoftmax()    weights (C,), how much a pixel of each class counts

    With most pixels in the background, larger weights for the others make the network look at them. A file keeps the
    name of a loss, but no weights: Sequential.load(path, loss=pixel_cross_entropy(weights)) gives them again. Raises
    ValueError unless all weights are above 0.
    """
    if weights is None:
        return LOSSES["pixel_cross_entropy"]
    weights = np.asarray(weights, float)
    check("weights", weights, "positive (C,)")
    cost, grad, cost_from_logits, grad_from_logits = (
        partial(unwrap(function), weights=weights)
        for function in (pixel_cost, pixel_grad, pixel_cost_from_logits, pixel_grad_from_logits)
    )
    name, truth = "weighted_pixel_cross_entropy", "classes (m, n_H, n_W)"
    return WeightedLoss(
        name, truth, cost, grad, "pixel_softmax", cost_from_logits, grad_from_logits, alike=False
    )
