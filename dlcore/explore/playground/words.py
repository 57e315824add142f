"""What the page is made of: the controls, what it says, and the small pictures of inputs and data sets."""

import base64

import numpy as np

from dlcore.explore.playground.controls import CONTROLS
from dlcore.explore.playground.frame import as_bytes, plane
from dlcore.explore.playground.inputs import FEATURES, SPAN, points_of
from dlcore.explore.playground.settings import DATA, Settings
from dlcore.messages import _

SIDE, DOTS = 24, 110
"""Points along the side of an input's picture, and examples in the picture of a data set."""


def form(playground):
    """The form of a playground's page, which never changes."""
    return {
        "controls": [offered(control.shown(), playground) for control in CONTROLS],
        "words": words() | {"axes": axes(playground.table)},
        "pictures": {name: text_of(function) for name, (_code, function) in FEATURES.items()},
        "thumbnails": thumbnails(playground.table),
        "editable": True,
    }


def axes(table):
    """What the two axes of the plane are called: a table's columns have names."""
    return list(table.names[:2]) if table is not None else ["x₁", "x₂"]


def offered(control, playground):
    """The control without "your own" where nothing of the learner's was given."""
    own = {
        "activation": getattr(playground.own, "activation", None),
        "optimizer": getattr(playground.own, "step", None),
        "data": playground.table,
    }
    if own.get(control["name"], True) is None:
        control["options"] = [option for option in control["options"] if option[0] != "own"]
    return control


def text_of(function):
    """The picture of an input over the plane, its bytes as text; every input is shown in its own full strength."""
    values = function(*plane(SIDE, SPAN))
    return base64.b64encode(as_bytes(values / np.abs(values).max()).tobytes()).decode("ascii")


def thumbnails(table):
    """{problem: {data: examples}}, "own" only where there is a table for this problem."""
    return {
        problem: {
            data: thumbnail(*points_of(Settings(problem=problem, data=data), table))
            for data in sets
            if data != "own" or getattr(table, "problem", None) == problem
        }
        for problem, sets in DATA.items()
    }


def thumbnail(points, Y):
    """Some of the points, from -1 to 1 in both directions, each with what belongs to it."""
    kept = np.linspace(0, points.shape[1] - 1, min(DOTS, points.shape[1])).astype(int)
    some = points[:, kept] / max(np.abs(points).max(), 1e-9)
    return np.round(np.vstack([some, np.asarray(Y, float)[:1, kept]]).T, 3).tolist()


def words():
    """What the page says, in the learner's language. {name} is filled in by the page."""
    return {
        "playground": _("Neural network playground"),
        "this_run": _("The network"),
        "kept_run": _("The run that is kept"),
        "kept": _("Kept: {title}"),
        "kept_cost": _("kept"),
        "training": _("Training"),
        "data": _("Data"),
        "view": _("What the output shows"),
        "pace": _("Pace"),
        "play": _("Play"),
        "pause": _("Pause"),
        "step": _("Train a few steps"),
        "reset": _("Back to the first weights"),
        "epoch": _("Epoch"),
        "steps": _("Steps"),
        "output": _("Output"),
        "layer": _("Layer {layer}"),
        "layers": [_("{n} hidden layer"), _("{n} hidden layers")],
        "units": [_("{n} unit"), _("{n} units")],
        "unit": _("Layer {layer}, unit {unit}"),
        "numbers": _("{unit}: bias {bias}, {trouble}. Enter goes to its weights."),
        "short_unit": _("unit {layer}.{unit}"),
        "add_layer": _("Add a hidden layer"),
        "remove_layer": _("Take the last hidden layer away"),
        "add_unit": _("Add a unit to layer {layer}"),
        "remove_unit": _("Take a unit away from layer {layer}"),
        "network": _(
            "Drawing of the network: each unit with what it gives over the plane, each weight a line"
        ),
        "field": _("What the output is over the plane, with the data"),
        "curves": _("Cost on the training and on the test set over the steps"),
        "colours": _("Which colour stands for which value"),
        "train_cost": _("Training"),
        "test_cost": _("Test"),
        "activations": _("size of values"),
        "gradients": _("size of slopes"),
        "unit_card": _("Numbers of one unit"),
        "choose_unit": _(
            "Point at a unit, or move to it with Tab and the arrow keys: its picture is shown large, its numbers here."
        ),
        "bias": _("bias"),
        "weight_from": _("from {source}"),
        "strongest": _("strongest value {value}"),
        "dead": _("dead: 0 for every example, so that nothing can change it"),
        "saturated": _("saturated: at its limit for nearly every example, so that it changes slowly"),
        "key_positive": _("positive weight"),
        "key_negative": _("negative weight; thicker is larger"),
        "key_dead": _("dead unit"),
        "key_saturated": _("saturated unit"),
        "key_bias": _("bias and its sign"),
        "key_train": _("training example"),
        "key_test": _("test example; a hole marks the lower class"),
        "history": _("History"),
        "moment": _("moment {k} of {n}"),
        "copy_code": _("Copy as code"),
        "copy_share": _("Copy the line for this state"),
        "beside": _("Keep this run, start another"),
        "alone": _("Let go of the kept run"),
        "code_here": _("This cell trains the same network:"),
        "share_here": _("This line opens the playground in this state:"),
        "close": _("Close"),
    }
