"""What a class has handed in: notebooks in folders and zip files, as Moodle, Canvas, nbgrader or students name them.

Every student who handed in anything is found, also one whose file cannot be read: that is said, and nothing stops the
others. Of several versions of a chapter the newest that can be read counts. Whose a file is, is told by the outermost
name: what a student writes inside a zip is never taken for another student's.
"""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from dlcore.classroom.handed_in.download_names import (
    Label,
    chapter_in,
    label,
    number_in,
    seconds,
    shown,
    student_in,
)
from dlcore.classroom.handed_in.notebook_code import NoNotebook, as_bytes, chapters_of
from dlcore.classroom.handed_in.notebook_code import read as read_code
from dlcore.classroom.handed_in.unpacking import ARCHIVES, Piece, Unreadable, pieces
from dlcore.messages import _, ngettext
from dlcore.practice.checker.exercise import all_exercises

LEFT_BY_SYSTEMS = ("timestamp.txt", "submission_metadata.yml", "feedback.txt", "index.html")


@dataclass(frozen=True)
class Submission:
    """One notebook of a student, or the reason why there is none that could be graded (`trouble`).

    `content` is the notebook's code (notebook_code.py), `oddities` sentences about how it was handed in, `handed_in`
    a time in UTC as ISO has it, "" where nobody knows.
    """

    student: str
    file: str
    content: bytes = b""
    oddities: tuple = ()
    handed_in: str = ""
    chapter: str = ""
    trouble: str = ""

    @cached_property
    def sha(self):
        """The name under which the result is kept; "" where nothing can be graded."""
        return hashlib.sha256(self.content).hexdigest() if self.content else ""


@dataclass
class Handed:
    """A file of a student, as it was found."""

    path: tuple
    name: str
    at: float | None
    code: bytes = b""
    oddities: tuple = ()
    chapter: str = ""
    trouble: str = ""
    late: bool = False

    @property
    def order(self):
        """The newest is the largest."""
        return self.at or 0, number_in(stem(self.name)), self.path


@dataclass
class Student:
    """All that was found under one name."""

    label: Label
    notebooks: list = field(default_factory=list)
    others: list = field(default_factory=list)
    at: float | None = None


def found(folder):
    """Every Submission in a folder, a zip file or a notebook, in the order of the students' names.

    Raises OSError if there is no such place.
    """
    place = Path(folder)
    place.stat()
    students, known = {}, all_exercises()
    for piece in pieces(submitted(place)):
        whose, name = owner(piece)
        student = students.setdefault((whose.student, whose.number), Student(whose))
        take(student, piece, name, whose, known)
    names = Counter(shown(each.label.student) for each in students.values())
    every = [one for each in students.values() for one in of_student(each, called(each.label, names))]
    return sorted(every, key=lambda one: (one.student, one.chapter, one.file))


def submitted(place):
    """A course of nbgrader's keeps what was handed in beside its sources."""
    inside = place / "submitted"
    return inside if (place / "source").is_dir() and inside.is_dir() else place


def owner(piece):
    """Whose a file is, as a Label, and the file's own name."""
    top, name = piece.path[0], piece.name
    whose = label(top)
    if whose is None and len(piece.path) == 1:
        whose = Label(student_in(stem(name)))
    elif whose is None:
        whose = Label(stem(top) if top.lower().endswith(".zip") else top)
    return whose, (whose.file or name) if len(piece.path) == 1 else name


def called(whose, names):
    """The student's name; with a system's number where two have the same."""
    name = shown(whose.student)
    return f"{name} ({whose.number})" if names[name] > 1 and whose.number else name


def take(student, piece, name, whose, exercises):
    """Read one file of a student's."""
    at = whose.at or piece.at
    if name == "timestamp.txt":  # nbgrader's: when this was handed in
        student.at = read_time(piece)
    elif name.lower().endswith(".ipynb"):
        student.notebooks.append(read(piece, name, at, whose.late, exercises))
    elif name.lower() not in LEFT_BY_SYSTEMS:
        student.others.append(Handed(piece.path, name, at, trouble=why_not(piece, name)))


def read_time(piece):
    try:
        return seconds(piece.read()[:200].decode(errors="replace"))
    except Unreadable:
        return None


