"""A teacher's own exercises: what holds of them before they are used, and what is said when it does not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dlcore.classroom.handed_out import own_exercises
from dlcore.classroom.handed_out.laws import broken
from dlcore.classroom.handed_out.own_exercises import Unusable, beside, from_text, load
from dlcore.practice import check, exercises, hint, solution
from dlcore.practice.checker.exercise import REGISTRY, all_exercises

ROOT = Path(__file__).resolve().parents[2]
TEXT = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)[0]
"""The exercise that CONTRIBUTING shows."""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "my.py"
    path.write_text(TEXT, encoding="utf-8")
    yield path
    for place in list(own_exercises.LOADED):
        own_exercises.forget(place)
    assert "centred_rows" not in REGISTRY


def test_they_join_the_course(file):
    (mine,) = load(file)
    assert exercises()["centred_rows"] is mine

    def centred_rows(X):
        return X - X.mean(axis=1, keepdims=True)

    assert check(centred_rows).points == 3
    assert "mean of each row" in repr(hint("centred_rows"))
    assert "It stands in `my.py`." in repr(solution("centred_rows"))


def test_a_file_is_read_once_and_again_after_a_change(file):
    (first,) = load(file)
    assert load(file) == (first,) and load(str(file)) == (first,)
    file.write_text(TEXT.replace("points=3", "points=4"), encoding="utf-8")
    (second,) = load(file)
    assert second.points == 4 and exercises()["centred_rows"] is second


def test_the_same_text_under_another_name_is_the_same_exercise(file):
    """The grader's workers get the text, and the report reads the file."""
    (first,) = from_text(TEXT, "my.py", tried=False)
    assert load(file) == (first,)


def test_what_is_read_later_is_what_was_loaded(file):
    """A mistake is an edit of the text that was loaded, also while the teacher goes on writing."""
    (mine,) = from_text(TEXT, file, tried=False)
    file.write_text("\n" * 7 + TEXT, encoding="utf-8")
    assert len(mine.mistakes) == 3 and not broken(mine)


def edit(old, new):
    assert TEXT.count(old) >= 1, old
    return TEXT.replace(old, new, 1)


RETURN = "return X - np.mean(X, axis=1, keepdims=True)"
MISTAKES = TEXT[TEXT.index("    mistakes=[") : TEXT.index("    hints=(")]


def without_mistakes(body):
    """The exercise with another reference, whose text has none of the edits."""
    return edit(RETURN, body).replace(MISTAKES, "    mistakes=[],\n")


