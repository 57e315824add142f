"""The exercises of chapter 13: residual blocks, convolutions in two steps, augmentation, fine-tuning."""

from inspect import unwrap

import numpy as np

from dlcore.augmentation import color_shift, random_crop
from dlcore.depthwise import conv_mults, depthwise_conv, pointwise_conv, separable_mults
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c12_convolution import eighths
from dlcore.residual import residual_block, residual_projection
from dlcore.transfer import fine_tune_step

CHAPTER = "13_cnn_architectures_transfer"


def either_sign(rng, *shape):
    """Numbers of both signs, so that ReLU cuts some off and keeps others, none near 0."""
    sign = rng.permutation(np.where(np.arange(np.prod(shape)) % 2, 1.0, -1.0)).reshape(shape)
    return sign * rng.uniform(0.3, 1.5, shape)


def columns(rng, *sizes):
    """(W1, b1, W2, b2) from n to n_h to n_2 units."""
    n, n_h, n_2 = sizes
    return (
        either_sign(rng, n_h, n),
        either_sign(rng, n_h, 1),
        either_sign(rng, n_2, n_h),
        either_sign(rng, n_2, 1),
    )


def block_cases(rng):
    by_hand = np.array([[1.0, -1], [0.5, 2]]), np.array([[0.5], [-1.0]]), np.array([[1.0, 2], [-1, 0.5]])
    n, n_h = (int(size) for size in rng.choice([3, 4, 6, 7], 2, replace=False))
    W1, b1, W2, b2 = columns(rng, 3, 4, 3)
    return [
        case(np.array([[1.0, -2.0], [2.0, 3.0]]), *by_hand, np.array([[-0.5], [1.0]]), label="two units, two examples"),
        case(np.abs(either_sign(rng, 3, 4)), W1, b1, 0 * W2, 0 * b2, label="W2 = 0, b2 = 0, and a above 0"),
        case(either_sign(rng, 5, 7), *columns(rng, 5, 5, 5), label="five units everywhere"),
        case(either_sign(rng, 4, 1), *columns(rng, 4, 6, 4), label="one example"),
        case(either_sign(rng, n, 8), *columns(rng, n, n_h, n)),
    ]  # fmt: skip


def projection_cases(rng):
    def draw(n, n_h, n_2, m, label=""):
        return case(either_sign(rng, n, m), *columns(rng, n, n_h, n_2), either_sign(rng, n_2, n), label=label)

    n, n_h, n_2 = (int(size) for size in rng.choice([3, 4, 5, 6, 7], 3, replace=False))
    return [
        draw(2, 3, 4, 5, "from 2 units to 4"),
        draw(4, 4, 4, 6, "four units everywhere"),
        draw(6, 4, 2, 3, "from 6 units to 2"),
        draw(n, n_h, n_2, 8),
    ]


def cost_cases(rng):
    f, n_out, c_in, c_out = (int(size) for size in rng.choice(np.arange(2, 30), 4, replace=False))
    return [
        case(4, 3, 3, 5, label="4 x 4 places, 3 x 3 filters, from 3 channels to 5"),
        case(6, 5, 4, 3, label="6 x 6 places, 5 x 5 filters, from 4 channels to 3"),
        case(7, 1, 8, 2, label="filters of one pixel"),
        case(1, 3, 64, 10, label="a single place"),
        case(n_out, f, c_in, c_out),
    ]


def channel_cases(rng):
    def draw(n_H, n_W, n_C, f, label=""):
        return case(eighths(rng, n_H, n_W, n_C), eighths(rng, f, f, n_C), label=label)

    one, other = (
        np.array([[1.0, 2, 0], [3, -1, 4], [0, 2, 1]]),
        np.array([[2.0, -1, 5], [0, 3, 1], [4, -2, 6]]),
    )
    filters = np.array([[1.0, 0], [-1, 2]]), np.array([[0.5, 1], [3, -2]])
    return [
        case(np.stack([one, other], axis=2), np.stack(filters, axis=2), label="3 x 3 pixels, two channels"),
        draw(5, 7, 3, 3, "5 x 7 pixels, three channels"),
        draw(4, 4, 4, 2, "as many channels as rows"),
        draw(6, 4, 1, 3, "one channel"),
        draw(int(rng.integers(6, 8)), 5, int(rng.integers(2, 5)), 2),
    ]


