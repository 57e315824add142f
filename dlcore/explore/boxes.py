"""iou_boxes: two boxes, what they share and what they cover, and the ratio of the two (chapter 14).

One box stays, the other is moved. The ratio is also drawn as it comes out without clamping, for all places along x.
"""

from types import SimpleNamespace

import numpy as np

from dlcore import detection
from dlcore.explore.bars import bar
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, in_full, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

FIRST = (2.0, 2.0, 5.0, 5.0)
"""The corners of the box that stays."""

PLACES = np.arange(100, 1201, 5) / 100
LOW, HIGH = -1.5, 2.5
PALE_BLUE, PALE_ORANGE, PALE_GREEN = "#d6eaf6", "#fde5d4", "#a6dfcd"


def compute(x, y, w, h, iou_pair):
    second = tuple(map(float, detection.to_corners((x, y, w, h))))
    wide, high = sides(second)
    answer = beside("iou_pair", iou_pair, detection.iou_pair, FIRST, second)
    shared = max(0.0, wide) * max(0.0, high)
    return SimpleNamespace(
        x=x,
        y=y,
        w=w,
        h=h,
        second=second,
        wide=wide,
        high=high,
        areas=(area(FIRST), w * h),
        shared=shared,
        union=area(FIRST) + w * h - shared,
        iou=float(detection.iou_pair(FIRST, second)),
        unclamped=ratio(wide * high, w * h),
        clamped_curve=np.array(
            [detection.iou_pair(FIRST, detection.to_corners((place, y, w, h))) for place in PLACES]
        ),
        unclamped_curve=ratio(high * sides((PLACES - w / 2, 0, PLACES + w / 2, 0))[0], w * h),
        own=answer.value if answer and not answer.trouble else None,
        said=said_of([answer], in_full),
    )


def area(box):
    return (box[2] - box[0]) * (box[3] - box[1])


def sides(second):
    """Width and height of what the second box shares with the first; negative where there is a gap."""
    return [np.minimum(FIRST[k + 2], second[k + 2]) - np.maximum(FIRST[k], second[k]) for k in (0, 1)]


def ratio(product, second_area):
    """The IoU that a product of two sides gives, whatever their signs; nan where it divides by zero."""
    union = area(FIRST) + second_area - product
    return np.divide(product, union, out=np.full(np.shape(product), np.nan), where=union != 0)[()] + 0.0


def draw(left, above, below, a):
    draw_boxes(left, a)
    draw_areas(above, a)
    draw_curve(below, a)


def draw_boxes(board, a):
    """The picture: y grows downwards, as in every picture of the course."""
    board.frame(
        grid=True, xlim=(-2.4, 15.4), ylim=(13.4, -2.4), xticks=range(0, 15, 2), yticks=range(0, 13, 2)
    )
    both = np.maximum(FIRST[:2], a.second[:2]), np.minimum(FIRST[2:], a.second[2:])
    for name, box, pale, colour, line in (
        ("1", FIRST, PALE_BLUE, BLUE, "solid"),
        ("2", a.second, PALE_ORANGE, ORANGE, "dashed"),
    ):
        board.shapes(f"{name} ground", [corners(box)], facecolors=[pale], edgecolors=["none"], alpha=0.6)
        rim = {"facecolors": ["none"], "edgecolors": [colour], "linewidths": [2.5], "linestyles": [line]}
        board.shapes(f"{name} rim", [corners(box)], zorder=4, **rim)
    if a.shared:
        look = {"facecolors": [PALE_GREEN], "edgecolors": [GREEN], "hatch": "//", "zorder": 3}
        board.shapes("both", [corners((*both[0], *both[1]))], **look)
    board.text("1", *FIRST[:2], _("box 1"), offset=(2, 4), color=BLUE, weight="bold")
    place = a.second[2], a.second[3]
    board.text("2", *place, _("box 2"), offset=(-2, -13), ha="right", color=ORANGE, weight="bold")
    draw_gap(board, a)


def draw_gap(board, a):
    """Where the boxes lie apart, how far, along each side; the numbers stand in box 1, which is empty then."""
    look = {"color": INK, "linewidth": 1.3, "marker": "|", "zorder": 5}
    if a.wide < 0:
        right = a.second[0] > FIRST[2]
        ends = (FIRST[2], a.second[0]) if right else (a.second[2], FIRST[0])
        board.line("gap x", ends, [3.5, 3.5], **look)
        place, side = (4.75, "right") if right else (2.25, "left")
        board.text("gap x words", place, 3.5, f"{-a.wide:g}", ha=side, va="center")
    if a.high < 0:
        below = a.second[1] > FIRST[3]
        ends = (FIRST[3], a.second[1]) if below else (a.second[3], FIRST[1])
        board.line("gap y", [3.5, 3.5], ends, **look | {"marker": "_"})
        board.text("gap y words", 3.5, 4.5 if below else 2.5, f"{-a.high:g}", ha="center", va="center")


def corners(box):
    return bar(box[0], box[2], box[1], box[3])


