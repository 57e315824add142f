"""More wrong answers of chapter 03, with the tags that say what they do; () where no name is true of them."""

# fmt: off
WRONG = {
    "tanh_via_sigmoid": [
        ("return np.arctan(z)", ()),
        ("return 2 * sigmoid(z / 2) - 1", ()),
        ("return sigmoid(2 * z - 1) * 2", ()),
        ("return 2 * sigmoid(2 * z) - z", ()),
        ("return 2 * sigmoid(z) ** 2 - 1", ()),
        ("return 2 * (sigmoid(2 * z) - 1)", ()),
    ],
    "relu_forward": [
        ("return np.where(z > 0, 0, z)", ("minimum",)),
        ("z = z > 0\nreturn z", ()),
        ("return np.maximum(z)", ()),
        ("return max(z.all(), 0)", ()),
        ("return [max(0, t) for t in z]", ()),
        ("return z if z.any() > 0 else 0", ()),
        ("return np.maximum(0, z) + 0.01", ()),
    ],
    "relu_grad": [
        ("return z / z", ()),
        ("return int(z > 0)", ()),
        ("return np.gradient(z)", ()),
        ("return np.maximum(0, 1)", ()),
        ("return 1 if z > 0 else 0", ()),
        ("return np.where(z, 1.0, 0.0)", ()),
    ],
    "leaky_relu": [
        ("return np.where(z > 0, slope * z, z)", ("min_not_max",)),
        ("return np.maximum(0, z) - slope * np.minimum(0, z)", ("reflected",)),
        ("return np.maximum(slope, z)", ("max_with_slope",)),
        ("return np.where(z > 0, z, 0)", ()),
        ("return np.maximum(z, 0) + slope", ()),
        ("return np.where(z > 0, z, slope)", ()),
        ("return np.where(z > 0, z, z + slope)", ()),
        ("return np.where(z > 0, z, z / slope)", ()),
    ],
    "leaky_relu_grad": [
        ("return np.where(z > 0, 1, int(slope))", ("zero_left",)),
        ("return relu_grad(z) + slope", ()),
        ("return relu_grad(z) * slope", ()),
        ("return slope * np.ones_like(z)", ()),
        ("return leaky_relu(z, slope) / z", ()),
        ("return np.where(z < 0, 1.0, slope)", ()),
        ("return np.where(z > 0, 1.0, -slope)", ()),
    ],
    "tanh_grad_from_a": [
        ("return 1 / np.cosh(a) ** 2", ("tanh_twice",)),
        ("return -2 * a", ()),
        ("return 1 - a ^ 2", ()),
        ("return 1 - 2 * a", ()),
        ("return 1 - a * 2", ()),
        ("return 1 + a ** 2", ()),
        ("return a ** 2 - 1", ()),
    ],
    "init_two_layer": [
        ("return rng.standard_normal((n_h, n_x)) * scale, np.zeros((n_h, 1)), "
         "rng.standard_normal((n_y, n_h)) * scale, np.zeros((n_y, 1))", ()),
        ("return {'W1': np.ones((n_h, n_x)) * scale, 'b1': np.zeros((n_h, 1)), 'W2': "
         "np.ones((n_y, n_h)) * scale, 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': rng.standard_normal((n_h, n_x)) * scale, 'b1': np.zeros((n_h, "
         "1)), 'W2': rng.standard_normal((n_y, n_h)) * scale, 'b2': 0}", ()),
        ("return {'W1': np.random.randn(n_h, n_x) * scale, 'b1': np.zeros((n_h, 1)), "
         "'W2': np.random.randn(n_y, n_h) * scale, 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': rng.standard_normal(n_h, n_x) * scale, 'b1': np.zeros((n_h, "
         "1)), 'W2': rng.standard_normal(n_y, n_h) * scale, 'b2': np.zeros((n_y, 1))}", ()),
        ("return {'W1': rng.uniform(-scale, scale, (n_h, n_x)), 'b1': np.zeros((n_h, "
         "1)), 'W2': rng.uniform(-scale, scale, (n_y, n_h)), 'b2': np.zeros((n_y, 1))}", ()),
    ],
    "forward_2layer": [
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "A2 = sigmoid(Z2)\nreturn A2", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "A2 = sigmoid(Z2)\nreturn Z1, A1, Z2, A2", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1\n"
         "A2 = sigmoid(Z2)\nreturn dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "A2 = Z2\nreturn dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)", ()),
        ("Z1 = p['W1'] @ X + p['b1']\nA1 = relu(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "A2 = sigmoid(Z2)\nreturn dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)", ()),
        ("Z1 = p.W1 @ X + p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1 + p['b2']\n"
         "A2 = sigmoid(Z2)\nreturn dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)", ()),
    ],
    "backward_2layer": [
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = (A2 - Y) / m\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ("averaged_twice",)),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X.T\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ("forgot_average",)),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\nreturn dW1, db1, dW2, db2", ()),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ()),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True)\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True)\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ()),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1)\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ()),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X.T / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}", ()),
        ("m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\n"
         "dW2 = dZ2 @ A1.T / m\ndb2 = np.sum(dZ2, axis=1, keepdims=True) / m\n"
         "dZ1 = p['W2'].T @ dZ2 * (1 - A1 ** 2)\ndW1 = dZ1 @ X / m\n"
         "db1 = np.sum(dZ1, axis=1, keepdims=True) / m\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}", ()),
    ],
    "dense_loop": [
        ("out = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n"
         "    out[j] = g(a_in * W[:, j] + b[j])\nreturn out", ("whole_bias",)),
        ("return g(a_in @ W + b)[0]", ()),
        ("return np.array([sigmoid(a_in @ W[:, j] + b[j]) for j in range(W.shape[1])])", ()),
        ("for j in range(W.shape[1]):\n    z = a_in @ W[:, j] + b[j]\n    a = g(z)\nreturn a", ()),
        ("out = 0\nfor j in range(W.shape[1]):\n    out += g(a_in @ W[:, j] + b[j])\n"
         "return out", ()),
        ("out = np.zeros(3)\nfor j in range(3):\n    out[j] = g(a_in @ W[:, j] + b[j])\n"
         "return out", ()),
        ("out = []\nfor j in range(W.shape[1]):\n    out.append(g(a_in @ W[:, j] + b[j]))\n"
         "return out", ()),
    ],
    "dense_batch": [
        ("return g(A_in @ W)", ()),
        ("return A_in @ W + b", ()),
        ("return g(A_in) @ W + b", ()),
        ("return g(W @ A_in.T + b)", ()),
        ("return g(A_in @ W + b).T", ()),
        ("return g(A_in @ W.T + b)", ()),
    ],
    "keras_to_columns": [
        ("return W.T, b.T", ("bias_rank1",)),
        ("return W.T, b.reshape(-1)", ("bias_rank1",)),
        ("return W.T", ()),
        ("return b.reshape(-1, 1), W.T", ()),
        ("return W.T, [[t] for t in b]", ()),
        ("W = W.T\nb = b.reshape(-1, 1)", ()),
        ("return W[::-1], b.reshape(-1, 1)", ()),
        ("return W.transpose, b.reshape(-1, 1)", ()),
    ],
    "collapse_linear": [
        ("return W2 @ W1", ()),
        ("return W2 @ W1, b2", ()),
        ("return W2 + W1, b1 + b2", ()),
        ("return W2 @ W1 + b1, b2", ()),
        ("return W1 @ W2, W1 @ b2 + b1", ()),
        ("return W2 @ W1, W1 @ b1 + b2", ()),
    ],
}
# fmt: on
