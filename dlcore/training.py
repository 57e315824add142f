"""Training: one step downhill, and the walk made of such steps; then whole networks, by mini-batches.

The walk is a generator: whoever asks for the next step may draw it, print it or stop.
"""

import math
from inspect import isclass

import numpy as np

from dlcore.arrays import weighted_sum
from dlcore.logistic import logreg_gradients
from dlcore.losses import logistic_cost_from_logits
from dlcore.minibatches import examples_in, some_of
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


def train(net, X, Y, optimizer, epochs, batch_size=None, rng=None, lambd=0.0, every=1, frozen=0, l1=0.0):
    """net.theta <- optimizer.step, over all of X in each of `epochs` epochs    -> yields net.cost(X, Y, lambd)

    The cost is that of the parameters as they then are, with dropout off and the running averages of BatchNorm; it
    comes after every `every`-th epoch and the last. Without batch_size an epoch is one step on all of X; with it, the
    examples are shuffled anew by rng, and the last batch is smaller where batch_size does not divide m. L2 (lambd) and
    L1 (l1) divide by the m of all of X.
    The first `frozen` layers stay as they are, their running averages too. They compute as at test time, and so only
    once for all epochs; the optimizer sees the parameters of the others.
    Raises ValueError at the call for what does not fit, and later where the cost becomes infinite.
    """
    for name, value in {"epochs": epochs, "every": every}.items():
        check(name, value, "size ()")
    X, Y = admitted(net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1)
    return descent((net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1), epochs, every)


def steps(net, X, Y, optimizer, batch_size=None, rng=None, lambd=0.0, frozen=0, l1=0.0):
    """The steps that train is made of, one at a time and without end    -> Steps: next() makes one

    Raises ValueError at the call for what does not fit.
    """
    X, Y = admitted(net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1)
    return Steps(net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1)


def admitted(net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1):
    """X and Y as the network takes them; ValueError unless it can be trained on them with all the others."""
    if isclass(optimizer) or not callable(getattr(optimizer, "step", None)):
        told = f"optimizer is {optimizer!r}"
        raise ValueError(f"{told}; wanted is an optimizer, such as SGD(0.1) or Adam(0.001).")
    check("l1", l1, "rate ()")
    X, Y = net.admit_both(X, Y)
    m = examples_in(Y)
    enough = slice(1 if examples_in(X) == m else None)  # whether they fit to the network shows in one example
    net.cost(some_of(X, enough), some_of(Y, enough), lambd)
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
    return X, Y


def check_frozen(net, X, frozen):
    """ValueError unless something is left to learn, from columns or pictures, of which batches can be taken."""
    if not any(layer.params for layer in net.layers[frozen:]):
        told = f"frozen is {frozen}, and no layer after that has parameters"
        raise ValueError(f"{told}: nothing is left to be trained.")
    shape = net.forward(some_of(X, slice(1)), stop=frozen)[0].shape
    if not ((len(shape) == 2 and shape[1] == 1) or (len(shape) == 4 and shape[0] == 1)):
        told = f"the first {frozen} layers give an array of shape {shape} for one example"
        raise ValueError(f"{told}; what they give has to be columns (n, m), or pictures (m, H, W, C).")


class Steps:
    """A walk of net.theta, step by step, which trusts what it is given.

    Between two steps optimizer, batch_size, lambd and l1 may be exchanged. `made` counts the steps, `epoch` how often
    all examples have been seen; the examples of this epoch lie in the order `order`, and those from `at` on are left.
    """

    def __init__(self, net, X, Y, optimizer, batch_size, rng, lambd, frozen, l1):
        self.net, self.optimizer, self.batch_size, self.rng = net, optimizer, batch_size, rng
        self.lambd, self.l1, self.frozen = lambd, l1, frozen
        self.A, self.Y, self.m = net.forward(X, stop=frozen)[0], Y, examples_in(Y)
        self.kept = sum(array.size for layer in net.layers[:frozen] for array in layer.params.values())
        net.grad[: self.kept] = 0
        self.made, self.epoch, self.at, self.order, self.shuffled = 0, 0, 0, None, None

    def __iter__(self):
        return self

    def __next__(self):
        """One step; the number of steps so far."""
        (A, Y), net, kept = self.batch(), self.net, self.kept
        net.backpropagate(A, Y, self.lambd, self.m, start=self.frozen, l1=self.l1)
        self.optimizer.step(net.theta[kept:], net.grad[kept:])
        self.made += 1
        self.epoch += self.at == 0
        return self.made

    def batch(self):
        """The next batch_size examples, or those that are left of this epoch; all of them without one."""
        if self.batch_size is None:
            self.at = 0
            return self.A, self.Y
        if self.at == 0:
            self.shuffled = None  # a large set is not kept in two orders
            self.lay_out(self.rng.permutation(self.m))
        part = slice(self.at, self.at + self.batch_size)
        self.at = part.stop if part.stop < self.m else 0
        A, Y = self.shuffled
        return some_of(A, part), some_of(Y, part)

    def lay_out(self, order):
        """The examples in this order, from which batches are cut."""
        self.order, self.shuffled = order, (some_of(self.A, order), some_of(self.Y, order))

    @property
    def updates(self):
        """Steps in an epoch."""
        return 1 if self.batch_size is None else -(-self.m // self.batch_size)


def descent(task, epochs, every):
    """The epochs of train, which has looked at everything."""
    walk = Steps(*task)
    net, optimizer = walk.net, walk.optimizer
    for epoch in range(1, epochs + 1):
        with np.errstate(all="ignore"):  # a cost that is not finite says it better than a warning
            for _ in range(walk.updates):
                next(walk)
            if epoch % every and epoch != epochs:
                continue
            cost = net.cost_of(*net.forward(walk.A, start=walk.frozen), walk.Y, walk.lambd, walk.l1)
        if not math.isfinite(cost):
            told = f"after epoch {epoch} the cost is {cost}, and no further step can mend that"
            raise ValueError(f"{told}. Were the steps of {optimizer} too large? Try a smaller learning rate.")
        yield cost


def batches(X, Y, batch_size, rng):
    """X and Y cut into parts of batch_size examples, in random order, the last part smaller; all of it without one."""
    if batch_size is None:
        yield X, Y
        return
    m = examples_in(Y)
    order = rng.permutation(m)
    X, Y = some_of(X, order), some_of(Y, order)
    for k in range(0, m, batch_size):
        part = slice(k, k + batch_size)
        yield some_of(X, part), some_of(Y, part)


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
