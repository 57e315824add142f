"""The exercises of chapter 15: how a picture grows again, the skip of a U-Net, and how masks are compared."""

from inspect import unwrap

import numpy as np

from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c12_convolution import eighths, whole
from dlcore.segmentation import crop_and_concat, dice, mean_iou, tconv_out, transpose_conv, upsample_nearest

CHAPTER = "15_segmentation_unet"


def size_cases(rng):
    n, f, s = whole(rng, 5, 12), whole(rng, 6, 9), whole(rng, 3, 5)
    return [
        case(2, 3, 1, 2, label="2 pixels, a stamp of 3, padding 1, stride 2"),
        case(4, 2, 0, 2, label="4 pixels, a stamp of 2, stride 2: they lie side by side"),
        case(5, 3, 0, 1, label="5 pixels, a stamp of 3, stride 1"),
        case(3, 2, 0, 4, label="3 pixels, a stamp of 2, stride 4: there are gaps"),
        case(1, 5, 1, 3, label="one pixel, a stamp of 5, padding 1"),
        case(6, 3, 2, 1, label="6 pixels, a stamp of 3, padding 2: fewer come out"),
        case(7, 4, 2, 3, label="7 pixels, a stamp of 4, padding 2, stride 3"),
        case(n, f, whole(rng, 1, 3), s),
    ]


def stamp_cases(rng):
    def draw(h, w, f, s, p, label=""):
        return case(eighths(rng, h, w), eighths(rng, f, f), s, p, label=label)

    by_hand = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([[1.0, 2, 0], [0, 1, -1], [3, 0, 1]])
    return [
        case(*by_hand, 2, 0, label="2 x 2 pixels, a stamp of 3, stride 2"),
        case(*by_hand, 2, 1, label="the same with padding 1"),
        draw(3, 5, 2, 2, 0, "3 x 5 pixels, a stamp of 2, stride 2: side by side"),
        draw(4, 3, 3, 1, 1, "4 x 3 pixels, a stamp of 3, stride 1, padding 1"),
        draw(2, 4, 2, 3, 0, "a stamp of 2, stride 3: there are gaps"),
        draw(1, 1, 4, 2, 0, "one pixel"),
        draw(3, 3, 5, 2, 2, "a stamp of 5, padding 2"),
        draw(whole(rng, 3, 5), whole(rng, 5, 7), 4, whole(rng, 2, 4), 1),
    ]


def pixel_cases(rng):
    return [
        case(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 2, label="2 x 3 pixels, each twice"),
        case(rng.permutation(12).reshape(4, 3) + 1, 3, label="whole numbers, each three times"),
        case(eighths(rng, 3, 3), 2, label="3 x 3 pixels"),
        case(eighths(rng, 2, 4), 1, label="each once"),
        case(eighths(rng, 1, 1), 4, label="a single pixel"),
        case(eighths(rng, whole(rng, 2, 5), 5), whole(rng, 3, 5)),
    ]


def skip_cases(rng):
    def draw(H, W, C, h, w, D, label=""):
        return case(eighths(rng, H, W, C), eighths(rng, h, w, D), label=label)

    return [
        draw(6, 8, 2, 4, 4, 3, "6 x 8 pixels, of which 4 x 4 are wanted"),
        draw(7, 7, 3, 3, 5, 3, "as many channels on both sides"),
        draw(4, 5, 1, 4, 5, 2, "nothing to cut off"),
        draw(8, 5, 4, 3, 2, 2, "5 rows and 3 columns too many: odd numbers"),
        draw(5, 9, 2, 5, 3, 1, "only columns are too many"),
        draw(8, 8, 2, 4, 4, 2, "square, as many channels on both sides"),
        draw(whole(rng, 9, 11), 12, 3, whole(rng, 4, 7), 6, whole(rng, 1, 3)),
    ]


