"""A chapter is written once, in `notebooks/source/NN_name.py`; here that text becomes two notebooks' cells.

The source is in jupytext's percent format. A cell that holds nothing but `exercise("logreg_gradients")`
stands for two: the function to write, and its check. The learner's notebook has `return todo()` in the
function, the solution notebook has the body of the exercise's reference, which is the library's own.

m cells in the source, and m + (number of exercises) in each notebook.
"""

import ast
import json
import textwrap
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from dlcore.classroom.identity import digest, id_of
from dlcore.classroom.pictures import attached, attachments
from dlcore.practice.checker.source import body_of

BEGIN, END, STUB = "# BEGIN SOLUTION", "# END SOLUTION", "return todo()"  # nbgrader's own markers
WIDTH = 92
"""Characters that a line of a task may have: more would run out of JupyterLab's cell on a laptop."""

NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


@dataclass(frozen=True)
class SourceCell:
    """One cell as the author wrote it; `line` is where it starts in the source file of `folder`."""

    kind: str
    text: str
    tags: tuple
    line: int
    folder: Path

    @property
    def exercise(self):
        """The id in `exercise("id")` if that call stands in this cell, alone or not."""
        return next(iter(exercise_calls(self.text)), None) if self.kind == "code" else None

    @property
    def only_an_exercise(self):
        return self.exercise is not None and len(ast.parse(self.text).body) == 1


def exercise_calls(text):
    """The ids in all calls of `exercise` in a piece of code; "" where the argument is no literal string."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:  # proofreading says so, with the line
        return []
    calls = [node for node in nodes if isinstance(node, ast.Call) and name_of(node.func) == "exercise"]
    return [literal_string(call.args) for call in calls]


def name_of(node):
    return node.id if isinstance(node, ast.Name) else None


def literal_string(arguments):
    single = arguments[0].value if len(arguments) == 1 and isinstance(arguments[0], ast.Constant) else ""
    return single if isinstance(single, str) else ""


def read(path):
    """The cells of a source file."""
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("# %%")]
    cells = jupytext.reads(text, fmt="py:percent").cells
    lines = starts if len(starts) == len(cells) else [0] * len(cells)  # 0: somewhere in the file
    return [
        SourceCell(cell.cell_type, cell.source, tuple(cell.metadata.get("tags", ())), line, path.parent)
        for cell, line in zip(cells, lines, strict=True)
    ]


def learner_notebook(name, source, exercises):
    """The notebook a learner opens: blanks to fill in, nothing run."""
    return notebook(name, cells_of(source, exercises, solved=False))


def solution_notebook(name, source, exercises):
    """The same chapter with every answer in place, ready to be run."""
    return notebook(name, cells_of(source, exercises, solved=True))


def notebook(name, cells):
    metadata = {
        "dlcore": {"chapter": name, "edition": digest(json.dumps(cells, sort_keys=True))},
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return new_notebook(cells=cells, metadata=metadata)


def cells_of(source, exercises, solved):
    cells, used = [], {}
    for cell in source:
        if cell.exercise is None:
            cells.append(plain_cell(cell, used))
        else:
            cells += [answer_cell(exercises[cell.exercise], solved), check_cell(exercises[cell.exercise])]
    return cells


def plain_cell(cell, used):
    """A cell of the author's. Its id is a hash of its text, so it changes exactly when the text does."""
    text = attached(cell.text) if cell.kind == "markdown" else cell.text
    id = id_of(cell.kind, text)
    used[id] = used.get(id, 0) + 1
    repeat = f"-{used[id]}" if used[id] > 1 else ""
    more = {"metadata": {"tags": list(cell.tags)}} if cell.tags else {}
    if cell.kind == "markdown" and (pictures := attachments(cell.text, cell.folder)):
        more["attachments"] = pictures
    return NEW_CELL[cell.kind](text, id=id + repeat, **more)


def answer_cell(exercise, solved):
    """The function to write. `given` tells later whether a learner has changed the cell."""
    text = definition(exercise, solved)
    metadata = {
        "dlcore": {"given": digest(definition(exercise, solved=False))},
        "nbgrader": nbgrader(exercise.id, solution=True),
    }
    return new_code_cell(text, id=exercise.id, metadata=metadata)


def check_cell(exercise):
    id, text = f"check-{exercise.id}", f"check({exercise.id})"
    metadata = {
        "dlcore": {"given": digest(text)},
        "nbgrader": nbgrader(id, grade=True, locked=True, points=exercise.points),
    }
    return new_code_cell(text, id=id, metadata=metadata)


def nbgrader(grade_id, **more):
    """nbgrader's cell metadata, schema 3."""
    fixed = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
    return fixed | {"grade_id": grade_id} | more


def definition(exercise, solved):
    body = f"{BEGIN}\n{body_of(exercise.reference)}\n{END}" if solved else STUB
    head = f"def {exercise.id}{exercise.signature}:\n"
    return head + textwrap.indent(f"{docstring(exercise.task)}\n{body}", "    ")


def docstring(task):
    """The task between triple quotes, in lines that fit into a cell; raw if it has backslashes, as formulas do."""
    lines = "\n".join(textwrap.fill(line, WIDTH) for line in textwrap.dedent(task).strip().splitlines())
    opening = 'r"""' if "\\" in lines else '"""'
    closing = '\n"""' if "\n" in lines or lines.endswith('"') else '"""'
    return opening + lines + closing
