"""Python's and NumPy's errors in a learner's words.

The family and the numbers in a message are also an error's fingerprint: two functions that fail the same way on
the same inputs have it in common, whatever words NumPy chose.
"""

import re

from dlcore.messages import _
from dlcore.practice.checker.error_rules import KINDS, RULES
from dlcore.running.errors import near


def fingerprint(error):
    """(kind of error, family, the numbers in it), or None for no error."""
    if error is None:
        return None
    family, found = match(error)
    if family == "product":
        return type(error).__name__, family, frozenset(found)
    if family == "not finite":  # whichever array it was seen in, and which of the two was seen first
        return type(error).__name__, family, ()
    if (
        family == "index"
    ):  # X[i, j] and X[i][j] are beyond the end of the same axis, but count axes differently
        return type(error).__name__, family, (found[0], found[2])
    if family == "broadcast":
        shapes = (re.sub(r"\((1,)+", "(", shape).replace(",)", ")") for shape in found)
        return type(error).__name__, family, frozenset(shapes)
    if family:
        return type(error).__name__, family, tuple(found)
    return type(error).__name__, re.sub(r"\d+", "#", message(error)), ()


def message(error):
    try:
        return str(error)
    except Exception:  # an error of the learner's own making may have no text
        return ""


def match(error):
    """The family of an error and the parts its message names; (None, ()) for an error without a rule."""
    for pattern, family, _meaning in RULES:
        if found := re.search(pattern, message(error)):
            return family, found.groups()
    return None, ()


def in_words(error):
    """One sentence: what went wrong."""
    name = type(error).__name__
    for pattern, _family, meaning in RULES:
        if found := re.search(pattern, message(error)):
            return _(meaning).format(*(part.replace("newaxis", "-1") for part in found.groups()))
    if isinstance(error, KeyError):
        return _("a dictionary has no entry {key}.").format(key=message(error)[:80])
    if isinstance(error, UnboundLocalError):
        return _("`{name}` is used before it has a value.").format(name=local_name(error))
    if isinstance(error, NameError):
        return unknown_name(error)
    if name in KINDS:
        return _(KINDS[name])
    return f"{name}: {first_line(error)}"


def first_line(error):
    text = message(error).strip() or _("no message")
    return text.splitlines()[0][:200]


def local_name(error):
    """The variable that an UnboundLocalError is about; older Pythons name it in the message only."""
    return error.name or re.search(r"'(\w+)'", str(error)).group(1)


def unknown_name(error):
    """What to say of a name that Python does not know: the nearest one it does."""
    if meant := near(error):
        return _("there is no `{name}` here; did you mean `{near}`?").format(name=error.name, near=meant)
    return _("there is no `{name}` here, in the function or in a cell that was run.").format(name=error.name)
