"""Right answers in other styles than ours: loops, einsum, other temporaries, other calls. All have to pass.

Each text is the body of a function with the exercise's arguments; `np`, `math` and the library are there.
"""

RIGHT = {
    "image_to_column": [
        "return image.flatten()[:, np.newaxis]",
        "return np.reshape(image, (image.size, 1))",
        "H, W, C = image.shape\nreturn image.reshape((H * W * C, 1))",
        "return np.array([[number] for row in image for pixel in row for number in pixel])",
        "v = image.ravel()\nreturn v.reshape(v.shape[0], 1)",
        "return np.vstack(list(image.ravel()))",
    ],
    "flatten_dataset": [
        "return np.hstack([image.reshape(-1, 1) for image in images])",
        "m, H, W, C = images.shape\nreturn images.reshape(m, H * W * C).T",
        "X = np.zeros((images[0].size, len(images)))\nfor i, image in enumerate(images):\n    X[:, i] = "
        "image.ravel()\nreturn X",
        "return np.stack([image.ravel() for image in images], axis=1)",
        "return np.moveaxis(images, 0, -1).reshape(-1, len(images))",
        "return np.einsum('ij->ji', images.reshape(len(images), -1))",
    ],
    "unit_rows": [
        "return x / np.sqrt((x**2).sum(axis=1, keepdims=True))",
        "return (x.T / np.linalg.norm(x, axis=1)).T",
        "return np.array([row / np.sqrt(row @ row) for row in x])",
        "out = np.empty(x.shape)\nfor i in range(len(x)):\n    out[i] = x[i] / np.linalg.norm(x[i])\n"
        "return out",
        "return x / np.sqrt(np.einsum('ij,ij->i', x, x))[:, None]",
        "return x * (np.sum(x * x, axis=1).reshape(-1, 1) ** -0.5)",
    ],
    "column_percentages": [
        "return A / np.sum(A, axis=0) * 100",
        "totals = A.sum(axis=0).reshape(1, -1)\nreturn 100 * A / totals",
        "return np.array([[100 * A[i, j] / A[:, j].sum() for j in range(A.shape[1])] for i in "
        "range(A.shape[0])])",
        "return (A.T / A.T.sum(axis=1, keepdims=True)).T * 100.0",
        "return 100 * A @ np.diag(1 / A.sum(0))",
    ],
    "row_shares": [
        "return (A.T / A.sum(axis=1)).T",
        "return A / A.sum(1).reshape(-1, 1)",
        "return A / np.sum(A, axis=-1)[:, None]",
        "return np.stack([row / sum(row) for row in A])",
        "return np.diag(1 / A.sum(axis=1)) @ A",
        "B = A.copy()\nfor i in range(len(B)):\n    B[i] /= B[i].sum()\nreturn B",
    ],
    "as_column": [
        "return v.ravel()[:, None]",
        "return np.reshape(v, (v.size, 1))",
        "return np.array([v.flatten()]).T",
        "if v.ndim == 1:\n    return v[:, np.newaxis]\nreturn v if v.shape[1] == 1 else v.T",
        "return np.array([[number] for number in v.flat])",
    ],
    "pairwise_sub": [
        "return a[:, None] - b[None, :]",
        "return np.subtract.outer(a, b)",
        "return np.array([[x - y for y in b] for x in a])",
        "return np.tile(a, (len(b), 1)).T - np.tile(b, (len(a), 1))",
        "return a[:, np.newaxis] - b",
        "D = np.zeros((len(a), len(b)))\nfor i in range(len(a)):\n    D[i] = a[i] - b\nreturn D",
    ],
    "weighted_sum": [
        "return np.dot(w.T, X) + b",
        "return np.sum(w * X, axis=0, keepdims=True) + b",
        "return np.einsum('ni,nm->im', w, X) + b",
        "return np.array([[sum(w[j, 0] * X[j, i] for j in range(len(w))) + b for i in range(X.shape[1])]])",
        "return (X.T @ w + b).T",
        "return (w.ravel() @ X + b).reshape(1, -1)",
        "return (w.astype(np.float32).T @ X.astype(np.float32)) + np.float32(b)",
        "z = np.full((1, X.shape[1]), b)\nfor j in range(w.shape[0]):\n    z = z + w[j] * X[j]\nreturn z",
    ],
    "l1_loss": [
        "return sum(abs(p - t) for p, t in zip(y_hat.ravel(), y.ravel()))",
        "return np.abs(y - y_hat).sum()",
        "return float(np.linalg.norm((y_hat - y).ravel(), 1))",
        "d = y_hat - y\nreturn np.sum(np.maximum(d, -d))",
        "return np.sqrt((y_hat - y) ** 2).sum()",
    ],
    "l2_loss": [
        "d = (y_hat - y).ravel()\nreturn d @ d",
        "return np.sum(np.square(y - y_hat))",
        "return sum((p - t) ** 2 for p, t in zip(y_hat.ravel().tolist(), y.ravel().tolist()))",
        "return np.linalg.norm(y_hat - y) ** 2",
        "return np.vdot(y_hat - y, y_hat - y)",
        "return np.tensordot(y_hat - y, y_hat - y, axes=y.ndim)",
    ],
    "stable_sigmoid": [
        "return 0.5 * (1 + np.tanh(0.5 * z))",
        "return np.exp(-np.logaddexp(0, -z))",
        "z = np.asarray(z, float)\nout = np.empty_like(z)\nup = z >= 0\nout[up] = 1 / (1 + np.exp(-z[up]))\n"
        "e = np.exp(z[~up])\nout[~up] = e / (1 + e)\nreturn out",
        "z = np.clip(z, -700, 700)\nreturn 1 / (1 + np.exp(-z))",
        "e = np.exp(-abs(z))\nreturn np.where(np.asarray(z) < 0, e, 1.0) / (1.0 + e)",
        "@np.vectorize\ndef one(t):\n    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + "
        "math.exp(t))\nreturn one(z)",
    ],
    "sigmoid_grad": [
        "a = sigmoid(z)\nreturn a - a**2",
        "return sigmoid(z) * sigmoid(-z)",
        "return 0.25 * (1 - np.tanh(z / 2) ** 2)",
        "e = np.exp(-np.abs(z))\nreturn e / (1 + e) ** 2",
        "a = 1 / (1 + np.exp(-np.clip(z, -700, 700)))\nreturn a * (1 - a)",
    ],
    "predict_proba": [
        "Z = np.dot(w.T, X) + b\nreturn 1 / (1 + np.exp(-Z))",
        "return sigmoid((w * X).sum(axis=0, keepdims=True) + b)",
        "return sigmoid(weighted_sum(w, X, b))",
        "return np.array([[1 / (1 + math.exp(-(float(w[:, 0] @ x) + b))) for x in X.T]])",
        "return sigmoid((X.T @ w).T + b)",
    ],
    "bce_loss": [
        "return np.where(y == 1, -np.log(y_hat), -np.log(1 - y_hat))",
        "return -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat)",
        "return -np.log(y * y_hat + (1 - y) * (1 - y_hat))",
        "p = np.where(np.equal(y, 1), y_hat, 1 - y_hat)\nreturn -np.log(p)",
        "return -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))",
        "return np.log(1 / (y_hat**y * (1 - y_hat) ** (1 - y)))",
    ],
    "logistic_cost": [
        "return np.mean(bce_loss(A, Y))",
        "return (-(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]).item()",
        "m = A.size\ntotal = 0\nfor a, y in zip(A[0], Y[0]):\n    total -= math.log(a) if y == 1 else "
        "math.log(1 - a)\nreturn total / m",
        "return float(-np.mean(np.log(np.where(Y == 1, A, 1 - A))))",
        "return np.average(-Y * np.log(A) - (1 - Y) * np.log(1 - A))",
    ],
    "log_likelihood": [
        "return np.log(np.where(Y == 1, A, 1 - A)).sum()",
        "return -bce_loss(A, Y).sum()",
        "return sum(math.log(a if y else 1 - a) for a, y in zip(A.flat, Y.flat))",
        "return -Y.shape[1] * logistic_cost(A, Y)",
        "return (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)).item()",
    ],
    "logreg_gradients": [
        "m = X.shape[1]\nA = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))\nreturn np.dot(X, (A - Y).T) / m, "
        "np.mean(A - Y)",
        "dZ = (predict_proba(w, b, X) - Y) / Y.size\nreturn (X * dZ).sum(axis=1, keepdims=True), dZ.sum()",
        "dZ = predict_proba(w, b, X) - Y\nreturn [np.mean(X * dZ, axis=1).reshape(-1, 1), "
        "float(np.mean(dZ))]",
        "return loop_gradients(w, b, X, Y)",
        "dZ = sigmoid(w.T @ X + b) - Y\nreturn (dZ @ X.T / dZ.size).T, (dZ @ np.ones(dZ.size) / "
        "dZ.size).item()",
        "dZ = sigmoid(w.T @ X + b) - Y\nreturn np.einsum('nm,im->ni', X, dZ) / X.shape[1], "
        "np.einsum('im->', dZ) / X.shape[1]",
    ],
    "loop_gradients": [
        "n, m = X.shape\ndw, db = [0.0] * n, 0.0\nfor i in range(m):\n    z = b\n    for j in range(n):\n  "
        "      z += w[j, 0] * X[j, i]\n"
        "    dz = 1 / (1 + math.exp(-z)) - Y[0, i]\n    for j in range(n):\n        dw[j] += X[j, i] * dz "
        "/ m\n    db += dz / m\n"
        "return np.array(dw).reshape(n, 1), db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.zeros_like(w)\ndb = 0\nfor i in range(m):\n   "
        " dz = (A - Y)[0][i]\n"
        "    for j in range(n):\n        dw[j] = dw[j] + dz * X[j][i]\n    db = db + dz\nreturn dw / m, db "
        "/ m",
        "return logreg_gradients(w, b, X, Y)",
        "dw = np.zeros((X.shape[0], 1))\ndb = 0.0\nfor j in range(X.shape[0]):\n    for i in "
        "range(X.shape[1]):\n"
        "        dz = sigmoid(float(w[:, 0] @ X[:, i]) + b) - Y[0, i]\n        dw[j, 0] += X[j, i] * dz / "
        "X.shape[1]\n"
        "        db += dz / X.shape[1] / X.shape[0]\nreturn dw, db",
    ],
    "gradient_step": [
        "w_new = w - dw * learning_rate\nb_new = b - db * learning_rate\nreturn w_new, b_new",
        "w = w.copy()\nw -= learning_rate * dw\nb -= learning_rate * db\nreturn w, b",
        "return [w + (-learning_rate) * dw, b - np.float64(learning_rate * db)]",
        "w = np.subtract(w, np.multiply(learning_rate, dw))\nb = b - learning_rate * db\nreturn (w, b)",
        "new = np.empty(w.shape)\nfor j in range(len(w)):\n    new[j] = w[j] - learning_rate * dw[j]\n"
        "return new, b - learning_rate * db",
    ],
    "predict_labels": [
        "return np.where(A > threshold, 1, 0)",
        "return 1 * (A > threshold)",
        "return np.array([[1 if a > threshold else 0 for a in A[0]]])",
        "Y = np.zeros(A.shape, dtype=int)\nY[A > threshold] = 1\nreturn Y",
        "return np.heaviside(A - threshold, 0).astype(np.int64)",
        "return (threshold < A).astype(np.uint8)",
        "return (~(A <= threshold)).astype('int32')",
    ],
    "graph_backward": [
        "return 3, 3 * c, 3 * b",
        "dJ_dv = 3\ndJ_du = dJ_dv * 1\nreturn [dJ_dv * 1, dJ_du * c, dJ_du * b]",
        "return np.array([3.0, 3 * c, 3 * b])",
        "J = lambda a, b, c: 3 * (a + b * c)\nh = 1e-4\nreturn ((J(a + h, b, c) - J(a - h, b, c)) / (2 * h), "
        "(J(a, b + h, c) - J(a, b - h, c)) / (2 * h), (J(a, b, c + h) - J(a, b, c - h)) / (2 * h))",
    ],
    "dz_squared_error": [
        "da = a - y\nreturn da * (a * (1 - a))",
        "return (a - y) * (a - a**2)",
        "return a * (1 - a) * a - a * (1 - a) * y",
        "slope = np.multiply(a, np.subtract(1, a))\nreturn np.multiply(np.subtract(a, y), slope)",
        "return -(y - a) * a * (1 - a)",
    ],
}
