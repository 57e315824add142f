"""Right answers of chapter 08 in other styles than ours: mini-batches, averages, decay, saddles. All pass."""

RIGHT = {
    "make_minibatches": [
        "X, Y = X[:, perm], Y[:, perm]\n"
        "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, X.shape[1], size)]",
        "return [(X[:, perm[k:k + size]], Y[:, perm[k:k + size]]) for k in range(0, len(perm), size)]",
        "m = X.shape[1]\nX, Y = X[:, perm], Y[:, perm]\nbatches, full = [], m // size\nfor k in range(full):\n"
        "    batches.append((X[:, k * size:(k + 1) * size], Y[:, k * size:(k + 1) * size]))\nif m % size != 0:\n"
        "    batches.append((X[:, full * size:], Y[:, full * size:]))\nreturn batches",
        "cuts = range(size, X.shape[1], size)\n"
        "return list(zip(np.split(X[:, perm], cuts, axis=1), np.split(Y[:, perm], cuts, axis=1)))",
        "batches = []\nwhile len(perm):\n    now, perm = perm[:size], perm[size:]\n"
        "    batches.append((np.take(X, now, axis=1), np.take(Y, now, axis=1)))\nreturn batches",
        "m, start, out = X.shape[1], 0, []\nwhile start < m:\n    stop = min(start + size, m)\n"
        "    i = perm[start:stop]\n    out.append([X[:, i], Y[:, i]])\n    start = stop\nreturn out",
        "rows, labels = X.T[perm], Y.T[perm]\n"
        "return [(rows[k:k + size].T, labels[k:k + size].T) for k in range(0, len(rows), size)]",
        "out, xs, ys = [], [], []\nfor i in perm:\n    xs.append(X[:, i])\n    ys.append(Y[:, i])\n"
        "    if len(xs) == size:\n        out.append((np.column_stack(xs), np.column_stack(ys)))\n"
        "        xs, ys = [], []\nif xs:\n    out.append((np.column_stack(xs), np.column_stack(ys)))\nreturn out",
        "def parts():\n    for k in range(0, X.shape[1], size):\n        chosen = perm[k:k + size]\n"
        "        yield X[:, chosen], Y[:, chosen]\n\nreturn list(parts())",
        "both = np.vstack([X, Y])[:, perm]\nn = X.shape[0]\ncount = -(-both.shape[1] // size)\n"
        "pieces = [both[:, k * size:(k + 1) * size] for k in range(count)]\n"
        "return [(piece[:n], piece[n:]) for piece in pieces]",
        "P = np.eye(len(perm))[:, perm]\nX, Y = X @ P, Y @ P\n"
        "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, X.shape[1], size)]",
        "batch_of = np.arange(len(perm)) // size\n"
        "return [(X[:, perm[batch_of == b]], Y[:, perm[batch_of == b]]) for b in range(batch_of[-1] + 1)]",
    ],
    "updates_per_epoch": [
        "return math.ceil(m / size)",
        "return (m + size - 1) // size",
        "return int(np.ceil(m / size))",
        "updates = m // size\nif m % size != 0:\n    updates += 1\nreturn updates",
        "full, rest = divmod(m, size)\nreturn full + (rest > 0)",
        "return len(range(0, m, size))",
        "return 1 + (m - 1) // size",
        "count = 0\nwhile m > 0:\n    m -= size\n    count += 1\nreturn count",
        "return sum(1 for start in range(0, m, size))",
        "return m // size if m % size == 0 else m // size + 1",
        "return np.int64(-np.floor_divide(-m, size))",
    ],
    "ewa": [
        "out = []\nv = 0\nfor i in range(len(xs)):\n    v = beta * v + (1 - beta) * xs[i]\n    out.append(v)\n"
        "return out",
        "v = np.zeros(len(xs) + 1)\nfor t in range(1, len(xs) + 1):\n"
        "    v[t] = beta * v[t - 1] + (1 - beta) * xs[t - 1]\nreturn v[1:]",
        "weights = (1 - beta) * beta ** np.arange(len(xs))\nreturn np.convolve(xs, weights)[:len(xs)]",
        "out = [(1 - beta) * xs[0]]\nfor x in xs[1:]:\n    out.append(beta * out[-1] + (1 - beta) * x)\nreturn out",
        "v, out = 0.0, []\nfor x in xs:\n    v += (1 - beta) * (x - v)\n    out.append(v)\nreturn out",
        "T = len(xs)\nage = np.subtract.outer(np.arange(T), np.arange(T))\n"
        "return np.where(age >= 0, (1 - beta) * beta ** np.abs(age), 0) @ np.array(xs)",
        "return [(1 - beta) * sum(beta ** (t - k) * xs[k] for k in range(t + 1)) for t in range(len(xs))]",
        "def go(rest, v):\n    if len(rest) == 0:\n        return []\n    v = beta * v + (1 - beta) * rest[0]\n"
        "    return [v] + go(rest[1:], v)\n\nreturn go(xs, 0)",
        "v = [0]\nfor x in xs:\n    v.append(v[-1] * beta + x * (1 - beta))\ndel v[0]\nreturn v",
        "alpha = 1 - beta\nv = 0.0\nreturn [v := (1 - alpha) * v + alpha * x for x in xs]",
        "xs = np.asarray(xs, dtype=float)\nout = np.empty_like(xs)\nfor t in range(xs.size):\n"
        "    before = out[t - 1] if t else 0.0\n    out[t] = before - (1 - beta) * (before - xs[t])\nreturn tuple(out)",
    ],
    "ewa_corrected": [
        "return [v / (1 - beta**t) for t, v in enumerate(ewa(xs, beta), start=1)]",
        "return np.array(ewa(xs, beta)) / (1 - beta ** np.arange(1, len(xs) + 1))",
        "v, out = 0, []\nfor i in range(len(xs)):\n    v = beta * v + (1 - beta) * xs[i]\n"
        "    out.append(v / (1 - beta ** (i + 1)))\nreturn out",
        "above, below, out = 0.0, 0.0, []\nfor x in xs:\n    above, below = beta * above + x, beta * below + 1\n"
        "    out.append(above / below)\nreturn out",
        "return [np.average(xs[:t], weights=beta ** np.arange(t)[::-1]) for t in range(1, len(xs) + 1)]",
        "v, left, out = 0.0, 1.0, []\nfor x in xs:\n    v, left = beta * v + (1 - beta) * x, left * beta\n"
        "    v_hat = v / (1 - left)\n    out.append(v_hat)\nreturn out",
        "T = len(xs)\nout = np.zeros(T)\nfor t in range(1, T + 1):\n"
        "    w = (1 - beta) * beta ** np.arange(t - 1, -1, -1)\n    out[t - 1] = w @ np.array(xs[:t]) / w.sum()\n"
        "return out",
        "m = xs[0]\nout = [m]\nfor t in range(2, len(xs) + 1):\n"
        "    m = m + (1 - beta) / (1 - beta**t) * (xs[t - 1] - m)\n    out.append(m)\nreturn out",
        "v = 0.0\nt = 0\nfixed = []\nwhile t < len(xs):\n    v = beta * v + (1 - beta) * xs[t]\n    t += 1\n"
        "    fixed += [v / (1 - math.pow(beta, t))]\nreturn fixed",
        "raw = ewa(xs, beta)\nones = ewa([1.0] * len(xs), beta)\nreturn [v / w for v, w in zip(raw, ones)]",
    ],
    "ewa_weights": [
        "return (1 - beta) * beta ** np.arange(t - 1, -1, -1)",
        "return np.array([(1 - beta) * beta ** (t - k) for k in range(1, t + 1)])",
        "w = np.zeros(t)\nfor k in range(t):\n    w[k] = (1 - beta) * beta ** (t - 1 - k)\nreturn w",
        "return np.flip((1 - beta) * np.power(beta, np.arange(t)))",
        "w = [1 - beta]\nwhile len(w) < t:\n    w.insert(0, w[0] * beta)\nreturn np.array(w)",
        "w = np.full(t, beta)\nw[0] = 1 - beta\nreturn np.cumprod(w)[::-1]",
        "return np.array([ewa(row, beta)[-1] for row in np.eye(t)])",
        "ages = t - np.arange(1, t + 1)\nreturn np.exp(ages * np.log(beta)) * (1 - beta)",
        "w = np.zeros(t)\nfor k in range(t):\n    w = beta * w\n    w[k] = 1 - beta\nreturn w",
        "powers = beta ** np.arange(t + 1)[::-1]\nreturn powers[1:] - powers[:-1]",
    ],
    "decay_inverse": [
        "return learning_rate * 1 / (1 + rate * epoch)",
        "return 1 / (1 + rate * epoch) * learning_rate",
        "divisor = 1 + epoch * rate\nreturn learning_rate / divisor",
        "return np.divide(learning_rate, 1 + rate * epoch)",
        "return learning_rate * (1 + rate * epoch) ** -1",
        "if epoch == 0:\n    return learning_rate\nreturn learning_rate / (1.0 + rate * epoch)",
        "divisor = 1.0\nfor _ in range(epoch):\n    divisor += rate\nreturn learning_rate / divisor",
        "return 1 / (1 / learning_rate + rate * epoch / learning_rate)",
        "return float(np.float64(learning_rate) / np.float64(1 + rate * epoch))",
        "return learning_rate - learning_rate * rate * epoch / (1 + rate * epoch)",
    ],
    "decay_staircase": [
        "return learning_rate * factor ** math.floor(epoch / every)",
        "return learning_rate * factor ** int(epoch / every)",
        "for e in range(1, epoch + 1):\n    if e % every == 0:\n        learning_rate = learning_rate * factor\n"
        "return learning_rate",
        "while epoch >= every:\n    learning_rate *= factor\n    epoch -= every\nreturn learning_rate",
        "stairs, _ = divmod(epoch, every)\nreturn learning_rate * pow(factor, stairs)",
        "return learning_rate * np.power(factor, np.floor(epoch / every))",
        "return learning_rate * np.prod([factor] * (epoch // every))",
        "return learning_rate * factor ** ((epoch - epoch % every) / every)",
        "if epoch < every:\n    return learning_rate\nreturn decay_staircase(factor * learning_rate, factor, every, "
        "epoch - every)",
        "return learning_rate * math.exp(math.log(factor) * (epoch // every))",
        "return learning_rate * factor ** len(range(every, epoch + 1, every))",
    ],
    "critical_point": [
        "e = np.linalg.eigvalsh(H)\nup, down = np.sum(e > 1e-9), np.sum(e < -1e-9)\nif up == len(e):\n"
        "    return 'min'\n"
        "if down == len(e):\n    return 'max'\nreturn 'saddle' if up and down else 'flat'",
        "e, _ = np.linalg.eigh(H)\nif e[0] > 1e-9:\n    return 'min'\nif e[-1] < -1e-9:\n    return 'max'\n"
        "if e[0] < -1e-9 and e[-1] > 1e-9:\n    return 'saddle'\nreturn 'flat'",
        "e = np.real(np.linalg.eigvals(H))\nif e.min() > 1e-9:\n    return 'min'\nelif e.max() < -1e-9:\n"
        "    return 'max'\nelif e.min() < -1e-9 and e.max() > 1e-9:\n    return 'saddle'\nelse:\n    return 'flat'",
        "e = np.linalg.eigvalsh(H)\nsigns = set(np.where(np.abs(e) <= 1e-9, 0, np.sign(e)))\n"
        "if signs == {1}:\n    return 'min'\nif signs == {-1}:\n    return 'max'\n"
        "return 'saddle' if {1, -1} <= signs else 'flat'",
        "kinds = ['down' if e < -1e-9 else 'up' if e > 1e-9 else 'none' for e in np.linalg.eigvalsh(H)]\n"
        "if all(k == 'up' for k in kinds):\n    return 'min'\nif all(k == 'down' for k in kinds):\n    return 'max'\n"
        "if 'up' in kinds and 'down' in kinds:\n    return 'saddle'\nreturn 'flat'",
        "low, high = np.linalg.eigvalsh(H)[[0, -1]]\ntol = 1e-9\nif low < -tol and high > tol:\n    return 'saddle'\n"
        "if low > tol:\n    return 'min'\nreturn 'max' if high < -tol else 'flat'",
        "e = np.round(np.linalg.eigvalsh(H), 9)\nif (e > 0).all():\n    return 'min'\nif (e < 0).all():\n"
        "    return 'max'\nif (e > 0).any() and (e < 0).any():\n    return 'saddle'\nreturn 'flat'",
        "e = np.linalg.eigvalsh(H)\nup, down = np.any(e > 1e-9), np.any(e < -1e-9)\n"
        "zero = np.any(np.abs(e) <= 1e-9)\nif up and down:\n    return 'saddle'\nif zero:\n    return 'flat'\n"
        "return 'min' if up else 'max'",
        "words = {(True, False): 'min', (False, True): 'max'}\ne = np.linalg.eigvalsh(H)\n"
        "if e[0] * e[-1] < 0 and min(-e[0], e[-1]) > 1e-9:\n    return 'saddle'\n"
        "return words.get((bool((e > 1e-9).all()), bool((e < -1e-9).all())), 'flat')",
    ],
}  # fmt: skip
