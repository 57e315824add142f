"""Lines, bars and heaps of numbers."""

import numpy as np
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

from dlcore.plots.figures import COLOURS, DASHES, GREY, INK, MARKS, MEDIUM, fitted, label, sheet
from dlcore.plots.inputs import described, flat, function, numbers, series, span
from dlcore.plots.words import clauses, counted, heading, number, sentence

POINTS = 401
FEW = 30
"""So many costs are marked one by one; more are a line."""


def curves(functions, start, stop, *, points=None, title="", xlabel="x", ylabel="y"):
    """The graphs of {"name": function} (or of one function) between start and stop.

    points: {"name": (x, y)}, single points that are drawn as marks of their own shape.
    """
    functions = functions if isinstance(functions, dict) else {"": functions}
    if not functions:
        raise ValueError("functions is an empty dict: there is nothing to draw")
    start, stop = span("(start, stop)", (start, stop))
    x = np.linspace(start, stop, POINTS)
    values = {str(name): heights(str(name), f, x) for name, f in functions.items()}
    points = {str(name): pair(str(name), xy) for name, xy in (points or {}).items()}
    with sheet(MEDIUM, 3.8) as (figure, ax):
        for i, (name, y) in enumerate(values.items()):
            ax.plot(x, y, **line(i), label=name)
        for i, (name, (px, py)) in enumerate(points.items()):
            ax.plot(px, py, **marks(i), label=name)
        label(ax, title, xlabel, ylabel)
        legend(ax)
        figure.alt = sentence(
            heading(title, "Curves"),
            clauses(named(name, goes(y)) for name, y in values.items()),
            f"for {xlabel} from {number(start)} to {number(stop)}",
            f"and {clauses(named(name, scattered(*xy)) for name, xy in points.items())}" if points else "",
        )
    return ax


def costs(history, *, title="Cost while training", xlabel="step", ylabel="cost J", log=False):
    """A learning curve, or several as {"name": costs}; where a cost is not finite its line ends."""
    history = series("history", history)
    with sheet(MEDIUM, 3.8) as (figure, ax):
        for i, (name, values) in enumerate(history.items()):
            mark = MARKS[i % len(MARKS)] if len(values) <= FEW else ""
            ax.plot(np.where(np.isfinite(values), values, np.nan), **line(i), marker=mark, label=name)
        label(ax, title, xlabel, ylabel)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
        if log:
            logarithmic(ax, "y", "history", *history.values())
        legend(ax)
        said = clauses(named(name, fell(values, xlabel)) for name, values in history.items())
        figure.alt = sentence(heading(title, "Costs"), said)
    return ax


def bars(values, *, intervals=None, reference=None, title="", xlabel="", log=False):
    """{"name": number} as bars with their numbers beside them.

    intervals: {"name": (low, high)}, drawn over the bars; reference: ("name", number), a dashed line.
    """
    if not isinstance(values, dict):
        raise ValueError(f"values has to be a dict, {{name: number}}; got {described(values)}")
    lengths = dict(zip(values, numbers("values", list(values.values()), ndim=1), strict=True))
    intervals = {name: span(f"intervals[{name!r}]", ends) for name, ends in (intervals or {}).items()}
    if unknown := [name for name in intervals if name not in lengths]:
        raise ValueError(f"intervals has {unknown[0]!r}, which values has not")
    names = [fitted(name, 2.2, 11) for name in lengths]
    height = sum(0.3 + 0.2 * (1 + name.count("\n")) for name in names)
    with sheet(MEDIUM, 1.3 + height + 0.3 * bool(reference)) as (figure, ax):
        for place, (name, length) in enumerate(lengths.items()):
            ax.barh(place, length, height=0.6, color=COLOURS[0])
            if name in intervals:
                ax.plot(intervals[name], (place, place), color=INK, marker="|", markersize=10)
            beside(ax, place, length, intervals.get(name, (length, length)))
        ax.set_yticks(range(len(lengths)), names)
        ax.invert_yaxis()
        label(ax, title, xlabel, grid="x")
        ax.margins(x=0.15)
        if log:
            logarithmic(ax, "x", "values", list(lengths.values()))
        compare(ax, reference)
        figure.alt = sentence(
            heading(title, "Bars"),
            f"{xlabel}:" if xlabel else "",
            clauses(
                f"{name} {number(length, 3)}{between(intervals.get(name))}"
                for name, length in lengths.items()
            ),
            f"to compare with {reference[0]} {number(reference[1], 3)}" if reference else "",
        )
    return ax


