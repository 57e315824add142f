"""Right answers of chapter 13 in other styles than ours. All pass."""

RIGHT = {
    "residual_block": [
        "Z1 = np.dot(W1, a) + b1\nA1 = np.maximum(0, Z1)\nZ2 = np.dot(W2, A1) + b2\nreturn np.maximum(0, Z2 + a)",
        "return relu(W2 @ relu(W1 @ a + b1) + b2 + a)",
        "h = W1 @ a + b1\nh = h * (h > 0)\nout = a + (W2 @ h + b2)\nreturn out * (out > 0)",
        "f = lambda x, W, b: W @ x + b\nreturn relu(a + f(relu(f(a, W1, b1)), W2, b2))",
        "shortcut = a\nfor W, b in [(W1, b1)]:\n    x = relu(W @ a + b)\nx = W2 @ x + b2\nx = x + shortcut\n"
        "return relu(x)",
        "out = np.zeros(a.shape)\nfor i in range(a.shape[1]):\n    x = a[:, i:i + 1]\n"
        "    out[:, i:i + 1] = np.maximum(W2 @ np.maximum(W1 @ x + b1, 0) + b2 + x, 0)\nreturn out",
        "z1 = np.einsum('ij,jk->ik', W1, a) + b1\nz2 = np.einsum('ij,jk->ik', W2, np.clip(z1, 0, None)) + b2\n"
        "return np.clip(z2 + a, 0, None)",
        "Z1, _ = affine_forward(a, W1, b1)\nZ2, _ = affine_forward(relu(Z1), W2, b2)\nreturn relu(Z2 + a)",
        "s = W2 @ relu(W1 @ a + b1) + b2 + a\nreturn np.where(s > 0, s, 0)",
        "s = W2 @ relu(W1 @ a + b1) + b2 + a\nreturn (s + np.abs(s)) / 2",
        "W, b = np.hstack([W2, np.eye(len(a))]), b2\nreturn relu(W @ np.vstack([relu(W1 @ a + b1), a]) + b)",
        "return residual_projection(a, W1, b1, W2, b2, np.eye(a.shape[0]))",
    ],
    "residual_projection": [
        "Z1 = np.dot(W1, a) + b1\nA1 = np.maximum(0, Z1)\nZ2 = np.dot(W2, A1) + b2\n"
        "return np.maximum(0, Z2 + np.dot(Ws, a))",
        "main = W2 @ relu(W1 @ a + b1) + b2\nshort = Ws @ a\nreturn relu(main + short)",
        "return relu(np.hstack([W2, Ws]) @ np.vstack([relu(W1 @ a + b1), a]) + b2)",
        "total = Ws @ a\ntotal = total + W2 @ relu(W1 @ a + b1)\ntotal = total + b2\nreturn relu(total)",
        "out = [relu(W2 @ relu(W1 @ x[:, None] + b1) + b2 + Ws @ x[:, None]) for x in a.T]\nreturn np.hstack(out)",
        "s = (a.T @ Ws.T).T + b2 + W2 @ np.maximum(W1 @ a + b1, 0)\nreturn np.where(s > 0, s, 0)",
        "Z1, _ = affine_forward(a, W1, b1)\nZ2, _ = affine_forward(relu(Z1), W2, b2)\n"
        "shortcut, _ = affine_forward(a, Ws, 0 * b2)\nreturn relu(Z2 + shortcut)",
        "h = W1 @ a + b1\nh[h < 0] = 0\ns = W2 @ h + Ws @ a + b2\ns[s < 0] = 0\nreturn s",
        "return np.clip(np.matmul(W2, np.clip(np.matmul(W1, a) + b1, 0, None)) + b2 + np.matmul(Ws, a), 0, None)",
        "s = np.einsum('ij,jk->ik', Ws, a) + np.einsum('ij,jk->ik', W2, relu(W1 @ a + b1)) + b2\nreturn s * (s > 0)",
    ],
    "conv_mults": [
        "return n_out**2 * f**2 * c_in * c_out",
        "places = n_out * n_out\nper_filter = f * f * c_in\nreturn places * per_filter * c_out",
        "return int(np.prod([n_out, n_out, f, f, c_in, c_out]))",
        "return math.prod([n_out, f]) ** 2 * c_in * c_out",
        "total = 0\nfor _ in range(c_out):\n    total += n_out * n_out * f * f * c_in\nreturn total",
        "return (n_out * f) ** 2 * (c_in * c_out)",
        "return n_out**2 * (conv_params(f, c_in, c_out) - c_out)",
        "weights = f * f * c_in * c_out\nreturn weights * n_out * n_out",
        "return np.zeros((f, f, c_in, c_out)).size * n_out * n_out",
        "return sum(n_out**2 * f**2 for _ in range(c_in * c_out))",
        "return c_out * c_in * pow(f, 2) * pow(n_out, 2)",
    ],
    "separable_mults": [
        "return n_out**2 * c_in * (f**2 + c_out)",
        "return n_out * n_out * (f * f * c_in + c_in * c_out)",
        "return c_in * conv_mults(n_out, f, 1, 1) + conv_mults(n_out, 1, c_in, c_out)",
        "return sum([n_out**2 * f**2 * c_in, n_out**2 * c_in * c_out])",
        "total = 0\nfor _ in range(c_in):\n    total += n_out**2 * f**2\nfor _ in range(c_out):\n"
        "    total += n_out**2 * c_in\nreturn total",
        "return int(round(conv_mults(n_out, f, c_in, c_out) * (1 / c_out + 1 / f**2)))",
        "places = n_out * n_out\nreturn places * c_in * f * f + places * c_in * c_out",
        "first = math.prod((n_out, n_out, f, f, c_in))\nsecond = math.prod((n_out, n_out, c_in, c_out))\n"
        "return first + second",
        "per_place = c_in * f * f\nper_place += c_in * c_out\nreturn per_place * n_out**2",
        "return int(np.dot([f * f, c_out], [c_in, c_in])) * n_out * n_out",
    ],
    "depthwise_conv": [
        "f, n_C = K.shape[0], K.shape[2]\nZ = np.zeros((A.shape[0] - f + 1, A.shape[1] - f + 1, n_C))\n"
        "for c in range(n_C):\n    Z[:, :, c] = cross_correlate(A[:, :, c], K[:, :, c])\nreturn Z",
        "f = K.shape[0]\nZ = np.zeros((A.shape[0] - f + 1, A.shape[1] - f + 1, A.shape[2]))\n"
        "for i in range(Z.shape[0]):\n"
        "    for j in range(Z.shape[1]):\n        Z[i, j] = np.sum(A[i:i + f, j:j + f] * K, axis=(0, 1))\nreturn Z",
        "windows = np.lib.stride_tricks.sliding_window_view(A, K.shape[:2], (0, 1))\n"
        "return np.einsum('hwcij,ijc->hwc', windows, K)",
        "f = K.shape[0]\nn_H, n_W = A.shape[0] - f + 1, A.shape[1] - f + 1\n"
        "return sum(A[i:i + n_H, j:j + n_W] * K[i, j] for i in range(f) for j in range(f))",
        "maps = [cross_correlate(a, k) for a, k in zip(A.transpose(2, 0, 1), K.transpose(2, 0, 1))]\n"
        "return np.array(maps).transpose(1, 2, 0)",
        "maps = []\nfor c in range(A.shape[-1]):\n    maps.append(cross_correlate(A[..., c], K[..., c])[..., None])\n"
        "return np.concatenate(maps, axis=-1)",
        "return np.dstack([cross_correlate(A[:, :, c], K[:, :, c]) for c in range(K.shape[2])])",
        "f, _, n_C = K.shape\nW = np.zeros((f, f, n_C, n_C))\nfor c in range(n_C):\n    W[:, :, c, c] = K[:, :, c]\n"
        "return conv_layer(A[None].astype(float), W, np.zeros(n_C), 1, 0)[0]",
        "f = len(K)\nZ = np.zeros((len(A) - f + 1, len(A[0]) - f + 1, len(A[0, 0])))\n"
        "for h, w, c in np.ndindex(Z.shape):\n"
        "    Z[h, w, c] = np.vdot(A[h:h + f, w:w + f, c], K[:, :, c])\nreturn Z",
        "n = range(A.shape[2])\n"
        "maps = [conv_layer(A[None, :, :, c:c + 1], K[:, :, c, None, None], np.zeros(1), 1, 0) for c in n]\n"
        "return np.concatenate(maps, axis=3)[0]",
    ],
    "pointwise_conv": [
        "return np.dot(A, W)",
        "return np.einsum('hwc,cd->hwd', A, W)",
        "H, V, C = A.shape\nreturn (A.reshape(H * V, C) @ W).reshape(H, V, -1)",
        "return np.tensordot(A, W, axes=1)",
        "Z = np.zeros((*A.shape[:2], W.shape[1]))\nfor i in range(A.shape[0]):\n    for j in range(A.shape[1]):\n"
        "        Z[i, j] = A[i, j] @ W\nreturn Z",
        "return np.stack([np.sum(A * W[:, d], axis=2) for d in range(W.shape[1])], axis=2)",
        "return sum(A[:, :, c, None] * W[c] for c in range(W.shape[0]))",
        "return conv_layer(A[None], W[None, None], np.zeros(W.shape[1]), 1, 0)[0]",
        "return (A[:, :, :, None] * W).sum(axis=2)",
        "return np.moveaxis(np.einsum('cd,hwc->dhw', W, A), 0, 2)",
        "weighted = lambda pixel: [sum(x * w for x, w in zip(pixel, column)) for column in W.T]\n"
        "return np.array([[weighted(pixel) for pixel in row] for row in A])",
        "return np.matmul(A, W[None])",
    ],
    "random_crop": [
        "return img[top:top + size, left:left + size, :]",
        "bottom, right = top + size, left + size\nreturn img[top:bottom, left:right].copy()",
        "rows = img[top:][:size]\nreturn rows[:, left:][:, :size]",
        "return img[np.ix_(np.arange(top, top + size), np.arange(left, left + size))]",
        "return img.take(range(top, top + size), axis=0).take(range(left, left + size), axis=1)",
        "out = np.empty((size, size, img.shape[2]), img.dtype)\nfor i in range(size):\n    for j in range(size):\n"
        "        out[i, j] = img[top + i, left + j]\nreturn out",
        "i = slice(top, top + size)\nj = slice(left, left + size)\nreturn img[i, j]",
        "return np.array([[img[y, x] for x in range(left, left + size)] for y in range(top, top + size)])",
        "return np.roll(img, (-top, -left), axis=(0, 1))[:size, :size]",
        "return img[top:size + top, left:size + left, ...]",
        "H, W, _ = img.shape\nreturn np.delete(np.delete(img, [*range(top), *range(top + size, H)], 0),\n"
        "                 [*range(left), *range(left + size, W)], 1)",
    ],
    "color_shift": [
        "out = img.astype(np.int64) + delta\nout[out > 255] = 255\nout[out < 0] = 0\nreturn out.astype(np.uint8)",
        "return np.clip(img + delta, 0, 255).astype('uint8')",
        "return np.minimum(np.maximum(img.astype(float) + delta, 0), 255).astype(np.uint8)",
        "return np.uint8(np.clip(np.int32(img) + delta[None, None, :], 0, 255))",
        "out = np.zeros_like(img)\nfor c in range(3):\n"
        "    out[:, :, c] = np.clip(img[:, :, c].astype(int) + delta[c], 0, 255)\n"
        "return out",
        "return np.clip(img.astype(int) + delta.reshape(1, 1, 3), 0, 255).astype(img.dtype)",
        "planes = [np.clip(img[..., c].astype(int) + int(d), 0, 255) for c, d in enumerate(delta)]\n"
        "return np.stack(planes, axis=2).astype(np.uint8)",
        "total = np.add(img, delta, dtype=int)\nreturn total.clip(0, 255).astype(np.uint8)",
        "total = img.astype(int) + delta\n"
        "return np.where(total > 255, 255, np.where(total < 0, 0, total)).astype(np.uint8)",
        "table = [[min(max(v + int(d), 0), 255) for v in range(256)] for d in delta]\n"
        "return np.stack([np.array(t, np.uint8)[img[:, :, c]] for c, t in enumerate(table)], axis=-1)",
        "return np.array([[[max(0, min(255, int(v) + int(d))) for v, d in zip(pixel, delta)] for pixel in row]\n"
        "                 for row in img], dtype=np.uint8)",
    ],
    "fine_tune_step": [
        "new = []\nfor i in range(len(params)):\n    if i in frozen:\n        new.append(params[i])\n    else:\n"
        "        new.append(params[i] - learning_rate * grads[i])\nreturn new",
        "return [p - learning_rate * g * (i not in frozen) for i, (p, g) in enumerate(zip(params, grads))]",
        "new = list(params)\nfor i in set(range(len(params))) - frozen:\n"
        "    new[i] = params[i] - learning_rate * grads[i]\n"
        "return new",
        "new = [p.copy() for p in params]\nfor i, g in enumerate(grads):\n    if i not in frozen:\n"
        "        new[i] -= learning_rate * g\nreturn new",
        "rates = [0.0 if i in frozen else learning_rate for i in range(len(params))]\n"
        "return [p - rate * g for p, g, rate in zip(params, grads, rates)]",
        "def moved(i):\n    return params[i] if i in frozen else params[i] - learning_rate * grads[i]\n\n"
        "return list(map(moved, range(len(params))))",
        "return tuple(p if k in frozen else np.subtract(p, learning_rate * g)\n"
        "             for k, (p, g) in enumerate(zip(params, grads)))",
        "new = [p - learning_rate * g for p, g in zip(params, grads)]\nfor i in frozen:\n    new[i] = params[i]\n"
        "return new",
        "trained = [i not in frozen for i in range(len(params))]\n"
        "return [p - learning_rate * g if t else p for p, g, t in zip(params, grads, trained)]",
        "out, i = [], 0\nwhile i < len(params):\n    step = learning_rate * grads[i]\n"
        "    out.append(params[i] - (0 if i in frozen else step))\n    i += 1\nreturn out",
    ],
}  # fmt: skip
