"""Code that can do nothing to its surroundings is known as such, and no other code is."""

import ast
import contextlib

import numpy as np
import pytest

from dlcore.classroom.box.cell_text import statements
from dlcore.classroom.box.harmless import MAKING, NUMPY, PARTS, computation
from dlcore.classroom.box.picking import Book
from dlcore.practice import exercises
from dlcore.practice.checker.source import text_of


def computes(text):
    return None not in map(computation, statements(text))


def test_nearly_every_right_answer_of_the_course_is_harmless():
    known = exercises().values()
    assert sum(computes("".join(text_of(each.reference))) for each in known) > 0.95 * len(known)


@pytest.mark.parametrize(
    "text",
    [
        "np.exp = np.log", "np.sum.__doc__ = 1", "del np.exp", "m = np", "f = np.random", "np.random.seed(0)",
        "np.random.shuffle([1])", "np.seterr(all='raise')", "np.core.x(1)", "np.lib.y", "from numpy import seterr",
        "import numpy as math", "import numpy.testing as np", "import os", "import sys", "from os import system",
        "exec('1')", "eval('1')", "open('x')", "__import__('os')", "getattr(np, 'exp')", "setattr(np, 'exp', 1)",
        "globals()['np'] = 1", "vars(np)['exp'] = 1", "type(np)", "x.__class__", "''.format(np)", "x.ctypes",
        "def f():\n    global np", "def f(np):\n    return 1", "def np():\n    return 1", "class A:\n    pass",
        "@f\ndef g():\n    return 1", "with f:\n    pass", "try:\n    f()\nexcept:\n    pass", "f.x = 1",
        "for np.exp in [1]:\n    pass", "(lambda: exec)", "np.copyto(np.e, 1)",
        "np.frombuffer(x)", "np.empty(3)", "np.empty_like(x)", "np.pad(x, 1)", "np.show_config()", "np.info('x')",
        "np.datetime64('now')", "np.random.default_rng(1)", "np.log(x, where=y)", "np.log(x, out=y)", "np.log(x, **y)",
        "f(x, where=y)", "f(**y)", "b'1'", "b'%b' % (x,)", "str(x, 'latin-1')", "f = np.zeros", "map(np.zeros, x)",
        "np.zeros(3, 'O')", "np.zeros(*x)", "np.array(x, 'V8')", "np.array(x, dtype='O')", "np.array(x, dtype=y)",
        "np.array(x, dtype=object)", "np.full(1, 1, {'names': ['a']})", "np.ones_like(x, 'V8')", "x.astype('V64')",
        "x.astype(y)", "x.astype(*y)", "f = x.astype", "np.sum(x, dtype=y)", "from numpy import zeros", "np.dtype('O')",
        "from numpy import frombuffer", "import dlcore as __builtins__", "import dlcore as np", "import dlcorex",
        "import dlcore.x as exec", "np.float64.fromhex", "np.ndarray(3)", "np.void(8)", "np.object_(1)", "np.nditer(x)",
        "float = 'V8'", "def int(x):\n    return x", "def f(bool):\n    return 1", "import dlcore.x as complex",
        "from dlcore import x as float", "for float in [1]:\n    pass", "(int := 1)", "f = lambda int: 1",
        "async def f():\n    pass", "best_of = 1", "def f(x):\n    x.data = 1", "np.vectorize(f)", "breakpoint()",
    ],
)  # fmt: skip
def test_what_could_do_harm_is_not(text):
    assert not computes(text)


def test_an_answer_with_one_statement_that_could_do_harm_is_not():
    book = Book(["import os\ndef f(x):\n    return os.getcwd()\n", "def g(x):\n    return x\n"])
    assert book.pick("g")["tree"] and not book.pick("f")["tree"]


@pytest.mark.parametrize(
    "text",
    [
        "np.zeros((3, 4))", "np.array(x, dtype=float)", "x.astype(np.float32)", "x.astype(y.dtype)", "x.astype(int)",
        "np.zeros_like(x, dtype=x.dtype)", "np.where(x > 0, x, 0)", "np.sum(x, axis=0, keepdims=True)",
        "np.linalg.norm(x)", "f = np.tanh", "list(map(np.exp, x))", "np.full((2, 2), 0.5)", "np.arange(0, 9, 2)",
        "from numpy import exp, maximum as most", "import dlcore.layers", "from dlcore.layers import Dense",
        "f'{x:.3f}'", "x.T @ y", "float(x) + int(y)", "sum = 0",
        "rng.normal(size=(2, 3))", "for i, j in np.ndindex(2, 3):\n    x[i, j] += 1",
        "np.eye(3)[y]", "np.linspace(0, 1, 5)", "np.einsum('ij,jk->ik', x, y)", "x[:, None] * y[None]",
    ],
)  # fmt: skip
def test_what_only_computes_is(text):
    assert computes(text)


def test_all_names_are_numpys():
    assert all(hasattr(np, name) for name in (*NUMPY, *MAKING))
    assert all(hasattr(getattr(np, part), name) for part, names in PARTS.items() for name in names)


def computed(text):
    return [computation(statement) for statement in statements(text)]


def test_layout_is_no_part_of_a_computation():
    text = "def f(x, k=2):\n    y = np.exp(x)[0, :k]\n    return y"
    assert computed(text) == computed(
        "def f( x,k = 0x2 ) :\n\n  # so\n  y=np.exp( (x) )[0,:k]\n  return(y)\n"
    )


@pytest.mark.parametrize(
    "other",
    ["x + 1.0", "x + True", "x - 1", "1 + x", "x + -1", "x + 1 + 1", "(x, 1)", "x[1]", "x(1)", "x(a=1)", "x(*1)",
     "x + '1'", "y + 1", "-x + 1", "lambda x: 1", "[x, 1]", "x + 1j", "np.pi + 1", "f'{x}1'"],
)  # fmt: skip
def test_everything_else_is(other):
    assert computed(other) != computed("x + 1")
    assert None not in computed(other)


def test_known_mistakes_are_other_computations():
    """As Python's own full text of a tree tells them apart."""
    seen, count = {}, 0
    for exercise in exercises().values():
        text = "".join(text_of(exercise.reference))
        edited = [text, *(text.replace(*edit) for slip in exercise.mistakes for edit in slip.edits or ())]
        for version in edited:
            with contextlib.suppress(SyntaxError):
                tree = statements(version)[0]
                if (found := computation(tree)) is not None:
                    count += 1
                    assert seen.setdefault(found, ast.dump(tree)) == ast.dump(tree)
    assert count > 500


def test_a_number_of_any_length_can_be_told():
    assert computed("x = 0x" + "f" * 10_000) != computed("x = 0x" + "f" * 9_999)
