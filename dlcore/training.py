"""Training: one step downhill, and the walk made of such steps.

The walk is a generator: whoever asks for the next step may draw it, print it or stop.
"""

import numpy as np

from dlcore.arrays import weighted_sum
from dlcore.logistic import logreg_gradients
from dlcore.losses import logistic_cost_from_logits
from dlcore.shapes import takes


@takes(w="real (n, 1)", b="real ()", dw="real (n, 1)", db="real ()", learning_rate="rate ()")
def gradient_step(w, b, dw, db, learning_rate):
    """w - learning_rate dw, b - learning_rate db    w, dw (n, 1), b, db numbers -> new w, new b

    The arguments stay as they are. Raises ValueError where w and dw differ in shape, b or db is an array, or
    learning_rate is negative.
    """
    return w - learning_rate * dw, b - learning_rate * db


@takes(
    X="float (n, m)", Y="labels (1, m)", learning_rate="rate ()", steps="count ()",
    w="real (n, 1) or None", b="real ()", gradients="function", step="function",
)  # fmt: skip
def gradient_descent(
    X, Y, learning_rate, steps, w=None, b=0.0, gradients=logreg_gradients, step=gradient_step
):
    """w, b <- step(w, b, dw, db, learning_rate), again and again    X (n, m), Y (1, m) -> yields (w, b, J(w, b))

    Yields at the start and after each of `steps` steps; J is the logistic cost of the w and b it comes with.
    Without w it starts from zeros, in the precision of X. `gradients` and `step` may be the learner's own.
    Raises ValueError at the call for X, Y, w, b that do not fit, or whole numbers in X.
    """
    Y = Y.astype(X.dtype)  # exact, and whole numbers would make float64 of float32
    w = np.zeros((len(X), 1), X.dtype) if w is None else w
    yield w, b, logistic_cost_from_logits(weighted_sum(w, X, b), Y)
    for _ in range(steps):
        dw, db = gradients(w, b, X, Y)
        w, b = step(w, b, dw, db, learning_rate)
        yield w, b, logistic_cost_from_logits(weighted_sum(w, X, b), Y)
