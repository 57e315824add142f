"""`python3 -m dlcore report FOLDER`: everything that is read or given back, made from the grades of a class.

    index.html                   the class, for the teacher       class_page.py
    grades.csv, mistakes.csv     for a spreadsheet                tables.py
    mistakes.json                for a program, without names
    students/NAME/feedback.html  one page a student               feedback_page.py
    students/NAME/02_....ipynb   their code with the feedback     feedback_notebook.py
    students/NAME/results.json   the form of Gradescope           results_json.py
    report.json                  whose folder is which, and the assignment: a later report goes on with both

Nothing is kept here that grades.sqlite does not have: what is the same already is not written again, what is damaged
or missing is, and so a report that was stopped is finished by the next one.
"""

import argparse
import json
import os
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

from dlcore.classroom.given_back.class_page import class_page
from dlcore.classroom.given_back.feedback_notebook import feedback_notebook
from dlcore.classroom.given_back.feedback_page import feedback_page
from dlcore.classroom.given_back.file_names import folders
from dlcore.classroom.given_back.marks import marks_of
from dlcore.classroom.given_back.results_json import results_json
from dlcore.classroom.given_back.statistics import statistics_of
from dlcore.classroom.given_back.tables import grades_csv, mistakes_csv, mistakes_json
from dlcore.classroom.grading.grades import Grades, GradesUnavailable
from dlcore.classroom.grading.grades_file import FILE
from dlcore.classroom.handed_out.assignment import Assignment, NotAnAssignment, checked
from dlcore.classroom.handed_out.own_exercises import Unusable, load
from dlcore.messages import _, ngettext
from dlcore.practice.checker.exercise import all_exercises
from dlcore.search.pools import Here
from dlcore.search.progress import line_for
from dlcore.search.runner import run

MEMORY = "report.json"
HANDFUL = 10  # students that one task of a pool writes
DONE, WRONG, USAGE, STOPPED = 0, 1, 2, 130


def main(arguments=None):
    """The command; its exit code."""
    options = parser().parse_args(arguments)
    try:
        grades = Grades(file_of(options.folder))
        to = Path(options.to).expanduser() if options.to else grades.path.parent
        assignment = Assignment.load(options.assignment) if options.assignment else remembered(to)
        load_own(assignment)
        marks = write_report(grades, to, assignment, show=not options.quiet)
    except NotAnAssignment as error:
        return said(error, USAGE)
    except FileNotFoundError as error:
        return said(error.args[0], USAGE)
    except GradesUnavailable as error:
        return said(error, WRONG)
    except KeyboardInterrupt:
        return said(_("Stopped. What is written is whole; the same command goes on."), STOPPED)
    told = ngettext("{n} student; open {file}.", "{n} students; open {file}.", len(marks.students))
    print(told.format(n=len(marks.students), file=to / "index.html"))
    return DONE


def parser():
    asked = argparse.ArgumentParser(
        prog="python3 -m dlcore report",
        description=_(
            "Write the pages of a class anew from its grades: the teacher's and one for each student."
        ),
    )
    asked.add_argument(
        "folder", help=_("where `grade` put the grades; or what was handed in, beside which they are")
    )
    asked.add_argument("--to", help=_("where the pages go (to the grades, if you do not say)"))
    asked.add_argument(
        "--assignment", help=_("the assignment.json that `release` wrote: what counts, and when")
    )
    asked.add_argument("--quiet", action="store_true", help=_("no progress"))
    return asked


def said(message, code):
    print(message, file=sys.stderr, flush=True)
    return code


def file_of(folder):
    """The file of the grades: in the folder, or in the one that `grade` made beside it."""
    place = Path(folder).expanduser()
    beside = place.resolve().with_name(
        f"{place.resolve().stem if place.is_file() else place.resolve().name}-grades"
    )
    found = [path / FILE for path in (place, beside) if (path / FILE).is_file()]
    if not found:
        words = _("There are no grades in {folder}, and no {beside}. `grade` makes them.")
        raise FileNotFoundError(words.format(folder=folder, beside=beside))
    return found[0]


def load_own(assignment):
    """The hints of the teacher's own exercises are shown where their file still is."""
    for path in assignment.own_files if assignment else ():
        with suppress(Unusable):
            load(path, tried=False)


class NotWritten(GradesUnavailable):
    """A file of the report cannot be written; the text says why."""


