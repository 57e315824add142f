"""What an answer needs is found in any notebook, and nothing else of it is run."""

import numpy as np
import pytest

from dlcore.classroom.box import picking
from dlcore.classroom.box.picking import Book, load
from dlcore.classroom.box.stand_ins import NotOffered
from dlcore.running.stub import NotAttempted

ENDLESS = "while True:\n    pass"
STUB = 'def f(x):\n    """What is asked."""\n    return todo()'


def answer(*cells, name="f", offered=()):
    """The function of that name as it comes out of these cells."""
    offered = dict(offered)
    return load(Book(cells).pick(name, tuple(offered)), offered)[0]


def test_only_what_the_answer_needs_is_run():
    function = answer(
        ENDLESS,
        "import numpy as np",
        "raise SystemExit",
        "def f(x):\n    return np.add(x, 1)",
        "import sys; sys.exit()\nX = 1 / 0\nprint(f(X))",
    )
    assert function(2) == 3


@pytest.mark.parametrize(
    "helping",
    [
        "def g(x):\n    return x + 1",
        "g = lambda x: x + 1",
        "from operator import add\nfrom functools import partial\ng = partial(add, 1)",
        "def one():\n    return 1\ndef g(x):\n    return x + one()",
        "class Adder:\n    def __call__(self, x):\n        return x + self.by\n    by = 1\ng = Adder()",
        "def made(n):\n    def g(x):\n        return x + n\n    return g\ng = made(1)",
        "import functools\n@functools.lru_cache\ndef g(x):\n    return x + 1",
        "ONE = 1\ndef g(x, by=ONE):\n    return x + by",
        "table = {}\ntable[3] = 4\ndef g(x):\n    return table[x]",
        "steps = []\nsteps.append(1)\ndef g(x):\n    return x + sum(steps)",
        "a, (b, *c) = 0, (1, 2)\ndef g(x):\n    return x + b",
        "total = 0\nfor k in range(2):\n    total += k\ndef g(x):\n    return x + total",
        "if True:\n    def g(x):\n        return x + 1\nelse:\n    def g(x):\n        return None",
        "try:\n    from nowhere import g\nexcept NameError:\n    pass\ng = lambda x: x + (n := 1)",
        "from math import *\ndef g(x):\n    return x + floor(1.5)",
        "from __future__ import annotations\ndef g(x: Number) -> Number:\n    return x + 1",
        "g = h = lambda x: x + 1",
        "with open(__import__('os').devnull) as file:\n    one = 1\ndef g(x):\n    return x + one",
        "import dataclasses\n@dataclasses.dataclass\nclass P:\n    n: int\ndef g(x):\n    return x + P(1).n",
    ],
)
@pytest.mark.parametrize("place", ["before", "in the cell", "after"])
def test_what_the_answer_uses_comes_along_from_wherever_it_stands(helping, place):
    own = "def f(x):\n    return g(x)"
    cells = {
        "before": [helping, own],
        "in the cell": [f"{helping}\n{own}"],
        "after": [own, "check(f)", helping],
    }
    assert answer(ENDLESS, *cells[place], ENDLESS)(3) == 4


def test_a_name_has_the_value_that_it_has_where_the_answer_is_checked():
    cells = ["n = 1", "def f(x):\n    return x + n", "n = 2", "check(f)", "n = 100\nn += 1"]
    assert answer(*cells)(1) == 3
    assert answer(cells[1], "check(f)", *cells[4:])(1) == 102


def test_what_is_made_from_an_earlier_value_is_made_from_that():
    cells = ["n = 1", "m = n + 1", "n = 10", "def f(x):\n    return x + m + n", "check(f)"]
    assert answer(*cells)(0) == 12


def test_of_several_definitions_the_last_counts_that_is_no_stub():
    first, second = "def f(x):\n    return 1", "def f(x):\n    return 2"
    assert answer(first, second)(0) == 2
    assert answer(first, STUB)(0) == 1
    assert Book([first, STUB, second]).pick("f")["versions"] == [1, 3]
    with pytest.raises(NotAttempted, match=r"^f$"):
        answer(STUB, STUB)(0)


@pytest.mark.parametrize(
    "body", ["pass", "...", "raise NotImplementedError", "raise NotImplementedError('f')"]
)
def test_what_other_courses_leave_for_a_body_is_a_stub_too(body):
    assert answer("def f(x):\n    return 1", f"def f(x):\n    {body}")(0) == 1


