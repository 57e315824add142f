"""What a test wants to know of a panel: its widgets, and its picture as numbers."""

import io

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from dlcore import explore

EACH = pytest.mark.parametrize("explorer", explore.EXPLORERS, ids=lambda explorer: explorer.name)


def decoded(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def inside(box):
    """All widgets in a box."""
    for child in getattr(box, "children", ()):
        yield child
        yield from inside(child)


def button(panel, name):
    found = [w for w in inside(panel.box) if isinstance(w, ipywidgets.Button) and w.description == name]
    return found[0]


def fresh_picture(exploration, sharpness=1.0):
    stage = exploration.explorer.stage()
    stage.show(exploration.explorer.draw, exploration.arrays, sharpness)
    return np.asarray(stage.image()).astype(int)


def move(panel, name, value):
    """Move a control, and press Run where there is such a button."""
    panel.moving[name].value = value
    if panel.run:
        panel.run.button.click()
