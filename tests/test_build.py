"""The course's own notebooks are in step with their sources, and the command says so or why not.

What the build makes of a chapter, and what it refuses, is tried on a small chapter in tests/build/.
"""

import json
from pathlib import Path

import nbformat
import pytest

from dlcore.classroom import build
from dlcore.classroom.execution import code_cells
from dlcore.classroom.proofreading import Refused

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = build.chapters(ROOT)
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=[chapter.name for chapter in CHAPTERS])


@each_chapter
def test_the_notebooks_are_in_step_with_their_source(chapter):
    stale = [path.name for path in chapter.out_of_step()]
    assert not stale, f"{stale} out of step: python3 -m dlcore build {chapter.name[:2]}"


@each_chapter
def test_a_solution_is_small_enough_to_read_on_a_page(chapter):
    assert chapter.solution_path.stat().st_size < 1_500_000


@each_chapter
def test_notebooks_are_stored_as_the_build_writes_them(chapter):
    for path in (chapter.learner_path, chapter.solution_path):
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def test_no_notebook_is_left_of_a_chapter_that_was_renamed():
    stems = {chapter.name for chapter in CHAPTERS}
    for folder in (ROOT / "notebooks", ROOT / "notebooks" / "solutions"):
        assert {path.stem for path in folder.glob("*.ipynb")} == stems


# The command, on a course of one chapter without exercises


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    source = root / "notebooks" / "source" / "41_toy.py"
    source.parent.mkdir(parents=True)
    source.write_text("# %% [markdown]\n# # A toy\n\n# %%\n1 + 1\n", encoding="utf-8")
    return root


def test_build_then_check_then_build_what_is_out_of_step(course, capsys):
    assert build.main(["--check"], course) == 1
    assert "notebooks/41_toy.ipynb is out of step" in capsys.readouterr().err
    assert build.main([], course) == 0
    assert "41_toy: built in" in capsys.readouterr().out
    assert build.main(["--check", "41"], course) == 0
    solution = course / "notebooks" / "solutions" / "41_toy.ipynb"
    (cell,) = code_cells(nbformat.read(solution, as_version=4))
    assert cell.outputs[0].data["text/plain"] == "2"
    solution.write_text(solution.read_text(encoding="utf-8").replace("A toy", "A joy"), encoding="utf-8")
    assert build.main(["--check"], course) == 1
    said = capsys.readouterr().err
    assert (
        said == "notebooks/solutions/41_toy.ipynb is out of step with its source: python3 -m dlcore build\n"
    )


def test_a_chapter_that_does_not_exist_is_said(course, capsys):
    assert build.main(["99"], course) == 1
    assert "there is no chapter 99 in notebooks/source (there: 41_toy)" in capsys.readouterr().err


def test_a_chapter_that_is_refused_is_said_and_fails_the_command(course, capsys, monkeypatch):
    monkeypatch.setattr(
        build, "proofread", lambda *arguments: (_ for _ in ()).throw(Refused("41_toy.py:1: no"))
    )
    assert build.main([], course) == 1
    assert capsys.readouterr().err == "41_toy is not built:\n41_toy.py:1: no\n"
    assert build.main(["--check"], course) == 1


def test_a_folder_without_chapters_is_said(tmp_path, capsys):
    assert build.main([], tmp_path) == 1
    assert "there is no chapter in" in capsys.readouterr().err
