"""`python3 -m dlcore grade FOLDER`: everything that a class handed in gets its points, and pages to give back.

    FOLDER, or a zip   submissions.py    what was handed in
    each new code      grading.py        graded in a worker, in a box; a second start does only what is missing
    grades.sqlite      grades.py         every result, as it comes
    the pages          report.py         what teacher and students read

It can be stopped at any moment, by Ctrl-C or a power cut: the same command goes on.
"""

import argparse
import math
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from dlcore.classroom.box import Unlocked
from dlcore.classroom.box.layers import warning
from dlcore.classroom.grading.grades import Grades, GradesUnavailable
from dlcore.classroom.grading.grades_file import FILE, key_of_class
from dlcore.classroom.grading.marking import begin, graded, version_of
from dlcore.classroom.handed_in.submissions import found
from dlcore.classroom.handed_out.assignment import Assignment, NotAnAssignment
from dlcore.classroom.handed_out.own_exercises import Unusable
from dlcore.messages import _, ngettext
from dlcore.search.cluster import Cluster
from dlcore.search.pools import Here, PoolLost, Processes
from dlcore.search.progress import line_for
from dlcore.search.runner import run

DONE, WRONG, USAGE, STOPPED = 0, 1, 2, 130
NO_CELLS = b'{"cells": []}'  # graded first, so that a worker has read and opened all that grading needs
WIDTH = 24


class Cannot(Exception):
    """Why there is nothing to be done, in a sentence; it is the command that has to be changed."""


def main(arguments=None):
    """The command; its exit code."""
    options = parser().parse_args(arguments)
    try:
        return grade(options)
    except (Cannot, NotAnAssignment, Unusable) as error:
        return said(error, USAGE)
    except (GradesUnavailable, PoolLost, Unlocked) as error:
        return said(error, WRONG)
    except KeyboardInterrupt:
        return said(_("Stopped. What is graded is kept; the same command goes on."), STOPPED)


def parser():
    asked = argparse.ArgumentParser(
        prog="python3 -m dlcore grade",
        description=_(
            "Grade what a class handed in. Each student's code runs locked up in a process of its own; "
            "what is graded is kept, so the same command goes on after it was stopped."
        ),
    )
    asked.add_argument(
        "folder",
        help=_("what was handed in: a folder, or the zip that Moodle, Canvas or another system gives"),
    )
    asked.add_argument("--to", help=_("where grades and pages go (FOLDER-grades, if you do not say)"))
    asked.add_argument(
        "--assignment", help=_("the assignment.json that `release` wrote: what counts, and when")
    )
    asked.add_argument(
        "--exercises",
        action="append",
        default=[],
        help=_("a file with exercises of your own; may be repeated"),
    )
    asked.add_argument(
        "--workers", type=int, default=processors(), help=_("processes at once (here: %(default)s)")
    )
    asked.add_argument(
        "--cluster",
        default=os.environ.get("DLCORE_CLUSTER"),
        help=_(
            "the address of a Dask scheduler, such as tcp://192.168.0.7:8786; also the setting DLCORE_CLUSTER"
        ),
    )
    asked.add_argument(
        "--unsafe",
        action="store_true",
        help=_("grade even if this machine cannot lock students' code up; it may then do all that you may"),
    )
    asked.add_argument("--quiet", action="store_true", help=_("no bar"))
    return asked


def processors():
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def grade(options):
    """Grade and report. Raises one of the exceptions that `main` has words for."""
    place = Path(options.folder).expanduser()
    to = Path(options.to).expanduser() if options.to else beside(place)
    check(place, to, options.workers)
    assignment = Assignment.load(options.assignment) if options.assignment else None
    only = {asked.id: asked.points for asked in assignment.exercises} if assignment else None
    own = files_of([*(assignment.own_files if assignment else ()), *map(Path, options.exercises)])
    with pool_for(options) as pool:
        if not os.path.exists(to / FILE):  # else there may be nothing to grade
            pool.get_ready(graded, NO_CELLS, b"", only, own, options.unsafe)
        begin(own)
        handed_in = found(place)
        if not handed_in:
            raise Cannot(_("Nothing was handed in: {folder} is empty.").format(folder=place))
        key = key_of_class(to)
        with Grades(to / FILE) as grades:
            if grades.news:
                print(grades.news)
            grades.begin(handed_in, version_of(key, only, own))
            failed = grade_new(grades, handed_in, pool, (key, only, own, options.unsafe), not options.quiet)
            rows = grades.rows()
            write_report(grades, to, assignment, pool)
    tell(rows, to)
    return WRONG if failed else DONE


