"""A student's answer gets the verdict that `check` gives it, whatever else is in the notebook."""

import ast
import functools
import inspect
import json
import math
import textwrap
from pathlib import Path

import numpy as np
import pytest

from dlcore.classroom.box.picking import Book
from dlcore.classroom.grading.answers import CHANCES, Theirs, grading_seed, marked, offered
from dlcore.practice import exercises
from dlcore.practice.checker import rehearsal
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judged
from dlcore.practice.checker.rehearsal import rehearsed
from dlcore.practice.checker.source import text_of
from tests.classroom.in_process import InProcess
from tests.test_check import WRONG, answer

BANK = exercises()
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTERS = sorted({exercise.notebook for exercise in BANK.values()})


@functools.cache
def cells_of(path):
    notebook = json.loads((NOTEBOOKS / path).read_text("utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def marks(cells, ids, seed=7):
    """{id: (verdict, oddities)} of a notebook, its exercises one after the other."""
    inside, passed, found = InProcess(cells), set(), {}
    for id in ids:
        found[id] = marked(BANK[id], inside, seed, frozenset(passed))
        passed |= {id} if found[id][0] else set()
    return found


def ids_of(chapter):
    return [id for id in BANK if BANK[id].notebook == chapter]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_solved_chapter_gets_all_points_without_a_remark(chapter):
    for id, (verdict, odd) in marks(cells_of(f"solutions/{chapter}.ipynb"), ids_of(chapter)).items():
        assert (verdict.outcome, verdict.points, odd) == ("passed", BANK[id].points, []), verdict
        assert len(verdict.lines) == 1, verdict


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_untouched_chapter_is_not_attempted(chapter):
    found = marks(cells_of(f"{chapter}.ipynb"), ids_of(chapter))
    assert {verdict.outcome for verdict, _odd in found.values()} == {"not attempted"}
    assert not any(odd for _verdict, odd in found.values())


def surroundings_of(id):
    """The cells of a solved chapter that an answer needs besides its own."""
    picked = Book(cells_of(f"solutions/{BANK[id].notebook}.ipynb")).pick(id)
    return [text for number, text in picked["cells"] if number != picked["definition"][0]]


def as_text(known, id):
    """A known mistake as a student would have written it."""
    header, body = text_of(BANK[id].reference)
    for old, new in known.edits:
        body = body.replace(old, new)
    return header.replace(f"def {BANK[id].reference.__name__}(", f"def {id}(") + body


@pytest.mark.parametrize("id", BANK)
def test_known_mistakes_keep_their_names(id):
    around = surroundings_of(id)
    for known in [known for known in BANK[id].mistakes if known.edits]:
        cells = ["import math", *around, as_text(known, id), f"check({id})"]
        verdict, odd = marked(BANK[id], InProcess(cells), seed=2)
        assert (verdict.mistake, odd) == (known.tag, []), (known, verdict)
        assert bool(verdict) == (known.kind == "convention")


@pytest.mark.parametrize("id", BANK)
def test_feedback_is_what_check_says_for_the_same_cases(id):
    """But for the number of the attempt, which would tell the cases of the class."""
    for body in [body for body, _tags in WRONG[id] if alone(id, body)][:1]:
        text = f"def {id}{BANK[id].signature}:\n{textwrap.indent(body, '    ')}\n"
        mine = judged(BANK[id], Mine(under_its_text(id, body, text)), 11)
        theirs, _odd = marked(BANK[id], InProcess(["import math\nimport numpy as np", text]), 11)
        assert (theirs.outcome, theirs.mistake, theirs.points) == (mine.outcome, mine.mistake, mine.points)
        assert [*theirs.lines] == [line.replace(" Cases of attempt 11.", "") for line in mine.lines]


def alone(id, body):
    """Whether an answer calls no other exercise's function and none of the library's."""
    names = {
        node.id for node in ast.walk(ast.parse(f"def f():\n{textwrap.indent(body, '    ')}")) if is_name(node)
    }
    return not names & ({*BANK, "sigmoid", "relu"} - {id})


def is_name(node):
    return isinstance(node, ast.Name)


def under_its_text(id, body, text):
    import linecache

    function = answer(id, body)
    linecache.cache[f"<{id}>"] = (len(text), None, text.splitlines(keepends=True), f"<{id}>")
    return function


# One mistake costs its points once

FORWARD = """
def layer_forward(A_prev, W, b, activation):
    Z, _ = affine_forward(A_prev, W, b)
    return (relu(Z) if activation == "relu" else sigmoid(Z)), (A_prev, W, b, Z)
"""
AFFINE = "def affine_forward(A_prev, W, b):\n    return W @ A_prev {} b, (A_prev, W, b)"
IMPORTS = "from dlcore.activations import relu, sigmoid"


def test_a_wrong_function_that_others_call_costs_only_its_own_points():
    found = marks([IMPORTS, AFFINE.format("-"), FORWARD], ["affine_forward", "layer_forward"])
    assert found["affine_forward"][0].outcome == "not yet"
    verdict, _odd = found["layer_forward"]
    assert verdict.outcome == "passed"
    assert (
        verdict.lines[-1]
        == "It calls `affine_forward`, of which yours does not pass; the course's took its place."
    )


def test_a_right_function_of_the_students_own_is_called_as_written():
    cells = [IMPORTS, AFFINE.format("+") + "\nprint('here')", FORWARD]
    found = marks(
        [*cells[:1], cells[1].replace("return", "print('mine'); return"), FORWARD],
        ["affine_forward", "layer_forward"],
    )
    assert any("It prints" in line for line in found["layer_forward"][0].lines)


def test_what_is_not_offered_is_not_there():
    verdict, _odd = marked(
        BANK["relu_grad"],
        InProcess(["from dlcore.activations import relu_grad as g\ndef relu_grad(Z):\n    return g(Z)"]),
        1,
    )
    assert not verdict
    assert "it uses `dlcore.activations.relu_grad`. Here are only NumPy" in verdict.message


def test_offered_are_the_declared_ones_and_the_students_own_only_until_it_passes():
    exercise = BANK["layer_forward"]
    assert {*offered(exercise)} == {
        "dlcore.stable_sigmoid", "dlcore.sigmoid", "stable_sigmoid", "dlcore.relu_forward", "dlcore.relu",
        "relu_forward", "dlcore.affine_forward", "affine_forward",
    }  # fmt: skip
    assert "affine_forward" not in offered(exercise, {"affine_forward"})
    assert "dlcore.affine_forward" in offered(exercise, {"affine_forward"})
    assert offered(BANK["affine_forward"]).keys() >= {"dlcore.weighted_sum"}


def test_what_an_exercise_may_use_comes_before_it():
    known = list(BANK)
    for id, exercise in BANK.items():
        assert all(known.index(other) < known.index(id) for other in exercise.may_use), id


def test_a_passed_function_that_is_called_may_go_on_calling_what_it_may_use():
    """`logistic_cost` may not use the library's sigmoid; but `predict_proba` may, and is the student's own."""
    assert "stable_sigmoid" not in BANK["logistic_cost"].may_use
    cells = [
        IMPORTS,
        "def predict_proba(w, b, X):\n    return sigmoid(w.T @ X + b)",
        "def logistic_cost(A, Y):\n    predict_proba(np.ones((2, 1)), 0.0, np.ones((2, 3)))\n"
        "    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
    ]
    found = marks(cells, ["predict_proba", "logistic_cost"])
    assert all(verdict for verdict, _odd in found.values()), found
    assert not marked(BANK["logistic_cost"], InProcess(cells), 7)[0], "predict_proba did not pass"


# The chance of the cases


def test_seeds_repeat_for_a_submission_and_cannot_be_foreseen():
    digests = [bytes([k]) * 32 for k in range(200)]
    seeds = [grading_seed(b"key", "relu_forward", digest) for digest in digests]
    assert seeds == [grading_seed(b"key", "relu_forward", digest) for digest in digests]
    assert len({*seeds}) == CHANCES
    assert not {*seeds} & {grading_seed(b"other", "relu_forward", digest) for digest in digests}
    assert not {*seeds} & {grading_seed(b"key", "relu_grad", digest) for digest in digests}
    assert min(seeds) > 2**32


def test_the_verdict_tells_no_seed():
    seed = grading_seed(b"key", "relu_forward", b"handed in")
    verdict, _odd = marked(BANK["relu_forward"], InProcess(["def relu_forward(Z):\n    return Z + 1"]), seed)
    assert str(seed) not in repr(verdict)
    assert "Cases of attempt" not in repr(verdict)


def test_theirs_has_all_that_the_checker_asks_of_an_answer():
    asked = {name for name, _member in inspect.getmembers(Mine) if not name.startswith("_")}
    assert asked <= {name for name, _member in inspect.getmembers(Theirs)}


def test_the_grader_names_no_mistake_that_the_notebook_does_not(monkeypatch):
    """Infinite on every case, but without the warning of the known mistake that is so as well."""
    rehearsed.cache_clear()
    monkeypatch.setattr(rehearsal, "LIMIT", math.inf)  # as `graded` sets it
    with np.errstate(all="ignore"):
        verdict, _odd = marked(
            BANK["logistic_cost"], InProcess(['def logistic_cost(A, Y):\n    return float("inf")']), 1
        )
    assert not verdict and verdict.mistake is None
