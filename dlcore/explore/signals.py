"""signal_depth: what is left of a signal, and of a gradient, after many layers (chapter 07).

Every layer has 100 units and weights drawn with one standard deviation, so that it multiplies the size of a small
signal by about std * sqrt(100), with relu by a factor of sqrt(2) less. The same factor fifty times over is nothing
or far too much, unless it is 1.
"""

from functools import cache, wraps
from types import SimpleNamespace

import numpy as np

from dlcore import depth as depths
from dlcore.activations import relu, relu_grad, tanh, tanh_grad
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside
from dlcore.initializers import init_std as fair_std
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

UNITS, EXAMPLES, DEEPEST = 100, 50, 50
LOW, HIGH = 1e-16, 1e16
SLOPES = {"tanh": (tanh, tanh_grad), "relu": (relu, relu_grad)}
RULES = {"tanh": "Xavier", "relu": "He"}
LOOKS = {  # of each course: colour, mark, size, line
    "fair": (GREEN, "^", 9, (0, (6, 2))),
    "chosen": (BLUE, "o", 6, "-"),
    "own": (ORANGE, "s", 4, (0, (2, 1.5))),
}


@cache
def drawn():
    """An input, a gradient at the output, and the weights of all layers with standard deviation 1."""
    rng = np.random.default_rng(7)
    shapes = (UNITS, EXAMPLES), (UNITS, EXAMPLES), (DEEPEST, UNITS, UNITS)
    signal, gradient, weights = (rng.normal(size=shape) for shape in shapes)
    return signal / rms(signal), gradient / rms(gradient), weights


def rms(A):
    return np.sqrt(np.mean(A**2))


def weights(std, layers):
    return list(std * drawn()[2][:layers])


def course(std, layers, activation):
    """RMS of each layer's output, and of the gradient there, which is 1 at the last."""
    signal, gradient, _weights = drawn()
    g, slope = SLOPES[activation]
    Ws = weights(std, layers)
    with np.errstate(over="ignore"):
        forward = depths.layer_rms(signal, Ws, g)
        backward = depths.gradient_rms(signal, Ws, g, slope, gradient)
    return SimpleNamespace(std=std, forward=np.array(forward), backward=np.array(backward))


@wraps(depths.layer_rms)
def each_rms(A0, Ws, g):
    return np.array(depths.layer_rms(A0, Ws, g))


def compute(depth, std, activation, init_std, layer_rms):
    fair = fair_std(UNITS, activation)
    own_std = beside("init_std", init_std, fair_std, UNITS, activation)
    measured = drawn()[0], weights(std, depth), SLOPES[activation][0]
    own_rms = beside("layer_rms", layer_rms, each_rms, *measured)
    courses = {"fair": course(fair, depth, activation), "chosen": course(std, depth, activation)}
    if own_std and not own_std.trouble and abs(own_std.value) < 1e3:
        courses["own"] = course(own_std.value, depth, activation)
    return SimpleNamespace(
        depth=depth,
        activation=activation,
        courses=courses,
        measured=own_rms.value if own_rms and not own_rms.trouble else None,
        said=" ".join(answer.said for answer in (own_std, own_rms) if answer),
    )


def draw(key, left, right, a):
    titles = _("Signal, going forward"), _("Gradient, coming back")
    for board, title in zip((left, right), titles, strict=True):
        board.frame(
            grid=True,
            yscale="log",
            xlim=(0, DEEPEST),
            ylim=(LOW, HIGH),
            yticks=[10.0**power for power in range(-15, 16, 5)],
            xlabel=_("layer"),
            ylabel="RMS",
            title=title,
        )
    layers = np.arange(1, a.depth + 1)
    for name, its in a.courses.items():
        draw_course(left, name, layers, its.forward)
        draw_course(right, name, layers, its.backward)
    if a.measured is not None:
        left.marks("measured", layers, shown(a.measured), "D", PURPLE, 5, PURPLE, zorder=6)
    beyond(left, a.courses["chosen"].forward, 0.97, "right")
    beyond(right, a.courses["chosen"].backward, 0.03, "left")
    draw_key(key, a)


