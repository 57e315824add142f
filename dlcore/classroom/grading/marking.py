"""One submission is graded: its code runs in a box, its answers are compared here, and what comes out is plain data.

Everything that decides is among the arguments: the same code, key and question give the same marks, on any machine
and in any order. A worker keeps its box, and what our own functions do, from one submission to the next.
"""

import hashlib
import json
import math
import multiprocessing
import os
import threading
import time
import warnings
from contextlib import closing, suppress
from multiprocessing.util import Finalize
from pathlib import Path

import numpy as np

from dlcore.classroom.box import Box
from dlcore.classroom.box.starting import ServerGone
from dlcore.classroom.grading.answers import grading_seed, marked, offered
from dlcore.classroom.handed_in.notebook_code import chapters_of, code_of, odd_about
from dlcore.classroom.handed_out.own_exercises import from_text
from dlcore.practice.checker import rehearsal
from dlcore.practice.checker.exercise import exercises

HOUSE = Path(__file__).parents[2]
DECIDING = (
    "*.py", "running/*.py", "datasets/*.py", "practice/checker/*.py", "practice/exercises/*.py",
    "classroom/box/*.py", "classroom/grading/answers.py", "classroom/grading/marking.py",
    "classroom/handed_in/notebook_code.py",
)  # fmt: skip
"""The files on which a mark may depend."""
MINE = threading.local()
"""The box of this thread: a worker of a cluster may be a thread beside others."""


def version_of(key, only=None, own=()):
    """A name for everything but the code on which marks depend: the course, the class's key, what is asked."""
    found = hashlib.sha256(json.dumps([key.hex(), only, own, os.environ.get("DLCORE_LANGUAGE")]).encode())
    for pattern in DECIDING:
        for file in sorted(HOUSE.glob(pattern)):
            found.update(file.read_bytes())
    return found.hexdigest()[:16]


def begin(own, tried=False):
    """Add a teacher's exercises ((name, text), ...) to the course; nothing happens the second time."""
    for name, text in own:
        from_text(text, name, tried)


def graded(content, key, only=None, own=(), unsafe=False):
    """What the code of one notebook is worth, as a dict of plain data (grades.py says which).

    only   {id: points} of the exercises that count; all of the notebook's chapters if None
    own    ((name, text), ...) of a teacher's own exercises
    """
    start = time.perf_counter()
    begin(own)
    rehearsal.LIMIT = math.inf
    try:
        result = graded_in(box_of(unsafe), content, key, only)
    except ServerGone:
        give_up_box()
        result = graded_in(box_of(unsafe), content, key, only)
    return {**result, "seconds": time.perf_counter() - start}


def box_of(unsafe):
    """The box of this worker, opened for its first submission. Raises Unlocked where that would not be safe."""
    if getattr(MINE, "box", None) is None:
        stay_on_one_processor()
        MINE.box = Box(unsafe=unsafe)
        Finalize(
            MINE.box, MINE.box.close, exitpriority=1
        )  # when the worker ends, in whichever kind of process
    return MINE.box


def stay_on_one_processor():
    """This worker and the processes that it starts take turns: on one processor each finds in the cache what it gets.

    Each worker of a pool takes another one; whoever is no numbered worker, or must not choose, stays as it is.
    """
    number = multiprocessing.current_process().name.rpartition("-")[2]
    if number.isdecimal() and hasattr(os, "sched_setaffinity"):
        allowed = sorted(os.sched_getaffinity(0))
        with suppress(OSError):  # pools that run at the same time begin at different processors
            os.sched_setaffinity(0, {allowed[(os.getppid() + int(number)) % len(allowed)]})


def give_up_box():
    if getattr(MINE, "box", None) is not None:
        MINE.box.close()
    MINE.box = None


def graded_in(box, content, key, only):
    code, oddities = code_of(content)
    notebook = json.loads(code)
    chapters = chapters_of(notebook)
    paper = Paper(key, code, only)
    with (
        np.errstate(all="ignore"),
        warnings.catch_warnings(),
        closing(box.inside([cell["source"] for cell in notebook["cells"]])) as inside,
    ):
        warnings.simplefilter("ignore")  # of comparing; those of the student's code are collected apart
        wanted = asked(chapters, only)
        inside.expect((exercise.id, offered(exercise, exercises())) for exercise in wanted)
        marks = [paper.mark(inside, exercise) for exercise in wanted]
    return {
        "chapter": chapters[0] if chapters else "",
        "exercises": marks,
        "oddities": [*oddities, *odd_about(notebook), *dict.fromkeys(paper.oddities)],
        "layers": list(box.layers),
    }


def asked(chapters, only):
    """The exercises of these chapters that count."""
    counting = (one for one in exercises().values() if one.notebook in chapters)
    return [one for one in counting if only is None or one.id in only]


class Paper:
    """One submission while it is marked, exercise by exercise."""

    def __init__(self, key, code, only):
        self.key, self.digest, self.only = key, hashlib.sha256(code).digest(), only
        self.passed, self.oddities = set(), []

    def mark(self, inside, exercise):
        """What one exercise gets, as plain data."""
        seed = grading_seed(self.key, exercise.id, self.digest)
        verdict, said = marked(exercise, inside, seed, frozenset(self.passed))
        self.oddities += said
        if verdict:
            self.passed.add(exercise.id)
        out_of = exercise.points if self.only is None else self.only[exercise.id]
        return {
            "id": exercise.id,
            "outcome": verdict.outcome,
            "points": out_of if verdict else 0,
            "out_of": out_of,
            "mistake": verdict.mistake,
            "lines": list(verdict.lines),
        }
