"""The exercises of chapter 03: activations, a network with one hidden layer, the layout of Keras."""

import copy

import numpy as np

from dlcore.activations import (
    leaky_relu,
    leaky_relu_grad,
    relu,
    relu_grad,
    sigmoid,
    tanh_grad_from_a,
    tanh_via_sigmoid,
)
from dlcore.initializers import init_two_layer
from dlcore.keras_layout import collapse_linear, dense_batch, dense_loop, keras_to_columns
from dlcore.messages import _
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c02_logistic import labels, z_cases_far_out
from dlcore.shallow import backward_2layer, forward_2layer

CHAPTER = "03_shallow_network"


def signed(rng, *shape):
    """Numbers of size 0.3 to 1.8 with either sign: none is zero, and hardly two are equal."""
    return rng.uniform(0.3, 1.8, shape) * rng.choice([-1.0, 1.0], shape)


def tables(rng):
    """z as a network has it: arrays with both signs, and 0 itself, where a ReLU has its corner."""
    return [
        case(np.array([[-2.0, 0.0, 3.0], [0.005, -0.1, -4.0]]), label="a table (2, 3) with a 0 in it"),
        case(np.array([-1000.0, -2.5, 0.0, 0.75, 1000.0]), label="z from -1000 to 1000, rank 1"),
        case(signed(rng, 3, 3) * 3, label="a square table"),
        case(signed(rng, 4, 1, 2), label="three axes"),
        case(signed(rng, 2, int(rng.integers(3, 7))) * 2),
    ]


def tables_and_slopes(rng):
    """The same, with slopes that are not the usual one."""
    return [
        case(np.array([[-2.0, 0.0, 3.0], [0.005, -0.005, -4.0]]), label="the usual slope, a 0 in the table"),
        case(np.array([-1000.0, -0.1, 0.0, 0.1, 1000.0]), 0.25, label="slope 0.25, z from -1000 to 1000"),
        case(signed(rng, 3, 3) * 3, 0.2, label="slope 0.2, a square table"),
        case(signed(rng, 4, 1, 2), label="the usual slope, three axes"),
        case(signed(rng, 2, int(rng.integers(3, 7))) * 2, float(rng.uniform(0.05, 0.4))),
    ]


def tanh_values(rng):
    return [
        case(np.array([[-0.5, 0.25, 0.9], [0.0, -0.99, 1.0]]), label="a from -0.99 to 1"),
        case(np.tanh(signed(rng, 3, 3)), label="a square table"),
        case(np.tanh(signed(rng, 5)), label="rank 1"),
        case(np.tanh(signed(rng, 2, int(rng.integers(3, 7))))),
    ]


def two_layers(rng, n_x, n_h):
    """Parameters W1, b1, W2, b2 in which no entry is small."""
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    return {name: signed(rng, *shape) * 0.7 for name, shape in shapes.items()}


def forward_cases(rng):
    by_hand = {
        "W1": np.array([[1.0, -1.0], [0.5, 2.0], [-1.0, 0.25]]), "b1": np.array([[0.5], [-1.0], [0.25]]),
        "W2": np.array([[1.0, -2.0, 0.5]]), "b2": np.array([[0.25]]),
    }  # fmt: skip
    m = int(rng.integers(5, 9))
    return [
        case(np.array([[1.0, 0.5, -1.0, 2.0], [0.25, 1.0, -0.5, 1.5]]), by_hand, label="three hidden units"),
        case(signed(rng, 3, 3), two_layers(rng, 3, 3), label="as many features as units as examples"),
        case(signed(rng, 4, 1), two_layers(rng, 4, 2), label="one example"),
        case(signed(rng, 2, 5) * 1000, two_layers(rng, 2, 4), label="features of size 1000"),
        case(signed(rng, 3, m), two_layers(rng, 3, 4)),
    ]  # fmt: skip


def backward_cases(rng):
    def draw(n_x, n_h, Y):
        X, p = signed(rng, n_x, Y.shape[1]), two_layers(rng, n_x, n_h)
        return p, forward_2layer(X, p), X, Y

    return [
        case(*draw(2, 3, np.array([[1.0, 0.0, 1.0, 0.0]])), label="three hidden units"),
        case(*draw(3, 3, labels(rng, 1, 3)), label="as many features as units as examples"),
        case(*draw(4, 2, labels(rng, 1, 7).astype(int)), label="labels as whole numbers"),
        case(*draw(3, 5, np.array([[1.0]])), label="one example"),
        case(*draw(2, 4, labels(rng, 1, int(rng.integers(5, 9))))),
    ]


