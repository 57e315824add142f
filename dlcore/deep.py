"""A network of any depth: its shapes, one layer, all layers forward, all layers backward, a step.

Layer l has n[l] units, l = 1 ... L; n[0] is the number of features. params and grads are lists, layer 1 first.
Hidden layers have ReLU, the output layer is one sigmoid unit. dV is dJ/dV of the mean log loss J, for every V.
"""

from dlcore.activations import relu, sigmoid
from dlcore.layers import affine_backward
from dlcore.shapes import takes


@takes(dims="dims", m="size ()")
def layer_shapes(dims, m):
    """W (n[l], n[l-1]), b (n[l], 1), Z (n[l], m) for l = 1 ... L    dims [n[0], ..., n[L]] -> a list of L triples

    Raises ValueError for fewer than two sizes, or a size that is no whole number above 0.
    """
    return [((dims[l], dims[l - 1]), (dims[l], 1), (dims[l], m)) for l in range(1, len(dims))]


@takes(dims="dims")
def count_parameters(dims):
    """sum over l of n[l] n[l-1] + n[l]    dims [n[0], ..., n[L]] -> how many numbers training adjusts

    Raises ValueError as layer_shapes does.
    """
    return sum(dims[l] * dims[l - 1] + dims[l] for l in range(1, len(dims)))


@takes(A_prev="real (n_prev, m)", W="real (n, n_prev)", b="real (n, 1)", activation="word (relu, sigmoid)")
def layer_forward(A_prev, W, b, activation):
    """A = g(Z), Z = W A_prev + b    A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> A (n, m), (A_prev, W, b, Z)

    g is "relu" or "sigmoid"; the second value is what the backward pass needs. Raises ValueError where sizes
    disagree, or for another name.
    """
    Z = W @ A_prev + b
    A = relu(Z) if activation == "relu" else sigmoid(Z)
    return A, (A_prev, W, b, Z)


@takes(X="real (n[0], m)", params="list W (n, n_prev), b (n, 1)")
def model_forward(X, params):
    """A[l] = g(W[l] A[l-1] + b[l]), A[0] = X    X (n[0], m) -> A[L] (n[L], m), [(A_prev, W, b, Z), ...]

    g is ReLU, and the sigmoid in the last layer. Raises ValueError where a layer does not fit the one before.
    """
    caches = []
    A = X
    for l, (W, b) in enumerate(params, start=1):
        A_prev = A
        Z = W @ A_prev + b
        A = sigmoid(Z) if l == len(params) else relu(Z)
        caches.append((A_prev, W, b, Z))
    return A, caches


@takes(dA="real (...)", Z="real (...)", activation="word (relu, sigmoid)")
def activation_backward(dA, Z, activation):
    """dZ = dA * g'(Z)    dA, Z of one shape -> that shape

    g is "relu" or "sigmoid". Raises ValueError where the shapes differ, or for another name.
    """
    if activation == "relu":
        return dA * (Z > 0)
    s = sigmoid(Z)
    return dA * s * (1 - s)


@takes(
    AL="probability (1, m)",
    Y="labels (1, m)",
    caches="list A_prev (n_prev, m), W (n, n_prev), b (n, 1), Z (n, m)",
)
def model_backward(AL, Y, caches):
    """dZ[L] = (A[L] - Y)/m, dZ[l] = W[l+1]^T dZ[l+1] * relu'(Z[l])    AL, Y (1, m) -> [(dW[1], db[1]), ...]

    dW[l] = dZ[l] A[l-1]^T, db[l] = the sum of dZ[l] over the examples. Log loss and sigmoid are taken as one
    step, which is right even where AL is exactly 0 or 1. Raises ValueError where sizes disagree, or Y holds
    anything but 0 and 1.
    """
    m = Y.shape[1]
    L = len(caches)
    grads = [None] * L
    dZ = (AL - Y) / m
    for l in reversed(range(L)):
        A_prev, W, _, _ = caches[l]
        dA_prev, dW, db = affine_backward(dZ, A_prev, W)
        grads[l] = (dW, db)
        if l > 0:
            _, _, _, Z_prev = caches[l - 1]
            dZ = activation_backward(dA_prev, Z_prev, "relu")
    return grads


@takes(params="list W (n, n_prev), b (n, 1)", grads="list dW (n, n_prev), db (n, 1)", learning_rate="rate ()")
def update_all(params, grads, learning_rate):
    """W - learning_rate dW, b - learning_rate db for every layer    -> a new list of (W, b)

    The arguments stay as they are. Raises ValueError where params and grads differ in a shape or in number, or
    learning_rate is negative.
    """
    return [
        (W - learning_rate * dW, b - learning_rate * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]