def test_a_function_that_later_cells_give_another_name_is_not_lost():
    cells = [
        "f = best_of(f)",
        "g = best_of(f)",
        "def f(x):\n    return 7",
        "def h(x):\n    return g(x)",
        "check(f)",
    ]
    assert answer(*cells)(0) == answer(*cells, name="h")(0) == 7


def test_without_a_definition_there_is_nothing_to_pick():
    assert Book(["x = 1", "from dlcore.activations import relu as f", ""]).pick("f") is None


def test_a_lambda_under_the_name_will_do_where_no_function_is():
    assert answer("f = lambda x: x + 1")(1) == 2
    assert answer("f = lambda x: x + 1", STUB)(1) == 2


def test_two_functions_that_call_each_other():
    cells = [
        "def f(n):\n    return n == 0 or odd(n - 1)",
        "def odd(n):\n    return n != 0 and f(n - 1)",
    ]
    assert answer(*cells)(4) is True


# Cells that Python cannot read


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline\nimport numpy as np\n!pip install nothing\n{}",
        "%%time\n{}",
        "%%capture out\n{}",
        "x = !ls\nfiles = %sql select\n{}\nf?\n?f\nnp.exp??",
        "if True:\n    !ls 'it\n{}",
        "    x = 1\n{}",
        ">>> x = 1\n{}",
        "\n\n   \n{}\n\n",
        "import asyncio\nawait asyncio.sleep(0)\n{}",
    ],
)
def test_a_cell_that_only_a_notebook_reads_is_read(cell):
    body = "def f(x):\n    return x % 5"
    if cell.startswith("    "):
        body = "    def f(x):\n        return x % 5"
    if cell.startswith(">>>"):
        body = ">>> def f(x):\n...     return x % 5"
    assert answer(cell.format(body))(7) == 2


def test_percent_signs_inside_of_a_string_or_a_sum_stay():
    assert answer('def f(x):\n    text = """\n%d\n!x\n"""\n    return (text, x\n% 3)')(5) == ("\n%d\n!x\n", 2)


def test_a_cell_for_another_program_is_no_python():
    assert Book(["%%bash\ndef f(x): return 1", "%%writefile f.py\ndef f(x):\n    return 1"]).pick("f") is None


def test_a_cell_that_cannot_be_read_costs_only_what_is_in_it():
    broken = "def g(x):\n    return x +\n\ndef h(x):\n    return x"
    cells = ["import numpy as np\nx = = 1", broken, "def f(x):\n    return np.abs(x)"]
    assert answer(*cells)(-2) == 2
    assert Book(cells).pick("g")["unread"] == [(2, 2, "return x +", "invalid syntax")]
    with pytest.raises(SyntaxError, match="invalid syntax"):
        answer(*cells, name="g")


def test_a_copy_that_cannot_be_read_does_not_spoil_the_one_that_can():
    picked = Book(["def f(x):\n    return 1", "def f(x):\n    return 2)"]).pick("f")
    assert load(picked, {})[0](0) == 1
    assert [cell for cell, *_more in picked["unread"]] == [2]


@pytest.mark.parametrize(
    "text",
    ["(" * 5000, "-" * 100_000 + "1", "a" + ".a" * 100_000, "x = 1\0", "def f(x:\n", "\x0c\\", "a" * 300_000],
)
def test_text_that_is_made_to_hurt_a_parser_costs_its_cell(text):
    assert answer(text, "def f(x):\n    return 1")(0) == 1


def test_of_a_notebook_with_too_much_to_read_the_short_cells_are_read():
    cells = ["x = 1\n" * 5000] * 30
    picked = Book([*cells, "def f(x):\n    return 1"]).pick("f")
    assert load(picked, {})[0](0) == 1
    assert len(picked["lost"]) == 30 - (picking.MOST - 22) // 30_000
    assert {why for _cell, _line, _text, why in picked["lost"]} == {"the cell is too long to be read"}


def test_a_function_that_was_cut_in_two_is_whole_again():
    cells = ["import numpy as np\n\ndef f(x):\n    y = np.abs(x)", "\n    return y + 1", "print(f(1))"]
    assert answer(*cells)(-2) == 3
    assert answer("def f(x):", "    return 5")(0) == 5


def test_a_cell_that_only_begins_indented_is_not_joined_to_the_one_before():
    assert answer("x = 1", "    def f(x):\n        return 5")(0) == 5


# What is there, and what is not


