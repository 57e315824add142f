"""Every explorer at every setting, its picture as numbers, and the numbers of its sentence."""

import re
from itertools import product

import numpy as np
import pytest

from dlcore import explore

EXPLORERS = {explorer.name: explorer for explorer in explore.EXPLORERS}
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?")


def settings():
    """Each control at both ends and in the middle, alone; and all controls at their ends together."""
    for explorer in explore.EXPLORERS:
        for control in explorer.controls:
            for value in control.trials:
                yield explorer, {control.name: value}
        ends = [(control.name, (control.trials[0], control.trials[-1])) for control in explorer.controls]
        for values in product(*(both for _name, both in ends)):
            yield explorer, dict(zip([name for name, _both in ends], values, strict=True))


ALL = pytest.mark.parametrize(
    ("explorer", "values"),
    list(settings()),
    ids=lambda part: part.name if hasattr(part, "name") else str(part),
)
EACH = pytest.mark.parametrize("explorer", explore.EXPLORERS, ids=lambda explorer: explorer.name)


STAGES = {}


def pixels(exploration, stage=None):
    """The picture, on the explorer's one kept stage; a test below says that this is as good as a new one."""
    explorer = exploration.explorer
    stage = stage or STAGES.setdefault(explorer.name, explorer.stage())
    stage.show(explorer.draw, exploration.arrays)
    return np.asarray(stage.image()).astype(int)


def inside(stage, board, picture):
    """The part of a picture that a board covers."""
    box = board.axes.get_window_extent()
    height = picture.shape[0]
    rows = slice(height - round(box.y1), height - round(box.y0))
    return picture[rows, round(box.x0) : round(box.x1)]


def numbers(text):
    return [float(found.replace(",", "")) for found in NUMBER.findall(text)]
