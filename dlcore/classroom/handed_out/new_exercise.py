"""`python3 -m dlcore new-exercise`: the beginning of an exercise of one's own, and a trial of what it has become.

What is written is a whole exercise that passes its own trial: its parts are changed one after the other, and
`new-exercise --try FILE` says after each change whether everything still holds.
"""

import argparse
import sys
from pathlib import Path

from dlcore.classroom.files import publish, write_beside
from dlcore.classroom.handed_out.laws import is_name
from dlcore.classroom.handed_out.own_exercises import Unusable, load
from dlcore.messages import N_, _, ngettext
from dlcore.practice.checker.exercise import all_exercises

ROOT = Path(__file__).resolve().parents[3]

BEGINNING = N_('''"""An exercise of our own: NAME.

Try it after every change:  python3 -m dlcore new-exercise --try FILE
"""

import numpy as np

from dlcore.practice.checker.exercise import case, declare, mistake


# The right answer. Its name and its arguments are those that students see; its docstring is for you.
# Anything of NumPy and of dlcore may be used: a function of the library can be the answer as it is.
def NAME(X):
    """X minus the mean of each row    X (n, m) -> (n, m)"""
    return X - np.mean(X, axis=1, keepdims=True)


declare(
    # The name of the function that students write, unique in the course.
    "NAME",
    # The chapter at whose end it stands, or any other name for a notebook of its own.
    notebook="CHAPTER",
    points=3,
    reference=NAME,
    # What students read in the cell: the task, then the arguments and the answer with their shapes.
    task="Take the mean of each feature away from it.\\n\\nX (n, m), one row a feature -> (n, m)",
    # What the answer is tried on, a list of calls. First awkward ones that are always there, with a label; then
    # fresh random ones from `rng`. Let all sizes differ and nothing be zero, so that no two mistakes look alike.
    cases=lambda rng: [
        case(np.array([[1.0, 3.0], [2.0, 10.0]]), label="two features, two examples"),
        case(rng.normal(size=(4, 1)), label="one example"),
        case(rng.normal(size=(3, 5)) + 7),
    ],
    # What students get wrong: a name, a piece of the answer's text that stands there once, what they write in its
    # place, and what the check is to say. It asks or points, and does not give the edit away.
    mistakes=[
        mistake("wrong_axis", "axis=1", "axis=0", "A feature is a row. Over what do you take the mean?"),
        mistake("one_mean", "axis=1, ", "", "One number is taken away. Has each feature its own mean?"),
        mistake("wrong_sign", "X - np", "X + np", "Is the mean of each row 0 afterwards?"),
    ],
    # Three hints that climb: a question, the term or line to look at, an example with other numbers.
    hints=(
        "What is the mean of each row to be afterwards?",
        "`np.mean` along axis 1; with `keepdims=True` the result is a column, which broadcasts over the rows.",
        "The row 2, 4, 9 has the mean 5; it becomes -3, -1, 4.",
    ),
)
''')


class Cannot(ValueError):
    """What was asked for cannot be begun; the text says why."""


def main(arguments=None, root=ROOT):
    """The command; 0 if all is well, 1 if a law does not hold, 2 if it cannot be asked like that."""
    asked = parser()
    options = asked.parse_args(arguments)
    if options.tried:
        return trial(options.tried)
    if not options.name or not options.chapter:
        asked.error(_("give a NAME and --chapter, or --try FILE"))
    try:
        print(*begin(options, root), sep="\n")
    except Cannot as error:
        return said(error, 2)
    except OSError as error:
        words = _("{file} cannot be written: {reason}")
        return said(words.format(file=options.to, reason=error.strerror or error), 1)
    return 0


def parser():
    asked = argparse.ArgumentParser(
        prog="python3 -m dlcore new-exercise",
        description=_(
            "Begin an exercise of your own: a file that works, to be changed into yours. Or try such a file."
        ),
        epilog=_("For example: new-exercise centred_rows --chapter 02"),
    )
    add = asked.add_argument
    add("name", nargs="?", metavar=_("NAME"), help=_("the name of the function that students are to write"))
    add(
        "--chapter",
        help=_("the chapter it belongs to, such as 02; or another name, for a notebook of its own"),
    )
    add("--to", metavar=_("FILE"), help=_("the file to write (NAME.py, if you do not say)"))
    add("--try", dest="tried", metavar=_("FILE"), help=_("try all exercises of a file, and write nothing"))
    return asked


def begin(options, root):
    """Write the beginning; what to do next, in lines."""
    name = checked(options.name)
    file = Path(options.to or f"{name}.py")
    text = _(BEGINNING).replace("CHAPTER", chapter_of(options.chapter, root)).replace("NAME", name)
    written = write_beside(file, text.replace("FILE", file.name).encode("utf-8"))
    try:
        publish(written, file)
    except FileExistsError:
        raise Cannot(_("{file} is already there. Another name: --to FILE").format(file=file)) from None
    finally:
        written.unlink(missing_ok=True)
    chapter = f"{options.chapter.zfill(2)} " if options.chapter.isdecimal() else ""
    return [
        _("{file} is there, and works as it stands. Next:").format(file=file),
        _("  1. Change it, from top to bottom; its comments say what each part is for."),
        _("  2. Try it:        {command}").format(command=f"python3 -m dlcore new-exercise --try {file}"),
        _("  3. Hand it out:   {command}").format(
            command=f"python3 -m dlcore release {chapter}--exercises {file}"
        ),
    ]


def checked(name):
    """A name that a function of a student's can have; Cannot if it is none, or is taken."""
    if not is_name(name):
        words = _("A function of a notebook cannot be called {name}; {other} would do.")
        other = "".join(letter if letter.isalnum() else "_" for letter in name).strip("_")
        other = other if is_name(other) else "my_exercise"
        raise Cannot(words.format(name=name, other=other))
    if name in all_exercises():
        chapter = all_exercises()[name].notebook
        raise Cannot(_("The course has an exercise {name}, in {chapter}.").format(name=name, chapter=chapter))
    return name


def chapter_of(text, root):
    """The whole name of a chapter from its beginning; a text that is no number names a notebook of its own."""
    there = [path.stem for path in sorted(Path(root, "notebooks").glob("[0-9][0-9]_*.ipynb"))]
    beginning = text.zfill(2) if text.isdecimal() else text
    found = [name for name in there if name.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if text.isidentifier():
        return text
    raise Cannot(
        _("There is no chapter {name}; there are {first} to {last}.").format(
            name=text, first=there[0][:2], last=there[-1][:2]
        )
    )


def trial(file):
    """Try the exercises of a file, and say of each what its check knows."""
    try:
        exercises = load(file)
    except Unusable as error:
        return said(error, 1)
    for exercise in exercises:
        tags = ", ".join(known.tag for known in exercise.mistakes) or _("none")
        words = ngettext(
            "{name}, {n:g} point: everything holds. Mistakes that are called by their names: {tags}",
            "{name}, {n:g} points: everything holds. Mistakes that are called by their names: {tags}",
            exercise.points,
        )
        print(words.format(name=exercise.id, n=exercise.points, tags=tags))
    return 0


def said(message, code):
    print(message, file=sys.stderr)
    return code
