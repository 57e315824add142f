"""The exercises of chapter 10: softmax, cross-entropy, losses from logits, layers in a row as in Keras."""

from itertools import pairwise

import numpy as np

from dlcore.activations import sigmoid
from dlcore.keras_layout import run_sequential
from dlcore.losses import logistic_cost_from_logits
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c02_logistic import labels
from dlcore.practice.exercises.c07_inputs import relu, squash
from dlcore.softmax import (
    ce_from_logits,
    cross_entropy,
    log_sum_exp,
    one_hot,
    predict_class,
    softmax_ce_grad,
    softmax_columns,
    two_class_softmax,
)

CHAPTER = "10_softmax_and_keras_style"
SCORES = np.array([[2.0, -1.0, 0.5, 3.0], [1.0, 3.0, -0.5, 2.0], [0.0, 0.5, 1.5, -2.0]])
SHARES = np.array([[0.7, 0.2, 0.1, 0.25], [0.2, 0.5, 0.3, 0.35], [0.1, 0.3, 0.6, 0.4]])
OFFSETS = np.array([[1000.0, -1000.0, 0.0]])


def scores(rng, C, m):
    """Scores of either sign, a few units apart, no two alike."""
    return rng.normal(size=(C, m)) * 1.5 + rng.uniform(-1, 1, (1, m))


def probabilities(rng, C, m):
    """Columns that add up to 1, with no entry near 0, 1 or another one of its column."""
    A = rng.permuted(np.tile(np.geomspace(1, 6, C)[:, None], (1, m)), axis=0) * rng.uniform(0.9, 1.1, (C, m))
    return A / A.sum(axis=0, keepdims=True)


def classes(rng, C, m):
    """Class numbers in any order, all of them there if there is room."""
    return rng.permutation(np.arange(m) % C)


def right_classes(rng, C, m):
    """A table with a single 1 in each column."""
    return np.eye(C)[:, classes(rng, C, m)]


def far_apart(rng):
    """Scores of one column that are up to 2000 apart: only the largest one has a probability."""
    Z = np.array([[1000.0, -3.0, 5.0, -1000.0], [0.0, 1000.0, 4.0, 0.0], [-1000.0, 2.0, -1000.0, 1000.0]])
    return Z + rng.uniform(-0.5, 0.5, Z.shape)


def score_cases(rng):
    return [
        case(SCORES, label="three classes, four examples"),
        case(scores(rng, 4, 4), label="as many classes as examples"),
        case(scores(rng, 5, 3) + OFFSETS, label="columns near 1000, near -1000 and near 0"),
        case(far_apart(rng), label="scores of one column up to 2000 apart"),
        case(scores(rng, 3, 1), label="one example"),
        case(scores(rng, int(rng.integers(3, 6)), int(rng.integers(6, 9)))),
    ]


def label_cases(rng):
    C = int(rng.integers(5, 8))
    return [
        case(np.array([2, 0, 1, 2]), 3, label="labels 2, 0, 1, 2 of three classes"),
        case(np.array([1, 0, 3, 1, 3, 0, 1]), 5, label="the last class and one in the middle are missing"),
        case(rng.permutation(4), 4, label="as many examples as classes"),
        case(np.array([2, 0, 0]), 6, label="three classes at the end are missing"),
        case(np.array([3]), 4, label="one example"),
        case(np.concatenate([classes(rng, C, 9), [0]]), C),
    ]


def entropy_cases(rng):
    C, m = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    return [
        case(SHARES, np.eye(3)[:, [0, 2, 1, 0]], label="three classes, four examples"),
        case(probabilities(rng, 4, 4), right_classes(rng, 4, 4), label="as many classes as examples"),
        case(probabilities(rng, 5, 3), right_classes(rng, 5, 3), label="five classes, three of them there"),
        case(probabilities(rng, 3, 1), right_classes(rng, 3, 1), label="one example"),
        case(probabilities(rng, C, m), right_classes(rng, C, m)),
    ]


def logit_cases(rng):
    C, m = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    return [
        case(SCORES, np.array([0, 2, 1, 0]), label="three classes, four examples"),
        case(scores(rng, 4, 4), classes(rng, 4, 4), label="as many classes as examples"),
        case(far_apart(rng), np.array([2, 1, 0, 0]), label="scores 1000 apart, some of them sure and wrong"),
        case(
            scores(rng, 5, 3) + OFFSETS, np.array([1, 4, 0]), label="columns near 1000, near -1000 and near 0"
        ),
        case(scores(rng, 3, 1), np.array([1]), label="one example"),
        case(scores(rng, C, m), classes(rng, C, m)),
    ]


