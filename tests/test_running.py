"""The room where somebody else's function is called: it knows nothing that would help to answer."""

import json
import math
import subprocess
import sys

import numpy as np
import pytest

from dlcore.running.call import run
from dlcore.running.errors import near, where
from dlcore.running.stub import NotAttempted, todo

INSIDE = """
import json, sys
import dlcore.running.call, dlcore.running.errors, dlcore.running.habits, dlcore.running.stub, dlcore.running.values
import dlcore.classroom.box.inside, dlcore.classroom.box.picking, dlcore.classroom.box.stand_ins
print(json.dumps([name for name in sys.modules if name.startswith("dlcore")]))
"""
KNOWN = ("dlcore", "dlcore.messages", "dlcore.classroom", "dlcore.running", "dlcore.classroom.box")


def test_what_runs_beside_a_students_code_has_no_exercise_and_no_answer():
    loaded = subprocess.run([sys.executable, "-c", INSIDE], capture_output=True, text=True, check=True).stdout
    for name in json.loads(loaded):
        assert name in KNOWN or name.startswith(("dlcore.running.", "dlcore.classroom.box.")), name


def test_a_stub_says_whose_it_is():
    def sigmoid(z):
        return todo()

    with pytest.raises(NotAttempted, match=r"^sigmoid$"):
        sigmoid(1)


def failing(x):
    y = x
    return y + undefind  # noqa: F821


undefined = 3


def test_an_error_tells_its_line_and_the_name_that_was_meant():
    error = run(failing, (1,)).error
    assert where(error, failing) == (failing.__code__.co_firstlineno + 2, "return y + undefind  # noqa: F821")
    assert near(error) == "undefined"
    assert where(error, near) is None


def test_an_error_from_another_process_brings_the_name_along():
    error = NameError("name 'xyzzy' is not defined", name="xyzzy")
    assert near(error) is None
    error.near = "sigmoid"
    assert near(error) == "sigmoid"


@pytest.mark.parametrize("limit", [math.inf, 3], ids=["at once", "in a thread"])
def test_numpy_warns_whatever_was_set_before(limit):
    with np.errstate(all="ignore"):
        assert run(lambda x: np.log(x), (np.zeros(1),), limit).warned == (
            "divide by zero encountered in log",
        )
