"""What is released works with nbgrader as it stands: it strips to the same cells, and grades to the same points.

nbgrader is asked once, in a process of its own: about a real chapter for its cells, and for points about a chapter in
miniature with three of its exercises and a teacher's own. Our grader is asked about the same files.
"""

import json
import os
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest

from dlcore.classroom.chapter import SourceCell, learner_notebook, solution_notebook
from dlcore.classroom.handed_out import own_exercises, release
from dlcore.classroom.handed_out.assignment import Assignment
from dlcore.classroom.handed_out.new_exercise import main as new_exercise
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.checker.source import body_of

ROOT = Path(__file__).resolve().parents[2]
IDS = ("affine_forward", "layer_forward", "model_forward", "row_shifts")
CHAPTER = "04_deep_network"
TOOLS = "import numpy as np\n\nfrom dlcore.activations import relu, sigmoid\nfrom dlcore.practice import check, todo"
KEY = b"a key of this class, 32 letters."

pytestmark = pytest.mark.skipif(find_spec("nbgrader") is None, reason="nbgrader is not installed")


def right(id):
    return f"def {id}{all_exercises()[id].signature}:\n" + indented(body_of(all_exercises()[id].reference))


def indented(body):
    return "".join(f"    {line}".rstrip() + "\n" for line in body.splitlines())


def with_mistake(id, number):
    """The answer of somebody who makes a mistake that we know."""
    known = all_exercises()[id].mistakes[number]
    return f"def {id}{all_exercises()[id].signature}:\n" + indented(edited_body(id, known.edits))


def edited_body(id, edits):
    body = body_of(all_exercises()[id].reference)
    for old, new in edits:
        body = body.replace(old, new)
    return body


def no_python(id):
    return f"def {id}(A_prev, W, b:\n    return"


