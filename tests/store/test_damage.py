"""A damaged file is kept aside, and what can be read in it is brought over."""

import random
import sqlite3
from contextlib import closing

import pytest

from dlcore.practice import database, store
from tests.store.processes import child, items, kept_aside


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