def sizes_to_fill(rng):
    def seeded():
        return np.random.default_rng(int(rng.integers(10**6)))

    some = (int(size) for size in rng.permutation(range(2, 9))[:3])
    return [
        case(2, 4, 1, seeded(), label="n_x, n_h, n_y = 2, 4, 1, the usual scale"),
        case(3, 3, 3, seeded(), 0.2, label="3, 3, 3, scale = 0.2"),
        case(*some, seeded(), 0.5),
        case(120, 110, 100, seeded(), label="120, 110, 100, the usual scale"),
        case(130, 100, 115, seeded(), 0.3, label="130, 100, 115, scale = 0.3"),
    ]


ENOUGH = 10_000
"""Random numbers of which mean and spread are sure to some per cent."""


def seen_without_chance(answer, n_x, n_h, n_y, rng, *scale):
    """What two right answers have in common although they drew other numbers: shapes, mean, spread, zeros."""
    same, other = copy.deepcopy(rng), np.random.default_rng(rng.integers(10**9))
    same.integers(10**9)
    p = answer(n_x, n_h, n_y, rng, *scale)
    again, once_more = (answer(n_x, n_h, n_y, its, *scale) for its in (same, other))
    if not isinstance(p, dict):
        return p
    return {
        name: facts(name, p[name], again.get(name), once_more.get(name), *scale)
        for name in ("W1", "b1", "W2", "b2")
        if name in p
    }


def facts(name, value, again, once_more, scale=0.01):
    """The facts about one parameter, under names that can stand in a sentence."""
    if not isinstance(value, np.ndarray):
        kind = type(value).__name__
        raise TypeError(_("{name} is of type {kind}; wanted is an array.").format(name=name, kind=kind))
    found = {
        _("the shape of {name}"): str(value.shape),
        _("{name} from an rng in the same state"): told_apart(value, again),
        _("{name} from another rng"): told_apart(value, once_more),
    }
    if name.startswith("b"):
        found[_("the number of entries of {name} that are not 0")] = int(np.count_nonzero(value))
    else:
        found[_("the number of different rows of {name}")] = len({row.tobytes() for row in value + 0.0})
        if value.size >= ENOUGH:
            found[_("the mean of {name}, divided by scale")] = rough(mean_of(value) / scale)
            found[_("the standard deviation of {name}, divided by scale")] = rough(np.std(value) / scale)
    return {words.format(name=name): fact for words, fact in found.items()}


def told_apart(one, other):
    return _("the same numbers") if np.array_equal(one, other) else _("other numbers")


def rough(number):
    """One significant digit, more around 1: exactly 1 for what chance brings that near."""
    return round(float(number), 1) if 0.95 < number < 2 else float(f"{number:.1g}")


def mean_of(value):
    """The mean, and exactly 0 where chance may have brought it that near: nearer if the spread is small."""
    mean = np.mean(value)
    return 0.0 if abs(mean) < 0.05 * np.std(value) else mean


def twice(z):
    return 2 * z


def loop_cases(rng):
    def draw(n, units):
        return signed(rng, n), signed(rng, n, units), signed(rng, units)

    by_hand = np.array([[1.0, -3.0, 5.0], [2.0, 4.0, -6.0]])
    return [
        case(np.array([-2.0, 4.0]), by_hand, np.array([-1.0, 1.0, 2.0]), sigmoid, label="2 inputs, 3 units, sigmoid"),
        case(*draw(3, 3), np.tanh, label="as many units as inputs, tanh"),
        case(*draw(5, 2), twice, label="5 inputs, 2 units, g doubles"),
        case(*draw(2, 4), relu, label="2 inputs, 4 units, relu"),
        case(*draw(4, int(rng.integers(5, 9))), np.tanh),
    ]  # fmt: skip


def batch_cases(rng):
    def draw(m, n, units):
        return signed(rng, m, n), signed(rng, n, units), signed(rng, units)

    return [
        case(*draw(4, 2, 3), sigmoid, label="4 examples, 2 inputs, 3 units, sigmoid"),
        case(*draw(3, 3, 3), np.tanh, label="as many examples as inputs as units, tanh"),
        case(*draw(4, 2, 4), np.tanh, label="as many examples as units, tanh"),
        case(*draw(1, 5, 2), twice, label="one example, g doubles"),
        case(*draw(5, 3, int(rng.integers(6, 9))), relu),
    ]


def keras_cases(rng):
    return [
        case(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.5, -1.0, 2.0]), label="2 inputs, 3 units"),
        case(signed(rng, 3, 3), signed(rng, 3), label="as many units as inputs"),
        case(signed(rng, 4, 1), signed(rng, 1), label="one unit"),
        case(signed(rng, 5, 2), signed(rng, 2), label="5 inputs, 2 units"),
        case(signed(rng, 3, n := int(rng.integers(4, 8))), signed(rng, n)),
    ]  # fmt: skip


def linear_cases(rng):
    def draw(n_0, n_1, n_2):
        return signed(rng, n_1, n_0), signed(rng, n_1, 1), signed(rng, n_2, n_1), signed(rng, n_2, 1)

    return [
        case(*draw(3, 4, 2), label="from 3 over 4 to 2"),
        case(*draw(3, 3, 3), label="all sizes 3"),
        case(*draw(2, 4, 1), label="one output"),
        case(*draw(2, 5, 2), label="as many outputs as inputs"),
        case(*draw(4, 3, int(rng.integers(5, 8)))),
    ]


