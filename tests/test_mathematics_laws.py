"""Laws of the mathematics of chapters 01 and 02: what has to hold for all numbers and all shapes."""

import math

import numpy as np
import pytest

from dlcore.activations import sigmoid, sigmoid_grad
from dlcore.arrays import as_column, flatten_dataset, image_to_column, pairwise_sub, unit_rows, weighted_sum
from dlcore.gradients import numerical_grad
from dlcore.logistic import logreg_gradients, loop_gradients, predict_labels, predict_proba
from dlcore.losses import (
    bce_from_logits,
    bce_loss,
    dz_squared_error,
    l1_loss,
    l2_loss,
    log_likelihood,
    logistic_cost,
    logistic_cost_from_logits,
)
from tests.random_numbers import SEEDS, labels, model, predictions, signed, sizes

close = np.testing.assert_allclose
EXTREMES = np.array([-1e300, -1000.0, -745.0, -40.0, 40.0, 745.0, 1000.0, 1e300])


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_a_picture_is_read_pixel_by_pixel_row_by_row(rng):
    H, W, C = sizes(rng, 3)
    image = signed(rng, H, W, C)
    numbers = [[image[r, c, k]] for r in range(H) for c in range(W) for k in range(C)]
    close(image_to_column(image), numbers)


def test_column_i_of_a_dataset_is_picture_i(rng):
    images = signed(rng, *sizes(rng, 4))
    X = flatten_dataset(images)
    assert X.shape == (images[0].size, len(images))
    for i, image in enumerate(images):
        close(X[:, [i]], image_to_column(image))


def test_pixels_keep_their_type(rng):
    image = rng.integers(0, 256, sizes(rng, 3)).astype(np.uint8)
    assert image_to_column(image).dtype == np.uint8


def test_every_vector_becomes_the_same_column(rng):
    v = signed(rng, 5)
    for shaped in (v, v.reshape(1, 5), v.reshape(5, 1)):
        column = as_column(shaped)
        assert column.shape == (5, 1)
        close(column[:, 0], v)


def test_unit_rows_have_length_one_and_keep_their_direction(rng):
    x = signed(rng, *sizes(rng, 2)) * 100
    lengths = np.array([[math.hypot(*row)] for row in x])
    close(unit_rows(x), x / lengths)
    close(unit_rows(-7 * x), -unit_rows(x))


def test_the_table_of_differences(rng):
    n, m = sizes(rng, 2)
    a, b = signed(rng, n), signed(rng, m)
    close(pairwise_sub(a, b), [[a[i] - b[j] for j in range(m)] for i in range(n)])


def test_a_weighted_sum_is_a_loop_over_features(rng):
    n, m = sizes(rng, 2)
    w, b, X, _ = model(rng, n, m)
    close(weighted_sum(w, X, b), [[sum(w[j, 0] * X[j, i] for j in range(n)) + b for i in range(m)]])


def test_one_minus_sigmoid_is_sigmoid_of_the_negative(rng):
    z = signed(rng, *sizes(rng, 2)) * 8
    close(1 - sigmoid(z), sigmoid(-z), rtol=1e-12, atol=1e-15)


def test_log_odds_undo_the_sigmoid(rng):
    z = signed(rng, *sizes(rng, 3)) * 5
    a = sigmoid(z)
    close(np.log(a / (1 - a)), z, rtol=1e-9)
    close(a.ravel(), [1 / (1 + math.exp(-number)) for number in z.ravel()])
    assert a.shape == z.shape


def test_no_number_is_too_large_for_the_sigmoid(rng):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = sigmoid(EXTREMES)
        slope = sigmoid_grad(EXTREMES)
    close(a[:4], [0, 0, math.exp(-745), math.exp(-40)])  # tiny is not the same as nothing
    close(a[4:], 1)
    assert np.isfinite(slope).all() and (slope >= 0).all() and slope[0] == slope[-1] == 0


def test_the_sigmoid_of_a_number_is_a_number(rng):
    z = float(signed(rng))
    for given in (z, np.float64(z), np.array(z)):
        assert np.ndim(sigmoid(given)) == 0 and isinstance(sigmoid(given), float)
        assert isinstance(sigmoid_grad(given), float)
    assert sigmoid(0) == 0.5


def test_the_slope_of_the_sigmoid(rng):
    z = signed(rng, *sizes(rng, 2)) * 3
    close(sigmoid_grad(z), [[numerical_grad(sigmoid, number) for number in row] for row in z], rtol=1e-6)
    close(sigmoid_grad(-z), sigmoid_grad(z))
    assert sigmoid_grad(0.0) == 0.25 > sigmoid_grad(z).max()


def test_sums_of_errors_and_of_their_squares(rng):
    (m,) = sizes(rng, 1)
    y_hat, y = signed(rng, m), signed(rng, m)
    l1, l2 = (
        sum(abs(p - q) for p, q in zip(y_hat, y, strict=True)),
        sum((y_hat[i] - y[i]) ** 2 for i in range(m)),
    )
    for shape in [(m,), (1, m)]:
        close(l1_loss(y_hat.reshape(shape), y.reshape(shape)), l1)
        close(l2_loss(y_hat.reshape(shape), y.reshape(shape)), l2)
    assert type(l1_loss(y_hat, y)) is type(l2_loss(y_hat, y)) is float


