"""The course's command line: what each command is for, and running it in the right Python."""

import contextlib
import os
import sys

from dlcore import __version__
from dlcore.messages import _
from dlcore.start import environment
from dlcore.start.lab import become, open_lab, refreshed, run
from dlcore.start.needs import ROOT, unmet
from dlcore.start.trouble import Trouble
from dlcore.start.usage import alone, is_asked_for_help, overview


def test(arguments):
    os.chdir(ROOT)
    return become("pytest", *arguments)


def build(arguments):
    from dlcore.classroom.build import main as build_notebooks

    return build_notebooks(arguments)


def prepare(arguments):
    environment.link_here()
    words = _("Everything is in place; your copies of the chapters are in {folder}.")
    print(words.format(folder=refreshed()))
    return 0


def doctor(arguments):
    from dlcore.start.doctor import report

    return report()


def progress(arguments):
    from dlcore.classroom.progress import main as show_progress

    return show_progress(arguments)


def release(arguments):
    from dlcore.classroom.handed_out.release import main as release_chapters

    return release_chapters(arguments)


def grade(arguments):
    from dlcore.classroom.grading.grade import main as grade_class

    return grade_class(arguments)


def report(arguments):
    from dlcore.classroom.given_back.report import main as report_class

    return report_class(arguments)


def new_exercise(arguments):
    from dlcore.classroom.handed_out.new_exercise import main as begin_exercise

    return begin_exercise(arguments)


COMMANDS = {
    "lab": open_lab,
    "progress": progress,
    "doctor": doctor,
    "prepare": prepare,
    "release": release,
    "grade": grade,
    "report": report,
    "new-exercise": new_exercise,
    "test": test,
    "build": build,
}
HERE = ("lab", "doctor", "prepare", "test")
"""Commands whose help is in `usage` whole; the others have options, and say more once they are installed."""


def main(arguments=None):
    """Run one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that a test put there
            stream.reconfigure(errors="replace")  # an old console may lack a letter of a translation
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in ("--help", "-h", "help"):
        return helped(rest)
    if name == "--version":
        print("dlcore", __version__)
        return 0
    if name not in COMMANDS:
        print(_("There is no command {name}.").format(name=name), overview(), sep="\n\n", file=sys.stderr)
        return 2
    if is_asked_for_help(rest) and (name in HERE or unmet()):
        print(alone(name, more=name not in HERE))
        return 0
    try:
        return go_inside(name, rest, examine if name == "doctor" else environment.ensure)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + _("Stopped. Run the same command again when you like; it mends what is half done."))
        return 130


def helped(rest):
    """`help`, or `help grade`, which is `grade --help`."""
    if rest and rest[0] in COMMANDS:
        return main([rest[0], "--help"])
    print(overview())
    return 0


def examine():
    """The Python the doctor looks at: the one that `ensure` would choose, but nothing is made or mended."""
    python = environment.python_of(environment.FOLDER)
    if not unmet() or environment.state() != "ready" or not environment.runs(python):
        return sys.executable
    return str(python)


def go_inside(name, arguments, choose):
    """Run a command in the Python that is chosen: here, if it is this one, else again there."""
    python = choose()
    if python == sys.executable or environment.inside():
        return COMMANDS[name](arguments)
    return run([python, "-m", "dlcore", name, *arguments])
