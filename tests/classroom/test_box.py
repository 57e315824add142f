"""The box as the grader uses it: every call as in a notebook, trouble in one answer, the others go on."""

import sys
import threading
import warnings

import numpy as np
import pytest

from dlcore.classroom.box import Box, Gone, TooMuch, children, lockdown, submission
from dlcore.running.call import OutOfTime, run
from dlcore.running.stub import NotAttempted
from tests.classroom.test_wire import same

RELU = "def relu(x):\n    return np.maximum(x, 0)"
CELLS = (
    "import numpy as np\nimport math",
    "def double(x):\n    return 2 * x",
    "def several(x, n=3):\n    return {'x': x, 'n': (n, [x.sum(), None])}",
    "def changes(x):\n    x[0] = 7\n    return x",
    "def prints(x):\n    print('seen', x.shape)\n    return x",
    "def warns(x):\n    return np.log(x)",
    "def fails(x):\n    y = x + 1\n    return y @ np.ones((5, 5))",
    "def misspells(value):\n    return valeu",
    "def domain(x):\n    return math.sqrt(-1)",
    "class Odd(ValueError):\n    pass\ndef odd(x):\n    raise Odd('odd', 3)",
    "def key(x):\n    return {}['missing']",
    "def singular(x):\n    return np.linalg.inv(np.zeros((2, 2)))",
    "def stops(x):\n    raise SystemExit(3)",
    "def unwritten(x):\n    return todo()",
    "def asks(x):\n    return input('x?')",
    "def slope(f, x, h=1e-4):\n    return (f(x + h) - f(x - h)) / (2 * h)",
    "def drawn(rng, n):\n    return rng.normal(size=n)",
    "def uses(x):\n    return helper(x) + 1\ndef helper(x):\n    return offered_one(x) * 10",
    "def sized(x):\n    return x.sum() / 3",
    "def hangs(x):\n    while True: pass",
    "def dies(x):\n    import os\n    os._exit(1)",
    "def floods(x):\n    return np.zeros(10**7)",
    "def spoils(x):\n    np.sum = np.maximum = None\n    return x",
    RELU,
    "def quiet(x):\n    with np.errstate(all='ignore'):\n        return np.maximum(x, 0)",
    "def broken(x:\n    return x",
)
X = np.array([1.0, 2.0, 3.0])
CALLS = ["double", "several", "changes", "prints", "warns", "fails", "misspells", "domain", "odd", "key", "singular",
         "stops", "asks"]  # fmt: skip


@pytest.fixture(scope="module", params=[True, False], ids=["warm", "cold"])
def box(request):
    if request.param and sys.platform != "linux":
        pytest.skip("only Linux has the fork server")
    with Box(unsafe=True, warm=request.param) as box:
        yield box


@pytest.fixture
def inside(box):
    with box.inside(CELLS) as inside:
        yield inside


def here(name):
    """The function of a cell, in this process."""
    space = {}
    exec("import numpy as np, math\n" + next(cell for cell in CELLS if f"def {name}(" in cell), space)
    return space[name]


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_what_it_is_in_a_notebook(name, inside):
    argument = -X if name == "warns" else X
    theirs, mine = inside.call(name, (argument,)), run(here(name), (argument,))
    assert same(theirs.value, mine.value) or mine.error is not None
    assert type(theirs.error).__name__ == type(mine.error).__name__
    assert str(theirs.error) == str(mine.error)
    assert (theirs.changed, theirs.warned) == (mine.changed, mine.warned)
    assert (theirs.printed, theirs.printed_length) == (mine.printed, mine.printed_length)


def test_an_error_brings_its_place_and_its_family_along(inside):
    assert inside.call("fails", (X,)).error.seen_at == (3, "return y @ np.ones((5, 5))")
    assert isinstance(inside.call("odd", (X,)).error, ValueError)
    misspelt = inside.call("misspells", (X,)).error
    assert isinstance(misspelt, NameError) and (misspelt.name, misspelt.near) == ("valeu", "value")