def test_the_loss_is_minus_the_log_of_what_the_truth_was_given(rng):
    shape = sizes(rng, 2)
    y_hat, y = predictions(rng, *shape), labels(rng, *shape)
    given = np.where(y == 1, y_hat, 1 - y_hat)
    close(bce_loss(y_hat, y), -np.log(given))
    close(bce_loss(0.8, 1), -math.log(0.8))


def test_losses_from_logits_agree_with_the_plain_ones(rng):
    (m,) = sizes(rng, 1)
    Z, Y = signed(rng, 1, m) * 6, labels(rng, 1, m)
    close(bce_from_logits(Z, Y), bce_loss(sigmoid(Z), Y), rtol=1e-9)
    close(logistic_cost_from_logits(Z, Y), logistic_cost(sigmoid(Z), Y), rtol=1e-9)


def test_losses_from_logits_are_exact_where_the_plain_ones_are_infinite(rng):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        wrong = bce_from_logits(EXTREMES, (EXTREMES < 0).astype(float))
        right = bce_from_logits(EXTREMES, (EXTREMES > 0).astype(float))
    close(wrong, abs(EXTREMES))
    close(right, np.exp(-abs(EXTREMES)))


def test_the_slope_of_the_log_loss_is_a_minus_y(rng):
    z, y = signed(rng, 1, 7) * 3, labels(rng, 1, 7)
    slope = numerical_grad(lambda z: bce_from_logits(z, y).sum(), z)
    close(slope, sigmoid(z) - y, rtol=1e-6)


def test_the_slope_of_the_squared_error_behind_a_sigmoid(rng):
    z, y = signed(rng, 1, 7), labels(rng, 1, 7)
    slope = numerical_grad(lambda z: ((sigmoid(z) - y) ** 2 / 2).sum(), z)
    close(dz_squared_error(sigmoid(z), y), slope, rtol=1e-6)


def test_the_cost_is_the_mean_loss_and_minus_the_mean_log_likelihood(rng):
    (m,) = sizes(rng, 1)
    A, Y = predictions(rng, 1, m), labels(rng, 1, m)
    close(logistic_cost(A, Y), sum(bce_loss(A, Y)[0]) / m)
    close(logistic_cost(A, Y), -log_likelihood(A, Y) / m)
    assert type(logistic_cost(A, Y)) is type(log_likelihood(A, Y)) is float


def test_log_likelihood_is_the_log_of_a_product(rng):
    A, Y = predictions(rng, 1, 8), labels(rng, 1, 8)
    close(
        log_likelihood(A, Y), math.log(math.prod(a if y else 1 - a for a, y in zip(A[0], Y[0], strict=True)))
    )
    close(log_likelihood(A[:, :3], Y[:, :3]) + log_likelihood(A[:, 3:], Y[:, 3:]), log_likelihood(A, Y))


def test_every_example_twice_changes_no_cost_and_no_gradient(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    A, twice = predict_proba(w, b, X), (w, b, np.hstack([X, X]), np.hstack([Y, Y]))
    close(logistic_cost(np.hstack([A, A]), np.hstack([Y, Y])), logistic_cost(A, Y))
    close(logistic_cost_from_logits(np.hstack([A, A]), np.hstack([Y, Y])), logistic_cost_from_logits(A, Y))
    close(logreg_gradients(*twice)[0], logreg_gradients(w, b, X, Y)[0])
    close(logreg_gradients(*twice)[1], logreg_gradients(w, b, X, Y)[1])


def test_predictions_are_made_one_example_at_a_time(rng):
    n, m = sizes(rng, 2)
    w, b, X, _ = model(rng, n, m)
    each = [1 / (1 + math.exp(-sum(w[j, 0] * X[j, i] for j in range(n)) - b)) for i in range(m)]
    close(predict_proba(w, b, X), [each])


def test_a_label_is_one_strictly_above_the_threshold(rng):
    A = predictions(rng, 1, 9)
    threshold = A[0, 4]
    found = predict_labels(A, threshold)
    assert found.tolist() == [[int(a > threshold) for a in A[0]]] and found[0, 4] == 0
    assert found.dtype.kind == "i"
    assert predict_labels(A).tolist() == [[int(a > 0.5) for a in A[0]]]


def test_the_vectorised_gradient_is_the_loop(rng):
    case = model(rng, *sizes(rng, 2))
    (dw, db), (slow_dw, slow_db) = logreg_gradients(*case), loop_gradients(*case)
    assert dw.shape == slow_dw.shape == case[0].shape
    close(dw, slow_dw, rtol=1e-12)
    close(db, slow_db, rtol=1e-12)
    assert type(db) is float and np.ndim(slow_db) == 0


def test_the_gradient_is_the_slope_of_the_cost(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    dw, db = logreg_gradients(w, b, X, Y)
    close(dw, numerical_grad(lambda w: logistic_cost(predict_proba(w, b, X), Y), w), rtol=1e-5, atol=1e-9)
    close(
        db, numerical_grad(lambda b: logistic_cost(predict_proba(w, float(b), X), Y), b), rtol=1e-5, atol=1e-9
    )


def test_the_other_class_has_the_opposite_gradient(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    (dw, db), (other_dw, other_db) = logreg_gradients(w, b, X, Y), logreg_gradients(-w, -b, X, 1 - Y)
    close(other_dw, -dw, rtol=1e-9)
    close(other_db, -db, rtol=1e-9)
