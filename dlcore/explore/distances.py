"""tau_lab: distances of pictures of one person and of two, and the threshold between them (chapter 16).

The embeddings are drawn at random: a middle for each person, and pictures scattered around it, all of length 1. So a
squared distance is at most 4, and two strangers are about 2 apart.
"""

from functools import lru_cache
from itertools import combinations
from types import SimpleNamespace

import numpy as np

from dlcore import embedding
from dlcore.explore.bars import bar, heights, standing
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside_each, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

PEOPLE, PICTURES, NUMBERS = 40, 4, 16
EDGES = np.linspace(0, 4, 81)
TAUS = np.arange(0, 401) / 100
ASKED = np.arange(40) / 10 + 0.025
"""The distances at which a learner's function is asked: none is a tau, where d < tau and d <= tau differ."""

LEAST = 3e-5
"""Where a share of 0 stands on a logarithmic axis."""


@lru_cache(1)
def pairs():
    """Both pictures of each pair, and whether they show one person."""
    one, two = np.array(list(combinations(range(PEOPLE * PICTURES), 2))).T
    return one, two, one // PICTURES == two // PICTURES


@lru_cache(64)
def distances(spread):
    """Squared distances of all pairs of one person, and of all pairs of two, both in order."""
    rng = np.random.default_rng(0)
    middles = unit(rng.normal(size=(PEOPLE, 1, NUMBERS)))
    noise = rng.normal(size=(PEOPLE, PICTURES, NUMBERS)) / np.sqrt(NUMBERS)  # about as long as a middle
    F = unit(middles + spread * noise).reshape(-1, NUMBERS)
    one, two, same = pairs()
    d = embedding.sq_dist(F[one], F[two])
    return np.sort(d[same]), np.sort(d[~same])


def unit(F):
    return F / np.linalg.norm(F, axis=-1, keepdims=True)


def shares(spread, tau):
    """The share of each kind of pairs that is taken for one person, at one tau or at many."""
    return [np.searchsorted(d, tau) / d.size for d in distances(spread)]


def compute(tau, spread, same_person):
    answer = beside_each("same_person", same_person, embedding.same_person, [(float(d), tau) for d in ASKED])
    same, different = distances(spread)
    right, wrong = shares(spread, tau)
    return SimpleNamespace(
        tau=tau,
        spread=spread,
        heights={"same": heights(same, EDGES), "different": heights(different, EDGES)},
        sizes=(same.size, different.size),
        counts=(int(np.searchsorted(same, tau)), int(np.searchsorted(different, tau))),
        accepted=right,
        false_accepts=wrong,
        false_rejects=1 - right,
        curve=shares(spread, TAUS),
        own=answer.value if answer and not answer.trouble else None,
        said=said_of([answer], how),
    )


def how(answer):
    k = next(k for k, pair in enumerate(zip(answer.value, answer.wanted, strict=True)) if pair[0] != pair[1])
    words = _("at d = {d:.3f} it is {value} instead of {wanted}")
    return words.format(d=ASKED[k], value=answer.value[k], wanted=answer.wanted[k])


def draw(left, above, below, a):
    draw_distances(left, a)
    draw_errors(above, a)
    draw_roc(below, a)


def draw_distances(board, a):
    """One person above, two below, each to its highest bin; what is on the wrong side of tau is dark."""
    board.frame(xlim=(0, 4), ylim=(-1.1, 2.0), yticks=[], xlabel=_("squared distance d"))
    for name, sign, colour, pale, wrong in (
        ("same", 1, BLUE, "#bfe0f4", lambda low: low >= a.tau),
        ("different", -1, ORANGE, "#fbd2b5", lambda low: low < a.tau),
    ):
        shares = a.heights[name]
        shares = sign * shares / shares.max()
        board.shapes(name, standing(shares, EDGES), facecolors=[pale], edgecolors=["none"], zorder=2)
        bins = zip(EDGES, EDGES[1:], shares, strict=False)
        dark = [bar(low, high, 0, share) for low, high, share in bins if wrong(low) and share]
        look = {"facecolors": [colour], "edgecolors": ["none"], "zorder": 2.5}
        board.shapes(f"{name} wrong", dark or [bar(4, 4, 0, 0)], **look)
    board.line("zero", [0, 4], [0, 0], color=GREY, linewidth=0.8, zorder=3)
    board.line("tau", [a.tau] * 2, [-1.1, 1.1], color=INK, linewidth=1.4, linestyle="--", zorder=4)
    board.text("tau words", a.tau, 1.17, _("tau"), ha="center", va="center", weight="bold")
    words = _("● one person: {count:,} pairs").format(count=a.sizes[0])
    board.text("same key", 4, 1.87, words, ha="right", va="center", color=BLUE)
    words = _("▲ two people: {count:,} pairs").format(count=a.sizes[1])
    board.text("different key", 4, 1.65, words, ha="right", va="center", color=ORANGE)
    if a.own is not None:
        yes = [d for d, own in zip(ASKED, a.own, strict=True) if own]
        if yes:
            board.marks("own", yes, np.zeros(len(yes)), "s", PURPLE, 5, zorder=5, clip_on=False)
        words = _("■ your same_person says yes")
        board.text("own key", 4, 1.43, words, ha="right", va="center", color=PURPLE)


