"""The exercises of chapter 05: train, dev and test sets, bias and variance, choosing a model."""

import numpy as np

from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.selection import diagnose, poly_features, select_and_report, select_degree
from dlcore.splits import shuffle_split, split_sizes

CHAPTER = "05_splits_bias_variance"


def size_cases(rng):
    return [
        case(1000, 0.24, 0.16, label="1000 examples, 24 % dev, 16 % test"),
        case(1_000_000, 0.01, 0.02, label="a million examples, 1 % dev, 2 % test"),
        case(100, 0.29, 0.14, label="100 examples, 29 % dev, 14 % test"),
        case(11, 0.24, 0.15, label="11 examples, 24 % dev, 15 % test"),
        case(60, 0.3, 0.0, label="no test set"),
        case(*fractions(rng)),
        case(*fractions(rng)),
    ]


def fractions(rng):
    """m and two fractions of it, neither of them halfway between two whole numbers, and one of them above."""
    while True:
        m, dev, test = (
            int(rng.integers(30, 3000)),
            *(float(f) for f in np.round(rng.uniform(0.05, 0.4, 2), 3)),
        )
        parts = [m * fraction % 1 for fraction in (dev, test)]
        if abs(dev - test) > 0.03 and max(parts) > 0.6 and all(abs(part - 0.5) > 0.1 for part in parts):
            return m, dev, test


def columns(rng, n, m, n_dev, n_test, label=""):
    """Examples whose labels lie in the order of the classes, as in many files, and an order for them."""
    Y = np.sort(rng.permutation(np.arange(m) % 3))[None, :]
    perm = rng.permutation(m)
    while np.array_equal(Y[:, perm], Y):
        perm = rng.permutation(m)
    return case(rng.normal(size=(n, m)), Y, n_dev, n_test, perm, label=label)


def split_cases(rng):
    X = np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]])
    Y = np.array([[0, 0, 0, 1, 1, 1, 1]])
    return [
        case(X, Y, 2, 1, np.array([3, 0, 6, 2, 5, 1, 4]), label="seven examples, two of them dev, one test"),
        columns(rng, 3, 12, 3, 4, label="twelve examples in the order of their classes"),
        columns(rng, 8, 8, 2, 3, label="as many features as examples"),
        columns(rng, 2, 9, 3, 0, label="no test set"),
        columns(rng, 4, int(rng.integers(11, 20)), 4, 2),
    ]


def error_cases(rng):
    bias, variance, low = rng.uniform(0.06, 0.2, 3)
    return [
        case(0.15, 0.16, 0.14, label="train 15 %, dev 16 %, people 14 %"),
        case(0.15, 0.30, 0.01, label="train 15 %, dev 30 %, people 1 %"),
        case(0.15, 0.16, 0.01, label="train 15 %, dev 16 %, people 1 %"),
        case(0.01, 0.11, 0.005, label="train 1 %, dev 11 %, people 0.5 %"),
        case(0.375, 0.5, 0.25, 0.125, label="both gaps equal to tol"),
        case(0.05, 0.14, 0.12, 0.03, label="train better than people, tol 3 %"),
        case(0.12, 0.15, 0.08, 0.035, label="train 12 %, dev 15 %, people 8 %, tol 3.5 %"),
        case(0.08, 0.12, 0.05, 0.035, label="train 8 %, dev 12 %, people 5 %, tol 3.5 %"),
        case(*(float(error) for error in (low + bias, low + bias + variance, low, 0.04))),
        case(*(float(error) for error in (low + 0.01, low + 0.01 + variance, low, 0.04))),
    ]


def power_cases(rng):
    return [
        case(np.array([2.0, -3.0, 0.5]), 3, label="x = (2, -3, 0.5), d = 3"),
        case(rng.normal(size=4), 4, label="as many examples as powers"),
        case(rng.normal(size=6), 2, label="d = 2"),
        case(rng.normal(size=1), 5, label="one example"),
        case(rng.normal(size=int(rng.integers(5, 9))), int(rng.integers(3, 5))),
    ]


def cost_cases(rng):
    return [
        case([0.9, 0.4, 0.2, 0.1, 0.05], [1.0, 0.5, 0.6, 0.65, 0.9], label="five degrees"),
        case([0.8, 0.5, 0.1, 0.09], [0.9, 0.6, 0.65, 1.2], label="four degrees, the second a little better"),
        case([0.7, 0.5, 0.3, 0.2, 0.1], [0.8, 0.4, 0.6, 0.4, 0.9], label="two degrees equally good"),
        case([0.9, 0.6, 0.5, 0.3, 0.2], [1.0, 0.7, 0.8, 0.5, 0.9], label="better, worse and better again"),
        case(np.array([0.6, 0.3, 0.2]), np.array([0.7, 0.9, 1.3]), label="arrays, degree 1 the best"),
        case(
            [0.5, 0.6, 0.55, 0.2, 0.25], [0.9, 0.7, 0.3, 0.6, 0.95], label="a cost on train that rises, too"
        ),
        case(*costs(rng)),
    ]


