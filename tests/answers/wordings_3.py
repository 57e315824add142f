"""The known mistakes of chapter 03 in other words than ours: each has to be given its own name.

Each entry: the body of a function, and the tag of the mistake that it makes.
"""

INIT = "return {{'W1': {W1}, 'b1': {b1}, 'W2': {W2}, 'b2': {b2}}}"


def init(**other):
    """An init_two_layer with some of its four entries other than they should be."""
    usual = {
        "W1": "rng.normal(0, scale, (n_h, n_x))", "b1": "np.zeros((n_h, 1))",
        "W2": "rng.normal(0, scale, (n_y, n_h))", "b2": "np.zeros((n_y, 1))",
    }  # fmt: skip
    return INIT.format(**usual | other)


FORWARD = (
    "W1, b1, W2, b2 = p['W1'], p['b1'], p['W2'], p['b2']\nZ1 = {Z1}\nA1 = {A1}\nZ2 = {Z2}\nA2 = {A2}\n"
    "return dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)"
)


def forward(**other):
    """A forward_2layer with one of its four lines other than it should be."""
    usual = {
        "Z1": "np.dot(W1, X) + b1", "A1": "np.tanh(Z1)",
        "Z2": "np.dot(W2, A1) + b2", "A2": "1 / (1 + np.exp(-Z2))",
    }  # fmt: skip
    return FORWARD.format(**usual | other)


BACKWARD = (
    "m = Y.shape[1]\nA1, A2 = cache['A1'], cache['A2']\ndZ2 = {dZ2}\ndW2 = {dW2}\ndb2 = {db2}\ndZ1 = {dZ1}\n"
    "dW1 = {dW1}\ndb1 = {db1}\nreturn dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2)"
)


def backward(**other):
    """A backward_2layer in the lecture's bookkeeping, with some lines other than they should be."""
    usual = {
        "dZ2": "A2 - Y", "dW2": "1 / m * dZ2 @ A1.T", "db2": "dZ2.mean(axis=1, keepdims=True)",
        "dZ1": "(p['W2'].T @ dZ2) * (1 - A1 * A1)",
        "dW1": "1 / m * dZ1 @ X.T", "db1": "dZ1.mean(axis=1, keepdims=True)",
    }  # fmt: skip
    return BACKWARD.format(**usual | other)


