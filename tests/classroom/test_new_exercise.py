"""`new-exercise`: a beginning that works at once, and the trial of what it becomes."""

import pytest

from dlcore.classroom.handed_out import own_exercises
from dlcore.classroom.handed_out.new_exercise import main


@pytest.fixture
def asked(tmp_path, monkeypatch, capsys):
    """Runs the command in an empty folder: (exit code, what it said)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        try:
            code = main(list(arguments))
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out + said.err

    yield run
    for place in list(own_exercises.LOADED):
        own_exercises.forget(place)


def test_the_beginning_passes_its_own_trial(asked, tmp_path):
    code, said = asked("row_shifts", "--chapter", "2")
    assert code == 0 and "python3 -m dlcore release 02 --exercises row_shifts.py" in said
    text = (tmp_path / "row_shifts.py").read_text(encoding="utf-8")
    assert 'notebook="02_logistic_regression"' in text and text.count("#") >= 8
    assert "NAME" not in text and "CHAPTER" not in text and "FILE" not in text
    code, said = asked("--try", "row_shifts.py")
    assert code == 0
    assert (
        said.startswith("row_shifts, 3 points: everything holds.")
        and "wrong_axis, one_mean, wrong_sign" in said
    )


def test_a_notebook_of_its_own(asked, tmp_path):
    code, said = asked("row_shifts", "--chapter", "midterm_exam", "--to", "exam.py")
    assert code == 0 and "release --exercises exam.py" in said
    assert 'notebook="midterm_exam"' in (tmp_path / "exam.py").read_text(encoding="utf-8")


def test_what_is_there_stays(asked, tmp_path):
    (tmp_path / "row_shifts.py").write_text("mine")
    code, said = asked("row_shifts", "--chapter", "02")
    assert code == 2 and "row_shifts.py is already there" in said
    assert [path.name for path in tmp_path.iterdir()] == ["row_shifts.py"]
    assert (tmp_path / "row_shifts.py").read_text() == "mine"


REFUSED = {
    "nothing": ((), "give a NAME and --chapter"),
    "no chapter": (("row_shifts",), "give a NAME and --chapter"),
    "an unknown chapter": (("row_shifts", "--chapter", "44"), "There is no chapter 44; there are 00 to 16."),
    "two words": (("row shifts", "--chapter", "02"), "cannot be called row shifts; row_shifts would do"),
    "a word of Python": (("lambda", "--chapter", "02"), "cannot be called lambda; my_exercise would do"),
    "a name that notebooks need": (("check", "--chapter", "02"), "cannot be called check"),
    "a name of the course": (
        ("bce_loss", "--chapter", "02"),
        "The course has an exercise bce_loss, in 02_logistic",
    ),
}


@pytest.mark.parametrize("arguments, words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_begun(asked, tmp_path, arguments, words):
    code, said = asked(*arguments)
    assert code == 2 and words in said
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(asked):
    code, said = asked("row_shifts", "--chapter", "02", "--to", "nowhere/row_shifts.py")
    assert code == 1 and "nowhere/row_shifts.py cannot be written" in said.replace("\\", "/")


def test_a_trial_says_what_does_not_hold(asked, tmp_path):
    asked("row_shifts", "--chapter", "02")
    file = tmp_path / "row_shifts.py"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"axis=1", "axis=0"', '"axis=1", "axis=-1"'), "utf-8"
    )
    code, said = asked("--try", "row_shifts.py")
    assert code == 1 and "`wrong_axis` gives what the reference gives" in said
    assert asked("--try", "other.py") == (1, "There is no file other.py.\n")
