"""The exercises of chapter 02: sigmoid, loss and cost, gradients by loop and without, gradient descent."""

import math

import numpy as np

from dlcore.activations import sigmoid, sigmoid_grad
from dlcore.graph import graph_backward
from dlcore.logistic import logreg_gradients, loop_gradients, predict_labels, predict_proba
from dlcore.losses import bce_loss, dz_squared_error, log_likelihood, logistic_cost
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.training import gradient_step

CHAPTER = "02_logistic_regression"


def z_cases(rng):
    return [
        case(0.0, label="z = 0"),
        case(3.0, label="z = 3"),
        case(np.array([-30.0, -4.0, -2.0, 0.0, 0.5, 3.0, 30.0]), label="z from -30 to 30"),
        case(rng.normal(size=(3, 4)) * 3, label="a table (3, 4)"),
        case(rng.normal(size=(1, int(rng.integers(2, 6))))),
    ]


def z_cases_far_out(rng):
    far = np.array([-1000.0, -40.0, -2.0, 0.0, 0.5, 3.0, 40.0, 1000.0])
    return [*z_cases(rng), case(far, label="z from -1000 to 1000")]


def predictions(rng, *shape):
    """Probabilities that are neither 0, nor 1/2, nor 1."""
    return rng.uniform(0.03, 0.45, shape) + rng.integers(0, 2, shape) / 2


def labels(rng, *shape):
    """Labels with both classes in them wherever there is room for two."""
    found = np.arange(np.prod(shape)) % 2
    return rng.permutation(found).reshape(shape).astype(float)


def model(rng, n, m, sign=1):
    """Weights, a bias of that sign, and examples."""
    return rng.normal(size=(n, 1)), sign * float(rng.uniform(0.3, 1.5)), rng.normal(size=(n, m))


def model_cases(rng):
    return [
        case(
            np.array([[1.0], [-2.0]]),
            0.5,
            np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]),
            label="w = (1, -2), b = 0.5",
        ),
        case(*model(rng, 3, 3, sign=-1), label="as many features as examples, b below 0"),
        case(*model(rng, 4, 1), label="one example"),
        case(*model(rng, 1, 5), label="one feature"),
        case(*model(rng, 5, int(rng.integers(2, 5)))),
    ]


def gradient_cases(rng):
    return [
        case(
            np.array([[0.5], [-1.0]]), 0.25, np.array([[1.0, 2.0, -1.0], [3.0, 0.5, 1.0]]), np.array([[1.0, 0.0, 1.0]]),
            label="two features, three examples",
        ),
        case(*model(rng, 3, 3, sign=-1), labels(rng, 1, 3), label="as many features as examples, b below 0"),
        case(*model(rng, 4, 7), labels(rng, 1, 7).astype(int), label="labels as whole numbers"),
        case(*model(rng, 1, 5), labels(rng, 1, 5), label="one feature"),
        case(*model(rng, 5, 1), np.array([[1.0]]), label="one example"),
        case(*model(rng, 2, m := int(rng.integers(4, 9))), labels(rng, 1, m)),
    ]  # fmt: skip


def example_cases(rng):
    return [
        case(np.array([0.2, 0.9]), np.array([0.0, 1.0]), label="predictions 0.2 and 0.9, labels 0 and 1"),
        case(predictions(rng, 6), labels(rng, 6), label="rank-1 arrays"),
        case(predictions(rng, 1, 4), labels(rng, 1, 4).astype(int), label="labels as whole numbers"),
        case(np.array([[0.002, 0.998, 0.3]]), np.array([[1.0, 0.0, 0.0]]), label="very sure and wrong"),
        case(predictions(rng, 2, 3), labels(rng, 2, 3)),
        case(predictions(rng, 1), np.array([1.0]), label="one example"),
    ]


