"""A class as `grade` leaves it behind, written down by hand: for tests of what is made of it."""

import json

from dlcore.classroom.grading.grades import Graded, Grades
from dlcore.classroom.handed_in.submissions import Submission
from dlcore.classroom.handed_out.assignment import Asked, Assignment

CHAPTER = "02_logistic_regression"
NEXT = "03_shallow_network"


def passed(id, points=3, convention=None, lines=("All 9 cases agree with the reference.",)):
    return one(id, "passed", points, points, convention, lines)


def not_yet(id, mistake=None, out_of=3, lines=("Case 1: got 0.5, expected 0.25.",)):
    return one(id, "not yet", 0, out_of, mistake, lines)


def untouched(id, out_of=3):
    return one(id, "not attempted", 0, out_of, None, ("Write your code in place of `return todo()`.",))


def one(id, outcome, points, out_of, mistake, lines):
    return {"id": id, "outcome": outcome, "points": points, "out_of": out_of, "mistake": mistake,
            "lines": list(lines)}  # fmt: skip


def row(student, *exercises, chapter=CHAPTER, sha=None, oddities=(), at="2026-11-20T10:00:00+00:00", **more):
    """One graded notebook; without exercises one that could not be graded."""
    result = {"chapter": chapter, "exercises": list(exercises), "oddities": list(oddities), "layers": [],
              "seconds": 0.5}  # fmt: skip
    return Graded(student, f"{student}/{chapter}.ipynb", at, sha or f"sha of {student}", result | more)


def notebook(*sources):
    """The code of a notebook as `notebook_code` keeps it."""
    cells = [{"cell_type": "code", "id": "", "metadata": {}, "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": {}}).encode("ascii")


def stored(path, graded):
    """Grades on a disk: {(student, code): result}, as `grade` writes them."""
    handed_in = [
        Submission(student, f"{student}.ipynb", code, (), "2026-11-20T10:00:00+00:00", result["chapter"])
        for (student, code), result in graded.items()
    ]
    with Grades(path) as grades:
        grades.begin(handed_in, "1")
        for one, result in zip(handed_in, graded.values(), strict=True):
            grades.keep(one.sha, result)
    return Grades(path)


class InMemory:
    """The part of Grades that a report reads, for rows that no disk would hold."""

    connection = "open"

    def __init__(self, rows, codes=None):
        self.all_rows, self.codes = list(rows), codes or {}

    def rows(self):
        return self.all_rows

    def code(self, sha):
        return self.codes.get(sha)


def assignment(*exercises, deadline=None, chapter=CHAPTER, name="First weeks"):
    """An assignment of (id, points) in one chapter."""
    asked = tuple(Asked(id, chapter, points) for id, points in exercises)
    return Assignment(name, (chapter,), asked, deadline)
