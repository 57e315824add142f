"""A right answer that others write the same way is not run again, and everything else is."""

import pytest

from dlcore.classroom.box.harmless import computation
from dlcore.classroom.box.picking import Book, load
from dlcore.classroom.grading.answers import marked
from dlcore.practice import exercises
from dlcore.practice.checker.rehearsal import rehearsed
from tests.classroom.in_process import InProcess

RELU = exercises()["relu_forward"]
RIGHT = "def relu_forward(Z):\n    return np.maximum(Z, 0)\n"


class Counting(InProcess):
    """Counts how often an answer is called."""

    count = 0
    near_harm = False

    def call(self, *arguments, **named):
        self.count += 1
        return super().call(*arguments, **named)

    def touched(self, name):
        return self.near_harm


@pytest.fixture(autouse=True)
def forgotten():
    rehearsed.cache_clear()
    yield
    rehearsed.cache_clear()


def calls(*cells, seed=5, near_harm=False):
    """How often an answer was called to be marked, and its verdict."""
    inside = Counting(["import numpy as np", *cells])
    inside.near_harm = near_harm
    verdict, _odd = marked(RELU, inside, seed)
    return inside.count, verdict


def test_the_same_answer_laid_out_and_commented_otherwise_is_not_called_again():
    count, first = calls(RIGHT)
    assert count and first
    again = "# mine\n\ndef relu_forward( Z ):\n    # z or nothing\n\n    return np.maximum(Z,0)  # so\n"
    assert calls(again) == (0, first)
    assert calls(again, seed=6)[0], "other cases"


@pytest.mark.parametrize(
    "other",
    [
        "def relu_forward(Z):\n    return np.maximum(0, Z)\n",
        "def relu_forward(Z):\n    return np.maximum(Z, 0.0)\n",
        "def relu_forward(Z):\n    return np.minimum(Z, 0)\n",
        "low = 0\n\ndef relu_forward(Z):\n    return np.maximum(Z, low)\n",
        "from __future__ import annotations\n\n" + RIGHT,
    ],
)
def test_what_differs_in_anything_but_its_layout_is_called(other):
    calls(RIGHT)
    assert calls(other)[0]


def test_what_its_names_stand_for_belongs_to_an_answer():
    text = "def relu_forward(Z):\n    return np.maximum(Z, low())\n"
    low = "def low():\n    return 0\n"
    assert calls(low, text)[1]
    assert calls(low, text)[0] == 0
    count, verdict = calls(low.replace("0", "1"), text)
    assert count and not verdict


@pytest.mark.parametrize(
    "text",
    [
        RIGHT.replace("np.maximum", "np.minimum"),
        "def relu_forward(Z):\n    print('here')\n    return np.maximum(Z, 0)\n",
        "def relu_forward(Z):\n    np.random.default_rng()\n    return np.maximum(Z, 0)\n",
        "import os\n\ndef relu_forward(Z):\n    os.getpid()\n    return np.maximum(Z, 0)\n",
    ],
    ids=["wrong", "with a remark", "with chance", "which could do more"],
)
def test_what_is_not_plainly_right_is_called_each_time(text):
    first = calls(text)
    assert first[0]
    assert calls(text) == first


def test_what_ran_beside_code_that_may_do_harm_is_no_proof_for_others():
    assert calls(RIGHT, near_harm=True)[1]
    assert calls(RIGHT)[0]
    assert calls(RIGHT)[0] == 0


def test_with_another_function_of_ours_to_call_it_is_called():
    """Until the student's own stable_sigmoid passes, ours takes its place: the tree is another one."""
    sigmoid = "def stable_sigmoid(z):\n    return 0.5 * (1 + np.tanh(z / 2))\n"
    slope = "def sigmoid_grad(z):\n    a = stable_sigmoid(z)\n    return a * (1 - a)\n"
    called = []
    for passed in ((), (), ("stable_sigmoid",), ("stable_sigmoid",)):
        inside = Counting(["import numpy as np", sigmoid, slope])
        assert marked(exercises()["sigmoid_grad"], inside, 1, frozenset(passed))[0]
        called.append(inside.count > 0)
    assert called == [True, False, True, False]


PROMPTS = ["import numpy as np", "In = {}"]


def test_a_cell_is_read_once_and_run_as_it_was_read():
    """Two prompts: were the second one taken off as well, another statement would be run than was looked at."""
    cells = [*PROMPTS, "In [1]: In [2]: int = 0\ny = 1\n", "def f(x):\n    return In.get(2, x)\n"]
    picked = Book(cells).pick("f")
    assert computation(Book(cells).statements[2].node)
    function, namespace = load(picked, {})
    assert "int" not in namespace and function(3) == 0