def cost_cases(rng):
    return [
        case(
            np.array([[0.9, 0.2, 0.6]]),
            np.array([[1.0, 0.0, 0.0]]),
            label="A = (0.9, 0.2, 0.6), Y = (1, 0, 0)",
        ),
        case(np.array([[0.002, 0.998]]), np.array([[1.0, 0.0]]), label="very sure and wrong"),
        case(predictions(rng, 1, 4), labels(rng, 1, 4), label="four examples"),
        case(predictions(rng, 1, 1), np.array([[1.0]]), label="one example"),
        case(predictions(rng, 1, 900), labels(rng, 1, 900).astype(int), label="900 examples"),
        case(predictions(rng, 1, m := int(rng.integers(5, 9))), labels(rng, 1, m)),
    ]


def step_cases(rng):
    def draw(n, learning_rate):
        b, db = rng.uniform(0.3, 1.5, 2)
        return rng.normal(size=(n, 1)), float(b), rng.normal(size=(n, 1)), -float(db), learning_rate

    return [
        case(np.array([[1.0], [2.0]]), 0.5, np.array([[5.0], [-10.0]]), 4.0, 0.1, label="learning rate 0.1"),
        case(*draw(3, 2.0), label="learning rate 2"),
        case(*draw(1, 0.03), label="one feature"),
        case(*draw(int(rng.integers(4, 7)), 0.3)),
    ]


def threshold_cases(rng):
    A = np.array([[0.1, 0.25, 0.2501, 0.4, 0.5, 0.5001, 0.6, 0.75, 0.7501, 0.9]])
    return [
        case(A, label="the usual threshold, one probability equal to it"),
        case(A, 0.25, label="threshold 0.25, one probability equal to it"),
        case(A, 0.75, label="threshold 0.75, one probability equal to it"),
        case(predictions(rng, 1, 9), 0.7),
        case(predictions(rng, 1, int(rng.integers(4, 8))), 0.2),
    ]


def graph_cases(rng):
    whole = [float(number) for number in rng.permutation([2, 3, 5, 7])[:3]]
    return [
        case(5.0, 3.0, 2.0, label="a = 5, b = 3, c = 2"),
        case(-1.5, -0.5, -4.0, label="a = -1.5, b = -0.5, c = -4"),
        case(*whole),
        case(*(float(number) for number in rng.normal(size=3))),
    ]


def naive_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_other_overflow(z):
    return np.exp(z) / (1 + np.exp(z))


def sigmoid_of_minus_z(z):
    return 1 / (1 + np.exp(z))


def sigmoid_parentheses(z):
    return 1 / 1 + np.exp(-z)


def sigmoid_math_exp(z):
    return 1 / (1 + math.exp(-z))


def step_in_place(w, b, dw, db, learning_rate):
    w -= learning_rate * dw
    b -= learning_rate * db
    return w, b


declare(
    "stable_sigmoid", notebook=CHAPTER, points=5, core=True, reference=sigmoid, loops=False,
    task="sigmoid(z) = 1 / (1 + e^-z), without an overflow warning even at z = -1000 or 1000.\n\n"
    "z a number or an array of any shape -> the same shape",
    cases=z_cases_far_out,
    mistakes=[
        wrong_version(
            "naive_overflow", naive_sigmoid,
            "every number is right, but e to the power of a large number overflows on the way, and Python "
            "warns. Compute only e to the power of negative numbers, and the warning is gone.",
            kind="convention",
        ),
        wrong_version(
            "other_overflow", sigmoid_other_overflow,
            "At z = 1000 this is infinity divided by infinity, which is nan. The overflow has only moved "
            "to the other side.",
        ),
        wrong_version(
            "sign_in_exponent", sigmoid_of_minus_z,
            "sigmoid(3) has to be close to 1; yours falls as z grows.",
        ),
        wrong_version(
            "parentheses", sigmoid_parentheses,
            "Python divides before it adds, so this is 1 + e^-z. A probability stays below 1.",
        ),
        wrong_version(
            "math_exp", sigmoid_math_exp,
            "It works for one number only. An array needs NumPy's functions all the way: `np.exp`, not "
            "`math.exp` or `float`.",
        ),
    ],
    hints=(
        "For which z is e^-z too large for the computer, and what else can be written for the same "
        "fraction there?",
        "Multiply the fraction by e^z above and below: e^z / (1 + e^z). `np.where` chooses, entry by "
        "entry; `np.abs` gives |z|.",
        "At z = -2: e^-2 is 0.1353, and 0.1353 / 1.1353 is 0.1192, the same as 1 / (1 + e^2) with e^2 = "
        "7.389.",
    ),
)  # fmt: skip

