"""Right answers of chapter 05 in other styles than ours. All pass."""

RIGHT = {
    "split_sizes": [
        "n_dev, n_test = round(dev_frac * m), round(test_frac * m)\nreturn m - (n_dev + n_test), n_dev, n_test",
        "dev = int(np.rint(m * dev_frac))\ntest = int(np.rint(m * test_frac))\nreturn (m - dev - test, dev, test)",
        "sizes = [round(m * f) for f in (dev_frac, test_frac)]\nreturn [m - sum(sizes), *sizes]",
        "n_dev = int(m * dev_frac + 0.5)\nn_test = int(m * test_frac + 0.5)\n"
        "return m - n_dev - n_test, n_dev, n_test",
        "d, t = np.round(np.array([dev_frac, test_frac]) * m).astype(int)\nreturn m - d - t, d, t",
        "n_dev = math.floor(m * dev_frac + 0.5)\nn_test = math.floor(m * test_frac + 0.5)\n"
        "n_train = m - n_dev - n_test\nassert n_train + n_dev + n_test == m\nreturn n_train, n_dev, n_test",
        "n_dev = f'{m * dev_frac:.0f}'\nn_test = f'{m * test_frac:.0f}'\n"
        "return m - int(n_dev) - int(n_test), int(n_dev), int(n_test)",
        "def part(fraction):\n    return int(round(m * fraction, 0))\n"
        "return m - part(dev_frac) - part(test_frac), part(dev_frac), part(test_frac)",
        "out = np.zeros(3, int)\nout[1] = np.round(m * dev_frac)\nout[2] = np.round(m * test_frac)\n"
        "out[0] = m - out.sum()\nreturn tuple(out)",
    ],
    "shuffle_split": [
        "X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
        "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, a:b], Y[:, a:b]), test=(X[:, b:], Y[:, b:]))",
        "m = len(perm)\ntrain, dev, test = np.split(perm, [m - n_dev - n_test, m - n_test])\n"
        'return {"train": (X[:, train], Y[:, train]), "dev": (X[:, dev], Y[:, dev]), "test": (X[:, test], Y[:, '
        "test])}",
        "cuts = [X.shape[1] - n_dev - n_test, X.shape[1] - n_test]\nXs = np.split(X[:, perm], cuts, axis=1)\n"
        "Ys = np.split(Y[:, perm], cuts, axis=1)\n"
        'return {name: (x, y) for name, x, y in zip(["train", "dev", "test"], Xs, Ys)}',
        "X2 = np.zeros_like(X)\nY2 = np.zeros_like(Y)\nfor i, j in enumerate(perm):\n    X2[:, i] = X[:, j]\n"
        "    Y2[:, i] = Y[:, j]\nn = X.shape[1] - n_dev - n_test\n"
        'return {"train": (X2[:, :n], Y2[:, :n]), "dev": (X2[:, n:n + n_dev], Y2[:, n:n + n_dev]),\n'
        '        "test": (X2[:, n + n_dev:], Y2[:, n + n_dev:])}',
        "both = np.vstack([X, Y])[:, perm]\nn = X.shape[0]\nk = both.shape[1] - n_test\n"
        "parts = both[:, :k - n_dev], both[:, k - n_dev:k], both[:, k:]\n"
        'train, dev, test = ((p[:n], p[n:]) for p in parts)\nreturn {"train": train, "dev": dev, "test": test}',
        "take = lambda i: (np.take(X, i, axis=1), np.take(Y, i, axis=1))\nn = perm.size - n_dev - n_test\n"
        'return {"test": take(perm[n + n_dev:]), "dev": take(perm[n:n + n_dev]), "train": take(perm[:n])}',
        "XT, YT = X.T[perm], Y.T[perm]\nn = len(XT) - n_dev - n_test\nsplit = {}\n"
        'split["train"] = XT[:n].T, YT[:n].T\nsplit["dev"] = XT[n:n + n_dev].T, YT[n:n + n_dev].T\n'
        'split["test"] = XT[n + n_dev:].T, YT[n + n_dev:].T\nreturn split',
        "i = list(perm)\ntest = [i.pop() for _ in range(n_test)][::-1]\n"
        "dev = [i.pop() for _ in range(n_dev)][::-1]\n"
        "get = lambda which: [X[:, np.array(which, int)], Y[:, np.array(which, int)]]\n"
        'return {"train": get(i), "dev": get(dev), "test": get(test)}',
    ],
    "diagnose": [
        "gap = train_err - baseline\nloss = dev_err - train_err\nreturn {'bias': gap > tol, 'variance': loss > tol}",
        "return dict(bias=train_err > baseline + tol, variance=dev_err > train_err + tol)",
        "result = {'bias': False, 'variance': False}\nif train_err - baseline > tol:\n    result['bias'] = True\n"
        "if dev_err - train_err > tol:\n    result['variance'] = True\nreturn result",
        "b = not (train_err - baseline <= tol)\nv = not (dev_err - train_err <= tol)\n"
        "return {'variance': v, 'bias': b}",
        "bias, variance = np.diff([baseline, train_err, dev_err]) > tol\n"
        "return {'bias': bias, 'variance': variance}",
        "return {'bias': 1 if train_err - baseline > tol else 0, 'variance': 1 if dev_err - train_err > tol else 0}",
        "return {name: bool(gap > tol + 1e-9) for name, gap in\n"
        "        [('bias', train_err - baseline), ('variance', dev_err - train_err)]}",
        "gaps = {'bias': train_err - baseline, 'variance': dev_err - train_err}\n"
        "return {name: round(gap, 6) > tol for name, gap in gaps.items()}",
        "def too_far(a, b):\n    return a - b > tol\n"
        "return {'bias': too_far(train_err, baseline), 'variance': too_far(dev_err, train_err)}",
        "return {'bias': not math.isclose(train_err - baseline, tol) and train_err - baseline > tol,\n"
        "        'variance': not math.isclose(dev_err - train_err, tol) and dev_err - train_err > tol}",
    ],
    "poly_features": [
        "return x[:, None] ** np.arange(1, d + 1)",
        "return np.array([x**k for k in range(1, d + 1)]).T",
        "return np.vander(x, d + 1, increasing=True)[:, 1:]",
        "return np.column_stack([x ** (k + 1) for k in range(d)])",
        "F = np.zeros((len(x), d))\nfor k in range(d):\n    F[:, k] = x ** (k + 1)\nreturn F",
        "return np.cumprod(np.repeat(x.reshape(-1, 1), d, axis=1), axis=1)",
        "return np.power.outer(x, range(1, d + 1))",
        "return np.array([[xi**k for k in range(1, d + 1)] for xi in x])",
        "columns = [x]\nwhile len(columns) < d:\n    columns.append(columns[-1] * x)\n"
        "return np.stack(columns, axis=-1)",
        "return np.hstack([(x**k).reshape(-1, 1) for k in range(1, d + 1)])",
    ],
    "select_degree": [
        "return int(np.argmin(J_cv) + 1)",
        "J = list(J_cv)\nreturn J.index(min(J)) + 1",
        "best = 1\nfor d in range(2, len(J_cv) + 1):\n    if J_cv[d - 1] < J_cv[best - 1]:\n        best = d\n"
        "return best",
        "return min(range(1, len(J_cv) + 1), key=lambda d: J_cv[d - 1])",
        "return np.argmin(J_cv) + 1",
        "return 1 + int(np.flatnonzero(np.array(J_cv) == np.min(J_cv))[0])",
        "return min((J, d) for d, J in enumerate(J_cv, start=1))[1]",
        "return int(np.argsort(J_cv, kind='stable')[0]) + 1",
        "lowest, degree = float('inf'), 0\nfor d, (_, J) in enumerate(zip(J_train, J_cv), 1):\n    if J < lowest:\n"
        "        lowest, degree = J, d\nreturn degree",
    ],
    "select_and_report": [
        "i = np.argmin(dev_errs)\nreturn i, test_errs[i]",
        "i = list(dev_errs).index(min(dev_errs))\nreturn (i, test_errs[i])",
        "best = 0\nfor k in range(len(dev_errs)):\n    if dev_errs[k] < dev_errs[best]:\n        best = k\n"
        "return best, float(test_errs[best])",
        "i = min(range(len(dev_errs)), key=lambda k: dev_errs[k])\nreturn [i, test_errs[i]]",
        "i = int(np.argsort(dev_errs, kind='stable')[0])\nreturn i, np.array(test_errs)[i]",
        "dev = np.asarray(dev_errs)\ni = np.where(dev == dev.min())[0][0]\n"
        "return int(i), float(np.asarray(test_errs)[i])",
        "_, i, test = min((d, i, t) for i, (d, t) in enumerate(zip(dev_errs, test_errs)))\nreturn i, test",
        "table = np.array([dev_errs, test_errs])\ni = table[0].argmin()\nreturn i, table[1, i]",
    ],
}  # fmt: skip
