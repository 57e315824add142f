"""Schedules: a learning rate that falls on the way, so that the last steps are small ones.

The decays are pure functions of the epoch, counted from 0; learning_rate is the one to begin with. The epoch comes
last, so partial(decay_inverse, 0.1, 0.5) is a schedule: give it to an optimizer in place of a number. An optimizer
calls it with the steps made before; PerEpoch turns steps into epochs.
"""

import math
from dataclasses import dataclass
from functools import partial

from dlcore.shapes import check, takes


@takes(learning_rate="rate ()", rate="rate ()", epoch="count ()")
def decay_inverse(learning_rate, rate, epoch):
    """learning_rate / (1 + rate epoch)    three numbers -> a number

    The learning rate itself at epoch 0, half of it where rate epoch = 1. Raises ValueError for a rate below 0, or
    an epoch that is no whole number from 0 on.
    """
    return learning_rate / (1 + rate * epoch)


@takes(learning_rate="rate ()", factor="kept ()", epoch="count ()")
def decay_exponential(learning_rate, factor, epoch):
    """learning_rate factor^epoch    three numbers, such as a factor of 0.95 -> a number

    The same share is lost in every epoch. Raises ValueError unless 0 < factor <= 1.
    """
    return learning_rate * factor**epoch


@takes(learning_rate="rate ()", factor="kept ()", every="size ()", epoch="count ()")
def decay_staircase(learning_rate, factor, every, epoch):
    """learning_rate factor^floor(epoch / every)    four numbers -> a number

    Flat for `every` epochs, then times factor at once. Raises ValueError unless 0 < factor <= 1 and every >= 1.
    """
    return learning_rate * factor ** (epoch // every)


@takes(learning_rate="rate ()", epochs="size ()", epoch="count ()")
def decay_cosine(learning_rate, epochs, epoch):
    """learning_rate (1 + cos(pi epoch / epochs)) / 2    three numbers -> a number

    Half a wave: slow at first, fastest in the middle, 0 from epoch `epochs` on. Raises ValueError for epochs below 1.
    Source: I. Loshchilov, F. Hutter, ICLR 2017, https://arxiv.org/abs/1608.03983.
    """
    return learning_rate * (1 + math.cos(math.pi * min(epoch / epochs, 1))) / 2


@takes(learning_rate="rate ()", steps="size ()", step="count ()", warm="fraction ()")
def warm_cosine(learning_rate, steps, step, warm=0.05):
    """decay_cosine over `steps`, and in the first `warm` of them a rise from near 0    four numbers -> a number

    For partial(warm_cosine, 0.006, 1000), a schedule that counts steps. While weights are far from any good and the
    averages of Adam are young, large steps lead astray. Raises ValueError unless 0 < warm < 1.
    Source: P. Goyal and others, 2017, https://arxiv.org/abs/1706.02677 (the rise).
    """
    rise = min((step + 1) / (warm * steps), 1)
    return rise * learning_rate * (1 + math.cos(math.pi * min(step / steps, 1))) / 2


@dataclass(frozen=True)
class PerEpoch:
    """schedule(step // updates): the same learning rate for all `updates` steps of an epoch."""

    schedule: object
    updates: int

    def __post_init__(self):
        check("schedule", self.schedule, "function")
        check("updates", self.updates, "size ()")

    def __call__(self, step):
        return self.schedule(step // self.updates)

    def __repr__(self):
        return f"{written(self.schedule)} per {self.updates} steps"


def rate_at(learning_rate, step):
    """The learning rate of a step: the number, or what the schedule gives for it."""
    if not callable(learning_rate):
        return learning_rate
    rate = learning_rate(step)
    check(f"the learning rate at step {step}", rate, "rate ()")
    return rate


def written(learning_rate):
    """The number, or the schedule as it would be called."""
    if not callable(learning_rate):
        return f"{learning_rate:g}"
    if not isinstance(learning_rate, partial):
        return getattr(learning_rate, "__name__", repr(learning_rate))
    given = [f"{number:g}" for number in learning_rate.args]
    named = [f"{name}={number:g}" for name, number in learning_rate.keywords.items()]
    return f"{learning_rate.func.__name__}({', '.join(given + named)})"