declare(
    "sigmoid_grad", notebook=CHAPTER, points=3, core=True, reference=sigmoid_grad, loops=False,
    may_use=("stable_sigmoid",),
    task="The slope of the sigmoid at z.\n\nz a number or an array of any shape -> the same shape",
    cases=z_cases,
    mistakes=[
        mistake(
            "plus_not_minus", "1 - s", "1 + s",
            "The slope at 0 is 0.25, and it vanishes where |z| is large. Does yours?",
        ),
        mistake(
            "only_one_factor", "s * (1 - s)", "1 - s",
            "That does not vanish for z far below 0. A product of two factors vanishes on both sides.",
        ),
        mistake(
            "used_z_not_s", "s * (1 - s)", "z * (1 - z)",
            "The formula is written in the output of the sigmoid, not in its input z.",
        ),
        mistake(
            "forgot_derivative", "return s * (1 - s)", "return s",
            "That is the function, not its slope: the slope at 0 is 0.25, not 0.5.",
        ),
    ],
    hints=(
        "How steep is the curve at z = 0, and far away on both sides?",
        "With s = sigmoid(z), the slope is a product of two factors in s alone.",
        "Where s = 0.9 the slope is 0.9 * 0.1 = 0.09.",
    ),
)  # fmt: skip

declare(
    "predict_proba", notebook=CHAPTER, points=3, core=True, reference=predict_proba, loops=False,
    may_use=("stable_sigmoid", "weighted_sum"),
    task="A = sigmoid(w^T X + b): the probability of class 1 for each of the m examples.\n\n"
    "w (n, 1), b a number, X (n, m) -> A (1, m)",
    returns=("A",),
    cases=model_cases,
    mistakes=[
        mistake(
            "linear_output", "sigmoid(w.T @ X + b)", "w.T @ X + b",
            "Some outputs lie below 0 or above 1, so they are no probabilities. Which function squashes "
            "them?",
        ),
        mistake(
            "bias_outside", "sigmoid(w.T @ X + b)", "sigmoid(w.T @ X) + b",
            "b belongs to z: it is added before the sigmoid.",
        ),
        mistake(
            "column_result", "w.T @ X", "X.T @ w",
            "The right numbers, as a column (m, 1). Later A - Y would broadcast to a table (m, m).",
        ),
        mistake(
            "forgot_bias", "w.T @ X + b", "w.T @ X",
            "With w = 0 your model always says 0.5. What lets it move the threshold?",
        ),
    ],
    hints=(
        "Which two steps lead from x to a probability?",
        "First z, a row of m numbers, as in `weighted_sum`; then the sigmoid of all of z.",
        "For w = (1, -1), b = 2 and x = (3, 4): z = 3 - 4 + 2 = 1, and sigmoid(1) = 0.7311.",
    ),
)  # fmt: skip

