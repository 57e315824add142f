"""The exercises of chapter 01: pictures as columns, broadcasting, rank-1 arrays, two losses."""

import numpy as np

from dlcore.arrays import as_column, flatten_dataset, image_to_column, pairwise_sub, unit_rows, weighted_sum
from dlcore.losses import l1_loss, l2_loss
from dlcore.practice.checker.exercise import case, declare, mistake

CHAPTER = "01_numpy_and_big_picture"


def column_percentages(A):
    return 100 * A / A.sum(axis=0, keepdims=True)


def row_shares(A):
    return A / A.sum(axis=1, keepdims=True)


def image_cases(rng):
    return [
        case(np.arange(1.0, 19.0).reshape(2, 3, 3), label="a 2x3 picture with the numbers 1 to 18"),
        case(rng.integers(0, 256, (4, 4, 3)).astype(np.uint8), label="a square picture of whole numbers"),
        case(rng.random((5, 2, 1)), label="one colour only"),
        case(rng.random((1, 1, 3)), label="a single pixel"),
        case(rng.random((3, int(rng.integers(4, 8)), 3))),
    ]


def dataset_cases(rng):
    return [
        case(np.arange(1.0, 37.0).reshape(3, 2, 2, 3), label="three 2x2 pictures with the numbers 1 to 36"),
        case(rng.random((2, 3, 4, 3))),
        case(
            rng.integers(0, 256, (12, 2, 2, 3)).astype(np.uint8), label="as many pictures as numbers in one"
        ),
        case(rng.random((1, 2, 5, 3)), label="one picture"),
        case(rng.random((int(rng.integers(4, 7)), 3, 2, 1)), label="one colour only"),
    ]


def row_cases(rng):
    return [
        case(np.array([[3.0, 4.0], [5.0, -12.0]]), label="a square table with the rows (3, 4) and (5, -12)"),
        case(rng.normal(size=(3, 4))),
        case(rng.normal(size=(5, 2)) * 1000, label="large numbers"),
        case(rng.normal(size=(1, 6)), label="one row"),
        case(rng.normal(size=(int(rng.integers(2, 5)), 7))),
    ]


def table_cases(rng):
    return [
        case(np.array([[10.0, 20.0], [30.0, 60.0]]), label="a square table of 10, 20 and 30, 60"),
        case(rng.uniform(1, 90, (3, 4)), label="three rows, four columns"),
        case(rng.uniform(1, 90, (4, 2))),
        case(rng.uniform(1, 90, (3, 3)), label="a square table"),
        case(rng.uniform(1, 90, (1, 5)), label="one row"),
        case(rng.uniform(1, 90, (int(rng.integers(2, 6)), 1)), label="one column"),
    ]


def vector_cases(rng):
    return [
        case(rng.normal(size=5), label="a rank-1 array of 5 numbers"),
        case(rng.normal(size=(1, 4)), label="a row"),
        case(rng.normal(size=(3, 1)), label="already a column"),
        case(rng.normal(size=1), label="a rank-1 array of one number"),
        case(rng.normal(size=int(rng.integers(6, 9)))),
    ]


def pair_cases(rng):
    return [
        case(np.array([10.0, 20.0, 30.0]), np.array([1.0, 2.0]), label="a = (10, 20, 30), b = (1, 2)"),
        case(rng.normal(size=4), rng.normal(size=4), label="as many in a as in b"),
        case(rng.normal(size=2), rng.normal(size=5)),
        case(rng.normal(size=1), rng.normal(size=3), label="one number in a"),
        case(rng.normal(size=int(rng.integers(3, 7))), rng.normal(size=2)),
    ]


def sum_cases(rng):
    return [
        case(
            np.array([[1.0], [2.0]]),
            np.array([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]),
            0.5,
            label="w = (1, 2), b = 0.5",
        ),
        case(rng.normal(size=(3, 1)), rng.normal(size=(3, 3)), -2.0, label="as many features as examples"),
        case(rng.normal(size=(4, 1)), rng.normal(size=(4, 1)), 1.5, label="one example"),
        case(rng.normal(size=(1, 1)), rng.normal(size=(1, 5)), -0.3, label="one feature"),
        case(rng.normal(size=(5, 1)), rng.normal(size=(5, int(rng.integers(2, 5)))), float(rng.normal())),
    ]


