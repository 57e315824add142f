"""The playground as a figure that stands still, with a sentence that says what it shows.

For everybody who does not see the page: on GitHub, in print, under nbval, in Colab. It is drawn from the numbers of a
frame, so that both show the same. One sheet of WIDTH by HEIGHT pixels, its corner at the upper left.
"""

import io
from itertools import pairwise

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from PIL import Image

from dlcore.explore.playground.controls import CONTROLS
from dlcore.explore.playground.frame import as_bytes, parts, plane
from dlcore.explore.playground.inputs import FEATURES, SPAN
from dlcore.explore.stage import LOCK
from dlcore.messages import _, ngettext
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PALE, STYLE
from dlcore.plots.words import number

WIDTH, HEIGHT = 960, 480
SHARPNESS = 140  # of 100 is one dot a pixel
TOP, TALL = 72, 336  # the units' part of the sheet
LEFT, RIGHT = 92, 590  # the column of inputs, and the output's unit
FIELD = (632, 56, 290)  # left, top, side
COSTS = (660, 388, 262, 56)  # left, top, width, height
SHADES = LinearSegmentedColormap.from_list("signs", [ORANGE, "#f5f5f3", BLUE])
LABELS = dict(next(control.options for control in CONTROLS if control.name == "inputs"))


def still(run):
    """The figure as PNG, its sentence, and its size as a notebook wants it."""
    with LOCK, rc_context(STYLE):
        figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=SHARPNESS, facecolor="white")
        said = drawn(figure, run)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        sheet = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    png = io.BytesIO()
    sheet.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(png, "PNG")
    return png.getvalue(), said, {"width": WIDTH, "height": HEIGHT}


def drawn(figure, run):
    """Draw the run; its sentence."""
    header, arrays = parts(run)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    columns, size = placed(header)
    draw_weights(ax, columns, size, arrays)
    draw_units(ax, columns, size, header, arrays)
    draw_words(ax, columns, header)
    draw_output(figure, ax, header, arrays)
    draw_costs(figure, ax, header, arrays["curve"])
    return alt(run)


def alt(run):
    """One sentence with the numbers: the network, its data, and how far it is."""
    s = run.settings
    sizes = ", ".join(map(str, s.hidden))
    network = (
        ngettext(
            "a network with {n} hidden layer of {sizes} units ({activation})",
            "a network with {n} hidden layers of {sizes} units ({activation})",
            len(s.hidden),
        ).format(n=len(s.hidden), sizes=sizes, activation=shown("activation", s.activation))
        if s.hidden
        else _("a network without a hidden layer")
    )
    train, test = (number(cost) if np.isfinite(cost) else _("beyond all numbers") for cost in run.costs)
    told = _(
        "Playground: {network} on the data “{data}”, after {steps:,} steps: cost {train} on the training data, "
        "{test} on the test data."
    )
    return told.format(network=network, data=shown("data", s.data), steps=run.steps, train=train, test=test)


def shown(name, value):
    """What the page calls a setting's value."""
    labels = dict(next(control.options for control in CONTROLS if control.name == name))
    return _(labels.get(value, str(value)))


# The network


def placed(header):
    """The middles (x, y) of the inputs, of each hidden layer's units, of the output; and the side of a picture."""
    step = (RIGHT - LEFT) / len(header["layers"])
    sizes = [len(header["inputs"]), *(layer["size"] for layer in header["layers"][:-1])]
    pitch = min(72, TALL / max(sizes))
    top = FIELD[1] + FIELD[2] / 2
    middles = [max(TOP + pitch * n / 2, top) for n in sizes]
    columns = [
        [(LEFT + step * k, middle + pitch * (i + 0.5 - n / 2)) for i in range(n)]
        for k, (n, middle) in enumerate(zip(sizes, middles, strict=True))
    ]
    return [*columns, [(RIGHT, top)]], min(0.8 * pitch, 0.55 * step)


def draw_weights(ax, columns, size, arrays):
    """A line for each weight: full and blue where it is positive, dashed and orange where it is negative."""
    for k, (before, after) in enumerate(pairwise(columns), start=1):
        W = arrays.get(f"W{k}")
        if W is None or W.shape != (len(after), len(before)):
            continue
        for i, end in enumerate(after):
            for j, start in enumerate(before):
                if np.isfinite(W[i, j]):
                    last = k + 1 == len(columns)
                    ax.add_patch(
                        line(
                            start[0] + size / 2, start[1], end[0] - (8 if last else size / 2), end[1], W[i, j]
                        )
                    )


def line(x1, y1, x2, y2, weight):
    bend, strength = 0.45 * (x2 - x1), np.tanh(abs(weight) / 1.6)
    path = Path([(x1, y1), (x1 + bend, y1), (x2 - bend, y2), (x2, y2)], [1, 4, 4, 4])
    return PathPatch(
        path, fill=False, linewidth=0.5 + 3.4 * strength, edgecolor=ORANGE if weight < 0 else BLUE,
        alpha=0.3 + 0.7 * strength, linestyle=(0, (2.2, 1.6)) if weight < 0 else "-", capstyle="butt", zorder=1,
    )  # fmt: skip


def draw_units(ax, columns, size, header, arrays):
    """Every unit as the picture of what it gives over the plane, with a sign if it is in trouble."""
    for k, column in enumerate(columns[1:-1], start=1):
        fields, flags = arrays[f"units{k}"], header["layers"][k - 1]["flags"]
        for at, field, flag in zip(column, fields, flags, strict=True):
            tile(ax, at, size, field)
            draw_flag(ax, at, size, flag)
    for (x, y), name in zip(columns[0], header["inputs"], strict=True):
        tile(ax, (x, y), size, input_field(name))
        ax.text(x - size / 2 - 7, y, LABELS[name], ha="right", va="center", fontsize=11)
    ax.plot(*columns[-1][0], "o", markersize=11, markerfacecolor="white", markeredgecolor=GREY, zorder=3)


