"""What of a notebook is graded: the code in its cells, and the marks by which the course knows them again.

Outputs, pictures and text are left out, so that two files with the same code are the same submission, and a class of
thousands fits into memory. The bytes that come out are a notebook again, always written in the same way.
"""

import json
import re
from collections import Counter

from dlcore.classroom.reading import edition, mark, parsed, rescued, text_of
from dlcore.messages import _, ngettext
from dlcore.practice.checker.exercise import all_exercises

MOST_CODE = 2_000_000
"""Characters of code that a notebook may have; the longest chapter, solved, has 70,000."""
MOST_CELLS = 5_000
SPOILED = 100
"""Places at which we try to go on reading in a file that is damaged."""
MARKS = (("dlcore", "given"), ("nbgrader", "grade_id"))
"""What the course writes into the metadata of its cells."""
DEFINED = re.compile(r"^[ \t]*def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
BEGINNINGS = (
    (b"PK", "a zip file"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"<", "a web page"),
)


class NoNotebook(Exception):
    """Why a file cannot be graded, in a sentence."""


def code_of(content):
    """The code of a notebook as bytes, and what was odd about the file, in sentences. Raises NoNotebook."""
    notebook, oddities = read(content)
    return as_bytes(notebook), oddities


def read(content):
    """The notebook that these bytes are made of, and what was odd about the file. Raises NoNotebook."""
    notebook, oddities = parsed(content), ()
    if notebook is None:
        notebook, oddities = {"cells": rescued(content, SPOILED), "metadata": {}}, (damaged(content),)
        if not notebook["cells"]:
            raise NoNotebook(what_else(content))
    cells = [bare(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in cells if cell["source"].strip()]
    length = sum(len(cell["source"]) for cell in cells)
    if length > MOST_CODE or len(cells) > MOST_CELLS:
        told = _("It has {n} code cells with {length} characters, more than is graded.")
        raise NoNotebook(told.format(n=len(cells), length=length))
    course = {"dlcore": mark(notebook, "dlcore")} if isinstance(edition(notebook), str) else {}
    return {"cells": cells, "metadata": course}, oddities


def bare(cell):
    """A cell with its code and the course's marks alone."""
    marks = ((name, key, mark(cell, name).get(key)) for name, key in MARKS)
    metadata = {name: {key: value} for name, key, value in marks if isinstance(value, str)}
    return {"cell_type": "code", "id": cell.get("id", ""), "metadata": metadata, "source": text_of(cell)}


def as_bytes(notebook):
    return json.dumps(notebook, sort_keys=True, separators=(",", ":")).encode("ascii")


def damaged(content):
    told = _("The file is damaged ({size} bytes); what could be read in it was graded.")
    return told.format(size=len(content))


def what_else(content):
    """What a file is that is no notebook."""
    if not content.strip():
        return _("The file is empty.")
    for beginning, what in BEGINNINGS:
        if content.lstrip().startswith(beginning):
            told = _("This is no notebook but {what} under the name of one.")
            return told.format(what=WORDS[what]())
    return _("No cell of a notebook could be read in this file.")


WORDS = {
    "a zip file": lambda: _("a zip file"),
    "a PDF": lambda: _("a PDF"),
    "a packed file": lambda: _("a packed file"),
    "a picture": lambda: _("a picture"),
    "a web page": lambda: _("a web page"),
}


# Which chapter it is


def chapters_of(notebook, exercises=None):
    """The chapters of which exercises are in a notebook, that with the most of them first.

    Cells say by their marks which exercise they are. Where those are lost, the functions that are defined tell.
    """
    known = all_exercises() if exercises is None else exercises
    marked = [mark(cell, "nbgrader").get("grade_id") for cell in notebook["cells"]]
    found = Counter(known[id].notebook for id in marked if id in known)
    if not found:
        names = (name for cell in notebook["cells"] for name in DEFINED.findall(text_of(cell)))
        found = Counter(known[name].notebook for name in names if name in known)
        found = Counter(dict(found.most_common(1)))
    told = mark(notebook, "dlcore").get("chapter")
    return sorted(found, key=lambda chapter: (chapter != told, -found[chapter], chapter))


def lost_marks(notebook):
    """Did some program drop what the course had written into the cells?"""
    return not any("nbgrader" in cell["metadata"] for cell in notebook["cells"])


def doubled(notebook):
    """The ids of exercises' cells that stand there more than once."""
    ids = Counter(mark(cell, "nbgrader").get("grade_id") for cell in notebook["cells"])
    return [id for id, times in ids.items() if id and times > 1 and not id.startswith("check-")]


def odd_about(notebook, exercises=None):
    """What a program or a student did to the course's own cells, in sentences."""
    said = []
    if lost_marks(notebook):
        said.append(_("The cells have lost the course's marks; answers were found by the functions' names."))
    if twice := doubled(notebook):
        told = ngettext(
            "The cell of {ids} stands there more than once; the last definition counts.",
            "The cells of {ids} stand there more than once; the last definition counts.",
            len(twice),
        )
        said.append(told.format(ids=", ".join(twice)))
    return said
