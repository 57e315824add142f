"""The file under `store`: opened for one search alone, and mended where it is damaged.

The journal is the kind that works on network drives as well.
"""

from contextlib import suppress

from dlcore.database import Damaged, Form, in_words, put_aside, readable_rows, sqlite3
from dlcore.messages import N_, _, ngettext

COLUMNS = "trial, seed, configuration, epochs, score, reason, state, starts, seconds, at"
INSERT = f"INSERT OR IGNORE INTO result ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SELECT = f"SELECT number, {COLUMNS} FROM result"
TABLE = """CREATE TABLE result (
    number INTEGER PRIMARY KEY AUTOINCREMENT, trial TEXT NOT NULL, seed INTEGER NOT NULL,
    configuration TEXT NOT NULL, epochs INTEGER NOT NULL, score REAL, reason TEXT, state BLOB,
    starts INTEGER, seconds REAL, at TEXT, UNIQUE (trial, seed, configuration, epochs))"""


class StoreUnavailable(Exception):
    """The results cannot be read or written; the text says why."""


def unavailable(reason):
    return StoreUnavailable(_("The results cannot be kept: {reason}.").format(reason=reason))


STORE = Form(
    mark=0x646C7372,
    version=1,
    tables=(TABLE,),
    query=SELECT,
    unavailable=unavailable,
    taken=N_("another search has {path}; wait until it is done, or give this one a file of its own"),
    foreign=N_(
        "{path} is no store of a search, or a badly damaged one; it is left as it is: give another name"
    ),
    newer=N_("{path} was written by a newer version of this course, and is left as it is"),
)


def opened(path):
    """A connection to the file that nobody else has, and None or a sentence about how it was mended."""
    if sqlite3 is None:
        raise unavailable(_("this Python was built without SQLite"))
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            STORE.refuse_others(path)
        with suppress(Damaged):
            return STORE.connected(path), None
        with suppress(Damaged):
            return STORE.connected(path), None  # another search met the damage first, and has mended it
        aside = put_aside(path)
        rows = [row for row in readable_rows(aside, SELECT) if is_whole(row)]
        connection = STORE.connected(path)
        connection.executemany(INSERT, rows)
        return connection, what_happened(path, aside, rows)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(in_words(error, path)) from error


def is_whole(row):
    """Is this a row as a search writes it? In a damaged file may be anything."""
    trial, seed, configuration, epochs, score, reason, state, *_more = row
    named = isinstance(trial, str) and isinstance(seed, int) and isinstance(configuration, str)
    told = isinstance(score, float) if reason is None else isinstance(reason, str)
    return named and isinstance(epochs, int) and told and isinstance(state, bytes | None)


def what_happened(path, aside, rows):
    damage = _("{path} was damaged. It is kept as {aside}.").format(path=path, aside=aside.name)
    rescue = ngettext("{n} result could be brought over.", "{n} results could be brought over.", len(rows))
    return f"{damage} {rescue.format(n=len(rows))}"
