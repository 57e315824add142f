"""The way back through a graph: every step in a sentence, and a place to draw each node at."""

import numpy as np
import pytest

from dlcore.graph import Node, constant
from dlcore.graph_steps import layout
from tests.graph_examples import notes_example, random_graph
from tests.random_numbers import signed


def test_the_example_of_the_notes_is_told_step_by_step():
    J = notes_example()
    assert [str(step) for step in J.backward()] == [
        "J moves as far as itself, so dJ/dJ = 1",
        "J = 3 * v moves 3 times as far as v, so dJ/dv = dJ/dJ * dJ/dv = 1 * 3 = 3",
        "v = a + u moves as far as a, so dJ/da = dJ/dv * dv/da = 3 * 1 = 3",
        "v = a + u moves as far as u, so dJ/du = dJ/dv * dv/du = 3 * 1 = 3",
        "u = b * c moves 2 times as far as b, so dJ/db = dJ/du * du/db = 3 * 2 = 6",
        "u = b * c moves 3 times as far as c, so dJ/dc = dJ/du * du/dc = 3 * 3 = 9",
    ]
    assert repr(J) == "J = 3 * v = 33, grad 1"


def test_nodes_without_a_name_are_numbered():
    J = 3 * (Node(5.0, "a") + Node(3.0, "b") * Node(2.0, "c"))
    assert (
        str(J.backward()[-1])
        == "t1 = b * c moves 3 times as far as c, so dJ/dc = dJ/dt1 * dt1/dc = 3 * 3 = 9"
    )
    assert [node.label for node in J.nodes()] == ["3", "a", "b", "c", "t1", "t2", "J"]


def test_steps_are_taken_when_they_are_asked_for():
    J = notes_example()
    nodes = {node.name: node for node in J.nodes() if node.name}
    steps = J.steps()
    assert J.grad is None
    next(steps), next(steps)
    assert (J.grad, nodes["v"].grad, nodes["a"].grad) == (1, 3, None)
    assert next(steps).node is nodes["a"] and nodes["a"].grad == 3


def test_after_every_step_a_prefix_of_the_steps_says_what_is_known():
    J = notes_example()
    steps = J.backward()
    for k, _ in enumerate(J.steps()):
        known = {step.node: step.grad for step in steps[: k + 1]}
        assert known == {node: node.grad for node in J.nodes() if node.grad is not None}


def test_arrays_are_told_by_rule_and_shape():
    w, X = Node(np.array([[0.5], [-1.0]]), "w"), constant(np.array([[1.5, -0.4, 2.0], [0.7, 1.1, -0.6]]), "X")
    Z = (w.T @ X + Node(0.25, "b")).named("Z")
    J = np.sum(Z * Z).named("J")
    assert [str(step) for step in J.backward()][1:] == [
        "J = sum(t3), so dJ/dt3 = dJ/dJ for every entry, shape (1, 3)",
        "t3 = Z * Z, so dJ/dZ = dJ/dt3 * dt3/dZ, entry by entry, shape (1, 3)",
        "t3 = Z * Z, so dJ/dZ = dJ/dt3 * dt3/dZ, entry by entry, shape (1, 3), added to what Z has already",
        "Z = t2 + b, so dJ/dt2 = dJ/dZ * dZ/dt2, entry by entry, shape (1, 3)",
        "Z = t2 + b, so dJ/db = dJ/dZ * dZ/db, entry by entry, summed where it was stretched, shape ()",
        "t2 = t1 @ X, so dJ/dt1 = dJ/dt2 @ X.T, shape (1, 2)",
        "t1 = w.T, so dJ/dw = (dJ/dt1).T, shape (2, 1)",
    ]
    assert X.grad is None


def test_places_of_the_example():
    J = notes_example()
    places = {node.label: place for node, place in layout(J).items()}
    assert {name: column for name, (column, _) in places.items()} == {
        "b": 0, "c": 0, "a": 1, "u": 1, "3": 2, "v": 2, "J": 3,
    }  # fmt: skip
    rows = {name: row for name, (_, row) in places.items()}
    assert rows["3"] < rows["a"] < rows["b"] < rows["c"] and rows["a"] < rows["u"]


@pytest.mark.parametrize("seed", range(20))
def test_edges_run_to_the_right_and_no_two_nodes_share_a_place(seed):
    rng = np.random.default_rng(seed)
    J = random_graph(rng, Node(signed(rng, 3, 1), "x"), Node(signed(rng, 1, 4), "y"))
    places = layout(J)
    assert set(places) == set(J.nodes())
    assert all(places[parent][0] < places[node][0] for node in places for parent in node.parents)
    assert max(column for column, _ in places.values()) == places[J][0]
    in_column = {}
    for column, row in places.values():
        in_column.setdefault(column, []).append(row)
    assert all(np.diff(sorted(rows)).min(initial=1) >= 1 for rows in in_column.values())
    assert min(in_column) == 0
