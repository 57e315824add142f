"""optimizer_race: four optimizers in a bowl that is steeper one way than the other (chapter 08).

The cost is J(w1, w2) = (w1^2 + kappa w2^2) / 2. Its slope is known exactly, so the four differ in
nothing but their steps.
"""

from inspect import unwrap
from types import SimpleNamespace

import numpy as np

from dlcore import optimizers
from dlcore.explore.controls import Choice, LogSlider, Slider, plain
from dlcore.explore.ellipses import ellipses
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, own_or_none
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

START, STEPS = (5.0, 1.0), 60
RATES = np.geomspace(1e-3, 1, 91)
LEVELS = (0.1, 0.5, 2, 5, 12.5, 25, 50)
SQUARES = 0.9  # beta of RMSprop
LOW, HIGH = 1e-6, 1e6

NAMES = {
    "gd": N_("gradient descent"),
    "momentum": N_("momentum"),
    "rmsprop": N_("RMSprop"),
    "adam": N_("Adam"),
}
STEP = {
    "momentum_step": optimizers.momentum_step,
    "rmsprop_step": optimizers.rmsprop_step,
    "adam_step": optimizers.adam_step,
}
MEMORY = {"gd": (), "momentum": ("v",), "rmsprop": ("s",), "adam": ("v", "s")}
MOVES = {  # (step, W, dW, memory, t, lr, beta1) -> the next W and memory
    "gd": lambda step, W, dW, memory, t, lr, beta1: (W - lr * dW,),
    "momentum": lambda step, W, dW, memory, t, lr, beta1: step(W, dW, *memory, lr, beta1),
    "rmsprop": lambda step, W, dW, memory, t, lr, beta1: step(W, dW, *memory, lr, SQUARES),
    "adam": lambda step, W, dW, memory, t, lr, beta1: step(W, dW, *memory, t, lr, beta1),
}


def places(name, step, lr, beta1, kappa, start=START, steps=STEPS):
    """The places W (2, 1) after 0, 1, ... steps; lr may be a row of several learning rates, one for each column."""
    W, bend = np.array(start)[:, np.newaxis] + 0 * np.atleast_1d(lr), np.array([[1.0], [kappa]])
    memory = [np.zeros_like(W) for _name in MEMORY[name]]
    yield W
    for t in range(1, steps + 1):
        W, *memory = MOVES[name](step, W, bend * W, memory, t, lr, beta1)
        yield W


def path(name, lr, beta1, kappa, **course):
    """The same with the reference's step (steps + 1, 2, rates)."""
    step = unwrap(STEP[f"{name}_step"]) if name != "gd" else None  # its formula serves many rates too
    with np.errstate(over="ignore", invalid="ignore"):
        return np.array(list(places(name, step, lr, beta1, kappa, **course)))


def cost(W, kappa):
    """J along the axis of w1 and w2, the second one."""
    with np.errstate(all="ignore"):
        return (W[:, 0] ** 2 + kappa * W[:, 1] ** 2) / 2


def compute(optimizer, lr, beta1, kappa, **given):
    walked = path(optimizer, np.append(RATES, lr), beta1, kappa)
    costs = cost(walked, kappa)
    owns = {name: learners(name, step, lr, beta1, kappa) for name, step in given.items()}
    own = owns.get(f"{optimizer}_step")
    return SimpleNamespace(
        name=optimizer,
        lr=lr,
        beta1=beta1,
        kappa=kappa,
        path=walked[:, :, -1],
        cost=costs[:, -1],
        last=costs[-1, :-1],
        own=own.path if own else None,
        own_cost=cost(own.path, kappa) if own and own.path is not None else None,
        said=" ".join(said(name, its, optimizer) for name, its in owns.items() if its),
    )


def learners(function, step, lr, beta1, kappa):
    """The path with a learner's step, None after trouble, and what is to be said of it; None without such a step."""
    name = function.removesuffix("_step")
    if (own := own_or_none(function, step, STEP[function])) is None:
        return None

    def checked(W, dW, *rest):
        memory = rest[: len(MEMORY[name])]
        return own(W, dW, *rest, like=(W, *memory), parts=("W_new", *MEMORY[name]))

    visited = []
    with np.errstate(all="ignore"):
        trouble = attempt(lambda: visited.extend(places(name, checked, lr, beta1, kappa)), own)
    if trouble:
        return SimpleNamespace(path=None, said=trouble)
    its = np.array(visited)[:, :, 0]
    return SimpleNamespace(path=its, said=compared(function, its, path(name, lr, beta1, kappa)[:, :, 0]))


def compared(name, own, wanted):
    same = np.isclose(own, wanted, rtol=1e-6).all(axis=1)
    if same.all():
        return _("Your {name} takes the same path as the reference.").format(name=name)
    k = int(same.argmin())
    return _(
        "Your {name} leaves the reference's path at step {k}: it goes to {own}, the reference to {wanted}."
    ).format(name=name, k=k, own=place(own[k]), wanted=place(wanted[k]))


def place(W):
    return f"w1 = {W[0]:.4g}, w2 = {W[1]:.4g}"


def said(function, its, chosen):
    name = function.removesuffix("_step")
    if its.path is None or name == chosen:
        return its.said
    return f"{its.said} {_('Choose {name} to see it.').format(name=_(NAMES[name]))}"


