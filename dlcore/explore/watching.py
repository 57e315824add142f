"""A training to look at: a bar, and a picture that is drawn anew after every step, while the cell runs.

    history = explore.watch(train(net, ...), 12, lambda epoch: plots.boxes(...))

Where no widgets are shown, the cell is as long and as silent as without it.
"""

import io
from itertools import islice

import ipywidgets as W
from IPython.display import display
from matplotlib import pyplot as plt

from dlcore.explore.screen import TEXT, Picture, rendered_here
from dlcore.messages import _


def watch(steps, total, draw=None):
    """Go through the next `total` steps of a training, a generator, and return what they gave, as a list

    Meanwhile a bar says how many are done, and with draw, a function from a step to the axes of a figure, such as one
    of `plots`, that figure is shown. A second call goes on where the first one ended. An interrupt ends it:
    what has been learned stays.
    """
    if not hasattr(steps, "__next__"):
        told = f"steps is of type {type(steps).__name__}"
        raise ValueError(
            f"{told}; wanted is a generator, as a training gives it: watch(train(net, ...), 12)."
        )
    stage, given = Stage(total), []
    try:
        for step in islice(steps, total):
            given.append(step)
            stage.show(len(given), draw and drawn(draw(step)))
    except KeyboardInterrupt:
        told = _("Stopped after {k} of {n}. What was learned until here stays.")
        stage.say(told.format(k=len(given), n=total))
    return given


def drawn(axes):
    """A figure as (png, its sentence, width, height), closed, so that it is not shown a second time."""
    figure = axes.figure if hasattr(axes, "figure") else axes.flat[0].figure
    png = io.BytesIO()
    figure.savefig(png, format="png")
    plt.close(figure)
    width, height = (int(side * figure.dpi) for side in figure.get_size_inches())
    return png.getvalue(), getattr(figure, "alt", ""), width, height


class Stage:
    """The bar and the picture below a cell."""

    def __init__(self, total):
        self.total = total
        self.bar = W.IntProgress(max=total, layout={"width": "100%", "max_width": "40em"})
        self.bar.tooltip = _("How much of the training is done")
        self.note, self.place, self.picture = W.HTML(), W.VBox(), None
        box = W.VBox([self.bar, self.note, self.place])
        self.say(_("Training: {n} steps").format(n=total))
        view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
        plain = _("A training of {n} steps, shown while it runs").format(n=total)
        display({"text/plain": plain, "application/vnd.jupyter.widget-view+json": view}, raw=True)

    def say(self, words):
        self.note.value = f'<span role="status" style="{TEXT}">{words}</span>'

    def show(self, done, picture):
        self.bar.value = done
        self.say(_("{k} of {n}").format(k=done, n=self.total))
        if picture is None:
            return
        png, alt, width, height = picture
        if self.picture is None:
            self.picture = Picture(size=[width, height]) if rendered_here() else W.Image(format="png")
            self.place.children = [self.picture]
        if isinstance(self.picture, Picture):
            with self.picture.hold_sync():
                self.picture.png, self.picture.alt = png, alt
        else:
            self.picture.value = png
