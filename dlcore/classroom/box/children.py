"""Children at work: what is asked of them, on whose time, and which of them the next submission may have.

A child that was too slow, ended or wrote nonsense is thrown away by whoever asked it. Two kinds stay for a while, one
of each: that which reads, in which nothing of what it reads is run, and that which runs what only computes.
"""

import contextlib
import time

from dlcore.classroom.box.ends import TooSlow
from dlcore.classroom.box.outcomes import TOO_MUCH, Gone, TooMuch, told
from dlcore.classroom.box.questions import answered
from dlcore.classroom.box.wire import BadFrame
from dlcore.messages import _
from dlcore.running.call import Outcome, OutOfTime

GRACE = 0.5
"""Seconds after its time limit that a child has to say that a call was interrupted; then it is killed."""
TURNS = 30
"""Submissions that one child serves: some memory and time they may use up."""
TROUBLE = (TooSlow, Gone, BadFrame)
"""What a child can do to a request, other than to do it."""


def trouble(error):
    """What is said of it: too slow is what it would be in a notebook."""
    if isinstance(error, TooSlow):
        return OutOfTime.__new__(OutOfTime)
    if isinstance(error, BadFrame):
        return Gone(_("What came from the process in which this code ran is no answer."))
    return error


class Allowance:
    """The seconds that a submission has for all that is asked of its children."""

    def __init__(self, seconds):
        self.left = seconds

    @contextlib.contextmanager
    def spent(self):
        """What happens inside costs its time. Raises TooSlow if there is none left."""
        if not self.left:
            raise TooSlow
        began = time.monotonic()
        try:
            yield
        finally:
            self.left = max(self.left - (time.monotonic() - began), 0.0)


class Child:
    """A child at work: the answers that this submission has loaded into it, and how many submissions it has served."""

    def __init__(self, end):
        self.wire, self.loaded, self.turns = end, [], 1

    def shared(self, key):
        """Whether other answers than this one have run in it."""
        return self.turns > 1 or bool({*self.loaded} - {key})

    def ask(self, request, seconds, offered=None):
        """The answer to a request; questions that the child asks on the way are answered from `offered`."""
        deadline, functions = time.monotonic() + seconds + GRACE, []
        self.wire.send(request, deadline, functions)
        answer = self.wire.receive(deadline)
        while "ask" in answer:
            self.reply(answered(answer, functions, offered or {}, deadline - GRACE), deadline, functions)
            answer = self.wire.receive(deadline)
        return answer

    def reply(self, answer, deadline, functions):
        try:
            self.wire.send(answer, deadline, functions)
        except BadFrame:
            self.wire.send(told(Outcome(error=TooMuch(TOO_MUCH))), deadline)

    def end(self):
        self.wire.end()


class Children:
    """Where a submission gets its children from; `start()` starts one."""

    def __init__(self, start):
        self.start, self.kept = start, {}

    def take(self, kind=None):
        """A child of this kind that was given back, or a new one."""
        if kind not in self.kept:
            return Child(self.start())
        child = self.kept.pop(kind)
        child.turns, child.loaded = child.turns + 1, []
        return child

    def give_back(self, kind, child):
        """It is for the next submission, unless it has served enough, or there is one."""
        if kind in self.kept or child.turns >= TURNS:
            child.end()
        else:
            self.kept[kind] = child

    def close(self):
        while self.kept:
            self.kept.popitem()[1].end()
