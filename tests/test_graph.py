"""The computation graph: right slopes for every operation, and plain words where there are none."""

import sys

import numpy as np
import pytest

from dlcore.gradients import gradient_check, numerical_grad
from dlcore.graph import OPERATIONS, Node, graph_backward
from dlcore.graph_steps import layout
from dlcore.logistic import logreg_gradients, loop_gradients
from tests.graph_examples import notes_example, random_graph
from tests.random_numbers import SEEDS, SINGLE, model, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_the_graph_agrees_with_the_slopes_by_hand(rng):
    a, b, c = signed(rng, 3).tolist()
    grads = {node.name: node.grad for node in notes_example(a, b, c).backward()[0].root.nodes()}
    close([grads[name] for name in "abc"], graph_backward(a, b, c))
    for k, slope in enumerate(graph_backward(a, b, c)):
        moved = [[a, b, c], [a, b, c]]
        moved[0][k] += 0.5
        moved[1][k] -= 0.5
        close(slope, notes_example(*moved[0]).value - notes_example(*moved[1]).value)


def test_what_is_used_twice_adds_up():
    x = Node(3.0, "x")
    steps = (x * x).backward()
    assert x.grad == 6
    assert str(steps[-1]).endswith("= 1 * 3 = 3; with the 3 from before 6")
    assert (steps[1].before, steps[2].before, steps[2].grad) == (None, 3, 6)


def test_backward_starts_afresh_and_constants_get_nothing():
    J = notes_example()
    first = [step.grad for step in J.backward()]
    assert [step.grad for step in J.backward()] == first
    (three,) = (node for node in J.nodes() if node.op == "constant")
    assert three.grad is None and three.label == "3"
    assert all(step.node.varies for step in J.backward())


def pairs(rng, m):
    """Two shapes that broadcast: alike, a number and an array, a row and a column, one axis more."""
    n, k = sizes(rng, 2)
    return [
        ((n, m), (n, m)),
        ((), (n, m)),
        ((1, m), (n, 1)),
        ((m,), (n, m)),
        ((k, 1, m), (n, 1)),
        ((1, 1), ()),
    ]


@pytest.mark.parametrize("op", ["+", "-", "*", "/", "**"])
@pytest.mark.parametrize("which", range(6))
def test_operations_of_two_numbers_broadcast_and_their_slopes_come_back(rng, op, which):
    calculate = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "**": np.power}[op]
    for shapes in (pairs(rng, 11)[which], pairs(rng, 11)[which][::-1]):
        x, y = (np.asarray(signed(rng, *shape)) for shape in shapes)
        x = abs(x) if op == "**" else x
        weights = signed(rng, *np.broadcast_shapes(*shapes))

        def f(theta, calculate=calculate, weights=weights):
            return np.sum(weights * calculate(theta[0], theta[1]))

        nodes = Node(x, "x"), Node(y, "y")
        f(nodes).backward()
        assert [np.shape(node.grad) for node in nodes] == [x.shape, y.shape]
        report = gradient_check(f, (x, y), tuple(node.grad for node in nodes))
        assert report, report


@pytest.mark.parametrize(
    "f",
    [
        lambda x: np.sum(np.exp(x) * x),
        lambda x: np.sum(np.log(x * x) / x),
        lambda x: np.mean(-x * np.exp(-x)),
        lambda x: (x**3).sum() + 2 / np.sum(x) - (1 - x).mean(),
        lambda x: np.sum(2.0**x),
        lambda x: np.sum(np.dot(x.T, x) @ x.T),
        lambda x: np.exp(np.sum(x.T @ x) / 100),
        lambda x: np.sum(x.T * np.transpose(x)),
    ],
)
def test_functions_written_for_arrays_record_their_graph(rng, f):
    x = signed(rng, *sizes(rng, 2))
    node = Node(x, "x")
    J = f(node)
    close(J.value, f(x))
    J.backward()
    report = gradient_check(f, x, node.grad, tolerance=1e-5)
    assert report, report


def test_matrix_products_from_both_sides(rng):
    n, k, m = sizes(rng, 3)
    x, y, weights = signed(rng, n, k), signed(rng, k, m), signed(rng, n, m)
    left, right = Node(x, "x"), Node(y, "y")
    (weights * (left @ right)).sum().backward()
    close(left.grad, weights @ y.T)
    close(right.grad, x.T @ weights)
    other = Node(y, "y")
    ((x @ other) * weights).sum().backward()
    close(other.grad, right.grad)


@pytest.mark.parametrize("seed", range(20))
def test_random_graphs_have_the_slopes_that_are_measured(seed):
    x, y = signed(np.random.default_rng(seed), 3, 1), signed(np.random.default_rng(seed + 100), 1, 4)

    def f(theta):
        return random_graph(np.random.default_rng(seed), theta[0], theta[1])

    nodes = Node(x, "x"), Node(y, "y")
    f(nodes).backward()
    report = gradient_check(f, (x, y), tuple(node.grad for node in nodes))
    assert report, report


