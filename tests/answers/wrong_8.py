"""Wrong answers of chapter 08, as people write them: mini-batches, averages, decay, saddles.

None may pass, and none may be given a name not its own. Each entry: the body of a function, and the tags it may be
recognised as because it does the same.
"""

SHUFFLE = "X, Y = X[:, perm], Y[:, perm]\nm = X.shape[1]\n"
E = "e = np.linalg.eigvalsh(H)\n"

WRONG = {
    "make_minibatches": [
        (SHUFFLE + "return [(X[:, k], Y[:, k]) for k in range(0, m, size)]", ()),
        (SHUFFLE + "return [X[:, k:k + size] for k in range(0, m, size)]", ()),
        (SHUFFLE + "for k in range(0, m, size):\n    return [(X[:, k:k + size], Y[:, k:k + size])]", ()),
        (SHUFFLE + "return [(X[:, k:k + size].T, Y[:, k:k + size].T) for k in range(0, m, size)]", ()),
        (SHUFFLE + "return [(Y[:, k:k + size], X[:, k:k + size]) for k in range(0, m, size)]", ()),
        (SHUFFLE + "return [(X[:, k:k + size + 1], Y[:, k:k + size + 1]) for k in range(0, m, size)]", ()),
        (SHUFFLE + "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, m + 1, size)]", ()),
        (SHUFFLE + "return [(X[:, k:k + size], Y[0, k:k + size]) for k in range(0, m, size)]", ()),
        (SHUFFLE + "starts = range(0, m, size)\n"
         "return [X[:, k:k + size] for k in starts], [Y[:, k:k + size] for k in starts]", ()),
        (SHUFFLE + "return [(X[:, k::m // size], Y[:, k::m // size]) for k in range(m // size)]", ()),
        ("perm = np.random.permutation(X.shape[1])\nX, Y = X[:, perm], Y[:, perm]\n"
         "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, X.shape[1], size)]", ()),
        ("X, Y, m = X[perm], Y[perm], X.shape[1]\n"
         "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, m, size)]", ()),
        (SHUFFLE + "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(m // size)]", ()),
        (SHUFFLE + "return [(X[:, k - size:k], Y[:, k - size:k]) for k in range(size, m, size)]", ()),
        ("order = np.sort(perm)\n"
         "return [(X[:, order[k:k + size]], Y[:, order[k:k + size]]) for k in range(0, len(perm), size)]",
         ("no_shuffle",)),
        (SHUFFLE + "return [(X[:, k:k + size], Y[:, k:k + size]) for k in range(0, m - size, size)]", ()),
    ],
    "updates_per_epoch": [
        ("return m / size", ()),
        ("return np.ceil(m / size)", ()),
        ("return size / m", ()),
        ("return m % size", ()),
        ("return m - size + 1", ()),
        ("return size", ()),
        ("return math.ceil(size / m)", ()),
        ("return (m + size) // size", ("plus_one",)),
        ("return m * size", ()),
        ("return m // size + m % size", ()),
        ("return str(math.ceil(m / size))", ()),
        ("return math.ceil(m // size)", ("floor",)),
        ("return (m - 1) // size", ()),
    ],
    "ewa": [
        ("return beta * sum(xs)", ()),
        ("v = 0\nfor x in xs:\n    v = beta * v + (1 - beta) * x\n    return [v]", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = beta * v + (1 - beta) * x\nout.append(v)\nreturn out", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = beta * v - (1 - beta) * x\n    out.append(v)\nreturn out", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = beta * (v + (1 - beta) * x)\n    out.append(v)\nreturn out", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = beta * v + 1 - beta * x\n    out.append(v)\nreturn out",
         ("lost_brackets",)),
        ("v, out = 0, []\nfor x in xs:\n    out.append(v)\n    v = beta * v + (1 - beta) * x\nreturn out", ()),
        ("v, out = 0, []\nfor x in xs:\n    out.insert(0, v := beta * v + (1 - beta) * x)\nreturn out", ()),
        ("v, out = 0, []\nfor x in reversed(xs):\n    v = beta * v + (1 - beta) * x\n    out.append(v)\n"
         "return out", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = round(beta * v + (1 - beta) * x, 1)\n    out.append(v)\n"
         "return out", ()),
        ("v = [0]\nfor t in range(1, len(xs)):\n    v.append(beta * v[t - 1] + (1 - beta) * xs[t])\nreturn v",
         ("lost_first",)),
        ("return np.convolve(xs, np.ones(3) / 3, mode='same')", ()),
        ("return xs", ()),
        ("v, out = 0, []\nfor x in xs:\n    v = 0.9 * v + 0.1 * x\n    out.append(v)\nreturn out", ()),
        ("v, out = 0, []\nfor t in range(len(xs)):\n    v = beta * v + (1 - beta) * xs[t]\n    out += v\n"
         "return out", ()),
        ("return (1 - beta) * xs + beta * 0", ()),
    ],
    "ewa_corrected": [
        ("t, out = 0, []\nfor v in ewa(xs, beta):\n    t += 1\n    out.append(v / 1 - beta**t)\nreturn out", ()),
        ("return [v / (1 - beta) ** t for t, v in enumerate(ewa(xs, beta), start=1)]", ()),
        ("return [v / (1 + beta**t) for t, v in enumerate(ewa(xs, beta), start=1)]", ()),
        ("return [v / (1 - beta ** (t + 1)) for t, v in enumerate(ewa(xs, beta), start=1)]", ()),
        ("v = ewa(xs, beta)\nreturn [v[0] / (1 - beta)] + v[1:]", ()),
        ("v = ewa(xs, beta)\nreturn [xs[0]] + v[1:]", ()),
        ("return np.array(ewa(xs, beta)) / (1 - beta ^ 2)", ()),
        ("v, out = xs[0], []\nfor t, x in enumerate(xs, start=1):\n    v = beta * v + (1 - beta) * x\n"
         "    out.append(v / (1 - beta**t))\nreturn out", ()),
        ("v, out = 0, []\nfor t, x in enumerate(xs, start=1):\n    v = (1 - beta) * v + beta * x\n"
         "    out.append(v / (1 - beta**t))\nreturn out", ()),
        ("v, out = 0, []\nfor t, x in enumerate(xs, start=1):\n    v = beta * v + x\n"
         "    out.append(v / (1 - beta**t))\n"
         "return out", ()),
        ("return [x / (1 - beta**t) for t, x in enumerate(xs, start=1)]", ()),
        ("return list(xs)", ()),
        ("return np.cumsum(xs) / np.arange(1, len(xs) + 1)", ()),
        ("return [v / (1 - 0.9**t) for t, v in enumerate(ewa(xs, beta), start=1)]", ()),
        ("return [v / (1 - math.exp(-t)) for t, v in enumerate(ewa(xs, beta), start=1)]", ()),
    ],
    "ewa_weights": [
        ("return beta ** np.arange(t)", ("reversed",)),
        ("return [(1 - beta) * beta ** (t - k) for k in range(1, t + 1)]", ()),
        ("return (1 - beta) * beta * np.arange(t)[::-1]", ()),
        ("k = np.arange(1, t)\nreturn (1 - beta) * beta ** (t - k)", ()),
        ("return np.ones(t)", ()),
        ("return (1 - beta) ** np.arange(t)[::-1]", ()),
        ("return (1 - beta) * beta**t", ()),
        ("return np.sum((1 - beta) * beta ** np.arange(t))", ()),
        ("return ((1 - beta) * beta ** np.arange(t)[::-1]).reshape(-1, 1)", ()),
        ("return np.exp(-np.arange(t)[::-1] * (1 - beta))", ()),
        ("return (1 - beta * beta) ** np.arange(t)[::-1]", ()),
        ("return np.linspace(0, 1 - beta, t)", ()),
        ("w = beta ** np.arange(t)\nreturn w / w.sum()", ()),
    ],
    "decay_inverse": [
        ("k = (1 + rate) * epoch\nreturn learning_rate / k", ("sum_times_epoch",)),
        ("return learning_rate", ()),
        ("return learning_rate / (1 + epoch)", ()),
        ("return learning_rate / (1 + rate)", ()),
        ("return learning_rate / (epoch + rate)", ()),
        ("return learning_rate / np.sqrt(1 + rate * epoch)", ()),
        ("return 1 / (1 + rate * epoch)", ()),
        ("return learning_rate / (1 + rate / (epoch + 1))", ()),
        ("return learning_rate / (1 - rate * epoch)", ()),
        ("return max(0, learning_rate - rate * epoch)", ()),
        ("return np.array([learning_rate / (1 + rate * epoch)])", ()),
        ("return [learning_rate / (1 + rate * e) for e in range(epoch + 1)]", ()),
        ("return learning_rate / (1 + rate * epoch**2)", ()),
        ("return learning_rate / 1 + learning_rate / rate * epoch", ()),
        ("for e in range(epoch + 1):\n    learning_rate = learning_rate / (1 + rate * e)\nreturn learning_rate", ()),
    ],
    "decay_staircase": [
        ("return learning_rate", ()),
        ("return learning_rate * factor", ()),
        ("return learning_rate * factor ** (every // epoch)", ()),
        ("return learning_rate * factor ** every", ()),
        ("return learning_rate * factor * epoch / every", ()),
        ("return learning_rate / (1 + factor * (epoch // every))", ()),
        ("return factor ** (epoch // every)", ()),
        ("return (learning_rate * factor) ** (epoch // every)", ()),
        ("return learning_rate * (1 - factor) ** (epoch // every)", ()),
        ("return learning_rate - factor * (epoch // every)", ()),
        ("return learning_rate * factor ** math.ceil(epoch / every)", ()),
        ("for e in range(epoch):\n    if e % every == 0:\n        learning_rate *= factor\nreturn learning_rate", ()),
        ("return [learning_rate * factor ** (e // every) for e in range(epoch + 1)]", ()),
        ("if epoch > every:\n    return learning_rate * factor ** (epoch // every)\nreturn learning_rate", ()),
    ],
    "critical_point": [
        (E + "up, down = np.any(e > 1e-9), np.any(e < -1e-9)\n"
         "return ('saddle' if down else 'min') if up else 'max' if down else 'flat'", ("zero_counts",)),
        (E + "m = e.sum()\nreturn 'min' if m > 1e-9 else 'max' if m < -1e-9 else 'flat'", ("trace",)),
        (E + "m = e.mean()\nreturn 'min' if m > 0 else 'max' if m < 0 else 'saddle'", ("trace",)),
        ("return 'min'", ()),
        ("return 'saddle'", ()),
        (E + "return 'min' if np.all(e > 1e-9) else 'max'", ()),
        (E + "return 'minimum' if np.all(e > 1e-9) else 'maximum' if np.all(e < -1e-9) else 'saddle point'", ()),
        (E + "return e", ()),
        ("if np.all(H > 0):\n    return 'min'\nif np.all(H < 0):\n    return 'max'\nreturn 'saddle'", ()),
        ("d = np.linalg.det(H)\nif d > 1e-9:\n    return 'min'\nreturn 'saddle' if d < -1e-9 else 'flat'", ()),
        (E + "if e > 0:\n    return 'min'\nreturn 'max'", ()),
        ("e = np.linalg.eigh(H)\nif np.all(e > 1e-9):\n    return 'min'\nreturn 'max'", ()),
        (E + "if e[0] > 1e-9:\n    return 'min'\nif e[0] < -1e-9:\n    return 'max'\nreturn 'flat'", ("any_not_all",)),
        (E + "if np.mean(e) > 1e-9:\n    return 'min'\nif np.mean(e) < -1e-9:\n    return 'max'\nreturn 'saddle'",
         ("trace",)),
        (E + "if np.all(e > 1e-9):\n    return 'MIN'\nif np.all(e < -1e-9):\n    return 'MAX'\n"
         "return 'SADDLE' if np.any(e > 1e-9) and np.any(e < -1e-9) else 'FLAT'", ()),
        (E + "if np.all(e > 1e-9):\n    return 'min'\nif np.all(e < -1e-9):\n    return 'max'\n"
         "if np.any(e > 1e-9) and np.any(e < -1e-9):\n    return 'saddle'", ()),
        (E + "if np.any(np.abs(e) <= 1e-9):\n    return 'flat'\nif np.all(e > 1e-9):\n    return 'min'\n"
         "return 'max' if np.all(e < -1e-9) else 'saddle'", ("zero_decides",)),
        ("e = np.linalg.svd(H)[1]\nif np.all(e > 1e-9):\n    return 'min'\nreturn 'flat'", ()),
    ],
}  # fmt: skip
