"""The loss of a YOLO: is something there, where is it, what is it. Without an object, only the first question counts.

m pictures, S x S cells, A anchors, C classes. Z (m, S, S, A (5 + C)) is what the network gives, T the targets as
yolo.encode makes them; in each cell, A times

    Z: t_c, t_x, t_y, t_h, t_w, z_1 ... z_C        T: pc, bx, by, bh, bw, c_1 ... c_C

The papers take squared errors of all numbers, as cell_loss does. Here the questions that are answered by
probabilities get the losses of chapters 02 and 10.
Sources: J. Redmon and others, CVPR 2016, https://arxiv.org/abs/1506.02640, and 2018, https://arxiv.org/abs/1804.02767.
"""

from functools import partial

import numpy as np

from dlcore.activations import sigmoid
from dlcore.losses import Loss
from dlcore.shapes import takes
from dlcore.yolo import by_anchor


@takes(
    Z="float (m, n_H, n_W, k)", T="float (m, n_H, n_W, k)", anchors="positive (A, n)",
    lambda_coord="rate ()", lambda_noobj="rate ()",
)  # fmt: skip
def yolo_cost(Z, T, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    """J = 1/m sum of, in every cell and anchor,    Z, T (m, S, S, A (5 + C)), anchors (A, 2) -> a number

    where pc = 1:  ln(1 + e^-t_c) + lambda_coord ((sigmoid(t_x) - bx)^2 + (sigmoid(t_y) - by)^2
                   + (t_h - ln(bh / S a_h))^2 + (t_w - ln(bw / S a_w))^2) + ln sum_j e^z_j - z of the right class
    where pc = 0:  lambda_noobj ln(1 + e^t_c)

    Most cells are empty: with lambda_noobj they do not drown the others. Raises ValueError where Z and T differ.
    """
    t, z = by_anchor(T, len(anchors)), by_anchor(Z, len(anchors))
    pc, off = t[..., 0], misses(z, t, anchors)
    there = np.logaddexp(0, np.where(pc == 1, -z[..., 0], z[..., 0]))
    where = np.sum(off**2, axis=-1)
    zmax = z[..., 5:].max(axis=-1)
    lse = zmax + np.log(np.exp(z[..., 5:] - zmax[..., None]).sum(axis=-1))
    what = lse - np.sum(t[..., 5:] * z[..., 5:], axis=-1)
    losses = np.where(pc == 1, there + lambda_coord * where + what, lambda_noobj * there)
    return float(losses.sum() / len(Z))


@takes(
    Z="float (m, n_H, n_W, k)", T="float (m, n_H, n_W, k)", anchors="positive (A, n)",
    lambda_coord="rate ()", lambda_noobj="rate ()",
)  # fmt: skip
def yolo_grad(Z, T, anchors, lambda_coord=5.0, lambda_noobj=0.5):
    """dZ, the slope of yolo_cost in Z    Z, T (m, S, S, A (5 + C)), anchors (A, 2) -> (m, S, S, A (5 + C))

    Where pc = 0 all but dt_c is 0: nobody cares where nothing is. Raises ValueError where Z and T differ.
    """
    t, z = by_anchor(T, len(anchors)), by_anchor(Z, len(anchors))
    pc, off = t[..., :1], misses(z, t, anchors)
    dz = np.empty_like(z)
    dz[..., :1] = np.where(pc == 1, 1, lambda_noobj) * (sigmoid(z[..., :1]) - pc)
    dz[..., 1:5] = pc * lambda_coord * 2 * off
    xy = sigmoid(z[..., 1:3])
    dz[..., 1:3] *= xy * (1 - xy)
    E = np.exp(z[..., 5:] - z[..., 5:].max(axis=-1, keepdims=True))
    dz[..., 5:] = pc * (E / E.sum(axis=-1, keepdims=True) - t[..., 5:])
    return dz.reshape(Z.shape) / len(Z)


def misses(z, t, anchors):
    """How far the answers are off, in x, y, ln h and ln w    -> (m, S, S, A, 4); void where no object is"""
    sizes = (z.shape[1] * anchors[:, ::-1]).astype(z.dtype)
    goal = np.log(np.where(t[..., 3:5] > 0, t[..., 3:5], sizes) / sizes)
    return np.concatenate([sigmoid(z[..., 1:3]) - t[..., 1:3], z[..., 3:5] - goal], axis=-1)


def yolo_loss(anchors, lambda_coord=5.0, lambda_noobj=0.5):
    """The two above as what Sequential(layers, loss) is trained on, for these anchors."""
    settings = {"anchors": np.asarray(anchors), "lambda_coord": lambda_coord, "lambda_noobj": lambda_noobj}
    return Loss("yolo", "real (m, S, S, k)", partial(yolo_cost, **settings), partial(yolo_grad, **settings))


def anchors_of(loss):
    """The anchors for which yolo_loss made this."""
    return loss.cost.keywords["anchors"]