def draw(top, left, right, a):
    top.frame(
        xlim=(-6.2, 6.2), ylim=(-1.45, 1.45), xlabel="w1", ylabel="w2", title=_("Steps across J(w1, w2)")
    )
    top.line("contours", *ellipses(LEVELS, a.kappa), color="#b9c4cf", linewidth=0.9, zorder=2)
    top.marks("minimum", [0], [0], "+", INK, size=13, edge=INK, markeredgewidth=1.8, fixed=True)
    top.text("start", *START, _("start"), offset=(7, 5), over=True)
    top.text(
        "name", 0.01, 0.92, _(NAMES[a.name]), inside=True, over=True, va="center", weight="bold", color=BLUE
    )
    scale = {"yscale": "log", "ylim": (LOW, HIGH), "yticks": [1e-6, 1e-3, 1, 1e3, 1e6]}
    left.frame(grid=True, xlim=(0, STEPS), xlabel=_("step"), title=_("Cost J after each step"), **scale)
    right.frame(
        grid=True,
        xscale="log",
        xlim=(RATES[0], RATES[-1]),
        xlabel=_("learning rate"),
        title=_("Cost J after {steps} steps").format(steps=STEPS),
        **scale,
    )
    right.line("last", RATES, shown(a.last), color=GREY, linewidth=1.8, zorder=3)
    draw_walk(top, left, right, "reference", a.path, a.cost, a.lr, BLUE, "o", 6)
    if a.own is not None:
        draw_walk(top, left, right, "own", a.own, a.own_cost, a.lr, ORANGE, "s", 3.5)
        words = _("■ your {name}_step").format(name=a.name)
        top.text("own key", 0.01, 0.08, words, inside=True, over=True, va="center", color=ORANGE)


def draw_walk(top, left, right, name, walk, costs, lr, colour, mark, size):
    """One walk: its places, its costs, and where it ends beside all other learning rates."""
    line, (w1, w2) = "-" if mark == "o" else "--", np.clip(walk, -1e9, 1e9).T
    top.line(f"{name} way", w1, w2, color=colour, linestyle=line, alpha=0.5, linewidth=1.3, zorder=3)
    top.marks(name, w1, w2, mark, colour, size, colour, zorder=4)
    left.line(f"{name} way", np.arange(len(costs)), shown(costs), color=colour, linestyle=line, zorder=3)
    left.marks(name, np.arange(len(costs)), shown(costs), mark, colour, size / 1.5, colour, zorder=4)
    end = np.clip(costs[-1:], LOW, HIGH)
    right.marks(name, [lr], end, mark, colour, 1.7 * size, zorder=5, clip_on=False)


def shown(costs):
    """What a logarithmic axis can show: far above it is as high as its edge, and 0 lies below it."""
    return np.clip(costs, LOW / 100, HIGH * 100)


def describe(a):
    best, name = int(np.argmin(a.last)), _(NAMES[a.name])
    return _(
        "{name}, learning rate {lr}{beta}, kappa {kappa}: {steps} steps take the cost from {first:.4g} to {last:.3g}. "
        "w2 changes its sign {turns} times. Of all learning rates up to 1 the best is about {rate:.2g}, which takes it "
        "to {best:.2g}."
    ).format(
        name=name[:1].upper() + name[1:],
        lr=plain(a.lr),
        beta=_(", beta1 {beta1:g}").format(beta1=a.beta1) if a.name in ("momentum", "adam") else "",
        kappa=a.kappa,
        steps=STEPS,
        first=a.cost[0],
        last=a.cost[-1],
        turns=np.count_nonzero(np.diff(np.sign(a.path[:, 1]))),
        rate=RATES[best],
        best=a.last[best],
    )


optimizer_race = Explorer(
    name="optimizer_race",
    controls=(
        Choice("optimizer", N_("optimizer"), "momentum", NAMES),
        LogSlider("lr", N_("learning rate"), 0.01, 0.001, 1),
        Slider("beta1", "beta1", 0.9, 0.0, 0.99, 0.01),
        Slider("kappa", "kappa", 50, 1, 100),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.09, 0.65, 0.88, 0.28), (0.09, 0.11, 0.37, 0.37), (0.6, 0.11, 0.37, 0.37)],
    task=N_(
        "With kappa 50, from which learning rate on does the cost grow, with gradient descent and with momentum? What "
        "does beta1 do to the path, and to that border? Then take kappa 1: what is left of the race?"
    ),
    prediction=Prediction(
        "optimizer_race",
        N_(
            "Adam walks with learning rate 0.5, and kappa 5. Then the bowl becomes ten times as steep along w2: kappa "
            "50. What happens to its path?"
        ),
        (
            N_("it swings ten times as far in w2"),
            N_("its steps in w2 are ten times as short"),
            N_("it explodes"),
            N_("nothing, it goes to the same places"),
        ),
        N_("nothing, it goes to the same places"),
        N_(
            "Adam divides the slope of w2 by the root of its average square. Ten times the slope is divided by ten "
            "times as much. Gradient descent would need a tenth of its learning rate."
        ),
    ),
    functions=("momentum_step", "rmsprop_step", "adam_step"),
    height=520,
)
