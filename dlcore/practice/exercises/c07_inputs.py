"""The exercises of chapter 07: scaling of inputs, size of weights, signals in depth, gradient checks."""

from itertools import pairwise

import numpy as np

from dlcore.depth import layer_rms
from dlcore.gradients import numerical_grad, pack, relative_error
from dlcore.initializers import init_std
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.scaling import apply_scaler, fit_scaler

CHAPTER = "07_inputs_init_gradcheck"


def spread(rng, n, m):
    """Features of quite different sizes, none with the mean 0 or the standard deviation 1."""
    scale = np.geomspace(0.2, 40, n).reshape(-1, 1) if n > 1 else np.array([[6.0]])
    return scale * (rng.normal(size=(n, m)) + rng.uniform(0.7, 3, (n, 1)))


def scaler_cases(rng):
    return [
        case(np.array([[1.0, 3.0, 8.0], [10.0, 30.0, 20.0]]), label="two features, three examples"),
        case(spread(rng, 4, 4), label="as many features as examples"),
        case(spread(rng, 3, 2), label="two examples"),
        case(spread(rng, 1, 6), label="one feature"),
        case(spread(rng, int(rng.integers(3, 6)), int(rng.integers(7, 12)))),
    ]


def apply_cases(rng):
    def draw(n, m, label=""):
        """Examples, and statistics of others."""
        return case(spread(rng, n, m), *fit_scaler(spread(rng, n, 9)), label=label)

    by_hand = (
        np.array([[1.0, 5.0, 9.0], [10.0, 30.0, 50.0]]),
        np.array([[3.0], [20.0]]),
        np.array([[2.0], [5.0]]),
    )
    return [
        case(*by_hand, label="mu = (3, 20), sigma = (2, 5)"),
        draw(4, 4, "as many features as examples"),
        draw(3, 1, "one example"),
        draw(2, 7),
        draw(int(rng.integers(3, 6)), 5),
    ]


def std_cases(rng):
    return [
        case(8, "relu", label="8 inputs, ReLU"),
        case(8, "tanh", label="8 inputs, tanh"),
        case(int(rng.integers(10, 1000)), "relu"),
        case(int(rng.integers(10, 1000)), "tanh"),
        case(3, "tanh", label="3 inputs, tanh"),
        case(12288, "relu", label="12288 inputs, ReLU"),
    ]


def relu(z):
    return np.maximum(0, z)


def squash(z):
    return 2 * np.tanh(z) + 0.3


def depth_cases(rng):
    def draw(m, *sizes, std=1.0):
        Ws = [std * rng.normal(size=(n, n_prev)) for n_prev, n in pairwise(sizes)]
        return rng.normal(size=(sizes[0], m)) + 0.4, Ws

    by_hand = np.array([[1.0, -2.0], [3.0, 1.0]])
    weights = [np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[2.0, -1.0]])]
    return [
        case(by_hand, weights, relu, label="two layers, ReLU"),
        case(*draw(7, 4, 4, 4, 4), np.tanh, label="three layers of four units, tanh"),
        case(*draw(5, 3, 6, 2), squash, label="3, 6 and 2 units, an activation that is not 0 at 0"),
        case(*draw(4, 5, 3), relu, label="one layer"),
        case(*draw(6, *[int(n) for n in rng.integers(3, 6, 5)], std=0.7), np.tanh, label="four layers"),
    ]


def pack_cases(rng):
    blocks = {
        "b2": np.array([[9.0]]), "W1": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        "W2": np.array([[7.0, 8.0]]), "b1": np.array([[-1.0], [-2.0]]),
    }  # fmt: skip
    n = int(rng.integers(3, 6))
    drawn = {"W2": rng.normal(size=(2, n)), "b1": rng.normal(size=(n, 1)), "W1": rng.normal(size=(n, 4))}
    square = {"b1": rng.normal(size=(3, 1)), "a1": rng.normal(size=(2, 2)), "W1": rng.normal(size=(3, 3))}
    return [
        case(blocks, ["W1", "b1", "W2", "b2"], label="two layers, in the order of the layers"),
        case(blocks, ["b2", "b1", "W2", "W1"], label="two layers, the last first"),
        case(square, ["W1", "b1", "a1"], label="square blocks"),
        case(drawn, ["W1", "b1", "W2"]),
    ]


