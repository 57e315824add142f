"""A computation graph: every operation leaves a node behind, and slopes flow back along the same edges.

    a, b, c = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c")
    J = (3 * (a + b * c)).named("J")
    for step in J.backward():
        print(step)

A node V is a number or an array. Its grad is dJ/dV, of the shape of V, where J is the one number at the end.
"""

from dataclasses import dataclass

import numpy as np

from dlcore.shapes import check, takes


@takes(a="real ()", b="real ()", c="real ()")
def graph_backward(a, b, c):
    """dJ/da, dJ/db, dJ/dc for J = 3v, v = a + u, u = bc    a, b, c numbers -> three numbers

    By hand, from J back to the inputs. The rest of this file does the same for every graph.
    """
    dv = 3.0
    da = dv
    du = dv
    db = du * c
    dc = du * b
    return da, db, dc


# fmt: off
OPERATIONS = {
    #       as text         value of x, y    its slope in x                   its slope in y
    "+":   ("{} + {}",      np.add,          lambda x, y: np.ones_like(x),    lambda x, y: np.ones_like(y)),
    "-":   ("{} - {}",      np.subtract,     lambda x, y: np.ones_like(x),    lambda x, y: -np.ones_like(y)),
    "*":   ("{} * {}",      np.multiply,     lambda x, y: y,                  lambda x, y: x),
    "/":   ("{} / {}",      np.divide,       lambda x, y: 1 / y,              lambda x, y: -x / y**2),
    "**":  ("{} ** {}",     np.power,        lambda x, y: y * x**(y - 1),     lambda x, y: x**y * np.log(x)),
    "@":   ("{} @ {}",      np.matmul,       lambda x, y: y.T,                lambda x, y: x.T),
    "neg": ("-{}",          np.negative,     lambda x: -np.ones_like(x)),
    "exp": ("exp({})",      np.exp,          lambda x: np.exp(x)),
    "log": ("log({})",      np.log,          lambda x: 1 / x),
    "sum": ("sum({})",      np.sum,          lambda x: np.ones_like(x)),
    "T":   ("{}.T",         np.transpose,    lambda x: np.ones_like(x.T)),
}
# fmt: on
NUMPY_NAMES = {row[1]: operation for operation, row in OPERATIONS.items()} | {np.dot: "@"}