def test_a_placeholder_says_whose_it_is(inside):
    error = inside.call("unwritten", (X,)).error
    assert isinstance(error, NotAttempted) and str(error) == "unwritten"


def test_a_function_among_the_arguments_stays_with_the_grader(inside):
    seen = []

    def square(x):
        seen.append((x, threading.get_ident()))
        return x * x

    assert inside.call("slope", (square, 3.0)).value == pytest.approx(6)
    assert [x for x, _thread in seen] == [3.0001, 2.9999]
    assert inside.call("slope", (np.sin, 0.0)).value == pytest.approx(1)


def test_a_function_of_the_grader_s_fails_and_warns_as_it_would_here(inside):
    def fails(x):
        raise ValueError("not this")

    assert isinstance(inside.call("slope", (fails, 1.0)).error, ValueError)
    assert "divide by zero" in inside.call("slope", (lambda x: np.log(0 * x), np.ones(2))).warned[0]


def test_a_generator_arrives_where_it_is(inside):
    rng, again = np.random.default_rng(3), np.random.default_rng(3)
    for _ in range(2):
        assert (inside.call("drawn", (rng, 4)).value == again.normal(size=4)).all()
        again = np.random.default_rng(3)  # as in a notebook, a call draws from a copy


def test_what_is_offered_is_called_up_here(inside):
    offered = {"offered_one": lambda x: x + 0.5}
    assert inside.call("uses", (1.0,), offered=offered).value == 16
    assert isinstance(inside.call("uses", (1.0,)).error, NameError)


def test_sizes_of_theirs_do_not_fill_our_memory(inside):
    if sys.platform != "linux":
        pytest.skip("only Linux keeps this limit")
    greedy = {"offered_one": lambda x: np.ones(int(x))}
    assert isinstance(inside.call("uses", (10**10,), offered=greedy).error, MemoryError)


def test_a_function_of_ours_that_does_not_end_costs_its_call_and_no_more(inside, short):
    def endless(x):
        while True:
            pass

    assert isinstance(inside.call("uses", (1.0,), offered={"offered_one": endless}).error, OutOfTime)
    assert inside.call("double", (2,)).value == 4


def test_one_number_in_the_code_can_be_another(inside):
    assert inside.call("sized", (np.ones(6),)).value == 2
    assert inside.call("sized", (np.ones(6),), edit=(3, 6)).value == 1


def test_facts_are_seen_without_a_call(inside):
    seen = inside.facts("several")["function"]
    assert seen["signature"] == "(x, n=3)"
    assert seen["fits"][:4] == [False, True, True, False]
    assert (seen["loops"], seen["notebook_data"]) == (False, [])
    assert inside.facts("sized")["function"]["sizes"] == [3]
    assert inside.facts("nowhere") is None
    assert inside.facts("broken")["function"] is None
    assert isinstance(inside.facts("broken")["error"], SyntaxError)


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(children, "GRACE", 0.5)
    for name in ("CALLING", "BESIDE"):
        monkeypatch.setattr(submission, name, 0.5)


def test_a_call_that_hangs_or_dies_costs_itself(inside, short):
    for name, kind in (("hangs", OutOfTime), ("dies", Gone), ("floods", TooMuch)):
        assert isinstance(inside.call(name, (X,)).error, kind)
        assert inside.call("double", (2,)).value == 4


def test_what_one_answer_spoils_another_does_not_pay_for(inside):
    """`quiet` is wrong in the child that `spoils` was in; alone it is right."""
    assert inside.call("spoils", (X,)).error is None
    assert inside.call("quiet", (X,)).error is not None
    assert inside.alone("quiet")
    assert inside.call("quiet", (X,)).value.tolist() == [1, 2, 3]
    assert not inside.alone("quiet")


def test_what_only_computes_is_not_in_the_same_child(inside):
    assert inside.call("spoils", (X,)).error is None
    assert inside.call("relu", (X,)).value.tolist() == [1, 2, 3]
    assert not inside.touched("relu")


