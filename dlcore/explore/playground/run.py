"""A run: one network of the playground, its data, its training step by step, and what there is to see of it.

    run = Run(Settings())
    run.step(20)                          20 mini-batches; 20 is returned, or less if there was trouble
    run.costs, run.field(points)          what the page draws
    run.change(run.settings.changed(learning_rate=0.1))

The steps are those of dlcore.training, so that the same training by plain calls arrives at the same numbers, bit for
bit. A run raises nothing of a learner's: what went wrong is a sentence in `trouble`, and no more steps are made.
"""

import time

import numpy as np

from dlcore.explore.playground.as_code import STEPS, cell
from dlcore.explore.playground.building import (
    available,
    batch_size_of,
    layers_of,
    missing,
    optimizer_of,
    penalties,
    rate_of,
)
from dlcore.explore.playground.history import History, Moment
from dlcore.explore.playground.inputs import SPAN, features, points_of, training_count
from dlcore.explore.playground.seeing import field, layer_facts, passed
from dlcore.explore.playground.settings import DATA
from dlcore.explore.playground.state import kept, restore
from dlcore.explore.playground.table import table as read_table
from dlcore.layers import Dropout
from dlcore.messages import _
from dlcore.network import Sequential
from dlcore.schedules import rate_at
from dlcore.training import Steps

ANEW = {
    "problem",
    "data",
    "noise",
    "train_share",
    "inputs",
    "hidden",
    "activation",
    "batch_norm",
    "init",
    "seed",
}
"""Settings of which a change makes another task or another network: training begins anew."""
SHOWN = {"pace", "discretize", "show_test"}
"""Settings that training does not know."""
BEYOND = 1e30
"""A cost above this has left all bounds: the next steps would be infinite, and the page's numbers are float32."""
PIECE = 20
"""Steps after which the costs are looked at, at the latest: no further than this does a run have to turn back."""
SLICE = 0.25
"""Seconds after which steps with functions of the learner's are a new piece of work, with a new time limit."""


