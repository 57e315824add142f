"""Wrong answers of chapter 04, as people write them. None may pass, and none may be given a name that is not its own.

Each entry: the body of a function, and the tags it may be recognised as because it does the same.
"""

LOOP = (
    "grads = []\ndZ = {start}\nfor l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
    "    grads.insert(0, ({dW}, {db}))\n    dA = {dA}\n    dZ = {dZ}\nreturn grads"
)


def backward(**other):
    """A model_backward in one loop, with some of its expressions other than they should be."""
    usual = {
        "start": "(AL - Y) / Y.shape[1]", "dW": "dZ @ A_prev.T", "db": "dZ.sum(1, keepdims=True)",
        "dA": "W.T @ dZ", "dZ": "dA * (A_prev > 0)",
    }  # fmt: skip
    return LOOP.format(**usual | other)


WRONG = {
    "layer_shapes": [
        ("return [((dims[l], dims[l - 1]), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims) - 1)]", ()),
        ("return [((dims[l], dims[l - 1]), (1, dims[l]), (dims[l], m)) for l in range(1, len(dims))]", ()),
        ("return [((dims[l], dims[l - 1]), (dims[l],), (dims[l], m)) for l in range(1, len(dims))]", ()),
        ("return [((dims[l], dims[l - 1]), (dims[l], 1), (m, dims[l])) for l in range(1, len(dims))]", ()),
        ("return [((dims[l], m), (dims[l], 1), (dims[l], dims[l - 1])) for l in range(1, len(dims))]", ()),
        ("return [((dims[l], dims[l - 1]), (dims[l], 1)) for l in range(1, len(dims))]", ()),
        ("return [(dims[l], dims[l - 1], 1, m) for l in range(1, len(dims))]", ()),
        ("return [((dims[l], dims[l - 1]), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims))][::-1]", ()),
        ("return [((dims[1], dims[0]), (dims[1], 1), (dims[1], m)) for l in range(1, len(dims))]", ()),
        ("return {l: ((dims[l], dims[l - 1]), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims))}", ()),
        ("return ((dims[1], dims[0]), (dims[1], 1), (dims[1], m))", ()),
        ("return [((float(dims[l]), dims[l - 1]), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims))]", ()),
    ],
    "count_parameters": [
        ("return sum(dims)", ()),
        ("return sum(dims[l] * dims[l - 1] + 1 for l in range(1, len(dims)))", ()),
        ("return sum(dims[l] ** 2 + dims[l] for l in range(1, len(dims)))", ()),
        ("return sum(dims[l] * dims[l - 1] for l in range(1, len(dims))) + sum(dims)", ()),
        ("return dims[0] * dims[1] + dims[1]", ()),
        ("return math.prod(dims)", ()),
        ("return [dims[l] * dims[l - 1] + dims[l] for l in range(1, len(dims))]", ()),
        ("return 2 * (len(dims) - 1)", ()),
        ("return sum(dims[l] * (dims[l - 1] + dims[l]) for l in range(1, len(dims)))", ()),
        ("return float(sum(dims[l] * dims[l - 1] + dims[l] for l in range(1, len(dims))))", ()),
        ("return sum(dims[l] * dims[l - 1] + dims[l] for l in range(2, len(dims)))", ()),
        ("return sum(dims[l] + dims[l - 1] for l in range(1, len(dims)))", ()),
    ],
    "affine_forward": [
        ("return W @ A_prev + b", ()),
        ("return W @ A_prev + b, (W, A_prev, b)", ()),
        ("return W @ A_prev + b, (A_prev, W)", ()),
        ("return W @ A_prev + b, {'A_prev': A_prev, 'W': W, 'b': b}", ()),
        ("return (W @ A_prev + b).T, (A_prev, W, b)", ()),
        ("return W @ A_prev - b, (A_prev, W, b)", ()),
        ("return W @ A_prev + b.T, (A_prev, W, b)", ()),
        ("return W @ (A_prev + b), (A_prev, W, b)", ()),
        ("return np.maximum(0, W @ A_prev + b), (A_prev, W, b)", ()),
        ("return W @ A_prev + b[0, 0], (A_prev, W, b)", ()),
        ("return (A_prev, W, b), W @ A_prev + b", ()),
        ("return W @ A_prev + b, (A_prev, W.T, b)", ()),
    ],
    "layer_forward": [
        ("Z = W @ A_prev + b\nreturn (relu(Z) if activation == 'relu' else sigmoid(Z)), (A_prev, W, b)", ()),
        ("Z = W @ A_prev + b\nreturn relu(Z) if activation == 'relu' else sigmoid(Z)", ()),
        ("Z = W @ A_prev\nreturn (relu(Z) if activation == 'relu' else sigmoid(Z)), (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nreturn (relu(Z) if activation == relu else sigmoid(Z)), (A_prev, W, b, Z)",
         ("always_sigmoid",)),
        ("Z = W @ A_prev + b\nreturn (relu(Z) if activation == 'relu' else np.tanh(Z)), (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nreturn (relu(Z) if activation == 'ReLU' else sigmoid(Z)), (A_prev, W, b, Z)",
         ("always_sigmoid",)),
        ("Z = W @ A_prev + b\nreturn (np.abs(Z) if activation == 'relu' else sigmoid(Z)), (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\nreturn A, (A, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\nreturn A, (Z, A_prev, W, b)", ()),
        ("Z = W @ A_prev + b\nA = activation(Z)\nreturn A, (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nA = sigmoid(relu(Z)) if activation == 'sigmoid' else relu(Z)\n"
         "return A, (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nif activation == 'relu':\n    A = relu(Z)\nreturn A, (A_prev, W, b, Z)", ()),
    ],
    "model_forward": [
        ("A = X\nfor W, b in params:\n    A = relu(W @ A + b)\nreturn sigmoid(A)", ()),
        ("A, caches = X, []\nfor W, b in params[:-1]:\n    A, c = layer_forward(A, W, b, 'relu')\n"
         "    caches.append(c)\nreturn A, caches", ()),
        ("A, caches = X, []\nfor W, b in params:\n    A, c = layer_forward(A, W, b, 'relu')\n"
         "    caches.append(c)\nreturn sigmoid(A), caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == len(params) - 1 else 'relu')\n"
         "    caches = [c]\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == 0 else 'relu')\n"
         "    caches.append(c)\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == len(params) else 'relu')\n"
         "    caches.append(c)\nreturn A, caches", ("relu_everywhere",)),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == len(params) - 1 else 'relu')\n"
         "    caches.insert(0, c)\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == len(params) - 1 else 'relu')\n"
         "    caches.append(c[:3])\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n    Z = W @ A + b\n"
         "    caches.append((A, W, b, Z))\n"
         "    A = sigmoid(Z) if l == len(params) - 1 else np.tanh(Z)\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n    Z = W @ A + b\n"
         "    caches.append((A, W, b, Z))\n    A = Z\n"
         "return sigmoid(A), caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n    Z = W @ A\n    caches.append((A, W, b, Z))\n"
         "    A = sigmoid(Z) if l == len(params) - 1 else relu(Z)\nreturn A, caches", ()),
        ("A, caches = X, []\nfor l, (W, b) in enumerate(params):\n"
         "    A, c = layer_forward(A, W, b, 'sigmoid' if l == len(params) - 1 else 'relu')\n"
         "    caches.append(c)\n    return A, caches", ()),
        ("W1, b1, W2, b2 = params\nA1 = relu(W1 @ X + b1)\nreturn sigmoid(W2 @ A1 + b2), []", ()),
    ],
    "affine_backward": [
        ("return W.T @ dZ, A_prev @ dZ.T, dZ.sum(axis=1, keepdims=True)", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, dZ", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, dZ.sum()", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=0, keepdims=True).T", ()),
        ("return dZ @ A_prev.T, W.T @ dZ, dZ.sum(axis=1, keepdims=True)", ()),
        ("return W.T @ dZ, dZ @ A_prev, dZ.sum(axis=1, keepdims=True)", ()),
        ("m = A_prev.shape[0]\nreturn W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m", ()),
        ("return dZ.T @ W, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)", ()),
        ("return W.T @ dZ, dZ @ A_prev.T", ()),
        ("return -W.T @ dZ, -dZ @ A_prev.T, -dZ.sum(axis=1, keepdims=True)", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, np.ones((len(W), 1))", ()),
        ("return W.T @ dZ, dZ * A_prev, dZ.sum(axis=1, keepdims=True)", ()),
        ("m = dZ.shape[1]\nreturn W.T @ dZ, dZ @ A_prev.T * m, dZ.sum(axis=1, keepdims=True) * m", ()),
    ],
    "activation_backward": [
        ("return dA * (Z > 0)", ()),
        ("s = sigmoid(Z)\nreturn dA * s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn dA * (Z > 0) if activation == 'sigmoid' else dA * s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn dA * relu(Z) if activation == 'relu' else dA * s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn dA * (Z > 0) if activation == 'relu' else dA * s", ()),
        ("s = sigmoid(Z)\nreturn dA * (Z > 0) if activation == 'relu' else dA * s * (1 + s)", ()),
        ("s = sigmoid(dA)\nreturn dA * (Z > 0) if activation == 'relu' else dA * s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn dA * (Z < 0) if activation == 'relu' else dA * s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn dA + (Z > 0) if activation == 'relu' else dA + s * (1 - s)", ()),
        ("s = sigmoid(Z)\nreturn Z * (dA > 0) if activation == 'relu' else dA * s * (1 - s)", ()),
        ("return dA", ()),
        ("if activation == 'relu':\n    return dA * (Z > 0)", ()),
        ("if activation == 'relu':\n    return dA * (Z > 0)\nt = np.tanh(Z)\nreturn dA * (1 - t**2)", ()),
    ],
    "model_backward": [
        (backward(dZ="dA"), ()),
        (backward(dZ="dA * (Z > 0)"), ()),
        (backward(dZ="dA * A_prev * (1 - A_prev)"), ()),
        (backward(dA="W @ dZ"), ()),
        (backward(start="(AL - Y) / Y.shape[0]"), ("forgot_average",)),
        (backward(start="AL - Y", dW="dZ @ A_prev.T / Y.shape[1]"), ()),
        (backward(dW="dZ @ A_prev.T / Y.shape[1]", db="dZ.sum(1, keepdims=True) / Y.shape[1]"), ("averaged_twice",)),
        (backward(db="dZ.sum(1)"), ()),
        (backward(db="dZ.sum()"), ()),
        (backward(dW="(dZ @ A_prev.T).T"), ()),
        (backward(start="np.clip(AL, 1e-7, 1 - 1e-7)\ne = dZ\n"
         "dZ = -(Y / e - (1 - Y) / (1 - e)) * AL * (1 - AL) / Y.shape[1]"), ("clipped",)),
        (backward(start="(AL - Y) ** 2 / Y.shape[1]"), ()),
        (backward().replace("return grads", "return grads[-1]"), ()),
        (backward().replace("return grads", "return [dW for dW, db in grads]"), ()),
        (backward().replace("return grads", "return {'dW': grads}"), ()),
        (backward().replace("reversed(range(len(caches)))", "reversed(range(1, len(caches)))"), ()),
    ],
    "update_all": [
        ("return [(dW, db) for dW, db in grads]", ()),
        ("return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("return [(learning_rate * dW, learning_rate * db) for dW, db in grads]", ()),
        ("return [(b - learning_rate * db, W - learning_rate * dW) for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("return [W - learning_rate * dW for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("for (W, b), (dW, db) in zip(params, grads):\n    W = W - learning_rate * dW\n"
         "    b = b - learning_rate * db\nreturn params", ()),
        ("for (W, b), (dW, db) in zip(params, grads):\n    W -= learning_rate * dW\n    b -= learning_rate * db", ()),
        ("return [(W * (1 - learning_rate * dW), b * (1 - learning_rate * db)) for (W, b), (dW, "
         "db) in zip(params, grads)]", ()),
        ("return [(W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in zip(params, "
         "grads[::-1])]", ()),
        ("(W, b), (dW, db) = params[0], grads[0]\nreturn W - learning_rate * dW, b - learning_rate * db", ()),
        ("return [(W - 0.1 * dW, b - 0.1 * db) for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("return [(W - learning_rate * dW, b - learning_rate * db)\n"
         "        for (W, b), (dW, db) in zip(params[1:], grads[1:])]", ()),
        ("return params - learning_rate * grads", ()),
    ],
}  # fmt: skip