def test_offered_functions_are_called_and_others_are_not_there():
    calls = []
    offered = {"dlcore.relu": lambda z: calls.append(z) or 7}
    cells = ["from dlcore.activations import relu, sigmoid\nfrom dlcore import activations, losses"]
    assert answer(*cells, "def f(x):\n    return relu(x)", offered=offered)(3) == 7
    assert answer(*cells, "def f(x):\n    return activations.relu(x)", offered=offered)(4) == 7
    assert (
        answer("def f(x):\n    from dlcore.activations import relu\n    return relu(x)", offered=offered)(5)
        == 7
    )
    assert (
        answer("from dlcore.activations import *", "def f(x):\n    return relu(x)", offered=offered)(6) == 7
    )
    assert (
        answer("import dlcore.activations as a", "def f(x):\n    return a.relu(x)", offered=offered)(7) == 7
    )
    assert calls == [3, 4, 5, 6, 7]
    for taken in ("sigmoid(x)", "losses.cost(x)", "activations.relu.more(x) + sigmoid"):
        with pytest.raises((NotOffered, AttributeError)):
            answer(*cells, f"def f(x):\n    return {taken}", offered=offered)(3)


def test_an_offered_function_takes_the_place_of_a_students_own_where_it_is_called_by_its_own_name():
    cells = ["def g(x):\n    return 1", "def f(x):\n    return g(x)"]
    assert answer(*cells)(0) == 1
    assert answer(*cells, offered={"g": lambda x: 2})(0) == 2
    assert Book(cells).pick("f", ("g",))["replaced"] == ["g"]
    assert Book([cells[1]]).pick("f", ("g",))["replaced"] == []


def test_a_notebooks_own_words_do_nothing():
    cells = [
        "from dlcore import explore, plots\nfrom dlcore.practice import best_of, check, hint, quiz, todo",
        "import matplotlib.pyplot as plt",
        "def f(x):\n    plt.plot(x)\n    plots.curves(x).set_title('x')\n"
        "    check(f), quiz('1')\n    return best_of(x)",
    ]
    assert answer(*cells)(3) == 3


@pytest.mark.parametrize(
    "used", ["X + 1", "X[0]", "len(X)", "float(X)", "[*X]", "np.exp(X)", "X @ X", "-X", "X < 1"]
)
def test_data_that_is_not_here_is_called_missing(used):
    cells = ["from dlcore import datasets", "X, Y = datasets.moons(500)", f"def f(x):\n    return {used}"]
    with pytest.raises(NotOffered, match="cell 2 stopped with NotOffered"):
        answer(*cells)(3)


def test_other_packages_are_missed_only_where_they_are_used():
    cells = ["from nowhere.special import expit", "def f(x):\n    return expit(x) if x else 0"]
    assert answer(*cells)(0) == 0
    with pytest.raises(NotOffered, match=r"`nowhere\.special\.expit` is not here"):
        answer(*cells)(1)


def test_numpy_is_there_even_if_the_cell_that_imports_it_is_broken():
    assert answer("import numpy as np\nx = = 1", "def f(x):\n    return np.abs(x)")(-1) == 1


def test_numpy_that_is_made_something_else_later_is_still_numpy_at_the_check():
    cells = [
        "import numpy as np",
        "def f(x):\n    return np.abs(x)",
        "check(f)",
        "np = None\nnp.abs = 3\ndel np",
    ]
    assert answer(*cells)(-1) == 1
    assert np.abs(-1) == 1


def test_a_definition_that_fails_raises_what_it_raises():
    with pytest.raises(ZeroDivisionError):
        answer("def f(x, y=1 / 0):\n    return 1")


def test_lines_of_an_error_are_those_of_the_cell():
    from dlcore.running.call import run
    from dlcore.running.errors import where

    function = answer("%pylab\nimport numpy as np\n\n\ndef f(x):\n    y = x\n    return y + undefined")
    assert where(run(function, (1,)).error, function) == (7, "return y + undefined")


def test_a_notebook_that_is_all_knots_takes_no_time(monkeypatch):
    """Each of many names is made from all the others: there are more ways through than can be gone."""
    names = [f"v{k}" for k in range(60)]
    knots = [f"{name} = ({', '.join(names)})" for name in names] * 3
    monkeypatch.setattr(picking, "STEPS", 500)
    picked = Book([*knots, f"def f(x):\n    return {', '.join(names)}"]).pick("f")
    assert len(picked["run"]) <= 500


def test_a_stub_of_another_function_is_not_taken_where_it_is_written_elsewhere():
    cells = ["def g(x):\n    return todo()", "def f(x):\n    return g(x)", "def g(x):\n    return 5"]
    assert answer(*cells)(0) == 5
    with pytest.raises(NotAttempted, match=r"^g$"):
        answer(*cells[:2])(0)
