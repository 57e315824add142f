"""Right answers of chapter 07 in other styles than ours. All pass."""

RIGHT = {
    "fit_scaler": [
        "return np.mean(X, 1, keepdims=True), np.std(X, 1, keepdims=True)",
        "n = X.shape[0]\nreturn X.mean(axis=1).reshape(n, 1), X.std(axis=1).reshape(n, 1)",
        "mu = X.sum(axis=1, keepdims=True) / X.shape[1]\n"
        "sigma = np.sqrt(((X - mu) ** 2).sum(axis=1, keepdims=True) / X.shape[1])\nreturn mu, sigma",
        "mu = np.mean(X, axis=1)[:, None]\nreturn mu, np.sqrt(np.mean((X - mu) ** 2, axis=1))[:, None]",
        "mu, sigma = [], []\nfor row in X:\n    mu.append([row.mean()])\n    sigma.append([row.std()])\n"
        "return np.array(mu), np.array(sigma)",
        "m = X.shape[1]\nmu = X @ np.ones((m, 1)) / m\nD = X - mu\n"
        "return mu, np.sqrt(np.einsum('ij,ij->i', D, D) / m).reshape(-1, 1)",
        "mu = np.average(X, axis=1, weights=np.ones(X.shape[1])).reshape(-1, 1)\n"
        "return mu, np.var(X, axis=1, keepdims=True) ** 0.5",
        "return [np.mean(X.T, axis=0)[:, np.newaxis], np.std(X.T, axis=0)[:, np.newaxis]]",
        "n, m = X.shape\nmu, sigma = np.zeros((n, 1)), np.zeros((n, 1))\nfor j in range(n):\n"
        "    mu[j] = sum(X[j]) / m\n    sigma[j] = math.sqrt(sum((x - mu[j, 0]) ** 2 for x in X[j]) / m)\n"
        "return mu, sigma",
        "mu = X.mean(axis=-1, keepdims=True)\n"
        "sigma = np.linalg.norm(X - mu, axis=-1, keepdims=True) / np.sqrt(X.shape[-1])\nreturn mu, sigma",
    ],
    "apply_scaler": [
        "return np.divide(np.subtract(X, mu), sigma)",
        "return (X - mu) * (1 / sigma)",
        "return X / sigma - mu / sigma",
        "Z = X.copy()\nZ -= mu\nZ /= sigma\nreturn Z",
        "out = np.empty(X.shape)\nfor j in range(X.shape[0]):\n    out[j] = (X[j] - mu[j, 0]) / sigma[j, 0]\n"
        "return out",
        "return np.array([(x - mu[:, 0]) / sigma[:, 0] for x in X.T]).T",
        "return ((X.T - mu.T) / sigma.T).T",
        "return np.diag(1 / sigma.ravel()) @ (X - mu)",
        "return np.concatenate([(x - m) / s for x, m, s in zip(X[:, None], mu, sigma)])",
    ],
    "init_std": [
        "if activation == 'relu':\n    return np.sqrt(2 / n_in)\nreturn np.sqrt(1 / n_in)",
        "return math.sqrt({'relu': 2, 'tanh': 1}[activation] / n_in)",
        "return (2 / n_in) ** 0.5 if activation == 'relu' else n_in**-0.5",
        "variance = 1 / n_in\nif activation == 'relu':\n    variance *= 2\nreturn math.sqrt(variance)",
        "return float(np.sqrt((1 + (activation == 'relu')) / n_in))",
        "match activation:\n    case 'relu':\n        return math.sqrt(2) / math.sqrt(n_in)\n    case _:\n"
        "        return 1 / math.sqrt(n_in)",
        "return np.power(n_in / 2 if activation == 'relu' else n_in, -0.5)",
        "def he(n):\n    return np.sqrt(2.0 / n)\n\ndef xavier(n):\n    return np.sqrt(1.0 / n)\n\n"
        "return {'relu': he, 'tanh': xavier}[activation](n_in)",
        "return np.exp(0.5 * (np.log(2.0 if activation != 'tanh' else 1.0) - np.log(n_in)))",
    ],
    "layer_rms": [
        "out = []\nfor W in Ws:\n    A0 = g(np.dot(W, A0))\n    out.append(np.sqrt((A0**2).mean()))\nreturn out",
        "A, out = A0, []\nfor l in range(len(Ws)):\n    Z = Ws[l] @ A\n    A = g(Z)\n"
        "    out += [np.linalg.norm(A) / math.sqrt(A.size)]\nreturn out",
        "signals = [A0]\nfor W in Ws:\n    signals.append(g(W @ signals[-1]))\n"
        "return [float(np.sqrt(np.mean(np.square(A)))) for A in signals[1:]]",
        "def rms(A):\n    return (np.sum(A * A) / A.size) ** 0.5\n\nresult, A = np.zeros(len(Ws)), A0\n"
        "for l, W in enumerate(Ws):\n    A = g(W @ A)\n    result[l] = rms(A)\nreturn result",
        "if not Ws:\n    return []\nA = g(Ws[0] @ A0)\nreturn [np.sqrt(np.mean(A**2))] + layer_rms(A, Ws[1:], g)",
        "from itertools import accumulate\nsignals = accumulate(Ws, lambda A, W: g(W @ A), initial=A0)\n"
        "return tuple(np.sqrt(np.mean(A**2)) for A in list(signals)[1:])",
        "A = A0.copy()\nsizes = []\nfor W in list(Ws):\n    A = g(np.einsum('ij,jk->ik', W, A))\n"
        "    sizes.append(math.sqrt(np.var(A) + np.mean(A) ** 2))\nreturn sizes",
        "A = A0\nreturn [float(np.sqrt(np.mean((A := g(W @ A)) ** 2))) for W in Ws]",
    ],
    "pack": [
        "return np.concatenate([params[k].ravel() for k in keys])[:, None]",
        "return np.vstack([params[k].reshape(-1, 1) for k in keys])",
        "numbers = []\nfor k in keys:\n    numbers.extend(params[k].flatten())\n"
        "return np.array(numbers).reshape(-1, 1)",
        "theta = np.zeros((0, 1))\nfor k in keys:\n"
        "    theta = np.concatenate([theta, np.reshape(params[k], (-1, 1))])\nreturn theta",
        "N = sum(params[k].size for k in keys)\nout = np.empty((N, 1))\ni = 0\nfor k in keys:\n    v = params[k]\n"
        "    out[i:i + v.size, 0] = v.ravel()\n    i += v.size\nreturn out",
        "return np.hstack([params[k].reshape(1, -1) for k in keys]).T",
        "return np.array([[x] for k in keys for row in params[k] for x in row])",
        "return np.r_[tuple(params[k].ravel() for k in keys)].reshape((-1, 1))",
        "from functools import reduce\n"
        "return reduce(lambda a, b: np.append(a, b), [params[k] for k in keys], np.array([])).reshape(-1, 1)",
    ],
    "numerical_grad": [
        "theta = theta.astype(float)\ngrad = np.zeros(theta.shape)\nfor i in range(theta.shape[0]):\n"
        "    plus, minus = theta.copy(), theta.copy()\n    plus[i, 0] += epsilon\n    minus[i, 0] -= epsilon\n"
        "    grad[i, 0] = (f(plus) - f(minus)) / (2 * epsilon)\nreturn grad",
        "N = len(theta)\nE = epsilon * np.eye(N)\n"
        "return np.array([[(f(theta + E[:, [k]]) - f(theta - E[:, [k]])) / (2 * epsilon)] for k in range(N)])",
        "theta = np.array(theta, dtype=float)\ngrad = np.zeros_like(theta)\nfor k in range(theta.size):\n"
        "    old = theta[k, 0]\n    theta[k, 0] = old + epsilon\n    up = f(theta)\n"
        "    theta[k, 0] = old - epsilon\n    down = f(theta)\n    theta[k, 0] = old\n"
        "    grad[k, 0] = (up - down) / (2 * epsilon)\nreturn grad",
        "def slope(k):\n    e = np.zeros(theta.shape)\n    e[k] = epsilon\n"
        "    return (f(theta + e) - f(theta - e)) / epsilon / 2\n\n"
        "return np.array([slope(k) for k in range(len(theta))]).reshape(-1, 1)",
        "it = np.nditer(np.zeros(theta.shape), flags=['multi_index'])\n"
        "grad = np.empty(theta.shape, dtype=np.float64)\nfor _ in it:\n    step = np.zeros(theta.shape)\n"
        "    step[it.multi_index] = epsilon\n"
        "    grad[it.multi_index] = 0.5 * (f(theta + step) - f(theta - step)) / epsilon\nreturn grad",
        "grads = []\nfor k in range(theta.shape[0]):\n"
        "    nudge = np.where(np.arange(theta.shape[0]) == k, epsilon, 0.0)[:, None]\n"
        "    right, left = f(theta + nudge), f(theta - nudge)\n    grads.append([(right - left) / (2 * epsilon)])\n"
        "return np.array(grads)",
        "grad = 0.0 * theta\nfor k in range(len(theta)):\n    plus = 1.0 * theta\n    minus = 1.0 * theta\n"
        "    plus[k] += epsilon\n    minus[k] -= epsilon\n"
        "    grad[k] = (f(plus) - f(minus)) / (plus[k] - minus[k])\nreturn grad",
        "steps = np.split(epsilon * np.eye(theta.size), theta.size, axis=1)\n"
        "slopes = map(lambda e: (f(np.add(theta, e)) - f(np.subtract(theta, e))) / (2 * epsilon), steps)\n"
        "return np.fromiter(slopes, float).reshape(theta.shape)",
    ],
    "relative_error": [
        "size = np.linalg.norm(a) + np.linalg.norm(b)\nreturn 0.0 if size == 0 else np.linalg.norm(a - b) / size",
        "gap = np.sqrt(np.sum((a - b) ** 2))\nsize = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))\nif size == 0:\n"
        "    return 0\nreturn gap / size",
        "if not a.any() and not b.any():\n    return 0.0\n"
        "return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))",
        "return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-30)",
        "def length(v):\n    return math.sqrt(float((v.T @ v).item()))\n\nsize = length(a) + length(b)\n"
        "return length(a - b) / size if size > 0 else 0.0",
        "n = np.linalg.norm\nif n(a - b) == 0:\n    return 0.0\nreturn n(b - a) / (n(b) + n(a))",
        "top = math.dist(a.ravel(), b.ravel())\nbottom = math.hypot(*a.ravel()) + math.hypot(*b.ravel())\n"
        "return top / bottom if bottom else 0.0",
        "size = sum(np.linalg.norm(g) for g in (a, b))\n"
        "return float(np.divide(np.linalg.norm(a - b), size, out=np.zeros(()), where=size > 0))",
        "return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-12)",
        "size = np.linalg.norm(a) + np.linalg.norm(b)\nif math.isclose(size, 0):\n    return 0.0\n"
        "u, v = a / size, b / size\nreturn np.linalg.norm(u - v)",
    ],
}  # fmt: skip
