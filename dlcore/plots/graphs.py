"""A computation graph, drawn as it is computed: values forward, slopes backward."""

import textwrap
from collections import Counter

import numpy as np

from dlcore.graph import Node
from dlcore.graph_steps import layout
from dlcore.plots.figures import BLUE, GREY, INK, MEDIUM, ORANGE, sheet
from dlcore.plots.inputs import described
from dlcore.plots.words import clauses, counted, number, sentence

# Lengths are inches: the axes fill the sheet, so that a box can be made as wide as its text.
LETTER, PADDING, GAP, ROW, MARGIN = 0.09, 0.32, 1.05, 1.05, 0.3


def draw_graph(node, step=None, *, title=None):
    """The graph that ends in this node of dlcore.graph, its values and the slopes that are known.

    step: how many edges backward() has walked; the last is bold, and the title says it. 0 is the start at J.
    Without it the graph is drawn as it is: no slopes before backward() has run, all of them after.
    """
    if not isinstance(node, Node):
        raise ValueError(f"draw_graph draws a Node of dlcore.graph; got {described(node)}")
    steps, told = taken(node, step)
    title = told if title is None else title
    centres, width, height = placed(node)
    title = textwrap.fill(title, int((width - 2 * MARGIN) / 0.083))
    top = 0.15 + 0.24 * (1 + title.count("\n")) if title else 0
    with sheet(width, height + top) as (figure, ax):
        figure.set_layout_engine("none")
        ax.set(position=(0, 0, 1, 1), xlim=(0, width), ylim=(height, -top))
        ax.axis("off")
        ax.text(MARGIN, 0.15 - top, title, va="top", linespacing=1.35)
        Drawing(ax, node, steps, None if step is None else steps[-1], centres).draw()
        figure.alt = said(node, steps, told if step is not None else "")
    return ax


def taken(node, step):
    """The steps of backward() to be seen, and the title; the nodes keep the slopes that they have."""
    if step is None and node.grad is None:
        return [], "Forward: each value under its edge"
    before = {one: one.grad for one in node.nodes()}
    steps = node.backward()
    if step is None:
        return steps, "Values under the edges, slopes over them"
    last = len(steps) - 1
    if not isinstance(step, int | np.integer) or isinstance(step, bool) or not 0 <= step <= last:
        raise ValueError(f"step has to be a whole number from 0 to {last} for this graph; got {step!r}")
    told = f"Step {step}. {steps[step]}"
    for one, grad in before.items():
        one.grad = grad
    return steps[: step + 1], told


def placed(root):
    """{node: (x, y)} of the boxes' centres, and the width and height that all of it needs."""
    cells = layout(root)
    columns = sorted({column for column, _ in cells.values()})
    widths = {c: max(box_width(node) for node, (column, _) in cells.items() if column == c) for c in columns}
    needed = 2 * MARGIN + sum(widths.values()) + GAP * len(columns)
    start = MARGIN + max(0, MEDIUM - needed) / 2
    left = {c: start + sum(widths[other] + GAP for other in columns if other < c) for c in columns}
    rows = [row for _, row in cells.values()]
    centres = {
        node: (left[c] + widths[c] / 2, 0.5 + ROW * (row - min(rows))) for node, (c, row) in cells.items()
    }
    edges = Counter((parent, child) for child in cells for parent in child.parents)
    if any(times > 1 or detour(centres, *edge) for edge, times in edges.items()):
        centres = {node: (x, y + 0.5) for node, (x, y) in centres.items()}
    return centres, max(needed, MEDIUM), 0.6 + max(y for _, y in centres.values())


def detour(centres, parent, child):
    """The bend, upwards, of an edge that would run behind another box; 0 for a straight one."""
    (x0, y0), (x1, y1) = centres[parent], centres[child]
    between = [(x, y) for x, y in centres.values() if x0 + 0.1 < x < x1 - 0.1]
    blocked = any(abs(y0 + (y1 - y0) * (x - x0) / (x1 - x0) - y) < 0.5 for x, y in between)
    return -1.5 / (x1 - x0) if blocked else 0.0


def box_width(node):
    return LETTER * max(map(len, written(node))) + PADDING


def written(node):
    """The lines in a node's box: its name, and how it was made."""
    return list(dict.fromkeys([node.label, node.formula]))


