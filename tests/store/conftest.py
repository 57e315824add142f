"""Progress is never lost: not by crashes, kills, full disks, damaged files, or two notebooks at once."""

import pytest

from dlcore.practice import store


@pytest.fixture(autouse=True)
def progress(tmp_path, monkeypatch):
    """A progress folder of its own for each test; the path of its file."""
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    yield tmp_path / "progress" / "progress.sqlite"
    store._waiting.clear()
    store._news.clear()
