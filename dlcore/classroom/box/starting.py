"""Starting children: from a warm fork server on Linux, one by one everywhere else.

What a child may know of this course is copied into a folder of its own: the wire, the room `running`, and the words
of messages. Answers, exercises and cases stay where they are, and no child ever has a name for that place.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from importlib.resources import files
from pathlib import Path

import numpy as np

from dlcore.classroom.box import bubblewrap, seccomp
from dlcore.classroom.box.ends import PipeEnd, SocketEnd, TooSlow
from dlcore.classroom.box.outcomes import Gone
from dlcore.classroom.box.wire import BadFrame
from dlcore.messages import _

COPIED = ("dlcore", "dlcore/running", "dlcore/classroom/box")
"""Rooms, and of the first `messages` alone. A worker of a cluster may have them in a zip."""
STARTING = 60.0
"""Seconds that a server or a child may take to start, on a machine that is busy."""


def copies():
    """A new folder with the files that a child needs and no others, as a package of the same name."""
    folder = Path(tempfile.mkdtemp(prefix="dlcore-box-"))
    for room in COPIED:
        (folder / room).mkdir(parents=True)
        for file in files("dlcore").joinpath(*room.split("/")[1:]).iterdir():
            if file.name.endswith(".py") and (room != "dlcore" or file.name == "messages.py"):
                (folder / room / file.name).write_bytes(file.read_bytes())
    for package in ("dlcore", "dlcore/classroom", "dlcore/classroom/box"):
        (folder / package / "__init__.py").write_bytes(b"")
    return folder


def command(script, order, *more):
    """Python itself, without the packages, the folders and the settings of whoever grades."""
    python = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    return [python, "-s", "-P", "-S", "-B", str(script), json.dumps(order), *more]


def environment():
    """One thread a child; sets in the same order each time, so that a regrade finds the same."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PATH": ""}


class Starting:
    """What warm and cold have in common: a folder of copies, and what is said to a new process."""

    script = None

    def __init__(self, layers):
        self.layers, self.folder = tuple(layers), copies()
        packages = str(Path(np.__file__).parents[1])
        program = seccomp.program() if "seccomp" in self.layers else None
        self.order = {
            "folder": str(self.folder),
            "packages": packages,
            "layers": [name for name in self.layers if name != "bubblewrap"],
            "program": program.hex() if program else None,
        }

    @property
    def file(self):
        return self.folder / "dlcore" / "classroom" / "box" / self.script

    def locked_child(self):
        """A new child with every layer that it is to have, else an error: nothing runs half locked."""
        child = self.child()
        try:
            applied = child.receive(time.monotonic() + STARTING, list)
        except (Gone, TooSlow, BadFrame) as error:
            child.end()
            raise ServerGone(_("A process for a student's code did not start.")) from error
        if applied != self.order["layers"]:
            child.end()
            raise Unlocked(
                _("Not every layer could be applied: {wanted} were wanted, and {applied} are there.").format(
                    wanted=", ".join(self.order["layers"]), applied=", ".join(map(str, applied)) or _("none")
                ),
                applied,
            )
        return child

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Cold(Starting):
    """A Python of its own for each child, with two pipes: slower, and the same on every system."""

    script = "child.py"

    def child(self):
        process = subprocess.Popen(
            command(self.file, self.order),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=os.name == "posix",
        )
        return PipeEnd(process)


class Warm(Starting):
    """A fork server. Its folder is deleted as soon as it has read it: there is nothing left to find."""

    script = "server.py"

    def __init__(self, layers):
        super().__init__(layers)
        self.turn = threading.Lock()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        words = command(self.file, self.order, str(theirs.fileno()))
        if "bubblewrap" in self.layers:
            words = bubblewrap.around(words, self.folder, self.order["packages"])
        with theirs:
            self.process = subprocess.Popen(
                words,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                start_new_session=True,
            )
        self.wait_until_ready()

    def wait_until_ready(self):
        """The server says in which worlds it is: with bubblewrap they must not be ours."""
        self.control.settimeout(STARTING)
        try:
            worlds = json.loads(self.ask())
            if "bubblewrap" in self.layers and set(worlds) & set(bubblewrap.namespaces()):
                raise ServerGone(_("Bubblewrap did not shut off the server of the grading processes."))
        except (ServerGone, OSError):
            self.close()
            raise
        finally:
            super().close()

    def child(self):
        mine, theirs = socket.socketpair()
        try:
            with self.turn, theirs:
                socket.send_fds(self.control, [b"fork"], [theirs.fileno()])
                number = int(self.ask())
        except (ServerGone, OSError):
            mine.close()
            raise ServerGone(_("The server of the grading processes has ended.")) from None
        return SocketEnd(mine, lambda: self.end(number))

    def end(self, number):
        """A child has ended when this returns, be it because its server has."""
        with contextlib.suppress(ServerGone, OSError), self.turn:
            self.control.sendall(str(number).encode())
            self.ask()

    def ask(self):
        try:
            answer = self.control.recv(4096)
        except OSError:
            answer = b""
        if not answer:
            raise ServerGone(_("The server of the grading processes has ended."))
        return answer

    def close(self):
        self.control.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class ServerGone(RuntimeError):
    """The fork server has ended, which no child can bring about where all layers are applied."""


class Unlocked(RuntimeError):
    """A door that was to be shut is not: no student's code was run. `applied` are those that are."""

    def __init__(self, sentence, applied=()):
        super().__init__(sentence)
        self.applied = tuple(applied)
