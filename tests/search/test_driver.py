"""The driver is killed, or stopped by Ctrl-C: no process stays behind, and the next start goes on."""

import json
import os
import signal
import subprocess
import sys

import pytest

from dlcore.search import search
from dlcore.search.pools import Processes
from tests.search.tasks import ROOT, begun, until, waiting_trial

DRIVER = """
import json, sys
from dlcore.search import search
from dlcore.search.store import Store
from tests.search.tasks import waiting_trial

class Telling(Store):
    def save(self, *arguments, **more):
        super().save(*arguments, **more)
        print("saved", flush=True)

sys.modules[search.__module__].Store = Telling
search(waiting_trial, json.loads(sys.argv[1]), sys.argv[2], workers=2, show=False)
"""


def configurations(folder):
    """The first five are quick, the others wait until they are let go."""
    return [
        {"id": k, "learning_rate": 0.1 - k / 100, "folder": str(folder), "waits": k >= 5} for k in range(9)
    ]


def driver(folder, store, **more):
    """A search in another process, when its quick trials are done and it waits for the others."""
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, json.dumps(configurations(folder)), store],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )
    for _quick in range(5):
        assert process.stdout.readline() == "saved\n", process.stderr.read()
    until(lambda: len(begun(folder, "[5-8]_1")) == 2)
    return process


def goes_on(folder, store):
    """The next start finds the quick ones, does the rest, and finds what an undisturbed search finds."""
    (folder / "go").touch()
    found = search(waiting_trial, configurations(folder), store, workers=1, show=False)
    assert [len(begun(folder, f"{k}_1")) for k in range(5)] == [1] * 5
    assert all(len(begun(folder, f"{k}_1")) <= 2 for k in range(5, 9))
    assert found.table == search(waiting_trial, configurations(folder), workers=1, show=False).table


def test_a_driver_that_is_killed_leaves_no_process_and_loses_no_result(tmp_path):
    store = tmp_path / "search.sqlite"
    process = driver(tmp_path, store)
    process.kill()
    process.communicate(timeout=60)  # its workers have its output too: this waits for the last of them
    goes_on(tmp_path, store)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no Ctrl-C for a group of processes only")
def test_ctrl_c_stops_at_once_and_keeps_all_results(tmp_path):
    store = tmp_path / "search.sqlite"
    process = driver(tmp_path, store, start_new_session=True)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    _out, err = process.communicate(timeout=60)
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert err.count("Traceback") == 1
    goes_on(tmp_path, store)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no Ctrl-C for one process only")
def test_a_worker_leaves_ctrl_c_to_the_driver():
    """It would end with a page of its own, and take its pool with it."""
    with Processes(1) as pool:
        pid = pool.submit(os.getpid).result()
        os.kill(pid, signal.SIGINT)
        assert pool.submit(os.getpid).result() == pid
