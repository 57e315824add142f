"""Kills, full disks, and folders that cannot be used."""

import json
import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from dlcore.practice import database, store
from tests.store.processes import child, items, posix, run

# Kills and full disks


ENDLESS = """
from itertools import count
from dlcore.practice import store
for i in count():
    assert store.record("check", "f", i=i, text="x" * 2000) is None
    print(i, flush=True)
"""


@posix
def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_saved(progress):
    rng, told = random.Random(0), 0
    for _ in range(8):
        process = child(ENDLESS)
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.05))
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
        assert process.returncode == -signal.SIGKILL, err
        told += 1 + sum(line.isdigit() for line in out.splitlines())
        assert store.record("check", "after a kill") is None
    with closing(sqlite3.connect(progress)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    saved = [event for event in store.history() if event["item"] == "f"]
    assert told <= len(saved) <= told + 8  # at most one more a kill: written, and killed before it was told
    assert all(event["text"] == "x" * 2000 for event in saved)


FULL = """
import resource, json
from dlcore.practice import store
assert store.record("check", "before") is None
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (store.database.progress_file().stat().st_size, most))
said = [store.record("check", "full", text="x" * 9000) for _ in range(3)]
seen = len(store.history())
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
after = store.record("check", "after")
print(json.dumps([said, seen, after, [event["item"] for event in store.history()]]))
"""


@posix
def test_what_does_not_fit_on_the_disk_is_written_when_there_is_room_again():
    said, seen, after, found = json.loads(run(FULL))
    assert all(sentence.startswith("Your progress cannot be saved at the moment") for sentence in said)
    assert seen == 4
    assert after is None
    assert found == ["before", "full", "full", "full", "after"]
    assert len(store.history()) == 5


def test_a_full_database_says_that_the_disk_is_full(monkeypatch):
    store.record("check", "before")
    prepare = database.bring_up_to_date

    def nearly_full(connection, path):
        prepare(connection, path)
        connection.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(database, "bring_up_to_date", nearly_full)
    assert "the disk is full" in store.record("check", "full", text="x" * 20000)
    monkeypatch.undo()


# Folders that cannot be used


def test_a_folder_that_is_a_file(progress, tmp_path):
    (tmp_path / "progress").write_text("mine")
    said = store.record("check", "f")
    assert "is not a folder" in said
    assert items() == ["f"]
    assert store.trouble() == said
    assert (tmp_path / "progress").read_text() == "mine"


@posix
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write everywhere"
)
def test_a_read_only_folder_is_still_read(progress):
    store.record("check", "before")
    progress.chmod(0o444)
    progress.parent.chmod(0o555)
    try:
        assert "cannot be written" in store.record("check", "now")
        assert items() == ["before", "now"]
    finally:
        progress.parent.chmod(0o755)
        progress.chmod(0o644)
    assert store.trouble() is None
    assert items() == ["before", "now"]


def test_a_file_that_refuses_writing_is_still_read(progress, monkeypatch):
    store.record("check", "before")
    prepare = database.bring_up_to_date

    def read_only(connection, path):
        prepare(connection, path)
        connection.execute("PRAGMA query_only = 1")

    monkeypatch.setattr(database, "bring_up_to_date", read_only)
    assert "cannot be written" in store.record("check", "now")
    assert items() == ["before", "now"]
    monkeypatch.setattr(database, "bring_up_to_date", prepare)
    assert store.trouble() is None
    assert items() == ["before", "now"]


def test_a_folder_removed_while_a_notebook_is_open_is_made_again(progress):
    store.record("check", "before")
    progress.unlink()
    progress.parent.rmdir()
    assert store.record("check", "after") is None
    assert items() == ["after"]


def test_a_python_without_sqlite_says_so(monkeypatch):
    monkeypatch.setattr(database, "sqlite3", None)
    assert "without SQLite" in store.record("check", "f")
    assert items() == ["f"]


def test_the_folder_is_the_users_data_folder_unless_set(monkeypatch):
    assert store.folder() == Path(os.environ["DLCORE_PROGRESS"])
    monkeypatch.delenv("DLCORE_PROGRESS")
    assert store.folder().name == "dlcore"
    monkeypatch.setenv("DLCORE_PROGRESS", "~/somewhere")
    assert store.folder() == Path.home() / "somewhere"