def class_cases(rng):
    def draw(H, W, C, wrong):
        """Every class is there, in shares that differ; `wrong` pixels are another class in the prediction."""
        target = rng.permutation(np.sort(np.arange(H * W) ** 2 % (2 * C - 1) % C)).reshape(H, W)
        pred = target.copy()
        places = rng.choice(H * W, wrong, replace=False)
        pred.flat[places] = (pred.flat[places] + rng.integers(1, C, wrong)) % C
        return case(pred, target, C)

    target = np.array([[0, 0, 0, 1], [0, 0, 1, 1], [0, 2, 2, 1]])
    pred = np.array([[0, 0, 1, 1], [0, 0, 0, 1], [2, 2, 2, 0]])
    return [
        case(pred, target, 3, label="3 x 4 pixels, three classes"),
        case(pred, target, 5, label="the same, and two classes that are nowhere"),
        case(0 * target, target, 3, label="everything is said to be background"),
        case(np.where(target == 2, 3, target), target, 4, label="a class that is only in the prediction"),
        case(target, target, 3, label="all is right"),
        case(np.zeros((2, 3), int), np.zeros((2, 3), int), 1, label="a single class"),
        case(np.array([[1, 1, 2]]), np.array([[1, 2, 2]]), 4, label="no background at all"),
        draw(whole(rng, 5, 8), whole(rng, 8, 11), 4, 13),
    ]


def mask_cases(rng):
    one = np.array([[1, 1, 0, 0], [1, 1, 1, 0], [0, 0, 0, 0]], bool)
    other = np.array([[0, 1, 1, 0], [0, 1, 1, 1], [0, 0, 0, 0]], bool)
    nothing, everything = np.zeros((3, 4), bool), np.ones((3, 4), bool)
    H, W = whole(rng, 4, 7), whole(rng, 7, 10)
    return [
        case(one, other, label="5 and 5 pixels, 3 of them shared"),
        case(one, one, label="twice the same mask"),
        case(nothing, nothing, label="both are empty"),
        case(nothing, other, label="nothing is found of 5 pixels"),
        case(one, nothing, label="5 pixels are found where nothing is"),
        case(everything, one, label="everything is marked"),
        case(
            rng.permutation(np.arange(H * W) % 5 < 2).reshape(H, W),
            rng.permutation(np.arange(H * W) % 3 < 2).reshape(H, W),
        ),
    ]


def one_too_many(n, f, p, s):
    return unwrap(tconv_out)(n, f, p, s) + 1


def painted_with(X, K, s, p, paint):
    """The frame on which every stamp is painted by `paint(part, stamp)`, and then cut."""
    (h, w), f = X.shape, K.shape[0]
    out = np.zeros(((h - 1) * s + f, (w - 1) * s + f))
    for i in range(h):
        for j in range(w):
            part = np.s_[i * s : i * s + f, j * s : j * s + f]
            out[part] = paint(out[part], X[i, j] * K)
    return out[p : out.shape[0] - p, p : out.shape[1] - p]


def largest_stamp(X, K, s, p):
    return painted_with(X, K, s, p, np.maximum)


def mean_of_stamps(X, K, s, p):
    total = painted_with(X, K, s, p, np.add)
    return total / np.maximum(painted_with(np.ones(X.shape), np.ones(K.shape), s, p, np.add), 1)


def forward_convolution(X, K, s, p):
    f, P = K.shape[0], np.pad(X, p)
    rows, columns = (P.shape[0] - f) // s + 1, (P.shape[1] - f) // s + 1
    Z = np.zeros((max(rows, 0), max(columns, 0)))
    for i, j in np.ndindex(Z.shape):
        Z[i, j] = np.sum(P[i * s : i * s + f, j * s : j * s + f] * K)
    return Z


def pooled_classes(pred, target, C):
    """The intersections of all classes over their unions."""
    pairs = [(pred == c, target == c) for c in range(C)]
    return float(sum(np.sum(p & t) for p, t in pairs) / sum(np.sum(p | t) for p, t in pairs))


def weighted_by_pixels(pred, target, C):
    total = 0.0
    for c in range(C):
        p, t = pred == c, target == c
        if t.any():
            total += np.mean(t) * np.sum(p & t) / np.sum(p | t)
    return float(total)


def iou_of_masks(p, t):
    union = np.sum(p | t)
    return float(np.sum(p & t) / union) if union else 1.0


BOTH_AXES = N_("How many rows and how many columns has your result for 2 x 3 pixels and k = 2?")
EVERY_SIDE = N_("On how many of the four sides does your result lose something?")
LAST_STAMP = N_("One pixel and a stamp of 3, stride 2: how many pixels are painted?")
WHERE_IT_LIES = N_("How much of skip is cut off above, and how much below? And on the left and on the right?")
NOWHERE = N_("A class that is in neither of the two: what can be said of it, and should it count?")
BOTH_PARTS = N_("Marking the whole picture costs nothing in yours. Which pixels are below the fraction line?")
MISSED = N_("Pixels that are missed cost nothing in yours. Which pixels are below the fraction line?")
NOTHING_THERE = N_("Nothing to find, and nothing found: is that a failure? What does the task say?")