def relu_in_place(z):
    z[z < 0] = 0
    return z


def python_max(z):
    return max(0, z)


def appended(entries):
    """A wrong loop over the units that appends to a list: entries(a_in, W, b, g) are what it has then."""

    def version(a_in, W, b, g):
        return np.array(list(entries(a_in, W, b, g)))

    return version


def rows_entry_by_entry(a_in, W, b, g):
    for j in range(W.shape[1]):
        yield g(sum(a_in[i] * W[j, i] for i in range(len(a_in))) + b[j])


def with_whole_bias(a_in, W, b, g):
    for j in range(W.shape[1]):
        yield g(a_in @ W[:, j] + b)


def first_unit_only(a_in, W, b, g):
    yield g(a_in @ W[:, 0] + b[0])


declare(
    "tanh_via_sigmoid", notebook=CHAPTER, points=3, core=True, reference=tanh_via_sigmoid, loops=False,
    may_use=("stable_sigmoid",),
    task="tanh(z), built from the sigmoid and from nothing else that bends.\n\n"
    "z a number or an array of any shape -> the same shape",
    cases=z_cases_far_out,
    mistakes=[
        mistake(
            "shift_only", "2 * sigmoid(2 * z) - 1", "sigmoid(z) - 0.5",
            "Yours lies between -0.5 and 0.5, tanh between -1 and 1. Moving the curve down is one step of "
            "three; which two stretches are missing?",
        ),
        mistake(
            "no_inner_scale", "sigmoid(2 * z)", "sigmoid(z)",
            "The range is right. At z = 0, though, tanh has the slope 1 and your curve 0.5: it climbs half "
            "as fast.",
        ),
        mistake(
            "no_shift", "2 * sigmoid(2 * z) - 1", "2 * sigmoid(2 * z)",
            "Yours lies between 0 and 2. What is tanh(0), and what do you get there?",
        ),
        mistake(
            "trig_tangent", "2 * sigmoid(2 * z) - 1", "np.tan(z)",
            "tan is the tangent of an angle and has no bounds. tanh is another function, the hyperbolic "
            "tangent: it stays between -1 and 1.",
        ),
    ],
    hints=(
        "Between which two numbers does the sigmoid lie, between which two tanh? And which slope has each "
        "at z = 0?",
        "Three changes lead from the one to the other: a factor at z, a factor at the result, and a number "
        "taken away.",
        "At z = 0.5: sigmoid(1) = 0.7311, and 2 * 0.7311 - 1 = 0.4621. A calculator says tanh(0.5) = 0.4621.",
    ),
)  # fmt: skip

declare(
    "relu_forward", notebook=CHAPTER, points=3, reference=relu, loops=False,
    task="max(0, z), entry by entry. z stays as it is.\n\nz an array of any shape -> the same shape",
    cases=tables,
    mistakes=[
        mistake(
            "np_max", "np.maximum(0, z)", "np.max(z)",
            "One number is left of the whole array. NumPy has two functions with similar names: one finds the "
            "largest entry, the other compares entry by entry.",
        ),
        wrong_version(
            "in_place", relu_in_place,
            "the numbers are right, but they are written into the caller's Z. The backward pass asks that Z "
            "which units were switched off.",
            kind="convention",
        ),
        wrong_version(
            "python_max", python_max,
            "Python's own `max` asks which of two things is larger, once. For an array there is one answer "
            "per entry, and that is NumPy's business.",
        ),
        mistake(
            "minimum", "np.maximum", "np.minimum",
            "You keep the negative numbers and lose the positive ones.",
        ),
    ],
    hints=(
        "What becomes of a negative entry, and what of a positive one?",
        "`np.maximum` compares two things entry by entry; one of them may be a plain number.",
        "`np.maximum(2, np.array([1, 5, -3]))` is [2, 5, 2].",
    ),
)  # fmt: skip

