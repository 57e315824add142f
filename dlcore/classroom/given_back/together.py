"""Which mistakes come together in a class: who makes the one makes the other, and not by chance.

Two mistakes that both are common meet often in any class. A pair is listed only where the hypergeometric tail, the
chance of so many in common, is so small that among all pairs looked at hardly one would be listed by chance.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import exp, lgamma

FEWEST = 3  # students who have to share something before it is worth a sentence
DOUBT = 0.01  # how probable it may be that any pair at all is listed by chance


@dataclass(frozen=True)
class Pair:
    """Two mistakes, each (exercise, tag): who made the first, who made the second, who made both, of so many."""

    first: tuple
    second: tuple
    made_first: int
    made_second: int
    made_both: int
    students: int

    @property
    def chance(self):
        """How probable so many are if the two have nothing to do with each other."""
        return tail(self.made_both, self.made_first, self.made_second, self.students)


def pairs(made, students):
    """The pairs of mistakes that come together, the surest first."""
    single, both = Counter(), Counter()
    for mine in made:
        single.update(mine)
        both.update(combinations(mine, 2))
    often = {pair: count for pair, count in both.items() if count >= FEWEST}
    found = [Pair(*pair, single[pair[0]], single[pair[1]], count, students) for pair, count in often.items()]
    sure = [pair for pair in found if pair.chance * len(both) < DOUBT]
    return sorted(sure, key=lambda pair: (pair.chance, pair.first, pair.second))


def tail(both, first, second, students):
    """P(at least `both` in common) of two random groups of so many, out of all students."""
    all_ways = ways(students, second)
    common = range(max(both, first + second - students), min(first, second) + 1)
    return sum(exp(ways(first, k) + ways(students - first, second - k) - all_ways) for k in common)


def ways(n, k):
    """The logarithm of n over k: of a class of thousands the number itself has thousands of digits."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
