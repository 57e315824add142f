"""The same search on a Dask cluster; and what its scheduler and its workers do to whoever waits for them."""

import errno
import math
import os
import pkgutil
import socket
import sys
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from dlcore.search import PoolLost, curve_trial, digits_trial, search
from dlcore.search.cluster import Cluster
from dlcore.search.runner import run
from dlcore.search.store import Store
from tests.search.clusters import small_cluster
from tests.search.tasks import begun, kill, patient_square, until, waiting_trial
from tests.search.test_rungs import drawn, quietly

pytest.importorskip("distributed", reason="distributed is not installed: pip install distributed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with small_cluster(tmp_path_factory.mktemp("cluster"), workers=2) as its:
        yield its


@pytest.fixture
def nearby(monkeypatch):
    """On one machine, a second of silence says enough."""
    monkeypatch.setattr(Cluster, "patience", 0.1)
    monkeypatch.setattr(Cluster, "alone_for", 1.0)


def test_a_cluster_without_dlcore_is_given_it_and_finds_the_same(cluster, tmp_path, monkeypatch):
    here = quietly(digits_trial, drawn(12))
    monkeypatch.setenv("DLCORE_CLUSTER", cluster.address)
    there = search(digits_trial, drawn(12), tmp_path / "search.sqlite", show=False)
    assert there.table == here.table


def test_a_function_that_only_this_process_knows(cluster):
    offset = 3

    def mine(configuration, epochs, state=None, seed=0):
        return math.tanh(configuration["a"]) + offset

    assert quietly(mine, [{"a": a} for a in (1, 2)], rungs=(1,), cluster=cluster.address).best["a"] == 2


def test_failures_are_named_there_too(cluster):
    configurations = [{"learning_rate": "fast"}, {"learning_rate": 0.1}]
    found = quietly(curve_trial, configurations, cluster=cluster.address)
    assert found.table[0]["outcome"].startswith("failed: TypeError")
    assert found.best["learning_rate"] == 0.1


def test_dask_keeps_no_result_that_nobody_waits_for(cluster, tmp_path):
    (tmp_path / "go").touch()
    with Cluster(cluster.address) as pool:
        for _outcome in run(pool.carry(patient_square), ((x, (x, str(tmp_path))) for x in range(40)), pool):
            until(lambda: len(pool.client.futures) <= pool.ahead)


def waiters(folder, waiting=(), count=6):
    """Configurations for waiting_trial."""
    return [
        {"id": k, "learning_rate": 0.1 - k / 100, "folder": str(folder), "waits": k in waiting}
        for k in range(count)
    ]


def scores(found):
    return [row["score"] for row in found.table]


@contextmanager
def meanwhile(work):
    """Something that is done in another thread while the test waits."""
    thread = Thread(target=work)
    thread.start()
    yield
    thread.join()


def test_workers_go_one_by_one(tmp_path, nearby, monkeypatch):
    """With the first no trial is lost; with the last, or before anyone has come, nobody is waited for."""

    def kill_the_first():
        kill(until(lambda: begun(tmp_path, "1_1"))[0])
        (tmp_path / "go").touch()

    def kill_the_last():
        kill(until(lambda: begun(tmp_path, "0_5"))[0])

    with small_cluster(tmp_path, workers=2) as its:
        with meanwhile(kill_the_first):
            found = quietly(waiting_trial, waiters(tmp_path, {1}), cluster=its.address)
        assert len(begun(tmp_path, "1_1")) == 2
        assert scores(found) == scores(quietly(waiting_trial, waiters(tmp_path)))
        assert "failed" not in repr(found)

        (tmp_path / "go").unlink()
        with meanwhile(kill_the_last), pytest.raises(PoolLost, match="it has no workers any more"):
            quietly(waiting_trial, waiters(tmp_path, {0}, 1), rungs=(5,), cluster=its.address)

        monkeypatch.setattr(Cluster, "timeout", 3.0)
        with pytest.raises(PoolLost, match=r"it has no workers\."):
            quietly(waiting_trial, waiters(tmp_path, {0}, 1), cluster=its.address)


def looking_ends(folder, victim):
    """A look at dlcore that ends the scheduler, or the first worker that does it."""

    def look(package, name, dask_scheduler):  # Dask gives the server that runs this, of whatever kind
        if type(dask_scheduler).__name__.lower() == victim:
            with suppress(FileExistsError):
                (folder / "ended").touch(exist_ok=False)
                os._exit(1)
        return pkgutil.get_data(package, name)

    return look, "dlcore", "__init__.py"


def test_a_worker_that_goes_while_dlcore_is_looked_for_is_not_missed(tmp_path, monkeypatch):
    monkeypatch.setattr(Cluster, "look", looking_ends(tmp_path, "worker"))
    with small_cluster(tmp_path, workers=2) as its:
        found = quietly(curve_trial, drawn(4), cluster=its.address)
        assert until(lambda: sum(process.poll() == 1 for process in its.workers)) == 1
    assert scores(found) == scores(quietly(curve_trial, drawn(4)))


def test_a_scheduler_that_goes_while_dlcore_is_looked_for_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(Cluster, "look", looking_ends(tmp_path, "scheduler"))
    monkeypatch.setattr(Cluster, "timeout", 2.0)
    with small_cluster(tmp_path, workers=1) as its, pytest.raises(PoolLost, match="it no longer answers"):
        quietly(curve_trial, drawn(4), cluster=its.address)


def test_what_no_worker_is_to_blame_for_keeps_its_own_name(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dlcore.search.cluster.shutil.make_archive", full)
    with small_cluster(tmp_path, workers=1) as its, pytest.raises(OSError, match="No space left"):
        quietly(curve_trial, drawn(4), cluster=its.address)


def test_a_scheduler_that_dies_is_not_waited_for_and_its_results_are_kept(tmp_path, nearby, monkeypatch):
    store, saved, save = tmp_path / "search.sqlite", [], Store.save
    monkeypatch.setattr(Store, "save", lambda *its, **more: saved.append(save(*its, **more)))
    asked = waiters(tmp_path, {4, 5})
    with small_cluster(tmp_path, workers=1) as its:

        def kill_the_scheduler():
            until(lambda: begun(tmp_path, "[45]_1") and len(saved) == 4)
            kill(its.scheduler.pid)

        with (
            meanwhile(kill_the_scheduler),
            pytest.raises(PoolLost, match=r"it no longer answers\. What is done is kept"),
        ):
            quietly(waiting_trial, asked, store=store, cluster=its.address)
    (tmp_path / "go").touch()
    assert quietly(waiting_trial, asked, store=store).table == quietly(waiting_trial, asked).table
    assert len(begun(tmp_path, "0_1")) == 2  # once on the cluster, once for the comparison


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:{port}", "127.0.0.1:{port}", "nonsense://here", "{port}"]
)
def test_no_scheduler_at_that_address(address, monkeypatch):
    monkeypatch.setattr(Cluster, "timeout", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PoolLost, match="no scheduler answers there"):
        quietly(curve_trial, [{"learning_rate": 0.1}], cluster=address.format(port=port))


def test_a_cluster_with_another_dlcore_is_refused(cluster, tmp_path, monkeypatch):
    (tmp_path / "__init__.py").write_text("__version__ = '0.0.1'", encoding="utf-8")
    monkeypatch.setattr("dlcore.search.cluster.DLCORE", tmp_path)
    with pytest.raises(PoolLost, match="another version of dlcore"):
        quietly(curve_trial, [{"learning_rate": 0.1}], cluster=cluster.address)


def test_without_distributed_the_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PoolLost, match="pip install distributed"):
        quietly(curve_trial, [{"learning_rate": 0.1}], cluster="tcp://127.0.0.1:8786")
