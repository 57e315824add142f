"""activation_zoo: four activations and their slopes, and where the slope is gone (chapter 03)."""

from types import SimpleNamespace

import numpy as np

from dlcore import activations
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of, worst_on
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

GRID = np.linspace(-8, 8, 321)
NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky": N_("leaky ReLU")}
LOOK = {  # one mark and one dash each, so that no line is told by its colour alone
    "sigmoid": (BLUE, "o", "-"),
    "tanh": (GREEN, "D", (0, (6, 2))),
    "relu": (PURPLE, "s", (0, (2, 1.5))),
    "leaky": (INK, "^", (0, (6, 2, 1, 2))),
}
HEIGHTS = {"sigmoid": (-0.3, 1.3), "tanh": (-1.4, 1.4), "relu": (-4.6, 8.6), "leaky": (-4.6, 8.6)}
DEAD = 0.01
"""A slope below this hardly moves a weight any more."""


def value(name, z, leak):
    extra = (leak,) if name == "leaky" else ()
    return FUNCTIONS[name][0](z, *extra)


def slope(name, z, leak):
    extra = (leak,) if name == "leaky" else ()
    return FUNCTIONS[name][1](z, *extra)


FUNCTIONS = {
    "sigmoid": (activations.sigmoid, activations.sigmoid_grad),
    "tanh": (activations.tanh, activations.tanh_grad),
    "relu": (activations.relu, activations.relu_grad),
    "leaky": (activations.leaky_relu, activations.leaky_relu_grad),
}


def compute(function, z0, leak, relu, relu_grad, leaky_relu, leaky_relu_grad, tanh_via_sigmoid):
    own = {
        ("relu", "value"): beside("relu", relu, activations.relu, GRID),
        ("relu", "slope"): beside("relu_grad", relu_grad, activations.relu_grad, GRID),
        ("leaky", "value"): beside("leaky_relu", leaky_relu, activations.leaky_relu, GRID, leak),
        ("leaky", "slope"): beside(
            "leaky_relu_grad", leaky_relu_grad, activations.leaky_relu_grad, GRID, leak
        ),
        ("tanh", "value"): beside("tanh_via_sigmoid", tanh_via_sigmoid, activations.tanh_via_sigmoid, GRID),
    }
    here = np.float64(z0)
    return SimpleNamespace(
        function=function,
        z0=z0,
        leak=leak,
        curve=value(function, GRID, leak),
        height=float(value(function, here, leak)),
        slopes={name: slope(name, GRID, leak) for name in FUNCTIONS},
        here={name: float(slope(name, here, leak)) for name in FUNCTIONS},
        own={which: own[function, which] for which in ("value", "slope") if own.get((function, which))},
        said=said_of(own.values(), worst_on(GRID, "z = {:.2f}")),
    )


def steepest(a):
    """The functions with the largest slope at z0, to the digits that are shown."""
    largest = round(max(a.here.values()), 4)
    return [name for name, here in a.here.items() if round(here, 4) == largest]


def draw(left, right, table, a):
    colour, mark, _dash = LOOK[a.function]
    low, high = HEIGHTS[a.function]
    left.frame(grid=True, xlim=(-8, 8), ylim=(low, high), xlabel="z", title=_("g(z), and its tangent at z₀"))
    right.frame(grid=True, xlim=(-8, 8), ylim=(-0.06, 1.12), xlabel="z", title=_("slope g′(z)"))
    left.line("curve", GRID, a.curve, color=colour, linewidth=3, zorder=3)
    reach = np.array([-2.2, 2.2])
    steep = a.here[a.function]
    left.line("tangent", a.z0 + reach, a.height + steep * reach, color=GREY, linewidth=2, zorder=4)
    left.marks("here", [a.z0], [a.height], mark, colour, 10, zorder=5, clip_on=False)
    for name, slopes in a.slopes.items():
        own_colour, _mark, dash = LOOK[name]
        width, height = (3, 4) if name == a.function else (1.2, 3)
        right.line(name, GRID, slopes, color=own_colour, linestyle=dash, linewidth=width, zorder=height)
    right.line("place", [a.z0, a.z0], [-0.06, 1.12], color=INK, linewidth=1, linestyle=":", zorder=2)
    right.marks("here", [a.z0], [steep], mark, colour, 10, zorder=5, clip_on=False)
    for board, answer, y in ((left, a.own.get("value"), 0.07), (right, a.own.get("slope"), 0.5)):
        if answer and not answer.trouble:
            board.line(
                "own", GRID, answer.value, color=ORANGE, linestyle=(0, (1, 1)), linewidth=2.6, zorder=4.5
            )
            board.text("own key", 0.97, y, _("┅ your {name}").format(name=answer.name), **KEY)
    draw_table(table, a)