class Run:
    """One network and its training. `plugged` are functions of the learner's, `table` is what table.table takes."""

    span = SPAN

    def __init__(self, settings, plugged=None, table=None):
        self.plugged, self.table = plugged, None if table is None else read_table(table)
        self.settings = self.fitting(settings, settings)
        self.begin()

    def fitting(self, settings, before):
        """Settings with the problem that the learner's table is for; another problem leaves that table."""
        if settings.data != "own" or self.table is None or settings.problem == self.table.problem:
            return settings
        if before.data == "own" and settings.problem != before.problem:
            return settings.changed(data=DATA[settings.problem][0])
        return settings.changed(problem=self.table.problem)

    @property
    def there(self):
        """The settings, but for what they want of the learner's that is not there."""
        return available(self.settings, self.plugged, self.table)

    def begin(self):
        """Draw the points and the first weights, as the settings say."""
        s = self.there
        self.trouble = missing(self.settings, self.plugged, self.table)
        points, Y = points_of(s, self.table)
        m = training_count(s, Y.size)
        self.points_train, self.points_test = points[:, :m], points[:, m:]
        self.Y_train, self.Y_test = Y[:, :m], Y[:, m:]
        self.X_train = features(self.points_train, s.inputs)
        self.X_test = features(self.points_test, s.inputs)
        self.rng = np.random.default_rng(s.seed)
        layers, self.ends = layers_of(s, len(s.inputs), self.rng, self.plugged)
        self.net = Sequential(layers)
        self.net.grad[...] = 0
        size, Y = batch_size_of(s, m), self.Y_train.astype(float)
        self.walk = Steps(self.net, self.X_train, Y, None, size, self.rng, frozen=0, **penalties(s, m))
        self.optimizer = self.walk.optimizer = optimizer_of(s, self.walk.updates, self.plugged)
        self.history, self.path = History(self.show), ()
        self.look()
        self.keep()

    def reset(self):
        """Back to the first weights, on the same points."""
        self.begin()

    # Training

    @property
    def steps(self):
        return self.walk.made

    @property
    def epoch(self):
        """How often all training examples have been seen."""
        return self.walk.epoch

    @property
    def learning_rate(self):
        """That of the next step, which a schedule may have changed."""
        return rate_at(self.optimizer.learning_rate, self.optimizer.t)

    def step(self, k=1, seconds=None):
        """Make k steps, fewer if `seconds` are over before; returns how many it were.

        After an earlier moment was looked at, training goes on from there.
        """
        before, until = self.steps, np.inf if seconds is None else time.perf_counter() + seconds
        while not self.trouble and self.steps < before + k:
            self.advance(min(before + k, self.steps + PIECE), until)
            if time.perf_counter() > until:
                break
        return max(self.steps - before, 0)

    def advance(self, k, until):
        """On to step k, and a moment of the history; less if the time is over before."""
        self.path = self.chosen if self.path in ((), self.chosen) else None
        end = min(until, time.perf_counter() + SLICE)
        self.trouble = self.safely(lambda: self.walk_on(k, end))
        if not self.trouble:
            self.settle()
        elif np.isfinite(self.net.theta).all():
            self.mend()
        else:  # a function that was given nan is not the one to blame
            self.turn_back()

    def settle(self):
        """Look at what has become of the network, and keep it, or turn back."""
        self.look()
        if self.bounded:
            self.keep()
        elif self.trouble:
            self.mend()
        else:
            self.turn_back()

    def walk_on(self, k, until):
        """One step, and more until there are k or the time is over."""
        with np.errstate(all="ignore"):  # a cost that is not finite says it better than a warning
            while True:
                next(self.walk)
                if self.steps >= k or time.perf_counter() > until:
                    return

    def safely(self, work):
        """Do some work, in which functions of the learner's may be called; a sentence on what went wrong, or ""."""
        if self.plugged:
            return self.plugged.attempt(work)
        work()
        return ""

    def mend(self):
        """After trouble in the midst of a step, the state of the last moment."""
        restore(self, self.history.moments[self.history.k].state)
        self.look()

    def turn_back(self):
        """The cost has left all bounds: see the last moment at which it had not, and say so."""
        made, rate = self.steps, self.learning_rate
        self.mend()
        self.trouble = _(
            "At step {made:,} the cost was beyond all bounds: steps of learning rate {rate:g} are too large here. You "
            "see step {steps:,}. Choose a smaller learning rate, or begin anew."
        ).format(made=made, rate=rate, steps=self.steps)

    # Settings

    def change(self, settings):
        """Go on with other settings; True if they make another task or network, so that training began anew."""
        before, self.settings = self.settings, self.fitting(settings, self.settings)
        changed = {name for name in vars(settings) if getattr(self.settings, name) != getattr(before, name)}
        if changed & ANEW:
            self.begin()
            return True
        s, walk = self.there, self.walk
        walk.batch_size = batch_size_of(s, walk.m)
        vars(walk).update(penalties(s, walk.m))
        if "optimizer" in changed:
            self.optimizer = walk.optimizer = optimizer_of(s, walk.updates, self.plugged)
        self.optimizer.learning_rate = rate_of(s, walk.updates)
        if "keep_prob" in changed:
            self.rebuild()
        if changed - SHOWN:
            self.trouble = missing(self.settings, self.plugged, self.table)
            self.look()
        return False

    def rebuild(self):
        """The same network with other dropout: its layers anew, its numbers as they are."""
        layers, self.ends = layers_of(self.there, len(self.X_train), np.random.default_rng(0), self.plugged)
        for layer in layers:
            if isinstance(layer, Dropout):
                layer.rng = self.rng
        net = Sequential(layers)
        net.theta, net.statistics, net.grad[...] = self.net.theta, self.net.statistics, self.net.grad
        self.net = self.walk.net = net

    def write(self, layer, unit, source, value):
        """Give a weight another value. Layers and units are counted from 0; source -1 is the bias."""
        W, b = [(params["W"], params["b"]) for _layer, params, _grads in self.net.stack if "W" in params][
            layer
        ]
        if source == -1:
            b[unit] = value
        else:
            W[unit, source] = value
        self.path = None
        self.settle()

    @property
    def chosen(self):
        """The settings that a step depends on. `path` are those of all steps so far, None if they were changed."""
        return tuple(value for name, value in vars(self.settings).items() if name not in SHOWN)

    @property
    def cell(self):
        """A cell that makes the same network and as many steps with dlcore alone."""
        straight = self.path in ((), self.chosen)
        return cell(self.settings, self.steps or STEPS, self.plugged, self.table, straight)

    # History

    def keep(self):
        self.history.keep(Moment(self.steps, *self.costs, kept(self)))

    def show(self, moment):
        """Be as at a moment of the history; what the controls say stays."""
        restore(self, moment.state)
        self.trouble = missing(self.settings, self.plugged, self.table)
        self.look()

    @property
    def curve(self):
        """Steps, costs on the training set, costs on the test set: three arrays of a bounded length."""
        return self.history.curve

    # What there is to see

    def look(self):
        """Send training and test set through the network, as at test time."""
        self.costs, self.seen = (np.nan, np.nan), None
        trouble = self.safely(self.look_at_both)
        self.trouble = self.trouble or trouble

    def look_at_both(self):
        values, train = passed(self.net, self.ends, self.X_train, self.Y_train)
        _values, test = passed(self.net, self.ends, self.X_test, self.Y_test)
        self.costs, self.seen = (train, test), values

    @property
    def bounded(self):
        return all(np.isfinite(cost) and cost < BEYOND for cost in self.costs)

    def field(self, points):
        """At points (2, k): the inputs, what each hidden layer gives, the output; arrays (units, k).

        Dropout is off and batch normalisation as at test time. The output is a probability, or in regression the number
        itself. What a function of the learner's does not give is nan.
        """
        X, values = features(np.asarray(points, float), self.settings.inputs), []
        trouble = self.safely(lambda: values.extend(field(self.net, self.ends, X)))
        self.trouble = self.trouble or trouble
        sizes = [*self.settings.hidden, 1]
        return [X, *values, *(np.full((n, X.shape[1]), np.nan) for n in sizes[len(values) :])]

    def layers(self):
        """For each hidden layer and the output: its size, how large values and gradients are, units in trouble."""
        return layer_facts(self)
