"""The exercises of chapter 08: mini-batches, averages that forget, the steps of optimizers, decay, saddles."""

import numpy as np

from dlcore.averages import ewa, ewa_corrected, ewa_weights
from dlcore.messages import N_
from dlcore.minibatches import make_minibatches, updates_per_epoch
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version

CHAPTER = "08_optimizers"


def signed(rng, *shape):
    """Numbers of either sign, none near 0, 1 or -1, so that squares, roots and signs all differ."""
    return rng.choice([-1.0, 1.0], shape) * (rng.uniform(0.2, 0.7, shape) + rng.integers(0, 2, shape))


def batch_cases(rng):
    def draw(n, n_y, m, size, label=""):
        return case(rng.normal(size=(n, m)), rng.normal(size=(n_y, m)), size, rng.permutation(m), label=label)

    by_hand = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [10.0, 20.0, 30.0, 40.0, 50.0]])
    labels = np.array([[-1.0, -2.0, -3.0, -4.0, -5.0]])
    m = 4 * int(rng.integers(3, 6)) + int(rng.integers(1, 4))
    return [
        case(by_hand, labels, 2, np.array([3, 0, 4, 1, 2]), label="five examples, size 2"),
        draw(4, 1, 4, 3, "as many features as examples, size 3"),
        draw(3, 1, 8, 4, "eight examples, size 4: nothing is left over"),
        draw(2, 3, 5, 9, "size 9 for five examples, three rows of Y"),
        draw(3, 1, 7, 3, "seven examples, size 3"),
        draw(int(rng.integers(2, 6)), 2, m, 4),
    ]


def count_cases(rng):
    size = int(rng.integers(5, 40))
    whole = size * int(rng.integers(3, 30))
    return [
        case(7, 3, label="7 examples, size 3"),
        case(12, 4, label="12 examples, size 4"),
        case(8, 3, label="8 examples, size 3"),
        case(5, 9, label="5 examples, size 9"),
        case(60000, 512, label="60000 examples, size 512"),
        case(whole, size),
        case(whole + int(rng.integers(1, size)), size),
    ]


def series_cases(rng):
    T = int(rng.integers(5, 9))
    return [
        case([14, 3, 8], 0.9, label="14, 3, 8 with beta 0.9"),
        case([-6.5], 0.8, label="one value"),
        case([float(x) for x in signed(rng, 6)], 0.98, label="six values, beta 0.98"),
        case(10 * signed(rng, T), float(rng.uniform(0.6, 0.8)), label="an array"),
    ]


def weight_cases(rng):
    return [
        case(0.9, 5, label="beta 0.9, t = 5"),
        case(0.7, 1, label="beta 0.7, t = 1"),
        case(0.98, 40, label="beta 0.98, t = 40"),
        case(float(rng.uniform(0.6, 0.95)), int(rng.integers(3, 10))),
    ]


def labels_alone_shuffled(X, Y, size, perm):
    return [(X[:, k : k + size], Y[:, perm[k : k + size]]) for k in range(0, len(perm), size)]


def size_many_batches(X, Y, size, perm):
    return [(X[:, part], Y[:, part]) for part in np.array_split(perm, size)]


def batches_of_even_size(X, Y, size, perm):
    return size_many_batches(X, Y, updates_per_epoch(len(perm), size), perm)


def previous_value(xs, beta):
    before = [0.0, *xs[:-1]]
    return [beta * x_before + (1 - beta) * x for x_before, x in zip(before, xs, strict=True)]


def previous_value_from_the_first(xs, beta):
    before = [xs[0], *xs[:-1]]
    return [beta * x_before + (1 - beta) * x for x_before, x in zip(before, xs, strict=True)]


def running_mean(xs, beta):
    return [float(np.mean(xs[:t])) for t in range(1, len(xs) + 1)]


def cut_off_in_memory(xs, beta):
    out = np.zeros_like(xs)
    out[0] = (1 - beta) * xs[0]
    for t in range(1, len(xs)):
        out[t] = beta * out[t - 1] + (1 - beta) * xs[t]
    return list(out)


def cut_off_in_the_answer(xs, beta):
    return list(np.array(ewa(xs, beta)).astype(np.asarray(xs).dtype))


