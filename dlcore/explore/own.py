"""A learner's own functions in an explorer: whatever they do ends as a value or as one sentence.

    answer = beside("relu", relu, activations.relu, Z)    # relu: the learner's function, or None
    answer              None if there is none of their own, or if it is the reference itself
    answer.value        what it gave, in the form of the reference's; None after trouble
    answer.wanted       what the reference gives
    answer.said         one sentence: what went wrong, or where the two differ, or that they agree

`beside_each` is the same for many calls. A function that is called in the midst of something, as in a training, is an
`Own`, and all the calls are one attempt:

    own = own_or_none("step", step, gradient_step)
    trouble = attempt(lambda: walk(own), own)             # "", or what went wrong

It may raise, return None or another form, change its arguments, print, or never end: it is given copies, it has a
time limit, and one that did not come to an end is not called again.
"""

import inspect
from dataclasses import dataclass

import numpy as np

from dlcore.explore.answer_form import Place, Refused, copied, fitted, seen
from dlcore.messages import _, ngettext
from dlcore.running.call import OutOfTime, run
from dlcore.running.stub import NotAttempted

TIME_LIMIT = 1.0
"""Seconds that all calls of one picture may take together."""

_endless = []  # functions that did not come back: they are not called again


class Own:
    """A learner's function under its name in the explorer. A call gives it copies and takes back its answer."""

    def __init__(self, name, function):
        self.name, self.function = name, function
        self.calls, self.running = 0, False

    def __call__(self, *arguments, like=None, parts=()):
        """The answer, in the form of `like` if that is given; `parts` are the names of its values."""
        self.calls, self.running = self.calls + 1, True
        answer = seen(self.function(*map(copied, arguments)))
        self.running = False
        return answer if like is None else fitted(answer, like, Place(self.name), parts)


def own_or_none(name, function, reference):
    """The Own of a function, or None if there is none or it is the reference itself."""
    if function is None or inspect.unwrap(function) is inspect.unwrap(reference):
        return None
    return Own(name, function)


def attempt(work, *owns, seconds=TIME_LIMIT):
    """Do some work with functions of a learner's; returns what went wrong in words, or an empty text.

    What the work reaches it keeps itself, in a list or an object, so that it is there after trouble too.
    """
    for own in owns:
        own.calls, own.running = 0, False
        if any(own.function is known for known in _endless):
            return _(
                "Your {name} did not come to an end before, so it was not called again. "
                "Mend it and run this cell."
            ).format(name=own.name)
    error = run(work, (), seconds).error
    if error is None or isinstance(error, Refused):
        return str(error or "")
    guilty = [own for own in owns if own.running]
    if isinstance(error, OutOfTime):
        own = (guilty or list(owns))[0]
        _endless.append(own.function)
        return out_of_time(own, seconds)
    if not guilty:
        raise error
    if isinstance(error, NotAttempted):
        return _("Your {name} is not written yet, so only the reference is shown.").format(
            name=guilty[0].name
        )
    return in_words(error, guilty[0])


def out_of_time(own, seconds):
    if own.calls > 1:
        return _("Your {name} was called {calls:,} times and was not through after {seconds:g} s.").format(
            name=own.name, calls=own.calls, seconds=seconds
        )
    return _("Your {name} did not come to an end within {seconds:g} s, so it was stopped.").format(
        name=own.name, seconds=seconds
    )


def in_words(error, own):
    where = _(" in call {number:,}").format(number=own.calls) if own.calls > 1 else ""
    return _("Your {name} stopped{where} with {kind}: {words}").format(
        name=own.name,
        where=where,
        kind=type(error).__name__,
        words=" ".join(str(error).split()).rstrip(".")[:200] + ".",
    )


# One call, beside the reference's


@dataclass(frozen=True)
class Answer:
    """What the learner's function gave, what the reference gives, and what went wrong in words."""

    name: str
    value: object
    wanted: object
    trouble: str = ""

    @property
    def same(self):
        return not self.trouble and agree(self.value, self.wanted)

    @property
    def said(self):
        """One sentence on the two, whatever they are."""
        return said_of([self])


