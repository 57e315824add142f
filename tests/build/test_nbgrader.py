"""The released notebooks are nbgrader's too: their metadata, their stubs and their checks' scores.

By nbgrader's own rules, written down here; where nbgrader is installed, it is asked as well.
"""

from pathlib import Path
from string import ascii_letters, digits

import pytest

from dlcore.classroom import chapter, execution
from dlcore.practice.checker.exercise import exercises

ROOT = Path(__file__).resolve().parents[2]
FLAGS = {"grade", "locked", "solution"}
KEYS = FLAGS | {"task", "grade_id", "points", "schema_version", "checksum", "cell_type"}
ID_LETTERS = {*ascii_letters, *digits, "_", "-"}


def complaints(notebook):
    """What schema 3 (nbgrader's v3.json, and the further rules of its v3.py) says against a notebook."""
    marked = [(cell, cell.metadata["nbgrader"]) for cell in notebook.cells if "nbgrader" in cell.metadata]
    ids = [meta.get("grade_id", "") for _, meta in marked]
    yield from (f"{id}: twice" for id in ids if ids.count(id) > 1)
    for (cell, meta), id in zip(marked, ids, strict=True):
        if set(meta) - KEYS:
            yield f"{id}: further keys {set(meta) - KEYS}"
        if meta.get("schema_version") != 3 or any(type(meta.get(flag)) is not bool for flag in FLAGS):
            yield f"{id}: schema_version, grade, locked and solution are required"
        if not id or not set(id) <= ID_LETTERS:
            yield f"{id}: no grade_id of letters, digits, _ and -"
        if meta.get("grade") and not (type(meta.get("points")) in (int, float) and meta["points"] >= 0):
            yield f"{id}: no points"
        if meta.get("task") or cell.cell_type != "code":
            yield f"{id}: only code is graded here"


def test_metadata_keeps_the_schema(toy, cell):
    for notebook in toy().notebooks():
        assert list(complaints(notebook)) == []
        marked = {c.id: c.metadata.nbgrader for c in notebook.cells if "nbgrader" in c.metadata}
        assert set(marked) == {"double", "check-double", "half", "check-half"}
        fixed = {"schema_version": 3, "task": False}
        assert marked["half"] == fixed | {
            "grade": False,
            "grade_id": "half",
            "locked": False,
            "solution": True,
        }
        graded = {"grade": True, "grade_id": "check-half", "locked": True, "points": 2, "solution": False}
        assert marked["check-half"] == fixed | graded


SPOILED = {
    "another version": lambda meta: meta.update(schema_version=2),
    "a flag in words": lambda meta: meta.update(grade="yes"),
    "no points": lambda meta: meta.pop("points"),
    "points in words": lambda meta: meta.update(points="2"),
    "an id with a space": lambda meta: meta.update(grade_id="a b"),
    "an id of another cell": lambda meta: meta.update(grade_id="double"),
    "a key of its own": lambda meta: meta.update(colour="red"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_the_rules_notice_what_breaks_them(toy, cell, spoil):
    learner, _ = toy().notebooks()
    spoil(cell(learner, "check-half").metadata.nbgrader)
    assert list(complaints(learner))


def test_nbgrader_itself_agrees(toy):
    nbgrader = pytest.importorskip("nbgrader.nbgraderformat.v3", reason="nbgrader is not installed")
    for notebook in toy().notebooks():
        nbgrader.MetadataValidatorV3().validate_nb(notebook)


def test_nbgraders_own_stripping_of_the_solution_gives_our_learner_notebook(toy):
    preprocessors = pytest.importorskip("nbgrader.preprocessors", reason="nbgrader is not installed")
    learner, solution = toy().notebooks()
    clear = preprocessors.ClearSolutions(code_stub={"python": chapter.STUB})
    stripped, _ = clear.preprocess(solution, {})
    assert [cell.source for cell in stripped.cells] == [cell.source for cell in learner.cells]


def score(check):
    """nbgrader's score of a check cell that was run: 0 for an error or any stderr, else the number it shows.

    What is no number counts as full marks, so a friendly sentence would give them to everybody.
    """
    for output in check.outputs:
        if output.output_type == "error" or output.get("name") == "stderr":
            return 0
        if output.output_type == "execute_result":
            return float(output.data["text/plain"])
    return check.metadata.nbgrader.points


def test_a_learners_notebook_is_graded_by_its_own_checks(tmp_path, monkeypatch, cell):
    """As nbgrader runs it: one answer right, one wrong, one that warns, one left blank."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    course = exercises()
    chosen = ["image_to_column", "flatten_dataset", "unit_rows", "column_percentages"]
    imports = "import warnings\nimport numpy as np\nfrom dlcore.practice import check, todo"
    texts = [imports, *(f'exercise("{id}")' for id in chosen)]
    cells = [chapter.SourceCell("code", text, (), 1, tmp_path) for text in texts]
    learner = chapter.learner_notebook("41_toy", cells, course)
    right = chapter.solution_notebook("41_toy", cells, course)
    wrong = "def flatten_dataset(images):\n    return images.reshape(-1, images.shape[0])"
    warns = cell(right, "unit_rows").source.replace("# BEGIN SOLUTION", "warnings.warn('careful')")
    cell(learner, "image_to_column").source = cell(right, "image_to_column").source
    cell(learner, "flatten_dataset").source, cell(learner, "unit_rows").source = wrong, warns
    execution.run(learner, ROOT, tmp_path)
    scores = [score(cell(learner, f"check-{id}")) for id in chosen]
    assert scores == [course["image_to_column"].points, 0, course["unit_rows"].points, 0]
