"""The listed mistakes of chapter 05, written on other right answers than our references: each gets its name."""

WORDINGS = {
    "split_sizes": [
        ("return m - m * dev_frac - m * test_frac, m * dev_frac, m * test_frac", "floats"),
        ("n_dev, n_test = np.round(m * dev_frac), np.round(m * test_frac)\nreturn m - n_dev - n_test, n_dev, n_test",
         "floats"),
        ("a, b = round(m * dev_frac), round(m * test_frac)\nreturn a, b, m - a - b", "train_first"),
        ("a, b = round(m * test_frac), round(m * dev_frac)\nreturn m - a - b, a, b", "dev_test_swapped"),
        ("a, b = (round(m / 100 * f) for f in (dev_frac, test_frac))\nreturn m - a - b, a, b",
         "percent_not_fraction"),
        ("a, b = (math.floor(m * f) for f in (dev_frac, test_frac))\nreturn m - a - b, a, b", "cut_off"),
        ("sizes = (np.array([dev_frac, test_frac]) * m).astype(int)\nreturn m - sizes.sum(), *sizes", "cut_off"),
        ("return m - m * dev_frac // 1 - m * test_frac // 1, m * dev_frac // 1, m * test_frac // 1", "cut_off"),
    ],
    "shuffle_split": [
        ("X, Y = X[:, perm], Y\nm = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
         "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, a:b], Y[:, a:b]), test=(X[:, b:], Y[:, b:]))",
         "labels_not_shuffled"),
        ("m = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
         "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, a:b], Y[:, a:b]), test=(X[:, b:], Y[:, b:]))",
         "no_shuffle"),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
         "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, 0:n_dev], Y[:, 0:n_dev]), test=(X[:, b:], Y[:, b:]))",
         "dev_overlaps_train"),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
         "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, a:b], Y[:, a:b]), test=(X[:, a:], Y[:, a:]))",
         "test_overlaps_dev"),
        ("order = np.zeros(len(perm), int)\norder[perm] = np.arange(len(perm))\nX, Y = X[:, order], Y[:, order]\n"
         "m = X.shape[1]\na, b = m - n_dev - n_test, m - n_test\n"
         "return dict(train=(X[:, :a], Y[:, :a]), dev=(X[:, a:b], Y[:, a:b]), test=(X[:, b:], Y[:, b:]))",
         "order_undone"),
    ],
    "diagnose": [
        ("return dict(bias=train_err > tol, variance=dev_err > train_err + tol)", "no_baseline"),
        ("return dict(variance=train_err - baseline > tol, bias=dev_err - train_err > tol)", "swapped_names"),
        ("return dict(bias=train_err > baseline + tol, variance=dev_err > baseline + tol)", "variance_from_baseline"),
        ("if train_err - baseline > tol:\n    return dict(bias=True, variance=False)\n"
         "return dict(bias=False, variance=dev_err - train_err > tol)", "exclusive"),
        ("return dict(bias=not train_err - baseline < tol, variance=not dev_err - train_err < tol)",
         "tie_is_problem"),
        ("gaps = np.diff([baseline, train_err, dev_err]) > 0.02\nreturn dict(zip(['bias', 'variance'], gaps))",
         "ignores_tol"),
    ],
    "poly_features": [
        ("return x[:, None] ** np.arange(d)", "from_zero"),
        ("return x[:, None] ** np.arange(d + 1)", "includes_ones"),
        ("return np.vander(x, d + 1, increasing=True)", "includes_ones"),
        ("return x[:, None] ** np.arange(1, d)", "degree_short"),
        ("return x[:, None] * np.arange(1, d + 1)", "multiples"),
        ("return x ** np.arange(1, d + 1)[:, None]", "wrong_layout"),
        ("return np.array([x**k for k in range(1, d + 1)])", "wrong_layout"),
    ],
    "select_degree": [
        ("J = list(J_train)\nreturn J.index(min(J)) + 1", "chose_on_train"),
        ("J = list(J_cv)\nreturn J.index(min(J))", "index_not_degree"),
        ("J = list(J_cv)\nreturn J.index(max(J)) + 1", "argmax"),
        ("J = [a + b for a, b in zip(J_train, J_cv)]\nreturn J.index(min(J)) + 1", "sum_of_costs"),
        ("best = 1\nfor d in range(1, len(J_cv) + 1):\n    if J_cv[d - 1] <= J_cv[best - 1]:\n        best = d\n"
         "return best", "last_of_equals"),
    ],
    "select_and_report": [
        ("i = list(test_errs).index(min(test_errs))\nreturn i, test_errs[i]", "peeked_at_test"),
        ("i = list(dev_errs).index(min(dev_errs))\nreturn i, min(dev_errs)", "reported_dev"),
        ("return int(np.argmin(dev_errs)), float(np.min(test_errs))", "best_test"),
        ("return int(np.argmin(dev_errs)), np.average(test_errs)", "mean_test"),
        ("best = 0\nfor k in range(len(dev_errs)):\n    if dev_errs[k] <= dev_errs[best]:\n        best = k\n"
         "return best, test_errs[best]", "last_of_equals"),
    ],
}  # fmt: skip
