"""The exercises of chapter 12: filters over pictures, padding and stride, a convolution layer, pooling, shapes."""

import numpy as np

from dlcore.filters import (
    conv_layer,
    conv_out,
    conv_params,
    conv_step,
    cross_correlate,
    pad_images,
    pixel_uses,
    same_padding,
    trace_shapes,
)
from dlcore.messages import N_
from dlcore.pooling import max_mask, pool_layer, spread_average
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version

CHAPTER = "12_convolution_basics"
EDGE = np.array([[1.0, 0.0, -1.0], [1.0, 0.0, -1.0], [1.0, 0.0, -1.0]])
LIGHT_TO_DARK = np.repeat([[10.0, 10.0, 10.0, 2.0, 2.0, 2.0]], 6, axis=0)


def whole(rng, low, high):
    """A whole number from low to below high, as Python's own."""
    return int(rng.integers(low, high))


def eighths(rng, *shape):
    """Numbers of either sign, none of them 0, whose products and sums are exact, whatever the order and precision."""
    return rng.choice([-1.0, 1.0], shape) * rng.integers(1, 24, shape) / 8


def place_cases(rng):
    f, p, s = whole(rng, 3, 6), whole(rng, 1, 3), whole(rng, 2, 5)
    places, rest = whole(rng, 3, 9), whole(rng, 1, s)
    return [
        case(6, 3, 0, 1, label="6 pixels, a filter of 3"),
        case(7, 3, 0, 2, label="7 pixels, a filter of 3, stride 2"),
        case(8, 3, 0, 2, label="8 pixels, a filter of 3, stride 2: one column is left over"),
        case(10, 5, 0, 3, label="10 pixels, a filter of 5, stride 3: two columns are left over"),
        case(3, 3, 0, 1, label="the filter is as large as the picture"),
        case(28, 5, 2, 1, label="28 pixels, a filter of 5, padding 2"),
        case(9, 4, 1, 3, label="9 pixels, a filter of 4, padding 1, stride 3"),
        case(f + s * places + rest - 2 * p, f, p, s),
    ]


def odd_cases(rng):
    return [
        case(3, label="f = 3"),
        case(5, label="f = 5"),
        case(1, label="f = 1"),
        case(11, label="f = 11"),
        case(2 * whole(rng, 6, 40) + 1),
    ]


def frame_cases(rng):
    n_H, n_W, n_C = (int(n) for n in rng.permutation([2, 3, 5]))
    return [
        case(np.arange(1.0, 13.0).reshape(1, 2, 3, 2), 1, label="one picture, 2 x 3 pixels, padding 1"),
        case(rng.normal(size=(3, 4, 4, 3)), 2, label="three square pictures, padding 2"),
        case(rng.integers(1, 256, (2, 3, 5, 1)), 3, label="whole numbers, one channel, padding 3"),
        case(rng.normal(size=(2, 3, 4, 2)), 0, label="padding 0"),
        case(rng.normal(size=(4, n_H, n_W, n_C)), whole(rng, 1, 3)),
    ]


def window_cases(rng):
    f = whole(rng, 2, 4)
    return [
        case(LIGHT_TO_DARK, EDGE, label="a vertical edge, and the filter that finds it"),
        case(eighths(rng, 5, 7), eighths(rng, 2, 2), label="5 x 7 pixels, a 2 x 2 filter"),
        case(eighths(rng, 4, 4), eighths(rng, 4, 4), label="the filter is as large as the picture"),
        case(eighths(rng, 8, 5), eighths(rng, 3, 3), label="8 x 5 pixels, a 3 x 3 filter"),
        case(eighths(rng, f + 4, f + 2), eighths(rng, f, f)),
    ]


def volume_cases(rng):
    def draw(f, n_C, label=""):
        return case(eighths(rng, f, f, n_C), eighths(rng, f, f, n_C), bias(rng), label=label)

    by_hand = np.arange(1.0, 9.0).reshape(2, 2, 2), np.array([[[1.0, -1], [2, 0.5]], [[0, 1], [-2, -3]]])
    return [
        case(*by_hand, -1.5, label="2 x 2 pixels, two channels"),
        draw(3, 3, "3 x 3 pixels, three channels"),
        draw(3, 1, "one channel"),
        draw(2, 5, "2 x 2 pixels, five channels"),
        draw(whole(rng, 3, 5), whole(rng, 5, 7)),
    ]


def bias(rng):
    return float(rng.choice([-1.0, 1.0]) * rng.integers(3, 17) / 8)