declare(
    "tconv_out", notebook=CHAPTER, points=3, core=True, reference=tconv_out, integer=True,
    task="How many pixels a transposed convolution makes of a row of n: every pixel paints a stamp of f, each s pixels "
    "behind the one before it; in the end p pixels are cut off on both sides.\n\n"
    "n, f, p, s whole numbers -> a whole number, of type int",
    returns=("the size",),
    cases=size_cases,
    mistakes=[
        mistake(
            "normal_conv", "(n - 1) * s - 2 * p + f", "(n + 2 * p - f) // s + 1",
            "That is how many places a filter has. Does a picture grow by it, or shrink?",
        ),
        mistake("n_times_s", "(n - 1) * s", "n * s", LAST_STAMP),
        mistake(
            "padding_added", "- 2 * p", "+ 2 * p",
            "The more padding, the larger your result. What does padding do to it here?",
        ),
        mistake("padding_ignored", " - 2 * p", "", "Padding changes nothing in yours. What is done with the p pixels?"),
        mistake("one_side_cut", "- 2 * p", "- p", "On how many sides is something cut off?"),
        mistake("forgot_filter", " + f", "", LAST_STAMP),
        mistake(
            "stamps_side_by_side", "(n - 1) * s", "(n - 1) * f",
            "The stride changes nothing in yours. How far apart do two stamps begin?",
        ),
        mistake(
            "stride_ignored", "(n - 1) * s", "(n - 1)",
            "The stride changes nothing in yours. How far apart do two stamps begin?",
        ),
        mistake("one_too_few", "+ f", "+ f - 1", "One pixel, a stamp of 1: how many pixels are painted?"),
        wrong_version("one_too_many", one_too_many, "One pixel, a stamp of 1: how many pixels are painted?"),
    ],
    hints=(
        "Where does the last stamp begin, if the first begins at 0? And where does it end?",
        "n - 1 steps of s lead to the last stamp, which is f wide. Then p goes off at both ends.",
        "4 pixels, a stamp of 5, stride 3, padding 2: 9 + 5 = 14 are painted, and 14 - 4 = 10 are left.",
    ),
)  # fmt: skip

declare(
    "transpose_conv", notebook=CHAPTER, points=10, core=True, reference=transpose_conv, may_use=("tconv_out",),
    task="A transposed convolution of one channel. Every pixel X[i, j] adds the stamp K, times its value, to the "
    "picture, with the upper left corner at row i s, column j s. Where stamps overlap they are added. In the end a "
    "frame "
    "of p pixels is cut off.\n\n"
    "X (h, w), K (f, f), s, p whole numbers -> ((h - 1) s - 2p + f, (w - 1) s - 2p + f)",
    returns=("the picture",),
    cases=stamp_cases,
    mistakes=[
        mistake("overwrites", "+= X", "= X", "Two stamps overlap: what is left of the first one in yours?"),
        wrong_version("largest_wins", largest_stamp, "Two stamps overlap: what is to stand where both are?"),
        wrong_version("averaged", mean_of_stamps, "Two stamps overlap: what is to stand where both are?"),
        mistake(
            "not_cropped", "out[p : out.shape[0] - p, p : out.shape[1] - p]", "out",
            "Padding changes nothing in yours. What is done with the frame of p pixels?",
        ),
        mistake(
            "padded", "out[p : out.shape[0] - p, p : out.shape[1] - p]", "np.pad(out, p)",
            "The more padding, the larger your picture. Is the frame added, or cut off?",
        ),
        mistake("one_side_cut", "out[p : out.shape[0] - p, p : out.shape[1] - p]", "out[p:, p:]", EVERY_SIDE),
        mistake(
            "one_side_cut", "out[p : out.shape[0] - p, p : out.shape[1] - p]", "out[: out.shape[0] - p, : "
            "out.shape[1] - p]",
            EVERY_SIDE,
        ),
        mistake(
            "minus_zero", "out[p : out.shape[0] - p, p : out.shape[1] - p]", "out[p:-p, p:-p]",
            "Without padding your picture is empty. What does a slice that ends at -0 hold?",
        ),
        mistake(
            "stride_ignored", "i * s : i * s + f, j * s : j * s + f", "i : i + f, j : j + f",
            "Your stamps begin one pixel apart, whatever the stride is. Where does stamp (i, j) begin?",
        ),
        mistake(
            "flipped_kernel", "X[i, j] * K", "X[i, j] * K[::-1, ::-1]",
            "Your stamp is turned upside down and left to right. Which corner of K comes first?",
        ),
        mistake(
            "transposed_kernel", "X[i, j] * K", "X[i, j] * K.T",
            "Your stamp has rows for columns. Is it K that is transposed?",
        ),
        mistake(
            "value_ignored", "X[i, j] * K", "K",
            "All stamps are the same in yours. What does a bright pixel paint, what a dark one?",
        ),
        mistake(
            "rows_cols_swapped", "i * s : i * s + f, j * s : j * s + f", "j * s : j * s + f, i * s : i * s + f",
            "A stamp of the pixel to the right lies farther down in yours. Which index goes down the rows?",
        ),
        wrong_version(
            "normal_conv", forward_convolution,
            "That is a convolution: a window gives one number. What does one number give here?",
        ),
    ],
    hints=(
        "X has a single pixel, 3, and K is 2 x 2. What does the picture look like?",
        "Zeros of the size before anything is cut; two loops over the pixels of X, and in them one line that adds to a "
        "window of f x f. Cut with care: what if p is 0?",
        "X = (1, 2) in one row, K = [[1, 1], [0, 5]], s = 1, p = 0: [[1, 1, 0], [0, 5, 0]] + [[0, 2, 2], [0, 0, 10]].",
    ),
)  # fmt: skip

