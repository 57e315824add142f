"""`python3 -m dlcore build`: from a chapter's source to the learner's notebook and the solved one.

    notebooks/source/NN_name.py  ->  notebooks/NN_name.ipynb             blanks, nothing run
                                     notebooks/solutions/NN_name.ipynb   answers, run from top to bottom

Building twice writes the same bytes, so the notebooks can be kept under version control and compared.
"""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from dlcore.classroom import execution
from dlcore.classroom.chapter import learner_notebook, read, solution_notebook
from dlcore.classroom.execution import Failed
from dlcore.classroom.files import write_whole
from dlcore.classroom.proofreading import Refused, proofread
from dlcore.practice.checker.exercise import all_exercises

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2  # kernels; a chapter is meant for two cores


class Chapter:
    """One chapter of the course in `root`: where its files are, and what they are to contain."""

    def __init__(self, source, exercises):
        self.source, self.exercises, self.name = source, exercises, source.stem
        self.folder = source.parent.parent
        self.learner_path = self.folder / f"{self.name}.ipynb"
        self.solution_path = self.folder / "solutions" / f"{self.name}.ipynb"

    def notebooks(self):
        """The learner's notebook and the solution, not yet run. Raises Refused."""
        cells = read(self.source)
        proofread(self.source, cells, self.exercises)
        return [make(self.name, cells, self.exercises) for make in (learner_notebook, solution_notebook)]

    def build(self):
        """Write both notebooks. Raises Refused or Failed, and then has written nothing."""
        learner, solution = self.notebooks()
        self.solution_path.parent.mkdir(parents=True, exist_ok=True)
        execution.run(solution, self.root, self.solution_path.parent)
        execution.normalise(solution)
        execution.look_over(solution, self.root)
        if self.solution_path.exists():
            execution.keep_earlier(solution, nbformat.read(self.solution_path, as_version=4))
        write_whole(self.solution_path, as_text(solution))
        write_whole(self.learner_path, as_text(learner))

    def out_of_step(self):
        """The notebooks that are not what the source says; in the solution, outputs are not looked at."""
        learner, solution = self.notebooks()
        if text_of(self.learner_path) != as_text(learner):
            yield self.learner_path
        if without_outputs(text_of(self.solution_path)) != as_text(solution):
            yield self.solution_path

    @property
    def root(self):
        return self.folder.parent


def chapters(root, names=(), exercises=None):
    """The chapters in `root/notebooks/source`; all, or those whose names begin with one of `names`."""
    known = all_exercises() if exercises is None else exercises
    sources = sorted(Path(root, "notebooks", "source").glob("[0-9][0-9]_*.py"))
    unknown = [name for name in names if not any(source.stem.startswith(name) for source in sources)]
    if unknown:
        stems = ", ".join(source.stem for source in sources) or "none"
        raise Refused(f"there is no chapter {' or '.join(unknown)} in notebooks/source (there: {stems})")
    chosen = [source for source in sources if not names or source.stem.startswith(tuple(names))]
    return [Chapter(source, known) for source in chosen]


def as_text(notebook):
    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def text_of(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def without_outputs(text):
    """A notebook's text as it was before it was run."""
    if not text:
        return ""
    notebook = nbformat.reads(text, as_version=4)
    for cell in execution.code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    return as_text(notebook)


def main(args=None, root=ROOT):
    """The command. Returns 0 if all is built (or, with --check, in step)."""
    parser = argparse.ArgumentParser(
        prog="python3 -m dlcore build", description="Build the course's notebooks."
    )
    parser.add_argument(
        "chapters", nargs="*", help="beginnings of chapter names, such as 02; all if none is given"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing, say which notebooks are out of step"
    )
    options = parser.parse_args(args)
    try:
        chosen = chapters(root, options.chapters)
    except Refused as error:
        return said(error)
    if not chosen:
        return said(f"there is no chapter in {root / 'notebooks' / 'source'}")
    return check(chosen) if options.check else build(chosen)


def build(chosen):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return max(pool.map(built, chosen))


def built(chapter):
    started = time.perf_counter()
    try:
        chapter.build()
    except (Refused, Failed) as error:
        return said(f"{chapter.name} is not built:\n{error}")
    print(f"{chapter.name}: built in {time.perf_counter() - started:.0f} s", flush=True)
    return 0


def check(chosen):
    try:
        stale = [path.relative_to(chapter.root) for chapter in chosen for path in chapter.out_of_step()]
    except Refused as error:
        return said(error)
    for path in stale:
        said(f"{path.as_posix()} is out of step with its source: python3 -m dlcore build")
    return 1 if stale else 0


def said(message):
    print(message, file=sys.stderr, flush=True)
    return 1