def compare(ax, reference):
    """A dashed line at reference = ("name", number), if there is one, named below the axes."""
    if reference:
        name, value = reference[0], float(reference[1])
        ax.axvline(value, color=GREY, linestyle="--", label=f"{name}: {number(value, 3)}")
        legend(ax, outside=True)


def beside(ax, place, length, ends):
    """The number of a bar, beyond the end of the bar and of its interval."""
    right = length >= 0
    end, gap, side = (max(length, ends[1]), 6, "left") if right else (min(length, ends[0]), -6, "right")
    style = {"textcoords": "offset points", "va": "center", "ha": side}
    ax.annotate(number(length, 3), (end, place), (gap, 0), **style)


def waterfall(levels, *, title="", xlabel="error"):
    """{"human": 0.01, "train": 0.04, ...}: the first level, and each step from one level to the next.

    The largest step upwards is told apart, and named in the figure's sentence.
    """
    if not isinstance(levels, dict) or len(levels) < 2:
        raise ValueError(f"levels has to be a dict of two or more, {{name: number}}; got {described(levels)}")
    ends = numbers("levels", list(levels.values()), ndim=1)
    starts = np.concatenate([[0.0], ends[:-1]])
    largest = 1 + int(np.argmax(np.diff(ends)))
    rises = ends[largest] > starts[largest]
    names = [f"{fitted(name, 1.8, 11)}\n{number(end, 3)}" for name, end in zip(levels, ends, strict=True)]
    height = sum(0.3 + 0.2 * (1 + name.count("\n")) for name in names)
    with sheet(MEDIUM, 1.2 + height) as (figure, ax):
        for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
            colour = GREY if place == 0 else COLOURS[1] if rises and place == largest else COLOURS[0]
            ax.barh(place, end - start, left=start, height=0.6, color=colour)
            if place:
                ax.plot([start] * 2, [place - 1.3, place + 0.3], color=INK, linewidth=1)
                words = step(end - start) + (", largest" if rises and place == largest else "")
                ax.annotate(words, (max(start, end), place), (6, 0), textcoords="offset points", va="center")
        ax.set_yticks(range(len(names)), names)
        ax.invert_yaxis()
        label(ax, title, xlabel, grid="x")
        ax.set_xlim(min(0, ends.min()), max(1e-9, ends.max()) * 1.6)  # room for the words beside the bars
        said = clauses(f"{name} {number(end, 3)}" for name, end in zip(levels, ends, strict=True))
        if rises:
            said += f"; the largest step, {step(ends[largest] - starts[largest])}, leads to {list(levels)[largest]}"
        figure.alt = sentence(heading(title, "Steps"), f"{xlabel}:" if xlabel else "", said)
    return ax


def step(difference):
    """+0.03, or -0.1."""
    return f"{'-' if difference < 0 else '+'}{number(abs(difference), 3)}"


def histogram(values, *, bins=30, title="", xlabel="value", ylabel="how many"):
    """How often values occur: one array, or several as {"name": array}, each with an outline of its own."""
    groups = values if isinstance(values, dict) else {"": values}
    if not groups:
        raise ValueError("values is an empty dict: there is nothing to draw")
    groups = {str(name): numbers(named(name, "values"), part).ravel() for name, part in groups.items()}
    edges = np.histogram_bin_edges(np.concatenate(list(groups.values())), bins=bins)
    with sheet(MEDIUM, 3.8) as (figure, ax):
        for i, (name, part) in enumerate(groups.items()):
            ax.hist(part, edges, histtype="stepfilled", color=line(i)["color"], alpha=0.2)
            ax.hist(part, edges, histtype="step", linewidth=2, label=name, **line(i))
        label(ax, title, xlabel, ylabel)
        legend(ax)
        figure.alt = sentence(
            heading(title, "Histogram"),
            clauses(named(name, heap(part)) for name, part in groups.items()),
            f"({xlabel} from {number(edges[0])} to {number(edges[-1])})",
        )
    return ax


