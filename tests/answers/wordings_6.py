"""The listed mistakes of chapter 06, written on other right answers than our references: each gets its name."""

WORDINGS = {
    "l2_penalty": [
        ("return lambd / (2 * m) * sum((v * v).sum() for v in params.values())", "regularised_bias"),
        ("return lambd / m * sum(np.square(v).sum() for k, v in params.items() if k[0] == 'W')", "forgot_half"),
        ("return 0.5 * lambd * sum(np.square(v).sum() for k, v in params.items() if k[0] == 'W')", "forgot_m"),
        ("return lambd / (2 * m) * sum(np.sqrt((v**2).sum()) for k, v in params.items() if k[0] == 'W')",
         "norm_not_squared"),
        ("return lambd / (2 * m) * sum(abs(v).sum() for k, v in params.items() if 'W' in k)", "l1_penalty"),
    ],
    "l2_grad": [
        ("return dW + 0.5 * lambd * W / m", "kept_half"),
        ("return lambd * W + dW", "forgot_m"),
        ("return dW + np.where(W > 0, lambd, -lambd) / m", "sign_of_w"),
        ("return dW + lambd * np.square(W) / m", "squared"),
        ("return np.multiply(lambd / m, W)", "penalty_only"),
        ("return dW - lambd * W / m", "wrong_sign"),
    ],
    "decay_step": [
        ("return W - learning_rate * dW - lambd * W / m", "forgot_lr_in_decay"),
        ("W_new = W - learning_rate * dW\nreturn W_new - learning_rate * lambd / m * W_new", "decayed_gradient"),
        ("return W - learning_rate * dW + learning_rate * lambd / m * W", "growth"),
        ("return np.subtract(W, learning_rate * dW)", "no_decay"),
        ("return W - learning_rate * lambd * W / m - dW", "gradient_without_rate"),
    ],
    "dropout_mask": [
        ("return keep_prob <= u", "kept_the_dropped"),
        ("drop = 1 - keep_prob\nreturn np.less(u, drop)", "drop_prob_threshold"),
        ("return (u > 1 - keep_prob).astype(int)", "drop_prob_threshold"),
        ("return np.round(u) == 0", "fair_coin"),
        ("return keep_prob * np.asarray(u)", "float_noise"),
    ],
    "dropout_forward": [
        ("return np.where(u < keep_prob, A, 0) if training else A", "not_rescaled"),
        ("drop = 1 - keep_prob\nif training:\n    A = A * (u < keep_prob) / drop\nreturn A", "divided_by_drop_prob"),
        ("return np.where(u < keep_prob, A * keep_prob, 0) if training else A", "multiplied"),
        ("return np.where(u < keep_prob, A / keep_prob, 0)", "active_at_test"),
        ("mask = (u[:, 0] < keep_prob).reshape(-1, 1)\nreturn A * mask / keep_prob if training else A",
         "one_mask_for_batch"),
        ("return np.where(u < keep_prob, 0, A / keep_prob) if training else A", "kept_the_dropped"),
        ("return np.where(u < keep_prob, A, 0) if training else keep_prob * A", "scaled_at_test"),
        ("if training:\n    return np.where(u < keep_prob, A / keep_prob, 0)\nreturn A * keep_prob",
         "scaled_at_test"),
    ],
    "dropout_backward": [
        ("return np.divide(dA, keep_prob)", "no_mask"),
        ("out = dA.copy()\nout[~mask] = 0\nreturn out", "not_rescaled"),
        ("return np.where(mask, keep_prob * dA, 0)", "multiplied"),
        ("return np.where(mask, 0, dA / keep_prob)", "inverted_mask"),
    ],
    "flip_horizontal": [
        ("return np.flip(images, axis=1)", "vertical"),
        ("return np.array([image[::-1] for image in images])", "vertical"),
        ("return np.flip(images, axis=-1)", "reversed_channels"),
        ("return np.flip(images, axis=0)", "reversed_batch"),
        ("return np.swapaxes(images, 1, 2)", "transposed"),
        ("return np.flip(images, axis=(1, 2))", "half_turn"),
    ],
    "early_stop": [
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] < dev_errs[best]:\n        best, left = i, patience\n    else:\n        left -= 1\n"
         "    if left == 0:\n        return i\nreturn i", "returned_stop_epoch"),
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] < dev_errs[best]:\n        best = i\n    else:\n        left -= 1\n    if left == 0:\n"
         "        return best\nreturn best", "wait_not_reset"),
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] < dev_errs[i - 1]:\n        best, left = i, patience\n    else:\n        left -= 1\n"
         "    if left == 0:\n        return best\nreturn best", "compares_previous"),
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] < dev_errs[best]:\n        best, left = i, patience\n    else:\n        left -= 1\n"
         "    if left < patience:\n        return best\nreturn best", "stops_first_rise"),
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] < dev_errs[best]:\n        best, left = i, patience\n    else:\n        left -= 1\n"
         "    if left < 0:\n        return best\nreturn best", "one_too_many"),
        ("best = left = 0\nleft = patience\nfor i in range(1, len(dev_errs)):\n"
         "    if dev_errs[i] <= dev_errs[best]:\n        best, left = i, patience\n    else:\n        left -= 1\n"
         "    if left == 0:\n        return best\nreturn best", "ties_are_better"),
        ("return list(dev_errs).index(min(dev_errs))", "never_stops"),
    ],
}  # fmt: skip
