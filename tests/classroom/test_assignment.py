"""assignment.json: written and read again, and what is wrong with one is said in words."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dlcore.classroom.handed_out.assignment import FILE, Asked, Assignment, NotAnAssignment, was_edited

WEEK = Assignment(
    name="Woche 2, 第二周",
    chapters=("02_logistic_regression", "exam"),
    exercises=(Asked("bce_loss", "02_logistic_regression", 3), Asked("own", "exam", 2.5)),
    deadline="2026-12-01T18:00:00+01:00",
    edition="0.1.0 abc",
    own=("my.py",),
    files={"exam.ipynb": "0" * 64},
)


@pytest.fixture
def saved(tmp_path):
    return WEEK.save(tmp_path)


def test_it_is_read_as_it_was_written(saved):
    for place in (saved, saved.parent):
        assert Assignment.load(place) == WEEK
        assert Assignment.load(place).text() == WEEK.text()


def test_what_it_knows(saved):
    week = Assignment.load(saved)
    assert week.ids == ("bce_loss", "own") and week.out_of == 5.5
    assert week.points_of("own") == 2.5 and week.points_of("conv_out") is None
    assert week.due == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert week.own_files == [saved.parent / "my.py"]
    assert not was_edited(saved)


def test_points_and_deadline_may_be_changed_by_hand(saved):
    change(saved, lambda content: content["exercises"][0].update(points=7))
    change(saved, lambda content: content.update(deadline=None))
    assert Assignment.load(saved).points_of("bce_loss") == 7 and Assignment.load(saved).due is None
    assert was_edited(saved)


def change(path, edit):
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")


WRONG = {
    # what is done to the table, and words of the complaint
    "another kind of file": (
        lambda content: content.update(kind="notebook"),
        '"kind" is not "dlcore assignment"',
    ),
    "no name": (lambda content: content.pop("name"), '"name" is missing'),
    "an empty name": (lambda content: content.update(name=" "), "\"name\" cannot be ' '"),
    "no exercise": (lambda content: content.update(exercises=[]), '"exercises" cannot be []'),
    "an exercise in words": (lambda content: content.update(exercises=["bce_loss"]), '"exercises" cannot be'),
    "points in words": (lambda content: content["exercises"][0].update(points="3"), '"exercises" cannot be'),
    "points below 0": (lambda content: content["exercises"][0].update(points=-3), '"exercises" cannot be'),
    "endless points": (lambda content: content["exercises"][0].update(points=1e999), '"exercises" cannot be'),
    "true as points": (lambda content: content["exercises"][0].update(points=True), '"exercises" cannot be'),
    "an exercise twice": (
        lambda content: content["exercises"].append(content["exercises"][0]),
        "these exercises stand there twice: bce_loss",
    ),
    "no time": (lambda content: content.update(deadline="soon"), "\"deadline\" cannot be 'soon'"),
    "a time of nowhere": (
        lambda content: content.update(deadline="2026-12-01T18:00"),
        '"deadline" cannot be',
    ),
    "a way out": (lambda content: content.update(own=["../../etc/passwd"]), '"own" cannot be'),
    "a way out on Windows": (lambda content: content.update(own=["C:\\my.py"]), '"own" cannot be'),
    "the folder itself": (lambda content: content.update(own=[".."]), '"own" cannot be'),
}


@pytest.mark.parametrize("edit, words", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(saved, edit, words):
    change(saved, edit)
    with pytest.raises(NotAnAssignment) as refused:
        Assignment.load(saved)
    assert words in str(refused.value) and str(saved) in str(refused.value)


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "is not valid JSON"),
        (b"{", "is not valid JSON"),
        (b"\xff\xfe", "is not valid JSON"),
        (b"[" * 100_000, "is not valid JSON"),
        (b"[1, 2]", "is no assignment"),
        (b"null", "is no assignment"),
    ],
    ids=["empty", "cut off", "no text", "deep", "a list", "nothing"],
)
def test_what_is_no_such_table(saved, content, words):
    saved.write_bytes(content)
    with pytest.raises(NotAnAssignment, match=words):
        Assignment.load(saved)


def test_what_is_not_there(tmp_path):
    with pytest.raises(NotAnAssignment, match="There is no file"):
        Assignment.load(tmp_path / "week")
    with pytest.raises(NotAnAssignment, match=FILE.replace(".", r"\.")):
        Assignment.load(tmp_path)


def test_a_folder_in_its_place(tmp_path):
    Path(tmp_path, FILE).mkdir()
    with pytest.raises(NotAnAssignment):
        Assignment.load(tmp_path)
