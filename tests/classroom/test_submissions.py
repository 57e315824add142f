"""Everything that a class can hand in is a row: its notebook, or a sentence that says why there is none."""

import json
import os

import pytest

from dlcore.classroom.handed_in.submissions import found
from tests.classroom.handed_in import CHAPTER, content, put, zipped

GOOD = content()


def students(place):
    """{student: its one Submission}"""
    rows = found(place)
    assert len({row.student for row in rows}) == len(rows)
    return {row.student: row for row in rows}


def is_good(row):
    assert row.content and not row.trouble and row.chapter == CHAPTER, row
    return True


# Where it lies, and whose it is

LAYOUTS = {
    "folders": ["ann/02_logistic_regression.ipynb", "ben/week2.ipynb"],
    "folders in folders": ["ann/a/b/nb.ipynb", "ben/02_logistic_regression/nb.ipynb"],
    "notebooks": ["ann.ipynb", "ben.ipynb"],
    "renamed": ["ann_02_logistic_regression.ipynb", "02_logistic_regression-ben (2).ipynb"],
    "Moodle": ["ann_4711_assignsubmission_file_/nb.ipynb", "ben_4712_assignsubmission_file_/nb.ipynb"],
    "Moodle, flat": ["ann_4711_assignsubmission_file_nb.ipynb", "ben_4712_assignsubmission_file_nb.ipynb"],
    "Canvas": ["ann_815_9021_nb-1.ipynb", "ben_LATE_816_9022_02_logistic_regression.ipynb"],
    "Blackboard": [
        "Week 2_ann_attempt_2026-11-20-10-33-00_nb.ipynb", "Week 2_ben_attempt_2026-11-20-10-34-00_nb.ipynb",
    ],
    "Brightspace": [
        "4711-815 - ann - Nov 20, 2026 1033 AM/nb.ipynb", "4712-815 - ben - Nov 20, 2026 134 PM/nb.ipynb",
    ],
    "nbgrader's exchange": [
        "ann+week2+2026-11-20 10_33_00 UTC/nb.ipynb", "ben+week2+2026-11-20 10_33_00.12 UTC+4f2a/nb.ipynb",
    ],
}  # fmt: skip


