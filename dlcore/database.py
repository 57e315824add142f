"""SQLite files of the course: progress (`practice`), results of a search (`search`), grades (`classroom`).

What they need together is here. A file may be damaged by a crash of the machine or a full stick: what can be read in
it is brought over. An error of SQLite or of the operating system is told as a learner can use it. And a `Form` is a
kind of file that one program at a time has for itself.
"""

import errno
import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count

try:
    import sqlite3
except ImportError:  # a Python that was compiled where SQLite's headers were missing
    sqlite3 = None

from dlcore.messages import _

PATIENCE = 2.0  # seconds to wait while another program writes


def as_text(stored):
    return stored.decode(errors="replace")


def is_damage(error):
    """SQLite says so, or names in it cannot be read, or a table that should be there is not."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    garbled = isinstance(error, UnicodeDecodeError) or str(error).startswith("no such")
    return garbled or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def readable_rows(path, select):
    """The rows (number, ...) of a query before the first unreadable page and those after the last, in order."""
    found = {}
    for direction in ("ASC", "DESC"):
        with (
            suppress(sqlite3.Error, UnicodeDecodeError),
            closing(sqlite3.connect(path, timeout=PATIENCE)) as connection,
        ):
            connection.text_factory = as_text
            for number, *row in connection.execute(f"{select} ORDER BY number {direction}"):
                found[number] = tuple(row)
    return [found[number] for number in sorted(found)]


def in_words(error, path):
    """An error of SQLite or of the operating system as a learner can use it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    number = getattr(error, "errno", None)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _("another program is writing to {path}").format(path=path)
    if code == sqlite3.SQLITE_FULL or number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("the disk is full")
    forbidden = code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
    if forbidden or number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("{path} cannot be written").format(path=path)
    if number in (errno.EEXIST, errno.ENOTDIR):
        return _("{folder} is not a folder").format(folder=path.parent)
    return getattr(error, "strerror", None) or str(error)


# Files for one program alone

MAGIC = b"SQLite format 3\x00"
ASKED = ("SELECT count(*) FROM sqlite_master", "PRAGMA application_id", "PRAGMA user_version")


class Damaged(Exception):
    """What is written in a file cannot be read."""


@dataclass(frozen=True)
class Form:
    """A kind of file: the mark and the version in its head, its tables, and a query that asks for all it should have.

    The lock is SQLite's own: the system takes it back from a program that ends, however it ends. `unavailable` makes
    an exception of a reason; `taken`, `foreign` and `newer` are the reasons why a {path} cannot be had.
    """

    mark: int
    version: int
    tables: tuple
    query: str
    unavailable: Callable
    taken: str
    foreign: str
    newer: str

    def refuse_others(self, path):
        """A file that is no database is somebody's: it is not even opened."""
        if path.is_file():
            with path.open("rb") as file:
                head = file.read(len(MAGIC))
            if head not in (b"", MAGIC):
                raise self.refused(self.foreign, path)

    def refused(self, words, path):
        return self.unavailable(_(words).format(path=path))

    def connected(self, path):
        """A connection to the file that nobody else has, in memory without a path; Damaged if it cannot be read."""
        connection = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None)
        try:
            connection.text_factory = as_text
            self.prepare(connection, path)
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error) and is_damage(error):
                raise Damaged from error
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise self.refused(self.taken, path) from error
            raise
        return connection

    def prepare(self, connection, path):
        """Take the lock, which is kept until the connection is closed, and see what is in the file."""
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        tables, mark, version = (connection.execute(question).fetchone()[0] for question in ASKED)
        if not tables and not mark:
            for table in self.tables:
                connection.execute(table)
            connection.execute(f"PRAGMA application_id = {self.mark}")
            connection.execute(f"PRAGMA user_version = {self.version}")
        elif mark != self.mark:
            raise self.refused(self.foreign, path)
        elif version > self.version:
            raise self.refused(self.newer, path)
        connection.execute("COMMIT")
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise Damaged
        connection.execute(f"{self.query} LIMIT 0")


def put_aside(path):
    """Move a damaged file; where it is now."""
    stem = f"{path.stem}-damaged-{time.strftime('%Y-%m-%d-%H%M%S')}"
    names = (f"{stem}{f'-{n}' if n else ''}{path.suffix}" for n in count())
    aside = next(name for name in map(path.with_name, names) if not name.exists())
    with suppress(FileNotFoundError):
        os.replace(f"{path}-journal", f"{aside}-journal")
    os.replace(path, aside)
    return aside
