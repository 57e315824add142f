"""The grades are never lost, never doubled, and the same however they came to be."""

import json
import os
import random
import sqlite3
import stat
from contextlib import closing

import pytest

from dlcore import database
from dlcore.classroom.grading import grades_file
from dlcore.classroom.grading.grades import Grades, GradesUnavailable, told_of_same
from dlcore.classroom.grading.grades_file import key_of_class
from dlcore.classroom.handed_in.submissions import Submission

PASSED = {"id": "bce_loss", "outcome": "passed", "points": 4, "out_of": 4, "mistake": None, "lines": ["All."]}
RESULT = {
    "chapter": "02_logistic_regression",
    "exercises": [PASSED],
    "oddities": ["A cell is there twice."],
    "layers": ["locked"],
    "seconds": 0.25,
}  # fmt: skip
UNTOUCHED = {**RESULT, "exercises": [{**PASSED, "outcome": "not attempted", "points": 0}]}
ROOT_USER = os.name == "nt" or os.geteuid() == 0


@pytest.fixture
def path(tmp_path):
    return tmp_path / "grades" / "grades.sqlite"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.01)


def handed_in(count=3, **more):
    return [
        Submission(f"s{k}", f"s{k}/nb.ipynb", b"code %d" % k, ("renamed",), "", "02", **more)
        for k in range(count)
    ]


def graded(path, submissions, result=RESULT, version="v1"):
    with Grades(path) as grades:
        grades.begin(submissions, version)
        for sha in {one.sha for one in submissions} - grades.known():
            grades.keep(sha, result)
        return grades.rows()


def test_rows_have_what_was_said_at_both_places(path):
    row = graded(path, handed_in(1))[0]
    assert (row.student, row.file, row.graded, row.points, row.out_of) == ("s0", "s0/nb.ipynb", True, 4, 4)
    assert row.result["oddities"] == ["renamed", "A cell is there twice."]
    assert row.result["seconds"] == 0.25
    assert Grades(path).rows() == [row]


def test_the_code_that_was_graded_is_kept(path):
    graded(path, handed_in(2))
    assert Grades(path).code(handed_in(2)[1].sha) == b"code 1"
    assert Grades(path).code("nothing") is None


def test_a_second_start_knows_all_and_another_version_nothing(path):
    graded(path, handed_in())
    with Grades(path) as grades:
        grades.begin(handed_in(4), "v1")
        assert grades.known() == {one.sha for one in handed_in(3)}
        grades.begin(handed_in(), "v2")
        assert grades.known() == set()
        assert not any(row.graded for row in grades.rows())
        grades.begin(handed_in(), "v1")
        assert all(row.graded for row in grades.rows())


def test_who_is_not_graded_yet_is_a_row_that_says_so(path):
    with Grades(path) as grades:
        grades.begin(handed_in(2), "v1")
        grades.keep(handed_in(1)[0].sha, RESULT)
    done, waiting = Grades(path).rows()
    assert done.graded and not waiting.graded
    assert waiting.result["exercises"] == [] and "not graded yet" in waiting.result["oddities"][-1]


def test_what_cannot_be_graded_is_a_row_with_the_reason(path):
    nothing = Submission("eve", "eve.pdf", trouble="It is no notebook.")
    (row,) = graded(path, [nothing])
    assert row.graded and row.points == 0 and row.sha == ""
    assert row.result["oddities"] == ["It is no notebook."]


def test_who_is_no_longer_there_has_no_row(path):
    graded(path, handed_in(3))
    assert [row.student for row in graded(path, handed_in(2))] == ["s0", "s1"]


def test_a_failure_of_the_machine_is_shown_and_tried_again(path):
    with Grades(path) as grades:
        grades.begin(handed_in(1), "v1")
        grades.keep(handed_in(1)[0].sha, {**RESULT, "exercises": []}, failed=True)
        assert grades.known() == set()
    assert graded(path, handed_in(1))[0].points == 4


def test_equal_code_is_noted_for_the_teacher_and_untouched_code_is_not(path):
    twins = [Submission(name, "nb", b"same") for name in ("ann", "ben", "cy")]
    rows = graded(path, [*twins, Submission("dan", "nb", b"other")])
    assert [row.same_as for row in rows] == [("ben", "cy"), ("ann", "cy"), ("ann", "ben"), ()]
    assert "by 2 other students: ben, cy" in told_of_same(rows[0])
    assert told_of_same(rows[3]) == ""
    assert not any(row.same_as for row in graded(path, twins, UNTOUCHED, "v2"))