def slope_cases(rng):
    def draw(N, label, epsilon=None):
        """A cubic in which all numbers of theta meet, so that a nudge of one is felt in the slope of the others."""
        c, d = rng.uniform(0.5, 2, (N, 1)), rng.uniform(0.5, 2, (N, 1))
        theta = rng.uniform(0.4, 1.5, (N, 1)) * rng.choice([-1.0, 1.0], (N, 1))
        steps = () if epsilon is None else (epsilon,)
        return case(
            lambda theta: float(np.sum(c * theta**3) + np.sum(d * theta) ** 2), theta, *steps, label=label
        )

    def by_hand(theta):
        return float(theta[0, 0] ** 3 + 2 * theta[0, 0] * theta[1, 0])

    return [
        case(by_hand, np.array([[1.0], [-2.0]]), 0.1, label="f = x^3 + 2 x y at (1, -2), epsilon 0.1"),
        draw(4, "four numbers, the usual epsilon"),
        draw(1, "one number"),
        draw(int(rng.integers(3, 7)), "epsilon 0.01", 0.01),
        case(by_hand, np.array([[3], [1]]), 0.1, label="whole numbers in theta"),
    ]


def error_cases(rng):
    g = rng.uniform(0.5, 2, (5, 1)) * rng.choice([-1.0, 1.0], (5, 1))
    h = g + rng.uniform(0.01, 0.1, (5, 1)) * rng.choice([-1.0, 1.0], (5, 1))
    zeros = np.zeros((3, 1))
    return [
        case(np.array([[3.0], [4.0]]), np.array([[3.0], [0.0]]), label="(3, 4) and (3, 0)"),
        case(g, h, label="nearly the same"),
        case(100 * g, 100 * h, label="nearly the same, and large"),
        case(g, -g, label="opposite"),
        case(zeros, zeros, label="both all zeros"),
        case(zeros, g[:3], label="one all zeros"),
        case(g, g.copy(), label="the same"),
        case(rng.normal(size=(k := int(rng.integers(2, 7)), 1)), rng.normal(size=(k, 1))),
    ]


def entry(k):
    return k, 0


def row(k):
    return k


def never_restored(place, make=np.asarray):
    """Nudges theta itself, or one copy of it, at place(k): NumPy treats whole numbers differently by the place."""

    def version(f, theta, epsilon=1e-4):
        grad, theta = np.zeros(theta.shape), make(theta)
        for k in range(len(theta)):
            theta[place(k)] += epsilon
            plus = f(theta)
            theta[place(k)] -= 2 * epsilon
            minus = f(theta)
            grad[k, 0] = (plus - minus) / (2 * epsilon)
        return grad

    return version


def one_array(place):
    def version(f, theta, epsilon=1e-4):
        grad = np.zeros(theta.shape)
        for k in range(len(theta)):
            plus, minus = theta, theta
            plus[place(k)] += epsilon
            minus[place(k)] -= epsilon
            grad[k, 0] = (f(plus) - f(minus)) / (2 * epsilon)
        return grad

    return version


def nudges_cut_off(place):
    def version(f, theta, epsilon=1e-4):
        grad = np.zeros(theta.shape)
        for k in range(len(theta)):
            plus, minus = theta.copy(), theta.copy()
            plus[place(k)] += epsilon
            minus[place(k)] -= epsilon
            grad[k, 0] = (f(plus) - f(minus)) / (2 * epsilon)
        return grad

    return version


def slopes_cut_off(f, theta, epsilon=1e-4):
    return numerical_grad(f, theta.astype(float), epsilon).astype(theta.dtype)


def nudged_together(f, theta, epsilon=1e-4):
    return np.full(theta.shape, (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon))


NO_SPREAD = N_("sigma is one number a feature, over the examples: which axis of X (n, m) counts those?")
RANK = N_(
    "Without its second axis it does not broadcast over the examples. Print its shape: (n, 1) is wanted."
)
ONE_MEAN = N_("Metres and years do not have one mean together. How many means are there?")
RESTORE = N_(
    "At the second number, the first is no longer where it was. What has to be done after each nudge, or to what "
    "could the nudge be done instead?"
)
ONE_ARRAY = N_(
    "`plus` and `minus` are two names of one array, and so is `theta`. What makes an array of its own?"
)
WHOLE = N_(
    "Where theta holds whole numbers, an array made like it holds whole numbers as well, and no fraction goes in. "
    "What kind of number is a slope, and a nudged theta?"
)

