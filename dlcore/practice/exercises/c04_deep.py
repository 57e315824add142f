"""The exercises of chapter 04: the shapes of a deep network, its forward and its backward pass, the step."""

from functools import partial
from inspect import unwrap
from itertools import pairwise

import numpy as np

from dlcore.deep import (
    activation_backward,
    count_parameters,
    layer_forward,
    layer_shapes,
    model_backward,
    model_forward,
    update_all,
)
from dlcore.layers import affine_backward, affine_forward
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c02_logistic import labels
from dlcore.practice.exercises.c03_shallow import signed

CHAPTER = "04_deep_network"


def shape_cases(rng):
    some = [int(size) for size in rng.permutation([2, 3, 4, 5, 7])]
    return [
        case([2, 3, 1], 5, label="2-3-1, five examples"),
        case([5, 4, 3, 1], 8, label="5-4-3-1, eight examples"),
        case([4, 1], 6, label="no hidden layer: 4-1"),
        case([3, 3, 3], 3, label="all sizes 3, three examples"),
        case(some[:4], 6),
    ]


def count_cases(rng):
    some = [int(size) for size in rng.permutation([2, 3, 4, 5, 7])]
    return [
        case([2, 3, 1], label="2-3-1"),
        case([12288, 20, 7, 5, 1], label="12288-20-7-5-1"),
        case([4, 1], label="no hidden layer: 4-1"),
        case([3, 3, 3], label="all sizes 3"),
        case(some[:4]),
    ]


def one_layer(rng, n_prev, n, m, size=1):
    """A_prev, W, b of one layer."""
    return size * signed(rng, n_prev, m), signed(rng, n, n_prev), signed(rng, n, 1)


def affine_cases(rng):
    by_hand = np.array([[1.0, 0.5, -1.0, 2.0], [0.25, 1.0, -0.5, 1.5]])
    return [
        case(by_hand, signed(rng, 3, 2), np.array([[0.5], [-1.0], [0.25]]), label="from 2 to 3 units"),
        case(*one_layer(rng, 3, 3, 3), label="as many units as inputs as examples"),
        case(*one_layer(rng, 4, 2, 1), label="one example"),
        case(*one_layer(rng, 3, 1, 5), label="one unit"),
        case(*one_layer(rng, 2, 4, int(rng.integers(5, 9)))),
    ]  # fmt: skip


def layer_cases(rng):
    return [
        case(*one_layer(rng, 2, 3, 4), "relu", label="from 2 to 3 units, relu"),
        case(*one_layer(rng, 3, 2, 5), "sigmoid", label="from 3 to 2 units, sigmoid"),
        case(*one_layer(rng, 3, 3, 3), "relu", label="as many units as inputs as examples, relu"),
        case(*one_layer(rng, 4, 2, 1), "sigmoid", label="one example, sigmoid"),
        case(*one_layer(rng, 2, 4, 3, size=1000), "sigmoid", label="inputs of size 1000, sigmoid"),
        case(*one_layer(rng, 4, 5, int(rng.integers(6, 9))), "relu"),
    ]  # fmt: skip


def network(rng, *dims):
    """Parameters of a network none of whose hidden layers is switched off: the biases are positive."""
    return [(signed(rng, n, n_prev) * 0.8, abs(signed(rng, n, 1))) for n_prev, n in pairwise(dims)]


def model_cases(rng):
    return [
        case(signed(rng, 2, 5), network(rng, 2, 3, 1), label="one hidden layer: 2-3-1"),
        case(signed(rng, 4, 6), network(rng, 4, 5, 3, 1), label="two hidden layers: 4-5-3-1"),
        case(signed(rng, 3, 4), network(rng, 3, 1), label="no hidden layer: 3-1"),
        case(signed(rng, 3, 3), network(rng, 3, 3, 3, 1), label="as many units as features as examples"),
        case(signed(rng, 5, 1), network(rng, 5, 4, 2, 1), label="one example"),
        case(signed(rng, 3, int(rng.integers(5, 9))), network(rng, 3, 4, 5, 2, 1)),
    ]


