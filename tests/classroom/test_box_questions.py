"""Functions of the grader's that a student's code may call: asked too often, wrongly, or for too much."""

import numpy as np
import pytest

from dlcore.classroom.box import Box, Gone, TooMuch, children, submission
from dlcore.running.call import OutOfTime
from dlcore.running.values import Stranger

CELLS = (
    "def often(x):\n    while True:\n        ours(x)",
    "def wrongly(x):\n    found = []\n    for given in ((), (1, 2, 3), ('text',), (None,)):\n"
    "        try:\n            found.append(ours(*given))\n"
    "        except Exception as error:\n            found.append(type(error).__name__)\n    return found",
    "def by_name(x):\n    return ours(x=x)",
    "class Odd:\n    pass\ndef oddly(x):\n"
    "    return [ours(thing) for thing in (Odd(), Odd, oddly, ours, iter([]), {Odd: 1}, [[Odd()]])]",
    "def much(x):\n    return ours(x)",
    "def passes_it_on(f, x):\n    return f(f)",
    "def keeps(f, x):\n    keeps.kept = getattr(keeps, 'kept', f)\n    return keeps.kept(x)",
    "def changes(x):\n    import numpy as np\n    a = np.ones(3)\n    ours(a)\n    return a",
    "def honest(x):\n    return x + 1",
)


@pytest.fixture(scope="module")
def box():
    with Box(unsafe=True) as box:
        yield box


@pytest.fixture
def inside(box, monkeypatch):
    monkeypatch.setattr(children, "GRACE", 0.5)
    for name in ("CALLING", "BESIDE"):
        monkeypatch.setattr(submission, name, 0.5)
    with box.inside(CELLS) as inside:
        yield inside
        assert inside.call("honest", (1,)).value == 2


def asked(inside, name, ours, x=2.0):
    return inside.call(name, (x,), offered={"ours": ours})


def test_without_end(inside):
    """They are answered until the time of the call is over."""
    counted = []
    assert isinstance(asked(inside, "often", counted.append).error, OutOfTime)
    assert counted and set(counted) == {2.0}


def test_with_wrong_arguments(inside):
    """Each is an error in the student's code, as it would be in a notebook."""
    answers = asked(inside, "wrongly", lambda x: x + 1).value
    assert answers == ["TypeError"] * 4


def test_with_names(inside):
    assert asked(inside, "by_name", lambda x: x + 1).value == 3


def test_with_objects_of_their_own(inside):
    """No object of theirs arrives here, only its name."""
    seen = []
    asked(inside, "oddly", seen.append)
    assert seen[:3] == [Stranger("Odd"), Stranger("type"), Stranger("function")]
    assert seen[6] == [[Stranger("Odd")]]


def test_for_an_answer_that_does_not_fit(inside, monkeypatch):
    monkeypatch.setattr(submission, "CALLING", 5)
    assert isinstance(asked(inside, "much", lambda x: np.ones(5 * 10**6)).error, TooMuch)


def test_with_a_function_of_ours_among_the_arguments(inside):
    seen = []
    inside.call("passes_it_on", (seen.append, 1))
    assert seen == [seen.append]


@pytest.mark.parametrize("named", ["{1: 2}", "{(): 0}", "[]", "None"])
def test_with_names_that_are_none(box, named):
    """Written on the wire by hand: Python itself would not call so."""
    with box.inside([BY_HAND.format(named=named)]) as inside:
        assert isinstance(inside.call("by_hand", (abs,)).error, Gone)


BY_HAND = """
def by_hand(f):
    import gc
    session = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Session")
    session.line.send({{"ask": 0, "arguments": (1,), "named": {named}}})
    return session.line.receive(session.asked)
"""


def test_of_an_earlier_call(inside):
    """A function is known for the call that it came with; a number of an earlier call means that of this one."""
    assert inside.call("keeps", (abs, -1)).value == 1
    assert inside.call("keeps", (np.negative, -3)).value == 3


def test_to_change_what_they_hold(inside):
    def ours(x):
        x[:] = 7

    assert asked(inside, "changes", ours).value.tolist() == [1, 1, 1]
