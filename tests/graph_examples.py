"""Computation graphs to test with: the example of the notes, and graphs drawn at random."""

import numpy as np

from dlcore.graph import Node


def notes_example(a=5.0, b=3.0, c=2.0):
    """J = 3(a + bc), every node under its name."""
    a, b, c = Node(a, "a"), Node(b, "b"), Node(c, "c")
    u = (b * c).named("u")
    v = (a + u).named("v")
    return (3 * v).named("J")


def random_graph(rng, x, y):
    """A number at the end of a dozen operations, each on nodes drawn from those before."""
    made = [x, y]
    for _ in range(12):
        one, two = (made[k] for k in rng.integers(0, len(made), 2))
        operation = rng.choice(["+", "-", "*", "/", "exp", "neg"])
        if operation == "+":
            made.append(one + two)
        elif operation == "-":
            made.append(one - 0.5 * two)
        elif operation == "*":
            made.append(one * two / (1 + two * two))
        elif operation == "/":
            made.append(one / (2 + one * one))
        elif operation == "exp":
            made.append(np.exp(-one * one))
        else:
            made.append(-two)
    return np.sum(made[-1] * made[-2] + x) + np.sum(y * made[-3])
