"""The history of a run: moments to go back to, evenly spread over all steps, and never more than LIMIT of them.

A moment has the numbers of the curve, and the whole state of the training: parameters, what the optimizer remembers,
random numbers, the place in the epoch. So training that goes on from an earlier moment makes the same steps again, as
long as the settings are the same. What came after that moment is forgotten with the first new step.
"""

from dataclasses import dataclass
from numbers import Integral

import numpy as np

from dlcore.messages import _

LIMIT = 240


@dataclass(frozen=True)
class Moment:
    """What was so after some steps."""

    steps: int
    train: float
    test: float
    state: object


class History:
    """The moments of a run, in the order of their steps; the last one is always the newest."""

    def __init__(self, show):
        self.show = show  # what a run does with a moment that is to be seen
        self.moments, self.spacing, self.k = [], 1, 0

    @property
    def n(self):
        """The number of the newest moment; the first is 0."""
        return max(len(self.moments) - 1, 0)

    @property
    def newest(self):
        return self.k == self.n

    def keep(self, moment):
        """A new moment after the one that is seen; what came after that is forgotten."""
        del self.moments[self.k + 1 :]
        if self.n and self.together(*self.moments[-2:]):
            self.moments.pop()  # it was only there as the newest
        self.moments.append(moment)
        while len(self.moments) > LIMIT:
            self.thin_out()
        self.k = self.n

    def together(self, one, other):
        """Whether two moments lie in the same stretch of `spacing` steps, of which one is enough."""
        return one.steps // self.spacing == other.steps // self.spacing

    def thin_out(self):
        """Stretches of twice the length; the first moment of each stays, and the newest."""
        self.spacing *= 2
        kept = self.moments[:1]
        for moment in self.moments[1:-1]:
            if not self.together(kept[-1], moment):
                kept.append(moment)
        self.moments = [*kept, self.moments[-1]]

    def seek(self, k):
        """See moment k, of 0 to n; -1 is the newest."""
        if not isinstance(k, Integral) or isinstance(k, bool) or not -1 <= k <= self.n:
            raise ValueError(_("k is {k!r}; there are the moments 0 to {n}.").format(k=k, n=self.n))
        self.k = self.n if k == -1 else int(k)
        self.show(self.moments[self.k])

    @property
    def curve(self):
        """Steps, cost on the training set and on the test set, as three arrays."""
        columns = [(moment.steps, moment.train, moment.test) for moment in self.moments]
        return tuple(np.array(columns, float).reshape(-1, 3).T)
