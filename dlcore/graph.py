"""A computation graph: every operation leaves a node behind, and slopes flow back along the same edges.

    a, b, c = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c")
    J = (3 * (a + b * c)).named("J")
    for step in J.backward():
        print(step)

A node V is a number or an array. Its grad is dJ/dV, of the shape of V, where J is the one number at the end.
"""

import numpy as np

from dlcore.graph_steps import Step, show
from dlcore.shapes import check, takes


@takes(a="real ()", b="real ()", c="real ()")
def graph_backward(a, b, c):
    """dJ/da, dJ/db, dJ/dc for J = 3v, v = a + u, u = bc    a, b, c numbers -> three numbers

    By hand, from J back to the inputs. The rest of this file does the same for every graph.
    Raises ValueError for anything but three numbers.
    """
    dv = 3.0
    da = dv
    du = dv
    db = du * c
    dc = du * b
    return da, db, dc


# fmt: off
OPERATIONS = {
    #        as text       value           slope in x                      slope in y
    "+":    ("{} + {}",    np.add,         lambda x, y: np.ones_like(x),   lambda x, y: np.ones_like(y)),
    "-":    ("{} - {}",    np.subtract,    lambda x, y: np.ones_like(x),   lambda x, y: -np.ones_like(y)),
    "*":    ("{} * {}",    np.multiply,    lambda x, y: y,                 lambda x, y: x),
    "/":    ("{} / {}",    np.divide,      lambda x, y: 1 / y,             lambda x, y: -x / (y * y)),
    "**":   ("{} ** {}",   np.power,       lambda x, y: y * x**(y - 1),    lambda x, y: x**y * np.log(x)),
    "@":    ("{} @ {}",    np.matmul,      lambda x, y: y.T,               lambda x, y: x.T),
    "neg":  ("-{}",        np.negative,    lambda x: -np.ones_like(x)),
    "exp":  ("exp({})",    np.exp,         lambda x: np.exp(x)),
    "log":  ("log({})",    np.log,         lambda x: 1 / x),
    "sum":  ("sum({})",    np.sum,         lambda x: np.ones_like(x)),
    "mean": ("mean({})",   np.mean,        lambda x: np.ones_like(x) / x.size),
    "T":    ("{}.T",       np.transpose,   lambda x: np.ones_like(x)),
}
# fmt: on
NUMPY_NAMES = {row[1]: op for op, row in OPERATIONS.items()} | {np.dot: "@"}


class Node:
    """A number or array that knows how it was made: name, value, op, parents; and its grad, after backward().

    Operators and np.exp, np.log, np.sum, np.mean, np.dot make new nodes, so a function written for arrays
    records its own graph. A number or array that is no node joins as a constant, and gets no grad.
    """

    def __init__(self, value, name="", op="input", parents=()):
        moves = op == "input" and isinstance(value, np.ndarray)
        check(name or "value", value, "float (...)" if moves else "real (...)")
        self.value = plain(np.array(value))
        self.name, self.op, self.parents = name, op, parents
        self.varies = op == "input" or any(parent.varies for parent in parents)
        self.tag, self.grad = "(...)", None

    def named(self, name):
        """The same node under a name: `u = (b * c).named("u")`."""
        self.name = name
        return self

    @property
    def shape(self):
        return np.shape(self.value)

    @property
    def label(self):
        """The name; without one, the value of an input, or the tag that nodes() gave to a result."""
        return self.name or (self.tag if self.parents else show(self.value))

    @property
    def formula(self):
        """How the node was made, such as "b * c"; for an input its label."""
        labels = [node.label for node in self.parents]
        return OPERATIONS[self.op][0].format(*labels) if labels else self.label

    def __repr__(self):
        told = dict.fromkeys([self.label, self.formula, show(self.value)])  # each only once
        told.pop("(...)", None)
        return " = ".join(told) + ("" if self.grad is None else f", grad {show(self.grad)}")

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
    def mean(self):                 return record("mean", self)
    # fmt: on

    @property
    def T(self):
        return record("T", self)

    def __array_ufunc__(self, function, method, *inputs, **options):
        called = function if method == "__call__" else getattr(function, method)
        return record_numpy(called, inputs, options)

    def __array_function__(self, function, types, inputs, options):
        return record_numpy(function, inputs, options)

    def nodes(self):
        """All nodes that this one is made from, and itself, each after its parents. The nameless get tags."""
        order, met, waiting = [], set(), [(self, False)]
        while waiting:  # a list instead of recursion: a graph may be deeper than Python lets calls nest
            node, parents_done = waiting.pop()
            if parents_done:
                order.append(node)
            elif node not in met:
                met.add(node)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in reversed(node.parents))
        for k, node in enumerate([node for node in order if node.parents and not node.name], start=1):
            node.tag = "J" if node is self else f"t{k}"
        return order

    def backward(self):
        """dJ/dV for this node J and every V it is made from, left in V.grad    -> the list of Steps taken

        Step 0 is J itself; after step k the slopes known are {s.node: s.grad for s in steps[: k + 1]}.
        To draw them, graph_steps.layout(J) places every node; its label, formula and value are the text.
        Every call starts afresh. Raises ValueError where J is not one number or a slope is infinite.
        """
        return list(self.steps())

    def steps(self):
        """The Steps of backward(), each taken when it is asked for."""
        if self.shape:
            raise ValueError(
                f"{self.name or 'J'} has shape {self.shape}; J has to be one number: end with a sum."
            )
        order = self.nodes()
        for node in order:
            node.grad = None
        self.grad = 1.0
        yield Step(self, None, None, None, None, 1.0, None)
        for child in reversed(order):
            for place, node in enumerate(child.parents):
                if node.varies:
                    local = local_slope(child, place)
                    handed, before = handed_on(child, place, local), node.grad
                    node.grad = handed if before is None else before + handed
                    yield Step(self, child, place, child.grad, local, handed, before)


