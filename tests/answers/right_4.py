"""Right answers of chapter 04 in other styles than ours: loops, einsum, recursion, "
"the lecture's bookkeeping. All pass.

Each text is the body of a function with the exercise's arguments; `np`, `math` and the library are there.
"""

RIGHT = {
    "layer_shapes": [
        "found = []\nfor l in range(1, len(dims)):\n    n, n_prev = dims[l], dims[l - 1]\n"
        "    found.append(((n, n_prev), (n, 1), (n, m)))\nreturn found",
        "return [((n, n_prev), (n, 1), (n, m)) for n_prev, n in zip(dims, dims[1:])]",
        "return [((n, n_prev), (n, 1), (n, m)) for n_prev, n in zip(dims[:-1], dims[1:])]",
        "L = len(dims) - 1\nshapes = [None] * L\nfor l in range(L):\n"
        "    shapes[l] = (dims[l + 1], dims[l]), (dims[l + 1], 1), (dims[l + 1], m)\nreturn shapes",
        "return [[[n, p], [n, 1], [n, m]] for p, n in zip(dims, dims[1:])]",
        "found = []\nfor p, n in zip(dims, dims[1:]):\n"
        "    W, b, Z = np.zeros((n, p)), np.zeros((n, 1)), np.zeros((n, m))\n"
        "    found += [(W.shape, b.shape, Z.shape)]\nreturn found",
        "return tuple(((n, p), (n, 1), (n, m)) for p, n in zip(dims, dims[1:]))",
        "return list(map(lambda p, n: ((n, p), (n, 1), (n, m)), dims[:-1], dims[1:]))",
        "if len(dims) < 2:\n    return []\nreturn [((dims[1], dims[0]), (dims[1], 1), (dims[1], m))] + (\n"
        "    layer_shapes(dims[1:], m) if len(dims) > 2 else [])",
        "return np.array([[[n, p], [n, 1], [n, m]] for p, n in zip(dims, dims[1:])])",
    ],
    "count_parameters": [
        "total = 0\nfor l in range(1, len(dims)):\n    total += dims[l] * dims[l - 1] + dims[l]\nreturn total",
        "return sum(n * (p + 1) for p, n in zip(dims, dims[1:]))",
        "d = np.array(dims)\nreturn int(d[1:] @ d[:-1] + d[1:].sum())",
        "return sum(math.prod(W) + math.prod(b) for W, b, _ in layer_shapes(dims, 1))",
        "d = np.array(dims)\nreturn np.sum(d[1:] * (d[:-1] + 1))",
        "return sum(np.zeros((n, p)).size + np.zeros((n, 1)).size for p, n in zip(dims, dims[1:]))",
        "weights = sum(a * b for a, b in zip(dims[1:], dims))\nbiases = sum(dims) - dims[0]\nreturn weights + biases",
        "n_prev, total = dims[0], 0\nfor n in dims[1:]:\n    total, n_prev = total + n * n_prev + n, n\nreturn total",
        "return np.dot(dims[1:], dims[:-1]) + sum(dims[1:])",
        "l, total = 1, 0\nwhile l < len(dims):\n    total += (dims[l - 1] + 1) * dims[l]\n    l += 1\nreturn total",
    ],
    "affine_forward": [
        "Z = np.dot(W, A_prev) + b\ncache = (A_prev, W, b)\nreturn Z, cache",
        "return W @ A_prev + b, [A_prev, W, b]",
        "Z = np.einsum('np,pm->nm', W, A_prev)\nZ = Z + b\nreturn (Z, (A_prev, W, b))",
        "n, m = W.shape[0], A_prev.shape[1]\nZ = np.zeros((n, m))\nfor i in range(m):\n"
        "    Z[:, [i]] = W @ A_prev[:, [i]] + b\n"
        "return Z, (A_prev, W, b)",
        "Z = (A_prev.T @ W.T + b.T).T\nreturn Z, (A_prev, W, b)",
        "Z = np.matmul(W, A_prev)\nZ += b\nreturn Z, (A_prev.copy(), W.copy(), b.copy())",
        "Z = np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])\nreturn Z, (A_prev, W, b)",
        "Z = np.vstack([weighted_sum(W[[j]].T, A_prev, float(b[j, 0])) for j in range(len(W))])\n"
        "return Z, (A_prev, W, b)",
        "Z = np.tile(b, (1, A_prev.shape[1]))\nfor k in range(W.shape[1]):\n"
        "    Z = Z + np.outer(W[:, k], A_prev[k])\n"
        "return Z, (A_prev, W, b)",
    ],
    "layer_forward": [
        "Z = np.dot(W, A_prev) + b\nif activation == 'sigmoid':\n    A = 1 / (1 + np.exp(-Z))\nelse:\n"
        "    A = np.maximum(0, Z)\n"
        "cache = (A_prev, W, b, Z)\nreturn A, cache",
        "Z, cache = affine_forward(A_prev, W, b)\ng = {'relu': relu, 'sigmoid': sigmoid}[activation]\n"
        "return g(Z), (*cache, Z)",
        "Z, linear = affine_forward(A_prev, W, b)\nif activation == 'relu':\n"
        "    return relu_forward(Z), linear + (Z,)\n"
        "elif activation == 'sigmoid':\n    return stable_sigmoid(Z), linear + (Z,)",
        "Z = W.dot(A_prev) + b\nreturn (Z * (Z > 0) if activation == 'relu' else sigmoid(Z)), [A_prev, W, b, Z]",
        "Z = np.einsum('np,pm->nm', W, A_prev) + b\n"
        "A = np.where(Z > 0, Z, 0) if activation == 'relu' else 0.5 + 0.5 * np.tanh(Z / 2)\n"
        "return A, (A_prev, W, b, Z)",
        "Z = W @ A_prev + b\nmatch activation:\n    case 'relu':\n        A = np.maximum(Z, 0)\n"
        "    case 'sigmoid':\n        A = sigmoid(Z)\n"
        "return A, (A_prev, W, b, Z)",
        "Z = W @ A_prev\nZ = Z + b\nA = Z.copy()\nif activation[0] == 'r':\n    A[A < 0] = 0\nelse:\n"
        "    A = sigmoid(A)\n"
        "return (A, (A_prev, W, b, Z))",
        "columns = [W @ A_prev[:, i : i + 1] + b for i in range(A_prev.shape[1])]\n"
        "Z = np.concatenate(columns, axis=1)\n"
        "return (sigmoid if activation == 'sigmoid' else relu)(Z), (A_prev, W, b, Z)",
        "Z = np.add(np.matmul(W, A_prev), b)\nA = sigmoid(Z)\nif activation == 'relu':\n    A = leaky_relu(Z, 0)\n"
        "return A, (A_prev, W, b, Z)",
    ],
    "model_forward": [
        "caches = []\nA = X\nL = len(params)\nfor l in range(1, L):\n    W, b = params[l - 1]\n"
        "    A, cache = layer_forward(A, W, b, 'relu')\n    caches.append(cache)\nW, b = params[-1]\n"
        "AL, cache = layer_forward(A, W, b, 'sigmoid')\ncaches.append(cache)\nreturn AL, caches",
        "A, caches = X, []\nfor W, b in params[:-1]:\n    Z = W @ A + b\n    caches.append((A, W, b, Z))\n"
        "    A = np.maximum(0, Z)\n"
        "W, b = params[-1]\nZ = W @ A + b\nreturn sigmoid(Z), caches + [(A, W, b, Z)]",
        "caches = []\nnames = ['relu'] * (len(params) - 1) + ['sigmoid']\nA = X\n"
        "for (W, b), name in zip(params, names):\n"
        "    A, cache = layer_forward(A, W, b, name)\n    caches += [cache]\nreturn A, caches",
        "def go(A, rest):\n    (W, b), *more = rest\n    Z = np.dot(W, A) + b\n    if not more:\n"
        "        return sigmoid(Z), [(A, W, b, Z)]\n"
        "    AL, caches = go(relu_forward(Z), more)\n    return AL, [(A, W, b, Z)] + caches\n\n"
        "return go(X, list(params))",
        "caches = []\nA = X\nfor l, (W, b) in enumerate(params):\n    A_prev = A\n    Z = np.dot(W, A_prev) + b\n"
        "    A = 1 / (1 + np.exp(-Z)) if l == len(params) - 1 else Z * (Z > 0)\n"
        "    caches.append([A_prev, W, b, Z])\nreturn A, caches",
        "As, caches = [X], []\nfor W, b in params:\n    Z, (A_prev, _, _) = affine_forward(As[-1], W, b)\n"
        "    caches.append((A_prev, W, b, Z))\n"
        "    As.append(relu(Z))\nreturn sigmoid(caches[-1][3]), caches",
        "caches = []\nA = X\nfor W, b in params:\n    last = W is params[-1][0]\n"
        "    Z = np.einsum('ij,jk->ik', W, A) + b\n"
        "    caches.append((A, W, b, Z))\n    A = sigmoid(Z) if last else np.where(Z > 0, Z, 0.0)\n"
        "return A, tuple(caches)",
        "L = len(params)\nA = [X] + [None] * L\ncaches = [None] * L\nfor l in range(L):\n    W, b = params[l]\n"
        "    Z = W @ A[l] + b\n"
        "    A[l + 1] = (sigmoid, relu)[l < L - 1](Z)\n    caches[l] = (A[l], W, b, Z)\nreturn A[L], caches",
        "caches = []\nA = X\nk = 0\nwhile k < len(params):\n    W, b = params[k]\n    k += 1\n    Z = W @ A + b\n"
        "    caches.append((A.copy(), W, b, Z.copy()))\n"
        "    A = sigmoid(Z) if k == len(params) else np.clip(Z, 0, None)\nreturn [A, caches]",
    ],
    "affine_backward": [
        "return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), dZ.sum(axis=1, keepdims=True)",
        "dW = (A_prev @ dZ.T).T\ndb = dZ.sum(axis=1).reshape(-1, 1)\ndA_prev = (dZ.T @ W).T\nreturn dA_prev, dW, db",
        "m = dZ.shape[1]\nreturn [W.T @ dZ, dZ @ A_prev.T, dZ @ np.ones((m, 1))]",
        "return (np.einsum('np,nm->pm', W, dZ), np.einsum('nm,pm->np', dZ, A_prev), np.einsum('nm->n', dZ)[:, None])",
        "dW, db = np.zeros(W.shape), np.zeros((len(W), 1))\ndA = np.zeros(A_prev.shape)\n"
        "for i in range(dZ.shape[1]):\n"
        "    dW += np.outer(dZ[:, i], A_prev[:, i])\n    db += dZ[:, [i]]\n    dA[:, i] = dZ[:, i] @ W\n"
        "return dA, dW, db",
        "m = dZ.shape[1]\ndW = np.mean(dZ[:, None] * A_prev[None], axis=2) * m\n"
        "return W.T @ dZ, dW, m * np.mean(dZ, axis=1, keepdims=True)",
        "dA_prev = sum(np.outer(W[j], dZ[j]) for j in range(len(W)))\n"
        "return dA_prev, np.inner(dZ, A_prev), np.sum(dZ, 1)[:, np.newaxis]",
        "A1 = np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])\nboth = dZ @ A1.T\n"
        "return W.T @ dZ, both[:, :-1], both[:, -1:]",
        "dA_prev = np.matmul(W.transpose(), dZ)\ndW = np.matmul(dZ, A_prev.transpose())\n"
        "db = np.add.reduce(dZ, axis=1, keepdims=True)\n"
        "return dA_prev, dW, db",
        "dA_prev = np.tensordot(W, dZ, axes=(0, 0))\n"
        "return dA_prev, np.tensordot(dZ, A_prev, axes=(1, 1)), dZ.sum(-1, keepdims=True)",
    ],
    "activation_backward": [
        "dZ = np.array(dA, copy=True)\nif activation == 'relu':\n    dZ[Z <= 0] = 0\nelse:\n"
        "    s = 1 / (1 + np.exp(-Z))\n"
        "    dZ = dA * s * (1 - s)\nreturn dZ",
        "return dA * (relu_grad(Z) if activation == 'relu' else sigmoid_grad(Z))",
        "if activation == 'sigmoid':\n    return dA * sigmoid(Z) * sigmoid(-Z)\nreturn np.where(Z > 0, dA, 0)",
        "slope = {'relu': relu_grad, 'sigmoid': sigmoid_grad}[activation]\nreturn np.multiply(dA, slope(Z))",
        "if activation == 'relu':\n    return dA * (Z > 0).astype(float)\nt = np.tanh(Z / 2)\n"
        "return dA * (1 - t**2) / 4",
        "dZ = np.zeros(Z.shape)\nfor i, z in np.ndenumerate(Z):\n    if activation == 'relu':\n"
        "        dZ[i] = dA[i] if z > 0 else 0\n"
        "    else:\n        s = sigmoid(z)\n        dZ[i] = dA[i] * s * (1 - s)\nreturn dZ",
        "g = np.heaviside(Z, 0) if activation == 'relu' else stable_sigmoid(Z) - stable_sigmoid(Z) ** 2\n"
        "return g * dA",
        "a = sigmoid(Z) if activation == 'sigmoid' else None\n"
        "return dA * (a * (1 - a)) if a is not None else dA * np.sign(relu(Z))",
        "e = np.exp(-abs(Z))\nreturn (Z > 0) * dA if activation == 'relu' else dA * e / (1 + e) ** 2",
    ],
    "model_backward": [
        "m = Y.shape[1]\nL = len(caches)\ngrads = [None] * L\ndZ = AL - Y\nfor l in reversed(range(L)):\n"
        "    A_prev, W, b, Z = caches[l]\n"
        "    grads[l] = (dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m)\n    if l > 0:\n"
        "        dZ = (W.T @ dZ) * (caches[l - 1][3] > 0)\nreturn grads",
        "grads = []\ndZ = (AL - Y) / Y.size\nfor A_prev, W, b, Z in caches[::-1]:\n"
        "    dA, dW, db = affine_backward(dZ, A_prev, W)\n"
        "    grads.insert(0, (dW, db))\n    dZ = dA * (A_prev > 0)\nreturn grads",
        "grads = []\nfor l in range(len(caches) - 1, -1, -1):\n    A_prev, W, _, Z = caches[l]\n"
        "    if l == len(caches) - 1:\n"
        "        dZ = (AL - Y) / Y.shape[1]\n    else:\n        dZ = activation_backward(dA, Z, 'relu')\n"
        "    dA, dW, db = affine_backward(dZ, A_prev, W)\n    grads.append((dW, db))\nreturn grads[::-1]",
        "m = AL.shape[1]\n\ndef back(dZ, rest):\n    A_prev, W, _, _ = rest[-1]\n"
        "    mine = [(dZ @ A_prev.T, dZ.sum(1, keepdims=True))]\n"
        "    if len(rest) == 1:\n        return mine\n"
        "    return back(W.T @ dZ * relu_grad(rest[-2][3]), rest[:-1]) + mine\n\n"
        "return back((AL - Y) / m, list(caches))",
        "m = Y.shape[1]\ngrads = {}\ndZ = AL - Y\nL = len(caches)\nfor l in range(L, 0, -1):\n"
        "    A_prev, W, b, Z = caches[l - 1]\n"
        "    grads[l] = (1 / m * np.dot(dZ, A_prev.T), 1 / m * np.sum(dZ, axis=1, keepdims=True))\n    if l > 1:\n"
        "        dA = np.dot(W.T, dZ)\n        dZ = np.where(caches[l - 2][3] <= 0, 0, dA)\n"
        "return [grads[l] for l in range(1, L + 1)]",
        "m = Y.shape[1]\ntotals = [(np.zeros(W.shape), np.zeros(b.shape)) for _, W, b, _ in caches]\n"
        "for i in range(m):\n"
        "    dz = AL[:, [i]] - Y[:, [i]]\n    for l in reversed(range(len(caches))):\n"
        "        A_prev, W, b, Z = caches[l]\n"
        "        totals[l][0][...] += dz @ A_prev[:, [i]].T\n        totals[l][1][...] += dz\n        if l:\n"
        "            dz = W.T @ dz * (caches[l - 1][3][:, [i]] > 0)\nreturn [(dW / m, db / m) for dW, db in totals]",
        "dZ = [None] * len(caches)\ndZ[-1] = (AL - Y) / len(Y[0])\nfor l in range(len(caches) - 2, -1, -1):\n"
        "    dZ[l] = np.einsum('nk,nm->km', caches[l + 1][1], dZ[l + 1]) * (caches[l][3] > 0)\n"
        "return [[np.einsum('nm,km->nk', d, c[0]), d.sum(axis=1)[:, None]] for d, c in zip(dZ, caches)]",
        "A_prev, W, b, Z = caches[-1]\ndZ = np.subtract(AL, Y) / np.shape(Y)[1]\n"
        "dA, dW, db = affine_backward(dZ, A_prev, W)\n"
        "grads = [(dW, db)]\nfor A_prev, W, b, Z in reversed(caches[:-1]):\n"
        "    dZ = activation_backward(dA, Z, 'relu')\n"
        "    dA, dW, db = affine_backward(dZ, A_prev, W)\n    grads = [(dW, db)] + grads\nreturn grads",
        "dA = (AL - Y) / Y.shape[1]\nslopes = [relu_grad(c[3]) for c in caches[:-1]] + [1.0]\ngrads = []\n"
        "for (A_prev, W, b, Z), slope in zip(reversed(caches), reversed(slopes)):\n    dZ = dA * slope\n"
        "    grads.append((dZ @ A_prev.T, np.sum(dZ, axis=-1, keepdims=True)))\n    dA = W.T @ dZ\n"
        "return tuple(reversed(grads))",
    ],
    "update_all": [
        "return [(W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in zip(params, grads)]",
        "new = []\nfor l in range(len(params)):\n    W, b = params[l]\n    dW, db = grads[l]\n"
        "    new.append((W - learning_rate * dW, b - learning_rate * db))\nreturn new",
        "return [tuple(v - learning_rate * dv for v, dv in zip(p, g)) for p, g in zip(params, grads)]",
        "return [[p[0] - learning_rate * g[0], p[1] - learning_rate * g[1]] for p, g in zip(params, grads)]",
        "new = []\nfor (W, b), (dW, db) in zip(params, grads):\n    W, b = W.copy(), b.copy()\n"
        "    W -= learning_rate * dW\n"
        "    b -= learning_rate * db\n    new.append((W, b))\nreturn new",
        "return [(np.subtract(W, learning_rate * dW), np.subtract(b, learning_rate * db))\n"
        "        for (W, b), (dW, db) in zip(params, grads)]",
        "step = lambda v, dv: v + (-learning_rate) * dv\n"
        "return list(map(lambda p, g: (step(p[0], g[0]), step(p[1], g[1])), params, grads))",
        "L = len(params)\nnew = list(params)\nfor l in range(L):\n"
        "    new[l] = (params[l][0] - grads[l][0] * learning_rate,\n"
        "              params[l][1] - grads[l][1] * learning_rate)\nreturn new",
        "return tuple((W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in zip(params, grads))",
    ],
}  # fmt: skip
