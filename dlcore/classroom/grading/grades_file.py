"""The file of the grades: opened for one grading alone; a damaged one is put aside, for grading again is quick.

Beside it lies the key of the class: from it and the code that is graded come the random inputs, which no student can
foresee, and which are the same whenever the same code is graded again.
"""

import os
import re
import secrets
import stat
from contextlib import suppress

from dlcore.classroom.files import publish
from dlcore.database import Damaged, Form, in_words, put_aside, sqlite3
from dlcore.messages import N_, _

FILE, KEY = "grades.sqlite", "grades.key"
TABLES = (
    """CREATE TABLE submission (
        number INTEGER PRIMARY KEY AUTOINCREMENT, student TEXT NOT NULL, file TEXT NOT NULL, handed_in TEXT NOT NULL,
        chapter TEXT NOT NULL, sha TEXT, trouble TEXT NOT NULL, oddities TEXT NOT NULL)""",
    """CREATE TABLE result (
        number INTEGER PRIMARY KEY AUTOINCREMENT, sha TEXT NOT NULL, version TEXT NOT NULL, failed INTEGER NOT NULL,
        result TEXT NOT NULL, seconds REAL, starts INTEGER, at TEXT, UNIQUE (sha, version))""",
    "CREATE TABLE code (sha TEXT PRIMARY KEY, packed BLOB NOT NULL)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)


class GradesUnavailable(Exception):
    """The grades cannot be read or written; the text says why."""


def unavailable(reason):
    return GradesUnavailable(_("The grades cannot be kept: {reason}.").format(reason=reason))


GRADES = Form(
    mark=0x646C6763,
    version=1,
    tables=TABLES,
    query="SELECT count(*) FROM submission, result, code, setting",
    unavailable=unavailable,
    taken=N_("another grading or report has {path}; wait until it is done"),
    foreign=N_(
        "{path} is no file of grades, or a badly damaged one; it is left as it is: name another folder"
    ),
    newer=N_("{path} was written by a newer version of this course, and is left as it is"),
)


def opened(path):
    """A connection to the file that nobody else has, and None or a sentence about a damaged file."""
    if sqlite3 is None:
        raise unavailable(_("this Python was built without SQLite"))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        GRADES.refuse_others(path)
        try:
            return GRADES.connected(path), None
        except Damaged:
            aside = put_aside(path)
            told = _("{path} was damaged. It is kept as {aside}, and everything is graded again.")
            return GRADES.connected(path), told.format(path=path, aside=aside.name)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(in_words(error, path)) from error


# The key


def key_of_class(folder):
    """The secret of this class, 32 bytes; made once, and readable for its owner alone."""
    path = folder / KEY
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            make_key(path)
        if stat.S_IMODE(path.stat().st_mode) & 0o077 and os.name == "posix":
            path.chmod(0o600)
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise unavailable(in_words(error, path)) from error
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        told = _("{path} is damaged; without it, delete it and all are graded anew with other random inputs")
        raise unavailable(told.format(path=path))
    return bytes.fromhex(text)


def make_key(path):
    """A new key, whole or not at all; of two that are made at once the first stays."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            publish(beside, path)
    finally:
        beside.unlink(missing_ok=True)
