"""saddle_view: what a point of slope 0 is, in a landscape of n dimensions that prefers no direction (chapter 08).

Each of 4000 such points has a matrix of second slopes, drawn at random, with one curvature for each of n directions.
One point is looked at closely, and all are counted: by how many of their directions lead down.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, own_or_none
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction
from dlcore.saddles import critical_point as reference

POINTS, ASKED, MOST = 4000, 400, 10
WORDS = {"min": N_("a minimum"), "max": N_("a maximum"), "saddle": N_("a saddle"), "flat": N_("flat")}
MESH, LINES = np.linspace(-1, 1, 31), np.linspace(-1, 1, 9)
CENTRE = len(LINES) // 2


@lru_cache(MOST)
def drawn(n):
    """The curvatures of all points (POINTS, n), ascending, and the second slopes of the first ones (ASKED, n, n)."""
    B = np.random.default_rng(0).standard_normal((POINTS, n, n))
    H = (B + B.swapaxes(1, 2)) / 2
    return np.linalg.eigvalsh(H), H[:ASKED]


@lru_cache(MOST * 20)
def word(n, k):
    """What point k is."""
    return reference(drawn(n)[1][k])


def compute(n, seed, critical_point):
    curvatures = drawn(n)[0]
    down = (curvatures < 0).sum(axis=1)
    own, said = learners(n, seed, critical_point)
    return SimpleNamespace(
        n=n,
        curvatures=curvatures[seed],
        word=word(n, seed),
        down=int(down[seed]),
        counts=np.bincount(down, minlength=n + 1),
        own=own,
        said=said,
    )


def learners(n, seed, critical_point):
    """What the learner's function calls the point, None after trouble, and how it compares at many points."""
    if (own := own_or_none("critical_point", critical_point, reference)) is None:
        return None, ""
    H, found = drawn(n)[1], []
    if trouble := attempt(lambda: found.extend(own(its, like="") for its in H), own):
        return None, trouble
    if other := [its for its in found if its not in WORDS]:
        words = _("What your critical_point returns has to be one of {words}; it is the str {other}.")
        return None, words.format(words=", ".join(WORDS), other=repr(other[0])[:30])
    wrong = [k for k in range(ASKED) if found[k] != word(n, k)]
    if not wrong:
        words = _("Your critical_point agrees with the reference at {count} such points.")
        return found[seed], words.format(count=ASKED)
    k = seed if seed in wrong else wrong[0]
    words = _(
        "Your critical_point differs from the reference at {wrong} of {count} such points: what has the curvatures "
        "{curvatures} it calls {own} instead of {wanted}."
    )
    return found[seed], words.format(
        wrong=len(wrong),
        count=ASKED,
        curvatures=listed(drawn(n)[0][k]),
        own=found[k],
        wanted=word(n, k),
    )


def listed(curvatures):
    return ", ".join(f"{value:.2f}" for value in curvatures)


def draw(left, middle, right, a):
    draw_surface(left, a)
    middle.frame(
        grid=True,
        xlim=(0.3, MOST + 0.7),
        ylim=(-6, 6),
        xticks=[1, 4, 7, 10],
        xlabel=_("direction"),
        title=_("Its curvatures"),
    )
    middle.line("zero", [0, MOST + 1], [0, 0], color=INK, linewidth=1, zorder=2)
    places, up = np.arange(1, a.n + 1), a.curvatures > 0
    for name, those, colour, mark in (("up", up, BLUE, "^"), ("down", ~up, ORANGE, "v")):
        stems = [
            [(x - 0.1, 0), (x - 0.1, y), (x + 0.1, y), (x + 0.1, 0)]
            for x, y in zip(places, a.curvatures, strict=True)
        ]
        middle.shapes(
            name, [s for s, its in zip(stems, those, strict=True) if its], facecolors=[colour], zorder=3
        )
        middle.marks(f"{name} marks", places[those], a.curvatures[those], mark, colour, 9, zorder=4)
    middle.text("up key", 0.04, 0.94, _("▲ up"), color=BLUE, **KEY)
    middle.text("down key", 0.04, 0.06, _("▼ down"), color=ORANGE, **KEY)
    draw_counts(right, a)


KEY = {"inside": True, "over": True, "va": "center"}