declare(
    "fit_scaler", notebook=CHAPTER, points=5, core=True, reference=fit_scaler, loops=False,
    task="The mean and the standard deviation of every feature over the m examples. The standard deviation is the "
    "root of the mean squared distance from the mean (divided by m, not by m - 1), so that it is 1 after scaling. "
    "No feature is the same in all examples.\n\n"
    "X (n, m) -> mu (n, 1), sigma (n, 1)",
    returns=("mu", "sigma"),
    cases=scaler_cases,
    mistakes=[
        mistake(
            "variance_not_std", "X.std(", "X.var(",
            "That is the variance, in squared units. What makes metres of square metres?",
        ),
        wrong_version(
            "per_example", (("X.mean(axis=1", "X.mean(axis=0"), ("X.std(axis=1", "X.std(axis=0")),
            "You have one mean an example. What should metres and years of one example have in common?",
        ),
        mistake(
            "per_example", "X.mean(axis=1", "X.mean(axis=0",
            "mu is one number a feature, over the examples: which axis of X (n, m) counts those?",
        ),
        mistake("per_example", "X.std(axis=1", "X.std(axis=0", NO_SPREAD),
        wrong_version(
            "lost_keepdims",
            (("X.mean(axis=1, keepdims=True)", "X.mean(axis=1)"), ("X.std(axis=1, keepdims=True)", "X.std(axis=1)")),
            RANK,
        ),
        mistake("lost_keepdims", "X.mean(axis=1, keepdims=True)", "X.mean(axis=1)", RANK),
        mistake("lost_keepdims", "X.std(axis=1, keepdims=True)", "X.std(axis=1)", RANK),
        mistake("global_mean", "X.mean(axis=1, keepdims=True)", "X.mean()", ONE_MEAN),
        wrong_version(
            "global_mean", (("X.mean(axis=1, keepdims=True)", "X.mean()"), ("X.std(axis=1, keepdims=True)", "X.std()")),
            ONE_MEAN,
        ),
        mistake(
            "divided_by_m_minus_1", "X.std(axis=1", "X.std(axis=1, ddof=1",
            "you divide by m - 1, as one does to estimate the spread of all examples there might be. Scaling works "
            "as well with it; this course divides by m.",
            kind="convention",
        ),
    ],
    hints=(
        "How many means has a table of 30 features and 400 examples?",
        "`mean` and `std` along the axis of the examples; `keepdims=True` leaves a column.",
        "A feature 1, 3, 5, 7: the mean is 4, the distances are 3, 1, 1, 3, the mean of their squares is 5, so "
        "sigma is 2.236.",
    ),
)  # fmt: skip

declare(
    "apply_scaler", notebook=CHAPTER, points=3, core=True, reference=apply_scaler, loops=False,
    task="Scale examples with statistics that are given: those of the training set, whatever set X is.\n\n"
    "X (n, m), mu (n, 1), sigma (n, 1) -> (n, m)",
    returns=("the scaled X",),
    cases=apply_cases,
    mistakes=[
        mistake(
            "refit_on_test", "return (X - mu) / sigma",
            "return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)",
            "The same patient would get other numbers in another set. Whose mu and sigma are given to you?",
        ),
        mistake(
            "divided_by_variance", "/ sigma", "/ sigma**2",
            "x is in metres, sigma squared in square metres. What is left of the unit?",
        ),
        mistake(
            "order_of_operations", "(X - mu) / sigma", "X / sigma - mu",
            "mu is in the unit of X. Is X / sigma in that unit?",
        ),
        mistake(
            "no_centering", "(X - mu)", "X",
            "The spread is right, but where is the mean?",
        ),
        mistake(
            "multiplied", "/ sigma", "* sigma",
            "A feature that is spread widely becomes spread wider still.",
        ),
    ],
    hints=(
        "Where does an example go that lies at mu, and where one that lies sigma above it?",
        "Subtract a column, divide by a column; both broadcast over the examples.",
        "mu = 50, sigma = 4: 58 becomes 8 / 4 = 2, and 46 becomes -1.",
    ),
)  # fmt: skip