def from_zero_in_numpy(xs, beta):
    return list(np.array(ewa(xs, beta)) / (1 - beta ** np.arange(len(xs))))


SHUFFLED_APART = N_("Does each example still have its own label? Compare one column of X_b with that of Y_b.")
COLUMNS = N_("Examples are columns, and you cut the rows. Which axis of X counts the examples?")
PREVIOUS = N_(
    "The rule is v = beta v + (1 - beta) x. What is the v on its right side: a value, or an average?"
)
WHOLE = N_(
    "Where the values are whole numbers, an array made like them holds whole numbers as well, and no fraction goes "
    "in. What kind of number is an average?"
)
FROM_ZERO = N_(
    "What is beta to the power of 0, and what is left of your divisor then? Which t has the first value?"
)

declare(
    "make_minibatches", notebook=CHAPTER, points=8, core=True, reference=make_minibatches,
    task="Cut the examples into mini-batches. First X and Y are put into the order of perm: example perm[0] comes "
    "first, then perm[1], and so on. Then they are cut into batches of `size` examples, in this order. What is left "
    "at the end, fewer than `size`, is a batch too.\n\n"
    "X (n, m), Y (n_y, m), size a number, perm (m,) the numbers 0 to m - 1 shuffled -> "
    "[(X_b, Y_b), ...], each X_b with n rows and each Y_b with n_y",
    returns=("batches",),
    cases=batch_cases,
    mistakes=[
        mistake(
            "dropped_last", "range(0, m, size)", "range(0, m - m % size, size)",
            "Count the examples in all your batches. Is it m?",
        ),
        mistake(
            "no_shuffle", "X[:, perm], Y[:, perm]", "X, Y",
            "Your batches do not depend on perm. What is in the first batch if the examples are sorted by class?",
        ),
        mistake("shuffled_apart", "Y[:, perm]", "Y", SHUFFLED_APART),
        wrong_version("shuffled_apart", labels_alone_shuffled, SHUFFLED_APART),
        wrong_version(
            "inverse_perm", (("X[:, perm]", "X[:, perm.argsort()]"), ("Y[:, perm]", "Y[:, perm.argsort()]")),
            "If perm begins with 3, which example is to come first, and where is it in your batches?",
        ),
        mistake("sliced_features", "X[:, start:stop]", "X[start:stop]", COLUMNS),
        wrong_version(
            "sliced_features", (("X[:, start:stop]", "X[start:stop]"), ("Y[:, start:stop]", "Y[start:stop]")), COLUMNS
        ),
        mistake(
            "size_as_stop", "start + size", "size",
            "The first batch is right. For the second one, from which column to which one do you cut?",
        ),
        mistake(
            "overlapping", "range(0, m, size)", "range(0, m, size - 1)",
            "Some examples are in two batches. How far apart are two starts?",
        ),
        wrong_version(
            "size_many_batches", size_many_batches,
            "`size` is the number of examples in a batch. What is it in your code?",
        ),
        wrong_version(
            "even_sizes", batches_of_even_size,
            "Your batches are as equal in size as they can be. All but the last one are to have `size` examples.",
        ),
    ],
    hints=(
        "Which columns are in the first batch, and where does the second one begin?",
        "Index the columns by perm, in X and in Y. Then go through the starts 0, size, 2 size, ... below m; a slice "
        "that would go beyond the end stops there by itself.",
        "Five examples a b c d e, perm = (4, 2, 0, 1, 3), size 2: the batches are e c, a b, and d alone.",
    ),
)  # fmt: skip

