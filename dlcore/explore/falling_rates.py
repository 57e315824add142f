"""decay_lab: a noisy walk to the minimum, with a learning rate that stays or that falls (chapter 08).

J(w1, w2) = (w1^2 + w2^2) / 2, and every slope comes with noise, as that of a mini-batch does. Over many such walks the
distance from the minimum is known exactly: the mean shrinks by 1 - learning_rate, and every step adds its noise.
All schedules have lost half of their learning rate after 1 / rate epochs.
"""

from types import SimpleNamespace

import numpy as np

from dlcore import schedules
from dlcore.explore.controls import Choice, LogSlider, plain
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import Answer, attempt, own_or_none, said_of, worst_on
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

START, EPOCHS, UPDATES = np.array([3.0, 2.0]), 60, 10
NUMBERS = np.arange(EPOCHS)
NOISE = np.random.default_rng(4).standard_normal((EPOCHS * UPDATES, 2))
FLOOR, TOP = 1e-4, 3

SCHEMES = {
    "none": N_("none"),
    "inverse": N_("inverse"),
    "staircase": N_("staircase"),
    "exponential": N_("exponential"),
}
MARKS = {"none": ("o", "●"), "inverse": ("^", "▲"), "staircase": ("D", "◆"), "exponential": ("v", "▼")}
OWN = {"inverse": (ORANGE, "s", "■"), "staircase": (PURPLE, "P", "✚")}
DECAY = {"inverse": schedules.decay_inverse, "staircase": schedules.decay_staircase}
SETTINGS = {  # rate -> what stands between the learning rate and the epoch
    "inverse": lambda rate: (rate,),
    "staircase": lambda rate: (0.5, max(1, round(1 / rate))),
    "exponential": lambda rate: (0.5**rate,),
}


def falling(scheme, lr0, rate):
    """The learning rate of each epoch."""
    if scheme == "none":
        return np.full(EPOCHS, lr0)
    decay = getattr(schedules, f"decay_{scheme}")
    return np.array([decay(lr0, *SETTINGS[scheme](rate), epoch) for epoch in range(EPOCHS)])


def walk(rates):
    """The places (updates + 1, 2) of one noisy walk."""
    places = [START]
    for lr, noise in zip(np.repeat(rates, UPDATES), NOISE, strict=True):
        places.append(places[-1] - lr * (places[-1] + noise))
    return np.array(places)


def distance(rates):
    """The root mean square of the distance from the minimum, over all such walks, after each update."""
    mean, spread, found = START @ START, 0.0, []
    with np.errstate(all="ignore"):
        for lr in np.repeat(rates, UPDATES):
            found.append(mean + spread)
            mean, spread = (1 - lr) ** 2 * mean, (1 - lr) ** 2 * spread + 2 * lr**2
        return np.sqrt([*found, mean + spread])


def compute(lr0, scheme, rate, **given):
    rates = {name: falling(name, lr0, rate) for name in SCHEMES}
    own = {
        name: learners(name, given[f"decay_{name}"], lr0, rate, rates[name])
        for name in DECAY
        if given[f"decay_{name}"]
    }
    drawn = {name: answer.value for name, answer in own.items() if answer and not answer.trouble}
    return SimpleNamespace(
        lr0=lr0,
        scheme=scheme,
        rate=rate,
        rates=rates,
        path=walk(rates[scheme]),
        distance=distance(rates[scheme]),
        none=distance(rates["none"])[-1],
        own=drawn,
        own_distance=distance(drawn[scheme]) if scheme in drawn else None,
        said=said_of(own.values(), worst_on(NUMBERS, N_("epoch {:.0f}"))),
    )


def learners(name, function, lr0, rate, wanted):
    """The Answer of a learner's decay to all epochs; None if it is the reference."""
    if (own := own_or_none(f"decay_{name}", function, DECAY[name])) is None:
        return None
    found = []

    def ask():
        for epoch in range(EPOCHS):
            found.append(own(lr0, *SETTINGS[name](rate), epoch, like=0.0))

    trouble = attempt(ask, own)
    return Answer(own.name, None if trouble else np.array(found), wanted, trouble)


