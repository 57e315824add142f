"""Progress is never lost: not by crashes, kills, full disks, damaged files, or two notebooks at once."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dlcore.practice import database, store

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals and limits of POSIX")


@pytest.fixture(autouse=True)
def progress(tmp_path, monkeypatch):
    """A progress folder of its own for each test; the path of its file."""
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    yield tmp_path / "progress" / "progress.sqlite"
    store._waiting.clear()
    store._news.clear()


def items(**kwargs):
    return [event["item"] for event in store.history(**kwargs)]


def child(code, **more):
    """Another Python process with the same progress folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def run(code):
    process = child(code)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


# Recording


def test_what_is_recorded_comes_back_in_order():
    assert (
        store.record("check", "logreg_gradients", outcome="not yet", mistake="sign_flipped", points=0) is None
    )
    assert store.record("check", "logreg_gradients", outcome="passed", mistake=None, points=10) is None
    assert store.record("quiz", "02.1", right=True) is None
    first, second = store.history("check", "logreg_gradients")
    assert (first["mistake"], second["points"], second["mistake"]) == ("sign_flipped", 10, None)
    assert items() == ["logreg_gradients", "logreg_gradients", "02.1"]
    assert items(kind="quiz") == ["02.1"]
    assert items(item="02.1") == ["02.1"]
    assert items(kind="hint") == []
    assert first["at"] <= second["at"] and first["at"].endswith("+00:00")


def test_progress_is_seen_by_the_next_process():
    run("from dlcore.practice import store; store.record('hint', '完成 ✓', rung=2)")
    assert store.history()[0]["rung"] == 2
    assert items() == ["完成 ✓"]


@pytest.mark.parametrize(
    "details",
    [{"value": object()}, {"value": {1, 2}}, {"value": float("nan")}, {"value": b"\xff"}, {"at": "noon"}],
)
def test_any_detail_can_be_recorded(details):
    assert store.record("check", "f", **details) is None
    assert items() == ["f"]
    assert store.history()[0]["at"] != "noon"


def test_numbers_of_numpy_stay_numbers():
    np = pytest.importorskip("numpy")
    store.record("check", "f", points=np.int64(3), share=np.float32(0.5))
    assert (store.history()[0]["points"], store.history()[0]["share"]) == (3, 0.5)


def test_recording_nonsense_says_so_and_harms_nothing():
    store.record("check", "before")
    assert store.record("nonsense", "f").startswith("Your progress was not saved")
    assert store.record("check", "after") is None
    assert items() == ["before", "after"]


def test_half_a_character_does_not_block_what_comes_after():
    assert store.record("check", "f\ud800", text="\ud800") is None
    assert store.record("check", "after") is None
    assert items() == ["f?", "after"]


def test_grading_leaves_the_teachers_own_progress_alone(progress, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert store.record("check", "f") is None
    assert store.history() == []


def test_recording_circular_details_does_not_raise():
    circle = []
    circle.append(circle)
    assert store.record("check", "f", circle=circle).startswith("Your progress was not saved")


def test_a_record_takes_less_than_ten_milliseconds():
    store.record("check", "f")
    start = time.process_time()  # not the clock on the wall, which a busy machine stretches
    for _ in range(30):
        store.record("check", "f")
    assert (time.process_time() - start) / 30 < 0.01


def test_the_order_is_that_of_writing_when_the_clock_is_set_back(monkeypatch):
    class Clock(store.datetime):
        @classmethod
        def now(cls, zone):
            return store.datetime(1999, 1, 1, tzinfo=zone)

    store.record("check", "first")
    monkeypatch.setattr(store, "datetime", Clock)
    store.record("check", "second")
    assert items() == ["first", "second"]
    assert store.history()[1]["at"].startswith("1999")


# Two at once


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


# Damage


def kept_aside(progress):
    return list(progress.parent.glob("progress-damaged-*.sqlite"))


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 300, b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_kept_and_a_new_one_begun(progress, content):
    progress.parent.mkdir()
    progress.write_bytes(content)
    said = store.record("check", "f")
    (aside,) = kept_aside(progress)
    assert aside.read_bytes() == content
    assert str(aside) in said and "damaged" in said
    assert items() == ["f"]
    assert store.record("check", "g") is None


def test_an_empty_file_is_a_new_file(progress):
    progress.parent.mkdir()
    progress.touch()
    assert store.record("check", "f") is None
    assert items() == ["f"]


@pytest.fixture
def long_history(progress):
    """The content of a file with 300 events, many pages long."""
    for i in range(3):
        store._waiting.extend(store.new_row("check", f"{i}-{j}", {"text": "x" * 500}) for j in range(100))
        store.trouble()
    return bytearray(progress.read_bytes())


def test_what_is_readable_in_a_damaged_file_is_brought_over(progress, long_history):
    middle = len(long_history) // 2 // 4096 * 4096
    long_history[middle : middle + 8192] = b"\xff" * 8192
    progress.write_bytes(long_history)
    found = len(items())
    assert 200 < found < 300
    assert len(kept_aside(progress)) == 1
    said = store.record("check", "after")
    assert "damaged" in said and f"{found} events could be brought over" in said
    assert len(items()) == found + 1
    assert store.record("check", "later") is None


def test_damage_anywhere_never_raises_and_never_deletes(progress, long_history):
    rng = random.Random(1)
    for _ in range(25):
        damaged = bytearray(long_history)
        if rng.random() < 0.5:
            damaged = damaged[: rng.randrange(len(damaged))]
        else:
            for _ in range(rng.choice([1, 20, 300])):
                damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        progress.write_bytes(damaged)
        before = len(kept_aside(progress))
        store.history()
        said = store.record("check", "after")
        assert items()[-1:] == ["after"]
        moved = len(kept_aside(progress)) - before
        assert moved or said or len(items()) > 200  # it was noticed, or hardly anything was hit
        store._waiting.clear()


def test_two_notebooks_that_meet_the_damage_at_once_lose_nothing(progress):
    store.record("check", "before")
    progress.write_bytes(b"rubbish" * 2000)
    code = """if True:
        from dlcore.practice import store
        for i in range(10): store.record('check', str(i))
        print(store.trouble())"""
    processes = [child(code) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["None"] * 3
    everywhere = set()
    for path in [progress, *kept_aside(progress)]:
        everywhere |= {row[0] for row in database.readable_rows(path)}
    assert len(everywhere) == 30
    assert len(items()) == 30


def test_a_file_of_the_right_version_without_its_table_is_damaged(progress):
    progress.parent.mkdir()
    with closing(sqlite3.connect(progress)) as connection:
        connection.execute(f"PRAGMA user_version = {len(database.MIGRATIONS)}")
    assert "damaged" in store.record("check", "f")
    assert items() == ["f"]


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
