"""The listed mistakes of chapter 15, written on other right answers than our references: each gets its name."""

WORDINGS = {
    "tconv_out": [
        ("return conv_out(n, f, p, s) if n + 2 * p >= f else (n + 2 * p - f) // s + 1", "normal_conv"),
        ("painted = s * n + f\nreturn painted - p - p", "n_times_s"),
        ("last = s * (n - 1)\nreturn last + f + p + p", "padding_added"),
        ("last = s * (n - 1)\nreturn f + last", "padding_ignored"),
        ("last = s * (n - 1)\nreturn f + last - p", "one_side_cut"),
        ("return s * n - s - 2 * p", "forgot_filter"),
        ("return n * f - 2 * p", "stamps_side_by_side"),
        ("return n - 1 + f - 2 * p", "stride_ignored"),
        ("last = s * (n - 1)\nreturn last + (f - 1) - 2 * p", "one_too_few"),
        ("return sum([s * (n - 1), -2 * p, f, 1])", "one_too_many"),
    ],
    "transpose_conv": [
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] = x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", "overwrites"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    part = Z[i * s:i * s + f, j * s:j * s + f]\n    np.maximum(part, x * K, out=part)\n"
         "return Z[p:len(Z) - p, p:Z.shape[1] - p]", "largest_wins"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\ncount = np.zeros(Z.shape)\n"
         "for (i, j), x in np.ndenumerate(X):\n    Z[i * s:i * s + f, j * s:j * s + f] += x * K\n"
         "    count[i * s:i * s + f, j * s:j * s + f] += 1\nZ = Z / np.where(count > 0, count, 1)\n"
         "return Z[p:len(Z) - p, p:Z.shape[1] - p]", "averaged"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z", "not_cropped"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f + 2 * p for n in X.shape])\n"
         "for (i, j), x in np.ndenumerate(X):\n    Z[p + i * s:p + i * s + f, p + j * s:p + j * s + f] += x * K\n"
         "return Z", "padded"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z[p:][:, p:]", "one_side_cut"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += x * K\nreturn Z[p:-p][:, p:-p]", "minus_zero"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[i:i + f, j:j + f] += x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", "stride_ignored"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nturned = np.rot90(K, 2)\n"
         "for (i, j), x in np.ndenumerate(X):\n    Z[i * s:i * s + f, j * s:j * s + f] += x * turned\n"
         "return Z[p:len(Z) - p, p:Z.shape[1] - p]", "flipped_kernel"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    for a in range(f):\n        for b in range(f):\n            Z[i * s + a, j * s + b] += x * K[b, a]\n"
         "return Z[p:len(Z) - p, p:Z.shape[1] - p]", "transposed_kernel"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor i, j in np.ndindex(X.shape):\n"
         "    Z[i * s:i * s + f, j * s:j * s + f] += K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]", "value_ignored"),
        ("f = len(K)\nZ = np.zeros([(n - 1) * s + f for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n"
         "    Z[j * s:j * s + f, i * s:i * s + f] += x * K\nreturn Z[p:len(Z) - p, p:Z.shape[1] - p]",
         "rows_cols_swapped"),
        ("f, P = len(K), np.pad(X, p)\nn_H, n_W = ((n - f) // s + 1 for n in P.shape)\n"
         "return np.array([[np.sum(P[i * s:i * s + f, j * s:j * s + f] * K) for j in range(n_W)] for i in "
         "range(n_H)]).reshape(max(n_H, 0), max(n_W, 0))", "normal_conv"),
    ],
    "upsample_nearest": [
        ("return np.block([[X] * k] * k)", "tiled"),
        ("return X.repeat(k, axis=0)", "one_axis"),
        ("return np.kron(X, np.ones((1, k)))", "one_axis"),
        ("return X.repeat(k)", "flattened"),
        ("return X.repeat(k * k).reshape(X.shape[0] * k, -1)", "flattened"),
        ("out = np.zeros([n * k for n in X.shape])\nfor (i, j), x in np.ndenumerate(X):\n    out[i * k, j * k] = x\n"
         "return out", "zero_insertion"),
        ("return np.kron(X, np.full((k, k), 1 / k**2))", "divided"),
    ],
    "crop_and_concat": [
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.add(skip[t:t + h, l:l + w, :], up)", "added"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.vstack([skip[t:t + h, l:l + w], up])", "wrong_axis"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.hstack([skip[t:t + h, l:l + w], up])", "wrong_axis"),
        ("h, w, _ = up.shape\nreturn np.dstack([skip[:h, :w], up])", "top_left_crop"),
        ("h, w, _ = up.shape\nreturn np.dstack([skip[-h:, -w:], up])", "bottom_right_crop"),
        ("h, w, _ = up.shape\nt = (len(skip) - h) // 2\nreturn np.dstack([skip[t:t + h, t:t + w], up])",
         "one_offset"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.dstack([up, skip[t:t + h, l:l + w]])", "order"),
        ("return np.concatenate((skip, up), axis=2)", "no_crop"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.concatenate((skip[t:h][:, l:w], up), axis=2)", "enlarged_instead"),
        ("h, w, _ = up.shape\nt, l = -(-(skip.shape[0] - h) // 2), -(-(skip.shape[1] - w) // 2)\n"
         "return np.dstack([skip[t:t + h, l:l + w], up])", "one_more_before"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return np.concatenate([skip[l:l + w][:, t:t + h], up], axis=2)", "rows_cols_swapped"),
        ("h, w, _ = up.shape\nt, l = (skip.shape[0] - h) // 2, (skip.shape[1] - w) // 2\n"
         "return skip[t:t + h][:, l:l + w]", "only_skip"),
    ],
    "mean_iou": [
        ("return (pred == target).sum() / pred.size", "pixel_accuracy"),
        ("vals = [np.sum((pred == c) & (target == c)) / np.sum((pred == c) | (target == c)) for c in range(C)]\n"
         "return np.mean(vals)", "absent_class_nan"),
        ("total = 0\nfor c in range(C):\n    u = np.sum((pred == c) | (target == c))\n"
         "    total += np.sum((pred == c) & (target == c)) / max(u, 1)\nreturn total / C", "absent_class_zero"),
        ("vals = np.ones(C)\nfor c in range(C):\n    u = np.sum((pred == c) | (target == c))\n    if u:\n"
         "        vals[c] = np.sum((pred == c) & (target == c)) / u\nreturn vals.mean()", "absent_class_one"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / (p.sum() + t.sum()))\nreturn np.mean(vals)", "union_is_sum"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    vals.append(dice(pred == c, target == c))\n"
         "return np.mean(vals)", "dice_instead"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n    if c > 0:\n"
         "        vals.append((p & t).sum() / (p | t).sum())\nreturn np.mean(vals)", "only_foreground"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / p.sum() if p.any() else 0)\nreturn np.mean(vals)", "over_prediction"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / t.sum() if t.any() else 0)\nreturn np.mean(vals)", "over_target"),
        ("vals = []\nfor c in np.unique(target):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / (p | t).sum())\nreturn np.mean(vals)", "only_in_target"),
        ("vals = []\nfor c in np.unique(pred):\n    p, t = pred == c, target == c\n"
         "    vals.append((p & t).sum() / (p | t).sum())\nreturn np.mean(vals)", "only_in_prediction"),
        ("vals = []\nfor c in range(C):\n    p, t = pred == c, target == c\n    i = (p & t).sum()\n    if i > 0:\n"
         "        vals.append(i / (p | t).sum())\nreturn np.mean(vals)", "only_in_both"),
        ("i = u = 0\nfor c in range(C):\n    p, t = pred == c, target == c\n    i += (p & t).sum()\n"
         "    u += (p | t).sum()\nreturn i / u", "pooled"),
        ("total = 0\nfor c in np.unique(target):\n    p, t = pred == c, target == c\n"
         "    total += t.sum() / t.size * (p & t).sum() / (p | t).sum()\nreturn total", "weighted_by_pixels"),
        ("total = 0\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n"
         "    total += (p & t).sum() / (p | t).sum()\nreturn total", "summed"),
        ("vals = []\nfor c in np.union1d(pred, target):\n    p, t = pred == c, target == c\n"
         "    vals.append(float((p & t).sum() / (p | t).sum()))\nreturn vals", "list_returned"),
    ],
    "dice": [
        ("n = p.sum() + t.sum()\nreturn (p & t).sum() / n if n else 1.0", "forgot_two"),
        ("u = np.logical_or(p, t).sum()\nreturn np.logical_and(p, t).sum() / u if u > 0 else 1.0", "iou_instead"),
        ("return 2 * np.logical_and(p, t).sum() / (p.sum() + t.sum())", "empty_crash"),
        ("return 2 * np.logical_and(p, t).sum() / max(p.sum() + t.sum(), 1)", "empty_is_zero"),
        ("if p.sum() == 0 or t.sum() == 0:\n    return 1.0\nreturn 2 * (p & t).sum() / (p.sum() + t.sum())",
         "one_empty_is_one"),
        ("n = p.sum() + t.sum()\nreturn 2 * np.logical_or(p, t).sum() / n if n else 1.0", "union_top"),
        ("return np.sum(p == t) / p.size", "accuracy"),
        ("n = p.sum() + t.sum()\nreturn 2 * np.mean(p & t) if n else 1.0", "over_all_pixels"),
        ("if not (p | t).any():\n    return 1.0\nreturn (p & t).sum() / t.sum() if t.any() else 0.0", "over_target"),
        ("if not (p | t).any():\n    return 1.0\nreturn (p & t).sum() / p.sum() if p.any() else 0.0",
         "over_prediction"),
    ],
}  # fmt: skip
