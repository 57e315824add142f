"""Two notebooks, several processes and the threads of widgets write at once."""

import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from dlcore.practice import database, store
from tests.store.processes import child, items, run


def test_four_processes_write_at_once_and_nothing_is_lost():
    code = """if True:
        from dlcore.practice import store
        for i in range(25): store.record('check', 'f', i=i)"""
    processes = [child(code) for _ in range(4)]
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert sorted(event["i"] for event in store.history()) == sorted(list(range(25)) * 4)


def test_what_still_waits_when_the_notebook_is_closed_is_tried_once_more(progress):
    store.record("check", "before")
    code = """if True:
        from dlcore.practice import database, store
        database.PATIENCE = 0.01
        print(store.record('check', 'late'), flush=True)
        input()"""
    with closing(sqlite3.connect(progress, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        process = child(code, stdin=subprocess.PIPE)
        assert "another program is writing" in process.stdout.readline()
        other.execute("ROLLBACK")
    process.communicate("\n", timeout=60)
    assert items() == ["before", "late"]


def test_using_the_library_without_practising_makes_no_progress_file(progress):
    run("from dlcore.practice import store")
    assert not progress.parent.exists()


def test_threads_of_widgets_write_at_once():
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda i: store.record("quiz", str(i)), range(80)))
    assert set(said) == {None}
    assert sorted(map(int, items())) == list(range(80))


def test_while_another_program_holds_the_file_events_wait_in_memory(progress, monkeypatch):
    store.record("check", "before")
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with closing(sqlite3.connect(progress, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = store.record("check", "meanwhile")
        assert "another program is writing" in said
        assert items()[-1] == "meanwhile"
        other.execute("ROLLBACK")
    assert store.record("check", "after") is None
    assert items() == ["before", "meanwhile", "after"]
    assert run("from dlcore.practice import store; print(len(store.history()))").strip() == "3"
