"""A checkout with one chapter, and a learner who works in a copy of it."""

import errno
import json
import os
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from dlcore.classroom import chapter, workbook
from dlcore.classroom.reading import text_of

NAME = "41_toy"


def alpha(x):
    return x + 1


def beta(x):
    return x + 2


def gamma(x):
    return x + 3


FUNCTIONS = {"alpha": alpha, "beta": beta, "gamma": gamma}


def edition(*texts, tasks=None):
    """A pristine learner notebook from texts: headings, sentences with a full stop, code, exercises."""
    tasks = {id: f"Do {id}." for id in FUNCTIONS} | (tasks or {})
    exercises = {
        id: SimpleNamespace(id=id, points=1, signature="(x)", task=tasks[id], reference=function)
        for id, function in FUNCTIONS.items()
    }
    return chapter.learner_notebook(NAME, [source_cell(text) for text in texts], exercises)


def source_cell(text):
    if text.startswith("exercise "):
        text = f'exercise("{text.split()[1]}")'
    kind = "markdown" if text.startswith("#") or text.endswith(".") else "code"
    return chapter.SourceCell(kind, text, (), 1, Path())


class Course:
    """A checkout in `root` with one chapter, and the learner's copy of it."""

    name = NAME
    first = ("# Toy", "exercise alpha", "import math", "## Middle", "exercise beta", "math.pi", "The end.")
    edition = staticmethod(edition)

    def __init__(self, root, name=NAME):
        self.root = root
        self.pristine = root / "notebooks" / f"{name}.ipynb"
        self.copy = root / "workbook" / f"{name}.ipynb"
        self.earlier = root / "workbook" / "earlier"
        self.pristine.parent.mkdir(parents=True)
        self.told = []

    def release(self, *texts, **more):
        """The course comes out in a new edition."""
        self.pristine.write_text(nbformat.writes(edition(*texts, **more)) + "\n", encoding="utf-8")
        return self

    def revise(self):
        """A new edition with another title."""
        return self.release("# Toy, revised", *self.first[1:])

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
            cell["source"] = answers.get(cell["id"], cell["source"])
        self.save(notebook)

    def texts(self):
        return [text_of(cell) for cell in self.open()["cells"]]

    def everything(self):
        """All files below workbook/, with their bytes."""
        return {path: path.read_bytes() for path in (self.root / "workbook").rglob("*") if path.is_file()}


@pytest.fixture
def course(tmp_path):
    """A course whose first edition the learner has."""
    return Course(tmp_path).release(*Course.first).refresh()


@pytest.fixture
def new_course(tmp_path):
    """Makes a course in a folder of that name, with nothing released yet."""
    return lambda folder, **more: Course(tmp_path / str(folder), **more)


@pytest.fixture
def answer():
    return "def alpha(x):\n    # my way: 数\n    return 1 + x"


@pytest.fixture
def failing():
    """A function that always raises this error."""

    def maker(error):
        def fail(*arguments, **more):
            raise error

        return fail

    return maker


@pytest.fixture(params=["hard links", "no hard links"])
def disk(request, monkeypatch, failing):
    """Disks with and without hard links (a memory stick, some network folders)."""
    if request.param == "no hard links":
        monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "Operation not permitted")))
    return request.param
