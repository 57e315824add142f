"""anchor_lab: two objects whose middles lie in one cell, and the anchors that take them (chapter 14).

Each anchor has eight numbers of the cell's vector. An object goes to the anchor whose shape is most like its own; if
both go to one, the second is written over the first.
"""

from types import SimpleNamespace

import numpy as np

from dlcore import detection
from dlcore.explore.bars import bar
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside_each, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

S, CLASSES = 3, 3
PARTS = ("pc", "bx", "by", "bh", "bw", "c1", "c2", "c3")
MIDDLES = ((0.47, 0.5), (0.53, 0.55))
"""Of both objects, in parts of the picture."""

SETS = {  # widths and heights in cells
    "shapes": (N_("one tall, one wide"), ((0.8, 2.0), (2.0, 0.8))),
    "sizes": (N_("one small, one large"), ((0.8, 0.8), (2.2, 2.2))),
    "tall": (N_("two tall ones"), ((0.7, 1.6), (1.0, 2.4))),
}
LOOK = ((BLUE, "solid", "#d6eaf6", "●"), (ORANGE, (0, (5, 2)), "#fde5d4", "▲"))


def compute(w1, h1, w2, h2, kind, assign_anchor, anchors):
    anchors = SETS[kind][1] if anchors is None else checked_anchors(anchors)
    sizes = (w1, h1), (w2, h2)
    answer = beside_each(
        "assign_anchor", assign_anchor, detection.assign_anchor, [(size, list(anchors)) for size in sizes]
    )
    owners = [detection.assign_anchor(size, list(anchors)) for size in sizes]
    vector = np.zeros((2, len(PARTS)))
    for k, (owner, (w, h)) in enumerate(zip(owners, sizes, strict=True)):
        x, y = MIDDLES[k]
        vector[owner] = detection.encode_label([(k, x, y, w / S, h / S)], S, CLASSES)[1, 1]
    return SimpleNamespace(
        sizes=sizes,
        anchors=anchors,
        overlaps=np.array([[shape_iou(size, anchor) for anchor in anchors] for size in sizes]),
        owners=owners,
        vector=vector,
        holder=[max((k for k in (0, 1) if owners[k] == j), default=None) for j in (0, 1)],
        own=answer.value if answer and not answer.trouble else None,
        said=said_of([answer], how),
    )


def shape_iou(one, other):
    """The IoU of two sizes around one middle."""
    return detection.iou_pair(*(detection.to_corners((0, 0, *size)) for size in (one, other)))


def checked_anchors(anchors):
    """Two anchors of the learner's own as (w, h), in cells; ValueError for what is none."""
    try:
        pair = np.array(anchors, dtype=float)
    except (TypeError, ValueError):
        pair = np.empty(0)
    if pair.shape != (2, 2) or not ((pair >= 0.2) & (pair <= 3)).all():
        raise ValueError(_("anchors are two (w, h) in cells, from 0.2 to 3, such as [(0.8, 2), (2, 0.8)]."))
    return tuple(map(tuple, pair.tolist()))


def how(answer):
    words = [
        _("object {k} goes to anchor {own} instead of {wanted}").format(
            k=k + 1, own=f"{own + 1:g}", wanted=wanted + 1
        )
        for k, (own, wanted) in enumerate(zip(answer.value, answer.wanted, strict=True))
        if own != wanted
    ]
    return _(" and ").join(words)


def draw(left, middle, right, a):
    draw_picture(left, a)
    draw_shapes(middle, a)
    draw_vector(right, a)


CENTRED = {"ha": "center", "va": "center"}


