"""Sliders that teach: each is declared once, and is a live panel, a figure, a sentence and a plain call.

    from dlcore import explore

    explore.learning_rate()                              # in JupyterLab: sliders
    explore.learning_rate(lr=0.3, curvature=10).alt      # everywhere: what the picture shows, in a sentence
    explore.learning_rate(step=my_gradient_step)         # your own step, beside the reference's

`explorer.py` says how an explorer is declared; `sigmoid_curve.py` is a whole one, of a usual length.
"""

from dlcore.explore.bowl import loss_bowl
from dlcore.explore.broadcasting import broadcast_lab
from dlcore.explore.builder import net_builder
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.curvature import learning_rate
from dlcore.explore.explorer import Exploration, Explorer
from dlcore.explore.hidden import hidden_units
from dlcore.explore.scaling import scale_curves
from dlcore.explore.sigmoid_curve import sigmoid_line
from dlcore.explore.symmetry import symmetry
from dlcore.explore.zoo import activation_zoo

EXPLORERS = (
    scale_curves,
    broadcast_lab,
    sigmoid_line,
    loss_bowl,
    learning_rate,
    activation_zoo,
    hidden_units,
    symmetry,
    net_builder,
)
"""In the order of the chapters."""

__all__ = [
    "EXPLORERS",
    "Choice",
    "Exploration",
    "Explorer",
    "LogSlider",
    "Slider",
    "activation_zoo",
    "broadcast_lab",
    "hidden_units",
    "learning_rate",
    "loss_bowl",
    "net_builder",
    "scale_curves",
    "sigmoid_line",
    "symmetry",
]