def loss_cases(rng):
    return [
        case(np.array([0.5, 0.5]), np.array([0.0, 1.0]), label="y_hat = (0.5, 0.5), y = (0, 1)"),
        case(np.array([-2.0, 0.5, -1.5, 1.0]), rng.uniform(0, 2, 4), label="rank-1 arrays"),
        case(rng.normal(size=(1, 5)), rng.normal(size=(1, 5)), label="rows of shape (1, 5)"),
        case(np.array([[-1.0]]), np.array([[2.5]]), label="one example"),
        case(rng.normal(size=(1, 7)) * 3, rng.normal(size=(1, 7))),
    ]


declare(
    "image_to_column", notebook=CHAPTER, points=3, core=True, reference=image_to_column, loops=False,
    task="The numbers of one picture as a column, in NumPy's own order.\n\nimage (H, W, C) -> (H*W*C, 1)",
    returns=("the column",),
    cases=image_cases,
    mistakes=[
        mistake(
            "rank1_result", "reshape(-1, 1)", "reshape(-1)",
            "Print v.shape and v.T.shape: a column has two numbers in its shape. How many has yours?",
        ),
        mistake(
            "row_not_column", "reshape(-1, 1)", "reshape(1, -1)",
            "One example is one column here. Which of the two numbers of the shape counts the features?",
        ),
        mistake(
            "channel_first_order", "image.reshape", "image.transpose(2, 0, 1).reshape",
            "you list all red numbers first, then green, then blue. NumPy's reshape lets the last axis run "
            "fastest: "
            "red, green and blue of the first pixel. Either order is fine if it is the same everywhere.",
            kind="convention",
        ),
        mistake(
            "lost_channels", "image.reshape", "image.mean(axis=2).reshape",
            "The length is H*W: two thirds of the numbers are gone. A 64x64x3 picture has 12288 numbers.",
        ),
    ],
    hints=(
        "How many numbers does the picture hold, and which two numbers make the shape of a column?",
        "`reshape` keeps all numbers in their order. One of its sizes may be -1: NumPy works that size out "
        "itself.",
        "An array a of shape (2, 5) holds 10 numbers; `a.reshape(5, -1)` has shape (5, 2), `a.reshape(-1, "
        "10)` has shape (1, 10).",
    ),
)  # fmt: skip

declare(
    "flatten_dataset", notebook=CHAPTER, points=5, core=True, reference=flatten_dataset, loops=False,
    task="The design matrix X: one picture a column, each in NumPy's own order.\n\nimages (m, H, W, C) -> "
    "X (H*W*C, m)",
    returns=("X",),
    cases=dataset_cases,
    mistakes=[
        mistake(
            "scrambled_reshape", "images.reshape(m, -1).T", "images.reshape(-1, m)",
            "The shape is right, but column 0 is not picture 0: show X[:, 0] as a picture. "
            "Which axis has to pass the reshape untouched?",
        ),
        mistake(
            "forgot_transpose", "images.reshape(m, -1).T", "images.reshape(m, -1)",
            "You return one picture a row. In this course examples are columns.",
        ),
        mistake(
            "one_long_vector", "images.reshape(m, -1).T", "images.reshape(-1, 1)",
            "All pictures stand in one column. How could anyone tell where the second picture starts?",
        ),
        mistake(
            "reversed_axes_order", "images.reshape(m, -1).T", "images.T.reshape(-1, m)",
            "the columns are the right pictures, but with their pixels in another order, for images.T "
            "turns all four "
            "axes round. NumPy's own order comes from the reshape first and the transpose after.",
            kind="convention",
        ),
    ],
    hints=(
        "Which of the four axes of `images` must still be there, alone, in the result?",
        "Two steps: a reshape that keeps the first axis m as it is, then one that makes the rows columns.",
        "With t of shape (2, 3, 4), `t.reshape(2, -1)` has shape (2, 12): row 0 holds the numbers of t[0]. "
        "Its `.T` has shape (12, 2).",
    ),
)  # fmt: skip

