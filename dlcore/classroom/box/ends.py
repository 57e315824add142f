"""The grader's end of a child's wire: nothing is waited for beyond its deadline, nothing is believed unread."""

import contextlib
import subprocess
import threading
import time

from dlcore.classroom.box import wire
from dlcore.classroom.box.outcomes import Gone
from dlcore.messages import _


class TooSlow(TimeoutError):
    """The deadline passed before the answer was there."""


class End:
    """Whole values to a child and from it. A child that was too slow or wrote nonsense is not asked again."""

    def send(self, value, deadline, functions=None):
        with self.until(deadline):
            self.write(wire.framed(value, functions))

    def receive(self, deadline, form=dict):
        with self.until(deadline):
            head, body = wire.lengths(self.read(8))
            value = wire.read(self.read(head), self.read(body))
        if not isinstance(value, form):
            raise wire.BadFrame("neither an answer nor a question")
        return value


class SocketEnd(End):
    """The end of a fork server's child, which `end()` ends."""

    def __init__(self, wire, end):
        self.wire, self.end_child = wire, end

    @contextlib.contextmanager
    def until(self, deadline):
        self.deadline = deadline
        try:
            yield
        except TimeoutError:
            raise TooSlow from None
        except OSError:
            raise gone() from None

    def set_timeout(self):
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.wire.settimeout(left)

    def write(self, data):
        left = memoryview(data)
        while left:
            self.set_timeout()
            left = left[self.wire.send(left) :]

    def read(self, count):
        found = bytearray()
        while len(found) < count:
            self.set_timeout()
            part = self.wire.recv(min(count - len(found), 2**20))
            if not part:
                raise gone()
            found += part
        return bytes(found)

    def end(self):
        self.wire.close()
        self.end_child()


class PipeEnd(End):
    """The end of a process with a pipe each way. Pipes know no deadline: a timer ends the process instead."""

    def __init__(self, process):
        self.process = process

    @contextlib.contextmanager
    def until(self, deadline):
        late = threading.Event()

        def kill():
            late.set()
            self.process.kill()

        timer = threading.Timer(max(deadline - time.monotonic(), 0), kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, ValueError) as error:
            if late.is_set():
                raise TooSlow from None
            raise error if isinstance(error, wire.BadFrame) else gone() from None
        except Gone:
            raise (TooSlow() if late.is_set() else gone()) from None
        finally:
            timer.cancel()

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self, count):
        found = self.process.stdout.read(count) if count else b""
        if len(found) < count:
            raise gone()
        return found

    def end(self):
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)


def gone():
    return Gone(_("The process in which this code ran has ended."))
