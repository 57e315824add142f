"""Right answers of chapter 10, the first half, in other styles than ours. All pass."""

RIGHT = {
    "softmax_columns": [
        "Z = Z - np.max(Z, axis=0)\nE = np.exp(Z)\nreturn E / np.sum(E, axis=0)",
        "return np.exp(Z - log_sum_exp(Z))",
        "return np.exp(Z - np.logaddexp.reduce(Z, axis=0))",
        "out = np.zeros(Z.shape)\nfor i in range(Z.shape[1]):\n    z = Z[:, i]\n    e = np.exp(z - max(z))\n"
        "    out[:, i] = e / sum(e)\nreturn out",
        "D = np.minimum(Z[None, :, :] - Z[:, None, :], 700)\nreturn 1 / np.exp(D).sum(axis=1)",
        "S = Z.T\nS = S - S.max(axis=1, keepdims=True)\nE = np.exp(S)\nreturn (E / E.sum(axis=1, keepdims=True)).T",
        "E = np.exp(Z - Z.max(axis=0))\nreturn np.einsum('km,m->km', E, 1 / np.einsum('km->m', E))",
        "E = np.exp(Z - np.max(Z, axis=0, keepdims=True))\nE /= E.sum(axis=0)\nreturn E",
        "return np.stack([np.exp(z - z.max()) / np.exp(z - z.max()).sum() for z in Z.T], axis=1)",
        "return np.apply_along_axis(lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(), 0, Z)",
        "E = np.exp(Z - np.amax(Z, 0))\nreturn E / (np.ones((1, Z.shape[0])) @ E)",
        "C, m = Z.shape\nA = [[0.0] * m for _ in range(C)]\nfor i in range(m):\n"
        "    top = max(Z[k, i] for k in range(C))\n    powers = [math.exp(Z[k, i] - top) for k in range(C)]\n"
        "    for k in range(C):\n        A[k][i] = powers[k] / sum(powers)\nreturn np.array(A)",
    ],
    "log_sum_exp": [
        "m = np.max(Z, axis=0)\nreturn (m + np.log(np.sum(np.exp(Z - m), axis=0))).reshape(1, -1)",
        "return np.logaddexp.reduce(Z, axis=0, keepdims=True)",
        "return np.logaddexp.reduce(Z, axis=0)[None, :]",
        "out = Z[:1]\nfor z in Z[1:]:\n    out = np.logaddexp(out, z)\nreturn out",
        "out = []\nfor z in Z.T:\n    top = max(z)\n    out.append(top + math.log(sum(math.exp(v - top) for v in z)))\n"
        "return np.array([out])",
        "top = Z.max(axis=0, keepdims=True)\nE = np.exp(Z - top)\nreturn np.log(E.sum(axis=0, keepdims=True)) + top",
        "A = softmax_columns(Z)\nk = np.argmax(Z, axis=0)\ni = np.arange(Z.shape[1])\n"
        "return (Z[k, i] - np.log(A[k, i]))[np.newaxis]",
        "top = Z.max(axis=0)\n"
        "return top + np.log1p(np.sort(np.exp(Z - top), axis=0)[:-1].sum(axis=0, keepdims=True))",
        "from functools import reduce\nreturn reduce(np.logaddexp, Z).reshape(1, -1)",
        "top = Z.max(axis=0, keepdims=True)\nE = np.exp(Z - top)\nones = np.ones((1, len(Z)))\n"
        "return np.log(ones @ E) + top",
        "top = np.max(Z, 0)\nreturn np.expand_dims(np.log(np.einsum('km->m', np.exp(Z - top))) + top, 0)",
        "S = np.sort(Z, axis=0)\nreturn S[-1:] + np.log(1 + np.exp(S[:-1] - S[-1]).sum(axis=0))",
    ],
    "one_hot": [
        "return np.eye(C)[:, labels]",
        "return np.eye(C)[labels].T",
        "return (np.arange(C)[:, None] == labels).astype(float)",
        "return np.array([[1 if y == k else 0 for y in labels] for k in range(C)])",
        "Y = np.zeros((C, len(labels)))\nfor i, y in enumerate(labels):\n    Y[y, i] = 1.0\nreturn Y",
        "return np.where(labels[None, :] == np.arange(C).reshape(-1, 1), 1.0, 0.0)",
        "return np.equal.outer(np.arange(C), labels) * 1.0",
        "Y = np.zeros((labels.size, C))\nY[np.arange(labels.size), labels] = 1\nreturn Y.T",
        "Y = np.zeros(C * labels.size)\nY[labels * labels.size + np.arange(labels.size)] = 1\nreturn Y.reshape(C, -1)",
        "return np.stack([labels == k for k in range(C)]).astype(int)",
        "Y = np.zeros((C, labels.size))\nnp.put_along_axis(Y, labels[None], 1, axis=0)\nreturn Y",
        "return np.maximum(0, 1 - np.abs(np.arange(C)[:, None] - labels))",
        "columns = []\nfor y in labels:\n    column = np.zeros((C, 1))\n    column[y] = 1\n    columns.append(column)\n"
        "return np.hstack(columns)",
        "return np.identity(C).take(labels, axis=1)",
    ],
    "cross_entropy": [
        "return -np.mean(np.sum(Y * np.log(A), axis=0))",
        "return -np.log(np.sum(Y * A, axis=0)).mean()",
        "k = np.argmax(Y, axis=0)\nreturn float(np.mean(-np.log(A[k, np.arange(A.shape[1])])))",
        "return -np.sum(np.log(A[Y == 1])) / A.shape[1]",
        "return -np.trace(Y.T @ np.log(A)) / Y.shape[1]",
        "return -np.einsum('km,km->', Y, np.log(A)) / len(Y.T)",
        "return np.sum(Y * np.log(1 / A)) / Y.shape[1]",
        "return -np.vdot(Y, np.log(A)) / Y.shape[1]",
        "total = 0.0\nC, m = A.shape\nfor i in range(m):\n    for k in range(C):\n        if Y[k, i] == 1:\n"
        "            total -= math.log(A[k, i])\nreturn total / m",
        "return -np.sum(Y * np.log(A + 1e-8)) / Y.shape[1]",
        "return -np.log(np.prod(A**Y)) / Y.shape[1]",
        "return -np.mean(np.log(A[Y.astype(bool)]))",
        "return np.mean(-np.log(np.max(A * Y, axis=0)))",
        "return sum(-math.log(a @ y) for a, y in zip(A.T, Y.T)) / len(A.T)",
        "return -np.average(np.log(A), weights=Y)",
    ],
    "ce_from_logits": [
        "return np.mean(np.logaddexp.reduce(Z, axis=0) - Z[labels, range(len(labels))])",
        "D = Z - Z[labels, np.arange(Z.shape[1])]\nreturn float(np.mean(log_sum_exp(D)))",
        "Y = one_hot(labels, Z.shape[0])\nreturn float(np.sum(Y * (log_sum_exp(Z) - Z)) / Z.shape[1])",
        "lse = log_sum_exp(Z).ravel()\nright = np.take_along_axis(Z, labels[None, :], axis=0).ravel()\n"
        "return (lse - right).mean()",
        "losses = []\nfor i, k in enumerate(labels):\n    z = Z[:, i] - Z[:, i].max()\n"
        "    losses.append(np.log(np.exp(z).sum()) - z[k])\nreturn sum(losses) / len(losses)",
        "logA = Z - log_sum_exp(Z)\nreturn -np.mean(logA[labels, np.arange(labels.size)])",
        "logA = Z - log_sum_exp(Z)\nreturn -np.sum(one_hot(labels, len(Z)) * logA) / Z.shape[1]",
        "top = np.max(Z, axis=0)\ns = Z - top\n"
        "return np.average(np.log(np.sum(np.exp(s), 0)) - s[labels, np.arange(Z.shape[1])])",
        "return np.mean(np.diag(log_sum_exp(Z) - Z[labels]))",
        "return np.mean([log_sum_exp(Z)[0, i] - Z[labels[i], i] for i in range(Z.shape[1])])",
        "total = 0.0\nfor z, k in zip(Z.T, labels):\n    top = max(z)\n"
        "    total += top + math.log(sum(math.exp(v - top) for v in z)) - z[k]\nreturn total / len(labels)",
        "D = log_sum_exp(Z) - Z\nreturn D[np.eye(len(Z), dtype=bool)[:, labels]].mean()",
        "return float(np.mean(log_sum_exp(Z) - np.choose(labels, Z)))",
        "return np.mean(log_sum_exp(Z).T - Z[labels, np.arange(labels.size)])",
    ],
}  # fmt: skip