declare(
    "unit_rows", notebook=CHAPTER, points=5, core=True, reference=unit_rows, loops=False,
    task="Every row of x divided by its Euclidean length, so that each row has length 1.\n\nx (n, m), no "
    "row all zeros -> (n, m)",
    cases=row_cases,
    mistakes=[
        mistake(
            "wrong_axis", "axis=1", "axis=0",
            "Look at np.linalg.norm(result, axis=1): it should be all ones. Which direction has length 1 "
            "in yours?",
        ),
        mistake(
            "global_norm", ", axis=1, keepdims=True", "",
            "You divide by one number, the norm of the whole table. How many lengths should there be?",
        ),
        mistake(
            "l1_norm", "axis=1", "ord=1, axis=1",
            "You divide by the sum of absolute values. Euclidean length squares, adds, and takes the root.",
        ),
        mistake(
            "forgot_sqrt", "np.linalg.norm(x, axis=1, keepdims=True)", "np.sum(x**2, axis=1, keepdims=True)",
            "A row (3, 4) has length 5. By which number do you divide it?",
        ),
    ],
    hints=(
        "What is the length of the row (3, 4), and how many lengths are there for a table of n rows?",
        "`np.linalg.norm` with an axis gives one length a row; with `keepdims` they stay a column that "
        "broadcasts.",
        "For the COLUMNS of [[3, 0], [4, 2]]: the lengths are 5 and 2, as a row (1, 2); dividing gives "
        "[[0.6, 0], [0.8, 1]].",
    ),
)  # fmt: skip

declare(
    "column_percentages", notebook=CHAPTER, points=3, core=True, reference=column_percentages, loops=False,
    task="Each entry as a percentage of the total of its column.\n\nA (r, c) -> (r, c), every column adds "
    "up to 100",
    cases=table_cases,
    mistakes=[
        mistake(
            "wrong_axis", "axis=0", "axis=1",
            "Add up each column of your table: `result.sum(axis=0)` should be 100 everywhere. What is it?",
        ),
        mistake(
            "wrong_axis", "axis=0, keepdims=True", "axis=1",
            "You divide by the totals of the rows. How many totals are there for a table of 3 rows and 4 columns?",
        ),
        mistake(
            "grand_total", "axis=0, keepdims=True", "",
            "You divide by the total of the whole table, so the percentages of one column do not add up to "
            "100.",
        ),
        mistake(
            "forgot_100", "100 * ", "",
            "Those are fractions between 0 and 1; the task asks for percentages.",
        ),
        mistake(
            "divide_by_max", "A.sum(", "A.max(",
            "The largest entry of each column became 100. A percentage of the total needs the total.",
        ),
    ],
    hints=(
        "How many totals are there for a table of 3 rows and 4 columns?",
        "`A.sum(axis=0)` adds along axis 0, down the rows, and leaves one total a column.",
        "For the column (2, 3, 5) the total is 10; its percentages are 20, 30 and 50.",
    ),
)  # fmt: skip

declare(
    "row_shares", notebook=CHAPTER, points=5, core=True, reference=row_shares, loops=False,
    task="Each entry as a share of the total of its row.\n\nA (r, c) -> (r, c), every row adds up to 1, "
    "for square tables too",
    cases=table_cases,
    mistakes=[
        mistake(
            "no_keepdims", ", keepdims=True", "",
            "Do the rows of your result add up to 1 on a square table? There NumPy does not complain: it "
            "divides "
            "column j by the total of row j.",
        ),
        mistake(
            "wrong_axis", "axis=1", "axis=0",
            "You add down the columns. `axis=1` is the axis that disappears when you add along a row.",
        ),
        mistake(
            "row_max", "A.sum(", "A.max(",
            "The largest entry of each row became 1; shares have to add up to 1.",
        ),
    ],
    hints=(
        "Which shape must the totals have, so that each row is divided by its own total?",
        "Row totals have to stay a column: `keepdims=True` keeps the axis that was added up, with size 1.",
        "For [[1, 3], [2, 2]] the totals as a column are [[4], [4]]; the shares are [[0.25, 0.75], [0.5, "
        "0.5]].",
    ),
)  # fmt: skip