declare(
    "upsample_nearest", notebook=CHAPTER, points=3, reference=upsample_nearest, loops=False,
    task="Enlarge a picture without learning anything: every pixel becomes k x k equal ones.\n\n"
    "X (h, w), k a whole number -> (h k, w k)",
    returns=("the picture",),
    cases=pixel_cases,
    mistakes=[
        mistake(
            "tiled", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)", "np.tile(X, (k, k))",
            "You have the whole picture several times. What is to be there several times?",
        ),
        mistake("one_axis", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)", "np.repeat(X, k, axis=0)", BOTH_AXES),
        mistake("one_axis", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)", "np.repeat(X, k, axis=1)", BOTH_AXES),
        mistake(
            "flattened", "np.repeat(X, k, axis=0)", "np.repeat(X, k).reshape(X.shape[0], -1)",
            "Without an axis `np.repeat` makes one long row of everything. Along which axes is it to repeat?",
        ),
        mistake(
            "flattened", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)", "np.repeat(X, k)",
            "Without an axis `np.repeat` makes one long row of everything. Along which axes is it to repeat?",
        ),
        mistake(
            "flattened", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)",
            "np.repeat(X, k * k).reshape(k * X.shape[0], k * X.shape[1])",
            "Without an axis `np.repeat` makes one long row of everything. Along which axes is it to repeat?",
        ),
        mistake(
            "zero_insertion", "np.repeat(np.repeat(X, k, axis=0), k, axis=1)", "np.kron(X, np.eye(k))",
            "There are zeros between your pixels. How many of the k x k are to have the value?",
        ),
        wrong_version(
            "zero_insertion",
            (
                (
                    "return np.repeat(np.repeat(X, k, axis=0), k, axis=1)",
                    "out = np.zeros((X.shape[0] * k, X.shape[1] * k))\n    out[::k, ::k] = X\n    return out",
                ),
            ),
            "There are zeros between your pixels. How many of the k x k are to have the value?",
        ),
        mistake(
            "divided", "np.repeat(X, k, axis=0), k, axis=1)", "np.repeat(X, k, axis=0), k, axis=1) / k**2",
            "Your pixels share their value. Is a picture that is enlarged darker?",
        ),
    ],
    hints=(
        "Write down 2 x 2 pixels, and below them what you want for k = 2. Where does each number stand?",
        "`np.repeat` with an axis repeats rows, or columns. Two of them are needed.",
        "[[7, 8]], k = 3: three equal rows 7, 7, 7, 8, 8, 8.",
    ),
)  # fmt: skip

MIDDLE = "(skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2"