def pixel_cases(rng):
    def draw(n_H, n_W, n_C_prev, n_C, label=""):
        return case(eighths(rng, n_H, n_W, n_C_prev), eighths(rng, n_C_prev, n_C), label=label)

    by_hand = np.array([[[1.0, 2], [3, -1]], [[0, 4], [-2, 5]]]), np.array([[1.0, 0, -1], [2, 0.5, 3]])
    n_C_prev, n_C = (int(n) for n in rng.choice(np.arange(2, 8), 2, replace=False))
    return [
        case(*by_hand, label="2 x 2 pixels, from two channels to three"),
        draw(4, 3, 3, 3, "as many channels as before"),
        draw(3, 5, 4, 1, "one filter"),
        draw(2, 4, 1, 5, "from one channel to five"),
        draw(5, 4, n_C_prev, n_C),
    ]


def crop_cases(rng):
    def draw(H, W, C, size, top, left, label=""):
        return case(rng.integers(1, 256, (H, W, C)), size, top, left, label=label)

    top, left = (int(place) for place in rng.permutation([1, 3]))
    return [
        draw(5, 6, 3, 3, 1, 2, "5 x 6 pixels, size 3, from row 1, column 2"),
        draw(8, 8, 2, 2, 5, 3, "8 x 8 pixels, size 2, from row 5, column 3"),
        draw(6, 9, 3, 4, 2, 5, "size 4, at the lower right corner"),
        draw(7, 5, 1, 3, 4, 0, "one channel, at the lower left corner"),
        draw(4, 4, 3, 4, 0, 0, "the whole image"),
        case(rng.normal(size=(7, 9, 3)), 3, top, left),
    ]


def light_cases(rng):
    def draw(H, W, delta, label=""):
        """Pixels of all brightness, with some at both ends."""
        img = rng.permutation(np.linspace(0, 255, H * W * 3).astype(np.uint8)).reshape(H, W, 3)
        return case(img, np.array(delta), label=label)

    by_hand = np.array([[[250, 100, 3], [10, 200, 60]]], np.uint8)
    red, green, blue = (
        int(part) for part in rng.permutation([rng.integers(20, 90), -rng.integers(20, 90), 7])
    )
    return [
        case(by_hand, np.array([20, -30, -10]), label="two pixels, by 20, -30 and -10"),
        draw(3, 4, [60, -45, 11], "some pixels end at 255, some at 0"),
        draw(4, 5, [-200, 300, 90], "by far too much"),
        draw(3, 3, [0, 0, 0], "by nothing"),
        draw(5, 4, [red, green, blue]),
    ]


def typed(answer, img, delta):
    """The image and what type its numbers have: the same numbers in another type are no image any more."""
    found = answer(img, delta)
    return None if found is None else (found, np.asarray(found).dtype.name)


def tuning_cases(rng):
    def draw(shapes, frozen, label=""):
        params, grads = ([either_sign(rng, *shape) for shape in shapes] for _ in range(2))
        return case(params, grads, frozen, float(rng.uniform(0.1, 0.6)), label=label)

    by_hand = [np.array([1.0, -2.0]), np.array([3.0]), np.array([0.5, 4.0])]
    slopes = [np.array([10.0, 4.0]), np.array([-6.0]), np.array([2.0, -8.0])]
    shapes = [(3, 2), (4, 3), (2, 4), (5,), (1, 5)]
    which = {int(k) for k in rng.choice(np.arange(1, 5), 2, replace=False)}
    return [
        case(by_hand, slopes, {0}, 0.1, label="three layers, the first frozen"),
        draw(shapes, {0, 1, 2}, "five layers, the first three frozen"),
        draw(shapes[:4], {3}, "four layers, only the last one frozen"),
        draw(shapes[1:3], set(), "two layers, none frozen"),
        draw(shapes[:3], {0, 1, 2}, "three layers, all frozen"),
        draw(shapes, which),
    ]


