"""What grading a class costs: seconds for 500 submissions on two workers, and the CPU of one against other graders.

    python -m benchmarks.classroom                        500 honest submissions of chapter 02: at most 15 s
    python -m benchmarks.classroom --alike 0.5            the same where half of the answers are what others wrote too
    python -m benchmarks.classroom --hostile 0.06         30 of them hostile: at most 45 s
    python -m benchmarks.classroom --nbgrader             besides, three of them with nbgrader: 20 times the CPU
    python -m benchmarks.classroom --otter /path/otter    besides, three with `otter run`: 50 times the CPU
    python -m benchmarks.classroom --cluster tcp://127.0.0.1:8786

The time is that of the whole command `grade`, from reading the files to the last page. The CPU is that of all its
processes, and of theirs. Other graders run the same notebook as it was handed in, with the same check in each test.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.classroom_students import ROOT, chapter_file, hand_in
from dlcore.classroom.grading.grades import Grades
from dlcore.practice import exercises

HONEST, HOSTILE = 15.0, 45.0
TIMES = {"nbgrader": 20, "otter": 50}
OTHERS = 3  # submissions that the other graders get: each takes them many seconds


def main():
    options = parser().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        evil = hand_in(folder / "class", options.chapter, options.count, options.hostile, options.alike)
        took, cpu = grade(folder, options)
        rows = Grades(folder / "graded" / "grades.sqlite").rows()
        most = (HOSTILE if options.hostile else HONEST) * options.count / 500
        told = f"{len(rows)} submissions, {len(evil)} hostile, {options.workers} workers: {took:.1f} s"
        print(f"{told}, at most {most:.0f} s{'' if took <= most else '   too slow'}")
        print(
            f"CPU {cpu / options.count:.3f} s a submission; {sum(row.points for row in rows):g} points in all"
        )
        for name, measure in (("nbgrader", with_nbgrader), ("otter", with_otter)):
            if getattr(options, name):
                compare(name, measure(folder, options), cpu / options.count)


def parser():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=500)
    asked.add_argument("--hostile", type=float, default=0.0, help="the share of hostile ones")
    asked.add_argument("--alike", type=float, default=0.0, help="the share of answers that others have too")
    asked.add_argument("--chapter", default="02")
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--cluster", default="")
    asked.add_argument(
        "--nbgrader", action="store_true", help="compare with nbgrader, which is installed here"
    )
    asked.add_argument("--otter", default="", help="the program `otter`, in whatever environment it is")
    return asked


def grade(folder, options):
    """The command, in a process of its own: seconds, and CPU seconds of it and all its children."""
    more = ["--cluster", options.cluster] if options.cluster else ["--workers", str(options.workers)]
    command = [
        sys.executable,
        "-c",
        "from dlcore.classroom.grading.grade import main; raise SystemExit(main())",
    ]
    return timed([*command, str(folder / "class"), "--to", str(folder / "graded"), *more], ROOT)


def timed(command, folder, **settings):
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), **settings}
    before, start, boxes = used(), time.perf_counter(), {}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        while process.poll() is None:
            boxes |= servers(process.pid)
            time.sleep(0.05)
        said.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{said.read()[-2000:]}")
    return time.perf_counter() - start, used() - before + sum(boxes.values())


def servers(pid):
    """{pid: CPU seconds} of the fork servers below a process, with those of their children that have ended.

    They are asked while they run, because bubblewrap tells nobody.
    """
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"dlcore-box" in command and b"bwrap" not in command:
            ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
            return {pid: sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")}
        lists = [(thread / "children").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:  # it has ended meanwhile
        return {}
    return {
        known: cpu for line in lists for child in line.split() for known, cpu in servers(int(child)).items()
    }


def used():
    """CPU seconds of all child processes that have ended."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return theirs.ru_utime + theirs.ru_stime


def compare(name, cpu, ours):
    ratio = cpu / ours
    verdict = "" if ratio >= TIMES[name] else "   too little"
    print(f"{name}: CPU {cpu:.2f} s a submission, {ratio:.0f} times ours, at least {TIMES[name]}{verdict}")


def some(folder):
    return sorted((folder / "class").iterdir())[:OTHERS]


def with_nbgrader(folder, options):
    """CPU seconds of `nbgrader autograde` for each of some submissions."""
    course, notebook = folder / "nbgrader", chapter_file(options.chapter)
    (course / "source" / "week").mkdir(parents=True)
    shutil.copy(notebook, course / "source" / "week")
    for student in some(folder):
        shutil.copytree(student, course / "submitted" / student.name / "week")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # where alembic is
    nbgrader = [sys.executable, "-m", "nbgrader"]
    timed([*nbgrader, "generate_assignment", "week", "--create"], course, PATH=path)
    return timed([*nbgrader, "autograde", "week"], course, PATH=path)[1] / OTHERS


TEST = """OK_FORMAT = True
case = {{"code": ">>> bool(check({id}))\\nTrue", "hidden": False, "locked": False}}
suite = {{"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}}
test = {{"name": {id!r}, "points": {points}, "suites": [suite]}}
"""


def with_otter(folder, options):
    """CPU seconds of `otter run` for each of some submissions; what its environment lacks it finds in ours."""
    place = folder / "otter"
    (place / "tests").mkdir(parents=True)
    for id, exercise in exercises().items():
        if exercise.notebook.startswith(options.chapter):
            text = TEST.format(id=id, points=exercise.points)
            (place / "tests" / f"{id}.py").write_text(text, encoding="utf-8")
    also = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    (place / "sitecustomize.py").write_text(f"import sys\nsys.path += {json.dumps(also)}\n", encoding="utf-8")
    otter = Path(options.otter)
    settings = {"PATH": os.pathsep.join([str(otter.parent), os.environ["PATH"]]), "PYTHONPATH": str(place)}
    timed([str(otter), "generate", "-t", "tests", "--no-requirements", "--no-environment"], place, **settings)
    cpu = 0.0
    for student in some(folder):
        notebook = shutil.copy(next(student.iterdir()), place)
        cpu += timed([str(otter), "run", "-a", "autograder.zip", notebook], place, **settings)[1]
        points = sum(
            test.get("score", 0) for test in json.loads((place / "results.json").read_text())["tests"]
        )
        print(f"otter run gives {student.name} {points:g} points")
    return cpu / OTHERS


if __name__ == "__main__":
    main()
