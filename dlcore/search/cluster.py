"""A Dask cluster as a pool: the same tasks, on as many machines as have joined its scheduler.

    dask scheduler --host 127.0.0.1 --port 8786 --dashboard-address 127.0.0.1:0
    dask worker tcp://127.0.0.1:8786 --host 127.0.0.1 --dashboard-address 127.0.0.1:0 --death-timeout 60

Without those addresses both listen to the whole network. Workers may come and go; Dask begins again what they had. What
it does not do is told here: a scheduler that is gone, or one without workers, would be waited for without end.
"""

import pkgutil
import shutil
import tempfile
from concurrent.futures import BrokenExecutor, CancelledError
from pathlib import Path

from dlcore.messages import _
from dlcore.search.pools import Pool, PoolLost

DLCORE = Path(__file__).parents[1]


class Cluster(Pool):
    """The workers of the scheduler at this address; it is called when the first task comes."""

    patience = 2.0  # seconds without an answer before we look who is there
    timeout = 10.0  # seconds to find the scheduler, and a first worker
    alone_for = 60.0  # seconds without any worker, later on

    def __init__(self, address, trial):
        self.address, self.trial = address, trial
        self.client, self.seen = None, None

    def submit(self, function, *arguments):
        if self.client is None:
            self.open()
        try:
            return self.executor.submit(function, *arguments)
        except Exception as error:
            raise self.lost(_("it no longer answers")) from error

    def open(self):
        try:
            from distributed import Client, KilledWorker
            from distributed.comm import CommClosedError
        except ImportError:
            told = _("A Dask cluster needs one more package: python -m pip install distributed")
            raise PoolLost(told) from None
        self.losses = (BrokenExecutor, CancelledError, KilledWorker, CommClosedError)
        try:
            self.client = Client(self.address, timeout=self.timeout, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            told = _("no scheduler answers there ({error})").format(error=error)
            raise self.lost(told) from error
        try:
            self.client.wait_for_workers(1, timeout=self.timeout)
        except TimeoutError as error:
            self.close(at_once=True)
            raise self.lost(_("it has no workers")) from error
        self.bring_along()
        self.executor = self.client.get_executor(pure=False)
        self.ahead = 2 * sum(self.client.nthreads().values())

    def bring_along(self):
        """Send dlcore, and the file of the trial, to workers that have none or another."""
        mine = (DLCORE / "__init__.py").read_bytes()
        if {*self.client.run(pkgutil.get_data, "dlcore", "__init__.py").values()} != {mine}:
            with tempfile.TemporaryDirectory() as folder:
                shutil.make_archive(f"{folder}/dlcore", "zip", DLCORE.parent, "dlcore")
                self.client.upload_file(f"{folder}/dlcore.zip")

    def check(self):
        self.watch()

    def watch(self):
        """Is the scheduler there, and anybody with it?"""
        if self.client.status == "closed":
            raise self.lost(_("it no longer answers"))

    def lost(self, why):
        told = _(
            "The cluster {address} cannot be used: {why}. What was done is saved: the same call goes on."
        )
        return PoolLost(told.format(address=self.address, why=why))

    def close(self, at_once=False):
        if self.client is not None:
            self.client.close(timeout=self.patience)
            self.client = None