def center_crop(img, size, top, left):
    top, left = (img.shape[0] - size) // 2, (img.shape[1] - size) // 2
    return img[top : top + size, left : left + size]


def mixed_pixels(A, W):
    n_H, n_W, n_C_prev = A.shape
    return (A.reshape(n_C_prev, n_H * n_W).T @ W).reshape(n_H, n_W, W.shape[1])


def summed_then_weighted(A, W):
    return A.sum(axis=2, keepdims=True) * W.sum(axis=0)


def summed_then_first_weights(A, W):
    return A.sum(axis=2, keepdims=True) * W[0]


def first_step_only(n_out, f, c_in, c_out):
    return n_out * n_out * f * f * c_in


def second_step_only(n_out, f, c_in, c_out):
    return n_out * n_out * c_in * c_out


def one_flat_filter(n_out, f, c_in, c_out):
    return n_out * n_out * (f * f + c_in * c_out)


def filters_for_the_output(n_out, f, c_in, c_out):
    return n_out * n_out * f * f * c_out + n_out * n_out * c_in * c_out


def wrapped(img, delta):
    return img + delta.astype(np.uint8)


def without_frozen(params, grads, frozen, learning_rate):
    pairs = enumerate(zip(params, grads, strict=True))
    return [p - learning_rate * g for i, (p, g) in pairs if i not in frozen]


BEFORE_RELU = N_(
    "Your block never gives less than what comes along the shortcut. What does the last ReLU bend, and what is added "
    "before it?"
)
BENT_TWICE = N_(
    "What is negative in a is lost on the way past the layers. What does a shortcut do to its numbers?"
)
FROM_INPUT = N_("The numbers that you add have been through one layer. From where does the shortcut start?")
COLLAPSED = N_("Without anything between them two layers are one. What bends a1?")
NO_BIAS = N_("One of the two b changes nothing. Where does it belong?")
NOT_BENT = N_("There are numbers below 0 in your result. What comes at the end of the block?")
PLACES = N_(
    "In yours the filter is at n_out places. How many are there in a picture that is n_out pixels high and wide?"
)
AREA = N_("How many products does one layer of an f x f filter take?")
OWN_FILTER = N_("All channels meet the same numbers. Which filter belongs to channel c?")
ALONE = N_("The channels were added up. A depthwise convolution keeps them apart: which step mixes them?")
OWN_WEIGHT = N_("The channels are added before they are weighted. Has each of them a weight of its own?")
TOO_BRIGHT = N_("250 + 20 became 14. Where does a pixel stop when it gets brighter and brighter?")
ONE_END = N_("One end is right. What happens to the pixels at the other end?")
WHICH = N_(
    "Is it the number of frozen layers that counts, or which ones they are? Try {1, 2} of three layers."
)
STOPS_EARLY = N_("A slice ends before its stop. How many rows and columns has your crop?")