declare(
    "crop_and_concat", notebook=CHAPTER, points=5, core=True, reference=crop_and_concat,
    task="The skip of a U-Net: cut the middle out of skip, as large as up is, and put the channels of up behind its "
    "own. Where an odd number of rows or columns is too many, one more goes off below or on the right.\n\n"
    "skip (H, W, C), up (h, w, D), h <= H, w <= W -> (h, w, C + D)",
    returns=("the channels",),
    cases=skip_cases,
    mistakes=[
        mistake(
            "added", "np.concatenate([skip[t : t + h, l : l + w], up], axis=2)", "skip[t : t + h, l : l + w] + up",
            "You add the two, as a ResNet does. How many channels are to come out of C and D?",
        ),
        mistake(
            "wrong_axis", "axis=2", "axis=0",
            "Your two maps lie one below the other. On which axis are the channels?",
        ),
        mistake("wrong_axis", "axis=2", "axis=1", "Your two maps lie side by side. On which axis are the channels?"),
        mistake("top_left_crop", MIDDLE, "0, 0", WHERE_IT_LIES),
        mistake("bottom_right_crop", MIDDLE, "skip.shape[0] - h, skip.shape[1] - w", WHERE_IT_LIES),
        mistake(
            "one_offset", MIDDLE, "(skip.shape[0] - h) // 2, (skip.shape[0] - h) // 2",
            "Rows and columns may be too many by different numbers. Does your crop know both?",
        ),
        mistake(
            "order", "[skip[t : t + h, l : l + w], up]", "[up, skip[t : t + h, l : l + w]]",
            "Whose channels come first? The weights of the next layer depend on it.",
        ),
        mistake(
            "no_crop", "skip[t : t + h, l : l + w]", "skip",
            "skip is larger than up. How many rows and columns of it can stay?",
        ),
        mistake(
            "enlarged_instead", "skip[t : t + h, l : l + w]", "skip[t : h, l : w]",
            "A slice ends before its stop. How many rows and columns has your crop?",
        ),
        wrong_version(
            "one_more_before", ((MIDDLE, "(skip.shape[0] - h + 1) // 2, (skip.shape[1] - w + 1) // 2"),),
            "where an odd number is too many, you cut one more off above or on the left, as some libraries do. Use one "
            "of the two throughout: the weights get used to it.",
            kind="convention",
        ),
        mistake(
            "rows_cols_swapped", "skip[t : t + h, l : l + w]", "skip[l : l + w, t : t + h]",
            "The first axis of a map goes down the rows. Which of t and l belongs to it?",
        ),
        mistake(
            "only_skip", "np.concatenate([skip[t : t + h, l : l + w], up], axis=2)", "skip[t : t + h, l : l + w]",
            "The channels of up are missing. How many are to come out of C and D?",
        ),
    ],
    hints=(
        "skip has 10 rows, up has 6. Which rows of skip stay?",
        "Half of what is too many goes off above: `//` makes a whole number of it. Then `np.concatenate` along the "
        "axis of "
        "the channels.",
        "skip (9, 8, 4), up (6, 6, 3): rows 1 to 6 and columns 1 to 6 stay, and the result is (6, 6, 7).",
    ),
)  # fmt: skip

