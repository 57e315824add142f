"""A Dask cluster as a pool: the same tasks, on as many machines as have joined its scheduler.

    dask scheduler --host 127.0.0.1 --port 8786 --dashboard-address 127.0.0.1:0
    dask worker tcp://127.0.0.1:8786 --host 127.0.0.1 --dashboard-address 127.0.0.1:0 --death-timeout 60

Without those addresses both listen to the whole network. Workers may come and go: Dask begins again what they had. A
scheduler that is gone, or one without workers, it would wait for without end; so we look, and say so.
"""

import math
import pkgutil
import shutil
import tempfile
import time
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import suppress
from pathlib import Path

from dlcore.messages import _
from dlcore.search.carried import Carried
from dlcore.search.pools import Pool, PoolLost

DLCORE = Path(__file__).parents[1]


class Cluster(Pool):
    """The workers of the scheduler at this address; it is called when the first task comes."""

    patience = 2.0  # seconds without an answer, before we look who is there
    timeout = 10.0  # seconds to find the scheduler and a first worker, or to find it again
    alone_for = 60.0  # seconds without any worker, later on
    tries = 3  # Dask says that a worker was lost when four were
    look = pkgutil.get_data, "dlcore", "__init__.py"  # what tells which dlcore they have

    def __init__(self, address):
        self.address, self.client, self.size = address, None, 0

    def carry(self, function):
        """Other machines have dlcore, but no file of ours: any other function travels as what it is made of."""
        return Carried(function, by_name=function.__module__.startswith("dlcore."))

    @property
    def ahead(self):
        """Twice as many as can be done at once, also when more machines join."""
        if self.client is not None and time.monotonic() - self.heard > self.patience:
            self.watch()
        return max(1, 2 * self.size)

    def submit(self, function, *arguments):
        if self.client is None:
            self.open()
        try:
            return self.executor.submit(function, *arguments)
        except Exception as error:  # the client has closed itself since the last task
            raise self.lost(_("it no longer answers")) from error

    def open(self):
        try:
            from distributed import Client, KilledWorker
            from distributed.comm import CommClosedError
        except ImportError:
            told = _("A Dask cluster needs one more package: {command}")
            raise PoolLost(told.format(command="python -m pip install distributed")) from None
        self.losses = (BrokenExecutor, CancelledError, KilledWorker, CommClosedError)
        try:
            self.client = Client(self.address, timeout=self.timeout, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise self.lost(_("no scheduler answers there")) from error
        self.settle()
        self.executor = self.client.get_executor(pure=False)
        self.heard = -math.inf
        self.watch()

    def settle(self):
        """Wait for a worker, and see that all have dlcore; again, when one of them goes meanwhile."""
        for more in reversed(range(self.tries)):
            try:
                self.client.wait_for_workers(1, timeout=self.timeout)
                return self.bring_along()
            except (OSError, RuntimeError) as error:
                workers = self.workers()
                if not workers:
                    why = _("it no longer answers") if workers is None else _("it has no workers")
                    raise self.lost(why) from error
                if not more:  # they are all there: it was something else
                    raise

    def bring_along(self):
        """Send dlcore to a cluster that has none. The scheduler needs it too, for it reads what it hands on."""
        theirs = {*self.client.run(*self.look).values(), self.client.run_on_scheduler(*self.look)}
        if None in theirs:
            with tempfile.TemporaryDirectory() as folder:
                self.client.upload_file(
                    shutil.make_archive(f"{folder}/dlcore", "zip", DLCORE.parent, "dlcore")
                )
        if theirs - {None, (DLCORE / "__init__.py").read_bytes()}:
            raise self.lost(_("it has another version of dlcore"))

    def watch(self):
        """Is the scheduler there, and anybody with it?"""
        workers = self.workers()
        if workers:
            self.heard, self.size = time.monotonic(), sum(workers.values())
        elif self.client.status == "closed" or time.monotonic() - self.heard > self.alone_for:
            raise self.lost(_("it no longer answers") if workers is None else _("it has no workers any more"))

    check = watch

    def workers(self):
        """The workers and their threads, as the scheduler knows them; None if it does not answer."""
        try:
            return self.client.nthreads(callback_timeout=self.timeout)
        except (OSError, RuntimeError, TimeoutError, AttributeError):  # the client has lost it, or is closed
            return None

    def lost(self, why):
        told = _("The cluster {address} cannot be used: {why}. What is done is kept.")
        return PoolLost(told.format(address=self.address, why=why))

    def close(self, at_once=False):
        if self.client is not None:
            with suppress(TimeoutError):  # a scheduler that is gone says no farewell
                self.client.close(timeout=self.patience)
            self.client = None
