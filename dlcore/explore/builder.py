"""net_builder: the shapes of a network's arrays, and where its parameters are (chapter 04)."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from dlcore import deep
from dlcore.explore.controls import Ladder, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PALE
from dlcore.practice.prediction import Prediction

M = 32
"""Examples; they are the columns of Z, and of no parameter."""

DOTS = 20
"""Units of a layer that are drawn; of a larger input layer these stand for all."""

FEATURES = (2, 3, 5, 10, 20, 30, 50, 64, 100, 200, 400, 625, 784, 1200, 1875, 3072, 5000, 8000, 12288)
"""Among them pictures of 8 x 8, 25 x 25, 28 x 28, 25 x 25 x 3, 32 x 32 x 3 and 64 x 64 x 3."""

ARRAYS = ("W", "b", "Z")
ROWS = 8.0
BAR = 0.22


def compute(layers, units, n_x, layer_shapes, count_parameters):
    dims = [n_x, *[units] * (layers - 1), 1]
    shapes = beside("layer_shapes", layer_shapes, deep.layer_shapes, dims, M)
    count = beside("count_parameters", count_parameters, deep.count_parameters, dims)
    return SimpleNamespace(
        dims=dims,
        shapes=deep.layer_shapes(dims, M),
        count=deep.count_parameters(dims),
        counts=[deep.count_parameters(pair) for pair in pairwise(dims)],
        own_shapes=None if shapes is None or shapes.trouble else shapes.value,
        own_count=None if count is None or count.trouble else count.value,
        said=said_of([shapes, count], how=in_words),
    )


def in_words(answer):
    """The first shape that differs, or both counts."""
    if answer.name == "count_parameters":
        return _("{own:,} parameters instead of {wanted:,}").format(own=answer.value, wanted=answer.wanted)
    layer, k = next(
        (layer, k)
        for layer, shapes in enumerate(answer.wanted)
        for k, shape in enumerate(shapes)
        if answer.value[layer][k] != shape
    )
    return _("{array} of layer {layer} is {own} instead of {wanted}").format(
        array=ARRAYS[k], layer=layer + 1, own=answer.value[layer][k], wanted=answer.wanted[layer][k]
    )


def draw(left, right, a):
    draw_net(left, a.dims)
    right.frame(bare=True, xlim=(0, 10), ylim=(0, ROWS))
    columns = (0.0, 1.2, 3.4, 4.9, 6.7)
    for x, words in zip(columns, (_("layer"), "W", "b", "Z", _("parameters")), strict=True):
        right.text(f"head {x}", x, ROWS - 0.45, words, weight="bold", va="center", fixed=True)
    for layer, (shapes, count) in enumerate(zip(a.shapes, a.counts, strict=True), start=1):
        y = ROWS - 0.45 - layer
        own = a.own_shapes[layer - 1] if a.own_shapes else shapes
        right.text(f"number {layer}", columns[0], y, str(layer), va="center")
        for x, array, shape, mine in zip(columns[1:4], ARRAYS, shapes, own, strict=True):
            right.text(f"{array} {layer}", x, y, str(shape), va="center", fontsize=10.5)
            if mine != shape:
                words = f"✗ {mine}"
                right.text(f"own {array} {layer}", x, y - 0.34, words, color=ORANGE, fontsize=9, va="center")
        share = count / a.count
        bar = [(0, y - BAR), (3.3 * share, y - BAR), (3.3 * share, y + BAR), (0, y + BAR)]
        corners = [(columns[4] + across, up) for across, up in bar]
        right.shapes(f"bar {layer}", [corners], facecolors=["#bfe0f4"], edgecolors=[BLUE], linewidths=[1])
        right.text(f"count {layer}", columns[4], y, f"{count:,}", (4, 0), va="center")
    draw_total(right, a, columns)


def draw_total(board, a, columns):
    y = ROWS - 1.4 - len(a.shapes)
    board.line("sum", [columns[4], 9.9], [y + 0.42, y + 0.42], color=INK, linewidth=1)
    board.text("total", columns[4], y, f"{a.count:,}", (4, 0), weight="bold", va="center")
    board.text("all", columns[4], y, _("together"), (-8, 0), ha="right", va="center")
    if a.own_count is not None:
        mark = "✓" if a.own_count == a.count else "✗"
        words = _("{mark} yours {count:,}").format(mark=mark, count=a.own_count)
        board.text("own total", columns[4], y - 0.4, words, (4, 0), color=ORANGE, fontsize=9, va="center")


def draw_net(board, dims):
    """The units as dots, one column a layer, with a line for each weight between drawn units."""
    board.frame(bare=True, xlim=(-0.5, 6.5), ylim=(-0.19, 1.12))
    across = np.linspace(0, 6, len(dims))
    heights = [0.5 + (np.arange(k) - (k - 1) / 2) * min(0.13, 0.96 / k) for k in np.minimum(dims, DOTS)]
    gap = np.nan
    for layer in range(1, len(dims)):
        low, high = np.meshgrid(heights[layer - 1], heights[layer], indexing="ij")
        x = np.tile([across[layer - 1], across[layer], gap], low.size)
        y = np.stack([low.ravel(), high.ravel(), np.full(low.size, gap)], axis=1).ravel()
        board.line(f"weights {layer}", x, y, color=PALE, linewidth=0.6 if low.size < 100 else 0.25, zorder=2)
    for layer, (x, y) in enumerate(zip(across, heights, strict=True)):
        colour, mark = (GREY, "s") if layer == 0 else (GREEN, "D") if layer == len(dims) - 1 else (BLUE, "o")
        board.marks(f"units {layer}", np.full(len(y), x), y, mark, colour, 5 if len(y) > 7 else 8, zorder=3)
        board.text(f"size {layer}", x, -0.13, str(dims[layer]), ha="center", va="center")
    title = "-".join(map(str, dims))
    board.text("title", 3, 1.08, title, ha="center", va="center", weight="bold")


def describe(a):
    first = a.counts[0]
    return _(
        "A {net} network has {count:,} parameters, {first:,} of them ({share:.1f} %) in layer 1. "
        "W of layer 1 is {W}; with {m} examples Z of layer 1 is {Z}."
    ).format(
        net="-".join(map(str, a.dims)),
        count=a.count,
        first=first,
        share=100 * first / a.count,
        W=a.shapes[0][0],
        m=M,
        Z=a.shapes[0][2],
    )


net_builder = Explorer(
    name="net_builder",
    controls=(
        Slider("layers", N_("layers"), 3, 1, 6),
        Slider("units", N_("units a layer"), 5, 1, 20),
        Ladder("n_x", N_("features"), 2, FEATURES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.01, 0.02, 0.38, 0.96), (0.4, 0.02, 0.59, 0.96)],
    task=N_(
        "Give the network pictures of 64 x 64 x 3: 12288 features. In which layer are its parameters now, and "
        "what does one more layer cost? Which shapes change with the number of layers, which with the features?"
    ),
    prediction=Prediction(
        "net_builder",
        N_("How many parameters does a network with the sizes 12288-20-7-5-1 have, roughly?"),
        (N_("33, one a unit"), N_("12,000"), N_("250,000"), N_("8 million")),
        N_("250,000"),
        N_(
            "245,973, and 245,780 of them are in layer 1: each of its 20 units has a weight for each of the 12288 "
            "features. All later layers together have 193."
        ),
    ),
    functions=("layer_shapes", "count_parameters"),
    height=340,
)
