"""`release`: what students open, what counts, and that nothing edited is ever written over."""

import json

import nbformat
import pytest

from dlcore.classroom.handed_out import own_exercises, release
from dlcore.classroom.handed_out.assignment import FILE, Assignment
from dlcore.classroom.handed_out.new_exercise import main as new_exercise
from dlcore.classroom.merging import merge
from dlcore.practice.checker.exercise import all_exercises

ROOT = release.ROOT
CHAPTER = "02_logistic_regression"


def chapter(name, folder=""):
    return nbformat.read(ROOT / "notebooks" / folder / f"{name}.ipynb", as_version=4)


@pytest.fixture
def released(tmp_path, monkeypatch, capsys):
    """Runs the command in an empty folder: (exit code, what it said)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = release.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def own(tmp_path):
    """A file with an exercise of a teacher's own, for chapter 02."""
    path = tmp_path / "elsewhere" / "row_shifts.py"
    path.parent.mkdir()
    assert new_exercise(["row_shifts", "--chapter", "02", "--to", str(path)]) == 0
    yield path
    own_exercises.forget(str(path.resolve()))


def notebook_in(folder, name=CHAPTER):
    return nbformat.read(folder / f"{name}.ipynb", as_version=4)


def graded(notebook):
    """{grade id: points} of the cells that count."""
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    return {mark["grade_id"]: mark["points"] for mark in marks if mark.get("grade")}


def test_a_whole_chapter_has_every_cell_and_a_note_below_the_title(released, tmp_path):
    code, said = released("2", "4", "--deadline", "2026-12-01T18:00+01:00")
    folder = tmp_path / "assignments" / "weeks_2_4"
    assert code == 0 and "21 exercises, 110 points, by 2026-12-01 18:00 (UTC+01:00)" in said
    notebook = notebook_in(folder)
    title, note, *rest = notebook.cells
    assert [title, *rest] == chapter(CHAPTER).cells
    assert "**Weeks 2, 4**, 51 points" in note.source and "**2026-12-01 18:00 (UTC+01:00)**" in note.source
    assert "| `logreg_gradients` | 10 |" in note.source
    assert notebook.metadata.kernelspec == chapter(CHAPTER).metadata.kernelspec
    week = Assignment.load(folder)
    assert week.chapters == (CHAPTER, "04_deep_network") and week.out_of == 110
    assert week.points_of("logreg_gradients") == graded(notebook)["check-logreg_gradients"] == 10


def test_only_some_exercises_count_and_the_rest_is_for_practice(released, tmp_path):
    code, said = released("--only", "logreg_gradients", "--name", "Homework 3", "--to", "out")
    assert code == 0 and "Homework 3: 1 exercise, 10 points, without a deadline" in said
    notebook, whole = notebook_in(tmp_path / "out"), chapter(CHAPTER)
    assert len(notebook.cells) < len(whole.cells) / 3
    assert graded(notebook) == {"check-logreg_gradients": 10}
    title = notebook.cells[0]
    assert title.source.startswith("# Week 2") and "**Time:**" not in title.source and title.attachments
    assert {"loop_gradients", "check-loop_gradients"} <= {cell.id for cell in notebook.cells}
    assert "log_likelihood" not in {cell.id for cell in notebook.cells}
    assert Assignment.load(tmp_path / "out").ids == ("logreg_gradients",)


def test_core_exercises_only(released, tmp_path):
    released("02", "--core", "--to", "out")
    core = {id for id, one in all_exercises().items() if one.notebook == CHAPTER and one.core}
    assert set(Assignment.load(tmp_path / "out").ids) == core
    assert len(notebook_in(tmp_path / "out").cells) == len(chapter(CHAPTER).cells) + 1