def logistic_cases(rng):
    far = np.array([[1000.0, -1000.0, 45.0, -60.0, 800.0]])
    m = int(rng.integers(5, 9))
    return [
        case(np.array([[2.0, -1.0, 0.5, -3.0]]), np.array([[1, 0, 0, 1]]), label="z = 2, -1, 0.5, -3"),
        case(far, np.array([[0, 1, 0, 1, 1]]), label="z from -1000 to 1000, most of them sure and wrong"),
        case(far, np.array([[1, 0, 1, 0, 1]]), label="z from -1000 to 1000, all of them sure and right"),
        case(rng.normal(size=(1, 3)) * 2, labels(rng, 1, 3), label="three examples"),
        case(rng.normal(size=(1, m)) * 3, labels(rng, 1, m)),
    ]


def sure(rng):
    """Probabilities as a softmax in floats gives them for scores far apart: exact zeros and ones."""
    A = np.column_stack([np.eye(3), probabilities(rng, 3, 2)])
    return A, np.eye(3)[:, [0, 2, 0, 1, 2]]


def slope_cases(rng):
    C, m = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    return [
        case(SHARES, np.eye(3)[:, [0, 2, 1, 0]], label="three classes, four examples"),
        case(probabilities(rng, 4, 4), right_classes(rng, 4, 4), label="as many classes as examples"),
        case(*sure(rng), label="probabilities of exactly 0 and 1, some of them wrong"),
        case(probabilities(rng, C, m), right_classes(rng, C, m)),
    ]


def answer_cases(rng):
    ties = np.array(
        [[0.2, 0.4, 0.1, 0.25], [0.4, 0.4, 0.2, 0.25], [0.4, 0.2, 0.7, 0.25], [0.0, 0.0, 0.0, 0.25]]
    )
    return [
        case(
            np.array([[0.1, 0.6, 0.3], [0.7, 0.3, 0.3], [0.2, 0.1, 0.4]]), label="as many classes as examples"
        ),
        case(ties[:3, :3], label="two largest in a column"),
        case(ties, label="all of a column equal"),
        case(scores(rng, 4, 6) - 9, label="scores, all of them below 0"),
        case(probabilities(rng, 5, 1), label="one example"),
        case(probabilities(rng, int(rng.integers(3, 6)), int(rng.integers(7, 10)))),
    ]


def linear(z):
    return z


def stack(rng, *sizes, gs, label=""):
    """An input, and a layer (W, b, g) in Keras' layout for every g."""
    layers = [
        (rng.normal(size=shape), rng.normal(size=shape[1]), g)
        for shape, g in zip(pairwise(sizes), gs, strict=True)
    ]
    return case(rng.normal(size=sizes[0]), layers, label=label)


def stack_cases(rng):
    first = (np.array([[1.0, -1.0, 2.0], [0.5, 2.0, -1.0]]), np.array([0.5, 1.0, -3.0]), relu)
    second = (np.array([[2.0], [-1.0], [3.0]]), np.array([0.25]), np.tanh)
    n, units = (int(size) for size in rng.choice([2, 3, 5, 6], 2, replace=False))
    return [
        case(np.array([1.0, -0.5]), [first, second], label="2 inputs, 3 units, 1 unit"),
        stack(rng, 4, 4, 4, 4, gs=(np.tanh, squash, linear), label="three layers, all sizes 4"),
        stack(rng, 3, 5, gs=(squash,), label="one layer"),
        stack(rng, 5, 3, 6, 2, gs=(squash, np.tanh, linear), label="5 inputs, then 3, 6 and 2 units"),
        stack(rng, n, 4, units, gs=(np.tanh, squash)),
    ]


def pair_cases(rng):
    z1 = np.array([1000.5, -1000.25, 998.0, 1000.0, -1000.0])
    z0 = np.array([1000.0, -1000.0, 1000.0, -999.0, 998.0])
    return [
        case(2.0, 0.5, label="z1 = 2, z0 = 0.5"),
        case(
            np.array([1.5, -0.5, 3.0]),
            np.array([0.5, 2.0, 3.0]),
            label="three examples, the last with equal scores",
        ),
        case(z1, z0, label="scores near 1000 and near -1000"),
        case(rng.normal(size=(1, 4)) * 2, rng.normal(size=(1, 4)) * 2),
        case(rng.normal(size=(2, 3)) + 4, rng.normal(size=(2, 3)) + 3, label="a table of scores"),
    ]