def layer_cases(rng):
    def draw(m, n_H, n_W, n_C_prev, f, n_C, stride, pad, label=""):
        """Biases are nowhere near 0 or each other."""
        b = rng.permutation(0.5 + 0.5 * np.arange(n_C)) * rng.choice([-1.0, 1.0], n_C)
        A_prev, W = eighths(rng, m, n_H, n_W, n_C_prev), eighths(rng, f, f, n_C_prev, n_C)
        return case(A_prev, W, b, stride, pad, label=label)

    return [
        draw(1, 3, 3, 1, 2, 2, 1, 0, "one picture, one channel, two filters"),
        draw(2, 7, 5, 2, 3, 4, 2, 1, "7 x 5 pixels, stride 2, padding 1"),
        draw(3, 5, 8, 3, 2, 2, 3, 0, "stride 3: a column is left over"),
        draw(2, 4, 4, 3, 3, 3, 1, 2, "square pictures, padding 2"),
        draw(2, 4, 6, 2, 1, 3, 2, 0, "filters of one pixel, stride 2"),
        draw(2, whole(rng, 6, 8), whole(rng, 8, 10), 2, 3, 3, 2, 1),
    ]


def size_cases(rng):
    c_in, c_out = (int(n) for n in rng.choice(np.arange(4, 40), 2, replace=False))
    return [
        case(3, 3, 10, label="ten filters of 3 x 3 over three channels"),
        case(5, 1, 6, label="six filters of 5 x 5 over one channel"),
        case(1, 64, 16, label="filters of one pixel"),
        case(7, 5, 1, label="a single filter"),
        case(whole(rng, 3, 8), c_in, c_out),
    ]


def pool_cases(rng):
    def draw(m, n_H, n_W, n_C, f, s, mode, label=""):
        return case(eighths(rng, m, n_H, n_W, n_C), f, s, mode, label=label)

    by_hand = np.array([[1.0, 3, 2, -1], [4, -6, 0.5, 5], [-2, -3, -4, 7], [-8, -1.5, 6, -5]])[
        None, ..., None
    ]
    below = -rng.uniform(0.5, 3, (2, 4, 6, 3))
    return [
        case(by_hand, 2, 2, "max", label="4 x 4 pixels, 2 x 2 windows, max"),
        case(by_hand, 2, 2, "average", label="4 x 4 pixels, 2 x 2 windows, average"),
        case(below, 2, 2, "max", label="all numbers below 0, max"),
        draw(2, 8, 6, 3, 3, 2, "max", "windows of 3, stride 2: they overlap, and a row is left over"),
        draw(
            3, 6, 8, 3, 3, 2, "average", "the same the other way round, as many pictures as channels, average"
        ),
        draw(2, 7, 8, 4, 2, 3, "average", "windows of 2, stride 3: there are gaps"),
        draw(2, whole(rng, 8, 10), whole(rng, 5, 7), whole(rng, 3, 6), 3, 2, "max"),
    ]


def tie_cases(rng):
    f = whole(rng, 3, 6)
    tied = rng.normal(size=(f, f)) - 3
    tied.flat[rng.choice(f * f, 2, replace=False)] = 1.5
    return [
        case(np.array([[1.0, 3.0], [2.0, -4.0]]), label="2 x 2, the largest is 3"),
        case(np.array([[5.0, 5, -1], [5, 0.5, 2], [-3, 4, 1]]), label="three largest"),
        case(-rng.uniform(1, 9, (3, 3)), label="all numbers below 0"),
        case(np.full((2, 2), 0.7), label="all numbers equal"),
        case(tied),
    ]


def share_cases(rng):
    return [
        case(8.0, 2, label="dz = 8, a 2 x 2 window"),
        case(-1.8, 3, label="dz = -1.8, a 3 x 3 window"),
        case(0.5, 1, label="a window of one number"),
        case(bias(rng), 5, label="a 5 x 5 window"),
        case(bias(rng), whole(rng, 4, 9)),
    ]


