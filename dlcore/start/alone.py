"""The one right to change `.venv`: two starts at once must not fill it together.

The operating system takes the lock back when its holder ends, however it ends. On Linux and macOS the
installer inherits it, so that one that outlives its killed parent is waited for as well.
"""

import contextlib
import os
import time

from dlcore.messages import _

if os.name == "nt":
    import msvcrt

    def locked(file):
        """Lock the first byte of the file, unless another program has."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def locked(file):
        """Lock the file, unless another program has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a network drive without locks: then there is no telling, and we go on
            return True
        return True


@contextlib.contextmanager
def alone(path):
    """Hold the lock; where another start has it, wait until that one is done."""
    with open(path, "a+b") as file:
        if not locked(file):
            print(_("Another start is installing the packages; waiting for it to finish ..."), flush=True)
            while not locked(file):
                time.sleep(0.2)
        yield file