REFUSED = {
    # the file, and words of what is said
    "no Python": (edit("    points=3,", "    points=3"), "line 14: this is no valid Python"),
    "an import that fails": (edit("import numpy as np", "import nunpy as np"), "line 1: ModuleNotFoundError"),
    "nothing declared": ("x = 1\n", "declares no exercise"),
    "an id of the course": (edit('"centred_rows"', '"stable_sigmoid"'), "line 11: there is already an exercise"),
    "an id twice": (TEXT + TEXT, "there is already an exercise 'centred_rows'"),
    "a part left out": (edit("    points=3,\n", ""), "line 11: TypeError"),
    "an exit": ("import sys\nsys.exit(0)\n", "line 2: SystemExit"),
    "a name that hides something": (TEXT.replace("centred_rows", "hint"), "cannot have this name"),
    "points in words": (edit("points=3", 'points="3"'), "`points` has to be a number above 0, not '3'"),
    "no points": (edit("points=3", "points=0"), "`points` has to be a number above 0"),
    "an empty task": (re.sub(r"task=.*", 'task="",', TEXT), "`task` has to be a text"),
    "an empty hint": (edit('"What is the mean of each row to be afterwards?"', '""'), "`hints` has to be"),
    "a lambda": (edit("reference=centred_rows", "reference=lambda X: X"), "has to be a function that is written"),
    "a class": (edit("reference=centred_rows", "reference=list"), "has to be a function that is written"),
    "cases that fail": (edit("rng.normal(size=(4, 1))", "rng.norm(4)"), "`cases` fails: AttributeError"),
    "no case": (re.sub(r"lambda rng: \[.*?\n    \],", "lambda rng: [],", TEXT, flags=re.DOTALL), "with one at least"),
    "a case that is none": (edit('label="one example"),', 'label="one example"), 7,'), "has to return a list of"),
    "a reference that fails": (
        edit("size=(4, 1)", "size=4"),
        "the reference fails on case 2 (one example): AxisError",
    ),
    "a reference that does not end": (
        edit("    return X -", "    while True:\n        pass\n    return X -"),
        "it took longer than",
    ),
    "a reference that differs each time": (
        without_mistakes("return X - np.random.rand()"),
        "the reference does not pass its own check",
    ),
    "a reference that changes its input": (
        without_mistakes("X -= X.mean(axis=1, keepdims=True)\n    return X"),
        "the check has a remark on the reference",
    ),
    "a reference that returns nothing": (without_mistakes("np.mean(X)"), "an empty answer passes"),
    "an edit of what is not there": (edit('"axis=1", "axis=0"', '"axis=7", "axis=0"'), "stands 0 times"),
    "an edit that is no Python": (edit('"axis=1", "axis=0"', '"axis=1", "axis=("'), "a mistake cannot be made"),
    "an unknown kind": (edit('afterwards?"),\n    ]', 'afterwards?", "typo"),\n    ]'), "a mistake is of kind 'typo'"),
    "a mistake that is right": (
        edit('"axis=1", "axis=0"', '"axis=1", "axis=-1"'),
        "`wrong_axis` gives what the reference gives, on every case",
    ),
    "two mistakes that are one": (
        edit('mistake("wrong_sign", "X - np", "X + np"', 'mistake("other", "axis=1", "axis=0"'),
        "`other` does on every case what `wrong_axis` does",
    ),
    "a mistake that varies": (
        edit('"X - np", "X + np"', '"X - np", "np.random.rand() * X - np"'),
        "`wrong_sign` is not recognised",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text, words", REFUSED.values(), ids=REFUSED)
def test_what_does_not_hold_is_said_with_the_file(file, text, words):
    before = set(all_exercises())
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        load(file)
    assert words in str(refused.value)
    assert all(line.startswith("my.py") for line in str(refused.value).splitlines())
    assert set(all_exercises()) == before


def test_a_file_is_refused_each_time(file):
    file.write_text("x = 1\n", encoding="utf-8")
    for _time in range(2):
        with pytest.raises(Unusable):
            load(file)


def test_what_is_no_text(file):
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unusable, match="cannot be read as a text in UTF-8"):
        load(file)
    with pytest.raises(Unusable, match="There is no file"):
        load(file.with_name("other.py"))


def test_the_mark_that_windows_puts_before_a_text_is_no_obstacle(file):
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert load(file)[0].id == "centred_rows"


def test_a_convention_is_no_mistake(file):
    hint = "One number is taken away. Has each feature its own mean?"
    file.write_text(edit(f'"{hint}"', f'"{hint}", kind="convention"'), encoding="utf-8")
    assert load(file)


# In a student's notebook


def test_beside_says_what_there_is(file, capsys, monkeypatch):
    monkeypatch.chdir(file.parent)
    beside("my.py")
    assert capsys.readouterr().out == "Their checks are here: centred_rows\n"


@pytest.mark.parametrize("text", [None, "x = = 1"])
def test_beside_never_raises(file, capsys, monkeypatch, text):
    monkeypatch.chdir(file.parent)
    file.write_text(text) if text else file.unlink()
    beside("my.py")
    assert "Your answers will be graded all the same." in capsys.readouterr().out


def test_it_loads_little():
    """Every worker of the grader, and every notebook that was handed out, loads this."""
    code = "import dlcore.classroom.handed_out.own_exercises, sys; print({'matplotlib', 'nbformat'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert result.stdout.strip() == "set()", result.stderr


@pytest.mark.parametrize("id", ["stable_sigmoid", "dropout_mask", "shuffle_split", "filter_boxes"])
def test_the_laws_hold_of_the_course(id):
    """Of some exercises of each sort; tests/test_check.py tries all, and more."""
    assert not broken(exercises()[id])
