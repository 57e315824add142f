"""Naming the mistake: a known wrong version that does on every case what the learner's function does."""

from dlcore.practice.checker.comparing import alike, all_truths, warned
from dlcore.practice.checker.triage import is_right


def recognise(exercise, trials, rehearsal):
    """The one known mistake, or the two at once, that no case tells from the learner's answer; else ()."""
    if all(is_right(exercise, trial) for trial in trials):
        return right_otherwise(exercise, trials, rehearsal)
    for known in exercise.mistakes:
        if matches(known.function, trials, rehearsal):
            return (known,)
    if any(outcome.error is not None for _case, outcome, _wanted in trials):
        return ()
    pairs = [pair for *pair, function in exercise.pairs if matches(function, trials, rehearsal)]
    return tuple(pairs[0]) if len(pairs) == 1 else ()


def right_otherwise(exercise, trials, rehearsal):
    """A convention that a right answer follows, seen by what it does besides: inputs changed, a warning."""
    if not any(outcome.changed or outcome.warned for _case, outcome, _wanted in trials):
        return ()
    conventions = (known for known in exercise.mistakes if known.kind == "convention")
    return next(
        ((known,) for known in conventions if matches(known.function, trials, rehearsal, besides)), ()
    )


def besides(mine, theirs):
    """Whether all that a known function does besides returning a value, the learner's does as well."""
    return set(theirs.changed) <= set(mine.changed) and warned(theirs) <= warned(mine)


def matches(function, trials, rehearsal, and_also=lambda mine, theirs: True):
    """Whether a known function does on every case what the learner's did."""
    outcomes = (
        (mine, rehearsal.outcome(function, k), all_truths(wanted))
        for k, (_case, mine, wanted) in enumerate(trials)
    )
    return all(alike(mine, theirs, truths) and and_also(mine, theirs) for mine, theirs, truths in outcomes)