@pytest.mark.parametrize("names", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_in_a_folder_and_in_a_zip(names, tmp_path):
    for name in names:
        put(tmp_path / "folder" / name, GOOD)
    packed = zipped(tmp_path / "class.zip", dict.fromkeys(names, GOOD))
    assert list(students(tmp_path / "folder")) == list(students(packed)) == ["ann", "ben"]
    assert all(map(is_good, found(tmp_path / "folder") + found(packed)))


def test_a_course_of_nbgraders(tmp_path):
    put(tmp_path / "source" / "ps1" / "nb.ipynb")
    for name in ("ann", "ben"):
        put(tmp_path / "submitted" / name / "ps1" / "nb.ipynb")
        put(
            tmp_path / "submitted" / name / "ps1" / "timestamp.txt",
            b"2026-11-20 10:33:00.948203 Europe/Berlin",
        )
    rows = students(tmp_path)
    assert list(rows) == ["ann", "ben"]
    assert {row.handed_in for row in rows.values()} == {"2026-11-20T09:33:00+00:00"}
    assert not any(row.oddities for row in rows.values())


def test_zips_of_students_and_zips_in_a_zip(tmp_path):
    zipped(tmp_path / "a" / "ann.zip", {"work/nb.ipynb": GOOD})
    zipped(tmp_path / "a" / "ben.zip", {"nb.ipynb": GOOD, "__MACOSX/._nb.ipynb": b"\0"})
    packed = {
        f"{name}_4711_assignsubmission_file_/w.zip": (tmp_path / "a" / f"{name}.zip").read_bytes()
        for name in ("ann", "ben")
    }
    zipped(tmp_path / "b" / "submissions.zip", packed)
    for place in (tmp_path / "a", tmp_path / "b", tmp_path / "b" / "submissions.zip"):
        assert list(students(place)) == ["ann", "ben"]
        assert all(map(is_good, found(place)))


def test_one_notebook(tmp_path):
    assert is_good(students(put(tmp_path / "ann.ipynb", GOOD))["ann"])


def test_what_systems_leave_behind_is_no_submission(tmp_path):
    for name in (".ipynb_checkpoints/nb-checkpoint.ipynb", ".DS_Store", "~$notes.docx", "Thumbs.db"):
        put(tmp_path / "ann" / name, GOOD)
    put(tmp_path / "ann" / "nb.ipynb", GOOD)
    assert students(tmp_path)["ann"].oddities == ()


def test_two_of_one_name_are_told_apart_and_one_is_not_renamed(tmp_path):
    for name in (
        "Li Wei_1_assignsubmission_file_",
        "Li Wei_2_assignsubmission_file_",
        "Bo_3_assignsubmission_file_",
    ):
        put(tmp_path / name / "nb.ipynb", GOOD)
    assert list(students(tmp_path)) == ["Bo", "Li Wei (1)", "Li Wei (2)"]


def test_names_in_every_script_and_with_letters_of_a_terminal(tmp_path):
    packed = zipped(
        tmp_path / "c.zip",
        {
            "李雷_1_assignsubmission_file_/nb.ipynb": GOOD,
            "\x1b[31mEve_2_assignsubmission_file_/n.ipynb": GOOD,
        },
    )
    assert sorted(students(packed)) == ["李雷", "�[31mEve"]


def test_nobody_hands_in_for_another(tmp_path):
    """What is written inside a student's zip or folder is never another student."""
    put(tmp_path / "ann" / "nb.ipynb", GOOD)
    evil = content({"stable_sigmoid": "def stable_sigmoid(z):\n    return 0"})
    names = ["ann/nb.ipynb", "../ann/nb.ipynb", "/ann/nb.ipynb", "ann_4711_assignsubmission_file_/nb.ipynb"]
    zipped(tmp_path / "eve.zip", dict.fromkeys(names, evil))
    put(tmp_path / "mallory" / "ann_4711_assignsubmission_file_" / "nb.ipynb", evil)
    rows = students(tmp_path)
    assert list(rows) == ["ann", "eve", "mallory"]
    assert rows["ann"].sha == students(put(tmp_path / "x" / "y.ipynb", GOOD))["y"].sha
    assert rows["ann"].oddities == ()


# Several files of one student


def test_several_chapters_of_a_student(tmp_path):
    put(tmp_path / "ann" / "02.ipynb", GOOD)
    put(
        tmp_path / "ann" / "03.ipynb", content({"relu_grad": "def relu_grad(z):\n    return z"}, chapter="03")
    )
    assert [(row.student, row.chapter) for row in found(tmp_path)] == [
        ("ann", CHAPTER), ("ann", "03_shallow_network"),
    ]  # fmt: skip


def aged(path, seconds):
    os.utime(path, (seconds, seconds))


def test_of_several_versions_the_newest_counts_and_that_is_said(tmp_path):
    old = put(tmp_path / "ann" / "nb.ipynb", content({"sigmoid_grad": "def sigmoid_grad(z):\n    return 1"}))
    new = put(tmp_path / "ann" / "again.ipynb", GOOD)
    aged(old, 1_000_000), aged(new, 2_000_000)
    row = students(tmp_path)["ann"]
    assert row.file == "ann/again.ipynb"
    assert row.handed_in == "1970-01-24T03:33:20+00:00"
    assert row.oddities == (
        "1 more version of this chapter was handed in (nb.ipynb); this one, the newest, counts.",
    )
    aged(old, 3_000_000)
    assert students(tmp_path)["ann"].file == "ann/nb.ipynb"


def test_with_equal_times_the_number_of_the_copy_tells(tmp_path):
    for name in ("nb.ipynb", "nb (9).ipynb", "nb (10).ipynb"):
        aged(put(tmp_path / "ann" / name, GOOD), 1_000_000)
    assert students(tmp_path)["ann"].file == "ann/nb (10).ipynb"


def test_a_newer_version_that_cannot_be_read_does_not_count(tmp_path):
    aged(put(tmp_path / "ann" / "nb.ipynb", GOOD), 1_000_000)
    aged(put(tmp_path / "ann" / "02_logistic_regression.ipynb", GOOD[:40]), 2_000_000)
    row = students(tmp_path)["ann"]
    assert is_good(row) and row.file == "ann/nb.ipynb"
    assert any("02_logistic_regression.ipynb: No cell" in sentence for sentence in row.oddities)


def test_the_same_whatever_the_order_in_which_the_disk_tells(tmp_path, monkeypatch):
    for name in ("cy", "ann", "ben"):
        put(tmp_path / name / "nb.ipynb", GOOD)
    first, listdir = found(tmp_path), os.listdir
    monkeypatch.setattr(os, "listdir", lambda folder: listdir(folder)[::-1])
    assert found(tmp_path) == first


# What is kept of a notebook


def test_outputs_and_text_make_no_other_submission(tmp_path):
    loud = json.loads(GOOD)
    for cell in loud["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [{"output_type": "stream", "text": "x" * 10_000}], 7
    loud["cells"][0]["source"] = "another text"
    one, two = put(tmp_path / "one.ipynb", GOOD), put(tmp_path / "two.ipynb", json.dumps(loud).encode())
    rows = students(tmp_path)
    assert one.stat().st_size < two.stat().st_size
    assert rows["one"].sha == rows["two"].sha
