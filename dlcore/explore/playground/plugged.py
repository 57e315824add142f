"""Functions of the learner's inside the network: an activation, a layer, an optimizer's step, or all three.

    mine = plugged(activation=(swish, swish_grad))
    mine.trouble(settings)        "", or what is wrong with those that the settings use, found out before training
    mine.attempt(work)            does some work that calls them: "", or what went wrong

The signatures are those of the course: g(z) and its slope g_grad(z); forward(A_prev, W, b) -> value, cache with
backward(d_value, cache) -> dA_prev, dW, db, or affine_backward's (dZ, A_prev, W); a step as gradient_step,
momentum_step, rmsprop_step and adam_step have it. They are given copies, and a time limit; none may print.
"""

from functools import partial

import numpy as np

from dlcore.explore.playground.calling import Called, attempted
from dlcore.explore.playground.own_step import OwnStep, read_step
from dlcore.explore.playground.trying import try_activation, try_layer, try_step
from dlcore.layers import Layer
from dlcore.messages import _


def plugged(activation=None, layer=None, step=None):
    """A Plugged, or None where nothing is given; ValueError for what are not functions."""
    if activation is None and layer is None and step is None:
        return None
    return Plugged(
        pair("activation", activation, ("g", "g_grad"), _("a pair, g and its slope: activation=(swish, swish_grad)")),
        pair("layer", layer, ("forward", "backward"), _("a pair of functions: layer=(forward, backward)")),
        read_step(called("step", step, "my_step", _("a function: step=momentum_step"))) if step is not None else None,
    )  # fmt: skip


def pair(name, given, names, wanted):
    if given is None:
        return None
    if not isinstance(given, tuple | list) or len(given) != 2:
        refuse(name, given, wanted)
    return tuple(called(name, function, its, wanted) for function, its in zip(given, names, strict=True))


def called(name, function, otherwise, wanted):
    if not callable(function) or isinstance(function, type):
        refuse(name, function, wanted)
    return Called(function, otherwise)


def refuse(name, given, wanted):
    given = getattr(given, "__name__", repr(given))
    raise ValueError(
        _("{name} is {given}; wanted is {wanted}.").format(name=name, given=given, wanted=wanted)
    )


class Plugged:
    """The learner's functions, each None or ready to be called."""

    def __init__(self, activation, layer, step):
        self.activation, self.layer, self.step = activation, layer, step
        self.found = {}  # what a first trial of each has found: it is made once

    @property
    def functions(self):
        """All of them, as they are called."""
        return [*(self.activation or ()), *(self.layer or ()), *([self.step.call] if self.step else [])]

    @property
    def names(self):
        """How each is given to a playground, in code."""
        pairs = {"activation": self.activation, "layer": self.layer}
        told = {name: f"({', '.join(one.name for one in its)})" for name, its in pairs.items() if its}
        return told | ({"step": self.step.call.name} if self.step else {})

    def attempt(self, work):
        return attempted(work, self.functions)

    def trouble(self, settings):
        """What is wrong with the functions that these settings use, in a sentence; "" if nothing is."""
        used = {
            "activation": settings.activation == "own" and bool(settings.hidden),
            "layer": bool(settings.hidden),
            "step": settings.optimizer == "own",
        }
        trials = {"activation": try_activation, "layer": try_layer, "step": try_step}
        for name, trial in trials.items():
            its = getattr(self, name)
            if its is None or not used[name]:
                continue
            if name not in self.found:
                self.found[name] = self.attempt(partial(trial, its))
            if self.found[name]:
                return self.found[name]
        return ""

    # What a network is built from

    def bend(self):
        """The learner's activation as a layer."""
        g, g_grad = self.activation

        def forward(Z):
            return g(Z, like=Z), Z

        def backward(dA, Z):
            return (dA * g_grad(Z, like=Z),)

        return OwnLayer(forward, backward)

    def layer_like(self, dense):
        """The learner's layer, with the first weights that Dense would have."""
        forward, backward = self.layer

        def ahead(A_prev, W, b):
            return layer_value(forward, A_prev, W, b)

        def back(dZ, cache):
            (A_prev, W, b), its_cache = cache
            return layer_slopes(backward, dZ, its_cache, A_prev, W, b)

        return OwnLayer(ahead, back, **dense.params)

    def optimizer(self, learning_rate):
        return OwnStep(learning_rate, self.step)


class OwnLayer(Layer):
    """A pair whose answers have been looked at already. Where a training leaves all bounds, nan passes as it does in
    the library's layers: the cost tells it."""

    def ahead(self, A_prev, params, training):
        return self.forward(A_prev, **params)

    def back(self, d_value, cache, grads, needed):
        dA_prev, *slopes = self.backward(d_value, cache)
        for grad, slope in zip(grads.values(), slopes, strict=True):
            grad[...] = slope
        return dA_prev


def layer_value(forward, A_prev, W, b):
    """The value, checked, and a cache with all that the slopes may need."""
    answer = forward(A_prev, W, b)
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        forward.refuse(_("has to return two things, the value and a cache"))
    Z = forward.fit(answer[0], np.empty((len(W), A_prev.shape[1])), ("value",), (A_prev, W, b))
    return Z, ((A_prev, W, b), answer[1])


def layer_slopes(backward, dZ, cache, A_prev, W, b):
    """dA_prev, dW, db, from a cache or, as affine_backward takes them, from A_prev and W."""
    given = (dZ, A_prev, W) if backward.required == 3 else (dZ, cache)
    return backward(*given, like=(A_prev, W, b), parts=("dA_prev", "dW", "db"))
