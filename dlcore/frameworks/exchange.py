"""Between a network of dlcore and a Keras model of the same dense layers.

Keras has examples as rows and the kernel of a layer as (n_prev, n): every array is turned on its way. What comes back
from Keras has dlcore's layout and names, W1 (n, n_prev) and b1 (n, 1).
"""

import numpy as np

from dlcore.frameworks.installed import keras, quiet, tensorflow


def give(net, model):
    """kernel = W^T, bias = b, layer by layer    a dlcore Sequential, a Keras model -> the model, with the net's numbers

    Raises ValueError where the layers differ.
    """
    parts = [part.T if name.startswith("W") else part[:, 0] for name, part in net.params.items()]
    theirs = [tuple(part.shape) for part in model.weights]
    if theirs != [part.shape for part in parts]:
        ours = {name: part.shape for name, part in net.params.items()}
        turned = "a kernel is W turned, a bias is b without its second axis"
        raise ValueError(f"the network has {ours}, but the model {theirs}; {turned}.")
    model.set_weights(
        [part.copy() for part in parts]
    )  # JAX computes in the array itself, and ours goes on learning
    return model


def answers(model, X):
    """What the model gives for the columns of X    X (n_x, m) -> A (n_y, m)"""
    with quiet():
        A = model(X.T)
    return as_array(A).T


def slopes(model, loss, X, Y):
    """J = loss(Y, A), and dJ/dV of each weight by automatic differentiation    -> J, {"W1": ..., "b1": ..., ...}

    loss is one of keras.losses; X (n_x, m) and Y (n_y, m) are columns. Keras builds on others that differentiate, so
    the way differs with the backend. Raises ValueError for a backend other than JAX and TensorFlow.
    """
    backend = keras().config.backend()
    if backend not in DIFFERENTIATED:
        raise ValueError(f"Keras computes with {backend} here; wanted is one of {', '.join(DIFFERENTIATED)}.")
    with quiet():
        J, found = DIFFERENTIATED[backend](model, loss, X.T, Y.T)
    named = [(f"{'b' if k % 2 else 'W'}{k // 2 + 1}", as_array(slope)) for k, slope in enumerate(found)]
    return float(J), {name: slope.T if slope.ndim == 2 else slope[:, None] for name, slope in named}


def by_jax(model, loss, X, Y):
    """JAX differentiates functions: the weights go in as arguments."""
    from jax import value_and_grad

    others = [variable.value for variable in model.non_trainable_variables]

    def cost(weights):
        A, _ = model.stateless_call(weights, others, X)
        return loss(Y, A)

    return value_and_grad(cost)([variable.value for variable in model.trainable_variables])


def by_tensorflow(model, loss, X, Y):
    """TensorFlow records on a tape what happens to variables, and plays it backward."""
    with tensorflow().GradientTape() as tape:
        J = loss(Y, model(X))
    return J, tape.gradient(J, model.trainable_variables)


DIFFERENTIATED = {"jax": by_jax, "tensorflow": by_tensorflow}


def as_array(tensor):
    """A tensor or a variable as an array of NumPy, in the same precision."""
    with quiet():
        return np.array(keras().ops.convert_to_numpy(tensor))
