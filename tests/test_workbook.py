"""The learner's own copies: whatever a learner does to a chapter, and whatever happens during an update of
the course, no line of theirs is lost.

The laws are tried on random chapters, random work in them and random new editions.
"""

import copy as copying
import errno
import json
import os
import random
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from dlcore.classroom import chapter, files, reading, workbook
from dlcore.classroom.merging import merge
from dlcore.classroom.reading import parsed, text_of

ROOT = Path(__file__).resolve().parents[1]
NAME = "41_toy"
TODAY = date.today().isoformat()


# Editions of a toy chapter


def alpha(x):
    return x + 1


def beta(x):
    return x + 2


def gamma(x):
    return x + 3


FUNCTIONS = {"alpha": alpha, "beta": beta, "gamma": gamma}
FIRST = ["# Toy", "exercise alpha", "import math", "## Middle", "exercise beta", "math.pi", "The end."]


def edition(*texts, tasks=None):
    """A pristine learner notebook from texts: headings, sentences with a full stop, code, exercises."""
    exercises = {
        id: SimpleNamespace(
            id=id, points=1, signature="(x)", task=(tasks or {}).get(id, f"Do {id}."), reference=function
        )
        for id, function in FUNCTIONS.items()
    }
    cells = [source_cell(text) for text in texts]
    return chapter.learner_notebook(NAME, cells, exercises)


def source_cell(text):
    if text.startswith("exercise "):
        return chapter.SourceCell("code", f'exercise("{text.split()[1]}")', (), 1, ROOT)
    kind = "markdown" if text.startswith("#") or text.endswith(".") else "code"
    return chapter.SourceCell(kind, text, (), 1, ROOT)


class Course:
    """A checkout with one chapter, and the learner's copy of it."""

    def __init__(self, root):
        self.root = root
        self.pristine = root / "notebooks" / f"{NAME}.ipynb"
        self.copy = root / "workbook" / f"{NAME}.ipynb"
        self.earlier = root / "workbook" / "earlier"
        self.pristine.parent.mkdir()
        self.told = []

    def release(self, *texts, **more):
        self.pristine.write_text(nbformat.writes(edition(*texts, **more)) + "\n", encoding="utf-8")
        return self

    def refresh(self):
        self.told = []
        assert workbook.refresh(self.root, self.told.append) == self.root / "workbook"
        return self

    def open(self):
        return json.loads(self.copy.read_text(encoding="utf-8"))

    def save(self, notebook):
        self.copy.write_text(json.dumps(notebook, indent=1, ensure_ascii=False), encoding="utf-8")

    def work(self, **answers):
        """Write answers into the copy, by cell id."""
        notebook = self.open()
        for cell in notebook["cells"]:
            if cell["id"] in answers:
                cell["source"] = answers[cell["id"]]
        self.save(notebook)

    def texts(self):
        return [text_of(cell) for cell in self.open()["cells"]]

    def everything(self):
        """All files below workbook/, with their bytes."""
        return {path: path.read_bytes() for path in (self.root / "workbook").rglob("*") if path.is_file()}


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path).release(*FIRST).refresh()


def code(text, id="mine"):
    return {
        "cell_type": "code",
        "id": id,
        "metadata": {},
        "source": text,
        "outputs": [],
        "execution_count": None,
    }


def note(text, id="note"):
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": text}


ANSWER = "def alpha(x):\n    # my way: 数\n    return 1 + x"


# What a learner expects


def test_the_first_refresh_copies_the_chapters_to_the_byte(course):
    assert course.copy.read_bytes() == course.pristine.read_bytes()
    assert course.told == [] and not course.earlier.exists()


def test_nothing_happens_to_a_copy_of_the_current_edition(course):
    course.work(alpha=ANSWER)
    before = course.everything()
    assert course.refresh().everything() == before and course.told == []


