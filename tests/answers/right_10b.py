"""Right answers of chapter 10, the second half, in other styles than ours. All pass."""

RIGHT = {
    "logistic_cost_from_logits": [
        "return float(np.mean(np.logaddexp(0, Z) - Z * Y))",
        "return np.mean(np.logaddexp(0, np.where(Y == 1, -Z, Z)))",
        "s = 2 * Y - 1\nreturn np.logaddexp(0, -s * Z).sum() / Z.size",
        "t = np.where(Y == 1, -Z, Z)\nreturn np.mean(np.maximum(t, 0) + np.log(1 + np.exp(-abs(t))))",
        "total = 0.0\nfor z, y in zip(Z[0], Y[0]):\n    total += max(z, 0) - z * y + math.log1p(math.exp(-abs(z)))\n"
        "return total / Z.shape[1]",
        "small = np.log1p(np.exp(-np.abs(Z)))\nreturn float(np.where(Z > 0, Z - Z * Y + small, -Z * Y + small).mean())",
        "m = Z.shape[1]\nreturn float((np.maximum(Z, 0) - Z * Y + np.log(1 + np.exp(-np.abs(Z)))).sum() / m)",
        "both = np.concatenate([0 * Z, np.where(Y == 1, -Z, Z)])\nreturn log_sum_exp(both).mean()",
        "scores = np.vstack([np.zeros(Z.shape), Z])\nreturn ce_from_logits(scores, Y.ravel().astype(int))",
        "out = np.maximum(Z, 0)\nout = out - Z * Y\nout = out + np.log1p(np.exp(np.minimum(Z, -Z)))\n"
        "return np.average(out)",
        "return np.mean(np.abs(Z) * ((Z > 0) != (Y == 1)) + np.log1p(np.exp(-np.abs(Z))))",
        "losses = [z - z * y + math.log(1 + math.exp(-z)) if z > 0 else -z * y + math.log(1 + math.exp(z))\n"
        "          for z, y in zip(Z.ravel(), Y.ravel())]\nreturn sum(losses) / len(losses)",
    ],
    "softmax_ce_grad": [
        "m = A.shape[1]\nreturn 1 / m * (A - Y)",
        "dZ = A.copy()\ndZ[Y == 1] -= 1\nreturn dZ / A.shape[1]",
        "dZ = np.array(A, dtype=float)\ndZ[np.argmax(Y, axis=0), np.arange(A.shape[1])] -= 1\nreturn dZ / A.shape[1]",
        "return A / A.shape[1] - Y / Y.shape[1]",
        "out = np.zeros(A.shape)\nfor k in range(A.shape[0]):\n    for i in range(A.shape[1]):\n"
        "        out[k, i] = (A[k, i] - Y[k, i]) / A.shape[1]\nreturn out",
        "return np.array([(a - y) / len(a) for a, y in zip(A, Y)])",
        "return -(Y - A) / Y.shape[1]",
        "return np.subtract(A, Y) / len(Y[0])",
        "return np.divide(A - Y, np.sum(Y))",
        "return np.where(Y == 1, A - 1, A) / A.shape[1]",
        "C, m = A.shape\nreturn np.column_stack([(A[:, i] - Y[:, i]) / m for i in range(m)])",
        "return (A * np.sum(Y, axis=0) - Y) @ np.eye(Y.shape[1]) / Y.shape[1]",
    ],
    "predict_class": [
        "return A.argmax(0)",
        "return np.argmax(A.T, axis=1)",
        "return np.array([np.argmax(A[:, i]) for i in range(A.shape[1])])",
        "return np.array([max(range(len(a)), key=lambda k: a[k]) for a in A.T])",
        "return np.argsort(-A, axis=0, kind='stable')[0]",
        "best = np.zeros(A.shape[1], dtype=int)\nfor k in range(1, A.shape[0]):\n"
        "    better = A[k] > A[best, np.arange(A.shape[1])]\n    best[better] = k\nreturn best",
        "return np.array([list(a).index(max(a)) for a in A.T])",
        "return np.argmax(A == A.max(axis=0), axis=0)",
        "return np.argmax(A, axis=-2)",
        "return np.where(A == A.max(axis=0), np.arange(A.shape[0])[:, None], A.shape[0]).min(axis=0)",
        "return np.apply_along_axis(np.argmax, 0, A)",
        "return np.argmax(A, axis=0).astype(np.int32)",
        "out = []\nfor i in range(A.shape[1]):\n    best = 0\n    for k in range(A.shape[0]):\n"
        "        if A[k, i] > A[best, i]:\n            best = k\n    out.append(best)\nreturn np.array(out)",
    ],
    "run_sequential": [
        "for W, b, g in layers:\n    x = g(x @ W + b)\nreturn x",
        "for W, b, g in layers:\n    x = g(np.dot(x, W) + b)\nreturn x",
        "a = x\nfor layer in layers:\n    a = layer[2](np.matmul(a, layer[0]) + layer[1])\nreturn a",
        "if not layers:\n    return x\nW, b, g = layers[0]\nreturn run_sequential(g(x @ W + b), layers[1:])",
        "from functools import reduce\nreturn reduce(lambda a, layer: layer[2](a @ layer[0] + layer[1]), layers, x)",
        "A = x[None, :]\nfor W, b, g in layers:\n    A = dense_batch(A, W, b, g)\nreturn A[0]",
        "a = x\nfor W, b, g in layers:\n    a = dense_loop(a, W, b, g)\nreturn a",
        "a = x\nfor i in range(len(layers)):\n    W, b, g = layers[i]\n    a = g(W.T @ a + b)\nreturn a",
        "a = x.reshape(-1, 1)\nfor W, b, g in layers:\n    a = g(W.T @ a + b.reshape(-1, 1))\nreturn a.ravel()",
        "a = x.tolist()\nfor W, b, g in layers:\n"
        "    z = [sum(a[i] * W[i, j] for i in range(len(a))) + b[j] for j in range(W.shape[1])]\n"
        "    a = g(np.array(z))\nreturn a",
        "a = x\nwhile layers:\n    (W, b, g), *layers = layers\n    a = g(np.einsum('i,ij->j', a, W) + b)\nreturn a",
        "outs = [x]\nfor W, b, g in layers:\n    outs.append(g((outs[-1][:, None] * W).sum(axis=0) + b))\n"
        "return outs[-1]",
        "a = x.copy()\nfor W, b, g in layers:\n    z = np.zeros(W.shape[1])\n    for j in range(W.shape[1]):\n"
        "        z[j] = a @ W[:, j] + b[j]\n    a = g(z)\nreturn a",
    ],
    "two_class_softmax": [
        "return stable_sigmoid(z1 - z0)",
        "return 1 / (1 + np.exp(z0 - z1))",
        "return np.exp(-np.logaddexp(0, z0 - z1))",
        "d = z1 - z0\ne = np.exp(-np.abs(d))\nreturn np.where(d >= 0, 1, e) / (1 + e)",
        "top = np.maximum(z1, z0)\ne1, e0 = np.exp(z1 - top), np.exp(z0 - top)\nreturn e1 / (e1 + e0)",
        "return 1 - sigmoid(z0 - z1)",
        "return 0.5 * (1 + np.tanh((z1 - z0) / 2))",
        "return np.exp(z1 - np.logaddexp(z1, z0))",
        "Z = np.stack([np.ravel(z1), np.ravel(z0)]).astype(float)\n"
        "return softmax_columns(Z)[0].reshape(np.shape(z1))",
        "return (1 + np.exp(np.minimum(z0 - z1, 700))) ** -1.0",
        "out = [sigmoid(a - b) for a, b in zip(np.ravel(z1), np.ravel(z0))]\n"
        "return np.array(out).reshape(np.shape(z1))",
        "return sigmoid(np.subtract(z1, z0))",
    ],
}  # fmt: skip
