"""What the tests of search give to workers: in a module, so that other processes find it."""

import os
import signal
import sys
import time
from pathlib import Path

from dlcore.search import curve_trial

ROOT = Path(__file__).parents[2]


def square(x):
    return x * x


def told(folder, name):
    """Say in the folder that this task has begun, and in which process."""
    Path(folder, f"{name}-{os.getpid()}-{time.monotonic_ns()}").touch()


def begun(folder, name="*"):
    """The processes in which tasks of that name have begun, one for each beginning."""
    return [int(path.name.split("-")[1]) for path in sorted(Path(folder).glob(f"{name}-*-*"))]


def until(happened, seconds=120):
    """Look again and again, until it is so; returns what was seen."""
    end = time.monotonic() + seconds
    while not (seen := happened()):
        assert time.monotonic() < end, "it has not happened"
        time.sleep(0.01)
    return seen


def fails_at(x, folder):
    """1 to 4 fail, each in its own way."""
    told(folder, x)
    if x == 1:
        raise ValueError("one is too few")
    if x == 2:
        return lambda: "this cannot travel"
    if x == 3:
        raise Homebound(1, 2)
    if x == 4:
        sys.exit("enough")
    return x * x


class Homebound(Exception):
    """Cannot be made again where it arrives, for its arguments are not kept."""

    def __init__(self, first, second):
        super().__init__(f"{first} and {second}")


def patient_square(x, folder):
    """Waits for a file, so that it is under way for as long as the test wants."""
    told(folder, x)
    until(Path(folder, "go").exists)
    return x * x


def told_or_patient(x, folder):
    """0 is quick, the others wait for ever."""
    return patient_square(x, folder) if x else 0


def deadly_square(x, folder):
    """3 ends its worker, every time."""
    told(folder, x)
    if x == 3:
        os._exit(7)
    return x * x


def waiting_trial(configuration, epochs, state=None, seed=0):
    """The tiny trial; it tells that it has begun, and where it is asked to, waits until the test lets it go."""
    told(configuration["folder"], f"{configuration['id']}_{epochs}")
    if configuration["waits"]:
        until(Path(configuration["folder"], "go").exists)
    return curve_trial(configuration, epochs, state, seed)


def tellers(folder, count=3):
    """Configurations for telling_trial."""
    return [{"id": k, "learning_rate": 0.02 + k / 100, "folder": str(folder)} for k in range(count)]


def telling_trial(configuration, epochs, state=None, seed=0):
    """The tiny trial; it tells that it has begun."""
    told(configuration["folder"], f"{configuration['id']}_{epochs}")
    return curve_trial(configuration, epochs, state, seed)


def misbehaving_trial(configuration, epochs, state=None, seed=0):
    """Fails in the way that is asked for."""
    way = configuration["way"]
    if way == "raise" or (way == "late" and state):
        return 1 / 0
    scores = {"nan": float("nan"), "inf": float("inf"), "text": "good"}
    return scores.get(way, 1.0), {"w": object() if way == "state" else 1.0}


def kill(pid):
    os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
