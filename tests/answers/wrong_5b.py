"""More wrong answers of chapters 05 to 07, with the tags that say what they do; () where no name is true of them."""

# fmt: off
WRONG = {
    "split_sizes": [
        ("d, t = m * dev_frac // 1, m * test_frac // 1\nreturn m - d - t, d, t", ("cut_off",)),
        ("d, t = np.round(m * dev_frac), np.round(m * test_frac)\nreturn m - d - t, d, t", ("floats",)),
        ("return {'train': 1, 'dev': 2, 'test': 3}", ()),
        ("return 1 - dev_frac - test_frac, dev_frac, test_frac", ()),
        ("return round(m * 0.98), round(m * 0.01), round(m * 0.01)", ()),
        ("d, t = round(m * dev_frac), round(m * test_frac)\nreturn m, d, t", ()),
        ("d, t = round(dev_frac), round(test_frac)\nreturn m - d - t, d, t", ()),
    ],
    "shuffle_split": [
        ("np.random.shuffle(X)\nreturn {'train': (X, Y), 'dev': (X, Y), 'test': (X, Y)}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\nn = m - n_dev - n_test\n"
         "return X[:, :n], X[:, n:n + n_dev], X[:, n + n_dev:]", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\nn = m - n_dev - n_test\n"
         "return {'train': X[:, :n], 'dev': X[:, n:n + n_dev], 'test': X[:, n + n_dev:]}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\nn = m - n_dev - n_test\n"
         "return {'train': (X[:n], Y[:n]), 'dev': (X[n:n + n_dev], Y[n:n + n_dev]), "
         "'test': (X[n + n_dev:], Y[n + n_dev:])}", ()),
        ("X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\nn = m - n_dev - n_test\n"
         "return {'train': (X[:, :n], Y[:, :n]), 'dev': (X[:, n:n_dev], Y[:, "
         "n:n_dev]), 'test': (X[:, n_dev:], Y[:, n_dev:])}", ()),
    ],
    "diagnose": [
        ("if train_err - baseline > tol:\n    return {'bias': True, 'variance': False}\n"
         "return {'bias': False, 'variance': dev_err - train_err > tol}", ("exclusive",)),
        ("return {'bias': train_err > tol, 'variance': dev_err > tol}", ()),
        ("return 'bias' if train_err - baseline > tol else 'variance'", ()),
        ("return train_err - baseline > tol, dev_err - train_err > tol", ()),
        ("return {'bias': train_err - baseline, 'variance': dev_err - train_err}", ()),
        ("return {'bias': baseline - train_err > tol, 'variance': train_err - dev_err > tol}", ()),
    ],
    "poly_features": [
        ("return np.stack([x ** k for k in range(1, d + 1)])", ("wrong_layout",)),
        ("return x ** d", ()),
        ("return np.vander(x, d)", ()),
        ("return np.vander(x, d + 1)", ()),
        ("return [x ** k for k in range(1, d + 1)]", ()),
        ("return np.array([x ** k for k in range(d)]).T", ("from_zero",)),
    ],
    "select_degree": [
        ("return np.argmin([J_train, J_cv]) + 1", ("chose_on_train",)),
        ("return min(J_cv)", ()),
        ("return len(J_cv)", ()),
        ("return sorted(J_cv)[0]", ()),
        ("return J_cv.argmin() + 1", ()),
        ("return np.argmin(J_cv) + 2", ()),
    ],
    "select_and_report": [
        ("for i in range(len(dev_errs)):\n    if dev_errs[i] == min(dev_errs):\n"
         "        best = i\nreturn best, test_errs[best]", ("last_of_equals",)),
        ("i = 1\nreturn i, test_errs[i]", ()),
        ("i = np.argmin(dev_errs)\nreturn i", ()),
        ("return min(dev_errs), min(test_errs)", ()),
        ("i = dev_errs.argmin()\nreturn i, test_errs[i]", ()),
        ("i = np.argmin(dev_errs)\nreturn test_errs[i], i", ()),
    ],
    "l2_penalty": [
        ("return lambd / (2 * m) * np.sum(np.square(params['W1']))", ()),
        ("return lambd * sum(np.sum(v ** 2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * sum(v ** 2 for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * sum(np.sum(v ** 2) for k, v in params if k[0] == 'W')", ()),
        ("return sum(np.sum(v ** 2) for k, v in params.items() if k[0] == 'W') / (2 * m)", ()),
    ],
    "l2_grad": [
        ("return dW + lambd / (2 * m) * W ** 2", ("kept_half",)),
        ("dW += lambd / m * W", ()),
        ("return dW + lambd / m", ()),
        ("return dW * lambd / m * W", ()),
        ("return dW + lambd * m * W", ()),
        ("return dW + lambd / m @ W", ()),
    ],
    "decay_step": [
        ("return W - learning_rate * dW + learning_rate * lambd / m * W", ("growth",)),
        ("return (1 - lambd / m) * W - learning_rate * dW", ("forgot_lr_in_decay",)),
        ("return W - learning_rate * dW / m + lambd", ()),
        ("W -= learning_rate * (dW + lambd / m * W)", ()),
        ("return (1 - learning_rate * lambd / m) * W", ()),
        ("return W - learning_rate * (dW + lambd * W)", ()),
        ("return W - learning_rate * (dW + lambd / (2 * m) * W)", ()),
    ],
    "dropout_mask": [
        ("return u <= 1 - keep_prob", ("drop_prob_threshold",)),
        ("return u > keep_prob", ("kept_the_dropped",)),
        ("return u < 1", ()),
        ("return u < 0.8", ()),
        ("return np.round(u)", ()),
        ("return u[u < keep_prob]", ()),
        ("return str(u < keep_prob)", ()),
    ],
    "dropout_forward": [
        ("mask = u < keep_prob\nA = A * mask / keep_prob", ()),
        ("if training:\n    return A / keep_prob\nreturn A", ()),
        ("return A * (u < keep_prob) * training / keep_prob", ()),
        ("if training:\n    return A * u / keep_prob\nreturn A", ()),
        ("if training:\n    return A * (u < 0.8) / 0.8\nreturn A", ()),
    ],
    "dropout_backward": [
        ("return dA * keep_prob * (1 - mask)", ("multiplied",)),
        ("return dA / keep_prob", ("no_mask",)),
        ("return dA * (mask < keep_prob) / keep_prob", ("inverted_mask",)),
        ("return mask / keep_prob", ()),
        ("return dA[mask] / keep_prob", ()),
        ("return dA @ mask / keep_prob", ()),
        ("return dA + mask / keep_prob", ()),
        ("return dA * mask - keep_prob", ()),
    ],
    "flip_horizontal": [
        ("return np.fliplr(images)", ("vertical",)),
        ("return np.flipud(images)", ("reversed_batch",)),
        ("return images[:, ::-1]", ("vertical",)),
        ("return -images", ()),
        ("return np.flip(images)", ()),
        ("return reversed(images)", ()),
        ("return images[:, :, :-1, :]", ()),
        ("return images[0, :, ::-1, :]", ()),
    ],
    "early_stop": [
        ("return np.argmin(dev_errs)", ("never_stops",)),
        ("best, best_i, wait = np.inf, 0, 0\nfor i, e in enumerate(dev_errs):\n"
         "    if e < best:\n        best, best_i, wait = e, i, 0\n    else:\n"
         "        wait += 1\n    if wait > patience:\n        break\nreturn best_i", ("one_too_many",)),
        ("for i in range(1, len(dev_errs)):\n    if dev_errs[i] > dev_errs[i - 1]:\n"
         "        return i - 1\nreturn len(dev_errs) - 1", ("stops_first_rise",)),
        ("return min(dev_errs)", ()),
        ("return int(np.argmin(dev_errs[:patience]))", ()),
        ("best, best_i, wait = np.inf, 0, 0\nwhile wait < patience:\n"
         "    if dev_errs[best_i + 1] < dev_errs[best_i]:\n        best_i += 1\n    else:\n"
         "        wait += 1\nreturn best_i", ()),
        ("best, best_i, wait = np.inf, 0, 0\nfor i, e in enumerate(dev_errs):\n"
         "    if e < best:\n        best, best_i, wait = e, i, 0\n    wait += 1\n"
         "    if wait >= patience:\n        break\nreturn best_i", ()),
        ("best, wait = 0, 0\nfor i, e in enumerate(dev_errs):\n    if e < best:\n"
         "        best, best_i, wait = e, i, 0\n    else:\n        wait += 1\n"
         "        if wait >= patience:\n            break\nreturn best_i", ()),
    ],
    "fit_scaler": [
        ("return X.mean(), X.std()", ("global_mean",)),
        ("return X.mean(axis=1), X.std(axis=1)", ("lost_keepdims",)),
        ("mu = X.mean(axis=1, keepdims=True)\nreturn mu, np.sqrt(X.var())", ()),
        ("mu = X.mean(axis=1, keepdims=True)\nreturn X.std(axis=1, keepdims=True), mu", ()),
        ("mu = np.median(X, axis=1, keepdims=True)\nreturn mu, X.std(axis=1, keepdims=True)", ()),
        ("return {'mu': X.mean(axis=1, keepdims=True), 'sigma': X.std(axis=1, "
         "keepdims=True)}", ()),
        ("mu = X.mean(axis=1, keepdims=True)\n"
         "return mu, np.mean(X - mu, axis=1, keepdims=True)", ()),
    ],
    "apply_scaler": [
        ("return (X - mu) * sigma", ("multiplied",)),
        ("return X / sigma", ("no_centering",)),
        ("return X - mu", ()),
        ("X -= mu\nX /= sigma", ()),
        ("return X - mu / sigma", ()),
        ("return X * sigma + mu", ()),
        ("return (X + mu) / sigma", ()),
    ],
    "init_std": [
        ("return np.sqrt(2 / n_in)", ("same_for_both",)),
        ("return 2 / n_in if activation == 'relu' else 1 / n_in", ("variance_not_std",)),
        ("if activation == 'ReLU':\n    return np.sqrt(2 / n_in)\nreturn np.sqrt(1 / n_in)", ("same_for_both",)),
        ("return [np.sqrt(2 / n_in)]", ()),
        ("return np.random.randn() * np.sqrt(2 / n_in)", ()),
        ("return np.sqrt(2) / n_in if activation == 'relu' else 1 / n_in", ()),
        ("return np.sqrt(n_in / 2) if activation == 'relu' else np.sqrt(n_in)", ()),
        ("return (2 / n_in) ** 2 if activation == 'relu' else (1 / n_in) ** 2", ()),
    ],
    "layer_rms": [
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n"
         "    s.append(np.mean(np.sqrt(A ** 2)))\nreturn s", ("mean_not_rms",)),
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    s.append(A.std())\nreturn s", ("spread_not_size",)),
        ("A = A0\nfor W in Ws:\n    A = g(W @ A)\nreturn np.sqrt(np.mean(A ** 2))", ()),
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    s.append(A)\nreturn s", ()),
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n    s.append(np.linalg.norm(A))\n"
         "return s", ()),
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n"
         "    s.append(np.sqrt(np.sum(A ** 2)))\nreturn s", ()),
        ("A, s = A0, []\nfor W in Ws:\n    A = g(W @ A)\n"
         "    s.append(np.sqrt(np.mean(A) ** 2))\nreturn s", ()),
    ],
    "pack": [
        ("return np.concatenate([params[k].reshape(-1, 1) for k in params])", ("dict_order",)),
        ("return np.concatenate([v.reshape(-1, 1) for v in params.values()])", ("dict_order",)),
        ("return np.concatenate([params[k].T.reshape(-1, 1) for k in keys])", ("fortran_order",)),
        ("return [params[k] for k in keys]", ()),
        ("return sum(params[k].size for k in keys)", ()),
        ("return np.vstack([params[k] for k in keys])", ()),
        ("return np.concatenate([params[k] for k in keys])", ()),
        ("return np.array([[w] for k in keys for w in params[k]])", ()),
    ],
    "numerical_grad": [
        ("grad = np.zeros_like(theta)\nfor k in range(len(theta)):\n"
         "    plus, minus = theta.copy(), theta.copy()\n    plus[k, 0] += epsilon\n"
         "    minus[k, 0] -= epsilon\n"
         "    grad[k, 0] = (f(plus) - f(minus)) / (2 * epsilon)\nreturn grad", ("whole_numbers",)),
        ("return np.gradient(f(theta), epsilon)", ()),
        ("return (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n"
         "    grad[k] = (f(theta[k] + epsilon) - f(theta[k] - epsilon)) / (2 * epsilon)\n"
         "return grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n"
         "    minus = theta.astype(float)\n    minus[k, 0] -= epsilon\n"
         "    grad[k, 0] = (f(theta) - f(minus)) / epsilon\nreturn grad", ()),
        ("grad = np.zeros(theta.shape)\nfor k in range(len(theta)):\n"
         "    plus = theta.astype(float)\n    plus[k, 0] += epsilon\n"
         "    grad[k, 0] = (f(plus) - f(theta)) / (2 * epsilon)\nreturn grad", ()),
    ],
    "relative_error": [
        ("return np.linalg.norm(a - b) < 1e-7", ()),
        ("return np.abs(a - b) / (np.abs(a) + np.abs(b))", ()),
        ("return np.linalg.norm(a - b) / np.linalg.norm(a)", ()),
        ("return np.linalg.norm(a - b) / (len(a) + len(b))", ()),
        ("return np.mean(np.abs(a - b) / (np.abs(a) + np.abs(b)))", ()),
    ],
}
# fmt: on
