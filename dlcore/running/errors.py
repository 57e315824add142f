"""Where an error came from, and which name was meant: what only the place where it was raised can tell.

An error that came from another process brings both along, as `seen_at` and `near`.
"""

import builtins
import difflib
import linecache
import traceback

from dlcore.running.habits import written


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


def near(error):
    """The known name that is nearest to the one that a NameError could not find, or None."""
    if hasattr(error, "near"):
        return error.near
    frame = list(traceback.walk_tb(error.__traceback__))[-1][0] if error.__traceback__ else None
    known = [*frame.f_locals, *frame.f_globals, *dir(builtins)] if frame else dir(builtins)
    found = difflib.get_close_matches(str(error.name), known, n=1)
    return found[0] if found else None
