"""Nothing is lost: random chapters, random work in them, random editions, a process that dies anywhere."""

import copy as copying
import json
import random
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcore.classroom import reading
from dlcore.classroom.merging import merge
from dlcore.classroom.reading import parsed, text_of

ROOT = Path(__file__).resolve().parents[2]


SENTENCES = [f"Sentence {n}." for n in range(5)]
DEMONSTRATIONS = [f"{n} * {n}" for n in range(5)]
EXERCISES = ["exercise alpha", "exercise beta", "exercise gamma"]


def random_edition(rng):
    texts = rng.sample([*SENTENCES, *DEMONSTRATIONS, *EXERCISES], rng.randint(0, 12))
    return ["# Toy", *texts, *rng.choices(DEMONSTRATIONS, k=rng.randint(0, 1))]


# What a learner, or their program, does to a notebook: i and j are places of cells, line() is a new line.


def edit(cells, i, j, line):
    cells[i]["source"] = text_of(cells[i]) + f"\n# {line()}"


def rewrite(cells, i, j, line):
    cells[i]["source"] = [f"# {line()}\n", "", f"# {line()}"]


def add_code(cells, i, j, line):
    cells.insert(i, new_code_cell(f"# {line()}"))


def add_note(cells, i, j, line):
    cells.insert(i, new_markdown_cell(line()))


def duplicate(cells, i, j, line):
    cells.insert(j, copying.deepcopy(cells[i]) | {"id": new_code_cell().id})


def delete(cells, i, j, line):
    del cells[i]


def move(cells, i, j, line):
    cells.insert(j, cells.pop(i))


def run(cells, i, j, line):
    if cells[i]["cell_type"] == "code":
        cells[i]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "ran"}]


def turn_into_text(cells, i, j, line):
    kept = {key: cells[i][key] for key in ("id", "metadata", "source") if key in cells[i]}
    cells[i] = {"cell_type": "markdown", **kept}


def lose_id(cells, i, j, line):
    cells[i].pop("id", None)


def lose_metadata(cells, i, j, line):
    for cell in cells:
        cell["metadata"] = {}


OFTEN = (edit, rewrite, add_code, add_note, duplicate, move, run)
SELDOM = (delete, turn_into_text, lose_id, lose_metadata)


def work_at_random(cells, rng, lines, acts):
    """Do some of the acts above; every new line is another, and is noted in `lines`."""

    def line():
        lines.append(f"line {len(lines)} 行 {rng.random()}")
        return lines[-1]

    for act in rng.choices([*OFTEN * 4, *SELDOM], k=acts):
        if cells:
            act(cells, rng.randrange(len(cells)), rng.randrange(len(cells)), line)


def texts_in(cells):
    return {text_of(cell) for cell in cells}


def written_in(cells, lines):
    """The texts in which a line of the learner's stands."""
    return {text for text in texts_in(cells) if any(line in text for line in lines)}


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_the_learners_is_lost_in_any_update(new_course, seed, disk):
    rng, lines = random.Random(seed), []
    course = new_course(seed).release(*random_edition(rng)).refresh()
    for _update in range(3):
        notebook = course.open()
        work_at_random(notebook["cells"], rng, lines, acts=rng.randint(0, 12))
        course.save(notebook)
        before, saved = notebook["cells"], course.copy.read_bytes()
        pristine = random_edition(rng)
        course.release(*pristine).refresh()
        after = course.open()
        assert written_in(before, lines) <= written_in(after["cells"], lines)
        new = course.edition(*pristine)
        if written_in(before, lines) and reading.edition(notebook) != new.metadata.dlcore.edition:
            assert saved in course.everything().values()
        ids = [cell["id"] for cell in after["cells"]]
        assert len(ids) == len(set(ids)) and {cell.id for cell in new.cells} <= set(ids)
        nbformat.validate(nbformat.from_dict(after))
        graded = [
            c["metadata"]["nbgrader"]["grade_id"] for c in after["cells"] if "nbgrader" in c["metadata"]
        ]
        assert len(graded) == len(set(graded))
        files_now = course.everything()
        assert course.refresh().everything() == files_now and course.told == []