declare(
    "residual_block", notebook=CHAPTER, points=8, core=True, reference=residual_block, loops=False,
    may_use=("relu_forward",),
    task="A residual block of two dense layers. The first one bends its sum with a ReLU; what goes into the block is "
    "added to the sum of the second, and then comes its ReLU.\n\n"
    "a (n, m), W1 (n_h, n), b1 (n_h, 1), W2 (n, n_h), b2 (n, 1) -> (n, m)",
    returns=("the output",),
    cases=block_cases,
    mistakes=[
        mistake(
            "no_shortcut", "relu(z2 + a)", "relu(z2)",
            "With W2 = 0 and b2 = 0 your block gives 0. What is it to give there?",
        ),
        mistake("relu_on_shortcut", "relu(z2 + a)", "relu(z2 + relu(a))", BENT_TWICE),
        mistake("shortcut_from_a1", "z2 + a)", "z2 + a1)", FROM_INPUT),
        mistake("no_inner_relu", "relu(W1 @ a + b1)", "W1 @ a + b1", COLLAPSED),
        mistake("outside_relu", "relu(z2 + a)", "relu(z2) + a", BEFORE_RELU),
        mistake("no_last_relu", "relu(z2 + a)", "z2 + a", NOT_BENT),
        mistake("forgot_bias", " + b1", "", NO_BIAS),
        mistake("forgot_bias", " + b2", "", NO_BIAS),
        mistake(
            "multiplied", "z2 + a)", "z2 * a)",
            "With W2 = 0 and b2 = 0 your block gives 0. How does a get past the layers?",
        ),
        mistake(
            "second_layer_from_a", "W2 @ a1", "W2 @ a",
            "The first layer changes nothing. What does the second one take?",
        ),
    ],
    hints=(
        "With W2 = 0 and b2 = 0, what is left in the last sum?",
        "Three lines: a1 as in any hidden layer; the second sum, made from a1; then the ReLU of that sum and a.",
        "One unit, a = -2, W1 = -1, b1 = 0, W2 = 3, b2 = 1: a1 = 2, the second sum is 7, and 7 - 2 = 5.",
    ),
)  # fmt: skip

declare(
    "residual_projection", notebook=CHAPTER, points=5, reference=residual_projection, loops=False,
    may_use=("relu_forward", "residual_block"),
    task="A residual block that changes the number of units: Ws takes the input to the size of what it is added to. "
    "Nothing bends the shortcut, and it has no bias.\n\n"
    "a (n, m), W1 (n_h, n), b1 (n_h, 1), W2 (n_2, n_h), b2 (n_2, 1), Ws (n_2, n) -> (n_2, m)",
    returns=("the output",),
    cases=projection_cases,
    mistakes=[
        mistake(
            "no_projection", "Ws @ a)", "a)",
            "What is added has n rows, and it is added to n_2 rows. Which matrix goes from n to n_2?",
        ),
        mistake(
            "projected_output", "W2 @ a1 + b2 + Ws @ a", "Ws @ a + b2",
            "The second layer has no say. How many ways lead from a to the sum?",
        ),
        mistake(
            "no_shortcut", " + Ws @ a", "",
            "The block has no way past its layers. Where does Ws come in?",
        ),
        mistake("outside_relu", "relu(W2 @ a1 + b2 + Ws @ a)", "relu(W2 @ a1 + b2) + Ws @ a", BEFORE_RELU),
        mistake(
            "relu_projection", "+ Ws @ a)", "+ relu(Ws @ a))",
            "What is negative on the shortcut is lost. What does the task say of the shortcut?",
        ),
        mistake("projected_a1", "Ws @ a)", "Ws @ a1)", FROM_INPUT),
        mistake(
            "transposed", "Ws @ a", "Ws.T @ a",
            "Ws has the shape (n_2, n). On which side of it does a column of n numbers stand?",
        ),
        mistake("no_inner_relu", "relu(W1 @ a + b1)", "W1 @ a + b1", COLLAPSED),
        mistake("no_last_relu", "relu(W2 @ a1 + b2 + Ws @ a)", "W2 @ a1 + b2 + Ws @ a", NOT_BENT),
        mistake("forgot_bias", " + b1", "", NO_BIAS),
        mistake("forgot_bias", " + b2", "", NO_BIAS),
    ],
    hints=(
        "How long are the columns of the two things that are added?",
        "As in residual_block, but what is added to the second sum is a matrix product.",
        "One unit everywhere, a = -2, W1 = -1, b1 = 0, W2 = 3, b2 = 1, Ws = 2: the second sum is 7, and 7 - 4 = 3.",
    ),
)  # fmt: skip