def beside(name, function, reference, *arguments, parts=()):
    """The Answer of a learner's function to these arguments; None if there is none of their own."""
    own = own_or_none(name, function, reference)
    if own is None:
        return None
    with np.errstate(all="ignore"):
        wanted = reference(*map(copied, arguments))
    given = []
    trouble = attempt(lambda: given.append(own(*arguments, like=wanted, parts=parts)), own)
    return Answer(name, None if trouble else given[0], wanted, trouble)


def beside_each(name, function, reference, cases):
    """The Answer of a learner's function to many cases, each its arguments; all calls are one attempt.

    Its values are lists, one answer a case.
    """
    own = own_or_none(name, function, reference)
    if own is None:
        return None
    wanted, given = [reference(*arguments) for arguments in cases], []

    def ask():
        for arguments, like in zip(cases, wanted, strict=True):
            given.append(own(*arguments, like=like))

    trouble = attempt(ask, own)
    return Answer(name, None if trouble else given, wanted, trouble)


def said_of(answers, how=lambda answer: difference(answer.value, answer.wanted)):
    """What is to be said of several answers, None among them: all that agree in one sentence, the others one by one.

    how(answer) says in words where an answer of the right form differs.
    """
    answers = [answer for answer in answers if answer]
    same = [answer.name for answer in answers if answer.same]
    said = [answer.trouble or differing(answer, how) for answer in answers if not answer.same]
    if same:
        agrees = ngettext(
            "Your {names} agrees with the reference.", "Your {names} agree with the reference.", len(same)
        )
        said.insert(
            0, agrees.format(names=_(" and ").join([", ".join(same[:-1]), same[-1]][len(same) < 2 :]))
        )
    return " ".join(said)


def differing(answer, how):
    return _("Your {name} differs from the reference: {how}.").format(name=answer.name, how=how(answer))


def worst_on(places, words):
    """For answers that are curves: where they differ most, such as "at z = 3.00 it is 1 instead of 0"."""

    def how(answer):
        gap = np.abs(answer.value - answer.wanted)
        k = int(np.argmax(np.where(np.isfinite(gap), gap, np.inf)))
        return _("at {place} it is {value} instead of {wanted}").format(
            place=words.format(places[k]), value=shown(answer.value[k]), wanted=shown(answer.wanted[k])
        )

    return how


def in_full(answer):
    """For answers that are one or a few numbers: all of them, such as "it gives 60, 20 instead of 60, 40"."""
    own, wanted = (", ".join(map(counted, np.ravel(values))) for values in (answer.value, answer.wanted))
    return _("it gives {own} instead of {wanted}").format(own=own, wanted=wanted)


def counted(number):
    """A whole number with all of its digits, any other one with four."""
    return f"{number:,.10g}" if float(number).is_integer() else shown(number)


def agree(value, wanted):
    """Whether two answers of one form are equal but for rounding."""
    if isinstance(wanted, dict):
        return all(agree(value[key], wanted[key]) for key in wanted)
    if isinstance(wanted, tuple | list):
        return all(map(agree, value, wanted))
    if isinstance(wanted, str):
        return value == wanted
    return bool(np.allclose(value, wanted, rtol=1e-5, atol=1e-8, equal_nan=True))


def difference(value, wanted, place=""):
    """Where two answers of one form first differ, as text: "W1[0, 1] is 0.2 instead of 0.1"."""
    if isinstance(wanted, dict | tuple | list):
        keys = list(wanted) if isinstance(wanted, dict) else range(len(wanted))
        key = next(key for key in keys if not agree(value[key], wanted[key]))
        return difference(value[key], wanted[key], f"{place} {key}" if place else str(key))
    if np.ndim(wanted):
        far = ~np.isclose(value, wanted, rtol=1e-5, atol=1e-8, equal_nan=True)
        at = tuple(int(i) for i in np.argwhere(far)[0])
        place = f"{place or _('entry ')}[{', '.join(map(str, at))}]"
        value, wanted = value[at], wanted[at]
    return _("{place} is {value} instead of {wanted}").format(
        place=place or _("it"), value=shown(value), wanted=shown(wanted)
    )


def shown(value):
    return str(value) if isinstance(value, str | bool) else f"{float(value):.4g}"
