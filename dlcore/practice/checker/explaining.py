"""Python's and NumPy's errors in a learner's words.

    RULES   a pattern of the message, a name for the family, and what it means

The family and the numbers in a message are also an error's fingerprint: two functions that fail the same way on
the same inputs have it in common, whatever words NumPy chose.
"""

import builtins
import difflib
import linecache
import re
import traceback

from dlcore.messages import N_, _
from dlcore.practice.checker.habits import written

RULES = [
    (
        r"mismatch in its core dimension.*size (\d+) is different from (\d+)",
        "product",
        N_("a matrix product needs the inner sizes to be equal; here they are {1} and {0}."),
    ),
    (
        r"not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)",
        "product",
        N_("a dot product needs the inner sizes to be equal; here they are {0} and {1}."),
    ),
    (
        r"does not have enough dimensions",
        "rank",
        N_("a matrix product with a plain number in it; use * for that."),
    ),
    (
        r"could not be broadcast together with remapped shapes",
        "einsum",
        N_("in `einsum` a letter stands for one size; here a letter has two."),
    ),
    (
        r"could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))",
        "broadcast",
        N_("shapes {0} and {1} do not fit: each axis must be equal, or 1 in one of the two."),
    ),
    (
        r"output operand with shape (\([\d,]*\)) doesn't match the broadcast shape (\([\d,]*\))",
        "into",
        N_("a result of shape {1} does not fit into the array of shape {0} that is to take it."),
    ),
    (
        r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
        "assign",
        N_("numbers of shape {0} do not fit into the shape {1} that they are assigned to."),
    ),
    (
        r"inhomogeneous shape|setting an array element with a sequence",
        "ragged",
        N_("things of different shapes do not make one array."),
    ),
    (
        r"Cannot cast ufunc",
        "cast",
        N_("an array of whole numbers cannot take fractions in place; compute a new array."),
    ),
    (
        r"bitwise_xor|for \^:",
        "power",
        N_("`^` is no power in Python; `**` is."),
    ),
    (
        r"math domain error|expected a (?:positive|nonnegative) input",
        "domain",
        N_("a logarithm of 0 or less, or a root of a negative number."),
    ),
    (
        r"unsupported operand.*NoneType",
        "none",
        N_("None is computed with; that is what a function without `return` gives."),
    ),
    (
        r"'(?:int|float)' object is not iterable",
        "count",
        N_("a single number was to be gone through entry by entry; `range(m)` counts from 0 to m - 1."),
    ),
    (
        r"cannot reshape array of size (\d+) into shape (\([\w,]*\))",
        "reshape",
        N_("{0} numbers do not fill the shape {1}."),
    ),
    (
        r"only (?:length-1|size-1|0-dimensional) arrays can be converted",
        "scalar",
        N_("a function for one number was given an array; NumPy's own functions take whole arrays."),
    ),
    (
        r"truth value of an array.*ambiguous",
        "truth",
        N_(
            "one True or False is needed, as by `if`, `not` or `max`, and here is an array of them; `np.where` chooses "
            "entry by entry."
        ),
    ),
    (
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        "index",
        N_("index {0} on axis {1}, which has {2} entries, counted from 0."),
    ),
    (
        r"too many indices for array: array is (\d+)-dimensional, but (\d+)",
        "indices",
        N_("there are {1} indices, more than the array has axes, which is {0}."),
    ),
    (
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "axis",
        N_("there is no axis {0}: axes are counted from 0, and the number of them is {1}."),
    ),
    (
        r"numpy boolean (subtract|negative)",
        "boolean",
        N_("True and False take no minus sign; turn them into numbers with `.astype(int)`."),
    ),
    (
        r"read-only",
        "read-only",
        N_("an array that must not be changed is written to; work on a copy."),
    ),
    (
        r"cannot unpack non-iterable",
        "unpack",
        N_("one thing was given where several were to be unpacked."),
    ),
    (
        r"contains (nan|an infinite number)",
        "not finite",
        N_("{0} came up on the way and was handed on. Where is something divided by 0, or too large?"),
    ),
    (
        r"except for the concatenation axis must match.*dimension (\d+),.*has size (\d+) and.*has size (\d+)",
        "together",
        N_(
            "arrays that are put together need equal sizes on every other axis; on axis {0} they have {1} and {2}."
        ),
    ),
    (
        r"Cannot interpret '\d+' as a data type",
        "tuple of sizes",
        N_("the sizes of an array are one argument, a tuple: `np.zeros((2, 3))`."),
    ),
    (
        r"^(?:list|tuple) index out of range",
        "place",
        N_("an index goes beyond the end of a list; the last place is its length minus 1."),
    ),
    (
        r"'dict' object has no attribute '(\w+)'",
        "entry",
        N_("a dictionary has no `.{0}`; square brackets take an entry out of it."),
    ),
    (
        r"'([\w.]+)' object has no attribute '(\w+)'",
        "attribute",
        N_("a value of type {0} has no `.{1}`."),
    ),
    (
        r"not callable",
        "call",
        N_("round brackets after something that is not a function; indexing takes square ones."),
    ),
]
KINDS = {
    "ZeroDivisionError": N_("something is divided by zero."),
    "RecursionError": N_("the function calls itself without end."),
    "MemoryError": N_("an array is too large for this computer's memory."),
    "SystemExit": N_("it asks Python to stop (`exit` or `sys.exit`); use `return` to leave a function."),
    "KeyboardInterrupt": N_("it was stopped from the keyboard."),
}


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
    frame = list(traceback.walk_tb(error.__traceback__))[-1][0] if error.__traceback__ else None
    known = [*frame.f_locals, *frame.f_globals, *dir(builtins)] if frame else dir(builtins)
    near = difflib.get_close_matches(str(error.name), known, n=1)
    if near:
        return _("there is no `{name}` here; did you mean `{near}`?").format(name=error.name, near=near[0])
    return _("there is no `{name}` here, in the function or in a cell that was run.").format(name=error.name)


def where(error, function):
    """(line number, text) of the last line of the learner's own cell or file that the error passed through."""
    own = getattr(getattr(written(function), "__code__", None), "co_filename", None)
    lines = [
        (frame.f_code.co_filename, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == own
    ]
    if not lines:
        return None
    file, number = lines[-1]
    return number, linecache.getline(file, number).strip()