declare(
    "conv_mults", notebook=CHAPTER, points=3, reference=conv_mults, integer=True,
    task="How many multiplications a convolution takes: c_out filters of f x f over c_in channels, each at n_out x "
    "n_out places.\n\n"
    "n_out, f, c_in, c_out whole numbers -> a whole number, of type int",
    returns=("the number",),
    cases=cost_cases,
    mistakes=[
        mistake("one_side", "n_out * n_out", "n_out", PLACES),
        mistake("side_not_area", "f * f", "f", AREA),
        mistake(
            "flat_filter", " * c_in", "",
            "Your filters have one layer. How many channels does a filter look at?",
        ),
        mistake(
            "one_filter", " * c_out", "",
            "That is the cost of one filter. How many are there?",
        ),
        mistake(
            "added", "f * f * c_in * c_out", "(f * f * c_in + c_out)",
            "Two filters cost twice as much as one. Do they in yours?",
        ),
        mistake(
            "weights_only", "n_out * n_out * ", "",
            "That is how many weights there are. How often is each of them multiplied?",
        ),
        mistake(
            "bias_too", "f * f * c_in * c_out", "(f * f * c_in + 1) * c_out",
            "A bias is counted in every sum. Is it multiplied?",
        ),
    ],
    hints=(
        "How many products does one filter take at one place?",
        "The products of one filter at one place, times the number of places, times the number of filters.",
        "2 x 2 places, 4 filters of 3 x 3 over 2 channels: 18 products at one place, 18 * 4 * 4 = 288.",
    ),
)  # fmt: skip

declare(
    "separable_mults", notebook=CHAPTER, points=5, core=True, reference=separable_mults, integer=True,
    may_use=("conv_mults",),
    task="The multiplications of a depthwise-separable convolution: first one flat filter of f x f for each of c_in "
    "channels, then c_out filters of one pixel over all channels. Both are applied at n_out x n_out places.\n\n"
    "n_out, f, c_in, c_out whole numbers -> a whole number, of type int",
    returns=("the number",),
    cases=cost_cases,
    mistakes=[
        mistake(
            "multiplied", "depthwise + pointwise", "depthwise * pointwise",
            "One step comes after the other. What happens to their costs?",
        ),
        mistake(
            "depthwise_per_output_channel", "f * f * c_in", "f * f * c_in * c_out",
            "In the first step, how many filters does one channel have?",
        ),
        wrong_version(
            "depthwise_once", one_flat_filter,
            "In the first step one channel is filtered in yours. How many channels are there?",
        ),
        wrong_version(
            "depthwise_on_output", filters_for_the_output,
            "Each channel has a filter in the first step. Are these the channels that come in, or those that go out?",
        ),
        mistake(
            "pointwise_ff", "n_out * n_out * c_in * c_out", "n_out * n_out * f * f * c_in * c_out",
            "How many pixels does a filter of the second step look at?",
        ),
        mistake(
            "pointwise_one_filter", " * c_in * c_out", " * c_in",
            "That is one filter in the second step. How many channels are to come out?",
        ),
        wrong_version(
            "pointwise_forgotten", first_step_only,
            "The channels are not mixed yet. What does the second step cost?",
        ),
        wrong_version(
            "one_convolution", unwrap(conv_mults),
            "That is one convolution with filters of all channels. What do the two steps cost?",
        ),
        wrong_version(
            "depthwise_forgotten", second_step_only,
            "No pixel has met its neighbours yet. What does the first step cost?",
        ),
        mistake(
            "share", "return depthwise + pointwise",
            "return (depthwise + pointwise) / (n_out * n_out * f * f * c_in * c_out)",
            "That is a share of what one convolution costs. What is asked for, a share or a number?",
        ),
        wrong_version(
            "one_side",
            (("depthwise = n_out * n_out", "depthwise = n_out"), ("pointwise = n_out * n_out", "pointwise = n_out")),
            PLACES,
        ),
        mistake("side_not_area", "f * f", "f", AREA),
    ],
    hints=(
        "How many products does the first step take at one place? And the second?",
        "Each step is a convolution of its own: count both, and add.",
        "2 x 2 places, f = 3, from 2 channels to 4: 18 and 8 products at one place, so 4 * 26 = 104.",
    ),
)  # fmt: skip

