"""Seccomp: the kernel refuses a process every call of its own but those on a list, for good.

The list is what computing needs. Not on it: sockets, new processes and threads, signals, files to write, clocks
that ring, other processes' memory, mounts, and every call that a later kernel may add. The grader makes the program
with libseccomp once; a child takes it as it is, by one call, and needs no library for that.
"""

import contextlib
import ctypes
import errno
import functools
import os
import sys
import tempfile

libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
PR_SET_SECCOMP, FILTER = 22, 2
STEP = 8
"""Bytes of one step of a filter program."""

ALLOWED = """
    read readv pread64 write writev lseek close close_range dup dup2 dup3 poll ppoll select pselect6
    stat lstat fstat newfstatat statx access faccessat faccessat2 readlink readlinkat getdents64 getcwd
    mmap munmap mprotect mremap madvise brk membarrier futex sched_yield sched_getaffinity getcpu
    rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall exit exit_group
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage getrlimit
    getpid getppid gettid getuid geteuid getgid getegid uname sysinfo getrandom set_robust_list rseq
""".split()

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
GET_TERMINAL, CLOSE_ON_EXEC = 0x5401, 0x5451
DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, SET_STATUS, DUPLICATE_CLOSING = 0, 1, 2, 3, 4, 1030
ABSENT = ("clone3",)
"""Calls that are said not to exist, so that libraries take the older one, which is refused."""


@functools.cache
def program():
    """The bytes of the filter for this machine; None where libseccomp cannot be used."""
    try:
        import pyseccomp
    except Exception:  # without libseccomp it raises errors of several kinds
        return None
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    for name in ALLOWED:
        rule(rules, pyseccomp.ALLOW, name)
    for name in ABSENT:
        rule(rules, pyseccomp.ERRNO(errno.ENOSYS), name)
    equal, masked, argument = pyseccomp.EQ, pyseccomp.MASKED_EQ, pyseccomp.Arg
    rule(rules, pyseccomp.ALLOW, "open", argument(1, masked, WRITING, 0))
    rule(rules, pyseccomp.ALLOW, "openat", argument(2, masked, WRITING, 0))
    rule(rules, pyseccomp.ALLOW, "prlimit64", argument(2, equal, 0))
    for question in (GET_TERMINAL, CLOSE_ON_EXEC):
        rule(rules, pyseccomp.ALLOW, "ioctl", argument(1, equal, question))
    for what in (DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, SET_STATUS, DUPLICATE_CLOSING):
        rule(rules, pyseccomp.ALLOW, "fcntl", argument(1, equal, what))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def rule(rules, action, name, *arguments):
    """A name that this kind of processor does not have needs no rule."""
    with contextlib.suppress(OSError, ValueError):
        rules.add_rule(action, name, *arguments)


class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def apply(steps):
    """Put the filter on the thread that calls this; it cannot be taken off. True if it is on."""
    whole = Program(len(steps) // STEP, steps)
    return libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(whole), 0, 0) == 0
