"""triplet_lab: an anchor, a positive and many negatives in a plane, and which of them cost something (chapter 16).

The plane stands for embeddings of two numbers. Distances are squared: a circle of points at the distance d from the
anchor has the radius sqrt(d).
"""

from types import SimpleNamespace

import numpy as np

from dlcore import embedding
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

MANY, EDGE = 24, 3.0
ANGLE = np.linspace(0, 2 * np.pi, 121)
KINDS = {  # colour, sign, mark, size, ground
    "hard": (ORANGE, "▲", "^", 9, "#fde5d4", N_("hard")),
    "semi-hard": (BLUE, "◆", "D", 7, "#d6eaf6", N_("semi-hard")),
    "easy": (GREEN, "●", "o", 7, "#ffffff", N_("easy")),
}


def others():
    """The negatives that stay where they are (MANY, 2): at all distances, in all directions but that of the names."""
    rng, k = np.random.default_rng(10), np.arange(MANY)
    radius = 0.35 + 2.5 * (k + 0.5) / MANY
    angle = -np.pi / 2 + 0.6 + (2 * np.pi - 1.2) * (0.618 * k % 1)  # the golden ratio spreads them evenly
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1) + 0.05 * rng.normal(
        size=(MANY, 2)
    )


NEGATIVES = others()


def compute(margin, positive, x, y, triplet_cost, semi_hard):
    N = np.vstack([[x, y], NEGATIVES])
    A, P = np.zeros_like(N), np.tile([positive, 0.0], (len(N), 1))
    dp, dn = embedding.sq_dist(A, P), embedding.sq_dist(A, N)
    cost = beside("triplet_cost", triplet_cost, embedding.triplet_cost, A, P, N, margin)
    chosen = beside("semi_hard", semi_hard, embedding.semi_hard, dp, dn, margin)
    semi = embedding.semi_hard(dp, dn, margin)
    losses = np.maximum(dp - dn + margin, 0)
    return SimpleNamespace(
        margin=margin,
        positive=positive,
        N=N,
        dp=dp[0],
        dn=dn,
        kinds=np.where(semi, "semi-hard", np.where(losses > 0, "hard", "easy")),
        losses=losses,
        cost=embedding.triplet_cost(A, P, N, margin),
        pulls=pulls(P[0], N[0]) if losses[0] > 0 else None,
        own_cost=cost.value if cost and not cost.trouble else None,
        own_semi=chosen.value if chosen and not chosen.trouble else None,
        said=said_of([cost, chosen], how),
    )


def pulls(P, N):
    """Where a step downhill takes the anchor, P and N of a triplet that costs: minus the slopes of its loss."""
    return {"A": 2 * (P - N), "P": -2 * P, "N": 2 * N}


def how(answer):
    if answer.name == "semi_hard":
        k = int(np.flatnonzero(answer.value != answer.wanted)[0])
        value = {0: False, 1: True}.get(answer.value[k], answer.value[k])
        words = _("at negative {k} it is {value} instead of {wanted}")
        return words.format(k=k + 1, value=value, wanted=bool(answer.wanted[k]))
    words = _("it gives {value:.4g} instead of {wanted:.4g}").format(value=answer.value, wanted=answer.wanted)
    if np.isclose(answer.value * (MANY + 1), answer.wanted) and answer.wanted:
        words += _(", the mean over the triplets instead of their sum")
    return words


def draw(left, right, a):
    draw_plane(left, a)
    draw_loss(right, a)


def circle(d):
    """The points at the squared distance d from the anchor."""
    return np.sqrt(d) * np.cos(ANGLE), np.sqrt(d) * np.sin(ANGLE)


