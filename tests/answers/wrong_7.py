"""Wrong answers of chapter 07, as people write them. None may pass, and none may be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "fit_scaler": [
        ("return np.median(X, axis=1, keepdims=True), X.std(axis=1, keepdims=True)", ()),
        ("return X.std(axis=1, keepdims=True), X.mean(axis=1, keepdims=True)", ()),
        ("return X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True) - X.min(axis=1, keepdims=True)", ()),
        ("return X.mean(axis=1, keepdims=True), np.sqrt(np.mean(X**2, axis=1, keepdims=True))", ()),
        ("mu = X.mean(axis=1, keepdims=True)\nreturn mu, np.mean(np.abs(X - mu), axis=1, keepdims=True)", ()),
        ("return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)", ()),
        ("return X.mean(axis=1, keepdims=True), X.std()", ()),
        ("return X.mean(axis=1, keepdims=True).T, X.std(axis=1, keepdims=True).T", ()),
        ("mu = X.sum(axis=1, keepdims=True) / len(X)\nreturn mu, X.std(axis=1, keepdims=True)", ()),
        ("mu = X.mean(axis=1, keepdims=True)\nreturn mu, np.sqrt(np.sum((X - mu) ** 2, axis=1, keepdims=True))", ()),
        ("mu = X.mean(axis=1, keepdims=True)\nreturn mu, np.mean((X - mu) ** 2, axis=1, keepdims=True)",
         ("variance_not_std",)),
        ("return X.mean(axis=1, keepdims=True)", ()),
        ("mu = X.mean(axis=1, keepdims=True)\nX -= mu\n"
         "return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)", ()),
        ("return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True) + 1e-2", ()),
    ],
    "apply_scaler": [
        ("return X - mu / sigma", ()),
        ("return (X + mu) / sigma", ()),
        ("return (mu - X) / sigma", ()),
        ("return (X - mu) / np.sqrt(sigma)", ()),
        ("return (X - X.min(axis=1, keepdims=True)) / (X.max(axis=1, keepdims=True) - X.min(axis=1, "
         "keepdims=True) + 1)", ()),
        ("return (X - mu) / X.std()", ()),
        ("return (X - X.mean(axis=1, keepdims=True)) / sigma", ()),
        ("return (X - mu) / sigma.T", ()),
        ("return (X - mu.mean()) / sigma.mean()", ()),
        ("return (X - sigma) / mu", ()),
        ("return np.clip((X - mu) / sigma, -1, 1)", ()),
        ("return X - mu", ()),
        ("return (X - mu) / sigma / X.shape[1]", ()),
        ("X -= mu\nX /= sigma", ()),
    ],
    "init_std": [
        ("return np.sqrt(2) / n_in", ()),
        ("return 2 / np.sqrt(n_in)", ()),
        ("return np.random.randn() * np.sqrt(2 / n_in)", ()),
        ("return np.random.randn(n_in) * np.sqrt(2 / n_in)", ()),
        ("return np.sqrt(n_in / 2) if activation == 'relu' else np.sqrt(n_in)", ()),
        ("if activation == 'relu':\n    return np.sqrt(2 / n_in)", ()),
        ("return np.sqrt(2 / (n_in + 1)) if activation == 'relu' else np.sqrt(1 / (n_in + 1))", ()),
        ("return np.sqrt(2 / n_in) if activation == 'ReLU' else np.sqrt(1 / n_in)", ("same_for_both",)),
        ("return [np.sqrt(2 / n_in)] if activation == 'relu' else [np.sqrt(1 / n_in)]", ()),
        ("return 1 / n_in", ("variance_not_std",)),
        ("return np.sqrt(2 // n_in) if activation == 'relu' else np.sqrt(1 // n_in)", ()),
        ("return round(np.sqrt(2 / n_in), 2) if activation == 'relu' else round(np.sqrt(1 / n_in), 2)", ()),
        ("return np.sqrt(6 / n_in) if activation == 'relu' else np.sqrt(3 / n_in)", ()),
        ("return np.sqrt(2 / n_in) if activation == 'relu' else 0.01", ()),
    ],
    "layer_rms": [
        ("A = A0\nfor W in Ws:\n    A = g(W @ A)\nreturn np.sqrt(np.mean(A**2))", ()),
        ("A = A0\nfor W in Ws:\n    A = g(W @ A)\n    return [np.sqrt(np.mean(A**2))]", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = W @ g(A)\n    out.append(np.sqrt(np.mean(A**2)))\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(np.mean(np.sqrt(np.abs(A))))\nreturn out",
         ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(np.sqrt(np.sum(A**2)))\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(np.mean(A))\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(A @ W)\n    out.append(np.sqrt(np.mean(A**2)))\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    Z = W @ A\n    A = g(Z)\n    out.append(np.sqrt(np.mean(Z**2)))\n"
         "return out", ()),
        ("A, out = A0, []\nfor W in reversed(Ws):\n    A = g(W @ A)\n    out.append(np.sqrt(np.mean(A**2)))\n"
         "return out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = np.tanh(W @ A)\n    out.append(np.sqrt(np.mean(A**2)))\nreturn out",
         ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(np.sqrt(np.mean(A**2, axis=1)))\n"
         "return out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(np.max(np.abs(A)))\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    out.append(A)\nreturn out", ()),
        ("A, out = A0, []\nfor W in Ws:\n    A = g(W * A)\n    out.append(np.sqrt(np.mean(A**2)))\nreturn out", ()),
    ],
    "pack": [
        ("return np.concatenate([params[k].ravel() for k in keys])", ()),
        ("return np.concatenate([params[k].T.reshape(-1, 1) for k in keys])", ("fortran_order",)),
        ("return np.concatenate([v.reshape(-1, 1) for v in params.values()])", ("dict_order",)),
        ("return np.concatenate([params[k].reshape(-1, 1) for k in keys[::-1]])", ()),
        ("return [params[k].reshape(-1, 1) for k in keys]", ()),
        ("return np.concatenate([params[k] for k in keys])", ()),
        ("return np.sort(np.concatenate([params[k].reshape(-1, 1) for k in keys]), axis=0)", ()),
        ("return np.concatenate([params[k].reshape(-1, 1) for k in keys if k[0] == 'b'])", ()),
        ("return np.concatenate([params[k].reshape(-1, 1) for k in keys[:-1]])", ()),
        ("return np.array([params[k].sum() for k in keys]).reshape(-1, 1)", ()),
        ("return params[keys[0]].reshape(-1, 1)", ()),
        ("out = np.zeros((0, 1))\nfor k in keys:\n    np.concatenate([out, params[k].reshape(-1, 1)])\nreturn out",
         ()),
        ("return np.concatenate([params[k].reshape(1, -1) for k in keys])", ()),
        ("return np.concatenate([params[k].reshape(-1, 1) for k in ['W1', 'b1', 'W2', 'b2']])", ()),
    ],
    "numerical_grad": [
        ("return (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta) - f(theta - e)) / epsilon\nreturn grad", ()),
        ("grad = np.zeros(len(theta))\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta + e) - f(theta - e)) / (2 * epsilon)\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = 1e-4\n    grad[k] = (f(theta + e) - f(theta - e)) / 2e-4\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta + e) + f(theta - e) - 2 * f(theta)) / epsilon**2\nreturn grad",
         ()),
        ("grad = np.zeros(theta.shape)\ne = np.zeros(theta.shape)\nfor k in range(len(theta)):\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta + e) - f(theta - e)) / (2 * epsilon)\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = f(theta + e) - f(theta - e) / (2 * epsilon)\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta + e) - f(theta - e)) / 2 * epsilon\nreturn grad",
         ("divided_then_multiplied",)),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n"
         "    grad[k] = (f(theta[k:k + 1] + epsilon) - f(theta[k:k + 1] - epsilon)) / (2 * epsilon)\nreturn grad",
         ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta) - 1):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = (f(theta + e) - f(theta - e)) / (2 * epsilon)\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n    e = np.zeros(theta.shape)\n"
         "    e[k] = epsilon\n    grad[k] = abs(f(theta + e) - f(theta - e)) / (2 * epsilon)\nreturn grad", ()),
        ("for k in range(len(theta)):\n    e = np.zeros(theta.shape)\n    e[k] = epsilon\n"
         "    return np.array([[(f(theta + e) - f(theta - e)) / (2 * epsilon)]])", ()),
        ("return 3 * theta**2", ()),
    ],
    "relative_error": [
        ("return np.linalg.norm(a - b) / np.linalg.norm(a)", ()),
        ("return np.abs(a - b) / (np.abs(a) + np.abs(b))", ()),
        ("return np.max(np.abs(a - b))", ()),
        ("return np.mean(np.abs(a - b) / (np.abs(a) + np.abs(b) + 1e-30))", ()),
        ("return np.linalg.norm(a + b) / (np.linalg.norm(a) + np.linalg.norm(b))", ()),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\nreturn np.linalg.norm(a - b) / size if size else 1.0", ()),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\n"
         "return (np.linalg.norm(a) - np.linalg.norm(b)) / size if size else 0.0", ()),
        ("size = np.sum(np.abs(a)) + np.sum(np.abs(b))\nreturn np.sum(np.abs(a - b)) / size if size else 0.0", ()),
        ("return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-2)", ()),
        ("return np.linalg.norm(a - b) < 1e-7", ()),
        ("size = np.sum(a**2) + np.sum(b**2)\nreturn np.sum((a - b) ** 2) / size if size else 0.0", ()),
        ("size = np.linalg.norm(a) * np.linalg.norm(b)\nreturn np.linalg.norm(a - b) / size if size else 0.0", ()),
        ("size = (np.linalg.norm(a) + np.linalg.norm(b)) / 2\nreturn np.linalg.norm(a - b) / size if size else 0.0",
         ()),
        ("return 0.0", ()),
    ],
}  # fmt: skip
