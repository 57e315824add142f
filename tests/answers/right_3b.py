"""More right answers of chapter 03: loops, lists, recursion, other functions of NumPy, earlier answers called."""

# fmt: off
RIGHT = {
    "tanh_via_sigmoid": [
        ("arr = np.asarray(z, dtype=float)\nout = np.zeros(arr.shape)\nfor i in np.ndindex(arr.shape):\n"
         "    out[i] = 2 * sigmoid(2 * arr[i]) - 1\nreturn out if out.shape else float(out)"),
        "s = stable_sigmoid(np.multiply(z, 2))\nreturn np.subtract(np.multiply(2, s), 1)",
        "two = np.float32(2)\nreturn two * stable_sigmoid(two * z) - np.float32(1)",
        "def half(t):\n    return sigmoid(2 * t) - 0.5\nreturn half(z) + half(z)",
    ],
    "relu_forward": [
        ("def one(row):\n    if isinstance(row, np.ndarray):\n        return [one(part) for part in row]\n"
         "    return row if row > 0 else 0.0\nreturn np.array(one(z))"),
        "out = np.zeros_like(z)\nnp.copyto(out, z, where=z > 0)\nreturn out",
        "return np.max([z, np.zeros(z.shape)], axis=0)",
        "return np.where(z < 0, np.float32(0), z)",
    ],
    "relu_grad": [
        "A = relu(z)\nwith np.errstate(all='ignore'):\n    g = A / z\ng[z == 0] = 0\nreturn g",
        "return np.array([1.0 if t > 0 else 0.0 for t in z.reshape(-1)]).reshape(z.shape)",
        "g = z.copy()\ng[z <= 0] = 0\ng[z > 0] = 1\nreturn g",
        "return 0.5 * (np.sign(z) + np.abs(np.sign(z)))",
    ],
    "leaky_relu": [
        ("out = []\nfor t in z.ravel():\n    out.append(t if t > 0 else t * slope)\n"
         "return np.array(out).reshape(z.shape)"),
        "return np.copysign(np.where(z > 0, np.abs(z), slope * np.abs(z)), z)",
        "return np.select([z > 0, z <= 0], [z, slope * z])",
        "return z - (1 - slope) * np.minimum(z, 0)",
    ],
    "leaky_relu_grad": [
        ("def local(t):\n    if t > 0:\n        return 1.0\n    return float(slope)\n"
         "return np.vectorize(local)(z)"),
        "return np.array([[1.0, slope][int(t <= 0)] for t in z.ravel()]).reshape(z.shape)",
        "return np.where(z > 0, np.ones_like(z), np.ones_like(z) * slope)",
        "g = np.full(z.shape, slope)\ng[z > 0] = 1\nreturn g",
    ],
    "tanh_grad_from_a": [
        "z = np.arctanh(np.clip(a, -1 + 1e-16, 1 - 1e-16))\nreturn 1 / np.cosh(z) ** 2",
        "return np.reshape([1 - t ** 2 for t in a.flatten()], a.shape)",
        "one = np.float32(1)\nreturn one - a * a",
        "return 1 - np.power(a, 2)",
    ],
    "init_two_layer": [
        ("W1 = np.array([[rng.normal() * scale for _ in range(n_x)] for _ in range(n_h)])\n"
         "W2 = np.array([[rng.normal() * scale for _ in range(n_h)] for _ in range(n_y)])\n"
         "return {'W1': W1, 'b1': np.full((n_h, 1), 0.0), 'W2': W2, 'b2': np.full((n_y, 1), 0.0)}"),
        ("layer_dims = [n_x, n_h, n_y]\nparameters = {}\nfor l in range(1, 3):\n"
         "    parameters['W' + str(l)] = rng.normal(0.0, scale, (layer_dims[l], layer_dims[l-1]))\n"
         "    parameters['b' + str(l)] = np.zeros((layer_dims[l], 1))\nreturn parameters"),
        ("return {'W1': (rng.standard_normal((n_h, n_x)) * scale).astype(np.float32), 'b1': "
         "np.zeros((n_h, 1), dtype=int), 'W2': rng.standard_normal((n_y, n_h), dtype=np.float32) * scale, "
         "'b2': 0 * rng.random((n_y, 1))}"),
        ("p = {'W1': np.empty((n_h, n_x)), 'b1': np.zeros((n_h, 1)), 'W2': np.empty((n_y, n_h)), 'b2': "
         "np.zeros((n_y, 1))}\nfor W in (p['W1'], p['W2']):\n    W[:] = rng.standard_normal(W.shape)\n"
         "    W *= scale\nreturn p"),
    ],
    "forward_2layer": [
        ("m = X.shape[1]\nZ1 = np.hstack([p['W1'], p['b1']]) @ np.vstack([X, np.ones((1, m))])\n"
         "A1 = np.tanh(Z1)\nZ2 = np.hstack([p['W2'], p['b2']]) @ np.vstack([A1, np.ones((1, m))])\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}"),
        ("Z1 = (X.T @ p['W1'].T + p['b1'].T).T\nA1 = tanh_via_sigmoid(Z1)\n"
         "Z2 = (A1.T @ p['W2'].T + p['b2'].T).T\nwith np.errstate(over='ignore'):\n"
         "    A2 = 1 / (1 + np.exp(-Z2))\nreturn {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}"),
        ("Z1 = np.column_stack([p['W1'] @ x + p['b1'].ravel() for x in X.T])\nA1 = np.tanh(Z1)\n"
         "Z2 = np.column_stack([p['W2'] @ a + p['b2'].ravel() for a in A1.T])\n"
         "return {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': sigmoid(Z2)}"),
        ("W1, b1, W2, b2 = (p[k] for k in ('W1', 'b1', 'W2', 'b2'))\nZ1 = np.dot(W1, X) + b1\nA1 = np.tanh(Z1)\n"
         "Z2 = np.dot(W2, A1) + b2\nA2 = stable_sigmoid(Z2)\n"
         "return {'X': X, 'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}"),
    ],
    "backward_2layer": [
        ("def grads(dZ, A):\n    m = A.shape[1]\n"
         "    return np.dot(dZ, A.T) / m, np.array([[row.mean()] for row in dZ])\ndZ2 = cache['A2'] - Y\n"
         "dW2, db2 = grads(dZ2, cache['A1'])\ndZ1 = np.dot(p['W2'].T, dZ2) * (1 - cache['A1'] * cache['A1'])\n"
         "dW1, db1 = grads(dZ1, X)\nout = {}\n"
         "for name, value in zip(['dW1', 'db1', 'dW2', 'db2'], [dW1, db1, dW2, db2]):\n    out[name] = value\n"
         "return out"),
        ("m = X.shape[1]\nA1, A2, W2 = cache['A1'], cache['A2'], p['W2']\ndZ2 = A2 - Y\n"
         "dW2 = (1 / m) * np.dot(dZ2, A1.T)\ndb2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)\n"
         "dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))\ndW1 = (1 / m) * np.dot(dZ1, X.T)\n"
         "db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)\n"
         "return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}"),
        ("m = Y.shape[1]\ng = {k: 0.0 for k in ('dW1', 'db1', 'dW2', 'db2')}\nfor i in range(m):\n"
         "    x, a1 = X[:, [i]], cache['A1'][:, [i]]\n    d2 = (cache['A2'][:, [i]] - Y[:, [i]]) / m\n"
         "    d1 = p['W2'].T @ d2 * (1 - a1 ** 2)\n    g['dW2'] = g['dW2'] + d2 @ a1.T\n"
         "    g['db2'] = g['db2'] + d2\n    g['dW1'] = g['dW1'] + d1 @ x.T\n    g['db1'] = g['db1'] + d1\n"
         "return g"),
        ("m = X.shape[1]\nones = np.ones((m, 1))\ndZ2 = (cache['A2'] - Y) / m\n"
         "dZ1 = np.einsum('oh,om,hm->hm', p['W2'], dZ2, 1 - cache['A1'] ** 2)\n"
         "return {'dW1': np.einsum('hm,xm->hx', dZ1, X), 'db1': dZ1 @ ones, 'dW2': np.einsum('om,hm->oh', "
         "dZ2, cache['A1']), 'db2': dZ2 @ ones, 'dZ1': dZ1, 'dZ2': dZ2}"),
    ],
    "dense_loop": [
        ("n, units = W.shape\nz = np.zeros((units,))\nj = 0\nwhile j < units:\n    for i in range(n):\n"
         "        z[j] += W[i][j] * a_in[i]\n    z[j] += b[j]\n    j += 1\nreturn g(z)"),
        ("units = W.shape[1]\na_out = np.zeros(units)\nfor j in range(units):\n    w = W[:, j]\n"
         "    z = np.dot(w, a_in) + b[j]\n    a_out[j] = g(z)\nreturn a_out"),
        ("def rest(j):\n    if j == W.shape[1]:\n        return []\n"
         "    return [g(np.inner(a_in, W[:, j]) + b[j])] + rest(j + 1)\nreturn np.array(rest(0))"),
        ("a_out = np.empty_like(b)\nfor j, _ in enumerate(b):\n"
         "    a_out[j] = g(np.matmul(a_in, W[:, j]) + b[j])\nreturn a_out"),
    ],
    "dense_batch": [
        ("out = np.zeros((A_in.shape[0], W.shape[1]))\nfor i in range(out.shape[0]):\n"
         "    for j in range(out.shape[1]):\n        out[i, j] = g(np.dot(A_in[i], W[:, j]) + b[j])\nreturn out"),
        "W2, b2 = keras_to_columns(W, b)\nreturn g(affine_forward(A_in.T, W2, b2)[0].T)",
        "Z = np.tensordot(A_in, W, axes=1)\nZ += b.reshape(1, -1)\nreturn g(Z)",
        "return np.array([dense_loop(a, W, b, g) for a in A_in])",
    ],
    "keras_to_columns": [
        ("n, units = W.shape\nV = np.empty((units, n))\nfor i in range(units):\n    V[i, :] = W[:, i]\n"
         "return [V, b.reshape((units, 1))]"),
        "return np.array([W[:, j] for j in range(W.shape[1])]), np.array([[t] for t in b])",
        "return (W.swapaxes(0, 1), np.expand_dims(b, 1))",
        "return np.array(list(zip(*W))), np.vstack(b)",
    ],
    "collapse_linear": [
        ("W = np.array([[sum(W2[i, k] * W1[k, j] for k in range(len(W1))) for j in range(W1.shape[1])] "
         "for i in range(len(W2))])\n"
         "b = np.array([[sum(W2[i, k] * b1[k, 0] for k in range(len(W1))) + b2[i, 0]] for i in "
         "range(len(W2))])\nreturn W, b"),
        ("def f(x):\n    return W2 @ (W1 @ x + b1) + b2\nn = W1.shape[1]\nb = f(np.zeros((n, 1)))\n"
         "return f(np.eye(n)) - b, b"),
        "W = np.einsum('ij,jk->ik', W2, W1)\nb = np.sum(W2 * b1.T, axis=-1, keepdims=True) + b2\nreturn (W, b)",
        "A1 = np.hstack((W1, b1))\nM = W2.dot(A1)\nM[:, -1:] += b2\nreturn M[:, :-1], M[:, -1].reshape(-1, 1)",
    ],
}
# fmt: on