def draw_picture(board, a):
    """The grid, the cell that has both middles, and the objects."""
    board.frame(bare=True, xlim=(-0.5, S + 0.5), ylim=(S + 1.25, -0.8))
    board.text("title", S / 2, -0.62, _("Two objects, one cell"), fixed=True, fontsize=13, **CENTRED)
    cells = [bar(k, k + 1, row, row + 1) for row in range(S) for k in range(S)]
    faces = ["#fff3bf" if k == 4 else "white" for k in range(S * S)]
    board.shapes("cells", cells, facecolors=faces, edgecolors=[GREY], fixed=True)
    for k, ((w, h), (x, y)) in enumerate(zip(a.sizes, MIDDLES, strict=True)):
        colour, line, pale, sign = LOOK[k]
        x, y = S * x, S * y
        box = bar(x - w / 2, x + w / 2, y - h / 2, y + h / 2)
        look = {"facecolors": [pale], "edgecolors": ["none"], "alpha": 0.5, "zorder": 2 + k / 10}
        board.shapes(f"ground {k}", [box], **look)
        rim = {"facecolors": ["none"], "edgecolors": [colour], "linestyles": [line], "linewidths": [2.5]}
        board.shapes(f"rim {k}", [box], zorder=3 + k / 10, **rim)
        board.marks(f"middle {k}", [x], [y], "o^"[k], colour, 9, zorder=4)
        words = _("{sign} object {k}: {w:g} x {h:g}").format(sign=sign, k=k + 1, w=w, h=h)
        board.text(f"name {k}", 0, S + 0.55 + 0.35 * k, words, va="center", color=colour)


def draw_shapes(board, a):
    """Each object over each anchor, around one middle."""
    board.frame(bare=True, xlim=(-0.75, 6.6), ylim=(8.1, -1.5))
    board.text("title", 3.1, -1.15, _("Whose shape is most alike?"), fixed=True, fontsize=13, **CENTRED)
    for j in (0, 1):
        w, h = a.anchors[j]
        words = _("anchor {j}\n{w:g} x {h:g}").format(j=j + 1, w=w, h=h)
        board.text(f"anchor {j}", 1.5 + 3.3 * j, -0.45, words, fontsize=10, linespacing=1.1, **CENTRED)
    for k in (0, 1):
        colour, line, pale, sign = LOOK[k]
        board.text(
            f"object {k}", -0.45, 1.75 + 3.75 * k, sign, color=colour, fontsize=14, fixed=True, **CENTRED
        )
        for j in (0, 1):
            x, y = 1.5 + 3.3 * j, 1.75 + 3.75 * k
            boxes = [
                bar(x - 0.45 * w, x + 0.45 * w, y - 0.45 * h, y + 0.45 * h)
                for w, h in (a.sizes[k], a.anchors[j])
            ]
            board.shapes(
                f"pair {k} {j}",
                boxes,
                facecolors=[pale, "none"],
                edgecolors=[colour, INK],
                linestyles=[line, (0, (1, 1.5))],
                linewidths=[2, 1.8],
                zorder=3,
            )
            mine = a.owners[k] == j
            words = _("{sign}IoU {iou:.3f}").format(sign="✓ " if mine else "", iou=a.overlaps[k, j])
            weight = "bold" if mine else "normal"
            look = {"color": GREEN if mine else INK, "weight": weight, "fontsize": 10}
            board.text(f"iou {k} {j}", x, y + 1.76, words, **look, **CENTRED)
            if a.own is not None and a.own[k] == j:
                board.marks(f"own {k} {j}", [x + 1.5], [y - 1.35], "s", PURPLE, 9)
    if a.own is not None:
        board.text(
            "own key",
            3.1,
            7.8,
            _("■ yours: {one} and {two}").format(one=f"{a.own[0] + 1:g}", two=f"{a.own[1] + 1:g}"),
            color=PURPLE,
            **CENTRED,
        )


