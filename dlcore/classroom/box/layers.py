"""Which doors this machine has, in words a teacher can act on; a box is opened with as many as there are.

    bubblewrap   in front of the others: no network, no other process, hardly a file (Linux, where it is allowed)
    rlimits      memory, processor time, files, processes
    landlock     which files may be read, none to be written
    seccomp      which calls of the kernel there are

The last three are the floor on Linux. Windows has none of them and macOS a part of the first.
"""

import sys

from dlcore.classroom.box import bubblewrap, landlock, seccomp
from dlcore.classroom.box.starting import Cold, ServerGone, Unlocked, Warm
from dlcore.messages import N_, _

LINUX = sys.platform == "linux"
FLOOR = ("rlimits", "landlock", "seccomp")
ALL = ("bubblewrap", *FLOOR)

LOCKED = {
    "bubblewrap": N_("there is no network, no other process and hardly a file for a student's code"),
    "rlimits": N_("memory, processor time, files and processes are limited"),
    "landlock": N_("nothing but NumPy and the standard library can be read, and nothing written"),
    "seccomp": N_(
        "the kernel refuses sockets, processes, threads, signals and what else computing does not need"
    ),
}
WITHOUT = N_(
    "Code that you grade here runs with your rights: it could read, change and delete your files and use the network."
)


def opened(layers=None, unsafe=False, warm=None):
    """A way to start children, with every layer asked for; on Linux never below the floor without `unsafe`."""
    kind = Warm if (LINUX if warm is None else warm) else Cold
    if layers is None:
        return with_all_there_are(kind, unsafe)
    if LINUX and not unsafe and not set(FLOOR) <= set(layers):
        raise Unlocked(refusal([name for name in FLOOR if name not in layers]), layers)
    return tried(kind, layers)


def with_all_there_are(kind, unsafe):
    if kind is Warm and bubblewrap.program():
        try:
            return tried(kind, ALL)
        except (ServerGone, Unlocked):
            pass  # this system lets nobody make namespaces: the floor holds without them
    try:
        return tried(kind, FLOOR)
    except Unlocked as less:
        there = tuple(name for name in FLOOR if name in less.applied)
        if LINUX and not unsafe:
            raise Unlocked(refusal([name for name in FLOOR if name not in there]), there) from None
        return tried(kind, there)


def tried(kind, layers):
    """Started, and one child made and ended: what does not work is known before a class is graded."""
    starting = kind(layers)
    try:
        starting.locked_child().end()
    except BaseException:
        starting.close()
        raise
    return starting


def refusal(missing):
    reasons = " ".join(_("{name}: {reason}.").format(name=name, reason=lack(name)) for name in missing)
    return " ".join([_("Grading needs more protection than this machine gives."), reasons, _(WITHOUT)])


def lack(name):
    """Why a layer is not there, and what to do about it."""
    if not LINUX:
        return _("only Linux has it; grade there, in WSL or in a container")
    if name == "bubblewrap":
        if not bubblewrap.program():
            return _("it is not installed (`apt install bubblewrap`); the other layers hold without it")
        return _("this system lets nobody make namespaces; the other layers hold without it")
    if name == "landlock" and not landlock.version():
        return _("this kernel has it not, or it is switched off; it came with Linux 5.13")
    if name == "seccomp" and seccomp.program() is None:
        return _("`pyseccomp` or libseccomp is missing (`pip install pyseccomp`, `apt install libseccomp2`)")
    return _("it was not asked for, or this system refused it")


def warning(layers):
    """What has to be said before grading with less than the floor; empty where there is no need."""
    return "" if set(FLOOR) <= set(layers) else _(WITHOUT)


def layers_here():
    """[(name, whether it is applied here, a sentence)], found out by applying them."""
    starting = opened(unsafe=True)
    starting.close()
    return [
        (name, name in starting.layers, _(LOCKED[name]) if name in starting.layers else lack(name))
        for name in ALL
    ]
