"""The listed mistakes of chapter 12, written on other right answers than our references: each gets its name."""

LAYER = (
    "f, K = W.shape[0], W.shape[3]\nP = pad_images(A_prev, pad)\nn_H = (P.shape[1] - f) // stride + 1\n"
    "n_W = (P.shape[2] - f) // stride + 1\nZ = np.zeros((P.shape[0], n_H, n_W, K))\n"
)  # what an answer begins with
SEEN = (
    "f = len(W)\nP = pad_images(A_prev, pad)\n"
    "seen = np.lib.stride_tricks.sliding_window_view(P, (f, f), (1, 2))[:, ::stride, ::stride]\n"
)
TRACED = (
    "sizes = [(*layer[1:4], layer[4]) if layer[0] == 'conv' else (layer[1], 0, layer[2], None) for layer in layers]\n"
    "out = []\nfor f, p, s, k in sizes:\n    n, c = conv_out(n, f, p, s), k or c\n    out.append((n, n, c))\n"
)
POOL = (
    "n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
    "parts = np.array([A[:, i:i + s * n_H:s, j:j + s * n_W:s] for i in range(f) for j in range(f)])\n"
)

WORDINGS = {
    "conv_out": [
        ("return 1 + round((n - f + 2 * p) / s)", "rounded"),
        ("return int((n + 2 * p - f) / s)", "forgot_plus_one"),
        ("steps = (n + p + p - f) // s\nreturn steps", "forgot_plus_one"),
        ("return math.ceil((n + 2 * p - f) / s) + 1", "ceil"),
        ("return 1 + (n + 2 * p - f) / s", "float"),
        ("return (n - f + 2 * p) + 1", "ignored_stride"),
        ("length = n + p\nreturn (length - f) // s + 1", "one_side_padded"),
        ("return int((n - f) / s) + 1", "ignored_padding"),
        ("length = n + 2 * p - f + 1\nreturn length // s", "one_too_early"),
        ("return int((n + 2 * p) / f)", "divided_by_filter"),
    ],
    "same_padding": [
        ("return f - f", "valid"),
        ("return 2 * (f // 2)", "both_sides"),
        ("return f // 2 + 1", "one_too_many"),
        ("return 0.5 * (f - 1)", "float"),
        ("return 0.5 * f", "float"),
    ],
    "pad_images": [
        ("m, H, W, C = X.shape\nout = np.zeros((m, H + p, W + p, C))\nout[:, p:, p:] = X\nreturn out", "one_side_only"),
        ("m, H, W, C = X.shape\nout = np.zeros((m, H + p, W + p, C))\nout[:, :H, :W] = X\nreturn out", "one_side_only"),
        ("m, H, W, C = X.shape\nrows = np.zeros((m, p, W, C))\nreturn np.concatenate([rows, X, rows], axis=1)",
         "height_only"),
        ("m, H, W, C = X.shape\ncols = np.zeros((m, H, p, C))\nreturn np.concatenate([cols, X, cols], axis=2)",
         "width_only"),
        ("X = np.concatenate([X[:, :1]] * p + [X] + [X[:, -1:]] * p, axis=1)\n"
         "return np.concatenate([X[:, :, :1]] * p + [X] + [X[:, :, -1:]] * p, axis=2)", "edge_values"),
        ("return np.pad(X, [(0, 0)] * 2 + [(p, p)] * 2)", "channels_first"),
        ("return np.pad(X, ((p, p),) * 4)", "all_axes"),
    ],
    "cross_correlate": [
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\n"
         "return np.sum(windows * np.flip(K), axis=(2, 3))",
         "flipped_kernel"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\n"
         "return np.einsum('ijab,ab->ij', windows, np.rot90(K, 2))", "flipped_kernel"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\nreturn np.einsum('ijab,ba->ij', windows, K)",
         "transposed_kernel"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\n"
         "return np.sum(windows * K, axis=(2, 3))[:-1, :-1]",
         "size_off_by_one"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\nZ = np.sum(windows * K, axis=(2, 3))\n"
         "f = len(K)\nreturn np.pad(Z, ((0, f - 1), (0, f - 1)))", "size_kept"),
        ("f, n = len(K), len(X) - len(K) + 1\nZ = np.zeros((n, n))\nfor i in range(n):\n    for j in range(n):\n"
         "        Z[i, j] = np.sum(X[i:i + f, j:j + f] * K)\nreturn Z", "square_only"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\n"
         "return np.mean(windows * K, axis=(2, 3))", "mean"),
        ("windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)\n"
         "return np.sum(windows @ K, axis=(2, 3))", "matmul"),
        ("f = len(K)\nreturn np.full((len(X) - f + 1, len(X[0]) - f + 1), np.sum(X[:f, :f] * K))", "same_window"),
        ("f = len(K)\nH, W = X.shape[0] - f + 1, X.shape[1] - f + 1\n"
         "return np.array([[np.sum(X[w:w + f, h:h + f] * K) for w in range(W)] for h in range(H)])",
         "rows_cols_swapped"),
        ("f = K.shape[0]\nH, W = X.shape[0] - f + 1, X.shape[1] - f + 1\n"
         "return np.array([[np.sum(X[f * i:f * (i + 1), f * j:f * (j + 1)] * K) for j in range(W)] for i in range(H)])",
         "windows_side_by_side"),
    ],
    "conv_step": [
        ("return (a_slice * W + b).sum()", "bias_added_everywhere"),
        ("return np.einsum('ijc,ijc->c', a_slice, W) + b", "per_channel"),
        ("return np.vdot(a_slice, W)", "forgot_bias"),
        ("return np.vdot(a_slice[..., 0], W[..., 0]) + b", "first_channel_only"),
        ("return np.average(a_slice * W) + b", "mean"),
        ("return np.matmul(a_slice, W).sum() + b", "matmul"),
        ("return max(0, np.vdot(a_slice, W) + b)", "activation_inside"),
    ],
    "conv_layer": [
        (LAYER + "for h in range(n_H):\n    for w in range(n_W):\n"
         "        Z[:, h, w] = np.tensordot(P[:, h:h + f, w:w + f], W, 3) + b\nreturn Z", "stride_ignored"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    top, left = h * stride, w * stride\n"
         "    window = P[i, top:top + f * stride, left:left + stride * f]\n"
         "    Z[i, h, w, k] = (window * W[..., k]).sum() + b[k]\nreturn Z", "window_too_long"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    top, left = h * stride, w * stride\n"
         "    Z[i, h, w, k] = (A_prev[i, top:top + f, left:left + f] * W[..., k]).sum() + b[k]\nreturn Z",
         "padding_not_used"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = np.vdot(P[i, r:r + f, c:c + f], W[..., k]) + b[k] * W[..., k].size\n"
         "return Z", "bias_inside"),
        (SEEN + "Z = np.einsum('mhwcij,ijck->mhwk', seen, W) + b\n"
         "return Z[:, :(A_prev.shape[1] - f) // stride + 1]", "size_without_padding"),
        (SEEN + "n_H, n_W = (conv_out(n, f, 0, stride) for n in A_prev.shape[1:3])\n"
         "return np.einsum('mhwcij,ijck->mhwk', seen[:, :n_H, :n_W], W) + b", "size_without_padding"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = (P[i, c:c + f, r:r + f] * W[..., k]).sum() + b[k]\nreturn Z", "rows_cols_swapped"),
        (SEEN + "return np.einsum('mhwcij,ijck->mhwk', seen, W[..., :1]) + b", "one_filter"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = conv_step(P[i, r:r + f, c:c + f], W[..., k], b[0])\nreturn Z", "one_bias"),
        (LAYER + "for h in range(n_H):\n    for w in range(n_W):\n        r, c = h * stride, w * stride\n"
         "        Z[:, h, w] = np.tensordot(P[:, r:r + f, c:c + f], W, 3)\nreturn Z", "forgot_bias"),
        (SEEN + "Z = np.einsum('mhwcij,ijck->mhwk', seen, W) + b\nreturn np.repeat(Z[:1], len(Z), axis=0)",
         "one_picture"),
        (LAYER + "for i, h, w, k in np.ndindex(Z.shape):\n    r, c = h * stride, w * stride\n"
         "    Z[i, h, w, k] = np.sum(P[i, r:r + f, c:c + f] * np.flip(W[..., k], (0, 1))) + b[k]\nreturn Z",
         "flipped_kernel"),
        (SEEN + "return np.einsum('mhwij,ijk->mhwk', seen[:, :, :, 0], W[:, :, 0]) + b", "first_channel_only"),
    ],
    "conv_params": [
        ("return int(np.prod([f, f, c_in, c_out]))", "forgot_bias"),
        ("return c_out * (1 + f**2)", "flat_filter"),
        ("return 1 + f**2 * c_in * c_out", "one_bias"),
        ("return c_out * (f * f * c_in + c_in)", "bias_per_channel"),
        ("weights = f * f * c_in * c_out\nreturn weights + weights", "bias_per_weight"),
        ("return f * c_in * c_out + c_out", "side_not_area"),
        ("return 1 + c_in * f**2", "one_filter"),
    ],
    "pool_layer": [
        (POOL + "best = parts.max(axis=0) if mode == 'max' else parts.mean(axis=0)\n"
         "return np.repeat(best.max(axis=3, keepdims=True) if mode == 'max' else best.mean(axis=3, keepdims=True),\n"
         "                 A.shape[3], axis=3)", "mixed_channels"),
        (POOL + "if mode == 'average':\n    return parts.mean(axis=0)\n"
         "return np.repeat(parts.max(axis=(0, 4))[..., None], A.shape[3], axis=3)", "mixed_channels"),
        ("n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
         "parts = np.array([A[:, i:i + n_H, j:j + n_W] for i in range(f) for j in range(f)])\n"
         "return parts.max(axis=0) if mode == 'max' else parts.mean(axis=0)", "stride_ignored"),
        (POOL + "return parts.max(axis=0) if mode == 'max' else parts.sum(axis=0)", "sum_pool"),
        (POOL + "return abs(parts).max(axis=0) if mode == 'max' else parts.mean(axis=0)", "absolute_max"),
        (POOL + "best = np.zeros(parts.shape[1:])\nfor part in parts:\n"
         "    best = np.maximum(best, part) if mode == 'max' else best + part / f**2\nreturn best", "starts_at_zero"),
        (POOL + "return np.max(parts, axis=0)", "mode_ignored"),
        (POOL + "return np.mean(parts, axis=0)", "mode_ignored"),
        (POOL + "return parts.mean(axis=0) if mode == 'max' else parts.max(axis=0)", "modes_swapped"),
        (POOL + "best = parts.max(axis=0) if mode == 'max' else parts.mean(axis=0)\nreturn best[:, :-1, :-1]",
         "forgot_plus_one"),
        ("rows, cols = range(0, A.shape[1] // s * s, s), range(0, A.shape[2] // s * s, s)\n"
         "g = np.max if mode == 'max' else np.mean\n"
         "return np.stack([np.stack([g(A[:, r:r + f, c:c + f], (1, 2)) for c in cols], 1) for r in rows], 1)",
         "size_is_n_over_s"),
        ("n_H, n_W = conv_out(A.shape[1], f, 0, s), conv_out(A.shape[2], f, 0, s)\n"
         "out = np.zeros((len(A), n_H, n_W, A.shape[3]))\nfor h in range(n_H):\n    for w in range(n_W):\n"
         "        x = A[:, w * s:w * s + f, h * s:h * s + f]\n"
         "        out[:, h, w] = np.max(x, (1, 2)) if mode == 'max' else np.mean(x, (1, 2))\nreturn out",
         "rows_cols_swapped"),
        (POOL + "return parts.min(axis=0) if mode == 'max' else parts.mean(axis=0)", "smallest"),
    ],
    "max_mask": [
        ("return np.array([[float(x == max(row)) for x in row] for row in window])", "row_maxima"),
        ("return np.array([[float(x == max(col)) for x in col] for col in window.T]).T", "column_maxima"),
        ("return window / np.max(window)", "not_binary"),
        ("return window * (window == window.max())", "values_kept"),
        ("return np.where(window > 0, 1, 0)", "nonzero"),
        ("return window >= np.max(window)", "bool"),
        ("mask = np.zeros_like(window)\nmask.flat[window.argmax()] = 1\nreturn mask", "first_of_equals"),
        ("return (abs(window) == abs(window).max()) * 1", "absolute"),
        ("return np.where(window == np.min(window), 1.0, 0.0)", "smallest"),
    ],
    "spread_average": [
        ("return dz * np.ones((f, f))", "not_divided"),
        ("return dz * np.ones((f, f)) / f", "divided_by_side"),
        ("return np.ones((f, f)) * dz / (f + f)", "half_perimeter"),
        ("return np.diag(np.full(f, dz / f))", "diagonal"),
        ("out = np.zeros(f * f)\nout[0] = dz\nreturn out.reshape(f, f)", "only_corner"),
        ("return dz / f**2", "one_number"),
        ("return dz / f**2 * np.ones(f * f)", "one_row"),
    ],
    "trace_shapes": [
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n, c = conv_out(n, layer[1], 0, layer[2]), c // layer[2]\n    out.append((n, n, c))\n"
         "return out",
         "pool_changes_channels"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), layer[4]\n"
         "    else:\n        n = int(n / layer[2])\n    out.append((n, n, c))\nreturn out", "pool_divides"),
        ("out = []\nfor layer in layers:\n    c = layer[4] if layer[0] == 'conv' else c\n"
         "    n = (n - layer[1]) // (layer[3] if layer[0] == 'conv' else layer[2]) + 1\n    out.append((n, n, c))\n"
         "return out",
         "no_padding"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n        _, f, p, s, c = layer\n"
         "        n = (n + p - f) // s + 1\n    else:\n        n = (n - layer[1]) // layer[2] + 1\n"
         "    out.append((n, n, c))\nreturn out", "one_side_padded"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), c * layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append((n, n, c))\nreturn out",
         "channels_multiply"),
        ("out = []\nfor kind, f, *rest in layers:\n    p, s = rest[:2] if kind == 'conv' else (0, rest[0])\n"
         "    n = conv_out(n, f, p, s)\n    out.append((n, n, c))\nreturn out", "channels_kept"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]), c + layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append((n, n, c))\nreturn out",
         "channels_added"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n        _, f, p, _, c = layer\n"
         "        n = n + 2 * p - f + 1\n    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n"
         "    out.append((n, n, c))\nreturn out", "stride_ignored"),
        ("out = []\nfor layer in layers:\n    if layer[0] == 'conv':\n"
         "        n, c = conv_out(n, *layer[1:4]) - 1, layer[4]\n"
         "    else:\n        n = conv_out(n, layer[1], 0, layer[2])\n    out.append((n, n, c))\nreturn out",
         "forgot_plus_one"),
        ("first = (n, n, c)\n" + TRACED + "return [first, *out]", "input_too"),
        (TRACED + "return [(c, n, m) for n, m, c in out]", "channels_first"),
        (TRACED + "return out.pop()", "last_only"),
    ],
    "pixel_uses": [
        ("return np.ones((n, n), dtype=int)", "assigned"),
        ("u = np.zeros((n, n), int)\nfor i, j in np.ndindex(n - f, n - f):\n    u[i:i + f, j:j + f] += 1\nreturn u",
         "one_window_short"),
        ("u = np.zeros((n, n), int)\nfor i in range(n):\n    for j in range(n):\n        u[i:i + f, j:j + f] += 1\n"
         "return u",
         "over_the_edge"),
        ("u = np.zeros((n, n), int)\nu[:n - f + 1, :n - f + 1] = 1\nreturn u", "only_corner_pixel"),
        ("return np.zeros((n, n), int) + f**2", "everything_ff"),
        ("along = np.array([min(i + 1, n - i, f, n - f + 1) for i in range(n)])\n"
         "return along[:, None] + along", "added"),
        ("along = np.array([min(i + 1, n - i, f) for i in range(n)])\nreturn along[:, None] * along", "uncapped"),
        ("along = np.convolve(np.ones(n - f + 1), np.ones(f))\nreturn np.outer(along, along)", "float"),
    ],
}  # fmt: skip