declare(
    "as_column", notebook=CHAPTER, points=3, core=True, reference=as_column, loops=False,
    task="The same numbers as a column, whichever of the three shapes they come in.\n\nv (n,), (1, n) or "
    "(n, 1) -> (n, 1)",
    returns=("the column",),
    cases=vector_cases,
    mistakes=[
        mistake(
            "transpose_noop", ".reshape(-1, 1)", ".T",
            "Print v.T.shape for v of shape (5,): a rank-1 array has nothing to transpose.",
        ),
        mistake(
            "row_vector", "(-1, 1)", "(1, -1)",
            "That is a row. A column has shape (n, 1).",
        ),
        mistake(
            "extra_axis", ".reshape(-1, 1)", "[:, None]",
            "Fine for shape (n,), but (1, n) becomes (1, 1, n). Two of the three inputs have two axes "
            "already.",
        ),
        mistake(
            "extra_axis", ".reshape(-1, 1)", "[..., None]",
            "Fine for shape (n,), but (1, n) becomes (1, n, 1). Two of the three inputs have two axes "
            "already.",
        ),
        mistake(
            "still_rank1", "(-1, 1)", "(-1)",
            "The result has one axis: the very rank-1 array that we want to be rid of.",
        ),
    ],
    hints=(
        "Which one operation gives shape (n, 1) for all three inputs?",
        "`reshape` does not care about the old shape, only about how many numbers there are.",
        "`np.zeros((2, 3)).reshape(3, -1)` has shape (3, 2): the -1 was worked out as 6 / 3.",
    ),
)  # fmt: skip

declare(
    "pairwise_sub", notebook=CHAPTER, points=5, reference=pairwise_sub, loops=False,
    task="The table of all differences, D[i, j] = a[i] - b[j], without a loop.\n\na (n,), b (m,) -> D (n, m)",
    returns=("D",),
    cases=pair_cases,
    mistakes=[
        mistake(
            "elementwise", "a.reshape(-1, 1) - b.reshape(1, -1)", "a - b",
            "Inputs of the same length give you n numbers, not an n x m table. Which of the two is to "
            "stand up as a column?",
        ),
        mistake(
            "transposed_table", "a.reshape(-1, 1) - b.reshape(1, -1)", "a.reshape(1, -1) - b.reshape(-1, 1)",
            "Your table has shape (m, n). The row number has to belong to a.",
        ),
        mistake(
            "sign_flipped", "a.reshape(-1, 1) - b.reshape(1, -1)", "b.reshape(1, -1) - a.reshape(-1, 1)",
            "Work out D[0, 0] by hand: it is a[0] - b[0].",
        ),
        mistake(
            "outer_product", "a.reshape(-1, 1) - b.reshape(1, -1)", "a.reshape(-1, 1) * b.reshape(1, -1)",
            "The broadcasting is right, the operator is not.",
        ),
    ],
    hints=(
        "Which shape must a have, and which b, so that broadcasting makes a table of n rows and m columns?",
        "A column (n, 1) and a row (1, m) broadcast to (n, m).",
        "A column [[1], [2]] plus a row [[10, 20, 30]] is [[11, 21, 31], [12, 22, 32]].",
    ),
)  # fmt: skip

