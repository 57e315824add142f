"""Pools: where tasks are done. In this process, or in several of this machine; cluster.py has other machines.

A pool says how many tasks it wants under way (`ahead`), which exceptions mean that a worker was lost (`losses`), and
how many seconds of silence are worth a look (`patience`). What it does not say is what the tasks are.
"""

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.util import Finalize

from dlcore.messages import _
from dlcore.search.carried import Carried, found_elsewhere

EARLY = 4  # processes that start before the first task: a machine may have many more than there are tasks


class PoolLost(Exception):
    """Nobody is left to do the tasks; the text says why."""


class Pool:
    """Used as a context: at its end nothing runs on, and after an exception nobody is waited for."""

    ahead, patience, tries, losses = 1, None, 5, (BrokenExecutor, CancelledError)
    at_hand = False  # do its workers run by now, on this machine?

    def __enter__(self):
        return self

    def __exit__(self, kind, *_error):
        self.close(at_once=kind is not None)

    def carry(self, function):
        """The function as it has to be given to `submit`."""
        return function

    def get_ready(self, function, *arguments):
        """Let the workers start before the first task comes, and do this; it is no task, and nobody hears of it."""

    def check(self):
        """Raise PoolLost if not even a harmless task gets done."""

    def watch(self):
        """Nothing has come for a while: raise PoolLost if nothing can."""

    def give_up(self, futures):
        """Nobody waits for these any more."""
        for future in futures:
            future.cancel()

    def close(self, at_once=False):
        pass


class Here(Pool, Executor):
    """One task after the other in this very process: needs no other, and any function will do."""

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


class Processes(Pool):
    """So many processes of this machine, begun with the first task, or by `get_ready`.

    They are spawned, as on every system: a fork copies locks that some thread holds. Ctrl-C is for this process
    alone. When it ends, however it ends, so do they: each reads from a pipe that only this process could write to,
    and the system closes it with its owner.
    """

    def __init__(self, workers):
        self.workers = min(workers, 61)  # Windows waits for no more at once
        self.ahead = 2 * self.workers
        self.executor = None

    @property
    def at_hand(self):
        return self.executor is not None

    def carry(self, function):
        return Carried(function, by_name=found_elsewhere(function))

    def get_ready(self, function, *arguments):
        early = min(self.workers, EARLY)
        for _worker in range(early):  # whatever comes while nobody is idle starts one more
            self.submit(silently, self.carry(function), *arguments)

    def submit(self, function, *arguments):
        try:
            if self.executor is None:
                self.open()
            try:
                return self.handed(function, *arguments)
            except BrokenExecutor:  # a worker died since the last task, and took the others with it
                self.close()
                self.open()
                return self.handed(function, *arguments)
        except (OSError, ImportError, NotImplementedError) as error:
            told = _("No other process can be started here ({error}); workers=1 needs none.")
            raise PoolLost(told.format(error=error)) from error

    def handed(self, function, *arguments):
        with interrupts_later():  # the first task starts the workers
            return self.executor.submit(function, *arguments)

    def open(self):
        spawn = multiprocessing.get_context("spawn")
        self.reader, self.writer = spawn.Pipe(duplex=False)
        self.executor = ProcessPoolExecutor(self.workers, spawn, follow, (self.reader,))

    def check(self):
        for _attempt in range(2):
            with suppress(*self.losses):
                return self.submit(int).result()
        told = _(
            "A worker process ends as soon as it begins. In a script, search has to be called under {guard}."
        )
        raise PoolLost(told.format(guard='`if __name__ == "__main__":`'))

    def give_up(self, futures):
        """They go when it is closed: an executor whose workers end stumbles over a future that is cancelled already."""

    def close(self, at_once=False):
        if self.executor is None:
            return
        if at_once:
            self.writer.close()
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.writer.close()
        self.reader.close()
        self.executor = None


@contextmanager
def interrupts_later():
    """Ctrl-C waits meanwhile, for half a worker would complain; a worker that is started now never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def silently(function, *arguments):
    """In a worker: do it; what is wrong will be said by the first task."""
    with suppress(Exception):
        function(*arguments)


def follow(reader):
    """In a worker: leave Ctrl-C to the driver, and end when the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(reader,), daemon=True).start()
    Finalize(None, gc.freeze, exitpriority=0)  # else Python, as it ends, looks through all memory for garbage


def end_with(reader):
    with suppress(OSError, EOFError):
        reader.poll(None)
    os._exit(1)
