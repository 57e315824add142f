"""Training: one step downhill, and the walk made of such steps; then whole networks, by mini-batches.

The walk is a generator: whoever asks for the next step may draw it, print it or stop.
"""

import math
from inspect import isclass

import numpy as np

from dlcore.arrays import weighted_sum
from dlcore.logistic import logreg_gradients
from dlcore.losses import logistic_cost_from_logits
from dlcore.shapes import check, takes


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


def train(net, X, Y, optimizer, epochs, batch_size=None, rng=None, lambd=0.0, every=1, frozen=0):
    """net.theta <- optimizer.step, over all of X in each of `epochs` epochs    -> yields net.cost(X, Y, lambd)

    The cost is that of the parameters as they then are, with dropout off and the running averages of BatchNorm; it
    comes after every `every`-th epoch and the last. Without batch_size an epoch is one step on all of X; with it, the
    examples are shuffled anew by rng, and the last batch is smaller where batch_size does not divide m. L2 divides by
    the m of all of X.
    The first `frozen` layers stay as they are, their running averages too. They compute as at test time, and so only
    once for all epochs; the optimizer sees the parameters of the others.
    Raises ValueError at the call for what does not fit, and later where the cost becomes infinite.
    """
    for name, value in {"epochs": epochs, "every": every}.items():
        check(name, value, "size ()")
    if isclass(optimizer) or not callable(getattr(optimizer, "step", None)):
        told = f"optimizer is {optimizer!r}"
        raise ValueError(f"{told}; wanted is an optimizer, such as SGD(0.1) or Adam(0.001).")
    net.cost(X, Y, lambd)
    X, Y = net.admit_both(X, Y)
    m = Y.shape[1]
    if batch_size is not None:
        check("batch_size", batch_size, "size ()")
        if batch_size > m:
            raise ValueError(f"batch_size is {batch_size}, but there are only {m} examples.")
        if rng is None:
            raise ValueError("batches are drawn anew in each epoch, which takes a random generator: rng=...")
        check("rng", rng, "rng")
    check("frozen", frozen, "count ()")
    if frozen:
        check_frozen(net, X, frozen)
    return descent(net, X, Y, optimizer, epochs, batch_size, rng, lambd, every, frozen)


def check_frozen(net, X, frozen):
    """ValueError unless something is left to learn, from columns or pictures, of which batches can be taken."""
    if not any(layer.params for layer in net.layers[frozen:]):
        told = f"frozen is {frozen}, and no layer after that has parameters"
        raise ValueError(f"{told}: nothing is left to be trained.")
    one = X[:, :1] if X.ndim == 2 else X[:1]
    shape = net.forward(one, stop=frozen)[0].shape
    if not ((len(shape) == 2 and shape[1] == 1) or (len(shape) == 4 and shape[0] == 1)):
        told = f"the first {frozen} layers give an array of shape {shape} for one example"
        raise ValueError(f"{told}; what they give has to be columns (n, m), or pictures (m, H, W, C).")


def descent(net, X, Y, optimizer, epochs, batch_size, rng, lambd, every, frozen):
    """The epochs of train, which has looked at everything."""
    A = net.forward(X, stop=frozen)[0]
    kept = sum(array.size for layer in net.layers[:frozen] for array in layer.params.values())
    net.grad[:kept] = 0
    for epoch in range(1, epochs + 1):
        with np.errstate(all="ignore"):  # a cost that is not finite says it better than a warning
            for A_batch, Y_batch in batches(A, Y, batch_size, rng):
                net.backpropagate(A_batch, Y_batch, lambd, Y.shape[1], start=frozen)
                optimizer.step(net.theta[kept:], net.grad[kept:])
            if epoch % every and epoch != epochs:
                continue
            cost = net.cost_of(*net.forward(A, start=frozen), Y, lambd)
        if not math.isfinite(cost):
            told = f"after epoch {epoch} the cost is {cost}, and no further step can mend that"
            raise ValueError(f"{told}. Were the steps of {optimizer} too large? Try a smaller learning rate.")
        yield cost


def batches(X, Y, batch_size, rng):
    """X and Y cut into parts of batch_size examples, in random order, the last part smaller; all of it without one."""
    if batch_size is None:
        yield X, Y
        return
    m = Y.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order] if X.ndim == 2 else X[order], Y[:, order]
    for k in range(0, m, batch_size):
        part = slice(k, k + batch_size)
        yield X[:, part] if X.ndim == 2 else X[part], Y[:, part]


def early_stopping(costs, net, X_dev, Y_dev, patience):
    """Pass on the costs of train(net, ...) until the dev set has had enough    -> yields (cost, dev cost)

    Stops when `patience` costs in a row have brought no new lowest cost on X_dev, Y_dev; an equal one is no new
    lowest. Then, and also where it is closed or training fails, net has the parameters of the best epoch.
    Raises ValueError at the call for what does not fit.
    """
    check("patience", patience, "size ()")
    if not hasattr(costs, "__next__"):
        raise ValueError(f"costs is of type {type(costs).__name__}; wanted is what train(net, ...) gives.")
    net.cost(X_dev, Y_dev)
    return watched(costs, net, X_dev, Y_dev, patience)


def watched(costs, net, X_dev, Y_dev, patience):
    """The epochs of early_stopping."""
    lowest, best, wait = math.inf, (net.theta.copy(), net.statistics.copy()), 0
    try:
        for cost in costs:
            dev_cost = net.cost(X_dev, Y_dev)
            wait += 1
            if dev_cost < lowest:
                lowest, best, wait = dev_cost, (net.theta.copy(), net.statistics.copy()), 0
            yield cost, dev_cost
            if wait >= patience:
                return
    finally:
        net.theta, net.statistics = best
        if hasattr(costs, "close"):
            costs.close()