declare(
    "relu_grad", notebook=CHAPTER, points=3, core=True, reference=relu_grad, loops=False,
    task="The slope of ReLU at each entry, as numbers 0.0 and 1.0. At z = 0, where there is a corner, give 0.\n\n"
    "z an array of any shape -> the same shape",
    returns=("the slope",),
    cases=tables,
    mistakes=[
        mistake(
            "one_at_zero", "z > 0", "z >= 0",
            "at z = 0 ReLU has a corner and no slope; you give 1 there, the course gives 0.",
            kind="convention",
        ),
        wrong_version(
            "half_at_zero", (("z > 0", "z == 0"), ("1.0, 0.0", "0.5, z > 0")),
            "at z = 0 ReLU has a corner and no slope; you give 0.5 there, the course gives 0.",
            kind="convention",
        ),
        mistake(
            "returns_relu", "np.where(z > 0, 1.0, 0.0)", "np.maximum(0, z)",
            "That is ReLU itself. How much does it grow when z goes from 3 to 3.1?",
        ),
        mistake(
            "sign", "np.where(z > 0, 1.0, 0.0)", "np.sign(z)",
            "Left of 0 ReLU is flat. Which slope has a flat line?",
        ),
        mistake(
            "bool_result", "np.where(z > 0, 1.0, 0.0)", "z > 0",
            "True and False in the right places. A product with numbers would still work; a difference of two "
            "such arrays raises an error. Return numbers.",
        ),
    ],
    hints=(
        "How steep is ReLU left of 0, and how steep right of it?",
        "A comparison answers the question for all entries at once; `.astype(float)` makes 0.0 and 1.0 of it, "
        "or `np.where` chooses.",
        "`(np.array([5, 1, 8]) > 4).astype(float)` is [1.0, 0.0, 1.0].",
    ),
)  # fmt: skip

declare(
    "leaky_relu", notebook=CHAPTER, points=3, core=True, reference=leaky_relu, loops=False,
    task="z where z is positive, slope * z elsewhere.\n\n"
    "z an array of any shape, slope a number between 0 and 1 -> the shape of z",
    cases=tables_and_slopes,
    mistakes=[
        mistake(
            "scaled_everywhere", "np.where(z > 0, z, slope * z)", "slope * z",
            "The positive numbers shrink as well. Right of 0 a leaky ReLU lets z pass unchanged.",
        ),
        mistake(
            "reflected", "slope * z", "-slope * z",
            "Left of 0 your curve goes up again. A leak lets a little of z through, with the sign that z has.",
        ),
        mistake(
            "hardcoded_slope", "slope * z", "0.01 * z",
            "With another slope your result does not change.",
        ),
        mistake(
            "min_not_max", "np.where(z > 0, z, slope * z)", "np.minimum(z, slope * z)",
            "Steep on the left, flat on the right: the two halves have changed places. Of z and slope * z, "
            "which one is wanted where z is positive?",
        ),
        mistake(
            "max_with_slope", "np.where(z > 0, z, slope * z)", "np.maximum(slope, z)",
            "Left of 0 your curve is flat, at the height slope. The leak is slope times z, which falls with z.",
        ),
    ],
    hints=(
        "What differs from ReLU, and on which side?",
        "`np.where(condition, a, b)` takes a where the condition holds and b elsewhere, entry by entry.",
        "With slope 0.1: z = (4, -2) becomes (4, -0.2).",
    ),
)  # fmt: skip

declare(
    "leaky_relu_grad", notebook=CHAPTER, points=3, reference=leaky_relu_grad, loops=False,
    task="The slope of leaky ReLU at each entry. At z = 0, where there is a corner, give that of the left side.\n\n"
    "z an array of any shape, slope a number between 0 and 1 -> the shape of z",
    returns=("the slope",),
    cases=tables_and_slopes,
    mistakes=[
        mistake(
            "zero_left", "slope)", "0.0)",
            "That is the slope of ReLU without a leak: left of 0 nothing gets through, and a unit that is off "
            "stays off.",
        ),
        mistake(
            "value_not_slope", "1.0, slope", "z, slope * z",
            "That is the function itself. How much does it grow when z goes from 3 to 3.1?",
        ),
        mistake(
            "slope_times_z", "1.0, slope", "1.0, slope * z",
            "Left of 0 the function is slope * z, a straight line. Is it steeper further out?",
        ),
        mistake(
            "hardcoded_slope", "1.0, slope)", "1.0, 0.01)",
            "With another slope your result does not change.",
        ),
        mistake(
            "one_at_zero", "z > 0", "z >= 0",
            "at z = 0 there is a corner and no slope; you give 1 there, the course gives the slope of the left "
            "side.",
            kind="convention",
        ),
    ],
    hints=(
        "Leaky ReLU is two straight lines. How steep is each?",
        "Two numbers are enough, one for each side; `np.where` puts them in their places.",
        "With slope 0.1: the slopes at z = (4, -2) are (1, 0.1).",
    ),
)  # fmt: skip

