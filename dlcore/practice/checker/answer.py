"""An answer to an exercise, and all that the checker asks of one.

Mine is a function of this process: the learner's, in their notebook. The grader brings another sort of answer, which
lives in a process of its own; it has the same methods, and so gets the same verdict.
"""

import inspect

from dlcore.messages import _
from dlcore.running import errors, habits
from dlcore.running.call import run


class Mine:
    """A function that answers an exercise."""

    def __init__(self, function):
        self.function = function

    def fits(self, count):
        """Whether it can be called with so many arguments; functions written in C do not tell."""
        try:
            takes = inspect.signature(self.function)
        except Exception:  # an object of the learner's may raise anything here
            return True
        try:
            takes.bind(*[None] * count)
        except TypeError:
            return False
        return True

    @property
    def signature(self):
        """The arguments as text; only asked of an answer that does not fit."""
        return str(inspect.signature(self.function))

    def begin(self, exercise, cases):
        """These are the cases on which it will be tried; a function of this process is in no need to know."""

    def run(self, exercise, case):
        """The Outcome of one trial call."""
        return run(exercise.tried(self.function), case)

    def notebook_data(self):
        return habits.notebook_data(self.function)

    def loops(self):
        return habits.loops(self.function)

    def written_sizes(self):
        return habits.written_sizes(self.function)

    def resized(self, size, other):
        """The answer with one whole number in its code replaced by another."""
        return Mine(habits.resized(self.function, size, other))

    def where(self, error):
        """(line number, text) of the answer's own line that an error came from, or None."""
        return errors.where(error, self.function)

    def go_on(self, exercise, attempt):
        """What to do after a wrong answer."""
        words = _("`hint({name})` gives a hint. Cases of attempt {number}.")
        return words.format(name=exercise.id, number=attempt)