def test_what_a_student_wrote_comes_back_into_the_whole_chapter(released, tmp_path):
    """The released notebook in one's workbook: the next edition of the chapter takes the answers along."""
    released("--only", "logreg_gradients", "--to", "out")
    notebook = json.loads((tmp_path / "out" / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] in ("logreg_gradients", "loop_gradients"):
            cell["source"] = f"def {cell['id']}(w, b, X, Y):\n    return w, b"
    whole = json.loads((ROOT / "notebooks" / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))
    merged = merge(notebook["cells"], whole["cells"])
    assert merged.answers == 2 and merged.others == 0 and len(merged.cells) == len(whole["cells"])


# A teacher's own exercises


def test_own_exercises_come_last_with_the_cell_that_loads_them(released, tmp_path, own):
    code, said = released("--exercises", str(own), "--only", "bce_loss", "--to", "out")
    assert code == 0 and "2 exercises, 6 points" in said
    heading, load, answer, check = notebook_in(tmp_path / "out").cells[-4:]
    assert heading.source.startswith("## ") and "own_exercises.beside('row_shifts.py')" in load.source
    assert answer.source.endswith("return todo()") and check.source == "check(row_shifts)"
    assert (tmp_path / "out" / "row_shifts.py").read_bytes() == own.read_bytes()
    week = Assignment.load(tmp_path / "out")
    assert week.own_files == [tmp_path / "out" / "row_shifts.py"] and week.ids[-1] == "row_shifts"


def test_a_notebook_of_its_own(released, tmp_path, own):
    own.write_text(
        own.read_text(encoding="utf-8").replace(f'"{CHAPTER}"', '"midterm_exam"'), encoding="utf-8"
    )
    code, said = released("--exercises", str(own), "--to", "out")
    assert code == 0 and "midterm exam: 1 exercise, 3 points" in said
    notebook = notebook_in(tmp_path / "out", "midterm_exam")
    assert notebook.cells[0].source == "# midterm exam" and graded(notebook) == {"check-row_shifts": 3}


def test_sealed_exercises_leave_their_answers_at_home(released, tmp_path, own):
    code, said = released("--exercises", str(own), "--only", "bce_loss", "--sealed", "--to", "out")
    assert code == 0 and f"--exercises {own}" in said
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{CHAPTER}.ipynb", FILE}
    heading, answer = notebook_in(tmp_path / "out").cells[-2:]
    assert "They are tried when your work is graded." in heading.source
    assert answer.id == "row_shifts" and answer.source.endswith("return todo()")
    week = Assignment.load(tmp_path / "out")
    assert week.own_files == [] and week.points_of("row_shifts") == 3


def test_nbgrader_cannot_have_them_sealed(released, own):
    code, said = released("--exercises", str(own), "--sealed", "--nbgrader")
    assert code == 2 and "--sealed cannot be had with --nbgrader" in said


# Releasing again


def contents(folder):
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_the_same_again_changes_nothing(released, tmp_path, own):
    wish = ("02", "--exercises", str(own), "--deadline", "2026-12-01", "--to", "out")
    released(*wish)
    before = contents(tmp_path / "out")
    code, said = released(*wish)
    assert code == 0 and "is as it was" in said
    assert contents(tmp_path / "out") == before


def test_another_deadline_replaces_our_own_files(released, tmp_path):
    released("02", "--to", "out")
    code, _said = released("02", "--deadline", "2026-12-01T18:00+00:00", "--to", "out")
    assert code == 0 and "2026-12-01 18:00" in notebook_in(tmp_path / "out").cells[1].source


@pytest.mark.parametrize("name", [f"{CHAPTER}.ipynb", FILE])
def test_an_edited_file_is_in_the_way_and_kept_if_it_is_replaced(released, tmp_path, name):
    released("02", "--to", "out")
    edited = tmp_path / "out" / name
    text = edited.read_text(encoding="utf-8").replace("Week 2", "Week 2 of our class")
    edited.write_text(text, encoding="utf-8")
    before = contents(tmp_path / "out")
    code, said = released("02", "--deadline", "2026-12-01", "--to", "out")
    assert code == 1 and name in said and "Nothing was written" in said
    assert contents(tmp_path / "out") == before
    code, said = released("02", "--deadline", "2026-12-01", "--to", "out", "--overwrite")
    (kept,) = (tmp_path / "earlier" / "out").iterdir()
    assert code == 0 and kept.name in said and kept.read_text(encoding="utf-8") == text


def test_what_lies_there_and_is_not_ours_stays(released, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"{CHAPTER}.ipynb").write_text("mine")
    code, said = released("02", "--to", "out")
    assert code == 1 and CHAPTER in said
    assert contents(tmp_path / "out").keys() == {f"{CHAPTER}.ipynb"}


def test_what_an_earlier_release_left_is_named(released, tmp_path):
    released("02", "05", "--to", "out")
    code, said = released("02", "--to", "out")
    assert code == 0 and "05_splits_bias_variance.ipynb is of an earlier release" in said
    assert (tmp_path / "out" / "05_splits_bias_variance.ipynb").exists()


def test_nbgraders_settings_are_written_once_and_then_left(released, tmp_path):
    wish = ("--only", "conv_out", "--to", "course", "--nbgrader")
    code, said = released(*wish)
    settings = tmp_path / "course" / release.SETTINGS
    assert code == 0 and "nbgrader generate_assignment week_12" in said
    assert release.STUB in settings.read_text(encoding="utf-8")
    before = contents(tmp_path / "course" / "source" / "week_12")
    settings.write_text("c = get_config()\n")
    code, said = released(*wish)
    assert code == 0 and release.STUB in said and settings.read_text() == "c = get_config()\n"
    assert contents(tmp_path / "course" / "source" / "week_12") == before


# What cannot be


REFUSED = {
    "no chapter": ((), "Which chapter?"),
    "an unknown chapter": (("77",), "There is no chapter 77; there are 00 to 16."),
    "an unknown exercise": (("--only", "logreg_gradient"), "did you mean logreg_gradients?"),
    "an exercise of another chapter": (
        ("02", "--only", "conv_out"),
        "conv_out belongs to 12_convolution_basics",
    ),
    "a chapter without one of them": (("02", "12", "--only", "conv_out"), f"No exercise of {CHAPTER}"),
    "a chapter without points": (("00",), "No exercise of 00_start_here has points"),
    "no time": (("02", "--deadline", "next week"), "next week is no time"),
    "two lines": (("02", "--name", "a\nb"), "A name is one line"),
    "no file": (("02", "--exercises", "my.py"), "There is no file my.py"),
}


@pytest.mark.parametrize("arguments, words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_released_is_said_and_nothing_is_written(released, tmp_path, arguments, words):
    code, said = released(*arguments)
    assert code == 2 and words in said
    assert not list(tmp_path.iterdir())


def test_an_own_exercise_of_a_chapter_that_is_not_released(released, own):
    code, said = released("05", "--exercises", str(own))
    assert code == 2 and f"belongs to {CHAPTER}, which is not released here" in said


DEADLINES = {
    "2026-12-01T18:00+01:00": "2026-12-01T18:00:00+01:00",
    "2026-12-01T18:00Z": "2026-12-01T18:00:00+00:00",
}


@pytest.mark.parametrize("text", DEADLINES)
def test_a_deadline_keeps_its_zone(text):
    assert release.deadline_from(text) == DEADLINES[text]


@pytest.mark.parametrize("text, clock", [("2026-12-01", "T23:59:00"), ("2026-12-01T18:00", "T18:00:00")])
def test_a_deadline_without_a_zone_is_meant_here(text, clock):
    due = release.deadline_from(text)
    assert due.startswith(f"2026-12-01{clock}") and release.datetime.fromisoformat(due).tzinfo is not None
