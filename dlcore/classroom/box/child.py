"""A child process, from its first step to the moment when it may hear of a student's code.

It lets go of all that it inherited but its end of the wire, locks the doors behind itself, and says which of them
are locked: what is missing there, the grader does not trust it with. A fork server's child begins at `live`. Where
there is no fork server this file is started afresh, with a pipe each way: `python child.py ORDER`.
"""

import contextlib
import json
import os
import sys


def live(coming, going, lock):
    """The whole life of a child: `coming` and `going` are its ends of the wire, `lock` its doors."""
    from dlcore.classroom.box import inside

    line = inside.Line(*alone_with(coming, going, lock))
    bare_environment()
    try:
        applied = lock.shut(inside.one_stage)
    except Exception as error:  # what is told is not what was wanted, and no student's code will come
        applied = [f"{type(error).__name__}: {error}"]
    line.send(applied)
    inside.Session(line).serve()


def alone_with(coming, going, lock):
    """Close every descriptor but these two and the lock's; reading and writing the usual three leads nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    kept = (os.dup(coming), os.dup(going))
    for usual in (0, 1, 2):
        os.dup2(nowhere, usual)
    if sys.platform == "win32":  # descriptors are handed on one by one there
        return tuple(map(binary, kept))
    beginning = 3
    for end in (*sorted({*kept, *lock.descriptors()}), most_descriptors()):
        os.closerange(beginning, end)
        beginning = end + 1
    return kept


def binary(descriptor):
    """On Windows: the descriptor, no longer changing the ends of lines."""
    import msvcrt

    msvcrt.setmode(descriptor, os.O_BINARY)
    return descriptor


def most_descriptors():
    """One more than the largest descriptor that may be open."""
    with contextlib.suppress(OSError, ValueError):
        return max(map(int, os.listdir("/proc/self/fd"))) + 1
    return 4096


def bare_environment():
    """No folder, no name and no secret of the grader's; threads of NumPy's would only get in each other's way."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG") if name in os.environ}
    os.environ.clear()
    os.environ.update(kept, PATH="", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    with contextlib.suppress(OSError):
        os.chdir("/")


def find_packages(packages):
    """NumPy from where it lies, without a look at any other package beside it."""
    sys.path.append(packages)
    import numpy.fft
    import numpy.linalg
    import numpy.random  # noqa: F401  what NumPy fetches later it finds through its own folder

    sys.path.remove(packages)


def cold():
    """A child that nobody forked: what a fork server has ready, it has to fetch."""
    order = json.loads(sys.argv[1])
    sys.path.insert(0, order["folder"])
    find_packages(order["packages"])
    from dlcore.classroom.box import lockdown

    live(0, 1, lockdown.Lock(order["layers"], order["program"]))


if __name__ == "__main__":
    cold()