class Node:
    """A number or an array that knows how it was made: name, value, op, parents; and grad, after backward().

    Operators and np.exp, np.log, np.sum, np.dot make new nodes, so a function written for arrays records its own
    graph. A number or an array that is no node joins as a constant, which gets no slope.
    """

    def __init__(self, value, name="", op="input", parents=(), formula=""):
        check(name or formula or "value", value, "real (...)")
        self.value = plain(np.array(value))
        self.name, self.op, self.parents = name, op, parents
        self.formula = formula or show(self.value)
        self.varies = op == "input" or any(parent.varies for parent in parents)
        self.grad = None

    def named(self, name):
        """The same node under a name: `u = (b * c).named("u")`."""
        self.name = name
        return self

    @property
    def label(self):
        return self.name or self.formula

    @property
    def shape(self):
        return np.shape(self.value)

    def __repr__(self):
        parts = dict.fromkeys([self.label, self.formula, show(self.value)])  # each only once
        return " = ".join(parts) + ("" if self.grad is None else f", grad {show(self.grad)}")

    # fmt: off
    def __add__(self, other):       return record("+", self, other)
    def __sub__(self, other):       return record("-", self, other)
    def __mul__(self, other):       return record("*", self, other)
    def __truediv__(self, other):   return record("/", self, other)
    def __pow__(self, other):       return record("**", self, other)
    def __matmul__(self, other):    return record("@", self, other)
    def __radd__(self, other):      return record("+", other, self)
    def __rsub__(self, other):      return record("-", other, self)
    def __rmul__(self, other):      return record("*", other, self)
    def __rtruediv__(self, other):  return record("/", other, self)
    def __rpow__(self, other):      return record("**", other, self)
    def __neg__(self):              return record("neg", self)
    def exp(self):                  return record("exp", self)
    def log(self):                  return record("log", self)
    def sum(self):                  return record("sum", self)
    # fmt: on

    @property
    def T(self):
        return record("T", self)

    def __array_ufunc__(self, function, method, *inputs, **options):
        known = method == "__call__" and function in NUMPY_NAMES and not options
        return record(NUMPY_NAMES[function], *inputs) if known else NotImplemented

    def __array_function__(self, function, types, inputs, options):
        known = function in NUMPY_NAMES and not options
        return record(NUMPY_NAMES[function], *inputs) if known else NotImplemented

    def nodes(self):
        """All nodes that this one was made from and itself, each after its parents."""
        order, met, waiting = [], set(), [(self, False)]
        while waiting:  # a list instead of recursion: a graph may be deeper than Python lets calls nest
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node not in met:
                met.add(node)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in reversed(node.parents))
        return order

    def backward(self):
        """dJ/dV for this node J and every V it was made from, left in V.grad    -> list of the Steps taken

        After k steps the slopes known are {step.node: step.grad for step in steps[:k]}: a picture of that moment.
        It starts afresh each time. Raises ValueError where J is not one number, or a slope is infinite.
        """
        return list(self.steps())

    def steps(self):
        """The Steps of backward(), each taken when it is asked for."""
        if self.shape:
            raise ValueError(f"{self.label} has shape {self.shape}, and J is one number: end with a sum().")
        order = self.nodes()
        for node in order:
            node.grad = None
        self.grad = 1.0
        yield Step(self, self, None, 1.0, 1.0, None)
        for child in reversed(order):
            for place, node in enumerate(child.parents):
                if node.varies:
                    local = local_slope(child, place)
                    handed, before = handed_on(child, place, local), node.grad
                    node.grad = handed if before is None else before + handed
                    yield Step(self, node, child, local, handed, before)


@dataclass(frozen=True)
class Step:
    """One edge of the way back: `child` hands dJ/dchild times its `local` slope to `node`; `before` was there already."""

    root: Node
    node: Node
    child: Node | None
    local: object
    handed: object
    before: object

    @property
    def grad(self):
        """The grad of the node after this step."""
        return self.handed if self.before is None else self.before + self.handed

    def __str__(self):
        """The step in a sentence: "u = b * c: one more b moves u by 2, so dJ/db = dJ/du * 2 = 3 * 2 = 6"."""
        J, V = self.root.name or "J", short(self.node)
        if self.child is None:
            return f"d{J}/d{J} = 1: {J} moves exactly as much as itself"
        U = short(self.child) if self.child is not self.root else J
        told = (
            f"{U} = {self.child.formula}"
            if self.child.name or self.child is self.root
            else self.child.formula
        )
        if not self.child.shape and not self.node.shape:
            local, upstream = show(self.local), show(self.child.grad)
            sentence = f"{told}: one more {V} moves {U} by {local}, so d{J}/d{V} = d{J}/d{U} * {local} = "
            sentence += f"{upstream} * {local} = {show(self.handed)}"
        else:
            sentence = f"{told}: d{J}/d{V} = {self.rule.format(f'd{J}/d{U}')}, shape {self.node.shape}"
        if self.before is None:
            return sentence
        total = (
            f": {show(self.before)} + {show(self.handed)} = {show(self.grad)}" if not self.node.shape else ""
        )
        return f"{sentence}; {V} counts more than once, so what it had is added{total}"

    @property
    def rule(self):
        """How the slope is handed on where arrays are involved, "{}" standing for what comes in."""
        x, *y = (short(parent) for parent in self.child.parents)
        if self.child.op == "@":
            return f"{{}} @ {y[0]}.T" if self.node is self.child.parents[0] else f"{x}.T @ {{}}"
        if self.child.op == "T":
            return "{} transposed"
        if self.child.op == "sum":
            return "{} for every entry"
        added = ", added up over the stretched axes" if self.node.shape != self.child.shape else ""
        return "{} * slope, entry by entry" + added


