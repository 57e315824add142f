"""One good call of every function of the mathematics, for tests that look at all of them."""

import inspect

import numpy as np

from dlcore import activations, arrays, gradients, graph, logistic, losses, metrics, training
from tests.random_numbers import labels, model, predictions, signed

RNG = np.random.default_rng(20)
w, b, X, Y = model(RNG, 3, 5)
A = predictions(RNG, 1, 5)

EXAMPLES = {
    arrays.image_to_column: {"image": signed(RNG, 2, 4, 3)},
    arrays.flatten_dataset: {"images": signed(RNG, 5, 2, 4, 3)},
    arrays.as_column: {"v": signed(RNG, 1, 5)},
    arrays.unit_rows: {"x": signed(RNG, 3, 5)},
    arrays.pairwise_sub: {"a": signed(RNG, 3), "b": signed(RNG, 5)},
    arrays.weighted_sum: {"w": w, "X": X, "b": b},
    activations.sigmoid: {"z": signed(RNG, 2, 3, 4)},
    activations.sigmoid_grad: {"z": signed(RNG, 2, 3, 4)},
    losses.l1_loss: {"y_hat": signed(RNG, 1, 5), "y": signed(RNG, 1, 5)},
    losses.l2_loss: {"y_hat": signed(RNG, 1, 5), "y": signed(RNG, 1, 5)},
    losses.bce_loss: {"y_hat": predictions(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    losses.bce_from_logits: {"z": signed(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    losses.logistic_cost: {"A": A, "Y": Y},
    losses.logistic_cost_from_logits: {"Z": signed(RNG, 1, 5), "Y": Y},
    losses.log_likelihood: {"A": A, "Y": Y},
    losses.dz_squared_error: {"a": predictions(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    logistic.predict_proba: {"w": w, "b": b, "X": X},
    logistic.predict_labels: {"A": A, "threshold": 0.4},
    logistic.loop_gradients: {"w": w, "b": b, "X": X, "Y": Y},
    logistic.logreg_gradients: {"w": w, "b": b, "X": X, "Y": Y},
    gradients.numerical_grad: {"f": lambda theta: np.sum(theta**2), "theta": signed(RNG, 2, 3), "epsilon": 1e-4},
    gradients.relative_error: {"a": signed(RNG, 2, 3), "b": signed(RNG, 2, 3)},
    gradients.gradient_check: {
        "f": lambda theta: np.sum(theta**2), "theta": w, "grad": 2 * w, "epsilon": 1e-5, "tolerance": 1e-6,
    },
    graph.graph_backward: {"a": 5.0, "b": 3.0, "c": -2.0},
    metrics.accuracy: {"Y_hat": labels(RNG, 1, 5), "Y": Y},
    metrics.confusion: {"Y_hat": labels(RNG, 1, 5), "Y": Y},
    metrics.wilson_interval: {"successes": 7, "m": 9, "confidence": 0.9},
    training.gradient_step: {"w": w, "b": b, "dw": signed(RNG, 3, 1), "db": 0.7, "learning_rate": 0.1},
    training.gradient_descent: {
        "X": X, "Y": Y, "learning_rate": 0.1, "steps": 3, "w": w, "b": b,
        "gradients": logistic.logreg_gradients, "step": training.gradient_step,
    },
}  # fmt: skip


def results(function, arguments):
    """Everything a call gives, in one flat list."""
    found = function(**arguments)
    found = list(found) if inspect.isgenerator(found) else found
    return list(flat(found))


def flat(found):
    if isinstance(found, tuple | list):
        for part in found:
            yield from flat(part)
    else:
        yield found


def changed(arguments, change):
    return {
        name: change(value) if isinstance(value, np.ndarray) else value for name, value in arguments.items()
    }


def frozen(array):
    array = array.copy()
    array.flags.writeable = False
    return array