def slope_cases(rng):
    return [
        case(*one_slope(rng, 2, 3, 4), label="from 2 to 3 units"),
        case(*one_slope(rng, 3, 3, 3), label="as many units as inputs as examples"),
        case(*one_slope(rng, 4, 2, 5), label="from 4 to 2 units"),
        case(*one_slope(rng, 3, 1, 6), label="one unit"),
        case(*one_slope(rng, 2, 4, int(rng.integers(5, 9)))),
    ]


def one_slope(rng, n_prev, n, m):
    """dZ, A_prev, W of one layer."""
    A_prev, W, _b = one_layer(rng, n_prev, n, m)
    return signed(rng, n, m) / m, A_prev, W


def activation_cases(rng):
    def draw(n, m):
        return signed(rng, n, m), signed(rng, n, m) * 2

    Z = np.array([[1.0, -2.0, 0.0], [-0.5, 3.0, 1.5]])
    dA = np.array([[0.5, 0.25, -1.0], [-0.75, -0.5, 2.0]])
    far = np.array([[-1000.0, 0.5, 40.0], [1000.0, -2.0, -40.0]])
    return [
        case(dA, Z, "relu", label="relu, a 0 in Z"),
        case(dA, Z, "sigmoid", label="sigmoid, a 0 in Z"),
        case(*draw(3, 3), "sigmoid", label="sigmoid, as many units as examples"),
        case(*draw(4, 1), "relu", label="relu, one example"),
        case(signed(rng, 2, 3), far, "sigmoid", label="sigmoid, Z from -1000 to 1000"),
        case(*draw(3, int(rng.integers(4, 9))), "relu"),
    ]  # fmt: skip


def backward_cases(rng):
    def draw(Y, *dims):
        AL, caches = model_forward(signed(rng, dims[0], Y.shape[1]), network(rng, *dims))
        return AL, Y, caches

    return [
        case(*draw(np.array([[1.0, 0.0, 1.0, 0.0, 0.0]]), 2, 3, 1), label="one hidden layer: 2-3-1"),
        case(*draw(labels(rng, 1, 6).astype(int), 4, 5, 3, 1), label="two hidden layers: 4-5-3-1"),
        case(*draw(labels(rng, 1, 4), 3, 1), label="no hidden layer: 3-1"),
        case(*draw(labels(rng, 1, 3), 3, 3, 3, 1), label="as many units as features as examples"),
        case(*sure_outputs(), label="outputs that are exactly 0 or 1, some of them wrong"),
        case(*draw(labels(rng, 1, int(rng.integers(7, 10))), 3, 4, 5, 2, 1)),
    ]


def sure_outputs():
    """AL, Y, caches of a network so sure of itself that its outputs are rounded to 0 and 1, right and wrong ones."""
    X = np.array([[1.0, -2.0, 0.5, 3.0, -1.0, 2.0], [0.5, 1.0, -1.5, 2.0, 2.5, -0.5]])
    hidden = np.array([[1.0, -0.5], [0.5, 1.0], [-1.0, 0.75]]), np.array([[0.5], [0.25], [1.0]])
    output = 1000 * np.array([[1.0, -2.0, 1.5]]), np.array([[400.0]])
    AL, caches = model_forward(X, [hidden, output])
    return AL, np.array([[1.0, 0.0, 0.0, 1.0, 0.0, 1.0]]), caches


def update_cases(rng):
    def draw(*dims):
        params = network(rng, *dims)
        return params, [(signed(rng, *W.shape), signed(rng, *b.shape)) for W, b in params]

    return [
        case(*draw(2, 3, 1), 0.1, label="2-3-1, learning rate 0.1"),
        case(*draw(4, 5, 3, 1), 2.0, label="4-5-3-1, learning rate 2"),
        case(*draw(3, 1), 0.3, label="one layer"),
        case(*draw(3, 3, 3), 0.05, label="all sizes 3"),
        case(*draw(3, 4, 5, 2, 1), float(rng.uniform(0.2, 0.8))),
    ]


def last_layer_left_out(params, grads, learning_rate):
    L = len(params)
    found = list(params)
    for l in range(L - 1):
        found[l] = (
            params[l][0] - learning_rate * grads[l][0],
            params[l][1] - learning_rate * grads[l][1],
        )
    return found


def update_in_place(params, grads, learning_rate):
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return params


unchecked = unwrap(activation_backward)


