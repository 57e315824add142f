"""The listed mistakes, written on other right answers than our references: each has to get its name.

Each entry: the body of a function, and the tag of what is wrong with it.
"""

WORDINGS = {
    "image_to_column": [
        ("return image.flatten()", "rank1_result"),
        ("return image.reshape(-1)", "rank1_result"),
        ("H, W, C = image.shape\nreturn np.reshape(image, (H * W * C,))", "rank1_result"),
        ("return image.reshape(1, -1)", "row_not_column"),
        ("return image.flatten()[None, :]", "row_not_column"),
        ("return image.transpose(2, 0, 1).reshape(-1, 1)", "channel_first_order"),
        ("return np.concatenate(\n"
         "    [image[:, :, c].reshape(-1, 1) for c in range(image.shape[2])]\n)", "channel_first_order"),
        ("return np.moveaxis(image, 2, 0).flatten()[:, None]", "channel_first_order"),
        ("return image.mean(axis=2).reshape(-1, 1)", "lost_channels"),
    ],
    "flatten_dataset": [
        ("return images.reshape(-1, images.shape[0])", "scrambled_reshape"),
        ("m, H, W, C = images.shape\nreturn images.reshape(H * W * C, m)", "scrambled_reshape"),
        ("return images.reshape(images.shape[0], -1)", "forgot_transpose"),
        ("return np.array([i.flatten() for i in images])", "forgot_transpose"),
        ("return images.reshape(-1, 1)", "one_long_vector"),
        ("return images.flatten()[:, None]", "one_long_vector"),
        ("return np.concatenate([i.reshape(-1, 1) for i in images])", "one_long_vector"),
        ("return images.T.reshape(-1, images.shape[0])", "reversed_axes_order"),
        ("m = len(images)\nreturn np.transpose(images).reshape(-1, m)", "reversed_axes_order"),
    ],
    "unit_rows": [
        ("return x / np.linalg.norm(x, axis=0, keepdims=True)", "wrong_axis"),
        ("return x / np.linalg.norm(x, axis=0)", "wrong_axis"),
        ("return x / np.sqrt(np.sum(x**2, axis=0, keepdims=True))", "wrong_axis"),
        ("x /= np.linalg.norm(x, axis=0)\nreturn x", "wrong_axis"),
        ("return x / np.linalg.norm(x)", "global_norm"),
        ("return x / np.sqrt((x**2).sum())", "global_norm"),
        ("return x / np.linalg.norm(x, ord=1, axis=1, keepdims=True)", "l1_norm"),
        ("return x / np.abs(x).sum(axis=1, keepdims=True)", "l1_norm"),
        ("return np.array([r / sum(abs(r)) for r in x])", "l1_norm"),
        ("return x / np.sum(x**2, axis=1, keepdims=True)", "forgot_sqrt"),
        ("return x / (np.linalg.norm(x, axis=1, keepdims=True) ** 2)", "forgot_sqrt"),
    ],
    "column_percentages": [
        ("return 100 * A / A.sum(axis=1, keepdims=True)", "wrong_axis"),
        ("return A / np.sum(A, axis=1).reshape(-1, 1) * 100", "wrong_axis"),
        ("return 100 * A / A.sum(axis=1)", "wrong_axis"),
        ("return A / np.sum(A, axis=1) * 100", "wrong_axis"),
        ("return 100 * A / A.sum()", "grand_total"),
        ("return A / np.sum(A) * 100", "grand_total"),
        ("return A / A.sum(axis=0, keepdims=True)", "forgot_100"),
        ("return A / A.sum(axis=0)", "forgot_100"),
        ("return 100 * A / A.max(axis=0, keepdims=True)", "divide_by_max"),
        ("return 100 * A / np.max(A, axis=0)", "divide_by_max"),
    ],
    "row_shares": [
        ("return A / A.sum(axis=1)", "no_keepdims"),
        ("return A / np.sum(A, 1)", "no_keepdims"),
        ("s = A.sum(axis=1)\nreturn A / s[None, :]", "no_keepdims"),
        ("return A / A.sum(axis=0, keepdims=True)", "wrong_axis"),
        ("return A / A.sum(axis=0)", "wrong_axis"),
        ("return A / A.max(axis=1, keepdims=True)", "row_max"),
        ("return np.array([r / max(r) for r in A])", "row_max"),
    ],
    "as_column": [
        ("return v.T", "transpose_noop"),
        ("return np.transpose(v)", "transpose_noop"),
        ("return v.reshape(1, -1)", "row_vector"),
        ("return np.array([v.ravel()])", "row_vector"),
        ("return v[:, None]", "extra_axis"),
        ("return v[:, np.newaxis]", "extra_axis"),
        ("return np.expand_dims(v, 1)", "extra_axis"),
        ("return np.expand_dims(v, -1)", "extra_axis"),
        ("return v[..., None]", "extra_axis"),
        ("return v.reshape(-1)", "still_rank1"),
        ("return v.flatten()", "still_rank1"),
    ],
    "pairwise_sub": [
        ("return a - b", "elementwise"),
        ("return np.subtract(a, b)", "elementwise"),
        ("return a.reshape(1, -1) - b.reshape(-1, 1)", "transposed_table"),
        ("return a - b[:, None]", "transposed_table"),
        ("return np.array([[x - y for x in a] for y in b])", "transposed_table"),
        ("return (a[:, None] - b[None, :]).T", "transposed_table"),
        ("return b.reshape(1, -1) - a.reshape(-1, 1)", "sign_flipped"),
        ("return b - a[:, None]", "sign_flipped"),
        ("return np.array([[y - x for y in b] for x in a])", "sign_flipped"),
        ("return a.reshape(-1, 1) * b.reshape(1, -1)", "outer_product"),
        ("return np.outer(a, b)", "outer_product"),
        ("return a[:, None] @ b[None, :]", "outer_product"),
    ],
    "weighted_sum": [
        ("return w * X + b", "elementwise_product"),
        ("return np.multiply(w, X) + b", "elementwise_product"),
        ("return w @ X + b", "missing_transpose"),
        ("return np.dot(w, X) + b", "missing_transpose"),
        ("return np.matmul(w, X) + b", "missing_transpose"),
        ("return w.dot(X) + b", "missing_transpose"),
        ("return X.T @ w + b", "column_result"),
        ("return np.dot(X.T, w) + b", "column_result"),
        ("return (w.T @ X + b).T", "column_result"),
        ("return (w.T @ X + b).reshape(-1, 1)", "column_result"),
        ("return np.sum(w * X) + b", "summed_everything"),
        ("return np.sum(w.T @ X) + b", "summed_everything"),
    ],
    "l1_loss": [
        ("return np.sum(y_hat - y)", "no_abs"),
        ("return float((y_hat - y).sum())", "no_abs"),
        ("return np.abs(np.sum(y_hat - y))", "abs_after_sum"),
        ("return abs((y - y_hat).sum())", "abs_after_sum"),
        ("return np.mean(np.abs(y_hat - y))", "mean_not_sum"),
        ("return np.sum(np.abs(y_hat - y)) / y.size", "mean_not_sum"),
        ("return np.sum((y_hat - y) ** 2)", "squared"),
        ("return np.sum(np.square(y_hat - y))", "squared"),
    ],
    "l2_loss": [
        ("d = y_hat - y\nreturn np.dot(d, d)", "dot_needs_rank1"),
        ("d = y_hat - y\nreturn d @ d", "dot_needs_rank1"),
        ("return float(np.dot(y_hat - y, y_hat - y))", "dot_needs_rank1"),
        ("return (y - y_hat).dot(y - y_hat)", "dot_needs_rank1"),
        ("return np.sqrt(np.sum((y_hat - y) ** 2))", "took_root"),
        ("return np.linalg.norm(y_hat - y)", "took_root"),
        ("return np.mean((y_hat - y) ** 2)", "mean_not_sum"),
        ("return np.sum((y_hat - y) ** 2) / y.size", "mean_not_sum"),
        ("return np.sum(y_hat**2 - y**2)", "difference_of_squares"),
        ("return np.sum(y_hat**2) - np.sum(y**2)", "difference_of_squares"),
    ],
    "stable_sigmoid": [
        ("return 1 / (1 + np.exp(-z))", "naive_overflow"),
        ("s = 1.0 / (1.0 + np.e ** (-z))\nreturn s", "naive_overflow"),
        ("return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))", "naive_overflow"),
        ("return (1 + np.exp(-z)) ** -1.0", "naive_overflow"),
        ("return np.exp(z) / (1 + np.exp(z))", "other_overflow"),
        ("e = np.exp(z)\nreturn e / (e + 1)", "other_overflow"),
        ("return 1 / (1 + np.exp(z))", "sign_in_exponent"),
        ("e = np.exp(-np.abs(z))\nreturn np.where(z >= 0, e, 1) / (1 + e)", "sign_in_exponent"),
        ("return 1 / 1 + np.exp(-z)", "parentheses"),
        ("return 1 + np.exp(-z)", "parentheses"),
        ("return 1 / (1 + math.exp(-z))", "math_exp"),
        ("return math.exp(z) / (1 + math.exp(z))", "math_exp"),
        ("return float(1 / (1 + np.exp(-z)))", "math_exp"),
    ],
    "sigmoid_grad": [
        ("s = sigmoid(z)\nreturn s * (1 + s)", "plus_not_minus"),
        ("s = 1 / (1 + np.exp(-z))\nreturn s + s**2", "plus_not_minus"),
        ("s = sigmoid(z)\nreturn 1 - s", "only_one_factor"),
        ("return sigmoid(-z)", "only_one_factor"),
        ("return z * (1 - z)", "used_z_not_s"),
        ("s = sigmoid(z)\nreturn z - z**2", "used_z_not_s"),
        ("return sigmoid(z)", "forgot_derivative"),
        ("return 1 / (1 + np.exp(-z))", "forgot_derivative"),
    ],
    "predict_proba": [
        ("return w.T @ X + b", "linear_output"),
        ("return np.dot(w.T, X) + b", "linear_output"),
        ("return sigmoid(w.T @ X) + b", "bias_outside"),
        ("return 1 / (1 + np.exp(-(w.T @ X))) + b", "bias_outside"),
        ("return sigmoid(X.T @ w + b)", "column_result"),
        ("return sigmoid(w.T @ X + b).T", "column_result"),
        ("return sigmoid(w.T @ X)", "forgot_bias"),
        ("return 1 / (1 + np.exp(-np.dot(w.T, X)))", "forgot_bias"),
    ],
    "bce_loss": [
        ("return -(y * np.log(y_hat) + (1 - y) * np.log(y_hat))", "second_term_yhat"),
        ("return -np.log(y_hat)", "second_term_yhat"),
        ("return -(y * np.log(y_hat))", "only_positive_class"),
        ("return np.where(y == 1, -np.log(y_hat), 0)", "only_positive_class"),
        ("return 0.5 * (y_hat - y) ** 2", "squared_error"),
        ("return (y_hat - y) ** 2", "squared_error"),
        ("return -(y * np.log10(y_hat) + (1 - y) * np.log(1 - y_hat))", "wrong_log_base"),
        ("return -(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))", "wrong_log_base"),
        ("return -(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))", "wrong_log_base"),
    ],
    "logistic_cost": [
        ("return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))", "no_average"),
        ("return np.sum(bce_loss(A, Y))", "no_average"),
        ("m = Y.shape[0]\nreturn -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m", "no_average"),
        ("m = len(A)\nreturn -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T).item() / m", "no_average"),
        ("return -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]", "not_reduced"),
        ("return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))", "not_reduced"),
        ("return bce_loss(A, Y)", "not_reduced"),
        ("return float(-np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)))", "swapped_arguments"),
        ("m = Y.shape[1]\nreturn -1 / m * np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y))", "swapped_arguments"),
        ("return np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))", "missing_minus"),
        ("return -np.mean(bce_loss(A, Y))", "missing_minus"),
    ],
    "log_likelihood": [
        ("return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))", "negated"),
        ("return bce_loss(A, Y).sum()", "negated"),
        ("return np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))", "averaged"),
        ("return -logistic_cost(A, Y)", "averaged"),
        ("return np.prod(A**Y * (1 - A) ** (1 - Y))", "likelihood_not_log"),
        ("return np.prod(np.where(Y == 1, A, 1 - A))", "likelihood_not_log"),
        ("return np.exp(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))", "likelihood_not_log"),
        ("return np.sum(Y * np.log(A))", "only_correct_class_1"),
        ("return np.log(A[Y == 1]).sum()", "only_correct_class_1"),
    ],
    "logreg_gradients": [
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\ndZ = Y - A\n"
         "return X @ dZ.T / m, np.sum(dZ) / m", "sign_flipped"),
        ("A = predict_proba(w, b, X)\nm = X.shape[1]\ndZ = A - Y\n"
         "return X * dZ / m, float(np.sum(dZ) / m)", "elementwise_dw"),
        ("A = sigmoid(np.dot(w.T, X) + b)\nm = Y.shape[1]\ndZ = A - Y\n"
         "return np.dot(dZ, X.T) / m, np.mean(dZ)", "row_gradient"),
        ("m = X.shape[0]\nA = sigmoid(w.T @ X + b)\ndZ = A - Y\n"
         "return X @ dZ.T / m, np.sum(dZ) / m", "m_is_features"),
        ("m = len(X)\nA = sigmoid(w.T @ X + b)\n"
         "return 1 / m * np.dot(X, (A - Y).T), 1 / m * np.sum(A - Y)", "m_is_features"),
        ("A = sigmoid(w.T @ X + b)\n"
         "return X @ (A - Y).T / X.shape[0], float(np.mean(A - Y))", "m_is_features"),
        ("m = X.shape[1]\nA = sigmoid(w.T @ X + b)\ndZ = A - Y\n"
         "return X @ dZ.T / m, np.sum(dZ, axis=1) / m", "db_not_scalar"),
        ("m = X.shape[1]\nA = sigmoid(w.T @ X + b)\ndZ = A - Y\n"
         "return X @ dZ.T / m, np.sum(dZ, axis=1, keepdims=True) / m", "db_not_scalar"),
        ("m = X.shape[1]\nA = sigmoid(w.T @ X + b)\ndZ = A - Y\n"
         "return X @ dZ.T / m, np.mean(dZ, axis=1)", "db_not_scalar"),
        ("m = X.shape[1]\nA = sigmoid(w.T @ X + b)\ndZ = (A - Y) * A * (1 - A)\n"
         "return X @ dZ.T / m, np.sum(dZ) / m", "extra_sigmoid_slope"),
    ],
    "loop_gradients": [
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] = X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", "assign_not_accumulate"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dw = np.zeros((n, 1))\n    db = 0.0\n"
         "    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", "reset_in_loop"),
        ("n, m = X.shape\ndw = np.zeros((n, 1))\ndb = 0\nfor i in range(m):\n"
         "    dw = np.zeros((n, 1))\n    db = 0\n    z = b\n    for j in range(n):\n"
         "        z += w[j, 0] * X[j, i]\n    a = 1 / (1 + math.exp(-z))\n"
         "    dz = a - Y[0, i]\n    for j in range(n):\n        dw[j] += X[j, i] * dz\n"
         "    db += dz\ndw /= m\ndb /= m\nreturn dw, db", "reset_in_loop"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\n    dw /= m\n    db /= m\n"
         "return dw / m, db / m", "averaged_each_step"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\n    dw /= m\n    db /= m\n"
         "return dw, db", "averaged_each_step"),
        ("n, m = X.shape\ndw = np.zeros((n, 1))\ndb = 0\nfor i in range(m):\n    z = b\n"
         "    for j in range(n):\n        z += w[j, 0] * X[j, i]\n"
         "    a = 1 / (1 + math.exp(-z))\n    dz = a - Y[0, i]\n    for j in range(n):\n"
         "        dw[j] += X[j, i] * dz\n    db += dz\n    dw /= m\n    db /= m\nreturn dw, db", "averaged_each_step"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw, db", "forgot_average"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[i, j] * dz\n    db += dz\nreturn dw / m, db / m", "index_swapped"),
        ("n, m = X.shape\ndw = np.zeros((n, 1))\ndb = 0\nfor i in range(m):\n    z = b\n"
         "    for j in range(n):\n        z += w[j, 0] * X[j, i]\n"
         "    a = 1 / (1 + math.exp(-z))\n    dz = a - Y[0, i]\n    for j in range(n):\n"
         "        dw[j] += X[i, j] * dz\n    db += dz\ndw /= m\ndb /= m\nreturn dw, db", "index_swapped"),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j] += X[i][j] * dz\n    db += dz\nreturn dw / m, db / m", "index_swapped"),
    ],
    "gradient_step": [
        ("return w - dw, b - learning_rate * db", "forgot_lr"),
        ("return w - dw, b - db", "forgot_lr"),
        ("return w - learning_rate * dw, b - db", "forgot_lr"),
        ("w -= dw\nb -= learning_rate * db\nreturn w, b", "forgot_lr"),
        ("w -= learning_rate * dw\nb -= learning_rate * db\nreturn w, b", "in_place"),
        ("w[:] = w - learning_rate * dw\nreturn w, b - learning_rate * db", "in_place"),
        ("np.subtract(w, learning_rate * dw, out=w)\nreturn [w, b - learning_rate * db]", "in_place"),
        ("return w - learning_rate * dw, b", "bias_not_updated"),
        ("w = w - learning_rate * dw\nreturn w, b", "bias_not_updated"),
        ("return b - learning_rate * db, w - learning_rate * dw", "swapped_return"),
    ],
    "predict_labels": [
        ("return (A > 0.5).astype(int)", "ignores_threshold"),
        ("return np.round(A).astype(int)", "ignores_threshold"),
        ("return np.rint(A).astype(int)", "ignores_threshold"),
        ("return A > threshold", "bool_not_int"),
        ("return np.where(A > threshold, True, False)", "bool_not_int"),
        ("return (A < threshold).astype(int)", "inverted"),
        ("return np.where(A < threshold, 1, 0)", "inverted"),
        ("return (A >= threshold).astype(int)", "ties_up"),
        ("return np.where(A < threshold, 0, 1)", "ties_up"),
        ("return np.array([[int(a >= threshold) for a in A[0]]])", "ties_up"),
    ],
    "graph_backward": [
        ("return 3.0, 3.0 * b, 3.0 * c", "swapped_factors"),
        ("dv = 3\ndu = dv\nreturn dv, du * b, du * c", "swapped_factors"),
        ("return 3.0, c, 3 * b", "chain_broken"),
        ("return 3, c, b", "chain_broken"),
        ("return 3, 3 * c, b", "chain_broken"),
        ("return 3 * a, 3 * c, 3 * b", "value_not_slope"),
        ("return 1, c, b", "forgot_outer"),
        ("return 1.0, 1.0 * c, 1.0 * b", "forgot_outer"),
    ],
    "dz_squared_error": [
        ("return a - y", "no_sigmoid_slope"),
        ("return (y - a) * a * (1 - a)", "sign"),
        ("return -(a - y) * a * (1 - a)", "sign"),
        ("return (a - y) * a", "half_slope"),
        ("return 2 * (a - y) * a * (1 - a)", "double_error"),
    ],
}  # fmt: skip