declare(
    "depthwise_conv", notebook=CHAPTER, points=5, core=True, reference=depthwise_conv,
    may_use=("cross_correlate",),
    task="A depthwise convolution of one picture: each channel under a filter of its own, as in cross_correlate, and "
    "no sum over channels.\n\n"
    "A (n_H, n_W, n_C), K (f, f, n_C) -> (n_H - f + 1, n_W - f + 1, n_C)",
    returns=("Z",),
    cases=channel_cases,
    mistakes=[
        wrong_version("summed_channels", (("np.stack([", "sum(["), ("], axis=2)", "])")), ALONE),
        wrong_version("summed_channels", (("np.stack([", "sum(["), ("], axis=2)", "])[:, :, None]")), ALONE),
        mistake(
            "mean_of_channels", "axis=2)", "axis=2).mean(axis=2)",
            "The channels were put together to their mean. A depthwise convolution keeps them apart: which step mixes "
            "them?",
        ),
        mistake("same_filter", "K[:, :, c]", "K[:, :, 0]", OWN_FILTER),
        mistake(
            "channel_first_output", "axis=2", "axis=0",
            "The channels are the first axis of your result. Where do they stand in this course?",
        ),
        mistake(
            "same_channel", "A[:, :, c]", "A[:, :, 0]",
            "All filters look at the first channel. At which one does filter c look?",
        ),
        mistake(
            "flipped_kernel", "K[:, :, c]", "K[::-1, ::-1, c]",
            "Your filters are turned upside down and left to right. Which number of a filter meets the first one of "
            "the window?",
        ),
    ],
    hints=(
        "What would cross_correlate give for a single channel and its filter?",
        "A loop over channels: one slice of A and one of K, each a table; the results are put side by side along the "
        "last axis, which `np.stack` does.",
        "Two channels of one pixel, 3 and 5, with filters of one pixel, 2 and -1: the result is 6 and -5.",
    ),
)  # fmt: skip

declare(
    "pointwise_conv", notebook=CHAPTER, points=3, reference=pointwise_conv, loops=False,
    task="A convolution with filters of one pixel: at each pixel, and for each filter, the sum of its channels, each "
    "times its weight. Column k of W is filter k.\n\n"
    "A (n_H, n_W, n_C_prev), W (n_C_prev, n_C) -> (n_H, n_W, n_C)",
    returns=("Z",),
    cases=pixel_cases,
    mistakes=[
        mistake(
            "channel_first_output", "A @ W", "np.moveaxis(A @ W, 2, 0)",
            "The channels are the first axis of your result. Where do they stand in this course?",
        ),
        mistake(
            "mean", "A @ W", "A @ W / W.shape[0]",
            "You take the mean over the channels. Is a sum divided by anything?",
        ),
        mistake(
            "one_filter", "A @ W", "A @ W[:, :1]",
            "One channel comes out. How many filters are there?",
        ),
        mistake(
            "transposed", "A @ W", "A @ W.T",
            "Your sums go over the wrong axis of W. What are its rows, and what are its columns?",
        ),
        mistake(
            "elementwise", "A @ W", "A * W",
            "A product entry by entry has no sums. Over what is added at each pixel?",
        ),
        wrong_version("summed_input", summed_then_weighted, OWN_WEIGHT),
        wrong_version("summed_input", summed_then_first_weights, OWN_WEIGHT),
        wrong_version(
            "mixes_pixels", mixed_pixels,
            "After your `reshape` the numbers of one row belong to several pixels. Which axis does a `reshape` to "
            "(pixels, channels) have to leave last?",
        ),
        mistake(
            "all_pixels", "A @ W", "A.sum(axis=(0, 1)) @ W",
            "All pixels were added up. What does a filter of one pixel know of the neighbours?",
        ),
    ],
    hints=(
        "Take a single pixel, a row of n_C_prev numbers. What makes n_C numbers of it?",
        "`@` works on the last axis of A and the first of W, for all pixels at once.",
        "A pixel with the channels 2 and 3, W = [[1, 0, -1], [4, 5, 0]]: 14, 15, -2.",
    ),
)  # fmt: skip