declare(
    "init_std", notebook=CHAPTER, points=3, core=True, reference=init_std,
    task='The standard deviation of random weights for a unit with n_in inputs: He\'s for "relu", whose variance is '
    '2 / n_in, and Xavier\'s for "tanh", whose variance is 1 / n_in.\n\n'
    "n_in a number, activation a text -> a number",
    returns=("the standard deviation",),
    cases=std_cases,
    mistakes=[
        mistake(
            "variance_not_std", "np.sqrt(gain / n_in)", "gain / n_in",
            "That is the variance. By what are numbers of variance 1 multiplied to have this one?",
        ),
        mistake(
            "swapped_gain", 'activation == "relu"', 'activation == "tanh"',
            "Which of the two sets half of its units to 0, and needs larger weights for that?",
        ),
        mistake(
            "constant_001", "float(np.sqrt(gain / n_in))", "0.01",
            "Good enough for one hidden layer. What is left of a signal after ten layers of this?",
        ),
        mistake(
            "times_n", "gain / n_in", "gain * n_in",
            "The more terms a sum has, the larger it is. Should the weights grow as well?",
        ),
        mistake(
            "same_for_both", '2 if activation == "relu" else 1', "1",
            "The activation does not change your answer. What does ReLU do to half of its inputs?",
        ),
        mistake(
            "same_for_both", '2 if activation == "relu" else 1', "2",
            "The activation does not change your answer. Does tanh set half of its inputs to 0?",
        ),
    ],
    hints=(
        "How large is a sum of n_in random terms, compared with one of them?",
        "The root of a fraction: a gain, 2 or 1, over n_in.",
        "50 inputs: sqrt(2 / 50) = 0.2 for ReLU, sqrt(1 / 50) = 0.1414 for tanh.",
    ),
)  # fmt: skip

declare(
    "layer_rms", notebook=CHAPTER, points=5, reference=layer_rms,
    task="Send a signal through the layers A <- g(W A), without biases, and note the size of the outputs of each: "
    "the root of the mean of all their squares.\n\n"
    "A0 (n, m), Ws a list of matrices, g a function of arrays -> a list of numbers, one a layer",
    returns=("sizes",),
    cases=depth_cases,
    mistakes=[
        mistake(
            "always_input", "g(W @ A)", "g(W @ A0)",
            "Every layer is given the input. What is the second one to be given?",
        ),
        mistake(
            "forgot_activation", "g(W @ A)", "W @ A",
            "Your layers only multiply. What comes after the product?",
        ),
        mistake(
            "measured_weights", "np.mean(A**2)", "np.mean(W**2)",
            "You measure the weights, which are what they were before. What is to be measured?",
        ),
        mistake(
            "no_root", "np.sqrt(np.mean(A**2))", "np.mean(A**2)",
            "Without the root, twice the signal counts four times.",
        ),
        mistake(
            "mean_not_rms", "np.sqrt(np.mean(A**2))", "np.mean(np.abs(A))",
            "That is the mean absolute value. The root of the mean square weighs large ones more.",
        ),
        mistake(
            "spread_not_size", "np.sqrt(np.mean(A**2))", "np.std(A)",
            "`std` takes the mean away first. The size of a signal is measured from 0.",
        ),
        mistake(
            "input_counted", "sizes = A0, []", "sizes = A0, [float(np.sqrt(np.mean(A0**2)))]",
            "Your list begins with the input. The first layer's output is to come first.",
        ),
    ],
    hints=(
        "What does layer 2 receive, and what is noted of what it gives?",
        "A loop over Ws: the new A from the old one, then one more number in a list.",
        "A0 = (1, 3) in a column, W1 = (1, 1), g the identity: the output is 4, so the first number is 4.",
    ),
)  # fmt: skip

declare(
    "pack", notebook=CHAPTER, points=3, reference=pack,
    task="All numbers of params[k], for the keys k in the given order, one under the other. Each array is read row "
    "by row, which is NumPy's own order.\n\n"
    'params {"W1": W1, "b1": b1, ...}, keys a list of names -> (N, 1)',
    returns=("the column",),
    cases=pack_cases,
    mistakes=[
        mistake(
            "dict_order", "for k in keys", "for k in sorted(params)",
            "The blocks come in another order than `keys` says. How would unpack know which is which?",
        ),
        mistake(
            "dict_order", "for k in keys", "for k in params",
            "The blocks come in another order than `keys` says. How would unpack know which is which?",
        ),
        mistake(
            "fortran_order", "reshape(-1, 1)", 'reshape(-1, 1, order="F")',
            "The blocks are right, but each is read column by column: unpack would transpose W.",
        ),
        mistake(
            "row_vector",
            "np.concatenate([params[k].reshape(-1, 1) for k in keys], axis=0)",
            "np.concatenate([params[k].reshape(1, -1) for k in keys], axis=1)",
            "The numbers are right, in a row. A column (N, 1) is wanted.",
        ),
        mistake(
            "weights_only", "for k in keys", 'for k in keys if k[0] == "W"',
            "Biases are parameters too. Would you notice a wrong db?",
        ),
    ],
    hints=(
        "What becomes of one matrix, and what of several columns?",
        "`reshape(-1, 1)` makes a column of any array; `np.concatenate` puts columns under each other.",
        "W = [[1, 2], [3, 4]], b = [[5], [6]], keys W, b: the column is 1, 2, 3, 4, 5, 6.",
    ),
)  # fmt: skip

