"""Notebooks that something happened to: each answer gets its points, and what was odd is said in a sentence."""

import textwrap

import numpy as np
import pytest

from dlcore.classroom.box.outcomes import Gone
from dlcore.classroom.grading.answers import Theirs, marked
from dlcore.practice import exercises
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judged
from dlcore.running.call import Outcome
from tests.classroom.in_process import InProcess

BANK = exercises()


def test_copies_are_said_and_the_last_one_counts():
    good, bad = (f"def relu_forward(Z):\n    return {value}" for value in ("Z * (Z > 0)", "Z"))
    verdict, odd = marked(BANK["relu_forward"], InProcess([good, bad]), 1)
    assert not verdict
    assert odd == ["`relu_forward` is defined in the code cells 1 and 2; the last one was graded."]
    assert marked(BANK["relu_forward"], InProcess([bad, bad, good]), 1)[0]


def test_a_function_that_was_cut_in_two_gets_its_points_and_that_is_said():
    cells = ["x = 1", "def relu_forward(Z):\n    positive = Z > 0", "    A = Z * positive", "    return A"]
    verdict, odd = marked(BANK["relu_forward"], InProcess(cells), 1)
    assert verdict, verdict
    assert odd == ["A function was cut in two: the code cells 2, 3, 4 were read as one."]


def test_no_definition_is_not_attempted():
    verdict, odd = marked(BANK["relu_forward"], InProcess(["x = 1"]), 1)
    assert (verdict.outcome, verdict.points, odd) == ("not attempted", 0, [])
    assert verdict.message == "The notebook does not define `relu_forward`."


def test_a_cell_that_cannot_be_read_is_quoted():
    verdict, _odd = marked(
        BANK["relu_forward"], InProcess(["x = 1", "def relu_forward(Z):\n    return Z >"]), 1
    )
    assert (verdict.outcome, verdict.points) == ("not yet", 0)
    assert verdict.message == (
        "Code cell 2, which defines it, cannot be read: invalid syntax, in line 2: `return Z >`"
    )


def test_a_cell_that_cannot_be_read_is_said_beside_the_answers_that_miss_it():
    cells = [
        "from dlcore.activations import sigmoid\nX = )",
        "def sigmoid_grad(Z):\n    s = sigmoid(Z)\n    return s * (1 - s)",
    ]
    verdict, odd = marked(BANK["sigmoid_grad"], InProcess(cells), 1)
    assert "there is no `sigmoid` here" in verdict.message
    assert odd == ["Code cell 1 cannot be read: unmatched ')', in line 2: `X = )`"]


def test_another_count_of_arguments_is_told_as_in_a_notebook():
    cells = ["def relu_forward(Z, more):\n    return Z"]
    mine = judged(BANK["relu_forward"], Mine(named("relu_forward", lambda Z, more: Z)), 1)
    assert marked(BANK["relu_forward"], InProcess(cells), 1)[0].lines == mine.lines


def named(name, function):
    function.__name__ = name
    return function


@pytest.mark.parametrize(
    "cell, words",
    [
        ("relu_forward = 3", "round brackets after something that is not a function"),
        ("def relu_forward(Z=1 / 0):\n    return Z", "something is divided by zero"),
        ("class relu_forward:\n    def __init__(self, Z):\n        pass", "of type relu_forward"),
        ("def relu_forward(Z):\n    raise SystemExit", "asks Python to stop"),
        ("def relu_forward(Z):\n    return relu_forwards(Z)", "did you mean `relu_forward`"),
        ("def relu_forward(Z):\n    return open", "a function that was not called"),
        ("import nowhere\ndef relu_forward(Z):\n    return nowhere.relu(Z)", "it uses `nowhere.relu`"),
    ],
)
def test_odd_answers_get_a_sentence(cell, words):
    verdict, _odd = marked(BANK["relu_forward"], InProcess([cell]), 1)
    assert verdict.outcome == "not yet"
    assert words in verdict.message, verdict


class Crashing:
    """A box in which every call ends the process."""

    count = 0

    def picked(self, name, offered=()):
        nothing = dict.fromkeys(("run", "unread", "replaced", "lost", "joined"), ())
        return {"picked": {**nothing, "versions": [1], "blank": False}, "error": None}

    def facts(self, name, offered=()):
        return {**self.picked(name), "function": {}}

    def call(self, name, arguments, offered=None, edit=None):
        self.count += 1
        return Outcome(error=Gone("it ended"))

    def calls(self, name, cases, offered=None):
        return []

    def alone(self, name):
        return False


def test_a_crash_is_said_and_costs_one_process():
    box = Crashing()
    verdict, _odd = marked(BANK["relu_forward"], box, 1)
    assert "the process in which it ran came to an end" in verdict.message
    assert box.count == 1


def test_a_notebook_that_no_child_can_read_is_said():
    box = Crashing()
    box.picked = lambda name, offered=(): {"picked": None, "error": Gone("it ended")}
    verdict, _odd = marked(BANK["relu_forward"], box, 1)
    assert (verdict.outcome, "cannot be read" in verdict.message) == ("not yet", True)


def test_of_several_calls_all_is_seen():
    body = "print('drawn')\nreturn rng.normal(size=(n_h, n_x))"
    cells = [f"def init_two_layer(n_x, n_h, n_y, rng):\n{textwrap.indent(body, '    ')}"]
    theirs = Theirs(InProcess(cells), "init_two_layer")
    outcome = theirs.run(BANK["init_two_layer"], (2, 3, 1, np.random.default_rng(1)))
    assert (outcome.printed, outcome.value.shape) == ("drawn\n" * 3, (3, 2))