def test_an_answer_comes_along_and_the_old_copy_is_kept_under_its_date(course):
    course.work(alpha=ANSWER)
    old = course.copy.read_bytes()
    course.release("# Toy, revised", *FIRST[1:]).refresh()
    assert course.texts() == ["# Toy, revised", ANSWER, *[text_of(c) for c in edition(*FIRST).cells[2:]]]
    kept = course.earlier / f"{NAME} {TODAY}.ipynb"
    assert kept.read_bytes() == old
    assert course.told == [
        f"{NAME}.ipynb has a new edition. Your answers (1) and your other cells (0) are in it; "
        f"the copy as you had it is workbook/earlier/{kept.name}."
    ]


def test_a_copy_nobody_worked_in_is_replaced_without_a_word(course):
    course.release("# Toy, revised").refresh()
    assert course.copy.read_bytes() == course.pristine.read_bytes()
    assert course.told == [] and not course.earlier.exists()


def test_a_copy_that_was_only_run_is_kept_for_its_outputs(course):
    notebook = course.open()
    notebook["cells"][3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "hello"}]
    course.save(notebook)
    course.release("# Toy, revised").refresh()
    assert b"hello" in (course.earlier / f"{NAME} {TODAY}.ipynb").read_bytes()


def test_two_updates_on_one_day_keep_two_copies(course):
    for title in ("# Two", "# Three"):
        course.work(alpha=ANSWER + f"  # {title}")
        course.release(title, *FIRST[1:]).refresh()
    assert sorted(p.name for p in course.earlier.iterdir()) == [
        f"{NAME} {TODAY} (2).ipynb",
        f"{NAME} {TODAY}.ipynb",
    ]
    assert ANSWER + "  # # Three" in course.texts()


def test_added_cells_stay_behind_the_cell_they_stood_behind(course):
    notebook = course.open()
    for text, after in (("first", 0), ("between", 3), ("last", len(notebook["cells"]) + 2)):
        notebook["cells"].insert(after, code(f"print('{text}')", id=text))
    course.save(notebook)
    course.release(*FIRST[:2], "A new sentence.", *FIRST[2:]).refresh()
    texts = course.texts()
    assert texts[0] == "print('first')" and texts[-1] == "print('last')"
    assert texts[texts.index("print('between')") - 1].startswith("def alpha")


def test_a_changed_demonstration_keeps_the_learners_version_while_the_course_has_the_cell(course):
    notebook = course.open()
    demonstration = next(cell for cell in notebook["cells"] if text_of(cell) == "math.pi")
    demonstration["source"] = "math.pi * 2"
    course.save(notebook)
    course.release("# Toy, revised", *FIRST[1:]).refresh()
    assert "math.pi * 2" in course.texts() and "math.pi" not in course.texts()
    course.release("# Toy, revised", *FIRST[1:5], "math.tau", "The end.").refresh()
    texts = course.texts()
    assert texts.index("math.pi * 2") < texts.index("math.tau")


def test_an_answer_to_an_exercise_that_the_chapter_no_longer_has_stays_as_a_cell(course):
    course.work(alpha=ANSWER)
    course.release("# Toy", *FIRST[2:]).refresh()
    kept = next(cell for cell in course.open()["cells"] if text_of(cell) == ANSWER)
    assert "nbgrader" not in kept["metadata"]


def test_a_task_that_reads_differently_is_said(course):
    course.work(alpha=ANSWER)
    course.release(*FIRST, tasks={"alpha": "Add one to x."}).refresh()
    assert course.told[1] == (
        f"In {NAME}.ipynb these tasks read differently now, and your answers are as they were: alpha."
    )
    course.release(*FIRST, tasks={"alpha": "Add one to x.", "beta": "Add two."}).refresh()
    assert len(course.told) == 1 and "Add two." in "".join(course.texts())


def duplicated(cell, text):
    """A cell as JupyterLab duplicates it: same metadata, another id."""
    return {**copying.deepcopy(cell), "id": "f00d-" + cell["id"], "source": text}


