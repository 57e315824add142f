"""What is where in pictures: boxes around things, the grid that owns their midpoints, and the class of every pixel.

Boxes are corners (x1, y1, x2, y2) in parts of the picture: 0 is the left or upper edge, 1 the right or lower one.
"""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch, Rectangle
from matplotlib.textpath import TextPath

from dlcore.plots.figures import COLOURS, DASHES, INK, NARROW, STYLE, fitted, sheet
from dlcore.plots.images import gallery, several
from dlcore.plots.inputs import described, image, numbers
from dlcore.plots.words import counted, heading, listed, sentence

PAD = 1 / 72
"""Inches around the words of a label."""
WORDS = {"size": 10, "color": "white", "zorder": 4}
TINT = 0.5
"""How much of a pixel's class is seen, and how much of the picture below it."""


def boxes(
    images, corners, *, classes=None, scores=None, truth=None, names=None, titles=None, columns=4, title=""
):
    """Pictures with boxes: corners[i] (k, 4) lie on images[i], a colour and a dash for each class.

    classes[i], scores[i]: k labels and k numbers, written at the boxes; names: what the labels mean.
    truth[i]: corners (k, 4) of what is really there, dotted in white.
    """
    shown = several(images)
    corners = each("corners", corners, shown, lying)
    truth = each("truth", truth, shown, lying)
    classes, scores = (
        each(name, given, shown, lambda name, part: np.asarray(part).ravel())
        for name, given in {"classes": classes, "scores": scores}.items()
    )
    for name, given in {"classes": classes, "scores": scores}.items():
        for i, part in enumerate(given):
            if part is not None and len(part) != len(corners[i]):
                raise ValueError(
                    f"{name}[{i}] has {len(part)} entries for {counted(len(corners[i]), 'box', 'boxes')}"
                )
    with gallery(shown, titles, columns, title, 2) as (figure, axes, _):
        said = []
        for ax, one, own, labels, sure, real in zip(
            axes.flat, shown, corners, classes, scores, truth, strict=False
        ):
            place(ax, one)
            for x1, y1, x2, y2 in () if real is None else real:
                frame(ax, x1, y1, x2, y2, edgecolor=INK, linewidth=3)
                frame(ax, x1, y1, x2, y2, edgecolor="white", linewidth=1.5, linestyle=":")
            told, colours = [], []
            for k, (x1, y1, x2, y2) in enumerate(own):
                kind = 0 if labels is None else int(labels[k])
                style = {"edgecolor": COLOURS[kind % len(COLOURS)], "linestyle": DASHES[kind % len(DASHES)]}
                frame(ax, x1, y1, x2, y2, linewidth=2.2, **style)
                colours.append(style["edgecolor"])
                told.append(tag(labels is not None and named(names, kind), None if sure is None else sure[k]))
            labelled(
                ax, own, told, colours, 0.94 * figure.get_size_inches()[0] / axes.shape[1]
            )  # without margins
            said.append(
                counted(len(own), "box", "boxes") + ("" if real is None else f" (truth: {len(real)})")
            )
        figure.alt = sentence(heading(title, "Boxes"), counted(len(shown), "picture"), "with", listed(said))
    return axes


def segments(images, masks, names, *, titles=None, columns=4, title=""):
    """Pictures whose pixels are tinted by class: masks[i] (H, W) has the whole numbers 0 to len(names) - 1.

    Class 0 is the background and stays as it is. The outline of each class has a dash of its own.
    """
    shown = several(images)
    masks = each("masks", masks, shown, lambda name, part: np.asarray(part))
    for i, (one, mask) in enumerate(zip(shown, masks, strict=True)):
        if mask is None or mask.shape != one.shape[:2]:
            raise ValueError(
                f"masks[{i}] has to have shape {one.shape[:2]}, as its image; got {described(mask)}"
            )
        if mask.dtype.kind not in "bui" or not np.isin(mask, np.arange(len(names))).all():
            raise ValueError(f"masks[{i}] has to hold the whole numbers 0 to {len(names) - 1}")
    with gallery(shown, titles, columns, title, 2, 0.35) as (figure, axes, _):
        for ax, one, mask in zip(axes.flat, shown, masks, strict=False):
            place(ax, one)
            for k in range(1, len(names)):
                ax.imshow(tint(mask == k, COLOURS[k - 1]), extent=(0, 1, 1, 0), zorder=2)
                if 0 < (mask == k).mean() < 1:
                    places = [(np.arange(n) + 0.5) / n for n in mask.shape[::-1]]
                    style = {"colors": COLOURS[k - 1], "linestyles": [DASHES[k - 1]], "linewidths": 1.5}
                    ax.contour(*places, mask == k, levels=[0.5], **style)
        keys = [
            Patch(
                facecolor=(COLOURS[k - 1], TINT),
                edgecolor=COLOURS[k - 1],
                linestyle=DASHES[k - 1],
                label=name,
            )
            for k, name in enumerate(names[1:], start=1)
        ]
        figure.legend(handles=keys, loc="outside lower center", ncols=len(keys))
        pixels = np.concatenate([mask.ravel() for mask in masks])
        shares = listed(f"{100 * np.mean(pixels == k):.0f} percent {name}" for k, name in enumerate(names))
        figure.alt = sentence(
            heading(title, "Classes of pixels"), f"{counted(len(shown), 'picture')}:", shares
        )
    return axes


