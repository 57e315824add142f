"""Parameters: all numbers that training adjusts, in one vector, and parts of it under their names.

A part is a view: what is written into it, the vector has. A matrix lies there column after column, for its slope
dW = dZ A_prev^T is written fastest so, as dW^T = A_prev dZ^T, row after row.
"""

import numpy as np

from dlcore.shapes import check


class Blocks(dict):
    """Parts of a vector by name. Assigning to a name writes the numbers into the vector."""

    def __setitem__(self, name, value):
        if name not in self:
            raise ValueError(
                f"there is no {name} in this network; it has {', '.join(self) or 'no parameters'}."
            )
        check(name, value, "real (...)")
        if np.shape(value) != self[name].shape:
            raise ValueError(f"{name} has shape {self[name].shape}, but the new one {np.shape(value)}.")
        self[name][...] = value

    def update(self, blocks):
        for name, value in blocks.items():
            self[name] = value

    def __ior__(self, blocks):
        self.update(blocks)
        return self

    def copy(self):
        """A plain dict of arrays of their own, which stay as they are when training goes on."""
        return {name: part.copy() for name, part in self.items()}

    def __reduce__(self):  # for pickle and copy.deepcopy
        return dict, (self.copy(),)


def laid_out(groups, dtype, counted=None):
    """A vector for groups of arrays, a Blocks of parts with the number of their group, and the parts of each group.

    Groups without arrays get no number: [{}, {"W": W, "b": b}, {"W": W}] has the names W1, b1 and W2. With `counted`,
    other groups, it is those that are counted. In a name with a dot the number comes before it: W.2 is W1.2.
    """
    vector = np.zeros(sum(array.size for group in groups for array in group.values()), dtype)
    blocks, parts, start, number = Blocks(), [], 0, 0
    for group, its_counted in zip(groups, counted or groups, strict=True):
        number += bool(its_counted)
        parts.append({})
        for name, array in group.items():
            stretch, start = vector[start : start + array.size], start + array.size
            part = stretch.reshape(array.shape, order="F" if array.ndim == 2 else "C")
            part[...] = array
            parts[-1][name] = part
            letter, dot, inner = name.partition(".")
            dict.__setitem__(blocks, f"{letter}{number}{dot}{inner}", part)
    return vector, blocks, parts