declare(
    "bce_loss", notebook=CHAPTER, points=3, reference=bce_loss, loops=False,
    task="The log loss of each single example, natural logarithm.\n\n"
    "y_hat strictly between 0 and 1, y 0 or 1, both of the same shape -> that shape",
    returns=("the loss",),
    cases=example_cases,
    mistakes=[
        mistake(
            "second_term_yhat", "np.log(1 - y_hat)", "np.log(y_hat)",
            "For y = 0 and y_hat = 0.2 the loss is small, 0.22. Which probability did the model give to "
            "the true class?",
        ),
        mistake(
            "only_positive_class", " + (1 - y) * np.log(1 - y_hat)", "",
            "Examples with y = 0 have no loss at all, so that always answering 1 would be perfect.",
        ),
        mistake(
            "squared_error", "-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))", "0.5 * (y_hat - y)**2",
            "That is half the squared error. The log loss takes the logarithm of the probability of the "
            "true class.",
        ),
        mistake(
            "squared_error", "-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))", "(y_hat - y)**2",
            "That is the squared error. The log loss takes the logarithm of the probability of the true "
            "class.",
        ),
        mistake(
            "wrong_log_base", "np.log(y_hat)", "np.log10(y_hat)",
            "The loss at y = 1 and y_hat = 0.9 is 0.1054, with the natural logarithm in both terms.",
        ),
        wrong_version(
            "wrong_log_base", (("np.log(y_hat)", "np.log10(y_hat)"), ("np.log(1 -", "np.log10(1 -")),
            "The loss at y = 1 and y_hat = 0.9 is 0.1054, with the natural logarithm in both terms.",
        ),
        wrong_version(
            "wrong_log_base", (("np.log(y_hat)", "np.log2(y_hat)"), ("np.log(1 -", "np.log2(1 -")),
            "The loss at y = 1 and y_hat = 0.9 is 0.1054, with the natural logarithm in both terms.",
        ),
    ],
    hints=(
        "Which probability does the model give to the class that is true, if y = 1, and if y = 0?",
        "The loss is minus the logarithm of that probability; y and 1 - y switch one of the two terms off.",
        "y_hat = 0.7: for y = 1 the loss is -ln 0.7 = 0.3567, for y = 0 it is -ln 0.3 = 1.2040.",
    ),
)  # fmt: skip

declare(
    "logistic_cost", notebook=CHAPTER, points=5, core=True, reference=logistic_cost, loops=False, may_use=("bce_loss",),
    task="The mean log loss of all m examples.\n\nA (1, m) strictly between 0 and 1, Y (1, m) of 0 and 1 "
    "-> a number",
    returns=("the cost",),
    cases=cost_cases,
    mistakes=[
        mistake(
            "no_average", "np.sum(losses) / m", "np.sum(losses)",
            "Write every example down twice, and your cost doubles. "
            "For Y of shape (1, m) the number of examples is Y.shape[1]; len(Y) is 1.",
        ),
        mistake(
            "not_reduced", "float(np.sum(losses) / m)", "losses / m",
            "A cost is one number; you still have one number per example.",
        ),
        mistake(
            "not_reduced", "float(np.sum(losses) / m)", "losses",
            "A cost is one number; you still have one number per example.",
        ),
        mistake(
            "swapped_arguments",
            "Y * np.log(A) + (1 - Y) * np.log(1 - A)", "A * np.log(Y) + (1 - A) * np.log(1 - Y)",
            "The logarithm belongs to the prediction. Of a label it is log 0, which is minus infinity, or "
            "log 1.",
        ),
        mistake(
            "missing_minus", "losses = -", "losses = ",
            "Your cost is negative, so going downhill would make the predictions worse.",
        ),
    ],
    hints=(
        "What is the loss of one example, and how do m losses become one number?",
        "Minus, the two terms of the log loss, added over the examples, divided by their number.",
        "A = (0.5, 0.8), Y = (1, 1): the losses are 0.6931 and 0.2231, the cost is 0.4581.",
    ),
)  # fmt: skip

