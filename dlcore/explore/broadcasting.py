"""broadcast_lab: what NumPy does with the shapes of A and B before it adds them (chapter 01)."""

from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE
from dlcore.practice.prediction import Prediction

CELL = 0.94  # of the room for a cell: the rest is the gap
FULL = {BLUE: "#bfe0f4", ORANGE: "#fbd2b5", GREEN: "#c2e8db"}
COPY = {BLUE: "#eef7fc", ORANGE: "#fef3eb"}


def compute(a_rows, a_columns, b_rows, b_columns):
    a = 10 * np.arange(1, a_rows * a_columns + 1).reshape(a_rows, a_columns)
    b = np.arange(1, b_rows * b_columns + 1).reshape(b_rows, b_columns)
    try:
        total, refusal = a + b, ""
    except ValueError as error:
        total, refusal = None, str(error).strip()
    return SimpleNamespace(a=a, b=b, total=total, refusal=refusal)


def draw(left, middle, right, a):
    shape = a.total.shape if a.total is not None else None
    grid(left, "A", a.a, shape, BLUE)
    grid(middle, "B", a.b, shape, ORANGE)
    left.text("sign", 1.06, 0.5, "+", inside=True, fixed=True, fontsize=20, ha="center", va="center")
    if a.total is None:
        right.frame(bare=True, xlim=(-0.08, 4.02), ylim=(-0.06, 4.6))
        right.text("title", 2, 4.35, _("A + B: an error"), fontsize=11.5, ha="center", weight="bold")
        why = [*clashes(a), _("Different sizes only fit if"), _("one of them is 1.")]
        right.text("why", 0.05, 2.7, "\n".join(why), va="center", linespacing=1.5)
        said = _("NumPy says:") + "\n" + wrapped(a.refusal)
        right.text("refusal", 0.05, 1.0, said, va="center", fontsize=8.5, family="monospace", linespacing=1.4)
    else:
        middle.text("sign", 1.06, 0.5, "=", inside=True, fixed=True, fontsize=20, ha="center", va="center")
        grid(right, "A + B", a.total, shape, GREEN)


def grid(board, name, array, shape, colour):
    """The array as cells, and the copies of it that broadcasting works with."""
    board.frame(bare=True, xlim=(-0.08, 4.02), ylim=(-0.06, 4.6))
    rows, columns = shape or array.shape
    stretched = np.broadcast_to(array, (rows, columns))
    own = [(i < array.shape[0]) and (j < array.shape[1]) for i in range(rows) for j in range(columns)]
    left, top = (4 - columns) / 2, 2 + rows / 2
    corners = [square(left + j, top - i) for i in range(rows) for j in range(columns)]
    board.shapes(
        "cells",
        corners,
        facecolors=[FULL[colour] if mine else COPY[colour] for mine in own],
        edgecolors=[colour if mine else "#8a8a8a" for mine in own],
        linewidths=[1.6 if mine else 0.9 for mine in own],
        linestyles=["-" if mine else (0, (3, 2)) for mine in own],
        zorder=2,
    )
    middles = [(x + CELL / 2, y - CELL / 2) for (x, y), *_others in corners]
    board.labels(
        "numbers",
        middles,
        [str(number) for number in stretched.ravel()],
        slants=["normal" if mine else "italic" for mine in own],
        colours=[INK if mine else GREY for mine in own],
    )
    title = f"{name}  {array.shape}"
    if array.shape != (rows, columns):
        title += _(", stretched to {shape}").format(shape=(rows, columns))
    board.labels("title", [(2, 4.4)], [title], ["normal"], [INK])


def square(x, y):
    return [(x, y), (x + CELL, y), (x + CELL, y - CELL), (x, y - CELL)]


def clashes(a):
    """One line for each axis on which the sizes differ and neither is 1."""
    lines = []
    for axis, (one, other) in enumerate(zip(a.a.shape, a.b.shape, strict=True)):
        if one != other and 1 not in (one, other):
            name = (_("rows"), _("columns"))[axis]
            lines.append(_("{name}: {one} against {other}.").format(name=name, one=one, other=other))
    return lines


def wrapped(message):
    return message.replace(" with shapes ", "\nwith shapes ").replace("not be broadcast", "not be\nbroadcast")


def describe(a):
    shapes = _("A has shape {a}, B has shape {b}.").format(a=a.a.shape, b=a.b.shape)
    if a.total is None:
        return f"{shapes} " + _("A + B is an error. NumPy says: {refusal}.").format(refusal=a.refusal)
    stretched = [name for name, array in (("A", a.a), ("B", a.b)) if array.shape != a.total.shape]
    how = (_("Nothing is stretched."), _("{names} is stretched to it."), _("Both are stretched to it."))[
        len(stretched)
    ]
    sums = _("A + B has shape {shape}; its first entry is {first}, its last {last}.").format(
        shape=a.total.shape, first=a.total[0, 0], last=a.total[-1, -1]
    )
    return " ".join([shapes, sums, how.format(names="".join(stretched))])


broadcast_lab = Explorer(
    name="broadcast_lab",
    controls=(
        Slider("a_rows", N_("rows of A"), 3, 1, 4),
        Slider("a_columns", N_("columns of A"), 4, 1, 4),
        Slider("b_rows", N_("rows of B"), 1, 1, 4),
        Slider("b_columns", N_("columns of B"), 4, 1, 4),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.01, 0.02, 0.29, 0.96), (0.345, 0.02, 0.29, 0.96), (0.68, 0.02, 0.31, 0.96)],
    task=N_(
        "Find a pair of shapes in which both A and B are stretched. Then find one that fails, and mend it by "
        "changing a single number."
    ),
    prediction=Prediction(
        "broadcast_lab",
        N_("A has shape (2, 3) and B has shape (4, 3). What shape has A + B?"),
        ("(2, 3)", "(4, 3)", "(6, 3)", N_("it is an error")),
        N_("it is an error"),
        N_("An axis is stretched only if its size is 1; here 2 rows meet 4 rows."),
    ),
    height=270,
)
