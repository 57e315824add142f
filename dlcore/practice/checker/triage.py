"""What to say of a wrong answer that is no mistake we know: facts that were seen, from coarse to fine.

Each finding is measured on the trial calls. None of them guesses at a cause.
"""

import numpy as np

from dlcore.messages import N_, _
from dlcore.practice.checker.comparing import ABSOLUTE, RELATIVE, agrees, close, is_kind, kind_of
from dlcore.practice.checker.explaining import in_words
from dlcore.practice.checker.parts import CONTAINERS, fits_together, in_code, inside, names_of, parts, whole
from dlcore.practice.checker.relations import everywhere, number
from dlcore.running.call import TIME_LIMIT, OutOfTime
from dlcore.running.values import Stranger


def finding(exercise, answer, trials, named=False):
    """What to say of the first case that went wrong, and of a rule behind all of them unless it has a name."""
    number, (case, outcome, wanted) = next(
        (i, trial) for i, trial in enumerate(trials, start=1) if not is_right(exercise, trial)
    )
    place = _("Case {number} ({what}): ").format(number=number, what=describe(exercise, case))
    if outcome.error is not None:
        return [place + failure(outcome.error), *line_of(outcome.error, answer)]
    found = difference(exercise, outcome.value, wanted, all(other.value is None for _c, other, _w in trials))
    return [place + found, *([] if named else everywhere(exercise, trials))]


def is_right(exercise, trial):
    """Whether a (case, outcome, wanted) trial gave what the reference gives."""
    _case, outcome, wanted = trial
    return outcome.error is None and agrees(outcome.value, wanted, exercise.integer)


def failure(error):
    if isinstance(error, OutOfTime):
        return _(
            "it had not come to an end after {seconds:g} seconds. If it loops, does the loop ever end?"
        ).format(seconds=TIME_LIMIT)
    return in_words(error)


def line_of(error, answer):
    """The line of the learner's code that an error came from, as a sentence; nothing if it is not known."""
    found = answer.where(error)
    return (
        [_("It happens in line {line}: `{text}`").format(line=found[0], text=found[1])]
        if found and found[1]
        else []
    )


def describe(exercise, case):
    """The arguments of a case in a few words: its label, or the shapes."""
    if case.label:
        return case.label
    shown = map(argument, exercise.arguments, case)
    return ", ".join(filter(None, shown))


