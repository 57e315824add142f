"""One submission: the marks, what is said of it, and that nothing but its arguments decides."""

import json
import sys
from types import SimpleNamespace

import pytest

from dlcore.classroom.box.starting import ServerGone
from dlcore.classroom.grading import marking as grading
from dlcore.classroom.grading.marking import graded, version_of
from dlcore.classroom.handed_in.notebook_code import code_of
from dlcore.classroom.handed_out.own_exercises import forget
from tests.classroom.graders import CRASH, WRONG
from tests.classroom.handed_in import CHAPTER, RIGHT, code_cell, content

pytest.importorskip("pyseccomp", reason="without pyseccomp no class is graded")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere it is graded with --unsafe"
)

KEY = b"k" * 32
OWN = """
import numpy as np
from dlcore.practice.checker.exercise import case, declare, mistake


def centred_rows(X):
    \"\"\"X minus the mean of each row\"\"\"
    return X - np.mean(X, axis=1, keepdims=True)


declare(
    "centred_rows", notebook="02_logistic_regression", points=3, reference=centred_rows, task="Centre.",
    cases=lambda rng: [case(rng.normal(size=(3, 5)) + 7), case(np.array([[1.0, 3.0], [2.0, 10.0]]))],
    mistakes=[mistake("wrong_axis", "axis=1", "axis=0", "Over what do you take the mean?")],
    hints=("One?", "Two.", "Three."),
)
"""


@pytest.fixture(scope="module", autouse=True)
def one_box():
    yield
    grading.give_up_box()
    forget("my.py")


def marks(result):
    return {one["id"]: (one["outcome"], one["points"], one["out_of"]) for one in result["exercises"]}


def test_each_exercise_of_the_chapter_has_its_marks_and_its_words():
    answers = {
        **RIGHT,
        "gradient_step": WRONG["gradient_step"],
        "predict_labels": "def predict_labels(A, threshold=0.5):\n    return todo()",
    }
    result = graded(content(answers), KEY)
    assert result["chapter"] == CHAPTER and len(result["exercises"]) == 12
    found = marks(result)
    assert found["stable_sigmoid"] == ("passed", 5, 5) and found["sigmoid_grad"] == ("passed", 3, 3)
    assert found["gradient_step"] == ("not yet", 0, 3)
    assert found["predict_labels"] == ("not attempted", 0, 3)
    assert found["bce_loss"] == ("not attempted", 0, 3)
    lines = {one["id"]: " ".join(one["lines"]) for one in result["exercises"]}
    assert "expected" in lines["gradient_step"]
    assert "does not define `bce_loss`" in lines["bce_loss"]
    json.dumps(result)


def test_the_same_code_and_key_give_the_same_bytes():
    answers = {"bce_loss": "def bce_loss(y_hat, y):\n    return y_hat * y"}
    first, again = ({**graded(content(answers), KEY), "seconds": 0} for _ in range(2))
    assert json.dumps(first) == json.dumps(again)
    assert first["exercises"][3]["outcome"] == "not yet"


def test_what_is_graded_may_be_the_file_or_its_code():
    whole = content(RIGHT)
    first, again = ({**graded(given, KEY), "seconds": 0} for given in (whole, code_of(whole)[0]))
    assert first == again


def test_only_what_is_asked_counts_with_the_points_of_the_assignment():
    result = graded(content(RIGHT), KEY, {"sigmoid_grad": 7.5, "relu_grad": 4})
    assert marks(result) == {"sigmoid_grad": ("passed", 7.5, 7.5)}


def test_a_crash_and_a_hang_cost_their_own_exercise_alone():
    hang = "def predict_labels(A, threshold=0.5):\n    while True:\n        pass"
    answers = {"gradient_step": CRASH.replace("{k}", "1"), **RIGHT, "predict_labels": hang}
    found = marks(graded(content(answers), KEY))
    assert found["stable_sigmoid"][0] == found["sigmoid_grad"][0] == "passed"
    assert found["gradient_step"][1] == found["predict_labels"][1] == 0


def test_cells_that_lost_their_marks_are_known_by_their_functions():
    result = graded(content(RIGHT, marked=False), KEY)
    assert sum(one["points"] for one in result["exercises"]) == 8
    assert "lost the course's marks" in result["oddities"][0]


def test_a_copied_cell_is_named_and_its_answer_counts():
    twice = [code_cell(RIGHT["sigmoid_grad"], "sigmoid_grad")]
    result = graded(content(RIGHT, twice), KEY)
    assert marks(result)["sigmoid_grad"][0] == "passed"
    assert any("sigmoid_grad" in sentence and "more than once" in sentence for sentence in result["oddities"])


def test_a_teachers_own_exercise_travels_as_text():
    answers = {"centred_rows": "def centred_rows(X):\n    return X - X.mean(axis=1, keepdims=True)"}
    result = graded(content(answers), KEY, {"centred_rows": 2}, (("my.py", OWN),))
    assert marks(result) == {"centred_rows": ("passed", 2, 2)}


def test_a_box_whose_server_has_ended_is_opened_again():
    box = grading.box_of(unsafe=False)
    box.starting.process.kill()
    box.starting.process.wait()
    assert marks(graded(content(RIGHT), KEY))["sigmoid_grad"][0] == "passed"
    assert grading.MINE.box is not box


def test_a_server_that_ends_again_is_no_mark(monkeypatch):
    def ends(*_arguments):
        raise ServerGone("ended")

    monkeypatch.setattr(grading, "graded_in", ends)
    with pytest.raises(ServerGone):
        graded(content(RIGHT), KEY)


def test_the_version_is_that_of_everything_that_decides(tmp_path, monkeypatch):
    versions = [
        version_of(KEY), version_of(b"other"), version_of(KEY, {"bce_loss": 3}), version_of(KEY, {"bce_loss": 4}),
        version_of(KEY, own=(("my.py", OWN),)),
    ]  # fmt: skip
    monkeypatch.setenv("DLCORE_LANGUAGE", "zh_CN")
    versions.append(version_of(KEY))
    monkeypatch.setattr(grading, "HOUSE", tmp_path)
    versions.append(version_of(KEY))
    assert len(set(versions)) == len(versions)


@pytest.mark.parametrize(
    ("name", "chosen"), [("SpawnProcess-1", [{5}]), ("SpawnProcess-2", [{2}]), ("MainProcess", [])]
)
def test_each_worker_stays_on_a_processor_of_its_own(monkeypatch, name, chosen):
    asked = []
    monkeypatch.setattr(grading.multiprocessing, "current_process", lambda: SimpleNamespace(name=name))
    monkeypatch.setattr(grading.os, "getppid", lambda: 100)
    monkeypatch.setattr(grading.os, "sched_getaffinity", lambda _mine: {2, 5})
    monkeypatch.setattr(grading.os, "sched_setaffinity", lambda _mine, processors: asked.append(processors))
    grading.stay_on_one_processor()
    assert asked == chosen
