"""What cannot be graded costs its owner and nobody else: bombs, links, damaged files, things that are no notebooks."""

import io
import json
import os
import stat
import zipfile

import pytest

from dlcore.classroom.handed_in import unpacking
from dlcore.classroom.handed_in.submissions import found
from tests.classroom.handed_in import RIGHT, code_cell, content, put, zipped
from tests.classroom.test_submissions import GOOD, is_good, students

TROUBLES = {
    "empty.ipynb": (b"", "The file is empty."),
    "spaces.ipynb": (b" \n ", "The file is empty."),
    "word.ipynb": (b"PK\x03\x04 a docx", "no notebook but a zip file"),
    "page.ipynb": (b"<!DOCTYPE html><html>Please log in", "no notebook but a web page"),
    "paper.ipynb": (b"%PDF-1.7", "no notebook but a PDF"),
    "noise.ipynb": (bytes(range(256)) * 40, "No cell of a notebook could be read"),
    "list.ipynb": (b"[1, 2, 3]", "No cell of a notebook could be read"),
    "nested.ipynb": (b"[" * 200_000, "No cell of a notebook could be read"),
    "deep.ipynb": (b'{"cells":' * 100_000, "No cell of a notebook could be read"),
    "hopeless.ipynb": (b'{"source":["' * 100_000, "No cell of a notebook could be read"),
    "number.ipynb": (b'{"cells": ' + b"9" * 100_000 + b"}", "No cell of a notebook could be read"),
    "other.ipynb": (content({"fib": "def fib(n):\n    return n"}, marked=False), "No exercise of this course"),
    "notes.pdf": (b"%PDF-1.7", "notes.pdf is no notebook"),
    "script.py": (b"print(1)", "script.py is a program"),
    "packed.rar": (b"Rar!", "packed.rar is an archive that is not opened here"),
    "broken.zip": (b"PK\x03\x04 and then nothing", "broken.zip cannot be read: it is no zip, or a damaged one"),
    "cells.ipynb": (content(more=[code_cell("x = 1")] * 6000), "more than is graded"),
    "long.ipynb": (content(more=[code_cell("x = 1\n" * 400_000)]), "more than is graded"),
}  # fmt: skip


def test_what_cannot_be_graded_is_a_row_with_a_sentence_and_stops_nobody(tmp_path):
    put(tmp_path / "good.ipynb", GOOD)
    for name, (written, _said) in TROUBLES.items():
        put(tmp_path / name, written)
    rows = students(tmp_path)
    assert is_good(rows.pop("good"))
    for name, (_written, said) in TROUBLES.items():
        row = rows.pop(name.rsplit(".", 1)[0])
        assert said in row.trouble and not row.content and not row.sha, row
    assert not rows


def test_a_truncated_notebook_is_graded_as_far_as_it_can_be_read(tmp_path):
    row = students(put(tmp_path / "ann.ipynb", GOOD[: GOOD.index(b"check(sigmoid_grad)")]))["ann"]
    assert is_good(row)
    assert "The file is damaged" in row.oddities[0]
    sources = [cell["source"] for cell in json.loads(row.content)["cells"]]
    assert RIGHT["sigmoid_grad"].strip() in sources


def test_a_huge_file_is_not_even_read(tmp_path):
    with open(tmp_path / "ann.ipynb", "wb") as file:
        file.truncate(3 * 2**30)  # a file with a hole: no disk is filled
    assert "it has 3072 MB, and 32 MB are allowed" in students(tmp_path)["ann"].trouble


