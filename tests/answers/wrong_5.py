"""Wrong answers of chapter 05, as people write them. None may pass, and none may be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "split_sizes": [
        ("return round(m * (1 - dev_frac - test_frac)), round(m * dev_frac), round(m * test_frac)", ()),
        ("return m, round(m * dev_frac), round(m * test_frac)", ()),
        ("n_dev, n_test = round(m * dev_frac), round(m * test_frac)\nreturn m - n_dev, n_dev, n_test", ()),
        ("return 0.6 * m, 0.2 * m, 0.2 * m", ()),
        ("n_dev, n_test = round(m * dev_frac), round(m * test_frac)\nreturn {'train': m - n_dev - n_test}", ()),
        ("n_dev, n_test = math.ceil(m * dev_frac), math.ceil(m * test_frac)\n"
         "return m - n_dev - n_test, n_dev, n_test", ()),
        ("n_dev = round(m * dev_frac)\nn_test = m - n_dev\nreturn n_dev, n_test", ()),
        ("n_train = round(m * (1 - dev_frac))\nn_dev = round(n_train * dev_frac)\n"
         "return n_train, n_dev, m - n_train - n_dev", ()),
        ("n_dev = round(m * dev_frac)\nn_test = round((m - n_dev) * test_frac)\n"
         "return m - n_dev - n_test, n_dev, n_test", ()),
        ("return np.round([m - m * dev_frac - m * test_frac, m * dev_frac, m * test_frac])", ("floats", None)),
        ("print(m * dev_frac, m * test_frac)", ()),
        ("n_dev, n_test = int(m * dev_frac), int(m * test_frac)\nreturn m - n_dev - n_test, n_dev, n_test",
         ("cut_off",)),
    ],
    "shuffle_split": [
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n], Y[:, :n]), "dev": (X[:, n + n_dev:], Y[:, n + n_dev:]), "test": (X[:, n:n '
         "+ n_dev], Y[:, n:n + n_dev])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, n:], Y[:, n:]), "dev": (X[:, :n_dev], Y[:, :n_dev]), "test": (X[:, n_dev:n_dev '
         "+ n_test], Y[:, n_dev:n_dev + n_test])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n], Y[:, :n]), "dev": (X[:, n:-n_test], Y[:, n:-n_test]), "test": (X[:, '
         "-n_test:], Y[:, -n_test:])}", ()),
        ('X, Y = X[perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\nreturn {"train": (X[:, :n], Y[:, :n])}', ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n]), "dev": (X[:, n:n + n_dev]), "test": (X[:, n + n_dev:])}', ()),
        ("X = X[:, perm]\nY = Y[:, perm[::-1]]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n], Y[:, :n]), "dev": (X[:, n:n + n_dev], Y[:, n:n + n_dev]), "test": (X[:, n '
         "+ n_dev:], Y[:, n + n_dev:])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         "return (X[:, :n], Y[:, :n]), (X[:, n:n + n_dev], Y[:, n:n + n_dev]), (X[:, n + n_dev:], Y[:, n + n_dev:])",
         ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (Y[:, :n], X[:, :n]), "dev": (Y[:, n:n + n_dev], X[:, n:n + n_dev]), "test": (Y[:, n '
         "+ n_dev:], X[:, n + n_dev:])}", ()),
        ("p = np.random.permutation(X.shape[1])\nX, Y = X[:, p], Y[:, p]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n], Y[:, :n]), "dev": (X[:, n:n + n_dev], Y[:, n:n + n_dev]), "test": (X[:, n '
         "+ n_dev:], Y[:, n + n_dev:])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X[:, :n + 1], Y[:, :n + 1]), "dev": (X[:, n + 1:n + n_dev], Y[:, n + 1:n + n_dev]), '
         '"test": (X[:, n + n_dev:], Y[:, n + n_dev:])}', ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_dev - n_test\n"
         'return {"train": (X, Y), "dev": (X[:, n:n + n_dev], Y[:, n:n + n_dev]), "test": (X[:, n + n_dev:], '
         "Y[:, n + n_dev:])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nn = X.shape[1] - n_test\n"
         'return {"train": (X[:, :n], Y[:, :n]), "dev": (X[:, n:n + n_dev], Y[:, n:n + n_dev]), "test": (X[:, n '
         "+ n_dev:], Y[:, n + n_dev:])}", ()),
    ],
    "diagnose": [
        ("return {'bias': train_err - baseline, 'variance': dev_err - train_err}", ()),
        ("return {'bias': train_err < baseline, 'variance': dev_err - train_err > tol}", ()),
        ("if train_err - baseline > tol:\n    return 'bias'\nif dev_err - train_err > tol:\n    return 'variance'\n"
         "return 'fine'", ()),
        ("return train_err - baseline > tol, dev_err - train_err > tol", ()),
        ("return {'bias': abs(train_err - baseline) > tol, 'variance': abs(dev_err - baseline) > tol}", ()),
        ("return {'bias': train_err - baseline > dev_err - train_err, 'variance': dev_err - train_err > "
         "train_err - baseline}", ()),
        ("return {'bias': train_err > tol, 'variance': dev_err > tol}", ()),
        ("return {'bias': train_err / baseline > 1 + tol, 'variance': dev_err / train_err > 1 + tol}", ()),
        ("return {'bias': train_err > baseline, 'variance': dev_err > train_err}", ()),
        ("return {'Bias': train_err - baseline > tol, 'Variance': dev_err - train_err > tol}", ()),
        ("if train_err - baseline > tol:\n    return {'bias': True, 'variance': False}\n"
         "return {'bias': False, 'variance': dev_err - train_err > tol}", ("exclusive",)),
        ("return {'bias': train_err - baseline > tol, 'variance': dev_err - baseline > tol}",
         ("variance_from_baseline",)),
    ],
    "poly_features": [
        ("return np.array([x**k for k in range(d + 1)]).T", ("includes_ones",)),
        ("return np.vander(x, d)", ()),
        ("return np.vander(x, d + 1)[:, :-1]", ()),
        ("return x ** np.arange(1, d + 1)", ()),
        ("return x.reshape(-1, 1) ** d", ()),
        ("return np.concatenate([x**k for k in range(1, d + 1)])", ()),
        ("return np.array([k**x for k in range(1, d + 1)]).T", ()),
        ("return [x**k for k in range(1, d + 1)]", ()),
        ("F = np.stack([x**k for k in range(1, d + 1)], axis=1)\n"
         "return (F - F.mean(axis=0)) / (F.std(axis=0) + 1e-9)", ()),
        ("return x[:, None] ^ np.arange(1, d + 1)", ()),
        ("return np.stack([abs(x) ** k for k in range(1, d + 1)], axis=1)", ()),
        ("return np.stack([x, x**2, x**3], axis=1)", ()),
        ("return np.stack([x**k for k in range(1, d + 1)], axis=1).reshape(d, -1).T", ()),
    ],
    "select_degree": [
        ("return min(J_cv)", ()),
        ("return int(np.argmin(np.subtract(J_cv, J_train))) + 1", ()),
        ("return int(np.argmin(np.abs(np.subtract(J_cv, J_train)))) + 2", ()),
        ("for d in range(1, len(J_cv)):\n    if J_cv[d] > J_cv[d - 1]:\n        return d\nreturn len(J_cv)", ()),
        ("return len(J_cv)", ()),
        ("return float(np.argmin(J_cv) + 1)", ()),
        ("return [int(np.argmin(J_cv)) + 1]", ()),
        ("return int(np.argmin(J_cv)) + 2", ()),
        ("return int(np.argmin(np.multiply(J_train, J_cv))) + 1", ()),
        ("return J_cv.index(min(J_cv)) + 1", ()),
        ("return int(np.argmax(J_train)) + 1", ("chose_on_train",)),
        ("return 1 + max(d for d, J in enumerate(J_cv) if J == min(J_cv))", ("last_of_equals",)),
        ("return int(np.argmin(J_cv)), min(J_cv)", ()),
    ],
    "select_and_report": [
        ("i = int(np.argmin(dev_errs))\nreturn test_errs[i], i", ()),
        ("i = int(np.argmin(dev_errs))\nreturn i + 1, test_errs[i]", ()),
        ("return min(dev_errs), min(test_errs)", ()),
        ("i = int(np.argmin(np.add(dev_errs, test_errs)))\nreturn i, test_errs[i]", ()),
        ("i = int(np.argmax(dev_errs))\nreturn i, test_errs[i]", ()),
        ("return test_errs[int(np.argmin(dev_errs))]", ()),
        ("i = int(np.argmin(dev_errs))\nreturn i, (dev_errs[i] + test_errs[i]) / 2", ()),
        ("i = int(np.argmin(test_errs))\nreturn i, dev_errs[i]", ("peeked_at_test",)),
        ("i = int(np.argmin(dev_errs))\nreturn i, test_errs", ()),
        ("i = int(np.argmin(dev_errs))\nreturn i, max(dev_errs[i], test_errs[i])", ()),
        ("i = int(np.argmin(dev_errs))\nreturn i, 1 - test_errs[i]", ()),
        ("i = int(np.argmin(dev_errs))\nreturn i, sum(test_errs) / len(test_errs)", ("mean_test",)),
    ],
}  # fmt: skip
