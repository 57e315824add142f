"""The listed mistakes of chapter 07, written on other right answers than our references: each gets its name."""

WORDINGS = {
    "fit_scaler": [
        ("mu = np.mean(X, axis=1, keepdims=True)\nreturn mu, ((X - mu) ** 2).mean(axis=1, keepdims=True)",
         "variance_not_std"),
        ("return np.mean(X, 0, keepdims=True), np.std(X, 0, keepdims=True)", "per_example"),
        ("return np.mean(X, axis=1), np.std(X, axis=1)", "lost_keepdims"),
        ("return X.sum(axis=1) / X.shape[1], X.std(axis=1, keepdims=True)", "lost_keepdims"),
        ("return np.mean(X), np.std(X)", "global_mean"),
        ("return X.sum() / X.size, X.std(axis=1, keepdims=True)", "global_mean"),
        ("mu = np.mean(X, axis=1, keepdims=True)\n"
         "return mu, np.sqrt(((X - mu) ** 2).sum(axis=1, keepdims=True) / (X.shape[1] - 1))", "divided_by_m_minus_1"),
    ],
    "apply_scaler": [
        ("mu, sigma = fit_scaler(X) if X.shape[1] > 1 else (X, 0 * X)\nreturn (X - mu) / sigma", "refit_on_test"),
        ("return (X - np.mean(X, axis=1).reshape(-1, 1)) / np.std(X, axis=1).reshape(-1, 1)", "refit_on_test"),
        ("return (X - mu) / np.square(sigma)", "divided_by_variance"),
        ("return np.subtract(X / sigma, mu)", "order_of_operations"),
        ("return np.divide(X, sigma)", "no_centering"),
        ("return sigma * (X - mu)", "multiplied"),
    ],
    "init_std": [
        ("return 2 / n_in if activation == 'relu' else 1 / n_in", "variance_not_std"),
        ("return math.sqrt(1 / n_in) if activation == 'relu' else math.sqrt(2 / n_in)", "swapped_gain"),
        ("return 1e-2", "constant_001"),
        ("return math.sqrt(2 * n_in) if activation == 'relu' else math.sqrt(n_in)", "times_n"),
        ("return math.sqrt(2 / n_in)", "same_for_both"),
        ("return n_in**-0.5", "same_for_both"),
    ],
    "layer_rms": [
        ("signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ A0))\n"
         "return [np.linalg.norm(A) / A.size**0.5 for A in signals[1:]]", "always_input"),
        ("signals = [A0]\nfor W in Ws:\n    signals.append(W @ signals[-1])\n"
         "return [np.linalg.norm(A) / A.size**0.5 for A in signals[1:]]", "forgot_activation"),
        ("return [np.linalg.norm(W) / W.size**0.5 for W in Ws]", "measured_weights"),
        ("signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ signals[-1]))\n"
         "return [np.sum(A**2) / A.size for A in signals[1:]]", "no_root"),
        ("signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ signals[-1]))\n"
         "return [np.abs(A).sum() / A.size for A in signals[1:]]", "mean_not_rms"),
        ("signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ signals[-1]))\n"
         "return [A.std() for A in signals[1:]]", "spread_not_size"),
        ("signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ signals[-1]))\n"
         "return [np.linalg.norm(A) / A.size**0.5 for A in signals]", "input_counted"),
        ("return np.array([np.sqrt(np.mean(W * W)) for W in Ws])", "measured_weights"),
    ],
    "pack": [
        ("return np.vstack([params[k].reshape(-1, 1) for k in sorted(keys)])", "dict_order"),
        ("return np.vstack([params[k].reshape(-1, 1) for k in params if k in keys])", "dict_order"),
        ("return np.concatenate([params[k].flatten('F') for k in keys])[:, None]", "fortran_order"),
        ("return np.concatenate([params[k].ravel() for k in keys])[None, :]", "row_vector"),
        ("return np.vstack([params[k].reshape(-1, 1) for k in keys if k.startswith('W')])", "weights_only"),
    ],
    "numerical_grad": [
        ("grad = np.zeros(theta.shape)\nfor k in range(theta.shape[0]):\n    e = np.zeros(theta.shape)\n"
         "    e[k, 0] = epsilon\n    grad[k, 0] = (f(theta + e) - f(theta)) / epsilon\nreturn grad", "one_sided"),
        ("grad = np.zeros(theta.shape)\nfor k in range(theta.shape[0]):\n    e = np.zeros(theta.shape)\n"
         "    e[k, 0] = epsilon\n    grad[k, 0] = (f(theta + e) - f(theta - e)) / epsilon\nreturn grad",
         "forgot_two"),
        ("grad = np.zeros(theta.shape)\nfor k in range(theta.shape[0]):\n    e = np.zeros(theta.shape)\n"
         "    e[k, 0] = 1\n    grad[k] = (f(theta + epsilon * e) - f(theta - epsilon * e)) / 2 * epsilon\nreturn grad",
         "divided_then_multiplied"),
        ("grad = np.zeros(theta.shape)\nfor k in range(theta.shape[0]):\n    e = np.zeros(theta.shape)\n"
         "    e[k, 0] = epsilon\n    grad[k, 0] = (f(theta - e) - f(theta + e)) / (2 * epsilon)\nreturn grad",
         "sign"),
        ("theta = theta.astype(float)\ngrad = np.zeros(theta.shape)\nfor k in range(theta.size):\n"
         "    theta[k] = theta[k] + epsilon\n    up = f(theta)\n    theta[k] = theta[k] - 2 * epsilon\n"
         "    grad[k] = (up - f(theta)) / (2 * epsilon)\nreturn grad", "not_restored"),
        ("grad = np.zeros(theta.shape)\nfor k in range(theta.size):\n    plus = minus = theta\n"
         "    plus[k] += epsilon\n    minus[k] -= epsilon\n    grad[k] = (f(plus) - f(minus)) / (2 * epsilon)\n"
         "return grad", "one_array"),
        ("grad = np.zeros_like(theta)\nfor k in range(theta.size):\n"
         "    plus, minus = np.copy(theta), np.copy(theta)\n    plus[k] += epsilon\n    minus[k] -= epsilon\n"
         "    grad[k] = (f(plus) - f(minus)) / (2 * epsilon)\nreturn grad", "whole_numbers"),
        ("grad = np.zeros_like(theta)\nfor k in range(theta.shape[0]):\n    e = np.zeros(theta.shape)\n"
         "    e[k, 0] = epsilon\n    grad[k, 0] = (f(theta + e) - f(theta - e)) / (2 * epsilon)\nreturn grad",
         "whole_numbers"),
        ("slope = (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)\nreturn slope * np.ones(theta.shape)",
         "nudged_together"),
    ],
    "relative_error": [
        ("return np.sqrt(((a - b) ** 2).sum())", "absolute"),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\nif size == 0:\n    return 0.0\n"
         "return np.linalg.norm(a - b) / np.sqrt(((a + b) ** 2).sum())", "sum_then_norm"),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\nif size == 0:\n    return 0.0\n"
         "return np.sum((a - b) ** 2) / size", "squared_norms"),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\nif size == 0:\n    return 0.0\n"
         "return (a.sum() - b.sum()) / size", "signed_sum"),
        ("return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))", "zero_by_zero"),
        ("size = np.linalg.norm(a) + np.linalg.norm(b)\nif size == 0:\n    return 0.0\n"
         "return np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b))", "larger_one"),
    ],
}  # fmt: skip
