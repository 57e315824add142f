"""The grades of a class in one SQLite file: what was handed in, and a result for each code that was.

A result belongs to the code of a notebook and to a version: of the course's exercises, of the class's key, of what is
asked. So a second start grades only what is new, and two students with the same code are graded once. While a class
is graded, the file is that grading's alone; whoever reads it later needs no lock.
"""

import json
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dlcore.classroom.grading.grades_file import GradesUnavailable, opened, unavailable
from dlcore.database import in_words, sqlite3
from dlcore.messages import _, ngettext

__all__ = ["Graded", "Grades", "GradesUnavailable"]

TOGETHER = 0.3  # seconds of results that one transaction may hold: what a kill costs, and is graded again
QUICK = 1  # of zlib: a third of the time for an eighth more bytes
SUBMISSION = "student, file, handed_in, chapter, sha, trouble, oddities"
ROWS = """SELECT student, file, handed_in, chapter, submission.sha, trouble, oddities, result, seconds
    FROM submission LEFT JOIN result ON result.sha = submission.sha
        AND result.version = (SELECT value FROM setting WHERE name = 'version')
    ORDER BY student, chapter, file"""
KEEP = """INSERT OR REPLACE INTO result (sha, version, failed, result, seconds, starts, at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True)
class Graded:
    """A row: one notebook of a student, and what came of it.

    result   {"chapter", "exercises": [{"id", "outcome", "points", "out_of", "mistake", "lines"}], "oddities",
             "layers", "seconds"}; a notebook that could not be graded has no exercises, and the reason is an oddity
    graded   False while it still waits for that
    same_as  other students who handed in the very same code, with something written in it
    """

    student: str
    file: str
    handed_in: str
    sha: str
    result: dict
    graded: bool = True
    same_as: tuple = field(default=())

    @property
    def points(self):
        return sum(one["points"] for one in self.result["exercises"])

    @property
    def out_of(self):
        return sum(one["out_of"] for one in self.result["exercises"])


class Grades:
    """The file at `path`. In a `with` it is written to; to read it, `rows` is enough."""

    def __init__(self, path):
        self.path, self.connection, self.news, self.since = Path(path), None, None, None

    def __enter__(self):
        self.connection, self.news = opened(self.path)
        return self

    def __exit__(self, *_error):
        try:
            self.save()
        finally:
            self.connection.close()
            self.connection = None

    def begin(self, submissions, version):
        """These were handed in, and this is the version by which they are graded."""
        self.version = version
        with self.transaction():
            self.connection.execute("DELETE FROM submission")
            self.connection.executemany(
                f"INSERT INTO submission ({SUBMISSION}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (one.student, one.file, one.handed_in, one.chapter, one.sha or None, one.trouble,
                     json.dumps(one.oddities))
                    for one in submissions
                ],
            )  # fmt: skip
            self.connection.executemany(
                "INSERT OR IGNORE INTO code (sha, packed) VALUES (?, ?)",
                ((one.sha, zlib.compress(one.content, QUICK)) for one in submissions if one.sha),
            )
            self.connection.execute("INSERT OR REPLACE INTO setting VALUES ('version', ?)", (version,))

    def known(self):
        """The shas that have a result of this version. One that failed by itself is tried again."""
        asked = "SELECT sha FROM result WHERE version = ? AND NOT failed"
        return {sha for (sha,) in self.execute(asked, (self.version,))}

    def keep(self, sha, result, failed=False, starts=1):
        """Write a result down; with those of the same moment it is put on the disk."""
        result = dict(result)
        seconds, at = result.pop("seconds", None), time.strftime("%Y-%m-%dT%H:%M:%S")
        if self.since is None:
            self.execute("BEGIN IMMEDIATE")
            self.since = time.monotonic()
        text = json.dumps(result, sort_keys=True)
        self.execute(KEEP, (sha, self.version, failed, text, seconds, starts, at))
        if time.monotonic() - self.since > TOGETHER:
            self.save()

    def save(self):
        """Put on the disk what is not there yet."""
        if self.since is not None:
            self.execute("COMMIT")
            self.since = None

    def rows(self):
        """A Graded for every submission, by the students' names."""
        found = self.read(ROWS)
        same = {}
        for student, _file, _at, _chapter, sha, *_more in found:
            same.setdefault(sha, set()).add(student)
        return [as_graded(row, same[row[4]]) for row in found]

    def code(self, sha):
        """The code that was graded under this sha, as the bytes of a notebook; None if there is none."""
        found = self.read("SELECT packed FROM code WHERE sha = ?", (sha,))
        return zlib.decompress(found[0][0]) if found else None

    # Beneath

    def read(self, statement, values=()):
        if self.connection is not None:
            return self.execute(statement, values).fetchall()
        if not self.path.is_file():
            raise unavailable(_("there is no file {path}").format(path=self.path))
        with Grades(self.path) as alone:
            return alone.read(statement, values)

    @contextmanager
    def transaction(self):
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except sqlite3.Error as error:
            raise self.trouble(error) from error

    def execute(self, statement, values=()):
        try:
            return self.connection.execute(statement, values)
        except sqlite3.Error as error:
            raise self.trouble(error) from error

    def trouble(self, error):
        self.since = None
        with suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")
        return unavailable(in_words(error, self.path))


def as_graded(row, students):
    student, file, handed_in, chapter, sha, trouble, oddities, result, seconds = row
    graded = bool(trouble) or result is not None
    found = json.loads(result) if result else {"chapter": chapter, "exercises": [], "oddities": []}
    waiting = [] if graded else [_("It is not graded yet; `grade` goes on where it was.")]
    said = [*([trouble] if trouble else []), *json.loads(oddities), *waiting, *found["oddities"]]
    found = {"layers": [], **found, "oddities": said, "seconds": seconds or 0.0}
    others = tuple(sorted(students - {student})) if written(found) else ()
    return Graded(student, file, handed_in, sha or "", found, graded, others)


def written(result):
    """Has somebody written an answer? Untouched notebooks are all the same."""
    return any(one["outcome"] != "not attempted" for one in result["exercises"])


def told_of_same(row):
    """A sentence for the teacher about the same code of others, which says no more than that."""
    told = ngettext(
        "The same code, letter by letter, was handed in by {n} other student: {names}.",
        "The same code, letter by letter, was handed in by {n} other students: {names}.",
        len(row.same_as),
    )
    return told.format(n=len(row.same_as), names=", ".join(row.same_as)) if row.same_as else ""
