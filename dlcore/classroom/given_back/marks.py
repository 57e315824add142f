"""Who has what: the rows of grading put together by student and chapter, as the pages give them back.

Where a student handed in several files of a chapter, the one with the most points counts, and that is said.
A chapter that others handed in, or that was set, counts for everybody: without a file it is worth no points.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from dlcore.messages import _, ngettext
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, PASSED, Verdict


@dataclass(frozen=True)
class Part:
    """A chapter that counts: its exercises with their points, {id: points}, in the order of the chapter."""

    chapter: str
    exercises: dict

    @property
    def out_of(self):
        return sum(self.exercises.values())


@dataclass(frozen=True)
class Work:
    """What one student has in one chapter: a Verdict for each exercise; `row` is None if nothing was handed in."""

    part: Part
    verdicts: tuple
    row: object = None
    late: float = 0  # seconds after the deadline
    oddities: tuple = ()

    @cached_property
    def points(self):
        return round(sum(verdict.points for verdict in self.verdicts), 2)

    @property
    def out_of(self):
        return self.part.out_of

    @property
    def chapter(self):
        return self.part.chapter

    @cached_property
    def counts(self):
        """How many exercises have each outcome."""
        return Counter(verdict.outcome for verdict in self.verdicts)

    @property
    def last_attempted(self):
        """The last exercise that was attempted; None if none was."""
        tried = [verdict.exercise for verdict in self.verdicts if verdict.outcome != NOT_ATTEMPTED]
        return tried[-1] if tried else None

    @property
    def sha(self):
        return self.row.sha if self.row else None


@dataclass(frozen=True)
class Student:
    """All of one student: a Work for each chapter that counts, and files that belong to none."""

    name: str
    works: tuple
    oddities: tuple = field(default=())  # of files in which no chapter was found

    @cached_property
    def points(self):
        return round(sum(work.points for work in self.works), 2)

    @cached_property
    def out_of(self):
        return sum(work.out_of for work in self.works)

    @cached_property
    def late(self):
        return max((work.late for work in self.works), default=0)

    @cached_property
    def counts(self):
        return sum((work.counts for work in self.works), Counter())

    @property
    def share(self):
        return self.points / self.out_of if self.out_of else 0.0

    @cached_property
    def all_oddities(self):
        """[(chapter or None, sentence)]"""
        own = [(work.chapter, sentence) for work in self.works for sentence in work.oddities]
        return [*own, *((None, sentence) for sentence in self.oddities)]


@dataclass(frozen=True)
class Marks:
    """The class: its students by name, the chapters that count, and the name of the assignment."""

    students: tuple
    parts: tuple
    name: str = ""
    deadline: str = ""

    @property
    def out_of(self):
        return sum(part.out_of for part in self.parts)


def marks_of(rows, assignment=None):
    """The Marks of a class from the rows of grading, in whatever order they come."""
    rows = sorted(rows, key=lambda row: (row.student.casefold(), row.student, str(row.file), str(row.sha)))
    parts = parts_of(rows, assignment)
    deadline = getattr(assignment, "deadline", None)
    of_student = {}
    for row in rows:
        of_student.setdefault(row.student, []).append(row)
    students = tuple(student_of(name, mine, parts, deadline) for name, mine in of_student.items())
    return Marks(students, parts, getattr(assignment, "name", "") or "", str(deadline or ""))


def parts_of(rows, assignment):
    """What counts: what the assignment sets; without one, all that somebody handed in.

    A notebook may hold exercises of several chapters: each counts in its own.
    """
    found, known = set_by(assignment), all_exercises()
    for row in rows if not found else ():
        for one in row.result["exercises"]:
            chapter = known[one["id"]].notebook if one["id"] in known else row.result["chapter"]
            found.setdefault(chapter, {})[one["id"]] = one["out_of"]
    return tuple(Part(chapter, found[chapter]) for chapter in sorted(found))


def set_by(assignment):
    """{chapter: {id: points}} of an assignment."""
    found = {}
    for asked in assignment.exercises if assignment else ():
        found.setdefault(asked.chapter, {})[asked.id] = asked.points
    return found


def student_of(name, rows, parts, deadline):
    works = tuple(work_of(part, [row for row in rows if is_of(row, part)], deadline) for part in parts)
    elsewhere = [row for row in rows if not any(is_of(row, part) for part in parts)]
    return Student(name, works, tuple(sentence for row in elsewhere for sentence in of_no_chapter(row)))


def is_of(row, part):
    """Does a file count for a chapter? One that could not be graded does, if its name says which it is."""
    found = row.result["exercises"]
    return (
        any(one["id"] in part.exercises for one in found) if found else row.result["chapter"] == part.chapter
    )


def work_of(part, rows, deadline):
    """The Work of one chapter from all files of it."""
    if not rows:
        line = _("Nothing was handed in.")
        nothing = (
            Verdict(id, NOT_ATTEMPTED, 0, points, lines=(line,)) for id, points in part.exercises.items()
        )
        return Work(part, tuple(nothing))
    works = [work_in(part, row, deadline) for row in rows]
    best = max(works, key=lambda work: (work.points, -work.late))
    return replace(best, oddities=(*best.oddities, *several(best, works)))


def work_in(part, row, deadline):
    found = {one["id"]: one for one in row.result["exercises"]}
    missing = (
        _("It is not in the notebook that was handed in.") if found else _("The file could not be graded.")
    )
    verdicts = tuple(verdict_of(id, points, found.get(id), missing) for id, points in part.exercises.items())
    return Work(part, verdicts, row, lateness(row.handed_in, deadline), tuple(row.result["oddities"]))


def verdict_of(id, out_of, found, missing):
    if found is None:
        return Verdict(id, NOT_ATTEMPTED, 0, out_of, lines=(missing,))
    outcome = found["outcome"] if found["outcome"] in (PASSED, NOT_YET) else NOT_ATTEMPTED
    lines = tuple(map(str, found.get("lines", ())))
    points = in_the_assignment(found["points"], found["out_of"], out_of)
    return Verdict(id, outcome, points, out_of, found.get("mistake"), lines)


def in_the_assignment(points, out_of, asked):
    """Points as this class counts them: a teacher may give an exercise other points than the course does."""
    return points if out_of in (asked, 0) else round(points * asked / out_of, 2)


def several(best, works):
    if len(works) < 2:
        return ()
    said = ngettext(
        "{n} file of this chapter was handed in; {file} counts.",
        "{n} files of this chapter were handed in; {file}, with the most points, counts.",
        len(works),
    )
    return (said.format(n=len(works), file=best.row.file),)


def of_no_chapter(row):
    """Sentences about a file that counts for nothing."""
    if row.result["exercises"]:
        said = _("{file} is of {chapter}, which was not asked for, and does not count.")
        return said.format(file=row.file, chapter=row.result["chapter"]), *row.result["oddities"]
    why = " ".join(row.result["oddities"])
    return (_("{file} does not count. {why}").format(file=row.file, why=why).strip(),)


def lateness(handed_in, deadline):
    """Seconds after the deadline, 0 if in time or if one of the two is not known."""
    ends, came = moment(deadline), moment(handed_in)
    return max(0.0, (came - ends).total_seconds()) if ends and came else 0.0


def moment(stated):
    """A point in time from a datetime, seconds since 1970 or ISO text; None if it is none. Without a zone, here."""
    try:
        if isinstance(stated, int | float):
            return datetime.fromtimestamp(stated, UTC)
        found = stated if isinstance(stated, datetime) else datetime.fromisoformat(stated)
        return found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