@pytest.mark.parametrize(
    ("original", "duplicate"), [(ANSWER, ANSWER + "  # 2"), (None, ANSWER), (ANSWER, None)],
    ids=["both worked in", "only the duplicate", "only the original"],
)  # fmt: skip
def test_of_duplicated_answers_all_are_kept_and_one_stands_in_the_exercises_place(
    course, original, duplicate
):
    notebook = course.open()
    answer = notebook["cells"][1]
    blank = text_of(answer)
    notebook["cells"].insert(2, duplicated(answer, duplicate or blank))
    answer["source"] = original or blank
    course.save(notebook)
    course.release("# Toy, revised", *FIRST[1:]).refresh()
    cells = course.open()["cells"]
    assert text_of(cells[1]) == (original or duplicate) and cells[1]["id"] == "alpha"
    assert all(text in course.texts() for text in (original, duplicate) if text)
    assert len([c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == "alpha"]) == 1


def test_answers_survive_a_program_that_drops_all_metadata_and_ids(course):
    course.work(alpha=ANSWER)
    notebook = course.open()
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    course.save(notebook)
    course.release("# Toy, revised", *FIRST[1:]).refresh()
    cells = course.open()["cells"]
    assert text_of(cells[2]) == ANSWER and cells[2]["id"] == "alpha"
    assert [text_of(c) for c in cells[:2]] == [
        "# Toy",
        "# Toy, revised",
    ]  # nothing says it was not the learner's
    assert len(cells) == len(edition(*FIRST).cells) + 1


def test_a_pasted_picture_comes_along(course):
    notebook = course.open()
    notebook["cells"].insert(
        1, {**note("![mine](attachment:a.png)"), "attachments": {"a.png": {"image/png": "QUJD"}}}
    )
    course.save(notebook)
    course.release("# Toy", "## Revised", *FIRST[1:]).refresh()
    assert course.open()["cells"][1]["attachments"] == {"a.png": {"image/png": "QUJD"}}


def test_renamed_and_own_files_are_never_touched(course):
    course.work(alpha=ANSWER)
    renamed = course.copy.with_name("my 41.ipynb")
    course.copy.rename(renamed)
    (course.root / "workbook" / "notes.txt").write_text("mine", encoding="utf-8")
    before = course.everything()
    after = course.release("# Toy, revised").refresh().everything()
    assert {path: after[path] for path in before} == before
    assert course.copy.read_bytes() == course.pristine.read_bytes()


def test_a_chapter_the_learner_deleted_comes_back(course):
    course.copy.unlink()
    assert course.refresh().copy.read_bytes() == course.pristine.read_bytes()


def test_a_link_to_a_folder_elsewhere_stays_a_link(course, tmp_path):
    course.work(alpha=ANSWER)
    elsewhere = tmp_path / "cloud.ipynb"
    course.copy.rename(elsewhere)
    try:
        course.copy.symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system does not let us make symbolic links")
    course.release("# Toy, revised", *FIRST[1:]).refresh()
    assert course.copy.is_symlink() and ANSWER in [
        text_of(c) for c in json.loads(elsewhere.read_text())["cells"]
    ]


# What can be wrong with a copy


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
def test_a_damaged_copy_is_kept_and_a_fresh_one_made_with_what_can_be_read(course, damage):
    course.work(alpha=ANSWER)
    spoiled = damage(course.copy.read_bytes())
    course.copy.write_bytes(spoiled)
    course.refresh()
    assert [path.read_bytes() for path in course.earlier.iterdir()] == [spoiled]
    assert (course.earlier / f"{NAME} {TODAY} damaged.txt").exists()
    assert "was damaged and could not be opened" in course.told[0] and len(course.told) == 1
    readable = b"my way" in spoiled and b"\xff" not in spoiled
    assert (ANSWER in course.texts()) is readable
    twice = spoiled.count(b"my way") - 1 if readable else 0
    assert len(course.texts()) == len(edition(*FIRST).cells) + twice
    nbformat.validate(nbformat.from_dict(course.open()))
    assert course.refresh().told == []