declare(
    "log_likelihood", notebook=CHAPTER, points=3, reference=log_likelihood, loops=False, may_use=("bce_loss",),
    task="The logarithm of the probability of all m labels together, if example i has label 1 with "
    "probability a_i.\n\n"
    "A (1, m) strictly between 0 and 1, Y (1, m) of 0 and 1 -> a number, 0 or less",
    returns=("the log-likelihood",),
    cases=cost_cases,
    mistakes=[
        mistake(
            "negated", "float(np.sum", "-float(np.sum",
            "That is the cost before averaging. The logarithm of a probability is 0 or less; the "
            "likelihood is maximised.",
        ),
        mistake(
            "averaged", "np.sum", "np.mean",
            "Independent examples multiply, so their logarithms add. The 1/m appears in the cost only.",
        ),
        mistake(
            "likelihood_not_log",
            "np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))", "np.prod(A**Y * (1 - A)**(1 - Y))",
            "That is the likelihood itself; with many examples it can underflow to 0. Take the logarithm.",
        ),
        mistake(
            "only_correct_class_1", " + (1 - Y) * np.log(1 - A)", "",
            "The probability of a label is a^y (1 - a)^(1 - y): the second factor counts where y = 0.",
        ),
    ],
    hints=(
        "What is the probability of two independent events together, and what is its logarithm?",
        "One term for y = 1 and one for y = 0, added over all examples; no minus and no 1/m.",
        "a = (0.5, 0.2), y = (1, 0): the probability is 0.5 * 0.8 = 0.4, its logarithm -0.9163.",
    ),
)  # fmt: skip

declare(
    "logreg_gradients", notebook=CHAPTER, points=10, core=True, reference=logreg_gradients, loops=False,
    may_use=("stable_sigmoid", "predict_proba"),
    task="The gradient of the logistic cost, without a loop.\n\n"
    "w (n, 1), b a number, X (n, m), Y (1, m) -> dw (n, 1), db a number",
    returns=("dw", "db"),
    cases=gradient_cases,
    mistakes=[
        mistake(
            "sign_flipped", "A - Y", "Y - A",
            "A step against your gradient makes the cost grow. Which of A and Y comes first?",
        ),
        mistake(
            "elementwise_dw", "X @ dZ.T / m", "X * dZ / m",
            "dw has shape (n, m). It needs the shape of w: which operation also adds over the examples?",
        ),
        mistake(
            "row_gradient", "X @ dZ.T / m", "dZ @ X.T / m",
            "dw is a row (1, n), not a column (n, 1): w - learning_rate * dw would broadcast to a table "
            "(n, n).",
        ),
        mistake(
            "m_is_features", "X.shape[1]", "X.shape[0]",
            "The mean is over the examples; which axis of X (n, m) counts them?",
        ),
        mistake(
            "m_is_features", "X @ dZ.T / m", "X @ dZ.T / X.shape[0]",
            "The mean is over the examples; which axis of X (n, m) counts them?",
        ),
        mistake(
            "db_not_scalar", "float(np.sum(dZ) / m)", "np.sum(dZ, axis=1) / m",
            "db is an array with one number in it. b is one number, and so is its slope.",
        ),
        mistake(
            "db_not_scalar", "float(np.sum(dZ) / m)", "np.sum(dZ, axis=1, keepdims=True) / m",
            "db is an array with one number in it. b is one number, and so is its slope.",
        ),
        mistake(
            "extra_sigmoid_slope", "dZ = A - Y", "dZ = (A - Y) * A * (1 - A)",
            "That is the slope for the squared error. With the log loss the factor a (1 - a) cancels.",
        ),
    ],
    hints=(
        "How does the loss of one example change with its z, and how does z change with w?",
        "dZ has shape (1, m). A matrix product of X and dZ.T multiplies and adds over the examples; then "
        "the mean.",
        "One feature x = (2, 4), dZ = (0.5, -0.25): dw = (2*0.5 + 4*(-0.25)) / 2 = 0, db = (0.5 - 0.25) / "
        "2 = 0.125.",
    ),
)  # fmt: skip


