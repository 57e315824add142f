"""What a child asks while it answers: a function of ours, called for arguments of a student's.

It is called as carefully as a function of theirs would be: with a time limit, and with little memory.
"""

import contextlib
import sys
import threading
import time
from functools import partial

from dlcore.classroom.box.ends import TooSlow
from dlcore.classroom.box.outcomes import told
from dlcore.classroom.box.wire import BadFrame, Ours
from dlcore.running import call
from dlcore.running.call import OutOfTime

HELP = 512 * 2**20
"""Bytes that a function of ours may take for arguments of theirs, where the system can say so."""
MEMORY = threading.RLock()
"""That limit belongs to the whole process."""


def answered(question, functions, offered, deadline):
    """What a function of ours gives for arguments of theirs: called as carefully as a function of theirs."""
    number, arguments, named = (question.get(part) for part in ("ask", "arguments", "named"))
    function = chosen(number, functions, offered)
    well = isinstance(arguments, tuple) and isinstance(named, dict) and all(map(is_text, named))
    if function is None or not well:
        raise BadFrame("a question about nothing")
    arguments = given_back(arguments, functions, offered)
    named = {name: given_back(value, functions, offered) for name, value in named.items()}
    left = max(deadline - time.monotonic(), 0.01)
    with little_memory():
        outcome = call.run(partial(function, **named), arguments, left)
    if isinstance(outcome.error, OutOfTime):
        raise TooSlow
    return told(outcome)


def is_text(name):
    return isinstance(name, str)


def given_back(value, functions, offered):
    """The arguments of a question, with each function of ours in them itself."""
    if isinstance(value, Ours):
        return chosen(value.number, functions, offered)
    if isinstance(value, tuple | list):
        return type(value)(given_back(part, functions, offered) for part in value)
    return value


def chosen(number, functions, offered):
    """A function by its number among the arguments, or by its name among those that are offered."""
    if isinstance(number, str):
        return offered.get(number)
    return functions[number] if type(number) is int and 0 <= number < len(functions) else None


@contextlib.contextmanager
def little_memory():
    """While a function of ours works on sizes of theirs, one million by one million is a MemoryError."""
    if sys.platform != "linux":
        yield
        return
    import resource

    with open("/proc/self/statm") as file:
        most = int(file.read().split()[0]) * resource.getpagesize() + HELP
    with MEMORY:
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        there = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([most, *there]), hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