declare(
    "numerical_grad", notebook=CHAPTER, points=8, core=True, reference=numerical_grad,
    task="The slope of f in every number of theta, measured from both sides: nudge one number up by epsilon, then "
    "down, and divide the difference of the two costs by the distance. theta stays as it is. It may hold whole "
    "numbers, which are real numbers too.\n\n"
    "f a function of theta that gives a number, theta (N, 1), epsilon=1e-4 -> (N, 1)",
    returns=("grad",),
    cases=slope_cases,
    mistakes=[
        mistake(
            "one_sided", "(f(plus) - f(minus)) / (2 * epsilon)", "(f(plus) - f(theta)) / epsilon",
            "With a tenth of epsilon your error shrinks to a tenth only. From how many sides is the slope measured?",
        ),
        mistake(
            "forgot_two", "(2 * epsilon)", "epsilon",
            "How far apart are the two places at which f is asked?",
        ),
        mistake(
            "divided_then_multiplied", "/ (2 * epsilon)", "/ 2 * epsilon",
            "Python reads a / 2 * epsilon from the left: what does it do with epsilon?",
        ),
        wrong_version("not_restored", never_restored(entry), RESTORE),
        wrong_version("not_restored", never_restored(row), RESTORE),
        wrong_version("not_restored", never_restored(entry, make=lambda theta: theta.astype(float)), RESTORE),
        wrong_version("one_array", one_array(entry), ONE_ARRAY),
        wrong_version("one_array", one_array(row), ONE_ARRAY),
        mistake(
            "sign", "f(plus) - f(minus)", "f(minus) - f(plus)",
            "Where f rises, the slope is positive. Which of the two costs comes first?",
        ),
        wrong_version("whole_numbers", nudges_cut_off(entry), WHOLE),
        wrong_version("whole_numbers", nudges_cut_off(row), WHOLE),
        wrong_version("whole_numbers", slopes_cut_off, WHOLE),
        wrong_version(
            "nudged_together", nudged_together,
            "All numbers move at once, so you measure one slope. How does the cost change if only one moves?",
        ),
    ],
    hints=(
        "If only one number of theta moves a little, to which side, and by how much, does the cost go?",
        "For each k: a copy of theta with epsilon added at k, another with it taken away; (f of the one - f of the "
        "other) / (2 epsilon) goes to entry k.",
        "f = x^2 at x = 3 with epsilon 0.5: (3.5^2 - 2.5^2) / 1 = 12.25 - 6.25 = 6.",
    ),
)  # fmt: skip

declare(
    "relative_error", notebook=CHAPTER, points=3, core=True, reference=relative_error,
    task="How far two gradients are apart, compared with their sizes: the length of their difference over the sum "
    "of their lengths. 0 if both are all zeros.\n\n"
    "a, b (N, 1) -> a number from 0 to 1",
    returns=("the error",),
    cases=error_cases,
    mistakes=[
        mistake(
            "absolute", " / (np.linalg.norm(a) + np.linalg.norm(b))", "",
            "Is 0.01 much? Beside a gradient of 0.001 it is huge, beside 1000 it is nothing.",
        ),
        mistake(
            "sum_then_norm", "np.linalg.norm(a) + np.linalg.norm(b)", "np.linalg.norm(a + b)",
            "What do you divide by if the two are opposite?",
        ),
        mistake(
            "squared_norms", "np.linalg.norm(a - b)", "np.linalg.norm(a - b) ** 2",
            "The difference is squared, the sizes are not: ten times both gradients gives ten times the error.",
        ),
        mistake(
            "signed_sum", "np.linalg.norm(a - b)", "np.sum(a - b)",
            "One entry too large and one too small cancel. What is the length of the difference?",
        ),
        mistake(
            "zero_by_zero", "    if max(np.linalg.norm(a), np.linalg.norm(b)) == 0:\n        return 0.0\n", "",
            "Only two gradients of zeros go wrong: 0 / 0 is nan. They agree, so how large is the error?",
        ),
        mistake(
            "larger_one", "(np.linalg.norm(a) + np.linalg.norm(b))", "max(np.linalg.norm(a), np.linalg.norm(b))",
            "You divide by the longer of the two. The sum of the lengths keeps the error at 1 or below.",
        ),
    ],
    hints=(
        "With what do you compare a difference of 0.01 to know whether it is large?",
        "`np.linalg.norm` three times: of the difference, and of each of the two. First the case that both are 0.",
        "a = (3, 0), b = (0, 4): the difference has length 5, the two have 3 and 4, so 5 / 7 = 0.714.",
    ),
)  # fmt: skip
