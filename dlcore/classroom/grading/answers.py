"""A student's answer as the checker sees it: the same methods as a learner's own function, over a box.

    marked(exercise, inside, seed, passed)    the Verdict, and what was odd about the answer
    grading_seed(key, id, digest)             the chance of its cases

Which other functions an answer may call is declared by its exercise. A student's own is called as written; where it
did not pass, the course's takes its place, so that one mistake costs its points once.
"""

import copy
import hmac
from dataclasses import replace
from functools import cached_property, partial

from dlcore.classroom.box.outcomes import Gone
from dlcore.classroom.box.starting import ServerGone, Unlocked
from dlcore.messages import _, ngettext
from dlcore.practice.checker.checking import all_right, judge, not_attempted
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.checker.explaining import in_words
from dlcore.practice.checker.rehearsal import rehearsed
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, Verdict
from dlcore.running.call import Outcome
from dlcore.running.values import plain

MANY = 5
"""Cells of a notebook of which it is said that they cannot be read."""
CHANCES = 16
"""Sets of cases an exercise has in a class: too many to be written into an answer, few enough to be remembered."""


def grading_seed(key, id, digest):
    """The attempt as which a submission is judged: not to be foreseen without the key, the same at a regrade.

    key, digest   bytes: the secret of the class, the hash of what was handed in
    """
    chance = hmac.digest(key, b"chance\0" + id.encode() + b"\0" + digest, "sha256")[0] % CHANCES
    drawn = hmac.digest(key, b"cases\0%d\0" % chance + id.encode(), "sha256")
    return int.from_bytes(drawn[:7], "big")


def offered(exercise, passed=()):
    """{name: function} of what an answer may call. `passed` are the exercises that the student's own code passes.

    "dlcore.relu" is for who imports it, "relu_forward" takes the place of the student's own.
    """
    known, found = all_exercises(), {}
    for id in exercise.may_use:
        function = known[id].reference
        found |= {f"dlcore.{id}": function, f"dlcore.{function.__name__}": function}
        if id not in passed:
            found[id] = function
    return found


def marked(exercise, inside, seed, passed=frozenset()):
    """(the Verdict on an answer, sentences on what was odd about it). `passed` as in `offered`."""
    theirs = found(exercise, inside, passed)
    say = partial(Verdict, exercise.id, out_of=exercise.points)
    if theirs.trouble and not theirs.picked:
        line = _("The notebook cannot be read: {reason}").format(reason=in_words(theirs.trouble))
        return say(NOT_YET, lines=(line,)), []
    if not theirs.picked:
        line = _("The notebook does not define `{name}`.").format(name=exercise.id)
        return say(NOT_ATTEMPTED, lines=(line,)), []
    if "run" not in theirs.picked:
        return say(NOT_YET, lines=tuple(unread(theirs))), []
    blank = theirs.picked["blank"]
    verdict = not_attempted(exercise) if blank else judged(exercise, theirs, seed)
    if not verdict and not blank and inside.alone(exercise.id):
        theirs = found(exercise, inside, passed)
        verdict = judged(exercise, theirs, seed)
    lines = (*verdict.lines, *unread(theirs), *instead(theirs, exercise))
    return replace(verdict, lines=lines), [*several(theirs), *joined(theirs), *lost(theirs)]


def judged(exercise, theirs, seed):
    """The Verdict, also where judging itself fails. That this machine fails is no verdict, and is raised.

    What only computes, and is on these cases right in every respect, is so too when others write the same.
    """
    try:
        rehearsal = rehearsed(exercise, seed)
        right = all_right(exercise, len(rehearsal.cases))
        if theirs.tree in rehearsal.right:
            return right
        verdict = judge(exercise, theirs, seed)
        if theirs.tree and verdict == right and not theirs.inside.touched(exercise.id):
            rehearsal.right.add(theirs.tree)
        return verdict
    except (ServerGone, Unlocked, MemoryError, OSError):
        raise
    except Exception as error:
        line = _("The grader failed, which says nothing about the answer ({error}). Please report it.")
        line = line.format(error=type(error).__name__)
        return Verdict(exercise.id, NOT_YET, out_of=exercise.points, lines=(line,))


def found(exercise, inside, passed):
    """The answer, with all that it may call: a function of the student's own that it calls may call its own."""
    known = list(all_exercises())
    functions, theirs = offered(exercise, passed), None
    while theirs is None or functions.keys() > theirs.offered.keys():
        theirs = Theirs(inside, exercise.id, dict(functions))
        for id in theirs.picked.get("uses", ()):
            if id in passed and known.index(id) < known.index(exercise.id):  # a later one might use this
                functions = offered(all_exercises()[id], passed) | functions
    return theirs


