"""More wrong answers of chapter 04, with the tags that say what they do; () where no name is true of them."""

# fmt: off
WRONG = {
    "layer_shapes": [
        ("return [(dims[l], dims[l - 1]) for l in range(1, len(dims))]", ()),
        ("return ((dims[l], dims[l - 1]) for l in range(1, len(dims)))", ()),
        ("return [((dims[l], m), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims))]", ()),
        ("return [[dims[l], dims[l - 1], dims[l], 1, dims[l], m] for l in range(1, "
         "len(dims))]", ()),
        ("return [((dims[l], dims[l - 1]), (dims[l],), (dims[l], m)) for l in "
         "range(1, len(dims))]", ()),
        ("return [((dims[l - 1], dims[l]), (1, dims[l]), (m, dims[l])) for l in "
         "range(1, len(dims))]", ()),
    ],
    "count_parameters": [
        ("return sum(dims)", ()),
        ("return np.prod(dims)", ()),
        ("return (dims[0] + 1) * dims[1] + (dims[1] + 1) * dims[2]", ()),
        ("total = 0\nfor n in dims:\n    total += n * n + n\nreturn total", ()),
        ("return sum(dims[l] * (dims[l - 1] + 1) for l in range(len(dims)))", ()),
        ("return sum(dims[l] * dims[l - 1] + 1 for l in range(1, len(dims)))", ()),
    ],
    "affine_forward": [
        ("return W @ A_prev + b", ()),
        ("W += b\nreturn W @ A_prev, (A_prev, W, b)", ()),
        ("Z = W @ A_prev + b\nreturn Z, A_prev, W, b", ()),
        ("Z = W @ A_prev + b\nreturn Z, (W, A_prev, b)", ()),
        ("Z = W @ A_prev + b\nreturn (A_prev, W, b), Z", ()),
        ("Z = W * A_prev + b\nreturn Z, (A_prev, W, b)", ()),
    ],
    "layer_forward": [
        ("Z = W @ A_prev + b\nA = relu(Z) if activation else sigmoid(Z)\n"
         "return A, (A_prev, W, b, Z)", ("always_relu",)),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return Z, (A_prev, W, b, A)", ("returned_z",)),
        ("Z = W @ A_prev + b\nreturn activation(Z), (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\nreturn A", ()),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return A, Z", ()),
        ("Z = W @ A_prev\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return A, (A_prev, W, b, Z)", ()),
        ("Z = W @ A_prev + b\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return A, (A_prev, W, b)", ()),
        ("Z = W @ A_prev + b\nA = relu if activation == 'relu' else sigmoid(Z)\n"
         "return A, (A_prev, W, b, Z)", ()),
    ],
    "model_forward": [
        ("caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n"
         "    Z = W @ A_prev + b\n    A = relu(Z)\n    caches.append((A_prev, W, b, Z))\n"
         "return sigmoid(A), caches", ()),
        ("caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n"
         "    Z = W @ A_prev + b\n    A = relu(Z)\n    caches.append((A_prev, W, b, Z))\n"
         "A = sigmoid(Z)\nreturn Z, caches", ()),
        ("caches = []\nA = X\nfor W, b in params[:-1]:\n"
         "    A, cache = layer_forward(A, W, b, 'relu')\n    caches.append(cache)\n"
         "A, cache = layer_forward(A, *params[-1], 'sigmoid')\nreturn A, caches", ()),
        ("caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n"
         "    Z = W @ A_prev + b\n    A = sigmoid(Z) if l == len(params) - 1 else relu(Z)\n"
         "    caches.append(Z)\nreturn A, caches", ()),
        ("caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n"
         "    Z = W @ A_prev + b\n    A = sigmoid(Z) if l == 0 else relu(Z)\n"
         "    caches.append((A_prev, W, b, Z))\nreturn A, caches", ()),
        ("caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n"
         "    Z = W @ A_prev + b\n    A = sigmoid(Z) if l == 2 else relu(Z)\n"
         "    caches.append((A_prev, W, b, Z))\nreturn A, caches", ()),
    ],
    "affine_backward": [
        ("return W.T @ dZ, dZ @ A_prev.T, np.mean(dZ, axis=1, keepdims=True)", ("averaged_db",)),
        ("return W.T @ dZ, dZ @ A_prev.T", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, dZ", ()),
        ("return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ)", ()),
        ("return W.T @ dZ, dZ @ A_prev, np.sum(dZ, axis=1, keepdims=True)", ()),
        ("return dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True), W.T @ dZ", ()),
        ("return W.T @ dZ, A_prev @ dZ.T, np.sum(dZ, axis=1, keepdims=True)", ()),
    ],
    "activation_backward": [
        ("return dA * relu_grad(Z)", ()),
        ("return dA * sigmoid_grad(Z)", ()),
        ("return relu(dA) if activation == 'relu' else sigmoid(dA)", ()),
        ("if activation == 'sigmoid':\n    return dA * sigmoid_grad(Z)", ()),
        ("return dA * relu(Z) if activation == 'relu' else dA * sigmoid(Z)", ()),
        ("return dA * (Z > 0) if activation == 'relu' else dA * sigmoid(Z)", ()),
    ],
    "model_backward": [
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\nreturn grads", ("forward_order",)),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW / m, db / m))\n    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l - 1][3], 'relu')\nreturn grads", ("averaged_twice",)),
        ("m = Y.shape[1]\ndA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)) / m\n"
         "grads = []\nfor l in reversed(range(len(caches))):\n"
         "    A_prev, W, b, Z = caches[l]\n"
         "    dZ = activation_backward(dA, Z, 'sigmoid' if l == len(caches) - 1 else "
         "'relu')\n    dA, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\nreturn grads", ("divided_by_zero",)),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\n    if l > 0:\n        dZ = dA_prev\nreturn grads", ()),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n    grads += (dW, db)\n"
         "    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l - 1][3], 'relu')\nreturn grads", ()),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n    grads.insert(0, dW)\n"
         "    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l - 1][3], 'relu')\nreturn grads", ()),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\n    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l][3], 'relu')\nreturn grads", ()),
        ("m = Y.shape[1]\ngrads = []\ndZ = (AL - Y) / m\n"
         "for l in range(len(caches), 0, -1):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\n    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l - 1][3], 'relu')\nreturn grads", ()),
        ("m = Y.shape[1]\ngrads = []\ndZ = AL - Y / m\n"
         "for l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA_prev, dW, db = affine_backward(dZ, A_prev, W)\n"
         "    grads.insert(0, (dW, db))\n    if l > 0:\n"
         "        dZ = activation_backward(dA_prev, caches[l - 1][3], 'relu')\nreturn grads", ()),
    ],
    "update_all": [
        ("return params - learning_rate * grads", ()),
        ("return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("return [(learning_rate * dW, learning_rate * db) for dW, db in grads]", ()),
        ("return [W - learning_rate * dW for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("return [(W - 0.1 * dW, b - 0.1 * db) for (W, b), (dW, db) in zip(params, grads)]", ()),
        ("for (W, b), (dW, db) in zip(params, grads):\n    W -= learning_rate * dW\n"
         "    b -= learning_rate * db", ()),
    ],
}
# fmt: on
