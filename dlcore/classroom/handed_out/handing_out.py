"""What is handed out for an assignment: a notebook a chapter, the teacher's own files, and assignment.json.

Nothing is written here: a Wish becomes a Handout, the bytes of each file. `putting` puts them into a folder.
"""

import difflib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat

from dlcore import __version__
from dlcore.classroom.build import as_text
from dlcore.classroom.handed_out import own_exercises, sheet
from dlcore.classroom.handed_out.assignment import FILE, Asked, Assignment, digest
from dlcore.messages import _, ngettext
from dlcore.practice.checker.exercise import exercises


class Cannot(ValueError):
    """What was asked for cannot be released; the text says why."""


@dataclass(frozen=True)
class Wish:
    """What a teacher asks for. `chapters` are beginnings of names, "02"; `only` ids; `own` paths of files.

    sealed  own exercises go out without their checks and without their file
    solved  with the solutions, for nbgrader
    """

    name: str | None = None
    chapters: tuple = ()
    only: tuple = ()
    core: bool = False
    own: tuple = ()
    sealed: bool = False
    deadline: str | None = None
    solved: bool = False


@dataclass(frozen=True)
class Handout:
    """An assignment and its files, name -> bytes."""

    assignment: Assignment
    files: dict


def plan(root, wish):
    """The Handout that a wish asks for. Raises Cannot, or Unusable for a file of own exercises."""
    if wish.sealed and wish.solved:
        raise Cannot(_("nbgrader hands out what it grades with, so --sealed cannot be had with --nbgrader."))
    own = own_of(wish.own)
    mine = {one.id: one for found in own.values() for one in found}
    course = {id: one for id, one in exercises().items() if id not in mine}
    only = known(wish.only, course)
    course = {id: one for id, one in course.items() if one.core or id in only or not wish.core}
    chapters = chosen(root, wish.chapters, only, course, mine)
    asked = counted(chapters, only, course, mine)
    name = wish.name or name_of(chapters)
    notebooks = [
        notebook(root, chapter, [one for one in asked if one.chapter == chapter], own, name, wish)
        for chapter in chapters
    ]
    files = {f"{chapter}.ipynb": content(made) for chapter, made in zip(chapters, notebooks, strict=True)}
    along = () if wish.sealed else tuple(map(Path, wish.own))
    files |= {path.name: path.read_bytes() for path in along}
    assignment = Assignment(
        name=name,
        chapters=tuple(chapters),
        exercises=tuple(asked),
        deadline=wish.deadline,
        edition=edition_of(notebooks),
        own=tuple(path.name for path in along),
        files={file: digest(inside) for file, inside in files.items()},
    )
    return Handout(assignment, files | {FILE: assignment.text().encode("utf-8")})


def own_of(paths):
    """The teacher's exercises by the names of their files, {"my.py": (Exercise, ...)}."""
    own = {Path(path).name: own_exercises.load(path) for path in paths}
    if len(own) < len(paths):
        raise Cannot(_("Two files of exercises have the same name."))
    return own


def content(notebook):
    return as_text(notebook).encode("utf-8")


def edition_of(notebooks):
    """Names the text that was handed out: the version of the course, and a hash of the notebooks' editions."""
    editions = " ".join(notebook.metadata["dlcore"]["edition"] for notebook in notebooks)
    return f"{__version__} {digest(editions)[:12]}"


def known(ids, course):
    """The ids asked for with `--only`; Cannot if one is no exercise of the course."""
    for id in ids:
        if id not in course:
            near = difflib.get_close_matches(id, course, n=1)
            words = (
                _("There is no exercise {id}; did you mean {near}?")
                if near
                else _("There is no exercise {id}.")
            )
            raise Cannot(words.format(id=id, near=near[0] if near else ""))
    return dict.fromkeys(ids)


def chosen(root, beginnings, only, course, mine):
    """The notebooks to hand out: those asked for, or those of the exercises asked for; own ones behind."""
    there = [path.stem for path in sorted(Path(root, "notebooks").glob("[0-9][0-9]_*.ipynb"))]
    beginnings = [text.zfill(2) if text.isdecimal() else text for text in beginnings]
    for beginning in beginnings:
        if not any(name.startswith(beginning) for name in there):
            words = _("There is no chapter {name}; there are {first} to {last}.")
            raise Cannot(words.format(name=beginning, first=there[0][:2], last=there[-1][:2]))
    asked = [name for name in there if name.startswith(tuple(beginnings))]  # none, if there are no beginnings
    chapters = asked or [name for name in there if name in {course[id].notebook for id in only}]
    elsewhere = dict.fromkeys(one.notebook for one in mine.values() if one.notebook not in chapters)
    for name in elsewhere:
        if name in there and chapters:
            words = _(
                "An exercise of your own belongs to {name}, which is not released here; name that chapter too."
            )
            raise Cannot(words.format(name=name))
    chapters += elsewhere
    if not chapters:
        raise Cannot(_("Which chapter? Name one, such as 02, or exercises with --only."))
    return chapters