@pytest.mark.parametrize("seed", range(40))
def test_whole_cells_before_a_break_are_in_the_fresh_copy(new_course, seed):
    rng, lines = random.Random(seed), []
    course = new_course(seed).release(*random_edition(rng)).refresh()
    notebook = course.open()
    work_at_random(notebook["cells"], rng, lines, acts=8)
    course.save(notebook)
    whole = course.copy.read_bytes()
    broken = whole[: rng.randrange(len(whole) - 1)]
    course.copy.write_bytes(broken)
    course.refresh()
    readable = {
        t for t in written_in(notebook["cells"], lines) if stands_before(broken, notebook["cells"], t)
    }
    assert readable <= written_in(course.open()["cells"], lines)
    assert broken in course.everything().values()


def stands_before(broken, cells, text):
    """Does a cell with this text stand whole before the break?"""
    written = (json.dumps(cell, indent=1, ensure_ascii=False) for cell in cells if text_of(cell) == text)
    flat = b"".join(broken.split())
    return any(b"".join(cell.encode().split()) in flat for cell in written)


def test_merging_changes_neither_of_its_notebooks(course):
    rng = random.Random(1)
    old, new = (json.loads(nbformat.writes(course.edition(*random_edition(rng))))["cells"] for _ in range(2))
    work_at_random(old, rng, [], acts=20)
    before = copying.deepcopy((old, new))
    merge(old, new)
    assert (old, new) == before


# A process that dies in the middle


DIE = """
import builtins, os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from dlcore.classroom import workbook
left = int(sys.argv[2])
def dying(function):
    def call(*arguments, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return function(*arguments, **more)
    return call
for name in ("link", "replace", "rename", "fsync", "unlink", "mkdir"):
    setattr(os, name, dying(getattr(os, name)))
workbook.refresh(Path(sys.argv[1]), lambda text: None)
"""


def test_killed_at_any_step_nothing_is_lost_and_the_next_start_goes_on(new_course, answer):
    for steps in range(40):
        course = new_course(steps)
        course.release(*course.first).refresh()
        course.work(alpha=answer)
        old = course.copy.read_bytes()
        course.revise()
        script = DIE.format(root=str(ROOT))
        died = subprocess.run([sys.executable, "-c", script, str(course.root), str(steps)], timeout=60)
        assert old in course.everything().values(), f"lost when killed after {steps} steps"
        assert parsed(course.copy.read_bytes()) is not None
        course.refresh()
        assert answer in course.texts() and "# Toy, revised" in course.texts()
        if died.returncode == 0:
            break
        assert died.returncode == 9
    assert 5 <= steps < 40, "the update has fewer or more steps than a test of each can have met"


# The course's own chapters


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/[0-9]*.ipynb")), ids=lambda path: path.stem)
def test_a_learners_work_in_a_real_chapter_comes_along(new_course, path):
    course = new_course("real", name=path.stem)
    pristine = json.loads(path.read_text(encoding="utf-8"))
    course.pristine.write_text(json.dumps(pristine), encoding="utf-8")
    notebook = course.refresh().open()
    answers = {}
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = answers[cell["id"]] = f"def {cell['id']}(*arguments):\n    return 'mine'"
    notebook["cells"].append(new_code_cell("print('own')"))
    course.save(notebook)
    pristine["metadata"]["dlcore"]["edition"] = "another"
    pristine["cells"][0]["source"] = ["# Another title"]
    course.pristine.write_text(json.dumps(pristine), encoding="utf-8")
    course.refresh()
    cells = {cell["id"]: text_of(cell) for cell in course.open()["cells"]}
    assert {id: cells[id] for id in answers} == answers
    assert (
        len(cells) == len(pristine["cells"]) + 1 and text_of(course.open()["cells"][0]) == "# Another title"
    )
