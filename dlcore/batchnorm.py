"""Batch normalisation: every unit with mean 0 and variance 1 over the mini-batch, then scaled and shifted as learned.

n units, m examples. mu and var are taken over the examples of a batch in training; at test time they are running
averages of what the batches had, so that an answer does not depend on the company in which an example comes.
Source: S. Ioffe, C. Szegedy, ICML 2015, https://arxiv.org/abs/1502.03167.
"""

import numpy as np

from dlcore.layers import Layer
from dlcore.shapes import check, takes


@takes(Z="real (n, m)", gamma="real (n, 1)", beta="real (n, 1)", epsilon="positive ()")
def bn_forward(Z, gamma, beta, epsilon=1e-5):
    """gamma (Z - mu) / sqrt(var + epsilon) + beta    Z (n, m), gamma, beta (n, 1) -> (n, m)

    mu and var are those of each row over the m examples, var divided by m. With one example Z - mu is 0, and beta
    is all that is left. Raises ValueError where n differs, or epsilon is not above 0.
    """
    mu = Z.mean(axis=1, keepdims=True)
    var = Z.var(axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + epsilon) + beta


@takes(dOut="real (n, m)", Z="real (n, m)", gamma="real (n, 1)", epsilon="positive ()")
def bn_backward(dOut, Z, gamma, epsilon=1e-5):
    """dZ, dgamma, dbeta of bn_forward    dOut, Z (n, m), gamma (n, 1) -> dZ (n, m), dgamma (n, 1), dbeta (n, 1)

    Every example reaches the cost three ways: by itself, through var, and through mu; the lines go back through the
    forward pass, one step each. Raises ValueError where sizes differ, or epsilon is not above 0.
    """
    m = Z.shape[1]
    mu = Z.mean(axis=1, keepdims=True)
    Zc = Z - mu
    var = np.mean(Zc**2, axis=1, keepdims=True)
    std = np.sqrt(var + epsilon)
    Zn = Zc / std

    dbeta = np.sum(dOut, axis=1, keepdims=True)
    dgamma = np.sum(dOut * Zn, axis=1, keepdims=True)
    dZn = gamma * dOut
    dstd = np.sum(dZn * -Zc / std**2, axis=1, keepdims=True)
    dvar = dstd / (2 * std)
    dZc = dZn / std + dvar * 2 * Zc / m
    dmu = -np.sum(dZc, axis=1, keepdims=True)
    dZ = dZc + dmu / m
    return dZ, dgamma, dbeta


@takes(running="real (n, 1)", batch_stat="real (n, 1)", momentum="decay ()")
def bn_running(running, batch_stat, momentum=0.9):
    """momentum running + (1 - momentum) batch_stat    running, batch_stat (n, 1) -> (n, 1)

    The running average of mu, or of var; momentum is the weight of the past. Raises ValueError where the shapes
    differ, or unless 0 <= momentum < 1.
    """
    return momentum * running + (1 - momentum) * batch_stat


@takes(
    Z="real (n, m)", run_mu="real (n, 1)", run_var="squares (n, 1)", gamma="real (n, 1)", beta="real (n, 1)",
    epsilon="positive ()",
)  # fmt: skip
def bn_inference(Z, run_mu, run_var, gamma, beta, epsilon=1e-5):
    """gamma (Z - run_mu) / sqrt(run_var + epsilon) + beta    Z (n, m), all else (n, 1) -> (n, m)

    bn_forward with the running averages: the same for an example alone as in any batch. Raises ValueError where n
    differs, a variance is below 0, or epsilon is not above 0.
    """
    return gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta


class BatchNorm(Layer):
    """bn_forward in training, bn_inference otherwise    columns (n, m), or pictures (m, H, W, n), to the same shape

    In columns each row is a unit, with its m numbers; in pictures each channel is one, with its m H W pixels. Every
    pass with training=True moves the running averages, which a network keeps and saves beside its parameters.
    """

    def __init__(self, n, momentum=0.9, epsilon=1e-5):
        check("n", n, "size ()")
        check("momentum", momentum, "decay ()")
        check("epsilon", epsilon, "positive ()")
        self.n, self.momentum, self.epsilon = int(n), float(momentum), float(epsilon)
        self.params = {"gamma": np.ones((self.n, 1)), "beta": np.zeros((self.n, 1))}
        self.statistics = {"running_mu": np.zeros((self.n, 1)), "running_var": np.ones((self.n, 1))}

    def __repr__(self):
        return f"BatchNorm({self.n})"

    def recipe(self):
        return ["BatchNorm", self.momentum, self.epsilon]

    def shape_after(self, shape):
        if shape is not None and shape[0 if len(shape) == 2 else -1] != self.n:
            wanted = f"({self.n}, m), one column an example, or (m, H, W, {self.n})"
            raise ValueError(f"it takes an array of shape {wanted}.")
        return shape

    def ahead(self, A_prev, params, training):
        """In training mu and var come from Z itself, and back has to go through them: the cache says which it was."""
        Z, mu, var = as_rows(A_prev), params["running_mu"], params["running_var"]
        if training:
            its_mu, its_var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
            mu[...], var[...] = (
                self.momentum * running + (1 - self.momentum) * batch_stat
                for running, batch_stat in ((mu, its_mu), (var, its_var))
            )
            mu, var = its_mu, its_var
        std = np.sqrt(var + self.epsilon)
        Zn = (Z - mu) / std
        value = params["gamma"] * Zn + params["beta"]
        return restored(value, A_prev.shape), (Zn, std, params["gamma"], training)

    def back(self, d_value, cache, grads, needed):
        """The ladder of bn_backward, its steps put into one another: two sums instead of five, and they are needed."""
        Zn, std, gamma, training = cache
        dOut = as_rows(d_value)
        np.sum(dOut, axis=1, keepdims=True, out=grads["beta"])
        np.sum(dOut * Zn, axis=1, keepdims=True, out=grads["gamma"])
        if not needed:
            return None
        if training:  # at test time mu and var are fixed numbers, and let nothing through
            dOut = dOut - (grads["beta"] + Zn * grads["gamma"]) / dOut.shape[1]
        return restored(gamma / std * dOut, d_value.shape)


def as_rows(A):
    """One row a unit: columns as they are, of pictures (m, H, W, n) the n channels."""
    return A if A.ndim == 2 else A.reshape(-1, A.shape[-1]).T


def restored(rows, shape):
    """The way back from as_rows."""
    return rows if len(shape) == 2 else rows.T.reshape(shape)