def record(op, *inputs):
    """The node that an operation leaves behind."""
    parents = tuple(given if isinstance(given, Node) else Node(given, op="constant") for given in inputs)
    written, compute, *_ = OPERATIONS[op]
    formula = written.format(*map(short, parents))
    if len(formula) > 60:
        formula = written.format(*(parent.name or "(...)" for parent in parents))
    require_shapes(op, formula, *(parent.shape for parent in parents))
    with np.errstate(all="ignore"):  # a node says in words that it is nan or infinite
        return Node(compute(*(parent.value for parent in parents)), "", op, parents, formula)


def require_shapes(op, formula, *shapes):
    """Raise a ValueError unless arrays of these shapes can be combined."""
    if op == "@" and not (len(shapes[0]) == len(shapes[1]) == 2 and shapes[0][1] == shapes[1][0]):
        raise ValueError(
            f"{formula} has shapes {shapes[0]} @ {shapes[1]}: @ needs (n, k) @ (k, m), the same k twice."
        )
    try:
        op == "@" or np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(
            f"{formula} has shapes {shapes[0]} and {shapes[1]}: neither can be stretched to fit."
        ) from None


def local_slope(child, place):
    """The slope of a node in one of its parents, from the table."""
    with np.errstate(all="ignore"):
        slope = OPERATIONS[child.op][2 + place](*(np.asarray(parent.value) for parent in child.parents))
    check(f"the slope of {child.formula}", slope, "real (...)")
    return plain(slope)


def handed_on(child, place, local):
    """dJ/dchild times the local slope, in the shape of the parent: what one edge adds to the parent's grad."""
    if child.op == "@":
        slope = child.grad @ local if place == 0 else local @ child.grad
    elif child.op == "T":
        slope = np.transpose(child.grad)
    else:
        slope = child.grad * local
    return plain(unstretched(slope, child.parents[place].shape))


def unstretched(slope, shape):
    """A number that broadcasting used many times gets the sum of all its slopes: back to the shape it had."""
    slope = np.sum(slope, axis=tuple(range(np.ndim(slope) - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return np.sum(slope, axis=stretched, keepdims=True)


def layout(root):
    """Where to draw every node: {node: (column, row)}, with an edge from each of node.parents to node.

    A result stands to the right of all it is made from, an input one column left of where it is first used; rows
    grow downwards, in the order in which the formula is read. Two nodes never share a place.
    """
    order = root.nodes()
    column, row, free = {}, {}, {}
    for node in order:
        column[node] = 1 + max((column[parent] for parent in node.parents), default=-1)
    first_use = {}
    for child in order:
        for node in child.parents:
            first_use[node] = min(column[child], first_use.get(node, column[child]))
    inputs = [node for node in order if not node.parents]
    column |= {node: first_use.get(node, 1) - 1 for node in inputs}
    row = {node: float(k) for k, node in enumerate(inputs)}
    for node in order:
        row.setdefault(node, sum(row[parent] for parent in node.parents) / max(1, len(node.parents)))
    for node in sorted(order, key=row.get):
        row[node] = max(row[node], free.get(column[node], row[node]))
        free[column[node]] = row[node] + 1
    return {node: (column[node], row[node]) for node in order}


def short(node):
    """The name of a node, or its formula in brackets."""
    return node.name or (f"({node.formula})" if len(node.parents) > 1 else node.formula)


def plain(value):
    """A single number as Python's own, an array of whole numbers as real ones: slopes are real."""
    if np.ndim(value) == 0:
        return float(value)
    return value if value.dtype.kind == "f" else value.astype(float)


def show(value):
    return f"{value:.4g}" if np.ndim(value) == 0 else f"array {np.shape(value)}"
