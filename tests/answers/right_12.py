"""Right answers of chapter 12 in other styles than ours: filters over pictures. All pass."""

RIGHT = {
    "conv_out": [
        "return int((n + 2 * p - f) / s + 1)",
        "return int(np.floor((n + 2 * p - f) / s)) + 1",
        "return math.floor((n - f + 2 * p) / s) + 1",
        "return (n + 2 * p - f + s) // s",
        "length = n + 2 * p\nsteps = (length - f) // s\nreturn steps + 1",
        "return len(range(0, n + 2 * p - f + 1, s))",
        "places, start = 0, 0\nwhile start + f <= n + 2 * p:\n    places += 1\n    start += s\nreturn places",
        "return divmod(n + 2 * p - f, s)[0] + 1",
        "return sum(1 for start in range(-p, n + p, s) if start + f <= n + p)",
        "return np.arange(0, n + 2 * p - f + 1, s).size",
        "return -(-(n + 2 * p - f + 1) // s)",
        "return 1 + int(np.floor_divide(n - f + p + p, s))",
    ],
    "same_padding": [
        "return f // 2",
        "return int((f - 1) / 2)",
        "return int(f / 2)",
        "return (f - 1) >> 1",
        "return (f + 1) // 2 - 1",
        "return len(range(1, f, 2))",
        "p = 0\nwhile 2 * p < f - 1:\n    p += 1\nreturn p",
        "return round((f - 1) / 2)",
        "return next(p for p in range(f) if conv_out(200, f, p, 1) == 200)",
        "return math.floor(0.5 * f)",
        "missing = f - 1\nreturn missing // 2",
        "return np.arange(f)[f // 2]",
    ],
    "pad_images": [
        "return np.pad(X, [(0, 0), (p, p), (p, p), (0, 0)], mode='constant', constant_values=0)",
        "return np.pad(X, ((0,), (p,), (p,), (0,)))",
        "m, H, W, C = X.shape\nout = np.zeros((m, H + 2 * p, W + 2 * p, C))\nout[:, p:p + H, p:p + W, :] = X\n"
        "return out",
        "m, H, W, C = X.shape\nrows = np.zeros((m, p, W, C))\nX = np.concatenate([rows, X, rows], axis=1)\n"
        "sides = np.zeros((m, H + 2 * p, p, C))\nreturn np.concatenate([sides, X, sides], axis=2)",
        "return np.array([np.pad(x, ((p, p), (p, p), (0, 0))) for x in X])",
        "out = np.zeros_like(X, shape=(len(X), X.shape[1] + 2 * p, X.shape[2] + 2 * p, X.shape[3]))\n"
        "inside = slice(p, -p) if p else slice(None)\nout[:, inside, inside] = X\nreturn out",
        "for _ in range(p):\n    X = np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))\nreturn X",
        "X = np.pad(X, ((0, 0), (p, p), (0, 0), (0, 0)))\nreturn np.pad(X, ((0, 0), (0, 0), (p, p), (0, 0)))",
        "m, H, W, C = X.shape\nout = np.zeros((m, H + 2 * p, W + 2 * p, C))\nfor i in range(H):\n"
        "    for j in range(W):\n"
        "        out[:, i + p, j + p] = X[:, i, j]\nreturn out",
        "widths = np.zeros((4, 2), dtype=int)\nwidths[1:3] = p\nreturn np.pad(X, widths)",
        "return np.pad(X, np.array([0, p, p, 0])[:, None])",
        "a = (p, p)\nz = (0, 0)\nreturn np.pad(X.astype(float), (z, a, a, z), 'constant')",
    ],
    "cross_correlate": [
        "H, W = X.shape\nf, _ = K.shape\nout = np.zeros((H - f + 1, W - f + 1))\nfor i in range(H - f + 1):\n"
        "    for j in range(W - f + 1):\n        out[i, j] = (X[i:i + f, j:j + f] * K).sum()\nreturn out",
        "f = len(K)\nreturn np.array([[np.sum(X[i:i + f, j:j + f] * K) for j in range(X.shape[1] - f + 1)]\n"
        "                 for i in range(X.shape[0] - f + 1)])",
        "windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\nreturn np.einsum('ijab,ab->ij', windows, K)",
        "windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\nreturn np.sum(windows * K, axis=(2, 3))",
        "windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\nreturn np.tensordot(windows, K, 2)",
        "f = K.shape[0]\nH, W = X.shape[0] - f + 1, X.shape[1] - f + 1\nZ = np.zeros((H, W))\nfor a in range(f):\n"
        "    for b in range(f):\n        Z += K[a, b] * X[a:a + H, b:b + W]\nreturn Z",
        "f = K.shape[0]\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\nfor i, j in np.ndindex(Z.shape):\n"
        "    for a in range(f):\n        for b in range(f):\n            Z[i, j] += X[i + a, j + b] * K[a, b]\n"
        "return Z",
        "f = K.shape[0]\nZ = np.empty((conv_out(X.shape[0], f, 0, 1), conv_out(X.shape[1], f, 0, 1)))\n"
        "for i in range(len(Z)):\n    for j in range(len(Z[0])):\n"
        "        Z[i, j] = np.vdot(X[i:i + f, j:j + f], K)\nreturn Z",
        "f = K.shape[0]\nrows = []\nfor i in range(X.shape[0] - f + 1):\n    row = []\n"
        "    for j in range(X.shape[1] - f + 1):\n        row.append(np.dot(X[i:i + f, j:j + f].ravel(), K.ravel()))\n"
        "    rows.append(row)\nreturn np.array(rows)",
        "f = K.shape[0]\nH, W = X.shape[0] - f + 1, X.shape[1] - f + 1\nrows = np.zeros((H, W))\n"
        "for k in K.ravel().nonzero()[0]:\n"
        "    a, b = divmod(int(k), f)\n    rows = rows + X[a:a + H, b:b + W] * K[a, b]\nreturn rows",
        "f = K.shape[0]\n"
        "windows = [X[i:i + f, j:j + f] for i in range(len(X) - f + 1) for j in range(len(X[0]) - f + 1)]\n"
        "sums = np.array(windows).reshape(-1, f * f) @ K.ravel()\nreturn sums.reshape(len(X) - f + 1, -1)",
        "f = K.shape[0]\nZ = np.zeros((X.shape[0] - f + 1, X.shape[1] - f + 1))\n"
        "for i in range(Z.shape[0]):\n    for j in range(Z.shape[1]):\n        window = X[i:i + f, j:j + f]\n"
        "        Z[i, j] = np.trace(window @ K.T)\nreturn Z",
    ],
    "conv_step": [
        "s = a_slice * W\nreturn s.sum() + b",
        "return np.sum(np.multiply(a_slice, W)) + b",
        "return np.vdot(a_slice, W) + b",
        "return a_slice.ravel() @ W.ravel() + b",
        "return np.einsum('ijc,ijc->', a_slice, W) + b",
        "return np.tensordot(a_slice, W, axes=3) + b",
        "total = b\nfor i in range(W.shape[0]):\n    for j in range(W.shape[1]):\n        for c in range(W.shape[2]):\n"
        "            total += a_slice[i, j, c] * W[i, j, c]\nreturn total",
        "return sum(np.sum(a_slice[:, :, c] * W[:, :, c]) for c in range(W.shape[2])) + b",
        "return b + float((a_slice * W).mean() * W.size)",
        "return np.inner(a_slice.flatten(), W.flatten()) + float(b)",
        "Z = 0.0\nfor x, w in zip(a_slice.flat, W.flat):\n    Z += x * w\nreturn Z + b",
        "return np.add.reduce(a_slice * W, axis=None) + b",
    ],
    "conv_layer": [
        "m, H, Wd, C = A_prev.shape\nf, _, _, K = W.shape\nn_H = int((H + 2 * pad - f) / stride) + 1\n"
        "n_W = int((Wd + 2 * pad - f) / stride) + 1\nZ = np.zeros((m, n_H, n_W, K))\nA = pad_images(A_prev, pad)\n"
        "for i in range(m):\n    for h in range(n_H):\n        for w in range(n_W):\n            for k in range(K):\n"
        "                top, left = h * stride, w * stride\n"
        "                Z[i, h, w, k] = conv_step(A[i, top:top + f, left:left + f, :], W[..., k], b[k])\nreturn Z",
        "f = W.shape[0]\nP = pad_images(A_prev, pad)\n"
        "windows = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
        "return np.einsum('mhwcij,ijck->mhwk', windows, W) + b",
        "f = len(W)\nP = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))\n"
        "n_H, n_W = (conv_out(n, f, pad, stride) for n in A_prev.shape[1:3])\n"
        "Z = np.zeros((len(P), n_H, n_W, W.shape[3])) + b\nfor i in range(f):\n    for j in range(f):\n"
        "        Z += P[:, i:i + stride * n_H:stride, j:j + stride * n_W:stride] @ W[i, j]\nreturn Z",
        "f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride + 1\n"
        "n_W = (P.shape[2] - f) // stride + 1\nZ = np.zeros((P.shape[0], n_H, n_W, K))\nfor h in range(n_H):\n"
        "    for w in range(n_W):\n"
        "        window = P[:, h * stride:h * stride + f, w * stride:w * stride + f, :]\n"
        "        Z[:, h, w, :] = np.tensordot(window, W, axes=3) + b\nreturn Z",
        "f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nmaps = []\nfor k in range(K):\n"
        "    for_k = [sum(cross_correlate(x[:, :, c], W[:, :, c, k]) for c in range(W.shape[2])) for x in P]\n"
        "    maps.append(np.array(for_k)[:, ::stride, ::stride] + b[k])\nreturn np.stack(maps, axis=3)",
        "f = W.shape[0]\nP = pad_images(A_prev, pad)\nrows = range(0, P.shape[1] - f + 1, stride)\n"
        "cols = range(0, P.shape[2] - f + 1, stride)\n"
        "return np.array([[[[np.sum(x[r:r + f, c:c + f] * W[:, :, :, k]) + b[k] for k in range(len(b))]\n"
        "                   for c in cols] for r in rows] for x in P])",
        "f, _, C, K = W.shape\nP = pad_images(A_prev, pad)\nm, H, V, _ = P.shape\n"
        "n_H, n_W = (H - f) // stride + 1, (V - f) // stride + 1\n"
        "flat = W.reshape(f * f * C, K)\nZ = np.empty((m, n_H, n_W, K))\nfor h in range(n_H):\n"
        "    for w in range(n_W):\n"
        "        r, c = stride * h, stride * w\n"
        "        Z[:, h, w] = P[:, r:r + f, c:c + f].reshape(m, -1) @ flat + b\nreturn Z",
        "f = W.shape[0]\nn_H = (A_prev.shape[1] + 2 * pad - f) // stride + 1\n"
        "n_W = (A_prev.shape[2] + 2 * pad - f) // stride + 1\nZ = np.zeros((A_prev.shape[0], n_H, n_W, W.shape[-1]))\n"
        "P = pad_images(A_prev, pad)\nfor i, h, w, k in np.ndindex(Z.shape):\n"
        "    rows = slice(h * stride, h * stride + f)\n    cols = slice(w * stride, w * stride + f)\n"
        "    Z[i, h, w, k] = (P[i, rows, cols] * W[..., k]).sum() + b[k]\nreturn Z",
        "full = np.array([[[np.sum(x[r:r + len(W), c:c + len(W)][..., None] * W, axis=(0, 1, 2)) + b\n"
        "    for c in range(x.shape[1] - len(W) + 1)] for r in range(x.shape[0] - len(W) + 1)]\n"
        "    for x in pad_images(A_prev, pad)])\nreturn full[:, ::stride, ::stride]",
    ],
}  # fmt: skip
