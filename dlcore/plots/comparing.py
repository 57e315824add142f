"""What was measured several times: learning curves with their spread, one dot a run, one dot a trial."""

import numpy as np
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

from dlcore.plots.figures import (
    BLUE,
    COLOURS,
    GREY,
    INK,
    MARKS,
    MEDIUM,
    ORANGE,
    colour_scale,
    fitted,
    label,
    sheet,
)
from dlcore.plots.inputs import described, flat, numbers
from dlcore.plots.lines import compare, legend, line, logarithmic, named
from dlcore.plots.words import clauses, counted, heading, listed, number, sentence


def learning_curves(
    x, train, dev, *, baseline=None, title="", xlabel="examples to train on", ylabel="error", log=()
):
    """Errors on the training set and on the dev set against x, which is any hyperparameter or size.

    train, dev: one number for each x, or several runs (runs, len(x)), drawn as their mean and their range.
    baseline: a number to compare with, such as human error. log: which axes are logarithmic, "x", "y", "xy".
    """
    x = flat("x", x)
    sets = {"train": runs("train", train, x), "dev": runs("dev", dev, x)}
    with sheet(MEDIUM, 3.8) as (figure, ax):
        for i, (name, values) in enumerate(sets.items()):
            colour = (BLUE, ORANGE)[i]
            if len(values) > 1:
                ax.fill_between(
                    x, values.min(axis=0), values.max(axis=0), color=colour, alpha=0.18, linewidth=0
                )
            ax.plot(x, values.mean(axis=0), **line(i), marker=MARKS[i], label=name)
        label(ax, title, xlabel, ylabel)
        for axis, shown in (("x", [x]), ("y", list(sets.values()))):
            if axis in log:
                logarithmic(ax, axis, {"x": "x", "y": "train or dev"}[axis], *shown)
        if baseline is not None:
            ax.axhline(float(baseline), color=GREY, linestyle="--", label=f"baseline {number(baseline, 3)}")
        legend(ax)
        figure.alt = sentence(
            heading(title, "Learning curves"),
            clauses(f"{name} {ylabel} {ran(values)}" for name, values in sets.items()),
            f"for {xlabel} from {number(x[0], 3)} to {number(x[-1], 3)}",
            "" if baseline is None else f"with the baseline {number(baseline, 3)}",
        )
    return ax


def runs(name, values, x):
    """The values as (runs, len(x))."""
    values = np.atleast_2d(numbers(name, values))
    if values.ndim != 2 or values.shape[1] != x.size:
        raise ValueError(
            f"{name} has to have one number for each of the {x.size} x; got shape {values.shape}"
        )
    return values


def ran(values):
    """goes from 0.31 to 0.12 (lowest 0.09) on average of 5 runs"""
    mean = values.mean(axis=0)
    first, last, low = (number(value, 3) for value in (mean[0], mean[-1], mean.min()))
    lowest = "" if low in (first, last) else f" (lowest {low})"
    many = f" on average of {len(values)} runs" if len(values) > 1 else ""
    return f"goes from {first} to {last}{lowest}{many}"


def spread(values, *, reference=None, title="", xlabel="accuracy"):
    """{"name": results of several runs}: one dot a run, and a line at their mean.

    reference: ("name", number), a dashed line to compare with.
    """
    if not isinstance(values, dict) or not values:
        raise ValueError(f"values has to be a dict, {{name: results}}; got {described(values)}")
    groups = {str(name): numbers(f"values[{name!r}]", part).ravel() for name, part in values.items()}
    names = [fitted(name, 2.2, 11) for name in groups]
    height = sum(0.35 + 0.2 * (1 + name.count("\n")) for name in names)
    with sheet(MEDIUM, 1.4 + height + 0.3 * bool(reference)) as (figure, ax):
        for place, part in enumerate(groups.values()):
            sides = place + 0.3 * (np.arange(part.size) / max(1, part.size - 1) - 0.5)
            ax.plot(part, sides, linestyle="none", marker="o", color=COLOURS[0], alpha=0.65)
            ax.plot([part.mean()] * 2, [place - 0.32, place + 0.32], color=INK, linewidth=2.5)
            ax.annotate(number(part.mean(), 3), (part.mean(), place - 0.32), (0, 2),
                        textcoords="offset points", ha="center", va="bottom",
                        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5})  # fmt: skip
        ax.set_yticks(range(len(groups)), names)
        ax.set_ylim(len(groups) - 0.5, -0.75)
        label(ax, title, xlabel, grid="x")
        ax.margins(x=0.1)
        compare(ax, reference)
        figure.alt = sentence(
            heading(title, "Runs"),
            f"{xlabel}:" if xlabel else "",
            clauses(f"{name} {dots(part)}" for name, part in groups.items()),
            f"to compare with {reference[0]} {number(reference[1], 3)}" if reference else "",
        )
    return ax