def test_bombs_cost_their_owner_and_nobody_else(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST", 2**20)
    monkeypatch.setattr(unpacking, "TOGETHER", 3 * 2**20)
    zeros = bytes(2**20 + 1)
    zipped(tmp_path / "one.zip", {"nb.ipynb": zeros})
    zipped(tmp_path / "many.zip", {f"{k}.ipynb": zeros[:-1] for k in range(20)})
    inner = zipped(tmp_path / "inner", {"nb.ipynb": zeros}).read_bytes()
    (tmp_path / "inner").unlink()
    zipped(tmp_path / "nested.zip", {f"{k}.zip": inner for k in range(9)})
    deep = GOOD
    for _ in range(6):
        deep = zipped(tmp_path / "inner", {"a.zip" if deep != GOOD else "nb.ipynb": deep}).read_bytes()
    (tmp_path / "inner").unlink()
    put(tmp_path / "deep.zip", deep)
    put(tmp_path / "good.ipynb", GOOD)
    rows = students(tmp_path)
    assert is_good(rows["good"])
    for name in ("one", "many", "nested", "deep"):
        assert rows[name].trouble and not rows[name].content, name
    assert "unpacks to more than 1 MB" in rows["one"].trouble


def test_a_bomb_in_the_zip_of_a_class_takes_nothing_from_others(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST", 2**20)
    monkeypatch.setattr(unpacking, "TOGETHER", 2**21)
    bombs = {f"eve_1_assignsubmission_file_/{k}.ipynb": bytes(2**20) for k in range(9)}
    rows = students(zipped(tmp_path / "c.zip", {**bombs, "zoe_2_assignsubmission_file_/nb.ipynb": GOOD}))
    assert is_good(rows["zoe"]) and rows["eve"].trouble


def test_a_zip_with_a_password_is_named(tmp_path):
    path = zipped(tmp_path / "x" / "ann.zip", {"nb.ipynb": GOOD})
    written = bytearray(path.read_bytes())
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        written[written.index(head) + at] |= 1
    put(path, bytes(written))
    put(tmp_path / "x" / "ben.ipynb", GOOD)
    assert "it is a zip with a password" in students(tmp_path / "x")["ann"].trouble


def test_a_zip_that_breaks_off_or_lies_about_its_content(tmp_path):
    path = zipped(tmp_path / "x" / "ann.zip", {"nb.ipynb": GOOD})
    whole = path.read_bytes()
    put(tmp_path / "x" / "half.zip", whole[: len(whole) // 2])
    spoiled = bytearray(whole)
    spoiled[60:90] = bytes(30)
    put(tmp_path / "x" / "spoiled.zip", bytes(spoiled))
    rows = students(tmp_path / "x")
    assert is_good(rows["ann"])
    assert all("damaged" in rows[name].trouble for name in ("half", "spoiled"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(tmp_path):
    secret = put(tmp_path / "answers.ipynb", GOOD)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "eve.ipynb").symlink_to(secret)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    link = zipfile.ZipInfo("nb.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, str(secret))
    put(tmp_path / "in" / "mallory.zip", buffer.getvalue())
    rows = students(tmp_path / "in")
    assert list(rows) == ["eve", "mallory", "round"]
    assert "links are not followed" in rows["eve"].trouble
    assert "links are not followed" in rows["mallory"].trouble
    assert not rows["round"].content


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_and_a_folder_that_may_not_be_read(tmp_path):
    put(tmp_path / "ann.ipynb", GOOD).chmod(0)
    put(tmp_path / "ben" / "nb.ipynb", GOOD)
    (tmp_path / "ben").chmod(0)
    try:
        assert all("Permission denied" in row.trouble for row in students(tmp_path).values())
    finally:
        (tmp_path / "ben").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ann.ipynb")
    assert "it is no ordinary file" in students(tmp_path)["ann"].trouble


def test_other_files_beside_a_notebook_are_named(tmp_path):
    put(tmp_path / "ann" / "nb.ipynb", GOOD)
    put(tmp_path / "ann" / "report.pdf", b"%PDF")
    assert students(tmp_path)["ann"].oddities == ("Not graded, because they are no notebooks: report.pdf.",)


def test_no_such_folder(tmp_path):
    with pytest.raises(OSError):
        found(tmp_path / "nowhere")