declare(
    "loop_gradients", notebook=CHAPTER, points=5, core=True, reference=loop_gradients, loops=True,
    may_use=("stable_sigmoid", "predict_proba"),
    task="The same gradient with two loops, over the examples and over the features, and accumulators.\n\n"
    "w (n, 1), b a number, X (n, m), Y (1, m) -> dw (n, 1), db a number",
    returns=("dw", "db"),
    cases=gradient_cases,
    mistakes=[
        mistake(
            "assign_not_accumulate", "dw[j, 0] += X", "dw[j, 0] = X",
            "Only the last example survives in dw. An accumulator is added to.",
        ),
        mistake(
            "reset_in_loop",
            "    for i in range(m):\n", "    for i in range(m):\n        dw, db = np.zeros((n, 1)), 0.0\n",
            "Your result knows of the last example only, as if the accumulators were set to zero for every "
            "example.",
        ),
        wrong_version(
            "averaged_each_step",
            (
                ("        db += dz\n", "        db += dz\n        dw, db = dw / m, db / m\n"),
                ("return dw / m, db / m", "return dw, db"),
            ),
            "Divide by m once, after the loop: here the early examples were divided many times.",
        ),
        mistake(
            "averaged_each_step", "        db += dz\n", "        db += dz\n        dw, db = dw / m, db / m\n",
            "Divide by m once, after the loop: here the early examples were divided many times.",
        ),
        mistake(
            "forgot_average", "return dw / m, db / m", "return dw, db",
            "Compare with the mean over the examples: yours is exactly m times as large.",
        ),
        mistake(
            "index_swapped", "X[j, i]", "X[i, j]",
            "Row j is the feature, column i the example. On square data the swap goes unnoticed.",
        ),
    ],
    hints=(
        "What has to be 0 before the first example, and what is divided by m after the last?",
        "For example i: its dz, then for each feature j one more term in dw[j, 0], and one more term in db.",
        "Two examples with dz = 0.5, -0.25 and x = 2, 4: dw grows to 1.0, then to 0.0; db to 0.5, then to "
        "0.25.",
    ),
)  # fmt: skip

declare(
    "gradient_step", notebook=CHAPTER, points=3, core=True, reference=gradient_step, loops=False,
    task="One step of gradient descent. The inputs stay as they are.\n\n"
    "w, dw (n, 1), b, db, learning_rate numbers -> the new w, the new b",
    returns=("w", "b"),
    cases=step_cases,
    mistakes=[
        mistake(
            "forgot_lr", "w - learning_rate * dw", "w - dw",
            "The size of the step in w does not depend on the learning rate.",
        ),
        wrong_version(
            "forgot_lr", (("w - learning_rate * dw", "w - dw"), ("b - learning_rate * db", "b - db")),
            "The size of the step does not depend on the learning rate.",
        ),
        mistake(
            "forgot_lr", "b - learning_rate * db", "b - db",
            "The size of the step in b does not depend on the learning rate.",
        ),
        wrong_version(
            "in_place", step_in_place,
            "the numbers are right, but the caller's w is overwritten. Run such a cell twice and it "
            "changes again.",
            kind="convention",
        ),
        mistake(
            "bias_not_updated", "b - learning_rate * db", "b",
            "b comes back as it was: the threshold never moves.",
        ),
        mistake(
            "swapped_return",
            "w - learning_rate * dw, b - learning_rate * db", "b - learning_rate * db, w - learning_rate * dw",
            "Wanted is first w, then b.",
        ),
    ],
    hints=(
        "Which way is downhill if the slope is positive?",
        "New value = old value minus learning rate times slope, for w and for b.",
        "b = 2 with slope 5 and learning rate 0.1 becomes 2 - 0.5 = 1.5.",
    ),
)  # fmt: skip

