"""The form of an answer that a learner's function gave: the reference's, or one sentence that says what differs."""

from dataclasses import dataclass

import numpy as np

from dlcore.messages import _
from dlcore.running.values import plain


class Refused(Exception):
    """The learner's function gave something that cannot be used; the text says what."""


def copied(argument):
    """The argument, with every array in it copied: changing it in place leads nobody astray."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    if isinstance(argument, dict):
        return {key: copied(value) for key, value in argument.items()}
    if isinstance(argument, tuple | list):
        return type(argument)(map(copied, argument))
    return argument


def seen(answer):
    """The answer without anything that acts when it is looked at."""
    if isinstance(answer, dict):
        return {str(key): plain(value) for key, value in answer.items()}
    return plain(answer)


@dataclass(frozen=True)
class Place:
    """A part of an answer, as it is called in a sentence."""

    name: str
    path: tuple = ()

    def part(self, name):
        return Place(self.name, (*self.path, str(name)))

    def refuse(self, sentence, **parts):
        what = _("What your {name} returns").format(name=self.name)
        if self.path:
            what = _("{part} of your {name}").format(part=", ".join(self.path), name=self.name)
        raise Refused(sentence.format(what=what, **parts))


def fitted(answer, wanted, place, parts=()):
    """The answer, if it has the form of the wanted one: as many values, numbers where it has numbers, its shapes."""
    if answer is None and not place.path:
        raise Refused(_("Your {name} returned None: is its `return` missing?").format(name=place.name))
    if isinstance(wanted, dict):
        return fitted_dict(answer, wanted, place)
    if isinstance(wanted, tuple | list):
        return fitted_values(answer, wanted, place, parts)
    if isinstance(wanted, str):
        if isinstance(answer, str):
            return answer
        place.refuse(_("{what} has to be text; it is {given}."), given=kind(answer))
    array = numbers(answer)
    if array is None:
        place.refuse(_("{what} is not made of real numbers: it is {given}."), given=kind(answer))
    if array.shape != np.shape(wanted):
        place.refuse(
            _("{what} has the shape {given}; it has to have the shape {wanted}."),
            given=array.shape,
            wanted=np.shape(wanted),
        )
    return array.astype(float) if array.shape else array.item()


def fitted_dict(answer, wanted, place):
    if not isinstance(answer, dict):
        keys = ", ".join(wanted)
        place.refuse(_("{what} has to be a dict with {keys}; it is {given}."), keys=keys, given=kind(answer))
    if missing := [key for key in wanted if key not in answer]:
        place.refuse(_("{what} lacks {keys}."), keys=", ".join(missing))
    return {key: fitted(answer[key], wanted[key], place.part(key)) for key in wanted}


def fitted_values(answer, wanted, place, parts):
    if not isinstance(answer, tuple | list) or len(answer) != len(wanted):
        names = _(" ({names})").format(names=", ".join(parts)) if parts else ""
        sentence = _("{what} has to be {count} values{names}; it is {given}.")
        place.refuse(sentence, count=len(wanted), names=names, given=kind(answer))
    parts = parts or [_("value {number}").format(number=number) for number in range(1, len(wanted) + 1)]
    values = [fitted(*pair, place.part(part)) for *pair, part in zip(answer, wanted, parts, strict=True)]
    return type(wanted)(values) if type(wanted) in (tuple, list) else tuple(values)


def numbers(value):
    """The value as an array of real numbers; None if it is something else."""
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "fiub" else None


def kind(value):
    """What something is, in a word or two."""
    if isinstance(value, tuple | list):
        return _("{count} values").format(count=len(value))
    return getattr(value, "name", None) or type(value).__name__