def constant(value, name=""):
    """A node that gets no grad: data, such as X and Y."""
    return Node(value, name, "constant")


def record_numpy(function, inputs, options):
    """What np.exp(node) and the like do: the operation of that name, without options such as axis."""
    if function not in NUMPY_NAMES or options:
        known = ", ".join(f"np.{known.__name__}" for known in NUMPY_NAMES)
        options = f" with {', '.join(options)}" if options else ""
        raise TypeError(f"a graph cannot record np.{function.__name__}{options}; it knows {known}.")
    return record(NUMPY_NAMES[function], *inputs)


def record(op, *inputs):
    """The node that an operation leaves behind."""
    parents = tuple(given if isinstance(given, Node) else constant(given) for given in inputs)
    require_shapes(op, *(node.shape for node in parents))
    with np.errstate(all="ignore"):  # nan and infinite numbers are found below, and named in words
        value = OPERATIONS[op][1](*(node.value for node in parents))
    if not np.isfinite(value).all():
        formula = OPERATIONS[op][0].format(*(node.label for node in parents))
        raise ValueError(f"{formula} is not finite everywhere, for {', '.join(map(repr, parents))}.")
    return Node(value, "", op, parents)


def require_shapes(op, *shapes):
    """Raise a ValueError unless arrays of these shapes can be combined."""
    if op == "@":
        if not (len(shapes[0]) == len(shapes[1]) == 2 and shapes[0][1] == shapes[1][0]):
            raise ValueError(
                f"@ needs shapes (n, k) and (k, m), one k; these are {shapes[0]} and {shapes[1]}."
            )
        return
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(
            f"shapes {shapes[0]} and {shapes[1]} do not stretch to a common one, for {op}."
        ) from None


def local_slope(child, place):
    """The slope of a node in one of its parents, from the table."""
    values = [node.value for node in child.parents]
    if not any(map(np.ndim, values)):
        values = [np.float64(value) for value in values]  # beside an array, Python's numbers keep its float32
    with np.errstate(all="ignore"):
        slope = OPERATIONS[child.op][2 + place](*values)
    if not np.isfinite(slope).all():
        raise ValueError(f"the slope of {child.formula} in {child.parents[place]!r} is not finite.")
    return plain(slope)


def handed_on(child, place, local):
    """The child's grad times the local slope of one edge, in the shape of the parent."""
    if child.op == "@":
        slope = child.grad @ local if place == 0 else local @ child.grad
    elif child.op == "T":
        slope = child.grad.T
    else:
        slope = child.grad * local
    return plain(unstretched(slope, child.parents[place].shape))


def unstretched(slope, shape):
    """Broadcasting used one number many times; its slopes add up, back to the shape it had."""
    slope = np.sum(slope, axis=tuple(range(np.ndim(slope) - len(shape))))
    return np.sum(slope, axis=tuple(axis for axis, size in enumerate(shape) if size == 1), keepdims=True)


def plain(value):
    """A single number as Python's own, and whole numbers as real ones: slopes are real."""
    if np.ndim(value) == 0:
        return float(value)
    return value if value.dtype.kind == "f" else value.astype(float)
