"""How long each chapter takes to run from top to bottom, unsolved and solved, against its budget.

python -m benchmarks.chapters [02 ...]
"""

import resource
import sys
import time

import nbformat

from dlcore.classroom.build import ROOT
from dlcore.classroom.execution import run

BUDGET = {"14": 120, "15": 120, "16": 120}  # seconds on two cores; 60 for all other chapters


def measure(path):
    """(seconds on the wall, seconds of processor time) of one run in a fresh kernel."""
    notebook = nbformat.read(path, as_version=4)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run(notebook, ROOT, path.parent)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, processor


def main(wanted):
    for folder, state in (("notebooks", "unsolved"), ("notebooks/solutions", "solved")):
        for path in sorted((ROOT / folder).glob("*.ipynb")):
            if wanted and not path.name.startswith(tuple(wanted)):
                continue
            wall, processor = measure(path)
            budget = BUDGET.get(path.name[:2], 60)
            print(
                f"{path.stem} {state}: {wall:.1f} s, {wall / budget:.2f} of its budget; processor {processor:.1f} s"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
