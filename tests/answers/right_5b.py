"""More right answers of chapters 05 to 07: loops, lists, recursion, other functions of NumPy, earlier answers."""

# fmt: off
RIGHT = {
    "split_sizes": [
        ("n_dev = int(m * dev_frac + 0.5)\nn_test = int(m * test_frac + 0.5)\nn_train = m - n_dev - n_test\n"
         "assert n_train + n_dev + n_test == m\nreturn [n_train, n_dev, n_test]"),
        ("def nearest(x):\n    low = math.floor(x)\n    return low if x - low < 0.5 else low + 1\n"
         "d, t = nearest(dev_frac * m), nearest(test_frac * m)\nreturn m - d - t, d, t"),
        ("n_dev = int(np.rint(m * dev_frac))\nn_test = int(np.rint(m * test_frac))\n"
         "return m - n_dev - n_test, n_dev, n_test"),
    ],
    "shuffle_split": [
        ("Xs = np.take(X, perm, axis=1)\nYs = np.take(Y, perm, axis=1)\nn = X.shape[-1] - n_dev - n_test\n"
         "Xp, Yp = np.split(Xs, [n, n + n_dev], axis=1), np.split(Ys, [n, n + n_dev], axis=1)\n"
         "return {'test': (Xp[2], Yp[2]), 'train': (Xp[0], Yp[0]), 'dev': (Xp[1], Yp[1])}"),
        ("both = np.vstack([X, Y])[:, perm]\nn = X.shape[0]\nk = both.shape[1] - n_dev - n_test\n"
         "cut = lambda A: (A[:n], A[n:])\n"
         "return {'train': cut(both[:, :k]), 'dev': cut(both[:, k:k + n_dev]), 'test': cut(both[:, k + n_dev:])}"),
        ("out, start = {}, 0\n"
         "for name, size in (('train', X.shape[1] - n_dev - n_test), ('dev', n_dev), ('test', n_test)):\n"
         "    idx = perm[start:start + size]\n    out[name] = (X[:, idx], Y[:, idx])\n    start += size\n"
         "return out"),
    ],
    "diagnose": [
        ("errors = np.array([baseline, train_err, dev_err])\nbias, variance = np.diff(errors) > tol\n"
         "return {'bias': bias, 'variance': variance}"),
        ("b = True if train_err - baseline > tol else False\nv = True if dev_err - train_err > tol else False\n"
         "return dict(variance=v, bias=b)"),
        ("gaps = {'bias': train_err - baseline, 'variance': dev_err - train_err}\n"
         "return {name: gap > tol for name, gap in gaps.items()}"),
    ],
    "poly_features": [
        ("if d == 1:\n    return x.reshape(-1, 1)\nP = poly_features(x, d - 1)\n"
         "return np.hstack([P, (P[:, -1] * x)[:, np.newaxis]])"),
        "return np.array([[value ** k for k in range(1, d + 1)] for value in x])",
        "return np.cumprod(np.repeat(x.reshape(-1, 1), d, axis=1), axis=1)",
    ],
    "select_degree": [
        ("best, degree = float('inf'), None\nfor d, cost in enumerate(J_cv, start=1):\n    if cost < best:\n"
         "        best, degree = cost, d\nreturn degree"),
        "return min(range(1, len(J_cv) + 1), key=lambda d: J_cv[d - 1])",
        "return min((c, d) for d, c in enumerate(J_cv, 1))[1]",
    ],
    "select_and_report": [
        ("dev, test = np.array(dev_errs), np.array(test_errs)\ni = int(np.flatnonzero(dev == dev.min())[0])\n"
         "return np.array([i, test[i]])"),
        ("best = 0\nfor i, e in enumerate(dev_errs):\n    if e < dev_errs[best]:\n        best = i\n"
         "return best, float(test_errs[best])"),
        "_, i, t = min((d, i, t) for i, (d, t) in enumerate(zip(dev_errs, test_errs)))\nreturn i, t",
    ],
    "l2_penalty": [
        ("s = 0.0\nfor name in params:\n    if not name.startswith('b'):\n        for row in params[name]:\n"
         "            for w in row:\n                s += w ** 2\nreturn (lambd * s) / (2 * m)"),
        ("L = len(params) // 2\ntotal = 0\nfor l in range(1, L + 1):\n"
         "    total += np.linalg.norm(params['W' + str(l)]) ** 2\nreturn total * lambd / 2 / m"),
        ("def squares(W):\n    return np.einsum('ij,ij->', W, W)\n"
         "return lambd * sum(squares(params[k]) for k in sorted(params) if k[0] != 'b') / m / 2"),
    ],
    "l2_grad": [
        "return np.array([[d + lambd * w / m for d, w in zip(dr, wr)] for dr, wr in zip(dW, W)])",
        "penalty_grad = 2 * lambd / (2 * m) * W\ndW = dW + penalty_grad\nreturn dW",
        "factor = np.float32(lambd) / m\nreturn dW + factor * W",
    ],
    "decay_step": [
        ("out = np.zeros(W.shape)\nfor i in range(W.shape[0]):\n    for j in range(W.shape[1]):\n"
         "        out[i, j] = W[i, j] - learning_rate * (dW[i, j] + lambd * W[i, j] / m)\nreturn out"),
        "W_new = W.copy()\nW_new *= 1 - learning_rate * (lambd / m)\nW_new -= learning_rate * dW\nreturn W_new",
        "decay = 1 - learning_rate * lambd / m\nreturn decay * W - learning_rate * dW",
    ],
    "dropout_mask": [
        "return np.array([t < keep_prob for t in u.ravel()]).reshape(u.shape)",
        "return np.logical_not(np.greater_equal(u, keep_prob))",
        "D = np.zeros(u.shape)\nD[u < keep_prob] = 1\nreturn D",
    ],
    "dropout_forward": [
        ("return np.array([[0 if training and u[i, j] >= keep_prob else A[i, j] / (keep_prob if training "
         "else 1) for j in range(A.shape[1])] for i in range(A.shape[0])])"),
        ("if training == True:\n    scale = np.where(u < keep_prob, 1 / keep_prob, 0)\nelse:\n    scale = 1\n"
         "return A * scale"),
        ("if not training:\n    return A\nD = (u < keep_prob).astype(int)\nA = np.multiply(A, D)\n"
         "A = A / keep_prob\nreturn A"),
    ],
    "dropout_backward": [
        ("return np.array([[d / keep_prob if keep else 0.0 for d, keep in zip(*rows)] for rows in zip(dA, "
         "mask)])"),
        "return dropout_forward(dA, keep_prob, 1.0 - mask, True)",
        "return np.einsum('ij,ij->ij', dA, mask) / keep_prob",
    ],
    "flip_horizontal": [
        ("out = np.empty_like(images)\nW = images.shape[2]\nfor j in range(W):\n"
         "    out[:, :, j] = images[:, :, W - 1 - j]\nreturn out"),
        "return np.transpose(np.transpose(images, (2, 0, 1, 3))[::-1], (1, 2, 0, 3))",
        "return images.take(range(images.shape[2] - 1, -1, -1), axis=2)",
    ],
    "early_stop": [
        ("def look(best, i, wait):\n    if i == len(dev_errs) or wait == patience:\n        return best\n"
         "    if dev_errs[i] < dev_errs[best]:\n        return look(i, i + 1, 0)\n"
         "    return look(best, i + 1, wait + 1)\nreturn look(0, 1, 0)"),
        ("best, best_i, wait = float('inf'), 0, 0\nfor i, e in enumerate(dev_errs):\n    if e < best:\n"
         "        best, best_i, wait = e, i, 0\n        continue\n    wait += 1\n    if wait == patience:\n"
         "        break\nreturn best_i"),
        ("e = np.array(dev_errs)\nlowest = np.minimum.accumulate(e)\nfor stop in range(patience, len(e)):\n"
         "    if lowest[stop] == lowest[stop - patience]:\n        return int(np.argmin(e[:stop + 1]))\n"
         "return np.argmin(e)"),
    ],
    "fit_scaler": [
        ("mu, sigma = [], []\nfor row in X:\n    mean = sum(row) / len(row)\n    mu.append([mean])\n"
         "    sigma.append([math.sqrt(sum((x - mean) ** 2 for x in row) / len(row))])\n"
         "return np.array(mu), np.array(sigma)"),
        ("ones = np.ones((X.shape[1], 1))\nmu = X @ ones / ones.size\n"
         "sigma = np.linalg.norm(X - mu, axis=1, keepdims=True) / np.sqrt(ones.size)\nreturn mu, sigma"),
        ("n, m = X.shape\nmu = np.sum(X, axis=1).reshape(n, 1) / m\n"
         "var = np.sum((X - mu) ** 2, axis=1).reshape(n, 1) / m\nreturn [mu, np.sqrt(var)]"),
    ],
    "apply_scaler": [
        ("out = np.zeros(X.shape)\nfor i in range(X.shape[0]):\n    for j in range(X.shape[1]):\n"
         "        out[i, j] = (X[i, j] - mu[i, 0]) / sigma[i, 0]\nreturn out"),
        "return np.array([(row - m) / s for row, m, s in zip(X, mu.ravel(), sigma.ravel())])",
        "return np.diag(1 / sigma.ravel()) @ (X - np.tile(mu, (1, X.shape[1])))",
    ],
    "init_std": [
        ("if activation == 'relu':\n    return math.sqrt(2 / n_in)\nelif activation == 'tanh':\n"
         "    return math.sqrt(1 / n_in)"),
        "var = 1 / n_in\nif activation == 'relu':\n    var *= 2\nreturn np.sqrt(var)",
        "return np.sqrt({'relu': 2, 'tanh': 1}[activation]) / np.sqrt(n_in)",
    ],
    "layer_rms": [
        ("A, sizes = A0, []\nfor l in range(len(Ws)):\n    Z = np.dot(Ws[l], A)\n    A = g(Z)\n"
         "    sizes += [math.sqrt(np.sum(A * A) / (A.shape[0] * A.shape[1]))]\nreturn tuple(sizes)"),
        ("A = A0.copy()\nrms = np.zeros(len(Ws))\nfor i, W in enumerate(Ws):\n"
         "    A = g(np.einsum('ij,jk->ik', W, A))\n    rms[i] = np.sqrt(np.mean(A ** 2))\nreturn rms"),
        ("from itertools import accumulate\n"
         "layers = list(accumulate(Ws, lambda A, W: g(W @ A), initial=A0))[1:]\n"
         "return [np.mean(A ** 2) ** 0.5 for A in layers]"),
    ],
    "pack": [
        ("N = sum(params[k].size for k in keys)\nout = np.zeros((N, 1))\ni = 0\nfor k in keys:\n"
         "    n = params[k].size\n    out[i:i + n, 0] = params[k].flat\n    i += n\nreturn out"),
        ("theta = np.empty((0, 1))\nfor k in keys:\n"
         "    theta = np.append(theta, params[k].reshape(-1, 1), axis=0)\nreturn theta"),
        ("if not keys:\n    return np.zeros((0, 1))\n"
         "return np.r_[as_column(params[keys[0]].flatten()), pack(params, keys[1:])]"),
    ],
    "numerical_grad": [
        ("theta = np.array(theta, dtype=float)\ngrad = np.zeros_like(theta)\nfor k in range(theta.size):\n"
         "    old = theta[k, 0]\n    theta[k, 0] = old + epsilon\n    up = f(theta)\n"
         "    theta[k, 0] = old - epsilon\n    down = f(theta)\n    theta[k, 0] = old\n"
         "    grad[k, 0] = (up - down) / 2 / epsilon\nreturn grad"),
        ("grad = np.zeros(theta.shape)\nfor i in range(theta.shape[0]):\n    plus = theta.astype(float)\n"
         "    plus[i, 0] += epsilon\n    minus = theta.astype(float)\n    minus[i, 0] -= epsilon\n"
         "    grad[i, 0] = (f(plus) - f(minus)) / (2 * epsilon)\nreturn grad"),
        ("def slope(k):\n    nudge = np.zeros(theta.shape)\n    nudge[k] = epsilon\n"
         "    return (f(theta + nudge) - f(theta - nudge)) / (2 * epsilon)\n"
         "return np.array([slope(k) for k in range(len(theta))]).reshape(-1, 1)"),
    ],
    "relative_error": [
        ("length = lambda v: math.sqrt(sum(t ** 2 for t in v.ravel()))\nbelow = length(a) + length(b)\n"
         "return 0.0 if below == 0 else length(a - b) / below"),
        ("if not (a.any() or b.any()):\n    return 0.0\n"
         "return math.dist(a.ravel(), b.ravel()) / (math.hypot(*a.ravel()) + math.hypot(*b.ravel()))"),
        ("with np.errstate(invalid='ignore'):\n"
         "    return np.nan_to_num(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))"),
    ],
}
# fmt: on