declare(
    "mean_iou", notebook=CHAPTER, points=5, core=True, reference=mean_iou,
    task="For every class: the pixels that have it in both, divided by those that have it in at least one of the two. "
    "The mean of that over the classes is wanted. A class that occurs in neither is left out; the background is a "
    "class.\n\n"
    "pred, target (H, W), whole numbers from 0 to C - 1 -> one number",
    returns=("the mean IoU",),
    cases=class_cases,
    mistakes=[
        mistake(
            "pixel_accuracy", "float(np.mean(vals))", "float(np.mean(pred == target))",
            "That is the share of right pixels. How much of it does a model get that says background everywhere?",
        ),
        mistake("absent_class_nan", "if union:", "if True:", NOWHERE),
        mistake("absent_class_zero", "float(np.mean(vals))", "float(sum(vals) / C)", NOWHERE),
        wrong_version(
            "absent_class_one",
            (("if union:", "if True:"), ("np.sum(p & t) / union", "np.sum(p & t) / union if union else 1.0")),
            NOWHERE,
        ),
        mistake(
            "union_is_sum", "np.sum(p | t)", "np.sum(p) + np.sum(t)",
            "How often are the pixels counted below your fraction line that both have?",
        ),
        mistake(
            "dice_instead", "np.sum(p & t) / union", "2 * np.sum(p & t) / (np.sum(p) + np.sum(t))",
            "That is twice the shared pixels over the sum of both. Which two numbers are wanted?",
        ),
        mistake("only_foreground", "range(C)", "range(1, C)", "Which class has the number 0, and does it count here?"),
        mistake("over_prediction", "np.sum(p & t) / union", "np.sum(p & t) / max(np.sum(p), 1)", MISSED),
        mistake("over_target", "np.sum(p & t) / union", "np.sum(p & t) / max(np.sum(t), 1)", BOTH_PARTS),
        mistake(
            "only_in_target", "if union:", "if t.any():",
            "A class that is only in the prediction is wrong everywhere. Does it cost anything in yours?",
        ),
        mistake(
            "only_in_prediction", "if union:", "if p.any():",
            "A class that is missed completely does not count in yours. What should its IoU be?",
        ),
        mistake(
            "only_in_both", "if union:", "if (p & t).any():",
            "A class without a single right pixel does not count in yours. What should its IoU be?",
        ),
        wrong_version("pooled", pooled_classes, "You add up all classes before you divide. Which class decides then?"),
        wrong_version(
            "weighted_by_pixels", weighted_by_pixels,
            "The larger a class, the more it counts in yours. What is a mean over classes?",
        ),
        mistake(
            "summed", "float(np.mean(vals))", "float(sum(vals))",
            "All is right, and your number is above 1. Is it a mean?",
        ),
        mistake(
            "list_returned", "float(np.mean(vals))", "vals",
            "You have a number for every class. What is to be made of them?",
        ),
    ],
    hints=(
        "A model says background everywhere, and background is 90 % of the picture. What are the IoU of the classes?",
        "In a loop over the classes `pred == c` and `target == c` are masks; `&` and `|` make one of two. Look "
        "whether the "
        "union is empty before you divide.",
        "pred 0 0 1 1, target 0 1 1 1, C = 3: 1/2 for class 0, 2/3 for class 1, class 2 is nowhere; the mean is 7/12.",
    ),
)  # fmt: skip

declare(
    "dice", notebook=CHAPTER, points=3, reference=dice, loops=False,
    task="The Dice score of two masks: twice the pixels that are True in both, divided by the sum of the pixels that "
    "are "
    "True in each. It is 1 if both masks are empty.\n\n"
    "p, t (H, W), True or False -> one number",
    returns=("the score",),
    cases=mask_cases,
    mistakes=[
        mistake(
            "forgot_two", "2 * np.sum", "np.sum",
            "Twice the same mask: what is your score, and what should it be?",
        ),
        wrong_version(
            "iou_instead", iou_of_masks,
            "Your number is right for masks that agree and for masks that share nothing, and too small between. By "
            "which "
            "pixels do you divide?",
        ),
        mistake("empty_crash", " if total else 1.0", "", NOTHING_THERE),
        mistake("empty_is_zero", "else 1.0", "else 0.0", NOTHING_THERE),
        mistake(
            "one_empty_is_one", "if total else", "if p.any() and t.any() else",
            "Nothing is found where something is: is that a success?",
        ),
        mistake(
            "union_top", "np.sum(p & t)", "np.sum(p | t)",
            "Which pixels are shared: those in both masks, or those in at least one?",
        ),
        mistake(
            "accuracy", "float(2 * np.sum(p & t) / total) if total else 1.0", "float(np.mean(p == t))",
            "That is the share of right pixels. How many of them are in neither mask?",
        ),
        mistake(
            "over_all_pixels", "2 * np.sum(p & t) / total", "2 * np.sum(p & t) / p.size",
            "The larger the picture, the smaller your number. By which pixels do you divide?",
        ),
        mistake("over_target", "2 * np.sum(p & t) / total", "np.sum(p & t) / max(np.sum(t), 1)", BOTH_PARTS),
        mistake("over_prediction", "2 * np.sum(p & t) / total", "np.sum(p & t) / max(np.sum(p), 1)", MISSED),
    ],
    hints=(
        "Two masks agree in every pixel. What is to be above the fraction line, what below, so that the score is 1?",
        "`p & t` is True where both are, and `np.sum` counts. First look whether there is anything at all.",
        "6 pixels and 4 pixels, 3 of them shared: 6/10.",
    ),
)  # fmt: skip