def draw_plane(board, a):
    ends = {"xlim": (-EDGE - 0.15, EDGE + 0.15), "ylim": (-EDGE - 0.15, EDGE + 0.15), "xticks": range(-3, 4)}
    board.frame(grid=True, yticks=range(-3, 4), **ends)
    for name, d in (("semi-hard", a.dp + a.margin), ("hard", a.dp)):
        points = list(zip(*circle(d), strict=True))
        board.shapes(f"{name} ground", [points], facecolors=[KINDS[name][4]], edgecolors=["none"], zorder=1.6)
    board.line("inner", *circle(a.dp), color=ORANGE, linewidth=1.6, linestyle=(0, (6, 2)), zorder=2)
    board.line("outer", *circle(a.dp + a.margin), color=BLUE, linewidth=1.6, zorder=2)
    for place, (name, (colour, _sign, mark, size, *_rest)) in enumerate(KINDS.items()):
        here = np.flatnonzero(a.kinds[1:] == name) + 1
        if len(here):
            board.marks(name, *a.N[here].T, mark, colour, size, zorder=3 + place / 100)
    if a.own_semi is not None:
        other = np.flatnonzero(a.own_semi != (a.kinds == "semi-hard"))
        if len(other):
            look = {"markerfacecolor": "none", "markeredgewidth": 2, "zorder": 6}
            board.marks("own", *a.N[other].T, "s", PURPLE, 15, PURPLE, **look)
    draw_names(board, a)
    draw_triplet(board, a)


def draw_names(board, a):
    """The regions, where there is room for their names."""
    inner, outer = np.sqrt([a.dp, a.dp + a.margin])
    look = {"fontsize": 10, "ha": "center", "va": "center", "over": True}
    if inner > 0.75:
        board.text("name hard", 0, -0.7 * inner, _("hard"), color=ORANGE, zorder=2.5, **look)
    if outer - inner > 0.3 and outer > 1:
        words = _("semi-hard")
        board.text("name semi-hard", 0, -(inner + outer) / 2, words, color=BLUE, zorder=2.6, **look)
    board.text("name easy", 0, -2.75, _("easy"), color=GREEN, zorder=2.7, **look)


def draw_triplet(board, a):
    """The anchor, P and the N that is moved, with the ways that a step downhill takes them."""
    N, mark = a.N[0], KINDS[a.kinds[0]]
    board.line("to P", [0, a.positive], [0, 0], color=INK, linewidth=1.5, zorder=3.5)
    board.line("to N", [0, N[0]], [0, N[1]], color=INK, linewidth=1.5, linestyle=(0, (2, 1.5)), zorder=3.5)
    board.marks("A", [0], [0], "o", INK, 11, zorder=5)
    board.marks("P", [a.positive], [0], "P", INK, 12, zorder=5)
    board.marks("N", [N[0]], [N[1]], mark[2], mark[0], mark[3] + 6, INK, zorder=5)
    aside = (10 if N[0] < 2.5 else -20, 6 if N[1] < 2.5 else -17)
    for name, (x, y), offset in (("A", (0, 0), (-14, 6)), ("P", (a.positive, 0), (5, -16)), ("N", N, aside)):
        board.text(f"name {name}", x, y, name, offset, weight="bold", over=True)
    for name, start in (("A", (0, 0)), ("P", (a.positive, 0)), ("N", N)):
        if a.pulls and np.hypot(*a.pulls[name]) > 1e-9:
            draw_arrow(board, f"pull {name}", np.array(start), 0.25 * a.pulls[name])


def draw_arrow(board, name, start, way):
    """An arrow as two lines: its shaft, and its head turned back from the tip."""
    tip, length = start + way, np.hypot(*way)
    back = -way / length * min(0.22, 0.5 * length)
    across = 0.6 * np.array([-back[1], back[0]])
    x, y = np.transpose([start, tip, tip + back + across, tip, tip + back - across])
    board.line(name, x, y, color=INK, linewidth=2.4, zorder=4)


