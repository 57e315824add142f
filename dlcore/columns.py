"""Image columns: convolution as one matrix product, a few pictures at a time.

Every window of a picture becomes one row of a matrix, every filter a column of another, and their product has all the
sums of filters.py at once. The matrix repeats each pixel up to f * f times, so it is made for as many pictures as fit
into the processor's cache, used, and overwritten by the next; the way back makes it again, which is cheaper than
keeping it. With few filters the product would be too thin to be fast: then `t` neighbouring places share one window,
f x (f + (t - 1) * stride), and each filter stands t times in it, shifted.
"""

from functools import lru_cache

import numpy as np

from dlcore.margins import CACHE, framed, margins, painted
from dlcore.shapes import takes

WIDE = 32
"""As many filters make a matrix product fast; with fewer, neighbouring places are taken together."""

# Asked for and given back at once, untouched: from its size the C library of Linux learns to keep the memory of arrays
# for the next ones, where it would else return it to the system and get it anew, page by page: 1800 pages in a training
# step of LeNet, and 11 ms instead of 7. To other systems it is an array that nobody uses.
np.empty(31 << 20, np.uint8)


@lru_cache(maxsize=64)
class Windows:
    """The windows of n_C filters f x f in pictures of a shape, and the three things that are done with them.

    Training asks for the same ones thousands of times; they are worked out once, for nothing in them changes.
    """

    def __init__(self, shape, f, n_C, stride, pad, dtype):
        self.m, self.n_H_prev, self.n_W_prev, self.n_C_prev = shape
        self.f, self.n_C, self.stride, self.pad, self.dtype = f, n_C, stride, pad, np.dtype(dtype)
        self.top, bottom = margins(self.n_H_prev, f, stride, pad)
        self.left, right = margins(self.n_W_prev, f, stride, pad)
        self.padded = (self.n_H_prev + self.top + bottom, self.n_W_prev + self.left + right)
        self.n_H, self.n_W = ((n - f) // stride + 1 for n in self.padded)
        self.t = max(t for t in range(1, max(WIDE // n_C, 1) + 1) if t == 1 or (f > 1 and self.n_W % t == 0))
        self.n_T = self.n_W // self.t  # groups of t places in a row
        self.width = f + (self.t - 1) * stride
        self.run = self.width * self.n_C_prev  # numbers that lie side by side in a row of a window
        self.step = self.t * stride * self.n_C_prev  # numbers from one window to the next
        self.keeps_size = stride == 1 and f % 2 == 1 and (self.n_H, self.n_W) == shape[1:3]
        self.pixelwise = self.keeps_size and f == 1
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

    def seen(self, P):
        """All windows of padded pictures (m', ...), not copied, only told where each begins: (m', n_H, n_T, f, run)

        A large filter has many rows in every window, and many short copies later are slow. So pictures are cut into
        strips first, as wide as a window: in those a window is one piece.
        """
        P = np.ascontiguousarray(P)
        number = P.itemsize  # from the shape, not P.strides: those of an axis of length 1 may be any number
        row = P.shape[2] * P.shape[3] * number
        picture, across = P.shape[1] * row, self.step * number
        if self.f > 2 * self.stride + 1:
            strips = len(P), self.n_T, self.padded[0], self.run
            P = np.ndarray(strips, P.dtype, P, strides=(picture, across, row, number)).copy()
            picture, across, row, number = P.strides
        windows = len(P), self.n_H, self.n_T, self.f, self.run
        return np.ndarray(windows, P.dtype, P, strides=(picture, self.stride * row, across, row, number))

    def columns(self, X):
        """Part after part, and the windows in it as the rows of a matrix (groups of places, f * run)."""
        if self.pixelwise:  # every pixel is a row already
            yield slice(None), 0, self.n_H, X.reshape(-1, self.run)
            return
        made = np.empty(self.pictures * self.rows * self.n_T * self.f * self.run, self.dtype)
        for images, first, end in self.parts():
            if first == 0:
                seen = self.seen(framed(X[images], self.f, self.stride, self.pad)[0])
            part = seen[:, first:end]
            columns = made[: part.size].reshape(part.shape)
            columns[...] = part
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

        Where pictures keep their size, this is a convolution of dZ with the filters turned around, f x f sums for
        every pixel; with more filters than channels, adding windows is less work.
        """
        if self.pixelwise or (self.keeps_size and self.n_C <= self.n_C_prev):
            around = Windows(dZ.shape, self.f, self.n_C_prev, 1, self.top, self.dtype)
            return around.sums(dZ, W[::-1, ::-1].swapaxes(2, 3))
        dP = (self.put_back if self.f <= self.stride else self.added)(dZ, self.wide(W))
        rows = slice(self.top, self.top + self.n_H_prev)
        return np.ascontiguousarray(dP[:, rows, self.left : self.left + self.n_W_prev])

    def put_back(self, dZ, wide):
        """Where no windows meet: each is written to the place that it would be copied from."""
        dP = np.zeros((self.m, *self.padded, self.n_C_prev), self.dtype)
        seen, turned = self.seen(dP), wide.reshape(self.f * self.run, -1).T
        for images, first, end in self.parts():
            part = seen[images, first:end]
            part[...] = (dZ[images, first:end].reshape(-1, len(turned)) @ turned).reshape(part.shape)
        return dP

    def added(self, dZ, wide):
        """Where windows meet: their rows are added, in long runs, then what is `step` numbers apart in these."""
        s, step = self.stride, self.step
        turned = np.ascontiguousarray(wide.swapaxes(1, 2))
        steps = range(0, self.run, step)
        length = max(self.n_T + len(steps) - 1, -(-self.padded[1] * self.n_C_prev // step))
        dP = np.zeros((self.m, self.padded[0], length, step), self.dtype)
        for images, first, end in self.parts():
            d = dZ[images, first:end].reshape(-1, self.t * self.n_C)
            target = dP[images, first * s : (end - 1) * s + self.f]
            row = np.empty((len(target), end - first, self.n_T, self.run), self.dtype)
            rows = np.zeros((len(target), target.shape[1], self.n_T, self.run), self.dtype)
            for i in range(self.f):
                np.matmul(d, turned[i], out=row.reshape(-1, self.run))
                rows[:, i : i + s * (end - first) : s] += row
            for k, j in enumerate(steps):
                some = np.ascontiguousarray(rows[..., j : j + step])  # side by side they are added faster
                target[:, :, k : k + self.n_T, : some.shape[3]] += some
        return dP.reshape(self.m, self.padded[0], -1, self.n_C_prev)


def with_bias(Z, b):
    """Z + b, written into Z. The bias of a whole row at once: a long sum is faster than many of n_C numbers."""
    rows = Z.reshape(-1, Z.shape[2] * Z.shape[3])
    rows += b[np.newaxis].repeat(Z.shape[2], axis=0).ravel()
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