def write_report(grades, folder, assignment=None, pool=None, show=False):
    """Write all files into `folder`; the Marks they are made of. `grades` may be open, as `grade` has it.

    The workers of the pool have to be on this machine. Raises GradesUnavailable, in words.
    """
    folder = Path(folder)
    try:
        with grades if grades.connection is None else nullcontext():
            rows = grades.rows()
            marks = marks_of(rows, assignment)
            write_all(marks, rows, grades, folder, memory_of(marks, folder, assignment), pool or Here(), show)
    except OSError as error:
        words = _(
            "{file} cannot be written: {reason}. If a program has it open, close it; then run `report`."
        )
        raise NotWritten(words.format(file=error.filename, reason=error.strerror or error)) from error
    return marks


def write_all(marks, rows, grades, folder, kept, pool, show):
    folder.mkdir(parents=True, exist_ok=True)
    put(folder / MEMORY, json.dumps(kept, indent=1) + "\n")
    write_class(marks, rows, folder, kept["folders"])
    places = {name: folder / "students" / place for name, place in kept["folders"].items()}
    with Counting(show, len(marks.students)) as counting:
        for written in students_written(marks, grades, places, pool):
            counting.step(written)


def write_class(marks, rows, folder, names):
    hints = {(one.id, slip.tag): slip.hint for one in all_exercises().values() for slip in one.slips}
    statistics = statistics_of(marks)
    layers = [tuple(row.result["layers"]) for row in rows if row.result["exercises"]]
    put(folder / "index.html", class_page(marks, statistics, names, hints, layers))
    put(folder / "grades.csv", grades_csv(marks, names))
    put(folder / "mistakes.csv", mistakes_csv(statistics, hints))
    put(folder / "mistakes.json", mistakes_json(statistics, hints))


def students_written(marks, grades, places, pool):
    """Write the files of every student, by the workers of a pool; how many are written, as it comes.

    What a worker could not do is tried once more here, when all others have theirs: now an error is one like any other.
    """

    def task(first):
        some = marks.students[first : first + HANDFUL]
        codes = [{work.sha: grades.code(work.sha) for work in one.works if work.sha} for one in some]
        return some, codes, [places[one.name] for one in some], marks.name

    firsts = range(0, len(marks.students), HANDFUL)
    again = []
    for outcome in run(pool.carry(write_students), ((first, task(first)) for first in firsts), pool):
        if outcome.failure is None:
            yield outcome.value
        else:
            again.append(outcome.key)
    for first in again:
        yield write_students(*task(first))


def write_students(students, codes, folders, assignment):
    """Write the files of some students, {sha: code} and a folder for each; how many they are."""
    for student, code, folder in zip(students, codes, folders, strict=True):
        write_student(student, code, folder, assignment)
    return len(students)


def write_student(student, codes, folder, assignment):
    folder.mkdir(parents=True, exist_ok=True)
    put(folder / "feedback.html", feedback_page(student, assignment))
    put(folder / "results.json", results_json(student))
    for work in student.works:
        path = folder / f"{work.chapter}.ipynb"
        if code := codes.get(work.sha):
            put(path, feedback_notebook(student, work, code))
        else:
            path.unlink(missing_ok=True)  # an earlier version of the file, which counts no more


def put(path, text):
    """Write a file in one step, unless it is so already. It can be made again, so no disk is waited for."""
    content = text.encode("utf-8", "replace")
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return
    beside = path.with_name(
        f".{path.name}.tmp"
    )  # always the same: what a killed report leaves, the next one uses up
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


# What a report leaves for the next one


def memory_of(marks, folder, assignment):
    """{"folders": {student: folder}, "assignment": its table or None}"""
    names = folders([student.name for student in marks.students], memory(folder).get("folders"))
    return {"folders": names, "assignment": json.loads(assignment.text()) if assignment else None}


def memory(folder):
    """What an earlier report wrote down; nothing, if that cannot be read."""
    try:
        found = json.loads(Path(folder, MEMORY).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    names = found.get("folders") if isinstance(found, dict) else None
    return found if isinstance(names, dict) else {}


def remembered(folder):
    """The assignment of the last report, or None."""
    try:
        return Assignment(**checked(memory(folder)["assignment"]))
    except (KeyError, TypeError, ValueError):
        return None


class Counting:
    """How many students are written, on one line of a terminal."""

    def __init__(self, show, total):
        self.total, self.done, self.line = total, 0, line_for(show)(total, "")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_error):
        self.line.end(self.done, self.words(), good=kind is None)

    def words(self):
        told = ngettext("{done} of {n} student written", "{done} of {n} students written", self.total)
        return told.format(done=self.done, n=self.total)

    def step(self, more):
        self.done += more
        self.line.show(self.done, self.words())