def argument(name, value):
    """An argument in a few words; nothing for one that is made of several arrays."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"{name} {value.shape}"
    if kind_of(value) in "biuf" and np.ndim(value) == 0:
        return f"{name} = {number(value)}"
    return f"{name} = {value!r}" if isinstance(value, str) or is_list_of_numbers(value) else ""


def is_list_of_numbers(value):
    return isinstance(value, list) and all(type(part) in (int, float) for part in value)


def difference(exercise, got, wanted, always_none=True):
    """What is different between one answer and the wanted one, in the first part that differs.

    None may be meant where a name is wanted, unless it is the answer to everything.
    """
    if got is None and (always_none or not isinstance(wanted, str)):
        return _("it returns None. Is there a `return`?")
    found = parts(exercise, got, wanted)
    if found is None:
        return about_structure(whole(exercise, got, wanted), names_of(exercise, wanted))
    part = next(part for part in found if not agrees(part.got, part.wanted, exercise.integer))
    return one_difference(part.name, part.got, part.wanted, exercise.integer)


def about_structure(part, names=()):
    """What is missing or too much in the first container that is not put together as the wanted one."""
    got, wanted = part.got, part.wanted
    if fits_together(got, wanted):
        inner = (about_structure(each) for each in inside(part, names) if isinstance(each.wanted, CONTAINERS))
        return next(filter(None, inner), None)
    facts = {"name": part.name, "what": kind(got), "count": len(wanted)}
    if names:
        return _("{count} values are wanted, {names}; you return {what}.").format(
            names=", ".join(names), **facts
        )
    if isinstance(wanted, dict) and isinstance(got, dict):
        missing = ", ".join(key for key in wanted if key not in got)
        found = ", ".join(map(str, got)) or _("nothing")
        return _("{name} has no {missing}; it has {found}.").format(missing=missing, found=found, **facts)
    if isinstance(wanted, dict):
        return _("{name} is {what}; wanted is a dictionary with {keys}.").format(
            keys=", ".join(wanted), **facts
        )
    if isinstance(got, tuple | list) or np.ndim(got) == 1:
        if len(got) != len(wanted):
            return _("{name} has length {found}; wanted is {count}.").format(found=len(got), **facts)
    if isinstance(wanted, tuple):
        return _("{name} is {what}; wanted is a tuple of {count}.").format(**facts)
    return _("{name} is {what}; wanted is a list of {count}.").format(**facts)


def one_difference(name, got, wanted, integer):
    """The sentence about one array or number."""
    if wanted is None or isinstance(wanted, str):
        words = repr(got)[:60] if isinstance(got, str) else kind(got)
        return _("{name} is {what}; wanted is {wanted!r}.").format(name=name, what=words, wanted=wanted)
    if isinstance(got, tuple):
        return _("only {name} is wanted; you return {what}.").format(name=name, what=kind(got))
    if kind_of(got) not in "biuf":
        truth = kind_of(wanted) == "b"
        words = (
            _("{name} is {what}; True or False is wanted.")
            if truth
            else _("{name} is {what}; numbers are wanted.")
        )
        return words.format(name=name, what=kind(got))
    if isinstance(got, list):
        wish = _("a NumPy array") if np.ndim(wanted) else _("one number")
        return _("{name} is a list; {wish} is wanted.").format(name=name, wish=wish)
    if np.shape(got) != np.shape(wanted):
        return about_shape(name, got, wanted)
    if not is_kind(got, wanted, integer):
        return about_kind(name, got, integer)
    return about_values(name, np.asarray(got, float), np.asarray(wanted, float), kind_of(wanted) == "b")


def about_shape(name, got, wanted):
    facts = {"name": name, "got": np.shape(got), "wanted": np.shape(wanted)}
    if np.ndim(wanted) == 0 and np.size(got) == 1:
        return _(
            "{name} is an array of shape {got} with one number in it; the number itself is wanted."
        ).format(**facts)
    if np.ndim(wanted) == 0:
        return _("{name} has shape {got}; one number is wanted.").format(**facts)
    if np.ndim(got) == 2 and np.shape(got) == np.shape(wanted)[::-1] and close(np.asarray(got).T, wanted):
        return _("{name} has the right numbers, transposed: shape {got} where {wanted} is wanted.").format(
            **facts
        )
    if np.ndim(got) and np.size(got) == np.size(wanted) and close(np.ravel(got), np.ravel(wanted)):
        return _("{name} has the right numbers in shape {got}; wanted is shape {wanted}.").format(**facts)
    if np.ndim(got) == 0:
        return _("{name} is one number; wanted is shape {wanted}.").format(**facts)
    return _("{name} has shape {got}; wanted is shape {wanted}.").format(**facts)


def about_kind(name, got, integer):
    what = _("True or False") if kind_of(got) == "b" else np.asarray(got).dtype
    wish = _("whole numbers, of type int,") if integer else _("numbers")
    return _("{name} holds {what}; {wish} are wanted.").format(name=name, what=what, wish=wish)


def about_values(name, got, wanted, truths=False):
    """Which entry is the first wrong one, or that there are entries that are no numbers."""
    lost = np.isnan(got) & ~np.isnan(wanted)
    if lost.any():
        return _("{name} contains nan, which is not a number: {some} of {all} entries.").format(
            name=name, some=lost.sum(), all=got.size
        )
    first = first_wrong(got, wanted)
    place = ", ".join(map(str, first))
    entry = f"{name}[{place}]" if in_code(name) else _("{name} at [{place}]")
    mine, theirs = told_apart(got[first], wanted[first])
    if truths:
        mine, theirs = bool(got[first]) if got[first] in (0, 1) else mine, bool(wanted[first])
    return _("{entry} is {got}, expected {wanted}.").format(
        entry=entry.format(name=name, place=place) if first else name, got=mine, wanted=theirs
    )


def first_wrong(got, wanted):
    """The index of the first entry that is not close, or, if each is close enough alone, of the farthest one."""
    wrong = np.argwhere(~np.isclose(got, wanted, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True))
    index = wrong[0] if len(wrong) else np.unravel_index(np.argmax(np.abs(got - wanted)), np.shape(got))
    return tuple(int(i) for i in index)


LONGEST = 1e15
"""Whole numbers below this are written out, with all their digits."""


def told_apart(got, wanted):
    """Two numbers as text, with as many digits as it takes to see that they differ."""
    if all(value == round(value) and abs(value) < LONGEST for value in (got, wanted) if np.isfinite(value)):
        return tuple(f"{value:.0f}" for value in (got + 0.0, wanted + 0.0))
    for digits in (4, 6, 8, 10, 17):
        texts = number(got, digits), number(wanted, digits)
        if texts[0] != texts[1]:
            break
    return texts


HELD = {"c": N_("complex numbers"), "O": N_("Python objects"), "U": N_("text"), "S": N_("text")}
SORTS = {
    "dict": N_("a dictionary"),
    "generator": N_("a generator, the work of `yield`"),
    "coroutine": N_("a coroutine, the work of `async`"),
    "type": N_("a type, not a value"),
    "function": N_("a function that was not called"),
}


def kind(value):
    """What sort of thing a value is, in words: "a list", "an array of shape (3,)", "None"."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return _("an array of shape {shape}").format(shape=value.shape)
    if isinstance(value, np.ndarray):
        held = HELD.get(value.dtype.kind)
        return _("an array of {held}").format(held=_(held) if held else value.dtype)
    if isinstance(value, str):
        return _("text")
    if isinstance(value, tuple):
        return _("a tuple of {count}").format(count=len(value))
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        return _("a dictionary")
    if isinstance(value, float | np.floating):
        return number(value)
    if (
        isinstance(value, int) and abs(value) >= LONGEST
    ):  # Python itself refuses to write out the very long ones
        return _("a whole number of more than 15 digits")
    if isinstance(value, Stranger):
        return _(SORTS[value.name]) if value.name in SORTS else _("of type {name}").format(name=value.name)
    return str(value)
