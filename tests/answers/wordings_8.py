"""The listed mistakes of chapter 08, written on other right answers than ours: batches, averages, decay, saddles."""

SIGNS = "e = np.linalg.eigvalsh(H)\nlow, high = e.min(), e.max()\n"

WORDINGS = {
    "make_minibatches": [
        ("X, Y = X[:, perm], Y[:, perm]\n"
         "return [(X[:, k * size:(k + 1) * size], Y[:, k * size:(k + 1) * size]) for k in range(X.shape[1] // size)]",
         "dropped_last"),
        ("return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, len(perm), size)]", "no_shuffle"),
        ("return [(X[:, perm[k:k + size]], Y[:, k:k + size]) for k in range(0, len(perm), size)]", "shuffled_apart"),
        ("return [(X[:, k:k + size], Y[:, perm[k:k + size]]) for k in range(0, len(perm), size)]", "shuffled_apart"),
        ("Xs, Ys = np.empty_like(X), np.empty_like(Y)\nXs[:, perm], Ys[:, perm] = X, Y\n"
         "return [(Xs[:, k:k + size], Ys[:, k:k + size]) for k in range(0, len(perm), size)]", "inverse_perm"),
        ("X, Y = X[:, perm], Y[:, perm]\n"
         "return [(X[k:k + size, :], Y[:, k:k + size]) for k in range(0, X.shape[1], size)]", "sliced_features"),
        ("X, Y, m = X[:, perm], Y[:, perm], len(perm)\n"
         "return [(X[k:k + size], Y[k:k + size]) for k in range(0, m, size)]", "sliced_features"),
        ("X, Y = X[:, perm], Y[:, perm]\nreturn [(X[:, k:size], Y[:, k:size]) for k in range(0, len(perm), size)]",
         "size_as_stop"),
        ("out, k = [], 0\nwhile k < len(perm):\n    i = perm[k:k + size]\n    out.append((X[:, i], Y[:, i]))\n"
         "    k += size - 1\nreturn out", "overlapping"),
        ("X, Y = X[:, perm], Y[:, perm]\n"
         "return list(zip(np.array_split(X, size, axis=1), np.array_split(Y, size, axis=1)))", "size_many_batches"),
        ("count = math.ceil(len(perm) / size)\nX, Y = X[:, perm], Y[:, perm]\n"
         "return list(zip(np.array_split(X, count, axis=1), np.array_split(Y, count, axis=1)))", "even_sizes"),
    ],
    "updates_per_epoch": [
        ("return int(m / size)", "floor"),
        ("return math.floor(m / size)", "floor"),
        ("return int(np.round(m / size))", "round"),
        ("return math.floor(m / size) + 1", "plus_one"),
        ("return int(m > 0)", "one"),
        ("return size * m // size", "one_each"),
    ],
    "ewa": [
        ("v, out = 0, []\nfor x in xs:\n    v = v * beta + 1 - beta * x\n    out += [v]\nreturn out", "lost_brackets"),
        ("out = [beta * xs[0]]\nfor x in xs[1:]:\n    out.append((1 - beta) * out[-1] + beta * x)\nreturn out",
         "beta_alpha_swapped"),
        ("out = [xs[0]]\nfor x in xs[1:]:\n    out.append(beta * out[-1] + (1 - beta) * x)\nreturn out",
         "started_at_x1"),
        ("out = [(1 - beta) * xs[0]]\nfor t in range(1, len(xs)):\n"
         "    out.append(beta * xs[t - 1] + (1 - beta) * xs[t])\n"
         "return out", "previous_x_not_v"),
        ("out = [xs[0]]\nfor t in range(1, len(xs)):\n    out.append(beta * xs[t - 1] + (1 - beta) * xs[t])\n"
         "return out",
         "previous_x_not_v"),
        ("v = 0\nfor x in xs:\n    v += (1 - beta) * (x - v)\nreturn v", "only_last"),
        ("return np.convolve(xs, beta ** np.arange(len(xs)))[:len(xs)]", "forgot_weight"),
        ("return (1 - beta) * np.array(xs)", "forgot_history"),
        ("v = np.zeros(len(xs))\nfor t in range(1, len(xs)):\n    v[t] = beta * v[t - 1] + (1 - beta) * xs[t]\n"
         "return v", "lost_first"),
        ("return [np.average(xs[:t], weights=beta ** np.arange(t)[::-1]) for t in range(1, len(xs) + 1)]", "corrected"),
        ("v = [0.0]\nfor x in xs:\n    v.append(beta * v[-1] + (1 - beta) * x)\nreturn v", "starts_with_v0"),
        ("return np.cumsum(xs) / np.arange(1, len(xs) + 1)", "plain_mean"),
        ("v = np.zeros_like(xs)\nfor t, x in enumerate(xs):\n"
         "    v[t] = (beta * v[t - 1] if t else 0) + (1 - beta) * x\n"
         "return v", "whole_numbers"),
        ("out, v = np.empty_like(xs), 0.0\nfor t, x in enumerate(xs):\n    v = beta * v + (1 - beta) * x\n"
         "    out[t] = v\n"
         "return out", "whole_numbers"),
    ],
    "ewa_corrected": [
        ("v, out = 0, []\nfor t in range(len(xs)):\n    v = beta * v + (1 - beta) * xs[t]\n"
         "    out.append(v / (1 - beta**t))\n"
         "return out", "t_from_zero"),
        ("return np.array(ewa(xs, beta)) / (1 - np.power(beta, np.arange(len(xs))))", "t_from_zero"),
        ("out = [xs[0]]\nfor t in range(2, len(xs) + 1):\n"
         "    out.append((beta * out[-1] + (1 - beta) * xs[t - 1]) / (1 - beta**t))\nreturn out",
         "recursion_on_corrected"),
        ("return np.array(ewa(xs, beta)) / (1 - beta * np.arange(1, len(xs) + 1))", "linear_in_t"),
        ("return np.array(ewa(xs, beta)) / beta ** np.arange(1, len(xs) + 1)", "divided_by_power"),
        ("alpha = 1 - beta\nreturn np.array(ewa(xs, beta)) / (1 - alpha ** np.arange(1, len(xs) + 1))", "alpha_power"),
        ("return ewa(xs, beta)", "no_correction"),
        ("return np.convolve(xs, beta ** np.arange(len(xs)))[:len(xs)]", "fixed_factor"),
        ("v = np.array(ewa(xs, beta))\nt = np.arange(1, len(xs) + 1)\nreturn v * (1 - beta) / (1 - beta**t)",
         "mean_of_weights"),
        ("return np.array(ewa(xs, beta)) / (1 - beta ** len(xs))", "last_t"),
        ("return np.array(ewa(xs, beta)) * (1 - beta ** np.arange(1, len(xs) + 1))", "multiplied"),
        ("return ewa(xs, beta)[-1] / (1 - beta ** len(xs))", "only_last"),
    ],
    "ewa_weights": [
        ("return (1 - beta) * beta ** np.arange(t)", "reversed"),
        ("return beta ** np.arange(t)[::-1]", "forgot_scale"),
        ("return (1 - beta) * beta ** np.arange(t, 0, -1)", "off_by_one"),
        ("return np.full(t, 1 / t)", "uniform"),
        ("w = beta ** np.arange(t)[::-1]\nreturn w / w.sum()", "corrected"),
        ("return (1 - beta) * beta ** np.arange(t, -1, -1)", "starts_with_v0"),
        ("return np.array([beta * (1 - beta) ** (t - k) for k in range(1, t + 1)])", "swapped_beta"),
    ],
    "decay_inverse": [
        ("grown = rate + 1\nreturn learning_rate / (epoch * grown)", "sum_times_epoch"),
        ("return learning_rate * 1 / (rate * epoch)", "no_one"),
        ("return epoch * learning_rate / (1 + rate)", "precedence"),
        ("return rate * epoch + learning_rate", "no_parentheses"),
        ("for _ in range(epoch):\n    learning_rate *= rate\nreturn learning_rate", "exponential"),
        ("return learning_rate * np.exp(-epoch * rate)", "exponential"),
        ("return learning_rate - learning_rate * rate * epoch", "linear"),
        ("for _ in range(epoch):\n    learning_rate = learning_rate / (1 + rate)\nreturn learning_rate", "compound"),
        ("epoch -= 1\nreturn learning_rate / (rate * epoch + 1)", "counted_from_one"),
        ("return learning_rate / (1 + rate + rate * epoch)", "counted_from_one"),
        ("return learning_rate + learning_rate * rate * epoch", "multiplied"),
    ],
    "decay_staircase": [
        ("return learning_rate * np.power(factor, epoch / every)", "smooth"),
        ("if epoch > 0 and epoch % every == 0:\n    learning_rate *= factor\nreturn learning_rate", "only_on_boundary"),
        ("if epoch % every == 0:\n    learning_rate = learning_rate * factor\n"
         "return learning_rate", "only_on_boundary"),
        ("if epoch % every:\n    return learning_rate\nreturn learning_rate * factor ** (epoch / every)",
         "only_on_boundary"),
        ("stairs = math.floor(epoch / every)\nreturn stairs * learning_rate * factor", "linear"),
        ("for _ in range(epoch):\n    learning_rate *= factor\nreturn learning_rate", "every_epoch"),
        ("return learning_rate * factor ** int(np.round(epoch / every))", "rounded"),
        ("return learning_rate * factor ** math.floor((epoch + 1) / every)", "counted_from_one"),
        ("return learning_rate * factor ** math.floor((epoch - 1) / every)", "counted_from_one"),
        ("return learning_rate * factor * factor ** (epoch // every)", "starts_lower"),
        ("return learning_rate * (factor if epoch // every else 1)", "only_once"),
        ("return learning_rate / factor ** (epoch // every)", "divided"),
        ("return learning_rate * pow(factor, epoch % every)", "remainder"),
    ],
    "critical_point": [
        ("e = np.linalg.eigvalsh(H)\nif np.prod(e) > 1e-9:\n    return 'min'\nif e[-1] < -1e-9:\n    return 'max'\n"
         "return 'saddle' if e[0] < -1e-9 and e[-1] > 1e-9 else 'flat'", "determinant"),
        ("e = H.diagonal()\nlow, high = e.min(), e.max()\nif low > 1e-9:\n    return 'min'\nif high < -1e-9:\n"
         "    return 'max'\nreturn 'saddle' if low < -1e-9 and high > 1e-9 else 'flat'", "diagonal_only"),
        (SIGNS + "if high > 1e-9:\n    return 'min'\nif low < -1e-9:\n    return 'max'\nreturn 'flat'", "any_not_all"),
        (SIGNS + "if low > 1e-9:\n    return 'min'\nif low < -1e-9:\n    return 'max'\nreturn 'flat'", "any_not_all"),
        (SIGNS + "if np.trace(H) > 1e-9:\n    return 'min'\nif high < -1e-9:\n    return 'max'\n"
         "return 'saddle' if low < -1e-9 and high > 1e-9 else 'flat'", "trace"),
        ("e = np.linalg.eigvalsh(H[0:2, 0:2])\nif e[0] > 1e-9:\n    return 'min'\nif e[-1] < -1e-9:\n    return 'max'\n"
         "return 'saddle' if e[0] < -1e-9 and e[-1] > 1e-9 else 'flat'", "first_two"),
        ("a, b, c = H[0, 0], H[0, 1], H[1, 1]\nD = a * c - b * b\nif abs(D) <= 1e-9:\n    return 'flat'\nif D < 0:\n"
         "    return 'saddle'\nreturn 'min' if a > 0 else 'max'", "first_two"),
        (SIGNS + "if low > -1e-9:\n    return 'min'\nif high < -1e-9:\n    return 'max'\n"
         "return 'saddle' if low < -1e-9 and high > 1e-9 else 'flat'", "zero_counts"),
        (SIGNS + "if low > 1e-9:\n    return 'min'\nif high < 1e-9:\n    return 'max'\n"
         "return 'saddle' if low < -1e-9 and high > 1e-9 else 'flat'", "zero_counts"),
        (SIGNS + "if low > -1e-9:\n    return 'min'\nif high < 1e-9:\n    return 'max'\n"
         "return 'saddle'", "zero_counts"),
        (SIGNS + "if low > 0:\n    return 'min'\nif high < 0:\n    return 'max'\n"
         "return 'saddle' if low < 0 < high else 'flat'",
         "exact_zero"),
        (SIGNS + "if low > 1e-9:\n    return 'min'\nif high < -1e-9:\n    return 'max'\n"
         "return 'saddle'", "flat_is_saddle"),
        (SIGNS + "if low > 1e-9:\n    return 'min'\nif high < -1e-9:\n    return 'max'\n"
         "return 'flat' if np.all(abs(e) < 1e-9) else 'saddle'", "flat_is_saddle"),
        (SIGNS + "if abs(e).min() < 1e-9:\n    return 'flat'\nif low > 0:\n    return 'min'\n"
         "return 'saddle' if high > 0 else 'max'", "zero_decides"),
        (SIGNS + "if low > 1e-9:\n    return 'max'\nif high < -1e-9:\n    return 'min'\n"
         "return 'saddle' if low < -1e-9 and high > 1e-9 else 'flat'", "swapped_names"),
    ],
}  # fmt: skip