@pytest.mark.parametrize("seed", range(20))
def test_random_graphs_agree_with_autograd(seed):
    """An independent library, where it is installed."""
    autograd = pytest.importorskip(
        "autograd", reason="autograd is not installed: no second opinion on slopes"
    )
    numpy = pytest.importorskip("autograd.numpy")
    x, y = signed(np.random.default_rng(seed), 3, 1), signed(np.random.default_rng(seed + 100), 1, 4)

    def f(x, y, exp, total):
        z = x * y + exp(-x * x) / (2 + y**2)
        return total(z * z / (1 + exp(-z)) - x / y)

    nodes = Node(x, "x"), Node(y, "y")
    f(*nodes, np.exp, np.sum).backward()
    for k in (0, 1):
        close(nodes[k].grad, autograd.grad(f, k)(x, y, numpy.exp, numpy.sum), rtol=1e-12)


def logistic_cost_in_plain_numpy(w, b, X, Y):
    A = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]


def test_a_logistic_regression_that_records_itself(rng):
    w, b, X, Y = model(rng, *sizes(rng, 2))
    node_w, node_b = Node(w, "w"), Node(b, "b")
    logistic_cost_in_plain_numpy(node_w, node_b, X, Y).backward()
    for dw, db in (logreg_gradients(w, b, X, Y), loop_gradients(w, b, X, Y)):
        close(node_w.grad, dw, rtol=1e-9)
        close(node_b.grad, db, rtol=1e-9)


def test_a_graph_may_be_deeper_than_calls_can_nest():
    x = Node(1.0, "x")
    deep = x
    for _ in range(2 * sys.getrecursionlimit()):
        deep = deep + x * 0.5
    assert len(deep.backward()) == 1 + 3 * 2 * sys.getrecursionlimit()
    assert x.grad == 1 + sys.getrecursionlimit()
    assert len(layout(deep)) == len(deep.nodes()) and len(repr(deep)) < 60


@SINGLE
def test_float32_stays_float32(rng):
    w, b, X, Y = (np.float32(part) for part in model(rng, 3, 5))
    node = Node(w, "w")
    J = logistic_cost_in_plain_numpy(node, float(b), X, Y)
    J.backward()
    assert {step.grad.dtype for step in J.backward() if step.node.shape} == {np.dtype(np.float32)}
    close(node.grad, logreg_gradients(w, float(b), X, Y)[0], rtol=1e-4, atol=1e-6)


def test_a_node_keeps_the_numbers_it_was_made_with(rng):
    x = signed(rng, 2, 3)
    before, node = x.copy(), Node(x, "x")
    J = (node * node).sum()
    x[:] = 0
    J.backward()
    close(node.grad, 2 * before)
    frozen = before.copy()
    frozen.flags.writeable = False
    (Node(frozen) + frozen).sum().backward()


def test_every_operation_of_the_table_is_tried_in_this_file():
    assert set(OPERATIONS) == {"+", "-", "*", "/", "**", "@", "neg", "exp", "log", "sum", "mean", "T"}


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (lambda: Node([1.0, 2.0], "x"), "x is of type list"),
        (lambda: Node(None, "x"), "x is None"),
        (lambda: Node(np.array([1, 2]), "x"), "x holds whole numbers"),
        (lambda: Node(np.nan, "x"), "x contains nan"),
        (lambda: Node(True, "x"), "x holds True or False"),
        (lambda: Node(1.0, "x") + None, "value is None"),
        (lambda: Node(1.0, "x") * "2", "value is of type str"),
        (lambda: np.log(Node(0.0, "x")), r"log\(x\) is not finite everywhere, for x = 0"),
        (lambda: 1 / Node(0.0, "x"), "1 / x is not finite everywhere, for 1, x = 0"),
        (lambda: (Node(0.0, "x") ** 0.5).backward(), r"the slope of x \*\* 0.5 in x = 0 is not finite"),
        (lambda: Node(np.ones(3), "v") @ Node(np.ones(3), "w"), r"these are \(3,\) and \(3,\)"),
        (lambda: Node(np.ones((2, 3)), "M") @ np.ones((2, 3)), r"these are \(2, 3\) and \(2, 3\)"),
        (
            lambda: Node(np.ones((2, 3)), "M") + np.ones((2, 2)),
            r"shapes \(2, 3\) and \(2, 2\) do not stretch",
        ),
        (
            lambda: (2 * Node(np.ones((1, 1)), "M")).backward(),
            r"J has shape \(1, 1\); J has to be one number",
        ),
    ],
)
def test_what_has_no_slope_is_refused_in_words(do, told):
    with pytest.raises(ValueError, match=told):
        do()


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (lambda node: np.maximum(node, 0), r"cannot record np.maximum; it knows np.add,.*np.dot"),
        (lambda node: np.sum(node, axis=0), "cannot record np.sum with axis"),
        (lambda node: np.exp(node, dtype=float), "cannot record np.exp with dtype"),
        (lambda node: np.add.reduce(node), "cannot record np.reduce"),
    ],
)
def test_what_the_graph_does_not_know_is_said(do, told):
    with pytest.raises(TypeError, match=told):
        do(Node(np.ones(3), "x"))


def test_numerical_slopes_of_a_graph_function_are_those_of_the_graph():
    close(numerical_grad(lambda b: notes_example(b=float(b)).value, 3.0), 6)
