"""The command: what it says, what it returns, and that its words name what was wrong."""

import json
import sys

import pytest

from dlcore.classroom.grading import grade as command
from dlcore.classroom.grading.grade import main
from dlcore.classroom.grading.grades import Grades
from dlcore.classroom.handed_in.notebook_code import code_of
from dlcore.classroom.handed_in.submissions import found
from dlcore.search.pools import Here
from tests.classroom.handed_in import RIGHT, content, put

RESULT = {
    "chapter": "02_logistic_regression", "oddities": [], "layers": ["rlimits", "landlock", "seccomp"], "seconds": 0.1,
    "exercises": [
        {"id": "sigmoid_grad", "outcome": "passed", "points": 3, "out_of": 3, "mistake": None, "lines": ["All."]}
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    put(tmp_path / "class" / "ann" / "nb.ipynb", content())
    put(tmp_path / "class" / "ben" / "nb.ipynb", content({"sigmoid_grad": RIGHT["sigmoid_grad"]}))
    put(tmp_path / "class" / "eve.pdf", b"%PDF")
    return tmp_path / "class"


@pytest.fixture(autouse=True)
def graded_here(monkeypatch):
    """In this process, by a function that has nothing to do: the list of what it was given."""
    given = []

    def graded(content, *terms):
        given.append((content, *terms))
        return dict(RESULT)

    class Here_(Here):
        def __init__(self, _workers):
            pass

    monkeypatch.setattr(command, "Processes", Here_)
    monkeypatch.setattr(command, "graded", graded)
    monkeypatch.delenv("DLCORE_CLUSTER", raising=False)
    return given


def test_a_class_is_graded_told_and_reported(folder, capsys, graded_here):
    assert main([str(folder)]) == 0
    to = folder.with_name("class-grades")
    said = capsys.readouterr().out
    assert "3 students, 2 notebooks graded, 3.0 points each on average" in said
    assert "eve, eve.pdf: eve.pdf is no notebook" in said
    assert "ran behind: rlimits, landlock, seccomp." in said and "your rights" not in said
    assert (to / "grades.csv").is_file() and (to / "index.html").is_file()
    assert len(graded_here) == 2
    assert main([str(folder)]) == 0
    assert len(graded_here) == 2  # all is known


def test_workers_start_while_files_are_read_unless_there_may_be_nothing_to_grade(folder, monkeypatch):
    """What is graded to get ready is a notebook, and it opens a box as any other does."""
    seen = []
    monkeypatch.setattr(command.Processes, "get_ready", lambda _pool, *given: seen.append(given))
    monkeypatch.setattr(command, "found", lambda place: seen.append("reading") or found(place))
    for _start in range(2):
        assert main([str(folder)]) == 0
    (_graded, content, *_terms), *more = seen
    assert code_of(content) == (b'{"cells":[],"metadata":{}}', ())
    assert more == ["reading", "reading"]


def test_who_comes_later_is_graded_alone(folder, graded_here):
    main([str(folder)])
    put(folder / "zoe" / "nb.ipynb", content({"bce_loss": "def bce_loss(y_hat, y):\n    return 0"}))
    put(folder / "twin" / "nb.ipynb", content())
    main([str(folder)])
    assert len(graded_here) == 3
    rows = {row.student: row for row in Grades(folder.with_name("class-grades") / "grades.sqlite").rows()}
    assert rows["ann"].same_as == ("twin",)


def test_the_assignment_says_what_counts(folder, tmp_path, graded_here):
    asked = {
        "kind": "dlcore assignment", "name": "week2", "chapters": ["02_logistic_regression"], "deadline": None,
        "exercises": [{"id": "sigmoid_grad", "chapter": "02_logistic_regression", "points": 7}], "edition": "e",
        "own": [], "files": {},
    }  # fmt: skip
    (tmp_path / "assignment.json").write_text(json.dumps(asked), encoding="utf-8")
    assert main([str(folder), "--assignment", str(tmp_path / "assignment.json")]) == 0
    assert {json.dumps(given[2]) for given in graded_here} == {'{"sigmoid_grad": 7}'}


def test_what_fails_by_itself_is_a_row_a_code_and_tried_again(folder, monkeypatch, capsys):
    def fails(content, *terms):
        raise MemoryError("no room")

    monkeypatch.setattr(command, "graded", fails)
    assert main([str(folder)]) == 1
    assert "It could not be graded: MemoryError: no room" in capsys.readouterr().out
    monkeypatch.setattr(command, "graded", lambda *given: dict(RESULT))
    assert main([str(folder)]) == 0
    assert "2 notebooks graded" in capsys.readouterr().out


def test_a_machine_that_cannot_lock_up_grades_nobody(folder, monkeypatch, capsys):
    def refuses(content, *terms):
        raise command.Unlocked("Grading needs more protection than this machine gives.")

    monkeypatch.setattr(command, "graded", refuses)
    assert main([str(folder)]) == 1
    assert "needs more protection" in capsys.readouterr().err


def test_grading_unsafely_is_said_loudly(folder, monkeypatch, capsys, graded_here):
    monkeypatch.setattr(command, "graded", lambda *given: {**RESULT, "layers": []})
    assert main([str(folder), "--unsafe"]) == 0
    assert "runs with your rights" in capsys.readouterr().out


def test_ctrl_c_is_told_in_a_sentence(folder, monkeypatch, capsys):
    def stopped(content, *terms):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "graded", stopped)
    assert main([str(folder)]) == 130
    assert capsys.readouterr().err == "Stopped. What is graded is kept; the same command goes on.\n"


def test_the_bar_has_one_line_and_says_how_much_is_left(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    main([str(folder)])
    line = capsys.readouterr().err.split("\r")
    assert line[1].startswith("[........................] 0 of 2 graded")
    assert "[############............] 1 of 2 graded, 1 s left" in line[2]
    assert "[########################] 2 of 2 graded" in line[3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "There is no nowhere."),
        (["{folder}", "--to", "{folder}/out"], "lies in what was handed in"),
        (["{folder}", "--workers", "0"], "--workers is 0; wanted is 1 or more."),
        (["{folder}", "--assignment", "none.json"], "There is no file none.json"),
        (["{folder}", "--exercises", "none.py"], "The exercises cannot be read"),
        (["{empty}"], "Nothing was handed in"),
    ],
)
def test_what_cannot_be_is_named(arguments, said, folder, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    names = {"folder": folder, "empty": tmp_path / "empty"}
    assert main([argument.format(**names) for argument in arguments]) == 2
    assert said in capsys.readouterr().err


def test_grades_that_another_grading_has_are_left_alone(folder, monkeypatch, capsys):
    monkeypatch.setattr("dlcore.database.PATIENCE", 0.01)
    to = folder.with_name("class-grades")
    with Grades(to / "grades.sqlite"):
        assert main([str(folder)]) == 1
    assert "another grading or report has" in capsys.readouterr().err