WORDINGS = {
    "tanh_via_sigmoid": [
        ("return stable_sigmoid(z) - 1 / 2", "shift_only"),
        ("return 2 * stable_sigmoid(z) - 1", "no_inner_scale"),
        ("return np.tanh(z / 2)", "no_inner_scale"),
        ("return 2 * stable_sigmoid(2 * z)", "no_shift"),
        ("return 1 + np.tanh(z)", "no_shift"),
        ("return np.sin(z) / np.cos(z)", "trig_tangent"),
    ],
    "relu_forward": [
        ("return z.max()", "np_max"),
        ("return np.amax(z)", "np_max"),
        ("z *= z > 0\nreturn z", "in_place"),
        ("np.maximum(z, 0, out=z)\nreturn z", "in_place"),
        ("return max(z, 0)", "python_max"),
        ("return z if z > 0 else 0", "python_max"),
        ("return np.where(z < 0, z, 0)", "minimum"),
        ("return z * (z < 0)", "minimum"),
    ],
    "relu_grad": [
        ("return (z >= 0).astype(float)", "one_at_zero"),
        ("return np.where(z < 0, 0.0, 1.0)", "one_at_zero"),
        ("return np.heaviside(z, 0.5)", "half_at_zero"),
        ("return (np.sign(z) + 1) / 2", "half_at_zero"),
        ("return relu_forward(z)", "returns_relu"),
        ("return np.where(z > 0, z, 0.0)", "returns_relu"),
        ("return z / np.where(z == 0, 1, np.abs(z))", "sign"),
        ("return np.greater(z, 0)", "bool_result"),
        ("return np.where(z > 0, True, False)", "bool_result"),
    ],
    "leaky_relu": [
        ("return z * slope", "scaled_everywhere"),
        ("return np.where(z > 0, z, -(slope * z))", "reflected"),
        ("return np.where(z > 0, z, slope * np.abs(z))", "reflected"),
        ("return np.maximum(z, 0.01 * z)", "hardcoded_slope"),
        ("return np.where(z < 0, 0.01 * z, z)", "hardcoded_slope"),
        ("return np.where(z > 0, slope * z, z)", "min_not_max"),
        ("return np.where(z > slope, z, slope)", "max_with_slope"),
    ],
    "leaky_relu_grad": [
        ("return (z > 0).astype(float)", "zero_left"),
        ("return np.where(z > 0, 1, 0)", "zero_left"),
        ("return np.maximum(z, slope * z)", "value_not_slope"),
        ("return leaky_relu(z, slope)", "value_not_slope"),
        ("return np.where(z > 0, 1, z * slope)", "slope_times_z"),
        ("return np.where(z > 0, 1, 0.01)", "hardcoded_slope"),
        ("return np.where(z < 0, slope, 1.0)", "one_at_zero"),
        ("return (z >= 0) + slope * (z < 0)", "one_at_zero"),
    ],
    "tanh_grad_from_a": [
        ("return 1 - np.square(np.tanh(a))", "tanh_twice"),
        ("return 1 / np.cosh(a) ** 2", "tanh_twice"),
        ("return a - a**2", "sigmoid_formula"),
        ("return np.square(1 - a)", "square_of_difference"),
        ("return 1 - 2 * a + a * a", "square_of_difference"),
        ("return 1.0 - a", "no_square"),
    ],
    "init_two_layer": [
        (init(W1="rng.normal(0, scale, (n_x, n_h))"), "shape_swapped"),
        (init(W2="scale * rng.standard_normal((n_y, n_h)).T"), "shape_swapped"),
        (init(W1="rng.normal(0, scale, (n_x, n_h))", W2="rng.normal(0, scale, (n_h, n_y))"), "shape_swapped"),
        (init(W1="rng.normal(size=(n_h, n_x))"), "forgot_scale"),
        (init(W2="rng.normal(size=(n_y, n_h))", W1="rng.normal(size=(n_h, n_x))"), "forgot_scale"),
        (init(W1="rng.normal(0, 0.01, (n_h, n_x))"), "hardcoded_scale"),
        (init(W1="rng.normal(0, 0.01, (n_h, n_x))", W2="rng.normal(0, 0.01, (n_y, n_h))"), "hardcoded_scale"),
        (init(W1="scale * rng.uniform(size=(n_h, n_x))"), "uniform_positive"),
        (init(W1="scale * rng.random((n_h, n_x))", W2="scale * rng.random((n_y, n_h))"), "uniform_positive"),
        (init(b1="np.zeros((n_h,))"), "rank1_bias"),
        (init(b1="np.array([0.0] * n_h)", b2="np.array([0.0] * n_y)"), "rank1_bias"),
        (init(b2="rng.normal(0, scale, (n_y, 1))"), "random_bias"),
        (init(b1="rng.random((n_h, 1))"), "random_bias"),
        (init(b1="0.1 * rng.normal(size=(n_h, 1))", b2="rng.normal(size=(n_y, 1))"), "random_bias"),
        (init(W1="np.zeros((n_h, n_x))", W2="0 * rng.normal(size=(n_y, n_h))"), "zero_weights"),
    ],
    "forward_2layer": [
        (forward(Z2="np.dot(W2, Z1) + b2"), "skipped_activation"),
        (forward(A1="1 / (1 + np.exp(-Z1))"), "wrong_hidden_activation"),
        (forward(Z1="np.matmul(W1, X)"), "forgot_b1"),
        (forward(Z1="W1.T.dot(X) + b1"), "transposed_weights"),
        (forward(A2="(np.exp(Z2) - np.exp(-Z2)) / (np.exp(Z2) + np.exp(-Z2)) if abs(Z2).max() < 99 else np.tanh(Z2)"),
         "tanh_output"),
    ],
    "backward_2layer": [
        (backward(dZ1="np.dot(p['W2'].T @ dZ2, 1 - A1**2)"), "matmul_for_hadamard"),
        (backward(dZ1="(dW2.T @ dZ2) * (1 - A1**2)", dZ2="(A2 - Y) / m", dW2="dZ2 @ A1.T", db2="dZ2.sum(1, "
         "keepdims=True)",
                  dW1="dZ1 @ X.T", db1="dZ1.sum(1, keepdims=True)"), "used_dW2"),
        (backward(db1="dZ1.sum() / m"), "sum_without_axis"),
        (backward(db2="dZ2.mean()"), "sum_without_axis"),
        (backward(db1="1 / m * np.sum(dZ1)", db2="1 / m * np.sum(dZ2)"), "sum_without_axis"),
        (backward(db1="dZ1.mean(axis=1)"), "lost_keepdims"),
        (backward(db1="dZ1.mean(1)", db2="dZ2.mean(1)"), "lost_keepdims"),
        (backward(dW1="dZ1 @ X.T"), "forgot_average"),
        (backward(dW2="dZ2 @ A1.T"), "forgot_average"),
        (backward(dW1="dZ1 @ X.T", db1="dZ1.sum(axis=1, keepdims=True)"), "forgot_average"),
        (backward(dW1="dZ1 @ X.T", db1="dZ1.sum(axis=1, keepdims=True)", dW2="dZ2 @ A1.T",
                  db2="dZ2.sum(axis=1, keepdims=True)"), "forgot_average"),
        (backward(dZ2="(A2 - Y) / m"), "averaged_twice"),
        (backward(dW1="dZ1 @ X.T / m**2"), "averaged_twice"),
        (backward(dZ1="(p['W2'].T @ dZ2) * (1 - cache['Z1'] * cache['Z1'])"), "slope_from_z"),
        (backward(dZ2="Y - A2"), "sign_flipped"),
    ],
    "dense_loop": [
        ("a = np.zeros(len(b))\nfor j in range(len(b)):\n    a[j] = g(np.dot(W[j], a_in) + b[j])\n"
         "return a", "row_not_column"),
        ("n = len(W)\na = np.zeros(n)\nfor j in range(n):\n    a[j] = g(a_in @ W[:, j] + b[j])\n"
         "return a", "units_from_rows"),
        ("a = np.zeros(len(b))\nfor j in range(len(b)):\n    a[j] = g(np.dot(W[:, j], a_in) + b)\n"
         "return a", "whole_bias"),
        ("a = np.zeros(len(b))\nfor j in range(len(b)):\n    a[j] = g(np.dot(W[:, j], a_in) + b[j])\n    return a",
         "return_inside_loop"),
    ],
    "dense_batch": [
        ("return g(np.dot(W.T, A_in.T) + b)", "ng_layout"),
        ("Z = A_in @ W\nreturn g(Z) + b", "bias_outside"),
        ("return b + g(np.matmul(A_in, W))", "bias_outside"),
        ("return g(np.dot(W, A_in) + b)", "order_swapped"),
        ("return g(np.multiply(A_in, W) + b)", "elementwise"),
    ],
    "keras_to_columns": [
        ("n, units = W.shape\nreturn W.reshape(units, n), b[:, None]", "reshape_not_transpose"),
        ("return W.copy(), b[:, None]", "unchanged_weights"),
        ("return np.transpose(W), b", "bias_rank1"),
        ("return W.T, b.T", "bias_rank1"),
        ("return W.T, b[None, :]", "bias_row"),
        ("return W.T, np.array([b])", "bias_row"),
    ],
    "collapse_linear": [
        ("return np.dot(W1, W2), np.dot(W2, b1) + b2", "order_swapped"),
        ("return np.dot(W2, W1), b2 + b1", "bias_not_transformed"),
        ("return np.dot(W2, W1), np.dot(W2, b1)", "forgot_b2"),
        ("return np.multiply(W1, W2), np.dot(W2, b1) + b2", "elementwise"),
    ],
}  # fmt: skip
