"""Image columns: convolution as one matrix product, a few pictures at a time.

Every window of a picture becomes one row of a matrix, every filter a column of another, and their product has all the
sums of filters.py at once. The matrix repeats each pixel up to f * f times, so it is made for as many pictures as fit
into the processor's cache, used, and overwritten by the next; the way back makes it again, which is cheaper than
keeping it. With few filters the product would be too thin to be fast: then `t` neighbouring places share one window,
f x (f + (t - 1) * stride), and each filter stands t times in it, shifted.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlcore.margins import CACHE, margins, painted
from dlcore.shapes import takes

WIDE = 32
"""As many filters make a matrix product fast; with fewer, neighbouring places are taken together."""

# Asked for and given back at once, untouched: so the C library of Linux learns to keep the memory of arrays up to
# this size for the next ones. Else it returns it to the system, and gets it anew page by page, in every training step.
np.empty(31 << 20, np.uint8)


class Windows:
    """The windows of n_C filters f x f in pictures of a shape, and the three things that are done with them."""

    def __init__(self, shape, f, n_C, stride, pad, dtype):
        self.m, self.n_H_prev, self.n_W_prev, self.n_C_prev = shape
        self.f, self.n_C, self.stride, self.dtype = f, n_C, stride, np.dtype(dtype)
        self.top, bottom = margins(self.n_H_prev, f, stride, pad)
        self.left, right = margins(self.n_W_prev, f, stride, pad)
        self.padded = (self.n_H_prev + self.top + bottom, self.n_W_prev + self.left + right)
        self.inside = (
            slice(None),
            slice(self.top, self.top + self.n_H_prev),
            slice(self.left, self.left + self.n_W_prev),
        )
        self.n_H, self.n_W = ((n - f) // stride + 1 for n in self.padded)
        self.t = max(t for t in range(1, max(WIDE // n_C, 1) + 1) if t == 1 or (f > 1 and self.n_W % t == 0))
        self.n_T = self.n_W // self.t  # groups of t places in a row
        self.width = f + (self.t - 1) * stride
        self.run = self.width * self.n_C_prev  # numbers that lie side by side in a row of a window
        self.has_margins = self.padded != (self.n_H_prev, self.n_W_prev)
        self.pixelwise = f == stride == 1 and not self.has_margins
        in_cache = CACHE // (self.n_T * f * self.run * self.dtype.itemsize)
        strips = -(-self.n_H // max(in_cache, 1))
        self.rows = -(-self.n_H // strips)
        self.pictures = min(max(in_cache // self.n_H, 1), self.m)

    def parts(self):
        """Pictures, and rows of places in them, whose columns fit into the cache: (part of m, first row, end)."""
        for i in range(0, self.m, self.pictures):
            for h in range(0, self.n_H, self.rows):
                yield slice(i, min(i + self.pictures, self.m)), h, min(h + self.rows, self.n_H)

    def wide(self, W):
        """W (f, f, n_C_prev, n_C) -> (f, run, t * n_C): every filter t times in a window, shifted by the stride."""
        wide = np.zeros((self.f, self.width, self.n_C_prev, self.t, self.n_C), self.dtype)
        for k in range(self.t):
            wide[:, k * self.stride : k * self.stride + self.f, :, k] = W
        return wide.reshape(self.f, self.run, -1)

    def narrow(self, dwide):
        """The slope in W from that in wide(W): what the t copies of a filter got is added."""
        dwide = dwide.reshape(self.f, self.width, self.n_C_prev, self.t, self.n_C)
        shifts = range(0, self.t * self.stride, self.stride)
        return sum(dwide[:, shift : shift + self.f, :, k] for k, shift in enumerate(shifts))

    def columns(self, X):
        """Part after part, and the windows in it as the rows of a matrix (groups of places, f * run)."""
        made = np.empty(self.pictures * self.rows * self.n_T * self.f * self.run, self.dtype)
        P = np.zeros((self.pictures, *self.padded, self.n_C_prev), self.dtype) if self.has_margins else None
        for images, first, end in self.parts():
            x = X[images]
            if self.has_margins:
                if first == 0:
                    P[: len(x)][self.inside] = x
                x = P[: len(x)]
            x = x[:, first * self.stride : (end - 1) * self.stride + self.f]
            if self.pixelwise:
                yield images, first, end, x.reshape(-1, self.run)
                continue
            lines = x.reshape(len(x), -1, self.padded[1] * self.n_C_prev)
            seen = sliding_window_view(lines, (self.f, self.run), (1, 2))
            seen = seen[:, :: self.stride, :: self.t * self.stride * self.n_C_prev]
            columns = made[: seen.size].reshape(seen.shape)
            columns[...] = seen
            yield images, first, end, columns.reshape(-1, self.f * self.run)

    def sums(self, X, W):
        """Z = columns W: every filter at every place    X pictures -> Z (m, n_H, n_W, n_C)"""
        Z = np.empty((self.m, self.n_H, self.n_W, self.n_C), self.dtype)
        wide = self.wide(W).reshape(self.f * self.run, -1)
        for images, first, end, columns in self.columns(X):
            np.matmul(columns, wide, out=Z[images, first:end].reshape(len(columns), -1))
        return Z

    def filter_slopes(self, X, dZ):
        """dW = columns^T dZ    X pictures, dZ (m, n_H, n_W, n_C) -> dW (f, f, n_C_prev, n_C)"""
        dwide = 0
        for images, first, end, columns in self.columns(X):
            dwide = dwide + columns.T @ dZ[images, first:end].reshape(len(columns), -1)
        return self.narrow(dwide)

    def picture_slopes(self, dZ, W):
        """dX = dZ W^T, each window added where it was    dZ (m, n_H, n_W, n_C) -> dX, of the shape of the pictures

        First the rows of all windows are added, in long runs, then their columns: f + width sums, not f * width.
        """
        s, C = self.stride, self.n_C_prev
        dP = np.zeros((self.m, *self.padded, C), self.dtype)
        turned = np.ascontiguousarray(self.wide(W).swapaxes(1, 2))
        for images, first, end in self.parts():
            d = dZ[images, first:end].reshape(-1, self.t * self.n_C)
            target = dP[images, first * s : (end - 1) * s + self.f]
            if self.pixelwise:
                np.matmul(d, turned[0], out=target.reshape(-1, C))
                continue
            if self.f == s:  # windows side by side: nothing meets, and each number has one place
                tiles = (d @ self.wide(W).reshape(self.f * self.run, -1).T).reshape(
                    -1, self.n_T, self.f, self.run
                )
                covered = target[:, :, : self.n_W * s].reshape(len(target), -1, self.f, self.n_T, self.run)
                covered[...] = tiles.swapaxes(1, 2).reshape(covered.shape)
                continue
            row = np.empty((len(target), end - first, self.n_T, self.run), self.dtype)
            rows = np.zeros((len(target), target.shape[1], self.n_T, self.run), self.dtype)
            for i in range(self.f):
                np.matmul(d, turned[i], out=row.reshape(-1, self.run))
                rows[:, i : i + s * (end - first) : s] += row
            for j in range(self.width):
                target[:, :, j : j + self.t * s * self.n_T : self.t * s] += rows[..., j * C : (j + 1) * C]
        return np.ascontiguousarray(dP[self.inside])


def with_bias(Z, b):
    """Z + b, written into Z. The bias of a whole row at once: a long sum is faster than many of n_C numbers."""
    rows = Z.reshape(-1, Z.shape[2] * Z.shape[3])
    rows += np.tile(b, Z.shape[2])
    return Z


def bias_slope(dZ):
    """db = sum of dZ over pictures, rows and columns: as a product with ones, row by row, for the same reason."""
    rows = dZ.reshape(-1, dZ.shape[2] * dZ.shape[3])
    return (np.ones(len(rows), dZ.dtype) @ rows).reshape(dZ.shape[2:]).sum(axis=0)


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C_prev)", W="float (f, f, n_C_prev, n_C)", b="float (n_C,)",
    stride="size ()", pad="padding (A_prev, W, stride)",
)  # fmt: skip
def conv2d_forward(A_prev, W, b, stride, pad):
    """Z = conv_layer(A_prev, W, b, stride, pad)    -> Z (m, n_H, n_W, n_C), cache = (A_prev, W, stride, pad)

    pad is a number, "valid" for 0, or "same" for n_H_prev / stride rows, rounded up, and as many columns. Raises
    ValueError where sizes do not fit, or the padded pictures are smaller than the filter.
    """
    windows = Windows(A_prev.shape, len(W), W.shape[3], stride, pad, np.result_type(A_prev, W, b))
    return with_bias(windows.sums(A_prev, W), b), (A_prev, W, stride, pad)


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C_prev)", W="float (f, f, n_C_prev, n_C)", stride="size ()",
    pad="padding (A_prev, W, stride)", dZ="slope (A_prev, W, stride, pad)", needed="truth",
)  # fmt: skip
def conv2d_backward(dZ, A_prev, W, stride, pad, needed=True):
    """The slopes of conv2d_forward    dZ (m, n_H, n_W, n_C) -> dA_prev, dW, db

    The columns of A_prev times dZ are dW; dZ times the filters, each window added where it was, is dA_prev, or None
    where it is not needed. Raises ValueError where the sizes are not those of conv2d_forward.
    """
    windows = Windows(A_prev.shape, len(W), W.shape[3], stride, pad, np.result_type(dZ, A_prev, W))
    dA_prev = windows.picture_slopes(dZ, W) if needed else None
    return dA_prev, windows.filter_slopes(A_prev, dZ), bias_slope(dZ)


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C_prev)", W="float (f, f, n_C_prev, n_C)", b="float (n_C,)",
    stride="size ()", pad="frame (A_prev, W, stride)",
)  # fmt: skip
def transposed_forward(A_prev, W, b, stride, pad):
    """Every pixel paints itself times W, stride pixels apart    -> Z (m, n_H, n_W, n_C), cache = backward's arguments

    n_H is (n_H_prev - 1) * stride + f - 2 pad, or n_H_prev * stride for "same". What is painted twice is added; it is
    the way back of a convolution, taken forwards. Raises ValueError where sizes do not fit.
    """
    windows = painting(A_prev, W, stride, pad)
    return with_bias(windows.picture_slopes(A_prev, W.swapaxes(2, 3)), b), (A_prev, W, stride, pad)


@takes(
    A_prev="float (m, n_H_prev, n_W_prev, n_C_prev)", W="float (f, f, n_C_prev, n_C)", stride="size ()",
    pad="frame (A_prev, W, stride)", dZ="painted (A_prev, W, stride, pad)",
)  # fmt: skip
def transposed_backward(dZ, A_prev, W, stride, pad):
    """The slopes of transposed_forward    dZ (m, n_H, n_W, n_C) -> dA_prev, dW, db

    dA_prev is a convolution of dZ. Raises ValueError where the sizes are not those of transposed_forward.
    """
    windows = painting(A_prev, W, stride, pad)
    dA_prev = windows.sums(dZ, W.swapaxes(2, 3))
    return dA_prev, windows.filter_slopes(dZ, A_prev).swapaxes(2, 3), bias_slope(dZ)


def painting(A_prev, W, stride, pad):
    """The windows of what is painted that lead back to A_prev."""
    (m, n_H_prev, n_W_prev, n_C_prev), (f, _, _, n_C) = A_prev.shape, W.shape
    n_H, n_W = (painted(n, f, stride, pad) for n in (n_H_prev, n_W_prev))
    return Windows((m, n_H, n_W, n_C), f, n_C_prev, stride, pad, np.result_type(A_prev, W))
