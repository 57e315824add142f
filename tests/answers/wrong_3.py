"""Wrong answers of chapter 03, as people write them. None may pass, and none may be given a name that is not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

WRONG = {
    "tanh_via_sigmoid": [
        ("return sigmoid(z)", ()),
        ("return 2 * sigmoid(z / 2) - 1", ()),
        ("return 2 * sigmoid(2 * z) + 1", ()),
        ("return 1 - 2 * sigmoid(2 * z)", ()),
        ("return 2 * sigmoid(4 * z) - 1", ()),
        ("return sigmoid(2 * z) - 1", ()),
        ("return (sigmoid(z) - 0.5) * 2", ("no_inner_scale",)),
        ("return np.clip(z, -1, 1)", ()),
        ("return np.sinh(z) / np.cosh(z)", ()),
        ("return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))", ()),
        ("return np.round(2 * sigmoid(2 * z) - 1, 3)", ()),
        ("print(2 * sigmoid(2 * z) - 1)", ()),
    ],
    "relu_forward": [
        ("return np.abs(z)", ()),
        ("return np.where(z > 0, 1, 0)", ()),
        ("return np.maximum(1, z)", ()),
        ("return np.maximum(0.01 * z, z)", ()),
        ("return z[z > 0]", ()),
        ("return np.maximum(0, -z)", ()),
        ("return np.clip(z, 0, 1)", ()),
        ("return np.clip(z, 0, 6)", ()),
        ("return np.max(0, z)", ()),
        ("if z > 0:\n    return z\nreturn 0", ("python_max",)),
        ("return np.log(1 + np.exp(z))", ()),
        ("return z > 0", ()),
    ],
    "relu_grad": [
        ("return np.where(z < 0, 1.0, 0.0)", ()),
        ("return np.where(z > 0, 1.0, 0.01)", ()),
        ("return np.where(z > 0, z, 0.0)", ("returns_relu",)),
        ("return np.where(z > 1, 1.0, 0.0)", ()),
        ("return np.ones_like(z)", ()),
        ("return (z > 0).all().astype(float)", ()),
        ("return np.where(z > 0, 1.0, -1.0)", ()),
        ("return (np.abs(z) > 0).astype(float)", ()),
        ("return (z > 0).astype(str)", ()),
        ("return 1.0 if z > 0 else 0.0", ()),
        ("return np.where(z == 0, 1.0, 0.0)", ()),
        ("(z > 0).astype(float)", ()),
    ],
    "leaky_relu": [
        ("return np.maximum(0, z)", ()),
        ("return np.where(z > 0, z, slope)", ()),
        ("return np.where(z > 0, z, z - slope)", ()),
        ("return np.where(z > 0, slope * z, z)", ("min_not_max",)),
        ("return np.maximum(slope, z)", ("max_with_slope",)),
        ("return z + slope", ()),
        ("return np.where(z > 0, 1, slope)", ()),
        ("return np.where(z > 0, z, z / slope)", ()),
        ("return np.maximum(0.1 * z, z)", ()),
        ("return np.maximum(0, z) + slope * z", ()),
        ("return np.where(z > 0, z, 0.01)", ()),
        ("return max(z, slope * z)", ()),
    ],
    "leaky_relu_grad": [
        ("return np.where(z > 0, slope, 1.0)", ()),
        ("return np.where(z > 0, 1.0, -slope)", ()),
        ("return np.where(z > 0, 1, 1 - slope)", ()),
        ("return leaky_relu(z, slope)", ("value_not_slope",)),
        ("return np.where(z > 0, 1.0, slope).sum()", ()),
        ("return (z > 0) + slope", ()),
        ("return np.where(np.abs(z) > 0, 1.0, slope)", ()),
        ("return np.where(z > slope, 1.0, slope)", ()),
        ("return slope + 0 * z", ()),
        ("return relu_grad(z) * slope", ()),
        ("return 1.0 if z > 0 else slope", ()),
        ("return np.where(z > 0, 1.0, slope) * z", ("value_not_slope",)),
    ],
    "tanh_grad_from_a": [
        ("return 1 + a**2", ()),
        ("return a**2 - 1", ()),
        ("return np.tanh(a)", ()),
        ("return 1 - 2 * a", ()),
        ("return a * (1 + a)", ()),
        ("return 1 / (1 + a**2)", ()),
        ("return 1 - a ^ 2", ()),
        ("return 1 - a @ a", ()),
        ("return (1 - a**2) / 2", ()),
        ("return np.sqrt(1 - a**2)", ()),
        ("return 1 - np.sum(a**2)", ()),
        ("return 1 - np.abs(a)", ()),
    ],
    "init_two_layer": [
        ("return (scale * rng.standard_normal((n_h, n_x)), np.zeros((n_h, 1)),\n"
         "        scale * rng.standard_normal((n_y, n_h)), np.zeros((n_y, 1)))", ()),
        ("return {'W1': np.random.randn(n_h, n_x) * scale, 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': np.random.randn(n_y, n_h) * scale, 'b2': np.zeros((n_y, 1))}", ()),
        ("rng = np.random.default_rng(0)\n"
         "return {'W1': scale * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': scale * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': scale * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': scale * rng.standard_normal((n_y, n_h))}", ()),
        ("return {'W1': 0.01 * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': 0.01 * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ("hardcoded_scale",)),
        ("W1 = scale * rng.standard_normal((1, n_x)) * np.ones((n_h, 1))\n"
         "return {'W1': W1, 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': scale * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': scale * np.ones((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': scale * np.ones((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': rng.standard_normal((n_h, n_x)) / scale, 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': rng.standard_normal((n_y, n_h)) / scale, 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': rng.normal(scale, 1, (n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': rng.normal(scale, 1, (n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': np.abs(scale * rng.standard_normal((n_h, n_x))), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': np.abs(scale * rng.standard_normal((n_y, n_h))), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': scale * rng.standard_normal((n_h, n_x)), 'b1': 0,\n"
         "        'W2': scale * rng.standard_normal((n_y, n_h)), 'b2': 0}", ()),
        ("return {'W1': scale * rng.standard_normal((n_h, n_x)), 'b1': np.ones((n_h, 1)),\n"
         "        'W2': scale * rng.standard_normal((n_y, n_h)), 'b2': np.ones((n_y, 1))}", ()),
        ("return {'w1': scale * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'w2': scale * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': scale**2 * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
         "        'W2': scale**2 * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
    ],
    "forward_2layer": [
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\nreturn sigmoid(Z2)", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return sigmoid(Z2), {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.maximum(0, Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'A1': A1, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': (sigmoid(Z2) > 0.5).astype(int)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tan(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'Z1': A1, 'A1': Z1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X - p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 - p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1'].T\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nZ2 = p['W2'] @ Z1 + p['b2']\n"
         "return {'Z1': Z1, 'A1': Z1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = A1 @ p['W2'] + p['b2']\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = W1 @ X + b1\nA1 = np.tanh(Z1)\nZ2 = W2 @ A1 + b2\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}", ()),
        ("Z1 = p['w1'] @ X + p['b1']\nreturn {'Z1': Z1}", ()),
    ],
    "backward_2layer": [
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * A1 * (1 - A1)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[0]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) * A2 * (1 - A2) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.mean(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.mean(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return dZ1 @ X.T, dZ1.sum(1, keepdims=True), dZ2 @ A1.T, dZ2.sum(1, keepdims=True)", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'dW2': dZ2 @ A1.T}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': X @ dZ1.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': A1 @ dZ2.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(0, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(0, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'].T @ dZ2 * (1 - A1)**2\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = (A2 - Y) / m\ndZ1 = p['W2'] @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1, "
         "keepdims=True)}", ()),
        ("A1, A2, m = cache['A1'], cache['A2'], X.shape[1]\ndZ2 = A2 - Y\ndZ1 = p['W2'].T @ dZ2 * (1 - A1**2)\n"
         "return {'dW1': dZ1 @ X.T / m, 'db1': dZ1.sum(1, keepdims=True), 'dW2': dZ2 @ A1.T / m, "
         "'db2': dZ2.sum(1, keepdims=True)}", ()),
    ],
    "dense_loop": [
        ("return g(W @ a_in + b)", ("row_not_column",)),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    a[j] = W[:, j] @ a_in + b[j]\nreturn a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    a[j] = g(W[:, j] @ a_in)\nreturn a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    a[j] = g(W[:, j] @ a_in) + b[j]\nreturn a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1] - 1):\n    a[j] = g(W[:, j] @ a_in + b[j])\n"
         "return a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(1, W.shape[1]):\n    a[j] = g(W[:, j] @ a_in + b[j])\n"
         "return a", ()),
        ("a = 0\nfor j in range(W.shape[1]):\n    a += g(W[:, j] @ a_in + b[j])\nreturn a", ()),
        ("a = []\nfor j in range(W.shape[1]):\n    a.append(g(W[:, j] @ a_in + b[j]))\nreturn a", ()),
        ("a = np.zeros((W.shape[1], 1))\nfor j in range(W.shape[1]):\n    a[j] = g(W[:, j] @ a_in + b[j])\n"
         "return a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    a[j] = g(W[:, j] * a_in + b[j])\n"
         "return a", ("whole_bias",)),
        ("a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    a[j] = np.tanh(W[:, j] @ a_in + b[j])\n"
         "return a", ()),
        ("a = np.zeros(W.shape[1])\nfor j in range(3):\n    a[j] = g(W[:, j] @ a_in + b[j])\nreturn a", ()),
    ],
    "dense_batch": [
        ("return A_in @ W + b", ()),
        ("return g(A_in @ W)", ()),
        ("return g(A_in @ W.T + b)", ()),
        ("return g(A_in @ W + b).T", ()),
        ("return sigmoid(A_in @ W + b)", ()),
        ("return g(A_in @ W + b[0])", ()),
        ("return g(A_in @ W - b)", ()),
        ("return g(A_in) @ W + b", ()),
        ("return np.array([g(A_in[0] @ W + b)])", ()),
        ("return g(A_in @ W + b.reshape(-1, 1))", ()),
        ("return g(np.sum(A_in @ W + b))", ()),
        ("return g(A_in @ W + b).tolist()", ()),
    ],
    "keras_to_columns": [
        ("return W.T, b.T", ("bias_rank1",)),
        ("return W.T", ()),
        ("return b.reshape(-1, 1), W.T", ()),
        ("return W, b", ("unchanged_weights",)),
        ("return W.reshape(-1, 1), b.reshape(-1, 1)", ()),
        ("return W[::-1], b.reshape(-1, 1)", ()),
        ("return -W.T, b.reshape(-1, 1)", ()),
        ("return W.T @ W, b.reshape(-1, 1)", ()),
        ("return W.T, b[:, None][::-1]", ()),
        ("return W.T[:, ::-1], b[:, None]", ()),
        ("return {'W': W.T, 'b': b.reshape(-1, 1)}", ()),
        ("return np.rot90(W), b.reshape(-1, 1)", ()),
    ],
    "collapse_linear": [
        ("return W1 @ W2, b1 + b2", ()),
        ("return W2 @ W1, b2", ()),
        ("return W2 @ W1, W1 @ b1 + b2", ()),
        ("return W2 @ W1, W2 @ b2 + b1", ()),
        ("return W2 + W1, W2 @ b1 + b2", ()),
        ("return W2 @ W1, W2 @ (b1 + b2)", ()),
        ("return (W2 @ W1).T, W2 @ b1 + b2", ()),
        ("return W2 @ W1 + b2", ()),
        ("return W2 @ W1, (W2 @ b1 + b2).ravel()", ()),
        ("return W2.T @ W1.T, W2 @ b1 + b2", ()),
        ("return W2 @ b1 + b2, W2 @ W1", ()),
        ("return np.tanh(W2 @ W1), W2 @ b1 + b2", ()),
    ],
}  # fmt: skip
