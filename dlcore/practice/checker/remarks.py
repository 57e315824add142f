"""What is said beside the verdict: facts that fail no check, and what is right already in a wrong answer."""

import numpy as np

from dlcore.messages import _
from dlcore.practice.checker.comparing import agrees, shape_of
from dlcore.practice.checker.parts import CONTAINERS, parts
from dlcore.practice.checker.relations import axes, roles
from dlcore.practice.checker.triage import is_right

MANY = 6
"""Names of parts that are listed; more are counted."""


def already_right(exercise, trials):
    """What is right in a wrong answer: some of the cases, some of the values, the shape."""
    good = sum(is_right(exercise, trial) for trial in trials)
    if good:
        return [_("Right so far: {good} of {count} cases.").format(good=good, count=len(trials))]
    if any(outcome.error is not None for _case, outcome, _wanted in trials):
        return []
    answers = [(outcome.value, wanted) for _case, outcome, wanted in trials]
    if isinstance(answers[0][1], CONTAINERS):
        return right_parts(exercise, answers)
    if all(shape_of(got) == np.shape(wanted) for got, wanted in answers):
        return [_("Right so far: it runs on every case, and the shape is right.")]
    return []


def right_parts(exercise, answers):
    """Which of several returned values are right in all cases."""
    answers = [parts(exercise, got, wanted) for got, wanted in answers]
    if None in answers:
        return []
    everything = [part for answer in answers for part in answer]
    wrong = {part.role for part in everything if not agrees(part.got, part.wanted, exercise.integer)}
    right = [role for role in roles(answers) if role not in wrong]
    if len(right) > MANY:
        return [
            _("Right so far: {good} of {count} parts.").format(good=len(right), count=len(roles(answers)))
        ]
    return [_("Right so far: {names}.").format(names=", ".join(right))] if right else []


def remarks(exercise, answer, trials):
    """All facts worth saying, as sentences."""
    outcomes = [outcome for _case, outcome, _wanted in trials]
    return [
        *changed(exercise, outcomes),
        *warned(outcomes),
        *printed(outcomes),
        *outside(answer),
        *fixed_size(exercise, answer, trials),
        *looping(exercise, answer),
        *left_running(outcomes),
    ]


def changed(exercise, outcomes):
    if names := sorted({exercise.arguments[i] for outcome in outcomes for i in outcome.changed}):
        yield _("It changes its input {names}; whoever calls it has lost the old values.").format(
            names=", ".join(names)
        )


def warned(outcomes):
    told = dict.fromkeys(text.strip() for outcome in outcomes for text in outcome.warned)
    if warnings := [text.splitlines()[0][:100].rstrip(".") for text in told if text]:
        yield _("Python warns: {warnings}.").format(warnings="; ".join(warnings[:2]))


def printed(outcomes):
    if length := sum(outcome.printed_length for outcome in outcomes):
        first = next((outcome.printed.split("\n")[0] for outcome in outcomes if outcome.printed.strip()), "")
        yield _("It prints {length} characters, beginning: {first}").format(length=length, first=first[:60])


def outside(answer):
    if names := answer.notebook_data():
        yield _("It reads {names} from the notebook, not from its arguments.").format(names=", ".join(names))


def fixed_size(exercise, answer, trials):
    """A size written as a number: with the input's own size in its place every case comes out right."""
    right = [is_right(exercise, trial) for trial in trials]
    if not any(right) or all(right) or not all(outcome.finished for _case, outcome, _wanted in trials):
        return
    places = [(i, axis) for i, argument in enumerate(trials[0][0]) for axis in axes(argument)]
    for size in sorted(answer.written_sizes()):
        if any(mended(exercise, answer, trials, size, *place) for place in places):
            yield _("The {size} in your code is right for inputs of one size only.").format(size=size)
            return


def mended(exercise, answer, trials, size, position, axis):
    """Whether all is right with the size that this axis of this argument has in each case, which is not one size."""
    if any(np.ndim(case[position]) <= axis for case, _outcome, _wanted in trials):
        return False
    sizes = {np.shape(case[position])[axis] for case, _outcome, _wanted in trials}
    if len(sizes) == 1 or size not in sizes:
        return False
    for case, _outcome, wanted in trials:
        own_size = answer.resized(size, np.shape(case[position])[axis])
        if not is_right(exercise, (case, own_size.run(exercise, case), wanted)):
            return False
    return True


def looping(exercise, answer):
    if exercise.loops is False and answer.loops():
        yield _("It loops. NumPy does this on whole arrays, faster and in fewer lines.")
    if exercise.loops is True and answer.loops() is False:
        yield _("It has no loop; the task asks for the loops, to compare them with the version without.")


def left_running(outcomes):
    if not all(outcome.finished for outcome in outcomes):
        yield _(
            "The call could not be interrupted and goes on in the background: restart the kernel to end it."
        )
