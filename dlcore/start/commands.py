"""The course's command line: lab, test, doctor, build, prepare."""

import contextlib
import os
import sys

from dlcore import __version__
from dlcore.messages import _
from dlcore.start import environment
from dlcore.start.lab import become, open_lab, refreshed, run
from dlcore.start.needs import ROOT, unmet
from dlcore.start.trouble import COMMAND, Trouble


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


COMMANDS = {"lab": open_lab, "test": test, "build": build, "prepare": prepare, "doctor": doctor}


def usage():
    return _(
        "{command} COMMAND [further arguments]\n\n"
        "  lab      open the course in JupyterLab; further arguments go to it (--port 9999, --no-browser)\n"
        "  test     run all tests; further arguments go to pytest (-k sigmoid)\n"
        "  doctor   say what is wrong with this installation and how to mend it\n"
        "  build    make the notebooks from notebooks/source, for those who edit them\n"
        "  prepare  install everything and make your copies of the chapters, and start nothing\n\n"
        "The first time, what the course needs is installed into .venv in this folder, and nowhere else."
    ).format(command=COMMAND)


def main(arguments=None):
    """Run one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that a test put there
            stream.reconfigure(errors="replace")  # an old console may lack a letter of a translation
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in ("--help", "-h", "help"):
        print(usage())
        return 0
    if name == "--version":
        print("dlcore", __version__)
        return 0
    if name not in COMMANDS:
        print(_("There is no command {name}.").format(name=name), usage(), sep="\n\n", file=sys.stderr)
        return 2
    try:
        return go_inside(name, rest, examine if name == "doctor" else environment.ensure)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + _("Stopped. Run the same command again when you like; it mends what is half done."))
        return 130


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