def read(piece, name, at, late, exercises):
    handed = Handed(piece.path, name, at, late=late)
    try:
        notebook, handed.oddities = read_code(piece.read())
        handed.code, chapters = as_bytes(notebook), chapters_of(notebook, exercises)
        handed.chapter = chapters[0] if chapters else ""
        if not chapters:
            handed.trouble, handed.code = _("No exercise of this course is in this notebook."), b""
            handed.chapter = chapter_in(name)
    except Unreadable as error:
        handed.trouble = _("The file cannot be read: {reason}.").format(reason=error)
        handed.chapter = chapter_in(name)
    except NoNotebook as error:
        handed.trouble, handed.chapter = str(error), chapter_in(name)
    return handed


def why_not(piece: Piece, name):
    """Why a file that is no notebook is none: what prevents reading it, or what it is."""
    if name.lower().endswith(ARCHIVES):
        told = _("{name} is an archive that is not opened here; hand in a zip or the notebook itself.")
        return told.format(name=shown(name))
    if name.lower().endswith(".py"):
        told = _("{name} is a program; what counts is the notebook, the file that ends in .ipynb.")
        return told.format(name=shown(name))
    if name.lower().endswith(".zip"):
        try:
            piece.read()
        except Unreadable as error:
            return _("{name} cannot be read: {reason}.").format(name=shown(name), reason=error)
    return _("{name} is no notebook; one ends in .ipynb.").format(name=shown(name))


# What counts


def of_student(student, name):
    """The Submissions of one student: one a chapter, or one that says that there is none."""
    good, bad = [], defaultdict(list)
    for handed in student.notebooks:
        handed.at = student.at or handed.at
        good.append(handed) if handed.code else bad[handed.chapter].append(handed)
    chosen = [newest(each, bad.pop(chapter, [])) for chapter, each in by_chapter(good).items()]
    if not chosen or any(bad):  # a chapter of which nothing can be read, under the name of a chapter
        chosen += [newest([], each) for chapter, each in bad.items() if chapter or not chosen]
    unused = [one for chapter, each in bad.items() if not chapter and good for one in each]
    if not chosen and student.others:
        return [as_submission(name, max(student.others, key=lambda one: one.order))]
    return [as_submission(name, beside(one, unused, student.others)) for one in chosen]


def by_chapter(handed):
    chapters = defaultdict(list)
    for one in handed:
        chapters[one.chapter].append(one)
    return chapters


def newest(readable, unreadable):
    """The newest version that can be read; what was set aside for it is said."""
    first, *others = sorted(readable or unreadable, key=lambda one: one.order, reverse=True)
    said = [*first.oddities]
    if readable and others:
        told = ngettext(
            "{n} more version of this chapter was handed in ({names}); this one, the newest, counts.",
            "{n} more versions of this chapter were handed in ({names}); this one, the newest, counts.",
            len(others),
        )
        said.append(told.format(n=len(others), names=listed(others)))
    if readable and unreadable:
        said += [f"{shown('/'.join(one.path))}: {one.trouble}" for one in unreadable[:5]]
    first.oddities = tuple(said)
    return first


def beside(handed, unused, others):
    """What else the student handed in, which is not graded."""
    said = [f"{shown('/'.join(one.path))}: {one.trouble}" for one in unused[:5]]
    if others:
        said.append(_("Not graded, because they are no notebooks: {names}.").format(names=listed(others)))
    handed.oddities = (*handed.oddities, *said)
    return handed


def listed(handed):
    names = [shown(one.name) for one in handed[:5]]
    return ", ".join([*names, *(["..."] if len(handed) > 5 else [])])


def as_submission(name, handed):
    late = (_("The system it was handed in to marks it as late."),) if handed.late else ()
    at = datetime.fromtimestamp(handed.at, UTC).isoformat(timespec="seconds") if handed.at else ""
    oddities = (*handed.oddities, *late)
    whole = Submission(name, shown("/".join(handed.path)), handed.code, oddities, at, handed.chapter)
    return replace(whole, trouble=handed.trouble)


def stem(name):
    return name.rsplit(".", 1)[0] if "." in name[1:] else name
