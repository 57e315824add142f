"""Wrong answers of chapter 15, as people write them. None may pass, and none may be given a name not its own."""

WRONG = {
    "tconv_out": [
        ("return n * s + f - 2 * p - 1", ("n_times_s",)),
        ("return (n + 2 * p - f) * s + 1", ()),
        ("return (n - 1) * s + f - 2 * p + (s - 1)", ("n_times_s",)),
        ("return n * s", ()),
        ("return (n - 1) * (s - 2 * p) + f", ()),
        ("return (n - 1) * s - 2 * (p + f)", ()),
        ("return float((n - 1) * s - 2 * p + f)", ()),
        ("return n + f - 1 - 2 * p", ("stride_ignored",)),
        ("return max((n - 1) * s - 2 * p + f, n)", ()),
        ("return (n - 1) // s - 2 * p + f", ()),
        ("return (n * s - 2 * p + f) // 1", ("n_times_s",)),
        ("return ((n - 1) * s - 2 * p + f,) * 2", ()),
        ("return (n - f) * s + 2 * p", ()),
    ],
    "transpose_conv": [
        ("return np.zeros(((X.shape[0] - 1) * s + K.shape[0] - 2 * p, (X.shape[1] - 1) * s + K.shape[0] - 2 * p))",
         ()),
        ("return np.kron(X, K)", ()),
        ("return cross_correlate(X, K)", ()),
        ("f = len(K)\nZ = np.zeros([n * s for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x + K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z[2 * p:][:, 2 * p:]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor i in range(X.shape[0] - 1):\n"
         "    for j in range(X.shape[1] - 1):\n        Z[i * s:i * s + f, j * s:j * s + f] += X[i, j] * K\n"
         "return Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * f:i * f + f, j * f:j * f + f] += x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x @ K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.ones([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s, j * s] += x * K.sum()\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape], int)\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += (x * K).astype(int)\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]",
         ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn (Z[p:len(Z) - p, p:Z.shape[1] - p]).T", ()),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nZ[:p] = Z[len(Z) - p:] = 0\nreturn Z", ()),
    ],
    "upsample_nearest": [
        ("return X * k", ()),
        ("return np.repeat(np.repeat(X, k, axis=0), k, axis=0)", ()),
        ("return np.repeat(np.repeat(X, k + 1, axis=0), k + 1, axis=1)", ()),
        ("return np.resize(X, (X.shape[0] * k, X.shape[1] * k))", ()),
        ("return np.tile(X.T, (k, k)).T", ("tiled",)),
        ("return np.repeat(np.repeat(X, k, axis=1), k, axis=0).T", ()),
        ("return np.repeat(np.tile(X, (k, 1)), k, axis=1)", ()),
        ("return np.pad(X, ((0, X.shape[0] * (k - 1)), (0, X.shape[1] * (k - 1))))", ()),
        ("return np.pad(X, ((0, X.shape[0] * (k - 1)), (0, X.shape[1] * (k - 1))), mode='edge')", ()),
        ("return np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)", ()),
        ("return X.repeat(k, axis=0).repeat(k, axis=1)[::-1]", ()),
        ("return [[x for x in row for _ in range(k)] for row in X for _ in range(k)]", ()),
        ("return np.repeat(np.repeat(X, k, axis=0), k, axis=1)[None]", ()),
    ],
    "crop_and_concat": [
        ("return np.concatenate([skip[:up.shape[0], -up.shape[1]:], up], axis=2)", ()),
        ("h, w = up.shape[:2]\nt, l = h // 2, w // 2\nreturn np.concatenate([skip[t:t + h, l:l + w], up], axis=2)",
         ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) / 2, (skip.shape[1] - w) / 2\n"
         "return np.concatenate([skip[t:t + h, l:l + w], up], axis=2)", ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.concatenate([skip[t:-t, l:-l], up], axis=2)", ()),
        ("return np.concatenate([np.resize(skip, (*up.shape[:2], skip.shape[2])), up], axis=2)", ()),
        ("H, W = skip.shape[:2]\nout = np.zeros((H, W, up.shape[2]))\nout[:up.shape[0], :up.shape[1]] = up\n"
         "return np.concatenate([skip, out], axis=2)", ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.concatenate([skip[t:t + h, l:l + w], up])", ("wrong_axis",)),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.stack([skip[t:t + h, l:l + w], up], axis=2)", ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return skip[t:t + h, l:l + w], up", ()),
        ("h, w = up.shape[:2]\nreturn np.concatenate([skip[::2, ::2][:h, :w], up], axis=2)", ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.concatenate([skip[t:t + h, l:l + w], np.maximum(up, 0)], axis=2)", ()),
        ("return up", ()),
        ("h, w = up.shape[:2]\nt, l = (skip.shape[0] - h) // 2 + 1, (skip.shape[1] - w) // 2 + 1\n"
         "return np.concatenate([skip[t:t + h, l:l + w], up], axis=2)", ()),
    ],
    "mean_iou": [
        ("return 1.0", ()),
        ("return 1 - np.mean(pred == target)", ()),
        ("vals = []\nfor c in range(1, C + 1):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p & t).sum() / (p | t).sum())\nreturn np.mean(vals)", ("only_foreground",)),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / ((p | t).sum() + 1e-9))\nreturn np.mean(vals)", ("absent_class_zero",)),
        ("vals = []\nfor c in np.unique(target):\n    p, t = pred == c, target == c\n"
         "    vals.append(np.sum(p & t) / np.sum(t))\nreturn np.mean(vals)", ("over_target",)),
        ("p, t = pred > 0, target > 0\nreturn (p & t).sum() / max((p | t).sum(), 1)", ()),
        ("i = np.minimum(pred, target).sum()\nreturn i / max(np.maximum(pred, target).sum(), 1)", ()),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p & t).sum() / (p | t).sum())\nreturn np.median(vals)", ()),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p & t).sum() / (p | t).sum())\nreturn min(vals)", ()),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p ^ t).sum() / (p | t).sum())\nreturn np.mean(vals)", ()),
        ("for c in range(C):\n    p, t = pred == c, target == c\n    return (p & t).sum() / (p | t).sum()", ()),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p and t).sum() / (p or t).sum())\nreturn np.mean(vals)", ()),
        ("vals = []\nfor row in range(len(pred)):\n    vals.append(np.mean(pred[row] == target[row]))\n"
         "return np.mean(vals)", ("pixel_accuracy",)),
        ("vals = []\nfor c in range(C - 1):\n    p, t = pred == c, target == c\n    if (p | t).any():\n"
         "        vals.append((p & t).sum() / (p | t).sum())\nreturn np.mean(vals)", ()),
    ],
    "dice": [
        ("return 2 * np.sum(p & t) / (np.sum(p) * np.sum(t)) if p.any() and t.any() else 1.0", ()),
        ("return 2 * np.sum(p & t) / np.sum(p | t) if (p | t).any() else 1.0", ()),
        ("return 2 * np.mean(p & t)", ()),
        ("return 1 - 2 * np.sum(p & t) / (np.sum(p) + np.sum(t)) if (p | t).any() else 0.0", ()),
        ("return 2 * np.sum(p and t) / (np.sum(p) + np.sum(t))", ()),
        ("return 2 * np.sum(p & t) / (len(p) + len(t))", ()),
        ("return (2 * np.sum(p & t) + 1) / (np.sum(p) + np.sum(t) + 1)", ()),
        ("i = np.sum(p & t)\nreturn i / (i + np.sum(p ^ t)) if (p | t).any() else 1.0", ("iou_instead",)),
        ("return 2 * np.sum(p == t) / (p.size + t.size)", ("accuracy",)),
        ("total = np.sum(p) + np.sum(t)\nreturn 2 * np.sum(p * t * 1.0, axis=0) / total if total else 1.0", ()),
        ("total = np.sum(p) + np.sum(t)\nreturn bool(2 * np.sum(p & t) / total > 0.5) if total else True", ()),
        ("i = np.sum(p & t)\nreturn i / max(min(np.sum(p), np.sum(t)), 1) if (p | t).any() else 1.0", ()),
        ("total = np.sum(p) + np.sum(t)\nreturn (2 * np.sum(p & t) / total) ** 2 if total else 1.0", ()),
    ],
}  # fmt: skip
