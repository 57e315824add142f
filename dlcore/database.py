"""SQLite files of the course: progress (`practice`) and results of a search (`search`). What both need is here.

A file may be damaged by a crash of the machine or a full stick: what can be read in it is brought over. And an error
of SQLite or of the operating system is told as a learner can use it.
"""

import errno
from contextlib import closing, suppress

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
