"""More right answers of chapter 04: loops, lists, recursion, other functions of NumPy, earlier answers called."""

# fmt: off
RIGHT = {
    "layer_shapes": [
        ("shapes = []\nfor l in range(1, len(dims)):\n"
         "    W, b = np.zeros((dims[l], dims[l - 1])), np.zeros((dims[l], 1))\n"
         "    A = np.zeros((dims[l - 1], m))\n    shapes.append((W.shape, b.shape, (W @ A + b).shape))\n"
         "return shapes"),
        ("if len(dims) == 1:\n    return []\nfirst = ((dims[1], dims[0]), (dims[1], 1), (dims[1], m))\n"
         "return [first] + layer_shapes(dims[1:], m)"),
        ("out = []\nl = 1\nwhile l < len(dims):\n"
         "    out += [((dims[l], dims[l-1]), (dims[l], 1), (dims[l], m))]\n    l += 1\nreturn tuple(out)"),
        "d = np.array(dims)\nreturn [((d[l], d[l-1]), (d[l], 1), (d[l], m)) for l in range(1, len(d))]",
    ],
    "count_parameters": [
        ("import functools\n"
         "return functools.reduce(lambda s, l: s + dims[l] * (dims[l - 1] + 1), range(1, len(dims)), 0)"),
        "total = 0\nfor W, b, _ in layer_shapes(dims, 1):\n    total += W[0] * W[1] + b[0]\nreturn total",
        "return sum(np.zeros((b, a)).size + np.zeros((b, 1)).size for a, b in zip(dims, dims[1:]))",
        "return sum(map(lambda a, b: (a + 1) * b, dims[:-1], dims[1:]))",
    ],
    "affine_forward": [
        ("Z = np.zeros((W.shape[0], A_prev.shape[1]))\nfor i in range(len(W)):\n"
         "    Z[i] = np.sum(W[i][:, None] * A_prev, axis=0) + b[i]\nreturn Z, (A_prev, W, b)"),
        ("Z = np.vstack([sum(w * a for w, a in zip(row, A_prev)) + t for row, t in zip(W, b)])\n"
         "return Z, (A_prev, W, b)"),
        "Z = np.dot(W, A_prev)\nZ = np.add(Z, b)\ncache = (A_prev.copy(), W.copy(), b.copy())\nreturn Z, cache",
        "Z = (A_prev.T @ W.T).T + np.tile(b, (1, A_prev.shape[1]))\nreturn Z, (A_prev, W, b)",
    ],
    "layer_forward": [
        ("Z, cache = affine_forward(A_prev, W, b)\nmatch activation:\n    case 'relu':\n"
         "        A = np.maximum(Z, 0)\n    case 'sigmoid':\n        A = sigmoid(Z)\n    case _:\n"
         "        raise ValueError(activation)\nreturn A, (*cache, Z)"),
        ("Z, (A_prev, W, b) = affine_forward(A_prev, W, b)\nif activation == 'relu':\n    A = relu_forward(Z)\n"
         "else:\n    A = stable_sigmoid(Z)\nreturn A, (A_prev, W, b, Z)"),
        ("Z = np.dot(W, A_prev) + b\n"
         "g = {'relu': lambda t: t * (t > 0), 'sigmoid': lambda t: np.exp(-np.logaddexp(0, -t))}\n"
         "return [g[activation](Z), [A_prev, W, b, Z]]"),
        ("Z = W @ A_prev + b\n"
         "A = np.array([[max(0.0, z) if activation == 'relu' else sigmoid(z) for z in row] for row in Z])\n"
         "return A, (A_prev, W, b, Z)"),
    ],
    "model_forward": [
        ("caches = []\nA = X\nL = len(params)\nfor l in range(1, L):\n    A_prev = A\n"
         "    A, cache = layer_forward(A_prev, params[l - 1][0], params[l - 1][1], 'relu')\n"
         "    caches.append(cache)\n"
         "AL, cache = layer_forward(A, params[L - 1][0], params[L - 1][1], 'sigmoid')\ncaches.append(cache)\n"
         "return AL, caches"),
        ("def go(A, layers):\n    (W, b), rest = layers[0], layers[1:]\n"
         "    A_new, cache = layer_forward(A, W, b, 'relu' if rest else 'sigmoid')\n    if not rest:\n"
         "        return A_new, [cache]\n    AL, caches = go(A_new, rest)\n    return AL, [cache] + caches\n"
         "return go(X, params)"),
        ("A, caches = X.copy(), []\nfor l, (W, b) in enumerate(params):\n    Z, c = affine_forward(A, W, b)\n"
         "    caches.append([*c, Z])\n    A = relu_forward(Z) if l < len(params) - 1 else stable_sigmoid(Z)\n"
         "return [A, caches]"),
        ("*hidden, (WL, bL) = params\ncaches, A = [], X\nfor W, b in hidden:\n    Z = W @ A + b\n"
         "    caches += [(A, W, b, Z)]\n    A = np.maximum(0, Z)\nZ = WL @ A + bL\ncaches += [(A, WL, bL, Z)]\n"
         "return sigmoid(Z), caches"),
    ],
    "affine_backward": [
        ("m = dZ.shape[1]\n"
         "dW, db, dA_prev = np.zeros(W.shape), np.zeros((W.shape[0], 1)), np.zeros(A_prev.shape)\n"
         "for i in range(m):\n    d, a = dZ[:, i:i + 1], A_prev[:, i:i + 1]\n    dW += d @ a.T\n    db += d\n"
         "    dA_prev[:, i:i + 1] = W.T @ d\nreturn dA_prev, dW, db"),
        ("dA_prev = np.sum(W[:, :, None] * dZ[:, None, :], axis=0)\n"
         "dW = np.sum(dZ[:, None, :] * A_prev[None, :, :], axis=-1)\ndb = np.add.reduce(dZ, axis=1)\n"
         "db.shape = (-1, 1)\nreturn dA_prev, dW, db"),
        ("dW = np.einsum('ik,jk->ij', dZ, A_prev)\ndb = np.einsum('ik->i', dZ)[:, None]\n"
         "dA_prev = np.einsum('ij,ik->jk', W, dZ)\nreturn dA_prev, dW, db"),
        ("m = dZ.shape[1]\nE = dZ * m\ndW = 1 / m * np.dot(E, A_prev.T)\n"
         "db = 1 / m * np.sum(E, axis=1, keepdims=True)\nreturn W.T @ E / m, dW, db"),
    ],
    "activation_backward": [
        ("out = []\nfor dA_row, Z_row in zip(dA, Z):\n    row = []\n    for d, z in zip(dA_row, Z_row):\n"
         "        if activation == 'relu':\n            row.append(d if z > 0 else 0)\n        else:\n"
         "            row.append(d * sigmoid(z) * (1 - sigmoid(z)))\n    out.append(row)\nreturn np.array(out)"),
        ("if activation == 'sigmoid':\n    with np.errstate(over='ignore'):\n        s = 1 / (1 + np.exp(-Z))\n"
         "    return dA * (s - s ** 2)\nelif activation == 'relu':\n    gate = Z > 0\n    return gate * dA"),
        ("slopes = {'relu': lambda Z: np.heaviside(Z, 0.0), 'sigmoid': lambda Z: sigmoid(Z) * sigmoid(-Z)}\n"
         "return np.multiply(dA, slopes[activation](Z))"),
        ("if activation == 'relu':\n    dZ = np.array(dA, copy=True)\n    dZ[Z <= 0] = 0\n    return dZ\n"
         "s = stable_sigmoid(Z)\nreturn dA * s * (1 - s)"),
    ],
    "model_backward": [
        ("m = Y.shape[1]\ngrads, dZ = {}, AL - Y\nL = len(caches)\nfor l in range(L, 0, -1):\n"
         "    A_prev, W, _, _ = caches[l - 1]\n    grads['dW' + str(l)] = 1 / m * np.dot(dZ, A_prev.T)\n"
         "    grads['db' + str(l)] = 1 / m * np.sum(dZ, axis=1, keepdims=True)\n    if l > 1:\n"
         "        dZ = np.dot(W.T, dZ) * (caches[l - 2][3] > 0)\n"
         "return [(grads[f'dW{l}'], grads[f'db{l}']) for l in range(1, L + 1)]"),
        ("m = np.float32(Y.shape[1])\ndZ = sigmoid(caches[-1][3]) - Y\ngrads = [None] * len(caches)\n"
         "for l in range(len(caches) - 1, -1, -1):\n    A_prev, W, b, _ = caches[l]\n"
         "    grads[l] = (np.einsum('im,jm->ij', dZ, A_prev) / m, np.mean(dZ, axis=1)[:, None])\n    if l:\n"
         "        dA = np.einsum('ij,im->jm', W, dZ)\n        dZ = np.where(caches[l - 1][3] > 0, dA, 0)\n"
         "return tuple(grads)"),
        ("m = AL.shape[1]\nL = len(caches)\ndZ = (AL - Y) / m\ngrads = [()] * L\n"
         "dA, dW, db = affine_backward(dZ, caches[-1][0], caches[-1][1])\ngrads[-1] = (dW, db)\n"
         "for l in range(L - 2, -1, -1):\n    A_prev, W, b, Z = caches[l]\n"
         "    dA, dW, db = affine_backward(activation_backward(dA, Z, 'relu'), A_prev, W)\n"
         "    grads[l] = (dW, db)\nreturn grads"),
        ("m = AL.shape[1]\ngrads = []\nfor l in reversed(range(len(caches))):\n    A_prev, W, b, Z = caches[l]\n"
         "    if l == len(caches) - 1:\n        dZ = AL - Y\n    else:\n        dZ = dA * (Z > 0)\n"
         "    dA = W.T @ dZ\n    grads.append((dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m))\n"
         "grads.reverse()\nreturn grads"),
    ],
    "update_all": [
        ("L = len(params)\nresult = [None for _ in range(L)]\nfor l in range(L):\n"
         "    result[l] = [params[l][0] - learning_rate * grads[l][0], params[l][1] - learning_rate * "
         "grads[l][1]]\nreturn tuple(result)"),
        ("if not params:\n    return []\n(W, b), (dW, db) = params[0], grads[0]\n"
         "return [(W - learning_rate * dW, b - learning_rate * db)] + update_all(params[1:], grads[1:], "
         "learning_rate)"),
        ("out = []\nfor (W, b), (dW, db) in zip(params, grads):\n    W = W - learning_rate * dW\n"
         "    b = b - learning_rate * db\n    out.append((W, b))\nreturn out"),
        ("import copy\nnew = copy.deepcopy(params)\nfor (W, b), (dW, db) in zip(new, grads):\n"
         "    W -= learning_rate * dW\n    b -= learning_rate * db\nreturn new"),
    ],
}
# fmt: on