def plan_cases(rng):
    k, more, f = whole(rng, 3, 9), whole(rng, 10, 30), 2 * whole(rng, 1, 3) + 1
    even = 2 * whole(rng, 12, 20)
    return [
        case(
            28, 1, [("conv", 5, 0, 1, 6), ("pool", 2, 2), ("conv", 5, 0, 1, 16), ("pool", 2, 2)],
            label="28 x 28 pixels, one channel, two of each",
        ),
        case(
            12, 3, [("pool", 3, 2), ("conv", 3, 1, 2, 8)], label="windows of 3, stride 2; then stride 2 and padding 1",
        ),
        case(9, 2, [("conv", 3, 1, 1, 4), ("conv", 1, 0, 1, 3)], label="two convolutions that keep the size"),
        case(10, 5, [("pool", 3, 3)], label="pooling alone"),
        case(even, 3, [("conv", f, f // 2, 2, k), ("conv", 3, 2, 1, more), ("pool", 3, 2)]),
    ]  # fmt: skip


def use_cases(rng):
    f = whole(rng, 3, 6)
    return [
        case(6, 3, label="6 x 6 pixels, a 3 x 3 filter"),
        case(5, 4, label="5 x 5 pixels, a 4 x 4 filter"),
        case(4, 4, label="the filter is as large as the picture"),
        case(4, 1, label="a filter of one pixel"),
        case(2 * f + whole(rng, 1, 5), f),
    ]


def one_cell(dz, f):
    shares = np.zeros((f, f))
    shares[0, 0] = dz
    return shares


def first_of_equals(window):
    mask = np.zeros(window.shape)
    mask[np.unravel_index(np.argmax(window), window.shape)] = 1
    return mask


def places_along(n, f):
    """In how many windows a pixel of one row is."""
    return np.array([sum(start <= i < start + f for start in range(n - f + 1)) for i in range(n)])


def beyond_the_edge(n, f):
    along = np.minimum(np.arange(1, n + 1), f)
    return np.outer(along, along)


def added_counts(n, f):
    return np.add.outer(places_along(n, f), places_along(n, f))


def uncapped(n, f):
    along = np.minimum(np.minimum(np.arange(1, n + 1), np.arange(n, 0, -1)), f)
    return np.outer(along, along)


GROWS = N_("6 pixels and a filter of 3: count its places with a finger. How many do you get?")
INSIDE = N_("b is in your sum once for every number of the window. How often is it to be in it?")
FLIPPED = N_(
    "Your filter is turned upside down and left to right, as mathematicians do. Which number of it is to meet the "
    "first number of the window?"
)
ROWS_FIRST = N_("The first index of a picture is the row. Which of your two loops goes down the rows?")
WITH_PADDING = N_("How many rows and columns has the picture in which the windows lie?")
NO_MIXING = N_("Your numbers mix the channels. How many channels does pooling leave of three?")
OVER_THE_EDGE = N_("In which row does the last window begin that lies in the picture with all its rows?")
FRACTION = N_("Your number is a float, even where it has no fraction. Which division counts whole steps?")
OVER_BOTH = N_("The mean of 4 numbers gives each of them what share of the slope? And of f x f numbers?")

declare(
    "conv_out", notebook=CHAPTER, points=3, core=True, reference=conv_out, integer=True,
    task="In how many places of a row of pixels a filter fits: n pixels with p zeros on both sides, a filter of f, s "
    "pixels from one place to the next. It has to fit completely.\n\n"
    "n, f, p, s whole numbers -> a whole number, of type int",
    returns=("the size",),
    cases=place_cases,
    mistakes=[
        mistake("forgot_plus_one", " + 1", "", GROWS),
        mistake(
            "ceil", "(n + 2 * p - f) // s", "-(-(n + 2 * p - f) // s)",
            "8 pixels, a filter of 3, stride 2: where does your last window end?",
        ),
        mistake(
            "rounded", "(n + 2 * p - f) // s", "round((n + 2 * p - f) / s)",
            "10 pixels, a filter of 5, stride 3: two thirds of a step are left. Does the filter fit there?",
        ),
        mistake("float", "// s", "/ s", FRACTION),
        mistake(
            "ignored_stride", " // s", "",
            "The stride changes nothing. With a stride of 2, about how many places are left of 10?",
        ),
        mistake(
            "one_side_padded", "2 * p", "p",
            "On how many sides of a row are there zeros?",
        ),
        mistake(
            "ignored_padding", " + 2 * p", "",
            "The padding changes nothing. How long is the row with the zeros?",
        ),
        mistake(
            "one_too_early", "(n + 2 * p - f) // s + 1", "(n + 2 * p - f + 1) // s",
            "The first place is there without a step. When is it counted: before the steps of s pixels are, or after?",
        ),
        mistake(
            "divided_by_filter", "(n + 2 * p - f) // s + 1", "(n + 2 * p) // f",
            "That is how many filters lie side by side. How far apart do two places begin?",
        ),
    ],
    hints=(
        "The filter lies at the left end. How many pixels are there to its right, and how many steps does it go?",
        "The row has n + 2p pixels. Count whole steps of s pixels with `//`, and remember the place where it began.",
        "10 pixels, padding 1, a filter of 4, stride 3: 8 pixels to its right, 2 whole steps, so 3 places.",
    ),
)  # fmt: skip

declare(
    "same_padding", notebook=CHAPTER, points=3, reference=same_padding, integer=True,
    task="The padding with which a filter of f, f odd, and stride 1 gives a picture of the size that it was given."
    "\n\nf a whole number -> a whole number, of type int",
    returns=("the padding",),
    cases=odd_cases,
    mistakes=[
        mistake(
            "valid", "(f - 1) // 2", "0",
            "Without padding 6 pixels become 4 under a filter of 3. How many are missing?",
        ),
        mistake(
            "both_sides", "(f - 1) // 2", "f - 1",
            "Your picture grows. The zeros are put on two sides: how many on each?",
        ),
        mistake(
            "one_too_many", "f - 1", "f + 1",
            "Your result is 2 pixels larger than the picture. Try it for f = 1, which needs no zeros.",
        ),
        mistake("float", "//", "/", FRACTION),
        mistake("float", "(f - 1) // 2", "f / 2", FRACTION),
    ],
    hints=(
        "By how many pixels does a filter of 3 shrink a row? And one of 5?",
        "A row loses f - 1 pixels; they have to come back in equal parts on both sides.",
        "A filter of 9 takes 8 pixels away, so 4 zeros go on each side.",
    ),
)  # fmt: skip

declare(
    "pad_images", notebook=CHAPTER, points=3, core=True, reference=pad_images, loops=False,
    task="p rows and columns of zeros on all four sides of every picture. Neither the number of pictures nor that of "
    "channels changes.\n\n"
    "X (m, n_H, n_W, n_C), p a whole number -> (m, n_H + 2p, n_W + 2p, n_C)",
    returns=("the result",),
    cases=frame_cases,
    mistakes=[
        mistake(
            "one_side_only", "(p, p), (p, p)", "(p, 0), (p, 0)",
            "There are zeros above and on the left. Which sides are without?",
        ),
        mistake(
            "one_side_only", "(p, p), (p, p)", "(0, p), (0, p)",
            "There are zeros below and on the right. Which sides are without?",
        ),
        mistake(
            "height_only", "(p, p), (p, p)", "(p, p), (0, 0)",
            "The rows are there. What about the columns?",
        ),
        mistake(
            "width_only", "(p, p), (p, p)", "(0, 0), (p, p)",
            "The columns are there. What about the rows?",
        ),
        mistake(
            "edge_values", "(0, 0)))", "(0, 0)), mode=\"edge\")",
            "The pixels at the edge are repeated. What should stand in the padding?",
        ),
        mistake(
            "channels_first", "(0, 0), (p, p), (p, p), (0, 0)", "(0, 0), (0, 0), (p, p), (p, p)",
            "The last two axes have grown. Which axis of (m, n_H, n_W, n_C) are the channels?",
        ),
        mistake(
            "all_axes", "((0, 0), (p, p), (p, p), (0, 0))", "p",
            "All four axes have grown, so there are pictures and channels of zeros. Which two are to grow?",
        ),
    ],
    hints=(
        "Which of the four axes grow, and by how much on each end?",
        "`np.pad` takes a pair (before, after) for each axis, in the order of the axes; zeros are what it fills in.",
        "A picture of 2 x 3 pixels with padding 2 has 6 x 7: 4 rows of zeros and 4 columns of them.",
    ),
)  # fmt: skip

declare(
    "cross_correlate", notebook=CHAPTER, points=8, core=True, reference=cross_correlate, loops=True,
    task="A filter over a picture, as deep learning does it: at every place where it fits, the products of the filter "
    "and the pixels below it are added. The filter is not turned around; rows and columns of places are those of "
    "the result.\n\n"
    "X (n_H, n_W), K (f, f) -> (n_H - f + 1, n_W - f + 1)",
    returns=("Z",),
    cases=window_cases,
    mistakes=[
        mistake("flipped_kernel", "* K)", "* K[::-1, ::-1])", FLIPPED),
        mistake(
            "transposed_kernel", "* K)", "* K.T)",
            "The rows of the filter meet the columns of the picture. Does a filter for vertical edges find them?",
        ),
        mistake(
            "size_off_by_one", "X.shape[0] - f + 1, X.shape[1] - f + 1", "X.shape[0] - f, X.shape[1] - f",
            GROWS,
        ),
        wrong_version(
            "size_kept",
            (("Z = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))", "Z = np.zeros(X.shape)"),
             ("range(Z.shape[0])", "range(X.shape[0] - f + 1)"), ("range(Z.shape[1])", "range(X.shape[1] - f + 1)")),
            "Your result is as large as the picture, with zeros at two edges. At how many places does the filter fit?",
        ),
        mistake(
            "square_only", "X.shape[1] - f", "X.shape[0] - f",
            "Right for square pictures. What tells you how many columns there are?",
        ),
        mistake(
            "mean", "np.sum", "np.mean",
            "You take the mean of the products. Are they to be divided by their number?",
        ),
        mistake(
            "matmul", "X[i : i + f, j : j + f] * K", "X[i : i + f, j : j + f] @ K",
            "That is a matrix product, which has sums of its own. How many numbers of the window does each number of "
            "the filter meet?",
        ),
        mistake(
            "same_window", "X[i : i + f, j : j + f]", "X[:f, :f]",
            "All numbers of your result are the same. What moves the window?",
        ),
        mistake("rows_cols_swapped", "X[i : i + f, j : j + f]", "X[j : j + f, i : i + f]", ROWS_FIRST),
        mistake(
            "windows_side_by_side", "X[i : i + f, j : j + f]", "X[i * f : i * f + f, j * f : j * f + f]",
            "Your windows begin f pixels apart, so the last ones lie beyond the picture. How far apart do the places "
            "of this filter begin?",
        ),
    ],
    hints=(
        "Which pixels does the filter see when its upper left number lies on X[i, j]?",
        "Zeros of the right size, a loop over rows of places and one over columns; in it a slice of f rows and f "
        "columns, times the filter, added up.",
        "X = [[1, 2, 3], [4, 5, 6]], K = [[1, 0], [0, 2]]: two places, 1 + 2 * 5 = 11 and 2 + 2 * 6 = 14.",
    ),
)  # fmt: skip

declare(
    "conv_step", notebook=CHAPTER, points=3, core=True, reference=conv_step, loops=False,
    task="One number of a convolution layer: a filter W over a piece of a picture of its size, all channels together, "
    "and the b of that filter.\n\n"
    "a_slice (f, f, n_C), W (f, f, n_C), b a number -> a number",
    returns=("the number",),
    cases=volume_cases,
    mistakes=[
        mistake("bias_added_everywhere", "np.sum(a_slice * W) + b", "np.sum(a_slice * W + b)", INSIDE),
        mistake(
            "per_channel", "float(np.sum(a_slice * W) + b)", "np.sum(a_slice * W, axis=(0, 1)) + b",
            "A number for each channel came out. How many numbers does one filter give at one place?",
        ),
        mistake(
            "forgot_bias", " + b", "",
            "The window is all zeros: what does your filter give, and what should it?",
        ),
        mistake(
            "first_channel_only", "np.sum(a_slice * W)", "np.sum(a_slice[:, :, 0] * W[:, :, 0])",
            "The other channels change nothing. How many layers has the filter?",
        ),
        mistake(
            "mean", "np.sum", "np.mean",
            "You take the mean of the products. Are they to be divided by their number?",
        ),
        mistake(
            "matmul", "a_slice * W", "a_slice @ W",
            "That is a matrix product. How many numbers of the window does each number of the filter meet?",
        ),
        mistake(
            "activation_inside", "np.sum(a_slice * W) + b", "np.maximum(np.sum(a_slice * W) + b, 0)",
            "Numbers below 0 are lost. Does the task ask for Z or for A?",
        ),
    ],
    hints=(
        "How many products are there, and what is done with all of them?",
        "The product of two arrays of one shape, entry by entry, added up over all three axes; then b, once.",
        "Two channels of one pixel, 3 and -1, W = 2 and 4, b = 0.5: 6 - 4 + 0.5 = 2.5.",
    ),
)  # fmt: skip

declare(
    "conv_layer", notebook=CHAPTER, points=15, core=True, reference=conv_layer,
    may_use=("pad_images", "conv_out", "conv_step"),
    task="A whole convolution layer: every filter at every place of every picture. The pictures get `pad` zeros on all "
    "sides, and the windows begin `stride` pixels apart. Filter k is W[:, :, :, k], with b[k]; it gives channel k of "
    "the result.\n\n"
    "A_prev (m, n_H_prev, n_W_prev, n_C_prev), W (f, f, n_C_prev, n_C), b (n_C,), stride, pad -> "
    "Z (m, n_H, n_W, n_C)",
    returns=("Z",),
    cases=layer_cases,
    mistakes=[
        mistake(
            "stride_ignored", "h * stride, w * stride", "h, w",
            "Neighbouring places look at windows one pixel apart. In which row does the window of place h begin?",
        ),
        mistake(
            "window_too_long", "r : r + f, c : c + f", "r : r + f * stride, c : c + f * stride",
            "Your window grows with the stride. How many rows has the filter?",
        ),
        mistake("padding_not_used", "P[i,", "A_prev[i,", WITH_PADDING),
        mistake(
            "bias_inside", "np.sum(window * W[:, :, :, k]) + b[k]", "np.sum(window * W[:, :, :, k] + b[k])", INSIDE,
        ),
        mistake("size_without_padding", "n_H = (A_prev.shape[1] + 2 * pad", "n_H = (A_prev.shape[1]", WITH_PADDING),
        mistake("size_without_padding", "n_W = (A_prev.shape[2] + 2 * pad", "n_W = (A_prev.shape[2]", WITH_PADDING),
        wrong_version(
            "size_without_padding",
            (("n_H = (A_prev.shape[1] + 2 * pad", "n_H = (A_prev.shape[1]"),
             ("n_W = (A_prev.shape[2] + 2 * pad", "n_W = (A_prev.shape[2]")), WITH_PADDING,
        ),
        mistake(
            "rows_cols_swapped", "P[i, r : r + f, c : c + f, :]", "P[i, c : c + f, r : r + f, :]", ROWS_FIRST,
        ),
        mistake(
            "one_filter", "W[:, :, :, k]", "W[:, :, :, 0]",
            "All channels of your result come from the same filter. Which one makes channel k?",
        ),
        mistake("one_bias", "b[k]", "b[0]", "All filters share one bias. Which one belongs to filter k?"),
        mistake(
            "forgot_bias", " + b[k]", "",
            "A picture of zeros gives zeros. What should filter k give there?",
        ),
        mistake(
            "one_picture", "P[i,", "P[0,",
            "All pictures give the same. Which one is `i`?",
        ),
        mistake("flipped_kernel", "W[:, :, :, k]", "W[::-1, ::-1, :, k]", FLIPPED),
        mistake(
            "first_channel_only", "np.sum(window * W[:, :, :, k])", "np.sum(window[:, :, 0] * W[:, :, 0, k])",
            "The other channels of the picture change nothing. How many layers has a filter?",
        ),
    ],
    hints=(
        "How many loops does it take to visit every picture, every place and every filter once?",
        "First the pictures with their padding, and n_H and n_W; then four loops. The window of place (h, w) begins at "
        "row h * stride and column w * stride, and has all channels.",
        "One picture of one row of 5 pixels 1, 2, 3, 4, 5, a filter of one pixel with W = 2 and b = 1, stride 2: "
        "3, 7, 11.",
    ),
)  # fmt: skip

declare(
    "conv_params", notebook=CHAPTER, points=3, core=True, reference=conv_params, integer=True,
    task="How many numbers a convolution layer learns: c_out filters of f x f pixels over c_in channels, each with a "
    "bias.\n\nf, c_in, c_out whole numbers -> a whole number, of type int",
    returns=("the number",),
    cases=size_cases,
    mistakes=[
        mistake(
            "forgot_bias", "(f * f * c_in + 1)", "(f * f * c_in)",
            "These are the weights. What else does a filter learn?",
        ),
        mistake(
            "flat_filter", "f * f * c_in", "f * f",
            "Your filters have one layer. How many channels does a filter look at?",
        ),
        mistake(
            "one_bias", "(f * f * c_in + 1) * c_out", "f * f * c_in * c_out + 1",
            "You count one bias in all. Which numbers of the result share a bias?",
        ),
        mistake(
            "bias_per_channel", "(f * f * c_in + 1) * c_out", "(f * f + 1) * c_in * c_out",
            "You count a bias for every layer of a filter. All layers go into one sum: how many biases does it need?",
        ),
        mistake(
            "bias_per_weight", "(f * f * c_in + 1) * c_out", "2 * f * f * c_in * c_out",
            "Twice as many as there are weights. How often is a bias added in one sum?",
        ),
        mistake(
            "side_not_area", "f * f", "f",
            "Your filter is a single row of pixels. How many pixels has a square of side f?",
        ),
        mistake(
            "one_filter", " * c_out", "",
            "That is one filter. How many are there?",
        ),
    ],
    hints=(
        "How many numbers has one filter, its bias included?",
        "The weights of a filter are a block of f times f times c_in; one more for b; and all that for each of the "
        "filters.",
        "4 filters of 2 x 2 over 3 channels: 12 weights and 1 bias each, so 52.",
    ),
)  # fmt: skip

declare(
    "pool_layer", notebook=CHAPTER, points=8, core=True, reference=pool_layer,
    may_use=("conv_out",),
    task="Pooling: of every f x f window, with s pixels from one window to the next, the largest number if mode is "
    '"max", the mean if it is "average". Each channel is pooled for itself. What is left over at the right and '
    "below is not used.\n\n"
    "A (m, n_H, n_W, n_C), f, s whole numbers, mode -> (m, n_H', n_W', n_C)",
    returns=("the result",),
    cases=pool_cases,
    mistakes=[
        wrong_version(
            "mixed_channels",
            (("window.max(axis=(1, 2))", "window.max(axis=(1, 2, 3))[:, None]"),
             ("window.mean(axis=(1, 2))", "window.mean(axis=(1, 2, 3))[:, None]")), NO_MIXING,
        ),
        mistake(
            "mixed_channels", "window.max(axis=(1, 2))", "window.max(axis=(1, 2, 3))[:, None]", NO_MIXING,
        ),
        wrong_version(
            "mixed_channels",
            (("window.max(axis=(1, 2))", "window.max(axis=(1, 2, 3))"),
             ("window.mean(axis=(1, 2))", "window.mean(axis=(1, 2, 3))")), NO_MIXING,
        ),
        mistake(
            "stride_ignored", "i * s : i * s + f, j * s : j * s + f", "i : i + f, j : j + f",
            "Neighbouring windows begin one pixel apart. In which row does the window of place i begin?",
        ),
        mistake(
            "sum_pool", "window.mean", "window.sum",
            "The numbers of a window are added up. By what is a mean divided?",
        ),
        mistake(
            "absolute_max", "window.max", "np.abs(window).max",
            "Which is larger, -5 or 2? In yours it is -5, without its sign.",
        ),
        mistake(
            "starts_at_zero", "window.max(axis=(1, 2))", "np.maximum(window.max(axis=(1, 2)), 0)",
            "Where all numbers are below 0 your largest is 0, which is none of them. Where does it come from?",
        ),
        mistake(
            "mode_ignored", 'window.max(axis=(1, 2)) if mode == "max" else window.mean(axis=(1, 2))',
            "window.max(axis=(1, 2))",
            "You take the largest whatever `mode` says. What is to be done for the other one?",
        ),
        mistake(
            "mode_ignored", 'window.max(axis=(1, 2)) if mode == "max" else window.mean(axis=(1, 2))',
            "window.mean(axis=(1, 2))",
            "You take the mean whatever `mode` says. What is to be done for the other one?",
        ),
        mistake(
            "modes_swapped", 'mode == "max"', 'mode == "average"',
            "Which of the two do you give for which mode?",
        ),
        wrong_version(
            "forgot_plus_one",
            (("(A.shape[1] - f) // s + 1", "(A.shape[1] - f) // s"),
             ("(A.shape[2] - f) // s + 1", "(A.shape[2] - f) // s")),
            OVER_THE_EDGE,
        ),
        wrong_version(
            "size_is_n_over_s",
            (("(A.shape[1] - f) // s + 1", "A.shape[1] // s"), ("(A.shape[2] - f) // s + 1", "A.shape[2] // s")),
            OVER_THE_EDGE,
        ),
        mistake(
            "rows_cols_swapped", "i * s : i * s + f, j * s : j * s + f", "j * s : j * s + f, i * s : i * s + f",
            ROWS_FIRST,
        ),
        mistake(
            "smallest", "window.max", "window.min",
            "You take the smallest number of each window. Which one is asked for?",
        ),
    ],
    hints=(
        "Which pixels are in the window of place (i, j), and how many places are there?",
        "Two loops over places are enough, since a slice takes the window of all pictures and channels at once; then "
        "`max` or `mean` over its two middle axes.",
        "The rows 1, 7, 2 and 3, 5, 0 with windows of 2 and stride 1: the largest are 7 and 7, the means 4 and 3.5.",
    ),
)  # fmt: skip

declare(
    "max_mask", notebook=CHAPTER, points=3, reference=max_mask, loops=False,
    task="Where the slope of max pooling goes: a table with 1 where the window has its largest number and 0 elsewhere, "
    "as numbers. If several are equally large, each of them gets a 1.\n\n"
    "window (f, f) -> (f, f)",
    returns=("the mask",),
    cases=tie_cases,
    mistakes=[
        mistake(
            "row_maxima", "window.max()", "window.max(axis=1, keepdims=True)",
            "There is a 1 in every row. How many largest numbers has one window?",
        ),
        mistake(
            "column_maxima", "window.max()", "window.max(axis=0)",
            "There is a 1 in every column. How many largest numbers has one window?",
        ),
        mistake(
            "not_binary", "(window == window.max()).astype(float)", "window / window.max()",
            "There are numbers between 0 and 1 or below. Does a little of the slope go to each number?",
        ),
        mistake(
            "values_kept", "(window == window.max()).astype(float)", "np.where(window == window.max(), window, 0)",
            "Your table holds the largest number itself. If it grows by 0.1, by how much does the maximum?",
        ),
        mistake(
            "nonzero", "window == window.max()", "window > 0",
            "There is a 1 for every number above 0. Is each of them the largest?",
        ),
        mistake(
            "bool", ".astype(float)", "",
            "True and False instead of 1 and 0. Numbers are wanted: what turns them into numbers?",
        ),
        wrong_version(
            "first_of_equals", first_of_equals,
            "Right until two numbers are equally large. What does the task want there?",
        ),
        mistake(
            "absolute", "window == window.max()", "np.abs(window) == np.abs(window).max()",
            "Which is larger, -5 or 2?",
        ),
        mistake(
            "smallest", "window.max()", "window.min()",
            "There is a 1 at the smallest number. Which one has passed through max pooling?",
        ),
    ],
    hints=(
        "If one number of the window grows a little, when does the maximum grow as well?",
        "Compare every number with the largest of all, and make numbers of True and False.",
        "The window [[2, 9], [9, 4]] has the mask [[0, 1], [1, 0]].",
    ),
)  # fmt: skip

declare(
    "spread_average", notebook=CHAPTER, points=3, reference=spread_average, loops=False,
    task="Where the slope of average pooling goes: dz is the slope in the mean of an f x f window; each number of the "
    "window gets its share.\n\n"
    "dz a number, f a whole number -> (f, f)",
    returns=("the table",),
    cases=share_cases,
    mistakes=[
        mistake("not_divided", "dz / (f * f)", "dz", OVER_BOTH),
        mistake("divided_by_side", "(f * f)", "f", OVER_BOTH),
        mistake("half_perimeter", "(f * f)", "(2 * f)", OVER_BOTH),
        mistake(
            "diagonal", "np.full((f, f), dz / (f * f))", "np.eye(f) * dz / f",
            "Only the numbers on the diagonal get something. Which numbers of a window are in its mean?",
        ),
        wrong_version(
            "only_corner", one_cell,
            "One number of the window gets all of it. Which numbers are in the mean?",
        ),
        mistake(
            "one_number", "np.full((f, f), dz / (f * f))", "dz / (f * f)",
            "The share is right. How many numbers of the window get it?",
        ),
        mistake(
            "one_row", "np.full((f, f), dz / (f * f))", "np.full(f * f, dz / (f * f))",
            "The shares are right, in one row. What shape has the window?",
        ),
    ],
    hints=(
        "If one number of a window of 4 grows by 1, by how much does their mean grow?",
        "The same number everywhere in a table of f rows and f columns; `np.full` makes one.",
        "dz = 6 and f = 2: each of the four numbers gets 1.5.",
    ),
)  # fmt: skip

declare(
    "trace_shapes", notebook=CHAPTER, points=5, core=True, reference=trace_shapes, integer=True,
    may_use=("conv_out",),
    task='The shape after every layer of a small network. A layer is ("conv", f, p, s, k): k filters of f x f, padding '
    'p, stride s; or ("pool", f, s): windows of f x f, stride s, no padding. The pictures have n x n pixels and c '
    "channels.\n\n"
    "n, c whole numbers, layers a list -> a list with a triple (n, n, c) after each layer, whole numbers of type int",
    returns=("shapes",),
    cases=plan_cases,
    mistakes=[
        mistake(
            "pool_changes_channels", "n = (n - f) // s + 1\n", "n, c = (n - f) // s + 1, c // s\n",
            "Your channels get fewer under pooling. Does a window look at one channel, or at several together?",
        ),
        mistake(
            "pool_divides", "n = (n - f) // s + 1\n", "n = n // s\n",
            "Right while f is s. With windows of 3 and a stride of 2, where does the last one begin in 12 pixels?",
        ),
        mistake(
            "no_padding", "2 * p", "0",
            "Your convolutions do not know of their padding. How many pixels does the filter have to move on?",
        ),
        mistake(
            "one_side_padded", "2 * p", "p",
            "On how many sides of a row are there zeros?",
        ),
        mistake(
            "channels_multiply", "// s + 1, k", "// s + 1, c * k",
            "A filter adds up all channels that it sees. How many numbers does it give at one place?",
        ),
        mistake(
            "channels_kept", "// s + 1, k", "// s + 1, c",
            "Your channels never change. What does each of the k filters give?",
        ),
        mistake(
            "channels_added", "// s + 1, k", "// s + 1, c + k",
            "The channels that came in are there no more. What has taken their place?",
        ),
        mistake(
            "stride_ignored", "(n + 2 * p - f) // s", "(n + 2 * p - f)",
            "A convolution of stride 2 halves the picture. Does yours?",
        ),
        mistake(
            "forgot_plus_one", "(n + 2 * p - f) // s + 1", "(n + 2 * p - f) // s", GROWS,
        ),
        mistake(
            "input_too", "shapes = []", "shapes = [(n, n, c)]",
            "Your list begins with the picture itself. After which layer is the first shape wanted?",
        ),
        mistake(
            "channels_first", "(n, n, c)", "(c, n, n)",
            "Your channels come first. Where do they stand in this course?",
        ),
        mistake(
            "last_only", "return shapes", "return shapes[-1]",
            "That is the last shape. For which layers is one wanted?",
        ),
    ],
    hints=(
        "What does a convolution change of n and c, and what does pooling?",
        "A loop over the layers, in which n and c are overwritten: with the formula of conv_out for n, with the number "
        "of filters for c, and pooling leaves c. After each layer a triple is appended.",
        "10 x 10 pixels, 2 channels, a convolution with f = 3, p = 0, s = 1, k = 5, then pooling with 2 and 2: "
        "(8, 8, 5), (4, 4, 5).",
    ),
)  # fmt: skip

declare(
    "pixel_uses", notebook=CHAPTER, points=3, reference=pixel_uses, integer=True,
    task="In how many windows each pixel is: n x n pixels, an f x f filter at every place where it fits, stride 1, no "
    "padding.\n\nn, f whole numbers -> (n, n), whole numbers of type int",
    returns=("the table",),
    cases=use_cases,
    mistakes=[
        mistake(
            "assigned", "+= 1", "= 1",
            "Every pixel is used once in yours. What happens to the count of a pixel when a second window has it?",
        ),
        wrong_version(
            "one_window_short",
            (("for i in range(n - f + 1)", "for i in range(n - f)"),
             ("for j in range(n - f + 1)", "for j in range(n - f)")),
            "The last row and the last column of places are missing. In which row can the last window begin?",
        ),
        wrong_version("over_the_edge", beyond_the_edge, OVER_THE_EDGE),
        mistake(
            "only_corner_pixel", "u[i : i + f, j : j + f]", "u[i, j]",
            "Only the first pixel of each window is counted. How many pixels has a window?",
        ),
        mistake(
            "everything_ff", "return u", "return np.full((n, n), f * f)",
            "That is so in the middle of a large picture. In how many windows is the corner?",
        ),
        wrong_version(
            "added", added_counts,
            "2 windows reach a pixel from the rows and 3 from the columns: how many pairs are that?",
        ),
        wrong_version(
            "uncapped", uncapped,
            "Right for large pictures. In how many windows is a pixel at most, if only two fit side by side?",
        ),
        mistake(
            "float", ", dtype=int", "",
            "The numbers are right, and floats. Counts are whole numbers: how is an array told which type it has?",
        ),
    ],
    hints=(
        "In how many windows is the corner? And its neighbour in the same row?",
        "Zeros of type int, a loop over the places of the filter; each place adds 1 to all pixels of its window.",
        "A row of 4 pixels under a filter of 2 has 3 places: its pixels are used 1, 2, 2 and 1 times.",
    ),
)  # fmt: skip