declare(
    "random_crop", notebook=CHAPTER, points=3, reference=random_crop, loops=False,
    task="A square piece of an image, of `size` rows and columns, whose upper left pixel is img[top, left]. The random "
    "numbers are drawn by whoever calls it, so here they are given.\n\n"
    "img (H, W, C), size, top, left whole numbers -> (size, size, C)",
    returns=("the crop",),
    cases=crop_cases,
    mistakes=[
        mistake(
            "stop_is_size", "top : top + size, left : left + size", "top:size, left:size",
            "Your crops shrink as top and left grow, and vanish. Where does a piece end that begins at top?",
        ),
        mistake(
            "rows_cols_swapped", "top : top + size, left : left + size", "left : left + size, top : top + size",
            "The first index of an image is the row. Which of the two numbers says how far down the piece begins?",
        ),
        wrong_version(
            "center_crop", center_crop,
            "Your piece comes from the middle, always. What are top and left for?",
        ),
        mistake("off_by_one", "top + size", "top + size - 1", STOPS_EARLY),
        mistake("off_by_one", "left + size", "left + size - 1", STOPS_EARLY),
        wrong_version(
            "off_by_one", (("top + size", "top + size - 1"), ("left + size", "left + size - 1")), STOPS_EARLY,
        ),
        wrong_version(
            "one_too_many", (("top + size", "top + size + 1"), ("left + size", "left + size + 1")),
            "Count the rows from 2 to below 5: how many are there? And in your crop?",
        ),
        mistake(
            "corner_only", "top : top + size, left : left + size", ":size, :size",
            "Your piece is the upper left corner, always. What are top and left for?",
        ),
        mistake(
            "rows_only", ", left : left + size", "",
            "The rows are right. Which columns are wanted?",
        ),
        mistake(
            "one_place", "left : left + size", "top : top + size",
            "Rows and columns begin at the same number. Which two numbers are given?",
        ),
    ],
    hints=(
        "Which row is the first one of the piece, and which one is the first that is no longer in it?",
        "Two slices, one for the rows and one for the columns; all channels come along.",
        "size = 3, top = 2, left = 5: the rows 2, 3 and 4, the columns 5, 6 and 7.",
    ),
)  # fmt: skip

