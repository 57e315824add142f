"""Images as they are, plane by plane, and weights as an image."""

from contextlib import contextmanager

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from dlcore.plots.figures import (
    BLUE,
    GREEN,
    MEDIUM,
    NARROW,
    ORANGE,
    PALE,
    WIDE,
    bare,
    colour_scale,
    fitted,
    sheet,
)
from dlcore.plots.inputs import described, image, numbers
from dlcore.plots.words import counted, heading, listed, number, sentence

PLANES = (("red", "#c62828"), ("green", GREEN), ("blue", BLUE))
TWO_SIDED = LinearSegmentedColormap.from_list("two-sided", [BLUE, "white", ORANGE])


def show_images(images, titles=None, *, columns=None, title=""):
    """Images (m, H, W), (m, H, W, 3), or a list of images of any sizes, in rows, each with its title."""
    shown = several(images)
    with gallery(shown, titles, 8 if columns is None else columns, title) as (figure, axes, titles):
        for ax, one in zip(axes.flat, shown, strict=False):
            ax.imshow(one, cmap="gray", vmin=0, vmax=1)
        sizes = dict.fromkeys(f"{one.shape[0]} by {one.shape[1]}" for one in shown)
        figure.alt = sentence(
            heading(title, "Pictures"),
            f"{counted(len(shown), 'image')} of {listed(sizes)} pixels"
            if len(sizes) < 5
            else counted(len(shown), "image"),
            f"with the title{'s' * (len(set(titles)) > 1)} {listed(together(titles))}" if any(titles) else "",
        )
    return axes


@contextmanager
def gallery(shown, titles, columns, title, least=4, below=0.0):
    """A sheet with axes for these images in rows of `columns`, each with its title, and the titles as they are used.

    A picture is as large as one of `least` in a row, or smaller. below: inches left for a legend.
    """
    titles = [""] * len(shown) if titles is None else [str(one) for one in titles]
    if len(titles) != len(shown):
        raise ValueError(f"there are {len(shown)} images but {len(titles)} titles")
    if not columns >= 1:
        raise ValueError(f"columns has to be 1 or more; got {columns!r}")
    columns = min(columns, len(shown))
    rows = -(-len(shown) // columns)
    side = WIDE / max(columns, least)
    names = [fitted(one, side, 11) for one in titles]
    lines = max(1 + name.count("\n") for name in names) if any(names) else 0
    height = rows * (side + 0.22 * lines) + 0.4 * bool(title) + below
    with sheet(max(columns * side, NARROW), height, rows, columns, squeeze=False) as (figure, axes):
        for ax in axes.flat:
            ax.axis("off")
        for ax, name in zip(axes.flat, names, strict=False):
            ax.set_title(name, fontsize=11, y=1)  # to find y out takes longer than to draw all else
        headline(figure, title)
        yield figure, axes, titles


def several(images):
    """The images, each checked, as a list."""
    if not isinstance(images, np.ndarray | list | tuple):
        raise ValueError(f"images has to be several images, an array or a list; got {described(images)}")
    if len(images) == 0:
        raise ValueError("images is empty: there is nothing to show")
    return [image(f"images[{i}]", one) for i, one in enumerate(images)]


def headline(figure, title):
    """One title over several axes."""
    if title:
        figure.suptitle(fitted(title, figure.get_size_inches()[0], 13), fontsize=13)


def together(titles):
    """The titles, equal ones counted together: "face" (3 times)."""
    times = {title: titles.count(title) for title in titles}
    return [title if count == 1 else f"{title} ({count} times)" for title, count in times.items()]


def show_planes(photo, *, title=""):
    """A colour image (H, W, 3) and its three planes, each as grey: the whiter, the more of that colour."""
    shown = image("photo", photo)
    if shown.ndim != 3:
        raise ValueError(f"photo has to have three planes, shape (H, W, 3); got shape {shown.shape}")
    with sheet(WIDE, 2.3 + 0.4 * bool(title), 1, 4) as (figure, axes):
        axes[0].imshow(shown)
        bare(axes[0], "photograph")
        for i, (name, colour) in enumerate(PLANES):
            bare(axes[i + 1], f"{name}: [:, :, {i}]")
            axes[i + 1].imshow(shown[:, :, i], cmap="gray", vmin=0, vmax=1)
            axes[i + 1].spines[:].set(visible=True, color=colour, linewidth=3)
        headline(figure, title)
        means = [f"{name} {number(255 * shown[:, :, i].mean())}" for i, (name, _) in enumerate(PLANES)]
        figure.alt = sentence(
            heading(title, "Planes"),
            f"a photograph of {shown.shape[0]} by {shown.shape[1]} pixels and its three planes;",
            f"their means on the scale 0 to 255 are {listed(means)}",
        )
    return axes


def weights_picture(w, shape, *, title="Each weight at its pixel", names=("not a face", "face")):
    """The weights (n, 1) laid out as the pixels (H, W): orange for names[1], blue for names[0]."""
    weights = numbers("w", w)
    if len(shape) != 2 or weights.size != np.prod(shape):
        raise ValueError(f"w has {weights.size} weights, which do not fill a picture of shape {tuple(shape)}")
    grid = weights.reshape(shape)
    largest = np.abs(grid).max() or 1.0
    with sheet(MEDIUM, 4.2) as (figure, ax):
        shown = ax.imshow(grid, cmap=TWO_SIDED, vmin=-largest, vmax=largest)
        bare(ax, title)
        ax.spines[:].set(visible=True, color=PALE)
        colour_scale(shown, ax, f"weight (< 0: {names[0]}, > 0: {names[1]})")
        row, column = np.unravel_index(np.argmax(grid), grid.shape)
        figure.alt = sentence(
            heading(title, "Weights"),
            f"{shape[0]} by {shape[1]} weights from {number(grid.min())} (blue, for {names[0]})",
            f"to {number(grid.max())} (orange, for {names[1]}); the largest is in row {row}, column {column}",
        )
    return ax
