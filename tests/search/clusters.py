"""A small Dask cluster on this machine, for as long as a test needs it; it listens to nobody else."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager

from tests.search.tasks import ROOT, until

HERE = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
# The course's own environment has a .pth file that leads to dlcore; other machines have none.
WITHOUT_DLCORE = f"import sys; sys.path[:] = [place for place in sys.path if place != {str(ROOT)!r}]"


class SmallCluster:
    """A scheduler and its workers, as processes that a test may kill."""

    def __init__(self, folder, pythonpath):
        self.folder, self.file, self.stack = folder, folder / "scheduler.json", ExitStack()
        self.environment = {**os.environ, "PYTHONPATH": pythonpath, "OPENBLAS_NUM_THREADS": "1"}
        self.scheduler = self.start("dask_scheduler", "--port", "0", "--scheduler-file", self.file)
        self.address = until(self.told_address)

    def start(self, what, *options):
        """A process of Dask; it is ended with the test at the latest."""
        command = [sys.executable, "-m", f"distributed.cli.{what}", *HERE, "--preload", WITHOUT_DLCORE]
        log = self.stack.enter_context(open(self.folder / "log.txt", "ab"))
        process = subprocess.Popen(
            [*command, *map(str, options)],
            cwd=self.folder,
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
        self.stack.callback(process.wait, 60)
        self.stack.callback(process.kill)
        return process

    def told_address(self):
        try:
            return json.loads(self.file.read_text(encoding="utf-8"))["address"]
        except (OSError, ValueError):  # not there yet, or not whole
            assert self.scheduler.poll() is None, (self.folder / "log.txt").read_text(encoding="utf-8")
            return None

    def add_worker(self):
        """Without a nanny: what is killed stays away."""
        options = ("--nthreads", "1", "--no-nanny", "--death-timeout", "30")
        return self.start("dask_worker", self.address, *options)

    def joined(self):
        """How many workers have told that they are registered."""
        return (self.folder / "log.txt").read_bytes().count(b"Registered to:")


@contextmanager
def small_cluster(folder, workers):
    """A cluster whose Python finds the guard of the tests, but neither dlcore nor the tests."""
    cluster = SmallCluster(folder, str(ROOT / "tests" / "offline"))
    with cluster.stack:
        cluster.workers = [cluster.add_worker() for _ in range(workers)]
        until(lambda: cluster.joined() == workers)
        yield cluster