KEY = {"inside": True, "over": True, "color": ORANGE, "ha": "right", "va": "center"}


def draw_table(board, a):
    """The slopes at z0, one row a function."""
    board.frame(bare=True, xlim=(0, 1), ylim=(0, 6))
    board.text("head", 0, 5.4, _("g′ at z₀ = {z:.2f}").format(z=a.z0), weight="bold", va="center")
    for row, name in enumerate(FUNCTIONS):
        colour, mark, dash = LOOK[name]
        top = 4.3 - 1.15 * row
        board.line(f"{name} line", [0, 0.3], [top, top], color=colour, linestyle=dash, fixed=True)
        board.marks(f"{name} mark", [0.15], [top], mark, colour, 8, fixed=True)
        board.text(f"{name} name", 0.37, top, _(NAMES[name]), va="center", fixed=True)
        star = "  ★" if name in steepest(a) else ""
        said = f"{a.here[name]:.4f}{star}"
        weight = "bold" if name == a.function else "normal"
        board.text(f"{name} slope", 0.37, top - 0.5, said, va="center", weight=weight)


def describe(a):
    listed = ", ".join(f"{_(NAMES[name])} {here:.4f}" for name, here in a.here.items())
    return _(
        "At z = {z:.2f} {function} has the value {value:.3f} and the slope {slope:.4f}, {verdict}. "
        "Slopes of all four there: {listed}; largest: {largest}."
    ).format(
        function=_(NAMES[a.function]),
        z=a.z0,
        value=a.height,
        slope=a.here[a.function],
        verdict=_("too small to learn from") if a.here[a.function] < DEAD else _("enough to learn from"),
        listed=listed,
        largest=_(" and ").join(_(NAMES[name]) for name in steepest(a)),
    )


activation_zoo = Explorer(
    name="activation_zoo",
    controls=(
        Choice("function", N_("function"), "sigmoid", NAMES),
        Slider("z0", N_("place z₀"), 0.0, -8.0, 8.0, 0.25),
        Slider("leak", N_("leak"), 0.01, 0.0, 0.5, 0.01),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.075, 0.16, 0.32, 0.74), (0.465, 0.16, 0.31, 0.74), (0.81, 0.06, 0.18, 0.88)],
    task=N_(
        "From z₀ = 0 go to the right until the sigmoid's slope is below 0.01, then to the left. Which functions "
        "still have a slope on the right, and which on the left? What does the leak change?"
    ),
    prediction=Prediction(
        "activation_zoo",
        N_("At z = -4, which of these functions has the largest slope, if the leak is 0.01?"),
        ("sigmoid", "tanh", "ReLU", N_("leaky ReLU")),
        "sigmoid",
        N_(
            "At -4 the sigmoid still has 0.0177, the leak is 0.01, tanh has 0.0013, and ReLU nothing at all. At +4 "
            "the order is another one: ReLU and its leaky form have 1 there. The sigmoid never has more than 0.25."
        ),
    ),
    functions=("relu", "relu_grad", "leaky_relu", "leaky_relu_grad", "tanh_via_sigmoid"),
    height=340,
)
