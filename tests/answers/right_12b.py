"""Right answers of chapter 12 in other styles than ours: parameters, pooling, shapes. All pass."""

RIGHT = {
    "conv_params": [
        "return f * f * c_in * c_out + c_out",
        "return f**2 * c_in * c_out + c_out",
        "weights = f * f * c_in * c_out\nbiases = c_out\nreturn weights + biases",
        "return c_out * (c_in * f**2 + 1)",
        "return int(np.prod([f, f, c_in, c_out])) + c_out",
        "return np.zeros((f, f, c_in, c_out)).size + np.zeros(c_out).size",
        "return sum(f * f * c_in + 1 for _ in range(c_out))",
        "one = 1\nfor _ in range(c_in):\n    one += f * f\nreturn one * c_out",
        "return math.prod((f, f, c_in, c_out)) + c_out",
        "return len([0 for _ in range(c_out) for _ in range(f * f * c_in + 1)])",
    ],
    "pool_layer": [
        "m, H, W, C = A.shape\nn_H, n_W = int((H - f) / s) + 1, int((W - f) / s) + 1\n"
        "out = np.zeros((m, n_H, n_W, C))\n"
        "for i in range(m):\n    for h in range(n_H):\n        for w in range(n_W):\n            for c in range(C):\n"
        "                window = A[i, h * s:h * s + f, w * s:w * s + f, c]\n"
        "                if mode == 'max':\n                    out[i, h, w, c] = np.max(window)\n"
        "                elif mode == 'average':\n                    out[i, h, w, c] = np.mean(window)\nreturn out",
        "windows = np.lib.stride_tricks.sliding_window_view(A, (f, f), (1, 2))[:, ::s, ::s]\n"
        "return windows.max(axis=(4, 5)) if mode == 'max' else windows.mean(axis=(4, 5))",
        "pool = {'max': np.max, 'average': np.mean}[mode]\nrows = range(0, A.shape[1] - f + 1, s)\n"
        "cols = range(0, A.shape[2] - f + 1, s)\n"
        "lines = [[pool(A[:, r:r + f, c:c + f], axis=(1, 2)) for c in cols] for r in rows]\n"
        "return np.moveaxis(np.array(lines), 2, 0)",
        "n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
        "parts = [A[:, i:i + s * n_H:s, j:j + s * n_W:s] for i in range(f) for j in range(f)]\n"
        "return np.max(parts, axis=0) if mode == 'max' else np.mean(parts, axis=0)",
        "n_H, n_W = (A.shape[1] - f) // s + 1, (A.shape[2] - f) // s + 1\n"
        "total = np.full((len(A), n_H, n_W, A.shape[3]), -np.inf if mode == 'max' else 0.0)\n"
        "for i in range(f):\n    for j in range(f):\n        part = A[:, i::s, j::s][:, :n_H, :n_W]\n"
        "        total = np.maximum(total, part) if mode == 'max' else total + part\n"
        "return total if mode == 'max' else total / f**2",
        "best = np.max if mode == 'max' else np.average\n"
        "n_H, n_W = (A.shape[1] - f) // s + 1, (A.shape[2] - f) // s + 1\n"
        "out = np.empty((A.shape[0], n_H, n_W, A.shape[3]))\nfor i, h, w, c in np.ndindex(out.shape):\n"
        "    out[i, h, w, c] = best(A[i, s * h:s * h + f, s * w:s * w + f, c])\nreturn out",
        "n_H, n_W = (A.shape[1] - f) // s + 1, (A.shape[2] - f) // s + 1\n"
        "out = np.zeros((A.shape[0], n_H, n_W, A.shape[3]))\n"
        "for h in range(n_H):\n    for w in range(n_W):\n"
        "        flat = A[:, h * s:h * s + f, w * s:w * s + f].reshape(len(A), f * f, -1)\n"
        "        out[:, h, w] = flat.max(1) if mode == 'max' else flat.sum(1) / (f * f)\nreturn out",
        "rows = np.stack([A[:, i * s:i * s + f] for i in range((A.shape[1] - f) // s + 1)], axis=1)\n"
        "tiles = np.stack([rows[:, :, :, j * s:j * s + f] for j in range((A.shape[2] - f) // s + 1)], axis=2)\n"
        "return getattr(tiles, {'max': 'max', 'average': 'mean'}[mode])(axis=(3, 4))",
        "out = []\nfor image in A:\n    maps = []\n    for r in range(0, A.shape[1] - f + 1, s):\n        line = []\n"
        "        for c in range(0, A.shape[2] - f + 1, s):\n            w = image[r:r + f, c:c + f]\n"
        "            line.append(w.max((0, 1)) if mode == 'max' else w.mean((0, 1)))\n        maps.append(line)\n"
        "    out.append(maps)\nreturn np.array(out)",
    ],
    "max_mask": [
        "return (window == np.max(window)) * 1.0",
        "return np.where(window == window.max(), 1.0, 0.0)",
        "return (window >= window.max()).astype(int)",
        "mask = np.zeros(window.shape)\nmask[window == window.max()] = 1\nreturn mask",
        "best = max(window.ravel())\nreturn np.array([[1 if x == best else 0 for x in row] for row in window])",
        "return np.equal(window, np.amax(window)).astype(float)",
        "mask = np.zeros_like(window)\nfor i in range(len(window)):\n    for j in range(len(window)):\n"
        "        if window[i, j] == window.max():\n            mask[i, j] = 1.0\nreturn mask",
        "return 1.0 - np.sign(window.max() - window)",
        "return np.float64(window - window.max() == 0)",
        "return np.isclose(window, window.max(), rtol=0, atol=1e-12) + 0.0",
        "return np.heaviside(window - window.max(), 1.0)",
        "return 1.0 * ~(window < window.max())",
    ],
    "spread_average": [
        "return np.ones((f, f)) * dz / (f * f)",
        "return np.full((f, f), dz / f**2)",
        "share = dz / (f * f)\nreturn share * np.ones((f, f))",
        "out = np.zeros((f, f))\nfor i in range(f):\n    for j in range(f):\n        out[i, j] = dz / (f * f)\n"
        "return out",
        "return np.array([[dz / f / f] * f] * f)",
        "return np.tile(dz / f**2, (f, f))",
        "out = np.empty((f, f))\nout.fill(dz / out.size)\nreturn out",
        "return np.zeros((f, f)) + dz / (f * f)",
        "return np.repeat(dz / (f * f), f * f).reshape(f, f)",
        "a = np.ones((f, f))\nreturn dz * a / a.sum()",
        "return np.outer(np.full(f, dz / f), np.full(f, 1 / f))",
        "return np.broadcast_to(np.array(dz / f**2), (f, f))",
    ],
    "trace_shapes": [
        "out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n        _, f, p, s, k = layer\n"
        "        n = conv_out(n, f, p, s)\n        c = k\n    elif layer[0] == 'pool':\n        _, f, s = layer\n"
        "        n = conv_out(n, f, 0, s)\n    out.append((n, n, c))\nreturn out",
        "shapes = []\nfor layer in layers:\n    p = layer[2] if layer[0] == 'conv' else 0\n"
        "    s = layer[3] if layer[0] == 'conv' else layer[2]\n    n = int((n + 2 * p - layer[1]) / s) + 1\n"
        "    c = layer[4] if layer[0] == 'conv' else c\n    shapes += [(n, n, c)]\nreturn shapes",
        "def after(n, c, layer):\n    kind, f, *rest = layer\n    if kind == 'pool':\n"
        "        return (n - f) // rest[0] + 1, c\n    p, s, k = rest\n    return (n + 2 * p - f) // s + 1, k\n\n"
        "found = []\nfor layer in layers:\n    n, c = after(n, c, layer)\n    found.append([n, n, c])\nreturn found",
        "out = []\nfor layer in layers:\n    match layer:\n        case ('conv', f, p, s, k):\n"
        "            n, c = (n + 2 * p - f) // s + 1, k\n        case ('pool', f, s):\n"
        "            n = (n - f) // s + 1\n"
        "    out.append((n, n, c))\nreturn out",
        "if not layers:\n    return []\nkind, *rest = layers[0]\nif kind == 'conv':\n    f, p, s, c = rest\nelse:\n"
        "    (f, s), p = rest, 0\nn = (n + 2 * p - f) // s + 1\nreturn [(n, n, c)] + trace_shapes(n, c, layers[1:])",
        "rows, cols = n, n\nout = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
        "        f, p, s, c = layer[1:]\n"
        "    else:\n        f, s = layer[1:]\n        p = 0\n    rows = math.floor((rows + 2 * p - f) / s) + 1\n"
        "    cols = math.floor((cols + 2 * p - f) / s) + 1\n    out.append((rows, cols, c))\nreturn out",
        "from itertools import accumulate\n\ndef step(now, layer):\n"
        "    f, s = layer[1], layer[-1] if layer[0] == 'pool' else layer[3]\n"
        "    p = 0 if layer[0] == 'pool' else layer[2]\n    n = (now[0] + 2 * p - f + s) // s\n"
        "    return n, n, now[2] if layer[0] == 'pool' else layer[4]\n\n"
        "return list(accumulate(layers, step, initial=(n, n, c)))[1:]",
        "A = np.zeros((1, n, n, c))\nout = []\nfor kind, *sizes in layers:\n    if kind == 'conv':\n"
        "        f, p, s, k = sizes\n"
        "        A = conv_layer(A, np.zeros((f, f, A.shape[3], k)), np.zeros(k), s, p)\n    else:\n"
        "        A = pool_layer(A, *sizes, 'max')\n    out.append(A.shape[1:])\nreturn out",
        "shapes = []\nfor kind, f, *rest in layers:\n"
        "    p, s = (rest[0], rest[1]) if kind == 'conv' else (0, rest[0])\n"
        "    n = len(range(0, n + 2 * p - f + 1, s))\n    if kind == 'conv':\n        c = rest[-1]\n"
        "    shapes.append((n, n, c))\nreturn tuple(shapes)",
    ],
    "pixel_uses": [
        "counts = np.zeros((n, n), int)\nfor i in range(n):\n    for j in range(n):\n"
        "        for a in range(n - f + 1):\n"
        "            for b in range(n - f + 1):\n"
        "                if a <= i < a + f and b <= j < b + f:\n                    counts[i, j] += 1\nreturn counts",
        "along = np.array([min(i + 1, n - i, f, n - f + 1) for i in range(n)])\nreturn np.outer(along, along)",
        "along = np.zeros(n, int)\nfor i in range(n - f + 1):\n    along[i:i + f] += 1\nreturn along[:, None] * along",
        "along = np.convolve(np.ones(n - f + 1, int), np.ones(f, int))\nreturn np.outer(along, along)",
        "u = np.zeros((n, n))\nfor i in range(n - f + 1):\n    for j in range(n - f + 1):\n"
        "        u[i:i + f, j:j + f] += 1\n"
        "return u.astype(int)",
        "start = np.arange(n - f + 1)[:, None]\ni = np.arange(n)\n"
        "along = ((start <= i) & (i < start + f)).sum(axis=0)\n"
        "return along.reshape(-1, 1) @ along.reshape(1, -1)",
        "u = np.zeros((n, n), dtype=int)\nlast = n - f\nfor i in range(0, last + 1):\n"
        "    for j in range(0, last + 1):\n"
        "        for a in range(f):\n            for b in range(f):\n                u[i + a][j + b] += 1\nreturn u",
        "pages = [np.pad(np.ones((f, f), int), ((i, n - f - i), (j, n - f - j)))\n"
        "         for i in range(n - f + 1) for j in range(n - f + 1)]\nreturn np.sum(pages, axis=0)",
        "ones = np.ones((f, f))\nP = np.pad(np.ones((n - f + 1, n - f + 1)), f - 1)\n"
        "return np.round(cross_correlate(P, ones)).astype(int)",
        "i = np.arange(n)\nfirst, last = np.maximum(i - f + 1, 0), np.minimum(i, n - f)\nalong = last - first + 1\n"
        "return np.multiply.outer(along, along)",
    ],
}  # fmt: skip