def draw_course(board, name, layers, values):
    colour, mark, size, line = LOOKS[name]
    board.line(f"{name} line", layers, shown(values), color=colour, linestyle=line, linewidth=1.6, zorder=4)
    board.marks(name, layers, shown(values), mark, colour, size, colour, zorder=5)


def shown(values):
    """What a logarithmic axis can show: what is 0, below 0 or not finite leaves a gap."""
    values = np.asarray(values, dtype=float)
    return np.where(np.isfinite(values) & (values > 0), values, np.nan)


def beyond(board, values, x, align):
    """Say how far the chosen course goes outside the picture, at the side it does not go to."""
    for name, value, y, words in (
        ("below", values.min(), 0.05, _("↓ to {value:.0e}")),
        ("above", values.max(), 0.95, _("↑ to {value:.0e}")),
    ):
        if not LOW <= value <= HIGH:
            said = words.format(value=value)
            board.text(name, x, y, said, inside=True, over=True, ha=align, va="center", color=BLUE)


def draw_key(key, a):
    key.frame(bare=True, xlim=(0, 1), ylim=(0, 1))
    entries = [
        (BLUE, _("● std {std:.3g}").format(std=a.courses["chosen"].std)),
        (GREEN, _("▲ {rule}: std {std:.3g}").format(rule=RULES[a.activation], std=a.courses["fair"].std)),
    ]
    if "own" in a.courses:
        entries.append((ORANGE, _("■ your init_std: {std:.3g}").format(std=a.courses["own"].std)))
    if a.measured is not None:
        entries.append((PURPLE, _("◆ your layer_rms of ●")))
    for place, (colour, words) in enumerate(entries):
        key.text(f"entry {place}", 0.25 * place, 0.5, words, va="center", color=colour, weight="bold")


def describe(a):
    chosen, fair = a.courses["chosen"], a.courses["fair"]
    return _(
        "{depth} layers of {units} {activation} units, weights with standard deviation {std:.3g}: a signal of "
        "RMS 1 leaves the last layer with {signal:.2g}; a gradient of RMS 1 there is {gradient:.2g} at layer 1. "
        "With {rule}'s {fair:.3g} they end at {fair_signal:.2g} and {fair_gradient:.2g}."
    ).format(
        depth=a.depth,
        units=UNITS,
        activation=a.activation,
        std=chosen.std,
        signal=chosen.forward[-1],
        gradient=chosen.backward[0],
        rule=RULES[a.activation],
        fair=fair.std,
        fair_signal=fair.forward[-1],
        fair_gradient=fair.backward[0],
    )


signal_depth = Explorer(
    name="signal_depth",
    controls=(
        Slider("depth", N_("layers"), 10, 1, DEEPEST),
        LogSlider("std", N_("std of weights"), 0.1, 0.01, 1),
        Choice("activation", N_("activation"), "tanh", {"tanh": "tanh", "relu": "relu"}),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.1, 0.92, 0.87, 0.06), (0.1, 0.14, 0.375, 0.69), (0.595, 0.14, 0.375, 0.69)],
    task=N_(
        "Ten layers, std 0.01: how much of the signal is left? Find, for tanh and for relu, the std at which 50 "
        "layers still pass it on. What happens to the signal at std 1, with each of the two?"
    ),
    prediction=Prediction(
        "signal_depth",
        N_(
            "He's standard deviation for 100 relu units is 0.141. Somebody starts 50 such layers with 0.2 instead. "
            "The input has RMS 1. Which RMS has the output of layer 50?"
        ),
        (N_("about 1"), N_("about 1.4"), N_("about 70"), N_("about 30000000")),
        N_("about 30000000"),
        N_(
            "0.2 is sqrt(2) times too much, and every layer multiplies once more: 2 to the power of 25 is about 33 "
            "million. Factors do not add up to 70, they multiply."
        ),
    ),
    functions=("init_std", "layer_rms"),
    height=360,
)
