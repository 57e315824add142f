"""Layers: what a network is stacked from. Each is a forward function, and the backward one under it.

m examples, one a column; n_prev units in the layer before, n in this one. forward gives the value and a cache,
which is what backward will need; backward takes the slope of the cost in that value, and gives the slopes in all
that forward was given. dV is dJ/dV for every array V, so the 1/m of the mean comes in with the cost, once.
"""

import sys
from importlib import import_module
from inspect import unwrap
from types import MappingProxyType

import numpy as np

from dlcore.activations import leaky_relu, linear, relu, sigmoid, tanh
from dlcore.arrays import flatten_dataset
from dlcore.initializers import init_std
from dlcore.regularization import dropout_backward, dropout_forward
from dlcore.shapes import check, takes
from dlcore.softmax import softmax_backward, softmax_columns


@takes(A_prev="real (n_prev, m)", W="real (n, n_prev)", b="real (n, 1)")
def affine_forward(A_prev, W, b):
    """Z = W A_prev + b    A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> Z (n, m), cache = (A_prev, W, b)

    One column an example, and the same b for each. Raises ValueError where the sizes disagree.
    """
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)


@takes(dZ="real (n, m)", A_prev="real (n_prev, m)", W="real (n, n_prev)")
def affine_backward(dZ, A_prev, W):
    """dA_prev = W^T dZ, dW = dZ A_prev^T, db = sum of dZ over the examples    dZ (n, m) -> dA_prev, dW, db

    Each has the shape of what it is the slope in; db is (n, 1). The 1/m is in dZ already, for dZ is dJ/dZ of the
    mean cost. Raises ValueError where the sizes disagree.
    """
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dA_prev, dW, db


# How each activation bends Z, and what it makes of a slope: dZ = dA * g'(Z), with g' read from A where A tells it.
# fmt: off
ACTIVATIONS = {
    "sigmoid":    (unwrap(sigmoid),         lambda dA, Z, A: dA * (A * (1 - A))),
    "tanh":       (unwrap(tanh),            lambda dA, Z, A: dA * (1 - A * A)),
    "relu":       (unwrap(relu),            lambda dA, Z, A: dA * (Z > 0)),
    "leaky_relu": (unwrap(leaky_relu),      lambda dA, Z, A: np.where(Z > 0, dA, 0.01 * dA)),
    "linear":     (unwrap(linear),          lambda dA, Z, A: dA),
    "softmax":    (unwrap(softmax_columns), lambda dA, Z, A: unwrap(softmax_backward)(dA, A)),
}
# fmt: on


class Layer:
    """A forward and a backward function and their parameters, so that a pair of one's own fits into a network.

    forward(A_prev, **params) -> (value, cache); backward(d_value, cache) -> (dA_prev, *dparams), in the order in
    which the parameters are named here. A network copies the parameters, and calls them W1, b1 and so on; L2 counts
    those that begin with W.
    """

    statistics = MappingProxyType({})  # what training moves, but not along a slope: BatchNorm has some

    def __init__(self, forward, backward, **params):
        check("forward", forward, "function")
        check("backward", backward, "function")
        for name, value in params.items():
            check(name, value, "real (...)")
        self.forward, self.backward = forward, backward
        self.params = {name: np.asarray(value) for name, value in params.items()}

    def __repr__(self):
        return f"Layer({getattr(self.forward, '__name__', 'forward')})"

    def __getstate__(self):  # for pickle: a function travels as the name under which it is found again
        return {
            name: addressed(self, value) if name in ("forward", "backward") else value
            for name, value in vars(self).items()
        }

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, found_at(*value) if name in ("forward", "backward") else value)

    def recipe(self):
        """The layer in words that a file can hold."""
        return ["Layer"]

    def shape_after(self, shape):
        """The shape of the value for that of A_prev, None where it cannot be known; ValueError if it does not fit."""
        return None

    def ahead(self, A_prev, params, training):
        """The value, and what `back` will need."""
        found = self.forward(A_prev, **params)
        if not isinstance(found, tuple | list) or len(found) != 2:
            raise ValueError(f"forward gave {counted(found)}; wanted are two, a value and a cache.")
        check("the value of forward", found[0], "number (...)")
        return found[0], (found[1], np.shape(A_prev))

    def back(self, d_value, cache, grads, needed):
        """dA_prev, if it is needed; the slopes in the parameters are written into grads."""
        cache, shape = cache
        found = self.backward(d_value, cache)
        slopes = found if isinstance(found, tuple | list) else (found,)
        wanted = {"dA_prev": shape} | {f"d{name}": grad.shape for name, grad in grads.items()}
        if len(slopes) != len(wanted):
            names = ", ".join(wanted)
            raise ValueError(f"backward gave {counted(found)}; wanted {'are' if grads else 'is'} {names}.")
        for (name, its_shape), slope in zip(wanted.items(), slopes, strict=True):
            check(f"{name} of backward", slope, "number (...)")
            if np.shape(slope) != its_shape:
                told = f"{name} of backward has shape {np.shape(slope)}, but {name[1:]} has {its_shape}"
                raise ValueError(f"{told}: a slope has the shape of what it is the slope in.")
        for grad, slope in zip(grads.values(), slopes[1:], strict=True):
            grad[...] = slope
        return slopes[0]


def addressed(layer, function):
    """Module and name of a function, and whether it is the plain one below a checked one."""
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "")
    there = getattr(sys.modules.get(module), name, None)
    if not callable(there) or unwrap(there) is not unwrap(function):
        told = f"{layer} cannot go to another process, for its function has no name to be found by there"
        raise ValueError(f"{told}: write it with def, at the top of a module.")
    return module, name, there is not function


