"""What has to hold of an exercise before anybody is graded by it: the laws that the course's own tests hold.

The reference passes, with nothing to remark; an empty answer and the blank do not; every known mistake is called by
its own name, whatever the random cases are.
"""

import builtins
import inspect
import keyword
import warnings
from types import FunctionType

import numpy as np

from dlcore import practice
from dlcore.classroom.proofreading import makes_python
from dlcore.messages import _
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judge
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, PASSED
from dlcore.running.call import TIME_LIMIT, OutOfTime, run, undisturbed
from dlcore.running.stub import todo

ATTEMPTS = range(4)
"""Sets of random cases on which each law is tried."""


def broken(exercise):
    """The laws that an exercise breaks, one sentence each; tried in turn, for each relies on those before."""
    for law in LAWS:
        found = [f"`{exercise.id}`: {sentence}" for sentence in law(exercise)]
        if found:
            return found
    return []


def about_texts(exercise):
    if not is_name(exercise.id):
        yield _("a function cannot have this name in a notebook; give the exercise another one")
    if type(exercise.points) not in (int, float) or not 0 < exercise.points < float("inf"):
        yield _("`points` has to be a number above 0, not {value}").format(value=repr(exercise.points))
    for name, texts in (("task", [exercise.task]), ("hints", exercise.hints)):
        if not all(isinstance(text, str) and text.strip() for text in texts):
            yield _("`{name}` has to be a text that is not empty, or several").format(name=name)


def is_name(text):
    """Can a function of a student's be called like this, without hiding what the notebook needs?"""
    taken = {*practice.__all__, *dir(builtins), "np"}
    return text.isidentifier() and not keyword.iskeyword(text) and text not in taken


def about_the_reference(exercise):
    if not isinstance(exercise.reference, FunctionType) or exercise.reference.__name__ == "<lambda>":
        yield _("`reference` has to be a function that is written with `def`")
    elif not makes_python(exercise):
        yield _("the signature, the task and the body of the reference do not make valid Python together")


def about_cases(exercise):
    for attempt in ATTEMPTS:
        try:
            cases = exercise.cases(np.random.default_rng(attempt))
        except Exception as error:
            yield _("`cases` fails: {error}").format(error=in_words(error))
            return
        if not cases or not all(isinstance(case, tuple) for case in cases):
            yield _("`cases(rng)` has to return a list of `case(...)`, with one at least")
            return


def about_edits(exercise):
    try:
        kinds = {known.kind for known in exercise.mistakes}
    except (ValueError, SyntaxError) as error:
        yield _("a mistake cannot be made from the reference: {error}").format(error=error)
        return
    for kind in sorted(map(repr, kinds - {"error", "convention"})):
        yield _('a mistake is of kind {kind}; there are "error" and "convention"').format(kind=kind)


def about_the_call(exercise):
    """Does the reference come to an end without an error, on each case?"""
    function = exercise.tried(inspect.unwrap(exercise.reference))
    for attempt in ATTEMPTS:
        for number, case in enumerate(exercise.cases(np.random.default_rng(attempt)), start=1):
            with undisturbed():
                error = run(function, case).error
            if error is not None:
                words = _("the reference fails on case {number} ({label}): {error}")
                label = case_label(case)
                yield words.format(number=number, label=label, error=in_words(error))
                return


def case_label(case):
    """What is special about a case, or else the shapes and numbers that it has."""
    return getattr(case, "label", "") or ", ".join(str(getattr(value, "shape", value)) for value in case)


def about_right(exercise):
    for attempt in ATTEMPTS:
        verdict = verdict_on(exercise, exercise.reference, attempt)
        if verdict.outcome != PASSED or verdict.mistake:
            lines = " ".join(verdict.lines)
            yield _("the reference does not pass its own check: {lines}").format(lines=lines)
            return
        if len(verdict.lines) > 1:
            yield _("the check has a remark on the reference: {lines}").format(lines=verdict.lines[-1])
            return


def about_empty(exercise):
    if verdict_on(exercise, blank(exercise), 0).outcome != NOT_ATTEMPTED:
        yield _("the blank, `return todo()`, does not count as not attempted; does `through` catch errors?")
    if verdict_on(exercise, lambda *arguments: None, 0).outcome == PASSED:
        yield _("an empty answer passes: the reference returns None")


def blank(exercise):
    """The exercise's stub. `todo` tells by its caller's name whose blank it was."""
    namespace = {"todo": todo}
    exec(f"def {exercise.id}(*arguments):\n    return todo()", namespace)
    return namespace[exercise.id]


def about_mistakes(exercise):
    for known in exercise.mistakes:
        yield from about_mistake(exercise, known)


def about_mistake(exercise, known):
    for attempt in ATTEMPTS:
        verdict = verdict_on(exercise, known.function, attempt)
        if verdict.mistake == known.tag and (verdict.outcome == PASSED) == (known.kind == "convention"):
            continue
        yield what_is_wrong(known, verdict)
        return


def what_is_wrong(known, verdict):
    if verdict.outcome == PASSED and verdict.mistake is None:
        words = _(
            "the mistake `{tag}` gives what the reference gives, on every case; add a case that tells them apart"
        )
    elif verdict.mistake:
        words = _(
            "the mistake `{tag}` does on every case what `{other}` does; add a case that tells them apart"
        )
    else:
        words = _(
            "the mistake `{tag}` is not recognised: does it give another answer each time it is called?"
        )
    return words.format(tag=known.tag, other=verdict.mistake)


def verdict_on(exercise, function, attempt):
    """The verdict, without anything kept or changed."""
    with undisturbed(), np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return judge(exercise, Mine(function), attempt)


def in_words(error):
    if isinstance(error, OutOfTime):
        return _("it took longer than {seconds:g} seconds").format(seconds=TIME_LIMIT)
    return f"{type(error).__name__}: {error}"


LAWS = (
    about_texts,
    about_the_reference,
    about_cases,
    about_the_call,
    about_edits,
    about_right,
    about_empty,
    about_mistakes,
)
