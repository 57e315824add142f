"""What to say of a wrong answer that is no mistake we know: facts that were seen, from coarse to fine.

Each finding is measured on the trial calls. None of them guesses at a cause.
"""

import numpy as np

from dlcore.messages import _
from dlcore.practice.comparing import agrees, close, is_kind, kind_of
from dlcore.practice.explaining import in_words, where
from dlcore.practice.relations import everywhere, number, parts
from dlcore.practice.running import OutOfTime


def finding(exercise, function, trials, named=False):
    """What to say of the first case that went wrong, and of a rule behind all of them unless it has a name."""
    number, (case, outcome, wanted) = next(
        (i, trial) for i, trial in enumerate(trials, start=1) if not is_right(exercise, trial)
    )
    place = _("Case {number} ({what}): ").format(number=number, what=describe(exercise, case))
    if outcome.error is not None:
        return [place + failure(outcome.error), *line_of(outcome.error, function)]
    found = difference(exercise, outcome.value, wanted)
    return [place + found, *([] if named else everywhere(exercise, trials))]


def is_right(exercise, trial):
    """Whether a (case, outcome, wanted) trial gave what the reference gives."""
    _case, outcome, wanted = trial
    return outcome.error is None and agrees(outcome.value, wanted, exercise.integer)


def failure(error):
    if isinstance(error, OutOfTime):
        return _("it does not come to an end. Which condition of a loop never becomes False?")
    return in_words(error)


def line_of(error, function):
    """The line of the learner's code that an error came from, as a sentence; nothing if it is not known."""
    found = where(error, function)
    return (
        [_("It happens in line {line}: `{text}`").format(line=found[0], text=found[1])]
        if found and found[1]
        else []
    )


def describe(exercise, case):
    """The arguments of a case in a few words: its label, or the shapes."""
    if case.label:
        return case.label
    shown = [
        f"{name} {np.shape(value)}" if np.ndim(value) else f"{name} = {number(value)}"
        for name, value in zip(exercise.arguments, case, strict=False)
    ]
    return ", ".join(shown)


def difference(exercise, got, wanted):
    """What is different between one answer and the wanted one, in the first part that differs."""
    if got is None:
        return _("it returns None. Is there a `return`?")
    if not isinstance(wanted, tuple):
        return one_difference(exercise.returns[0], got, wanted, exercise.integer)
    if not parts(got, wanted):
        return _("{count} values are wanted, {names}; you return {what}.").format(
            count=len(wanted), names=", ".join(exercise.returns), what=kind(got)
        )
    return next(
        one_difference(name, mine, theirs, exercise.integer)
        for name, (mine, theirs) in zip(exercise.returns, parts(got, wanted), strict=True)
        if not agrees(mine, theirs, exercise.integer)
    )


def one_difference(name, got, wanted, integer):
    """The sentence about one array or number."""
    if kind_of(got) not in "biuf":
        return _("{name} is {what}; numbers are wanted.").format(name=name, what=kind(got))
    if np.shape(got) != np.shape(wanted):
        return about_shape(name, got, wanted)
    if not is_kind(got, wanted, integer):
        return about_kind(name, got, wanted)
    return about_values(name, np.asarray(got, float), np.asarray(wanted, float))


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
    if np.size(got) == np.size(wanted) and close(np.ravel(got), np.ravel(wanted)):
        return _("{name} has the right numbers in shape {got}; wanted is shape {wanted}.").format(**facts)
    return _("{name} has shape {got}; wanted is shape {wanted}.").format(**facts)


def about_kind(name, got, wanted):
    if isinstance(wanted, np.ndarray) and wanted.ndim and not isinstance(got, np.ndarray):
        return _("{name} is {what}; a NumPy array is wanted.").format(name=name, what=kind(got))
    if kind_of(got) == "b":
        return _("{name} holds True and False; the numbers 1 and 0 are wanted.").format(name=name)
    return _("{name} holds {what}; whole numbers are wanted.").format(name=name, what=np.asarray(got).dtype)


def about_values(name, got, wanted):
    """Which entry is the first wrong one, or that there are entries that are no numbers."""
    lost = np.isnan(got) & ~np.isnan(wanted)
    if lost.any():
        return _("{name} contains nan, which is not a number: {some} of {all} entries.").format(
            name=name, some=lost.sum(), all=got.size
        )
    wrong = ~np.isclose(got, wanted, rtol=1e-6, atol=1e-9, equal_nan=True)
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    entry = f"{name}[{', '.join(map(str, first))}]" if first else name
    return _("{entry} is {got}, expected {wanted}.").format(
        entry=entry, got=number(got[first]), wanted=number(wanted[first])
    )


def kind(value):
    """What sort of thing a value is, in words: "a list", "an array of shape (3,)", "None"."""
    if isinstance(value, np.ndarray):
        return _("an array of shape {shape}").format(shape=value.shape)
    if value is None or isinstance(value, bool | int | float | np.generic):
        return str(value)
    if isinstance(value, tuple):
        return _("{count} values").format(count=len(value))
    return _("of type {name}").format(name=type(value).__name__)