declare(
    "updates_per_epoch", notebook=CHAPTER, points=3, reference=updates_per_epoch, integer=True,
    task="How many updates of the parameters one epoch makes: one for each mini-batch. The last batch may be smaller, "
    "and makes an update too.\n\n"
    "m examples, size the number of examples in a batch -> a number of type int",
    returns=("the number of updates",),
    cases=count_cases,
    mistakes=[
        mistake(
            "floor", "-(-m // size)", "m // size",
            "With 7 examples and size 3, which examples are in none of your batches?",
        ),
        mistake(
            "round", "-(-m // size)", "round(m / size)",
            "Whether the rest is large or small makes a difference in yours. Should it?",
        ),
        mistake(
            "plus_one", "-(-m // size)", "m // size + 1",
            "Where size divides m, how many examples does your last batch have?",
        ),
        mistake(
            "one", "-(-m // size)", "1",
            "One update an epoch: that is gradient descent with all examples at once.",
        ),
        mistake(
            "one_each", "-(-m // size)", "m",
            "One update for each example: that is a batch size of 1.",
        ),
    ],
    hints=(
        "How many full batches are there, and when is there one more?",
        "A division that is rounded up. `math.ceil` does that, and so does `//` on numbers with a minus sign.",
        "20 examples: size 5 makes 4 updates, size 6 makes 4 (6, 6, 6, 2), and size 7 makes 3.",
    ),
)  # fmt: skip

declare(
    "ewa", notebook=CHAPTER, points=5, core=True, reference=ewa,
    task="The exponentially weighted average after each value: v_t = beta v_(t-1) + (1 - beta) x_t, from v_0 = 0 on, "
    "without any correction. The values may be whole numbers; averages are not.\n\n"
    "xs a list or an array of T numbers, beta a number -> a list or an array of T numbers, v_1 to v_T",
    returns=("v",),
    cases=series_cases,
    mistakes=[
        mistake(
            "beta_alpha_swapped", "beta * v + (1 - beta) * x", "(1 - beta) * v + beta * x",
            "With beta = 0.9 the curve is to be smooth and slow. Which of the two weighs 0.9 in yours?",
        ),
        mistake(
            "started_at_x1", "v, out = 0.0, []", "v, out = xs[0], []",
            "Your average begins at the first value. Where does the task let it begin?",
        ),
        wrong_version("previous_x_not_v", previous_value, PREVIOUS),
        wrong_version("previous_x_not_v", previous_value_from_the_first, PREVIOUS),
        mistake(
            "only_last", "return out", "return v",
            "That is the last average alone. One for each value is wanted.",
        ),
        mistake(
            "forgot_weight", "(1 - beta) * x", "x",
            "Feed it 5, 5, 5, ...: an average of fives goes to 5. Where does yours go?",
        ),
        mistake(
            "forgot_history", "beta * v + ", "",
            "Each of your numbers depends on one value alone. What is remembered of those before?",
        ),
        mistake(
            "corrected", "out.append(v)", "out.append(v / (1 - beta ** (len(out) + 1)))",
            "Something is divided away that the rule does not divide by. Averages without correction begin too low.",
        ),
        mistake(
            "starts_with_v0", "0.0, []", "0.0, [0.0]",
            "v_0 is where it begins, before any value. The first number to give back is v_1.",
        ),
        wrong_version(
            "plain_mean", running_mean,
            "In yours all values so far weigh the same, and beta is not used.",
        ),
        wrong_version("whole_numbers", cut_off_in_memory, WHOLE),
        wrong_version("whole_numbers", cut_off_in_the_answer, WHOLE),
    ],
    hints=(
        "What is the only thing that has to be remembered from one value to the next?",
        "A loop over xs: the new v from the old v and x, and v goes to the end of a list.",
        "beta = 0.8, xs = (10, 20): v_1 = 0.8 * 0 + 0.2 * 10 = 2, v_2 = 0.8 * 2 + 0.2 * 20 = 5.6.",
    ),
)  # fmt: skip

