"""A small class, the grader as a process that a test may kill, and what it has written, but for the time it took."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.classroom.handed_in import RIGHT, code_cell, content, put

ROOT = Path(__file__).parents[2]
WRONG = {
    "stable_sigmoid": "def stable_sigmoid(z):\n    return 1 / (1 + np.exp(z))",
    "sigmoid_grad": "def sigmoid_grad(z):\n    return z + {k}",
    "gradient_step": "def gradient_step(w, b, dw, db, learning_rate):\n    return w + learning_rate * dw, b",
}
CRASH = "def gradient_step(w, b, dw, db, learning_rate):\n    import os\n    os._exit({k})"
GRADE = "import sys; from dlcore.classroom.grading.grade import main; sys.exit(main(sys.argv[1:]))"
WATCHED = """
import ctypes, os, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # whoever loses its parent becomes our child
grader = subprocess.Popen(sys.argv[1:])
print(grader.pid, flush=True)
grader.wait()
try:
    while True:
        os.wait()
except ChildProcessError:
    print("nobody is left", flush=True)
"""


def small_class(folder, count=7):
    """Right, wrong and crashing answers, no two alike; the last two students have the same code."""
    for k in range(count):
        answers = {id: f"# {k}\n{code.strip()}" for id, code in RIGHT.items()}
        if k % 3:
            answers |= {id: code.replace("{k}", str(k)) for id, code in list(WRONG.items())[: k % 4]}
        if k % 4 == 3:
            answers["gradient_step"] = CRASH.replace("{k}", str(k))
        put(folder / f"student{k}" / "nb.ipynb", content(answers))
    put(folder / f"student{count}" / "nb.ipynb", (folder / f"student{count - 1}" / "nb.ipynb").read_bytes())
    put(folder / "nothing" / "notes.txt", b"sorry")
    put(folder / "other" / "nb.ipynb", content({}, [code_cell("print(1)")], marked=False))
    return folder


def command(folder, to, *more):
    return [sys.executable, "-c", GRADE, str(folder), "--to", str(to), *map(str, more)]


def started(folder, to, *more, watched=False):
    """The grader as a process; `watched`: in one that ends only when nobody of the grader's is left."""
    before = [sys.executable, "-c", WATCHED] if watched else []
    return subprocess.Popen(
        [*before, *command(folder, to, *more)], cwd=ROOT, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


def finished(folder, to, *more):
    """The grader, until it is done; what it printed."""
    process = started(folder, to, *more)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, out + err
    return out


def written(to):
    """All that is in the file of the grades but times: submissions, results, code, settings, as text."""
    with closing(sqlite3.connect(Path(to) / "grades.sqlite")) as connection:
        tables = {
            "submission": "SELECT student, file, handed_in, chapter, sha, trouble, oddities FROM submission",
            "result": "SELECT sha, version, failed, result FROM result",
            "code": "SELECT sha, hex(packed) FROM code",
            "setting": "SELECT name, value FROM setting",
        }
        return json.dumps(
            {name: sorted(connection.execute(asked)) for name, asked in tables.items()}, indent=1
        )


def results(to):
    """How many results are on the disk; 0 while the file is another's alone."""
    try:
        with closing(sqlite3.connect(Path(to) / "grades.sqlite", timeout=0)) as connection:
            return connection.execute("SELECT count(*) FROM result").fetchone()[0]
    except sqlite3.Error:
        return 0


def children(pid):
    """The processes that a process has started, as Linux knows them."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        lists = [Path(f"/proc/{pid}/task/{thread}/children").read_text() for thread in threads]
    except OSError:
        return []
    return [int(child) for line in lists for child in line.split()]


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