def unread(theirs):
    """What is said of cells that define the answer and cannot be read."""
    for cell, line, text, why in theirs.picked["unread"]:
        told = _("Code cell {cell}, which defines it, cannot be read: {why}, in line {line}: `{text}`")
        yield told.format(cell=cell, line=line, text=text, why=why)


def joined(theirs):
    """What is said of cells that a cut went through."""
    for cells in theirs.picked["joined"]:
        told = _("A function was cut in two: the code cells {cells} were read as one.")
        yield told.format(cells=", ".join(map(str, cells)))


def lost(theirs):
    """What is said of the notebook's cells that cannot be read, whatever is in them."""
    for cell, line, text, why in theirs.picked["lost"][:MANY]:
        told = _("Code cell {cell} cannot be read: {why}, in line {line}: `{text}`")
        yield told.format(cell=cell, line=line, text=text, why=why)


def instead(theirs, exercise):
    """What is said where the course's functions took the place of the student's own."""
    if names := [id for id in exercise.may_use if id in theirs.picked["replaced"]]:
        told = ngettext(
            "It calls `{names}`, of which yours does not pass; the course's took its place.",
            "It calls `{names}`, of which yours do not pass; the course's took their place.",
            len(names),
        )
        yield told.format(names="`, `".join(names))


def several(theirs):
    """What is said of an answer that is there more than once."""
    if cells := theirs.picked["versions"][:-1]:
        told = _("`{name}` is defined in the code cells {cells} and {last}; the last one was graded.")
        cells, last = ", ".join(map(str, cells)), theirs.picked["versions"][-1]
        yield told.format(name=theirs.id, cells=cells, last=last)


def together(outcomes, value, error):
    """One Outcome of several calls."""
    return Outcome(
        value=value,
        error=error,
        changed=tuple(sorted({i for outcome in outcomes for i in outcome.changed})),
        warned=tuple(dict.fromkeys(text for outcome in outcomes for text in outcome.warned)),
        printed="".join(outcome.printed for outcome in outcomes),
        printed_length=sum(outcome.printed_length for outcome in outcomes),
    )


class Theirs:
    """An answer in a submission."""

    def __init__(self, inside, id, offered=None, edit=None):
        self.inside, self.id, self.offered, self.edit = inside, id, offered or {}, edit
        read = inside.picked(id, self.offered) or {}
        self.picked, self.trouble = read.get("picked") or {}, read.get("error")
        self.ready = []  # outcomes of the next calls, last one first
        self.gone = None  # the outcome that ended the child

    @cached_property
    def seen(self):
        facts = self.inside.facts(self.id, self.offered) or {}
        return facts.get("function") or {}

    @property
    def tree(self):
        """What it computes, and with which functions of ours; None if it may do more, or came out by chance."""
        tree = self.picked.get("tree")
        return (tree, *self.offered) if tree else None

    def fits(self, count):
        fits = self.seen.get("fits", [])
        return bool(fits[count]) if count < len(fits) else True

    @property
    def signature(self):
        return str(self.seen.get("signature"))

    def begin(self, exercise, cases):
        """Have the outcomes of these cases ready, where one message can bring them."""
        if not exercise.through:
            self.ready = self.inside.calls(self.id, cases, self.offered)[::-1]

    def run(self, exercise, case):
        """The Outcome of one trial call; once its process has crashed, it is not asked again."""
        outcome = self.gone or (self.through(exercise, case) if exercise.through else self.call(case))
        if isinstance(outcome.error, Gone):
            self.gone = outcome
        return outcome

    def call(self, arguments):
        if self.ready:
            return self.ready.pop()
        return self.inside.call(self.id, tuple(arguments), self.offered, edit=self.edit)

    def through(self, exercise, case):
        """The Outcome of what an exercise makes of several calls, in our own process."""
        seen = []

        def answer(*arguments):
            seen.append(self.call(arguments))
            if seen[-1].error is not None:
                raise seen[-1].error
            return seen[-1].value

        value = error = None
        try:
            value = plain(exercise.through(answer, *copy.deepcopy(tuple(case))))
        except BaseException as caught:
            if not isinstance(caught, Exception) and not (seen and caught is seen[-1].error):
                raise  # whoever grades stops it from the keyboard
            error = caught
        return together(seen, value, error)

    def notebook_data(self):
        return list(self.seen.get("notebook_data", ()))

    def loops(self):
        return self.seen.get("loops")

    def written_sizes(self):
        return {size for size in self.seen.get("sizes", ()) if type(size) is int}

    def resized(self, size, other):
        return Theirs(self.inside, self.id, self.offered, (size, other))

    def where(self, error):
        return getattr(error, "seen_at", None)

    def go_on(self, exercise, attempt):
        """Which cases they were is not told: others in the class have the same."""
        return _("`hint({name})` gives a hint.").format(name=exercise.id)
