"""How long a report takes a student, and how many times that is what nbgrader's feedback is made with takes.

python -m benchmarks.report [1000]

The class is made up of the course's own exercises and mistakes; each student has one chapter. nbgrader makes its
feedback with nbconvert's HTML exporter, so the same notebook goes through that in the same run.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from dlcore.classroom.build import ROOT
from dlcore.classroom.given_back.report import write_report
from dlcore.classroom.grading.grades import Graded
from dlcore.classroom.handed_in.notebook_code import code_of
from dlcore.practice.checker.exercise import exercises

CHAPTER = "02_logistic_regression"


class MadeUp:
    """A class of so many, as `Grades` would have it."""

    connection = "open"

    def __init__(self, students):
        rng = random.Random(0)
        self.notebook, _oddities = code_of((ROOT / "notebooks" / f"{CHAPTER}.ipynb").read_bytes())
        self.graded = [self.student(f"Student {n}", rng) for n in range(students)]

    def student(self, name, rng):
        result = {"chapter": CHAPTER, "oddities": [], "layers": [], "seconds": 0.0}
        result["exercises"] = [
            self.answer(one, rng) for one in exercises().values() if one.notebook == CHAPTER
        ]
        return Graded(name, f"{name}.ipynb", "", name, result)

    def answer(self, exercise, rng):
        slip = rng.choice([None, None, *exercise.slips])
        outcome, points = ("not yet", 0) if slip else ("passed", exercise.points)
        said = (
            [f"Recognised, `{slip.tag}`: {slip.hint}"] if slip else ["All 9 cases agree with the reference."]
        )
        about = {"id": exercise.id, "outcome": outcome, "points": points, "out_of": exercise.points}
        return {**about, "mistake": slip and slip.tag, "lines": said}

    def rows(self):
        return self.graded

    def code(self, sha):
        return self.notebook


def spent(work):
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(students=1000):
    from nbconvert.exporters import HTMLExporter

    with tempfile.TemporaryDirectory() as folder:
        whole = MadeUp(students)
        write_report(MadeUp(1), folder)  # what is loaded and compiled once is not counted
        ours = spent(lambda: write_report(whole, folder)) / students
        again = spent(lambda: write_report(whole, folder)) / students
        path = next(Path(folder, "students").glob("*/*.ipynb"))
        notebook = nbformat.read(path, as_version=4)
    exporter = HTMLExporter()
    exporter.from_notebook_node(notebook)
    theirs = min(spent(lambda: exporter.from_notebook_node(notebook)) for _turn in range(5))
    print(f"{students} students: {1000 * ours:.2f} ms each, {1000 * again:.2f} ms each where nothing is new")
    print(f"nbconvert's page of one such notebook: {1000 * theirs:.0f} ms, {theirs / ours:.0f} times as long")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
