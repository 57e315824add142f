"""Right answers of chapter 03 in other styles than ours: loops, einsum, the lecture's bookkeeping. All pass.

Each text is the body of a function with the exercise's arguments; `np`, `math` and the library are there.
"""

RIGHT = {
    "tanh_via_sigmoid": [
        "return sigmoid(2 * z) * 2 - 1",
        "s = stable_sigmoid(2 * z)\nreturn s - (1 - s)",
        "return 2 * (sigmoid(2 * z) - 0.5)",
        "return sigmoid(2 * z) - sigmoid(-2 * z)",
        "return 1 - 2 * sigmoid(-2 * z)",
        "e = np.exp(-2 * np.abs(z))\nreturn np.sign(z) * (1 - e) / (1 + e)",
        "a = sigmoid(z + z)\nout = 2 * a\nout = out - 1\nreturn out",
        "with np.errstate(over='ignore'):\n    return 2 / (1 + np.exp(-2.0 * np.asarray(z))) - 1",
        "return np.vectorize(lambda t: 2 * sigmoid(2 * t) - 1)(z)",
        "s = sigmoid(z)\nreturn (s**2 - (1 - s) ** 2) / (s**2 + (1 - s) ** 2)",
    ],
    "relu_forward": [
        "return z * (z > 0)",
        "return np.where(z > 0, z, 0)",
        "return np.maximum(z, 0.0)",
        "return (z + np.abs(z)) / 2",
        "out = z.copy()\nout[out < 0] = 0\nreturn out",
        "return np.clip(z, 0, None)",
        "return np.array([max(0, t) for t in z.ravel()]).reshape(z.shape)",
        "return np.vectorize(lambda t: max(0.0, t))(z)",
        "return np.fmax(z, np.zeros_like(z))",
        "mask = z > 0\nout = np.zeros(z.shape)\nout[mask] = z[mask]\nreturn out",
        "return -np.minimum(0, -z)",
    ],
    "relu_grad": [
        "return (z > 0).astype(float)",
        "return (z > 0) * 1.0",
        "return np.heaviside(z, 0)",
        "return np.where(z <= 0, 0.0, 1.0)",
        "out = np.zeros(z.shape)\nout[z > 0] = 1\nreturn out",
        "return np.sign(np.maximum(0, z))",
        "return (z > 0).astype(int)",
        "return np.ceil(np.clip(z, 0, 1))",
        "g = np.ones_like(z)\ng[z <= 0] = 0\nreturn g",
        "return np.vectorize(lambda t: 1.0 if t > 0 else 0.0)(z)",
        "return np.array(z > 0, dtype=np.float64)",
        "return leaky_relu_grad(z, 0.0)",
    ],
    "leaky_relu": [
        "return np.maximum(z, slope * z)",
        "return np.where(z < 0, slope * z, z)",
        "return np.maximum(0, z) + slope * np.minimum(0, z)",
        "return z * np.where(z > 0, 1, slope)",
        "return (z > 0) * z + (z <= 0) * slope * z",
        "out = z.copy()\nout[z < 0] *= slope\nreturn out",
        "return z * leaky_relu_grad(z, slope)",
        "return np.vectorize(lambda t: t if t > 0 else slope * t, otypes=[float])(z)",
        "return (1 + slope) / 2 * z + (1 - slope) / 2 * np.abs(z)",
        "return relu_forward(z) - slope * relu_forward(-z)",
    ],
    "leaky_relu_grad": [
        "return np.where(z <= 0, slope, 1)",
        "return (z > 0) + slope * (z <= 0)",
        "return (z > 0) * (1 - slope) + slope",
        "out = np.full(z.shape, slope, dtype=float)\nout[z > 0] = 1\nreturn out",
        "g = np.ones_like(z)\ng[z <= 0] = slope\nreturn g",
        "return np.heaviside(z, 0) * (1 - slope) + slope",
        "return np.vectorize(lambda t: 1.0 if t > 0 else slope)(z)",
        "r = relu_grad(z)\nreturn r + slope * (1 - r)",
        "h = 1e-6\nreturn np.where(z > 0, 1.0, (leaky_relu(z, slope) - leaky_relu(z - h, slope)) / h)",
        "return np.maximum((z > 0) * 1.0, slope)",
    ],
    "tanh_grad_from_a": [
        "return 1 - a * a",
        "return (1 - a) * (1 + a)",
        "return 1 - np.square(a)",
        "return 1 - np.power(a, 2)",
        "s = (1 + a) / 2\nreturn 4 * s * (1 - s)",
        "return -(a**2 - 1)",
        "return 1 - np.multiply(a, a)",
        "out = np.empty_like(a)\nfor i, t in np.ndenumerate(a):\n    out[i] = 1 - t**2\nreturn out",
        "return 1.0 - np.abs(a) ** 2",
        "return np.ones(a.shape) - a**2",
    ],
    "init_two_layer": [
        "W1 = rng.normal(0, scale, (n_h, n_x))\nW2 = rng.normal(0, scale, (n_y, n_h))\n"
        "b1, b2 = np.zeros((n_h, 1)), np.zeros((n_y, 1))\n"
        "return {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}",
        "p = {}\np['W2'] = rng.standard_normal((n_y, n_h)) * scale\n"
        "p['W1'] = rng.standard_normal((n_h, n_x)) * scale\n"
        "p['b2'] = np.zeros((n_y, 1))\np['b1'] = np.zeros((n_h, 1))\nreturn p",
        "return dict(W1=rng.normal(size=(n_h, n_x)) * scale, b1=np.zeros((n_h, 1)),\n"
        "            W2=rng.normal(size=(n_y, n_h)) * scale, b2=np.zeros((n_y, 1)))",
        "W1 = rng.standard_normal((n_x, n_h)).T * scale\nW2 = rng.standard_normal((n_h, n_y)).T * scale\n"
        "return {'W1': W1, 'b1': np.zeros((n_h, 1)), 'W2': W2, 'b2': np.zeros((n_y, 1))}",
        "all_of_them = scale * rng.standard_normal(n_h * n_x + n_y * n_h)\n"
        "return {'W1': all_of_them[: n_h * n_x].reshape(n_h, n_x), 'b1': np.zeros((n_h, 1)),\n"
        "        'W2': all_of_them[n_h * n_x :].reshape(n_y, n_h), 'b2': np.zeros((n_y, 1))}",
        "p = {}\nsizes = [n_x, n_h, n_y]\nfor l in (1, 2):\n"
        "    p[f'W{l}'] = scale * rng.standard_normal((sizes[l], sizes[l - 1]))\n"
        "    p[f'b{l}'] = np.zeros((sizes[l], 1))\nreturn p",
        "W1 = np.array([[scale * rng.standard_normal() for _ in range(n_x)] for _ in range(n_h)])\n"
        "W2 = np.array([[scale * rng.standard_normal() for _ in range(n_h)] for _ in range(n_y)])\n"
        "return {'W1': W1, 'b1': 0 * W1[:, :1], 'W2': W2, 'b2': 0 * W2[:, :1]}",
        "half = scale * math.sqrt(3)\n"
        "return {'W1': rng.uniform(-half, half, (n_h, n_x)), 'b1': np.zeros((n_h, 1)),\n"
        "        'W2': rng.uniform(-half, half, (n_y, n_h)), 'b2': np.zeros((n_y, 1))}",
        "return {'W1': scale * rng.standard_normal((n_h, n_x)), 'b1': np.full((n_h, 1), 0),\n"
        "        'W2': scale * rng.standard_normal((n_y, n_h)), 'b2': np.full((n_y, 1), 0), "
        "'scale': np.array(scale)}",
    ],
    "forward_2layer": [
        "Z1 = np.dot(p['W1'], X) + p['b1']\nA1 = np.tanh(Z1)\nZ2 = np.dot(p['W2'], A1) + p['b2']\n"
        "A2 = 1 / (1 + np.exp(-Z2))\ncache = {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}\nreturn cache",
        "W1, b1, W2, b2 = (p[k] for k in ('W1', 'b1', 'W2', 'b2'))\nc = dict(Z1=W1 @ X + b1)\n"
        "c['A1'] = np.tanh(c['Z1'])\n"
        "c['Z2'] = W2 @ c['A1'] + b2\nc['A2'] = stable_sigmoid(c['Z2'])\nreturn c",
        "m = X.shape[1]\nn_h = p['W1'].shape[0]\nZ1 = np.zeros((n_h, m))\nfor i in range(m):\n"
        "    for j in range(n_h):\n        Z1[j, i] = p['W1'][j] @ X[:, i] + p['b1'][j, 0]\n"
        "A1 = np.tanh(Z1)\nZ2 = np.zeros((1, m))\nfor i in range(m):\n"
        "    Z2[0, i] = p['W2'][0] @ A1[:, i] + p['b2'][0, 0]\n"
        "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}",
        "Z1 = np.einsum('hx,xm->hm', p['W1'], X) + p['b1']\nA1 = tanh_via_sigmoid(Z1)\n"
        "Z2 = np.einsum('yh,hm->ym', p['W2'], A1) + p['b2']\n"
        "return {'A2': sigmoid(Z2), 'Z2': Z2, 'A1': A1, 'Z1': Z1}",
        "Z1 = (X.T @ p['W1'].T + p['b1'].T).T\nA1 = np.tanh(Z1)\nZ2 = (A1.T @ p['W2'].T + p['b2'].T).T\n"
        "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}",
        "ones = np.ones((1, X.shape[1]))\nZ1 = np.hstack([p['W1'], p['b1']]) @ np.vstack([X, ones])\n"
        "A1 = np.tanh(Z1)\n"
        "Z2 = np.hstack([p['W2'], p['b2']]) @ np.vstack([A1, ones])\n"
        "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}",
        "Z1 = p['W1'] @ X\nZ1 += p['b1']\nA1 = np.tanh(Z1)\nZ2 = p['W2'] @ A1\nZ2 += p['b2']\nA2 = sigmoid(Z2)\n"
        "return {'X': X, 'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}",
        "Z1, _ = affine_forward(X, p['W1'], p['b1'])\nA1 = np.tanh(Z1)\n"
        "A2, (_, _, _, Z2) = layer_forward(A1, p['W2'], p['b2'], "
        "'sigmoid')\nreturn {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}",
        "Z1 = p['W1'].dot(X) + p['b1']\nA1 = 2 * sigmoid(2 * Z1) - 1\nZ2 = p['W2'].dot(A1) + p['b2']\n"
        "A2 = 0.5 * (1 + np.tanh(Z2 / 2))\nreturn {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}",
    ],
    "backward_2layer": [
        "m = X.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = A2 - Y\ndW2 = 1 / m * np.dot(dZ2, A1.T)\n"
        "db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)\ndZ1 = np.dot(p['W2'].T, dZ2) * (1 - np.power(A1, 2))\n"
        "dW1 = 1 / m * np.dot(dZ1, X.T)\ndb1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)\n"
        "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}",
        "m = Y.size\ndZ2 = (cache['A2'] - Y) / m\n"
        "g = {'dW2': dZ2 @ cache['A1'].T, 'db2': dZ2.sum(axis=1, keepdims=True)}\n"
        "dZ1 = (p['W2'].T @ dZ2) * tanh_grad_from_a(cache['A1'])\ng['dW1'] = dZ1 @ X.T\n"
        "g['db1'] = dZ1.sum(axis=1, keepdims=True)\nreturn g",
        "dZ2 = (cache['A2'] - Y) / Y.shape[1]\ndA1, dW2, db2 = affine_backward(dZ2, cache['A1'], p['W2'])\n"
        "_, dW1, db1 = affine_backward(dA1 * (1 - np.tanh(cache['Z1']) ** 2), X, p['W1'])\n"
        "return dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2)",
        "m = X.shape[1]\ndW1, db1 = np.zeros(p['W1'].shape), np.zeros(p['b1'].shape)\n"
        "dW2, db2 = np.zeros(p['W2'].shape), np.zeros(p['b2'].shape)\nfor i in range(m):\n"
        "    dz2 = cache['A2'][0, i] - Y[0, i]\n    db2 += dz2\n    for j in range(p['W1'].shape[0]):\n"
        "        a = cache['A1'][j, i]\n        dW2[0, j] += dz2 * a\n"
        "        dz1 = p['W2'][0, j] * dz2 * (1 - a * a)\n"
        "        db1[j] += dz1\n        dW1[j] += dz1 * X[:, i]\n"
        "return {'dW1': dW1 / m, 'db1': db1 / m, 'dW2': dW2 / m, 'db2': db2 / m}",
        "A1, A2 = cache['A1'], cache['A2']\ndA2 = -(Y / A2 - (1 - Y) / (1 - A2)) / Y.shape[1]\n"
        "dZ2 = dA2 * A2 * (1 - A2)\n"
        "dA1 = p['W2'].T @ dZ2\ndZ1 = dA1 * (1 - A1**2)\nreturn {'dW1': dZ1 @ X.T, 'db1': dZ1.sum(1)[:, None],\n"
        "        'dW2': dZ2 @ A1.T, 'db2': dZ2.sum(1)[:, None], 'dZ1': dZ1}",
        "m = X.shape[1]\nd2 = cache['A2'] - Y\nd1 = p['W2'].T * d2 * (1 - cache['A1'] * cache['A1'])\n"
        "one = np.ones((m, 1))\n"
        "return {'dW1': d1 @ X.T / m, 'db1': d1 @ one / m, 'dW2': d2 @ cache['A1'].T / m, 'db2': d2 @ one / m}",
        "m = X.shape[1]\ne = (cache['A2'] - Y)[0]\ns = 1 - cache['A1'] ** 2\n"
        "dW2 = np.einsum('i,hi->h', e, cache['A1'])[None, :] / m\nd1 = np.einsum('h,i,hi->hi', p['W2'][0], e, s)\n"
        "return {'dW1': np.einsum('hi,xi->hx', d1, X) / m, 'db1': d1.mean(axis=1, keepdims=True),\n"
        "        'dW2': dW2, 'db2': np.array([[e.mean()]])}",
        "A1 = cache['A1']\ndZ2 = cache['A2'] - Y\ndZ1 = np.multiply(p['W2'].T @ dZ2, (1 - A1) * (1 + A1))\n"
        "return {'dW2': np.mean(dZ2 * A1, axis=1, keepdims=True).T, 'db2': np.mean(dZ2, axis=1, keepdims=True),\n"
        "        'dW1': np.mean(dZ1[:, None, :] * X[None], axis=2), 'db1': np.mean(dZ1, axis=1).reshape(-1, 1)}",
        "m = X.shape[1]\ndZ2 = (cache['A2'] - Y) / m\ndZ1 = np.outer(p['W2'], dZ2) / np.cosh(cache['Z1']) ** 2\n"
        "return {'dW1': (X @ dZ1.T).T, 'db1': dZ1 @ np.ones((m, 1)), 'dW2': (cache['A1'] @ dZ2.T).T, "
        "'db2': dZ2 @ np.ones((m, 1))}",
    ],
    "dense_loop": [
        "a = np.zeros(W.shape[1])\nfor j in range(W.shape[1]):\n    z = np.dot(W[:, j], a_in) + b[j]\n"
        "    a[j] = g(z)\nreturn a",
        "out = []\nfor j in range(len(b)):\n    out.append(g(np.sum(W[:, j] * a_in) + b[j]))\nreturn np.array(out)",
        "return np.array([g(w @ a_in + bias) for w, bias in zip(W.T, b)])",
        "n, units = W.shape\na_out = np.empty(units)\nfor j in range(units):\n    z = b[j]\n    for i in range(n):\n"
        "        z = z + a_in[i] * W[i, j]\n    a_out[j] = g(z)\nreturn a_out",
        "z = np.zeros(len(b))\nfor j in range(len(b)):\n    z[j] = a_in @ W[:, j] + b[j]\nreturn g(z)",
        "z = b.copy().astype(float)\nfor i, x in enumerate(a_in):\n    z = z + x * W[i]\nreturn g(z)",
        "j, out = 0, np.zeros(b.shape)\nwhile j < b.size:\n    out[j] = g(a_in.dot(W[:, j]) + b[j])\n"
        "    j += 1\nreturn out",
        "return np.concatenate([np.atleast_1d(g(W[:, j] @ a_in + b[j])) for j in range(W.shape[1])])",
        "a_out = np.zeros((W.shape[1],))\nfor j, w in enumerate(W.T):\n    a_out[j] = g(sum(w * a_in) + b[j])\n"
        "return a_out",
    ],
    "dense_batch": [
        "return g(np.dot(A_in, W) + b)",
        "Z = np.matmul(A_in, W) + b\nreturn g(Z)",
        "return g((W.T @ A_in.T).T + b)",
        "return g((W.T @ A_in.T + b.reshape(-1, 1)).T)",
        "return np.array([dense_loop(a, W, b, g) for a in A_in])",
        "return g(np.einsum('mn,nu->mu', A_in, W) + b[None, :])",
        "Z = np.zeros((A_in.shape[0], W.shape[1]))\nfor i in range(len(A_in)):\n    Z[i] = A_in[i] @ W + b\n"
        "return g(Z)",
        "return np.vstack([g(a @ W + b) for a in A_in])",
        "Z = A_in @ W\nZ += b\nA_out = g(Z)\nreturn A_out",
        "return g(np.hstack([A_in, np.ones((len(A_in), 1))]) @ np.vstack([W, b]))",
    ],
    "keras_to_columns": [
        "return W.T, b[:, None]",
        "return np.transpose(W), np.reshape(b, (-1, 1))",
        "return [W.transpose(), as_column(b)]",
        "return np.swapaxes(W, 0, 1), np.array([b]).T",
        "n, units = W.shape\nV = np.zeros((units, n))\nfor i in range(n):\n    for j in range(units):\n"
        "        V[j, i] = W[i, j]\n"
        "return V, b.reshape(units, 1)",
        "return np.array([W[:, j] for j in range(W.shape[1])]), np.expand_dims(b, 1)",
        "return np.stack(list(W.T)), b.reshape((len(b), 1)).copy()",
        "return np.einsum('nu->un', W), np.atleast_2d(b).T",
        "W2 = W.T.copy()\nb2 = b[:, np.newaxis]\nreturn W2, b2",
    ],
    "collapse_linear": [
        "W = np.dot(W2, W1)\nb = np.dot(W2, b1) + b2\nreturn W, b",
        "return W2.dot(W1), W2.dot(b1) + b2",
        "return [np.matmul(W2, W1), b2 + np.matmul(W2, b1)]",
        "return (W1.T @ W2.T).T, (b1.T @ W2.T).T + b2",
        "f = lambda x: W2 @ (W1 @ x + b1) + b2\nb = f(np.zeros((W1.shape[1], 1)))\n"
        "return f(np.eye(W1.shape[1])) - b, b",
        "return np.einsum('ij,jk->ik', W2, W1), np.einsum('ij,jk->ik', W2, b1) + b2",
        "both = W2 @ np.hstack([W1, b1])\nreturn both[:, :-1], both[:, -1:] + b2",
        "W = np.zeros((W2.shape[0], W1.shape[1]))\nb = b2.copy()\nfor j in range(W1.shape[0]):\n"
        "    W += np.outer(W2[:, j], W1[j])\n    b = b + W2[:, [j]] * b1[j]\nreturn W, b",
        "Z, _ = affine_forward(b1, W2, b2)\nreturn W2 @ W1, Z",
    ],
}  # fmt: skip