declare(
    "weighted_sum", notebook=CHAPTER, points=5, core=True, reference=weighted_sum, loops=False,
    task="z = w^T x + b for all m examples at once.\n\nw (n, 1), X (n, m), b a number -> (1, m)",
    returns=("Z",),
    cases=sum_cases,
    mistakes=[
        mistake(
            "elementwise_product", "w.T @ X", "w * X",
            "You multiply but never add: the result is (n, m). A dot product multiplies and adds over the "
            "features.",
        ),
        mistake(
            "missing_transpose", "w.T @ X", "w @ X",
            "(n, 1) @ (n, m): the inner sizes, 1 and n, do not match. Write the shapes under the formula.",
        ),
        mistake(
            "column_result", "w.T @ X + b", "X.T @ w + b",
            "The right numbers as a column (m, 1); this course keeps predictions as a row (1, m).",
        ),
        mistake(
            "summed_everything", "w.T @ X", "np.sum(w * X)",
            "One number for all examples: you added over the examples too. Which axis counts the features?",
        ),
    ],
    hints=(
        "Which two shapes have to stand next to each other so that the sum over the n features happens by "
        "itself?",
        "In a matrix product the inner sizes disappear: (1, n) @ (n, m) is (1, m). `.T` turns a column "
        "into a row.",
        "For w = (2, 1), one example x = (10, 3) and b = 4: 2*10 + 1*3 + 4 = 27.",
    ),
)  # fmt: skip

declare(
    "l1_loss", notebook=CHAPTER, points=3, reference=l1_loss, loops=False,
    task="The sum of the absolute errors.\n\ny_hat, y of the same shape, (m,) or (1, m) -> a number",
    returns=("the loss",),
    cases=loss_cases,
    mistakes=[
        mistake(
            "no_abs", "np.abs(y_hat - y)", "(y_hat - y)",
            "Errors of opposite sign cancel: try y_hat = (0.5, 0.5), y = (0, 1).",
        ),
        mistake(
            "abs_after_sum", "np.sum(np.abs(y_hat - y))", "np.abs(np.sum(y_hat - y))",
            "That is the size of the sum of the errors; wanted is the sum of their sizes.",
        ),
        mistake(
            "mean_not_sum", "np.sum", "np.mean",
            "That is the mean absolute error; this loss is a sum.",
        ),
        mistake(
            "squared", "np.abs(y_hat - y)", "(y_hat - y)**2",
            "Squares make it the L2 loss.",
        ),
    ],
    hints=(
        "What happens to an error of +0.5 and one of -0.5 when they are added?",
        "`np.abs` takes the size of each error, `np.sum` adds them; the order matters.",
        "y_hat = (3, 1), y = (1, 4): the errors are 2 and -3, their sizes 2 and 3, the loss 5.",
    ),
)  # fmt: skip

declare(
    "l2_loss", notebook=CHAPTER, points=3, reference=l2_loss, loops=False,
    task="The sum of the squared errors, for rank-1 arrays and for rows.\n\ny_hat, y of the same shape, "
    "(m,) or (1, m) -> a number",
    returns=("the loss",),
    cases=loss_cases,
    mistakes=[
        mistake(
            "dot_needs_rank1", "np.sum(d**2)", "np.dot(d, d)",
            "It works for rank-1 input only; a row (1, m) raises an error about shapes. Which operation "
            "works for both?",
        ),
        mistake(
            "dot_needs_rank1", "float(np.sum(d**2))", "np.dot(d, d)",
            "It works for rank-1 input only; a row (1, m) raises an error about shapes. Which operation "
            "works for both?",
        ),
        mistake(
            "took_root", "np.sum(d**2)", "np.sqrt(np.sum(d**2))",
            "That is the L2 norm, a length; the L2 loss has no square root.",
        ),
        mistake(
            "mean_not_sum", "np.sum", "np.mean",
            "The mean squared error has an extra 1/m; this loss is a sum.",
        ),
        mistake(
            "difference_of_squares", "np.sum(d**2)", "np.sum(y_hat**2 - y**2)",
            "The square of a difference is not the difference of the squares: try y_hat = 3, y = 1.",
        ),
    ],
    hints=(
        "Which operation squares every entry, whatever the shape?",
        "Square the differences entry by entry, then add them all; no root, no mean.",
        "y_hat = (3, 1), y = (1, 4): the errors are 2 and -3, their squares 4 and 9, the loss 13.",
    ),
)  # fmt: skip
