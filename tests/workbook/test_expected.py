"""What a learner expects of an update: answers, changed and added cells come along; the old copy is kept."""

import copy as copying
import json
from datetime import date

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcore.classroom.reading import text_of

TODAY = date.today().isoformat()


def test_the_first_refresh_copies_the_chapters_to_the_byte(course):
    assert course.copy.read_bytes() == course.pristine.read_bytes()
    assert course.told == [] and not course.earlier.exists()


def test_nothing_happens_to_a_copy_of_the_current_edition(course, answer):
    course.work(alpha=answer)
    before = course.everything()
    assert course.refresh().everything() == before and course.told == []


def test_an_answer_comes_along_and_the_old_copy_is_kept_under_its_date(course, answer):
    course.work(alpha=answer)
    old = course.copy.read_bytes()
    course.revise().refresh()
    assert course.texts() == [
        "# Toy, revised",
        answer,
        *[text_of(c) for c in course.edition(*course.first).cells[2:]],
    ]
    kept = course.earlier / f"41_toy {TODAY}.ipynb"
    assert kept.read_bytes() == old
    assert course.told == [
        f"41_toy.ipynb has a new edition. Your answers (1) and your other cells (0) are in it; "
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
    assert b"hello" in (course.earlier / f"41_toy {TODAY}.ipynb").read_bytes()


def test_two_updates_on_one_day_keep_two_copies(course, answer):
    for title in ("# Two", "# Three"):
        course.work(alpha=answer + f"  # {title}")
        course.release(title, *course.first[1:]).refresh()
    assert sorted(p.name for p in course.earlier.iterdir()) == [
        f"41_toy {TODAY} (2).ipynb",
        f"41_toy {TODAY}.ipynb",
    ]
    assert answer + "  # # Three" in course.texts()


def test_added_cells_stay_behind_the_cell_they_stood_behind(course):
    notebook = course.open()
    for text, after in (("first", 0), ("between", 3), ("last", len(notebook["cells"]) + 2)):
        notebook["cells"].insert(after, new_code_cell(f"print('{text}')", id=text))
    course.save(notebook)
    course.release(*course.first[:2], "A new sentence.", *course.first[2:]).refresh()
    texts = course.texts()
    assert texts[0] == "print('first')" and texts[-1] == "print('last')"
    assert texts[texts.index("print('between')") - 1].startswith("def alpha")


def test_a_changed_demonstration_keeps_the_learners_version_while_the_course_has_the_cell(course):
    notebook = course.open()
    demonstration = next(cell for cell in notebook["cells"] if text_of(cell) == "math.pi")
    demonstration["source"] = "math.pi * 2"
    course.save(notebook)
    course.revise().refresh()
    assert "math.pi * 2" in course.texts() and "math.pi" not in course.texts()
    course.release("# Toy, revised", *course.first[1:5], "math.tau", "The end.").refresh()
    texts = course.texts()
    assert texts.index("math.pi * 2") < texts.index("math.tau")


def test_an_answer_to_an_exercise_that_the_chapter_no_longer_has_stays_as_a_cell(course, answer):
    course.work(alpha=answer)
    course.release("# Toy", *course.first[2:]).refresh()
    kept = next(cell for cell in course.open()["cells"] if text_of(cell) == answer)
    assert "nbgrader" not in kept["metadata"]


def test_a_task_that_reads_differently_is_said(course, answer):
    course.work(alpha=answer)
    course.release(*course.first, tasks={"alpha": "Add one to x."}).refresh()
    assert course.told[1] == (
        "In 41_toy.ipynb these tasks read differently now, and your answers are as they were: alpha."
    )
    course.release(*course.first, tasks={"alpha": "Add one to x.", "beta": "Add two."}).refresh()
    assert len(course.told) == 1 and "Add two." in "".join(course.texts())


def duplicated(cell, text):
    """A cell as JupyterLab duplicates it: same metadata, another id."""
    return {**copying.deepcopy(cell), "id": "f00d-" + cell["id"], "source": text}


@pytest.mark.parametrize(
    ("first", "second"),
    [(True, True), (False, True), (True, False)],
    ids=["both worked in", "only the duplicate", "only the original"],
)
def test_of_duplicated_answers_all_are_kept_and_one_takes_the_place(course, answer, first, second):
    notebook = course.open()
    original = notebook["cells"][1]
    copy = duplicated(original, answer + "  # 2" if second else text_of(original))
    original["source"] = answer if first else text_of(original)
    notebook["cells"].insert(2, copy)
    course.save(notebook)
    course.revise().refresh()
    cells = course.open()["cells"]
    written = [answer] * first + [answer + "  # 2"] * second
    assert [text_of(cell) for cell in cells[1 : 1 + len(written)]] == written and cells[1]["id"] == "alpha"
    assert len(cells) == len(notebook["cells"]) - (2 - len(written))
    marked = [c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == "alpha"]
    assert marked == [cells[1]]


def test_answers_survive_a_program_that_drops_all_metadata_and_ids(course, answer):
    course.work(alpha=answer)
    notebook = course.open()
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    course.save(notebook)
    course.revise().refresh()
    cells = course.open()["cells"]
    assert text_of(cells[2]) == answer and cells[2]["id"] == "alpha"
    assert [text_of(c) for c in cells[:2]] == [
        "# Toy",
        "# Toy, revised",
    ]  # nothing says it was not the learner's
    assert len(cells) == len(course.edition(*course.first).cells) + 1


def test_a_pasted_picture_comes_along(course):
    notebook = course.open()
    notebook["cells"].insert(
        1, {**new_markdown_cell("![mine](attachment:a.png)"), "attachments": {"a.png": {"image/png": "QUJD"}}}
    )
    course.save(notebook)
    course.release("# Toy", "## Revised", *course.first[1:]).refresh()
    assert course.open()["cells"][1]["attachments"] == {"a.png": {"image/png": "QUJD"}}


def test_renamed_and_own_files_are_never_touched(course, answer):
    course.work(alpha=answer)
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


def test_a_link_to_a_folder_elsewhere_stays_a_link(course, tmp_path, answer):
    course.work(alpha=answer)
    elsewhere = tmp_path / "cloud.ipynb"
    course.copy.rename(elsewhere)
    try:
        course.copy.symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system does not let us make symbolic links")
    course.revise().refresh()
    assert course.copy.is_symlink() and answer in [
        text_of(c) for c in json.loads(elsewhere.read_text())["cells"]
    ]