def backward_from_dAL(AL, Y, caches, outer=-1, inner=-1, output="sigmoid", step=unchecked, keep=0):
    """The pass that begins with dJ/dAL, infinite where AL is 0 or 1; `keep` is the distance AL is kept from there."""
    AL = np.clip(AL, keep, 1 - keep)
    dA = outer * (Y / AL + inner * (1 - Y) / (1 - AL)) / Y.shape[1]
    grads = []
    for A_prev, W, _b, Z in reversed(caches):
        dZ = step(dA, Z, "relu" if grads else output)
        dA, dW, db = unwrap(affine_backward)(dZ, A_prev, W)
        grads.insert(0, (dW, db))
    return grads


def from_dAL(**how):
    """Two versions of that pass: one goes on with nan, in the other `activation_backward` refuses it."""
    return [partial(backward_from_dAL, **how), partial(backward_from_dAL, step=activation_backward, **how)]


def first_layer_first(AL, Y, caches):
    dZ = (AL - Y) / Y.shape[1]
    grads = []
    for A_prev, W, _b, _Z in caches:
        grads.append((dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)))
        dZ = W.T @ dZ * (A_prev > 0)
    return grads


declare(
    "layer_shapes", notebook=CHAPTER, points=5, core=True, reference=layer_shapes, integer=True,
    task="The shape of every W, b and Z of a network, before anything is computed.\n\n"
    "dims a list n[0], n[1], ..., n[L], m the number of examples -> a list with one triple "
    "(shape of W, shape of b, shape of Z) a layer, layer 1 first",
    returns=("shapes",),
    cases=shape_cases,
    mistakes=[
        mistake(
            "bias_per_example", "(dims[l], 1)", "(dims[l], m)",
            "b has a column for every example. b is a parameter: does it grow when more data come in?",
        ),
        mistake(
            "z_single", "(dims[l], m))", "(dims[l], 1))",
            "Z has one column only. How many examples go through the network at once?",
        ),
        wrong_version(
            "counts_input_layer",
            (("range(1, len(dims))", "range(len(dims))"),),
            "You have as many triples as sizes. The input is layer 0: nothing is computed there, and it has no W.",
        ),
        mistake(
            "z_previous_units", "(dims[l], m))", "(dims[l - 1], m))",
            "Your Z has the rows of the layer before. Each unit of layer l gives one z an example.",
        ),
        mistake(
            "transposed_w", "(dims[l], dims[l - 1])", "(dims[l - 1], dims[l])",
            "Your W is turned over. With us each row of W holds the weights of one unit of layer l.",
        ),
    ],
    hints=(
        "Which column comes into layer l, and which goes out?",
        "W[l] has a row per unit of layer l and a column per unit of layer l - 1; b[l] has one column; Z[l] has one "
        "per example. `range(1, len(dims))` counts the layers.",
        "For dims = [6, 2] and m = 9 there is one triple: ((2, 6), (2, 1), (2, 9)).",
    ),
)  # fmt: skip

declare(
    "count_parameters", notebook=CHAPTER, points=3, reference=count_parameters, integer=True,
    task="How many numbers training adjusts: all weights and all biases.\n\n"
    "dims a list n[0], n[1], ..., n[L] -> a whole number",
    returns=("the number",),
    cases=count_cases,
    mistakes=[
        mistake(
            "forgot_biases", " + dims[l] for", " for",
            "The weights are all there. What else does each unit have?",
        ),
        mistake(
            "bias_of_previous", "+ dims[l] for", "+ dims[l - 1] for",
            "The number of weights is right. A bias belongs to a unit of the layer that computes, not of the one "
            "before.",
        ),
        mistake(
            "units_only", "dims[l] * dims[l - 1] + dims[l]", "dims[l]",
            "That is the number of units. How many weights has each of them?",
        ),
        mistake(
            "last_layer_missing", "range(1, len(dims))", "range(1, len(dims) - 1)",
            "A layer is missing, the last one. The output unit learns, too.",
        ),
    ],
    hints=(
        "How many weights does one unit of layer l have, and how many biases?",
        "n[l] times n[l-1] weights and n[l] biases a layer, added over the layers 1 to L.",
        "For 3-2-1: 2 * 3 + 2 = 8 in layer 1, 1 * 2 + 1 = 3 in layer 2, 11 in all.",
    ),
)  # fmt: skip