def draw(key, left, top, bottom, a):
    draw_key(key, a)
    left.frame(xlim=(-4, 4), ylim=(-4, 4), xlabel="w1", ylabel="w2", title=_("One walk"))
    left.line("way", *a.path.T, color=BLUE, linewidth=0.8, alpha=0.55, zorder=3)
    left.marks("late", *a.path[-10 * UPDATES :].T, "o", BLUE, 4, "white", markeredgewidth=0.4, zorder=4)
    ring = a.distance[-1] * np.stack([f(np.linspace(0, 2 * np.pi, 121)) for f in (np.cos, np.sin)])
    left.line("ring", *ring, color=INK, linewidth=1.4, linestyle="--", zorder=5)
    left.marks("minimum", [0], [0], "+", INK, 13, INK, markeredgewidth=1.8, zorder=5)
    left.text("start", *START, _("start"), offset=(7, 5), over=True)
    keys = (_("● the last 10 epochs"), BLUE), (_("┅ end of all walks, on average"), INK)
    for row, (words, colour) in enumerate(keys):
        left.text(
            f"key {row}", 0.02, 0.12 - 0.08 * row, words, inside=True, over=True, va="center", color=colour
        )

    top.frame(
        grid=True,
        yscale="log",
        xlim=(0, EPOCHS),
        ylim=(FLOOR, TOP),
        yticks=[1e-4, 1e-3, 1e-2, 1e-1, 1],
        title=_("Learning rate in each epoch"),
    )
    for name, rates in a.rates.items():
        chosen, shown = name == a.scheme, np.maximum(rates, FLOOR / 10)
        look = {
            "color": BLUE if chosen else GREY,
            "alpha": 1 if chosen else 0.6,
            "zorder": 4 if chosen else 3,
        }
        top.line(name, NUMBERS, shown, drawstyle="steps-post", linewidth=2.6 if chosen else 1.1, **look)
        look["alpha"] = 1
        top.marks(f"{name} marks", NUMBERS[::6], shown[::6], MARKS[name][0], size=8 if chosen else 5, **look)
    bottom.frame(
        grid=True,
        yscale="log",
        xlim=(0, EPOCHS),
        ylim=(0.01, 10),
        yticks=[0.01, 0.1, 1, 10],
        xlabel=_("epoch"),
        title=_("Distance from the minimum"),
    )
    epochs = np.arange(len(a.path)) / UPDATES
    bottom.line("walk", epochs, np.hypot(*a.path.T), color=BLUE, linewidth=0.8, alpha=0.55, zorder=3)
    bottom.line("all", epochs, a.distance, color=INK, linewidth=2, linestyle="--", zorder=4)
    for name, rates in a.own.items():
        colour, mark, _sign = OWN[name]
        top.marks(f"own {name}", NUMBERS[::4], positive(rates)[::4], mark, colour, 5, colour, zorder=6)
    if a.own_distance is not None:
        colour, mark, _sign = OWN[a.scheme]
        shown = positive(a.own_distance)[:: 4 * UPDATES]
        bottom.marks("own", epochs[:: 4 * UPDATES], shown, mark, colour, 6, zorder=5)


def positive(values):
    """What a logarithmic axis can show of any numbers."""
    return np.where(np.isfinite(values) & (values > 0), np.clip(values, 1e-9, 1e9), np.nan)


def draw_key(key, a):
    key.frame(bare=True, xlim=(0, 1), ylim=(0, 1))
    for place, name in enumerate(SCHEMES):
        look = {"color": BLUE, "weight": "bold"} if name == a.scheme else {"color": GREY, "weight": "normal"}
        words = f"{MARKS[name][1]} {_(SCHEMES[name])}"
        key.text(name, (0, 0.105, 0.23, 0.375)[place], 0.5, words, va="center", **look)
    for name in a.own:
        colour, _mark, sign = OWN[name]
        place = 0.62 if name == "inverse" else 0.8
        words = _("{sign} your {name}").format(sign=sign, name=_(SCHEMES[name]))
        key.text(f"own {name}", place, 0.5, words, va="center", color=colour)


def describe(a):
    return _(
        "Learning rate {lr0}, {how}: it is {last:.2g} in the last of {epochs} epochs. Over many walks the distance "
        "from the minimum goes from {first:.2f} to {end:.3g}{none}; this walk ends at {here:.3g}."
    ).format(
        lr0=plain(a.lr0),
        how=_("no decay")
        if a.scheme == "none"
        else _("{scheme} decay at rate {rate}").format(scheme=_(SCHEMES[a.scheme]), rate=plain(a.rate)),
        last=a.rates[a.scheme][-1],
        epochs=EPOCHS,
        first=a.distance[0],
        end=a.distance[-1],
        none="" if a.scheme == "none" else _(", without decay to {none:.3g}").format(none=a.none),
        here=np.hypot(*a.path[-1]),
    )


decay_lab = Explorer(
    name="decay_lab",
    controls=(
        LogSlider("lr0", N_("first learning rate"), 0.1, 0.01, 1),
        Choice("scheme", N_("decay"), "none", SCHEMES),
        LogSlider("rate", N_("decay rate"), 0.1, 0.01, 1),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[
        (0.08, 0.93, 0.89, 0.06),
        (0.08, 0.12, 0.43, 0.74),
        (0.6, 0.565, 0.37, 0.295),
        (0.6, 0.12, 0.37, 0.295),
    ],
    task=N_(
        "Without decay, how small must the learning rate be for the walks to end within 0.15 of the minimum, and "
        "what does that cost? Begin with 0.3 and find a decay that ends there too. Then find one that is too fast."
    ),
    prediction=Prediction(
        "decay_lab",
        N_(
            "The learning rate is 0.05, and is halved after every epoch of ten updates. Where is the walk after 60 "
            "epochs?"
        ),
        (
            N_("very close to the minimum"),
            N_("still circling around the minimum"),
            N_("at a standstill on the way, far from the minimum"),
        ),
        N_("at a standstill on the way, far from the minimum"),
        N_(
            "All learning rates together come to twice the first epoch's, so the walk gets no further than two such "
            "epochs would take it. With 1 / (1 + epoch) the sum has no end, and the walk arrives."
        ),
    ),
    functions=("decay_inverse", "decay_staircase"),
    height=460,
)
