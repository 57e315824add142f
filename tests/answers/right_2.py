"""Right answers of chapter 02 in other styles than ours: loops, einsum, other temporaries, other calls. All pass.

Each text is the body of a function with the exercise's arguments; `np`, `math` and the library are there.
"""

RIGHT = {
    "stable_sigmoid": [
        "return 0.5 * (1 + np.tanh(0.5 * z))",
        "return np.exp(-np.logaddexp(0, -z))",
        "z = np.asarray(z, float)\nout = np.empty_like(z)\nup = z >= 0\n"
        "out[up] = 1 / (1 + np.exp(-z[up]))\ne = np.exp(z[~up])\nout[~up] = e / (1 + e)\n"
        "return out",
        "z = np.clip(z, -700, 700)\nreturn 1 / (1 + np.exp(-z))",
        "e = np.exp(-abs(z))\nreturn np.where(np.asarray(z) < 0, e, 1.0) / (1.0 + e)",
        "@np.vectorize\ndef one(t):\n"
        "    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))\n"
        "\nreturn one(z)",
        "z = np.asarray(z, dtype=float)\npos = z >= 0\nout = np.zeros_like(z)\n"
        "out[pos] = 1 / (1 + np.exp(-z[pos]))\nez = np.exp(z[~pos])\n"
        "out[~pos] = ez / (1 + ez)\nreturn out",
        "return np.where(\n    np.asarray(z) >= 0,\n"
        "    1 / (1 + np.exp(-np.maximum(z, 0))),\n"
        "    np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, 0))),\n)",
        'with np.errstate(over="ignore"):\n    return 1 / (1 + np.exp(-z))',
        "return (np.tanh(z / 2) + 1) / 2",
        "z = np.clip(z, -500, 500)\nreturn 1.0 / (1.0 + np.exp(-z))",
        "def f(t):\n    if t >= 0:\n        return 1 / (1 + math.exp(-t))\n"
        "    e = math.exp(t)\n    return e / (1 + e)\n\nif np.ndim(z) == 0:\n    return f(z)\n"
        "return np.array([f(t) for t in np.ravel(z)]).reshape(np.shape(z))",
        "return np.vectorize(\n"
        "    lambda t: 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))\n"
        ")(z)",
        "return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))",
    ],
    "sigmoid_grad": [
        "a = sigmoid(z)\nreturn a - a**2",
        "return sigmoid(z) * sigmoid(-z)",
        "return 0.25 * (1 - np.tanh(z / 2) ** 2)",
        "e = np.exp(-np.abs(z))\nreturn e / (1 + e) ** 2",
        "a = 1 / (1 + np.exp(-np.clip(z, -700, 700)))\nreturn a * (1 - a)",
        "s = stable_sigmoid(z)\nreturn s * (1 - s)",
        "s = 1 / (1 + np.exp(-np.asarray(z, float)))\nreturn s - s * s",
        "a = sigmoid(z=z)\nreturn np.multiply(a, 1 - a)",
        "h = 1e-5\nreturn (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)",
        "return np.exp(-z) / (1 + np.exp(-z)) ** 2",
        "return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2",
        "return 1 / (4 * np.cosh(np.clip(z, -600, 600) / 2) ** 2)",
        "return sigmoid(z) * (1 - sigmoid(z))",
        "return np.vectorize(lambda t: sigmoid(t) * (1 - sigmoid(t)))(z)",
    ],
    "predict_proba": [
        "Z = np.dot(w.T, X) + b\nreturn 1 / (1 + np.exp(-Z))",
        "return sigmoid((w * X).sum(axis=0, keepdims=True) + b)",
        "return sigmoid(weighted_sum(w, X, b))",
        "return np.array([[1 / (1 + math.exp(-(float(w[:, 0] @ x) + b))) for x in X.T]])",
        "return sigmoid((X.T @ w).T + b)",
        "z = np.matmul(w.T, X) + b\nreturn sigmoid(z)",
        "return sigmoid(z=np.dot(w.T, X) + b)",
        "A = np.zeros((1, X.shape[1]))\nfor i in range(X.shape[1]):\n"
        "    A[0, i] = sigmoid(np.dot(w[:, 0], X[:, i]) + b)\nreturn A",
        "return 1.0 / (1.0 + np.exp(-(w.T @ X + b)))",
        "return stable_sigmoid(weighted_sum(w, X, b))",
        "return sigmoid(weighted_sum(w=w, X=X, b=b))",
        "return 0.5 * (1 + np.tanh((w.T @ X + b) / 2))",
        'return sigmoid(np.einsum("ni,nm->im", w, X) + b)',
        "return sigmoid(X.T @ w + b).T",
    ],
    "bce_loss": [
        "return np.where(y == 1, -np.log(y_hat), -np.log(1 - y_hat))",
        "return -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat)",
        "return -np.log(y * y_hat + (1 - y) * (1 - y_hat))",
        "p = np.where(np.equal(y, 1), y_hat, 1 - y_hat)\nreturn -np.log(p)",
        "return -(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat))",
        "return np.log(1 / (y_hat**y * (1 - y_hat) ** (1 - y)))",
        "return -(np.multiply(y, np.log(y_hat)) + np.multiply(1 - y, np.log(1 - y_hat)))",
        "loss = np.empty_like(y_hat)\nloss[y == 1] = -np.log(y_hat[y == 1])\n"
        "loss[y == 0] = -np.log(1 - y_hat[y == 0])\nreturn loss",
        "loss = np.zeros(y.shape)\nmask = y.astype(bool)\n"
        "loss[mask] = -np.log(y_hat[mask])\nloss[~mask] = -np.log1p(-y_hat[~mask])\n"
        "return loss",
        "return np.vectorize(lambda p, t: -math.log(p) if t == 1 else -math.log(1 - p))(\n"
        "    y_hat, y\n)",
        "return -np.log(np.abs(1 - y - y_hat))",
        "eps = 1e-15\np = np.clip(y_hat, eps, 1 - eps)\n"
        "return -(y * np.log(p) + (1 - y) * np.log(1 - p))",
        "p = np.clip(y_hat, 1e-7, 1 - 1e-7)\n"
        "return -(y * np.log(p) + (1 - y) * np.log(1 - p))",
        "return -(y * np.log(y_hat + 1e-8) + (1 - y) * np.log(1 - y_hat + 1e-8))",
    ],
    "logistic_cost": [
        "return np.mean(bce_loss(A, Y))",
        "return (-(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]).item()",
        "m = A.size\ntotal = 0\nfor a, y in zip(A[0], Y[0]):\n"
        "    total -= math.log(a) if y == 1 else math.log(1 - a)\nreturn total / m",
        "return float(-np.mean(np.log(np.where(Y == 1, A, 1 - A))))",
        "return np.average(-Y * np.log(A) - (1 - Y) * np.log(1 - A))",
        "m = A.shape[1]\ncost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))\n"
        "return cost",
        "return float(\n    np.squeeze(\n"
        "        -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / Y.shape[1]\n"
        "    )\n)",
        "m = Y.shape[1]\n"
        "cost = -(1 / m) * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))\n"
        "return np.squeeze(cost)",
        "return bce_loss(A, Y).mean()",
        "return np.mean(bce_loss(y_hat=A, y=Y))",
        "return -log_likelihood(A, Y) / Y.shape[1]",
        "return float(-np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8)))",
        "A = np.clip(A, 1e-7, 1 - 1e-7)\n"
        "return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "s = 0\nfor i in range(Y.shape[1]):\n"
        "    s += -(Y[0, i] * math.log(A[0, i]) + (1 - Y[0, i]) * math.log(1 - A[0, i]))\n"
        "return s / Y.shape[1]",
    ],
    "log_likelihood": [
        "return np.log(np.where(Y == 1, A, 1 - A)).sum()",
        "return -bce_loss(A, Y).sum()",
        "return sum(math.log(a if y else 1 - a) for a, y in zip(A.flat, Y.flat))",
        "return -Y.shape[1] * logistic_cost(A, Y)",
        "return (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)).item()",
        "return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        "return float(np.log(A[Y == 1]).sum() + np.log(1 - A[Y == 0]).sum())",
        "return -np.sum(bce_loss(A, Y))",
        "return -logistic_cost(A, Y) * A.shape[1]",
        "p = A**Y * (1 - A) ** (1 - Y)\nreturn np.sum(np.log(p))",
        "t = 0.0\nfor a, y in zip(A.ravel(), Y.ravel()):\n"
        "    t += y * math.log(a) + (1 - y) * math.log(1 - a)\nreturn t",
        "return (Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)[0, 0]",
        "return np.squeeze(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)",
        "return np.log(np.where(Y, A, 1 - A)).sum()",
    ],
    "logreg_gradients": [
        "m = X.shape[1]\nA = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))\n"
        "return np.dot(X, (A - Y).T) / m, np.mean(A - Y)",
        "dZ = (predict_proba(w, b, X) - Y) / Y.size\n"
        "return (X * dZ).sum(axis=1, keepdims=True), dZ.sum()",
        "dZ = predict_proba(w, b, X) - Y\n"
        "return [np.mean(X * dZ, axis=1).reshape(-1, 1), float(np.mean(dZ))]",
        "return loop_gradients(w, b, X, Y)",
        "dZ = sigmoid(w.T @ X + b) - Y\n"
        "return (dZ @ X.T / dZ.size).T, (dZ @ np.ones(dZ.size) / dZ.size).item()",
        "dZ = sigmoid(w.T @ X + b) - Y\n"
        'return np.einsum("nm,im->ni", X, dZ) / X.shape[1], np.einsum("im->", dZ) / X.shape[\n'
        "    1\n]",
        "m = X.shape[1]\nA = sigmoid(np.dot(w.T, X) + b)\n"
        "dw = 1 / m * np.dot(X, (A - Y).T)\ndb = 1 / m * np.sum(A - Y)\nreturn dw, db",
        "A = predict_proba(w=w, b=b, X=X)\ndZ = (A - Y) / X.shape[1]\n"
        "return X @ dZ.T, dZ.sum()",
        "A = predict_proba(w, b, X)\nd = A - Y\n"
        "return np.mean(d * X, axis=1, keepdims=True), np.mean(d)",
        "A = predict_proba(w, b, X)\nd = (A - Y).ravel()\n"
        "return (X @ d / len(d)).reshape(-1, 1), d.sum() / len(d)",
        "A = sigmoid(weighted_sum(w, X, b))\n"
        "return np.matmul(X, np.transpose(A - Y)) / Y.shape[1], float(np.mean(A - Y))",
        "A = 1 / (1 + np.exp(-w.T @ X - b))\nm = A.size\n"
        "return [(X * (A - Y)).sum(1)[:, None] / m, np.array(np.sum(A - Y) / m)]",
        "dw = np.zeros(w.shape)\ndb = 0\nm = X.shape[1]\nfor i in range(m):\n"
        "    x = X[:, [i]]\n    a = sigmoid(w.T @ x + b).item()\n"
        "    dw += (a - Y[0, i]) * x\n    db += a - Y[0, i]\nreturn dw / m, db / m",
        "A = predict_proba(w, b, X)\nXb = np.vstack([X, np.ones((1, X.shape[1]))])\n"
        "g = Xb @ (A - Y).T / X.shape[1]\nreturn g[:-1], g[-1, 0]",
    ],
    "loop_gradients": [
        "n, m = X.shape\ndw, db = [0.0] * n, 0.0\nfor i in range(m):\n    z = b\n"
        "    for j in range(n):\n        z += w[j, 0] * X[j, i]\n"
        "    dz = 1 / (1 + math.exp(-z)) - Y[0, i]\n    for j in range(n):\n"
        "        dw[j] += X[j, i] * dz / m\n    db += dz / m\n"
        "return np.array(dw).reshape(n, 1), db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.zeros_like(w)\ndb = 0\n"
        "for i in range(m):\n    dz = (A - Y)[0][i]\n    for j in range(n):\n"
        "        dw[j] = dw[j] + dz * X[j][i]\n    db = db + dz\nreturn dw / m, db / m",
        "return logreg_gradients(w, b, X, Y)",
        "dw = np.zeros((X.shape[0], 1))\ndb = 0.0\nfor j in range(X.shape[0]):\n"
        "    for i in range(X.shape[1]):\n"
        "        dz = sigmoid(float(w[:, 0] @ X[:, i]) + b) - Y[0, i]\n"
        "        dw[j, 0] += X[j, i] * dz / X.shape[1]\n"
        "        db += dz / X.shape[1] / X.shape[0]\nreturn dw, db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.zeros((n, 1))\ndb = 0\n"
        "for i in range(m):\n    dz = A[0][i] - Y[0][i]\n    for j in range(n):\n"
        "        dw[j][0] += X[j][i] * dz\n    db += dz\nreturn dw / m, db / m",
        "n, m = X.shape\nJ = 0\ndw = np.zeros(w.shape)\ndb = 0.0\nfor i in range(m):\n"
        "    z = float(np.dot(w.T, X[:, i]).item() + b)\n    a = sigmoid(z)\n"
        "    dz = a - Y[0, i]\n    for j in range(n):\n        dw[j] += X[j, i] * dz\n"
        "    db += dz\ndw /= m\ndb /= m\nreturn dw, db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = [[0.0] for _ in range(n)]\n"
        "db = 0.0\ni = 0\nwhile i < m:\n    dz = (A[0, i] - Y[0, i]) / m\n    j = 0\n"
        "    while j < n:\n        dw[j][0] += X[j, i] * dz\n        j += 1\n    db += dz\n"
        "    i += 1\nreturn np.array(dw), db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.zeros((n, 1))\n"
        "for j in range(n):\n    for i in range(m):\n"
        "        dw[j, 0] = dw[j, 0] + X[j, i] * (A[0, i] - Y[0, i]) / m\ndb = 0\n"
        "for i in range(m):\n    db += (A[0, i] - Y[0, i]) / m\nreturn dw, db",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.array(\n"
        "    [[sum(X[j, i] * (A[0, i] - Y[0, i]) for i in range(m)) / m] for j in range(n)]\n"
        ")\nreturn dw, sum(A[0, i] - Y[0, i] for i in range(m)) / m",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros((n, 1)), 0.0\n"
        "for x, a, y in zip(X.T, A[0], Y[0]):\n    for j, xj in enumerate(x):\n"
        "        dw[j] += xj * (a - y)\n    db += a - y\nreturn dw / m, db / m",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw, db = np.zeros(n), 0.0\n"
        "for i in range(m):\n    for j in range(n):\n"
        "        dw[j] += X[j, i] * (A[0, i] - Y[0, i])\n    db += A[0, i] - Y[0, i]\n"
        "return dw.reshape(-1, 1) / m, db / m",
        "n, m = X.shape\nA = predict_proba(w, b, X)\ndw = np.zeros((n, 1))\n"
        "db = np.zeros(())\nfor i in range(m):\n    dz = A[0, i] - Y[0, i]\n"
        "    dw += X[:, i : i + 1] * dz\n    db = db + dz\nreturn dw / m, db / m",
        "n, m = X.shape\nA = predict_proba(w, b, X)\nfrom itertools import product\n\n"
        "dw = np.zeros_like(w)\nfor j, i in product(range(n), range(m)):\n"
        "    dw[j, 0] += X[j, i] * (A[0, i] - Y[0, i]) / m\ndb = np.mean(A - Y)\n"
        "return dw, db",
    ],
    "gradient_step": [
        "w_new = w - dw * learning_rate\nb_new = b - db * learning_rate\n"
        "return w_new, b_new",
        "w = w.copy()\nw -= learning_rate * dw\nb -= learning_rate * db\nreturn w, b",
        "return [w + (-learning_rate) * dw, b - np.float64(learning_rate * db)]",
        "w = np.subtract(w, np.multiply(learning_rate, dw))\nb = b - learning_rate * db\n"
        "return (w, b)",
        "new = np.empty(w.shape)\nfor j in range(len(w)):\n"
        "    new[j] = w[j] - learning_rate * dw[j]\nreturn new, b - learning_rate * db",
        "return w - learning_rate * dw, b - learning_rate * db",
        "w1 = w.copy()\nw1 -= learning_rate * dw\nreturn w1, b - learning_rate * db",
        "return (np.add(w, -learning_rate * dw), np.float64(b) - learning_rate * db)",
        'new = {"w": w - learning_rate * dw, "b": b - learning_rate * db}\n'
        'return new["w"], new["b"]',
        "return tuple(p - learning_rate * g for p, g in ((w, dw), (b, db)))",
        "return [p - learning_rate * g for p, g in zip([w, b], [dw, db])]",
        "w = w - learning_rate * dw\nb = b - learning_rate * db\nreturn w, b",
        "return np.array(\n    [w[j] - learning_rate * dw[j] for j in range(len(w))]\n"
        "), b - learning_rate * db",
        "w2 = np.zeros_like(w)\nfor j in range(w.shape[0]):\n"
        "    for k in range(w.shape[1]):\n"
        "        w2[j, k] = w[j, k] - learning_rate * dw[j, k]\n"
        "return w2, np.array(b - learning_rate * db)",
    ],
    "predict_labels": [
        "return np.where(A > threshold, 1, 0)",
        "return 1 * (A > threshold)",
        "return np.array([[1 if a > threshold else 0 for a in A[0]]])",
        "Y = np.zeros(A.shape, dtype=int)\nY[A > threshold] = 1\nreturn Y",
        "return np.heaviside(A - threshold, 0).astype(np.int64)",
        "return (threshold < A).astype(np.uint8)",
        'return (~(A <= threshold)).astype("int32")',
        'return (A > threshold).astype("int")',
        "return (A > threshold) * 1",
        "return (A > threshold) + 0",
        "return np.array(A > threshold, dtype=int)",
        "Y = np.zeros_like(A, dtype=int)\nfor i in range(A.shape[1]):\n"
        "    if A[0, i] > threshold:\n        Y[0, i] = 1\nreturn Y",
        "Y = np.zeros(A.shape)\nY[A > threshold] = 1\nreturn Y.astype(int)",
        "return np.array([[int(a > threshold) for a in A.ravel()]])",
    ],
    "graph_backward": [
        "return 3, 3 * c, 3 * b",
        "dJ_dv = 3\ndJ_du = dJ_dv * 1\nreturn [dJ_dv * 1, dJ_du * c, dJ_du * b]",
        "return np.array([3.0, 3 * c, 3 * b])",
        "J = lambda a, b, c: 3 * (a + b * c)\nh = 1e-4\nreturn (\n"
        "    (J(a + h, b, c) - J(a - h, b, c)) / (2 * h),\n"
        "    (J(a, b + h, c) - J(a, b - h, c)) / (2 * h),\n"
        "    (J(a, b, c + h) - J(a, b, c - h)) / (2 * h),\n)",
        "return 3.0, 3.0 * c, 3.0 * b",
        "dJdv = 3\ndvda = 1\ndvdu = 1\nreturn dJdv * dvda, dJdv * dvdu * c, dJdv * dvdu * b",
        "return (3, 3 * c, 3 * b)",
        "da = 3\ndb = 3 * c\ndc = 3 * b\nreturn [da, db, dc]",
        "return np.array([3, 3 * c, 3 * b])",
        "return tuple(3 * np.array([1, c, b]))",
        "J = lambda a, b, c: 3 * (a + b * c)\nh = 1e-6\nreturn (\n"
        "    (J(a + h, b, c) - J(a, b, c)) / h,\n    (J(a, b + h, c) - J(a, b, c)) / h,\n"
        "    (J(a, b, c + h) - J(a, b, c)) / h,\n)",
        "return np.float64(3), np.float32(3 * c), 3 * b",
        "return np.array(3.0), np.array(3 * c), np.array(3 * b)",
        "h = 1e-3\nf = lambda *p: 3 * (p[0] + p[1] * p[2])\nout = []\nfor k in range(3):\n"
        "    up, dn = [a, b, c], [a, b, c]\n    up[k] += h\n    dn[k] -= h\n"
        "    out.append((f(*up) - f(*dn)) / (2 * h))\nreturn tuple(out)",
    ],
    "dz_squared_error": [
        "da = a - y\nreturn da * (a * (1 - a))",
        "return (a - y) * (a - a**2)",
        "return a * (1 - a) * a - a * (1 - a) * y",
        "slope = np.multiply(a, np.subtract(1, a))\n"
        "return np.multiply(np.subtract(a, y), slope)",
        "return -(y - a) * a * (1 - a)",
        "return (a - y) * a * (1 - a)",
        "return np.multiply(a - y, a * (1 - a))",
        "dL_da = a - y\nda_dz = a * (1 - a)\ndz = dL_da * da_dz\nreturn dz",
        "return (a**2 - a * y) * (1 - a)",
        "return (a - y) * (a - np.square(a))",
        "return (a - y) * (0.25 - (a - 0.5) ** 2)",
        "z = np.log(a / (1 - a))\nh = 1e-4\n"
        "L = lambda z: 0.5 * (1 / (1 + np.exp(-z)) - y) ** 2\n"
        "return (L(z + h) - L(z - h)) / (2 * h)",
        "return np.vectorize(lambda p, t: (p - t) * p * (1 - p))(a, y)",
        "out = np.zeros(np.shape(a))\nfor k in np.ndindex(*np.shape(a)):\n"
        "    out[k] = (a[k] - y[k]) * a[k] * (1 - a[k])\nreturn out",
    ],
}  # fmt: skip
