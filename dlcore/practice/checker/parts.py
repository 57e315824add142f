"""An answer as its parts: the entries of a dict, the places of a tuple or list, each under the name it has there.

The wanted answer says which parts there are. A part is a number or an array; what holds parts is a container.
"""

import re
from dataclasses import dataclass

import numpy as np

CONTAINERS = (tuple, list, dict)


@dataclass(frozen=True)
class Part:
    """A part of a learner's answer beside that of the wanted one.

    `role` is its name with i for every place in a list: what the same parts of all layers have in common.
    """

    name: str
    role: str
    got: object
    wanted: object


def same_length(got, wanted):
    """Whether `got` is as many things as `wanted`: a tuple, a list, or an array where no arrays are wanted."""
    if isinstance(got, np.ndarray):
        flat = got.ndim == 1 or not any(isinstance(part, np.ndarray) for part in wanted)
        return got.ndim > 0 and flat and len(got) == len(wanted)
    return isinstance(got, tuple | list) and len(got) == len(wanted)


def fits_together(got, wanted):
    """Whether `got` has the places or the entries that `wanted` has."""
    if isinstance(wanted, dict):
        return isinstance(got, dict) and wanted.keys() <= got.keys()
    return same_length(got, wanted)


def inside(part, names=()):
    """What is directly in a container: its parts, under the given names or those of their places."""
    got, wanted = part.got, part.wanted
    if isinstance(wanted, dict):
        return [Part(key, key, got[key], wanted[key]) for key in wanted]
    if names:
        return [Part(name, name, *pair) for name, *pair in zip(names, got, wanted, strict=True)]
    place = "i" if isinstance(wanted, list) else "{k}"
    return [
        Part(f"{part.name}[{k}]", f"{part.role}[{place.format(k=k)}]", *pair)
        for k, pair in enumerate(zip(got, wanted, strict=True))
    ]


def whole(exercise, got, wanted):
    """The answer as one part, under the name of what is returned."""
    return Part(exercise.returns[0], exercise.returns[0], got, wanted)


def parts(exercise, got, wanted):
    """All parts of an answer, down to numbers and arrays; None if it is not put together as the wanted one."""
    return down(whole(exercise, got, wanted), names_of(exercise, wanted))


def names_of(exercise, wanted):
    return exercise.returns if isinstance(wanted, tuple) else ()


def down(part, names=()):
    if not isinstance(part.wanted, CONTAINERS):
        return [part]
    if not fits_together(part.got, part.wanted):
        return None
    found = [down(each) for each in inside(part, names)]
    return None if None in found else [each for some in found for each in some]


def in_code(name):
    """Whether a name is what a learner could write: dW1, or grads[0][1]."""
    return re.fullmatch(r"[A-Za-z_]\w*(\[\w+\])*", name) is not None
