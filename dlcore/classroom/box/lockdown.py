"""The doors of a child, shut from inside before it hears of a student's code. None can be opened again.

    rlimits    memory, processor seconds, size and number of files, no new processes
    landlock   the kernel refuses every file but NumPy's and the standard library's, to read
    seccomp    the kernel refuses every call but those that computing needs: no socket, no process, no signal

The first is there on every Unix, the others on Linux. They need no rights, work inside containers, and hold for
every thread of the child, whatever it runs.
"""

import ctypes
import os
import struct
import sys

from dlcore.classroom.box import landlock, seccomp

FLOOR = ("rlimits", "landlock", "seccomp")
LINUX = sys.platform == "linux"
libc = ctypes.CDLL(None, use_errno=True) if LINUX else None

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, SIGKILL = 1, 4, 36, 38, 9
CAPABILITIES = struct.pack("II", 0x20080522, 0), bytes(24)
LIMITS = {
    "RLIMIT_CPU": 60,
    "RLIMIT_FSIZE": 0,
    "RLIMIT_CORE": 0,
    "RLIMIT_NOFILE": 64,
    "RLIMIT_MEMLOCK": 0,
    "RLIMIT_MSGQUEUE": 0,
    "RLIMIT_NPROC": 0,
}
MEMORY = 768 * 2**20
"""Bytes that a child may take beyond what Python and NumPy have at its beginning."""


class Lock:
    """The doors of the children of one server: prepared once, shut in each child."""

    def __init__(self, layers, program=None):
        self.layers = tuple(layers)
        self.program = bytes.fromhex(program) if program else None
        self.rules = None
        if "landlock" in self.layers:
            import numpy

            self.rules = landlock.rules(landlock.readable(os.path.dirname(numpy.__file__)))

    def descriptors(self):
        """What has to stay open until the doors are shut."""
        return () if self.rules is None else (self.rules,)

    def shut(self, last_thread):
        """Shut every door that was asked for; the names of those that are shut.

        `last_thread(work)` starts the only other thread that there will be, which does the work on itself first:
        some doors are shut thread by thread, and pass on to threads started later only.
        """
        shut, filtered, memory = [], [], memory_now()
        if LINUX:
            self.alone()
        if self.rules is not None:
            landlock.restrict(self.rules)
            os.close(self.rules)
            shut.append("landlock")
        last_thread(lambda: filtered.append(self.filter()))
        if "rlimits" in self.layers and limits(memory):
            shut.append("rlimits")
        filtered.append(self.filter())
        if filtered == [True, True]:
            shut.append("seccomp")
        return [name for name in self.layers if name in shut]

    def alone(self):
        """No rights, none to be gained, no look into this process from outside, no life after its parent's."""
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.capset(*CAPABILITIES)

    def filter(self):
        return "seccomp" in self.layers and self.program is not None and seccomp.apply(self.program)


def die_with_parent():
    if LINUX:
        libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)


def take_in_orphans():
    """Processes whose parent has ended become ours, so that we can end them."""
    if LINUX:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def limits(memory):
    """Lower every limit that this system has; False where it has none. `memory` is what is taken already."""
    try:
        import resource
    except ImportError:
        return False
    for name, most in LIMITS.items():
        if hasattr(resource, name):
            lower(resource, getattr(resource, name), most)
    if LINUX:  # macOS has the limit and does not keep it
        lower(resource, resource.RLIMIT_AS, memory + MEMORY)
    return True


def lower(resource, limit, most):
    """A limit that was lower already stays."""
    _soft, hard = resource.getrlimit(limit)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (most, most))


def memory_now():
    """Bytes of this process's address space, as Linux counts them."""
    if not LINUX:
        return 0
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
