"""Calling a learner's function so that nothing it does can hurt: no error, no endless loop, no flood of text.

The call runs in a thread of its own. When its time is up an exception is raised in that thread, and from then on
once more at every line it still executes: a single one could be swallowed by a bare `except:`. This works on all
operating systems and in every front end, because it needs no signals and no second process.
"""

import builtins
import contextlib
import copy
import ctypes
import io
import math
import os
import random
import sys
import threading
import time
import warnings
from dataclasses import dataclass
from functools import partial

import numpy as np

from dlcore.messages import _
from dlcore.running.values import differs, plain

TIME_LIMIT = 3.0
"""Seconds that one trial call may take."""
LONG_CALL = 6.0
"""Seconds that we go on trying to interrupt before a call that cannot be interrupted is left behind."""
SHOWN = 10_000
"""Characters of printed text that are kept."""
ALONE = threading.RLock()
"""Output streams and warnings belong to the whole process: a slider's thread must not swap them during a check."""

new_thread = partial(threading.Thread, daemon=True)
"""Where a call gets its thread. A grader's child, in which no thread can be started, puts the one it has here."""

set_async_error = ctypes.PYFUNCTYPE(None, ctypes.c_ulong, *[ctypes.py_object] * 4)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
"""C's own function (thread, exception class): raises the class in the thread at its next step in Python.

It is declared with three arguments more, which it ignores: those of a trace function. The one used at each line
has to be C all the way, because an exception that arrives while a trace function runs Python code would end the
tracing.
"""


class OutOfTime(BaseException):
    """Raised in the learner's function when its time is up; swallowed, it comes back at the next line."""

    def __init__(self):
        super().__init__()
        come_back = trace_function(threading.get_ident())
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != __file__:
            frame.f_trace, frame = come_back, frame.f_back
        with contextlib.suppress(
            RuntimeError
        ):  # raised while the function above is being set: then it is set
            sys.settrace(trace_function(NOBODY))


NOBODY = 0


def trace_function(thread_identity):
    return partial(set_async_error, thread_identity, OutOfTime)


class Printed(io.StringIO):
    """Keeps the first characters written to it and counts the rest."""

    def __init__(self):
        super().__init__()
        self.length = 0

    def write(self, text):
        room = SHOWN - self.length
        self.length += len(text)
        if room > 0:
            super().write(text[:room])
        return len(text)


@dataclass
class Outcome:
    """What one call did: returned a value or raised, and what else could be seen of it."""

    value: object = None
    error: BaseException | None = None
    finished: bool = True
    changed: tuple = ()
    warned: tuple = ()
    printed: str = ""
    printed_length: int = 0


def run(function, arguments, time_limit=None):
    """Call `function` on copies of `arguments`; the Outcome says everything, nothing is raised.

    With an infinite time limit there is nobody who would interrupt it, and so no other thread.
    """
    mine = copy.deepcopy(tuple(arguments))
    printed = Printed()
    with ALONE, warnings.catch_warnings(record=True) as caught, redirected(printed):
        warnings.simplefilter("always")
        if time_limit == math.inf:
            answer = at_once(function, mine)
        else:
            answer = in_thread(function, mine, TIME_LIMIT if time_limit is None else time_limit)
    return Outcome(
        value=answer.get("value"),
        error=answer.get("error"),
        finished="left" not in answer,
        changed=tuple(i for i, (a, b) in enumerate(zip(arguments, mine, strict=True)) if differs(a, b)),
        warned=tuple(dict.fromkeys(str(warning.message) for warning in caught)),
        printed=printed.getvalue(),
        printed_length=printed.length,
    )


@contextlib.contextmanager
def redirected(stream):
    """What is printed goes to the stream, and nobody is there to answer a question."""
    asked, typed = builtins.input, sys.stdin
    builtins.input, sys.stdin = nobody_answers, io.StringIO()
    try:
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            yield
    finally:
        builtins.input, sys.stdin = asked, typed


def nobody_answers(question=""):
    raise EOFError(_("`input` waits for the keyboard; here the arguments are all there is."))


@contextlib.contextmanager
def undisturbed():
    """Afterwards the folder, the environment and the random numbers of the notebook are what they were."""
    folder, environment = current_folder(), dict(os.environ)
    drawn, drawn_by_numpy = random.getstate(), np.random.get_state()  # noqa: NPY002  the learner's may be old
    try:
        yield
    finally:
        if folder and folder != current_folder():
            os.chdir(folder)
        if os.environ != environment:
            os.environ.clear()
            os.environ.update(environment)
        random.setstate(drawn)
        np.random.set_state(drawn_by_numpy)  # noqa: NPY002


def current_folder():
    """Where relative paths begin; None if that folder was deleted meanwhile."""
    with contextlib.suppress(OSError):
        return os.getcwd()


def at_once(function, arguments):
    """{"value": ...} or {"error": ...}, in this thread; NumPy warns as it does in a new one."""
    try:
        with np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
            return {"value": plain(function(*arguments))}
    except BaseException as error:
        return {"error": error}


def in_thread(function, arguments, time_limit):
    """{"value": ...} or {"error": ...}, with "left": True if the call could not even be interrupted."""
    answer = {}

    def work():
        try:
            try:
                answer["value"] = plain(function(*arguments))
            except BaseException as error:
                answer["error"] = error
            answer["over"] = True
            sys.settrace(None)
        except BaseException:  # a second interruption was on its way when the first one had left the function
            sys.settrace(None)

    thread = new_thread(target=work)
    thread.start()
    try:
        thread.join(time_limit)
    except KeyboardInterrupt:  # the learner pressed stop
        interrupt(thread, answer)
        return {"error": KeyboardInterrupt()}
    if not thread.is_alive():
        return answer
    left = not interrupt(thread, answer)
    return {"error": OutOfTime.__new__(OutOfTime)} | ({"left": True} if left else {})


def interrupt(thread, answer):
    """Raise OutOfTime in the thread until its call is over; False if that is not so after LONG_CALL seconds."""
    deadline = time.monotonic() + LONG_CALL
    while "over" not in answer and thread.is_alive() and time.monotonic() < deadline:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(OutOfTime))
        thread.join(0.1)
    thread.join(0.1)
    return not thread.is_alive()
