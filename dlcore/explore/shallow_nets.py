"""Networks with one hidden layer, trained while a slider moves: with the library's network, and with a learner's pair.

The pair is `forward(X, p)` and `backward(p, cache, X, Y)` as in dlcore.shallow; what the learner does not bring is
the reference's.
"""

from dataclasses import dataclass
from inspect import unwrap

import numpy as np

from dlcore.explore.answer_form import Refused
from dlcore.explore.own import attempt, beside, own_or_none, said_of
from dlcore.layers import Activation, Dense
from dlcore.messages import _
from dlcore.network import Sequential
from dlcore.shallow import backward_2layer, forward_2layer

TRAINING_TIME = 3.0
"""Seconds that a training with the learner's pair may take."""


@dataclass(frozen=True)
class Trained:
    """W1 after 0, 1, ... steps (steps + 1, n_h, n_x), the parameters at the end, P(y = 1) of examples and of a grid."""

    W1: np.ndarray
    p: dict
    A2: np.ndarray
    P: np.ndarray

    def right(self, Y):
        """Which examples are on the right side (m,)."""
        return (self.A2 > 0.5).ravel() == Y.ravel()


def trained(X, Y, p, activation, learning_rate, steps, columns):
    """Gradient descent on the mean log loss, from p, with the library's network."""
    n_h, n_x = p["W1"].shape
    layers = [Dense(n_x, n_h, None, "zeros"), Activation(activation)]
    net = Sequential([*layers, Dense(n_h, 1, None, "zeros"), Activation("sigmoid")])
    net.params.update(p)
    W1 = [p["W1"]]
    for _step in range(steps):
        net.backpropagate(X, Y)
        net.theta -= learning_rate * net.grad
        W1.append(net.params["W1"].copy())
    p = {name: value.copy() for name, value in net.params.items()}
    return Trained(np.array(W1), p, net(X), net(columns))


@dataclass(frozen=True)
class Pair:
    """What came of the learner's pair: a Trained or None, and what is to be said of it."""

    trained: Trained | None
    said: str


def trained_with_pair(forward, backward, X, Y, start, end, learning_rate, steps, columns):
    """The same training with the learner's pair from `start`; None if there is none of their own.

    Both functions are first compared with the reference at `end`, where weights are large enough for a wrong slope
    to show.
    """
    cache = unwrap(forward_2layer)(X, end)
    answers = [
        beside("forward", forward, forward_2layer, X, end),
        beside("backward", backward, backward_2layer, end, cache, X, Y),
    ]
    if answers == [None, None]:
        return None
    said = said_of(answers)
    if any(answer and answer.trouble for answer in answers):
        return Pair(None, said)
    ahead, back = (
        own_or_none(*pair)
        for pair in (("forward", forward, forward_2layer), ("backward", backward, backward_2layer))
    )
    found = []
    owns = [own for own in (ahead, back) if own]
    work = walk(ahead, back, X, Y, start, learning_rate, steps, columns)
    with np.errstate(all="ignore"):
        trouble = attempt(lambda: found.append(work()), *owns, seconds=TRAINING_TIME)
    if trouble:
        return Pair(None, f"{said} {trouble}")
    share = _("Trained with yours: {share:.1f} % right.").format(share=100 * found[0].right(Y).mean())
    return Pair(found[0], f"{said} {share}")


def walk(ahead, back, X, Y, p, learning_rate, steps, columns):
    """The training as a function without arguments, with the learner's function where there is one."""

    n_h = len(p["W1"])

    def forward(X, p):
        if ahead is None:
            return unwrap(forward_2layer)(X, p)
        hidden, output = np.empty((n_h, X.shape[1])), np.empty((1, X.shape[1]))
        return ahead(X, p, like={"Z1": hidden, "A1": hidden, "Z2": output, "A2": output})

    def backward(p, cache):
        if back is None:
            return unwrap(backward_2layer)(p, cache, X, Y)
        return back(p, cache, X, Y, like={f"d{name}": value for name, value in p.items()})

    def work():
        at, W1 = p, [p["W1"]]
        for step in range(steps):
            slopes = backward(at, forward(X, at))
            at = {name: value - learning_rate * slopes[f"d{name}"] for name, value in at.items()}
            if not all(np.isfinite(value).all() for value in at.values()):
                raise Refused(
                    _("Trained with yours, the parameters are no numbers any more after step {step}.").format(
                        step=step + 1
                    )
                )
            W1.append(at["W1"])
        return Trained(np.array(W1), at, forward(X, at)["A2"], forward(columns, at)["A2"])

    return work
