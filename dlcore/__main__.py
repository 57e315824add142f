"""python3 -m dlcore lab | progress | release | grade | --help ...     (on Windows: py -m dlcore ...)

This file parses on every Python since 2.7, so that one that is too old can be told in words and not by a
SyntaxError. All else is in dlcore/start.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)  # pyproject.toml says the same, and a test holds them together


def starts(python):
    """Is there a Python of this name that starts? A version manager may have the name alone."""
    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call([python, "-c", ""], stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def newer_python():
    """The newest Python on this machine's PATH that is new enough; None if there is none."""
    names = ["python3.%d" % minor for minor in range(20, OLDEST[1] - 1, -1)]
    return next((name for name in names if starts(name)), None)


def too_old():
    """What to say on a Python that is too old: what this one is, and where a newer one is."""
    found = newer_python()
    lines = [
        "The course needs Python %d.%d or newer, and this is Python %d.%d." % (OLDEST + sys.version_info[:2])
    ]
    if found:
        lines.append("This machine has one:  %s -m dlcore %s" % (found, " ".join(sys.argv[1:])))
    elif os.name == "nt":
        lines.append("Install one from python.org, then:  py -3 -m dlcore " + " ".join(sys.argv[1:]))
    else:
        lines.append(
            "Install one from python.org, with your package manager (python3.11 or later) or with conda."
        )
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(too_old())
    from dlcore.start.commands import main

    sys.exit(main(sys.argv[1:]))