declare(
    "affine_forward", notebook=CHAPTER, points=5, reference=affine_forward, loops=False,
    may_use=("weighted_sum",),
    task="Z = W A_prev + b for all units and all examples, and what the backward pass will need.\n\n"
    "A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> Z (n, m), cache = (A_prev, W, b)",
    returns=("Z", "cache"),
    cases=affine_cases,
    mistakes=[
        mistake(
            "forgot_bias", " + b", "",
            "With A_prev = 0 every column of Z should be b.",
        ),
        mistake(
            "order_swapped", "W @ A_prev", "A_prev @ W",
            "Write the shapes under the product: W is (n, n_prev), A_prev is (n_prev, m). Which order leaves (n, m)?",
        ),
        mistake(
            "transposed", "W @ A_prev", "W.T @ A_prev",
            "Each row of W holds the weights of one unit already, so (n, n_prev) and (n_prev, m) fit as they are.",
        ),
        mistake(
            "cached_z", "(A_prev, W, b)", "(Z, W, b)",
            "Z is right, the cache is not: dW will be dZ times the transposed input of the layer. Is that in your "
            "cache?",
        ),
    ],
    hints=(
        "Which product of W and A_prev has a row per unit and a column per example?",
        "One matrix product, one sum in which NumPy stretches b over the examples. Return Z, and then the three "
        "arguments as a tuple.",
        "W = [[2, -1]], b = [[3]], A_prev = [[1, 0], [4, 5]]: Z = [[2 - 4 + 3, 0 - 5 + 3]] = [[1, -2]].",
    ),
)  # fmt: skip

declare(
    "layer_forward", notebook=CHAPTER, points=5, core=True, reference=layer_forward, loops=False,
    may_use=("stable_sigmoid", "relu_forward", "affine_forward"),
    task="One layer: Z = W A_prev + b, then the activation that is asked for.\n\n"
    'A_prev (n_prev, m), W (n, n_prev), b (n, 1), activation "relu" or "sigmoid" -> A (n, m), '
    "cache = (A_prev, W, b, Z)",
    returns=("A", "cache"),
    cases=layer_cases,
    mistakes=[
        mistake(
            "returned_z", "return A,", "return Z,",
            "What you return first is Z, as it was before the activation.",
        ),
        mistake(
            "always_relu", 'relu(Z) if activation == "relu" else sigmoid(Z)', "relu(Z)",
            "You give ReLU whatever is asked for.",
        ),
        mistake(
            "always_sigmoid", 'relu(Z) if activation == "relu" else sigmoid(Z)', "sigmoid(Z)",
            "You give the sigmoid whatever is asked for.",
        ),
        mistake(
            "branches_swapped", 'activation == "relu"', 'activation == "sigmoid"',
            "Asked for relu you give the sigmoid, and the other way round.",
        ),
        mistake(
            "cached_a", "b, Z)", "b, A)",
            "A is right. The last thing in the cache should be Z: the backward pass asks for the slope of the "
            "activation at Z.",
        ),
    ],
    hints=(
        "Which two steps does every layer take?",
        "First Z, then `if activation == \"relu\"`. The cache is a tuple of four: what came in, the two parameters, "
        "and Z.",
        "W = [[2]], b = [[-3]], A_prev = [[1, 4]]: Z = [[-1, 5]]. With relu A = [[0, 5]], with sigmoid "
        "[[0.2689, 0.9933]].",
    ),
)  # fmt: skip

