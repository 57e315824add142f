"""scale_curves: how the error of small and large models falls with the number of examples (chapter 01)."""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

# Invented numbers of the right kind, not measurements: the larger the model, the lower the error it can
# reach, and the more examples it needs to get half the way there from guessing (0.5).
MODELS = {
    # name: (lowest error, examples for half the way, colour, mark)
    "classic": (0.20, 20, GREY, "s"),
    "small": (0.12, 80, ORANGE, "^"),
    "medium": (0.06, 250, GREEN, "D"),
    "large": (0.02, 900, BLUE, "o"),
}
NAMES = {
    "classic": N_("classic method"),
    "small": N_("small network"),
    "medium": N_("medium network"),
    "large": N_("large network"),
}
EXAMPLES = np.geomspace(10, 100_000, 161)


def error(model, n_examples, noise):
    """Share of wrong answers. With probability `noise` a label is a coin toss: it misleads."""
    lowest, half_way, *_look = MODELS[model]
    worth = n_examples * (1 - noise) ** 2  # what noisy examples are worth in clean ones
    clean = lowest + (0.5 - lowest) / (1 + (worth / half_way) ** 0.75)
    return 0.5 * noise + (1 - noise) * clean


def compute(n_examples, model, noise):
    curves = {name: error(name, EXAMPLES, noise) for name in MODELS}
    here = {name: float(error(name, n_examples, noise)) for name in MODELS}
    return SimpleNamespace(n_examples=n_examples, model=model, noise=noise, curves=curves, here=here)


def best(a):
    """The models with the lowest error, to the digits that are shown."""
    lowest = round(min(a.here.values()), 3)
    return [name for name, value in a.here.items() if round(value, 3) == lowest]


def draw(left, right, a):
    left.frame(
        grid=True,
        xscale="log",
        xlim=(10, 100_000),
        ylim=(0, 0.52),
        xlabel=_("labelled examples"),
        ylabel=_("share of wrong answers"),
        title=_("Error against data (invented curves)"),
    )
    left.line("here", [a.n_examples] * 2, [0, 0.52], color=INK, linewidth=1, linestyle=":", zorder=2)
    right.frame(bare=True, xlim=(-0.03, 1), ylim=(-0.75, 4.1))
    right.text("at", 0, 3.72, _("With {n:,} examples").format(n=a.n_examples), fontsize=13, va="center")
    for row, (name, (*_numbers, colour, mark)) in enumerate(MODELS.items()):
        chosen = name == a.model
        width, height = (3.2, 4) if chosen else (1.4, 3)
        left.line(name, EXAMPLES, a.curves[name], color=colour, linewidth=width, zorder=height)
        left.marks(f"{name} here", [a.n_examples], [a.here[name]], mark, colour, 9, zorder=5, clip_on=False)
        top = 3.05 - row
        right.marks(f"{name} mark", [0.02], [top], mark, colour, size=9, fixed=True)
        weight = "bold" if chosen else "normal"
        right.text(f"{name} name", 0.07, top, _(NAMES[name]), va="center", weight=weight, fixed=True)
        end, low, high = 0.55 * a.here[name] / 0.5, top - 0.55, top - 0.27
        bar = [(0, low), (end, low), (end, high), (0, high)]
        right.shapes(f"{name} bar", [bar], facecolors=[colour], edgecolors=["none"])
        said = f"{a.here[name]:.3f}" + ("  ★ " + _("lowest") if name in best(a) else "")
        right.text(f"{name} error", end, top - 0.42, said, offset=(5, 0), va="center")


def describe(a):
    errors = ", ".join(f"{_(NAMES[name])} {value:.3f}" for name, value in a.here.items())
    winners = best(a)
    lowest = (
        _("all four") if len(winners) == len(MODELS) else _(" and ").join(_(NAMES[name]) for name in winners)
    )
    return _(
        "Invented curves: with {n:,} examples and label noise {noise:.2f} the errors are: {errors}. "
        "Lowest: {winners}."
    ).format(n=a.n_examples, noise=a.noise, errors=errors, winners=lowest)


scale_curves = Explorer(
    name="scale_curves",
    controls=(
        LogSlider("n_examples", N_("examples"), 1000, 10, 100_000, whole=True),
        Choice("model", N_("emphasise"), "classic", NAMES),
        Slider("noise", N_("label noise"), 0.2, 0.0, 1.0, 0.05),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.085, 0.16, 0.5, 0.74), (0.64, 0.04, 0.34, 0.9)],
    task=N_(
        "Find the number of examples from which the large network is the best of the four. Then raise the "
        "label noise: does it take more examples or fewer?"
    ),
    prediction=Prediction(
        "scale_curves",
        N_(
            "Four models, from a classic method to a large network. "
            "Which has the lowest error with 100 examples?"
        ),
        (
            N_("the large network, as always"),
            N_("the classic method or the small network"),
            N_("all four are equal"),
        ),
        N_("the classic method or the small network"),
        N_(
            "With few examples a large network has nothing to be large for. With 100,000 the order is turned "
            "round: the larger the network, the lower its error."
        ),
    ),
    height=340,
)
