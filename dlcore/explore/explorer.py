"""An explorer is declared once; figure, live panel, sentence, code and plain call follow from it.

learning_rate = Explorer(
    name="learning_rate",
    controls=(LogSlider("lr", "learning rate", 0.1, 0.01, 3), Slider("curvature", "curvature", 1, 1, 50)),
    compute=compute,      # (lr, curvature) -> the arrays, as attributes of one object; pure
    draw=draw,            # (board, ..., arrays): draws them
    describe=describe,    # (arrays) -> one sentence with their numbers
    places=[(0.1, 0.15, 0.85, 0.75)],
    task="Find a learning rate at which the cost oscillates.",
    prediction=Prediction("learning_rate", "At which learning rate ...?"),
)
learning_rate(lr=0.3)     # in JupyterLab a live panel, everywhere else the figure and its sentence

With functions=("step",) a learner's own function of this name can be given too: learning_rate(step=my_step).
It is handed to `compute` as one more keyword argument, None where none is given; `own.py` calls it safely and
says in words how it differs from the reference. What is said of it is `said` among the arrays, and ends the sentence.
Data of their own, such as a picture, are named in data=("image",) and handed on in the same way; `compute` refuses what
it cannot use with a ValueError.

Sliders are live. One whose move takes longer than 0.2 s, such as a training, is named in waits=("n_h",): it waits
for the Run button, while the others go on with its last value. Then `compute` may be a generator, which yields the
share that is done, for a bar, and returns the arrays.
"""

import base64
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property
from inspect import Parameter, Signature

from dlcore.explore.stage import LOCK, Stage
from dlcore.messages import _

SHARPNESS = 2.0
"""Pixels a CSS pixel in the static figure: sharp on the screens of most laptops, and in print."""


@dataclass(frozen=True)
class Explorer:
    """What there is to explore. Calling it with values for some of its controls gives an Exploration."""

    name: str
    controls: tuple
    compute: Callable
    draw: Callable
    describe: Callable
    places: list
    task: str
    prediction: object
    functions: tuple = ()
    data: tuple = ()
    waits: tuple = ()
    width: int = 800
    height: int = 340

    def __call__(self, **given):
        """Refuses unknown names and values out of range with a ValueError that says what there is."""
        if unknown := set(given) - set(self.__signature__.parameters):
            raise ValueError(
                _("explore.{name} has no {unknown}. It takes: {known}.").format(
                    name=self.name,
                    unknown=", ".join(sorted(unknown)),
                    known=", ".join(self.__signature__.parameters),
                )
            )
        functions = {name: given.get(name) for name in self.functions}
        for name, function in functions.items():
            if function is not None and not callable(function):
                raise ValueError(
                    _("{name} is a function of your own; {value!r} was given.").format(
                        name=name, value=function
                    )
                )
        values = {c.name: c.checked(given.get(c.name, c.default)) for c in self.controls}
        return Exploration(self, values, functions | {name: given.get(name) for name in self.data})

    def __repr__(self):
        return f"explore.{self.name}{self.__signature__}"

    @property
    def __signature__(self):
        """What JupyterLab shows when a learner asks for the arguments."""
        names = [(control.name, control.default) for control in self.controls]
        names += [(name, None) for name in (*self.functions, *self.data)]
        return Signature(
            [Parameter(name, Parameter.KEYWORD_ONLY, default=default) for name, default in names]
        )

    @property
    def __doc__(self):
        lines = [
            f"{c.name}: {_(c.label)}, {', '.join(map(c.shown, (c.trials[0], c.trials[-1])))}"
            for c in self.controls
        ]
        return "\n".join([_(self.task), "", *lines])

    def stage(self):
        return Stage(self.width, self.height, self.places)


class Exploration:
    """One setting of the controls: its arrays, its picture, its sentence, and in JupyterLab its panel."""

    def __init__(self, explorer, values, own, tell=lambda share: None):
        """own are the learner's functions and data; tell is called with the share that is done, by who says it."""
        self.explorer, self.values, self.own = explorer, values, own
        self.arrays = finished(explorer.compute(**values, **own), tell)

    def at(self, values, tell=lambda share: None):
        """The same explorer with its controls at these values."""
        return Exploration(self.explorer, values, self.own, tell)

    @property
    def alt(self):
        """One or two sentences that say what the picture shows, with its numbers."""
        said = getattr(self.arrays, "said", "")  # of a learner's functions
        return f"{self.explorer.describe(self.arrays)} {said}".strip()

    @property
    def code(self):
        """The call that gives this picture again."""
        given = [
            f"{control.name}={control.code(self.values[control.name])}" for control in self.explorer.controls
        ]
        own = {name: thing for name, thing in self.own.items() if thing is not None}
        given += [f"{name}={name_of(thing) or f'your_{name}'}" for name, thing in own.items()]
        return f"explore.{self.explorer.name}({', '.join(given)})"

    @cached_property
    def png(self):
        """The static figure."""
        with LOCK:
            stage = self.explorer.stage()
            stage.show(self.explorer.draw, self.arrays, SHARPNESS)
            return stage.small_png()

    def panel(self):
        """A live panel of widgets: prediction, sliders, picture, sentence, code."""
        from dlcore.explore.panel import Panel

        return Panel(self)

    def __repr__(self):
        return self.alt

    def _repr_mimebundle_(self, include=None, exclude=None):
        """The panel for a front end with widgets, the figure and its sentence for all others."""
        size = {"width": self.explorer.width, "height": self.explorer.height}
        data = {"text/plain": self.alt, "image/png": base64.b64encode(self.png).decode()}
        return data | view_of(self), {"image/png": {"alt": self.alt, **size}}


def finished(computing, tell):
    """The arrays of a computation; one that is a generator tells how far it is and returns them at its end."""
    while isinstance(computing, Generator):
        try:
            tell(next(computing))
        except StopIteration as end:
            return end.value
    return computing


def name_of(function):
    """What the learner called their function; empty for one without a name."""
    name = getattr(function, "__name__", "")
    return name if isinstance(name, str) and name.isidentifier() else ""


def view_of(exploration):
    """The part of the bundle that is a new panel; nothing where no widgets are installed."""
    try:
        from dlcore.explore.panel import opened
    except ImportError:
        return {}
    view = {"version_major": 2, "version_minor": 0, "model_id": opened(exploration).box.model_id}
    return {"application/vnd.jupyter.widget-view+json": view}
