"""In the child, beside the student's code: takes requests from the wire, does them, tells what happened.

    read   the texts of all cells       nothing of them is run; `pick` for all names that are known by then
    pick   a name                       the pieces of text that this answer needs
    load   those pieces, many cases     run; what can be seen in the function that they define, and calls of it
    call   a loaded answer              the Outcome of the call, as in a notebook
    calls  the same with many cases     the Outcomes, in one message

A child reads, or it loads and calls: in the one that reads, no line of a student's ever runs.
What the student's code does to this process, it does to itself: whatever goes out is only a claim, and the other
side of the wire treats it so. Nothing that would help to answer is here.
"""

import gc
import inspect
import math
import os
import queue
import random
import sys
import threading
import types
import warnings

import numpy as np

from dlcore.classroom.box import picking, wire
from dlcore.classroom.box.outcomes import TOO_MUCH, TooMuch, rebuilt, told
from dlcore.running import call, habits

ARGUMENTS = range(16)
"""Counts of arguments for which we ask a function whether it takes them."""


class Line:
    """One end of the wire: whole values in, whole values out, by plain reading and writing of descriptors."""

    def __init__(self, coming, going):
        self.coming, self.going = coming, going

    def bytes(self, count):
        found = bytearray()
        while len(found) < count:
            part = os.read(self.coming, min(count - len(found), 2**20))
            if not part:
                os._exit(0)  # the grader has gone
            found += part
        return bytes(found)

    def receive(self, function=None):
        head, body = wire.lengths(self.bytes(8))
        return wire.read(self.bytes(head), self.bytes(body), function, generators=True)

    def send(self, value):
        left = memoryview(wire.framed(value))
        while left:
            left = left[os.write(self.going, left) :]


class Stage:
    """The one thread in which calls are made: started before the doors are locked, none can be started after.

    To `run` it looks like a fresh thread for each call.
    """

    def __init__(self, first):
        self.work, self.over = queue.SimpleQueue(), threading.Event()
        self.work.put(first)
        self.thread = threading.Thread(target=self.wait_for_work, daemon=True)
        self.thread.start()
        self.over.wait()
        self.ident = self.thread.ident

    def wait_for_work(self):
        while True:
            self.work.get()()
            self.over.set()

    def __call__(self, target):
        self.target = target
        self.over.clear()
        return self

    def start(self):
        self.work.put(self.target)
        self.target = None  # nothing of one submission is kept here for the next

    def join(self, timeout=None):
        self.over.wait(timeout)

    def is_alive(self):
        return not self.over.is_set()


class Session:
    """What this child holds: the cells that it reads, or the one answer that it runs."""

    def __init__(self, line):
        self.line, self.functions = line, []

    def serve(self):
        """Answer requests until the grader hangs up; random numbers are the same each time."""
        sys.modules["__main__"] = types.ModuleType("__main__")
        random.seed(0)
        np.random.seed(0)  # noqa: NPY002  what a student's own code may draw from
        requests = {"read": self.read, "pick": self.pick, "load": self.load}
        requests |= {"call": self.call, "calls": self.calls}
        while True:
            request = self.line.receive(self.asked)
            answer = requests[request.pop("do")](**request)
            try:
                self.line.send(answer)
            except wire.BadFrame:
                self.line.send(told(call.Outcome(error=TooMuch(TOO_MUCH))))

    def read(self, cells, names):
        gc.disable()  # what it reads is in no circles, and goes by itself
        self.book = picking.Book(cells)
        return {"picked": [self.book.pick(*name) for name in names]}

    def pick(self, name, offered):
        return {"picked": self.book.pick(name, offered)}

    def load(self, picked, offered, seconds, cases, anew):
        """Run an answer's definitions; with cases, which nothing interrupts, the answer is called as well.

        anew   nothing is left of earlier submissions
        """
        if anew and self.functions:
            self.functions.clear()
            gc.collect()
        stand_ins = {name: self.asked(name, name) for name in offered}
        number = len(self.functions)
        self.functions.append(None)

        def loading():
            self.functions[number], _namespace = picking.load(picked, stand_ins)

        outcome = call.run(loading, (), math.inf if cases else seconds)
        seen = told(outcome) | {"facts": facts(self.functions[number])}
        return seen | self.calls(number, cases) if cases and seen["facts"] else seen

    def call(self, number, arguments, seconds, edit):
        function = self.functions[number]
        function = habits.resized(function, *edit) if edit else function
        return told(call.run(function, arguments, seconds), function)

    def calls(self, number, cases):
        """Several calls. Nothing interrupts them: where they take too long, the grader ends this child."""
        function, outcomes = self.functions[number], []
        for arguments in cases:
            outcome = call.run(function, arguments, math.inf)
            outcomes.append(told(outcome, function))
            if not isinstance(outcome.error, Exception | None):
                break
        return {"outcomes": outcomes}

    def asked(self, number, name):
        """A function that stays with the grader: called here, it asks there."""

        def ask(*arguments, **named):
            self.line.send({"ask": number, "arguments": arguments, "named": named})
            answer = self.line.receive(self.asked)
            for text in answer.get("warned", ()):
                warnings.warn(text, RuntimeWarning, stacklevel=2)
            if "error" in answer:
                raise rebuilt(answer["error"])
            return answer["value"]

        ask.__name__ = ask.__qualname__ = str(name)
        ask.of_the_graders = number
        return ask


def facts(function):
    """What can be seen in a function without calling it; None if there is none."""
    if not callable(function):
        return None
    takes = signature(function)
    return {
        "signature": None if takes is None else str(takes)[:200],
        "fits": [True] * len(ARGUMENTS) if takes is None else fits(takes),
        "loops": habits.loops(function),
        "sizes": sorted(habits.written_sizes(function))[:100],
        "notebook_data": [str(name)[:100] for name in habits.notebook_data(function)][:100],
    }


def signature(function):
    """What it takes; None if it does not tell, as functions written in C."""
    try:
        return inspect.signature(function)
    except Exception:  # an object of the student's may raise anything when it is asked
        return None


def fits(takes):
    """For each count of arguments by position, whether it can be called with so many."""
    parameters = takes.parameters.values()
    places = [one for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    any_number = any(one.kind is one.VAR_POSITIONAL for one in parameters)
    named = any(one.kind is one.KEYWORD_ONLY and one.default is one.empty for one in parameters)
    needed = sum(one.default is one.empty for one in places)
    most = len(ARGUMENTS) if any_number else len(places)
    return [not named and needed <= count <= most for count in ARGUMENTS]


def one_stage(first):
    """From now on calls are made in one thread that is there already, and that has done this first."""
    call.new_thread = Stage(first)
