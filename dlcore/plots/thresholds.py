"""What every threshold gives: precision and recall, false and true alarms; and the space in which distances are."""

import numpy as np
from matplotlib.colors import Normalize
from matplotlib.offsetbox import AnnotationBbox, OffsetImage

from dlcore.plots.figures import COLOURS, GREY, INK, MARKS, MEDIUM, WIDE, label, sheet
from dlcore.plots.images import several
from dlcore.plots.inputs import described, flat, numbers
from dlcore.plots.lines import legend, line
from dlcore.plots.words import clauses, counted, heading, number, sentence


def precision_recall(found, *, points=None, title="", xlabel="recall", ylabel="precision"):
    """{"name": (recall, precision)}: one curve a class or a model, recall from left to right."""
    return shares("found", found, points, title, xlabel, ylabel)


def roc(rates, *, points=None, title="", xlabel="false alarms", ylabel="found"):
    """{"name": (false positive rates, true positive rates)}: one curve a model; the diagonal is chance."""
    return shares("rates", rates, points, title, xlabel, ylabel, chance=True)


def shares(what, pairs, points, title, xlabel, ylabel, chance=False):
    """Curves of two shares, 0 to 1 each. points: {"name": (x, y)}, marked."""
    if not isinstance(pairs, dict) or not pairs:
        raise ValueError(f"{what} has to be a dict, {{name: ({xlabel}, {ylabel})}}; got {described(pairs)}")
    pairs = {str(name): pair(f"{what}[{name!r}]", xy) for name, xy in pairs.items()}
    points = {str(name): pair(f"points[{name!r}]", xy) for name, xy in (points or {}).items()}
    with sheet(MEDIUM, 4.5) as (figure, ax):
        if chance:
            ax.plot([0, 1], [0, 1], color=GREY, linewidth=1.2, linestyle=":", label="chance")
        for i, (name, (x, y)) in enumerate(pairs.items()):
            ax.plot(x, y, **line(i), label=name)
        for i, (name, (x, y)) in enumerate(points.items()):
            style = {"color": COLOURS[(i + 1) % len(COLOURS)], "marker": MARKS[(i + 1) % len(MARKS)]}
            ax.plot(x, y, linestyle="none", markersize=10, markeredgecolor=INK, label=name, **style)
        label(ax, title, xlabel, ylabel)
        ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.05))
        legend(ax)
        said = [f"{name} from {at(x, y, 0)} to {at(x, y, -1)}, at {xlabel} one half {half(x, y)}".strip()
                for name, (x, y) in pairs.items()]  # fmt: skip
        said += [f"{name} at {at(x, y, 0)}" for name, (x, y) in points.items()]
        figure.alt = sentence(heading(title, "Curves"), f"{xlabel} across, {ylabel} upwards:", clauses(said))
    return ax


def pair(name, xy):
    """Two rows of shares, equally long."""
    if len(xy) != 2:
        raise ValueError(f"{name} has to be two rows of numbers; got {len(xy)}")
    x, y = (flat(name, part) for part in xy)
    if x.size != y.size:
        raise ValueError(f"{name} has rows of {x.size} and {y.size} numbers; each point needs both")
    if not all((0 <= part).all() and (part <= 1).all() for part in (x, y)):
        raise ValueError(f"{name} has to hold shares from 0 to 1")
    return x, y


def at(x, y, k):
    return f"({number(x[k])}, {number(y[k])})"


def half(x, y):
    """y where x is one half, on the straight line between the points beside it."""
    order = np.argsort(x, kind="stable")
    return number(np.interp(0.5, x[order], y[order]))


def embedding(
    F, labels, *, pictures=None, names=None, title="", xlabel="first direction", ylabel="second direction"
):
    """Vectors F (m, 2) as points, a colour and a mark for each label; with pictures, each picture at its place."""
    F, labels = numbers("F", F, ndim=2), flat("labels", labels).astype(int)
    if F.shape[1] != 2:
        raise ValueError(f"F has to have two columns, one a direction of the figure; got shape {F.shape}")
    if len(F) != labels.size:
        raise ValueError(f"F has {len(F)} rows but there are {labels.size} labels")
    shown = None if pictures is None else several(pictures)
    if shown is not None and len(shown) != len(F):
        raise ValueError(f"F has {len(F)} rows but there are {len(shown)} pictures")
    kinds = np.unique(labels).tolist()
    with sheet(WIDE if shown else MEDIUM, 6 if shown else 4.8) as (figure, ax):
        for i, kind in enumerate(kinds):
            style = {
                "color": COLOURS[i % len(COLOURS)],
                "marker": MARKS[(i + i // len(COLOURS)) % len(MARKS)],
            }
            own = F[labels == kind]
            ax.scatter(*own.T, s=55, edgecolor="white", linewidth=0.7, label=said_of(kind, names), **style)
        for k in range(0 if shown is None else len(F)):
            colour = COLOURS[kinds.index(labels[k]) % len(COLOURS)]
            small = OffsetImage(
                shown[k], zoom=36 / max(shown[k].shape[:2]), cmap="gray", norm=Normalize(0, 1)
            )
            box = {"edgecolor": colour, "linewidth": 2.5, "boxstyle": "square,pad=0.08"}
            ax.add_artist(AnnotationBbox(small, F[k], bboxprops=box, pad=0))
        label(ax, title, xlabel, ylabel)
        ax.margins(0.08)
        if len(kinds) <= len(COLOURS):
            legend(ax, outside=True)
        near = nearest_alike(F, labels)
        figure.alt = sentence(
            heading(title, "Embedding"),
            f"{counted(len(F), 'vector')} with {counted(len(kinds), 'label')} in the plane;",
            f"the nearest other one has the same label for {near} of {len(F)}",
        )
    return ax


def said_of(kind, names):
    return str(names[kind]) if names else str(kind)


def nearest_alike(F, labels):
    """For how many vectors the nearest other one has the same label."""
    if len(F) < 2:
        return 0
    distances = ((F[:, np.newaxis] - F) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    return int((labels[distances.argmin(axis=1)] == labels).sum())