declare(
    "predict_labels", notebook=CHAPTER, points=3, reference=predict_labels, loops=False, integer=True,
    task="1 where the probability is strictly greater than the threshold, else 0, as whole numbers.\n\n"
    "A (1, m), threshold a number -> (1, m)",
    returns=("the row of labels",),
    cases=threshold_cases,
    mistakes=[
        mistake(
            "ignores_threshold", "A > threshold", "A > 0.5",
            "With another threshold your labels do not change.",
        ),
        mistake(
            "bool_not_int", ".astype(int)", "",
            "True and False print well, but subtracting two arrays of them raises an error later. Return 0 "
            "and 1.",
        ),
        mistake(
            "inverted", "A > threshold", "A < threshold",
            "A probability of 0.9 gets label 0, and one of 0.1 label 1.",
        ),
        mistake(
            "ties_up", "A > threshold", "A >= threshold",
            "Only a probability equal to the threshold differs: the task says strictly greater.",
        ),
    ],
    hints=(
        "What does NumPy answer to `A > threshold`?",
        "A comparison gives True and False; `.astype` turns them into whole numbers.",
        "`(np.array([1, 5, 3]) > 2).astype(int)` is [0, 1, 1].",
    ),
)  # fmt: skip

declare(
    "graph_backward", notebook=CHAPTER, points=5, core=True, reference=graph_backward,
    task="The three slopes of J = 3v, v = a + u, u = bc, by the chain rule, from J back to the inputs.\n\n"
    "a, b, c numbers -> dJ/da, dJ/db, dJ/dc",
    returns=("da", "db", "dc"),
    cases=graph_cases,
    mistakes=[
        wrong_version(
            "swapped_factors", (("db = du * c", "db = du * b"), ("dc = du * b", "dc = du * c")),
            "u = b * c: if b grows by 1, by how much does u grow?",
        ),
        mistake(
            "chain_broken", "db = du * c", "db = c",
            "For b you stop at u. By how much does J change when u changes by 1?",
        ),
        wrong_version(
            "chain_broken", (("db = du * c", "db = c"), ("dc = du * b", "dc = b")),
            "For b and c you stop at u. By how much does J change when u changes by 1?",
        ),
        mistake(
            "chain_broken", "dc = du * b", "dc = b",
            "For c you stop at u. By how much does J change when u changes by 1?",
        ),
        mistake(
            "value_not_slope", "da = dv", "da = dv * a",
            "v = a + u: the slope of v in a is 1, whatever a is.",
        ),
        mistake(
            "forgot_outer", "dv = 3.0", "dv = 1.0",
            "J = 3v: if v grows by 0.001, by how much does J grow?",
        ),
    ],
    hints=(
        "By how much does J change when v changes by a little? And v when u changes? And u when b changes?",
        "Go backwards: first dJ/dv, then dJ/da and dJ/du, then dJ/db and dJ/dc; each is the one before "
        "times one slope.",
        "For K = 2(p + qr) with q = 4, r = 5: dK/dp = 2, dK/dq = 2 * 5 = 10, dK/dr = 2 * 4 = 8.",
    ),
)  # fmt: skip

declare(
    "dz_squared_error", notebook=CHAPTER, points=3, reference=dz_squared_error, loops=False,
    task="The slope in z of the loss 1/2 (a - y)^2, where a = sigmoid(z).\n\n"
    "a between 0 and 1, y 0 or 1, both of the same shape -> that shape",
    returns=("dz",),
    cases=example_cases,
    mistakes=[
        mistake(
            "no_sigmoid_slope", "(a - y) * a * (1 - a)", "a - y",
            "That is the slope for the log loss. The squared error keeps the slope of the sigmoid as a "
            "factor.",
        ),
        mistake(
            "sign", "(a - y)", "(y - a)",
            "Check one point with numbers: (L(z + h) - L(z - h)) / 2h. Which sign has it where a > y?",
        ),
        mistake(
            "half_slope", "a * (1 - a)", "a",
            "The slope of the sigmoid has two factors; one is missing.",
        ),
        mistake(
            "double_error", "(a - y) *", "2 * (a - y) *",
            "The 1/2 in the loss cancels the 2 of the derivative.",
        ),
    ],
    hints=(
        "How does the loss change with a, and how does a change with z?",
        "The chain rule: the slope of the loss in a, times the slope of the sigmoid, written in a.",
        "a = 0.8, y = 1: the loss has slope -0.2 in a, the sigmoid slope 0.16, their product is -0.032.",
    ),
)  # fmt: skip
