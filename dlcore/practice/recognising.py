"""Naming the mistake: a known wrong version that does on every case what the learner's function does."""

from dlcore.practice.comparing import alike
from dlcore.practice.running import run
from dlcore.practice.triage import is_right


def recognise(exercise, trials):
    """The one known mistake, or the two at once, that no case tells from the learner's answer; else ()."""
    if all(is_right(exercise, trial) for trial in trials):
        return right_otherwise(exercise, trials)
    for known in exercise.mistakes:
        if matches(known.function, trials):
            return (known,)
    if any(outcome.error is not None for _case, outcome, _wanted in trials):
        return ()
    pairs = [pair for *pair, function in exercise.pairs if matches(function, trials)]
    return tuple(pairs[0]) if len(pairs) == 1 else ()


def right_otherwise(exercise, trials):
    """A convention that a right answer follows, seen by what it does besides: inputs changed, a warning."""
    if not any(outcome.changed or outcome.warned for _case, outcome, _wanted in trials):
        return ()
    return next(
        (
            (known,)
            for known in exercise.mistakes
            if known.kind == "convention" and matches(known.function, trials, warnings=True)
        ),
        (),
    )


def matches(function, trials, warnings=False):
    """Whether a known function does on every case what the learner's did, down to the warnings if asked."""
    for case, mine, _wanted in trials:
        theirs = run(function, case)
        if not alike(mine, theirs) or (warnings and mine.warned != theirs.warned):
            return False
    return True
