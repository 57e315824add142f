"""A class with one hostile student, and a world in which everything that they might reach is watched.

The texts in `hostile/*.txt` begin with `### name: what it tries`, and are one cell: a wrong answer to an exercise.
In `<ANGLES>` stand the places of the world that they are aimed at.
"""

import os
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "hostile"
ROOT = Path(__file__).parents[2]
EXERCISE = "stable_sigmoid"
POINTS = {EXERCISE: 5, "bce_loss": 3, "gradient_step": 3, "dz_squared_error": 3}
HONEST = (
    "import numpy as np",
    "def stable_sigmoid(z):\n    e = np.exp(-np.abs(z))\n    return np.where(z >= 0, 1, e) / (1 + e)",
    "def bce_loss(y_hat, y):\n    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    "def gradient_step(w, b, dw, db, learning_rate):\n"
    "    return w - learning_rate * dw, b - learning_rate * db",
    "def dz_squared_error(a, y):\n    return (a - y) * a * (1 - a)",
)
SHM_KEY = "0x05ec12e7"


def attacks(*groups):
    """{name: (what it tries, its text)} of these files of the corpus."""
    found = {}
    for group in groups:
        for block in (HERE / f"{group}.txt").read_text(encoding="utf-8").split("### ")[1:]:
            title, _, text = block.partition("\n")
            name, _, tries = title.partition(": ")
            found[name] = (tries, text)
    return found


@dataclass
class World:
    """Files, sockets, settings and processes of the grader's machine, some of them with a secret in it."""

    folder: Path
    token: str = field(default_factory=lambda: "t" + secrets.token_hex(8))
    word: str = field(default_factory=lambda: "w" + secrets.token_hex(8))

    def __post_init__(self):
        self.secret, self.victim = self.folder / "answers.py", self.folder / "victim.txt"
        self.secret.write_text(f"# {self.word}\n")
        self.victim.write_text("the marks of the others")
        os.environ["DLCORE_TEST_SECRET"] = self.word
        unix = str(self.folder / "socket")
        self.ears = [
            listening(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            listening(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            listening(socket.AF_UNIX, socket.SOCK_DGRAM, unix),
            listening(socket.AF_UNIX, socket.SOCK_DGRAM, f"\0{self.token}"),
        ]
        self.places = {
            "SECRET": self.secret, "VICTIM": self.victim, "FOLDER": self.folder, "TOKEN": self.token,
            "ROOT": ROOT, "HOUSE": ROOT / "dlcore", "UNIX": unix, "ABSTRACT": self.token,
            "PORT": self.ears[0].getsockname()[1], "UDP": self.ears[1].getsockname()[1], "GRADER": os.getpid(),
            "BRACKETS": "(" * 5000 + "z" + ")" * 5000, "SUM": "+".join(["z"] * 100_000),
            "CHAIN": ".real" * 100_000, "NEIGHBOUR": "the text of a neighbour",
        }  # fmt: skip

    def aimed(self, text, server):
        for name, place in {**self.places, "SERVER": server}.items():
            text = text.replace(f"<{name}>", str(place))
        return text

    def state(self, server):
        """Everything that must be as it was before: files, memory, processes, priorities."""
        files = sorted(self.folder.rglob("*"))
        return {
            "files": [(str(path), path.lstat().st_mode, path.lstat().st_uid) for path in files],
            "times": [path.lstat().st_mtime_ns for path in files],
            "texts": [path.read_bytes() for path in files if path.is_file()],
            "left": [path for place in LEFT for path in Path(place).glob(f"*{self.token}*")],
            "memory": SHM_KEY in shared_memory(),
            "processes": descendants(server),
            "priority": os.getpriority(os.PRIO_PROCESS, 0),
            "processors": os.sched_getaffinity(0),
        }

    def heard(self):
        """What arrived at any of the sockets."""
        return [heard for ear in self.ears if (heard := arrived(ear))]

    def close(self):
        del os.environ["DLCORE_TEST_SECRET"]
        for ear in self.ears:
            ear.close()


LEFT = ("/tmp", "/var/tmp", "/dev/shm", "/run", ROOT)


def listening(family, kind, address):
    ear = socket.socket(family, kind)
    ear.bind(address)
    if kind == socket.SOCK_STREAM:
        ear.listen()
    ear.setblocking(False)
    return ear


def arrived(ear):
    try:
        return ear.accept() if ear.type == socket.SOCK_STREAM else ear.recv(100)
    except BlockingIOError:
        return None


def shared_memory():
    """The keys of the blocks of System V shared memory, as the kernel lists them."""
    lines = Path("/proc/sysvipc/shm").read_text().splitlines()[1:]
    return {hex(int(line.split()[0]) & 0xFFFFFFFF).replace("0x", "0x0") for line in lines}


def descendants(process):
    """The processes under one, itself included, as the kernel lists them."""
    found = [process]
    for one in found:
        for thread in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, thread.read_text().split())
            except OSError:
                continue
    return sorted(found)
