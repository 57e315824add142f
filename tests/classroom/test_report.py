"""The files of a report: whole, written once, gone on with, and under names that every system takes."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from dlcore.classroom.given_back import report
from dlcore.classroom.given_back.report import main, put, write_report
from dlcore.classroom.grading.grades import Graded
from dlcore.classroom.grading.grades_file import FILE
from tests.classroom.class_rows import (
    CHAPTER,
    InMemory,
    assignment,
    not_yet,
    notebook,
    passed,
    row,
    stored,
    untouched,
)

ROOT = Path(__file__).parents[2]
CODE = notebook("def a(x):\n    return x", "check(a)")


def some(*names):
    return InMemory(
        [row(name, passed("a", 5), not_yet("b", "sign_flipped"), sha="1") for name in names], {"1": CODE}
    )


def files(folder):
    """{path: (content, when it was written)} of all files."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found
    }


def contents(folder):
    """{path: content} of all files but the grades."""
    return {name: content for name, (content, _) in files(folder).items() if name != FILE}


def table(folder, name="grades.csv"):
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_is_there_and_whole(tmp_path):
    write_report(some("Ann Lee", "王小明"), tmp_path)
    mine = {f"students/{name}/{file}" for name in ("Ann_Lee", "王小明")
            for file in ("feedback.html", "results.json", f"{CHAPTER}.ipynb")}  # fmt: skip
    class_files = {"index.html", "grades.csv", "mistakes.csv", "mistakes.json", "report.json"}
    assert set(files(tmp_path)) == mine | class_files
    nbformat.validate(nbformat.read(tmp_path / "students/王小明" / f"{CHAPTER}.ipynb", as_version=4))
    rows = table(tmp_path)
    assert [one["student"] for one in rows] == ["Ann Lee", "王小明"]
    assert [rows[1][key] for key in ("points", "out of", "a", "b", "folder")] == [
        "5",
        "8",
        "5",
        "0",
        "王小明",
    ]
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_class_of_nobody_and_one_without_any_exercise_have_a_page(tmp_path):
    for folder, rows in (("nobody", []), ("nothing", [row("Ann", chapter="")])):
        write_report(InMemory(rows), tmp_path / folder)
        assert "<main>" in (tmp_path / folder / "index.html").read_text("utf-8")
        assert len(table(tmp_path / folder)) == len(rows)


def test_no_answer_is_an_empty_cell_and_no_file_is_said(tmp_path):
    write_report(InMemory([row("Ann", passed("a"), untouched("b")), row("Bo", chapter="")]), tmp_path)
    ann, bo = table(tmp_path)
    assert (ann["a"], ann["b"], bo["a"], bo["points"]) == ("3", "", "", "0")
    assert "Bo/.ipynb does not count." in bo["odd"]


def test_a_second_report_writes_nothing_and_a_damaged_file_is_mended(tmp_path):
    write_report(some("Ann", "Bo"), tmp_path)
    before = files(tmp_path)
    write_report(some("Ann", "Bo"), tmp_path)
    assert files(tmp_path) == before
    (tmp_path / "students/Ann/feedback.html").write_bytes(b"<html>")
    (tmp_path / "students/Bo/results.json").unlink()
    write_report(some("Ann", "Bo"), tmp_path)
    assert contents(tmp_path) == {name: content for name, (content, _) in before.items()}


def test_the_order_of_the_rows_is_nothing(tmp_path):
    both = [row(name, passed("a"), not_yet("b", mistake), sha=name + mistake, oddities=[name])
            for name in ("Ann", "anN", "Bo") for mistake in ("one", "two")]  # fmt: skip
    for folder, rows in (("1", both), ("2", both[::-1])):
        write_report(InMemory(rows), tmp_path / folder)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_report_that_was_stopped_leaves_whole_files_and_is_finished_by_the_next(tmp_path, monkeypatch):
    write_report(some("Ann", "Bo"), tmp_path / "whole")
    replace, left = os.replace, [5]

    def stopped(*places):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        replace(*places)

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_report(some("Ann", "Bo"), tmp_path / "half")
    monkeypatch.undo()
    whole, half = contents(tmp_path / "whole"), contents(tmp_path / "half")
    assert 0 < len(half) < len(whole) and all(half[name] == whole[name] for name in half)
    write_report(some("Ann", "Bo"), tmp_path / "half")
    assert contents(tmp_path / "half") == whole


KILLED = """
import os
from dlcore.classroom.given_back.report import main

replace, left = os.replace, {left}

def killed(*places):
    global left
    left -= 1
    if left < 0:
        os._exit(9)  # as a kill does it: nothing is tidied up
    replace(*places)

os.replace = killed
main([{folder!r}, "--quiet"])
"""


@pytest.mark.parametrize("left", [0, 40])
def test_a_report_that_was_killed_is_finished_by_the_next(tmp_path, left):
    """What is there is whole, and nothing is left of what was being written."""
    result = {"chapter": CHAPTER, "exercises": [passed("a")], "oddities": [], "layers": []}
    everyone = {(f"Student {n:03}", notebook(f"x = {n}")): result for n in range(20)}
    for folder in ("half", "whole"):
        stored(tmp_path / folder / FILE, everyone)
    code = KILLED.format(folder=str(tmp_path / "half"), left=left)
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 9
    assert main([str(tmp_path / "whole"), "--quiet"]) == 0
    whole, half = contents(tmp_path / "whole"), contents(tmp_path / "half")
    (unfinished,) = set(half) - set(whole)
    assert unfinished.endswith(".tmp") and len(half) == left + 1
    assert all(half[name] == whole[name] for name in half if name != unfinished)
    assert main([str(tmp_path / "half"), "--quiet"]) == 0
    assert contents(tmp_path / "half") == whole