declare(
    "ewa_corrected", notebook=CHAPTER, points=5, core=True, reference=ewa_corrected, may_use=("ewa",),
    task="The exponentially weighted average with its start corrected: v_t as before, from v_0 = 0 on, and what is "
    "given back is v_t / (1 - beta^t). The first value has t = 1.\n\n"
    "xs a list or an array of T numbers, beta a number -> a list or an array of T numbers",
    returns=("the corrected average",),
    cases=series_cases,
    mistakes=[
        mistake("t_from_zero", "start=1", "start=0", FROM_ZERO),
        wrong_version("t_from_zero", from_zero_in_numpy, FROM_ZERO),
        mistake(
            "recursion_on_corrected", "out.append(v / (1 - beta**t))", "v = v / (1 - beta**t)\n        out.append(v)",
            "The first value is right. Which v does the second one go on with: the raw one, or the corrected one?",
        ),
        mistake(
            "linear_in_t", "1 - beta**t", "1 - beta * t",
            "After ten values, how much does the first still weigh? It was multiplied by beta again and again.",
        ),
        mistake(
            "divided_by_power", "(1 - beta**t)", "(beta**t)",
            "Your divisor goes to 0 with time. What do the weights add up to after many values?",
        ),
        mistake(
            "alpha_power", "1 - beta**t", "1 - (1 - beta) ** t",
            "What is left of the start after t values is a power. A power of the weight of the past, or of the new value?",
        ),
        mistake(
            "no_correction", " / (1 - beta**t)", "",
            "That is the average as it was. What should the corrected average of one value be?",
        ),
        mistake(
            "fixed_factor", "(1 - beta**t)", "(1 - beta)",
            "The first value is right. In yours all are corrected alike; do the later ones need as much?",
        ),
        mistake(
            "mean_of_weights", "(1 - beta**t)", "((1 - beta**t) / (1 - beta))",
            "Ask your function for the average of one value. By what do the weights have to be divided to add up to 1?",
        ),
        mistake(
            "last_t", "beta**t", "beta ** len(xs)",
            "The last value is right. Which t do you use for the first one?",
        ),
        mistake(
            "multiplied", "v / (1", "v * (1",
            "The first averages are too low. Does your correction raise them?",
        ),
        mistake(
            "only_last", "return out", "return v / (1 - beta**t)",
            "That is the last average alone. One for each value is wanted.",
        ),
    ],
    hints=(
        "With beta = 0.9, how much of the first value is in v_1, and what would make it the whole value?",
        "Keep the raw v for the recursion; what goes into the list is v divided by 1 - beta**t, with t counted "
        "from 1.",
        "beta = 0.8, xs = (10, 20): v_1 = 2 becomes 2 / 0.2 = 10, v_2 = 5.6 becomes 5.6 / 0.36 = 15.56.",
    ),
)  # fmt: skip

declare(
    "ewa_weights", notebook=CHAPTER, points=5, reference=ewa_weights, loops=False,
    task="The weights of x_1 to x_t in v_t, the average without correction, so that v_t is the sum of weight times "
    "value.\n\n"
    "beta a number, t how many values there were -> an array (t,), the weight of x_1 first",
    returns=("the weights",),
    cases=weight_cases,
    mistakes=[
        mistake(
            "reversed", "(t - k)", "(k - 1)",
            "In yours the oldest value weighs most. Which one has been multiplied by beta least often?",
        ),
        mistake(
            "forgot_scale", "(1 - beta) * ", "",
            "What does the newest value weigh in v = beta v + (1 - beta) x, and what in yours?",
        ),
        mistake(
            "off_by_one", "(t - k)", "(t - k + 1)",
            "How often has the newest value been multiplied by beta?",
        ),
        mistake(
            "uniform", "(1 - beta) * beta ** (t - k)", "np.ones(t) / t",
            "All values weigh the same in yours. That is the plain mean.",
        ),
        mistake(
            "corrected", "beta ** (t - k)", "beta ** (t - k) / (1 - beta**t)",
            "Your weights add up to 1. Those of v_t, which is not corrected, add up to less.",
        ),
        mistake(
            "starts_with_v0", "np.arange(1, t + 1)", "np.arange(t + 1)",
            "There is one weight too many. v_0 is 0, and no value of the series.",
        ),
        mistake(
            "swapped_beta", "(1 - beta) * beta ** (t - k)", "beta * (1 - beta) ** (t - k)",
            "With beta = 0.9 the newest value weighs 0.9 in yours. Which weight does the rule give it?",
        ),
    ],
    hints=(
        "Put v_2 into the rule for v_3. What does x_1 weigh then, and what x_3?",
        "`np.arange` gives the numbers k of all values at once; the weight of x_k has beta to a power that is 0 for "
        "the newest one.",
        "beta = 0.8, t = 3: the weights are 0.2 * 0.64 = 0.128, 0.2 * 0.8 = 0.16, and 0.2.",
    ),
)  # fmt: skip
