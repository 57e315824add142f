"""The sentences of the playground: how far the training is, what was changed, how two runs differ."""

import math

from dlcore.explore.playground.controls import CONTROLS
from dlcore.messages import _, ngettext

DECLARED = {control.name: control for control in CONTROLS}
ALIKE = ("pace", "discretize", "show_test")
"""Settings of the picture, which are no difference between two runs."""


def now_at(run):
    """How far a run is, with its costs."""
    train, test = map(spelled, run.costs)
    told = _("Step {steps:,}, epoch {epoch:,}: cost {train} on the training data, {test} on the test data.")
    return told.format(steps=run.steps, epoch=int(run.epoch), train=train, test=test)


def spelled(cost):
    return f"{cost:.3f}" if math.isfinite(cost) else _("beyond all numbers")


def done(steps):
    return ngettext("{n:,} step was made.", "{n:,} steps were made.", steps).format(n=steps)


def changes(before, after):
    """What was set, such as "Learning rate: 0.1. Hidden layers: 4, 2." """
    differing = [name for name in DECLARED if getattr(before, name) != getattr(after, name)]
    return " ".join(f"{setting(after, name)}." for name in differing)


def difference(kept, now):
    """What is different in the run that is kept, such as "Learning rate: 0.03"."""
    one, other = kept.settings, now.settings
    names = [name for name in DECLARED if name not in ALIKE and getattr(one, name) != getattr(other, name)]
    told = ", ".join(setting(one, name) for name in names) or _("the same settings so far")
    return f"{told}. {kept.trouble}" if kept.trouble else told


def setting(settings, name):
    """A control and what it stands at, in words: "Learning rate: 0.1"."""
    control, value = DECLARED[name], getattr(settings, name)
    return f"{_(control.label)}: {value_in_words(control, value)}"


def value_in_words(control, value):
    if control.kind == "toggle":
        return _("on") if value else _("off")
    if control.kind == "sizes":
        return ", ".join(map(str, value)) or _("none")
    labels = {option: _(label) for option, label in control.options}
    values = value if control.kind == "toggles" else (value,)
    return ", ".join(labels.get(one, f"{one:g}" if isinstance(one, float) else str(one)) for one in values)