def test_a_byte_order_mark_is_no_damage(course):
    course.copy.write_bytes(b"\xef\xbb\xbf" + course.copy.read_bytes())
    before = course.everything()
    assert course.refresh().everything() == before


def test_a_cell_spoiled_in_the_middle_costs_only_itself(course):
    course.work(alpha=ANSWER, beta="def beta(x):\n    return 2 + x")
    text = course.copy.read_text(encoding="utf-8")
    course.copy.write_text(text.replace('"id": "check-alpha"', '"id": check-alpha"'), encoding="utf-8")
    course.refresh()
    assert ANSWER in course.texts() and "def beta(x):\n    return 2 + x" in course.texts()


def test_a_notebook_shown_in_an_output_is_not_mistaken_for_the_learners_cells(course):
    shown = {"application/json": {"cells": [note("not a cell")]}}
    notebook = course.open()
    notebook["cells"][3]["outputs"] = [{"output_type": "display_data", "data": shown, "metadata": {}}]
    course.copy.write_text(json.dumps(notebook)[:-1], encoding="utf-8")
    assert "not a cell" not in course.refresh().texts()


@pytest.mark.parametrize("spoil", [{"metadata": 7}, {"id": 7}, {"metadata": {"nbgrader": 7, "dlcore": 7}}])
def test_a_cell_with_odd_parts_is_still_the_learners(course, spoil):
    notebook = course.open()
    notebook["cells"].append(code("print('mine')") | spoil)
    course.save(notebook)
    course.release("# Toy, revised").refresh()
    assert "print('mine')" in course.texts()


def test_a_read_only_copy_is_left_and_that_is_said(course):
    course.work(alpha=ANSWER)
    course.copy.chmod(0o444)
    before = course.everything()
    after = course.release("# Toy, revised").refresh().everything()
    course.copy.chmod(0o644)
    assert after == before
    assert course.told == [
        f"{NAME}.ipynb is read-only, so it was left as it is, without the chapter's new edition."
    ]


def test_a_folder_in_a_copys_place_is_left_and_that_is_said(course):
    course.copy.unlink()
    course.copy.mkdir()
    assert course.release("# Toy, revised").refresh().told == [
        f"{NAME}.ipynb in your workbook is not a file; nothing was changed."
    ]


def test_a_damaged_course_is_said_and_the_copy_left(course):
    course.work(alpha=ANSWER)
    before = course.everything()
    course.pristine.write_text("{", encoding="utf-8")
    assert course.refresh().everything() == before
    assert course.told == [f"{NAME}.ipynb in the course's own folder is damaged; get the course again."]


def failing(error):
    def fail(*arguments, **more):
        raise error

    return fail


LOCKED = PermissionError(errno.EACCES, "Permission denied")
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("name", "error"), [("replace", LOCKED), ("fsync", FULL)])
def test_a_locked_copy_or_a_full_disk_leaves_everything_as_it_was(course, monkeypatch, name, error):
    course.work(alpha=ANSWER)
    before = course.everything()
    course.release("# Toy, revised", *FIRST[1:])
    with monkeypatch.context() as patched:
        patched.setattr(os, name, failing(error))
        assert course.refresh().everything() == before
    assert course.told == [f"{NAME}.ipynb was left as it is: {error.strerror}. It will be updated next time."]
    assert ANSWER in course.refresh().texts() and "# Toy, revised" in course.texts()


def test_a_workbook_that_cannot_be_made_is_the_callers_to_explain(tmp_path, monkeypatch):
    fresh = Course(tmp_path).release(*FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(FULL))
        with pytest.raises(OSError, match="No space left"):
            fresh.refresh()
    assert fresh.everything() == {}
    assert fresh.refresh().copy.exists()