def costs(rng):
    """Costs that fall on train, and on dev fall and then rise slowly, for six to eight degrees."""
    D = int(rng.integers(6, 9))
    best = int(rng.integers(2, D - 2))
    J_train = np.sort(rng.uniform(0.2, 1.0, D))[::-1] - np.where(np.arange(D) > best, 0.2, 0.0)
    J_cv = 0.5 + np.abs(np.arange(D) - best) * 0.02 + rng.uniform(0, 0.01, D)
    return J_train.tolist(), J_cv.tolist()


def report_cases(rng):
    k = int(rng.integers(5, 9))
    best, lucky = rng.choice(k, 2, replace=False)
    dev, test = rng.uniform(0.2, 0.4, (2, k))
    dev[best], test[lucky] = 0.15, 0.1
    return [
        case([0.30, 0.21, 0.25], [0.28, 0.26, 0.20], label="three models"),
        case([0.22, 0.30, 0.17, 0.41], [0.12, 0.33, 0.15, 0.4], label="four models"),
        case([0.3, 0.2, 0.2, 0.4], [0.35, 0.25, 0.15, 0.3], label="two models equally good on dev"),
        case(dev.tolist(), test.tolist()),
    ]


def diagnosis_with_ties(train_err, dev_err, baseline, tol=0.02):
    return {"bias": train_err - baseline >= tol, "variance": dev_err - train_err >= tol}


def diagnosis_with_usual_tol(train_err, dev_err, baseline, tol=0.02):
    return {"bias": train_err - baseline > 0.02, "variance": dev_err - train_err > 0.02}


def last_of_equals(J_train, J_cv):
    return len(J_cv) - int(np.argmin(np.array(J_cv)[::-1]))


def report_of_last(dev_errs, test_errs):
    i = len(dev_errs) - 1 - int(np.argmin(np.array(dev_errs)[::-1]))
    return i, float(test_errs[i])


WHOLE = N_(
    "A size counts examples: 200, of type int, neither 200.6 nor 200.0. Which function rounds to that?"
)
PERCENT = N_("The fractions are fractions already: 0.01 is 1 %. Is one part in ten thousand what you want?")
CUT_OFF = N_(
    "What stands behind the point is cut off: of 28.999999999999996, which is what 100 * 0.29 gives, 28 is left. "
    "Wanted is the nearest whole number."
)

declare(
    "split_sizes", notebook=CHAPTER, points=3, core=True, reference=split_sizes, integer=True,
    task="How many of m examples go into train, dev and test. dev_frac and test_frac are fractions of m, such as "
    "0.2 for 20 %. Dev and test get the nearest whole number (never asked halfway between two), and train "
    "all the rest, so that the three always add up to m.\n\n"
    "m, dev_frac, test_frac numbers -> n_train, n_dev, n_test, of type int",
    returns=("n_train", "n_dev", "n_test"),
    cases=size_cases,
    mistakes=[
        mistake("floats", "round(m * dev_frac)", "m * dev_frac", WHOLE),
        mistake("floats", "round(m * test_frac)", "m * test_frac", WHOLE),
        wrong_version(
            "floats", (("round(m * dev_frac)", "m * dev_frac"), ("round(m * test_frac)", "m * test_frac")), WHOLE,
        ),
        wrong_version(
            "floats",
            (
                ("round(m * dev_frac)", "float(round(m * dev_frac))"),
                ("round(m * test_frac)", "float(round(m * test_frac))"),
            ),
            WHOLE,
        ),
        mistake(
            "train_first", "return m - n_dev - n_test, n_dev, n_test", "return n_dev, n_test, m - n_dev - n_test",
            "The three numbers are right. Which of the three sets is to come first?",
        ),
        mistake(
            "dev_test_swapped",
            "return m - n_dev - n_test, n_dev, n_test", "return m - n_dev - n_test, n_test, n_dev",
            "Dev and test are exchanged. With equal fractions nobody would notice.",
        ),
        wrong_version(
            "percent_not_fraction", (("m * dev_frac", "m * dev_frac / 100"), ("m * test_frac", "m * test_frac / 100")),
            PERCENT,
        ),
        mistake("percent_not_fraction", "m * dev_frac", "m * dev_frac / 100", PERCENT),
        mistake("percent_not_fraction", "m * test_frac", "m * test_frac / 100", PERCENT),
        wrong_version(
            "cut_off",
            (("round(m * dev_frac)", "int(m * dev_frac)"), ("round(m * test_frac)", "int(m * test_frac)")),
            CUT_OFF,
        ),
        mistake("cut_off", "round(m * dev_frac)", "int(m * dev_frac)", CUT_OFF),
        mistake("cut_off", "round(m * test_frac)", "int(m * test_frac)", CUT_OFF),
    ],
    hints=(
        "Which of the three sizes follows from the other two?",
        "First n_dev and n_test, each a rounded product; `round` gives a whole number. Then train.",
        "m = 50, 10 % dev, 6 % test: 5 and 3, so 42 are left for train.",
    ),
)  # fmt: skip

