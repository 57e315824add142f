"""The Outcome of a call as plain values, and an Outcome made of such values again.

What comes from a student's process may be anything: `retold` takes of each part only what can be believed, and
builds errors of its own. Their types are Python's, by name out of a list; any other becomes a new type with its
name, under the nearest one that is known.
"""

import builtins

import numpy as np

from dlcore.messages import N_, _
from dlcore.running import errors
from dlcore.running.call import Outcome, OutOfTime
from dlcore.running.stub import NotAttempted


class TooMuch(ValueError):
    """An answer that does not fit through the wire."""


TOO_MUCH = N_("what it returns is too large to look at")


class Gone(RuntimeError):
    """The process in which a student's code ran has ended, or answers nonsense."""


PLAIN = """ArithmeticError AssertionError AttributeError BufferError EOFError Exception FloatingPointError ImportError
IndentationError IndexError KeyError LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError
OverflowError PermissionError RecursionError RuntimeError StopIteration SyntaxError SystemExit TimeoutError TypeError
UnboundLocalError ValueError ZeroDivisionError FileNotFoundError KeyboardInterrupt GeneratorExit BlockingIOError
FileExistsError IsADirectoryError NotADirectoryError ConnectionError ReferenceError SystemError""".split()
KINDS = {name: getattr(builtins, name) for name in PLAIN}
KINDS |= {kind.__name__: kind for kind in (NotAttempted, OutOfTime, TooMuch, Gone, np.linalg.LinAlgError)}
TEXT = 1000
"""Characters of an error's text that travel."""


def told(outcome, function=None):
    """An Outcome as plain values; what is as usual is left out."""
    seen = {
        "error": None if outcome.error is None else told_error(outcome.error, function),
        "changed": outcome.changed,
        "warned": tuple(text[:300] for text in outcome.warned[:20]),
        "printed": outcome.printed,
        "printed_length": outcome.printed_length,
    }
    return {"value": outcome.value} | {name: part for name, part in seen.items() if part}


def told_error(error, function=None):
    """An error as plain values: the names of its kinds, its text, the line, the nearest name."""
    seen = {"kinds": [kind.__name__ for kind in type(error).__mro__][:12], "text": "", "arguments": ()}
    try:
        seen["text"] = str(error)[:TEXT]
        seen["arguments"] = tuple(map(plain_argument, error.args[:5]))
        if isinstance(error, NameError):
            seen["name"], seen["near"] = str(error.name or ""), errors.near(error)
        if function is not None:
            seen["seen_at"] = errors.where(error, function)
    except BaseException:  # an error of a student's own may do anything when it is looked at
        pass
    return seen


def plain_argument(part):
    return part if type(part) in (int, float, bool, type(None)) else str(part)[:TEXT]


def retold(answer):
    """The Outcome that plain values tell of. Whatever is not as `told` makes it is left out."""
    length = answer.get("printed_length")
    return Outcome(
        value=answer.get("value"),
        error=rebuilt(answer["error"]) if isinstance(answer.get("error"), dict) else None,
        changed=tuple(i for i in listed(answer, "changed") if type(i) is int and 0 <= i < 100),
        warned=texts(answer, "warned")[:20],
        printed=text(answer, "printed", 10_000),
        printed_length=length if type(length) is int and 0 <= length < 2**53 else 0,
    )


def rebuilt(seen):
    """An error of our own that looks like the one told of."""
    names = [name for name in texts(seen, "kinds")[:12] if name.isidentifier()] or ["Exception"]
    known = next((KINDS[name] for name in names if name in KINDS), Exception)
    kind = known if known.__name__ == names[0] else type(names[0][:60], (known,), {"__init__": plain_init})
    error = (
        TooMuch(_(TOO_MUCH))
        if kind is TooMuch
        else made(kind, listed(seen, "arguments")[:5], text(seen, "text", TEXT))
    )
    if isinstance(error, NameError):
        error.name, error.near = text(seen, "name", 100) or None, text(seen, "near", 100) or None
    place = listed(seen, "seen_at")
    well = len(place) == 2 and type(place[0]) is int and isinstance(place[1], str)
    error.seen_at = (place[0], place[1][:300]) if well else None
    return error


def plain_init(error, *arguments):
    """The first step of a type whose own first steps we do not know."""


def made(kind, arguments, text):
    """An error of this kind with this text: from the same arguments if that gives it, else from the text alone."""
    if kind is OutOfTime:
        return OutOfTime.__new__(OutOfTime)
    arguments = [part for part in arguments if isinstance(part, int | float | str | None)]
    try:
        error = kind(*arguments)
    except (TypeError, ValueError):
        return kind(text)  # a SyntaxError has its place among its arguments, and is particular about it
    return error if str(error) == text else kind(text)


def seen_again(seen):
    """What can be seen in a function, as far as it is as `facts` makes it; None if there is no function."""
    if not isinstance(seen, dict):
        return None
    return {
        "signature": text(seen, "signature", 200) or None,
        "fits": [count is True for count in listed(seen, "fits")[:16]],
        "loops": seen.get("loops") if isinstance(seen.get("loops"), bool) else None,
        "sizes": [size for size in listed(seen, "sizes")[:100] if type(size) is int],
        "notebook_data": list(texts(seen, "notebook_data"))[:100],
    }


def listed(answer, name):
    found = answer.get(name)
    return list(found) if isinstance(found, tuple | list) else []


def texts(answer, name):
    return tuple(part[:300] for part in listed(answer, name) if isinstance(part, str))


def text(answer, name, length):
    found = answer.get(name)
    return found[:length] if isinstance(found, str) else ""
