"""Every file that was handed in, wherever it lies: in folders, in zip files, in zip files within those.

Nothing is unpacked onto the disk, so a path in a zip is a name and nothing more. What is read is limited by what really
comes out, not by what the archive promises: a small file that unpacks to terabytes costs its owner the submission.
"""

import io
import os
import stat
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dlcore.classroom.handed_in.download_names import chapter_in, is_chaff, label
from dlcore.messages import _

LARGEST = 32 * 2**20
"""Bytes that a notebook may have: the course's own, solved and with all their pictures, have 1.3 million."""
TOGETHER = 4 * LARGEST
"""Bytes that may come out of what one student packed."""
ENTRIES = 50_000
DEPTH = 3
"""How many zip files may lie in one another: a class's, a student's, and one that they downloaded."""
DEEPEST = 30
ARCHIVES = (".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")


class Unreadable(Exception):
    """What is wrong with a file, in a sentence."""


@dataclass(frozen=True)
class Piece:
    """One file: its path below the folder, when it was last changed, and how its bytes are read."""

    path: tuple
    at: float | None
    read: Callable

    @property
    def name(self):
        return self.path[-1]


class Budget:
    """What may still come out of one student's archives."""

    def __init__(self):
        self.left = TOGETHER

    def take(self, stream):
        """All bytes of a stream; Unreadable if there are more than are allowed."""
        allowed = min(LARGEST, self.left)
        content = stream.read(allowed + 1)
        self.left -= min(len(content), self.left)
        if len(content) > allowed:
            raise Unreadable(_("it unpacks to more than {size} MB").format(size=allowed // 2**20))
        return content


def pieces(place):
    """All files in a folder, a zip file, or the one file that this is; in the order of their names."""
    place = Path(place)
    if place.is_dir():
        only = [path for path in place.iterdir() if not is_chaff(path.name)]
        if len(only) == 1 and is_zip(only[0].name) and is_class(only[0]):
            return in_zip(only[0], (), of_each_student(), 1)
        return in_folder(place, ())
    if is_zip(place.name):
        return in_zip(place, (), of_each_student(), 1)
    return iter([on_disk(place, (place.name,))])


def in_folder(folder, path):
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield broken(path or (folder.name,), error.strerror or str(error))
        return
    for name in names:
        below, here = folder / name, (*path, name)
        if is_chaff(name):
            continue
        if len(here) > DEEPEST:
            yield broken(here, _("it lies in more than {n} folders").format(n=DEEPEST))
        elif below.is_symlink():
            yield broken(here, _("it is a link to another place, and links are not followed"))
        elif below.is_dir():
            yield from in_folder(below, here)
        elif is_zip(name):
            budget = Budget()
            yield from in_zip(below, here, lambda _path, budget=budget: budget, 1)
        else:
            yield on_disk(below, here)


def on_disk(file, path):
    def read():
        try:
            state = file.stat()
            if not stat.S_ISREG(state.st_mode):
                raise Unreadable(_("it is no ordinary file"))
            if state.st_size > LARGEST:
                raise Unreadable(too_large(state.st_size))
            return file.read_bytes()
        except OSError as error:
            raise Unreadable(error.strerror or str(error)) from error

    return Piece(path, changed(file), read)


def changed(file):
    try:
        return file.stat().st_mtime
    except OSError:
        return None


def too_large(size):
    told = _("it has {size} MB, and {most} MB are allowed")
    return told.format(size=round(size / 2**20), most=LARGEST // 2**20)


def broken(path, reason, at=None):
    """A file of which nothing is known but what is wrong with it."""

    def read():
        raise Unreadable(reason)

    return Piece(path, at, read)


# Zip files


def is_zip(name):
    return name.lower().endswith(".zip")


def is_class(file):
    """Does this zip hold a whole class: names as a system gives them, or several folders?"""
    try:
        with zipfile.ZipFile(file) as archive:
            tops = {parts(name)[0] for name in archive.namelist()[:ENTRIES] if parts(name)}
            folders = {parts(name)[0] for name in archive.namelist()[:ENTRIES] if len(parts(name)) > 1}
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
    folders = [name for name in folders if not is_chaff(name) and not chapter_in(name)]
    return any(label(name) for name in tops) or len(folders) > 1


def of_each_student():
    """Budgets for a zip of a class: one for each name that it has at its top."""
    budgets = defaultdict(Budget)

    def budget_of(path):
        whose = label(path[0])
        return budgets[(whose.student, whose.number) if whose else path[0]]

    return budget_of


def in_zip(file, path, budget_of, depth):
    """The files in a zip, which is a path on the disk or an open file."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            if len(infos) > ENTRIES:
                yield broken(path or (str(file),), _("it is a zip with {n} files").format(n=len(infos)))
                return
            for info in sorted(infos, key=lambda info: info.filename):
                yield from entry(archive, info, path, budget_of, depth)
    except UNREADABLE as error:
        yield broken(path or (Path(str(file)).name,), in_words(error))


UNREADABLE = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, MemoryError, OverflowError,
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error,
)  # fmt: skip


def entry(archive, info, path, budget_of, depth):
    """One entry of a zip: a file, or, where it is a zip itself, the files in that."""
    inner = parts(info.filename)
    if info.is_dir() or not inner or any(map(is_chaff, inner)):
        return
    here, at, budget = (*path, *inner), time_of(info), budget_of((*path, *inner))
    if stat.S_ISLNK(info.external_attr >> 16):
        yield broken(here, _("it is a link to another place, and links are not followed"), at)
    elif not is_zip(inner[-1]):
        # read while the archive is open: whoever takes this piece reads it before asking for the next
        yield Piece(here, at, lambda: unpacked(archive, info, budget))
    elif depth == DEPTH:
        yield broken(here, _("it is a zip in a zip in a zip"), at)
    else:
        try:
            content = unpacked(archive, info, budget)
        except Unreadable as error:
            yield broken(here, str(error), at)
        else:
            yield from in_zip(io.BytesIO(content), here, lambda _path: budget, depth + 1)


def unpacked(archive, info, budget):
    try:
        with archive.open(info) as stream:
            return budget.take(stream)
    except UNREADABLE as error:
        raise Unreadable(in_words(error)) from error


def in_words(error):
    if isinstance(error, RuntimeError) and "password" in str(error):
        return _("it is a zip with a password")
    if isinstance(error, NotImplementedError):
        return _("it is packed in a way that cannot be unpacked here")
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _("it is no zip, or a damaged one")


def parts(name):
    """A name in a zip as what it is made of; what would lead out of it, or to a drive, is left out."""
    pieces = name.replace("\\", "/").replace("\0", "").split("/")
    return tuple(piece for piece in pieces if piece not in ("", ".", "..") and not piece.endswith(":"))


def time_of(info):
    """When a file in a zip was changed, by the clock of whoever packed it; None if that is no date."""
    try:
        return datetime(*info.date_time).astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        return None