def found_at(module, name, plain):
    function = getattr(import_module(module), name)
    return unwrap(function) if plain else function


def counted(found):
    """How many values a function gave, in words."""
    if found is None:
        return "None: did it forget its return"
    return f"{len(found)} values" if isinstance(found, tuple | list) and len(found) != 1 else "one value"


def drawn(rng, init, n_in, *shape):
    """First weights of a shape, n_in of them in every sum: "he", "xavier", "zeros" or a standard deviation."""
    if isinstance(init, str) and init not in ("he", "xavier", "zeros"):
        raise ValueError(f"init is {init!r}; wanted is 'he', 'xavier', 'zeros' or a standard deviation.")
    if init == "zeros":
        return np.zeros(shape)
    check("rng", rng, "rng")
    if isinstance(init, str):
        init = init_std(n_in, "relu" if init == "he" else "tanh")
    check("init", init, "rate ()")
    return init * rng.standard_normal(shape)


class Dense(Layer):
    """Z = W A_prev + b    n_prev units -> n units

    W is random, with standard deviation sqrt(2 / n_prev) for "he", sqrt(1 / n_prev) for "xavier", 0 for "zeros", or
    the number that init is; b is 0.
    """

    def __init__(self, n_prev, n, rng, init="he"):
        check("n_prev", n_prev, "size ()")
        check("n", n, "size ()")
        self.n_prev, self.n = int(n_prev), int(n)
        W, b = drawn(rng, init, n_prev, n, n_prev), np.zeros((n, 1))
        super().__init__(unwrap(affine_forward), unwrap(affine_backward), W=W, b=b)

    def __repr__(self):
        return f"Dense({self.n_prev}, {self.n})"

    def recipe(self):
        return ["Dense"]

    def shape_after(self, shape):
        if shape is None:
            return self.n, None
        if len(shape) != 2 or shape[0] not in (None, self.n_prev):
            way = " Transposed, it would fit." if len(shape) == 2 and shape[1] == self.n_prev else ""
            raise ValueError(f"it takes an array of shape ({self.n_prev}, m), one column an example.{way}")
        return self.n, shape[1]

    def ahead(self, A_prev, params, training):
        return self.forward(A_prev, **params)

    def back(self, dZ, cache, grads, needed):
        """affine_backward, but dW^T = A_prev dZ^T is written where the network keeps it: no copy of a large matrix."""
        A_prev, W, _ = cache
        np.matmul(A_prev, dZ.T, out=grads["W"].T)
        np.add.reduce(dZ, axis=1, keepdims=True, out=grads["b"])
        return W.T @ dZ if needed else None


class Activation(Layer):
    """A = g(Z), g one of sigmoid, tanh, relu, leaky_relu, linear, softmax."""

    def __init__(self, name):
        if not isinstance(name, str) or name not in ACTIVATIONS:
            names = ", ".join(map(repr, ACTIVATIONS))
            raise ValueError(f"the activation is {name!r}; wanted is one of {names}.")
        self.name = name
        super().__init__(*ACTIVATIONS[name])

    def __repr__(self):
        return f'Activation("{self.name}")'

    def __reduce__(self):
        return Activation, (self.name,)

    def recipe(self):
        return ["Activation", self.name]

    def shape_after(self, shape):
        if self.name == "softmax" and shape is not None and len(shape) == 4:
            raise ValueError("it takes columns, one an example. Flatten() makes them of pictures.")
        return shape

    def ahead(self, Z, params, training):
        A = self.forward(Z)
        return A, (Z, A)

    def back(self, dA, cache, grads, needed):
        return self.backward(dA, *cache)


class Dropout(Layer):
    """In training, each unit of each example is kept with probability keep_prob, and then divided by it."""

    def __init__(self, keep_prob, rng):
        check("keep_prob", keep_prob, "kept ()")
        if rng is not None:
            check("rng", rng, "rng")
        self.keep_prob, self.rng = float(keep_prob), rng
        super().__init__(unwrap(dropout_forward), unwrap(dropout_backward))

    def __repr__(self):
        return f"Dropout({self.keep_prob:g})"

    def recipe(self):
        return ["Dropout", self.keep_prob]

    def shape_after(self, shape):
        return shape

    def ahead(self, A, params, training):
        if not training:
            return A, None
        if self.rng is None:
            raise ValueError("it has no random generator. Sequential.load(path, rng) gives it one.")
        u = self.rng.random(A.shape, A.dtype)
        return self.forward(A, self.keep_prob, u), u < self.keep_prob

    def back(self, dA, mask, grads, needed):
        return dA if mask is None else self.backward(dA, mask, self.keep_prob)


class Flatten(Layer):
    """Pictures to columns    (m, H, W, C) -> (H*W*C, m): the only place where the axis of the examples moves."""

    def __init__(self):
        super().__init__(unwrap(flatten_dataset), lambda dX, shape: np.ascontiguousarray(dX.T).reshape(shape))

    def __repr__(self):
        return "Flatten()"

    def __reduce__(self):
        return Flatten, ()

    def recipe(self):
        return ["Flatten"]

    def shape_after(self, shape):
        if shape is not None and len(shape) != 4:
            raise ValueError("it takes an array of shape (m, H, W, C), m pictures.")
        if shape is None or None in shape[1:]:
            return None if shape is None else (None, shape[0])
        return int(np.prod(shape[1:])), shape[0]

    def ahead(self, images, params, training):
        return self.forward(images), images.shape

    def back(self, dX, shape, grads, needed):
        return self.backward(dX, shape)
