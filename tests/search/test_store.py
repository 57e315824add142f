"""Results survive: a second start, a second driver, a damaged file, a full disk."""

import os
import random
import sqlite3
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location

import numpy as np
import pytest

from dlcore import database
from dlcore.search import StoreUnavailable, curve_trial, search, store, store_file
from dlcore.search.attempt import unpacked
from dlcore.search.store import Store
from tests.search.tasks import begun, tellers, telling_trial

NOBODY = "tcp://127.0.0.1:1"  # no cluster is there: whoever asks it for anything fails


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "search.sqlite"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.01)


def quietly(path, configurations, **more):
    return search(telling_trial, configurations, path, **{"workers": 1, "show": False} | more)


def rows(path, what="*"):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT {what} FROM result ORDER BY number").fetchall()


def test_a_second_start_finds_all_and_does_nothing(path, tmp_path):
    first = quietly(path, tellers(tmp_path, 9))
    done = begun(tmp_path)
    again = quietly(path, tellers(tmp_path, 9), cluster=NOBODY)
    assert again.table == first.table == quietly(None, tellers(tmp_path, 9)).table
    assert len(done) == 9 + 3 + 1 == len(rows(path))
    assert all(0 <= seconds < 60 for (seconds,) in rows(path, "seconds"))


def test_more_configurations_and_more_epochs_do_only_what_is_new(path, tmp_path):
    quietly(path, tellers(tmp_path, 3), rungs=(1,))
    quietly(path, tellers(tmp_path, 5), rungs=(1, 4), keep=0.4)
    assert [len(begun(tmp_path, f"{k}_1")) for k in range(5)] == [1] * 5
    assert [len(begun(tmp_path, f"{k}_3")) for k in range(5)] == [0, 0, 0, 1, 1]


def test_of_states_only_the_newest_stays(path, tmp_path):
    quietly(path, tellers(tmp_path, 1))
    assert [(epochs, state is None) for epochs, state in rows(path, "epochs, state")] == [
        (1, True), (3, True), (9, False),
    ]  # fmt: skip


def test_another_seed_is_kept_beside(path, tmp_path):
    for seed in (0, 1):
        quietly(path, tellers(tmp_path, 1), rungs=(1,), seed=seed)
    assert len(begun(tmp_path)) == 2


def test_a_trial_whose_text_has_changed_is_tried_again(path, tmp_path):
    def written(score):
        file = tmp_path / f"trial{score}.py"
        file.write_text(f"def trial(configuration, epochs, state=None, seed=0):\n    return {score}\n")
        spec = spec_from_file_location("trial_of_mine", file)
        spec.loader.exec_module(module := module_from_spec(spec))
        return module.trial

    scores = [search(written(n), [{}], path, workers=1, show=False).best["score"] for n in (1, 1, 2)]
    assert scores == [1, 1, 2]
    assert len(rows(path)) == 2 * 3


def test_a_failure_of_its_own_is_kept_and_one_of_the_machine_is_not(path):
    tries = []

    errors = {"value": ValueError, "memory": MemoryError, "module": ModuleNotFoundError}

    def unlucky(configuration, epochs, state=None, seed=0):
        tries.append(configuration["a"])
        raise errors[configuration["a"]]

    for _start in range(2):
        found = search(unlucky, [{"a": a} for a in errors], path, workers=1, show=False)
        assert [row["outcome"] for row in found.table] == [
            "failed: ValueError", "failed: MemoryError", "failed: ModuleNotFoundError",
        ]  # fmt: skip
    assert [tries.count(a) for a in errors] == [1, 2, 2]


def test_a_second_search_of_the_same_file_is_told_and_the_first_goes_on(path, tmp_path):
    with Store(path, "trial", 0) as first:
        with pytest.raises(StoreUnavailable, match=r"another search has .*search\.sqlite"):
            quietly(path, tellers(tmp_path))
        first.save("{}", 1, store.Result(0.5))
    assert rows(path, "score") == [(0.5,)]
    assert not begun(tmp_path)
    quietly(path, tellers(tmp_path))


def test_without_a_path_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    search(curve_trial, [{"learning_rate": 0.1}], workers=1, show=False)
    assert not list(tmp_path.iterdir())


# Files that cannot be used


@pytest.mark.parametrize("content", [b"my notes", b"\x00" * 5000, b"SQLite"])
def test_a_file_of_somebody_else_is_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="no store of a search"):
        quietly(path, tellers(path.parent))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (a)")
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="no store of a search"):
        quietly(path, tellers(path.parent))
    assert path.read_bytes() == before


