"""Right answers of chapter 06 in other styles than ours. All pass."""

RIGHT = {
    "l2_penalty": [
        "total = 0.0\nfor name in params:\n    if name[0] == 'W':\n"
        "        total += np.sum(np.square(params[name]))\nreturn lambd * total / (2 * m)",
        "return lambd / 2 / m * sum(np.linalg.norm(v) ** 2 for k, v in params.items() if k[0] == 'W')",
        "Ws = [params[k] for k in params if 'W' in k]\nreturn 0.5 * lambd / m * sum((W * W).sum() for W in Ws)",
        "L = len(params) // 2\nreturn sum(np.sum(params[f'W{l}'] ** 2) for l in range(1, L + 1)) * lambd / (2 * m)",
        "w = np.concatenate([v.ravel() for k, v in params.items() if k.startswith('W')])\n"
        "return lambd / (2 * m) * (w @ w)",
        "s = 0\nl = 1\nwhile 'W' + str(l) in params:\n    W = params['W' + str(l)]\n"
        "    s += np.einsum('ij,ij->', W, W)\n    l += 1\nreturn s * lambd / (2 * m)",
        "return sum(lambd / (2 * m) * np.vdot(v, v) for k, v in params.items() if not k.startswith('b'))",
        "s = 0.0\nfor k, v in params.items():\n    if k.startswith('W'):\n        for row in v:\n"
        "            for x in row:\n                s += float(x) ** 2\nreturn lambd * s / 2 / m",
        "return (lambd / m) * 0.5 * np.sum([np.trace(params[k] @ params[k].T) for k in params if k[0] == 'W'])",
    ],
    "l2_grad": [
        "return dW + lambd * W / m",
        "return (m * dW + lambd * W) / m",
        "grad = np.copy(dW)\ngrad += lambd / m * W\nreturn grad",
        "return np.add(dW, np.multiply(lambd / m, W))",
        "out = np.zeros(W.shape)\nfor i in range(W.shape[0]):\n    for j in range(W.shape[1]):\n"
        "        out[i, j] = dW[i, j] + lambd * W[i, j] / m\nreturn out",
        "decay = lambd / m\nreturn decay * W + dW",
        "return dW - (-lambd / m) * W",
        "return np.array([d + lambd / m * w for d, w in zip(dW, W)])",
        "return np.sum([dW, W * (lambd / m)], axis=0)",
    ],
    "decay_step": [
        "return W - learning_rate * (dW + lambd / m * W)",
        "return W - learning_rate * l2_grad(dW, W, lambd, m)",
        "shrink = 1 - learning_rate * lambd / m\nreturn shrink * W - learning_rate * dW",
        "W_new = W.copy()\nW_new *= 1 - learning_rate * lambd / m\nW_new -= learning_rate * dW\nreturn W_new",
        "return W - learning_rate * dW - learning_rate * lambd / m * W",
        "return (m - learning_rate * lambd) / m * W - learning_rate * dW",
        "a = lambd * learning_rate / m\nreturn np.subtract(np.multiply(W, 1 - a), learning_rate * dW)",
        "out = np.empty(W.shape)\nfor i, row in enumerate(W):\n    for j, w in enumerate(row):\n"
        "        out[i, j] = w - learning_rate * (dW[i, j] + lambd * w / m)\nreturn out",
        "step = dW + lambd * W / m\nreturn W + (-learning_rate) * step",
    ],
    "dropout_mask": [
        "return keep_prob > u",
        "return u <= keep_prob",
        "return (u < keep_prob).astype(int)",
        "return (u < keep_prob).astype(float)",
        "return np.where(u < keep_prob, 1, 0)",
        "return np.less(u, keep_prob)",
        "return ~(u >= keep_prob)",
        "mask = np.zeros(u.shape, dtype=bool)\nmask[u < keep_prob] = True\nreturn mask",
        "return np.array([[x < keep_prob for x in row] for row in u])",
        "return np.logical_not(u >= keep_prob)",
        "return u - keep_prob < 0",
    ],
    "dropout_forward": [
        "if training:\n    return A * (u < keep_prob) / keep_prob\nreturn A",
        "if not training:\n    return A.copy()\nreturn np.where(u < keep_prob, A / keep_prob, 0)",
        "if training == False:\n    return A\nD = (u < keep_prob).astype(float)\nA = A * D\nA = A / keep_prob\n"
        "return A",
        "scale = (u < keep_prob) / keep_prob if training else 1.0\nreturn A * scale",
        "out = A.copy()\nif training:\n    out[u >= keep_prob] = 0\n    out = out / keep_prob\nreturn out",
        "return np.multiply(A, dropout_mask(u, keep_prob)) / keep_prob if training else A",
        "if not training:\n    return 1.0 * A\nout = np.zeros(A.shape)\nkept = u < keep_prob\n"
        "out[kept] = A[kept] / keep_prob\nreturn out",
        "if training:\n    p = keep_prob\nelse:\n    p, u = 1.0, 0 * u\nreturn A * (u < p) / p",
        "out = np.array(A, dtype=float)\nif training:\n    for i in range(A.shape[0]):\n"
        "        for j in range(A.shape[1]):\n"
        "            out[i, j] = A[i, j] / keep_prob if u[i, j] < keep_prob else 0.0\nreturn out",
        "match training:\n    case True:\n        return A * np.less(u, keep_prob) * (1 / keep_prob)\n    case _:\n"
        "        return A",
    ],
    "dropout_backward": [
        "return np.where(mask, dA / keep_prob, 0)",
        "return mask * dA / keep_prob",
        "out = dA / keep_prob\nout[~mask] = 0\nreturn out",
        "out = np.zeros(dA.shape)\nout[mask] = dA[mask] / keep_prob\nreturn out",
        "return dA * (mask.astype(float) / keep_prob)",
        "dA = dA * mask\ndA = dA / keep_prob\nreturn dA",
        "return np.divide(np.multiply(dA, mask), keep_prob)",
        "return np.array([[d / keep_prob if keep else 0.0 for d, keep in zip(*rows)] for rows in zip(dA, mask)])",
        "scale = 1 / keep_prob\nreturn scale * dA - scale * dA * (1 - mask)",
        "return np.choose(mask.astype(int), [0 * dA, dA / keep_prob])",
    ],
    "flip_horizontal": [
        "return np.flip(images, axis=2)",
        "return images[:, :, ::-1]",
        "return images[..., ::-1, :]",
        "return np.array([np.fliplr(image) for image in images])",
        "W = images.shape[2]\nreturn images[:, :, np.arange(W - 1, -1, -1), :]",
        "out = np.empty_like(images)\nW = images.shape[2]\nfor j in range(W):\n"
        "    out[:, :, j] = images[:, :, W - 1 - j]\nreturn out",
        "return np.stack([image[:, ::-1] for image in images], axis=0)",
        "return np.take(images, range(images.shape[2])[::-1], axis=2)",
        "return images.transpose(0, 2, 1, 3)[:, ::-1].transpose(0, 2, 1, 3)",
        "return np.flip(images, 2).copy()",
        "return np.moveaxis(np.moveaxis(images, 2, 0)[::-1], 0, 2)",
    ],
    "early_stop": [
        "best = 0\nfor i in range(len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n        best = i\n"
        "    elif i - best >= patience:\n        break\nreturn best",
        "best, best_epoch = float('inf'), 0\nbad = 0\nfor epoch in range(len(dev_errs)):\n"
        "    if dev_errs[epoch] < best:\n        best, best_epoch, bad = dev_errs[epoch], epoch, 0\n"
        "        continue\n    bad += 1\n    if bad == patience:\n        return best_epoch\nreturn best_epoch",
        "i = best = 0\nwhile i < len(dev_errs) and i - best < patience:\n    i += 1\n"
        "    if i < len(dev_errs) and dev_errs[i] < dev_errs[best]:\n        best = i\nreturn best",
        "for stop in range(len(dev_errs)):\n    best = int(np.argmin(dev_errs[:stop + 1]))\n"
        "    if stop - best >= patience:\n        return best\nreturn best",
        "lowest = np.minimum.accumulate(dev_errs)\nfor i in range(len(dev_errs)):\n"
        "    first = int(np.argmax(lowest == lowest[i]))\n    if i - first >= patience:\n        return first\n"
        "return int(np.argmin(dev_errs))",
        "best = 0\nfor i, e in enumerate(dev_errs[1:], start=1):\n    if e < dev_errs[best]:\n        best = i\n"
        "    if i == best + patience:\n        break\nreturn best",
        "left, best_i = patience, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best_i]:\n"
        "        left, best_i = patience, i\n    else:\n        left -= 1\n    if left == 0:\n        break\n"
        "return best_i",
        "def go(i, best):\n    if i == len(dev_errs) or i - best > patience:\n        return best\n"
        "    return go(i + 1, i if dev_errs[i] < dev_errs[best] else best)\n\nreturn go(0, 0)",
        "seen, since = [], 0\nfor e in dev_errs:\n    since = 0 if all(e < s for s in seen) else since + 1\n"
        "    seen.append(e)\n    if since >= patience:\n        break\nreturn seen.index(min(seen))",
        "best = 0\nwhile True:\n    window = list(dev_errs[best + 1:best + 1 + patience])\n"
        "    better = [k for k, e in enumerate(window) if e < dev_errs[best]]\n    if not better:\n"
        "        return best\n    best += 1 + better[0]",
    ],
}  # fmt: skip
