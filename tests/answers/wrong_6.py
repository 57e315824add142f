"""Wrong answers of chapter 06, as people write them. None may pass, and none may be given a name not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "l2_penalty": [
        ("return lambd / (2 * m) * sum(np.sum(v) ** 2 for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * sum(np.sum(v**2) for k, v in params.items() if k[0] == 'b')", ()),
        ("return lambd / (2 * m) * np.sum(params['W1'] ** 2)", ()),
        ("return sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd * sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * sum(np.mean(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / 2 * m * sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * np.sqrt(sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W'))", ()),
        ("for k, v in params.items():\n    if k[0] == 'W':\n        total = np.sum(v**2)\n"
         "return lambd / (2 * m) * total", ()),
        ("for k, v in params.items():\n    if k[0] == 'W':\n        return lambd / (2 * m) * np.sum(v**2)", ()),
        ("return {k: lambd / (2 * m) * np.sum(v**2) for k, v in params.items() if k[0] == 'W'}", ()),
        ("return -lambd / (2 * m) * sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd**2 / (2 * m) * sum(np.sum(v**2) for k, v in params.items() if k[0] == 'W')", ()),
        ("return lambd / (2 * m) * sum(np.linalg.norm(v, 2) ** 2 for k, v in params.items() if k[0] == 'W')", ()),
    ],
    "l2_grad": [
        ("return dW + lambd * W * m", ()),
        ("return dW * lambd / m * W", ()),
        ("return lambd / m * (dW + W)", ()),
        ("return dW + lambd / m * np.sum(W**2)", ()),
        ("return dW + lambd / m * np.abs(W)", ()),
        ("return dW + lambd / m", ()),
        ("return dW", ()),
        ("return (dW + lambd * W) / m", ()),
        ("return dW + 2 * lambd / m * W", ()),
        ("dW += lambd / m * W", ()),
        ("return dW + lambd / W.shape[1] * W", ()),
        ("return W + lambd / m * dW", ()),
        ("return dW + lambd / m * W @ W", ()),
    ],
    "decay_step": [
        ("return W - learning_rate * (dW - lambd / m * W)", ("growth",)),
        ("return W - learning_rate * dW + lambd / m * W", ()),
        ("return (1 - lambd / m) * W", ()),
        ("return (1 - learning_rate * lambd / m) * W + learning_rate * dW", ()),
        ("return (1 - learning_rate * lambd) * W - learning_rate * dW", ()),
        ("return (1 - learning_rate * lambd / (2 * m)) * W - learning_rate * dW", ()),
        ("return W - learning_rate * (dW + lambd / m * dW)", ()),
        ("return learning_rate * lambd / m * W - learning_rate * dW", ()),
        ("return (1 - learning_rate) * W - learning_rate * lambd / m * dW", ()),
        ("return W - learning_rate * (dW + lambd / m * np.sign(W))", ()),
        ("return (1 - learning_rate * lambd / m) * W", ()),
        ("return dW - learning_rate * (W + lambd / m * dW)", ()),
        ("W = W - learning_rate * dW\nW = W - learning_rate * lambd / m * W", ()),
    ],
    "dropout_mask": [
        ("return np.random.rand(*u.shape) < keep_prob", ()),
        ("return u[u < keep_prob]", ()),
        ("return np.where(u < keep_prob, u, 0)", ()),
        ("return u >= keep_prob", ("kept_the_dropped",)),
        ("return np.mean(u) < keep_prob", ()),
        ("return (u < keep_prob) / keep_prob", ()),
        ("return np.sum(u < keep_prob)", ()),
        ("return u.T < keep_prob", ()),
        ("return np.sort(u, axis=None).reshape(u.shape) < keep_prob", ()),
        ("return np.round(u * keep_prob)", ()),
        ("return np.where(u < keep_prob)", ()),
        ("return np.arange(u.size).reshape(u.shape) < keep_prob * u.size", ()),
        ("return u", ()),
        ("return u < keep_prob**2", ()),
    ],
    "dropout_forward": [
        ("mask = u < keep_prob\nreturn A * mask if training else A / keep_prob", ()),
        ("if training:\n    return A\nreturn A * (u < keep_prob) / keep_prob", ()),
        ("return A", ()),
        ("if not training:\n    return A\nreturn A * u / keep_prob", ()),
        ("if not training:\n    return A\nreturn A / keep_prob", ()),
        ("if not training:\n    return A\nmask = np.random.rand(*A.shape) < keep_prob\nreturn A * mask / keep_prob",
         ()),
        ("if not training:\n    return A\nmask = u < keep_prob\nreturn A * mask / mask.mean()", ()),
        ("if not training:\n    return A\nmask = u[:1] < keep_prob\nreturn A * mask / keep_prob", ()),
        ("if not training:\n    return A\nreturn A[u < keep_prob] / keep_prob", ()),
        ("if not training:\n    return A\nmask = u < keep_prob\nreturn (A * mask + (1 - mask)) / keep_prob", ()),
        ("if not training:\n    return A\nmask = u < keep_prob\nreturn A * mask / keep_prob, mask", ()),
        ("if not training:\n    return np.zeros_like(A)\nreturn A * (u < keep_prob) / keep_prob", ()),
        ("if training:\n    return A * (u < keep_prob) / keep_prob", ()),
        ("if not training:\n    return A\nmask = u < 0.8\nreturn A * mask / keep_prob", ()),
        ("if not training:\n    return A\nreturn A * (u < keep_prob) / np.sqrt(keep_prob)", ()),
        ("if not training:\n    return A\nreturn A @ (u < keep_prob).T / keep_prob", ()),
        ("mask = (u < keep_prob) * training\nreturn A * mask / keep_prob", ()),
    ],
    "dropout_backward": [
        ("return dA * mask / (1 - keep_prob)", ()),
        ("return dA", ("no_mask",)),
        ("return dA[mask] / keep_prob", ()),
        ("return mask / keep_prob", ()),
        ("return (dA < keep_prob) * dA / keep_prob", ()),
        ("return dA * np.random.permutation(mask) / keep_prob + 1e-3", ()),
        ("return dA @ mask.T / keep_prob", ()),
        ("return dA * mask / mask.mean()", ()),
        ("return dA * (dA > 0) / keep_prob", ()),
        ("return dA * mask / keep_prob / dA.shape[1]", ()),
        ("return -dA * mask / keep_prob", ()),
        ("return dA * mask[:, :1] / keep_prob", ()),
        ("return dA * mask / keep_prob**2", ()),
        ("return np.where(mask, dA / keep_prob, dA)", ()),
    ],
    "flip_horizontal": [
        ("return images", ()),
        ("return np.fliplr(images)", ("vertical",)),
        ("return np.flip(images)", ()),
        ("return images.transpose(0, 1, 3, 2)", ()),
        ("return images[:, :, ::-1, 0]", ()),
        ("return images[0, :, ::-1, :]", ()),
        ("return np.roll(images, 1, axis=2)", ()),
        ("return -images", ()),
        ("return images[:, :, 1::-1, :]", ()),
        ("return np.sort(images, axis=2)[:, :, ::-1]", ()),
        ("return images[:, :, :0:-1, :]", ()),
        ("return np.rot90(images, axes=(1, 2))", ()),
        ("return np.concatenate([images, images[:, :, ::-1]])", ()),
        ("return (images + images[:, :, ::-1]) / 2", ()),
        ("return images[:, ::-1, ::-1, ::-1]", ()),
    ],
    "early_stop": [
        ("return min(dev_errs)", ()),
        ("return len(dev_errs) - 1", ()),
        ("return patience", ()),
        ("for i in range(1, len(dev_errs)):\n    if dev_errs[i] > dev_errs[i - 1]:\n        return i - 1\n"
         "return len(dev_errs) - 1", ("stops_first_rise",)),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n"
         "        return i - patience + 1\nreturn best", ()),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n"
         "        return best + 1\nreturn best + 1", ()),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n"
         "        return dev_errs[best]\nreturn dev_errs[best]", ()),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] > dev_errs[best]:\n"
         "        best, wait = i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n        break\n"
         "return best", ()),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 0\n    else:\n        wait += 1\n    if wait >= patience:\n        return best",
         ()),
        ("for i in range(len(dev_errs)):\n    if all(e > dev_errs[i] for e in dev_errs[i + 1:i + 1 + patience]):\n"
         "        return i", ("ties_are_better", None)),
        ("best, wait = 0, 1\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 1\n    else:\n        wait += 1\n    if wait >= patience:\n        break\n"
         "return best", ()),
        ("best, wait = 0, 0\nfor i in range(1, len(dev_errs)):\n    if dev_errs[i] < dev_errs[best]:\n"
         "        best, wait = i, 0\n    elif dev_errs[i] > dev_errs[best]:\n        wait += 1\n"
         "    if wait >= patience:\n        break\nreturn best", ()),
        ("return float(np.argmin(dev_errs[:patience]))", ()),
        ("return int(np.argmin(dev_errs))", ("never_stops",)),
    ],
}  # fmt: skip