def draw_errors(board, a):
    board.frame(bare=True, xlim=(0, 1), ylim=(0, 1))
    board.text("title", 0, 0.93, _("Who is taken for the same person?"), fontsize=13, va="center", fixed=True)
    (right, wrong), (same, different) = a.counts, a.sizes
    for y, colour, share, words in (
        (
            0.6,
            BLUE,
            a.false_rejects,
            _("● turned away: {k:,} of {all:,}, {share:.2f} %").format(
                k=same - right, all=same, share=100 * a.false_rejects
            ),
        ),
        (
            0.24,
            ORANGE,
            a.false_accepts,
            _("▲ strangers let in: {k:,} of {all:,}, {share:.2f} %").format(
                k=wrong, all=different, share=100 * a.false_accepts
            ),
        ),
    ):
        board.text(f"words {y}", 0, y + 0.1, words, va="center", color=colour)
        board.shapes(f"all {y}", [bar(0, 0.98, y - 0.12, y)], facecolors=["#eeeeee"], edgecolors=["none"])
        look = {"facecolors": [colour], "edgecolors": ["none"], "zorder": 3}
        board.shapes(f"share {y}", [bar(0, 0.98 * share, y - 0.12, y)], **look)


def draw_roc(board, a):
    board.frame(
        grid=True,
        xscale="log",
        xlim=(LEAST, 1),
        ylim=(0, 1.03),
        xticks=[1e-4, 1e-3, 1e-2, 0.1, 1],
        xticklabels=["0.01 %", "0.1 %", "1 %", "10 %", "100 %"],
        yticks=[0, 0.5, 1],
        yticklabels=["0 %", "50 %", "100 %"],
        xlabel=_("strangers let in"),
        ylabel=_("friends let in"),
    )
    right, wrong = a.curve
    board.line("roc", np.maximum(wrong, LEAST), right, color=INK, linewidth=2, zorder=3, clip_on=False)
    board.marks("here", [max(a.false_accepts, LEAST)], [a.accepted], "D", INK, 11, zorder=5, clip_on=False)
    chance = np.geomspace(LEAST, 1, 60)
    board.line("chance", chance, chance, color=GREY, linewidth=1.2, linestyle="--", zorder=2)
    words = _("◆ tau = {tau:.2f}").format(tau=a.tau)
    board.text("here words", 0.98, 0.2, words, inside=True, over=True, ha="right", va="center", weight="bold")


def describe(a):
    return _(
        "tau {tau:.2f}, spread {spread:g}. Of {same:,} pairs of one person {rejected:,} are turned away, "
        "{reject_share:.2f} %; of {different:,} pairs of two people {accepted:,} are let in, {accept_share:.2f} %."
    ).format(
        tau=a.tau,
        spread=a.spread,
        same=a.sizes[0],
        rejected=a.sizes[0] - a.counts[0],
        reject_share=100 * a.false_rejects,
        different=a.sizes[1],
        accepted=a.counts[1],
        accept_share=100 * a.false_accepts,
    )


tau_lab = Explorer(
    name="tau_lab",
    controls=(
        Slider("tau", N_("threshold tau"), 0.7, 0.0, 4.0, 0.05),
        Slider("spread", N_("spread of a person's pictures"), 0.4, 0.05, 1.5, 0.05),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.025, 0.14, 0.45, 0.85), (0.515, 0.61, 0.475, 0.37), (0.6, 0.14, 0.365, 0.42)],
    task=N_(
        "Set the spread to 0.8. Which tau turns away as large a share of friends as it lets in of strangers? And how "
        "many friends does it cost if at most one stranger in a thousand may get in?"
    ),
    prediction=Prediction(
        "tau_lab",
        N_("Two pictures are taken for one person if d < tau. What happens when tau goes up?"),
        (
            N_("more strangers get in, fewer friends are turned away"),
            N_("fewer strangers get in, more friends are turned away"),
            N_("both errors become fewer"),
        ),
        N_("more strangers get in, fewer friends are turned away"),
        N_(
            "A larger tau lets more of everything in. d is a distance: small means alike. One error is always bought "
            "with the other; only better embeddings lower both."
        ),
    ),
    functions=("same_person",),
    height=380,
)
