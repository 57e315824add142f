"""The listed mistakes of chapter 08, written on other right answers than ours: the steps of optimizers."""

AVERAGE = "v = v + (1 - beta) * (dW - v)\n"
SQUARES = "s = s + (1 - beta) * (np.square(dW) - s)\n"
AVERAGES = "v = v + (1 - beta1) * (dW - v)\ns = s + (1 - beta2) * (np.square(dW) - s)\n"
CORRECTED = "m, u = v / (1 - beta1**t), s / (1 - beta2**t)\n"

WORDINGS = {
    "momentum_step": [
        ("v = np.add(dW, beta * v)\nreturn W - learning_rate * v, v", "other_convention"),
        ("v = np.add(learning_rate * dW, beta * v)\nreturn np.subtract(W, v), v", "rate_in_v"),
        ("step = beta * v - learning_rate * dW\nreturn step + W, step", "rate_in_v"),
        (AVERAGE + "return W - learning_rate * dW, v", "ignored_v"),
        ("v = dW - beta * dW\nreturn W - learning_rate * v, v", "forgot_history"),
        ("v = v + beta * (dW - v)\nreturn W - learning_rate * v, v", "swapped_beta"),
        ("W = W - learning_rate * v\n" + AVERAGE + "return W, v", "old_v"),
        (AVERAGE + "W = W + learning_rate * v\nreturn W, v", "uphill"),
        (AVERAGE + "return W - v, v", "no_rate"),
        (AVERAGE + "return v, W - v * learning_rate", "swapped_results"),
        ("v *= beta\nv += (1 - beta) * dW\nW -= learning_rate * v\nreturn W, v", "in_place"),
        (AVERAGE + "W -= learning_rate * v\nreturn W, v", "in_place"),
    ],
    "rmsprop_step": [
        (SQUARES + "return W - learning_rate * dW / (s + epsilon), s", "no_root"),
        ("s = np.add(beta * s, (1 - beta) * dW)\nreturn W - learning_rate * dW / (s**0.5 + epsilon), s", "not_squared"),
        (SQUARES + "return W - learning_rate * (dW / s**0.5), s", "no_eps"),
        (SQUARES + "return W - learning_rate * dW / (epsilon + s) ** 0.5, s", "eps_inside"),
        (SQUARES + "return W - learning_rate * dW / s**0.5 + epsilon, s", "no_parentheses"),
        ("s = s + beta * (dW * dW - s)\nreturn W - learning_rate * dW / (s**0.5 + epsilon), s", "swapped_beta"),
        ("s = np.square(dW) * (1 - beta)\nreturn W - learning_rate * dW / (s**0.5 + epsilon), s", "forgot_history"),
        ("s = np.add(s, dW * dW)\nreturn W - learning_rate * dW / (s**0.5 + epsilon), s", "never_forgets"),
        ("s = beta * s + np.square((1 - beta) * dW)\nreturn W - learning_rate * dW / (s**0.5 + epsilon), s",
         "weight_squared"),
        ("W = W - learning_rate * dW / (s**0.5 + epsilon)\n" + SQUARES + "return W, s", "old_s"),
        (SQUARES + "return W - learning_rate * dW, s", "ignored_s"),
        (SQUARES + "return W - learning_rate * (s**0.5 + epsilon) * dW, s", "multiplied"),
        (SQUARES + "return W + learning_rate * dW / (s**0.5 + epsilon), s", "uphill"),
        (SQUARES + "return s, W - learning_rate * dW / (s**0.5 + epsilon)", "swapped_results"),
        ("s[:] = beta * s + (1 - beta) * dW**2\nW -= learning_rate * dW / (s**0.5 + epsilon)\nreturn W, s", "in_place"),
        (SQUARES + "W -= learning_rate * dW / (s**0.5 + epsilon)\nreturn W, s", "in_place"),
    ],
    "adam_step": [
        (AVERAGES + "return W - learning_rate * v / (s**0.5 + epsilon), v, s", "no_bias_correction"),
        (AVERAGES + CORRECTED + "return W - learning_rate * v / (u**0.5 + epsilon), v, s", "half_corrected"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / (s**0.5 + epsilon), v, s", "half_corrected"),
        ("t -= 1\n" + AVERAGES + CORRECTED + "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "t_minus_one"),
        (AVERAGES + CORRECTED + "return W - learning_rate * v / (1 - beta1 ** (t - 1)) / (u**0.5 + epsilon), v, s",
         "t_minus_one"),
        ("t += 1\n" + AVERAGES + CORRECTED + "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "t_plus_one"),
        (AVERAGES + "m, u = v / (1 - t * beta1), s / (1 - t * beta2)\n"
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "linear_in_t"),
        (AVERAGES + "v, s = v / (1 - beta1**t), s / (1 - beta2**t)\n"
         "return W - learning_rate * v / (s**0.5 + epsilon), v, s", "corrected_state"),
        (AVERAGES + "m, u = np.stack([v, s]) / (1 - beta1**t)\nreturn W - learning_rate * m / (u**0.5 + epsilon), v, s",
         "same_beta"),
        ("v, s = beta1 * np.stack([v, s]) + (1 - beta1) * np.stack([dW, dW**2])\n" + CORRECTED +
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "same_beta"),
        ("v, s = beta1 * np.stack([v, s]) + (1 - beta1) * np.stack([dW, dW**2])\n"
         "m, u = np.stack([v, s]) / (1 - beta1**t)\n"
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "same_beta"),
        ("beta1, beta2 = beta2, beta1\n" + AVERAGES + CORRECTED +
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "swapped_betas"),
        ("v = beta1 * v + (1 - beta1) * dW\ns = beta2 * s + (1 - beta2) * v * v\n" + CORRECTED +
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "square_of_average"),
        ("v = beta1 * v + (1 - beta1) * dW\ns = beta2 * s + (1 - beta2) * dW\n" + CORRECTED +
         "return W - learning_rate * m / (u**0.5 + epsilon), v, s", "not_squared"),
        (AVERAGES + CORRECTED + "return W - learning_rate * dW / (u**0.5 + epsilon), v, s", "gradient_not_v"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / (u + epsilon), v, s", "no_root"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / u**0.5, v, s", "no_eps"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / (epsilon + u) ** 0.5, v, s", "eps_inside"),
        (AVERAGES + "rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)\n"
         "return W - rate * v / (s**0.5 + epsilon), v, s", "eps_before_correction"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / u**0.5 + epsilon, v, s", "no_parentheses"),
        (AVERAGES + "m, u = v / (1 - beta1), s / (1 - beta2)\nreturn W - learning_rate * m / (u**0.5 + epsilon), v, s",
         "t_ignored"),
        (AVERAGES + CORRECTED + "return W + learning_rate * m / (u**0.5 + epsilon), v, s", "uphill"),
        (AVERAGES + CORRECTED + "return W - learning_rate * m / (u**0.5 + epsilon), s, v", "swapped_results"),
        ("v *= beta1\nv += (1 - beta1) * dW\ns *= beta2\ns += (1 - beta2) * dW**2\n" + CORRECTED +
         "W -= learning_rate * m / (u**0.5 + epsilon)\nreturn W, v, s", "in_place"),
        (AVERAGES + CORRECTED + "W -= learning_rate * m / (u**0.5 + epsilon)\nreturn W, v, s", "in_place"),
    ],
}  # fmt: skip
