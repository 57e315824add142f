"""What a convolution costs, in time and memory, against the number of pictures, their size, and the channels.

Forward and backward of 3 x 3 filters, as many as channels, with "same" padding, in float32 and one thread. The time
is CPU time, the memory what NumPy holds at most during a step, beside X and dZ, which it is given. In the picture a
dashed line grows as the work does: with pictures, with pixels, and with the square of the channels.
"""

import tracemalloc

import numpy as np

from benchmarks.turns import in_turns
from dlcore.columns import conv2d_backward, conv2d_forward

# (m, rows and columns, channels), one of them growing; and which power of it the work grows with
GROWING = {
    "pictures": ([(m, 32, 16) for m in (1, 2, 4, 8, 16, 32, 64, 128)], 0, 1),
    "rows and columns": ([(8, side, 16) for side in (4, 8, 16, 32, 64, 128, 256)], 1, 2),
    "channels": ([(8, 32, n_C) for n_C in (1, 2, 4, 8, 16, 32, 64, 128)], 2, 2),
}


def measured(m, side, n_C, rounds):
    """Milliseconds, MB at most, and how many of these are what is found, Z and dX."""
    rng = np.random.default_rng(4)
    X = rng.standard_normal((m, side, side, n_C), np.float32)
    W, b = rng.standard_normal((3, 3, n_C, n_C), np.float32), np.zeros(n_C, np.float32)
    dZ = rng.standard_normal(X.shape, np.float32)

    def step():
        Z, cache = conv2d_forward(X, W, b, 1, "same")
        return Z, conv2d_backward(dZ, *cache)

    (ms,), _ = in_turns([step], rounds)
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return ms, peak, 2 * X.nbytes / 1e6


def costs(_, rounds, path=None):
    print(f"{'3 x 3 convolution, same':30}      ms   ns a product   memory MB   Z and dX, MB")
    found = {}
    for name, (sizes, _, _) in GROWING.items():
        found[name] = [measured(*size, max(rounds // 4, 3)) for size in sizes]
        for (m, side, n_C), (ms, peak, needed) in zip(sizes, found[name], strict=True):
            products = 3 * 9 * m * side * side * n_C * n_C
            told = f"m = {m}, {side} x {side}, {n_C} channels"
            print(f"{told:30}{ms:8.2f}{ms * 1e6 / products:15.3f}{peak:12.1f}{needed:15.1f}")
    if path:
        drawn(found, path)


def drawn(found, path):
    """Two rows of curves, time above, memory below, on scales where a power is a straight line."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 6), layout="constrained")
    for (top, bottom), (name, rows) in zip(figure.subplots(2, 3, sharex="col").T, found.items(), strict=True):
        sizes, which, power = GROWING[name]
        x = np.array([size[which] for size in sizes], float)
        ms, peak, needed = np.array(rows).T
        top.loglog(x, ms, "o-", label="forward and backward")
        top.loglog(x, ms[-1] * (x / x[-1]) ** power, "k--", lw=1, label=f"as {name} to the power {power}")
        bottom.loglog(x, peak, "o-", label="at most")
        bottom.loglog(x, needed, "k--", lw=1, label="Z and dX alone")
        top.set_title(", ".join(fixed(sizes[0], which)), fontsize=10)
        bottom.set(xlabel=name, xticks=x, xticklabels=[f"{n:g}" for n in x])
        bottom.minorticks_off()
        for axes, unit in ((top, "CPU time, ms"), (bottom, "memory, MB")):
            axes.set_ylabel(unit)
            axes.grid(alpha=0.3)
            axes.legend(fontsize=8)
    figure.savefig(path, dpi=100)


def fixed(size, which):
    """The sizes that stay, in words."""
    words = [f"{size[0]} pictures", f"{size[1]} x {size[1]} pixels", f"{size[2]} channels"]
    return words[:which] + words[which + 1 :]
