"""What an exercise is, and how one is declared.

An exercise is a reference function, the trial inputs, and the mistakes people make, each with a hint. One call
of `declare` in a file of `dlcore/practice/exercises/` adds it to the course; CONTRIBUTING shows a whole one.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from itertools import combinations, product
from pkgutil import iter_modules

from dlcore.practice.checker.source import edited


class Case(tuple):
    """The arguments of one trial call; `label` says in a few words what is special about it."""

    label = ""


def case(*arguments, label=""):
    """One trial call: `case(w, b, X, Y, label="more features than examples")`."""
    trial = Case(arguments)
    trial.label = label
    return trial


@dataclass(frozen=True)
class Mistake:
    """A wrong version we know, under a name, with a hint that asks or points without giving the edit away.

    kind "error" fails the check; kind "convention" is right by another convention: it passes, and that is said.
    """

    tag: str
    function: Callable
    hint: str
    kind: str = "error"
    edits: tuple = ()


@dataclass(frozen=True)
class Slip:
    """A mistake not yet applied to a reference: what `mistake` returns inside `declare`."""

    tag: str
    edits: tuple
    hint: str
    kind: str
    function: Callable | None = None

    def on(self, reference):
        return Mistake(
            self.tag, self.function or edited(reference, *self.edits), self.hint, self.kind, self.edits
        )


def mistake(tag, old, new, hint, kind="error"):
    """The reference with one edit: the text `old`, which stands there exactly once, becomes `new`."""
    return Slip(tag, ((old, new),), hint, kind)


def wrong_version(tag, version, hint, kind="error"):
    """A mistake that no single edit makes: several edits ((old, new), ...), or a function written out."""
    return Slip(tag, (), hint, kind, version) if callable(version) else Slip(tag, version, hint, kind)


@dataclass(frozen=True, eq=False)  # each is declared once: it equals itself
class Exercise:
    """One function to write. `cases(rng)` gives the trial calls: awkward ones, always there, and fresh ones."""

    id: str
    notebook: str
    points: int
    core: bool
    task: str
    reference: Callable
    trials: Callable
    slips: tuple
    hints: tuple
    returns: tuple = ("the result",)
    integer: bool = False
    loops: bool | None = None
    may_use: tuple = field(default=())
    through: Callable | None = None

    @property
    def signature(self):
        """The arguments as text, "(w, b, X, Y)"."""
        return str(inspect.signature(self.reference))

    @property
    def arguments(self):
        return tuple(inspect.signature(self.reference).parameters)

    @cached_property
    def mistakes(self):
        return tuple(slip.on(self.reference) for slip in self.slips)

    @cached_property
    def pairs(self):
        """Two mistakes at once, where the edits do not touch the same text: ((first, second, function), ...).

        The second may be a convention: what is wrong is still wrong in a right answer of another convention.
        """
        edits = [known for known in self.mistakes if known.edits]
        errors = [known for known in edits if known.kind == "error"]
        conventions = [known for known in edits if known.kind == "convention"]
        pairs = (*combinations(errors, 2), *product(errors, conventions))
        return tuple(filter(None, (both(self.reference, *pair) for pair in pairs)))

    def tried(self, function):
        """What is called in place of a function that answers the exercise, where the answer is random."""
        return functools.partial(self.through, function) if self.through else function

    def cases(self, rng):
        return list(self.trials(rng))


def both(reference, first, second):
    """The reference with the edits of two mistakes, or None where the one removes what the other changes."""
    try:
        return first, second, edited(reference, *first.edits, *second.edits)
    except ValueError:
        return None


REGISTRY = {}


def declare(id, *, notebook, points, task, reference, cases, mistakes, hints, core=False, **more):
    """Add an exercise to the course.

    id         the name of the function the learner writes, unique in the course
    reference  the right answer: a function of the library wherever it has one
    cases      a function of a random generator that returns the trial calls
    mistakes   what people get wrong: `mistake(tag, old, new, hint)` or `wrong_version(tag, version, hint)`
    hints      three rungs: a question, the term or line to look at, an example with other numbers
    more       returns: names of the returned values; integer=True: only whole numbers will do;
               loops: True if loops are asked for, False if they are to be avoided;
               may_use: ids of earlier exercises the answer may call;
               through: a function (answer, *arguments) that calls the answer and returns what can be compared,
               for answers that are random: their shapes, their spread
    """
    if id in REGISTRY:
        raise ValueError(f"there is already an exercise {id!r}, in {REGISTRY[id].notebook}")
    REGISTRY[id] = Exercise(
        id, notebook, points, core, task, reference, cases, tuple(mistakes), tuple(hints), **more
    )
    return REGISTRY[id]


def exercises():
    """The exercises that count, {id: Exercise}, in the order of the chapters."""
    return {id: exercise for id, exercise in all_exercises().items() if exercise.points}


def all_exercises():
    """The exercises that count, and those without points that are there to be tried."""
    load_chapters()
    return dict(REGISTRY)


@functools.cache
def load_chapters():
    """Import every file of exercises, in the order of the chapters."""
    chapters = import_module("dlcore.practice.exercises")
    for module in sorted(iter_modules(chapters.__path__), key=lambda found: found.name):
        import_module(f"{chapters.__name__}.{module.name}")