declare(
    "model_forward", notebook=CHAPTER, points=8, core=True, reference=model_forward,
    may_use=("stable_sigmoid", "relu_forward", "affine_forward", "layer_forward"),
    task="The whole forward pass: ReLU in every layer but the last, which has a sigmoid.\n\n"
    "X (n[0], m), params a list of (W, b), layer 1 first -> AL (1, m), caches: a list of (A_prev, W, b, Z), layer 1 "
    "first",
    returns=("AL", "caches"),
    cases=model_cases,
    mistakes=[
        mistake(
            "always_X", "A_prev = A", "A_prev = X",
            "Every layer of yours reads X. What does layer 2 receive?",
        ),
        mistake(
            "relu_everywhere", "sigmoid(Z) if l == len(params) else relu(Z)", "relu(Z)",
            "The last layer has ReLU, too, so some outputs are above 1. If you do ask for the last layer: which "
            "numbers does your l run through?",
        ),
        mistake(
            "sigmoid_everywhere", "sigmoid(Z) if l == len(params) else relu(Z)", "sigmoid(Z)",
            "The hidden layers have a sigmoid. Only the last layer should.",
        ),
        mistake(
            "cache_after_update", "(A_prev, W, b, Z)", "(A, W, b, Z)",
            "AL is right. Each of your caches holds what the layer gave; the backward pass needs what it received.",
        ),
    ],
    hints=(
        "What does layer l receive, and how do you know that it is the last one?",
        "Begin with A = X. In a loop over params: keep A as A_prev, compute Z and the new A, append the tuple of four. "
        "`enumerate` counts along.",
        "Two layers of one unit, W = 2 and W = 3, b = 0 in both, x = 0.5: z1 = 1, a1 = 1, z2 = 3, AL = 0.9526; the "
        "second cache begins with a1.",
    ),
)  # fmt: skip

declare(
    "affine_backward", notebook=CHAPTER, points=10, core=True, reference=affine_backward, loops=False,
    task="Back through Z = W A_prev + b. dZ is dJ/dZ of the mean cost J: the 1/m came in with the cost, so it does not "
    "appear here.\n\n"
    "dZ (n, m), A_prev (n_prev, m), W (n, n_prev) -> dA_prev (n_prev, m), dW (n, n_prev), db (n, 1)",
    returns=("dA_prev", "dW", "db"),
    cases=slope_cases,
    mistakes=[
        mistake(
            "averaged_again", "dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]",
            "dW is m times too small. Many lectures divide by m here, for their dZ does not have the 1/m yet; ours "
            "has it, from the cost. Once is right.",
        ),
        wrong_version(
            "averaged_again",
            (("dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]"), ("keepdims=True)", "keepdims=True) / dZ.shape[1]")),
            "dW and db are m times too small. Many lectures divide by m here, for their dZ does not have the 1/m yet; "
            "ours has it, from the cost. Once is right.",
        ),
        wrong_version(
            "averaged_again",
            (("dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]"), ("keepdims=True)", "keepdims=True) / dZ.shape[1]"),
             ("W.T @ dZ", "W.T @ dZ / dZ.shape[1]")),
            "All three are m times too small. Our dZ has the 1/m already, from the cost. Once is right.",
        ),
        mistake(
            "averaged_db", "keepdims=True)", "keepdims=True) / dZ.shape[1]",
            "dW is right and db is m times too small. A sum over the examples is wanted: the 1/m is in dZ already.",
        ),
        mistake(
            "averaged_dA", "W.T @ dZ", "W.T @ dZ / dZ.shape[1]",
            "dA_prev is m times too small. Every example has its own column there, so there is nothing to average.",
        ),
        mistake(
            "lost_keepdims", ", keepdims=True", "",
            "db has shape (n,) and b has (n, 1). Which argument of `np.sum` keeps the axis that is added up?",
        ),
        mistake(
            "wrong_axis", "axis=1", "axis=0",
            "You add up the units and keep the examples. A bias belongs to a unit and serves all examples.",
        ),
        mistake(
            "no_transpose", "W.T @ dZ", "W @ dZ",
            "Forwards W makes n numbers of n_prev. Backwards it is to make n_prev of n: which shape does it need? "
            "With a square W nobody would notice.",
        ),
    ],
    hints=(
        "Each slope has the shape of its own array. Which products of dZ with A_prev and with W have these shapes?",
        "dW is dZ times a transposed array, dA_prev a transposed array times dZ, and db adds up the columns of dZ.",
        "One unit, one input, W = 3, A_prev = (1, 2), dZ = (0.5, -0.1): dW = 0.5 - 0.2 = 0.3, db = 0.4, "
        "dA_prev = (1.5, -0.3).",
    ),
)  # fmt: skip

