"""Killed at any moment and started again: not one row differs or is missing, and no process is left.

With DLCORE_KILLS=10 each test kills ten times.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.classroom.graders import children, finished, kill, results, small_class, started, written

pytest.importorskip("pyseccomp", reason="without pyseccomp no class is graded")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="looks for processes as Linux tells them"
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The small class, what an undisturbed grading writes, its key, and the seconds it takes."""
    place = tmp_path_factory.mktemp("undisturbed")
    folder = small_class(place / "class")
    start = time.monotonic()
    finished(folder, place / "graded", "--workers", 2)
    return folder, place / "graded", time.monotonic() - start


def with_key_of(graded, to):
    """A folder for grades with the same key: else every answer gets other inputs."""
    to.mkdir()
    shutil.copy(graded[1] / "grades.key", to)
    return to


def test_a_second_start_changes_no_byte_and_grades_nothing(graded):
    folder, to, _seconds = graded
    first = written(to)
    finished(folder, to, "--workers", 2, "--cluster", "tcp://127.0.0.1:1")  # where nobody is: none is asked
    assert written(to) == first


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_workers_writes_the_same(graded, tmp_path, workers):
    to = with_key_of(graded, tmp_path / "to")
    finished(graded[0], to, "--workers", workers)
    assert written(to) == written(graded[1])


def killed_once(graded, to, victim, rng):
    """Start the grader, kill it or one of its workers at a random moment, and wait until nobody is left."""
    folder, _to, seconds = graded
    process = started(folder, to, "--workers", 2, watched=True)
    grader = int(process.stdout.readline())
    try:
        process.wait(rng.uniform(0.2, seconds))
    except subprocess.TimeoutExpired:
        victims = [grader] if victim == "grader" else children(grader)
        if victims:
            kill(rng.choice(victims))
    out, err = process.communicate(timeout=300)
    assert "nobody is left" in out, out + err
    return err


@pytest.mark.parametrize("victim", ["grader", "worker"])
def test_kills_at_random_moments_cost_no_row(graded, tmp_path, victim):
    rng, to = random.Random(victim), with_key_of(graded, tmp_path / "to")
    for _ in range(int(os.environ.get("DLCORE_KILLS", 2))):
        killed_once(graded, to, victim, rng)
    finished(graded[0], to, "--workers", 2)
    assert written(to) == written(graded[1])


def test_ctrl_c_stops_at_once_keeps_what_is_done_and_leaves_nobody(graded, tmp_path):
    folder, _to, _seconds = graded
    to = with_key_of(graded, tmp_path / "to")
    process = started(folder, to, "--workers", 2, watched=True)
    grader = int(process.stdout.readline())
    while not children(grader) and process.poll() is None:
        time.sleep(0.01)
    os.kill(grader, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert "nobody is left" in out and "Traceback" not in err, err
    assert "Stopped. What is graded is kept" in err
    finished(folder, to, "--workers", 2)
    assert written(to) == written(graded[1])
    assert results(to) == results(graded[1])