def draw_counts(board, a):
    board.frame(
        grid=True,
        xlim=(-0.7, MOST + 0.7),
        ylim=(0, 1.3),
        xticks=[0, 2, 4, 6, 8, 10],
        yticks=[0, 0.5, 1],
        xlabel=_("directions that lead down"),
        title=_("Share of {points} points").format(points=POINTS),
    )
    shares = a.counts / POINTS
    bars = [[(k - 0.38, 0), (k - 0.38, s), (k + 0.38, s), (k + 0.38, 0)] for k, s in enumerate(shares)]
    colours = [BLUE, *[GREY] * (a.n - 1), ORANGE]
    board.shapes("bars", bars, facecolors=colours, edgecolors=["white"], zorder=3)
    board.marks("this", [a.down], [shares[a.down] + 0.05], "v", INK, 8, zorder=5)
    rows = (
        (_("minima: {count} (none down)").format(count=a.counts[0]), BLUE),
        (_("maxima: {count} (all down)").format(count=a.counts[-1]), ORANGE),
        (_("▼ the point of the picture"), INK),
    )
    for row, (words, colour) in enumerate(rows):
        board.text(f"row {row}", 0.97, 0.95 - 0.075 * row, words, color=colour, ha="right", **KEY)


def seen(u, v, z):
    """Where a point of the surface is in the picture, seen from above and from the side."""
    return 0.87 * (u - v), 0.27 * (u + v) + 1.1 * z


def draw_surface(board, a):
    """The surface along the direction that curves down most and the one that curves up most."""
    board.frame(bare=True, xlim=(-1.85, 1.85), ylim=(-1.75, 1.75), title=_("The point, close up"))
    low, high = a.curvatures[[0, -1]] / np.abs(a.curvatures).max()
    along = {"low": low, "high": high} if a.n > 1 else {"low": low}
    for name, curvature in along.items():
        colour, line = (BLUE, "-") if curvature > 0 else (ORANGE, (0, (4, 1.2)))
        for k, fixed in enumerate(LINES if a.n > 1 else [0.0]):
            across = (high if name == "low" else low) * fixed**2
            places = (MESH, fixed) if name == "low" else (fixed, MESH)
            bold = 3 if fixed == 0 else 1.1
            height = (curvature * MESH**2 + across) / 2
            x, y = seen(*places, height) if a.n > 1 else (1.3 * MESH, 2 * height)
            board.line(f"{name} {k}", x, y, color=colour, linestyle=line, linewidth=bold, zorder=bold)
    board.marks("point", [0], [0], "o", INK, 10, zorder=5)
    board.text("word", 0.5, 0.97, _(WORDS[a.word]), ha="center", weight="bold", **KEY)
    bends = _("curvature {low:.2f}") if a.n == 1 else _("curvatures from {low:.2f} to {high:.2f}")
    words = bends.format(low=a.curvatures[0], high=a.curvatures[-1])
    board.text("bends", 0.5, 0.03, words, ha="center", **KEY)
    if a.own is not None:
        said = _("yours: {word}").format(word=a.own)
        board.text("own", 0.5, 0.9, said, ha="center", color=PURPLE, weight="bold", **KEY)


def describe(a):
    return _(
        "{dimensions}, curvatures {curvatures}: this point of slope 0 is {word}. Of {points} such points {minima} are "
        "minima and {maxima} maxima. Directions that lead down: {down} here, and as many at {same} of the points."
    ).format(
        dimensions=_("1 dimension") if a.n == 1 else _("{n} dimensions").format(n=a.n),
        curvatures=listed(a.curvatures),
        word=_(WORDS[a.word]),
        points=POINTS,
        minima=a.counts[0],
        maxima=a.counts[-1],
        down=a.down,
        same=a.counts[a.down],
    )


saddle_view = Explorer(
    name="saddle_view",
    controls=(Slider("n", N_("dimensions"), 2, 1, MOST), Slider("seed", N_("point"), 0, 0, 19)),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.01, 0.04, 0.31, 0.85), (0.385, 0.16, 0.2, 0.73), (0.665, 0.16, 0.31, 0.73)],
    task=N_(
        "In 2 dimensions, look for a minimum, a maximum and a saddle. From how many dimensions on is there no minimum "
        "among the 4000 points? What do you see of such a point when only two of its directions are drawn?"
    ),
    prediction=Prediction(
        "saddle_view",
        N_("In 10 dimensions, how many of the 10 directions lead down from a random point of slope 0?"),
        (
            N_("0 or 10 at most points"),
            N_("4 to 6 at nearly all points"),
            N_("any number from 0 to 10, all equally often"),
        ),
        N_("4 to 6 at nearly all points"),
        N_(
            "Up and down are equally likely, and the curvatures of one point keep a distance from each other, so "
            "about half of them lie on either side of 0. None down, a minimum, is then out of reach."
        ),
    ),
    functions=("critical_point",),
    height=350,
)