def test_the_next_submission_has_the_child_of_what_only_computes_and_no_other(box):
    for text, kept in ((RELU, True), ("import os\nos.getpid()\n" + RELU.replace("np", "(os and np)"), False)):
        used = []
        for x in (X, -X):
            with box.inside(["import numpy as np", text]) as inside:
                assert inside.call("relu", (x,)).value.tolist() == np.maximum(x, 0).tolist()
                used += inside.running.values()
        assert (used[0] is used[1]) == kept


def test_names_of_one_submission_are_not_there_in_the_next(box):
    with box.inside(["low = 5", "def first(x):\n    return x + low"]) as inside:
        assert inside.call("first", (1,)).value == 6
        child = inside.running["computes"]
    with box.inside(["def second(x):\n    return low"]) as inside:
        assert isinstance(inside.call("second", (1,)).error, NameError)
        assert inside.running["computes"] is child
    with box.inside(["def second(x):\n    return first(x)"]) as inside:
        assert isinstance(inside.call("second", (1,)).error, NameError)


def test_what_one_submission_keeps_in_memory_the_next_has(box):
    """Half of what a child may take, held by a function for good: it goes with the submission."""
    hoard = "import numpy as np\nheld = []\ndef hoard(n):\n    held.append(np.ones(n))\n    return len(held)"
    for _ in range(4):
        with box.inside([hoard]) as inside:
            assert inside.call("hoard", (lockdown.MEMORY // 8 // 2,)).value == 1
            assert inside.running["computes"].turns < 9


def test_a_child_serves_so_many_submissions_and_no_more(box, monkeypatch):
    monkeypatch.setattr(children, "TURNS", 2)
    box.children.close()
    used = []
    for _ in range(4):
        with box.inside(["import numpy as np", RELU]) as inside:
            inside.call("relu", (X,))
            used += inside.running.values()
    assert used[0] is used[1] is not used[2] is used[3]


@pytest.mark.parametrize("name", ["hang", "eat"])
def test_what_was_too_much_for_a_child_is_tried_in_a_fresh_one(box, short, name):
    """And the one that was used by others is nobody's any more."""
    cells = [
        "import numpy as np",
        RELU,
        "def hang(x):\n    while True: pass",
        "def eat(x):\n    return np.ones(10**10).sum()",
    ]
    with box.inside(cells) as inside:
        assert inside.call("relu", (X,)).error is None
        first = inside.running["computes"]
        assert isinstance(inside.call(name, (X,)).error, OutOfTime if name == "hang" else MemoryError)
        assert inside.running.get("computes") is not first
        assert inside.call("relu", (X,)).error is None


def test_a_submission_has_a_deadline_of_its_own(box, short, monkeypatch):
    """When its time is used up no child is started any more."""
    with box.inside(CELLS, seconds=1.0) as inside:
        started, start = [], box.children.start
        monkeypatch.setattr(box.children, "start", lambda: started.append(1) or start())
        errors = [inside.call("hangs", (X,)).error for _ in range(20)]
        assert all(isinstance(error, OutOfTime) for error in errors)
        assert len(started) <= 4


def test_a_cell_that_python_cannot_read_costs_itself(box):
    with box.inside(["x = " + "(" * 50_000, "y = " + "-" * 200_000 + "1", CELLS[1]]) as inside:
        assert inside.call("double", (4,)).value == 8


def test_the_same_numbers_by_chance_each_time(box):
    text = [
        "import numpy as np",
        "import random",
        "def lot(n):\n    return np.random.rand(), random.random(), {'a', 'b', 'c'}.pop()",
    ]
    found = []
    for _ in range(2):
        with box.inside(text) as inside:
            found.append(inside.call("lot", (1,)).value)
    assert found[0] == found[1]


def test_none_of_our_own_warnings(box):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with box.inside(CELLS) as inside:
            inside.call("double", (1,))