def naive_logistic(Z, Y):
    A = sigmoid(Z)
    return float(np.mean(-(Y * np.log(A) + (1 - Y) * np.log(1 - A))))


def naive_logistic_by_cases(Z, Y):
    A = sigmoid(Z)
    return float(np.mean(-np.log(np.where(Y == 1, A, 1 - A))))


def capped_logistic(epsilon):
    """The log loss of probabilities, kept away from 0 by epsilon."""

    def version(Z, Y):
        A = sigmoid(Z)
        return float(np.mean(-np.log(np.where(Y == 1, A, 1 - A) + epsilon)))

    return version


def stopped_at_all(A, Y):
    return -Y / A / Y.shape[1]


def stopped_at_chosen(A, Y):
    return np.where(Y == 1, -1 / A, 0) / Y.shape[1]


def last_of_equals(A):
    return len(A) - 1 - np.argmax(A[::-1], axis=0)


def ratio_of_powers(z1, z0):
    return np.exp(z1) / (np.exp(z1) + np.exp(z0))


def ratio_of_sigmoids(z1, z0):
    return sigmoid(z1) / (sigmoid(z1) + sigmoid(z0))


def log_of_softmax(Z, labels):
    A = softmax_columns(Z)
    return float(np.mean(-np.log(A[labels, np.arange(Z.shape[1])])))


def log_of_softmax_by_table(Z, labels):
    Y = one_hot(labels, Z.shape[0])
    return float(-np.sum(Y * np.log(softmax_columns(Z))) / Z.shape[1])


def capped(epsilon):
    """The loss of probabilities, kept away from 0 by epsilon."""

    def version(Z, labels):
        A = softmax_columns(Z)
        return float(np.mean(-np.log(A[labels, np.arange(Z.shape[1])] + epsilon)))

    return version


