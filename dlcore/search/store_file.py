"""The file under `store`: opened for one search alone, and mended where it is damaged.

The lock is SQLite's own: the system takes it back from a search that ends, however it ends. The journal is the kind
that works on network drives as well.
"""

import os
import time
from contextlib import suppress
from itertools import count

from dlcore import database
from dlcore.database import as_text, in_words, is_damage, readable_rows, sqlite3
from dlcore.messages import _, ngettext

MAGIC = b"SQLite format 3\x00"
MARK = 0x646C7372  # says in the head of the file that it is a store
VERSION = 1
COLUMNS = "trial, seed, configuration, epochs, score, reason, state, starts, seconds, at"
INSERT = f"INSERT OR IGNORE INTO result ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SELECT = f"SELECT number, {COLUMNS} FROM result"
TABLE = """CREATE TABLE result (
    number INTEGER PRIMARY KEY AUTOINCREMENT, trial TEXT NOT NULL, seed INTEGER NOT NULL,
    configuration TEXT NOT NULL, epochs INTEGER NOT NULL, score REAL, reason TEXT, state BLOB,
    starts INTEGER, seconds REAL, at TEXT, UNIQUE (trial, seed, configuration, epochs))"""


class StoreUnavailable(Exception):
    """The results cannot be read or written; the text says why."""


class Damaged(Exception):
    """What is written in the file cannot be read."""


def opened(path):
    """A connection to the file that nobody else has, and None or a sentence about how it was mended."""
    if sqlite3 is None:
        raise unavailable(_("this Python was built without SQLite"))
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            refuse_others(path)
        with suppress(Damaged):
            return connected(path), None
        with suppress(Damaged):
            return connected(path), None  # another search met the damage first, and has mended it
        aside, rows = put_aside(path)
        connection = connected(path)
        connection.executemany(INSERT, rows)
        return connection, what_happened(path, aside, rows)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(in_words(error, path)) from error


def refuse_others(path):
    """A file that is no database is somebody's: it is not even opened."""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
        if head not in (b"", MAGIC):
            raise unavailable(not_ours(path))


def connected(path):
    connection = sqlite3.connect(path or ":memory:", timeout=database.PATIENCE, isolation_level=None)
    try:
        connection.text_factory = as_text
        prepare(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise Damaged from error
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            told = _("another search has {path}; wait until it is done, or give this one a file of its own")
            raise unavailable(told.format(path=path)) from error
        raise
    return connection


def prepare(connection, path):
    """Take the lock, which is kept until the connection is closed, and see what is in the file."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    asked = ("SELECT count(*) FROM sqlite_master", "PRAGMA application_id", "PRAGMA user_version")
    tables, mark, version = (connection.execute(question).fetchone()[0] for question in asked)
    if not tables and not mark:
        connection.execute(TABLE)
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    elif mark != MARK:
        raise unavailable(not_ours(path))
    elif version > VERSION:
        newer = _("{path} was written by a newer version of this course, and is left as it is")
        raise unavailable(newer.format(path=path))
    connection.execute("COMMIT")
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise Damaged
    connection.execute(f"{SELECT} LIMIT 0")


def put_aside(path):
    """Move a damaged file: where it is now, and the results that can be read in it."""
    stem = f"{path.stem}-damaged-{time.strftime('%Y-%m-%d-%H%M%S')}"
    names = (f"{stem}{f'-{n}' if n else ''}{path.suffix}" for n in count())
    aside = next(name for name in map(path.with_name, names) if not name.exists())
    with suppress(FileNotFoundError):
        os.replace(f"{path}-journal", f"{aside}-journal")
    os.replace(path, aside)
    return aside, [row for row in readable_rows(aside, SELECT) if is_whole(row)]


def is_whole(row):
    """Is this a row as a search writes it? In a damaged file may be anything."""
    trial, seed, configuration, epochs, score, reason, state, *_more = row
    named = isinstance(trial, str) and isinstance(seed, int) and isinstance(configuration, str)
    told = isinstance(score, float) if reason is None else isinstance(reason, str)
    return named and isinstance(epochs, int) and told and isinstance(state, bytes | None)


def unavailable(reason):
    return StoreUnavailable(_("The results cannot be kept: {reason}.").format(reason=reason))


def not_ours(path):
    told = _("{path} is no store of a search, or a badly damaged one; it is left as it is: give another name")
    return told.format(path=path)


def what_happened(path, aside, rows):
    damage = _("{path} was damaged. It is kept as {aside}.").format(path=path, aside=aside.name)
    rescue = ngettext("{n} result could be brought over.", "{n} results could be brought over.", len(rows))
    return f"{damage} {rescue.format(n=len(rows))}"
