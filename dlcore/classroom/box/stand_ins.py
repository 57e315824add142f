"""What a student's code finds around it: NumPy, the standard library, and the functions that its exercise offers.

Whatever else a notebook imports is Absent: it can be imported, and what only shows something can be called, but it
has no value. The course's own answers are nowhere near; an offered function is called where they are.
"""

import builtins
import sys

from dlcore.running.stub import todo

SHOWING = {
    "dlcore": {"plots", "explore", "practice"},
    "matplotlib": None, "seaborn": None, "plotly": None, "IPython": None, "ipywidgets": None, "tqdm": None,
}  # fmt: skip
"""What only shows something, and may be called to no effect: {package: its parts, or None for all of them}."""


class NotOffered(Exception):
    """Something was used that is not here: only NumPy, the standard library and what the exercise offers are."""


class Absent:
    """In place of a module, or of something in it, that is not here."""

    def __init__(self, name, why="", offered=()):
        vars(self).update(_name=name, _why=why, _offered=dict(offered))

    def __getattr__(self, part):
        if part == "__all__":
            return [name.rpartition(".")[2] for name in self._offered]
        if part.startswith("__"):
            raise AttributeError(part)
        for name in (f"dlcore.{part}", part):
            if name in self._offered:
                return self._offered[name]
        return Absent(f"{self._name}.{part}", self._why, self._offered)

    def __call__(self, *arguments, **named):
        package, _dot, rest = self._name.partition(".")
        parts = SHOWING.get(package, ())
        if parts is None or rest.partition(".")[0] in parts:
            return self
        self._missed()

    def __mro_entries__(self, bases):
        return ()

    def _missed(self, *others):
        raise NotOffered(f"`{self._name}` is not here{self._why and ': '}{self._why}")


for (
    operation
) in """iter next len bool getitem setitem contains float int index complex array enter neg pos abs invert
        add radd iadd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul rmatmul
        lt le gt ge and rand or ror xor rxor lshift rshift round""".split():
    setattr(Absent, f"__{operation}__", Absent._missed)


def surroundings(stand_ins):
    """The names that are there before anything is run. `stand_ins`: {name: function} of what is offered.

    "dlcore.relu" is the library's `relu`, for who imports it; "relu" takes the place of a student's own.
    """
    import numpy as np

    course = {"todo": todo, "best_of": best_of}
    known = vars(builtins) | {"__import__": importer({**course, **stand_ins})}
    plain = {name: function for name, function in stand_ins.items() if "." not in name}
    return {"__builtins__": known, "np": np, **course, **plain}


def best_of(function):
    """In a notebook it chooses; here the choice is made already."""
    return function


def importer(offered):
    """`import` as a student's code has it."""

    def of_theirs(name, globals=None, locals=None, fromlist=(), level=0):
        package = name.partition(".")[0]
        if package == "dlcore":
            return Absent(name if fromlist else package, "", offered)
        try:
            return __import__(name, globals, locals, fromlist, level)
        except ImportError:
            if package in sys.stdlib_module_names or package == "numpy":
                raise
            return Absent(name if fromlist else package, "only NumPy and the standard library are")

    return of_theirs