def test_an_update_that_meets_a_save_takes_the_saved_text(course, monkeypatch):
    """JupyterLab saves between our reading and our replacing."""
    course.work(alpha=ANSWER)
    course.release("# Toy, revised", *FIRST[1:])
    later = ANSWER + "  # saved a moment later"
    saves = [lambda: course.work(alpha=later)]

    def kept_while_saved(file, names):
        if saves:
            saves.pop()()
        return files.keep(file, names)

    monkeypatch.setattr(workbook, "keep", kept_while_saved)
    course.refresh()
    assert later in course.texts() and "# Toy, revised" in course.texts()


def test_a_copy_that_is_saved_again_and_again_is_left_for_next_time(course, monkeypatch):
    course.work(alpha=ANSWER)
    course.release("# Toy, revised", *FIRST[1:])
    saved = iter(range(99))

    def kept_while_saved(file, names):
        course.work(alpha=f"{ANSWER}  # {next(saved)}")
        return files.keep(file, names)

    monkeypatch.setattr(workbook, "keep", kept_while_saved)
    assert course.refresh().told == [
        f"{NAME}.ipynb is being saved at this moment; it will be updated next time."
    ]
    assert f"{ANSWER}  # 2" in course.texts() and "# Toy" in course.texts()


def test_two_starts_at_once_lose_nothing(course):
    course.work(alpha=ANSWER)
    old = course.copy.read_bytes()
    course.release("# Toy, revised", *FIRST[1:])
    threads = [
        threading.Thread(target=workbook.refresh, args=(course.root, lambda text: None)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ANSWER in course.texts() and "# Toy, revised" in course.texts()
    assert old in course.everything().values()


def test_old_temporary_files_are_swept_and_young_ones_left(course):
    old, young = (course.root / "workbook" / f".{NAME}.ipynb.{name}.tmp" for name in ("0ld", "y0ung"))
    for path in (old, young):
        path.write_text("{}", encoding="utf-8")
    yesterday = time.time() - 2 * workbook.DAY
    os.utime(old, (yesterday, yesterday))
    course.refresh()
    assert not old.exists() and young.exists()


# Nothing is lost: random chapters, random work, random editions


SENTENCES = [f"Sentence {n}." for n in range(5)]
DEMONSTRATIONS = [f"{n} * {n}" for n in range(5)]


def random_edition(rng):
    texts = rng.sample(
        [*SENTENCES, *DEMONSTRATIONS, *(f"exercise {id}" for id in FUNCTIONS)], rng.randint(0, 12)
    )
    return ["# Toy", *texts, *rng.choices(DEMONSTRATIONS, k=rng.randint(0, 1))]


def work_at_random(cells, rng, lines):
    """One thing a learner does; every new line is another, and is noted in `lines`."""

    def line():
        lines.append(f"line {len(lines)} 行 {rng.random()}")
        return lines[-1]

    if not cells:
        cells.append(code(f"# {line()}"))
        return
    i, j = rng.randrange(len(cells)), rng.randrange(len(cells))
    act = rng.choice(
        ("edit", "rewrite", "add", "note", "duplicate", "delete", "move", "run", "turn", "strip", "lose")
    )
    if act == "edit":
        cells[i]["source"] = text_of(cells[i]) + f"\n# {line()}"
    elif act == "rewrite":
        cells[i]["source"] = [f"# {line()}\n", "", f"# {line()}"]
    elif act == "add":
        cells.insert(i, code(f"# {line()}", id=f"{rng.random()}"[2:]))
    elif act == "note":
        cells.insert(i, note(line(), id=f"{rng.random()}"[2:]))
    elif act == "duplicate":
        cells.insert(j, {**copying.deepcopy(cells[i]), "id": f"{rng.random()}"[2:]})
    elif act == "delete" and rng.random() < 0.3:
        del cells[i]
    elif act == "move":
        cells.insert(j, cells.pop(i))
    elif act == "run" and cells[i]["cell_type"] == "code":
        cells[i]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "ran"}]
    elif act == "turn":
        cells[i] = {
            **note(cells[i]["source"]),
            "id": cells[i].get("id", "x"),
            "metadata": cells[i]["metadata"],
        }
    elif act == "strip" and rng.random() < 0.2:
        for cell in cells:
            cell["metadata"] = {}
    elif act == "lose" and rng.random() < 0.2:
        cells[i].pop("id", None)