declare(
    "tanh_grad_from_a", notebook=CHAPTER, points=3, reference=tanh_grad_from_a, loops=False,
    task="The slope of tanh at z, where only a = tanh(z) is given.\n\n"
    "a an array of any shape, entries from -1 to 1 -> the same shape",
    returns=("the slope",),
    cases=tanh_values,
    mistakes=[
        mistake(
            "tanh_twice", "a**2", "np.tanh(a)**2",
            "a is tanh(z) already; here tanh is taken once more.",
        ),
        mistake(
            "sigmoid_formula", "1 - a**2", "a * (1 - a)",
            "That is the slope of the sigmoid, from its own a. For a = -0.5 it is negative, but tanh only "
            "rises.",
        ),
        mistake(
            "square_of_difference", "1 - a**2", "(1 - a)**2",
            "Two different things: 1 minus a square, and the square of a difference. At a = -0.5 yours gives "
            "2.25, and tanh is nowhere steeper than 1.",
        ),
        mistake(
            "no_square", "a**2", "a",
            "At a = -0.5 that gives 1.5, and tanh is nowhere steeper than 1. What happened to the square?",
        ),
    ],
    hints=(
        "tanh is steepest where a = 0 and flat where a is 1 or -1. Which short formula in a does that?",
        "The formula holds for a and for -a alike, so only an even power of a can stand in it.",
        "Where tanh(z) = 0.6, the slope is 0.64.",
    ),
)  # fmt: skip

declare(
    "init_two_layer", notebook=CHAPTER, points=5, core=True, reference=init_two_layer, through=seen_without_chance,
    task="Parameters to start from. Weights: random numbers from `rng`, mean 0 and standard deviation `scale`. "
    "Biases: zeros. The check looks at shapes, mean and spread, so the order in which you draw does not matter.\n\n"
    "n_x, n_h, n_y sizes -> a dictionary with W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1)",
    returns=("the result",),
    cases=sizes_to_fill,
    mistakes=[
        mistake(
            "shape_swapped", "(n_h, n_x)", "(n_x, n_h)",
            "W1 takes a column of n_x features and gives n_h numbers. How many rows and columns does it need?",
        ),
        mistake(
            "shape_swapped", "(n_y, n_h)", "(n_h, n_y)",
            "W2 takes n_h numbers and gives n_y. How many rows and columns does it need?",
        ),
        wrong_version(
            "shape_swapped", (("(n_h, n_x)", "(n_x, n_h)"), ("(n_y, n_h)", "(n_h, n_y)")),
            "A weight matrix takes a column from the layer before. Which of its two sizes has to fit to that "
            "column?",
        ),
        mistake(
            "forgot_scale", "scale * rng.standard_normal((n_h, n_x))", "rng.standard_normal((n_h, n_x))",
            "The weights W1 have a standard deviation of 1 whatever `scale` is. tanh of large sums is flat, and "
            "where it is flat nothing is learned.",
        ),
        wrong_version(
            "forgot_scale", (("W1\": scale * ", "W1\": "), ("W2\": scale * ", "W2\": ")),
            "The weights have a standard deviation of 1 whatever `scale` is. tanh of large sums is flat, and "
            "where it is flat nothing is learned.",
        ),
        mistake(
            "hardcoded_scale", "scale * rng.standard_normal((n_h, n_x))", "0.01 * rng.standard_normal((n_h, n_x))",
            "With another scale the spread of W1 does not change.",
        ),
        wrong_version(
            "hardcoded_scale", (("W1\": scale *", "W1\": 0.01 *"), ("W2\": scale *", "W2\": 0.01 *")),
            "With another scale the spread of the weights does not change.",
        ),
        mistake(
            "uniform_positive", "rng.standard_normal((n_h, n_x))", "rng.random((n_h, n_x))",
            "All weights of W1 are positive: `random` draws evenly from 0 to 1. Which numbers have mean 0?",
        ),
        wrong_version(
            "uniform_positive",
            (("rng.standard_normal((n_h, n_x))", "rng.random((n_h, n_x))"),
             ("rng.standard_normal((n_y, n_h))", "rng.random((n_y, n_h))")),
            "All weights are positive: `random` draws evenly from 0 to 1. Which numbers have mean 0?",
        ),
        mistake(
            "rank1_bias", "np.zeros((n_h, 1))", "np.zeros(n_h)",
            "b1 has shape (n_h,). Added to a table (n_h, m) it lies along the examples, not along the units.",
        ),
        wrong_version(
            "rank1_bias", (("np.zeros((n_h, 1))", "np.zeros(n_h)"), ("np.zeros((n_y, 1))", "np.zeros(n_y)")),
            "The biases have one axis only. Added to a table (n, m) they lie along the examples, not along the "
            "units.",
        ),
        mistake(
            "random_bias", "np.zeros((n_y, 1))", "rng.standard_normal((n_y, 1))",
            "the bias b2 is random. That does no harm, and it is not needed: random weights make the units "
            "differ already.",
            kind="convention",
        ),
        mistake(
            "random_bias", "np.zeros((n_h, 1))", "rng.standard_normal((n_h, 1))",
            "the bias b1 is random. That does no harm, and it is not needed: random weights make the units "
            "differ already.",
            kind="convention",
        ),
        wrong_version(
            "random_bias",
            (("np.zeros((n_h, 1))", "rng.standard_normal((n_h, 1))"),
             ("np.zeros((n_y, 1))", "rng.standard_normal((n_y, 1))")),
            "the biases are random. That does no harm, and it is not needed: random weights make the units "
            "differ already.",
            kind="convention",
        ),
        wrong_version(
            "zero_weights",
            (("scale * rng.standard_normal((n_h, n_x))", "np.zeros((n_h, n_x))"),
             ("scale * rng.standard_normal((n_y, n_h))", "np.zeros((n_y, n_h))")),
            "All units begin alike, so all get the same slope and stay alike. What could make them differ?",
        ),
    ],
    hints=(
        "How many numbers come into each layer, and how many go out?",
        "`rng.standard_normal((rows, columns))` has mean 0 and standard deviation 1; a factor changes the "
        "spread. `np.zeros` makes the biases.",
        "For a layer from 5 inputs to 2 units at scale 0.1: `0.1 * rng.standard_normal((2, 5))` and "
        "`np.zeros((2, 1))`.",
    ),
)  # fmt: skip