declare(
    "activation_backward", notebook=CHAPTER, points=5, core=True, reference=activation_backward, loops=False,
    may_use=("stable_sigmoid", "relu_forward", "sigmoid_grad", "relu_grad"),
    task="dZ = dA times the slope of the activation at Z, entry by entry. The slope of ReLU at 0 is 0.\n\n"
    'dA, Z (n, m), activation "relu" or "sigmoid" -> dZ (n, m)',
    returns=("dZ",),
    cases=activation_cases,
    mistakes=[
        mistake(
            "masked_by_dA", "(Z > 0)", "(dA > 0)",
            "You keep the positive slopes. Whether a unit was open was decided by its Z on the way forward, not by "
            "the slope that comes back.",
        ),
        mistake(
            "forgot_dA", "dA * (Z > 0)", "(Z > 0) * 1.0",
            "That is the slope of ReLU alone. What comes back from the next layer has to go through it.",
        ),
        mistake(
            "forgot_dA", "dA * s * (1 - s)", "s * (1 - s)",
            "That is the slope of the sigmoid alone. What comes back from the next layer has to go through it.",
        ),
        wrong_version(
            "forgot_dA", (("dA * (Z > 0)", "(Z > 0) * 1.0"), ("dA * s * (1 - s)", "s * (1 - s)")),
            "That is the slope of the activation alone. What comes back from the next layer has to go through it.",
        ),
        mistake(
            "slope_of_z", "dA * s * (1 - s)", "dA * Z * (1 - Z)",
            "The slope of the sigmoid is written in its output s = sigmoid(Z), not in Z.",
        ),
        mistake(
            "matmul", "dA * s * (1 - s)", "dA @ (s * (1 - s)).T",
            "The activation acts on each entry alone, and so does its slope: a matrix product would mix the examples.",
        ),
        mistake(
            "one_at_zero", "Z > 0", "Z >= 0",
            "at Z = 0 ReLU has a corner and no slope; you take 1 there, the course takes 0.",
            kind="convention",
        ),
    ],
    hints=(
        "If z of one entry grows by a little, by how much does its a grow?",
        "`relu_grad` and `sigmoid_grad` are these slopes; the chain rule multiplies them with dA, entry by entry.",
        "dA = 0.8: with relu, dZ = 0.8 at Z = 5 and 0 at Z = -5. With sigmoid at Z = 0, dZ = 0.8 * 0.25 = 0.2.",
    ),
)  # fmt: skip