EPSILONS = (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
"""What people add to a probability before they take its logarithm."""
CAPPED = N_(
    "A small number keeps the logarithm finite, but the loss ends there: who is sure and wrong at 1000 pays no more "
    "than at 40. Which form of the loss needs no probability?"
)
STOPPED = N_(
    "That is the slope in A: where a probability is 0 it is infinite. The slope in Z goes on through the softmax, and "
    "there A cancels. What is left?"
)
OTHERS = N_(
    "In yours only the score of the right class has a slope. What does a larger score of another class do to the "
    "probability of the right one?"
)
GONE = N_(
    "The sigmoid rounds its result to 1 from z = 37 on, and then ln(1 - a) is lost. Which form of the loss never "
    "computes a?"
)
ALONG = N_("You add along axis 1, where the examples lie. Along which one do the classes of one example lie?")
POWERS = N_(
    "No power of e is taken. Scores that are 2 apart are to become shares of which one is e^2 times the other."
)
BATCH = N_(
    "Your table has a row for each class of this batch. How many rows does the next one have, if a class is missing?"
)
DIVIDED = N_("The mean is one over the examples. Among how many numbers do you share it out?")
OWN_MAXIMUM = N_(
    "You take one maximum for the whole table. Where all scores of a column lie far below it, each power of e is 0. "
    "Whose maximum would leave one of them at 1?"
)
ROUNDED = N_(
    "A probability was computed first, and where it is e^-1000 it is rounded to 0: its logarithm is lost. What is "
    "ln of e^z / sum, before anything is rounded?"
)
TOO_LARGE = N_(
    "e^1000 is too large for a float, and e^-1000 is 0. What can be subtracted from all scores of a column first, "
    "so that the largest power is 1?"
)

declare(
    "softmax_columns", notebook=CHAPTER, points=8, core=True, reference=softmax_columns, loops=False,
    task="The softmax of each column: e to the power of each score, divided by the sum of these powers over the "
    "classes of that example. Scores may be as large as 1000, and as low as -1000: no power may overflow, and no "
    "column may be divided by 0.\n\n"
    "Z (C, m), C classes, m examples -> (C, m), each column adds up to 1",
    returns=("A",),
    cases=score_cases,
    mistakes=[
        wrong_version("wrong_axis", (("Z.max(axis=0", "Z.max(axis=1"), ("E.sum(axis=0", "E.sum(axis=1")), ALONG),
        mistake("wrong_axis", "E.sum(axis=0", "E.sum(axis=1", ALONG),
        mistake("wrong_axis", "E.sum(axis=0, keepdims=True)", "E.sum(axis=1)", ALONG),
        mistake(
            "global_sum", "E.sum(axis=0, keepdims=True)", "E.sum()",
            "All examples together add up to 1, so each takes from the others. What is to add up to 1?",
        ),
        mistake(
            "shift_wrong_axis", "Z.max(axis=0", "Z.max(axis=1",
            "What is subtracted has to be the same for all classes of one example, or the shares change. Is it?",
        ),
        mistake("no_exp", "np.exp(Z - Z.max(axis=0, keepdims=True))", "(Z - Z.min())", POWERS),
        mistake("no_exp", "np.exp(Z - Z.max(axis=0, keepdims=True))", "Z", POWERS),
        mistake("naive", "Z - Z.max(axis=0, keepdims=True)", "Z", TOO_LARGE),
        mistake("one_maximum", "Z.max(axis=0, keepdims=True)", "Z.max()", OWN_MAXIMUM),
    ],
    hints=(
        "How many sums are there to divide by, and over what does each of them go?",
        "Subtract the largest score of each column from all of it (`max` along axis 0, `keepdims=True`): then no score "
        "is above 0. Next `np.exp`, and a division by sums along the same axis.",
        "The scores 3 and 1 in a column: less 3 they are 0 and -2, the powers are 1 and 0.1353, their sum is 1.1353, "
        "so the shares are 0.8808 and 0.1192.",
    ),
)  # fmt: skip

declare(
    "log_sum_exp", notebook=CHAPTER, points=5, reference=log_sum_exp, loops=False,
    task="For each column the logarithm of the sum of e^z over its classes, for scores between -1000 and 1000.\n\n"
    "Z (C, m) -> (1, m)",
    returns=("the result",),
    cases=score_cases,
    mistakes=[
        mistake(
            "naive", "zmax + np.log(np.exp(Z - zmax).sum", "np.log(np.exp(Z).sum",
            TOO_LARGE,
        ),
        mistake(
            "forgot_max_back", "zmax + np.log", "np.log",
            "With scores of 1000 your result is still small. What has become of the number that was subtracted?",
        ),
        mistake(
            "times_log", "zmax + np.log", "zmax * np.log",
            "You multiply by the largest score. With which operation comes a factor out of a logarithm?",
        ),
        mistake(
            "log_inside", "np.log(np.exp(Z - zmax).sum(axis=0, keepdims=True))",
            "np.log(np.exp(Z - zmax)).sum(axis=0, keepdims=True)",
            "Which comes first in the name, read from the right: the sum, or the logarithm?",
        ),
        mistake("wrong_axis", ".sum(axis=0", ".sum(axis=1", ALONG),
        wrong_version("wrong_axis", (("Z.max(axis=0", "Z.max(axis=1"), (".sum(axis=0", ".sum(axis=1")), ALONG),
        mistake("one_maximum", "Z.max(axis=0, keepdims=True)", "Z.max()", OWN_MAXIMUM),
        wrong_version(
            "lost_keepdims",
            (("max(axis=0, keepdims=True)", "max(axis=0)"), ("sum(axis=0, keepdims=True)", "sum(axis=0)")),
            "A row (1, m) is wanted. What keeps the axis along which something was added up?",
        ),
        mistake(
            "sum_not_its_log", "np.log(np.exp(Z - zmax).sum(axis=0, keepdims=True))",
            "np.exp(Z - zmax).sum(axis=0, keepdims=True)",
            "The number that was subtracted is there again, but where is the logarithm of the sum?",
        ),
    ],
    hints=(
        "ln(e^1000 + e^999) = 1000 + ln(what)?",
        "The largest score of each column goes out of the powers, and comes back after the logarithm, as a sum: e^(z - "
        "largest) is e^z divided by e^largest.",
        "The scores 3 and 1: the largest is 3, the powers of 0 and -2 add up to 1.1353, and 3 + ln 1.1353 = 3.1269.",
    ),
)  # fmt: skip

declare(
    "one_hot", notebook=CHAPTER, points=3, core=True, reference=one_hot, loops=False,
    task="A column for each label: 1 in the row of its class, 0 in the others, as numbers. C classes are counted from "
    "0; not all of them have to be there.\n\n"
    "labels (m,), whole numbers from 0 to C - 1, C a number -> (C, m)",
    returns=("Y",),
    cases=label_cases,
    mistakes=[
        wrong_version(
            "rows",
            (("(C, labels.size)", "(labels.size, C)"),
             ("Y[labels, np.arange(labels.size)]", "Y[np.arange(labels.size), labels]")),
            "One example is a row of yours. What is an example in this course?",
        ),
        mistake("infers_C", "np.zeros((C,", "np.zeros((labels.max() + 1,", BATCH),
        mistake("infers_C", "np.zeros((C,", "np.zeros((np.unique(labels).size,", BATCH),
        mistake(
            "off_by_one", "Y[labels,", "Y[labels - 1,",
            "Classes are counted from 0. In which row is your 1 for the label 0?",
        ),
        mistake(
            "whole_rows", "Y[labels, np.arange(labels.size)]", "Y[labels]",
            "Whole rows are 1. How many 1 should be in each column, and which two numbers say where one of them is?",
        ),
        mistake(
            "true_and_false", "return Y", "return Y == 1",
            "True and False instead of 1 and 0: A - Y works with them, -Y does not. What turns them into numbers?",
        ),
        mistake(
            "class_not_one", "= 1", "= labels",
            "The number of the class stands where a 1 should, and class 0 has disappeared.",
        ),
    ],
    hints=(
        "Of what shape is Y, and where is the 1 of example i?",
        "Zeros of shape (C, m), then one assignment with two index arrays: the rows, and beside them the columns 0 to "
        "m - 1.",
        "The labels 1, 1, 0 of two classes give [[0, 0, 1], [1, 1, 0]].",
    ),
)  # fmt: skip

declare(
    "cross_entropy", notebook=CHAPTER, points=5, core=True, reference=cross_entropy, loops=False,
    task="The mean loss of m examples, the loss of one being minus the logarithm of the probability of its right "
    "class. All probabilities are above 0.\n\n"
    "A (C, m) probabilities, Y (C, m) with a single 1 in each column -> a number",
    returns=("the cost",),
    cases=entropy_cases,
    mistakes=[
        mistake("mean_over_everything", "-np.sum(Y * np.log(A)) / m", "-np.mean(Y * np.log(A))", DIVIDED),
        mistake(
            "no_average", " / m", "",
            "Each example more makes your cost larger. It is to be a mean.",
        ),
        mistake(
            "binary_formula", "Y * np.log(A)", "Y * np.log(A) + (1 - Y) * np.log(1 - A)",
            "That is one yes-or-no loss for each class. How many classes are right at once, and which probability "
            "does the loss look at?",
        ),
        mistake(
            "m_from_rows", "Y.shape[1]", "Y.shape[0]",
            "You divide by the number of classes. Which axis counts the examples?",
        ),
        mistake(
            "no_minus", "-np.sum", "np.sum",
            "Your cost is negative, and the surer a right answer, the larger it is. Which sign has a logarithm of 0.5?",
        ),
        mistake(
            "other_base", "np.log(A)", "np.log2(A)",
            "That is a logarithm of another base than e. The slope of ln a is 1 / a; which function is ln?",
        ),
        mistake(
            "other_base", "np.log(A)", "np.log10(A)",
            "That is a logarithm of another base than e. The slope of ln a is 1 / a; which function is ln?",
        ),
        mistake(
            "own_entropy", "Y * np.log(A)", "A * np.log(A)",
            "The labels change nothing. What chooses the right class of each example?",
        ),
        mistake(
            "log_of_zeros", "Y * np.log(A)", "A * np.log(Y)",
            "There are logarithms of 0 in your sum, which are infinite. Which of the two tables is full of zeros, and "
            "of which one is the logarithm wanted?",
        ),
    ],
    hints=(
        "Of the C probabilities of one example, which one is its loss made of?",
        "Y times the logarithms keeps one entry a column. Add up all of them; divide by the number of columns; mind "
        "the sign.",
        "Two examples whose right classes have the probabilities 0.8 and 0.1: (0.2231 + 2.3026) / 2 = 1.2629.",
    ),
)  # fmt: skip

declare(
    "ce_from_logits", notebook=CHAPTER, points=8, core=True, reference=ce_from_logits, loops=False,
    may_use=("log_sum_exp", "softmax_columns", "one_hot"),
    task="The mean cross-entropy, from the scores before the softmax, and with the number of the right class instead "
    "of a table. For one example it is log_sum_exp of its scores, minus the score of its right class. It is finite "
    "for scores from -1000 to 1000.\n\n"
    "Z (C, m), labels (m,), whole numbers from 0 to C - 1 -> a number",
    returns=("the cost",),
    cases=logit_cases,
    mistakes=[
        wrong_version("log_of_softmax", log_of_softmax, ROUNDED),
        wrong_version("log_of_softmax", log_of_softmax_by_table, ROUNDED),
        *[wrong_version("capped", capped(epsilon), CAPPED) for epsilon in EPSILONS],
        mistake(
            "double_softmax", "lse = log_sum_exp(Z)", "Z = softmax_columns(Z)\n    lse = log_sum_exp(Z)",
            "A softmax has been applied before, and this loss contains one. How many should there be between Z and "
            "the cost?",
        ),
        mistake(
            "row_indexing", "Z[labels, np.arange(Z.shape[1])]", "Z[labels].mean(axis=0)",
            "Z[labels] takes whole rows. How is one entry of each column taken?",
        ),
        mistake(
            "sum_not_mean", "np.mean(lse", "np.sum(lse",
            "Each example more makes your cost larger. It is to be a mean.",
        ),
        mistake(
            "opposite_sign", "lse - Z[labels, np.arange(Z.shape[1])]", "Z[labels, np.arange(Z.shape[1])] - lse",
            "Your cost is negative. Which of the two is always the larger one, log_sum_exp or a single score?",
        ),
        mistake(
            "mean_over_everything", "np.mean(lse - Z[labels, np.arange(Z.shape[1])])",
            "np.mean(lse - Z[labels, np.arange(Z.shape[1])]) / Z.shape[0]", DIVIDED,
        ),
        mistake(
            "naive", "log_sum_exp(Z)", "np.log(np.exp(Z).sum(axis=0, keepdims=True))",
            TOO_LARGE,
        ),
        mistake(
            "one_maximum", "log_sum_exp(Z)", "Z.max() + np.log(np.exp(Z - Z.max()).sum(axis=0, keepdims=True))",
            OWN_MAXIMUM,
        ),
        mistake(
            "swapped_indices", "Z[labels, np.arange(Z.shape[1])]", "Z[np.arange(Z.shape[1]), labels]",
            "The first index of Z is that of the row. What are the rows, and what are the columns?",
        ),
    ],
    hints=(
        "Write -ln(e^z_y / sum of the e^z) as a difference. Where has the softmax gone?",
        "log_sum_exp(Z) has one number a column; Z with two index arrays, rows and columns, gives the score of the "
        "right class of each. Then a mean.",
        "The scores 3 and 1, right class 1: log_sum_exp is 3.1269, so the loss is 3.1269 - 1 = 2.1269.",
    ),
)  # fmt: skip

declare(
    "logistic_cost_from_logits", notebook=CHAPTER, points=5, reference=logistic_cost_from_logits, loops=False,
    may_use=("stable_sigmoid",),
    task="The mean log loss from the scores before the sigmoid, of one example max(z, 0) - z y + ln(1 + e^-|z|). It is "
    "finite for scores from -1000 to 1000, and no power of e overflows on the way.\n\n"
    "Z (1, m), Y (1, m) of 0 and 1 -> a number",
    returns=("the cost",),
    cases=logistic_cases,
    mistakes=[
        wrong_version("naive", naive_logistic, GONE),
        wrong_version("naive", naive_logistic_by_cases, GONE),
        *[wrong_version("capped", capped_logistic(epsilon), CAPPED) for epsilon in EPSILONS],
        mistake(
            "no_abs", "-np.abs(Z)", "-Z",
            "For z = -1000 your power of e is that of 1000. Which sign has an exponent that cannot overflow?",
        ),
        mistake(
            "plus_zy", "- Z * Y", "+ Z * Y",
            "z = 5 with the label 1 is sure and right. How large is its loss, and how large is yours?",
        ),
        mistake(
            "forgot_max", "np.maximum(Z, 0) - Z * Y", "-Z * Y",
            "z = 1000 with the label 0 is sure and wrong, but costs nothing. Which term grows with z there?",
        ),
        mistake(
            "large_power", "np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))", "np.log1p(np.exp(Z)) - Z * Y",
            "The formula is right and e^1000 is too large for a float. How can ln(1 + e^z) be written with e^-z?",
        ),
        mistake(
            "sum_not_mean", "np.mean(losses)", "np.sum(losses)",
            "Each example more makes your cost larger. It is to be a mean.",
        ),
    ],
    hints=(
        "For a large z, what is ln(1 + e^z) nearly, and what is left over?",
        "Three terms for each example: `np.maximum` with 0, a product, and a logarithm of 1 + e to a power that is "
        "never positive. Then a mean.",
        "z = 2, y = 0: 2 - 0 + ln(1 + 0.1353) = 2.1269. With y = 1 it is 2 less, 0.1269.",
    ),
)  # fmt: skip

declare(
    "softmax_ce_grad", notebook=CHAPTER, points=3, core=True, reference=softmax_ce_grad, loops=False,
    task="The slope of the mean cross-entropy in the scores Z, where A is the softmax of Z. A softmax in floats may "
    "give probabilities of exactly 0 and 1; the slope is finite there, too.\n\n"
    "A, Y (C, m), Y with a single 1 in each column -> dZ (C, m)",
    returns=("dZ",),
    cases=slope_cases,
    mistakes=[
        mistake(
            "sign", "A - Y", "Y - A",
            "Against your slope the probability of the right class falls. What should a step do with it?",
        ),
        mistake(
            "no_average", " / Y.shape[1]", "",
            "That is the slope of the sum of the losses. What is the cost?",
        ),
        mistake(
            "extra_slope", "(A - Y)", "(A - Y) * A * (1 - A)",
            "The slope of the softmax is in A - Y already, where it cancelled against that of the logarithm. How often "
            "is it in yours?",
        ),
        mistake(
            "divided_by_classes", "Y.shape[1]", "Y.shape[0]",
            "You divide by the number of classes. Which axis counts the examples?",
        ),
        mistake("mean_over_everything", "Y.shape[1]", "Y.size", DIVIDED),
        wrong_version("stopped_at_A", stopped_at_all, STOPPED),
        wrong_version("stopped_at_A", stopped_at_chosen, STOPPED),
        mistake("diagonal_only", "(A - Y)", "-Y * (1 - A)", OTHERS),
        mistake("diagonal_only", "(A - Y)", "-Y / A * A * (1 - A)", OTHERS),
    ],
    hints=(
        "The right class has probability 0.3. Which probability should it have, and how far away is that?",
        "For one example it is a difference of two columns, as it was with the sigmoid; for the mean cost one more "
        "step.",
        "Two examples, one of them with A = (0.7, 0.3) and Y = (0, 1): its column is (0.7, -0.7) / 2 = (0.35, -0.35).",
    ),
)  # fmt: skip

declare(
    "predict_class", notebook=CHAPTER, points=3, reference=predict_class, loops=False, integer=True,
    task="The class with the largest entry in each column, counted from 0. Of equal ones the first.\n\n"
    "A (C, m), probabilities or scores -> (m,), whole numbers of type int",
    returns=("labels",),
    cases=answer_cases,
    mistakes=[
        mistake(
            "wrong_axis", "axis=0", "axis=1",
            "You found the best example for each class. Along which axis do the classes of one example lie?",
        ),
        mistake(
            "flat", ", axis=0", "",
            "One number came out, a place in the whole table read row by row. How many answers are wanted?",
        ),
        mistake(
            "max_not_argmax", "np.argmax", "np.max",
            "That is how large the largest is. Where is it?",
        ),
        mistake(
            "one_based", "np.argmax(A, axis=0)", "np.argmax(A, axis=0) + 1",
            "Your classes are counted from 1. Which class is the first row?",
        ),
        mistake(
            "smallest", "np.argmax", "np.argmin",
            "You look for the class that is the least likely.",
        ),
        mistake(
            "two_axes", "axis=0", "axis=0, keepdims=True",
            "The classes are right, in a table (1, m). How many axes have the labels that one_hot takes?",
        ),
        wrong_version(
            "last_of_equals", last_of_equals,
            "Right until two entries of a column are the same. Which of the two does the task ask for?",
        ),
    ],
    hints=(
        "Is the largest entry asked for, or its place?",
        "NumPy has a function for the place of the largest entry; it takes an axis.",
        "The columns (0.5, 0.1, 0.4) and (0.2, 0.3, 0.5) have their largest entries at 0 and 2.",
    ),
)  # fmt: skip

declare(
    "run_sequential", notebook=CHAPTER, points=5, core=True, reference=run_sequential,
    may_use=("dense_loop", "dense_batch"),
    task="One example through a network in the layout of Keras. Each layer is a triple (W, b, g), in which W has a "
    "column for each unit, and its output is g(a W + b), with a the output of the layer before it. The first layer "
    "gets x. Each g takes a whole array.\n\n"
    "x (n,), layers a list of (W, b, g), W (n_in, units), b (units,), g a function -> (units of the last layer,)",
    returns=("the output",),
    cases=stack_cases,
    mistakes=[
        mistake(
            "always_x", "g(a @ W + b)", "g(x @ W + b)",
            "Each layer is given the input of the network. What is the second one to be given?",
        ),
        mistake(
            "forgot_g", "g(a @ W + b)", "a @ W + b",
            "Your layers are all linear, so they are as good as one. What is the third thing in a layer?",
        ),
        mistake(
            "same_g", "g(a @ W + b)", "layers[0][2](a @ W + b)",
            "All layers use the activation of the first. Has each one of its own?",
        ),
        mistake(
            "stopped_early", "in layers", "in layers[:-1]",
            "That is what the last layer is given. Which layers has your loop been through?",
        ),
        mistake(
            "returned_in_loop", "(a @ W + b)\n    return a", "(a @ W + b)\n        return a",
            "That is the output of the first layer. What does `return` do to a loop that it stands in?",
        ),
        mistake(
            "columns_layout", "a @ W", "W @ a",
            "Here W has a column for each unit. On which side of it does the example stand?",
        ),
        mistake(
            "forgot_b", "a @ W + b", "a @ W",
            "If the input is all zeros, what does a layer give to g? Yours gives zeros.",
        ),
        mistake(
            "bias_outside", "g(a @ W + b)", "g(a @ W) + b",
            "b comes in before the activation. Can a ReLU of yours be negative?",
        ),
    ],
    hints=(
        "What does layer 2 receive, and what is returned in the end?",
        "A loop over `layers` that takes W, b and g out of each, and a variable that each turn overwrites.",
        "x = (1, 2), one unit with W = (3, -1) in a column, b = 0.5 and a g that doubles: 3 - 2 + 0.5 = 1.5, and the "
        "output is 3.",
    ),
)  # fmt: skip

declare(
    "two_class_softmax", notebook=CHAPTER, points=3, reference=two_class_softmax, loops=False,
    may_use=("stable_sigmoid",),
    task="The probability of class 1 in a softmax of two classes, with the scores z1 and z0. It is right for scores "
    "from -1000 to 1000.\n\n"
    "z1, z0 numbers or arrays of one shape -> the same shape",
    returns=("the probability",),
    cases=pair_cases,
    mistakes=[
        mistake(
            "ignores_z0", "z1 - z0", "z1",
            "Add 100 to both scores. What does the softmax do, and what does yours?",
        ),
        mistake(
            "sign", "z1 - z0", "z0 - z1",
            "A larger z1 makes your probability smaller. Of which class is it?",
        ),
        mistake(
            "sum", "z1 - z0", "z1 + z0",
            "For equal scores the answer is 0.5. What does yours say for 3 and 3?",
        ),
        mistake(
            "ratio_of_logits", "sigmoid(z1 - z0)", "z1 / (z1 + z0)",
            "Shares of the scores may be negative, or above 1. Of what does a softmax take shares?",
        ),
        wrong_version(
            "naive", ratio_of_powers,
            "e^1000 is too large for a float, and e^-1000 is 0. Only the difference of the scores counts: how is the "
            "fraction written with a single power?",
        ),
        mistake(
            "difference_only", "sigmoid(z1 - z0)", "z1 - z0",
            "The difference is what counts, and it may be 5. What makes a probability of it?",
        ),
        wrong_version(
            "ratio_of_sigmoids", ratio_of_sigmoids,
            "For z1 = 2 and z0 = 0 the shares are e^2 to 1. What are yours?",
        ),
    ],
    hints=(
        "Divide e^z1 / (e^z1 + e^z0) by e^z1, above and below. Which function of chapter 02 is this?",
        "One sigmoid, of one number that is made of z1 and z0.",
        "The scores 3 and 1 have the shares 0.8808 and 0.1192, and so have 103 and 101.",
    ),
)  # fmt: skip
