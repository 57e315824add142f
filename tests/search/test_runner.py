"""The runner: every task gets one answer, whatever becomes of the workers."""

import gc
import os
import weakref
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Thread

import pytest

from dlcore.search.pools import Here, Pool, PoolLost, Processes
from dlcore.search.runner import run
from tests.search.tasks import (
    begun,
    deadly_square,
    fails_at,
    kill,
    patient_square,
    square,
    told_or_patient,
    until,
)


@pytest.fixture(scope="module")
def processes():
    with Processes(2) as pool:
        yield pool


def values(outcomes):
    return {outcome.key: outcome.value for outcome in outcomes}


def squares(numbers, *more):
    return ((x, (x, *more)) for x in numbers)


@pytest.mark.parametrize("where", ["here", "in processes"])
def test_every_task_is_answered_once(where, processes):
    pool = Here() if where == "here" else processes
    outcomes = list(run(square, squares(range(20)), pool))
    assert len(outcomes) == 20
    assert values(outcomes) == {x: x * x for x in range(20)}
    assert {outcome.starts for outcome in outcomes} == {1}


def test_no_more_tasks_are_read_than_are_under_way():
    read = []

    def endless():
        for x in count():
            read.append(x)
            yield x, (x,)

    answers = run(square, endless(), Here())
    assert [next(answers).value for _ in range(4)] == [0, 1, 4, 9]
    assert len(read) == 4
    answers.close()


def test_an_exception_of_its_own_is_an_answer_and_not_tried_again(tmp_path, processes):
    outcomes = {its.key: its for its in run(fails_at, squares(range(6), str(tmp_path)), processes)}
    assert outcomes[0].value == 0 and outcomes[5].value == 25
    assert outcomes[1].failure.reason == "ValueError: one is too few"
    assert "tasks.py" in outcomes[1].failure.trace
    assert "lambda" in outcomes[2].failure.reason
    assert outcomes[3].failure.reason == "Homebound: 1 and 2"
    assert outcomes[4].failure.reason == "SystemExit: enough"
    assert sorted(len(begun(tmp_path, x)) for x in range(6)) == [1] * 6
    assert {its.starts for its in outcomes.values()} == {1}


def test_workers_that_get_ready_have_begun_before_the_first_task(tmp_path):
    with Processes(2) as pool:
        assert not pool.at_hand
        pool.get_ready(fails_at, 1, str(tmp_path))  # it says nothing of what is wrong there
        until(lambda: len(begun(tmp_path, 1)) == 2)
        assert pool.at_hand
        assert values(run(square, squares(range(5)), pool)) == {x: x * x for x in range(5)}
    assert not pool.at_hand


def test_who_leaves_while_workers_get_ready_waits_for_no_work(tmp_path):
    with pytest.raises(KeyboardInterrupt), Processes(2) as pool:
        pool.get_ready(patient_square, 1, str(tmp_path))
        workers = list(pool.executor._processes.values())
        raise KeyboardInterrupt
    assert len(workers) == 2 and not any(worker.is_alive() for worker in workers)


def test_one_process_gets_ready_by_itself_and_has_nothing_to_do():
    assert Here().get_ready(fails_at, 1) is None and not Here.at_hand


def others(folder, seen):
    return {*begun(folder)} - seen


