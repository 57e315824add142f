"""Cutting a chapter to the sections of a few exercises: what is kept can be run, and read, from top to bottom."""

import random
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcore.classroom.handed_out import sheet
from dlcore.classroom.handed_out.slicing import names_of, needed

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def chapter(name):
    return nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)


def sets_of_exercises(name):
    """Each exercise of a chapter alone, and some together."""
    ids = [id for id in map(sheet.exercise_of, chapter(name).cells) if id]
    some = random.Random(name)
    return [{id} for id in ids] + [set(some.sample(ids, k)) for k in (2, 2, 3, 4) if k <= len(ids)]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_cut_chapter_has_all_that_its_cells_use_in_the_order_of_the_chapter(name):
    whole = chapter(name).cells
    place = {cell.id: number for number, cell in enumerate(whole)}
    for chosen in sets_of_exercises(name):
        cells = sheet.cut(whole, chosen)
        assert chosen <= {cell.id for cell in cells}
        known = set()
        for cell in (cell for cell in cells if cell.cell_type == "code"):
            gives, takes = names_of(cell.source)
            assert takes <= known, (chosen, cell.id, takes - known)
            known |= gives
        code = [place[cell.id] for cell in cells if cell.cell_type == "code"]
        assert code == sorted(code) and len(code) == len(set(code))


NAMES = {
    # code: what it gives, what it takes
    "x = y": ({"x"}, {"y"}),
    "x += 1": ({"x"}, {"x"}),
    "a, (b, *c) = d": ({"a", "b", "c"}, {"d"}),
    "x[i] = 1": (set(), {"x", "i"}),
    "import numpy.linalg as la, os.path": ({"la", "os"}, set()),
    "x = 1\ny = x": ({"x", "y"}, set()),
    "y = x\nx = 1": ({"x", "y"}, {"x"}),
    "for i in range(n):\n    s = i": ({"i", "s"}, {"n"}),
    "for i in i:\n    pass": ({"i"}, {"i"}),
    "[i * k for i in xs]": (set(), {"k", "xs"}),
    "f = lambda x, k=m: x + k + z": ({"f"}, {"m", "z"}),
    "def f(x, y=d):\n    t = x + g\n    return t": ({"f"}, {"d", "g"}),
    "with a as b:\n    c = b": ({"b", "c"}, {"a"}),
    "try:\n    a\nexcept E as e:\n    e\nelse:\n    z = 1": ({"e", "z"}, {"a", "E"}),
    "print(f'{x:.{n}f}')": (set(), {"x", "n"}),
    "(y := x)": ({"y"}, {"x"}),
    "while x:\n    x = step(x)": ({"x"}, {"x", "step"}),
}


@pytest.mark.parametrize("code", NAMES)
def test_the_names_that_a_cell_gives_and_takes(code):
    assert names_of(code) == NAMES[code]


def test_needed_cells_are_the_last_that_gave_a_name_and_theirs_in_turn():
    cells = ["x = 1", "y = 2", "x = y + 1", "z = 0", "def f():\n    return x", "f()"]
    assert needed(cells, {5}) == [1, 2, 4]
    assert needed(cells, {0, 5}) == [1, 2, 4]
    assert needed(cells, {3}) == [] and needed([], set()) == []


def test_a_text_with_two_headings_is_taken_apart():
    picture = {"attachments": {"a.png": {"image/png": "iVBORw0"}, "b.png": {"image/png": "iVBORw0"}}}
    text = "![one](attachment:a.png)\n\n## Two\n\n```\n## no heading\n```\n\n![two](attachment:b.png)\n\n### Less"
    first, second = sheet.pieces(new_markdown_cell(text, **picture))
    assert first.source == "![one](attachment:a.png)" and list(first.attachments) == ["a.png"]
    assert second.source.startswith("## Two") and second.source.endswith("### Less")
    assert list(second.attachments) == ["b.png"] and first.id != second.id
    whole = new_markdown_cell("## One\n\ntext")
    assert sheet.pieces(whole) == [whole]


def test_cells_of_one_text_get_different_ids():
    cells = [sheet.text_cell("again"), sheet.text_cell("again"), new_code_cell("x", id="x")]
    first, second, third = sheet.different(cells)
    assert (second.id, third.id) == (f"{first.id}-2", "x")
