"""conv_stepper: a filter goes over a picture, one window after the other (chapter 12).

The picture has so few pixels that each product can be read. Beside it the same filter, padding and stride make the
whole of a photograph, or of the learner's own picture, which then is the small one too.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlcore import datasets, filters
from dlcore.explore.cells import SIZE, draw_cells, draw_rim, short, square
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, beside, own_or_none, said_of
from dlcore.explore.own_picture import F, checked_entries, reduced
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

WHOLE = 64
"""Pixels along a side of the photograph."""

FILTERS = {
    "copy": (N_("copy"), np.pad(np.ones((1, 1)), 1)),
    "vertical": (N_("vertical edges"), np.array([[1.0, 0, -1]] * 3)),
    "horizontal": (N_("horizontal edges"), np.array([[1.0, 0, -1]] * 3).T),
    "sobel": (N_("Sobel"), np.outer([1.0, 2, 1], [1, 0, -1])),
    "blur": (N_("blur"), np.full((3, 3), 1 / 9)),
    "sharpen": (N_("sharpen"), np.array([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]])),
}


def compute(position, filter, pad, stride, n, conv_step, cross_correlate, image, entries):
    K = FILTERS[filter][1] if entries is None else checked_entries(entries)
    small = halves(n) if image is None else np.round(reduced(image, n))
    P = np.pad(small, pad)
    Z = slid(P, K)[::stride, ::stride]
    count = Z.size
    place = min(position, count)
    row, column = divmod(place - 1, len(Z))
    window = P[row * stride : row * stride + F, column * stride : column * stride + F]
    step = beside("conv_step", conv_step, filters.conv_step, window[..., None], K[..., None], 0.0)
    map_ = beside("cross_correlate", cross_correlate, filters.cross_correlate, P, K)
    whole = photograph() if image is None else reduced(image, WHOLE)
    filtered, trouble = slid(np.pad(whole, pad), K), ""
    if map_ and not map_.trouble:
        filtered, trouble = by_the_learner(cross_correlate, np.pad(whole, pad), K, filtered)
    return SimpleNamespace(
        name=_("your own") if entries is not None else _(FILTERS[filter][0]),
        n=n,
        pad=pad,
        stride=stride,
        P=P,
        K=K,
        Z=Z,
        place=place,
        row=row,
        column=column,
        window=window,
        whole=whole,
        filtered=filtered[::stride, ::stride],
        own_sum=step.value if step and not step.trouble else None,
        own_Z=map_.value[::stride, ::stride] if map_ and not map_.trouble else None,
        said=f"{said_of([step, map_])} {trouble}".strip(),
    )


def halves(n):
    """Light on the left, dark on the right."""
    return np.where(np.arange(n) < n // 2, 10.0, 0.0) * np.ones((n, 1))


@lru_cache(1)
def photograph():
    return reduced(datasets.photograph("coffee"), WHOLE)


def slid(P, K):
    """cross_correlate(P, K) in one pass."""
    return np.tensordot(sliding_window_view(P, K.shape), K, 2)


def by_the_learner(function, P, K, wanted):
    """The photograph as the learner's function filters it, and what went wrong; without one as it should be."""
    if (own := own_or_none("cross_correlate", function, filters.cross_correlate)) is None:
        return wanted, ""
    given = []
    trouble = attempt(lambda: given.append(own(P, K, like=wanted)), own)
    return (wanted, trouble) if trouble else (given[0], "")


def draw(left, middle, right, above, below, a):
    for board in (left, middle, right):
        board.frame(bare=True, xlim=(-0.3, SIZE + 0.3), ylim=(-2.6, SIZE + 2.2))
    draw_picture(left, a)
    draw_products(middle, a)
    draw_output(right, a)
    for board, picture in ((above, a.whole), (below, a.filtered)):
        board.frame(bare=True, xlim=(0, 1), ylim=(0, 1))
        shades = grey(picture) if board is below else picture / 10
        board.image(
            "picture", np.repeat(shades[::-1, :, None], 3, axis=2), (0, 1, 0, 1), interpolation="nearest"
        )
    above.text("title", 0.5, 1.08, _("The whole"), fixed=True, **MID)
    below.text("title", 0.5, -0.1, _("filtered, grey: 0"), fixed=True, fontsize=10, **MID)


MID = {"ha": "center", "va": "center"}
TITLE = SIZE / 2, SIZE + 1.1


def draw_picture(board, a):
    words = _("Picture {n} x {n}, padding {pad}").format(n=a.n, pad=a.pad)
    board.text("title", *TITLE, words, **MID)
    margin = np.pad(np.full((a.n, a.n), False), a.pad, constant_values=True)
    shades = np.where(margin, 0.97, 0.55 + a.P / 22)
    draw_cells(board, a.P.ravel(), shades, [GREY if outside else INK for outside in margin.flat])
    draw_rim(board, "window", square(len(a.P), a.row * a.stride, a.column * a.stride, F), BLUE)


