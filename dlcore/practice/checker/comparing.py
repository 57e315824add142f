"""When two answers are the same answer.

The learner's value is compared with the reference's, and, if it differs, with that of every known mistake.
Numbers may differ by rounding; a list may stand for a tuple and a whole number for a float, and a dict may hold
more than is wanted; the shape may not differ, and a one-element array is not a number.
"""

import numpy as np

from dlcore.practice.checker.explaining import fingerprint
from dlcore.practice.checker.parts import CONTAINERS, Part, fits_together, inside, same_length

RELATIVE, ABSOLUTE = 1e-5, 1e-8
"""How far two equal numbers may be apart: more than rounding, so that log(a + 1e-8) is log(a)."""


def agrees(got, wanted, integer=False):
    """Whether `got` is a right answer where the reference gives `wanted`."""
    if isinstance(wanted, CONTAINERS):
        return fits_together(got, wanted) and all(
            agrees(part.got, part.wanted, integer) for part in inside(Part("", "", got, wanted))
        )
    if wanted is None or isinstance(wanted, str):
        return isinstance(got, type(wanted)) and got == wanted
    return is_kind(got, wanted, integer) and close(got, wanted)


def shape_of(value):
    """The shape of a number or an array, None of anything else."""
    return np.shape(value) if kind_of(value) in "biufc" else None


def is_kind(got, wanted, integer):
    """The right sort of thing: an array where one is wanted, numbers, and whole ones if asked.

    Where True or False is wanted, 1 and 0 will do, but not the other way round: they cannot be subtracted.
    """
    if isinstance(wanted, np.ndarray) and wanted.ndim and not isinstance(got, np.ndarray):
        return False
    if kind_of(wanted) == "b":
        return kind_of(got) in "biuf"
    return kind_of(got) in ("iu" if integer else "iuf")


def kind_of(value):
    """NumPy's letter for a value: b truth, i and u whole, f float, c complex, O anything else."""
    try:
        return np.asarray(value).dtype.kind
    except BaseException:  # rows of different length, or an object that will not be made an array
        return "O"


def close(got, wanted):
    """Same shape, and equal up to the rounding of the coarser of the two."""
    got, wanted = np.asarray(got), np.asarray(wanted)
    if got.shape != wanted.shape:
        return False
    if (got == wanted).all():  # as most right answers are; what follows takes ten times as long
        return True
    single = np.float32 in (got.dtype, wanted.dtype)
    relative, absolute = (1e-4, 1e-5) if single else (RELATIVE, ABSOLUTE)
    finite = np.abs(wanted[np.isfinite(wanted)]) if wanted.size else wanted
    scale = max(1e-3, float(finite.max())) if finite.size else 1.0
    return bool(np.allclose(got, wanted, rtol=relative, atol=absolute * scale, equal_nan=True))


def alike(mine, theirs, truths=False):
    """Whether two outcomes are indistinguishable: the same values, or the same error for the same sizes.

    One nan or infinity looks like the other, so there the warnings have to be the same as well. `truths` says
    that True and False are wanted: there 1 and 0 will do.
    """
    if mine.error is not None or theirs.error is not None:
        return fingerprint(mine.error) == fingerprint(theirs.error)
    same = same_value(mine.value, theirs.value, truths)
    return same and (finite(theirs.value) or warned(theirs) <= warned(mine))


def all_truths(wanted):
    """Whether a wanted answer is made of True and False alone."""
    if isinstance(wanted, CONTAINERS):
        return all(map(all_truths, wanted.values() if isinstance(wanted, dict) else wanted))
    return kind_of(wanted) == "b"


def finite(value):
    """Whether all numbers in an answer of any sort are finite."""
    if isinstance(value, dict):
        return all(map(finite, value.values()))
    if isinstance(value, tuple | list):
        return all(map(finite, value))
    return kind_of(value) not in "fc" or bool(np.isfinite(value).all())


def warned(outcome):
    """The kinds of an outcome's warnings: {"overflow"}, wherever in a formula the overflow was."""
    return {message.partition(" encountered")[0] for message in outcome.warned}


def same_value(got, other, truths=False):
    """Equality of two answers of any sort, right or wrong; with `truths`, 1 is True."""
    if isinstance(other, dict):
        return (
            isinstance(got, dict)
            and other.keys() <= got.keys()
            and all(same_value(got[k], other[k], truths) for k in other)
        )
    if isinstance(other, tuple | list) or isinstance(got, CONTAINERS):
        return (
            isinstance(other, tuple | list)
            and same_length(got, other)
            and all(same_value(*each, truths) for each in zip(got, other, strict=True))
        )
    if other is None or isinstance(other, str):
        return isinstance(got, type(other)) and got == other
    truth, complexes = ({kind_of(value) == kind for value in (got, other)} for kind in "bc")
    return (
        (truths or len(truth) == 1)
        and len(complexes) == 1
        and kind_of(got) in "biufc"
        and kind_of(other) in "biufc"
        and close(got, other)
    )
