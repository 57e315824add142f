"""The file under `store`: one SQLite database, opened for each transaction and closed again.

SQLite's rollback journal makes a transaction survive a crash, and unlike its write-ahead log it also works
on the network drives that home folders often are. What is added here: an older file is brought up to date, a
newer one is left alone, a damaged one is moved aside and what can be read in it is copied into a new one.
"""

import os
import time
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from dlcore import database
from dlcore.database import PATIENCE, as_text, in_words, is_damage, sqlite3
from dlcore.messages import _, ngettext

COLUMNS = ("uid", "at", "kind", "item", "course", "details")
SELECT = f"SELECT {', '.join(COLUMNS)} FROM event"
SELECT_NUMBERED = SELECT.replace("SELECT", "SELECT number,")
# A uid tells the same event in two files, so that bringing files together never counts it twice.
INSERT = f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING"

# The statements that lead from each version of the file to the next; its version is kept as user_version.
MIGRATIONS = (
    (
        """CREATE TABLE event (
            number INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
            kind TEXT NOT NULL, item TEXT NOT NULL, course TEXT NOT NULL, details TEXT NOT NULL)""",
        "CREATE INDEX event_by_item ON event (kind, item)",
    ),
)


class Unavailable(Exception):
    """Progress cannot be read or written now; the text says why."""


class Damaged(Exception):
    """The file is not a progress file, or not a whole one."""


def folder():
    """Where progress is kept: the folder DLCORE_PROGRESS, else the user's data folder."""
    if chosen := os.environ.get("DLCORE_PROGRESS"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("dlcore", appauthor=False)


def progress_file():
    return folder() / "progress.sqlite"


def transact(work, writing=True):
    """work(connection) in one transaction; returns its result, and a list of news about a damaged file.

    Raises Unavailable where the file cannot be used.
    """
    path = progress_file()
    try:
        with opened(path, writing) as connection:
            return work(connection), []
    except Damaged:
        aside, rows = replaced(path)
    try:
        with opened(path) as connection:
            connection.executemany(INSERT, rows)
            result = work(connection)
    except Damaged as error:
        raise Unavailable(_("{path} is damaged").format(path=path)) from error
    return result, [what_happened(aside, rows)] if aside else []


@contextmanager
def opened(path, writing=True):
    """A connection in a transaction: committed at the end, rolled back by any error."""
    if sqlite3 is None:
        raise Unavailable(_("this Python was built without SQLite"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.text_factory = as_text
            bring_up_to_date(connection, path)
            connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            yield connection
            connection.execute("COMMIT")
    except (OSError, ValueError, sqlite3.Error) as error:
        if is_damage(error):
            raise Damaged from error
        raise Unavailable(in_words(error, path)) from error


def bring_up_to_date(connection, path):
    version = version_of(connection)
    if version > len(MIGRATIONS):
        newer = _("{path} was written by a newer version of this course, and is left as it is")
        raise Unavailable(newer.format(path=path))
    if version < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        for statements in MIGRATIONS[version_of(connection) :]:  # another notebook may have been faster
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")


def version_of(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def unused_name(what):
    """A path beside the progress file that says what it is, and the date."""
    stem = f"progress-{what}-{time.strftime('%Y-%m-%d-%H%M%S')}"
    names = (f"{stem}{f'-{n}' if n else ''}.sqlite" for n in count())
    return next(path for path in map(folder().joinpath, names) if not path.exists())


# Damage


def replaced(path):
    """Move a damaged file aside: where it is now, and the rows that can be read in it."""
    if is_whole(path):  # another notebook met the damage first
        return None, []
    aside = unused_name("damaged")
    try:
        with suppress(FileNotFoundError):
            os.replace(f"{path}-journal", f"{aside}-journal")
        os.replace(path, aside)
    except OSError as error:
        raise Unavailable(in_words(error, path)) from error
    return aside, readable_rows(aside)


def is_whole(path):
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
            connection.text_factory = bytes
            connection.execute(SELECT).fetchall()
            return connection.execute("PRAGMA quick_check").fetchone() == (b"ok",)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def readable_rows(path):
    """The events that can be read in a damaged file, in order."""
    found = database.readable_rows(path, SELECT_NUMBERED)
    return [row for row in found if all(isinstance(value, str) for value in row)]


def what_happened(aside, rows):
    damage = _("The progress file was damaged. It is kept as {path}.").format(path=aside)
    rescue = ngettext("{n} event could be brought over.", "{n} events could be brought over.", len(rows))
    return f"{damage} {rescue.format(n=len(rows))}"
