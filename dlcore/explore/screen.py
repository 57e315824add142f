"""Where a panel's picture is shown: by a widget of ours, or where only core widgets are shown, by those.

Core ipywidgets lack two things: alternative text for a picture, and names for sliders. Two tiny widgets add them.
Colab and Kaggle show core widgets only; there the sentence stands under the picture, and sliders go unnamed.
"""

import os
import sys
from html import escape
from pathlib import Path

import anywidget
import ipywidgets as W
from traitlets import Bytes, Dict, Float, List, Unicode

from dlcore.messages import _

TEXT = "line-height:1.45;color:var(--jp-ui-font-color1,inherit)"

HERE = Path(__file__).parent


class Picture(anywidget.AnyWidget):
    """A picture, the sentence that stands for it, and the code that gives it again."""

    _esm = (HERE / "picture.js").read_text(encoding="utf-8")
    png = Bytes(b"").tag(sync=True)
    alt = Unicode("").tag(sync=True)
    code = Unicode("").tag(sync=True)
    size = List().tag(sync=True)
    words = Dict().tag(sync=True)
    sharpness = Float(0).tag(sync=True)


class Names(anywidget.AnyWidget):
    """What a screen reader says about each slider: [{id, css, label, digits, logarithmic, rungs}]."""

    _esm = (HERE / "names.js").read_text(encoding="utf-8")
    sliders = List().tag(sync=True)


def rendered_here():
    """Whether this front end can be expected to show widgets that are not ipywidgets' own."""
    return "google.colab" not in sys.modules and "KAGGLE_KERNEL_RUN_TYPE" not in os.environ


def screen_for(exploration):
    return Screen(exploration) if rendered_here() else CoreScreen(exploration)


class Screen:
    """Where the picture is shown, by the Picture widget."""

    def __init__(self, exploration):
        words = {"copy": _("Copy"), "copied": _("Copied"), "code": _("Code that gives this picture")}
        size = [exploration.explorer.width, exploration.explorer.height]
        self.widget = Picture(size=size, words=words)
        self.show(exploration.png, exploration)

    @property
    def sharpness(self):
        return self.widget.sharpness or 1.0

    def when_sharpness_known(self, act):
        self.widget.observe(lambda change: act(), "sharpness")

    def show(self, png, exploration):
        with self.widget.hold_sync():
            self.widget.png, self.widget.alt, self.widget.code = png, exploration.alt, exploration.code


class CoreScreen:
    """The same with ipywidgets' own widgets, which have no alternative text: the sentence stands below."""

    sharpness = 1.0

    def __init__(self, exploration):
        width, height = exploration.explorer.width, exploration.explorer.height
        self.image = W.Image(format="png", width=width, height=height)
        self.said = W.HTML()
        self.code = W.Text(layout=W.Layout(width=f"{width}px", max_width="100%"))
        self.widget = W.VBox([self.image, self.said, self.code])
        self.show(exploration.png, exploration)

    def when_sharpness_known(self, act):
        """It is not: Colab and Kaggle do not tell."""

    def show(self, png, exploration):
        self.image.value = png
        self.said.value = f'<p role="status" style="{TEXT}">{escape(exploration.alt)}</p>'
        self.code.value = exploration.code
