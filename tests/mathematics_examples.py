"""One good call of every function of the mathematics, for tests that look at all of them."""

import copy
import inspect

import numpy as np

from dlcore import (
    activations,
    arrays,
    augmentation,
    averages,
    batchnorm,
    deep,
    depth,
    gradients,
    graph,
    initializers,
    keras_layout,
    layers,
    logistic,
    losses,
    metrics,
    minibatches,
    optimizers,
    regularization,
    saddles,
    sampling,
    scaling,
    schedules,
    selection,
    shallow,
    softmax,
    splits,
    strategy,
    training,
)
from tests.mathematics_detection import DETECTION
from tests.mathematics_embedding import EMBEDDING
from tests.mathematics_grids import GRIDS
from tests.mathematics_pictures import PICTURES
from tests.random_numbers import labels, model, one_hot, predictions, signed

RNG = np.random.default_rng(20)
w, b, X, Y = model(RNG, 3, 5)
A = predictions(RNG, 1, 5)
PARAMS = {"W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1)}
WEIGHTS = [signed(RNG, 4, 3), signed(RNG, 2, 4)]
HESSIAN = saddles.random_hessian(4, np.random.default_rng(3))
IMAGES = signed(RNG, 3, 4, 6, 2)
P2 = {"W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1), "W2": signed(RNG, 1, 4), "b2": signed(RNG, 1, 1)}
CACHE = {name: value for name, value in shallow.forward_2layer(X, P2).items() if name in ("A1", "A2")}
DEEP = [
    (signed(RNG, 4, 3), signed(RNG, 4, 1)),
    (signed(RNG, 2, 4), signed(RNG, 2, 1)),
    (signed(RNG, 1, 2), signed(RNG, 1, 1)),
]

EXAMPLES = {
    **PICTURES,
    **DETECTION,
    **EMBEDDING,
    **GRIDS,
    arrays.image_to_column: {"image": signed(RNG, 2, 4, 3)},
    arrays.flatten_dataset: {"images": signed(RNG, 5, 2, 4, 3)},
    arrays.as_column: {"v": signed(RNG, 1, 5)},
    arrays.unit_rows: {"x": signed(RNG, 3, 5)},
    arrays.pairwise_sub: {"a": signed(RNG, 3), "b": signed(RNG, 5)},
    arrays.weighted_sum: {"w": w, "X": X, "b": b},
    activations.sigmoid: {"z": signed(RNG, 2, 3, 4)},
    activations.sigmoid_grad: {"z": signed(RNG, 2, 3, 4)},
    activations.tanh: {"z": signed(RNG, 2, 3, 4)},
    activations.tanh_grad: {"z": signed(RNG, 2, 3, 4)},
    activations.tanh_grad_from_a: {"a": np.tanh(signed(RNG, 2, 3, 4))},
    activations.tanh_via_sigmoid: {"z": signed(RNG, 2, 3, 4)},
    activations.relu: {"z": signed(RNG, 2, 3, 4)},
    activations.relu_grad: {"z": signed(RNG, 2, 3, 4)},
    activations.leaky_relu: {"z": signed(RNG, 2, 3, 4), "slope": 0.2},
    activations.leaky_relu_grad: {"z": signed(RNG, 2, 3, 4), "slope": 0.2},
    activations.linear: {"z": signed(RNG, 2, 3, 4)},
    activations.linear_grad: {"z": signed(RNG, 2, 3, 4)},
    losses.l1_loss: {"y_hat": signed(RNG, 1, 5), "y": signed(RNG, 1, 5)},
    losses.l2_loss: {"y_hat": signed(RNG, 1, 5), "y": signed(RNG, 1, 5)},
    losses.bce_loss: {"y_hat": predictions(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    losses.bce_from_logits: {"z": signed(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    losses.logistic_cost: {"A": A, "Y": Y},
    losses.logistic_cost_from_logits: {"Z": signed(RNG, 1, 5), "Y": Y},
    losses.log_likelihood: {"A": A, "Y": Y},
    losses.dz_squared_error: {"a": predictions(RNG, 3, 5), "y": labels(RNG, 3, 5)},
    losses.squared_cost: {"A": signed(RNG, 3, 5), "Y": signed(RNG, 3, 5)},
    losses.squared_grad: {"A": signed(RNG, 3, 5), "Y": signed(RNG, 3, 5)},
    losses.log_cost: {"A": predictions(RNG, 3, 5), "Y": labels(RNG, 3, 5)},
    losses.log_grad: {"A": predictions(RNG, 3, 5), "Y": labels(RNG, 3, 5)},
    losses.log_cost_from_logits: {"Z": signed(RNG, 3, 5), "Y": labels(RNG, 3, 5)},
    losses.log_grad_from_logits: {"A": predictions(RNG, 3, 5), "Y": labels(RNG, 3, 5)},
    softmax.softmax_columns: {"Z": signed(RNG, 3, 5)},
    softmax.softmax_backward: {"dA": signed(RNG, 3, 5), "A": predictions(RNG, 3, 5)},
    softmax.log_sum_exp: {"Z": signed(RNG, 3, 5)},
    softmax.cross_entropy: {"A": predictions(RNG, 3, 5), "Y": one_hot(RNG, 3, 5)},
    softmax.cross_entropy_grad: {"A": predictions(RNG, 3, 5), "Y": one_hot(RNG, 3, 5)},
    softmax.cross_entropy_from_logits: {"Z": signed(RNG, 3, 5), "Y": one_hot(RNG, 3, 5)},
    softmax.softmax_ce_grad: {"A": predictions(RNG, 3, 5), "Y": one_hot(RNG, 3, 5)},
    logistic.predict_proba: {"w": w, "b": b, "X": X},
    logistic.predict_labels: {"A": A, "threshold": 0.4},
    logistic.loop_gradients: {"w": w, "b": b, "X": X, "Y": Y},
    logistic.logreg_gradients: {"w": w, "b": b, "X": X, "Y": Y},
    layers.affine_forward: {"A_prev": X, "W": signed(RNG, 4, 3), "b": signed(RNG, 4, 1)},
    layers.affine_backward: {"dZ": signed(RNG, 4, 5), "A_prev": X, "W": signed(RNG, 4, 3)},
    shallow.forward_2layer: {"X": X, "p": P2},
    shallow.backward_2layer: {"p": P2, "cache": CACHE, "X": X, "Y": Y},
    shallow.train_2layer: {
        "X": X, "Y": Y, "n_h": 4, "learning_rate": 0.1, "steps": 3, "rng": np.random.default_rng(1),
        "forward": shallow.forward_2layer, "backward": shallow.backward_2layer, "p": P2,
    },
    keras_layout.dense_loop: {"a_in": signed(RNG, 3), "W": signed(RNG, 3, 4), "b": signed(RNG, 4), "g": np.tanh},
    keras_layout.dense_batch: {"A_in": signed(RNG, 5, 3), "W": signed(RNG, 3, 4), "b": signed(RNG, 4), "g": np.tanh},
    keras_layout.keras_to_columns: {"W": signed(RNG, 3, 4), "b": signed(RNG, 4)},
    keras_layout.collapse_linear: {
        "W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1), "W2": signed(RNG, 2, 4), "b2": signed(RNG, 2, 1),
    },
    deep.layer_shapes: {"dims": [3, 4, 1], "m": 5},
    deep.count_parameters: {"dims": [3, 4, 1]},
    deep.layer_forward: {"A_prev": X, "W": signed(RNG, 4, 3), "b": signed(RNG, 4, 1), "activation": "relu"},
    deep.model_forward: {"X": X, "params": DEEP},
    deep.activation_backward: {"dA": signed(RNG, 4, 5), "Z": signed(RNG, 4, 5), "activation": "sigmoid"},
    deep.model_backward: {"AL": A, "Y": Y, "caches": deep.model_forward(X, DEEP)[1]},
    deep.update_all: {"params": DEEP, "grads": [(2 * W, 3 * b) for W, b in DEEP], "learning_rate": 0.1},
    gradients.numerical_grad: {"f": lambda theta: np.sum(theta**2), "theta": signed(RNG, 2, 3), "epsilon": 1e-4},
    gradients.relative_error: {"a": signed(RNG, 2, 3), "b": signed(RNG, 2, 3)},
    gradients.gradient_check: {
        "f": lambda theta: np.sum(theta**2), "theta": w, "grad": 2 * w, "epsilon": 1e-5, "tolerance": 1e-6,
    },
    graph.graph_backward: {"a": 5.0, "b": 3.0, "c": -2.0},
    initializers.init_two_layer: {"n_x": 3, "n_h": 4, "n_y": 2, "rng": np.random.default_rng(1), "scale": 0.1},
    initializers.init_std: {"n_in": 5, "activation": "relu"},
    initializers.zeros: {"n": 4, "n_prev": 3},
    initializers.constant: {"n": 4, "n_prev": 3, "value": 0.2},
    initializers.ramp: {"n": 4, "n_prev": 3, "scale": 0.2},
    regularization.l2_penalty: {
        "params": {"W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1)}, "lambd": 0.7, "m": 5,
    },
    regularization.l2_grad: {"dW": signed(RNG, 4, 3), "W": signed(RNG, 4, 3), "lambd": 0.7, "m": 5},
    regularization.l1_penalty: {
        "params": {"W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1)}, "l1": 0.7, "m": 5,
    },
    regularization.l1_grad: {"dW": signed(RNG, 4, 3), "W": signed(RNG, 4, 3), "l1": 0.7, "m": 5},
    regularization.decay_step: {
        "W": signed(RNG, 4, 3), "dW": signed(RNG, 4, 3), "learning_rate": 0.3, "lambd": 0.7, "m": 5,
    },
    regularization.dropout_mask: {"u": RNG.random((4, 5)), "keep_prob": 0.7},
    regularization.dropout_forward: {
        "A": signed(RNG, 4, 5), "keep_prob": 0.7, "u": RNG.random((4, 5)), "training": True,
    },
    regularization.dropout_backward: {
        "dA": signed(RNG, 4, 5), "mask": labels(RNG, 4, 5), "keep_prob": 0.7,
    },
    regularization.early_stop: {"dev_errs": np.array([0.5, 0.3, 0.4, 0.2, 0.6, 0.7]), "patience": 2},
    gradients.pack: {"params": PARAMS, "keys": ["b1", "W1"]},
    gradients.unpack: {"vector": signed(RNG, 16, 1), "params": PARAMS, "keys": ["b1", "W1"]},
    splits.split_sizes: {"m": 10, "dev_frac": 0.2, "test_frac": 0.1},
    splits.shuffle_split: {
        "X": X, "Y": Y, "n_dev": 1, "n_test": 2, "perm": np.array([3, 0, 4, 2, 1]),
    },
    splits.shared_columns: {"X": X, "others": signed(RNG, 3, 4)},
    selection.diagnose: {"train_err": 0.15, "dev_err": 0.3, "baseline": 0.01, "tol": 0.03},
    selection.poly_features: {"x": signed(RNG, 5), "d": 3},
    selection.select_degree: {"J_train": signed(RNG, 4), "J_cv": signed(RNG, 4)},
    selection.select_and_report: {"dev_errs": signed(RNG, 4), "test_errs": signed(RNG, 4)},
    selection.fit_polynomial: {
        "x": signed(RNG, 6), "y": signed(RNG, 6), "d": 3, "lambd": 0.1, "features": selection.poly_features,
    },
    selection.curve_cost: {"curve": np.tanh, "x": signed(RNG, 5), "y": signed(RNG, 5)},
    selection.learning_curve: {
        "fit": lambda X, Y: np.mean(Y), "error": lambda model, X, Y: np.mean((Y - model) ** 2),
        "X": X, "Y": Y, "X_dev": signed(RNG, 3, 4), "Y_dev": labels(RNG, 1, 4), "sizes": [2, 5],
        "rng": np.random.default_rng(1),
    },
    augmentation.flip_horizontal: {"images": IMAGES},
    augmentation.random_flip: {"images": IMAGES, "rng": np.random.default_rng(1), "keep_prob": 0.4},
    augmentation.crops: {
        "images": IMAGES, "tops": np.array([0, 2, 1]), "lefts": np.array([1, 0, 3]), "n_H": 2, "n_W": 3,
    },
    augmentation.random_crops: {"images": IMAGES, "n_H": 2, "n_W": 3, "rng": np.random.default_rng(1)},
    augmentation.random_shift: {"images": IMAGES, "most": 2, "rng": np.random.default_rng(1), "fill": 0.5},
    scaling.fit_scaler: {"X": X},
    scaling.apply_scaler: {"X": X, "mu": signed(RNG, 3, 1), "sigma": predictions(RNG, 3, 1)},
    depth.layer_rms: {"A0": X, "Ws": WEIGHTS, "g": np.tanh},
    depth.gradient_rms: {
        "A0": X, "Ws": WEIGHTS, "g": np.tanh, "g_grad": lambda z: 1 - np.tanh(z) ** 2, "dA": signed(RNG, 2, 5),
    },
    metrics.accuracy: {"Y_hat": labels(RNG, 1, 5), "Y": Y},
    metrics.confusion: {"Y_hat": labels(RNG, 1, 5), "Y": Y},
    metrics.wilson_interval: {"successes": 7, "m": 9, "confidence": 0.9},
    optimizers.momentum_step: {
        "W": signed(RNG, 4, 3), "dW": signed(RNG, 4, 3), "v": signed(RNG, 4, 3), "learning_rate": 0.1, "beta": 0.8,
    },
    optimizers.rmsprop_step: {
        "W": signed(RNG, 4, 3), "dW": signed(RNG, 4, 3), "s": predictions(RNG, 4, 3),
        "learning_rate": 0.1, "beta": 0.8, "epsilon": 1e-6,
    },
    optimizers.adam_step: {
        "W": signed(RNG, 4, 3), "dW": signed(RNG, 4, 3), "v": signed(RNG, 4, 3), "s": predictions(RNG, 4, 3), "t": 3,
        "learning_rate": 0.1, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-6,
    },
    schedules.decay_inverse: {"learning_rate": 0.2, "rate": 0.5, "epoch": 3},
    schedules.decay_exponential: {"learning_rate": 0.2, "factor": 0.9, "epoch": 3},
    schedules.decay_staircase: {"learning_rate": 0.2, "factor": 0.3, "every": 2, "epoch": 5},
    schedules.decay_cosine: {"learning_rate": 0.2, "epochs": 7, "epoch": 3},
    schedules.warm_cosine: {"learning_rate": 0.2, "steps": 7, "step": 3, "warm": 0.1},
    averages.ewa: {"xs": signed(RNG, 6), "beta": 0.8},
    averages.ewa_corrected: {"xs": signed(RNG, 6), "beta": 0.8},
    averages.ewa_weights: {"beta": 0.8, "t": 6},
    minibatches.make_minibatches: {"X": X, "Y": Y, "size": 2, "perm": np.array([3, 0, 4, 2, 1])},
    minibatches.updates_per_epoch: {"m": 7, "size": 3},
    batchnorm.bn_forward: {"Z": X, "gamma": signed(RNG, 3, 1), "beta": signed(RNG, 3, 1), "epsilon": 1e-3},
    batchnorm.bn_backward: {"dOut": signed(RNG, 3, 5), "Z": X, "gamma": signed(RNG, 3, 1), "epsilon": 1e-3},
    batchnorm.bn_running: {"running": signed(RNG, 3, 1), "batch_stat": signed(RNG, 3, 1), "momentum": 0.8},
    batchnorm.bn_inference: {
        "Z": X, "run_mu": signed(RNG, 3, 1), "run_var": predictions(RNG, 3, 1),
        "gamma": signed(RNG, 3, 1), "beta": signed(RNG, 3, 1), "epsilon": 1e-3,
    },
    saddles.critical_point: {"H": HESSIAN},
    saddles.hessian: {"f": lambda theta: float(np.sum(theta**2) + theta[0, 0]), "theta": w, "epsilon": 1e-3},
    saddles.random_hessian: {"n": 3, "rng": np.random.default_rng(1)},
    sampling.log_uniform: {"lo": 1e-4, "hi": 0.3, "u": predictions(RNG, 2, 3)},
    sampling.sample_beta: {"lo": 0.9, "hi": 0.999, "u": predictions(RNG, 2, 3)},
    sampling.zoom_range: {"values": signed(RNG, 6), "scores": signed(RNG, 6), "k": 3},
    softmax.one_hot: {"labels": np.array([2, 0, 1, 0]), "C": 4},
    softmax.predict_class: {"A": signed(RNG, 3, 5)},
    softmax.softmax_at: {"Z": signed(RNG, 3, 5), "temperature": 0.5},
    softmax.two_class_softmax: {"z1": signed(RNG, 2, 5), "z0": signed(RNG, 2, 5)},
    softmax.ce_from_logits: {"Z": signed(RNG, 3, 5), "labels": np.array([2, 0, 1, 0, 1])},
    keras_layout.run_sequential: {
        "x": signed(RNG, 3),
        "layers": [(signed(RNG, 3, 4), signed(RNG, 4), np.tanh), (signed(RNG, 4, 2), signed(RNG, 2), np.tanh)],
    },
    metrics.confusion_counts: {"Y_hat": labels(RNG, 1, 5), "Y": Y},
    metrics.precision_recall: {"tp": 4, "fp": 1, "fn": 3},
    metrics.f1_score: {"p": 0.8, "r": 0.3},
    metrics.threshold_curve: {"A": A, "Y": Y, "thresholds": np.array([0.2, 0.6])},
    metrics.precision_at: {"recall": 0.8, "false_alarms": 0.1, "prevalence": 0.01},
    metrics.precision_recall_intervals: {"tp": 4, "fp": 1, "fn": 3, "confidence": 0.9},
    metrics.bootstrap_interval: {
        "measure": metrics.accuracy, "Y_hat": labels(RNG, 1, 5), "Y": Y, "rng": np.random.default_rng(1), "rounds": 20,
        "confidence": 0.9,
    },
    strategy.error_gaps: {"human": 0.04, "train": 0.07, "train_dev": 0.1, "dev": 0.16, "test": 0.18},
    strategy.ceiling_error: {"dev_err": 0.1, "share": 0.3},
    strategy.flip_labels: {"y": labels(RNG, 1, 5), "p": 0.3, "u": predictions(RNG, 1, 5)},
    strategy.mix_noise: {"clean": signed(RNG, 5), "noise": signed(RNG, 5), "snr_db": 6.0},
    strategy.mismatch_split: {
        "web_ids": [1, 2, 3], "app_ids": ["a", "b", "c", "d", "e"], "n_dev": 1, "n_test": 2,
    },
    training.gradient_step: {"w": w, "b": b, "dw": signed(RNG, 3, 1), "db": 0.7, "learning_rate": 0.1},
    training.gradient_descent: {
        "X": X, "Y": Y, "learning_rate": 0.1, "steps": 3, "w": w, "b": b,
        "gradients": logistic.logreg_gradients, "step": training.gradient_step,
    },
}  # fmt: skip


def results(function, arguments):
    """Everything a call gives, in one flat list."""
    drawn_anew = {
        name: a if not isinstance(a, np.random.Generator) else copy.deepcopy(a)
        for name, a in arguments.items()
    }
    found = function(**drawn_anew)
    found = list(found) if inspect.isgenerator(found) else found
    return list(flat(found))


def flat(found):
    if isinstance(found, tuple | list | dict):
        for part in found.values() if isinstance(found, dict) else found:
            yield from flat(part)
    elif isinstance(found, selection.Polynomial):
        yield from (found.mu, found.sigma, found.w, found(np.ones(2, found.w.dtype)))
    else:
        yield found


def changed(value, change):
    """The arguments, or what is inside one of them, with a change made to every array."""
    if isinstance(value, dict):
        return {name: changed(part, change) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(changed(part, change) for part in value)
    return change(value) if isinstance(value, np.ndarray) else value


def frozen(array):
    array = array.copy()
    array.flags.writeable = False
    return array