def draw_vector(board, a):
    """The sixteen numbers of the cell."""
    count = len(PARTS)
    board.frame(bare=True, xlim=(-0.75, 2), ylim=(count + 1.6, -1.6))
    board.text("title", 0.8, -1.25, _("The cell's 16 numbers"), fixed=True, fontsize=13, **CENTRED)
    for row, part in enumerate(PARTS):
        board.text(part, -0.1, row + 0.5, part, ha="right", va="center", color=GREY, fixed=True, fontsize=10)
    for j, held in enumerate(a.holder):
        colour, _line, pale, sign = LOOK[held] if held is not None else (GREY, "solid", "#f4f4f4", "–")
        board.text(
            f"anchor {j}", j + 0.5, -0.35, _("anchor {j}").format(j=j + 1), fontsize=10, fixed=True, **CENTRED
        )
        cells = [bar(j + 0.03, j + 0.97, row + 0.04, row + 0.96) for row in range(count)]
        board.shapes(f"cells {j}", cells, facecolors=[pale], edgecolors=[colour])
        words = [
            f"{number:.3g}" if held is not None or not row else "–" for row, number in enumerate(a.vector[j])
        ]
        points = [(j + 0.5, row + 0.5) for row in range(count)]
        board.labels(f"numbers {j}", points, words, ["normal"] * count, [INK] * count, 0.95)
        name = _("{sign} object {k}").format(sign=sign, k=held + 1) if held is not None else _("– nobody")
        board.text(f"held {j}", j + 0.5, count + 0.45, name, color=colour, fontsize=10, **CENTRED)
    if a.owners[0] == a.owners[1]:
        board.text("lost", 0.85, count + 1.25, _("× object 1 is lost"), weight="bold", **CENTRED)


def describe(a):
    first = _(
        "Object 1 is {w1:g} x {h1:g} cells, object 2 {w2:g} x {h2:g}; their middles lie in one cell. Anchors: "
        "{aw:g} x {ah:g} and {bw:g} x {bh:g}. Object 1 has the IoUs {i11:.3f} and {i12:.3f} with them, object 2 "
        "{i21:.3f} and {i22:.3f}. "
    ).format(
        **dict(zip(("w1", "h1", "w2", "h2"), np.ravel(a.sizes), strict=True)),
        **dict(zip(("aw", "ah", "bw", "bh"), np.ravel(a.anchors), strict=True)),
        **dict(zip(("i11", "i12", "i21", "i22"), a.overlaps.ravel(), strict=True)),
    )
    one, two = (owner + 1 for owner in a.owners)
    if one == two:
        return first + _("Both go to anchor {one}: object 2 is written over object 1, which is lost.").format(
            one=one
        )
    return first + _("Object 1 goes to anchor {one}, object 2 to anchor {two}.").format(one=one, two=two)


anchor_lab = Explorer(
    name="anchor_lab",
    controls=(
        Slider("w1", N_("width of object 1"), 0.9, 0.3, 3.0, 0.1),
        Slider("h1", N_("height of object 1"), 2.2, 0.3, 3.0, 0.1),
        Slider("w2", N_("width of object 2"), 2.2, 0.3, 3.0, 0.1),
        Slider("h2", N_("height of object 2"), 1.0, 0.3, 3.0, 0.1),
        Choice("kind", N_("anchors"), "shapes", {name: words for name, (words, _sizes) in SETS.items()}),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.005, 0.01, 0.335, 0.98), (0.35, 0.01, 0.35, 0.98), (0.715, 0.01, 0.275, 0.98)],
    task=N_(
        "Make object 2 as tall as object 1. Is there a set of anchors with which both have a place again? Find two "
        "objects that are lost with any of the three sets."
    ),
    prediction=Prediction(
        "anchor_lab",
        N_(
            "One anchor is tall, the other wide. Two tall people stand before each other, their middles in one cell. "
            "What is in the cell's vector?"
        ),
        (N_("both, one in each anchor"), N_("one of them"), N_("their mean")),
        N_("one of them"),
        N_(
            "Both shapes are most like the tall anchor, and it has place for one object. The wide anchor stays empty: "
            "anchors help only if the objects of a cell differ in shape."
        ),
    ),
    functions=("assign_anchor",),
    data=("anchors",),
    height=380,
)