declare(
    "forward_2layer", notebook=CHAPTER, points=8, core=True, reference=forward_2layer, loops=False,
    may_use=("stable_sigmoid",),
    task="The forward pass: tanh in the hidden layer, a sigmoid at the output. Return all four tables, because "
    "the backward pass needs them.\n\n"
    "X (n_x, m), p a dictionary with W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1) -> a dictionary with "
    "Z1, A1 (n_h, m), Z2, A2 (1, m)",
    returns=("the cache",),
    cases=forward_cases,
    mistakes=[
        mistake(
            "skipped_activation", 'p["W2"] @ A1', 'p["W2"] @ Z1',
            "Z2 is made of Z1. What does the second layer receive from the first, and what becomes of two linear "
            "layers in a row?",
        ),
        mistake(
            "wrong_hidden_activation", "np.tanh(Z1)", "sigmoid(Z1)",
            "A1 lies between 0 and 1; the hidden layer here has tanh. The sigmoid belongs to the output.",
        ),
        mistake(
            "forgot_b1", ' + p["b1"]', "",
            "With X = 0 every hidden unit gives tanh of its own bias. Where does yours enter?",
        ),
        mistake(
            "transposed_weights", 'p["W1"] @ X', 'p["W1"].T @ X',
            "Write the shapes under the product: W1 is (n_h, n_x), X is (n_x, m). Each row of W1 is one unit's "
            "weights already.",
        ),
        mistake(
            "tanh_output", "sigmoid(Z2)", "np.tanh(Z2)",
            "Some of your outputs are negative. Can a probability be?",
        ),
    ],
    hints=(
        "Which two steps does a layer take, and what does the second layer receive?",
        "Four lines: Z1 from X, A1 from Z1, Z2 from A1, A2 from Z2. `p[\"W1\"]` takes W1 out of the dictionary.",
        "One unit, one feature: W1 = 2, b1 = -1, W2 = 3, b2 = 0.5, x = 1. Then z1 = 1, a1 = 0.7616, z2 = 2.7848, "
        "a2 = 0.9418.",
    ),
)  # fmt: skip