class Drawing:
    """One picture of a graph; `current` is the step to draw bold, or None."""

    def __init__(self, ax, root, steps, current, centres):
        self.ax, self.root, self.current, self.centres = ax, root, current, centres
        self.grads = {step.node: step.grad for step in steps}
        self.uses = Counter(parent for child in centres for parent in child.parents)
        self.steps = {}
        for step in steps:
            self.steps.setdefault((step.node, step.child), []).append(step)

    def draw(self):
        for node in self.centres:
            self.box(node)
            if self.uses[node] > 1 and node in self.grads:
                self.total(node)
        for child in self.centres:
            for place in range(len(child.parents)):
                self.edge(child, place)
        self.way_out()

    def box(self, node):
        bold = self.current is not None and self.current.node is node
        colour = INK if node.varies else GREY
        frame = {"boxstyle": "round,pad=0.4", "facecolor": "white"}
        frame |= {"edgecolor": ORANGE, "linewidth": 3} if bold else {"edgecolor": colour, "linewidth": 1.3}
        style = {"ha": "center", "va": "center", "zorder": 3, "linespacing": 1.4}
        self.ax.text(*self.centres[node], "\n".join(written(node)), color=colour, bbox=frame, **style)

    def total(self, node):
        """The whole slope of a node that is used more than once, under its box."""
        x, y = self.centres[node]
        words = f"sum {brief(self.grads[node])}"
        self.ax.text(x, y + 0.36, words, color=ORANGE, ha="center", va="top", zorder=4, **PLAIN)

    def edge(self, child, place):
        """An arrow from a parent to the node made from it; a second one between the same two is bent."""
        parent, nth = child.parents[place], child.parents[:place].count(child.parents[place])
        step = next(iter(self.steps.get((parent, child), [])[nth:]), None)
        bend = -0.8 * nth or detour(self.centres, parent, child)
        start, end = self.beside(parent, 1), self.beside(child, -1)
        self.arrow(start, end, bend, step)
        x, y = along(start, end, bend, 0.5 if bend else 0.65 if self.uses[parent] > 1 else 0.4)
        if nth == 0:
            self.value(x, y, parent.value)
        self.slope(x, y, step, step and step.handed)

    def way_out(self):
        """The last node's value and slope, on an arrow that leaves it."""
        x, y = self.beside(self.root, 1)
        step = next(iter(self.steps.get((self.root, None), [])), None)
        self.arrow((x, y), (x + 0.75 * GAP, y), 0.0, step)
        self.value(x + 0.35 * GAP, y, self.root.value)
        self.slope(x + 0.35 * GAP, y, step, 1.0)

    def beside(self, node, side):
        """The middle of the right (side 1) or left (side -1) edge of a box."""
        x, y = self.centres[node]
        return x + side * (box_width(node) / 2 + 0.03), y

    def arrow(self, start, end, bend, step):
        """An arrow forward; for the step that is taken now, a bold one backward."""
        bold = step is not None and step is self.current
        style = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
        style |= {"color": ORANGE, "linewidth": 3} if bold else {"color": GREY, "linewidth": 1.3}
        tip, tail, bend = (start, end, -bend) if bold else (end, start, bend)
        self.ax.annotate("", tip, tail, arrowprops=style | {"connectionstyle": f"arc3,rad={bend}"})

    def value(self, x, y, value):
        self.ax.text(x, y + 0.08, brief(value), color=BLUE, ha="center", va="top", zorder=4, **PLAIN)

    def slope(self, x, y, step, slope):
        if step is not None:
            weight = "bold" if step is self.current else "normal"
            style = {"ha": "center", "va": "bottom", "zorder": 4, "weight": weight}
            self.ax.text(x, y - 0.08, brief(slope), color=ORANGE, **style, **PLAIN)


PLAIN = {"fontsize": 11, "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.5}}


def along(start, end, bend, share):
    """The point after this share of an edge; a bend pushes it aside, as in the arc3 of Matplotlib."""
    (x0, y0), (x1, y1) = start, end
    push = 2 * share * (1 - share) * bend
    return x0 + share * (x1 - x0) - push * (y1 - y0), y0 + share * (y1 - y0) + push * (x1 - x0)


def brief(value):
    """A number, or the shape of an array."""
    return f"{value:.4g}" if np.ndim(value) == 0 else str(np.shape(value))


def said(root, steps, told):
    J = root.name or "J"
    nodes = [node for node in root.nodes() if node.varies]
    values = clauses(f"{' = '.join(written(node))} = {words(node.value)}" for node in nodes)
    grads = {step.node: step.grad for step in steps}
    slopes = clauses(f"d{J}/d{node.label} = {words(grad)}" for node, grad in grads.items())
    return sentence(
        f"A computation graph of {counted(len(root.nodes()), 'node')}: {values}.",
        f"Slopes: {slopes}." if steps else "",
        told,
    )


def words(value):
    return number(value, 3) if np.ndim(value) == 0 else f"an array of shape {np.shape(value)}"
