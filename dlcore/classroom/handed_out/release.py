"""`python3 -m dlcore release`: notebooks for a class, whole chapters or the sections of a few exercises.

    FOLDER/02_logistic_regression.ipynb    what students open
    FOLDER/my.py                           the teacher's own exercises, so that `check` works there too
    FOLDER/assignment.json                 what counts, and until when: for `grade` and `report`

The same command again writes the same bytes, and nothing that somebody edited is written over.
"""

import argparse
import re
import sys
from datetime import datetime, time
from pathlib import Path

from dlcore.classroom.handed_out.assignment import FILE
from dlcore.classroom.handed_out.handing_out import Cannot, Wish, in_words, plan
from dlcore.classroom.handed_out.own_exercises import Unusable
from dlcore.classroom.handed_out.putting import Edited, put
from dlcore.messages import _, ngettext

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = "nbgrader_config.py"
STUB = 'c.ClearSolutions.code_stub = {"python": "return todo()"}'
LONGEST = 80


def main(arguments=None, root=ROOT):
    """The command; 0 if all is there, 1 if something edited is in the way, 2 if it cannot be asked like that."""
    options = parser().parse_args(arguments)
    try:
        wish = Wish(
            name=name_from(options.name),
            chapters=tuple(options.chapters),
            only=tuple(options.only),
            core=options.core,
            own=tuple(options.exercises),
            sealed=options.sealed,
            deadline=deadline_from(options.deadline) if options.deadline else None,
            solved=options.nbgrader,
        )
        handout = plan(root, wish)
        folder, earlier = places(options, handout.assignment.name)
        told = put(folder, handout.files, earlier if options.overwrite else None)
    except (Cannot, Unusable) as error:
        return said(error, 2)
    except Edited as edited:
        return said(in_the_way(edited.names, folder), 1)
    except OSError as error:
        words = _("{file} cannot be written: {reason}")
        return said(words.format(file=error.filename or options.to, reason=error.strerror or error), 1)
    print(*told, *summary(handout.assignment), "", sep="\n")
    sealed = options.exercises if options.sealed else ()
    print(*(for_nbgrader(folder) if options.nbgrader else for_students(folder, sealed)), sep="\n")
    return 0


def parser():
    asked = argparse.ArgumentParser(
        prog="python3 -m dlcore release",
        description=_(
            "Make the notebooks of an assignment: whole chapters, or with --only the sections that a few exercises "
            "need. The same command again changes nothing, and nothing that you edited is written over."
        ),
        epilog=_(
            "For example: release 02 --only bce_loss logreg_gradients --deadline 2026-12-01T18:00 --name Homework"
        ),
    )
    add = asked.add_argument
    add("chapters", nargs="*", metavar=_("CHAPTER"), help=_("beginnings of chapter names, such as 02 04"))
    add(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help=_("only these exercises count; the notebook has the sections that they need"),
    )
    add("--core", action="store_true", help=_("of whole chapters only the core exercises count"))
    add(
        "--deadline",
        metavar=_("TIME"),
        help=_(
            "2026-12-01T18:00 in this machine's time zone, or 2026-12-01T18:00+01:00; a day alone means its end"
        ),
    )
    add(
        "--exercises",
        nargs="+",
        action="extend",
        default=[],
        metavar=_("FILE"),
        help=_("exercises of your own, as `new-exercise` begins them; they come last in their chapter"),
    )
    add(
        "--sealed",
        action="store_true",
        help=_(
            "hand out your own exercises without their checks, and without their file, which has the answers"
        ),
    )
    add("--name", help=_("what students read (Week 2, if you do not say)"))
    add("--to", metavar=_("FOLDER"), help=_("where to write (assignments/week_2, if you do not say)"))
    add(
        "--overwrite",
        action="store_true",
        help=_("replace edited files too; each is kept in the folder `earlier` beside"),
    )
    add(
        "--nbgrader",
        action="store_true",
        help=_("FOLDER is an nbgrader course: write the version with solutions into its `source`"),
    )
    return asked


def name_from(text):
    if text is not None and not (text.isprintable() and 0 < len(text.strip()) <= LONGEST):
        raise Cannot(_("A name is one line of at most {n} characters.").format(n=LONGEST))
    return text and text.strip()


def deadline_from(text):
    """A deadline with its distance from UTC; without one it is meant in this machine's zone."""
    try:
        due = datetime.fromisoformat(text)
    except ValueError:
        raise Cannot(_("{text} is no time; write it like 2026-12-01T18:00.").format(text=text)) from None
    if re.fullmatch(r"[\d-]+|\d+-?W\d+(-?\d)?", text):  # a day without a time
        due = datetime.combine(due, time(23, 59))
    return (due if due.tzinfo else due.astimezone()).isoformat()


def places(options, name):
    """(the folder to write to, the folder where edited files are kept)."""
    short = re.sub(r"\W+", "_", name.lower()).strip("_") or "assignment"
    if options.nbgrader:
        course = Path(options.to or "nbgrader")
        return course / "source" / short, course / "earlier" / short
    folder = Path(options.to or Path("assignments", short))
    return folder, folder.parent / "earlier" / folder.name


def in_the_way(names, folder):
    words = _(
        "These files in {folder} were edited, or are not from here: {names}.\n"
        "Nothing was written. With --overwrite they are replaced, and kept in a folder `earlier` beside."
    )
    return words.format(folder=folder, names=", ".join(names))


def summary(assignment):
    """What the assignment asks for, a line a notebook."""
    due = (
        _("by {time}").format(time=in_words(assignment.deadline))
        if assignment.deadline
        else _("without a deadline")
    )
    yield f"{assignment.name}: {counts(assignment.exercises)}, {due}"
    for chapter in assignment.chapters:
        yield f"  {chapter}.ipynb: {counts([one for one in assignment.exercises if one.chapter == chapter])}"
    late = assignment.due and assignment.due < datetime.now().astimezone()
    if late:
        yield _("This deadline is already over.")


def counts(exercises):
    total = sum(one.points for one in exercises)
    found = ngettext("{n} exercise", "{n} exercises", len(exercises)).format(n=len(exercises))
    return found + ", " + ngettext("{n:g} point", "{n:g} points", total).format(n=total)


def for_students(folder, sealed):
    """What comes next. The files of sealed exercises are not in the folder, so the grader is told of them."""
    own = "".join(f" --exercises {file}" for file in sealed)
    yield _("Give the class what is in {folder}. Later:").format(folder=folder)
    yield f"  python3 -m dlcore grade {_('HANDED_IN')} --assignment {folder / FILE}{own}"


def for_nbgrader(folder):
    """What nbgrader needs besides: its stub is set to ours, in a file of settings that is made if there is none."""
    course = folder.parent.parent
    settings = course / SETTINGS
    if not settings.exists():
        settings.write_text(f"c = get_config()\n{STUB}\n", encoding="utf-8")
    elif "return todo()" not in settings.read_text(encoding="utf-8"):
        yield _("In {file} this line is still missing: {line}").format(file=settings, line=STUB)
    yield _("nbgrader makes the students' version of it:")
    yield f"  cd {course} && nbgrader generate_assignment {folder.name}"


def said(message, code):
    print(message, file=sys.stderr)
    return code