def counted(chapters, only, course, mine):
    """The exercises that count, as Asked: those of the course by chapters, behind them the teacher's own."""
    for id in only:
        if course[id].notebook not in chapters:
            words = _("The exercise {id} belongs to {name}, which is not among the chapters named.")
            raise Cannot(words.format(id=id, name=course[id].notebook))
    asked = []
    for chapter in chapters:
        ids = [id for id, one in course.items() if one.notebook == chapter and (not only or id in only)]
        ids += [id for id, one in mine.items() if one.notebook == chapter]
        if not ids:
            words = (
                _("No exercise of {name} is among those of --only; leave the chapter out.")
                if only
                else _("No exercise of {name} has points, so there is nothing to hand in.")
            )
            raise Cannot(words.format(name=chapter))
        asked += [Asked(id, chapter, {**course, **mine}[id].points) for id in ids]
    return asked


def name_of(chapters):
    """A name for an assignment that has none: "Week 2", "Weeks 2, 4"."""
    weeks = [str(int(chapter[:2])) for chapter in chapters if chapter[:2].isdigit()]
    words = ngettext("Week {weeks}", "Weeks {weeks}", len(weeks))
    return words.format(weeks=", ".join(weeks)) if weeks else chapters[0].replace("_", " ")


def notebook(root, chapter, asked, own, name, wish):
    """One notebook for students; or the one with the solutions, from which nbgrader makes theirs."""
    mine = {file: [one for one in found if one.notebook == chapter] for file, found in own.items()}

    def made(folder, solved):
        source = Path(root, "notebooks", folder, f"{chapter}.ipynb")
        cells = sheet.with_note(cells_of(source, asked, mine, wish, solved), note(name, wish, asked))
        return sheet.handed_out(chapter, cells, name)

    students = made("", False)
    if not wish.solved:
        return students
    solved = made("solutions", True).cells
    pairs = zip(students.cells, solved, strict=True)
    # All but the answers is the students' own, so that what nbgrader makes of it is what we hand out.
    students.cells = [mine if sheet.exercise_of(theirs) else theirs for theirs, mine in pairs]
    return students


def cells_of(source, asked, mine, wish, solved):
    """The cells of a chapter, or of a notebook of the teacher's own, for these exercises."""
    chosen = {one.id for one in asked}
    if source.exists():
        cells = nbformat.read(source, as_version=4).cells
        cells = sheet.counting(sheet.cut(cells, chosen) if wish.only else cells, chosen)
    else:
        cells = sheet.own_opening(source.stem)
    for file, found in ((file, found) for file, found in mine.items() if found):
        cells += sheet.sealed_cells(found) if wish.sealed else sheet.own_cells(file, found, solved)
    return cells


def note(name, wish, asked):
    """What stands below the title: what counts, and until when."""
    until = _("Hand in this notebook.")
    if wish.deadline:
        until = _("Hand in this notebook by **{time}**.").format(time=in_words(wish.deadline))
    total = sum(one.points for one in asked)
    points = ngettext("{n:g} point", "{n:g} points", total).format(n=total)
    words = _("Write your answers in place of `return todo()`, and save. What counts:")
    if wish.only:
        words = _("These are sections of the chapter, with their numbers there.") + " " + words
    head = f"| {_('exercise')} | {_('points')} |\n|---|---|\n"
    rows = "\n".join(f"| `{one.id}` | {one.points:g} |" for one in asked)
    return f"**{name}**, {points}. {until}\n\n{words}\n\n{head}{rows}"


def in_words(deadline):
    """A deadline as students read it, with its distance from UTC: 2026-12-01 18:00 (UTC+01:00)."""
    due = datetime.fromisoformat(deadline)
    return f"{due:%Y-%m-%d %H:%M} ({due.tzname() if due.tzname().startswith('UTC') else f'UTC{due:%z}'})"