declare(
    "backward_2layer", notebook=CHAPTER, points=15, core=True, reference=backward_2layer, loops=False,
    may_use=("tanh_grad_from_a",),
    task="The slopes of the cost J in all four parameters. J is the mean log loss over the m examples; the cache "
    "is what `forward_2layer` returns.\n\n"
    "p, cache dictionaries, X (n_x, m), Y (1, m) -> a dictionary with dW1, db1, dW2, db2, each in the shape of its "
    "parameter",
    returns=("the result",),
    cases=backward_cases,
    mistakes=[
        mistake(
            "matmul_for_hadamard", "dZ2 * (1 - A1**2)", "dZ2 @ (1 - A1**2)",
            "Two products stand in dZ1, and they are not of the same sort: W2 mixes the units, but the slope of "
            "tanh acts on each entry alone.",
        ),
        mistake(
            "used_dW2", 'p["W2"].T @ dZ2', "dW2.T @ dZ2",
            "What carries the signal from hidden layer to output is W2, and it carries the slope back. dW2 only "
            "says how W2 should change.",
        ),
        mistake(
            "sum_without_axis", "np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1)",
            "db1 is one number. Each hidden unit has its own bias: add over the examples, and keep the units "
            "apart.",
        ),
        mistake(
            "sum_without_axis", "np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ2)",
            "db2 is one number; b2 is a table of shape (1, 1), and so is its slope.",
        ),
        wrong_version(
            "sum_without_axis",
            (("np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1)"),
             ("np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ2)")),
            "db1 and db2 are single numbers. Each unit has its own bias: add over the examples, and keep the "
            "units apart.",
        ),
        mistake(
            "lost_keepdims", "np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1, axis=1)",
            "db1 has shape (n_h,) and b1 has (n_h, 1). A step b1 - learning_rate * db1 would stretch both to a "
            "table (n_h, n_h).",
        ),
        mistake(
            "lost_keepdims", "np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ2, axis=1)",
            "db2 has shape (1,) and b2 has (1, 1). Which argument of `np.sum` keeps the axis that is added up?",
        ),
        wrong_version(
            "lost_keepdims",
            (("np.sum(dZ1, axis=1, keepdims=True)", "np.sum(dZ1, axis=1)"),
             ("np.sum(dZ2, axis=1, keepdims=True)", "np.sum(dZ2, axis=1)")),
            "db1 has shape (n_h,) and b1 has (n_h, 1). A step b1 - learning_rate * db1 would stretch both to a "
            "table (n_h, n_h).",
        ),
        mistake(
            "forgot_average", "dW1 = dZ1 @ X.T", "dW1 = m * dZ1 @ X.T",
            "dW1 is exactly m times too large, the others are not. The cost is a mean over m examples: where does "
            "the 1/m enter dW1?",
        ),
        mistake(
            "forgot_average", "dW2 = dZ2 @ A1.T", "dW2 = m * dZ2 @ A1.T",
            "dW2 is exactly m times too large, the others are not. The cost is a mean over m examples: where does "
            "the 1/m enter dW2?",
        ),
        wrong_version(
            "forgot_average",
            (("dW1 = dZ1 @ X.T", "dW1 = m * dZ1 @ X.T"), ("db1 = np.sum", "db1 = m * np.sum")),
            "dW1 and db1 are exactly m times too large. The cost is a mean over m examples: where does the 1/m enter "
            "the first layer?",
        ),
        mistake(
            "forgot_average", "(A2 - Y) / m", "A2 - Y",
            "Every slope is exactly m times too large. The cost is a mean over m examples, so 1/m comes in once: with "
            "dZ2, or with each dW and db.",
        ),
        mistake(
            "averaged_twice", "dW1 = dZ1 @ X.T", "dW1 = dZ1 @ X.T / m",
            "dW1 is m times too small. The 1/m came in with dZ2 and travels along, into dZ1 as well.",
        ),
        wrong_version(
            "averaged_twice", (("(A2 - Y) / m", "(A2 - Y) / m**2"),),
            "Everything is m times too small. The cost is a mean, so 1/m comes in once: with dZ2, or with each dW "
            "and db.",
        ),
        mistake(
            "slope_from_z", "1 - A1**2", '1 - cache["Z1"] ** 2',
            "The slope of tanh is written in its output a = tanh(z). Which of the tables in the cache is that?",
        ),
        mistake(
            "sign_flipped", "A2 - Y", "Y - A2",
            "Every slope has the opposite sign: a step against yours makes the cost grow. Which of A2 and Y comes "
            "first?",
        ),
    ],
    hints=(
        "Which slope do you know without any work, at which end of the network? And how does the one behind it "
        "depend on it?",
        "The order is dZ2, dW2 and db2, dZ1, dW1 and db1. dZ1 is W2^T dZ2, times the slope of tanh entry by entry; "
        "each dW is dZ times the transposed input of its layer.",
        "One unit, one example: W2 = 3, a1 = 0.5, a2 = 0.9, y = 1, x = 2. dz2 = -0.1, dW2 = -0.05, dz1 = 3 * (-0.1) * "
        "0.75 = -0.225, dW1 = -0.45.",
    ),
)  # fmt: skip

declare(
    "dense_loop", notebook=CHAPTER, points=5, core=True, reference=dense_loop, loops=True,
    task="A layer in the layout of Keras, for one example, with a loop over the units. Unit j has the weights "
    "W[:, j] and the bias b[j]; g is the activation.\n\n"
    "a_in (n,), W (n, units), b (units,), g a function -> a_out (units,)",
    returns=("a_out",),
    cases=loop_cases,
    mistakes=[
        mistake(
            "row_not_column", "W[:, j]", "W[j, :]",
            "In this layout a unit is a column of W, and you take a row. With as many units as inputs nobody would "
            "notice.",
        ),
        wrong_version(
            "row_not_column", appended(rows_entry_by_entry),
            "In this layout a unit is a column of W, and you take a row. With as many units as inputs nobody would "
            "notice.",
        ),
        mistake(
            "units_from_rows", "W.shape[1]", "W.shape[0]",
            "W has one row per input and one column per unit. Which of the two do you count?",
        ),
        mistake(
            "whole_bias", "b[j]", "b",
            "Place j has room for one number, and a whole array is to go there. Is each part one number: the weighted "
            "sum of unit j, and its own bias?",
        ),
        wrong_version(
            "whole_bias", appended(with_whole_bias),
            "You have a whole row for each unit. Is each part one number: the weighted sum of unit j, and its own "
            "bias?",
        ),
        mistake(
            "return_inside_loop", "    return a_out", "        return a_out",
            "Only the first unit is computed. How far is the `return` indented?",
        ),
        wrong_version(
            "return_inside_loop", appended(first_unit_only),
            "Only the first unit is computed. How far is the `return` indented?",
        ),
    ],
    hints=(
        "How many numbers come out, and which column of W makes number j?",
        "For each j: the weighted sum of a_in with W[:, j], plus b[j], then g; the result goes to place j of an "
        "array that `np.zeros` made before the loop.",
        "a_in = (1, 2), W[:, 0] = (3, -1), b[0] = 0.5, g doubles: z = 3 - 2 + 0.5 = 1.5, so a_out[0] = 3.",
    ),
)  # fmt: skip

