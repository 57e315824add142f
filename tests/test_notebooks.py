"""The course's notebooks as they are stored, and the rules that pytest holds them to when it runs them.

Running them is nbval's work (pyproject.toml), with the further rules of notebooks/conftest.py. Nothing of the
course is run here again, only a few cells that show that those rules bite.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from dlcore.classroom.chapter import STUB, nbgrader
from dlcore.classroom.execution import alt_text, code_cells
from dlcore.practice.checker.exercise import all_exercises

ROOT = Path(__file__).resolve().parents[1]
LEARNER = sorted(ROOT.glob("notebooks/[0-9]*.ipynb"))
SOLUTIONS = sorted(ROOT.glob("notebooks/solutions/[0-9]*.ipynb"))
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)


def read(path):
    return nbformat.read(path, as_version=4)


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def answers(notebook):
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]


def checks(notebook):
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]


# As they are stored


@each(SOLUTIONS)
def test_every_check_of_a_solution_passed(path):
    notebook = read(path)
    verdicts = {
        cell.id.removeprefix("check-"): cell.outputs[0].data["text/plain"] for cell in checks(notebook)
    }
    assert set(verdicts) == {id for id, exercise in all_exercises().items() if exercise.notebook == path.stem}
    assert [id for id, verdict in verdicts.items() if f"{id}: passed" not in verdict] == []


@each(SOLUTIONS)
def test_every_cell_of_a_solution_was_run_so_that_strict_comparison_sees_it(path):
    counts = [cell.execution_count for cell in code_cells(read(path))]
    assert counts == list(range(1, len(counts) + 1))


@each(SOLUTIONS)
def test_every_figure_has_a_text_and_the_text_is_printed_too(path):
    for cell in code_cells(read(path)):
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                alt = alt_text(output.metadata)
                assert len(alt) > 20, cell.id
                assert alt in output.data["text/plain"], cell.id


@each(LEARNER)
def test_a_learner_opens_blanks_with_their_tasks(path):
    for cell in answers(read(path)):
        assert cell.source.endswith(f"    {STUB}") and '"""' in cell.source
        compile(cell.source, cell.id, "exec")


@each([*LEARNER, *SOLUTIONS])
def test_cell_ids_are_valid_and_unique(path):
    notebook = read(path)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))


@each(LEARNER)
def test_links_lead_somewhere_from_every_copy_of_a_chapter(path):
    """The same text lies in notebooks/, notebooks/solutions/ and workbook/."""
    texts = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    chapters = {chapter.name for chapter in LEARNER}
    for target in (unquote(link.split("#")[0]) for link in LINK.findall(FORMULA.sub("", texts))):
        outside = "://" in target or target in ("", *chapters)
        assert outside or target.startswith("attachment:"), f"{target} is no chapter"


# As they are run


def test_pytest_runs_every_notebook_with_a_time_limit(pytestconfig):
    assert pytestconfig.option.nbval and not pytestconfig.option.nbval_lax
    assert pytestconfig.option.nbval_current_env
    assert pytestconfig.option.nbval_cell_timeout <= 120
    assert "notebooks" in pytestconfig.getini("testpaths")


def checked(text):
    """A check cell that shows `text`."""
    lines = f"class Verdict:\n    def __repr__(self):\n        return {text!r}\n\nVerdict()"
    return new_code_cell(lines, metadata={"nbgrader": nbgrader("check-double", grade=True, points=1)})


def picture(metadata):
    data = {"image/png": "AAAA", "text/plain": "a"}
    return new_code_cell(
        f"from IPython.display import publish_display_data as show\nshow({data}, {metadata})"
    )


def stored(text, result):
    """A cell that was run before, and showed `result`."""
    output = new_output("execute_result", {"text/plain": result}, execution_count=1)
    return new_code_cell(text, execution_count=1, outputs=[output])


RIGHT, WRONG = True, False
RUNS = {
    "blank.ipynb": [
        (checked("· double: not attempted"), RIGHT),
        (checked("✓ double: passed, 3 of 3 points"), WRONG),
        (checked(""), WRONG),
        (picture({"image/png": {"alt": "A line."}}), RIGHT),
        (picture({}), WRONG),
        (new_code_cell("import warnings\nwarnings.warn('careful')"), WRONG),
        (new_code_cell("1 / 0"), WRONG),
        (new_code_cell("object.__new__(object)"), WRONG),
    ],
    "solutions/solved.ipynb": [
        (checked("✓ double: passed, 3 of 3 points"), RIGHT),
        (checked("✗ double: not yet, 1 of 3 points"), WRONG),
        (checked("· double: not attempted"), WRONG),
        (checked("✓ half: passed, 3 of 3 points"), WRONG),
        (stored("1 + 1", "2"), RIGHT),
        (stored("1 + 1", "3"), WRONG),
    ],
}


def test_the_rules_bite(tmp_path):
    """One run of pytest over notebooks in which some cells are as they should be and some are not."""
    shutil.copy(ROOT / "notebooks" / "conftest.py", tmp_path)
    (tmp_path / "solutions").mkdir()
    for name, cells in RUNS.items():
        nbformat.write(new_notebook(cells=[cell for cell, _ in cells]), tmp_path / name)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--nbval", "--nbval-current-env", "-rA"]
    command = [sys.executable, "-m", "pytest", *options, "--rootdir", str(tmp_path), str(tmp_path)]
    report = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300).stdout
    found = re.findall(r"^(PASSED|FAILED) (\S+\.ipynb)::Cell (\d+)", report, re.MULTILINE)
    outcomes = {(name, int(number)): outcome == "PASSED" for outcome, name, number in found}
    assert outcomes == {
        (name, number): right for name, cells in RUNS.items() for number, (_, right) in enumerate(cells)
    }, report