def test_a_students_own_two_files_are_nobody_elses(path):
    rows = graded(path, [Submission("ann", f"{k}", b"same") for k in range(2)])
    assert [row.same_as for row in rows] == [(), ()]


# Files that cannot be used


def test_while_a_class_is_graded_nobody_else_writes(path):
    with Grades(path) as grades:
        grades.begin(handed_in(), "v1")
        with pytest.raises(GradesUnavailable, match="another grading or report has"), Grades(path):
            pass
        grades.keep(handed_in()[0].sha, RESULT)
    assert sum(row.graded for row in Grades(path).rows()) == 1


@pytest.mark.parametrize("content", [b"my notes", b"\x00" * 5000, b"SQLite"])
def test_a_file_of_somebody_else_is_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(GradesUnavailable, match="no file of grades"), Grades(path):
        pass
    assert path.read_bytes() == content


def test_a_database_of_another_program_and_of_a_newer_course(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (a)")
    with pytest.raises(GradesUnavailable, match="no file of grades"), Grades(path):
        pass
    path.unlink()
    graded(path, handed_in())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(GradesUnavailable, match="newer version"), Grades(path):
        pass


def test_damage_anywhere_is_told_and_the_class_graded_again(path):
    first = graded(path, handed_in(40))
    whole, rng, told = path.read_bytes(), random.Random(5), 0
    for _ in range(25):
        damaged = bytearray(whole)
        start = rng.randrange(len(damaged))
        damaged[start : start + rng.randrange(1, 9000)] = rng.randbytes(rng.randrange(1, 9000))
        path.write_bytes(damaged)
        try:
            assert graded(path, handed_in(40)) == first
        except GradesUnavailable:
            assert path.read_bytes() == damaged
        aside = list(path.parent.glob("grades-damaged-*"))
        told += len(aside)
        for file in [*aside, path]:
            file.unlink(missing_ok=True)
    assert told > 5


def test_a_full_disk_is_told_and_what_was_written_is_there(path, monkeypatch):
    prepare = database.Form.prepare

    def nearly_full(form, connection, at):
        prepare(form, connection, at)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 8}")

    monkeypatch.setattr(database.Form, "prepare", nearly_full)
    monkeypatch.setattr("dlcore.classroom.grading.grades.TOGETHER", 0)
    with pytest.raises(GradesUnavailable, match="the disk is full"):
        graded(path, handed_in(30), {**RESULT, "oddities": ["x" * 3000]})
    monkeypatch.undo()
    saved = sum(row.graded for row in Grades(path).rows())
    assert 0 < saved < 30
    assert all(row.graded for row in graded(path, handed_in(30)))


def test_a_folder_that_is_a_file(path):
    path.parent.write_text("mine")
    with pytest.raises(GradesUnavailable, match="is not a folder"), Grades(path):
        pass


@pytest.mark.skipif(ROOT_USER, reason="needs a user who may not write everywhere")
def test_a_folder_that_cannot_be_written(path):
    graded(path, handed_in())
    path.chmod(0o444), path.parent.chmod(0o555)
    try:
        with pytest.raises(GradesUnavailable, match="cannot be written"):
            graded(path, handed_in())
    finally:
        path.parent.chmod(0o755), path.chmod(0o644)


def test_no_grades_yet_and_a_python_without_sqlite(path, monkeypatch):
    with pytest.raises(GradesUnavailable, match="there is no file"):
        Grades(path).rows()
    monkeypatch.setattr(grades_file, "sqlite3", None)
    with pytest.raises(GradesUnavailable, match="without SQLite"), Grades(path):
        pass


# The key


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    key = key_of_class(tmp_path / "new")
    assert len(key) == 32 and key == key_of_class(tmp_path / "new") != key_of_class(tmp_path / "other")
    (file,) = (tmp_path / "new").iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)
        key_of_class(tmp_path / "new")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_damaged_key_is_not_silently_another(tmp_path):
    key_of_class(tmp_path)
    (tmp_path / "grades.key").write_text("oops")
    with pytest.raises(GradesUnavailable, match=r"grades\.key is damaged"):
        key_of_class(tmp_path)


def test_the_key_is_in_no_row(tmp_path, path):
    key = key_of_class(path.parent)
    graded(path, handed_in())
    assert key.hex().encode() not in path.read_bytes() and key not in path.read_bytes()
    assert key.hex() not in json.dumps([row.result for row in Grades(path).rows()])