def texts_in(cells):
    return {text_of(cell) for cell in cells}


def written_in(cells, lines):
    """The texts in which a line of the learner's stands."""
    return {text for text in texts_in(cells) if any(line in text for line in lines)}


@pytest.fixture(params=["hard links", "no hard links"])
def disk(request, monkeypatch):
    """Disks with and without hard links (a memory stick, some network folders)."""
    if request.param == "no hard links":
        monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "Operation not permitted")))
    return request.param


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_the_learners_is_lost_in_any_update(tmp_path, seed, disk):
    rng, lines = random.Random(seed), []
    course = Course(tmp_path).release(*random_edition(rng)).refresh()
    for _update in range(3):
        notebook = course.open()
        for _act in range(rng.randint(0, 12)):
            work_at_random(notebook["cells"], rng, lines)
        course.save(notebook)
        before, saved = notebook["cells"], course.copy.read_bytes()
        pristine = random_edition(rng)
        course.release(*pristine).refresh()
        after = course.open()
        assert written_in(before, lines) <= written_in(after["cells"], lines)
        new = edition(*pristine)
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
def test_whole_cells_before_a_break_are_in_the_fresh_copy(tmp_path, seed):
    rng, lines = random.Random(seed), []
    course = Course(tmp_path).release(*random_edition(rng)).refresh()
    notebook = course.open()
    for _act in range(8):
        work_at_random(notebook["cells"], rng, lines)
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


def test_merging_changes_neither_of_its_notebooks():
    rng = random.Random(1)
    old, new = (json.loads(nbformat.writes(edition(*random_edition(rng))))["cells"] for _ in range(2))
    for _act in range(20):
        work_at_random(old, rng, [])
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


def test_killed_at_any_step_nothing_is_lost_and_the_next_start_goes_on(tmp_path):
    for steps in range(40):
        course = Course(folder_of(tmp_path, steps)).release(*FIRST).refresh()
        course.work(alpha=ANSWER)
        old = course.copy.read_bytes()
        course.release("# Toy, revised", *FIRST[1:])
        script = DIE.format(root=str(ROOT))
        died = subprocess.run([sys.executable, "-c", script, str(course.root), str(steps)], timeout=60)
        assert old in course.everything().values(), f"lost when killed after {steps} steps"
        assert parsed(course.copy.read_bytes()) is not None
        course.refresh()
        assert ANSWER in course.texts() and "# Toy, revised" in course.texts()
        if died.returncode == 0:
            break
        assert died.returncode == 9
    assert 5 <= steps < 40, "the update has fewer or more steps than a test of each can have met"


def folder_of(tmp_path, number):
    folder = tmp_path / str(number)
    folder.mkdir()
    return folder


# The course's own chapters


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/[0-9]*.ipynb")), ids=lambda path: path.stem)
def test_a_learners_work_in_a_real_chapter_comes_along(tmp_path, path):
    course = Course(tmp_path)
    course.pristine, course.copy = course.pristine.with_name(path.name), course.copy.with_name(path.name)
    pristine = json.loads(path.read_text(encoding="utf-8"))
    course.pristine.write_text(json.dumps(pristine), encoding="utf-8")
    notebook = course.refresh().open()
    answers = {}
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = answers[cell["id"]] = f"def {cell['id']}(*arguments):\n    return 'mine'"
    notebook["cells"].append(code("print('own')"))
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
