"""Wrong answers of chapter 08, as people write them: the steps of optimizers.

None may pass, and none may be given a name not its own. Each entry: the body of a function, and the tags it may be
recognised as because it does the same.
"""

V = "v = beta * v + (1 - beta) * dW\n"
S = "s = beta * s + (1 - beta) * dW**2\n"
VS = "v = beta1 * v + (1 - beta1) * dW\ns = beta2 * s + (1 - beta2) * dW**2\n"
HATS = "v_hat, s_hat = v / (1 - beta1**t), s / (1 - beta2**t)\n"

WRONG = {
    "momentum_step": [
        (V + "return W - learning_rate * v + 0j, v + 0j", ()),
        ("return W - learning_rate * dW, v", ()),
        (V + "return W - learning_rate * v", ()),
        (V + "return v", ()),
        (V + "W - learning_rate * v\nreturn W, v", ()),
        (V + "return W - beta * v, v", ()),
        (V + "return W - learning_rate * (v + dW), v", ()),
        (V + "return W - learning_rate * v / (1 - beta), v", ()),
        (V + "return W - learning_rate * (beta * v + (1 - beta) * dW), v", ()),
        (V + "return W * (1 - learning_rate * v), v", ()),
        (V + "return W - learning_rate @ v, v", ()),
        (V + "return W - learning_rate * v.T, v.T", ()),
        ("v = beta * v - (1 - beta) * dW\nreturn W - learning_rate * v, v", ()),
        ("v = beta * v + beta * dW\nreturn W - learning_rate * v, v", ()),
        ("v = 0.9 * v + 0.1 * dW\nreturn W - learning_rate * v, v", ()),
        ("v = beta * v + (1 - beta) * np.mean(dW)\nreturn W - learning_rate * v, v", ()),
        ("v = beta * v + (1 - beta) * W\nreturn W - learning_rate * v, v", ()),
        ("v = beta + v * (1 - beta) * dW\nreturn W - learning_rate * v, v", ()),
        ("v = 0\n" + V + "return W - learning_rate * v, v", ("forgot_history",)),
    ],
    "rmsprop_step": [
        (S + "return W - learning_rate * dW / ((s + 0j) ** 0.5 + epsilon), s", ()),
        ("return W - learning_rate * dW, s", ()),
        (S + "return W - learning_rate * dW / np.sqrt(s + epsilon**2) / 2, s", ()),
        (S + "return W - learning_rate * np.sqrt(s) / (dW + epsilon), s", ()),
        (S + "return W - learning_rate / (np.sqrt(s) + epsilon), s", ()),
        (S + "return W - dW / (np.sqrt(s) + epsilon), s", ()),
        (S + "return W - learning_rate * dW**2 / (np.sqrt(s) + epsilon), s", ()),
        (S + "return W - learning_rate * dW / (np.sqrt(s.mean()) + epsilon), s", ()),
        (S + "return W - learning_rate * dW / (math.sqrt(s) + epsilon), s", ()),
        (S + "return W - learning_rate * dW / (np.sqrt(s) + epsilon)", ()),
        (S + "return W - learning_rate * dW / (np.sqrt(s) + epsilon), np.sqrt(s)", ()),
        (S + "return W - learning_rate * s / (np.sqrt(s) + epsilon), s", ()),
        (S + "return W - learning_rate * dW / (s**2 + epsilon), s", ()),
        ("s = beta * s + (1 - beta) * (dW @ dW.T)\nreturn W - learning_rate * dW / (np.sqrt(s) + epsilon), s", ()),
        ("s = beta * s + (1 - beta) * np.linalg.norm(dW) ** 2\n"
         "return W - learning_rate * dW / (np.sqrt(s) + epsilon), s",
         ()),
        ("s = (beta * s + (1 - beta) * dW) ** 2\nreturn W - learning_rate * dW / (np.sqrt(s) + epsilon), s", ()),
        ("s = beta * s + (1 - beta) * dW ^ 2\nreturn W - learning_rate * dW / (np.sqrt(s) + epsilon), s", ()),
        ("s = beta * s + (1 - beta) * dW**2\nreturn W - learning_rate * dW / (np.sqrt(s) + 1e-8), s", ()),
        ("s = beta * s + (1 - beta) * np.abs(dW)\nreturn W - learning_rate * dW / (s + epsilon), s", ()),
        (S + "s = s / (1 - beta)\nreturn W - learning_rate * dW / (np.sqrt(s) + epsilon), s", ()),
    ],
    "adam_step": [
        (VS + HATS + "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)", ()),
        (VS + HATS + "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s, t + 1", ()),
        (VS + HATS + "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v_hat, s", ()),
        (VS + HATS + "return W - learning_rate * v_hat / np.sqrt(s_hat) + epsilon, v, s", ("no_parentheses",)),
        (VS + HATS + "return W - v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (VS + HATS + "return W - learning_rate * np.sqrt(s_hat) / (v_hat + epsilon), v, s", ()),
        (VS + HATS + "return W - learning_rate * (v_hat + dW) / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (VS + "v, s = v / 1 - beta1**t, s / 1 - beta2**t\n"
         "return W - learning_rate * v / (np.sqrt(s) + epsilon), v, s", ()),
        (VS + "v_hat, s_hat = v / (1 - beta1) ** t, s / (1 - beta2) ** t\n"
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (VS + "v_hat, s_hat = v / (1 - beta1), s / (1 - beta2)\n"
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ("t_ignored",)),
        (VS + "v_hat, s_hat = v * (1 - beta1**t), s * (1 - beta2**t)\n"
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (VS + "v_hat, s_hat = v / beta1**t, s / beta2**t\n"
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        ("v = v + (1 - beta1) * dW\ns = s + (1 - beta2) * dW**2\n" + HATS +
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        ("v = (1 - beta1) * v + beta1 * dW\ns = (1 - beta2) * s + beta2 * dW**2\n" + HATS +
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        ("v = (1 - beta1) * dW\ns = (1 - beta2) * dW**2\n" + HATS +
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (HATS + VS + "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        ("v, s = 0.9 * v + 0.1 * dW, 0.999 * s + 0.001 * dW**2\n"
         "v_hat, s_hat = v / (1 - 0.9**t), s / (1 - 0.999**t)\n"
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        ("v = beta1 * v + dW\ns = beta2 * s + dW**2\n" + HATS +
         "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s", ()),
        (VS + "m, u = ewa_corrected([v], beta1)[0], ewa_corrected([s], beta2)[0]\n"
         "return W - learning_rate * m / (np.sqrt(u) + epsilon), v, s", ()),
        ("return W - learning_rate * np.sign(dW), v, s", ()),
    ],
}  # fmt: skip