declare(
    "dense_batch", notebook=CHAPTER, points=5, reference=dense_batch, loops=False,
    task="The same layer for m examples at once. In this layout each example is a ROW.\n\n"
    "A_in (m, n), W (n, units), b (units,), g a function -> A_out (m, units)",
    returns=("A_out",),
    cases=batch_cases,
    mistakes=[
        mistake(
            "ng_layout", "A_in @ W", "(W.T @ A_in.T)",
            "That has one column an example, as everywhere else in this course. Here examples are rows, and W "
            "stands on their right.",
        ),
        mistake(
            "bias_outside", "g(A_in @ W + b)", "g(A_in @ W) + b",
            "b belongs to z: it is added before g.",
        ),
        mistake(
            "order_swapped", "A_in @ W", "W @ A_in",
            "Write the shapes under the product: A_in is (m, n), W is (n, units). Which order leaves (m, units)?",
        ),
        mistake(
            "elementwise", "A_in @ W", "A_in * W",
            "`*` multiplies entry with entry. A weighted sum multiplies and adds.",
        ),
    ],
    hints=(
        "Which shape has the result, and which product of (m, n) and (n, units) has it?",
        "One matrix product, one sum in which NumPy stretches b over the rows, then g.",
        "A_in = [[1, 2], [0, 1]], W = [[3], [-1]], b = (0.5), g doubles: z = 1.5 and -0.5, so A_out = [[3], [-1]].",
    ),
)  # fmt: skip

declare(
    "keras_to_columns", notebook=CHAPTER, points=5, reference=keras_to_columns, loops=False,
    task="The parameters of a Keras layer, in the layout of this course.\n\n"
    "W (n, units), b (units,) -> W (units, n), b (units, 1)",
    returns=("W", "b"),
    cases=keras_cases,
    mistakes=[
        mistake(
            "reshape_not_transpose", "W.T", "W.reshape(W.shape[1], W.shape[0])",
            "The shape is right, the numbers sit in wrong places: `reshape` reads on row by row. The first column "
            "of W should be the first row of the result.",
        ),
        mistake(
            "unchanged_weights", "W.T", "W",
            "W is as it came. With us a unit is a row; where are the units in the W that you were given?",
        ),
        mistake(
            "bias_rank1", "b.reshape(-1, 1)", "b",
            "b has one axis still. Added to a table (units, m) it lies along the examples.",
        ),
        mistake(
            "bias_row", "(-1, 1)", "(1, -1)",
            "b is a row, with a place for each example. Each unit has one bias: what lies along the units?",
        ),
    ],
    hints=(
        "What is a row of W in the one layout, and what in the other?",
        "Rows and columns of W change places; b becomes a column, as `as_column` made one.",
        "One input, two units: W = [[5, 7]] becomes [[5], [7]], b = (1, 2) becomes [[1], [2]].",
    ),
)  # fmt: skip

declare(
    "collapse_linear", notebook=CHAPTER, points=5, core=True, reference=collapse_linear, loops=False,
    task="Two layers without an activation are one. Find its W and b, so that W x + b = W2 (W1 x + b1) + b2 for "
    "every x.\n\n"
    "W1 (n_1, n_0), b1 (n_1, 1), W2 (n_2, n_1), b2 (n_2, 1) -> W (n_2, n_0), b (n_2, 1)",
    returns=("W", "b"),
    cases=linear_cases,
    mistakes=[
        mistake(
            "order_swapped", "W2 @ W1", "W1 @ W2",
            "x meets W1 first. In a product of matrices, the one that stands next to x acts first.",
        ),
        mistake(
            "bias_not_transformed", "W2 @ b1 + b2", "b1 + b2",
            "b1 is added before the second layer. What does that layer do to all it receives?",
        ),
        mistake(
            "forgot_b2", " + b2", "",
            "With x = 0 and b1 = 0 the two layers still give something. What?",
        ),
        mistake(
            "elementwise", "W2 @ W1", "W2 * W1",
            "`*` multiplies entry with entry. One layer after the other is a product of matrices.",
        ),
    ],
    hints=(
        "What do you get if you multiply out W2 (W1 x + b1) + b2?",
        "What stands in front of x is the new W; all that has no x in it is the new b.",
        "With numbers: 3 (2x + 1) + 4 = 6x + 7.",
    ),
)  # fmt: skip
