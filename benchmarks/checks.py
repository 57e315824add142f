"""How long a check takes: every reference and every known mistake, against the 0.3 seconds a learner should wait.

python -m benchmarks.checks
"""

import os
import tempfile
import time
from inspect import unwrap

os.environ["DLCORE_PROGRESS"] = tempfile.mkdtemp()

from dlcore.practice import check, exercises

BUDGET = 0.3


def seconds(id, function):
    """The time of one check, progress written and feedback worded."""

    def renamed(*arguments):
        return function(*arguments)

    renamed.__name__ = id
    start = time.perf_counter()
    repr(check(renamed))
    return time.perf_counter() - start


def main():
    timed = sorted(
        (seconds(id, function), f"{id}, {name}")
        for id, exercise in exercises().items()
        for name, function in [
            ("the reference", unwrap(exercise.reference)),
            *((known.tag, known.function) for known in exercise.mistakes),
        ]
    )
    for share in (0.5, 0.95, 1.0):
        took, what = timed[int(share * (len(timed) - 1))]
        print(
            f"{share:4.0%} of {len(timed)} checks within {took:.3f} s = {took / BUDGET:.2f} of the budget ({what})"
        )


if __name__ == "__main__":
    main()
