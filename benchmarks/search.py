"""What a search costs beside its trials: sixty trials of one second on two workers should take thirty seconds.

    python -m benchmarks.search                                 processes of this machine
    python -m benchmarks.search --cluster tcp://127.0.0.1:8786  a Dask cluster that is running
    python -m benchmarks.search --trials 8                      fewer trials

A trial waits, so that the ratio says nothing about the processor; its state is as large as that of a network with
twenty thousand parameters, and every result is on the disk before the next. What is compared is the time from the call
to the answer, with the processes' own beginning, against the seconds that the trials took, shared among the workers.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import numpy as np

from dlcore.search import search

AT_MOST = 0.15


def waiting_trial(configuration, epochs, state=None, seed=0):
    """One second a trial."""
    time.sleep(configuration["seconds"])
    return configuration["k"], {"theta": np.zeros(20_000)}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cluster", default="", help="its workers are counted as --workers")
    options = parser.parse_args()
    configurations = [{"k": k, "seconds": options.seconds} for k in range(options.trials)]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "search.sqlite")
        start = time.perf_counter()
        search(
            waiting_trial,
            configurations,
            store,
            rungs=(1,),
            workers=options.workers,
            cluster=options.cluster,
        )
        took = time.perf_counter() - start
        with closing(sqlite3.connect(store)) as connection:
            count, spent = connection.execute("SELECT count(*), sum(seconds) FROM result").fetchone()
    if count != options.trials:
        sys.exit(f"{count} of {options.trials} trials have a result.")
    overhead = took / (spent / options.workers) - 1
    verdict = "" if overhead <= AT_MOST else "   too slow"
    print(f"{count} trials of {spent / count:.3f} s on {options.workers} workers: {took:.2f} s, ", end="")
    print(f"{overhead:.1%} more than their share, at most {AT_MOST:.0%}{verdict}")


if __name__ == "__main__":
    main()