declare(
    "color_shift", notebook=CHAPTER, points=5, core=True, reference=color_shift, through=typed, loops=False,
    task="An image in another light: delta[c] is added to every pixel of colour c. A pixel stays between 0 and 255, "
    "and the result is of type uint8, as the image is.\n\n"
    "img (H, W, 3) of type uint8, delta (3,) whole numbers of either sign -> (H, W, 3) of type uint8",
    returns=("the image", "its type"),
    cases=light_cases,
    mistakes=[
        wrong_version("uint8_wraps", wrapped, TOO_BRIGHT),
        mistake(
            "clip_to_one", "0, 255", "0, 1",
            "The image is black. From where to where do pixels of type uint8 go?",
        ),
        mistake(
            "same_shift", "+ delta", "+ delta[0]",
            "All colours are shifted alike. Which number belongs to which colour?",
        ),
        mistake(
            "same_shift", "+ delta", "+ delta.mean()",
            "All colours are shifted alike. Which number belongs to which colour?",
        ),
        mistake(
            "not_uint8", ".astype(np.uint8)", "",
            "The numbers are right, and of another type than those of the image. What turns them back?",
        ),
        mistake(
            "unbounded", "np.clip(img.astype(int) + delta, 0, 255).astype(np.uint8)", "img.astype(int) + delta",
            "There are pixels below 0 or above 255. Which numbers can an image of type uint8 hold?",
        ),
        mistake("one_end", "0, 255", "None, 255", ONE_END),
        mistake("one_end", "0, 255", "0, None", ONE_END),
        mistake(
            "clipped_first", "np.clip(img.astype(int) + delta, 0, 255)",
            "(np.clip(img, 0, 255) + np.clip(delta, 0, 255))",
            "delta was clipped before it was added, so one below 0 does nothing. What is to be between 0 and 255?",
        ),
        mistake(
            "scaled", "img.astype(int) + delta", "img.astype(int) * (1 + delta / 255)",
            "Dark pixels hardly change. Is delta added, or multiplied?",
        ),
        mistake(
            "wrong_sign", "+ delta", "- delta",
            "With delta = 20 a pixel gets darker. What is to happen?",
        ),
    ],
    hints=(
        "What is 250 + 20 in a type that ends at 255?",
        "Add in a type that is large enough (`astype(int)`), then `np.clip`, then go back to the type of the image.",
        "The pixel (240, 100, 5) and delta (30, -20, -9): the sums are 270, 80 and -4, so it is (255, 80, 0).",
    ),
)  # fmt: skip

declare(
    "fine_tune_step", notebook=CHAPTER, points=5, core=True, reference=fine_tune_step,
    task="A step of gradient descent in which some layers are frozen. params and grads are lists with one array a "
    "layer; frozen has the numbers of the layers that stay as they are, counted from 0.\n\n"
    "params, grads lists, frozen a set, learning_rate a number -> the new list, as long as params",
    returns=("the new list",),
    cases=tuning_cases,
    mistakes=[
        mistake(
            "inverted", "p if i in frozen else p - learning_rate * g", "p - learning_rate * g if i in frozen else p",
            "You have trained the layers that were to stay. Which ones are frozen?",
        ),
        mistake(
            "ignores_frozen", "p if i in frozen else p - learning_rate * g", "p - learning_rate * g",
            "All layers have moved. What is `frozen` for?",
        ),
        mistake(
            "zeroed", "p if i in frozen", "0 * p if i in frozen",
            "Your frozen layers are all zeros. What is kept of a layer that is frozen?",
        ),
        mistake("frozen_are_parameters", "i in frozen", "i < len(frozen) - 1", WHICH),
        mistake("frozen_are_parameters", "i in frozen", "i < len(frozen)", WHICH),
        mistake(
            "counted_from_one", "i in frozen", "i + 1 in frozen",
            "Your first layer has the number 1. With which number does the task begin?",
        ),
        wrong_version(
            "left_out", without_frozen,
            "Your list is shorter than params. Where are the frozen layers?",
        ),
        mistake(
            "uphill", "p - learning_rate", "p + learning_rate",
            "Your step goes uphill. Which sign has a step of gradient descent?",
        ),
        mistake(
            "no_rate", "learning_rate * g", "g",
            "The learning rate changes nothing. How long is a step?",
        ),
        mistake(
            "slope_of_frozen", "p if i in frozen", "g if i in frozen",
            "In place of a frozen layer stands its slope. What stays as it is?",
        ),
    ],
    hints=(
        "For layer 2, which question decides what happens to it?",
        "`enumerate(zip(params, grads))` gives the number of a layer together with its two arrays; `in` asks a set.",
        "params (1, 5, 2), slopes (10, 10, 10), frozen {1}, learning rate 0.1: 0, 5, 1.",
    ),
)  # fmt: skip
