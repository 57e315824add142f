"""The way back through a computation graph, told step by step, and where to draw its nodes.

The graph itself is in graph.py; J is the number at its end, and a child is made from its parents.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Step:
    """One edge of the way back: the child hands its grad on to its parent number `place`. str() tells it.

    root      J; the first step is J itself, without child and place
    upstream  the grad of the child, dJ/dchild
    local     the slope of the child in this parent
    handed    upstream times local, what this edge adds
    before    what the parent had from other edges, or None
    """

    root: object
    child: object
    place: int
    upstream: object
    local: object
    handed: object
    before: object

    @property
    def node(self):
        """The node whose grad this step settles or adds to."""
        return self.child.parents[self.place] if self.child else self.root

    @property
    def grad(self):
        """The grad of the node after this step."""
        return self.handed if self.before is None else self.before + self.handed

    def __str__(self):
        J, V = self.root.label, self.node.label
        if self.child is None:
            return f"{J} moves as far as itself, so d{J}/d{J} = 1"
        U, formula = self.child.label, self.child.formula
        if self.child.shape or self.node.shape:
            told = f"{U} = {formula}, so d{J}/d{V} = {self.rule(f'd{J}/d{U}')}, shape {self.node.shape}"
            return told if self.before is None else f"{told}, added to what {V} has already"
        upstream, local, handed = show(self.upstream), show(self.local), show(self.handed)
        times = "" if local == "1" else f"{local} times "
        told = f"{U} = {formula} moves {times}as far as {V}, "
        told += f"so d{J}/d{V} = d{J}/d{U} * d{U}/d{V} = {upstream} * {local} = {handed}"
        return (
            told
            if self.before is None
            else f"{told}; with the {show(self.before)} from before {show(self.grad)}"
        )

    def rule(self, upstream):
        """How the slope of an array comes from the slope of the child."""
        x, y = self.child.parents[0].label, self.child.parents[-1].label
        if self.child.op == "@":
            return f"{x}.T @ {upstream}" if self.place else f"{upstream} @ {y}.T"
        if self.child.op == "T":
            return f"({upstream}).T"
        if self.child.op == "sum":
            return f"{upstream} for every entry"
        summed = ", summed where it was stretched" if self.node.shape != self.child.shape else ""
        return f"{upstream} * d{self.child.label}/d{self.node.label}, entry by entry{summed}"


def layout(root):
    """Where to draw each node: {node: (column, row)}, for edges from every one of node.parents to node.

    A result stands to the right of all it is made from, an input just left of where it is first used. Rows
    count downwards, in the order in which the formula is read. No two nodes share a place.
    """
    order, column, first_use, row, free = root.nodes(), {}, {}, {}, {}
    for child in order:
        column[child] = max((column[node] + 1 for node in child.parents), default=0)
        for node in child.parents:
            first_use[node] = min(first_use.get(node, column[child]), column[child])
    inputs = [node for node in order if not node.parents]
    column |= {node: first_use.get(node, 1) - 1 for node in inputs}
    row |= {node: float(k) for k, node in enumerate(inputs)}
    for child in order:
        row.setdefault(child, sum(row[node] for node in child.parents) / max(1, len(child.parents)))
    for node in sorted(order, key=row.get):
        row[node] = max(row[node], free.get(column[node], row[node]))
        free[column[node]] = row[node] + 1
    return {node: (column[node], row[node]) for node in order}


def show(value):
    return f"{value:.4g}" if np.ndim(value) == 0 else f"array {np.shape(value)}"
