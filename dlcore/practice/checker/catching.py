"""The other side of a check: the learner writes the trial call, and sees which known mistakes it catches."""

from dataclasses import dataclass

import numpy as np

from dlcore.messages import _
from dlcore.practice.checker.comparing import alike
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.feedback import card
from dlcore.running.call import run


@dataclass(frozen=True)
class Catch:
    """Which mistakes of an exercise a case tells from the reference. True if it is all of them."""

    exercise: str
    caught: tuple = ()
    missed: tuple = ()
    trouble: str = ""

    @property
    def title(self):
        facts = {
            "name": self.exercise,
            "caught": len(self.caught),
            "all": len(self.caught) + len(self.missed),
        }
        return self.trouble or _("{name}: {caught} of {all} bugs caught").format(**facts)

    @property
    def lines(self):
        groups = (
            (_("Caught: {tags}."), self.caught),
            (_("Not caught yet: {tags}."), self.missed),
        )
        return tuple(words.format(tags=", ".join(tags)) for words, tags in groups if tags)

    def __bool__(self):
        return bool(self.caught) and not self.missed

    def __repr__(self):
        return "\n".join([f"{'✓' if self else '·'} {self.title}", *(f"  {line}" for line in self.lines)])

    def _repr_html_(self):
        return card("good" if self else "neutral", self.title, self.lines)


def catch_bugs(id, *arguments, cases=None):
    """Try a call against every known mistake of an exercise: `catch_bugs("row_shares", np.ones((2, 2)))`.

    Several calls, each catching what it can: `catch_bugs("dropout_mask", cases=[(u, 0.8), (u, 0.3)])`.
    """
    exercise = all_exercises().get(id)
    if exercise is None:
        return Catch(str(id), trouble=_("there is no exercise `{name}`.").format(name=id))
    usual = exercise.cases(np.random.default_rng(0))[0]
    trials = []
    for given in [arguments] if cases is None else cases:
        right = run(lambda *given: exercise.tried(exercise.reference)(*arrays(given, usual)), given)
        if right.error is not None:
            words = _("{name} does not take this: {reason}")
            return Catch(id, trouble=words.format(name=id, reason=right.error))
        trials.append((arrays(given, usual), right))
    outcomes = {}
    for known in exercise.mistakes:
        if known.kind == "error":
            outcomes.setdefault(known.tag, []).append(caught(exercise.tried(known.function), trials))
    tags = tuple(tag for tag, found in outcomes.items() if all(found))
    return Catch(id, tags, tuple(tag for tag in outcomes if tag not in tags))


def caught(version, trials):
    """Whether one of the calls tells a wrong version from the right one."""
    return any(not alike(run(version, given), right) for given, right in trials)


def arrays(arguments, usual):
    """Lists of numbers as arrays where the exercise takes arrays, so that a case is quick to write."""
    wanted = [isinstance(like, np.ndarray) for like in usual]
    return tuple(
        np.array(value) if isinstance(value, list) and (k >= len(wanted) or wanted[k]) else value
        for k, value in enumerate(arguments)
    )