def test_a_store_of_a_newer_course_is_left_as_it_is(path, tmp_path):
    quietly(path, tellers(tmp_path, 1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreUnavailable, match="newer version"):
        quietly(path, tellers(tmp_path, 1))


def test_an_empty_file_is_a_new_store(path, tmp_path):
    path.parent.mkdir()
    path.touch()
    assert quietly(path, tellers(tmp_path, 1)).best


@pytest.fixture
def whole(path, tmp_path):
    """The bytes of a store with 60 results, many pages long."""
    with Store(path, "trial", 0) as results:
        for k in range(60):
            results.save(f'{{"k": {k}}}', 1, store.Result(k / 64), b"x" * 600)
    return path.read_bytes()


def test_what_is_readable_in_a_damaged_store_is_brought_over(path, whole):
    middle = len(whole) // 2 // 4096 * 4096
    damaged = whole[:middle] + b"\xff" * 8192 + whole[middle + 8192 :]
    path.write_bytes(damaged)
    with Store(path, "trial", 0) as results:
        assert 30 < len(results.known) < 60
        assert all(results.known[f'{{"k": {k}}}', 1].score == k / 64 for k in (0, 59))
        (aside,) = path.parent.glob("search-damaged-*.sqlite")
        assert aside.read_bytes() == damaged
        told = f"It is kept as {aside.name}. {len(results.known)} results could be brought over."
        assert told in results.news
        assert results.state_before('{"k": 0}', 2) == (1, b"x" * 600)
    with Store(path, "trial", 0) as again:
        assert again.known == results.known and again.news is None


def test_the_news_of_a_damaged_store_reach_the_reader(path, tmp_path):
    first = quietly(path, tellers(tmp_path, 20))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 4096 // 2 * 4096])  # half of its pages
    again = quietly(path, tellers(tmp_path, 20))
    assert again.table == first.table
    assert "was damaged. It is kept as search-damaged-" in repr(again)
    assert "was damaged" not in repr(first)


def test_damage_anywhere_loses_no_file_and_raises_only_in_words(path, whole):
    rng = random.Random(3)
    for _ in range(25):
        damaged = bytearray(whole)
        start = rng.randrange(len(damaged))
        damaged[start : start + rng.randrange(1, 9000)] = rng.randbytes(rng.randrange(1, 9000))
        path.write_bytes(damaged)
        try:
            with Store(path, "trial", 0) as results:
                results.save("{}", 1, store.Result(1.0))
        except StoreUnavailable:
            pass
        kept = [path, *path.parent.glob("search-damaged-*")]
        assert any(file.read_bytes()[:100] == bytes(damaged[:100]) for file in kept)
        for file in kept:
            file.unlink()


def test_a_full_disk_is_told_and_what_was_written_is_there(path, tmp_path, monkeypatch):
    prepare = database.Form.prepare

    def nearly_full(form, connection, at):
        prepare(form, connection, at)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")

    monkeypatch.setattr(database.Form, "prepare", nearly_full)
    with pytest.raises(StoreUnavailable, match="the disk is full"):
        quietly(path, tellers(tmp_path, 200))
    saved = len(rows(path))
    assert 0 < saved < 200
    monkeypatch.undo()
    quietly(path, tellers(tmp_path, 200), rungs=(1,))
    assert len(begun(tmp_path)) == 200 + 1  # only the one that found no room was tried twice


def test_a_folder_that_is_a_file(path):
    path.parent.write_text("mine")
    with pytest.raises(StoreUnavailable, match="is not a folder"):
        quietly(path, tellers(path.parent))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_file_that_cannot_be_written(path, tmp_path):
    quietly(path, tellers(tmp_path, 1))
    path.chmod(0o444)
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        quietly(path, tellers(tmp_path, 2))


def test_a_python_without_sqlite_says_so(path, monkeypatch):
    monkeypatch.setattr(store_file, "sqlite3", None)
    with pytest.raises(StoreUnavailable, match="without SQLite"):
        quietly(path, tellers(path.parent))


def test_a_state_is_never_a_pickle(tmp_path):
    np.savez(tmp_path / "evil.npz", **{"w.": np.array([print], dtype=object)})
    with pytest.raises(ValueError, match="allow_pickle"):
        unpacked((tmp_path / "evil.npz").read_bytes())
