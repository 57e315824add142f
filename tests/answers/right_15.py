"""Right answers of chapter 15 in other styles than ours. All pass."""

RIGHT = {
    "tconv_out": [
        "return s * (n - 1) + f - 2 * p",
        "last_start = (n - 1) * s\npainted = last_start + f\nreturn painted - p - p",
        "size = f\nfor _ in range(n - 1):\n    size += s\nreturn size - 2 * p",
        "return len(range(0, (n - 1) * s + f)) - 2 * p",
        "return n * s - s + f - 2 * p",
        "return int((n - 1) * s + f - 2 * p)",
        "canvas = np.zeros((n - 1) * s + f)\nreturn canvas[p:len(canvas) - p].size",
        "m = max(f - 2 * p, 1)\nwhile conv_out(m, f, p, s) < n:\n    m += 1\nreturn m",
        "ends = [i * s + f for i in range(n)]\nreturn max(ends) - 2 * p",
        "grow = s * (n - 1)\nreturn sum([grow, f, -2 * p])",
    ],
    "transpose_conv": [
        "f = len(K)\nH, W = tconv_out(X.shape[0], f, 0, s), tconv_out(X.shape[1], f, 0, s)\nZ = np.zeros((H, W))\n"
        "for i in range(X.shape[0]):\n    for j in range(X.shape[1]):\n        top, left = s * i, s * j\n"
        "        Z[top:top + f, left:left + f] = Z[top:top + f, left:left + f] + X[i, j] * K\n"
        "return Z[p:H - p, p:W - p]",
        "h, w = X.shape\nf = K.shape[0]\nout = np.zeros((h * s + f, w * s + f))\nfor a in range(f):\n"
        "    for b in range(f):\n        out[a:a + h * s:s, b:b + w * s:s] += X * K[a, b]\n"
        "return out[p:(h - 1) * s + f - p, p:(w - 1) * s + f - p]",
        "h, w = X.shape\nf = K.shape[0]\nspread = np.zeros(((h - 1) * s + 1, (w - 1) * s + 1))\n"
        "spread[::s, ::s] = X\nfull = cross_correlate(np.pad(spread, f - 1), K[::-1, ::-1])\n"
        "return full[p:full.shape[0] - p, p:full.shape[1] - p]",
        "f = K.shape[0]\nh, w = (tconv_out(n, f, p, s) for n in X.shape)\nZ = np.zeros((h, w))\n"
        "for i, j, a, b in np.ndindex(*X.shape, f, f):\n    r, c = i * s + a - p, j * s + b - p\n"
        "    if 0 <= r < h and 0 <= c < w:\n        Z[r, c] += X[i, j] * K[a, b]\nreturn Z",
        "f = K.shape[0]\nout = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
        "    out[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn out[p:-p, p:-p] if p else out",
        "f = K.shape[0]\nh, w = X.shape\nstamps = np.einsum('ij,ab->iajb', X, K)\n"
        "R = np.zeros(((h - 1) * s + f, w, f))\nfor i in range(h):\n    R[i * s:i * s + f] += stamps[i]\n"
        "out = np.zeros((R.shape[0], (w - 1) * s + f))\nfor j in range(w):\n    out[:, j * s:j * s + f] += R[:, j]\n"
        "return out[p:len(out) - p, p:out.shape[1] - p]",
        "f = K.shape[0]\n(h, w), (H, W) = X.shape, [(n - 1) * s + f for n in X.shape]\nM = np.zeros((h * w, H * W))\n"
        "for i in range(h):\n    for j in range(w):\n        place = np.zeros((H, W))\n"
        "        place[i * s:i * s + f, j * s:j * s + f] = K\n        M[i * w + j] = place.ravel()\n"
        "out = (X.reshape(1, -1) @ M).reshape(H, W)\nreturn out[p:H - p, p:W - p]",
        "f = K.shape[0]\nH, W = ((n - 1) * s + f for n in X.shape)\nparts = []\nfor i, j in np.ndindex(X.shape):\n"
        "    parts.append(np.pad(X[i, j] * K, ((i * s, H - i * s - f), (j * s, W - j * s - f))))\n"
        "whole = np.sum(parts, axis=0)\nreturn whole[p:H - p, p:W - p]",
        "f = K.shape[0]\nout = np.zeros(((X.shape[0] - 1) * s + f, (X.shape[1] - 1) * s + f))\n"
        "for i in range(X.shape[0]):\n    for j in range(X.shape[1]):\n        for a in range(f):\n"
        "            for b in range(f):\n                out[i * s + a, j * s + b] += X[i, j] * K[a, b]\n"
        "rows, cols = out.shape\nreturn out[p:rows - p][:, p:cols - p]",
    ],
    "upsample_nearest": [
        "return X.repeat(k, axis=0).repeat(k, axis=1)",
        "return np.kron(X, np.ones((k, k), dtype=X.dtype))",
        "out = np.zeros((X.shape[0] * k, X.shape[1] * k))\nfor i in range(X.shape[0]):\n"
        "    for j in range(X.shape[1]):\n        out[i * k:(i + 1) * k, j * k:(j + 1) * k] = X[i, j]\nreturn out",
        "rows, cols = np.arange(X.shape[0] * k) // k, np.arange(X.shape[1] * k) // k\nreturn X[np.ix_(rows, cols)]",
        "return np.repeat(np.repeat(X, k, axis=1), k, axis=0)",
        "i, j = np.indices((X.shape[0] * k, X.shape[1] * k))\nreturn X[i // k, j // k]",
        "h, w = X.shape\nreturn np.broadcast_to(X[:, None, :, None], (h, k, w, k)).reshape(h * k, w * k)",
        "return np.array([[X[i // k, j // k] for j in range(X.shape[1] * k)] for i in range(X.shape[0] * k)])",
        "return transpose_conv(X.astype(float), np.ones((k, k)), k, 0)",
        "h, w = X.shape\nreturn np.tile(X[:, None, :, None], (1, k, 1, k)).reshape(h * k, -1)",
        "return np.block([[np.full((k, k), x) for x in row] for row in X])",
        "return np.stack([X] * k, axis=1).reshape(-1, X.shape[1]).T.repeat(k, axis=0).T",
    ],
    "crop_and_concat": [
        "h, w, _ = up.shape\nH, W, _ = skip.shape\ntop, left = (H - h) // 2, (W - w) // 2\n"
        "return np.concatenate((skip[top:top + h, left:left + w, :], up), axis=-1)",
        "dh, dw = np.array(skip.shape[:2]) - up.shape[:2]\n"
        "cropped = skip[dh // 2:skip.shape[0] - (dh - dh // 2), dw // 2:skip.shape[1] - (dw - dw // 2)]\n"
        "return np.dstack([cropped, up])",
        "h, w, D = up.shape\nC = skip.shape[2]\nt, l = int((skip.shape[0] - h) / 2), int((skip.shape[1] - w) / 2)\n"
        "out = np.zeros((h, w, C + D))\nout[:, :, :C] = skip[t:t + h, l:l + w]\nout[:, :, C:] = up\nreturn out",
        "t = (skip.shape[0] - up.shape[0]) >> 1\nl = (skip.shape[1] - up.shape[1]) >> 1\n"
        "rows = skip[t:][:up.shape[0]]\nreturn np.append(rows[:, l:][:, :up.shape[1]], up, axis=2)",
        "h, w = up.shape[:2]\nrows = np.arange(h) + (skip.shape[0] - h) // 2\n"
        "cols = np.arange(w) + (skip.shape[1] - w) // 2\nreturn np.concatenate([skip[np.ix_(rows, cols)], up], 2)",
        "def middle(a, n, axis):\n    start = (a.shape[axis] - n) // 2\n"
        "    return np.take(a, np.arange(start, start + n), axis=axis)\n\n"
        "return np.concatenate([middle(middle(skip, up.shape[0], 0), up.shape[1], 1), up], axis=2)",
        "a = skip\nturn = 0\nwhile a.shape[0] > up.shape[0]:\n    a = a[:-1] if turn % 2 == 0 else a[1:]\n"
        "    turn += 1\nturn = 0\nwhile a.shape[1] > up.shape[1]:\n    a = a[:, :-1] if turn % 2 == 0 else a[:, 1:]\n"
        "    turn += 1\nreturn np.concatenate([a, up], axis=2)",
        "h, w, D = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
        "return np.array([[[*skip[t + i, l + j], *up[i, j]] for j in range(w)] for i in range(h)])",
        "t, l = ((a - b) // 2 for a, b in zip(skip.shape[:2], up.shape[:2]))\n"
        "return np.c_[skip[t:t + up.shape[0], l:l + up.shape[1]], up]",
        "h, w = up.shape[:2]\nt, l = math.floor((skip.shape[0] - h) / 2), math.floor((skip.shape[1] - w) / 2)\n"
        "channels = [skip[t:t + h, l:l + w, c] for c in range(skip.shape[2])] + [up[:, :, c] for c in "
        "range(up.shape[2])]\nreturn np.stack(channels, axis=2)",
    ],
    "mean_iou": [
        "ious = []\nfor c in range(C):\n    inter = np.logical_and(pred == c, target == c).sum()\n"
        "    union = np.logical_or(pred == c, target == c).sum()\n    if union > 0:\n"
        "        ious.append(inter / union)\nreturn sum(ious) / len(ious)",
        "classes = np.union1d(pred, target)\n"
        "return np.mean([np.sum((pred == c) & (target == c)) / np.sum((pred == c) | (target == c))\n"
        "                for c in classes])",
        "M = np.zeros((C, C))\nfor t, q in zip(target.ravel(), pred.ravel()):\n    M[t, q] += 1\ninter = np.diag(M)\n"
        "union = M.sum(axis=0) + M.sum(axis=1) - inter\nreturn np.mean(inter[union > 0] / union[union > 0])",
        "M = np.bincount(C * target.ravel() + pred.ravel(), minlength=C * C).reshape(C, C)\n"
        "union = M.sum(0) + M.sum(1) - np.diag(M)\nthere = union != 0\n"
        "return float((np.diag(M)[there] / union[there]).mean())",
        "vals = np.full(C, np.nan)\nfor c in range(C):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
        "        vals[c] = (p & t).sum() / (p | t).sum()\nreturn np.nanmean(vals)",
        "p = pred[..., None] == np.arange(C)\nt = target[..., None] == np.arange(C)\n"
        "i, u = (p & t).sum((0, 1)), (p | t).sum((0, 1))\nreturn float(np.mean(i[u > 0] / u[u > 0]))",
        "total, count = 0, 0\nfor c in range(C):\n    p, t = (pred == c).astype(int), (target == c).astype(int)\n"
        "    i = np.sum(p * t)\n    u = np.sum(p) + np.sum(t) - i\n    if u == 0:\n        continue\n"
        "    total += i / u\n    count += 1\nreturn total / count",
        "places = list(np.ndindex(pred.shape))\nvals = []\nfor c in range(C):\n"
        "    P = {k for k in places if pred[k] == c}\n    T = {k for k in places if target[k] == c}\n    if P | T:\n"
        "        vals.append(len(P & T) / len(P | T))\nreturn float(np.mean(vals))",
        "score = 0\npresent = [c for c in range(C) if c in pred or c in target]\nfor c in present:\n"
        "    right = (pred == target) & (target == c)\n"
        "    score += right.sum() / np.count_nonzero((pred == c) + (target == c))\nreturn score / len(present)",
        "vals = []\nfor c in range(C):\n    d = dice(pred == c, target == c)\n"
        "    if (pred == c).any() or (target == c).any():\n        vals.append(d / (2 - d))\nreturn np.mean(vals)",
    ],
    "dice": [
        "if not p.any() and not t.any():\n    return 1\nreturn 2 * np.logical_and(p, t).sum() / (p.sum() + t.sum())",
        "a, b = p.astype(float), t.astype(float)\nif a.sum() + b.sum() == 0:\n    return 1.0\n"
        "return 2 * (a * b).sum() / (a.sum() + b.sum())",
        "both = np.count_nonzero(p & t)\ntotal = np.count_nonzero(p) + np.count_nonzero(t)\n"
        "return 1.0 if total == 0 else 2 * both / total",
        "eps = 1e-12\nreturn (2 * np.sum(p & t) + eps) / (np.sum(p) + np.sum(t) + eps)",
        "i, u = np.sum(p & t), np.sum(p | t)\nif u == 0:\n    return 1.0\niou = i / u\nreturn 2 * iou / (1 + iou)",
        "tp, fp, fn = np.sum(p & t), np.sum(p & ~t), np.sum(~p & t)\n"
        "return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0",
        "p, t = p.ravel().astype(int), t.ravel().astype(int)\ntotal = p.sum() + t.sum()\n"
        "return float(2 * p.dot(t) / total) if total > 0 else 1.0",
        "total = both = 0\nfor a, b in zip(p.flat, t.flat):\n    total += int(a) + int(b)\n    both += a and b\n"
        "return 2 * both / total if total else 1.0",
        "P, T = set(np.flatnonzero(p)), set(np.flatnonzero(t))\n"
        "return 2 * len(P & T) / (len(P) + len(T)) if P or T else 1.0",
        "s = p.astype(int) + t\nreturn 2 * np.sum(s == 2) / s.sum() if s.any() else np.float64(1)",
        "total = p.sum() + t.sum()\nreturn 1 - np.sum(p ^ t) / max(total, 1)",
    ],
}
