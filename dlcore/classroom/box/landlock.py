"""Landlock: the kernel refuses a process every file but those that it names itself, for good (Linux 5.13 and later).

It needs no rights and works inside containers. From version 4 of its interface it also refuses connections, from
version 6 signals to other processes and sockets without a file. What is not known to this kernel is left out.
"""

import ctypes
import os
import struct
import sys
import sysconfig

libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
CREATE, ADD, RESTRICT = 444, 445, 446
VERSION = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many kinds of access to files each version of the interface knows; 16 from version 5 on."""


def version():
    """The version of the kernel's interface, 0 where it has none."""
    return max(libc.syscall(CREATE, None, ctypes.c_size_t(0), VERSION), 0) if libc else 0


def rules(readable):
    """A descriptor with the rules: these files and folders may be read, all else is refused; None if not here."""
    known = version()
    if not known:
        return None
    files = (1 << FILE_RIGHTS.get(known, 16)) - 1
    wanted = struct.pack("QQQ", files, 0b11 if known >= 4 else 0, 0b11 if known >= 6 else 0)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    made = checked(libc.syscall(CREATE, ctypes.c_char_p(wanted), ctypes.c_size_t(size), 0))
    for path in readable:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rights = READ_FILE | READ_DIR if os.path.isdir(path) else READ_FILE
        rule = struct.pack("=Qi", rights, place)
        checked(libc.syscall(ADD, made, 1, ctypes.c_char_p(rule), 0))
        os.close(place)
    return made


def restrict(made):
    """From now on, and in every thread started from here."""
    checked(libc.syscall(RESTRICT, made, 0))


def checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "landlock")
    return result


def readable(numpy):
    """What computing needs: the standard library without the packages that lie in it, NumPy, its libraries."""
    library = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    found = [
        entry.path
        for folder in library
        for entry in os.scandir(folder)
        if entry.name not in ("site-packages", "dist-packages")
    ]
    beside = os.path.join(os.path.dirname(numpy), "numpy.libs")
    return [path for path in (*found, numpy, beside) if os.path.exists(path)]