def dots(part):
    """0.84 on average of 5 runs, from 0.82 to 0.86"""
    if part.size == 1:
        return number(part[0], 3)
    low, high = number(part.min(), 3), number(part.max(), 3)
    return f"{number(part.mean(), 3)} on average of {part.size} runs, from {low} to {high}"


def trials(x, y, scores, *, best=3, title="", xlabel="x", ylabel="y", score="score", log=()):
    """One dot a trial at two of its hyperparameters, coloured by its score; the best ones have their rank.

    A trial without a score (nan) is a cross. log: which axes are logarithmic: "x", "y" or "xy".
    """
    x, y, scores = flat("x", x), flat("y", y), flat("scores", scores)
    if not x.size == y.size == scores.size:
        raise ValueError(f"x, y and scores need one number a trial; got {x.size}, {y.size} and {scores.size}")
    done = np.isfinite(scores)
    if not done.any():
        raise ValueError("scores holds nan only: no trial came to its end")
    ranked = np.argsort(np.where(done, -scores, np.inf), kind="stable")[: min(best, done.sum())]
    with sheet(MEDIUM, 4.2) as (figure, ax):
        shown = ax.scatter(x[done], y[done], c=scores[done], s=60, edgecolor=INK, linewidth=0.6)
        ax.scatter(x[~done], y[~done], marker="x", color=GREY)
        for rank, i in enumerate(ranked, start=1):
            ax.plot(x[i], y[i], marker="o", markersize=15, markerfacecolor="none", color=ORANGE)
            ax.annotate(str(rank), (x[i], y[i]), (9, 5), textcoords="offset points", weight="bold")
        ax.margins(0.08)
        label(ax, title, xlabel, ylabel)
        for axis, values in (("x", x), ("y", y)):
            if axis in log:
                logarithmic(ax, axis, axis, values)
        colour_scale(shown, ax, score)
        low, high = (number(value, 3) for value in (scores[done].min(), scores[done].max()))
        lost = f" ({int((~done).sum())} without one)" if not done.all() else ""
        places = listed(f"({number(x[i])}, {number(y[i])})" for i in ranked)
        figure.alt = sentence(
            heading(title, "Trials"),
            f"{counted(x.size, 'trial')}, {xlabel} across and {ylabel} upwards,",
            f"{score} from {low} to {high}{lost}; the best at {places}",
        )
    return ax


def signals(layers, *, title="", ylabel="root mean square"):
    """{"name": one number a layer} on a logarithmic axis, layer 1 first: does a signal keep its size?"""
    groups = layers if isinstance(layers, dict) else {"": layers}
    if not groups:
        raise ValueError("layers is an empty dict: there is nothing to draw")
    groups = {str(name): numbers(f"layers[{name!r}]", part, ndim=1) for name, part in groups.items()}
    if any((part <= 0).any() for part in groups.values()):
        raise ValueError("layers holds 0 or less, which has no place on a logarithmic axis")
    with sheet(MEDIUM, 3.8) as (figure, ax):
        for i, (name, part) in enumerate(groups.items()):
            ax.plot(np.arange(1, part.size + 1), part, **line(i), marker=MARKS[i % len(MARKS)], label=name)
        ax.set_yscale("log")
        label(ax, title, "layer", ylabel)
        low, high = ax.get_ylim()
        ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5) if high < 500 * low else (1,), numticks=8))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
        ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: power(value)))
        ax.yaxis.set_minor_formatter(NullFormatter())
        legend(ax)
        figure.alt = sentence(
            heading(title, "Signals"),
            clauses(
                f"{named(name, ylabel)} from {power(part[0])} to {power(part[-1])}"
                for name, part in groups.items()
            ),
            f"over {max(part.size for part in groups.values())} layers",
        )
    return ax


def power(value):
    """A number of any size in a few signs: 0.66, 4e+08, 1e-10."""
    return number(value) if 1e-3 <= value < 1e5 else f"{value:.0e}"
