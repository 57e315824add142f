"""The store: every result of a search in one SQLite file, written as it comes. A second start goes on from there.

A result belongs to a trial (its name and its source text), a seed, a configuration and a number of epochs; so one
file may hold several searches, and none is taken for another. While a search runs it holds the file alone: the system
takes the lock back from a driver that ends, however it ends. Its journal works on network drives as well.
"""

import os
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from dlcore import database
from dlcore.database import as_text, in_words, is_damage, readable_rows, sqlite3
from dlcore.messages import _, ngettext

MARK = 0x646C7372  # "dlsr": says in the head of the file whose it is
VERSION = 1
MAGIC = b"SQLite format 3\x00"
COLUMNS = "trial, seed, configuration, epochs, score, reason, state, starts, seconds, at"
INSERT = f"INSERT OR IGNORE INTO result ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SELECT = f"SELECT number, {COLUMNS} FROM result"
TABLE = """CREATE TABLE result (
    number INTEGER PRIMARY KEY AUTOINCREMENT, trial TEXT NOT NULL, seed INTEGER NOT NULL, configuration TEXT NOT NULL,
    epochs INTEGER NOT NULL, score REAL, reason TEXT, state BLOB, starts INTEGER, seconds REAL, at TEXT,
    UNIQUE (trial, seed, configuration, epochs))"""
OF_ONE = "WHERE trial = ? AND seed = ? AND configuration = ?"


class StoreUnavailable(Exception):
    """The results cannot be read or written; the text says why."""


class Damaged(Exception):
    """What is written in the file cannot be read."""


@dataclass(frozen=True)
class Result:
    """The score after so many epochs, or the reason why there is none."""

    score: float | None
    reason: str | None = None


class Store:
    """The results of one trial function with one seed; without a path they are kept in memory."""

    def __init__(self, path, trial, seed):
        if sqlite3 is None:
            raise StoreUnavailable(_("this Python was built without SQLite"))
        self.path = None if path is None else Path(path).expanduser()
        self.which, self.news, self.connection = (trial, seed), None, None

    def __enter__(self):
        try:
            self.connection = self.opened()
        except Damaged:
            self.connection = self.mended()
        query = "SELECT configuration, epochs, score, reason FROM result WHERE trial = ? AND seed = ?"
        found = self.execute(query, self.which).fetchall()
        self.known = {(configuration, epochs): Result(*result) for configuration, epochs, *result in found}
        return self

    def __exit__(self, *_error):
        self.connection.close()

    def state_before(self, configuration, epochs):
        """The farthest state before so many epochs: (epochs made, its bytes); (0, None) where there is none."""
        farthest = f"SELECT epochs, state FROM result {OF_ONE} AND epochs < ? AND state IS NOT NULL"
        found = self.execute(
            f"{farthest} ORDER BY epochs DESC", (*self.which, configuration, epochs)
        ).fetchone()
        return found or (0, None)

    def save(self, configuration, epochs, result, state=None, starts=1, seconds=None):
        """Keep a result on the disk before anything else happens; of states only the newest."""
        row = (*self.which, configuration, epochs, result.score, result.reason, state, starts, seconds)
        self.execute("BEGIN")
        self.execute(INSERT, (*row, time.strftime("%Y-%m-%dT%H:%M:%S")))
        if state is not None:
            older = f"UPDATE result SET state = NULL {OF_ONE} AND epochs < ?"
            self.execute(older, (*self.which, configuration, epochs))
        self.execute("COMMIT")
        self.known[configuration, epochs] = result

    def execute(self, statement, values=()):
        try:
            return self.connection.execute(statement, values)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise self.unavailable(in_words(error, self.path)) from error

    # The file.

    def opened(self):
        """A connection to a file that is ours alone until it is closed."""
        if self.path is not None and self.path.is_file() and self.path.stat().st_size:
            with self.path.open("rb") as file:
                if file.read(len(MAGIC)) != MAGIC:
                    raise self.unavailable(self.not_ours())
        try:
            connection = sqlite3.connect(
                self.path or ":memory:", timeout=database.PATIENCE, isolation_level=None
            )
        except sqlite3.Error as error:
            raise self.unavailable(in_words(error, self.path)) from error
        try:
            connection.text_factory = as_text
            self.prepare(connection)
        except sqlite3.Error as error:
            connection.close()
            if is_damage(error):
                raise Damaged from error
            raise self.unavailable(self.in_use(error) or in_words(error, self.path)) from error
        except BaseException:
            connection.close()
            raise
        return connection

    def prepare(self, connection):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        mark, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if not tables and not mark:
            connection.execute(TABLE)
            connection.execute(f"PRAGMA application_id = {MARK}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        elif mark != MARK:
            raise self.unavailable(self.not_ours())
        elif version > VERSION:
            newer = _("{path} was written by a newer version of this course, and is left as it is")
            raise self.unavailable(newer.format(path=self.path))
        connection.execute("COMMIT")
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("no such page can be read")
        connection.execute(SELECT + " LIMIT 0")

    def mended(self):
        """The damaged file is kept under another name, and what can be read in it is in the new one."""
        with suppress(Damaged):
            return self.opened()  # another search met the damage first
        aside = self.unused_name()
        try:
            with suppress(FileNotFoundError):
                os.replace(f"{self.path}-journal", f"{aside}-journal")
            os.replace(self.path, aside)
        except OSError as error:
            raise self.unavailable(in_words(error, self.path)) from error
        rows = [row for row in readable_rows(aside, SELECT) if is_whole(row)]
        with closing(self.opened()) as connection:
            connection.execute("BEGIN")
            connection.executemany(INSERT, rows)
            connection.execute("COMMIT")
        damage = _("{path} was damaged. It is kept as {aside}.").format(path=self.path, aside=aside.name)
        rescue = ngettext(
            "{n} result could be brought over.", "{n} results could be brought over.", len(rows)
        )
        self.news = f"{damage} {rescue.format(n=len(rows))}"
        return self.opened()

    def unused_name(self):
        stem = f"{self.path.stem}-damaged-{time.strftime('%Y-%m-%d-%H%M%S')}"
        names = (f"{stem}{f'-{n}' if n else ''}{self.path.suffix}" for n in count())
        return next(path for path in map(self.path.with_name, names) if not path.exists())

    # Words.

    def unavailable(self, reason):
        return StoreUnavailable(_("The results cannot be kept: {reason}.").format(reason=reason))

    def not_ours(self):
        told = _(
            "{path} is no store of a search, or a badly damaged one; it is left as it is: give another name"
        )
        return told.format(path=self.path)

    def in_use(self, error):
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            told = _(
                "another search is writing to {path}; wait until it is done, or give this one a store of its own"
            )
            return told.format(path=self.path)
        return None


def is_whole(row):
    """Is this a row as `save` writes it? What a damaged file gives may be anything."""
    trial, seed, configuration, epochs, score, reason, state, *_more = row
    its_key = isinstance(trial, str) and isinstance(configuration, str) and isinstance(seed, int)
    its_value = isinstance(score, float) if reason is None else isinstance(reason, str)
    return its_key and isinstance(epochs, int) and its_value and isinstance(state, bytes | None)