def draw_areas(board, a):
    """The union as one bar; the share of its middle piece is the IoU."""
    board.frame(bare=True, xlim=(-0.004, 1.004), ylim=(0, 1))
    one, two = a.areas
    sizes = {"wide": minus(a.wide), "high": minus(a.high), "shared": f"{a.shared:g}"}
    words = _("shared: {wide} wide, {high} high: {shared}")
    if min(a.wide, a.high) < 0:
        words = _("shared: {wide} wide, {high} high, clamped: {shared}")
    board.text("shared", 0, 0.9, words.format(**sizes), va="center")
    ends = np.cumsum([0, one - a.shared, a.shared, two - a.shared]) / a.union
    pieces = [
        (BLUE, PALE_BLUE, _("only 1")),
        (GREEN, PALE_GREEN, _("both")),
        (ORANGE, PALE_ORANGE, _("only 2")),
    ]
    spans = [
        (low, high, *piece) for low, high, piece in zip(ends, ends[1:], pieces, strict=False) if high > low
    ]
    look = {"facecolors": [span[3] for span in spans], "edgecolors": [span[2] for span in spans]}
    board.shapes("pieces", [bar(low, high, 0.52, 0.74) for low, high, *_rest in spans], **look)
    for low, high, colour, _pale, words in spans:
        if high - low > 0.15:
            board.text(words, (low + high) / 2, 0.63, words, ha="center", va="center", color=colour)
    words = _("union: {one:g} + {two:g} − {shared:g} = {union:g}")
    words = words.format(one=one, two=two, shared=a.shared, union=a.union)
    board.text("union", 0, 0.36, words, va="center")
    words = _("IoU: {shared:g} / {union:g} = {iou:.3f}").format(shared=a.shared, union=a.union, iou=a.iou)
    board.text("iou", 0, 0.12, words, va="center", weight="bold", color=GREEN)
    if a.own is not None:
        words = _("■ yours: {iou}").format(iou=minus(a.own))
        board.text("own", 1, 0.12, words, va="center", ha="right", color=PURPLE)


def minus(number):
    return f"{number:.4g}".replace("-", "−")


def draw_curve(board, a):
    board.frame(
        grid=True,
        xlim=(1, 12),
        ylim=(LOW, HIGH + 1.6),
        yticks=[-1, 0, 1, 2],
        xlabel=_("middle x of box 2"),
        ylabel=_("ratio"),
    )
    shown = np.where((a.unclamped_curve > LOW) & (a.unclamped_curve < HIGH), a.unclamped_curve, np.nan)
    look = {"color": ORANGE, "linewidth": 1.8, "linestyle": (0, (6, 2)), "zorder": 3}
    board.line("unclamped", PLACES, shown, **look)
    board.line("clamped", PLACES, a.clamped_curve, color=GREEN, linewidth=2.6, zorder=2.5)
    at = [a.x]
    if np.isfinite(a.unclamped):
        board.marks(
            "unclamped here", at, [np.clip(a.unclamped, LOW, HIGH)], "^", ORANGE, 10, zorder=4, clip_on=False
        )
    board.marks("here", at, [a.iou], "o", GREEN, 10, zorder=4.5, clip_on=False)
    if a.own is not None and np.isfinite(a.own):
        board.marks("own", at, [np.clip(a.own, LOW, HIGH)], "s", PURPLE, 6, zorder=5, clip_on=False)
    key = {"inside": True, "over": True, "va": "center", "ha": "right"}
    board.text("clamped key", 0.99, 0.94, _("● clamped {iou:.3f}").format(iou=a.iou), color=GREEN, **key)
    ratio = _("÷ 0") if np.isnan(a.unclamped) else f"{a.unclamped:.3f}".replace("-", "−")
    words = _("▲ without max(0, ...) {ratio}").format(ratio=ratio)
    board.text("unclamped key", 0.99, 0.83, words, color=ORANGE, **key)


def describe(a):
    return _(
        "Box 1 has the corners (2, 2) and (5, 5). Box 2 is {w:g} wide and {h:g} high, its middle is at ({x:g}, {y:g}). "
        "They share {shared:g} of {union:g}: IoU {iou:.3f}. {apart} {unclamped}"
    ).format(
        w=a.w,
        h=a.h,
        x=a.x,
        y=a.y,
        shared=a.shared,
        union=a.union,
        iou=a.iou,
        apart=apart(a),
        unclamped=unclamped(a.unclamped),
    )


def unclamped(ratio):
    if np.isnan(ratio):
        return _("Without clamping the ratio would divide by 0.")
    return _("Without clamping the ratio would be {ratio:.3f}.").format(ratio=ratio)


def apart(a):
    if a.wide < 0 and a.high < 0:
        return _("They are {x:g} apart in x and {y:g} in y.").format(x=-a.wide, y=-a.high)
    if a.wide < 0:
        return _("They are {x:g} apart in x.").format(x=-a.wide)
    if a.high < 0:
        return _("They are {y:g} apart in y.").format(y=-a.high)
    return _("They touch.") if not a.shared else _("They overlap.")


iou_boxes = Explorer(
    name="iou_boxes",
    controls=(
        Slider("x", N_("middle x of box 2"), 5.0, 1.0, 12.0, 0.5),
        Slider("y", N_("middle y of box 2"), 3.5, 1.0, 9.0, 0.5),
        Slider("w", N_("width of box 2"), 3.0, 1.0, 6.0, 0.5),
        Slider("h", N_("height of box 2"), 3.0, 1.0, 6.0, 0.5),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.042, 0.075, 0.445, 0.91), (0.525, 0.6, 0.46, 0.39), (0.575, 0.135, 0.41, 0.43)],
    task=N_(
        "The boxes share half of their width, and the IoU is a third: why? Find the smallest box 2 with an IoU of 0.5. "
        "Then make it 1 x 1 and move it away along x, and after that along y too: what does the dashed curve do?"
    ),
    prediction=Prediction(
        "iou_boxes",
        N_(
            "Two boxes lie apart: 2 units in x, and 3 units in y. What do width times height of what they share give "
            "if nothing is clamped at 0?"
        ),
        ("-6", "0", "6"),
        "6",
        N_(
            "Both sides are negative, -2 and -3, and minus times minus is plus: boxes that never meet seem to share an "
            "area. The ratio made of it means nothing; it can be above 1 or below 0."
        ),
    ),
    functions=("iou_pair",),
    height=360,
)
