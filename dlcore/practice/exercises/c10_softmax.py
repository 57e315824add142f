"""The exercises of chapter 10: softmax, cross-entropy, losses from logits, layers in a row as in Keras."""

import numpy as np

from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.softmax import ce_from_logits, cross_entropy, log_sum_exp, one_hot, softmax_columns

CHAPTER = "10_softmax_and_keras_style"


def scores(rng, C, m):
    """Scores of either sign, a few units apart, no two alike."""
    return rng.normal(size=(C, m)) * 1.5 + rng.uniform(-1, 1, (1, m))


def probabilities(rng, C, m):
    """Columns that add up to 1, with no entry near 0, 1 or another one of its column."""
    A = rng.permuted(np.tile(np.geomspace(1, 6, C)[:, None], (1, m)), axis=0) * rng.uniform(0.9, 1.1, (C, m))
    return A / A.sum(axis=0, keepdims=True)


def classes(rng, C, m):
    """Class numbers in any order, all of them there if there is room; seldom the row with the largest entry."""
    return rng.permutation(np.arange(m) % C)


def right_classes(rng, C, m):
    """A table with a single 1 in each column."""
    return np.eye(C)[:, classes(rng, C, m)]


def far_apart(rng):
    """Scores of one column that are up to 2000 apart: only the largest one has a probability."""
    Z = np.array([[1000.0, -3.0, 5.0, -1000.0], [0.0, 1000.0, 4.0, 0.0], [-1000.0, 2.0, -1000.0, 1000.0]])
    return Z + rng.uniform(-0.5, 0.5, Z.shape)


def score_cases(rng):
    offsets = np.array([[1000.0, -1000.0, 0.0]])
    by_hand = np.array([[2.0, -1.0, 0.5, 3.0], [1.0, 3.0, -0.5, 2.0], [0.0, 0.5, 1.5, -2.0]])
    return [
        case(by_hand, label="three classes, four examples"),
        case(scores(rng, 4, 4), label="as many classes as examples"),
        case(scores(rng, 5, 3) + offsets, label="columns near 1000, near -1000 and near 0"),
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
    by_hand = np.array([[0.7, 0.2, 0.1, 0.25], [0.2, 0.5, 0.3, 0.35], [0.1, 0.3, 0.6, 0.4]])
    C, m = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    return [
        case(by_hand, np.eye(3)[:, [0, 2, 1, 0]], label="three classes, four examples"),
        case(probabilities(rng, 4, 4), right_classes(rng, 4, 4), label="as many classes as examples"),
        case(probabilities(rng, 5, 3), right_classes(rng, 5, 3), label="five classes, three of them there"),
        case(probabilities(rng, 3, 1), right_classes(rng, 3, 1), label="one example"),
        case(probabilities(rng, C, m), right_classes(rng, C, m)),
    ]


def logit_cases(rng):
    by_hand = np.array([[2.0, -1.0, 0.5, 3.0], [1.0, 3.0, -0.5, 2.0], [0.0, 0.5, 1.5, -2.0]])
    C, m = int(rng.integers(3, 6)), int(rng.integers(6, 10))
    return [
        case(by_hand, np.array([0, 2, 1, 0]), label="three classes, four examples"),
        case(scores(rng, 4, 4), classes(rng, 4, 4), label="as many classes as examples"),
        case(far_apart(rng), np.array([2, 1, 0, 0]), label="scores 1000 apart, some of them sure and wrong"),
        case(scores(rng, 5, 3) + np.array([[1000.0, -1000.0, 0.0]]), np.array([1, 4, 0]),
             label="columns near 1000, near -1000 and near 0"),
        case(scores(rng, 3, 1), np.array([1]), label="one example"),
        case(scores(rng, C, m), classes(rng, C, m)),
    ]  # fmt: skip


def log_of_softmax(Z, labels):
    A = softmax_columns(Z)
    return float(np.mean(-np.log(A[labels, np.arange(Z.shape[1])])))


def log_of_softmax_by_table(Z, labels):
    Y = one_hot(labels, Z.shape[0])
    return float(-np.sum(Y * np.log(softmax_columns(Z))) / Z.shape[1])


ALONG = N_("You add along axis 1, where the examples lie. Along which one do the classes of one example lie?")
POWERS = N_(
    "No power of e is taken. Scores that are 2 apart are to become shares of which one is e^2 times the other."
)
BATCH = N_("A batch may miss classes. What do the columns of two batches then have in common?")
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
    "e^1000 is too large for a float, and e^-1000 is 0. What can be taken away from all scores of a column first, so "
    "that the largest power is 1?"
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
            "What is taken away has to be the same for all classes of one example, or the shares change. Is it?",
        ),
        mistake("no_exp", "np.exp(Z - Z.max(axis=0, keepdims=True))", "(Z - Z.min())", POWERS),
        mistake("no_exp", "np.exp(Z - Z.max(axis=0, keepdims=True))", "Z", POWERS),
        mistake("naive", "Z - Z.max(axis=0, keepdims=True)", "Z", TOO_LARGE),
        mistake("one_maximum", "Z.max(axis=0, keepdims=True)", "Z.max()", OWN_MAXIMUM),
    ],
    hints=(
        "How many sums are there to divide by, and over what does each of them go?",
        "With the largest score of its column taken away (`max` along axis 0, `keepdims=True`), no score is above 0. "
        "Then `np.exp`, and a division by sums along the same axis.",
        "The scores 3 and 1 in a column: without the largest they are 0 and -2, the powers 1 and 0.1353, their sum "
        "1.1353, so the shares are 0.8808 and 0.1192.",
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
            "With scores of 1000 your result is still small. What has become of the number that was taken away?",
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
            "The number that was taken away is there again, but where is the logarithm of the sum?",
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
        "Labels 1, 1, 0 of two classes: the row of class 0 is 0 0 1, that of class 1 is 1 1 0.",
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
            "swapped", "Y * np.log(A)", "A * np.log(Y)",
            "The logarithm of 0 is infinite. Which of the two tables is full of zeros?",
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
