"""Checking an answer: run it, compare it with the reference, name the mistake, or say what was seen.

check(f)     the verdict on the function f, which answers the exercise of the same name
best_of(f)   f if it passes, else the reference: what later cells go on with
"""

import difflib
import functools
import os
import warnings
from collections import Counter
from dataclasses import replace

import numpy as np

from dlcore.messages import _
from dlcore.practice import store
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.checker.recognising import recognise
from dlcore.practice.checker.rehearsal import rehearsed
from dlcore.practice.checker.remarks import already_right, remarks
from dlcore.practice.checker.triage import finding, is_right
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, PASSED, Verdict
from dlcore.running.call import OutOfTime, undisturbed
from dlcore.running.stub import NotAttempted

attempts = Counter()
"""How often each exercise was checked since the notebook was started: the seed of its random cases."""


def check(function):
    """The Verdict on an answer. It never raises and always comes to an end."""
    exercise, trouble = find(function)
    if trouble:
        return Verdict(name_of(function), NOT_YET, lines=(trouble,))
    attempts[exercise.id] += 1
    verdict = kept(judged(exercise, Mine(function), attempts[exercise.id]))
    if os.environ.get("NBGRADER_EXECUTION") == "validate" and not verdict:
        raise AssertionError(repr(verdict))
    return verdict


def kept(verdict):
    """The verdict, written down as progress; what prevents that is said in one more line."""
    details = {"outcome": verdict.outcome, "mistake": verdict.mistake, "points": verdict.points}
    trouble = store.record("check", verdict.exercise, **details)
    return replace(verdict, lines=(*verdict.lines, trouble)) if trouble else verdict


def find(function):
    """(exercise, None), or (None, why there is none for this)."""
    if not callable(function):
        kind = type(function).__name__
        return None, _("Give your function to it, such as `check(sigmoid)`; this is of type {kind}.").format(
            kind=kind
        )
    known, name = all_exercises(), name_of(function)
    if name not in known:
        return None, unknown(name, known)
    return known[name], None


def name_of(function):
    try:
        name = function.__name__
    except Exception:  # an object of the learner's may raise anything when it is asked
        name = None
    return name if isinstance(name, str) else type(function).__name__


def unknown(name, known):
    if name == "<lambda>":
        return _("A lambda has no name to find its exercise by; write it as `def name(...):`.")
    if near := difflib.get_close_matches(name, known, n=1):
        return _("There is no exercise `{name}`; did you mean `{near}`?").format(name=name, near=near[0])
    return _("There is no exercise `{name}`; a function has the name of its exercise.").format(name=name)


def judged(exercise, answer, attempt):
    """The Verdict on an answer, whatever happens on the way."""
    try:
        return guarded(exercise, answer, attempt)
    except KeyboardInterrupt:
        line = _("The check was stopped from the keyboard.")
        return Verdict(exercise.id, NOT_YET, out_of=exercise.points, lines=(line,))


def guarded(exercise, answer, attempt):
    """The Verdict on an answer; only the keyboard can prevent it."""
    try:
        with undisturbed(), np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of comparing; those of the learner's code are collected apart
            return judge(exercise, answer, attempt)
    except Exception as error:
        line = _("The check itself failed, which says nothing about your answer ({error}). Please report it.")
        line = line.format(error=type(error).__name__)
        return Verdict(exercise.id, NOT_YET, out_of=exercise.points, lines=(line,))


def judge(exercise, answer, attempt):
    """The Verdict on an answer, with the cases of this attempt; nothing is kept."""
    rehearsal = rehearsed(exercise, attempt)
    answer.begin(exercise, rehearsal.cases)
    if not all(map(answer.fits, {len(case) for case in rehearsal.cases})):
        line = _("It is called with the arguments {signature}; your function takes {other}.")
        line = line.format(signature=exercise.signature, other=answer.signature[:80])
        return Verdict(exercise.id, NOT_YET, 0, exercise.points, None, (line,))
    trials = []
    for k, case in enumerate(rehearsal.cases):
        outcome = answer.run(exercise, case)
        trials.append((case, outcome, rehearsal.wanted(k)))
        if isinstance(outcome.error, FINAL):
            break
    return verdict_on(exercise, answer, trials, rehearsal)


FINAL = (NotAttempted, OutOfTime, KeyboardInterrupt, SystemExit)
"""Errors after which there is no point in trying the next case."""


def verdict_on(exercise, answer, trials, rehearsal):
    say = functools.partial(Verdict, exercise.id, out_of=exercise.points)
    last = trials[-1][1].error
    if isinstance(last, NotAttempted):
        return not_attempted(exercise, str(last))
    known = recognise(exercise, trials, rehearsal)
    tag = known[0].tag if known else None
    notes = remarks(exercise, answer, trials)
    right = all(is_right(exercise, trial) for trial in trials)
    if right or (known and known[0].kind == "convention"):
        agreement = all_right(exercise, len(trials)).lines if right else ()
        return say(
            PASSED, points=exercise.points, mistake=tag, lines=(*agreement, *map(convention, known), *notes)
        )
    lines = [
        *already_right(exercise, trials),
        *finding(exercise, answer, trials, named=bool(known)),
        *(convention(one) if one.kind == "convention" else named(one) for one in known),
        *notes,
        answer.go_on(exercise, rehearsal.attempt),
    ]
    return say(NOT_YET, mistake=tag, lines=tuple(lines))


def all_right(exercise, count):
    """The Verdict on an answer of which nothing else is to be said."""
    line = _("All {count} cases agree with the reference.").format(count=count)
    return Verdict(exercise.id, PASSED, exercise.points, exercise.points, lines=(line,))


def not_attempted(exercise, name=None):
    """The Verdict where `todo()` was met: in the answer itself, or in another function of this name that it calls."""
    say = functools.partial(Verdict, exercise.id, out_of=exercise.points)
    if name in (None, exercise.id):
        line = _("Write your code in place of `return todo()`, run the cell, and check again.")
        return say(NOT_ATTEMPTED, lines=(line,))
    line = _("It calls `{name}`, which is not written yet; `best_of({name})` stands in for it.")
    return say(NOT_YET, lines=(line.format(name=name),))


def convention(known):
    return _("Another convention than ours, `{tag}`: {hint}").format(tag=known.tag, hint=_(known.hint))


def named(known):
    return _("Recognised, `{tag}`: {hint}").format(tag=known.tag, hint=_(known.hint))


def best_of(function):
    """The learner's function if it passes its check, else the reference; says which."""
    exercise, trouble = find(function)
    if trouble:
        raise LookupError(trouble)
    if judged(exercise, Mine(function), attempts[exercise.id]):
        print(_("{name}: yours").format(name=exercise.id))
        return function
    print(_("{name}: dlcore's, until yours passes its check").format(name=exercise.id))
    return exercise.reference
