"""From a chapter's notebook to the one that is handed out: whole, or the sections that a few exercises need.

A cut notebook keeps the chapter's title, its imports, its letters, and every `##` section with an exercise that
counts, to the last word. The code that these sections need from others comes along. Exercises that do not count
stay in their place for practice, and lose their points.
"""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcore.classroom.chapter import answer_cell, check_cell, notebook
from dlcore.classroom.handed_out.slicing import needed
from dlcore.classroom.identity import id_of
from dlcore.messages import N_, _

HEADING = re.compile(r"^## ", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(?:```|~~~).*?^ {0,3}(?:```|~~~)", re.MULTILINE | re.DOTALL)
LETTERS = "## Where we are"
IMPORTS = re.compile(r"^(import|from) ", re.MULTILINE)
TIMES = re.compile(r"\n+\*\*Time:\*\*(?:.+\n?)*")
TOOLS = N_("Run the next cell first: it loads our tools.")
FLAGS = ("grade", "solution", "locked")


@dataclass(frozen=True)
class Section:
    """Cells from one `##` heading to the next; the first section of a chapter is its title."""

    cells: tuple

    @property
    def ids(self):
        """The exercises of the section."""
        return {exercise_of(cell) for cell in self.cells} - {None}

    def starts(self, heading):
        return bool(self.cells) and self.cells[0].source.startswith(heading)


def exercise_of(cell):
    """The exercise that is answered in this cell; None for any other cell."""
    marks = cell.metadata.get("nbgrader", {})
    return marks.get("grade_id") if marks.get("solution") else None


def sections(cells):
    """The cells of a chapter by `##` headings; a text with a heading in its middle is taken apart there."""
    groups = [[]]
    for piece in (piece for cell in cells for piece in pieces(cell)):
        if piece.cell_type == "markdown" and HEADING.match(piece.source):
            groups.append([])
        groups[-1].append(piece)
    return [Section(tuple(group)) for group in groups]


def pieces(cell):
    """A cell, or a text's parts, each of which begins with a heading of the second level."""
    if cell.cell_type != "markdown":
        return [cell]
    fenced = [range(*match.span()) for match in FENCE.finditer(cell.source)]
    places = [match.start() for match in HEADING.finditer(cell.source)]
    cuts = [place for place in places if place and not any(place in fence for fence in fenced)]
    if not cuts:
        return [cell]
    edges = [0, *cuts, len(cell.source)]
    return [part(cell, cell.source[start:end].strip("\n")) for start, end in pairwise(edges)]


def part(cell, text):
    """One part of a markdown cell, with those of its pictures that it shows."""
    pictures = {name: data for name, data in cell.get("attachments", {}).items() if name in text}
    return text_cell(text, **({"attachments": pictures} if pictures else {}))


def cut(cells, chosen):
    """The cells of a chapter that the exercises `chosen` need, in their order."""
    title, *parts = sections(cells)
    tools = tools_of(cells)
    kept = [part for part in parts if part.ids & chosen or part.starts(LETTERS)]
    earlier = earlier_ids(cells, [*tools, *(cell for part in kept for cell in part.cells)])
    found, waiting = [*map(without_times, title.cells), text_cell(_(TOOLS)), *tools], []
    for part in parts:
        if part not in kept:
            waiting += [cell for cell in part.cells if cell.id in earlier]
            continue
        found += [text_cell(of_earlier()), *waiting] if waiting else []
        found += part.cells
        waiting = []
    return found


def without_times(cell):
    """A chapter's head without the paragraph on how long all of it takes, and what for."""
    return part(cell, TIMES.sub("", cell.source)) if TIMES.search(cell.source) else cell


def of_earlier():
    heading = _("From a part that is left out")
    words = _(
        "What follows uses what these cells make. A function that is still to be written is the library's."
    )
    return f"## {heading}\n\n{words}"


def tools_of(cells):
    """The cell that loads the chapter's tools."""
    return [cell for cell in cells if cell.cell_type == "code" and IMPORTS.search(cell.source)][:1]


def earlier_ids(cells, kept):
    """The ids of the cells besides those kept on which their code depends."""
    ids = {cell.id for cell in kept}
    code = [cell for cell in cells if cell.cell_type == "code"]
    places = {place for place, cell in enumerate(code) if cell.id in ids}
    return {code[place].id for place in needed([cell.source for cell in code], places)}


def counting(cells, chosen):
    """The same cells, those of other exercises without points: they are there to be tried."""
    return [cell if asked_in(cell) in {None, *chosen} else for_practice(cell) for cell in cells]


def asked_in(cell):
    """The exercise to which an answer or a check belongs; None for any other cell."""
    marks = cell.metadata.get("nbgrader", {})
    return marks["grade_id"].removeprefix("check-") if marks.get("solution") or marks.get("grade") else None


def for_practice(cell):
    """The cell without points. It keeps its id, by which an update of the course knows it."""
    cell = deepcopy(cell)
    marks = {name: value for name, value in cell.metadata["nbgrader"].items() if name != "points"}
    cell.metadata["nbgrader"] = marks | dict.fromkeys(FLAGS, False)
    return cell


def own_opening(name):
    """The beginning of a notebook that holds exercises of the teacher's only."""
    return [
        text_cell(f"# {name.replace('_', ' ')}"),
        text_cell(_(TOOLS)),
        code_cell("import numpy as np\n\nfrom dlcore.practice import best_of, check, hint, todo"),
    ]


def own_cells(file, exercises, solved):
    """What is appended for the teacher's own exercises of one file: they are loaded, asked and checked."""
    yield own_heading(_("Run the next cell first: it loads their checks."))
    yield code_cell(
        f"from dlcore.classroom.handed_out import own_exercises\n\nown_exercises.beside({file!r})"
    )
    for exercise in exercises:
        yield answer_cell(exercise, solved)
        yield check_cell(exercise)


def sealed_cells(exercises):
    """The same where students are not to have the file, in which the answers are: they are asked only."""
    yield own_heading(_("These have no check here. They are tried when your work is graded."))
    for exercise in exercises:
        yield answer_cell(exercise, solved=False)


def own_heading(words):
    return text_cell(f"## {_('Exercises of our class')}\n\n{words}")


def with_note(cells, note):
    """The note, on what counts and until when, behind the title."""
    return [*cells[:1], text_cell(note), *cells[1:]]


def handed_out(name, cells, assignment):
    """The notebook of these cells, nothing run; it says of which assignment it is."""
    made = notebook(name, list(different(map(blank, cells))))
    made.metadata["dlcore"]["assignment"] = assignment
    return made


def different(cells):
    """The cells; the second and third of one id have a number behind it, as the build numbers them."""
    times = Counter()
    for cell in cells:
        times[cell.id] += 1
        yield cell if times[cell.id] == 1 else NotebookNode({**cell, "id": f"{cell.id}-{times[cell.id]}"})


def blank(cell):
    """The cell without what it gave when it was run."""
    if cell.cell_type != "code":
        return cell
    return NotebookNode({**cell, "outputs": [], "execution_count": None})


def code_cell(text):
    return new_code_cell(text, id=id_of("code", text))


def text_cell(text, **more):
    return new_markdown_cell(text, id=id_of("markdown", text), **more)
