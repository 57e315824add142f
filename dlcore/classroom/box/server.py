"""The fork server: Python and NumPy loaded once, then a fork for every child, which takes milliseconds.

    python server.py ORDER CONTROL      ORDER is JSON, CONTROL the number of an inherited socket

It has no answers, no cases and no student's text: only the wire of each child passes through its hands. The grader
asks for a child by sending one end of its wire, and ends it by its number. When the grader is gone, in whatever
way, the server ends its children and itself.
"""

import contextlib
import gc
import json
import os
import signal
import socket
import sys

MODULES = """abc array bisect calendar cmath collections contextlib copy csv dataclasses datetime decimal enum fractions
functools hashlib heapq io itertools json keyword math numbers operator pprint random re resource secrets statistics
string struct textwrap time timeit traceback types typing unicodedata warnings zlib""".split()
"""What an answer may import of the standard library, and what shuts the doors, is loaded beforehand."""


class Server:
    """Forks children and ends them, one order after the other."""

    def __init__(self, control, lock):
        self.control, self.lock, self.children = control, lock, set()

    def serve(self, worlds):
        self.control.sendall(json.dumps(worlds).encode())
        while True:
            text, descriptors, _flags, _address = socket.recv_fds(self.control, 4096, 1)
            if not text:
                return self.end_all()
            if descriptors:
                self.control.sendall(str(self.fork(*descriptors)).encode())
            else:
                self.end(int(text))
                self.control.sendall(b"ended")

    def fork(self, wire):
        child = os.fork()
        if child:
            os.close(wire)
            self.children.add(child)
            return child
        try:
            from dlcore.classroom.box import lockdown
            from dlcore.classroom.box.child import live

            os.setsid()
            lockdown.die_with_parent()
            live(wire, wire, self.lock)
        finally:
            os._exit(1)

    def end(self, child):
        """Kill a child with all its group, wait until it is gone, then kill what it may have left to us."""
        if child in self.children:
            self.children.discard(child)
            for kill in (os.kill, os.killpg):
                with contextlib.suppress(OSError):
                    kill(child, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
        self.end_strangers()

    def end_strangers(self):
        """Processes that are ours though we did not start them: children of children that left their group."""
        while strangers := self.living() - self.children:
            for stranger in strangers:
                with contextlib.suppress(OSError):
                    os.kill(stranger, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(stranger, 0)

    def living(self):
        """Our children, as Linux knows them."""
        try:
            with open(f"/proc/self/task/{os.getpid()}/children") as file:
                return set(map(int, file.read().split()))
        except OSError:
            return set()

    def end_all(self):
        for child in list(self.children):
            self.end(child)


def main():
    order = json.loads(sys.argv[1])
    sys.path.insert(0, order["folder"])
    from dlcore.classroom.box.child import find_packages

    find_packages(order["packages"])
    for name in MODULES:
        __import__(name)
    from dlcore.classroom.box import bubblewrap, inside, lockdown  # noqa: F401  a child finds them loaded

    lock = lockdown.Lock(order["layers"], order["program"])
    lockdown.take_in_orphans()
    gc.collect()
    gc.freeze()  # the collector of a child leaves the memory that it shares with us alone
    Server(socket.socket(fileno=int(sys.argv[2])), lock).serve(bubblewrap.namespaces())


if __name__ == "__main__":
    main()
