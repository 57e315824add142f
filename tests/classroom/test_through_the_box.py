"""Answers through a real box: what is hardest to carry from one process to another gets the marks of a notebook."""

import textwrap

import pytest

from dlcore.classroom.box import Box
from dlcore.classroom.grading.answers import marked
from dlcore.practice import exercises
from tests.classroom.in_process import InProcess
from tests.test_check import RIGHT, WORDINGS, WRONG

BANK = exercises()
HEAD = "from dlcore.activations import relu, sigmoid\nimport math\nimport numpy as np"
HARD = [
    "numerical_grad",  # is given a function of ours
    "dense_loop",  # the same, for each entry
    "run_sequential",  # hands a function of ours on to another one of ours
    "layer_rms",  # is given a list of matrices and a function
    "init_two_layer",  # is given a generator, and seen through three calls
    "random_crop",  # is given a generator
    "color_shift",  # is told apart by the type of its numbers
    "mismatch_split",  # returns lists of texts, or arrays of them
    "fine_tune_step",  # is given a set
    "encode_label",  # calls an earlier function of ours
]


@pytest.fixture(scope="module")
def box():
    with Box(unsafe=True) as box:  # as many locks as this machine has: what is run here is harmless
        yield box


def bodies(id):
    """Two right answers, two wrong ones and two known mistakes in other words; none that draws from nowhere."""
    wrong = [body for sort in (WRONG, WORDINGS) for body, _tag in sort[id] if "np.random" not in body]
    return [*RIGHT[id][:2], *wrong[:2], *wrong[-2:]]


@pytest.mark.parametrize("id", HARD)
def test_the_verdict_is_the_same_as_without_a_wall_between(box, id):
    for body in bodies(id):
        cells = [HEAD, f"def {id}{BANK[id].signature}:\n{textwrap.indent(body, '    ')}\n"]
        with box.inside(cells) as inside:
            found = marked(BANK[id], inside, 3)
        assert found == marked(BANK[id], InProcess(cells), 3), body


def test_arguments_that_are_handed_on_by_name_are_given_back_too(box):
    body = "a = x\nfor W, b, g in layers:\n    a = dense_loop(a, W, b, g=g)\nreturn a"
    cells = [f"def run_sequential{BANK['run_sequential'].signature}:\n{textwrap.indent(body, '    ')}\n"]
    with box.inside(cells) as inside:
        assert marked(BANK["run_sequential"], inside, 3)[0]


def test_what_hangs_where_it_is_defined_costs_one_exercise(box):
    cells = [
        HEAD,
        "while True:\n    N = 2",
        "def relu_forward(Z):\n    return np.maximum(Z, 0) * N / 2",
        "def relu_grad(Z):\n    return (Z > 0) * 1.0",
    ]
    with box.inside(cells) as inside:
        hanging, _odd = marked(BANK["relu_forward"], inside, 3)
        assert "had not come to an end" in hanging.message
        assert marked(BANK["relu_grad"], inside, 3)[0]