def heights(name, f, x):
    """f at every x: in one call if f takes arrays, else one by one."""
    function(f"functions[{name!r}]" if name else "functions", f)
    with np.errstate(all="ignore"):
        try:
            y = np.asarray(f(x.copy()), dtype=float)
        except Exception:  # a function for single numbers; if it is wrong as well, the next call says so
            y = None
        if y is None or y.shape != x.shape:
            y = np.array([number_from(name, f(value)) for value in x.tolist()])
    if not np.isfinite(y).any():
        raise ValueError(f"{name or 'the function'} is nan or infinite everywhere from {x[0]:g} to {x[-1]:g}")
    return np.where(np.isfinite(y), y, np.nan)


def number_from(name, value):
    """The single number that a function returned."""
    value = np.asarray(value)
    if value.size != 1 or value.dtype.kind not in "buif":
        raise ValueError(f"{name or 'the function'} has to return one number for a number; got {value!r}")
    return float(value.item())


def pair(name, xy):
    """The x and the y of some points, of one length."""
    x, y = (flat(f"points[{name!r}]", part) for part in xy)
    if x.shape != y.shape:
        raise ValueError(f"points[{name!r}] has {x.size} x but {y.size} y")
    return x, y


def line(i):
    """How the line of series i is told apart."""
    return {"color": COLOURS[i % len(COLOURS)], "linestyle": DASHES[i % len(DASHES)]}


def marks(i):
    """How the marks of series i are told apart."""
    return {
        "color": COLOURS[(i + 1) % len(COLOURS)],
        "marker": MARKS[i % len(MARKS)],
        "linestyle": "none",
        "markersize": 9,
        "markeredgecolor": "white",
    }


def logarithmic(ax, axis, name, *shown):
    """A logarithmic axis whose marks read 0.05, 0.1, 0.2 instead of powers, for values above 0."""
    if any(np.less_equal(values, 0).any() for values in shown):
        raise ValueError(f"{name} holds 0 or less, which has no place on a logarithmic axis; leave log out")
    ax.set(**{f"{axis}scale": "log"})
    marked = ax.xaxis if axis == "x" else ax.yaxis
    low, high = sorted(marked.get_view_interval())
    marked.set_major_locator(LogLocator(subs=(1, 2, 5) if high < 500 * low else (1,)))
    marked.set_major_formatter(
        FuncFormatter(lambda value, _: number(value) if value >= 0.001 else f"{value:g}")
    )
    marked.set_minor_formatter(NullFormatter())


def legend(ax, outside=False):
    """A legend, if anything has a name."""
    found = zip(*ax.get_legend_handles_labels(), strict=True)
    shown = [(handle, fitted(name, 3.5)) for handle, name in found if name]
    if shown and outside:
        ax.figure.legend(*zip(*shown, strict=True), loc="outside lower center", ncols=len(shown))
    elif shown:
        ax.legend(*zip(*shown, strict=True))


def named(name, what):
    return f"{name} {what}" if name else what


def goes(y):
    """From where to where a curve runs, and its lowest and highest where they lie between."""
    y = y[np.isfinite(y)]
    first, last, low, high = (number(value, 3) for value in (y[0], y[-1], y.min(), y.max()))
    if low == high:
        return f"stays at {first}"
    turns = [
        f"{word} {value}"
        for word, value in (("lowest", low), ("highest", high))
        if value not in (first, last)
    ]
    return f"goes from {first} to {last}" + (f" ({', '.join(turns)})" if turns else "")


def scattered(x, y):
    first, last = (f"({number(x[i])}, {number(y[i])})" for i in (0, -1))
    return f"marked at {first}" if x.size == 1 else f"marked at {x.size} points from {first} to {last}"


def fell(values, step):
    """How a learning curve ran, and where it stopped being finite."""
    step = step if step.isalpha() else "step"  # what the axis counts may be a phrase, which has no plural
    finite = np.isfinite(values)
    if not finite.any():
        return "is never finite"
    good = values[finite]
    said = f"from {number(good[0])} to {number(good[-1])} in {counted(len(values) - 1, step)}"
    return said if finite.all() else f"{said}, not finite from {step} {int(np.argmin(finite))} on"


def heap(part):
    return f"{counted(part.size, 'value')} around {number(np.median(part))}"


def between(ends):
    return f" (between {number(ends[0])} and {number(ends[1])})" if ends else ""
