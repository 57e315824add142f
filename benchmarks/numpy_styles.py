"""Two other ways to write a convolution in NumPy, as they are often met, to compare ours with.

`Looped` has four loops, one number at a time. `Gathered` looks all windows up at once by arrays of indices, pictures
with channels first, and adds the slopes back by np.add.at. Each is a step: forward, then backward, as dX, dW, db with
our order of axes.
"""

import numpy as np


class Looped:
    """Four loops: pictures, rows, columns, filters."""

    def __init__(self, X, W, b, dZ, stride, pad):
        self.X, self.W, self.b, self.dZ, self.stride, self.pad = X, W, b, dZ, stride, pad

    def windows(self):
        """Every place of every filter: its indices in Z, and its pixels in the padded pictures."""
        f, (m, n_H, n_W, n_C) = len(self.W), self.dZ.shape
        for i in range(m):
            for h in range(n_H):
                rows = slice(h * self.stride, h * self.stride + f)
                for w in range(n_W):
                    columns = slice(w * self.stride, w * self.stride + f)
                    for k in range(n_C):
                        yield (i, h, w, k), (i, rows, columns)

    def __call__(self):
        p = self.pad
        P = np.pad(self.X, ((0, 0), (p, p), (p, p), (0, 0)))
        Z, dP, dW, db = (np.zeros_like(array) for array in (self.dZ, P, self.W, self.b))
        for place, pixels in self.windows():
            Z[place] = np.sum(P[pixels] * self.W[..., place[3]]) + self.b[place[3]]
        for place, pixels in self.windows():
            dP[pixels] += self.dZ[place] * self.W[..., place[3]]
            dW[..., place[3]] += self.dZ[place] * P[pixels]
            db[place[3]] += self.dZ[place]
        return dP[:, p : dP.shape[1] - p, p : dP.shape[2] - p], dW, db


class Gathered:
    """All windows by arrays of indices, into one matrix of the whole batch."""

    def __init__(self, X, W, b, dZ, stride, pad):
        self.X, self.dZ = (np.ascontiguousarray(np.moveaxis(array, -1, 1)) for array in (X, dZ))
        self.W, self.b = np.ascontiguousarray(W.transpose(3, 2, 0, 1)), b
        self.stride, self.pad = stride, pad

    def indices(self):
        """Channel, row and column of each number of each window, (C f f, n_H n_W)."""
        (C, f, _), (n_H, n_W) = self.W.shape[1:], self.dZ.shape[2:]
        i = np.tile(np.repeat(np.arange(f), f), C)
        j = np.tile(np.arange(f), f * C)
        rows = i[:, None] + self.stride * np.repeat(np.arange(n_H), n_W)[None]
        columns = j[:, None] + self.stride * np.tile(np.arange(n_W), n_H)[None]
        return np.repeat(np.arange(C), f * f)[:, None], rows, columns

    def __call__(self):
        p, (m, n_C, n_H, n_W) = self.pad, self.dZ.shape
        P = np.pad(self.X, ((0, 0), (0, 0), (p, p), (p, p)))
        k, i, j = self.indices()
        flat = self.W.reshape(n_C, -1)
        columns = P[:, k, i, j].transpose(1, 2, 0).reshape(flat.shape[1], -1)
        Z = flat @ columns + self.b[:, None]
        Z = Z.reshape(n_C, n_H, n_W, m).transpose(3, 0, 1, 2)

        dZ = self.dZ.transpose(1, 2, 3, 0).reshape(n_C, -1)
        dW = (dZ @ columns.T).reshape(self.W.shape)
        back = (flat.T @ dZ).reshape(flat.shape[1], -1, m).transpose(2, 0, 1)
        dP = np.zeros_like(P)
        np.add.at(dP, (slice(None), k, i, j), back)
        dX = dP[:, :, p : dP.shape[2] - p, p : dP.shape[3] - p]
        return np.moveaxis(dX, 1, -1), dW.transpose(2, 3, 1, 0), dZ.sum(axis=1)
