"""What can be wrong with a copy, its disk or its moment: nothing is lost, and it is said in words."""

import errno
import json
import os
import threading
import time
from datetime import date

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcore.classroom import files, workbook

TODAY = date.today().isoformat()


DAMAGES = {
    "empty, as a full disk leaves it": lambda content: b"",
    "broken off": lambda content: content[: int(len(content) * 0.7)],
    "not a notebook": lambda content: b'{"hello": 1}',
    "a list": lambda content: b"[1, 2]",
    "zeros, as a power cut leaves it": lambda content: bytes(len(content)),
    "a wrong encoding": lambda content: content.replace("数".encode(), b"\xff\xfe"),
    "a cell without a text": lambda content: content.replace(b'"source"', b'"sauce"', 1),
    "two copies in one file": lambda content: content + content,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_copy_is_kept_and_a_fresh_one_made_with_what_can_be_read(course, damage, answer):
    course.work(alpha=answer)
    spoiled = damage(course.copy.read_bytes())
    course.copy.write_bytes(spoiled)
    course.refresh()
    assert [path.read_bytes() for path in course.earlier.iterdir()] == [spoiled]
    assert (course.earlier / f"41_toy {TODAY} damaged.txt").exists()
    assert "was damaged and could not be opened" in course.told[0] and len(course.told) == 1
    readable = b"my way" in spoiled and b"\xff" not in spoiled
    assert (answer in course.texts()) is readable
    twice = spoiled.count(b"my way") - 1 if readable else 0
    assert len(course.texts()) == len(course.edition(*course.first).cells) + twice
    nbformat.validate(nbformat.from_dict(course.open()))
    assert course.refresh().told == []


def test_a_byte_order_mark_is_no_damage(course):
    course.copy.write_bytes(b"\xef\xbb\xbf" + course.copy.read_bytes())
    before = course.everything()
    assert course.refresh().everything() == before


def test_a_cell_spoiled_in_the_middle_costs_only_itself(course, answer):
    course.work(alpha=answer, beta="def beta(x):\n    return 2 + x")
    text = course.copy.read_text(encoding="utf-8")
    course.copy.write_text(text.replace('"id": "check-alpha"', '"id": check-alpha"'), encoding="utf-8")
    course.refresh()
    assert answer in course.texts() and "def beta(x):\n    return 2 + x" in course.texts()


def test_a_notebook_shown_in_an_output_is_not_mistaken_for_the_learners_cells(course):
    shown = {"application/json": {"cells": [new_markdown_cell("not a cell")]}}
    notebook = course.open()
    notebook["cells"][3]["outputs"] = [{"output_type": "display_data", "data": shown, "metadata": {}}]
    course.copy.write_text(json.dumps(notebook)[:-1], encoding="utf-8")
    assert "not a cell" not in course.refresh().texts()


@pytest.mark.parametrize("spoil", [{"metadata": 7}, {"id": 7}, {"metadata": {"nbgrader": 7, "dlcore": 7}}])
def test_a_cell_with_odd_parts_is_still_the_learners(course, spoil):
    notebook = course.open()
    notebook["cells"].append(new_code_cell("print('mine')") | spoil)
    course.save(notebook)
    course.release("# Toy, revised").refresh()
    assert "print('mine')" in course.texts()


def test_a_read_only_copy_is_left_and_that_is_said(course, answer):
    course.work(alpha=answer)
    course.copy.chmod(0o444)
    before = course.everything()
    after = course.release("# Toy, revised").refresh().everything()
    course.copy.chmod(0o644)
    assert after == before
    assert course.told == [
        "41_toy.ipynb is read-only, so it was left as it is, without the chapter's new edition."
    ]


def test_a_folder_in_a_copys_place_is_left_and_that_is_said(course):
    course.copy.unlink()
    course.copy.mkdir()
    assert course.release("# Toy, revised").refresh().told == [
        "41_toy.ipynb in your workbook is not a file; nothing was changed."
    ]


def test_a_damaged_course_is_said_and_the_copy_left(course, answer):
    course.work(alpha=answer)
    before = course.everything()
    course.pristine.write_text("{", encoding="utf-8")
    assert course.refresh().everything() == before
    assert course.told == ["41_toy.ipynb in the course's own folder is damaged; get the course again."]


LOCKED = PermissionError(errno.EACCES, "Permission denied")
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("name", "error"), [("replace", LOCKED), ("fsync", FULL)])
def test_a_locked_copy_or_a_full_disk_leaves_everything_as_it_was(
    course, monkeypatch, name, error, answer, failing
):
    course.work(alpha=answer)
    before = course.everything()
    course.revise()
    with monkeypatch.context() as patched:
        patched.setattr(os, name, failing(error))
        assert course.refresh().everything() == before
    assert course.told == [f"41_toy.ipynb was left as it is: {error.strerror}. It will be updated next time."]
    assert answer in course.refresh().texts() and "# Toy, revised" in course.texts()


def test_a_workbook_that_cannot_be_made_is_the_callers_to_explain(new_course, monkeypatch, failing):
    fresh = new_course("fresh").release("# Toy")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(FULL))
        with pytest.raises(OSError, match="No space left"):
            fresh.refresh()
    assert fresh.everything() == {}
    assert fresh.refresh().copy.exists()


def test_an_update_that_meets_a_save_takes_the_saved_text(course, monkeypatch, answer):
    """JupyterLab saves between our reading and our replacing."""
    course.work(alpha=answer)
    course.revise()
    later = answer + "  # saved a moment later"
    saves = [lambda: course.work(alpha=later)]

    def kept_while_saved(file, names):
        if saves:
            saves.pop()()
        return files.keep(file, names)

    monkeypatch.setattr(workbook, "keep", kept_while_saved)
    course.refresh()
    assert later in course.texts() and "# Toy, revised" in course.texts()


def test_a_copy_that_is_saved_again_and_again_is_left_for_next_time(course, monkeypatch, answer):
    course.work(alpha=answer)
    course.revise()
    saved = iter(range(99))

    def kept_while_saved(file, names):
        course.work(alpha=f"{answer}  # {next(saved)}")
        return files.keep(file, names)

    monkeypatch.setattr(workbook, "keep", kept_while_saved)
    assert course.refresh().told == [
        "41_toy.ipynb is being saved at this moment; it will be updated next time."
    ]
    assert f"{answer}  # 2" in course.texts() and "# Toy" in course.texts()


def test_two_starts_at_once_lose_nothing(course, answer):
    course.work(alpha=answer)
    old = course.copy.read_bytes()
    course.revise()
    threads = [
        threading.Thread(target=workbook.refresh, args=(course.root, lambda text: None)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answer in course.texts() and "# Toy, revised" in course.texts()
    assert old in course.everything().values()


def test_old_temporary_files_are_swept_and_young_ones_left(course):
    old, young = (course.root / "workbook" / f".41_toy.ipynb.{name}.tmp" for name in ("0ld", "y0ung"))
    for path in (old, young):
        path.write_text("{}", encoding="utf-8")
    yesterday = time.time() - 2 * workbook.DAY
    os.utime(old, (yesterday, yesterday))
    course.refresh()
    assert not old.exists() and young.exists()