def draw_loss(board, a):
    """The loss of a triplet by the distance of its negative, with the three kinds of negatives."""
    reach, top = 9.2, 6.6
    board.frame(
        grid=True,
        xlim=(0, reach),
        ylim=(0, top),
        xlabel=_("squared distance from A to N"),
        ylabel=_("loss of the triplet"),
    )
    ends = (0, a.dp, a.dp + a.margin, reach)
    for name, low, high in zip(KINDS, ends, ends[1:], strict=False):
        ground = [(low, 0), (low, top), (high, top), (high, 0)]
        board.shapes(f"{name} ground", [ground], facecolors=[KINDS[name][4]], edgecolors=["none"], zorder=1.6)
    board.line(
        "loss", [0, a.dp + a.margin, reach], [a.dp + a.margin, 0, 0], color=INK, linewidth=2.2, zorder=3
    )
    for place, (name, (colour, sign, mark, size, _ground, called)) in enumerate(KINDS.items()):
        here = np.flatnonzero(a.kinds == name)
        if len(here):
            spot = {"zorder": 4 + place / 100, "clip_on": False}
            board.marks(name, a.dn[here], a.losses[here], mark, colour, size, **spot)
        words = _("{sign} {k} {name}, cost {cost:.2f}")
        words = words.format(sign=sign, k=len(here), name=_(called), cost=a.losses[here].sum())
        board.text(f"{name} key", 0.99, 0.95 - 0.075 * place, words, color=colour, **KEY)
    mark, place = KINDS[a.kinds[0]], min(a.dn[0], reach)
    board.marks("N", [place], a.losses[:1], mark[2], mark[0], mark[3] + 6, INK, zorder=5, clip_on=False)
    if a.dn[0] > reach:
        board.text(
            "N name", place, 0, _("N at {d:.1f} →").format(d=a.dn[0]), (0, 11), ha="right", weight="bold"
        )
    else:
        board.text("N name", place, a.losses[0], "N", (8, 6), weight="bold", over=True)
    words = _("all {k} triplets: {cost:.3f}").format(k=len(a.N), cost=a.cost)
    board.text("cost", 0.99, 0.95 - 0.225, words, weight="bold", **KEY)
    if a.own_cost is not None:
        words = _("■ your triplet_cost: {cost}").format(cost=f"{a.own_cost:.4g}")
        board.text("own cost", 0.99, 0.95 - 0.3, words, color=PURPLE, **KEY)
    if a.own_semi is not None:
        words = _("□ your semi_hard: {k} differ").format(
            k=int((a.own_semi != (a.kinds == "semi-hard")).sum())
        )
        board.text("own semi", 0.99, 0.95 - 0.375, words, color=PURPLE, **KEY)


KEY = {"inside": True, "over": True, "va": "center", "ha": "right"}


def describe(a):
    counts = {name: int((a.kinds == name).sum()) for name in KINDS}
    return _(
        "The positive is at the squared distance {dp:.2f} of the anchor, N at {dn:.2f}; margin {margin:g}. N is "
        "{kind}: its triplet costs {loss:.3f}. Nothing is to pay from {free:.2f} on, a radius of {radius:.3f}. Of "
        "{all} negatives {hard} are hard, {semi} semi-hard, {easy} easy; together they cost {cost:.3f}."
    ).format(
        dp=a.dp,
        dn=a.dn[0],
        margin=a.margin,
        kind=_(KINDS[a.kinds[0]][5]),
        loss=a.losses[0],
        free=a.dp + a.margin,
        radius=np.sqrt(a.dp + a.margin),
        all=len(a.N),
        hard=counts["hard"],
        semi=counts["semi-hard"],
        easy=counts["easy"],
        cost=a.cost,
    )


triplet_lab = Explorer(
    name="triplet_lab",
    controls=(
        Slider("margin", N_("margin"), 0.2, 0.0, 2.0, 0.05),
        Slider("positive", N_("P to the right of A"), 1.0, 0.0, 2.0, 0.05),
        Slider("x", N_("x of N"), 2.0, -3.0, 3.0, 0.05),
        Slider("y", N_("y of N"), 1.5, -3.0, 3.0, 0.05),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.045, 0.08, 0.43, 0.9), (0.555, 0.13, 0.43, 0.85)],
    task=N_(
        "Move N inwards through all three regions: when do the arrows appear, and where do they point? Which margin "
        "makes as many negatives semi-hard as are hard? Then put P and N on A, as a network does that gives the same "
        "numbers to all pictures: what does it pay with a margin of 0, and with 0.2?"
    ),
    prediction=Prediction(
        "triplet_lab",
        N_(
            "P is 1 away from A, so at the squared distance 1. The margin is 1.25. From which distance on, not "
            "squared, does a negative cost nothing? Type a number."
        ),
        (),
        1.5,
        N_(
            "The squared distance of N has to be 1 + 1.25 = 2.25, and the root of that is 1.5. The margin is added to "
            "squared distances, so the ring it makes is the thinner, the farther away P is."
        ),
    ),
    functions=("triplet_cost", "semi_hard"),
    height=380,
)
