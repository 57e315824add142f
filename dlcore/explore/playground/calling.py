"""Calling functions of a learner's in the midst of a training: whatever they do ends as numbers or as one sentence.

It is what explore/own.py does for a slider, for calls that go on and on while other cells run: the thread that calls is
the only one whose printing is dropped, and whose questions to the keyboard are refused.
"""

import builtins
import inspect
import sys
import threading
from functools import partial

import numpy as np

from dlcore.explore.answer_form import Place, Refused, copied, fitted, seen
from dlcore.explore.own import Own, in_words, out_of_time
from dlcore.messages import _
from dlcore.running.call import ALONE, OutOfTime, in_thread, nobody_answers
from dlcore.running.errors import where
from dlcore.running.stub import NotAttempted

TIME_LIMIT = 3.0
"""Seconds that one piece of work may take: a picture, or at least one step."""

_endless = []  # functions that did not come back: they are not called again


class Called(Own):
    """A learner's function under its own name, or under another one where it has none, as a lambda."""

    def __init__(self, function, otherwise):
        name = getattr(function, "__name__", "")
        super().__init__(name if name.isidentifier() else otherwise, function)
        self.error = None
        try:
            its = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):  # some functions written in C do not tell
            its = ()
        self.parameters = [one for one in its if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
        self.required = sum(one.default is one.empty for one in self.parameters)

    def __call__(self, *arguments, like=None, parts=()):
        """The answer, in the form of `like`, and finite where the arguments are; without `like` as it is."""
        self.calls, self.running = self.calls + 1, True
        try:
            answer = self.function(*map(copied, arguments))
            if like is not None:
                answer = seen(answer)
        except BaseException as error:
            self.error = error
            raise
        self.running = False
        return answer if like is None else self.fit(answer, like, (), arguments, parts)

    def fit(self, answer, like, path, arguments, parts=()):
        """The answer, if it has the form of `like` and no nan or infinite number that was not there before."""
        value = fitted(seen(answer), like, Place(self.name, path), parts)
        for k, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if not np.isfinite(one).all() and all(map(finite, arguments)):
                its_path = (*path, parts[k]) if k < len(parts) else path
                self.complain(its_path, one, arguments[0])
        return value

    def complain(self, path, value, first):
        """A number that is none, and where it is."""
        value = np.asarray(value)
        at = tuple(map(int, np.argwhere(~np.isfinite(value))[0]))
        found = f"{value[at]:g}"
        if np.shape(first) == np.shape(value):
            Place(self.name, path).refuse(
                _("{what} is {found} where the argument is {given:.6g}."), found=found, given=first[at]
            )
        Place(self.name, path).refuse(_("{what} has {found} at {at}."), found=found, at=list(at))

    def refuse(self, why):
        raise Refused(_("Your {name} {why}.").format(name=self.name, why=why))


def finite(argument):
    """Whether an argument is numbers and nothing else, or nothing that could be asked."""
    return not isinstance(argument, np.ndarray | float) or bool(np.isfinite(argument).all())


def attempted(work, functions, seconds=None):
    """Do some work that calls these functions; returns what went wrong in words, or an empty text."""
    for function in functions:
        function.calls, function.running, function.error = 0, False, None
        if any(function.function is known for known in _endless):
            return _(
                "Your {name} did not come to an end before, so it was not called again. Mend it."
            ).format(name=function.name)
    seconds = TIME_LIMIT if seconds is None else seconds
    error = away(work, seconds)
    if error is None:
        return ""
    if isinstance(error, KeyboardInterrupt):
        raise error
    guilty = [function for function in functions if function.running]
    if isinstance(error, OutOfTime):
        slow = (guilty or functions)[0]
        _endless.append(slow.function)
        return out_of_time(slow, seconds)
    if guilty:
        return told(guilty[0].error or error, guilty[0])
    if refusal := refused(error):
        return str(refusal)
    raise error


def told(error, function):
    """The learner's error in a sentence, with the line that it came from."""
    if isinstance(error, NotAttempted):
        return _("Your {name} is not written yet.").format(name=function.name)
    line = where(error, function.function)
    sentence = in_words(error, function)
    if line is None:
        return sentence
    return _("{sentence} That was in line {number}: {text}").format(
        sentence=sentence, number=line[0], text=line[1]
    )


def refused(error):
    """The sentence that a network has wrapped into its own error, or None."""
    while error is not None and not isinstance(error, Refused):
        error = error.__cause__
    return error


def away(work, seconds):
    """Do the work in a thread of its own; the error that it ended with, or None."""
    with ALONE, Unheard() as unheard:

        def quietly():
            unheard.thread = threading.get_ident()
            with np.errstate(all="ignore"):
                work()

        return in_thread(quietly, (), seconds).get("error")


class Unheard:
    """What one thread prints is dropped, and nobody answers it; all others print and ask as before.

    It is put up and taken down by another thread than that one, which may be interrupted anywhere.
    """

    thread = None

    def __enter__(self):
        self.streams = {name: Hushed(getattr(sys, name), self) for name in ("stdout", "stderr")}
        self.asks, self.ask = builtins.input, partial(ask, self, builtins.input)
        builtins.input = self.ask
        for name, stream in self.streams.items():
            setattr(sys, name, stream)
        return self

    def __exit__(self, *error):
        self.thread = None
        for name, stream in self.streams.items():
            if getattr(sys, name) is stream:  # else another thread has put its own there meanwhile
                setattr(sys, name, stream.stream)
        if builtins.input is self.ask:
            builtins.input = self.asks


def ask(unheard, asks, *question):
    return (nobody_answers if threading.get_ident() == unheard.thread else asks)(*question)


class Hushed:
    """A stream into which one thread cannot write."""

    def __init__(self, stream, unheard):
        self.stream = stream.stream if isinstance(stream, Hushed) else stream
        self.unheard = unheard

    def write(self, text):
        return len(text) if threading.get_ident() == self.unheard.thread else self.stream.write(text)

    def __getattr__(self, name):
        return getattr(self.stream, name)
