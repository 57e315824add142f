"""Right answers of chapter 08 in other styles than ours: the steps of optimizers. All pass."""

RIGHT = {
    "momentum_step": [
        "v = beta * v + (1 - beta) * dW\nW = W - learning_rate * v\nreturn W, v",
        "v_new = v + (1 - beta) * (dW - v)\nreturn W - learning_rate * v_new, v_new",
        "v_new = np.zeros(v.shape)\nW_new = np.zeros(W.shape)\nfor i in range(W.shape[0]):\n"
        "    for j in range(W.shape[1]):\n        v_new[i, j] = beta * v[i, j] + (1 - beta) * dW[i, j]\n"
        "        W_new[i, j] = W[i, j] - learning_rate * v_new[i, j]\nreturn W_new, v_new",
        "alpha = 1 - beta\nvelocity = np.add(beta * v, alpha * dW)\n"
        "return [np.subtract(W, learning_rate * velocity), velocity]",
        "new = np.copy(v)\nnew *= beta\nnew += (1 - beta) * dW\nmoved = np.copy(W)\nmoved -= learning_rate * new\n"
        "return moved, new",
        "v = np.average([v, dW], axis=0, weights=[beta, 1 - beta])\nreturn W + -learning_rate * v, v",
        "v = np.einsum('k,kij->ij', [beta, 1 - beta], np.stack([v, dW]))\nreturn W - np.multiply(learning_rate, v), v",
        "return (W - learning_rate * beta * v - learning_rate * (1 - beta) * dW, beta * v + (1 - beta) * dW)",
        "v = dW - beta * (dW - v)\nreturn (W / learning_rate - v) * learning_rate, v",
        "rows = [(beta * p + (1 - beta) * g) for p, g in zip(v, dW)]\nv = np.array(rows)\n"
        "return np.array([w - learning_rate * r for w, r in zip(W, rows)]), v",
    ],
    "rmsprop_step": [
        "s = beta * s + (1 - beta) * np.square(dW)\nW = W - learning_rate * dW / (np.sqrt(s) + epsilon)\nreturn W, s",
        "s_new = beta * s + (1 - beta) * dW * dW\nreturn W - learning_rate / (s_new**0.5 + epsilon) * dW, s_new",
        "s_new, W_new = np.zeros(s.shape), np.zeros(W.shape)\nfor i in range(W.shape[0]):\n"
        "    for j in range(W.shape[1]):\n        s_new[i, j] = beta * s[i, j] + (1 - beta) * dW[i, j] ** 2\n"
        "        step = dW[i, j] / (math.sqrt(s_new[i, j]) + epsilon)\n"
        "        W_new[i, j] = W[i, j] - learning_rate * step\n"
        "return W_new, s_new",
        "s = s + (1 - beta) * (dW**2 - s)\nrms = np.sqrt(s)\n"
        "return [W - learning_rate * np.divide(dW, rms + epsilon), s]",
        "s = beta * s + np.power(dW, 2) * (1 - beta)\nscale = 1 / (epsilon + np.sqrt(s))\n"
        "return W - learning_rate * scale * dW, s",
        "s = np.einsum('k,kij->ij', [beta, 1 - beta], np.stack([s, dW**2]))\nstep = dW * (np.sqrt(s) + epsilon) ** -1\n"
        "return W - learning_rate * step, s",
        "new = s.copy()\nnew *= beta\nnew += (1 - beta) * abs(dW) ** 2\nwork = np.sqrt(new)\nwork += epsilon\n"
        "work = dW / work\nwork *= learning_rate\nreturn W - work, new",
        "s = np.average([s, dW**2], axis=0, weights=[beta, 1 - beta])\n"
        "return np.where(dW == 0, W, W - learning_rate * dW / (np.sqrt(s) + epsilon)), s",
        "s = (s * beta / (1 - beta) + dW**2) * (1 - beta)\ndirection = dW / np.add(np.sqrt(s), epsilon)\n"
        "return W - direction * learning_rate, s",
        "s = beta * s + (1 - beta) * dW**2\nrate = learning_rate / (np.linalg.norm(s[None] ** 0.5, axis=0) + epsilon)\n"
        "return W - rate * dW, s",
    ],
    "adam_step": [
        "v = beta1 * v + (1 - beta1) * dW\ns = beta2 * s + (1 - beta2) * np.square(dW)\n"
        "v_corrected = v / (1 - beta1**t)\n"
        "s_corrected = s / (1 - beta2**t)\nW = W - learning_rate * v_corrected / (np.sqrt(s_corrected) + epsilon)\n"
        "return W, v, s",
        "_, v = momentum_step(W, dW, v, learning_rate, beta1)\n"
        "_, s = rmsprop_step(W, dW, s, learning_rate, beta2, epsilon)\n"
        "step = v / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon)\nreturn W - learning_rate * step, v, s",
        "v_new, s_new, W_new = np.zeros(W.shape), np.zeros(W.shape), np.zeros(W.shape)\nfor i in range(W.shape[0]):\n"
        "    for j in range(W.shape[1]):\n        g = dW[i, j]\n"
        "        v_new[i, j] = beta1 * v[i, j] + (1 - beta1) * g\n"
        "        s_new[i, j] = beta2 * s[i, j] + (1 - beta2) * g**2\n        v_hat = v_new[i, j] / (1 - beta1**t)\n"
        "        s_hat = s_new[i, j] / (1 - beta2**t)\n"
        "        W_new[i, j] = W[i, j] - learning_rate * v_hat / (math.sqrt(s_hat) + epsilon)\n"
        "return W_new, v_new, s_new",
        "v, s = v + (1 - beta1) * (dW - v), s + (1 - beta2) * (dW * dW - s)\nroot = (1 - beta2**t) ** 0.5\n"
        "rate = learning_rate * root / (1 - beta1**t)\nreturn [W - rate * v / (np.sqrt(s) + epsilon * root), v, s]",
        "c1, c2 = 1 - beta1**t, 1 - beta2**t\nm = beta1 * v + (1 - beta1) * dW\nu = beta2 * s + (1 - beta2) * dW**2\n"
        "return W - learning_rate * (m / c1) * ((u / c2) ** 0.5 + epsilon) ** -1, m, u",
        "averages = np.stack([v, s])\nbetas = np.array([beta1, beta2]).reshape(2, 1, 1)\n"
        "averages = betas * averages + (1 - betas) * np.stack([dW, dW**2])\n"
        "v_hat, s_hat = averages / (1 - betas**t)\n"
        "return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), averages[0], averages[1]",
        "v = np.add(np.multiply(beta1, v), np.multiply(1 - beta1, dW))\n"
        "s = np.add(np.multiply(beta2, s), np.multiply(1 - beta2, np.power(dW, 2)))\nold = W\n"
        "top = np.divide(v, 1 - math.pow(beta1, t))\nbelow = np.sqrt(np.divide(s, 1 - math.pow(beta2, t))) + epsilon\n"
        "return old - learning_rate * np.divide(top, below), v, s",
        "def averaged(before, now, beta):\n    return beta * before + (1 - beta) * now\n\n"
        "def corrected(average, beta):\n    return average / (1 - beta**t)\n\n"
        "v, s = averaged(v, dW, beta1), averaged(s, dW**2, beta2)\n"
        "W = W - learning_rate * corrected(v, beta1) / (np.sqrt(corrected(s, beta2)) + epsilon)\nreturn (W, v, s)",
        "left1 = left2 = 1.0\nfor _ in range(t):\n    left1 *= beta1\n    left2 *= beta2\n"
        "v = v * beta1 + dW * (1 - beta1)\ns = s * beta2 + dW**2 * (1 - beta2)\nW = np.array(W)\n"
        "W -= learning_rate * (v / (1 - left1)) / (np.sqrt(s / (1 - left2)) + epsilon)\nreturn W, v, s",
        "v = beta1 * v + (1 - beta1) * dW\ns = beta2 * s + (1 - beta2) * dW**2\nv_hat, s_hat = v.copy(), s.copy()\n"
        "v_hat /= 1 - beta1**t\ns_hat /= 1 - beta2**t\n"
        "return np.subtract(W, learning_rate * v_hat / (s_hat**0.5 + epsilon)), v, s",
    ],
}  # fmt: skip