declare(
    "shuffle_split", notebook=CHAPTER, points=5, core=True, reference=shuffle_split, loops=False,
    task="Put the columns into the order perm, then cut: first train, then n_dev columns for dev, then n_test "
    "columns for test. n_dev or n_test may be 0.\n\n"
    'X (n, m), Y (1, m), n_dev, n_test numbers, perm (m,) -> {"train": (X, Y), "dev": (X, Y), "test": (X, Y)}',
    returns=("the split",),
    cases=split_cases,
    mistakes=[
        mistake(
            "labels_not_shuffled", "X[:, perm], Y[:, perm]", "X[:, perm], Y",
            "Look at one example before and after: has it kept its own label?",
        ),
        mistake(
            "no_shuffle", "X[:, perm], Y[:, perm]", "X, Y",
            "The columns are in their old order. In a file sorted by class, what would be in the test set?",
        ),
        mistake(
            "dev_overlaps_train", "X[:, n_train:cut], Y[:, n_train:cut]", "X[:, :n_dev], Y[:, :n_dev]",
            "The dev examples are in train as well. What does an error on examples known by heart tell?",
        ),
        mistake(
            "test_overlaps_dev", "X[:, cut:], Y[:, cut:]", "X[:, n_train:], Y[:, n_train:]",
            "Your test set contains dev, on which the model was chosen: the report would be too good.",
        ),
        mistake(
            "order_undone", "X, Y = X[:, perm], Y[:, perm]",
            "X, Y = X[:, np.argsort(perm)], Y[:, np.argsort(perm)]",
            "Column perm[0] is to come first. Yours goes to the place perm[0] instead.",
        ),
    ],
    hints=(
        "Which two places on the axis of the examples are the cuts?",
        "`X[:, perm]` puts columns into a new order, and Y needs the same one. Then slices: up to n_train, from "
        "there to n_train + n_dev, and the rest.",
        "Five examples a b c d e, perm = (4, 2, 0, 1, 3), n_dev = 1, n_test = 2: in the order e c a b d, train is "
        "e c, dev is a, test is b d.",
    ),
)  # fmt: skip

declare(
    "diagnose", notebook=CHAPTER, points=5, core=True, reference=diagnose,
    task="Name the problem by its gap. bias: the train error is above the baseline by more than tol. variance: "
    "the dev error is above the train error by more than tol. A gap equal to tol is no problem yet.\n\n"
    'train_err, dev_err, baseline, tol=0.02 numbers -> {"bias": True or False, "variance": True or False}',
    returns=("the diagnosis",),
    cases=error_cases,
    mistakes=[
        mistake(
            "no_baseline", "train_err - baseline >", "train_err >",
            "15 % train error is no bias problem where people make 14 %. What is to be subtracted?",
        ),
        mistake(
            "swapped_names",
            '"bias": bool(bias), "variance": bool(variance)', '"bias": bool(variance), "variance": bool(bias)',
            "The two names are exchanged: bias is not fitting the training set, variance is losing it on dev.",
        ),
        mistake(
            "variance_from_baseline", "dev_err - train_err", "dev_err - baseline",
            "The gap from the baseline to dev holds both problems. Between which two errors is what variance costs?",
        ),
        mistake(
            "exclusive", "variance = dev_err", "variance = not bias and dev_err",
            "A model may have both at once, as with 15 % on train, 30 % on dev and 1 % for people.",
        ),
        wrong_version(
            "tie_is_problem", diagnosis_with_ties,
            "Only a gap equal to tol differs: the task says more than tol.",
        ),
        wrong_version(
            "ignores_tol", diagnosis_with_usual_tol, "With another tol your answer stays the same.",
        ),
    ],
    hints=(
        "Which error would tell you about bias if it were equal to the baseline, and which two for variance?",
        "Two gaps, each compared with tol; the two answers do not depend on each other.",
        "Train 8 %, dev 9 %, people 1 %: the gaps are 7 and 1 points, so with tol = 2 points it is bias and no "
        "variance.",
    ),
)  # fmt: skip

