"""Wrong answers of chapter 02, as people write them. None may pass, and none may be given a name that is not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "stable_sigmoid": [
        ("return np.tanh(z)", ()),
        ("return np.maximum(0, z)", ()),
        ("return 1 / (1 + np.exp(-np.abs(z)))", ()),
        ("return np.round(1 / (1 + np.exp(-np.clip(z, -700, 700))), 2)", ()),
        ("return np.clip(z, 0, 1)", ()),
        ("return 1 / (1 - np.exp(-z))", ()),
        ("return 1 / (1 + 2.7 ** (-z))", ()),
        ("return 1 / (1 + np.exp(-np.clip(z, -2.5, 2.5)))", ()),
        ("return float(1 / (1 + np.exp(-z)))", ("math_exp",)),
        ("return np.exp(-z) / (1 + np.exp(-z))", ()),
        ("return 1 / (1 + np.exp(-z[0]))", ()),
        ("return 1 / (1 + math.e ** -abs(z))", ()),
        ("if z >= 0:\n    return 1 / (1 + np.exp(-z))\nelse:\n"
         "    return np.exp(z) / (1 + np.exp(z))", ()),
        ("return 1 / (1 + np.exp(-z)) if np.all(z >= 0) else np.exp(z) / (1 + np.exp(z))", ("other_overflow",)),
        ("return 1 / (1 + np.exp(-np.clip(z, -5, 5)))", ()),
        ("return np.exp(z) / np.sum(np.exp(z))", ()),
        ("return np.where(z >= 0, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(-z)))", ()),
        ("print(1 / (1 + np.exp(-z)))", ()),
    ],
    "sigmoid_grad": [
        ("s = sigmoid(z)\nreturn s * (s - 1)", ()),
        ("s = sigmoid(z)\nreturn s**2 * (1 - s)", ()),
        ("return sigmoid(z * (1 - z))", ()),
        ("s = sigmoid(z)\nreturn 2 * s * (1 - s)", ()),
        ("return 1 - np.tanh(z) ** 2", ()),
        ("s = sigmoid(z)\nreturn z * s * (1 - s)", ()),
        ("return 0.25 + 0 * z", ()),
        ("s = sigmoid(z)\nreturn (s * (1 - s)).sum()", ()),
        ("return sigmoid(z) * (1 - z)", ()),
        ("return z * (1 - sigmoid(z))", ()),
        ("return sigmoid(z) * sigmoid(z)", ()),
        ("return (1 - sigmoid(z)) ** 2", ()),
        ("return 1 - sigmoid(z) ** 2", ()),
        ("s = sigmoid(z)\nreturn -s * (1 - s)", ()),
        ("s = sigmoid(z)\ns * (1 - s)", ()),
        ("s = sigmoid(z)\nprint(s * (1 - s))", ()),
        ("s = sigmoid(sigmoid(z))\nreturn s * (1 - s)", ()),
        ("s = sigmoid(z)\nreturn s - 1", ()),
    ],
    "predict_proba": [
        ("return sigmoid(w.T @ X - b)", ()),
        ("return 1 - sigmoid(w.T @ X + b)", ()),
        ("return np.round(sigmoid(w.T @ X + b))", ()),
        ("return sigmoid(w.T @ X + b).ravel()", ()),
        ("return np.tanh(w.T @ X + b)", ()),
        ("return sigmoid(w.T) @ X + b", ()),
        ("return sigmoid(w.T @ X + b) > 0.5", ()),
        ("return sigmoid(np.sum(w * X) + b)", ()),
        ("return sigmoid(sigmoid(w.T @ X + b))", ()),
        ("return sigmoid(w * X + b)", ()),
        ("return sigmoid(w.T * X + b)", ()),
        ("return sigmoid(w.T @ X) + b", ("bias_outside",)),
        ("return sigmoid(w @ X + b)", ()),
        ("return sigmoid(X.T @ w) + b", ("bias_outside",)),
        ("return (sigmoid(w.T @ X + b) > 0.5).astype(int)", ()),
        ("return sigmoid(w.T @ X + b)[0]", ()),
        ("return sigmoid(np.sum(w * X, axis=0) + b)", ()),
        ("print(sigmoid(w.T @ X + b))", ()),
    ],
    "bce_loss": [
        ("return np.sum(-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))", ()),
        ("return y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)", ()),
        ("return -(y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))", ()),
        ("return -(y_hat * np.log(y_hat) + (1 - y_hat) * np.log(1 - y_hat))", ()),
        ("return np.abs(y_hat - y)", ()),
        ("return -(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))", ("wrong_log_base",)),
        ("e = 1e-2\nreturn -(y * np.log(y_hat + e) + (1 - y) * np.log(1 - y_hat + e))", ()),
        ("return -(y * np.log(1 - y_hat) + (1 - y) * np.log(y_hat))", ()),
        ("return y_hat - y", ()),
        ("return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))", ()),
        ("return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum()", ()),
        ("return -(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))", ()),
        ("return -y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)", ()),
        ("return -(y * np.log(y_hat)) * ((1 - y) * np.log(1 - y_hat))", ()),
        ("return -y * np.log(y_hat) - (1 - y) * np.log(1 + y_hat)", ()),
        ("return -np.log(y_hat**y + (1 - y_hat) ** (1 - y))", ()),
        ("return -(y * np.log(y_hat) + (y - 1) * np.log(1 - y_hat))", ()),
        ("p = np.clip(y_hat, 0.01, 0.99)\nreturn -(y * np.log(p) + (1 - y) * np.log(1 - p))", ()),
    ],
    "logistic_cost": [
        ("return -np.mean(Y * np.log(A))", ()),
        ("return np.mean((A - Y) ** 2)", ()),
        ("m = Y.shape[1]\nreturn -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (2 * m)", ()),
        ("return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / len(Y)", ("no_average",)),
        ("return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]", ()),
        ("return np.mean(np.abs(A - Y))", ()),
        ("return -np.mean(Y * np.log(A) + (1 - Y) * np.log(A))", ()),
        ("return -np.median(Y * np.log(A) + (1 - Y) * np.log(1 - A))", ()),
        ("return -np.mean(np.log10(np.where(Y == 1, A, 1 - A)))", ()),
        ("m = A.shape[1]\nreturn -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / (2 * m)", ()),
        ("return np.array([-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))])", ()),
        ("return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), keepdims=True)", ()),
        ("return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0)", ()),
        ("return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1)", ()),
        ("m = A.shape[0]\nreturn -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m", ("no_average",)),
        ("return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / 3", ()),
        ("print(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))", ()),
        ("cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))", ()),
    ],
    "log_likelihood": [
        ("return np.log(np.mean(np.where(Y == 1, A, 1 - A)))", ()),
        ("return np.log(np.prod(np.where(Y == 1, A, 1 - A)))", ()),
        ("return np.log(np.where(Y == 1, A, 1 - A))", ()),
        ("return np.sum(np.where(Y == 1, A, 1 - A))", ()),
        ("return np.sum(np.log2(np.where(Y == 1, A, 1 - A)))", ()),
        ("return np.sum(np.log(A))", ()),
        ("return np.sum(Y * np.log(A))", ("only_correct_class_1",)),
        ("return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.size", ("negated",)),
        ("return np.sum(Y * A + (1 - Y) * (1 - A))", ()),
        ("return np.sum(Y * np.log(A) - (1 - Y) * np.log(1 - A))", ()),
        ("return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1)", ()),
        ("return Y * np.log(A) + (1 - Y) * np.log(1 - A)", ()),
        ("return Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T", ()),
        ("print(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))", ()),
        ("return np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y))", ()),
        ("return np.log(np.sum(np.where(Y == 1, A, 1 - A)))", ()),
        ("return np.sum(np.log10(np.where(Y == 1, A, 1 - A)))", ()),
        ("return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / 2", ()),
    ],
    "logreg_gradients": [
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn X @ dZ.T, float(np.sum(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn X @ dZ.T / X.shape[1], float(np.sum(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn float(np.mean(dZ)), X @ dZ.T / X.shape[1]", ()),
        ("dZ = sigmoid(w.T @ X) - Y\nreturn X @ dZ.T / X.shape[1], float(np.mean(dZ))", ()),
        ("dZ = w.T @ X + b - Y\nreturn X @ dZ.T / X.shape[1], float(np.mean(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn X @ dZ.T / X.size, float(np.mean(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn X @ dZ.T / X.shape[1]", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\nreturn np.mean(X * dZ, axis=1), float(np.mean(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\n"
         "return X @ dZ.T / X.shape[1] + 0.01 * w, float(np.mean(dZ))", ()),
        ("dZ = sigmoid(w.T @ X + b) - Y\n"
         "return w - 0.1 * (X @ dZ.T / X.shape[1]), b - 0.1 * float(np.mean(dZ))", ()),
        ("dZ = np.abs(sigmoid(w.T @ X + b) - Y)\n"
         "return X @ dZ.T / X.shape[1], float(np.mean(dZ))", ()),
        ("dZ = Y - sigmoid(w.T @ X + b)\nreturn X @ dZ.T / X.shape[1], np.mean(dZ)", ("sign_flipped",)),
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\n"
         "return X @ (A - Y).T / (2 * m), np.sum(A - Y) / (2 * m)", ()),
        ("A = sigmoid(w.T @ X + b)\nm = Y.shape[0]\n"
         "return X @ (A - Y).T / m, np.sum(A - Y) / m", ()),
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\n"
         "return np.sum(X * (A - Y)) / m, np.sum(A - Y) / m", ()),
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\n"
         "return X.T @ (A - Y) / m, np.sum(A - Y) / m", ()),
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\n"
         "return X @ (A - Y) / m, np.sum(A - Y) / m", ()),
        ("A = sigmoid(w.T @ X + b)\nm = X.shape[1]\n"
         "return np.sum(X * (A - Y), axis=1) / m, np.sum(A - Y) / m", ()),
    ],
    "loop_gradients": [
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
         "for i in range(m - 1):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n        db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\n    return dw / m, db / m", ()),
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros(n), 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
         "for i in range(n):\n    dz = A[0, i] - Y[0, i]\n    for j in range(m):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nfor i in range(m):\n    dw += X[:, i]\nreturn dw, db", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw / n, db / n", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw / m, db", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db += dz\nreturn dw, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n        db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\n    db = dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] -= X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += w[j, 0] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i]\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((n, 1))\ndb = 0.0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j, 0] += X[j, i] * dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros((1, n))\ndb = 0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[0, j] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
        ("n, m = X.shape\nA = sigmoid(w.T @ X + b)\ndw = np.zeros(n)\ndb = 0\n"
         "for i in range(m):\n    dz = A[0, i] - Y[0, i]\n    for j in range(n):\n"
         "        dw[j] += X[j, i] * dz\n    db += dz\nreturn dw / m, db / m", ()),
    ],
    "gradient_step": [
        ("return w + learning_rate * dw, b + learning_rate * db", ()),
        ("return w - learning_rate * dw, b + learning_rate * db", ()),
        ("return w - learning_rate * dw", ()),
        ("return -learning_rate * dw, -learning_rate * db", ()),
        ("return w - learning_rate * w, b - learning_rate * b", ()),
        ("return w - dw / learning_rate, b - db / learning_rate", ()),
        ("return learning_rate * w - dw, learning_rate * b - db", ()),
        ("return w, b", ()),
        ("return w - learning_rate * dw, b - learning_rate * dw", ()),
        ("return w - learning_rate * dw, np.array([b - learning_rate * db])", ()),
        ("return w - learning_rate, b - learning_rate", ()),
        ("return w - 0.1 * dw, b - 0.1 * db", ()),
        ("return w - learning_rate * dw, b", ("bias_not_updated",)),
        ("return w, b - learning_rate * db", ()),
        ("return dw - learning_rate * w, db - learning_rate * b", ()),
        ("return w - learning_rate * dw / 2, b - learning_rate * db / 2", ()),
        ("w = w - learning_rate * dw\nb = b - learning_rate * db", ()),
        ("print(w - learning_rate * dw, b - learning_rate * db)", ()),
    ],
    "predict_labels": [
        ("return np.round(A).astype(int)", ("ignores_threshold",)),
        ("return np.where(A > threshold, 1.0, 0.0)", ()),
        ("return (A > threshold).astype(int).ravel()", ()),
        ("return A", ()),
        ("return np.where(A > threshold, 1, -1)", ()),
        ("return int((A > threshold).all())", ()),
        ("return (A > threshold).astype(str)", ()),
        ("return (A > 0.5).astype(int)", ("ignores_threshold",)),
        ("return np.where(A > threshold, A, 0)", ()),
        ("return [[1 if a > threshold else 0 for a in A[0]]]", ()),
        ("return np.round(A)", ("ignores_threshold",)),
        ("return (A > threshold).astype(float)", ()),
        ("return A >= threshold", ("bool_not_int",)),
        ("return (A > threshold).astype(int)[0]", ()),
        ("return (A > threshold).astype(int).T", ()),
        ("return [int(a > threshold) for a in A[0]]", ()),
        ("return np.array([int(a > threshold) for a in A[0]])", ()),
        ("print((A > threshold).astype(int))", ()),
    ],
    "graph_backward": [
        ("return 3.0, 3 * b, 3 * c", ("swapped_factors",)),
        ("return 3 * (a + b * c)", ()),
        ("return 1.0, c, b", ("forgot_outer",)),
        ("return 3 * a, 3 * b, 3 * c", ("swapped_factors",)),
        ("return 3.0, 3 * c", ()),
        ("return 3.0, 3 * b * c, 3 * b * c", ()),
        ("return 3.0, 3.0, 3.0", ()),
        ("return (3.0, 3 * c, 3 * b), 1", ()),
        ('return "3", "c", "b"', ()),
        ("return 3, 3 * c", ()),
        ("return [3, 3 * b, 3 * c]", ("swapped_factors",)),
        ("return 1, 3 * c, 3 * b", ()),
        ("return 3, 3 * a * c, 3 * a * b", ()),
        ("return 3 * c, 3 * b, 3", ()),
        ("return 3 * b, 3 * c, 3", ()),
        ("return 3, c * 3 * a, b * 3 * a", ()),
        ("return 9, 9 * c, 9 * b", ()),
        ("return ((3, 3 * c, 3 * b),)", ()),
    ],
    "dz_squared_error": [
        ("return (a - y) ** 2 * a * (1 - a)", ()),
        ("return (a - y) * a * (1 + a)", ()),
        ("return (a - y) / (a * (1 - a))", ()),
        ("return 0.5 * (a - y) * a * (1 - a)", ()),
        ("return (a - y) * (1 - a)", ()),
        ("return np.sum((a - y) * a * (1 - a))", ()),
        ("return np.abs(a - y) * a * (1 - a)", ()),
        ("return (a - y) * sigmoid(a) * (1 - sigmoid(a))", ()),
        ("return 0.5 * (a - y) ** 2", ()),
        ("return (a - y) * a * (1 - y)", ()),
        ("return (a - y) * y * (1 - y)", ()),
        ("return a * (1 - a)", ()),
        ("return (a - y) * (a) * (1 - a) / 2", ()),
        ("return np.mean((a - y) * a * (1 - a))", ()),
        ("return (a - y) + a * (1 - a)", ()),
        ("return (a - y) * a * 1 - a", ()),
        ("return (a - y) * sigmoid_grad(a)", ()),
        ("return 0.5 * (a - y) ** 2 * a * (1 - a)", ()),
    ],
}  # fmt: skip