def killed(folder, times):
    """A thread that kills the worker of a task under way, so many times, and then lets all tasks go."""

    def assassin():
        seen = set()
        for _kill in range(times):
            victim = until(partial(others, folder, seen)).pop()
            seen.update(begun(folder))
            with suppress(ProcessLookupError):  # the second worker of a pool that has lost the first
                kill(victim)
        (folder / "go").touch()

    thread = Thread(target=assassin, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("times", [1, 3])
def test_a_worker_that_is_killed_in_mid_run_loses_no_task(tmp_path, times):
    with Processes(2) as pool:
        assassin = killed(tmp_path, times)
        outcomes = list(run(patient_square, squares(range(8), str(tmp_path)), pool))
        assassin.join()
    assert len(outcomes) == 8
    assert values(outcomes) == {x: x * x for x in range(8)}
    assert 1 < max(its.starts for its in outcomes) <= times + 1
    assert len(begun(tmp_path)) < 8 + 4 * times + 1  # only what was under way is begun again


def test_a_pool_that_died_between_two_tasks_is_built_anew(processes):
    pid = processes.submit(os.getpid).result()
    executor = processes.executor
    kill(pid)
    with pytest.raises(BrokenExecutor):
        until(lambda: executor.submit(square, 3).result() is None)
    assert processes.executor is executor
    assert values(run(square, squares(range(5)), processes)) == {x: x * x for x in range(5)}


def test_a_task_that_ends_its_worker_is_convicted_and_its_neighbours_are_not(tmp_path):
    with Processes(2) as pool:
        outcomes = {its.key: its for its in run(deadly_square, squares(range(6), str(tmp_path)), pool)}
    assert outcomes[3].failure.kind == "lost"
    assert outcomes[3].failure.reason == "its worker died 5 times"
    assert outcomes[3].starts == len(begun(tmp_path, 3)) == 5
    assert {x: outcomes[x].value for x in range(6) if x != 3} == {x: x * x for x in range(6) if x != 3}


class Fragile(Pool):
    """What is under way is done together, or if the deadly one is among it, lost together."""

    ahead, patience = 4, 0.0

    def __init__(self):
        self.pending = []

    def submit(self, function, *arguments):
        future = Future()
        self.pending.append((future, function, arguments))
        return future

    def watch(self):
        deadly = any(3 in arguments for _future, _function, arguments in self.pending)
        while self.pending:
            future, function, arguments = self.pending.pop()
            if deadly:
                future.set_exception(BrokenExecutor())
            else:
                future.set_result(function(*arguments))


def test_those_that_were_under_way_with_it_are_innocent():
    outcomes = {its.key: its for its in run(square, squares(range(9)), Fragile())}
    assert [key for key, its in outcomes.items() if its.failure] == [3]
    assert len(outcomes) == 9
    assert {key: outcomes[key].starts for key in (0, 1, 2, 3, 8)} == {0: 3, 1: 3, 2: 3, 3: 5, 8: 1}


class Dying(Processes):
    """Processes that end as soon as they begin, as those of a script without its guard."""

    begun = 0

    def open(self):
        self.begun += 1
        self.executor = self

    def submit(self, function, *arguments):
        self.open()
        future = Future()
        future.set_exception(BrokenExecutor("the worker ended"))
        return future

    def close(self, at_once=False):
        pass


def test_workers_that_end_as_they_begin_are_given_up_soon():
    pool = Dying(2)
    with pytest.raises(PoolLost, match="ends as soon as it begins"):
        list(run(square, squares(range(100)), pool))
    assert pool.begun < 20


@pytest.mark.parametrize("error", [OSError("no more processes"), NotImplementedError("no semaphores")])
def test_a_system_without_processes_is_told_what_needs_none(error, monkeypatch):
    def refused(*_arguments):
        raise error

    monkeypatch.setattr("dlcore.search.pools.ProcessPoolExecutor", refused)
    with pytest.raises(PoolLost, match=f"{error}.*workers=1 needs none"), Processes(2) as pool:
        list(run(square, squares(range(3)), pool))


class Watched(Here):
    """Keeps a weak reference to every future."""

    ahead = 3

    def __init__(self):
        self.futures = []

    def submit(self, function, *arguments):
        future = super().submit(function, *arguments)
        self.futures.append(weakref.ref(future))
        return future


def test_no_finished_future_is_kept():
    pool = Watched()
    gc.freeze()  # what earlier tests left behind is not looked through nine times
    for _outcome in run(square, squares(range(9)), pool):
        gc.collect()
        assert sum(future() is not None for future in pool.futures) <= pool.ahead


class Silence(Pool):
    """Nothing ever comes, and at the second look nobody is there."""

    patience, looks = 0.0, 0

    def submit(self, function, *arguments):
        self.future = Future()
        return self.future

    def watch(self):
        self.looks += 1
        if self.looks > 1:
            raise PoolLost("nobody is there")


def test_silence_is_looked_into_and_what_is_under_way_is_given_up():
    pool = Silence()
    with pytest.raises(PoolLost, match="nobody is there"):
        list(run(square, squares(range(3)), pool))
    assert pool.future.cancelled()


def test_who_stops_asking_leaves_no_worker_behind(tmp_path):
    with pytest.raises(KeyError), Processes(2) as pool:
        for _outcome in run(told_or_patient, squares(range(6), str(tmp_path)), pool):
            processes = list(pool.executor._processes.values())
            raise KeyError("enough")
    assert not any(process.is_alive() for process in processes)