declare(
    "poly_features", notebook=CHAPTER, points=3, reference=poly_features,
    task="The powers x, x^2, ..., x^d side by side, as features of a polynomial. Here rows are examples, which is "
    "how tables of data come.\n\n"
    "x (m,), d a number, at least 1 -> (m, d)",
    returns=("the table of powers",),
    cases=power_cases,
    mistakes=[
        mistake(
            "includes_ones", "range(1, d + 1)", "range(0, d + 1)",
            "x^0 is 1 for every example. Which parameter of the model does that work already?",
        ),
        mistake(
            "degree_short", "range(1, d + 1)", "range(1, d)",
            "A model of degree d is wanted; your highest power is one less. Where does `range` stop?",
        ),
        mistake(
            "from_zero", "range(1, d + 1)", "range(d)",
            "Your first column is x^0, and the highest power is missing. Where does `range` begin, where does it stop?",
        ),
        mistake(
            "multiples", "x**k", "x * k",
            "Twice x tells a linear model nothing that x has not told. Powers bend the curve.",
        ),
        mistake(
            "wrong_layout", "axis=1", "axis=0",
            "Each power is a row of yours. Rows are examples here, columns are powers.",
        ),
    ],
    hints=(
        "How many columns are there, and what is in the first and in the last?",
        "One array x**k for each k from 1 to d; `np.stack` with axis=1 puts them side by side.",
        "x = (2, 10), d = 3: the rows are 2, 4, 8 and 10, 100, 1000.",
    ),
)  # fmt: skip

declare(
    "select_degree", notebook=CHAPTER, points=3, core=True, reference=select_degree, integer=True,
    task="The degree to take: the one with the smallest cost on the dev set (J_cv, for cross-validation, is the same "
    "thing), the lowest of equals. The lists begin with degree 1.\n\n"
    "J_train, J_cv lists or arrays of D costs -> a degree from 1 to D, of type int",
    returns=("the degree",),
    cases=cost_cases,
    mistakes=[
        mistake(
            "chose_on_train", "np.argmin(J_cv)", "np.argmin(J_train)",
            "The cost on train falls with every degree, so you take the most flexible model each time.",
        ),
        mistake(
            "index_not_degree", " + 1", "",
            "The first entry has the index 0. Which degree is it?",
        ),
        mistake(
            "argmax", "np.argmin", "np.argmax",
            "That is the degree with the largest cost.",
        ),
        mistake(
            "sum_of_costs", "np.argmin(J_cv)", "np.argmin(np.add(J_train, J_cv))",
            "With J_train in the sum, a model gains by learning its training set by heart.",
        ),
        wrong_version(
            "last_of_equals", last_of_equals,
            "Only where two degrees are equally good is yours another one: of two such models, which is simpler?",
        ),
    ],
    hints=(
        "Which of the two lists was measured on examples that the models have not seen?",
        "`np.argmin` gives the index of the smallest entry, the first of equals; the index begins with 0.",
        "J_cv = (3.0, 2.5, 2.0, 2.2): the smallest has the index 2, so the degree is 3.",
    ),
)  # fmt: skip

declare(
    "select_and_report", notebook=CHAPTER, points=3, core=True, reference=select_and_report,
    task="Choose on dev, report on test, once: the index of the model with the smallest dev error, the first of "
    "equals, and the error that this model has on the test set.\n\n"
    "dev_errs, test_errs lists of k errors -> index, a number",
    returns=("the index", "the error to report"),
    cases=report_cases,
    mistakes=[
        mistake(
            "peeked_at_test", "np.argmin(dev_errs)", "np.argmin(test_errs)",
            "You choose with the test set, so its smallest error is partly luck. Who is to choose?",
        ),
        mistake(
            "reported_dev", "test_errs[i]", "dev_errs[i]",
            "The dev error of the winner is too good: it was the smallest of many. Which set has not been used yet?",
        ),
        mistake(
            "best_test", "test_errs[i]", "min(test_errs)",
            "That is the error of the luckiest model on test, not of the one you chose.",
        ),
        mistake(
            "mean_test", "float(test_errs[i])", "float(np.mean(test_errs))",
            "One model goes into the world. Whose test error is to be reported?",
        ),
        wrong_version(
            "last_of_equals", report_of_last, "Only where two models are equally good on dev is yours another one.",
        ),
    ],
    hints=(
        "Which set chooses, and which one only reports?",
        "An index from `np.argmin` of one list, and the entry of the other list at that index.",
        "dev = (0.4, 0.1, 0.3), test = (0.5, 0.2, 0.1): index 1 is chosen, and 0.2 reported.",
    ),
)  # fmt: skip
