"""Relations that hold between all of a learner's answers and the wanted ones: sign, factor, offset, order.

A relation is reported only if it holds on every trial call; it says how the numbers differ, not why.
"""

import numpy as np

from dlcore.messages import _
from dlcore.practice.checker.comparing import close, kind_of
from dlcore.practice.checker.parts import in_code, parts


def everywhere(exercise, trials):
    """A sentence, in a list, about the first part of the answer whose error follows a rule; else nothing."""
    answers = [parts(exercise, outcome.value, wanted) for _case, outcome, wanted in trials]
    if None in answers or any(outcome.error is not None for _case, outcome, _wanted in trials):
        return []
    for role in roles(answers):
        pairs = [numbers(answer, role) for answer in answers]
        if None in pairs or all(close(*pair) for pair in pairs):
            continue
        if rule := relation(pairs) or size_relation(exercise, pairs, trials):
            return [f"{role if in_code(role) else role[0].upper() + role[1:]} {rule}"]
    return []


def roles(answers):
    """The names that the parts of all answers have in common, in their order."""
    return list(dict.fromkeys(part.role for answer in answers for part in answer))


def numbers(answer, role):
    """One part of an answer and the wanted one, of a list those of all places in a row; None if shapes differ."""
    pairs = [(part.got, part.wanted) for part in answer if part.role == role]
    same = (
        kind_of(got) in "biuf"
        and kind_of(want) in "biuf"
        and np.shape(got) == np.shape(want)
        and np.isfinite(got).all()
        for got, want in pairs
    )
    if not pairs or not all(same):
        return None
    return tuple(
        np.concatenate([np.ravel(each) for each in side]).astype(float) for side in zip(*pairs, strict=True)
    )


def relation(pairs):
    """What is true of all numbers at once."""
    got, wanted = (np.concatenate([np.ravel(pair[i]) for pair in pairs]) for i in (0, 1))
    if close(-got, wanted):
        return _("has the right size and the opposite sign everywhere.")
    if (factor := ratio(got, wanted)) is not None:
        return _("is everywhere {factor} times what it should be.").format(factor=simple(factor))
    if got.size > 2 and np.allclose(got - wanted, got[0] - wanted[0], rtol=1e-6, atol=1e-12):
        return _("is everywhere off by {offset}.").format(offset=number(got[0] - wanted[0]))
    if all(close(np.sort(g, axis=None), np.sort(w, axis=None)) for g, w in pairs):
        return _("has the right numbers in another order.")
    return None


def ratio(got, wanted):
    """The one number that got / wanted is everywhere, or None; where 0 is wanted there has to be a 0."""
    zero = np.abs(wanted) < 1e-9
    if zero.all() or not close(got[zero], wanted[zero]):
        return None
    values = got[~zero] / wanted[~zero]
    return float(values[0]) if np.allclose(values, values[0], rtol=1e-6) and values[0] != 0 else None


def size_relation(exercise, pairs, trials):
    """A factor that is another one in each case, but each time a size of the input, or one over it."""
    factors = [ratio(np.ravel(got), np.ravel(wanted)) for got, wanted in pairs]
    if None in factors:
        return None
    for position, (name, given) in enumerate(zip(exercise.arguments, trials[0][0], strict=False)):
        for axis in axes(given):
            sizes = [np.shape(case[position])[axis] for case, _outcome, _wanted in trials]
            facts = {"size": f"`{name}.shape[{axis}]`", "sizes": ", ".join(map(str, sizes))}
            if np.allclose(factors, sizes):
                return _("is in each case {size} times too large (that is {sizes}).").format(**facts)
            if np.allclose(factors, 1 / np.array(sizes)):
                return _("is in each case {size} times too small (that is {sizes}).").format(**facts)
    return None


def axes(argument):
    """The axes of an argument that is an array; none of anything else."""
    return range(argument.ndim) if isinstance(argument, np.ndarray) else range(0)


def number(value, digits=4):
    """A number as a learner would write it."""
    value = np.asarray(value).item()
    return f"{value + 0.0:.{digits}g}" if isinstance(value, float) else str(value)


def simple(factor):
    """A factor as text: 1/3 rather than 0.3333."""
    inverse = round(1 / factor) if abs(factor) < 1 else 0
    return f"1/{inverse}" if inverse > 1 and close(factor * inverse, 1.0) else number(factor)
