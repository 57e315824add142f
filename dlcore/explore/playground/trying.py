"""Trying a learner's function before it trains: its form, and whether a slope is that of its function.

Each trial calls the function on a few numbers, and refuses it in a sentence with the numbers that show what is wrong.
"""

import numpy as np

from dlcore.explore.answer_form import Refused
from dlcore.explore.playground.own_step import OwnStep
from dlcore.gradients import numerical_grad
from dlcore.messages import _

Z = np.array([[-3.17, -1.42, -0.61], [-0.23, 0.37, 0.83], [1.31, 2.29, 3.73], [-0.07, 0.11, 5.3]])
"""Sums to bend. No usual corner lies at one of them."""
EPSILON, TOLERANCE = 1e-5, 1e-4


def try_activation(pair):
    """g bends each number alone, the same way each time, and g_grad is its slope."""
    g, g_grad = pair
    A, slopes = g(Z, like=Z), g_grad(Z, like=Z)
    if not np.array_equal(A, g(Z, like=Z)):
        g.refuse(_("gives two answers for the same numbers"))
    alone = g(Z[:1, :1], like=Z[:1, :1])
    if not np.allclose(alone, A[:1, :1], rtol=1e-9):
        sentence = _("gives {alone:.6g} for {z:g} alone, but {found:.6g} where other numbers are beside it")
        g.refuse(sentence.format(alone=alone[0, 0], z=Z[0, 0], found=A[0, 0]))
    measured = (g(Z + EPSILON, like=Z) - g(Z - EPSILON, like=Z)) / (2 * EPSILON)
    compare(g, g_grad, slopes, measured, lambda at: _("at z = {z:g}").format(z=Z[at]))


def compare(forward, backward, given, measured, place):
    """Refuse slopes that are not those that were measured."""
    wrong = np.abs(given - measured) > TOLERANCE * (np.abs(given) + np.abs(measured)) + TOLERANCE
    if wrong.any():
        gap = np.where(wrong, np.abs(given - measured), 0)
        at = tuple(map(int, np.unravel_index(np.argmax(gap), gap.shape)))
        raise Refused(
            _(
                "Your {backward} is not the slope of your {forward}: {place} the slope was measured as "
                "{measured:.4g}, but {backward} gives {given:.4g}."
            ).format(
                backward=backward.name,
                forward=forward.name,
                place=place(at),
                measured=measured[at],
                given=given[at],
            )
        )


def try_layer(pair):
    """forward gives one row a unit and one column an example, and backward its slopes in A_prev, W and b."""
    from dlcore.explore.playground.plugged import layer_slopes, layer_value

    forward, backward = pair
    rng = np.random.default_rng(1)
    given = {
        "A_prev": rng.normal(size=(3, 5)),
        "W": rng.normal(size=(2, 3)),
        "b": rng.normal(size=(2, 1)),
    }
    dZ = rng.normal(size=(2, 5))
    _value, (_arguments, cache) = layer_value(forward, *given.values())
    slopes = layer_slopes(backward, dZ, cache, *given.values())
    for (name, array), slope in zip(given.items(), slopes, strict=True):

        def cost(changed, name=name):
            return float(np.sum(dZ * layer_value(forward, *(given | {name: changed}).values())[0]))

        def place(at, name=name):
            return _("for d{name}[{at}]").format(name=name, at=", ".join(map(str, at)))

        compare(forward, backward, slope, numerical_grad(cost, array, EPSILON), place)


def try_step(form):
    """A step gives numbers in the old shapes, and goes down at first."""
    theta = np.array([0.5, -1.2, 2.0, 0.3])
    grad = np.array([0.7, -0.4, 1.1, -0.9])
    moved, optimizer = theta.copy(), OwnStep(0.01, form)
    optimizer.step(moved, grad)
    rise = float((moved - theta) @ grad)
    if rise > 0:
        sentence = _("goes up: with a slope of {slope:g} it moves W from {before:g} to {after:.6g}")
        k = int(np.argmax((moved - theta) * grad))
        form.call.refuse(sentence.format(slope=grad[k], before=theta[k], after=moved[k]))
    optimizer.step(moved, grad)
