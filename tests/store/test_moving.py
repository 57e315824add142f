"""Versions of the file, export, merge and reset."""

import os
import sqlite3
from contextlib import closing

import pytest

from dlcore.practice import database, store
from tests.store.processes import items, kept_aside

# Versions


def test_a_file_of_a_newer_course_is_left_untouched(progress):
    store.record("check", "before")
    with closing(sqlite3.connect(progress)) as connection:
        connection.execute("ALTER TABLE event RENAME TO happening")
        connection.execute("PRAGMA user_version = 99")
    content = progress.read_bytes()
    said = store.record("check", "now")
    assert "newer version" in said and str(progress) in said
    assert items() == ["now"]
    assert store.export(progress.parent / "kept.json").exists()
    assert progress.read_bytes() == content
    assert not kept_aside(progress)


def test_a_file_of_an_older_course_is_brought_up_to_date(progress, monkeypatch):
    store.record("check", "before")
    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, ("CREATE TABLE more (a TEXT)",)))
    assert store.record("check", "after") is None
    assert items() == ["before", "after"]
    with closing(sqlite3.connect(progress)) as connection:
        assert database.version_of(connection) == 2
        assert connection.execute("SELECT * FROM more").fetchall() == []


def test_an_update_that_fails_leaves_the_old_file(progress, monkeypatch):
    store.record("check", "before")
    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, ("CREATE TABLE more (a)", "NONSENSE")))
    assert store.record("check", "now") is not None
    monkeypatch.undo()
    os.environ["DLCORE_PROGRESS"] = str(progress.parent)
    assert store.trouble() is None
    assert items() == ["before", "now"]


# Export, merge, reset


@pytest.mark.parametrize("name", ["progress.json", "progress.csv", "进度.CSV"])
def test_export_and_merge_on_another_computer(tmp_path, monkeypatch, name):
    store.record("check", "=1+1", text='a "quote", a\nline break, 中文', points=3)
    store.record("prediction", "E06", value=None)
    before = store.history()
    path = store.export(tmp_path / name)
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "other"))
    store.record("quiz", "02.1")
    assert store.merge(path) == 2
    assert store.history()[1:] == before
    assert store.merge(path) == 0
    assert len(items()) == 3


def test_reset_begins_anew_and_keeps_a_copy(progress):
    for i in range(5):
        store.record("check", str(i))
    backup = store.reset()
    assert backup.parent == progress.parent and backup != progress
    assert items() == []
    store.record("check", "new")
    assert store.merge(backup) == 5
    assert items() == ["new", "0", "1", "2", "3", "4"]
    assert store.reset() != backup


def test_reset_without_a_backup_does_not_happen(progress, monkeypatch):
    store.record("check", "precious")
    monkeypatch.setattr(
        database, "unused_name", lambda what: progress.parent / "no" / "such" / "folder.sqlite"
    )
    with pytest.raises(store.Unavailable):
        store.reset()
    assert items() == ["precious"]


@pytest.mark.parametrize(
    "name, content",
    [
        ("x.json", "{"), ("x.json", "[]"), ("x.json", '{"events": 3}'),
        ("x.json", '{"events": [{"uid": 1}]}'),
        ("x.csv", ""), ("x.csv", "a,b\n1,2"), ("x.sqlite", "rubbish"), ("x.txt", "hello"), ("x.json", None),
        ("x.json", "\udcff"),
    ],
)  # fmt: skip
def test_merging_something_else_says_so_and_changes_nothing(tmp_path, name, content):
    store.record("check", "mine")
    if content is not None:
        (tmp_path / name).write_bytes(content.encode(errors="surrogateescape"))
    try:
        assert store.merge(tmp_path / name) == 0
    except store.Unavailable as said:
        assert name in str(said)
    assert items() == ["mine"]


@pytest.mark.parametrize("name", ["progress.xls", "no/such/folder.json", "."])
def test_an_export_that_cannot_be_written_says_why(tmp_path, name):
    with pytest.raises(store.Unavailable):
        store.export(tmp_path / name)


def test_an_export_never_leaves_half_a_file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    path.write_text("old")
    store.record("check", "f")

    def full(path, events):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_json", full)
    with pytest.raises(store.Unavailable, match="No space left"):
        store.export(path)
    assert path.read_text() == "old"