def grid_targets(picture, corners, S, *, title=""):
    """A picture under a grid of S x S cells: each box, its midpoint, and the cell that owns it."""
    shown, corners = image("picture", picture), lying("corners", corners)
    with sheet(NARROW + 0.5, NARROW + 0.4 * bool(title)) as (figure, ax):
        place(ax, shown)
        for line in range(1, S):
            for draw in (ax.axvline, ax.axhline):
                draw(line / S, color="white", linewidth=2.5)
                draw(line / S, color=INK, linewidth=1)
        owners = []
        for k, (x1, y1, x2, y2) in enumerate(corners):
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            row, column = (min(int(at * S), S - 1) for at in (y, x))
            owners.append(f"({row}, {column})")
            style = {"edgecolor": COLOURS[k % len(COLOURS)], "linestyle": DASHES[k % len(DASHES)]}
            frame(
                ax,
                column / S,
                row / S,
                (column + 1) / S,
                (row + 1) / S,
                linewidth=0,
                facecolor="white",
                alpha=0.4,
            )
            frame(ax, x1, y1, x2, y2, linewidth=2.5, **style)
            ax.plot(x, y, marker="o", markersize=9, color=style["edgecolor"], markeredgecolor="white")
        ax.set_xticks((np.arange(S) + 0.5) / S, range(S))
        ax.set_yticks((np.arange(S) + 0.5) / S, range(S))
        ax.set(xlabel="column", ylabel="row", title=fitted(title, NARROW - 0.5, STYLE["axes.titlesize"]))
        ax.tick_params(length=0, labelsize=STYLE["xtick.labelsize"])
        owned = f"the midpoints lie in the cells {listed(owners)}" if owners else "without a box"
        figure.alt = sentence(
            heading(title, "Grid"), f"a picture under {S} x {S} cells;", owned, "(row, column)"
        )
    return ax


def each(name, given, shown, checked):
    """One entry for each image, checked; None for all where none is given."""
    if given is None:
        return [None] * len(shown)
    if len(given) != len(shown):
        raise ValueError(f"there are {counted(len(shown), 'image')} but {len(given)} entries in {name}")
    return [checked(f"{name}[{i}]", part) for i, part in enumerate(given)]


def lying(name, corners):
    """Corners (k, 4) of boxes, k may be 0."""
    if len(corners) == 0:
        return np.zeros((0, 4))
    corners = numbers(name, corners, ndim=2)
    if corners.shape[1] != 4:
        raise ValueError(f"{name} has to have four columns, x1, y1, x2, y2; got shape {corners.shape}")
    if (corners[:, :2] > corners[:, 2:]).any():
        raise ValueError(f"{name} has a box with x1 > x2 or y1 > y2; wanted are corners (x1, y1, x2, y2)")
    return corners


def place(ax, picture):
    """The picture from 0 to 1 in both directions, the rows downwards: so that boxes need no size."""
    ax.imshow(picture, cmap="gray", vmin=0, vmax=1, extent=(0, 1, 1, 0), zorder=1)


def frame(ax, x1, y1, x2, y2, **style):
    """A rectangle between two corners; without a facecolor only its outline."""
    ax.add_patch(Rectangle((x1, y1), x2 - x1, y2 - y1, fill="facecolor" in style, zorder=3, **style))


def tag(name, score):
    """car 0.93; either part may be missing."""
    return " ".join(part for part in (name or "", "" if score is None else f"{score:.2f}") if part)


def named(names, kind):
    return str(names[kind]) if names else f"class {kind}"


def labelled(ax, corners, told, colours, side):
    """Words at boxes, where they cover as little as can be of the words before: above, a line higher, below, inside.

    They begin or end with the box, on the side where a picture of `side` inches has more room, and have its colour
    around them.
    """
    taken = []
    for (x1, y1, x2, y2), words, colour in zip(corners, told, colours, strict=True):
        if words:
            width, height = (inches / side for inches in size_of(words))
            across = (x1, x2 - width) if x1 + x2 < 1 else (x2 - width, x1)
            places = [(x, y) for y in (y1 - height, y1 - 2 * height, y2, y1) for x in across]
            inside = [(min(max(x, 0), 1 - width), min(max(y, 0), 1 - height)) for x, y in places]
            rectangles = [(x, y, x + width, y + height) for x, y in inside]
            x, _, _, bottom = min(rectangles, key=lambda one: sum(common(one, other) for other in taken))
            taken.append((x, bottom - height, x + width, bottom))
            ground = {"facecolor": INK, "edgecolor": colour, "linewidth": 1.2, "alpha": 0.8, "pad": 1}
            ax.text(
                x + PAD / side, bottom - PAD / side, words, va="bottom", in_layout=False, bbox=ground, **WORDS
            )


def common(a, b):
    """The area that two rectangles share."""
    return max(min(a[2], b[2]) - max(a[0], b[0]), 0) * max(min(a[3], b[3]) - max(a[1], b[1]), 0)


@lru_cache(1000)
def size_of(words):
    """Width and height of a label in inches."""
    return TextPath((0, 0), words, WORDS["size"]).get_extents().width / 72 + 2 * PAD, WORDS["size"] / 60 + PAD


def tint(there, colour):
    """A picture of one colour, seen through where it is not there."""
    return np.dstack([np.full((*there.shape, 3), to_rgb(colour)), TINT * there])
