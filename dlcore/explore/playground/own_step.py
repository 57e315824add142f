"""A step of the learner's as an optimizer: gradient_step, momentum_step, rmsprop_step, adam_step, or one never seen.

The function is called with W and dW, all parameters and all slopes of the network in one column, and what else its
arguments name: learning_rate, t, beta, epsilon and so on; any other argument is an array that it remembers, zeros at
first. It returns the new W, and then what it remembers, in the order of its arguments. A function that begins with w, b
is gradient_step: then the bias of the output is b, and all other parameters are w.
"""

from dataclasses import dataclass

from dlcore.explore.playground.calling import Called
from dlcore.messages import _
from dlcore.optimizers import Optimizer

RATES = ("learning_rate", "lr", "alpha", "eta", "rate")
NUMBERS = {"beta": 0.9, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "eps": 1e-8}
"""What they are in the course, for a step that does not say it itself."""


@dataclass(frozen=True)
class OwnStepForm:
    """A step, and how it is called."""

    call: Called
    arguments: tuple  # names of those that are given, in order
    memories: tuple  # the ones of them that it remembers
    apart: bool  # whether it takes w, b, dw, db


def read_step(call):
    """How this function wants to be called; ValueError where that cannot be."""
    names = [one.name for one in call.parameters if one.default is one.empty]
    apart = len(names) > 1 and names[1] == "b"
    own = 4 if apart else 2
    if len(names) < own:
        raise ValueError(
            _("step is {name}, which takes {given}; wanted is a function of W, dW and learning_rate.").format(
                name=call.name, given=", ".join(names) or _("no arguments")
            )
        )
    memories = () if apart else tuple(name for name in names[2:] if kind_of(name) is None)
    return OwnStepForm(call, tuple(names), memories, apart)


def kind_of(name):
    """What a step is given under this name; None for what it remembers itself."""
    return "rate" if name in RATES else name if name in NUMBERS or name == "t" else None


class OwnStep(Optimizer):
    """The learner's step, again and again."""

    def __init__(self, learning_rate, form):
        super().__init__(learning_rate)
        self.form, self.remembers = form, len(form.memories)

    def move(self, theta, grad, rate, *memory):
        if self.form.apart:
            w, b = self.apart(theta, grad, rate)
            theta[:-1], theta[-1] = w[:, 0], b
            return
        columns = [array[:, None] for array in (theta, *memory)]
        found = self.together(columns, grad[:, None], rate)
        for array, column in zip((theta, *memory), found, strict=True):
            array[...] = column[:, 0]

    def apart(self, theta, grad, rate):
        w, b = theta[:-1, None], float(theta[-1])
        given = (w, b, grad[:-1, None], float(grad[-1]))
        rest = [self.number(name, rate) for name in self.form.arguments[4:]]
        return self.form.call(*given, *rest, like=(w, b), parts=("w", "b"))

    def together(self, columns, slope, rate):
        """New W and memories, from columns of the old ones."""
        W, *memory = columns
        kept = dict(zip(self.form.memories, memory, strict=True))
        rest = [kept[name] if name in kept else self.number(name, rate) for name in self.form.arguments[2:]]
        if not memory:
            return (self.form.call(W, slope, *rest, like=W),)
        parts = ("W", *self.form.memories)
        return self.form.call(W, slope, *rest, like=tuple(columns), parts=parts)

    def number(self, name, rate):
        kind = kind_of(name)
        return float(rate) if kind == "rate" else self.t if kind == "t" else NUMBERS[name]
