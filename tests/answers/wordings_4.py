"""The known mistakes of chapter 04 in other words than ours: each has to be given its own name.

Each entry: the body of a function, and the tag of the mistake that it makes.
"""

from tests.answers.wrong_4 import backward

FORWARD = (
    "A, caches = X, []\nL = len(params)\nfor l in range(L):\n    W, b = params[l]\n    A_prev = {reads}\n"
    "    Z = np.dot(W, A_prev) + b\n    A = {A}\n    caches.append(({keeps}, W, b, Z))\nreturn A, caches"
)


def forward(reads="A", A="sigmoid(Z) if l == L - 1 else relu(Z)", keeps="A_prev"):
    return FORWARD.format(reads=reads, A=A, keeps=keeps)


def affine(dA="np.dot(W.T, dZ)", dW="np.dot(dZ, A_prev.T)", db="dZ.sum(axis=1, keepdims=True)"):
    return f"m = dZ.shape[1]\nreturn {dA}, {dW}, {db}"


def shapes(W="(n, p)", b="(n, 1)", Z="(n, m)", pairs="zip(dims, dims[1:])"):
    return f"return [({W}, {b}, {Z}) for p, n in {pairs}]"


def activation(relu="dA * relu_grad(Z)", sigmoid="dA * sigmoid_grad(Z)"):
    return f"return {relu} if activation == 'relu' else {sigmoid}"


# the pass as it is often written, from dJ/dAL on
FROM_DAL = (
    "m = Y.shape[1]\ndA = {dAL} / m\ngrads = []\nL = len(caches)\nfor l in range(L - 1, -1, -1):\n"
    "    A_prev, W, b, Z = caches[l]\n    dZ = activation_backward(dA, Z, {which})\n"
    "    dA, dW, db = affine_backward(dZ, A_prev, W)\n    grads = [(dW, db)] + grads\nreturn grads"
)


def from_dAL(
    dAL="-(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))", which="'sigmoid' if l == L - 1 else 'relu'"
):
    return FROM_DAL.format(dAL=dAL, which=which)


def update(W="W - learning_rate * dW", b="b - learning_rate * db", last=""):
    return (
        f"new = []\nfor l in range(len(params){last}):\n    (W, b), (dW, db) = params[l], grads[l]\n"
        f"    new.append(({W}, {b}))\nreturn new"
    )