def beside(place):
    """Where grades go if nobody says: not into the folder itself, where they would be read as handed in."""
    place = place.resolve()
    return place.with_name(f"{place.stem if place.is_file() else place.name}-grades")


def check(place, to, workers):
    if not place.exists():
        raise Cannot(_("There is no {folder}.").format(folder=place))
    if to.resolve().is_relative_to(place.resolve()):
        raise Cannot(_("{to} lies in what was handed in; name another folder with --to.").format(to=to))
    if workers < 1:
        raise Cannot(_("--workers is {n}; wanted is 1 or more.").format(n=workers))


def files_of(paths):
    """((name, text), ...) of the teacher's own exercises; as text, for another machine has no file of ours."""
    try:
        return tuple((path.name, path.read_text(encoding="utf-8")) for path in paths)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Cannot(_("The exercises cannot be read: {reason}.").format(reason=reason)) from None


def pool_for(options):
    if options.cluster:
        return Cluster(options.cluster)
    return Processes(options.workers)


def grade_new(grades, handed_in, pool, terms, show):
    """Grade every code that has no result yet; how many could not be graded."""
    known = grades.known()
    new = {one.sha: one.content for one in handed_in if one.sha and one.sha not in known}
    failed = 0
    with Bar(show, len({one.sha for one in handed_in if one.sha}), len(new)) as bar:
        tasks = ((sha, (content, *terms)) for sha, content in new.items())
        for outcome in run(pool.carry(graded), tasks, pool):
            if outcome.failure is not None and outcome.failure.kind == Unlocked.__name__:
                raise Unlocked(outcome.failure.reason.partition(": ")[2])
            result = outcome.value or not_graded(outcome.failure)
            grades.keep(outcome.key, result, outcome.failure is not None, outcome.starts)
            failed += outcome.failure is not None
            bar.step()
    return failed


def not_graded(failure):
    told = _("It could not be graded: {reason}. The next start tries again.")
    return {"chapter": "", "exercises": [], "oddities": [told.format(reason=failure.reason)], "layers": []}


def write_report(grades, to, assignment, pool):
    """With the workers that graded, if they are here: elsewhere is no such folder, and maybe another language."""
    from dlcore.classroom.given_back.report import write_report as write

    write(grades, to, assignment, pool if pool.at_hand else Here())


class Bar:
    """How far it is: one line, with the time that is left."""

    def __init__(self, show, total, new):
        self.total, self.done, self.before, self.start = total, total - new, total - new, time.monotonic()
        self.line = line_for(show)(total, "")

    def __enter__(self):
        self.line.show(self.done, self.words())
        return self

    def __exit__(self, kind, *_error):
        words = self.words() if kind is None else _("Stopped: {words}").format(words=self.words())
        self.line.end(self.done, words, good=kind is None)

    def step(self):
        self.done += 1
        self.line.show(self.done, self.words())

    def words(self):
        full = round(WIDTH * self.done / self.total) if self.total else WIDTH
        told = _("{done} of {total} graded").format(done=self.done, total=self.total)
        return f"[{'#' * full}{'.' * (WIDTH - full)}] {told}{self.left()}"

    def left(self):
        made = self.done - self.before
        if not made or self.done == self.total:
            return ""
        seconds = (time.monotonic() - self.start) / made * (self.total - self.done)
        return ", " + _("{n} s left").format(n=math.ceil(seconds))


def tell(rows, to):
    """The end: how much there was, what needs a look, and where it all is."""
    students = len({row.student for row in rows})
    good = [row for row in rows if row.result["exercises"]]
    print(ngettext("{n} student", "{n} students", students).format(n=students), end=", ")
    print(ngettext("{n} notebook graded", "{n} notebooks graded", len(good)).format(n=len(good)), end="")
    points = sum(row.points for row in good) / len(good) if good else 0
    print(_(", {points:.1f} points each on average").format(points=points) if good else "")
    for row in rows:
        if not row.result["exercises"]:
            print(f"  {row.student}, {row.file}: {' '.join(row.result['oddities'][:1])}")
    for layers in sorted({tuple(row.result["layers"]) for row in good}):
        print(locked_by(layers))
    print(_("Everything is in {folder}.").format(folder=to))


def locked_by(layers):
    """Behind what the students' code ran, and a warning where that was too little."""
    names = ", ".join(layers) or _("a process of its own and a time limit, no more")
    return " ".join([_("Students' code ran behind: {names}.").format(names=names), warning(layers)]).strip()


def said(message, code):
    print(message, file=sys.stderr, flush=True)
    return code
