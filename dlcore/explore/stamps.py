"""tconv_stepper: a transposed convolution stamps its filter, one number of the input after the other (chapter 15)."""

from types import SimpleNamespace

import numpy as np

from dlcore import segmentation
from dlcore.explore.cells import SIZE, draw_cells, draw_rim, square
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction


def stamp(f):
    """The filter: ones, but for two corners that tell which way round it lies."""
    K = np.ones((f, f))
    K[0, -1], K[-1, 0] = 2, 3
    return K


def compute(position, f, stride, pad, n, transpose_conv):
    place = min(position, n * n)
    X = np.arange(1.0, n * n + 1).reshape(n, n)
    done = X * (X <= place)  # the input counts from 1, so a number is its place
    K = stamp(f)
    answer = beside("transpose_conv", transpose_conv, segmentation.transpose_conv, done, K, stride, pad)
    row, column = divmod(place - 1, n)
    reached = (X <= place).astype(float)
    return SimpleNamespace(
        n=n,
        f=f,
        stride=stride,
        pad=pad,
        place=place,
        row=row,
        column=column,
        X=X,
        K=K,
        whole=segmentation.transpose_conv(done, K, stride, 0),
        out=segmentation.transpose_conv(done, K, stride, pad),
        counts=segmentation.transpose_conv(reached, np.ones((f, f)), stride, 0),
        size=segmentation.tconv_out(n, f, pad, stride),
        own=np.pad(answer.value, pad) if answer and not answer.trouble else None,
        said=said_of([answer]),
    )


MID = {"ha": "center", "va": "center"}
TITLE = SIZE / 2, SIZE + 1.1


def draw(above, below, middle, right, a):
    draw_input(above, a)
    draw_filter(below, a)
    draw_sums(middle, a)
    draw_counts(right, a)


def draw_input(board, a):
    board.frame(bare=True, xlim=(-0.3, SIZE + 0.3), ylim=(-0.4, SIZE + 3.5))
    board.text("title", SIZE / 2, SIZE + 1.9, _("Input {n} x {n}").format(n=a.n), **MID)
    shades = np.where(a.X < a.place, 0.88, 1.0)
    draw_cells(board, a.X.ravel(), shades, [INK if number <= a.place else GREY for number in a.X.flat])
    draw_rim(board, "here", square(a.n, a.row, a.column), ORANGE)


def draw_filter(board, a):
    """The filter times the number of the input: what is added now."""
    board.frame(bare=True, xlim=(-0.3, SIZE + 0.3), ylim=(-0.4, SIZE + 3.5))
    words = _("Stamp: {number} · filter").format(number=a.place)
    board.text("title", SIZE / 2, SIZE + 1.9, words, color=ORANGE, **MID)
    draw_cells(board, (a.place * a.K).ravel(), np.ones(a.K.shape), [INK] * a.K.size)
    draw_rim(board, "rim", square(1, 0, 0), ORANGE)


def draw_sums(board, a):
    """All that has been stamped; what padding cuts off is grey."""
    board.frame(bare=True, xlim=(-0.3, SIZE + 0.3), ylim=(-2.3, SIZE + 1.9))
    words = _("Output {size} x {size}: all stamps added").format(size=a.size)
    board.text("title", *TITLE, words, **MID)
    inner = kept(a)
    sums = a.whole if a.own is None else np.where(inner, a.own, a.whole)
    other = ~np.isclose(sums, a.whole)
    shades = np.where(inner, np.where(a.counts > 1, 0.96, 1.0), 0.9)
    colours = [
        PURPLE if differs else INK if inside else GREY
        for differs, inside in zip(other.flat, inner.flat, strict=True)
    ]
    draw_cells(board, sums.ravel(), shades, colours)
    side = len(a.whole)
    draw_rim(board, "here", square(side, a.row * a.stride, a.column * a.stride, a.f), ORANGE)
    if a.pad:
        draw_rim(board, "kept", square(side, a.pad, a.pad, a.size), BLUE)
    words = _("stamp {place} of {count}, stride {stride}")
    words = words.format(place=a.place, count=a.n**2, stride=a.stride)
    board.text("place", SIZE / 2, -0.8, words, color=ORANGE, **MID)
    if a.own is not None:
        words = _("your transpose_conv: {k} differ").format(k=int(other.sum()))
        board.text("own", SIZE / 2, -1.8, words, color=PURPLE, **MID)
    elif a.pad:
        words = _("padding {pad}: the grey frame is cut off").format(pad=a.pad)
        board.text("cut", SIZE / 2, -1.8, words, color=BLUE, **MID)


def kept(a):
    """Which places padding leaves."""
    return np.pad(np.full((a.size, a.size), True), a.pad)


def draw_counts(board, a):
    """How many stamps have reached each place."""
    board.frame(bare=True, xlim=(-0.3, SIZE + 0.3), ylim=(-2.3, SIZE + 1.9))
    board.text("title", *TITLE, _("Stamps on each place"), fixed=True, **MID)
    shades = 1 - 0.45 * a.counts / max(4, a.counts.max())
    colours = [INK if count else GREY for count in a.counts.flat]
    draw_cells(board, a.counts.ravel(), shades, colours)
    if a.pad:
        draw_rim(board, "kept", square(len(a.counts), a.pad, a.pad, a.size), BLUE)
    inner = a.counts[kept(a)]
    words = _("kept: {low:g} to {high:g} stamps a place").format(low=inner.min(), high=inner.max())
    board.text("range", SIZE / 2, -0.8, words, **MID)


def describe(a):
    inner = a.counts[kept(a)]
    return _(
        "Input {n} x {n}, filter {f} x {f}, stride {stride}, padding {pad}: the output is {size} x {size}. After stamp "
        "{place} of {count} its sums go from {low:g} to {high:g}. {overlaps} of its {places} places have got more than "
        "one stamp, {empty} none, and one place at most {most:g}."
    ).format(
        n=a.n,
        f=a.f,
        stride=a.stride,
        pad=a.pad,
        size=a.size,
        place=a.place,
        count=a.n**2,
        low=a.out.min(),
        high=a.out.max(),
        overlaps=int((inner > 1).sum()),
        places=inner.size,
        empty=int((inner == 0).sum()),
        most=inner.max(),
    )


tconv_stepper = Explorer(
    name="tconv_stepper",
    controls=(
        Slider("position", N_("stamps so far"), 1, 1, 9),
        Slider("f", N_("pixels of the filter"), 2, 2, 4),
        Slider("stride", N_("stride"), 2, 1, 3),
        Slider("pad", N_("padding"), 0, 0, 1),
        Slider("n", N_("numbers a side"), 2, 2, 3),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[
        (0.02, 0.535, 0.165, 0.45),
        (0.02, 0.03, 0.165, 0.45),
        (0.215, 0.01, 0.4, 0.98),
        (0.63, 0.01, 0.36, 0.98),
    ],
    task=N_(
        "Send all stamps down with filter 2, then 3, then 4, at a stride of 2. With which filters do all places in the "
        "middle get as many stamps? With which stride do places stay empty?"
    ),
    prediction=Prediction(
        "tconv_stepper",
        N_("Input 2 x 2, filter 3 x 3, stride 2, padding 1. How large is the output?"),
        ("1 x 1", "3 x 3", "4 x 4", "5 x 5"),
        "3 x 3",
        N_(
            "The second stamp begins 2 places after the first and is 3 wide: 5 x 5. Padding cuts 1 off each side: "
            "3 x 3 are left. The 4 x 4 that is often drawn for these numbers needs one more row and column."
        ),
    ),
    functions=("transpose_conv",),
    height=370,
)