CLASS = {
    # student: exercise -> what they wrote; what is not named is left blank
    "anna": dict.fromkeys(IDS, (right,)),
    "bo": {
        "affine_forward": (with_mistake, 0),
        "layer_forward": (right,),
        "model_forward": (with_mistake, 1),
        "row_shifts": (with_mistake, 1),
    },
    "chen": {"affine_forward": (no_python,), "layer_forward": (with_mistake, 3), "row_shifts": (right,)},
}
POINTS = {"anna": (5, 5, 8, 3), "bo": (0, 5, 0, 0), "chen": (0, 0, 0, 3)}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Assignments that were released twice, for students and for nbgrader; handed in, and graded by nbgrader."""
    folder = tmp_path_factory.mktemp("class")
    own, out, course = folder / "row_shifts.py", folder / "out", folder / "course"
    assert new_exercise(["row_shifts", "--chapter", "04", "--to", str(own)]) == 0
    in_miniature(folder)
    for root, name, *wish in (
        (folder, "Week 4", "--exercises", str(own)),
        (ROOT, "Week 2", "--only", "bce_loss", "logreg_gradients"),
    ):
        wish += ["--name", name, "--to"]
        short = name.lower().replace(" ", "_")
        assert release.main([*wish, str(out / short)], root) == 0
        assert release.main([*wish, str(course), "--nbgrader"], root) == 0
    for student, answers in CLASS.items():
        hand_in(out / "week_4", course / "submitted" / student / "week_4", answers)
    yield (
        out,
        course,
        answer_of_nbgrader(folder, course, *(handed_in(course, name) for name in ("anna", "chen"))),
    )
    own_exercises.forget(str(own))


def in_miniature(root):
    """A course with one chapter, of three exercises that take no time."""
    cells = [
        cell("markdown", "# Week 4"),
        cell("code", TOOLS),
        *(cell("code", f'exercise("{id}")') for id in IDS[:3]),
    ]
    for folder, made in (("", learner_notebook), ("solutions", solution_notebook)):
        file = root / "notebooks" / folder / f"{CHAPTER}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(made(CHAPTER, cells, all_exercises()), file)


def cell(kind, text):
    return SourceCell(kind, text, (), 1, ROOT)


def handed_in(course, student):
    return course / "submitted" / student / "week_4" / f"{CHAPTER}.ipynb"


def hand_in(released, folder, answers):
    folder.mkdir(parents=True)
    for file in released.iterdir():
        folder.joinpath(file.name).write_bytes(file.read_bytes())
    for file in folder.glob("*.ipynb"):
        notebook = nbformat.read(file, as_version=4)
        for cell in notebook.cells:
            if cell.id in answers:
                written, *more = answers[cell.id]
                cell.source = written(cell.id, *more)
        nbformat.write(notebook, file)


def answer_of_nbgrader(folder, course, *to_validate):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": os.pathsep.join(
            [sysconfig.get_path("scripts"), os.environ["PATH"]]
        ),  # it calls alembic by name
        "DLCORE_PROGRESS": str(folder / "progress"),
        "JUPYTER_CONFIG_DIR": str(folder / "settings"),
        "OPENBLAS_NUM_THREADS": "1",
    }
    command = [sys.executable, Path(__file__).with_name("asking_nbgrader.py"), course, *to_validate]
    result = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize("assignment, file", [("week_2", "02_logistic_regression"), ("week_4", CHAPTER)])
def test_nbgrader_makes_of_the_solutions_what_we_hand_out(assignment, file, asked):
    out, course, answer = asked
    assert answer["made"][assignment]["success"], answer["made"]
    places = (out / assignment, course / "release" / assignment)
    ours, theirs = (nbformat.read(place / f"{file}.ipynb", as_version=4) for place in places)
    assert [kept(cell) for cell in ours.cells] == [kept(cell) for cell in theirs.cells]
    assert ours.metadata == theirs.metadata


def test_the_teachers_own_file_goes_along(asked):
    out, course, _answer = asked
    own = (out / "week_4" / "row_shifts.py").read_bytes()
    assert (course / "release" / "week_4" / "row_shifts.py").read_bytes() == own


def kept(cell):
    """What nbgrader does not add to a cell: it adds checksums and locks."""
    marks = dict(cell.metadata.get("nbgrader", {}))
    added = {name: marks.pop(name, None) for name in ("checksum", "cell_type")}
    assert added["cell_type"] in (None, cell.cell_type)
    return cell.id, cell.cell_type, cell.source, marks, cell.get("attachments")


@pytest.mark.slow
@pytest.mark.parametrize("student", CLASS)
def test_nbgrader_gives_the_points_that_we_give(student, asked):
    _out, course, answer = asked
    assert answer["graded"][student]["success"], answer["graded"][student]
    theirs = tuple(answer["scores"][student][f"check-{id}"] for id in IDS)
    assert theirs == POINTS[student]
    assert our_points(course / "submitted" / student / "week_4") == theirs


def our_points(folder):
    from dlcore.classroom.grading.marking import graded

    assignment = Assignment.load(folder)
    own = tuple((file.name, file.read_text(encoding="utf-8")) for file in assignment.own_files)
    points = {one.id: one.points for one in assignment.exercises}
    found = {}
    for file in sorted(folder.glob("*.ipynb")):
        result = graded(file.read_bytes(), KEY, points, own, unsafe=True)
        found |= {one["id"]: one["points"] for one in result["exercises"]}
    return tuple(found[id] for id in IDS)


@pytest.mark.slow
def test_what_students_validate_says_the_same(asked):
    """`nbgrader validate`, the button in JupyterLab: the right notebook passes, the other does not."""
    _out, course, answer = asked
    assert answer["failed"] == [str(handed_in(course, "chen"))]


@pytest.mark.slow
def test_the_solutions_are_only_in_nbgraders_source(asked):
    out, course, _answer = asked
    body = body_of(all_exercises()["logreg_gradients"].reference).splitlines()[0]
    places = (out / "week_2", course / "release" / "week_2", course / "source" / "week_2")
    texts = [nbformat.read(place / "02_logistic_regression.ipynb", as_version=4).cells for place in places]
    assert [any(body in cell.source for cell in cells) for cells in texts] == [False, False, True]
