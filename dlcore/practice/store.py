"""The learner's progress: events that are only ever added, in one file in their data folder.

An event is a check, a hint, a solution shown, a quiz answer or a prediction. `record` never raises: what
cannot be written now (full disk, read-only folder, a file of a newer course) is kept in memory, is part of
`history` and `export` all the same, and is written with the next event that gets through. The order of events
is the order in which they were written, not that of the clock, so a clock set back disturbs nothing.
"""

import atexit
import csv
import json
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from uuid import uuid4

from dlcore import __version__
from dlcore.messages import _
from dlcore.practice import database
from dlcore.practice.database import COLUMNS, INSERT, SELECT, Unavailable, folder

__all__ = ["Unavailable", "export", "folder", "history", "merge", "record", "reset", "trouble"]

KINDS = ("check", "hint", "solution", "quiz", "prediction")

_waiting = []  # events that are not in the file yet
_news = []  # what happened to a damaged file, until it has been told
_lock = RLock()  # widgets call from threads of their own


def record(kind, item, **details):
    """Keep one event. Returns None, or a sentence if something went wrong; never raises."""
    if "NBGRADER_EXECUTION" in os.environ:  # a teacher grades; this is not their progress
        return None
    try:
        with _lock:
            _waiting.append(new_row(kind, item, details))
            return write_waiting()
    except Exception as error:
        return _("Your progress was not saved: {reason}.").format(reason=error)


def trouble():
    """None, or a sentence saying why progress cannot be saved at the moment."""
    with _lock:
        return write_waiting()


def history(kind=None, item=None):
    """The events so far, oldest first, as dicts: at, kind, item, course, and what they were recorded with."""
    return [as_event(row) for row in rows(kind, item)]


def export(path):
    """Write all events to a .json or a .csv file, which `merge` reads; returns its path."""
    path = Path(path).expanduser()
    write = {".json": write_json, ".csv": write_csv}.get(path.suffix.lower())
    if not write:
        raise Unavailable(_("An export is a .json or a .csv file, not {name}.").format(name=path.name))
    unfinished = path.with_name(f"{path.name}.part")
    try:
        write(unfinished, [dict(zip(COLUMNS, row, strict=True)) for row in rows()])
        unfinished.replace(path)
    except OSError as error:
        raise Unavailable(
            _("Cannot write {path}: {reason}.").format(path=path, reason=error.strerror)
        ) from None
    return path


def merge(path):
    """Add the events of an export, or of a backup, that are not here yet; returns how many."""
    path = Path(path).expanduser()
    try:
        read = {".json": read_json, ".csv": read_csv, ".sqlite": database.readable_rows}[path.suffix.lower()]
        path.open("rb").close()
        theirs = [tuple(map(utf8, row)) for row in read(path)]
    except OSError as error:
        raise Unavailable(
            _("Cannot read {path}: {reason}.").format(path=path, reason=error.strerror)
        ) from None
    except (ValueError, KeyError, TypeError):
        raise Unavailable(_("{path} is not an export of this course.").format(path=path)) from None
    with _lock:
        here = {row[0] for row in rows()}
        new = {row[0]: row for row in theirs if row[0] not in here}
        _waiting.extend(new.values())
        insist(write_waiting())
    return len(new)


def reset():
    """Begin anew. What was there is kept in a file with the date in its name; returns that file's path."""
    with _lock:
        insist(write_waiting())
        backup = database.unused_name("backup")
        database.transact(lambda connection: move_rows(connection, backup))
        return backup


def move_rows(connection, backup):
    with closing(database.sqlite3.connect(database.progress_file())) as reader:
        reader.execute("VACUUM INTO ?", (str(backup),))  # a copy, while our transaction keeps writers out
    connection.execute("DELETE FROM event")


# Rows


def new_row(kind, item, details):
    if kind not in KINDS:
        raise ValueError(f"an event is one of {', '.join(KINDS)}, not {kind!r}")
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return uuid4().hex, now, kind, utf8(item), __version__, json.dumps(details, default=plain)


def utf8(value):
    """Text that can be written: one event that never can would keep all later ones waiting."""
    return str(value).encode(errors="replace").decode()


def plain(value):
    """A NumPy number as Python's, anything else as text."""
    return value.item() if getattr(value, "shape", None) == () else str(value)


def as_event(row):
    _uid, at, kind, item, course, details = row
    try:
        details = dict(json.loads(details))
    except (ValueError, TypeError):  # rescued from a damaged file
        details = {}
    return {**details, "at": at, "kind": kind, "item": item, "course": course}


def rows(kind=None, item=None):
    """The events of one kind or about one item or all, those not yet written last."""
    wanted = {"kind": kind, "item": item}
    wanted = {column: value for column, value in wanted.items() if value is not None}
    where = " AND ".join(f"{column} = ?" for column in wanted) or "TRUE"
    with _lock:
        saved = read(f"{SELECT} WHERE {where} ORDER BY number", tuple(wanted.values()))
        known = {row[0] for row in saved}
        return saved + [row for row in _waiting if row[0] not in known and matches(row, wanted)]


def matches(row, wanted):
    named = dict(zip(COLUMNS, row, strict=True))
    return all(named[column] == value for column, value in wanted.items())


def read(query, values):
    try:
        found, news = database.transact(
            lambda connection: connection.execute(query, values).fetchall(), False
        )
    except Unavailable:
        return []
    _news.extend(news)
    return found


def write_waiting():
    """Write what is not in the file yet; None, or what there is to tell."""
    try:
        _done, news = database.transact(lambda connection: connection.executemany(INSERT, _waiting))
    except Unavailable as error:
        kept = _(
            "Your progress cannot be saved at the moment: {reason}. It is kept until this notebook is closed."
        )
        return kept.format(reason=error)
    told = " ".join([*_news, *news])
    _waiting.clear()
    _news.clear()
    return told or None


@atexit.register
def try_once_more():
    """The notebook is being closed, and what waits in memory goes with it."""
    if _waiting:
        write_waiting()


def insist(problem):
    """Stop if there are events that could not be written."""
    if _waiting:
        raise Unavailable(problem)


# Files


def write_json(path, events):
    whole = {"course": "dlcore", "version": len(database.MIGRATIONS), "events": events}
    path.write_text(json.dumps(whole, indent=1), encoding="utf-8")


def write_csv(path, events):
    with path.open(
        "w", encoding="utf-8-sig", newline=""
    ) as file:  # spreadsheets look for the mark of utf-8-sig
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(events)


def read_json(path):
    events = json.loads(path.read_text(encoding="utf-8"))["events"]
    return [[event[column] for column in COLUMNS] for event in events]


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[event[column] for column in COLUMNS] for event in csv.DictReader(file)]