def test_a_file_is_replaced_in_one_step_and_left_if_it_is_the_same(tmp_path):
    path = tmp_path / "page.html"
    put(path, "first \ud800")
    assert path.read_text(encoding="utf-8") == "first ?"
    put(path, "second")
    assert path.read_text(encoding="utf-8") == "second" and os.listdir(tmp_path) == ["page.html"]


def test_a_notebook_that_no_longer_counts_goes(tmp_path):
    write_report(some("Ann"), tmp_path)
    gone = tmp_path / "students/Ann" / f"{CHAPTER}.ipynb"
    assert gone.exists()
    write_report(InMemory([row("Ann", chapter=CHAPTER), row("Bo", passed("a"))]), tmp_path)
    assert not gone.exists() and "Nothing could be graded" not in gone.parent.joinpath(
        "feedback.html"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"folders": 3}', '{"folders": {}, "assignment": 1}', "[" * 100_000]
)
def test_a_damaged_memory_costs_nothing(tmp_path, damage):
    (tmp_path / "report.json").write_text(damage)
    write_report(some("Ann"), tmp_path)
    assert report.remembered(tmp_path) is None
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["folders"] == {"Ann": "Ann"}


# The command


@pytest.fixture
def graded(tmp_path):
    """A folder as `grade` leaves it."""
    result = {"chapter": CHAPTER, "exercises": [passed("a", 5)], "oddities": [], "layers": ["seccomp"]}
    untouched_result = {**result, "exercises": [untouched("a", 5)]}
    stored(
        tmp_path / "class-grades" / FILE, {("Ann", CODE): result, ("Bo", notebook("x = 1")): untouched_result}
    )
    return tmp_path / "class-grades"


def test_the_command_reads_what_grade_wrote(graded, capsys):
    assert main([str(graded)]) == 0
    assert f"2 students; open {graded / 'index.html'}." in capsys.readouterr().out
    assert [one["points"] for one in table(graded)] == ["5", "0"]
    assert "def a(x):" in (graded / "students/Ann" / f"{CHAPTER}.ipynb").read_text("utf-8")
    said = (graded / "index.html").read_text("utf-8")
    assert "2 files were graded, each in a process of its own, locked up by these layers: seccomp." in said
    assert "runs with your rights" in said  # seccomp alone is below the floor, which a teacher has to know


def test_the_command_finds_the_grades_beside_what_was_handed_in(graded, tmp_path):
    (tmp_path / "class").mkdir()
    assert main([str(tmp_path / "class"), "--to", str(tmp_path / "pages")]) == 0
    assert (tmp_path / "pages/students/Bo/feedback.html").exists() and not (graded / "index.html").exists()


def test_the_assignment_is_remembered_until_another_is_given(graded, tmp_path):
    asked = assignment(("a", 50), ("c", 2), name="Exam", deadline="2026-12-01T18:00:00+01:00")
    asked.save(tmp_path)
    assert main([str(graded), "--assignment", str(tmp_path / "assignment.json")]) == 0
    assert [one["out of"] for one in table(graded)] == ["52", "52"]
    before = files(graded)
    assert main([str(graded)]) == 0
    page = (graded / "index.html").read_text("utf-8")
    assert files(graded) == before and "Exam" in page and "Deadline: 2026-12-01 18:00 (UTC+01:00)." in page


def test_bad_input_is_named_with_an_exit_code_of_its_own(tmp_path, capsys, graded):
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "There are no grades in" in capsys.readouterr().err
    (tmp_path / "bad.json").write_text("{}")
    assert main([str(graded), "--assignment", str(tmp_path / "bad.json")]) == 2
    assert "is no assignment" in capsys.readouterr().err
    (graded / FILE).write_bytes(b"not a database at all, but a letter")
    assert main([str(graded)]) == 1
    assert "no file of grades" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0


def test_a_file_that_a_program_has_open_is_named(graded, capsys, monkeypatch):
    """Windows refuses to replace a table that Excel shows."""
    replace = os.replace

    def refused(written, path):
        if Path(path).name == "grades.csv":
            raise PermissionError(13, "Permission denied", str(path))
        replace(written, path)

    monkeypatch.setattr(os, "replace", refused)
    assert main([str(graded)]) == 1
    told = capsys.readouterr().err
    assert "grades.csv cannot be written: Permission denied. If a program has it open, close it" in told
    assert not [path for path in graded.iterdir() if path.suffix == ".tmp"]


def test_grades_that_are_being_written_can_be_reported(graded):
    from dlcore.classroom.grading.grades import Grades

    with Grades(graded / FILE) as open_grades:
        marks = write_report(open_grades, graded)
        assert open_grades.rows()
    assert [student.points for student in marks.students] == [5, 0]


def test_the_page_says_how_code_was_locked_up_and_warns_where_it_was_not(tmp_path):
    floor = ["rlimits", "landlock", "seccomp"]
    rows = [row("Ann", passed("a"), layers=floor), row("Bo", passed("a"), layers=floor)]
    write_report(InMemory(rows), tmp_path)
    locked = (tmp_path / "index.html").read_text("utf-8")
    assert "rlimits, landlock, seccomp" in locked and "with your rights" not in locked
    write_report(InMemory([*rows, row("Cy", passed("a"))]), tmp_path)
    mixed = (tmp_path / "index.html").read_text("utf-8")
    assert "by these layers: none." in mixed and "with your rights" in mixed


def test_files_that_still_wait_are_told(tmp_path):
    rows = [
        row("Ann", passed("a")),
        Graded("Bo", "b.ipynb", "", "2", row("Bo", passed("a")).result, graded=False),
    ]
    write_report(InMemory(rows), tmp_path)
    assert "1 file still waits to be graded" in (tmp_path / "index.html").read_text("utf-8")