def input_field(name):
    values = FEATURES[name][1](*plane(24, SPAN)).reshape(24, 24)
    return as_bytes(values / np.abs(values).max())


def tile(ax, at, size, field):
    x, y = at
    half = size / 2
    extent = (x - half, x + half, y + half, y - half)
    ax.imshow(painted(field), extent=extent, aspect="auto", interpolation="bilinear", zorder=2)
    ax.plot([x - half, x + half, x + half, x - half, x - half], [y - half, y - half, y + half, y + half, y - half],
            color=GREY, linewidth=1, zorder=3)  # fmt: skip


def draw_flag(ax, at, size, flag):
    if flag:
        x, y = at[0] + size / 2, at[1] - size / 2
        ax.plot(x, y, "o", markersize=9, color=INK, zorder=4)
        ax.text(x, y, "×" if flag == "dead" else "=", color="white", fontsize=9, weight="bold", ha="center",
                va="center_baseline", zorder=5)  # fmt: skip


def painted(field):
    """Bytes as colours; grey for what is no number."""
    colours = SHADES(field / 254.0)
    colours[field == 255] = (0.6, 0.6, 0.6, 1)
    return colours


def draw_words(ax, columns, header):
    """Heads above the columns, and below them how large values and slopes are."""
    ax.text(LEFT, 30, _("Inputs"), ha="center", fontsize=12, weight="bold")
    for column, layer in zip(columns[1:], header["layers"], strict=True):
        x, last = column[0][0], column is columns[-1]
        if not last:
            told = ngettext("{n} unit", "{n} units", layer["size"]).format(n=layer["size"])
            ax.text(x, 52, told, ha="center", fontsize=11, color=GREY)
        for y, size in ((434, layer["activation"]), (454, layer["gradient"])):
            ax.text(x, y, "–" if size is None else number(size), ha="center", fontsize=10)
    ax.text(8, 434, _("size of values"), fontsize=10, color=GREY)
    ax.text(8, 454, _("size of slopes"), fontsize=10, color=GREY)
    hidden = len(header["layers"]) - 1
    told = ngettext("{n} hidden layer", "{n} hidden layers", hidden).format(n=hidden)
    ax.text((LEFT + RIGHT) / 2 + 20, 30, told, ha="center", fontsize=12, weight="bold")


# Output and costs


def draw_output(figure, ax, header, arrays):
    """The field with the data: training examples are discs, test ones diamonds; the lower class has a hole."""
    left, top, side = FIELD
    low, high = header["span"]
    ax.text(left, 30, _("Output"), fontsize=12, weight="bold")
    told = _("step {steps:,}, epoch {epoch:,}").format(steps=header["steps"], epoch=header["epoch"])
    ax.text(left + side, 30, told, ha="right", fontsize=11, color=GREY)
    inset = figure.add_axes((left / WIDTH, 1 - (top + side) / HEIGHT, side / WIDTH, side / HEIGHT))
    field = np.where(arrays["output"] == -32768, np.nan, arrays["output"] / 32767)
    shown = np.where(field < 0, -0.8, 0.8) if header["discretize"] else field
    inset.imshow(painted(as_bytes(shown)), extent=(low, high, low, high), interpolation="bilinear")
    middles = low + (high - low) * (np.arange(len(field)) + 0.5) / len(field)
    if (field < 0).any() and (field >= 0).any():
        inset.contour(middles, middles[::-1], field, levels=[0], colors=INK, linewidths=1)
    draw_examples(inset, arrays["train"], "o", header)
    if header["show_test"]:
        draw_examples(inset, arrays["test"], "D", header)
    inset.set(xlim=(low, high), ylim=(low, high), xticks=[low, 0, high], yticks=[low, 0, high])
    inset.tick_params(labelsize=9, length=2, pad=2)
    inset.spines[:].set(visible=True, color=PALE)


def draw_examples(ax, examples, mark, header):
    x1, x2, label = examples
    classes = header["problem"] == "classification"
    above = label > 0.5 if classes else label >= 0
    colours = np.where(above, 1.0, -1.0) if classes else np.clip(label, -1, 1)
    look = {"s": 17, "marker": mark, "edgecolors": "white" if classes else GREY, "linewidths": 0.7}
    ax.scatter(x1, x2, c=colours, cmap=SHADES, vmin=-1, vmax=1, **look)
    ax.scatter(x1[~above], x2[~above], s=2, color="white", linewidths=0)


def draw_costs(figure, ax, header, curve):
    left, top, width, height = COSTS
    inset = figure.add_axes((left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT))
    steps, train, test = curve
    inset.plot(steps, train, color=BLUE, linewidth=1.6)
    inset.plot(steps, test, color=INK, linewidth=1.6, linestyle=(0, (4, 2)))
    told = [number(cost) if cost is not None else "–" for cost in header["costs"]]
    ax.text(left, top - 10, _("— training {cost}").format(cost=told[0]), fontsize=11, color=BLUE)
    ax.text(left + width, top - 10, _("- - test {cost}").format(cost=told[1]), fontsize=11, ha="right")
    costs = curve[1:][np.isfinite(curve[1:])]
    inset.set(ylim=(0, 1.1 * max(float(costs.max(initial=0)), 1e-6)), xlim=(0, max(float(steps[-1]), 1)))
    inset.tick_params(labelsize=9, length=2, pad=2)
    inset.locator_params(nbins=3)
    inset.grid(True, color=PALE, linewidth=0.7)