WORDINGS = {
    "layer_shapes": [
        (shapes(b="(n, m)"), "bias_per_example"),
        (shapes(Z="(n, 1)"), "z_single"),
        (shapes(pairs="zip(dims[-1:] + dims, dims)"), "counts_input_layer"),
        (shapes(Z="(p, m)"), "z_previous_units"),
        (shapes(W="(p, n)"), "transposed_w"),
    ],
    "count_parameters": [
        ("return sum(a * b for a, b in zip(dims, dims[1:]))", "forgot_biases"),
        ("return sum(p * n + p for p, n in zip(dims, dims[1:]))", "bias_of_previous"),
        ("return sum(dims[1:])", "units_only"),
        ("return sum(dims) - dims[0]", "units_only"),
        ("return sum(n * (p + 1) for p, n in zip(dims, dims[1:-1]))", "last_layer_missing"),
    ],
    "affine_forward": [
        ("return np.dot(W, A_prev), (A_prev, W, b)", "forgot_bias"),
        ("return np.dot(A_prev, W) + b, (A_prev, W, b)", "order_swapped"),
        ("return np.dot(W.T, A_prev) + b, (A_prev, W, b)", "transposed"),
        ("Z = b + np.matmul(W, A_prev)\nreturn Z, (Z, W, b)", "cached_z"),
    ],
    "layer_forward": [
        ("Z, c = affine_forward(A_prev, W, b)\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return Z, (*c, Z)", "returned_z"),
        ("Z, c = affine_forward(A_prev, W, b)\nreturn np.maximum(0, Z), (*c, Z)", "always_relu"),
        ("Z, c = affine_forward(A_prev, W, b)\nA = relu(Z) if activation is relu else sigmoid(Z)\n"
         "return A, (*c, Z)", "always_sigmoid"),
        ("Z, c = affine_forward(A_prev, W, b)\nA = sigmoid(Z) if activation == 'relu' else relu(Z)\n"
         "return A, (*c, Z)", "branches_swapped"),
        ("Z, c = affine_forward(A_prev, W, b)\nA = relu(Z) if activation == 'relu' else sigmoid(Z)\n"
         "return A, (*c, A)", "cached_a"),
    ],
    "model_forward": [
        (forward(reads="X"), "always_X"),
        (forward(A="sigmoid(Z) if l == L else relu(Z)"), "relu_everywhere"),
        (forward(A="np.maximum(Z, 0)"), "relu_everywhere"),
        (forward(A="stable_sigmoid(Z)"), "sigmoid_everywhere"),
        (forward(A="sigmoid(Z) if l < L else relu(Z)"), "sigmoid_everywhere"),
        (forward(keeps="A"), "cache_after_update"),
    ],
    "affine_backward": [
        (affine(dW="1 / m * np.dot(dZ, A_prev.T)"), "averaged_again"),
        (affine(dW="1 / m * np.dot(dZ, A_prev.T)", db="1 / m * np.sum(dZ, axis=1, keepdims=True)"), "averaged_again"),
        (affine("W.T @ dZ / m", "dZ @ A_prev.T / m", "dZ.mean(axis=1, keepdims=True)"), "averaged_again"),
        (affine(db="np.mean(dZ, axis=1, keepdims=True)"), "averaged_db"),
        (affine(dA="np.dot(W.T, dZ / m)"), "averaged_dA"),
        (affine(db="dZ.sum(1)"), "lost_keepdims"),
        (affine(db="dZ.sum(axis=0, keepdims=True)"), "wrong_axis"),
        (affine(dA="np.dot(W, dZ)"), "no_transpose"),
    ],
    "activation_backward": [
        (activation(relu="np.maximum(0, dA)"), "masked_by_dA"),
        (activation(relu="relu(dA)"), "masked_by_dA"),
        (activation(relu="relu_grad(Z)"), "forgot_dA"),
        (activation(sigmoid="sigmoid_grad(Z)"), "forgot_dA"),
        (activation(relu="relu_grad(Z)", sigmoid="sigmoid_grad(Z)"), "forgot_dA"),
        (activation(sigmoid="dA * (Z - Z**2)"), "slope_of_z"),
        (activation(sigmoid="np.dot(dA, sigmoid_grad(Z).T)"), "matmul"),
        (activation(relu="np.where(Z < 0, 0, dA)"), "one_at_zero"),
    ],
    "model_backward": [
        (backward(start="(Y - AL) / Y.size"), "sign_of_dAL"),
        (from_dAL(dAL="(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))"), "sign_of_dAL"),
        (backward(start="(Y + AL) / Y.size"), "plus_in_dAL"),
        (from_dAL(dAL="-(np.divide(Y, AL) + np.divide(1 - Y, 1 - AL))"), "plus_in_dAL"),
        (from_dAL(), "divided_by_zero"),
        ("AL = np.clip(AL, 1e-8, 1 - 1e-8)\n" + from_dAL(), "clipped"),
        ("AL = np.clip(AL, 1e-12, 1 - 1e-12)\n" + from_dAL(), "clipped"),
        (from_dAL().replace("activation_backward(dA, Z, ", "(lambda dA, Z, g: dA * (relu_grad(Z) if g == 'relu' else "
                            "sigmoid_grad(Z)))(dA, Z, "), "divided_by_zero"),
        (backward().replace("insert(0, ", "append(").replace("))\n", "))\n", 1), "reversed_list"),
        (backward().replace("reversed(range(len(caches)))", "range(len(caches))").replace("insert(0, ", "append("),
         "forward_order"),
        (from_dAL(dAL="(AL - Y)", which="'relu'"), "relu_for_output"),
        (from_dAL(which="'sigmoid' if l == L else 'relu'"), "relu_for_output"),
        (from_dAL(dAL="(AL - Y)"), "extra_sigmoid_slope"),
        (backward(start="AL - Y"), "forgot_average"),
        (backward(dW="dZ @ A_prev.T / Y.size", db="dZ.mean(axis=1, keepdims=True)"), "averaged_twice"),
    ],
    "update_all": [
        (update(last=" - 1"), "last_layer_missing"),
        ("new = [(W, b) for W, b in params]\nfor l in range(len(params) - 1):\n"
         "    (W, b), (dW, db) = params[l], grads[l]\n"
         "    new[l] = (W - learning_rate * dW, b - learning_rate * db)\nreturn new", "last_layer_missing"),
        (update(b="b"), "bias_frozen"),
        (update(b="b - db"), "lr_not_used_for_b"),
        ("for l in range(len(params)):\n    params[l] = (params[l][0] - learning_rate * grads[l][0],\n"
         "                 params[l][1] - learning_rate * grads[l][1])\nreturn params", "in_place"),
        ("for (W, b), (dW, db) in zip(params, grads):\n    W -= learning_rate * dW\n    b -= learning_rate * db\n"
         "return [(W, b) for W, b in params]", "in_place"),
        (update(W="W + learning_rate * dW"), "uphill"),
        (update(W="W + learning_rate * dW", b="b + learning_rate * db"), "uphill"),
    ],
}  # fmt: skip