declare(
    "model_backward", notebook=CHAPTER, points=15, core=True, reference=model_backward,
    may_use=("affine_backward", "activation_backward", "relu_grad", "sigmoid_grad", "stable_sigmoid"),
    task="The whole backward pass for the mean log loss. The hidden layers have ReLU, the output a sigmoid. AL may be "
    "exactly 0 or 1, so begin with dZ = (AL - Y)/m of the last layer: it divides by nothing that can be 0.\n\n"
    "AL, Y (1, m), caches a list of (A_prev, W, b, Z), layer 1 first -> a list of (dW, db), layer 1 first",
    returns=("grads",),
    cases=backward_cases,
    mistakes=[
        mistake(
            "sign_of_dAL", "AL - Y", "Y - AL",
            "Every slope has the opposite sign: a step against yours makes the cost grow.",
        ),
        *(wrong_version(
            "sign_of_dAL", version,
            "Every slope has the opposite sign, and where AL is exactly 0 or 1 there is a division by zero. The loss "
            "begins with a minus; with dZ = (AL - Y)/m there is nothing to forget.",
        ) for version in from_dAL(outer=1)),
        mistake(
            "plus_in_dAL", "AL - Y", "AL + Y",
            "For an output that is right, AL = Y, the slope should vanish. Does AL + Y?",
        ),
        *(wrong_version(
            "plus_in_dAL", version,
            "ln(1 - a) has the slope -1/(1 - a): count the minus signs. And where AL is exactly 0 or 1 this divides by "
            "zero; dZ = (AL - Y)/m does not.",
        ) for version in from_dAL(inner=1)),
        *(wrong_version(
            "divided_by_zero", version,
            "All is right but for one thing: where AL is exactly 0 or 1, dJ/dAL divides by zero. With the slope of the "
            "sigmoid multiplied out, (AL - Y)/m is left, and that divides by nothing.",
        ) for version in from_dAL()),
        wrong_version(
            "clipped", partial(backward_from_dAL, keep=1e-8),
            "Where AL is exactly 0 or 1 your slopes vanish, for wrong outputs too. dJ/dAL kept finite is multiplied "
            "there by the slope of the sigmoid, which is 0. (AL - Y)/m needs no such help.",
        ),
        mistake(
            "reversed_list", "return grads", "return grads[::-1]",
            "Your slopes are right, from the last layer to the first. Wanted is layer 1 first, as in params.",
        ),
        mistake(
            "forward_order", "reversed(range(L))", "range(L)",
            "You begin at layer 1. What does layer 1 need to know from layer 2 before it can begin?",
        ),
        wrong_version(
            "forward_order", first_layer_first,
            "You begin at layer 1. What does layer 1 need to know from layer 2 before it can begin?",
        ),
        mistake(
            "relu_for_output", "dZ = (AL - Y) / m", 'dZ = activation_backward((AL - Y) / m, caches[-1][3], "relu")',
            "(AL - Y)/m is dZ of the last layer already, and you send it through the slope of ReLU.",
        ),
        *(wrong_version(
            "relu_for_output", version,
            "At the output you take the slope of ReLU, as if it were a hidden layer; it has a sigmoid. If you do ask "
            "for the last layer: which numbers does your l run through?",
        ) for version in from_dAL(output="relu")),
        mistake(
            "extra_sigmoid_slope", "(AL - Y) / m", "(AL - Y) * AL * (1 - AL) / m",
            "(AL - Y)/m is dZ of the last layer already: the slope of the sigmoid is in it, and you multiply by it "
            "again.",
        ),
        mistake(
            "forgot_average", "(AL - Y) / m", "AL - Y",
            "Every slope is exactly m times too large. The cost is a mean over m examples: where does its 1/m come in?",
        ),
        mistake(
            "averaged_twice", "(AL - Y) / m", "(AL - Y) / m**2",
            "Every slope is exactly m times too small. The 1/m comes in once, and `affine_backward` does not divide "
            "again.",
        ),
    ],
    hints=(
        "In which order do you visit the layers, and what do you know at the last one without any work?",
        "Begin with dZ = (AL - Y)/m. In each layer `affine_backward` gives dA_prev, dW and db; `activation_backward` "
        "with the Z of the layer below makes the next dZ of dA_prev.",
        "Two layers of one unit, one example: x = 2, Z1 = 1, A1 = 1, W2 = 3, AL = 0.9, y = 1. dZ2 = -0.1, dW2 = -0.1, "
        "dA1 = -0.3, dZ1 = -0.3, dW1 = -0.6.",
    ),
)  # fmt: skip

declare(
    "update_all", notebook=CHAPTER, points=3, core=True, reference=update_all,
    task="One step of gradient descent for every layer. The arguments stay as they are.\n\n"
    "params a list of (W, b), grads a list of (dW, db), learning_rate a number -> a new list of (W, b)",
    returns=("params",),
    cases=update_cases,
    mistakes=[
        mistake(
            "last_layer_missing",
            "zip(params, grads, strict=True)", "zip(params[:-1], grads[:-1], strict=True)",
            "Your list is one layer short: the last one is missing.",
        ),
        wrong_version(
            "last_layer_missing", last_layer_left_out,
            "The last layer comes back as it was. How far does your loop count?",
        ),
        mistake(
            "bias_frozen", "b - learning_rate * db", "b",
            "The biases come back as they were.",
        ),
        mistake(
            "lr_not_used_for_b", "b - learning_rate * db", "b - db",
            "The step in the biases is the same for every learning rate.",
        ),
        wrong_version(
            "in_place", update_in_place,
            "the numbers are right, but they are written into the caller's arrays. Run such a cell twice and it steps "
            "twice.",
            kind="convention",
        ),
        mistake(
            "uphill", "W - learning_rate * dW", "W + learning_rate * dW",
            "W goes up the slope. Which way is downhill?",
        ),
        wrong_version(
            "uphill",
            (("W - learning_rate * dW", "W + learning_rate * dW"),
             ("b - learning_rate * db", "b + learning_rate * db")),
            "This goes up the slope. Which way is downhill?",
        ),
    ],
    hints=(
        "What happens to one layer's W and b in a step?",
        "`zip(params, grads)` goes through both lists side by side; a new pair per layer makes the new list.",
        "One layer with W = [[1, 2]], dW = [[4, -2]], b = [[0]], db = [[1]] and learning rate 0.5 becomes "
        "W = [[-1, 3]], b = [[-0.5]].",
    ),
)  # fmt: skip