def grey(values):
    """0 as middle grey, the value farthest from it as black or white."""
    values = np.nan_to_num(values, posinf=0, neginf=0)
    return 0.5 + 0.5 * values / max(np.abs(values).max(), 1e-12)


def draw_products(board, a):
    """Each number of the window times that of the filter."""
    board.text("title", *TITLE, _("Window times filter"), fixed=True, **MID)
    corners = [square(F, row, column) for row in range(F) for column in range(F)]
    board.shapes("cells", corners, facecolors=["#e3f1fa"], edgecolors=[BLUE], fixed=True)
    middles = [((c + 0.5) * 4, SIZE - (r + 0.5) * 4) for r in range(F) for c in range(F)]
    pairs = zip(a.window.flat, a.K.flat, strict=True)
    words = [f"{short(pixel)} · {short(round(weight, 3))}" for pixel, weight in pairs]
    board.labels(
        "products", middles, words, ["normal"] * F * F, [INK if weight else GREY for weight in a.K.flat]
    )
    board.text(
        "sum", SIZE / 2, -1, _("sum {sum}").format(sum=short(a.Z[a.row, a.column])), weight="bold", **MID
    )
    if a.own_sum is not None:
        words = _("your conv_step {sum}").format(sum=short(a.own_sum))
        board.text("own", SIZE / 2, -2.1, words, color=PURPLE, **MID)


def draw_output(board, a):
    """The output as far as the window has come; where the learner's differs, that number."""
    side = len(a.Z)
    words = _("Output {n} x {n}, stride {stride}").format(n=side, stride=a.stride)
    board.text("title", *TITLE, words, **MID)
    done = np.arange(a.Z.size).reshape(a.Z.shape) < a.place
    Z = a.Z if a.own_Z is None else a.own_Z
    other = ~np.isclose(Z, a.Z)
    shades = np.where(done & ~other, 0.55 + 0.45 * grey(np.where(done, a.Z, 0)), 1)
    colours = [PURPLE if differs else INK for differs in other.flat]
    draw_cells(board, Z.flat[: a.place], shades, colours)
    draw_rim(board, "here", square(side, a.row, a.column), ORANGE)
    if a.own_Z is not None:
        words = _("your cross_correlate: {k} differ").format(k=int((other & done).sum()))
        board.text("own", SIZE / 2, -2.1, words, color=PURPLE, **MID)
    words = _("place {place} of {count}").format(place=a.place, count=a.Z.size)
    board.text("place", SIZE / 2, -1, words, color=ORANGE, **MID)


def describe(a):
    return _(
        "A picture of {n} x {n} pixels, padding {pad}, stride {stride}, filter {name}: the output is {side} x {side}. "
        "Place {place} of {count} is Z[{row}, {column}], where the sum of the 9 products is {sum:.4g}. "
        "All sums lie between {low:.4g} and {high:.4g}."
    ).format(
        n=a.n,
        pad=a.pad,
        stride=a.stride,
        name=a.name,
        side=len(a.Z),
        place=a.place,
        count=a.Z.size,
        row=a.row,
        column=a.column,
        sum=a.Z[a.row, a.column],
        low=a.Z.min(),
        high=a.Z.max(),
    )


conv_stepper = Explorer(
    name="conv_stepper",
    controls=(
        Slider("position", N_("place of the window"), 1, 1, 100),
        Choice("filter", N_("filter"), "copy", {name: words for name, (words, _K) in FILTERS.items()}),
        Slider("pad", N_("padding"), 0, 0, 2),
        Slider("stride", N_("stride"), 1, 1, 3),
        Slider("n", N_("pixels a side"), 6, 5, 8),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[
        (0.005, 0.01, 0.3, 0.97),
        (0.312, 0.01, 0.215, 0.97),
        (0.535, 0.01, 0.3, 0.97),
        (0.85, 0.55, 0.14, 0.33),
        (0.85, 0.14, 0.14, 0.33),
    ],
    task=N_(
        "Take the filter for vertical edges and send the window over all places. Where is the output 0, and why? Then "
        "find a padding and a stride with which 8 x 8 pixels give 4 x 4 numbers."
    ),
    prediction=Prediction(
        "conv_stepper",
        N_(
            "The picture is light, 10, on the left and dark, 0, on the right. The filter has the rows 1 0 -1 and gives "
            "30 at the border between them. With a padding of 1 the window also stands half outside, on zeros. What "
            "does the filter give at the left edge, in the middle rows?"
        ),
        ("0", "10", "30", "-30"),
        "-30",
        N_(
            "To the filter the zeros outside are dark: at the left edge dark meets light, 0 to 10, which is -10 in all "
            "three rows. Padding with zeros draws a frame around every picture that is not black."
        ),
    ),
    functions=("conv_step", "cross_correlate"),
    data=("image", "entries"),
    height=340,
)
